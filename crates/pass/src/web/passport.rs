//! The credit passport: what a student has earned by PASS, to carry along.

use super::{
    paper::{code, fact, printed, unit_columns, unit_rows},
    words,
};
use crate::{
    model::{Credential, CredentialKind, GradingPolicy, code_label},
    rules,
    store::{self, Reader},
};
use accounts::CurrentUser;
use axum::{
    extract::{Path, State},
    response::Response,
};
use pages::{Page, WebError, WebResult};
use platform::Platform;
use records::{ExchangeNumber, Purpose};
use serde_json::{Value, json};

/// `GET /pass/students/{number}/passport`: what the student has earned by PASS, to carry along.
pub(super) async fn passport(
    user: CurrentUser,
    page: Page,
    State(platform): State<Platform>,
    Path(number): Path<String>,
) -> WebResult<Response> {
    let number: ExchangeNumber = number.parse().map_err(|_| WebError::NotFound)?;
    let opened = records::open_record(&platform, &user, number, Purpose::Credit).await;
    let record = opened.map_err(|e| super::web_error(e.into()))?.ok_or(WebError::NotFound)?;
    let mut numbers = vec![record.number];
    numbers.extend(record.retired_numbers.iter().copied());
    let db = platform.db.read();
    let all = store::enrollments_of_student(db, &numbers, &Reader::of(&user)).await?;
    let courses = store::courses(db).await?;
    let mut parts = Vec::new();
    for one in &all {
        let units = store::units_of(db, one.id).await?;
        let frozen = crate::acts::frozen_units(&units);
        if frozen.is_empty() {
            continue;
        }
        let policy = GradingPolicy::of(one.state, platform.clock.today());
        let course = courses.iter().find(|course| course.code == one.course);
        let credit = course.map(|course| course.credit).unwrap_or_default();
        let frozen = rules::Frozen {
            course: one.course.clone(),
            credit: (credit.numerator(), credit.denominator()),
            units_in_course: course.map_or(5, |c| u8::try_from(c.units).unwrap_or(u8::MAX)),
            units: frozen,
            policy: policy.code.clone(),
        };
        let made = rules::transcript(&frozen, policy);
        let about = page
            .m("pass-print-passport-part")
            .with("credit", words::credit(&page, made.score.credit, one.home_state))
            .with("reason", code_label("reason", &one.reason, page.lang))
            .with("stage", words::stage(&page, "enrollment", one.stage.code()));
        parts.push(json!({
            "title": words::title(&courses, one), "about": about.to_string(),
            "rows": unit_rows(&page, &made),
        }));
    }
    let text = |key: &str| page.t(format!("pass-print-{key}"));
    let mut facts = vec![
        fact(text("student"), record.name.clone()),
        fact(text("number"), record.number.spaced()),
        fact(text("as-of"), page.date(&platform.clock.today())),
    ];
    let passports = store::open_credentials(db, &numbers, CredentialKind::Passport).await?;
    let signed = passports.last();
    let picture = signed.map_or(Ok(Value::Null), |signed| code_of(&page, signed))?;
    facts.extend(signed.into_iter().flat_map(|signed| facts_of(&page, signed)));
    let values = json!({
        "title": text("passport"), "lang": page.lang.code(), "about": text("passport-about"),
        "code": picture,
        "check": text(if signed.is_some() { "passport-check" } else { "passport-unsigned" }),
        "facts": facts,
        "columns": unit_columns(&page), "parts": parts,
        "next-title": text("next"), "next": [text("next-school"), text("next-hotline")],
    });
    printed("passport", "credit-passport".into(), values).await
}

/// The code of a signed passport: the address of the page that checks it, with a number that says nothing about the
/// student.
fn code_of(page: &Page, signed: &Credential) -> WebResult<Value> {
    code(page, &page.absolute(format!("/pass/verify/{}", signed.number)))
}

/// The number under the code, and the days for which the passport counts.
fn facts_of(page: &Page, signed: &Credential) -> [Value; 2] {
    let until = signed.until.map(|day| page.date(&day)).unwrap_or_default();
    let days = page.m("pass-check-from-to").with("from", page.date(&signed.on)).with("to", until);
    [
        fact(page.t("pass-print-passport-number"), signed.number.grouped()),
        fact(page.t("pass-print-passport-signed"), days.to_string()),
    ]
}
