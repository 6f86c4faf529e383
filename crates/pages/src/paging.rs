//! Long lists, a page at a time.

use serde::Deserialize;

/// Rows on one page of a list.
const ROWS_PER_PAGE: u64 = 50;

/// Which page of a list is wanted: `?page=3`.
#[derive(Debug, Clone, Copy, Deserialize)]
pub struct Paging {
    #[serde(default = "first")]
    page: u64,
}

fn first() -> u64 {
    1
}

impl Default for Paging {
    fn default() -> Self {
        Self { page: 1 }
    }
}

impl Paging {
    /// A page by its number.
    pub(crate) fn at(page: u64) -> Self {
        Self { page }
    }

    /// The page's number, from 1.
    pub fn page(self) -> u64 {
        self.page.max(1)
    }

    /// Rows to skip.
    pub fn offset(self) -> u64 {
        (self.page() - 1).saturating_mul(ROWS_PER_PAGE)
    }

    /// Rows to show.
    pub fn limit(self) -> u64 {
        ROWS_PER_PAGE
    }

    /// The number of the last page of a list of `rows`.
    pub fn last(self, rows: u64) -> u64 {
        rows.div_ceil(ROWS_PER_PAGE).max(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_count_from_one_and_the_last_one_may_be_short() {
        let third = Paging { page: 3 };
        assert_eq!((third.offset(), third.limit(), third.last(101)), (100, 50, 3));
        assert_eq!(Paging { page: 0 }.offset(), 0);
        assert_eq!(Paging::default().last(0), 1);
    }
}
