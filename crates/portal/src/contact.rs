//! Whom to ask in a State, for pages of other slices: what the State's own editor has written in the directory.

use crate::store::directory;
use accounts::StateCode;
use platform::{DbError, Platform};

/// What a State says of its office; what it has not said is empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StateContact {
    /// Who directs the program.
    pub director: String,
    /// The office.
    pub office: String,
    /// Its telephone.
    pub phone: String,
    /// The line for families.
    pub hotline: String,
    /// Its address for e-mail.
    pub email: String,
    /// Its own pages.
    pub website: String,
}

/// The contact of a State; none where its editor has written nothing yet.
///
/// # Errors
/// The database cannot be read.
pub async fn state_contact(
    platform: &Platform,
    state: StateCode,
) -> Result<Option<StateContact>, DbError> {
    let saved = directory::entries(platform.db.read()).await?.remove(&state);
    Ok(saved.map(|saved| {
        let entry = saved.entry;
        StateContact {
            director: entry.director,
            office: entry.office,
            phone: entry.phone,
            hotline: entry.hotline,
            email: entry.email,
            website: entry.website,
        }
    }))
}
