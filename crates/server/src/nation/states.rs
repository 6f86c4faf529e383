//! What the demo's States say of themselves, told through the program's own pages by its own staff: whom families call,
//! and an activity of North Dakota's own. Names and numbers are invented. Nothing here writes to a table.

use super::pass::Desk;
use axum::http::Method;
use platform::Platform;

/// State, director, office, telephone, hotline.
const OFFICES: &[(&str, &str, &str, &str, &str)] = &[
    (
        "nd",
        "Marit Solberg",
        "Migrant education office of this demo",
        "701-555-0142",
        "800-555-0117",
    ),
    (
        "tx",
        "Alicia Fuentes",
        "Migrant education office of this demo",
        "512-555-0163",
        "800-555-0128",
    ),
];

/// An activity that is in no law and in no decision; its source says so.
const PILING: &[(&str, &str)] = &[
    ("kind", "agricultural"),
    ("typical", "seasonal"),
    ("words-en", "Work at a sugar beet piling station"),
    ("words-es", "Trabajo en una estación de acopio de betabel"),
    ("examples-en", "taking samples and steering trucks while beets are piled"),
    ("examples-es", "tomar muestras y guiar camiones mientras se amontona el betabel"),
    ("phrases", "piling station, beet piler"),
    ("source", "Example of this demo, not a decision of the State"),
    ("first-day", "2026-01-01"),
    ("last-day", ""),
];

/// Tells it once.
pub(super) async fn tell(platform: &Platform) -> anyhow::Result<()> {
    let karen = Desk::sign_in(platform, "karen.nd@sendero.example").await?;
    if karen.page("/state-rules/ND").await?.contains("piling station") {
        return Ok(());
    }
    karen.send(Method::POST, "/state-rules/ND/activities", PILING).await?;
    let editor = Desk::sign_in(platform, "editor@sendero.example").await?;
    for (state, director, office, phone, hotline) in OFFICES {
        let fields =
            [("director", *director), ("office", office), ("phone", phone), ("hotline", hotline)];
        editor.send(Method::POST, &format!("/states/{state}/edit"), &fields).await?;
    }
    Ok(())
}
