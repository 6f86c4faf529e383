//! Anybody checks a credential: pasted, handed in as a file, or by the number of a printed passport. What is brought is
//! judged and forgotten.

use super::web_error;
use crate::{
    acts::{self, Verdict, Verified},
    model::CredentialNumber,
    rules::credentials::{CourseClaim, read},
};
use axum::{
    Form,
    extract::{Multipart, Path, State},
    http::{StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use pages::{Field, FormErrors, Page, WebError, WebResult, html_with};
use platform::Platform;
use serde::Deserialize;

/// Bytes of a credential that is handed in: a passport of sixty courses has a quarter of it.
pub(super) const CREDENTIAL_BYTES_MAX: usize = 1 << 20;

/// A check, with how it came out.
struct Check {
    name: String,
    value: String,
    is_good: bool,
}

/// A course on the page.
struct CourseLine {
    name: String,
    credit: String,
    facts: Vec<(String, String)>,
    units: Vec<(String, String, String)>,
    standing: String,
    is_good: bool,
}

/// How a credential stands, in words.
struct Shown {
    title: String,
    means: String,
    checks: Vec<Check>,
    student: String,
    courses: Vec<CourseLine>,
}

#[derive(askama::Template)]
#[template(path = "verify.html")]
struct VerifyPage {
    page: Page,
    shown: Option<Shown>,
    /// The number under which it was looked up; a name can then be compared.
    number: Option<CredentialNumber>,
    name_answer: Option<(bool, String)>,
    errors: FormErrors,
    typed: String,
}

impl VerifyPage {
    fn new(page: Page) -> Self {
        Self {
            page,
            shown: None,
            number: None,
            name_answer: None,
            errors: FormErrors::default(),
            typed: String::new(),
        }
    }

    fn number_field(&self) -> Field<'_> {
        let label = self.page.t("pass-check-number");
        let field = Field::new("number", label, &self.typed, &self.errors);
        field.hint(self.page.t("pass-check-number-hint")).optional()
    }

    fn text_field(&self) -> Field<'_> {
        let field = Field::new("credential", self.page.t("pass-check-text"), "", &self.errors);
        field.hint(self.page.t("pass-check-text-hint")).optional()
    }

    fn name_field(&self) -> Field<'_> {
        Field::new("name", self.page.t("pass-check-name"), "", &self.errors)
            .hint(self.page.t("pass-check-name-hint"))
    }

    /// Never kept by anybody on the way: it may be about a child.
    fn answer(self, status: StatusCode) -> WebResult<Response> {
        let mut response = html_with(status, &self)?;
        let no_store = header::HeaderValue::from_static("no-store");
        response.headers_mut().insert(header::CACHE_CONTROL, no_store);
        Ok(response)
    }
}

/// `GET /pass/verify`
pub(super) async fn form(page: Page) -> WebResult<Response> {
    VerifyPage::new(page).answer(StatusCode::OK)
}

/// What was sent: a number, or the text of a credential.
#[derive(Default)]
struct Sent {
    number: String,
    text: String,
}

async fn sent(mut form: Multipart) -> WebResult<Sent> {
    let mut sent = Sent::default();
    while let Some(field) = form.next_field().await? {
        let name = field.name().unwrap_or_default().to_owned();
        let bytes = field.bytes().await?;
        let text = String::from_utf8_lossy(&bytes).trim().to_owned();
        match name.as_str() {
            "number" => sent.number = text,
            "credential" | "file" if !text.is_empty() => sent.text = text,
            _ => {}
        }
    }
    Ok(sent)
}

/// `POST /pass/verify`: what was brought is judged, shown, and forgotten.
pub(super) async fn judge(
    page: Page,
    State(platform): State<Platform>,
    form: Multipart,
) -> WebResult<Response> {
    let sent = sent(form).await?;
    let mut shown = VerifyPage::new(page);
    if !sent.text.is_empty() {
        let verified = acts::verify(&platform, &read(&sent.text)).await.map_err(web_error)?;
        shown.shown = Some(in_words(&shown.page, &verified, true));
        return shown.answer(StatusCode::OK);
    }
    if let Ok(number) = sent.number.parse::<CredentialNumber>() {
        let there = shown.page.href(format!("/pass/verify/{number}"));
        return Ok(Redirect::to(&there).into_response());
    }
    let key = if sent.number.is_empty() { "pass-check-nothing" } else { "pass-check-slip" };
    shown.errors.add("number", &shown.page.m(key));
    shown.typed = sent.number;
    shown.answer(StatusCode::UNPROCESSABLE_ENTITY)
}

async fn known(platform: &Platform, number: &str) -> WebResult<(CredentialNumber, Verified)> {
    let number: CredentialNumber = number.parse().map_err(|_| WebError::NotFound)?;
    let found = acts::verify_number(platform, &number).await.map_err(web_error)?;
    Ok((number, found.ok_or(WebError::NotFound)?))
}

/// `GET /pass/verify/{number}`: the address in a printed passport's code. It says what was earned, not by whom: a name is
/// compared and never told.
pub(super) async fn by_number(
    page: Page,
    State(platform): State<Platform>,
    Path(number): Path<String>,
) -> WebResult<Response> {
    let (number, verified) = known(&platform, &number).await?;
    let mut shown = VerifyPage::new(page);
    shown.shown = Some(in_words(&shown.page, &verified, false));
    shown.number = Some(number);
    shown.answer(StatusCode::OK)
}

/// A name that is compared.
#[derive(Deserialize)]
pub(super) struct Named {
    #[serde(default)]
    name: String,
}

/// `POST /pass/verify/{number}`: whether the name on the paper is the one that was signed.
pub(super) async fn compare_name(
    page: Page,
    State(platform): State<Platform>,
    Path(number): Path<String>,
    Form(named): Form<Named>,
) -> WebResult<Response> {
    let (number, verified) = known(&platform, &number).await?;
    let is_same = verified.claims.as_ref().is_some_and(|all| acts::is_name(all, &named.name));
    let key = if is_same { "pass-check-name-same" } else { "pass-check-name-other" };
    let mut shown = VerifyPage::new(page);
    shown.name_answer = Some((is_same, shown.page.t(key)));
    shown.shown = Some(in_words(&shown.page, &verified, false));
    shown.number = Some(number);
    shown.answer(StatusCode::OK)
}

fn in_words(page: &Page, verified: &Verified, with_name: bool) -> Shown {
    let code = verified.verdict.code();
    let mut means = page.m(&format!("pass-verdict-{code}-means"));
    if verified.verdict == Verdict::Foreign {
        means = means.with("issuer", &verified.foreign);
    }
    let claims = verified.claims.as_ref();
    let courses = claims.into_iter().flat_map(|claims| &claims.courses).enumerate();
    let line = |(at, course): (usize, &CourseClaim)| {
        // A credential of one course stands as the whole does.
        let standing = verified.inner.get(at).copied().unwrap_or(verified.verdict);
        course_line(page, course, standing)
    };
    Shown {
        title: page.t(format!("pass-verdict-{code}")),
        means: means.to_string(),
        checks: checks(page, verified),
        student: claims.filter(|_| with_name).map(|c| c.student.clone()).unwrap_or_default(),
        courses: courses.map(line).collect(),
    }
}

/// Who, signature, days, lists: each by itself.
fn checks(page: &Page, verified: &Verified) -> Vec<Check> {
    let Some(state) = verified.state else { return Vec::new() };
    let check = |name: &str, value: String, is_good| Check {
        name: page.t(format!("pass-check-{name}")),
        value,
        is_good,
    };
    let office = page.m("pass-print-issuer").with("state", state.name(page.lang)).to_string();
    let days = match (verified.not_before, verified.not_after) {
        (Some(from), Some(to)) => {
            let text = page.m("pass-check-from-to").with("from", page.day(&from));
            text.with("to", page.day(&to)).to_string()
        }
        (Some(from), None) => page.m("pass-check-from").with("from", page.day(&from)).to_string(),
        _ => page.t("pass-check-no-days"),
    };
    let is_in_time = !matches!(verified.verdict, Verdict::Expired | Verdict::NotYet);
    let status = match (verified.ended_on, verified.verdict) {
        (Some(on), _) => page.m("pass-check-ended").with("on", page.date(&on)).to_string(),
        (None, Verdict::Unknown) => page.t("pass-check-unlisted"),
        (None, _) => page.t("pass-check-not-revoked"),
    };
    let is_listed = verified.ended_on.is_none() && verified.verdict != Verdict::Unknown;
    vec![
        check("issuer", office, true),
        check("signature", page.t("pass-check-signature-holds"), true),
        check("days", days, is_in_time),
        check("status", status, is_listed),
    ]
}

fn course_line(page: &Page, course: &CourseClaim, standing: Verdict) -> CourseLine {
    let unit = |(name, reached, passed): &(String, String, bool)| {
        let number = name.trim_start_matches("Unit ");
        let reached = if reached.is_empty() { String::new() } else { format!("{reached} %") };
        (
            page.m("pass-unit-number").with("unit", number).to_string(),
            reached,
            page.t(if *passed { "pass-yes" } else { "pass-no" }),
        )
    };
    let mut facts = vec![
        (page.t("pass-check-available"), course.available.to_string()),
        (page.t("pass-course-sced"), course.code.clone()),
        (page.t("pass-check-rules"), course.rules.clone()),
    ];
    facts.retain(|(_, value)| !value.is_empty());
    CourseLine {
        name: course.name.clone(),
        credit: page.m("pass-check-earned").with("amount", course.earned.to_string()).to_string(),
        facts,
        units: course.units.iter().map(unit).collect(),
        standing: page.t(format!("pass-verdict-{}", standing.code())),
        is_good: standing == Verdict::Good,
    }
}
