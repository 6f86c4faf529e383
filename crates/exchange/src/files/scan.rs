//! A first look at the bytes of a table: how many, UTF-8 or not, and whether a quotation mark is left open.

use std::io::Read;

const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

/// What the bytes of a table are like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Scan {
    pub(super) bytes: u64,
    pub(super) utf8: bool,
    /// The line at which a row begins that never ends; from there on nothing can be read.
    pub(super) endless_from: Option<u32>,
    /// Bytes before that row; all of them, if there is none.
    pub(super) readable: u64,
    /// The line at which the last row begins, if no line break ends it: the file may be cut off there.
    pub(super) unended_from: Option<u32>,
}

/// Why the bytes could not be looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ScanError {
    Damaged,
    TooLarge,
}

/// Streams through `from`, which may unpack to at most `bytes_max` bytes.
pub(super) fn scan(
    mut from: impl Read,
    bytes_max: u64,
    row_bytes_max: usize,
) -> Result<Scan, ScanError> {
    let mut scan =
        Scan { bytes: 0, utf8: true, endless_from: None, readable: 0, unended_from: None };
    let mut rows = Rows::new();
    let mut utf8 = Utf8 { rest: Vec::new() };
    let mut buffer = vec![0; 1 << 16];
    loop {
        let read = from.read(&mut buffer).map_err(|_| ScanError::Damaged)?;
        if read == 0 {
            break;
        }
        scan.bytes += read as u64;
        if scan.bytes > bytes_max {
            return Err(ScanError::TooLarge);
        }
        let chunk = &buffer[..read];
        // The byte order mark is no part of the first field.
        let begins_with_mark = scan.bytes == read as u64 && chunk.starts_with(BYTE_ORDER_MARK);
        scan.utf8 = scan.utf8 && utf8.goes_on(chunk);
        if scan.endless_from.is_none() {
            let skipped = if begins_with_mark { BYTE_ORDER_MARK.len() } else { 0 };
            rows.whole_bytes += skipped as u64;
            scan.endless_from = rows.walk(&chunk[skipped..], row_bytes_max);
        }
    }
    scan.utf8 = scan.utf8 && utf8.rest.is_empty();
    if rows.at == At::Quoted && scan.endless_from.is_none() {
        scan.endless_from = Some(rows.row_line);
    }
    if scan.endless_from.is_none() {
        scan.unended_from = (rows.row_bytes > 0).then_some(rows.row_line);
    }
    scan.readable = scan.endless_from.map_or(scan.bytes, |_| rows.whole_bytes);
    Ok(scan)
}

/// Where in a row a byte stands. A quotation mark opens a field only at its very beginning; anywhere else in an unquoted
/// field it is a letter like any other, as the reader of the rows takes it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum At {
    FieldBegins,
    Field,
    Quoted,
    /// After a quotation mark inside quotes: the end of the quotes, or the first half of a mark that is meant.
    MarkInQuotes,
}

impl At {
    fn after(self, byte: u8) -> Self {
        match (self, byte) {
            (Self::Quoted, b'"') => Self::MarkInQuotes,
            (Self::FieldBegins | Self::MarkInQuotes, b'"') | (Self::Quoted, _) => Self::Quoted,
            (_, b',' | b'\n') => Self::FieldBegins,
            _ => Self::Field,
        }
    }
}

/// Follows rows from line break to line break: one inside quotes belongs to the row.
struct Rows {
    at: At,
    line: u32,
    row_line: u32,
    row_bytes: usize,
    /// Bytes of the rows that have ended.
    whole_bytes: u64,
}

impl Rows {
    fn new() -> Self {
        Self { at: At::FieldBegins, line: 1, row_line: 1, row_bytes: 0, whole_bytes: 0 }
    }

    fn walk(&mut self, chunk: &[u8], row_bytes_max: usize) -> Option<u32> {
        for byte in chunk {
            self.row_bytes += 1;
            self.at = self.at.after(*byte);
            if *byte == b'\n' {
                self.line += 1;
                if self.at != At::Quoted {
                    self.whole_bytes += self.row_bytes as u64;
                    (self.row_line, self.row_bytes) = (self.line, 0);
                }
            }
            if self.row_bytes > row_bytes_max {
                return Some(self.row_line);
            }
        }
        None
    }
}

/// Checks UTF-8 over chunks that may cut a character in two.
struct Utf8 {
    rest: Vec<u8>,
}

impl Utf8 {
    fn goes_on(&mut self, chunk: &[u8]) -> bool {
        self.rest.extend_from_slice(chunk);
        let cut = match std::str::from_utf8(&self.rest) {
            Ok(_) => self.rest.len(),
            Err(error) if error.error_len().is_none() => error.valid_up_to(),
            Err(_) => return false,
        };
        self.rest.drain(..cut);
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn look(bytes: &[u8]) -> Scan {
        scan(bytes, 1 << 20, 100).unwrap()
    }

    #[test]
    fn latin_1_is_told_from_utf_8() {
        assert!(look("a,b\nNoemí,ñ\n".as_bytes()).utf8);
        assert!(!look(b"a,b\nNoem\xed,x\n").utf8);
        assert!(!look(b"a,b\nNoem\xc3").utf8, "a character cut off at the end");
    }

    #[test]
    fn a_line_break_inside_quotes_belongs_to_the_row() {
        assert_eq!(look(b"a\n\"x\ny\"\nz\n").endless_from, None);
    }

    #[test]
    fn a_quotation_mark_left_open_is_found_with_its_line() {
        let open = look(b"a\nb\n\"c\nd\n");
        assert_eq!((open.endless_from, open.readable), (Some(3), 4));
        let long = format!("a\n\"{}\"\n", "x".repeat(200));
        assert_eq!(look(long.as_bytes()).endless_from, Some(2));
    }

    #[test]
    fn a_quotation_mark_inside_an_unquoted_field_is_a_letter() {
        assert_eq!(look(b"a,b\nDwayne \"Tito\",x\n5' 3\",y\nc,d\n").endless_from, None);
        assert_eq!(look(b"a\n\"he said \"\"yes\"\"\n\"\nb\n").endless_from, None);
        assert_eq!(look(b"\xef\xbb\xbf\"a\nb\",c\n1,2\n").endless_from, None);
        assert_eq!(look(b"a\n\"x\" y\"\nb\n").endless_from, None, "after the closing mark");
    }

    fn records(text: &str) -> Vec<csv::ByteRecord> {
        let end = csv::Terminator::Any(b'\n');
        let mut builder = csv::ReaderBuilder::new();
        let reader = builder.has_headers(false).flexible(true).terminator(end);
        reader.from_reader(text.as_bytes()).byte_records().map(Result::unwrap).collect()
    }

    proptest! {
        /// However quotation marks stand, the scan ends a row where the reader of the rows ends it.
        #[test]
        fn rows_end_where_the_reader_ends_them(text in "[a\",\n]{0,40}") {
            let mut rows = Rows::new();
            let (mut apart, mut from) = (Vec::new(), 0);
            for byte in text.as_bytes() {
                rows.walk(&[*byte], 1 << 20);
                let whole = usize::try_from(rows.whole_bytes).unwrap();
                if whole > from {
                    apart.extend(records(&text[from..whole]));
                    from = whole;
                }
            }
            apart.extend(records(&text[from..]));
            prop_assert_eq!(apart, records(&text));
        }
    }

    #[test]
    fn a_last_row_without_its_line_break_is_found_with_its_line() {
        assert_eq!(look(b"a,b\n1,2\n3").unended_from, Some(3));
        assert_eq!(look(b"a,b\n1,2\n").unended_from, None);
    }

    #[test]
    fn a_file_that_unpacks_to_more_than_allowed_is_stopped_at_once() {
        assert_eq!(scan(std::io::repeat(b'x'), 1 << 20, 100), Err(ScanError::TooLarge));
    }
}
