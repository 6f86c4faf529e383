//! Allowing a test on a screen: method, course and unit are confirmed, and a code is shown once. While the test is open, the
//! same page says how it stands, and gives another code or more time.

use super::watch::{Watched, watched};
use crate::{
    acts::{self, Allowing, Desk, FreshCode, MORE_MINUTES_MAX},
    model::{
        Enrollment, EnrollmentId, EnrollmentStage, PassError, Unit, UnitStage, unit_with_texts,
    },
    store,
    web::{
        ask::{Answers, Ask, Kind},
        steps::units_at,
        words,
    },
};
use accounts::CurrentUser;
use axum::{
    Form,
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use pages::{FormErrors, Page, WebError, WebResult, html, html_with};
use platform::Platform;
use records::Purpose;

/// Characters of a name.
const NAME_CHARS_MAX: usize = 120;
/// Characters of a reason.
const REASON_CHARS_MAX: usize = 500;

#[derive(askama::Template)]
#[template(path = "online-allow.html")]
struct AllowPage {
    page: Page,
    name: String,
    course: String,
    tests: Vec<Watched>,
    asks: Vec<Ask>,
    /// Why none can be allowed; empty when one can.
    why_not: String,
    errors: FormErrors,
    here: String,
    back: String,
    more_minutes_max: u32,
}

#[derive(askama::Template)]
#[template(path = "online-fresh-code.html")]
struct CodePage {
    page: Page,
    course: String,
    unit: String,
    code: String,
    minutes: String,
    address: String,
    here: String,
    back: String,
}

/// What the page is made from.
struct Ground {
    desk: Desk,
    enrollment: Enrollment,
    units: Vec<Unit>,
    course: String,
    name: String,
}

async fn ground(platform: &Platform, user: &CurrentUser, id: EnrollmentId) -> WebResult<Ground> {
    let (desk, db) = (Desk::new(platform, user), platform.db.read());
    let enrollment = store::enrollment(db, id, &desk.reader()).await?.ok_or(WebError::NotFound)?;
    let students = [enrollment.student];
    store::note_seen(platform, user, &students, Purpose::Participation).await?;
    let name = store::names(db, &students).await?.remove(&enrollment.student).unwrap_or_default();
    let courses = store::courses(db).await?;
    let course = words::title(&courses, &enrollment);
    let units = store::units_of(db, id).await?;
    Ok(Ground { desk, enrollment, units, course, name })
}

/// Whether the program has the tests of an enrollment's course.
pub(in crate::web) fn may_be_online(enrollment: &Enrollment, units: &[Unit]) -> bool {
    let named = (enrollment.course.as_str(), enrollment.edition.as_str());
    units.iter().any(|unit| unit_with_texts(named, unit.number).is_some())
}

/// `GET /pass/enrollments/{id}/online`
pub(super) async fn show(
    user: CurrentUser,
    page: Page,
    State(platform): State<Platform>,
    Path(id): Path<EnrollmentId>,
) -> WebResult<Response> {
    let ground = ground(&platform, &user, id).await?;
    let shown = shown(page, &platform, &ground, (None, FormErrors::default())).await?;
    html(&shown)
}

async fn shown(
    page: Page,
    platform: &Platform,
    ground: &Ground,
    (answers, errors): (Option<&Answers>, FormErrors),
) -> WebResult<AllowPage> {
    let one = &ground.enrollment;
    let mut asks = questions(&page, ground);
    for ask in &mut asks {
        if let Some(answers) = answers {
            ask.answered(answers);
        }
    }
    let why_not = match () {
        () if !may_be_online(one, &ground.units) => page.t("pass-rule-not-online"),
        () if one.stage != EnrollmentStage::Active => page.t("pass-rule-not-active"),
        () if allowable(ground).next().is_none() => page.t("pass-online-no-unit"),
        () => String::new(),
    };
    Ok(AllowPage {
        name: ground.name.clone(),
        course: ground.course.clone(),
        tests: watched(&page, platform, (one.id, &ground.units)).await?,
        asks,
        why_not,
        errors,
        here: page.href(format!("/pass/enrollments/{}/online", one.id)),
        back: page.href(format!("/pass/enrollments/{}", one.id)),
        more_minutes_max: MORE_MINUTES_MAX,
        page,
    })
}

/// The units whose test can be allowed: ready, to be tried again, or allowed before and begun by nobody in time.
fn allowable(ground: &Ground) -> impl Iterator<Item = &Unit> {
    let now = ground.desk.platform.clock.now();
    let one = &ground.enrollment;
    let named = (one.course.as_str(), one.edition.as_str());
    ground.units.iter().filter(move |unit| {
        let is_past = unit.window_until.is_none_or(|until| now > until);
        let is_ready = match unit.stage {
            UnitStage::Ready | UnitStage::FailedOpen => true,
            UnitStage::Authorized => is_past,
            _ => false,
        };
        is_ready && unit_with_texts(named, unit.number).is_some()
    })
}

fn questions(page: &Page, ground: &Ground) -> Vec<Ask> {
    let units: Vec<_> = allowable(ground).cloned().collect();
    let confirm = page.m("pass-online-confirm").with("course", &ground.course).to_string();
    vec![
        Ask::new(page, Kind::Select, "unit").choices(units_at(page, &units, |_| true)),
        Ask::new(page, Kind::Text, "supervisor").hint(page.t("pass-supervisor-hint")),
        Ask::new(page, Kind::Number, "more-minutes")
            .hint(page.t("pass-more-minutes-hint"))
            .optional(),
        Ask::new(page, Kind::Checks, "no-limit")
            .choices(vec![("yes".into(), page.t("pass-online-no-limit"))]),
        Ask::new(page, Kind::Checks, "confirm").choices(vec![("yes".into(), confirm)]),
    ]
}

/// `POST /pass/enrollments/{id}/online`: the answer shows the code, this once.
pub(super) async fn allow(
    user: CurrentUser,
    page: Page,
    State(platform): State<Platform>,
    Path(id): Path<EnrollmentId>,
    Form(fields): Form<Vec<(String, String)>>,
) -> WebResult<Response> {
    let ground = ground(&platform, &user, id).await?;
    let answers = Answers(fields);
    let unit: u8 = answers.get("unit").parse().unwrap_or(0);
    let mut errors = FormErrors::default();
    if !ground.units.iter().any(|one| one.number == unit) {
        errors.add("unit", &page.m("pass-rule-online-unit"));
    }
    let supervisor = answers.get("supervisor");
    if supervisor.is_empty() || supervisor.chars().count() > NAME_CHARS_MAX {
        errors.add("supervisor", &page.m("pass-rule-no-supervisor"));
    }
    let more = answers.get("more-minutes");
    let more_minutes = if more.is_empty() { Some(0) } else { more.parse().ok() };
    let more_minutes = more_minutes.filter(|more| *more <= MORE_MINUTES_MAX);
    if more_minutes.is_none() {
        errors.add("more-minutes", &page.m("pass-rule-more-minutes"));
    }
    if !answers.has("confirm", "yes") {
        errors.add("confirm", &page.m("pass-rule-online-confirm"));
    }
    if errors.is_empty() {
        let allowing = Allowing {
            unit,
            supervisor,
            more_minutes: more_minutes.unwrap_or(0),
            has_limit: !answers.has("no-limit", "yes"),
        };
        match acts::allow_online(&ground.desk, id, allowing).await {
            Ok(fresh) => return code_page(page, &ground, (unit, &fresh)),
            Err(error) => add(&page, &mut errors, ("unit", error))?,
        }
    }
    again(page, &platform, &ground, (Some(&answers), errors)).await
}

/// A refusal as an error of a field; what is no matter of the form goes on as an error.
fn add(
    page: &Page,
    errors: &mut FormErrors,
    (field, error): (&'static str, PassError),
) -> WebResult<()> {
    match error {
        PassError::Rule("supervisor-is-mentor") => {
            errors.add("supervisor", &page.m("pass-rule-supervisor-is-mentor"));
        }
        PassError::Rule(code) => errors.add(field, &page.m(&format!("pass-rule-{code}"))),
        PassError::Refused(_) => errors.add(field, &page.m("pass-refused")),
        error => return Err(super::web_error(error)),
    }
    Ok(())
}

async fn again(
    page: Page,
    platform: &Platform,
    ground: &Ground,
    said: (Option<&Answers>, FormErrors),
) -> WebResult<Response> {
    let shown = shown(page, platform, ground, said).await?;
    html_with(StatusCode::UNPROCESSABLE_ENTITY, &shown)
}

fn code_page(page: Page, ground: &Ground, (unit, fresh): (u8, &FreshCode)) -> WebResult<Response> {
    let one = &ground.enrollment;
    let secs = fresh.valid_until.duration_since(page.now).as_secs();
    let title = page.m("pass-unit-number").with("unit", unit).to_string();
    html(&CodePage {
        course: ground.course.clone(),
        unit: title,
        code: fresh.code.grouped(),
        minutes: page.m("pass-minutes").count("minutes", super::minutes(secs + 59)).to_string(),
        address: page.absolute(super::HERE),
        here: page.href(format!("/pass/enrollments/{}/online", one.id)),
        back: page.href(format!("/pass/enrollments/{}", one.id)),
        page,
    })
}

/// `POST /pass/enrollments/{id}/online/code`
pub(super) async fn another_code(
    user: CurrentUser,
    page: Page,
    State(platform): State<Platform>,
    Path(id): Path<EnrollmentId>,
    Form(fields): Form<Vec<(String, String)>>,
) -> WebResult<Response> {
    let ground = ground(&platform, &user, id).await?;
    let unit: u8 = Answers(fields).get("unit").parse().map_err(|_| WebError::NotFound)?;
    match acts::new_code(&ground.desk, id, unit).await {
        Ok(fresh) => code_page(page, &ground, (unit, &fresh)),
        Err(error) => refused(page, &platform, &ground, error).await,
    }
}

/// `POST /pass/enrollments/{id}/online/time`
pub(super) async fn more_time(
    user: CurrentUser,
    page: Page,
    State(platform): State<Platform>,
    Path(id): Path<EnrollmentId>,
    Form(fields): Form<Vec<(String, String)>>,
) -> WebResult<Response> {
    let ground = ground(&platform, &user, id).await?;
    let answers = Answers(fields);
    let unit: u8 = answers.get("unit").parse().map_err(|_| WebError::NotFound)?;
    let minutes = answers.get("minutes").parse().unwrap_or(0);
    let done = acts::give_time(&ground.desk, id, (unit, minutes)).await;
    answered(page, &platform, &ground, done).await
}

/// `POST /pass/enrollments/{id}/online/end`
pub(super) async fn end(
    user: CurrentUser,
    page: Page,
    State(platform): State<Platform>,
    Path(id): Path<EnrollmentId>,
    Form(fields): Form<Vec<(String, String)>>,
) -> WebResult<Response> {
    let ground = ground(&platform, &user, id).await?;
    let answers = Answers(fields);
    let unit: u8 = answers.get("unit").parse().map_err(|_| WebError::NotFound)?;
    let why: String = answers.get("reason").chars().take(REASON_CHARS_MAX).collect();
    let done = acts::end_online(&ground.desk, id, unit, &why).await;
    answered(page, &platform, &ground, done).await
}

async fn answered(
    page: Page,
    platform: &Platform,
    ground: &Ground,
    done: Result<(), PassError>,
) -> WebResult<Response> {
    match done {
        Ok(()) => {
            let here = format!("/pass/enrollments/{}/online", ground.enrollment.id);
            Ok(Redirect::to(&page.href(here)).into_response())
        }
        Err(error) => refused(page, platform, ground, error).await,
    }
}

async fn refused(
    page: Page,
    platform: &Platform,
    ground: &Ground,
    error: PassError,
) -> WebResult<Response> {
    let mut errors = FormErrors::default();
    add(&page, &mut errors, ("tests", error))?;
    again(page, platform, ground, (None, errors)).await
}
