//! Signed credentials: what they say, how they are signed, how one that somebody brings is judged, and the list of those
//! that do not count any more. All of it computes; keys, clock and tables are handed in.

mod documents;
mod issuer;
mod proof;
mod status_list;
mod verdict;

pub(crate) use documents::{CourseAward, Passport, Signing, course_document, passport_document};
pub(crate) use issuer::{Issuer, KeyDay, PublicKey};
pub(crate) use proof::{Signer, jwt, signed};
pub(crate) use status_list::{PLACES, status_list_document};
pub(crate) use verdict::{Brought, Claims, CourseClaim, Judged, judge, read};
