//! The chosen figures as files: a table for a spreadsheet, and JSON. Each row carries its source and its cautions.

use super::{AllFigures, Asked, choice::Chosen, view::place_name};
use crate::model::impact::{Cell, Figures, Observation};
use axum::{
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use pages::{Page, WebError, WebResult};
use serde::Serialize;

/// A row of either file.
#[derive(Serialize)]
struct Taken<'a> {
    measure: &'a str,
    measure_name: &'a str,
    unit: &'static str,
    year: String,
    place: &'a str,
    place_name: String,
    group: &'a str,
    group_name: &'a str,
    /// As published: a number, a range such as `80-84`, or a bound such as `>=90`; nothing where there is none.
    value: String,
    /// Why there is no value.
    empty: &'static str,
    caution: &'a str,
    source_title: &'a str,
    source_url: &'a str,
}

/// `GET /impact/explore.csv`
pub(in crate::web) async fn csv(
    AllFigures(figures): AllFigures,
    asked: Asked,
) -> WebResult<Response> {
    let chosen = asked.choice.within(&figures).ok_or(WebError::NotFound)?;
    let mut writer = ::csv::Writer::from_writer(Vec::new());
    for row in rows(&asked.page, &figures, &chosen) {
        writer.serialize(row.harmless()).map_err(WebError::internal)?;
    }
    let bytes = writer.into_inner().map_err(|error| WebError::internal(error.into_error()))?;
    let name = format!("attachment; filename=\"sendero-{}.csv\"", chosen.measure.code);
    let name = HeaderValue::try_from(name).map_err(WebError::internal)?;
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("text/csv; charset=utf-8")),
        (header::CONTENT_DISPOSITION, name),
    ];
    Ok((headers, bytes).into_response())
}

/// `GET /impact/explore.json`
pub(in crate::web) async fn json(
    AllFigures(figures): AllFigures,
    asked: Asked,
) -> WebResult<Response> {
    let chosen = asked.choice.within(&figures).ok_or(WebError::NotFound)?;
    let address = asked.platform.config.public_address();
    let body = serde_json::json!({
        "title": chosen.measure.name.of(asked.page.lang),
        "page": format!("{address}{}?{}", asked.page.href("/impact/explore"), chosen.query()),
        "smallest_count_shown": figures.disclosure.smallest_count_shown,
        "rows": rows(&asked.page, &figures, &chosen).collect::<Vec<_>>(),
    });
    Ok(axum::Json(body).into_response())
}

fn rows<'a>(
    page: &'a Page,
    figures: &'a Figures,
    chosen: &'a Chosen<'a>,
) -> impl Iterator<Item = Taken<'a>> {
    chosen.selection.places.iter().flat_map(move |place| {
        let row = figures.of_place(&chosen.measure.code, &chosen.subgroup.code, *place);
        let within = row.into_iter().filter(|(at, _)| chosen.selection.periods.contains(at));
        within.map(move |(_, observation)| taken(page, figures, chosen, observation))
    })
}

fn taken<'a>(
    page: &Page,
    figures: &'a Figures,
    chosen: &'a Chosen<'a>,
    observation: &'a Observation,
) -> Taken<'a> {
    let source = &figures.sources[observation.source];
    let (value, empty) = match observation.cell {
        Cell::Is(amount) => (amount.plain(), ""),
        Cell::No(empty) => (String::new(), empty.code()),
    };
    Taken {
        measure: &chosen.measure.code,
        measure_name: chosen.measure.name.of(page.lang),
        unit: chosen.measure.unit.code(),
        year: observation.period.to_string(),
        place: observation.place.code(),
        place_name: place_name(page, observation.place),
        group: &chosen.subgroup.code,
        group_name: chosen.subgroup.name.of(page.lang),
        value,
        empty,
        caution: observation.caveat.map_or("", |at| figures.caveats[at].of(page.lang)),
        source_title: &source.title,
        source_url: &source.url,
    }
}

impl Taken<'_> {
    /// Labels come from files, and a spreadsheet would reckon one that begins like a formula.
    fn harmless(mut self) -> Self {
        for text in
            [&mut self.measure_name, &mut self.group_name, &mut self.group, &mut self.source_title]
        {
            *text = text.trim_start_matches(['=', '+', '@', '-', '\t', '\r']);
        }
        self
    }
}
