//! What a counselor writes on a student's path: the plan she is held against, and courses that are no PASS courses.

use super::{
    ask::{Answers, Ask, Back, Frame, Kind, Wrong, ask, ask_again},
    other_plan::plan_choices,
    standing::numbers,
    words,
};
use crate::{
    model::{Credit, CreditScale, PassError, PastCourse, PastCourseId, Plan, Subject, code_label},
    rules::{Standing, credit_by_days},
    store::{self, PlanChoice},
};
use accounts::CurrentUser;
use axum::{
    Form,
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};
use pages::{Page, WebError, WebResult};
use platform::{Actor, Platform};
use records::{Consolidated, ExchangeNumber, Purpose};

/// Characters of a title or a school's name.
const LINE_CHARS_MAX: usize = 120;

/// The student's record, opened for credit.
async fn opened(platform: &Platform, user: &CurrentUser, number: &str) -> WebResult<Consolidated> {
    let number: ExchangeNumber = number.parse().map_err(|_| WebError::NotFound)?;
    let opened = records::open_record(platform, user, number, Purpose::Credit).await;
    opened.map_err(|error| super::web_error(error.into()))?.ok_or(WebError::NotFound)
}

fn frame(page: &Page, name: &'static str, number: ExchangeNumber) -> Frame<'static> {
    let back = format!("/pass/students/{number}");
    let part = name.trim_start_matches("path-");
    Frame { name, action: format!("{back}/{part}"), back: (back, page.t("pass-back-to-path")) }
}

fn plan_questions(page: &Page) -> Vec<Ask> {
    let plans = plan_choices(page, "");
    let plans = plans.into_iter().map(|choice| (choice.value, choice.text)).collect();
    vec![
        Ask::new(page, Kind::Select, "plan").choices(plans),
        Ask::new(page, Kind::Date, "graduates-on"),
    ]
}

/// `GET /pass/students/{number}/plan`
pub(super) async fn plan_form(
    user: CurrentUser,
    page: Page,
    State(platform): State<Platform>,
    Path(number): Path<String>,
) -> WebResult<Response> {
    let record = opened(&platform, &user, &number).await?;
    ask(&page, &frame(&page, "path-plan", record.number), plan_questions(&page))
}

/// `POST /pass/students/{number}/plan`
pub(super) async fn plan(
    user: CurrentUser,
    page: Page,
    State(platform): State<Platform>,
    Path(number): Path<String>,
    Form(answers): Form<Vec<(String, String)>>,
) -> WebResult<Response> {
    let record = opened(&platform, &user, &number).await?;
    let answers = Answers(answers);
    match keep_plan(&platform, &user, record.number, &answers).await {
        Ok(()) => Ok(done(&page, record.number)),
        Err(why) => {
            let frame = frame(&page, "path-plan", record.number);
            ask_again(&page, &frame, (plan_questions(&page), &answers), why)
        }
    }
}

async fn keep_plan(
    platform: &Platform,
    user: &CurrentUser,
    number: ExchangeNumber,
    answers: &Answers,
) -> Result<(), Back> {
    let wrong = Wrong("plan");
    let (state, code) = answers.get("plan").split_once(':').ok_or(wrong)?;
    let state = state.parse().map_err(|_| wrong)?;
    let plan = Plan::find(state, code).ok_or(wrong)?;
    let choice =
        PlanChoice { state, plan: plan.code.clone(), graduates_on: answers.parse("graduates-on")? };
    let mut tx = platform.db.begin(Actor::person(user.id)).await.map_err(PassError::from)?;
    store::choose_plan(&mut tx, number, &choice).await.map_err(PassError::from)?;
    tx.commit().await.map_err(PassError::from)?;
    Ok(())
}

fn course_questions(page: &Page) -> Vec<Ask> {
    let new = |kind, name| Ask::new(page, kind, name);
    let subject = |subject: Subject| {
        (subject.code().to_owned(), code_label("subject", subject.code(), page.lang))
    };
    let standing = |code: &str| (code.to_owned(), page.t(format!("pass-standing-{code}")));
    vec![
        new(Kind::Text, "title"),
        new(Kind::Select, "subject").choices(Subject::ALL.map(subject).to_vec()),
        new(Kind::Text, "credits").value("0.5").hint(page.t("pass-credits-hint")),
        new(Kind::Select, "from-state").choices(words::states(page)),
        new(Kind::Text, "school"),
        new(Kind::Select, "standing")
            .choices(["earned", "in-progress", "planned"].map(standing).to_vec()),
        new(Kind::Number, "days").hint(page.t("pass-days-hint")).optional(),
        new(Kind::Number, "days-of").optional(),
    ]
}

/// `GET /pass/students/{number}/course`
pub(super) async fn course_form(
    user: CurrentUser,
    page: Page,
    State(platform): State<Platform>,
    Path(number): Path<String>,
) -> WebResult<Response> {
    let record = opened(&platform, &user, &number).await?;
    ask(&page, &frame(&page, "path-course", record.number), course_questions(&page))
}

/// `POST /pass/students/{number}/course`
pub(super) async fn course(
    user: CurrentUser,
    page: Page,
    State(platform): State<Platform>,
    Path(number): Path<String>,
    Form(answers): Form<Vec<(String, String)>>,
) -> WebResult<Response> {
    let record = opened(&platform, &user, &number).await?;
    let answers = Answers(answers);
    match keep_course(&platform, &user, record.number, &answers).await {
        Ok(()) => Ok(done(&page, record.number)),
        Err(why) => {
            let frame = frame(&page, "path-course", record.number);
            ask_again(&page, &frame, (course_questions(&page), &answers), why)
        }
    }
}

/// A course as typed: in the credits of the State where it was taken, and for part of a term by days.
fn typed(number: ExchangeNumber, answers: &Answers) -> Result<PastCourse, Wrong> {
    let state = answers.parse("from-state")?;
    let amount: Credit = answers.parse("credits")?;
    if amount.is_zero() {
        return Err(Wrong("credits"));
    }
    let mut credit = CreditScale::of(state).to_carnegie(amount);
    if !answers.get("days").is_empty() {
        let (days, of): (u32, u32) = (answers.parse("days")?, answers.parse("days-of")?);
        if of == 0 || of > 366 || days > of {
            return Err(Wrong("days-of"));
        }
        credit = credit_by_days(days, of, credit);
    }
    Ok(PastCourse {
        id: PastCourseId::new(),
        student: number,
        title: answers.words("title", LINE_CHARS_MAX)?,
        subject: answers.get("subject").parse().map_err(|()| Wrong("subject"))?,
        credit,
        status: match answers.get("standing") {
            "earned" => Standing::Earned,
            "in-progress" => Standing::InProgress,
            "planned" => Standing::Planned,
            _ => return Err(Wrong("standing")),
        },
        state,
        school: answers.words("school", LINE_CHARS_MAX)?,
    })
}

async fn keep_course(
    platform: &Platform,
    user: &CurrentUser,
    number: ExchangeNumber,
    answers: &Answers,
) -> Result<(), Back> {
    let new = typed(number, answers)?;
    let mut tx = platform.db.begin(Actor::person(user.id)).await.map_err(PassError::from)?;
    store::insert_past_course(&mut tx, &new, user.id).await.map_err(PassError::from)?;
    tx.commit().await.map_err(PassError::from)?;
    Ok(())
}

/// `POST /pass/students/{number}/course/end`: an entry no longer counts; it stays in the history.
pub(super) async fn end(
    user: CurrentUser,
    page: Page,
    State(platform): State<Platform>,
    Path(number): Path<String>,
    Form(answers): Form<Vec<(String, String)>>,
) -> WebResult<Response> {
    let record = opened(&platform, &user, &number).await?;
    let id = Answers(answers).get("entry").parse().map_err(|_| WebError::NotFound)?;
    let mut tx = platform.db.begin(Actor::person(user.id)).await?;
    if !store::end_past_course(&mut tx, id, &numbers(&record)).await? {
        return Err(WebError::NotFound);
    }
    tx.commit().await?;
    Ok(done(&page, record.number))
}

fn done(page: &Page, number: ExchangeNumber) -> Response {
    Redirect::to(&page.href(format!("/pass/students/{number}"))).into_response()
}
