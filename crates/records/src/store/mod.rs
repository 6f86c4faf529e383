//! All SQL of this slice.

mod facts;
mod identity;
mod numbers;
mod rows;
mod statement;
mod undoing;

pub use facts::facts;
pub use identity::{children_of, link_records, merge, records_of, split};
pub use numbers::{numbers_of, resolve};
pub use rows::put_rows;
pub use undoing::undo;
