//! Long lists as one piece: a page at a time, sorted by a column, searched, and as a CSV file.
//!
//! A handler takes a [`Listing`], asks its store for the rows, and gives [`Table`] the heads and cells; `table.html` draws
//! it. The address says everything, so that a list can be sent to a colleague and works without script.

use crate::{Paging, WebError, WebResult};
use axum::{
    http::{HeaderName, header},
    response::{IntoResponse, Response},
};
use serde::Deserialize;

/// Rows of a CSV file, so that no list takes the memory of all.
pub const CSV_ROWS_MAX: u64 = 50_000;

/// What is asked of a list: `?page=2&sort=-name&q=reyes&format=csv`.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Listing {
    #[serde(default, flatten)]
    paging: PageText,
    #[serde(default)]
    sort: String,
    #[serde(default)]
    q: String,
    #[serde(default)]
    format: String,
}

#[derive(Debug, Clone, Default, Deserialize)]
struct PageText {
    #[serde(default)]
    page: String,
}

impl Listing {
    /// The words searched for.
    pub fn search(&self) -> &str {
        self.q.trim()
    }

    /// The column to sort by and whether from the end, if it is one of `columns`; else the first of them.
    pub fn sort<'a>(&self, columns: &[&'a str]) -> (&'a str, bool) {
        let (wanted, descending) = match self.sort.strip_prefix('-') {
            Some(wanted) => (wanted, true),
            None => (self.sort.as_str(), false),
        };
        match columns.iter().find(|column| **column == wanted) {
            Some(column) => (column, descending),
            None => (columns.first().copied().unwrap_or_default(), false),
        }
    }

    /// The same, sorted by a column unless another is asked for.
    #[must_use]
    pub fn or_sorted_by(&self, column: &str) -> Self {
        let sort = if self.sort.is_empty() { column.to_owned() } else { self.sort.clone() };
        Self { sort, ..self.clone() }
    }

    /// Whether the whole list is wanted as a file.
    pub fn wants_csv(&self) -> bool {
        self.format == "csv"
    }

    /// Rows to skip.
    pub fn offset(&self) -> u64 {
        if self.wants_csv() { 0 } else { self.paging().offset() }
    }

    /// Rows to show.
    pub fn limit(&self) -> u64 {
        if self.wants_csv() { CSV_ROWS_MAX } else { self.paging().limit() }
    }

    fn paging(&self) -> Paging {
        Paging::at(self.paging.page.parse().unwrap_or(1))
    }

    /// The same list at another page, in another order or form.
    fn href(&self, page: u64, sort: &str, csv: bool) -> String {
        let mut parts = Vec::new();
        if page > 1 {
            parts.push(format!("page={page}"));
        }
        if !sort.is_empty() {
            parts.push(format!("sort={sort}"));
        }
        if !self.search().is_empty() {
            parts.push(format!("q={}", crate::shell::query_escaped(self.search())));
        }
        if csv {
            parts.push("format=csv".into());
        }
        format!("?{}", parts.join("&"))
    }
}

/// The head of a column.
#[derive(Debug, Clone)]
pub struct Head {
    /// Its words.
    pub label: String,
    /// Its name in the address, where one can sort by it.
    pub sort: Option<&'static str>,
    /// Whether it holds numbers.
    pub is_number: bool,
}

impl Head {
    /// A column of texts.
    pub fn new(label: String) -> Self {
        Self { label, sort: None, is_number: false }
    }

    /// One can sort by it, under this name.
    #[must_use]
    pub fn sorted(mut self, name: &'static str) -> Self {
        self.sort = Some(name);
        self
    }

    /// It holds numbers.
    #[must_use]
    pub fn number(mut self) -> Self {
        self.is_number = true;
        self
    }
}

/// A cell: its words, and where they lead, without the language.
#[derive(Debug, Clone)]
pub struct Cell {
    /// Its words.
    pub text: String,
    /// Where it leads.
    pub href: Option<String>,
}

impl Cell {
    /// A cell of words.
    pub fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), href: None }
    }

    /// A cell that leads somewhere.
    pub fn link(text: impl Into<String>, href: impl Into<String>) -> Self {
        Self { text: text.into(), href: Some(href.into()) }
    }
}

/// The head of a column as `table.html` draws it.
#[derive(Debug, Clone)]
pub struct DrawnHead {
    /// Its words.
    pub label: String,
    /// Where a reader goes to sort by it.
    pub href: Option<String>,
    /// `ascending` or `descending` on the column that the list is sorted by.
    pub order: Option<&'static str>,
    /// Whether it holds numbers.
    pub is_number: bool,
}

/// A list as `table.html` draws it.
#[derive(Debug, Clone)]
pub struct Table {
    /// What the list is, for those who hear it.
    pub caption: String,
    /// The heads.
    pub heads: Vec<DrawnHead>,
    /// The rows.
    pub rows: Vec<Vec<Cell>>,
    /// This page.
    pub at: u64,
    /// The last page.
    pub last: u64,
    /// The page before, if there is one.
    pub previous: Option<String>,
    /// The page after, if there is one.
    pub next: Option<String>,
    /// The whole list as a file.
    pub csv: String,
    /// What was searched for.
    pub search: String,
}

impl Table {
    /// A page of a list of `all` rows, sorted by `by`.
    pub fn new(
        listing: &Listing,
        caption: String,
        heads: Vec<Head>,
        rows: Vec<Vec<Cell>>,
        all: u64,
    ) -> Self {
        let sortable: Vec<_> = heads.iter().filter_map(|head| head.sort).collect();
        let (by, descending) = listing.sort(&sortable);
        let sort = if descending { format!("-{by}") } else { by.to_owned() };
        let paging = listing.paging();
        let (at, last) = (paging.page(), paging.last(all));
        let drawn = |head: Head| {
            let is_by = head.sort == Some(by);
            let order = is_by.then_some(if descending { "descending" } else { "ascending" });
            let other = |name: &str| {
                let sort = if is_by && !descending { format!("-{name}") } else { name.to_owned() };
                listing.href(1, &sort, false)
            };
            let href = head.sort.map(other);
            DrawnHead { label: head.label, href, order, is_number: head.is_number }
        };
        Self {
            caption,
            heads: heads.into_iter().map(drawn).collect(),
            rows,
            at,
            last,
            previous: (at > 1).then(|| listing.href(at - 1, &sort, false)),
            next: (at < last).then(|| listing.href(at + 1, &sort, false)),
            csv: listing.href(1, &sort, true),
            search: listing.search().to_owned(),
        }
    }

    /// The rows as a file, under a name.
    pub fn into_csv(self, name: &str) -> WebResult<Response> {
        let heads = self.heads.into_iter().map(|head| head.label).collect();
        let rows = self.rows.into_iter().map(|row| row.into_iter().map(|cell| cell.text).collect());
        csv(name, std::iter::once(heads).chain(rows))
    }
}

/// Lines as a CSV file, under a name, with nothing in it that a spreadsheet would take for a formula.
///
/// # Errors
/// Never in practice: it writes to memory.
pub fn csv(name: &str, lines: impl IntoIterator<Item = Vec<String>>) -> WebResult<Response> {
    let mut writer =
        csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    for line in lines {
        writer.write_record(line.into_iter().map(harmless)).map_err(WebError::internal)?;
    }
    let bytes = writer.into_inner().map_err(|error| WebError::internal(error.to_string()))?;
    let head: [(HeaderName, String); 2] = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8".into()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}.csv\"")),
    ];
    Ok((head, bytes).into_response())
}

/// A text that no spreadsheet runs: one that begins like a formula gets an apostrophe in front, which spreadsheets hide.
/// Plain numbers stay as they are.
pub fn harmless(text: String) -> String {
    let begins = text.trim_start_matches([' ', '\u{a0}']).chars().next();
    let is_formula = matches!(
        begins,
        Some('=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠')
    );
    if is_formula && text.parse::<f64>().is_err() { format!("'{text}") } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn listing(sort: &str, q: &str, page: &str) -> Listing {
        let paging = PageText { page: page.into() };
        Listing { paging, sort: sort.into(), q: q.into(), format: String::new() }
    }

    #[test]
    fn a_formula_is_written_so_that_no_spreadsheet_runs_it() {
        for text in ["=1+1", "+cmd", "-2+3", "@SUM(A1)", "\t=1", " =1", "＝1"] {
            assert_eq!(harmless(text.into()), format!("'{text}"));
        }
        for text in ["Reyes", "-12.5", "+7", "", "a=b", "1-2"] {
            assert_eq!(harmless(text.into()), text);
        }
    }

    #[test]
    fn a_list_is_sorted_by_what_it_has_and_turned_around_by_a_second_look() {
        let heads =
            || vec![Head::new("Name".into()).sorted("name"), Head::new("Age".into()).sorted("age")];
        let table =
            Table::new(&listing("-age", "reyes & co", "2"), String::new(), heads(), vec![], 120);
        assert_eq!((table.heads[0].order, table.heads[1].order), (None, Some("descending")));
        assert_eq!(table.heads[1].href.as_deref(), Some("?sort=age&q=reyes%20%26%20co"));
        assert_eq!(table.previous.as_deref(), Some("?sort=-age&q=reyes%20%26%20co"));
        assert_eq!(table.next.as_deref(), Some("?page=3&sort=-age&q=reyes%20%26%20co"));
        assert_eq!(table.csv, "?sort=-age&q=reyes%20%26%20co&format=csv");
        let unknown =
            Table::new(&listing("drop table", "", "x"), String::new(), heads(), vec![], 0);
        assert_eq!((unknown.heads[0].order, unknown.at, unknown.last), (Some("ascending"), 1, 1));
    }
}
