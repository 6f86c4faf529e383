//! All SQL of this slice.

mod changes;
mod disclosure;
mod facts;
mod finding;
mod identity;
mod listing;
mod numbers;
mod rows;
mod sharing;
mod statement;
mod undoing;
mod visibility;
mod withdrawing;

pub use changes::{changes_of, identity_changes};
pub(crate) use disclosure::note_found;
pub(crate) use disclosure::{disclosures, open_child, openable};
pub use disclosure::{note_opening, open_record};
pub use facts::{facts, keys};
pub use finding::{find, states_of};
pub use identity::{children_of, link_records, merge, records_of, split};
pub use listing::{CurrentRecord, all_links, current_records, records_after};
pub use numbers::{numbers_ever, numbers_of, resolve};
pub use rows::put_rows;
pub use sharing::share;
pub(crate) use sharing::{
    Request, Share, ask, end_shares, issue_tickets, open_requests, open_shares, share_lasts, ticket,
};
pub use undoing::undo;
pub use visibility::visible;
pub use withdrawing::{
    Bereft, begun_again, bereft, part, records_in, renew_names, touched_by, withdraw,
};
