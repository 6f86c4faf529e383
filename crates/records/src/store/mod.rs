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

pub use changes::changes_of;
pub(crate) use disclosure::{disclosures, openable};
pub use disclosure::{note_opening, open_record};
pub use facts::{facts, keys};
pub use finding::{find, states_of};
pub use identity::{children_of, link_records, merge, records_of, split};
pub use listing::all_links;
pub use numbers::{numbers_of, resolve};
pub use rows::put_rows;
pub use sharing::share;
pub(crate) use sharing::{Request, ask, issue_tickets, open_requests, ticket};
pub use undoing::undo;
pub use visibility::visible;
