//! The deeds on an enrollment that have a form of their own: what each asks, and the act that follows.

use super::{
    ask::{Answers, Ask, Back, Frame, Kind, Wrong, ask, ask_again},
    questions::{
        agree_questions, assign_questions, pack_questions, score_questions, test_questions,
    },
    steps::{codes, copy_steps, enrollment_steps, unit_steps, units_at, yes},
    words,
};
use crate::{
    acts::{self, Desk, Scored},
    model::{
        Agreement, Copy, CopyNumber, Credit, Enrollment, EnrollmentId, Unit, UnitStage, UnitStep,
        code_set,
    },
    rules::Machine,
    store,
};
use accounts::CurrentUser;
use axum::{
    Form,
    extract::{Path, Query, State},
    response::{IntoResponse, Redirect, Response},
};
use pages::{Page, WebError, WebResult};
use platform::Platform;

/// Characters of a note.
const NOTE_CHARS_MAX: usize = 2_000;
/// Characters of a name or a code.
const LINE_CHARS_MAX: usize = 120;

/// A deed with a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Deed {
    Agree,
    Consent,
    Assign,
    Step,
    Move,
    Transcript,
    Sign,
    Withdraw,
    Note,
    Unit,
    Authorize,
    Incident,
    Pack,
    Custody,
    Test,
    Score,
    Void,
}

impl Deed {
    /// The last part of its address, and of its messages' keys.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Agree => "agree",
            Self::Consent => "consent",
            Self::Assign => "assign",
            Self::Step => "step",
            Self::Move => "move",
            Self::Transcript => "transcript",
            Self::Sign => "sign",
            Self::Withdraw => "withdraw",
            Self::Note => "note",
            Self::Unit => "unit",
            Self::Authorize => "authorize",
            Self::Incident => "incident",
            Self::Pack => "pack",
            Self::Custody => "custody",
            Self::Test => "test",
            Self::Score => "score",
            Self::Void => "void",
        }
    }
}

/// What a form is made from.
pub(super) struct Ground {
    pub(super) desk: Desk,
    pub(super) enrollment: Enrollment,
    pub(super) units: Vec<Unit>,
    pub(super) copies: Vec<Copy>,
    /// The unit that the address names.
    pub(super) unit: Option<u8>,
}

async fn ground(platform: &Platform, user: &CurrentUser, id: EnrollmentId) -> WebResult<Ground> {
    let desk = Desk::new(platform, user);
    let db = platform.db.read();
    let enrollment = store::enrollment(db, id, &desk.reader()).await?.ok_or(WebError::NotFound)?;
    let units = store::units_of(db, id).await?;
    let copies = store::copies(db, id).await?;
    Ok(Ground { desk, enrollment, units, copies, unit: None })
}

fn frame(page: &Page, deed: Deed, id: EnrollmentId) -> Frame<'static> {
    let back = format!("/pass/enrollments/{id}");
    Frame {
        name: deed.name(),
        action: format!("{back}/{}", deed.name()),
        back: (back, page.t("pass-back-to-enrollment")),
    }
}

/// `GET /pass/enrollments/{id}/DEED`: what the address names is chosen already.
pub(super) async fn form(
    deed: Deed,
    (user, page): (CurrentUser, Page),
    State(platform): State<Platform>,
    (Path(id), Query(named)): (Path<EnrollmentId>, Query<Vec<(String, String)>>),
) -> WebResult<Response> {
    let mut ground = ground(&platform, &user, id).await?;
    let named = Answers(named);
    ground.unit = named.parse("unit").ok();
    let mut asks = questions(deed, &page, &ground).await?;
    for ask in &mut asks {
        if ask.is_choice() && !named.get(ask.name).is_empty() {
            ask.answered(&named);
        }
    }
    ask(&page, &frame(&page, deed, id), asks)
}

/// `POST /pass/enrollments/{id}/DEED`
pub(super) async fn done(
    deed: Deed,
    (user, page): (CurrentUser, Page),
    State(platform): State<Platform>,
    (Path(id), Form(answers)): (Path<EnrollmentId>, Form<Vec<(String, String)>>),
) -> WebResult<Response> {
    let ground = ground(&platform, &user, id).await?;
    let answers = Answers(answers);
    match act(deed, &ground.desk, id, &answers).await {
        Ok(()) => {
            let next = page.href(format!("/pass/enrollments/{id}"));
            Ok(Redirect::to(&next).into_response())
        }
        Err(why) => {
            let asks = questions(deed, &page, &ground).await?;
            ask_again(&page, &frame(&page, deed, id), (asks, &answers), why)
        }
    }
}

async fn questions(deed: Deed, page: &Page, ground: &Ground) -> WebResult<Vec<Ask>> {
    let new = |kind, name| Ask::new(page, kind, name);
    let reason = || new(Kind::Area, "reason");
    let today = ground.desk.platform.clock.today().to_string();
    Ok(match deed {
        Deed::Agree => agree_questions(page, &today),
        Deed::Consent => vec![new(Kind::Date, "on").value(today)],
        Deed::Assign => assign_questions(page, ground).await?,
        Deed::Step => vec![
            new(Kind::Select, "step").choices(enrollment_steps(page, &ground.enrollment)),
            reason().optional(),
        ],
        Deed::Move => vec![new(Kind::Select, "to-state").choices(words::states(page)), reason()],
        Deed::Transcript | Deed::Sign => Vec::new(),
        Deed::Withdraw => vec![reason()],
        Deed::Note => vec![
            new(Kind::Area, "note"),
            new(Kind::Checks, "contact").choices(yes(page, "pass-note-contact")),
        ],
        Deed::Unit => vec![
            new(Kind::Select, "unit-step").choices(unit_steps(page, &ground.units)),
            reason().optional(),
        ],
        Deed::Authorize => vec![
            new(Kind::Select, "unit").choices(units_at(page, &ground.units, |stage| {
                matches!(stage, UnitStage::Ready | UnitStage::FailedOpen)
            })),
            new(Kind::Text, "copy").hint(page.t("pass-copy-hint")),
            new(Kind::Text, "supervisor").hint(page.t("pass-supervisor-hint")),
        ],
        Deed::Incident => vec![
            new(Kind::Select, "incident").choices(codes(page, "incident")),
            new(Kind::Area, "note"),
            new(Kind::Text, "copy").hint(page.t("pass-copy-hint")).optional(),
        ],
        Deed::Pack => pack_questions(page, ground),
        Deed::Custody => vec![
            new(Kind::Select, "copy-step").choices(copy_steps(page, &ground.copies)),
            new(Kind::Area, "note").optional(),
        ],
        Deed::Test => test_questions(page, ground),
        Deed::Score => score_questions(page, ground),
        Deed::Void => vec![
            new(Kind::Select, "unit").choices(units_at(page, &ground.units, |stage| {
                stage.after(UnitStep::Void).is_ok()
            })),
            new(Kind::Select, "incident").choices(codes(page, "incident")),
            reason(),
        ],
    })
}

async fn act(deed: Deed, desk: &Desk, id: EnrollmentId, answers: &Answers) -> Result<(), Back> {
    let reason = answers.get("reason").chars().take(NOTE_CHARS_MAX).collect::<String>();
    match deed {
        Deed::Agree => acts::agree(desk, id, &agreement(desk, answers)?).await?,
        Deed::Consent => acts::consent(desk, id, answers.parse("on")?).await?,
        Deed::Assign => {
            let site = optional(answers, "site")?;
            acts::assign(desk, id, site, optional(answers, "mentor")?).await?;
        }
        Deed::Step => {
            let step = answers.get("step").parse().map_err(|()| Wrong("step"))?;
            acts::step(desk, id, step, &reason).await?;
        }
        Deed::Move => acts::move_on(desk, id, answers.parse("to-state")?, &reason).await?,
        Deed::Transcript => {
            acts::issue_transcript(desk, id).await?;
        }
        Deed::Sign => acts::sign_again(desk, id).await?,
        Deed::Withdraw => acts::withdraw_credential(desk, id, &reason).await?,
        Deed::Note => {
            let text = answers.words("note", NOTE_CHARS_MAX)?;
            acts::note(desk, id, &text, answers.has("contact", "yes")).await?;
        }
        Deed::Unit => {
            let (unit, step) = pair(answers, "unit-step")?;
            let unit = unit.parse().map_err(|_| Wrong("unit-step"))?;
            let step = step.parse().map_err(|()| Wrong("unit-step"))?;
            acts::unit_step(desk, id, (unit, step), &reason).await?;
        }
        Deed::Authorize => {
            let copy: CopyNumber = answers.parse("copy")?;
            let supervisor = answers.words("supervisor", LINE_CHARS_MAX)?;
            acts::authorize(desk, id, answers.parse("unit")?, (&copy, &supervisor)).await?;
        }
        Deed::Incident | Deed::Void => wrong_doing(deed, desk, id, answers, &reason).await?,
        Deed::Pack => {
            let units = answers.all("units").map(|unit| unit.parse().map_err(|_| Wrong("units")));
            acts::pack(desk, id, units.collect::<Result<_, _>>()?).await?;
        }
        Deed::Custody => {
            let (copy, step) = pair(answers, "copy-step")?;
            let copy: CopyNumber = copy.parse().map_err(|_| Wrong("copy-step"))?;
            let note: String = answers.get("note").chars().take(NOTE_CHARS_MAX).collect();
            acts::custody(desk, id, &copy, (step, &note)).await?;
        }
        Deed::Test => {
            let items = optional(answers, "questions")?;
            let form = (answers.get("form"), items);
            acts::issue_test(desk, id, answers.parse("unit")?, form).await?;
        }
        Deed::Score => acts::score(desk, id, scored(answers)?).await?,
    }
    Ok(())
}

async fn wrong_doing(
    deed: Deed,
    desk: &Desk,
    id: EnrollmentId,
    answers: &Answers,
    reason: &str,
) -> Result<(), Back> {
    let kind = answers.get("incident");
    if code_set("incident").all(|known| known.code != kind) {
        return Err(Wrong("incident").into());
    }
    if deed == Deed::Void {
        return Ok(acts::void(desk, id, answers.parse("unit")?, (kind, reason)).await?);
    }
    let note = answers.words("note", NOTE_CHARS_MAX)?;
    let copy: Option<CopyNumber> = optional(answers, "copy")?;
    Ok(acts::report_incident(desk, id, (kind, &note), copy.as_ref()).await?)
}

fn optional<T: std::str::FromStr>(
    answers: &Answers,
    name: &'static str,
) -> Result<Option<T>, Wrong> {
    if answers.get(name).is_empty() { Ok(None) } else { answers.parse(name).map(Some) }
}

fn pair<'a>(answers: &'a Answers, name: &'static str) -> Result<(&'a str, &'a str), Wrong> {
    answers.get(name).split_once(':').ok_or(Wrong(name))
}

/// What the home school says, as typed. The amount is in the home State's credits.
fn agreement(desk: &Desk, answers: &Answers) -> Result<Agreement, Wrong> {
    let is_agreed = match answers.get("agreed") {
        "yes" => true,
        "no" => false,
        _ => return Err(Wrong("agreed")),
    };
    let on = answers.parse("on")?;
    if on > desk.platform.clock.today() {
        return Err(Wrong("on"));
    }
    let amount: Credit = if is_agreed { answers.parse("amount")? } else { Credit::ZERO };
    Ok(Agreement {
        is_agreed,
        course_code: answers.get("course-code").chars().take(LINE_CHARS_MAX).collect(),
        subject: answers.get("subject").parse().ok(),
        amount,
        by: answers.words("said-by", LINE_CHARS_MAX)?,
        on,
    })
}

fn scored(answers: &Answers) -> Result<Scored, Wrong> {
    Ok(Scored {
        unit: answers.parse("unit")?,
        right: answers.parse("right")?,
        out_of: answers.parse("out-of")?,
        is_whole: answers.has("whole", "yes"),
        confirms: answers.has("confirms", "yes"),
    })
}
