//! The routes of the slice.

use crate::api;
use accounts::{Guard, Routes};

/// This slice's routes.
pub fn routes() -> Routes {
    Routes::new().post("/api/v1/assessments", Guard::Public, api::assess)
}
