//! The addresses of the site that was here before: each leads on to its better counterpart, for ever.
//!
//! They are rows of `data/portal/redirects.csv`, as links in documents and search engines still have them.

use accounts::{Guard, Routes};
use axum::response::Redirect;
use pages::Page;
use std::future::ready;

const REDIRECTS: &str = include_str!("../../../../data/portal/redirects.csv");

/// The old address and the new one of each row.
fn rows() -> impl Iterator<Item = (&'static str, &'static str)> {
    REDIRECTS.lines().skip(1).filter_map(|line| line.split_once(','))
}

/// Adds a route for each old address.
pub(super) fn routes(routes: Routes) -> Routes {
    rows().fold(routes, |routes, (old, new)| {
        let handler = move |page: Page| ready(Redirect::permanent(&page.href(new)));
        routes.get(old, Guard::Public, handler)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_two_paths_and_no_old_address_stands_twice() {
        let mut old: Vec<&str> = rows().map(|(old, _)| old).collect();
        assert!(rows().all(|(old, new)| old.starts_with('/') && new.starts_with('/')));
        let count = old.len();
        old.sort_unstable();
        old.dedup();
        assert_eq!((old.len(), REDIRECTS.lines().count() - 1), (count, count));
    }
}
