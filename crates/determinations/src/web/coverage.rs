//! The report of coverage: by what each condition of each program is made met, not met and unknown in the tests.
//!
//! `rules/coverage.csv` is written by the test that holds it true.

use super::said;
use axum::response::Response;
use eligibility::Rules;
use pages::{Page, WebResult, html};

const REPORT: &str = include_str!("../../../../rules/coverage.csv");

struct Line {
    href: String,
    words: String,
    /// By which case, or in which other way, it was made met, not met, unknown.
    by: Vec<String>,
}

struct Group {
    id: String,
    title: String,
    lines: Vec<Line>,
}

#[derive(askama::Template)]
#[template(path = "coverage.html")]
struct CoveragePage {
    page: Page,
    groups: Vec<Group>,
    count: usize,
}

/// `GET /eligibility/coverage`
pub(super) async fn show(page: Page) -> WebResult<Response> {
    let rows: Vec<Vec<&str>> =
        REPORT.lines().skip(1).map(|line| line.split(',').collect()).collect();
    let group = |program: &eligibility::Program| {
        let of = rows.iter().filter(|row| row[..2] == [&program.id, &program.version]);
        let line = |row: &Vec<&str>| {
            let words = program.definition(row.get(2)?)?.words.as_ref()?;
            Some(Line {
                href: page.href(format!("/eligibility/{}/{}", program.id, row[2])),
                words: said(&page, words),
                by: row[3..].iter().map(|by| by_words(&page, by)).collect(),
            })
        };
        Group {
            id: format!("{}-{}", program.id, program.version).to_lowercase(),
            title: format!("{}, {}", said(&page, &program.name), program.version),
            lines: of.filter_map(line).collect(),
        }
    };
    let groups: Vec<Group> = Rules::shipped().all().iter().map(group).collect();
    html(&CoveragePage { groups, count: rows.len(), page })
}

/// A published case keeps its name; it may have been asked some years earlier, under the law of that time.
fn by_words(page: &Page, by: &str) -> String {
    match (by, by.split_once(' ')) {
        ("invented" | "never", _) => page.t(format!("determinations-coverage-{by}")),
        (_, Some((case, years))) => {
            let years = years.split(' ').next().and_then(|years| years.parse::<u64>().ok());
            let words = page.m("determinations-coverage-earlier").with("case", case);
            words.count("count", years.unwrap_or_default()).to_string()
        }
        _ => by.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_report_is_about_a_condition_that_there_is() {
        let rules = Rules::shipped();
        for line in REPORT.lines().skip(1) {
            let row: Vec<&str> = line.split(',').collect();
            assert_eq!(row.len(), 6, "{line}");
            let program = rules.all().iter().find(|one| one.id == row[0] && one.version == row[1]);
            assert!(program.and_then(|one| one.definition(row[2])).is_some(), "{line}");
        }
        assert!(REPORT.lines().count() > 100);
    }
}
