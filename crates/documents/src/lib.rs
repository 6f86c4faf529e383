//! Values in, tagged PDF out: letters, packets and forms by Typst. The one crate that pays for Typst.
//!
//! A template is a file of `templates/`, embedded; what it shows comes to it as JSON and is never pasted into its
//! source, so that no text of a person can become an instruction. It reads no file, no network and no clock. Every
//! document is PDF/UA-1: the export fails when a title, an alternative text or a table's head is missing.

mod code;
mod world;

pub use code::qr_svg;
pub use world::unprintable;

use serde_json::Value;
use typst::{
    foundations::{Content, NativeElement, Selector},
    introspection::{Introspector, MetadataElem},
};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};
use world::Shelf;

/// How a mark begins that a template leaves where a part begins.
const PART: &str = "part ";

/// What went wrong with a document. All of these are faults of a template or of its values, none of a reader.
#[derive(Debug, thiserror::Error)]
pub enum DocumentError {
    /// There is no template of this name.
    #[error("there is no template `{0}`")]
    NoTemplate(String),
    /// The template cannot show these values.
    #[error("the template `{template}` failed: {reason}")]
    Template {
        /// Which template.
        template: String,
        /// What Typst says.
        reason: String,
    },
    /// The document breaks a rule of accessible PDF.
    #[error("the document of `{template}` is not accessible: {reason}")]
    NotAccessible {
        /// Which template.
        template: String,
        /// What Typst says.
        reason: String,
    },
    /// A code cannot hold so much.
    #[error("a code of {0} bytes is too long")]
    CodeTooLong(usize),
}

/// A finished document.
#[derive(Debug, Clone)]
pub struct Pdf {
    /// The file.
    pub bytes: Vec<u8>,
    /// How many pages it has.
    pub pages: usize,
}

/// Makes a document: `template` is a name such as `transcript`, `values` what it shows. It computes for a while; call it
/// where threads may block.
///
/// # Errors
/// Fails when the template does not exist, cannot show the values, or the document would not be accessible.
pub fn pdf(template: &str, values: &Value) -> Result<Pdf, DocumentError> {
    let (shelf, document) = laid_out(template, values)?;
    let not_accessible =
        |reason| DocumentError::NotAccessible { template: template.to_owned(), reason };
    let standards = PdfStandards::new(&[PdfStandard::Ua_1])
        .map_err(|fault| not_accessible(fault.message().to_string()))?;
    let options = PdfOptions { standards, ..PdfOptions::default() };
    let bytes = typst_pdf::pdf(&document, &options)
        .map_err(|faults| not_accessible(in_words(&shelf, &faults)))?;
    let pages = document.pages().len();
    // What was remembered of this document speeds up no other one.
    typst::comemo::evict(0);
    Ok(Pdf { bytes, pages })
}

/// The names of a document's marked parts, each with the page on which it begins, counted from 1. The document is laid out
/// and thrown away.
///
/// # Errors
/// Fails when the template does not exist or cannot show the values.
pub fn starts(template: &str, values: &Value) -> Result<Vec<(String, usize)>, DocumentError> {
    let (_, document) = laid_out(template, values)?;
    let introspector = document.introspector();
    let of_mark = |mark: Content| {
        let value = &mark.to_packed::<MetadataElem>()?.value;
        let typst::foundations::Value::Str(text) = value else { return None };
        let name = text.as_str().strip_prefix(PART)?.to_owned();
        Some((name, introspector.page(mark.location()?)?.get()))
    };
    let marks = introspector.query(&Selector::Elem(MetadataElem::ELEM, None));
    Ok(marks.into_iter().filter_map(of_mark).collect())
}

fn laid_out(template: &str, values: &Value) -> Result<(Shelf, PagedDocument), DocumentError> {
    let shelf = Shelf::new(template, values)
        .ok_or_else(|| DocumentError::NoTemplate(template.to_owned()))?;
    let made = typst::compile::<PagedDocument>(&shelf).output;
    let document = made.map_err(|faults| DocumentError::Template {
        template: template.to_owned(),
        reason: in_words(&shelf, &faults),
    })?;
    Ok((shelf, document))
}

fn in_words(shelf: &Shelf, faults: &[typst::diag::SourceDiagnostic]) -> String {
    let line = |fault: &typst::diag::SourceDiagnostic| {
        let place = shelf.line_of(fault).map(|line| format!("line {line}: ")).unwrap_or_default();
        let hints: Vec<_> = fault.hints.iter().map(|hint| format!(" ({})", hint.v)).collect();
        format!("{place}{}{}", fault.message, hints.concat())
    };
    faults.iter().map(line).collect::<Vec<_>>().join("; ")
}
