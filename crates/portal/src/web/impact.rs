//! The figures page: each with its year, its source and what to be careful about.

use super::chart::Chart;
use crate::{
    model::{Article, Document, Figure},
    shelf::Published,
};
use axum::{http::HeaderMap, response::Response};
use pages::{Page, WebError, WebResult};
use platform::Lang;

/// Figures of one measure, in a table of their own.
struct Group<'a> {
    /// What was counted, in words.
    title: String,
    /// What to be careful about with all of them.
    caution: &'a str,
    rows: Vec<Row<'a>>,
    /// Whether the drawn series is of this measure.
    is_drawn: bool,
}

struct Row<'a> {
    figure: &'a Figure,
    /// Of whom, in words.
    who: String,
    /// The number, or that there is none.
    number: String,
    /// What to be careful about with this one.
    note: &'a str,
}

#[derive(askama::Template)]
#[template(path = "impact.html")]
struct ImpactPage<'a> {
    page: &'a Page,
    article: &'a Document<Article>,
    groups: Vec<Group<'a>>,
    chart: Chart,
}

/// `GET /impact`
pub(super) async fn show(
    page: Page,
    Published(content): Published,
    headers: HeaderMap,
) -> WebResult<Response> {
    let edition = content.edition(page.lang);
    let article = edition.articles.get("impact").ok_or(WebError::NotFound)?;
    let groups = groups(&page, &content.figures, &edition.impact.front.series);
    let chart = Chart::of(&content.trend);
    pages::shared_html(&page, &headers, &ImpactPage { page: &page, article, groups, chart })
}

/// The figures by measure, in the order of the table.
fn groups<'a>(page: &Page, figures: &'a [Figure], series: &str) -> Vec<Group<'a>> {
    let of_one_measure = figures.chunk_by(|a, b| a.measure == b.measure);
    of_one_measure
        .filter_map(|figures| {
            let first = figures.first()?;
            let caution = caveat(page.lang, first);
            Some(Group {
                title: page.t(format!("portal-measure-{}", key_part(&first.measure))),
                caution,
                rows: figures.iter().map(|figure| row(page, figure, caution)).collect(),
                is_drawn: first.id.starts_with(series),
            })
        })
        .collect()
}

fn row<'a>(page: &Page, figure: &'a Figure, common: &str) -> Row<'a> {
    let note = caveat(page.lang, figure);
    Row {
        figure,
        who: page.t(format!("portal-subgroup-{}", key_part(&figure.subgroup))),
        number: figure.text().unwrap_or_else(|| page.t("portal-no-value")),
        note: if note == common { "" } else { note },
    }
}

fn caveat(lang: Lang, figure: &Figure) -> &str {
    match lang {
        Lang::En => &figure.caveat,
        Lang::Es => &figure.caveat_es,
    }
}

/// A text of the table as part of a message key: `Grades K-3` is `grades-k-3`.
fn key_part(text: &str) -> String {
    text.to_lowercase().replace([' ', '_'], "-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_of_the_table_becomes_part_of_a_key() {
        assert_eq!(key_part("Grades K-3"), "grades-k-3");
        assert_eq!(key_part("eligible_total"), "eligible-total");
    }

    #[test]
    fn every_measure_and_subgroup_of_the_table_has_words() {
        let (english, _) = crate::MESSAGES;
        for figure in crate::files::figures() {
            for key in [
                format!("\nportal-measure-{} = ", key_part(&figure.measure)),
                format!("\nportal-subgroup-{} = ", key_part(&figure.subgroup)),
            ] {
                assert!(english.contains(&key), "there is no message{key}");
            }
        }
    }

    #[test]
    fn a_measure_stands_in_one_place_of_the_table() {
        let mut measures: Vec<&str> = crate::files::figures()
            .chunk_by(|a, b| a.measure == b.measure)
            .map(|g| &*g[0].measure)
            .collect();
        let groups = measures.len();
        measures.sort_unstable();
        measures.dedup();
        assert_eq!(measures.len(), groups);
    }
}
