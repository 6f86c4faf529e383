//! Tests as QTI 3.0, the format in which programs pass tests to each other: written whole, and read as far as an item is a
//! choice, a number or written work. What else a package holds is said by name and left out; the rest is kept.
//!
//! QTI says what is right, not how it follows: the arithmetic of a key stays with the course.

mod markdown;
mod read;
mod write;

pub use read::{QtiError, QtiTest, Skipped, read_qti};
pub use write::write_qti;

/// The namespace of items and tests.
const NAMESPACE: &str = "http://www.imsglobal.org/xsd/imsqtiasi_v3p0";
/// The namespace of the package's manifest.
const MANIFEST: &str = "http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1";
/// The class of the words before an item that several items share.
const PASSAGE: &str = "sendero-passage";
/// The class of the line on which a number is answered.
const ANSWER: &str = "sendero-answer";
/// The class of what the number counts.
const UNIT: &str = "sendero-unit";
