//! Square codes that a camera reads, as pictures for a template or a page.

use crate::DocumentError;
use qrcode::{EcLevel, QrCode, render::svg};

/// Pixels of a picture's side; it is scaled where it is shown.
const SIDE: u32 = 200;

/// A QR code of a text as SVG, at the error level Q: a quarter of it may be damaged.
///
/// # Errors
/// Fails when the text is too long for a code.
pub fn qr_svg(text: &str) -> Result<String, DocumentError> {
    let code = QrCode::with_error_correction_level(text, EcLevel::Q)
        .map_err(|_| DocumentError::CodeTooLong(text.len()))?;
    Ok(code.render::<svg::Color<'_>>().min_dimensions(SIDE, SIDE).quiet_zone(false).build())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_a_picture_and_too_long_a_text_is_refused() {
        assert!(qr_svg("4K7T02QXM3").unwrap().contains("<svg"));
        assert!(matches!(qr_svg(&"x".repeat(4_000)), Err(DocumentError::CodeTooLong(4_000))));
    }
}
