//! Training: the courses, a module with its quiz, worksheets to print, and the certificates of staff.

use crate::{
    files::Edition,
    model::{CheckIn, Completion, CompletionId, Course, Document, Module},
    rules::{self, Part},
    shelf::Published,
    store,
};
use accounts::{CurrentUser, Training, record_training};
use axum::{
    Extension, Form,
    extract::{FromRequestParts, Path, State},
    http::{HeaderMap, request::Parts},
    response::Response,
};
use jiff::civil::Date;
use pages::{Page, WebError, WebResult, html};
use platform::{Actor, Event, Platform, Subject};
use std::{collections::BTreeMap, convert::Infallible};

/// A module as the list shows it.
struct Line<'a> {
    name: &'a str,
    module: &'a Document<Module>,
    /// The reader's own completion, and what of it.
    done: Option<Done>,
    /// Whether children's records stay closed to the reader until she has completed it.
    is_needed: bool,
}

/// A completion as its owner sees it.
struct Done {
    id: CompletionId,
    words: String,
    class: &'static str,
    /// Whether it counts today.
    counts: bool,
}

fn done(page: &Page, completion: &Completion, today: Date) -> Done {
    let counts = completion.expires.is_none_or(|expires| today < expires);
    let (key, day) = match completion.expires {
        Some(expires) if counts => ("portal-training-counts", expires),
        Some(expires) => ("portal-training-due", expires),
        None => ("portal-training-done", completion.on),
    };
    let class = if counts { "status--good" } else { "status--waiting" };
    let words = page.m(key).with("date", page.date(&day)).to_string();
    Done { id: completion.id, words, class, counts }
}

/// A course with its modules.
struct Group<'a> {
    code: &'static str,
    title: String,
    /// How many of them the reader has behind her, once she has begun.
    progress: Option<String>,
    lines: Vec<Line<'a>>,
}

#[derive(askama::Template)]
#[template(path = "training.html")]
struct ListPage<'a> {
    page: &'a Page,
    groups: Vec<Group<'a>>,
    is_signed_in: bool,
}

/// The newest completion of each module.
async fn completed(
    platform: &Platform,
    user: Option<&Extension<CurrentUser>>,
) -> WebResult<BTreeMap<String, Completion>> {
    let Some(Extension(user)) = user else { return Ok(BTreeMap::new()) };
    let mut newest = BTreeMap::new();
    for completion in store::completions_of(platform.db.read(), user.id).await? {
        newest.entry(completion.module.clone()).or_insert(completion);
    }
    Ok(newest)
}

/// `GET /training`
pub(super) async fn list(
    page: Page,
    State(platform): State<Platform>,
    user: Option<Extension<CurrentUser>>,
    Published(content): Published,
    headers: HeaderMap,
) -> WebResult<Response> {
    let completed = completed(&platform, user.as_ref()).await?;
    let needed = user.as_ref().map(|user| user.missing_training.clone()).unwrap_or_default();
    let edition = content.edition(page.lang);
    let today = super::today(&page);
    let group = |course: Course| {
        let mut lines: Vec<Line<'_>> = of_course(edition, course)
            .map(|(name, module)| Line {
                name,
                module,
                done: completed.get(name).map(|completion| done(&page, completion, today)),
                is_needed: needed.contains(name),
            })
            .collect();
        lines.sort_by_key(|line| line.module.front.place);
        let title = page.t(format!("portal-course-{}", course.code()));
        let counting = lines.iter().filter(|line| line.done.as_ref().is_some_and(|d| d.counts));
        let progress = Some(counting.count()).filter(|count| *count > 0).map(|count| {
            let words = page.m("portal-training-progress").count("done", count);
            words.count("modules", lines.len()).to_string()
        });
        Group { code: course.code(), title, progress, lines }
    };
    let groups = Course::ALL.map(group).into_iter().collect();
    let shown = ListPage { page: &page, groups, is_signed_in: user.is_some() };
    pages::shared_html(&page, &headers, &shown)
}

fn of_course(edition: &Edition, course: Course) -> impl Iterator<Item = (&str, &Document<Module>)> {
    let modules = edition.training.iter().map(|(name, module)| (name.as_str(), module));
    modules.filter(move |(_, module)| module.front.course == course)
}

/// A question with what was answered.
struct Asked<'a> {
    at: usize,
    question: &'a str,
    /// Each choice with its place from 1, and whether it was chosen.
    choices: Vec<(usize, &'a str, bool)>,
    /// Once answered: whether it was right, and why.
    verdict: Option<(bool, &'a str)>,
}

fn asked<'a>(module: &'a Module, given: Option<&BTreeMap<usize, usize>>) -> Vec<Asked<'a>> {
    let questions = module.quiz.iter().enumerate().map(|(index, question)| {
        let at = index + 1;
        let chosen = given.and_then(|given| given.get(&at).copied());
        let choices = question.choices.iter().enumerate();
        let verdict = given.map(|_| (rules::is_right(question, chosen), question.why.as_str()));
        Asked {
            at,
            question: &question.words,
            choices: choices
                .map(|(place, words)| (place + 1, words.as_str(), chosen == Some(place + 1)))
                .collect(),
            verdict,
        }
    });
    questions.collect()
}

/// Who takes a quiz: a visitor, or a person who is signed in.
pub(super) struct Learner {
    platform: Platform,
    user: Option<CurrentUser>,
}

impl FromRequestParts<Platform> for Learner {
    type Rejection = Infallible;

    async fn from_request_parts(
        parts: &mut Parts,
        platform: &Platform,
    ) -> Result<Self, Infallible> {
        let user = parts.extensions.get::<CurrentUser>().cloned();
        Ok(Self { platform: platform.clone(), user })
    }
}

/// What came of a quiz.
struct Outcome {
    words: String,
    is_passed: bool,
    certificate: Option<CompletionId>,
    /// Whether it was the last training that kept children's records closed to her.
    opens_records: bool,
}

#[derive(askama::Template)]
#[template(path = "module.html")]
struct ModulePage<'a> {
    page: &'a Page,
    name: &'a str,
    module: &'a Document<Module>,
    course: String,
    sections: Vec<Part<'a>>,
    /// The check-ins that follow no section.
    checks: Vec<&'a CheckIn>,
    questions: Vec<Asked<'a>>,
    outcome: Option<Outcome>,
    is_signed_in: bool,
    next: Option<(&'a str, &'a str)>,
}

impl<'a> ModulePage<'a> {
    fn of(page: &'a Page, edition: &'a Edition, name: &'a str) -> WebResult<Self> {
        let module = edition.training.get(name).ok_or(WebError::NotFound)?;
        let front = &module.front;
        let after = of_course(edition, front.course)
            .filter(|(_, other)| other.front.place > front.place)
            .min_by_key(|(_, other)| other.front.place);
        let sections = rules::parts(&module.body, &front.checks);
        Ok(Self {
            page,
            name,
            module,
            course: page.t(format!("portal-course-{}", front.course.code())),
            checks: rules::checks_at_end(&sections, &front.checks),
            sections,
            questions: asked(front, None),
            outcome: None,
            is_signed_in: page.viewer.is_some(),
            next: after.map(|(name, module)| (name, module.front.title.as_str())),
        })
    }
}

/// `GET /training/{name}`
pub(super) async fn show(
    Path(name): Path<String>,
    page: Page,
    Published(content): Published,
    headers: HeaderMap,
) -> WebResult<Response> {
    let shown = ModulePage::of(&page, content.edition(page.lang), &name)?;
    pages::shared_html(&page, &headers, &shown)
}

#[derive(askama::Template)]
#[template(path = "worksheet.html")]
struct WorksheetPage<'a> {
    page: &'a Page,
    name: &'a str,
    module: &'a Document<Module>,
}

/// `GET /training/{name}/worksheet`
pub(super) async fn worksheet(
    Path(name): Path<String>,
    page: Page,
    Published(content): Published,
    headers: HeaderMap,
) -> WebResult<Response> {
    let module = content.edition(page.lang).training.get(&name).ok_or(WebError::NotFound)?;
    pages::shared_html(&page, &headers, &WorksheetPage { page: &page, name: &name, module })
}

/// `POST /training/{name}/quiz`: everybody sees what was right and why; whoever is signed in and passes has completed it.
pub(super) async fn quiz(
    Path(name): Path<String>,
    page: Page,
    Learner { platform, user }: Learner,
    Published(content): Published,
    Form(answers): Form<BTreeMap<String, String>>,
) -> WebResult<Response> {
    let mut shown = ModulePage::of(&page, content.edition(page.lang), &name)?;
    let module = &shown.module.front;
    let given = answers
        .iter()
        .filter_map(|(key, value)| {
            Some((key.strip_prefix('q')?.parse().ok()?, value.parse().ok()?))
        })
        .collect();
    shown.questions = asked(module, Some(&given));
    let questions = shown.questions.len();
    let right = shown.questions.iter().filter(|q| q.verdict.is_some_and(|v| v.0)).count();
    let is_passed = rules::is_passed(right, questions);
    let certificate = match &user {
        Some(user) if is_passed => {
            Some(complete(&platform, user, (&name, module), (right, questions)).await?)
        }
        _ => None,
    };
    let key = if is_passed { "portal-quiz-passed" } else { "portal-quiz-again" };
    let words = page.m(key).count("right", right).count("questions", questions).to_string();
    let last_missing = |user: &CurrentUser| user.missing_training.iter().eq([&name]);
    let opens_records = certificate.is_some() && user.as_ref().is_some_and(last_missing);
    shown.outcome = Some(Outcome { words, is_passed, certificate, opens_records });
    html(&shown)
}

/// Keeps a completion, and tells the gate before children's records.
async fn complete(
    platform: &Platform,
    user: &CurrentUser,
    (name, module): (&str, &Module),
    (right, questions): (usize, usize),
) -> WebResult<CompletionId> {
    let mut tx = platform.db.begin(Actor::person(user.id)).await?;
    let on = jiff::tz::TimeZone::UTC.to_datetime(tx.now()).date();
    let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    let completion = Completion {
        id: CompletionId::new(),
        person: user.id,
        module: name.to_owned(),
        score: (number(right), number(questions)),
        on,
        expires: rules::expires(module, on),
    };
    store::insert_completion(&tx, &completion).await?;
    let training =
        Training { person: user.id, module: name, completed: on, expires: completion.expires };
    record_training(&mut tx, &training).await?;
    let data = serde_json::json!({ "module": name });
    let subject = Subject::new("training", completion.id);
    tx.emit(Event::new("portal.module-completed", subject, data));
    tx.commit().await?;
    Ok(completion.id)
}

#[derive(askama::Template)]
#[template(path = "certificate.html")]
struct CertificatePage {
    page: Page,
    who: String,
    title: String,
    completion: Completion,
    on: String,
    until: Option<String>,
}

/// `GET /training/certificates/{id}`: one's own.
pub(super) async fn certificate(
    user: CurrentUser,
    page: Page,
    State(platform): State<Platform>,
    Published(content): Published,
    Path(id): Path<CompletionId>,
) -> WebResult<Response> {
    let completions = store::completions_of(platform.db.read(), user.id).await?;
    let completion = completions.into_iter().find(|c| c.id == id).ok_or(WebError::NotFound)?;
    let module = content.edition(page.lang).training.get(&completion.module);
    let title = module.map_or_else(|| completion.module.clone(), |m| m.front.title.clone());
    let on = page.date(&completion.on);
    let until = completion.expires.and_then(|day| day.yesterday().ok()).map(|day| page.date(&day));
    html(&CertificatePage { who: user.name.clone(), title, on, until, completion, page })
}
