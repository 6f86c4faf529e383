//! The verbs: pure decisions over rows and changes.

pub(crate) mod consolidated;
pub(crate) mod flags;
pub(crate) mod history;
pub(crate) mod names;
pub(crate) mod schoolwork;
pub(crate) mod standing;
