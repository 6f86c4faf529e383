//! Nominating one's own student from her enrollment, and what became of the nomination: what the family allows, with its
//! history, and the story. A student who cannot be nominated is shown with the reasons.

use super::{
    AWARD, NOMINATE,
    ask::{Answers, Ask, Back, Frame, Kind, Wrong, ask, ask_again},
    award::{allowed, current},
    award_forms::{LINE_CHARS_MAX, STATEMENT_CHARS_MAX},
    web_error, words,
};
use crate::{
    acts::{self, Desk, NominationWords},
    model::{
        Award, AwardPhase, AwardWord, Enrollment, EnrollmentId, Matter, Nomination, NominationId,
    },
    rules,
    store::{self, Reader},
};
use accounts::CurrentUser;
use axum::{
    Form,
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};
use jiff::civil::Date;
use pages::{Page, WebError, WebResult, html};
use platform::{Lang, Platform};
use records::Purpose;

/// An enrollment of the list of who may be nominated.
struct Line {
    name: String,
    course: String,
    units: usize,
    /// Why it is not possible; nothing when it is.
    against: Vec<String>,
    href: String,
}

#[derive(askama::Template)]
#[template(path = "award_nominees.html")]
struct NomineesPage {
    page: Page,
    phase: String,
    units_min: usize,
    since: String,
    lines: Vec<Line>,
    has_more: bool,
}

/// `GET /pass/award/nominate`: the reader's students, each with the way to nominate her or the reasons why not.
pub(super) async fn nominees(
    user: CurrentUser,
    page: Page,
    State(platform): State<Platform>,
) -> WebResult<Response> {
    let award = current(&platform, None).await?.ok_or(WebError::NotFound)?;
    let db = platform.db.read();
    let (all, has_more) = store::enrollments(db, &Reader::of(&user), &[]).await?;
    let students: Vec<_> = all.iter().map(|one| one.student).collect();
    store::note_seen(&platform, &user, &students, Purpose::Participation).await?;
    let names = store::names(db, &students).await?;
    let courses = store::courses(db).await?;
    let today = platform.clock.today();
    let phase = rules::award_phase(&award.cycle, today);
    let mut lines = Vec::with_capacity(all.len());
    for one in &all {
        let nominee = acts::nominee(&platform, &award, (one, today)).await.map_err(web_error)?;
        let against = rules::why_not(&award.cycle, nominee);
        lines.push(Line {
            name: names.get(&one.student).cloned().unwrap_or_default(),
            course: words::title(&courses, one),
            units: nominee.units,
            against: against.iter().map(|why| page.t(format!("pass-rule-{why}"))).collect(),
            href: page.href(format!("/pass/enrollments/{}/nominate", one.id)),
        });
    }
    lines.sort_by(|a, b| (!a.against.is_empty(), &a.name).cmp(&(!b.against.is_empty(), &b.name)));
    html(&NomineesPage {
        phase: page.t(format!("pass-award-phase-{}", phase.code())),
        units_min: award.cycle.units_min,
        since: page.date(&award.cycle.window_from),
        lines,
        has_more,
        page,
    })
}

/// The way from an enrollment's page to the nomination, while nominations are open.
pub(super) async fn deed(
    page: &Page,
    platform: &Platform,
    user: &CurrentUser,
    id: EnrollmentId,
) -> WebResult<Vec<(String, String)>> {
    if !user.may(AWARD, NOMINATE) {
        return Ok(Vec::new());
    }
    let today = platform.clock.today();
    let award = current(platform, None).await?;
    let is_open =
        |award: &Award| rules::award_phase(&award.cycle, today) == AwardPhase::Nominations;
    let href = page.href(format!("/pass/enrollments/{id}/nominate"));
    Ok(award.filter(is_open).map(|_| (href, page.t("pass-award-link"))).into_iter().collect())
}

/// The award and an enrollment that the reader may see.
async fn of_enrollment(
    platform: &Platform,
    user: &CurrentUser,
    id: EnrollmentId,
) -> WebResult<(Award, Enrollment, String)> {
    let db = platform.db.read();
    let found = store::enrollment(db, id, &Reader::of(user)).await?;
    let one = found.ok_or(WebError::NotFound)?;
    let award = current(platform, None).await?.ok_or(WebError::NotFound)?;
    store::note_seen(platform, user, &[one.student], Purpose::Participation).await?;
    let name = store::names(db, &[one.student]).await?.remove(&one.student);
    Ok((award, one, name.unwrap_or_default()))
}

fn questions(page: &Page, platform: &Platform, name: &str) -> Vec<Ask> {
    let lang =
        |lang: Lang| (lang.code().to_owned(), page.t(format!("pass-language-{}", lang.code())));
    let student = page.m("pass-award-statement-hint").with("name", name).to_string();
    vec![
        Ask::new(page, Kind::Area, "statement").hint(student),
        Ask::new(page, Kind::Area, "essay").hint(page.t("pass-award-essay-hint")).optional(),
        Ask::new(page, Kind::Select, "words-in")
            .choices(Lang::ALL.into_iter().map(lang).collect())
            .chosen(page.lang.code()),
        Ask::new(page, Kind::Text, "consent-by").hint(page.t("pass-award-consent-hint")),
        Ask::new(page, Kind::Date, "on").value(platform.clock.today().to_string()),
    ]
}

fn frame(page: &Page, id: EnrollmentId) -> Frame<'static> {
    Frame {
        name: "award-nominate",
        action: format!("/pass/enrollments/{id}/nominate"),
        back: ("/pass/award/nominate".into(), page.t("pass-award-nominees")),
    }
}

/// `GET /pass/enrollments/{id}/nominate`
pub(super) async fn form(
    user: CurrentUser,
    page: Page,
    State(platform): State<Platform>,
    Path(id): Path<EnrollmentId>,
) -> WebResult<Response> {
    let (_, _, name) = of_enrollment(&platform, &user, id).await?;
    ask(&page, &frame(&page, id), questions(&page, &platform, &name))
}

/// `POST /pass/enrollments/{id}/nominate`
pub(super) async fn nominate(
    user: CurrentUser,
    page: Page,
    State(platform): State<Platform>,
    Path(id): Path<EnrollmentId>,
    Form(answers): Form<Vec<(String, String)>>,
) -> WebResult<Response> {
    let (award, _, name) = of_enrollment(&platform, &user, id).await?;
    let answers = Answers(answers);
    let desk = Desk::new(&platform, &user);
    let outcome = match said(&answers, platform.clock.today()) {
        Ok(said) => acts::nominate(&desk, (award.cycle.year, id), said).await.map_err(Back::from),
        Err(wrong) => Err(wrong.into()),
    };
    match outcome {
        Ok(id) => {
            let next = format!("/pass/award/nominations/{id}");
            Ok(Redirect::to(&page.href(next)).into_response())
        }
        Err(why) => {
            let asks = questions(&page, &platform, &name);
            ask_again(&page, &frame(&page, id), (asks, &answers), why)
        }
    }
}

fn said(answers: &Answers, today: Date) -> Result<NominationWords, Wrong> {
    let statement = answers.words("statement", STATEMENT_CHARS_MAX)?;
    let essay = answers.get("essay");
    if essay.chars().count() > STATEMENT_CHARS_MAX {
        return Err(Wrong("essay"));
    }
    let code = answers.get("words-in");
    let lang = Lang::ALL.into_iter().find(|lang| lang.code() == code).ok_or(Wrong("words-in"))?;
    let by = answers.words("consent-by", LINE_CHARS_MAX)?;
    let on: Date = answers.parse("on")?;
    if on > today {
        return Err(Wrong("on"));
    }
    Ok(NominationWords { statement, essay: essay.to_owned(), lang, consent: (by, on) })
}

/// A nomination of a student whom the reader may see.
pub(super) async fn own(
    platform: &Platform,
    user: &CurrentUser,
    id: NominationId,
) -> WebResult<(Award, Nomination, Enrollment)> {
    let award = acts::award_of(platform, id).await.map_err(web_error)?;
    let nomination = award.nomination(id).map_err(web_error)?.clone();
    let reader = Reader::of(user);
    let seen = store::enrollment(platform.db.read(), nomination.enrollment, &reader).await?;
    Ok((award, nomination, seen.ok_or(WebError::NotFound)?))
}

/// A word of the family.
struct WordLine {
    when: String,
    what: String,
    who: String,
}

#[derive(askama::Template)]
#[template(path = "award_nomination.html")]
struct NominationPage {
    page: Page,
    name: String,
    lead: String,
    course: (String, String),
    lang: &'static str,
    statement: String,
    essay: String,
    nominator: String,
    allowed: String,
    words: Vec<WordLine>,
    actions: Vec<(String, String)>,
    story: Option<String>,
}

/// `GET /pass/award/nominations/{id}`
pub(super) async fn show(
    user: CurrentUser,
    page: Page,
    State(platform): State<Platform>,
    Path(id): Path<NominationId>,
) -> WebResult<Response> {
    let (award, nomination, one) = own(&platform, &user, id).await?;
    let db = platform.db.read();
    let today = platform.clock.today();
    store::note_seen(&platform, &user, &[one.student], Purpose::Participation).await?;
    let name = store::names(db, &[one.student]).await?.remove(&one.student).unwrap_or_default();
    let courses = store::courses(db).await?;
    let nominators = accounts::person_names(db, [nomination.nominator]).await?;
    let is_chosen = award.choice.as_ref().is_some_and(|choice| choice.nomination == id);
    let consent = award.consent(id);
    let has_story = store::award_story(db, id).await?.is_some();
    let story = match (is_chosen, consent.publication(today), has_story) {
        (false, ..) => None,
        (true, Some(_), _) => Some("pass-award-story-begun"),
        (true, None, true) => Some("pass-award-story-gone"),
        (true, None, false) => Some("pass-award-story-waits"),
    };
    let action = |matter: Matter| {
        let code = matter.code();
        let href = page.href(format!("/pass/award/nominations/{id}/consent/{code}"));
        (href, page.t(format!("pass-do-award-consent-{code}-title")))
    };
    let year = award.cycle.year.to_string();
    let lead = if is_chosen { "pass-award-chosen-lead" } else { "pass-award-nominated-lead" };
    html(&NominationPage {
        lead: page.m(lead).with("year", year).with("on", page.date(&nomination.on)).to_string(),
        course: (page.href(format!("/pass/enrollments/{}", one.id)), words::title(&courses, &one)),
        lang: nomination.lang.code(),
        nominator: nominators.into_values().next().unwrap_or_default(),
        allowed: allowed(&page, &award, (&nomination, today)),
        words: consent.0.iter().rev().map(|word| word_line(&page, word)).collect(),
        actions: vec![action(Matter::Nomination), action(Matter::Publication)],
        story: story.map(|key| page.t(key)),
        statement: nomination.statement,
        essay: nomination.essay,
        name,
        page,
    })
}

fn word_line(page: &Page, word: &AwardWord) -> WordLine {
    let given = if word.is_given { "yes" } else { "no" };
    let mut what = page.t(format!("pass-award-consent-{}-{given}", word.matter.code()));
    if let Some(through) = &word.through {
        let until = page.m("pass-award-until").with("on", page.date(through));
        what = format!("{what} {}", until.with("paper", &word.paper));
    }
    WordLine { when: page.date(&word.on), what, who: word.by.clone() }
}
