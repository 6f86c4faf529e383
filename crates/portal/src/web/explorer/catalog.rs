//! The entry for catalogs of data sets, in the form of DCAT-US 1.1 that Data.gov reads.

use super::AllFigures;
use crate::store::impact as store;
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use jiff::tz::TimeZone;
use pages::{Page, WebResult};
use platform::Platform;
use serde_json::{Value, json};

/// `GET /data.json`
pub(in crate::web) async fn catalog(
    AllFigures(figures): AllFigures,
    page: Page,
    State(platform): State<Platform>,
) -> WebResult<Response> {
    let address = platform.config.public_address();
    let newest = store::releases(platform.db.read(), 1).await?;
    let imported = newest.first().map(|r| TimeZone::UTC.to_datetime(r.imported_at).date());
    let modified = imported.unwrap_or(figures.disclosure.compiled_on);
    let measures = figures.measures.iter();
    let with_figures = measures.filter(|m| !figures.subgroups_of(&m.code).is_empty());
    let datasets: Vec<Value> = with_figures
        .map(|measure| {
            let query = format!("measure={}", measure.code);
            let download = |kind: &str, media: &str| {
                json!({
                    "@type": "dcat:Distribution",
                    "title": kind.to_uppercase(),
                    "mediaType": media,
                    "downloadURL": format!("{address}/impact/explore.{kind}?{query}"),
                })
            };
            json!({
                "@type": "dcat:Dataset",
                "identifier": format!("{address}/impact/explore?{query}"),
                "title": measure.name.of(page.lang),
                "description": page.m("portal-catalog-about").with("measure", measure.name.of(page.lang)).to_string(),
                "keyword": ["migratory children", "migrant education", "Title I, Part C", measure.theme],
                "modified": modified.to_string(),
                "accessLevel": "public",
                "license": "https://www.apache.org/licenses/LICENSE-2.0",
                "language": ["en-US", "es-US"],
                "spatial": "United States",
                "landingPage": format!("{address}/impact/explore?{query}"),
                "publisher": { "@type": "org:Organization", "name": "Sendero" },
                "contactPoint": { "@type": "vcard:Contact", "fn": "Sendero", "hasURL": format!("{address}/states") },
                "distribution": [download("csv", "text/csv"), download("json", "application/json")],
            })
        })
        .collect();
    let body = json!({
        "@context": "https://project-open-data.cio.gov/v1.1/schema/catalog.jsonld",
        "@type": "dcat:Catalog",
        "conformsTo": "https://project-open-data.cio.gov/v1.1/schema",
        "dataset": datasets,
    });
    Ok(axum::Json(body).into_response())
}
