//! The programs side by side, generated from the rules: in the law of a day, and with what differs from another day.

use super::{said, today};
use axum::{
    extract::Query,
    http::header,
    response::{IntoResponse, Response},
};
use eligibility::{Program, Rules};
use jiff::civil::Date;
use pages::{FormErrors, Page, WebResult, html, html_with};
use serde::Deserialize;

/// Which day's law, and which other day's to compare it with; empty for today and for none.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Days {
    on: String,
    compare: String,
}

struct Head {
    id: String,
    name: String,
    version: String,
    since: String,
}

struct Cell {
    program: String,
    text: String,
    rules: Vec<Link>,
    before: Option<String>,
}

struct Link {
    href: String,
    text: String,
}

struct Row {
    label: String,
    cells: Vec<Cell>,
}

#[derive(askama::Template)]
#[template(path = "matrix.html")]
struct MatrixPage {
    page: Page,
    on: String,
    compare: String,
    on_words: String,
    compare_words: Option<String>,
    heads: Vec<Head>,
    rows: Vec<Row>,
    changes: usize,
    errors: FormErrors,
}

/// `GET /eligibility?on=2024-03-01&compare=2024-04-01`
pub(super) async fn show(page: Page, Query(days): Query<Days>) -> WebResult<Response> {
    let mut errors = FormErrors::default();
    let on = read(&page, "on", &days.on, &mut errors).unwrap_or_else(|| today(&page));
    let compare = read(&page, "compare", &days.compare, &mut errors);
    let programs = Rules::shipped().programs_on(on);
    let rows = rows(&page, &programs, compare);
    let changes =
        rows.iter().flat_map(|row| &row.cells).filter(|cell| cell.before.is_some()).count();
    let wrong = !errors.is_empty();
    let shown = MatrixPage {
        on: if days.on.is_empty() { on.to_string() } else { days.on },
        compare: days.compare,
        on_words: page.date(&on),
        compare_words: compare.map(|day| page.date(&day)),
        heads: programs.iter().map(|program| head(&page, program)).collect(),
        rows,
        changes,
        errors,
        page,
    };
    if wrong {
        return html_with(axum::http::StatusCode::UNPROCESSABLE_ENTITY, &shown);
    }
    html(&shown)
}

fn read(page: &Page, name: &'static str, text: &str, errors: &mut FormErrors) -> Option<Date> {
    if text.is_empty() {
        return None;
    }
    let day = text.parse().ok();
    if day.is_none() {
        errors.add(name, &page.m("determinations-matrix-no-day").with("value", text));
    }
    day
}

fn head(page: &Page, program: &Program) -> Head {
    let (id, version) = (program.id.clone(), program.version.clone());
    Head { id, version, name: said(page, &program.name), since: page.date(&program.from) }
}

fn rows(page: &Page, programs: &[&Program], compare: Option<Date>) -> Vec<Row> {
    let Some(first) = programs.first() else { return Vec::new() };
    let row = |name: &str| Row {
        label: page.t(format!("determinations-row-{name}")),
        cells: programs.iter().map(|program| cell(page, program, name, compare)).collect(),
    };
    first.matrix.iter().map(|cell| row(&cell.row)).collect()
}

fn cell(page: &Page, program: &Program, row: &str, compare: Option<Date>) -> Cell {
    let text = |program: &Program| {
        program.matrix.iter().find(|cell| cell.row == row).map(|cell| said(page, &cell.words))
    };
    let now = text(program).unwrap_or_default();
    let before = compare.map(|day| {
        let then = Rules::shipped().program_on(&program.id, day);
        then.and_then(text).unwrap_or_else(|| page.t("determinations-matrix-none"))
    });
    let rules = program.matrix.iter().filter(|cell| cell.row == row).flat_map(|cell| &cell.rules);
    let link = |rule: &String| {
        let words = program.definition(rule)?.words.as_ref()?;
        let href = page.href(format!("/eligibility/{}/{rule}", program.id));
        Some(Link { href, text: said(page, words) })
    };
    Cell {
        program: said(page, &program.name),
        before: before.filter(|before| *before != now),
        rules: rules.filter_map(link).collect(),
        text: now,
    }
}

/// `GET /eligibility.csv`: the same as a file.
pub(super) async fn csv(page: Page, Query(days): Query<Days>) -> WebResult<Response> {
    let on = days.on.parse().unwrap_or_else(|_| today(&page));
    let programs = Rules::shipped().programs_on(on);
    let mut text = String::from("\u{feff}");
    let names = programs.iter().map(|program| said(&page, &program.name));
    line(&mut text, std::iter::once(page.t("determinations-matrix-respect")).chain(names));
    for row in rows(&page, &programs, None) {
        let cells = row.cells.into_iter().map(|cell| cell.text);
        line(&mut text, std::iter::once(row.label).chain(cells));
    }
    let kind = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"programs-{on}.csv\"")),
    ];
    Ok((kind, text).into_response())
}

/// One line of a CSV file; every field quoted. The words come from the rules, never from a reader.
fn line(out: &mut String, fields: impl Iterator<Item = String>) {
    let quoted: Vec<String> =
        fields.map(|field| format!("\"{}\"", field.replace('"', "\"\""))).collect();
    out.push_str(&quoted.join(","));
    out.push_str("\r\n");
}
