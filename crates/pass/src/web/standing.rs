//! How a student stands: what she has taken, wherever it was, held against a plan; for the page and for other programs.
//! Whoever asks opens her record for credit, and that is written down.

use super::words;
use crate::{
    acts::Limits,
    model::{Claim, Course, PastCourse, Plan},
    rules::{Item, Load, OnTrack, Standing, Taken, WayBack, counted, on_track, reported, way_back},
    store::{self, PlanChoice, Reader},
};
use accounts::CurrentUser;
use jiff::{ToSpan, civil::Date};
use pages::{Page, WebError, WebResult};
use platform::{DbError, Platform};
use records::{Consolidated, ExchangeNumber, Purpose};
use std::collections::BTreeSet;

/// Years until graduation where nobody said when it is.
const YEARS_TO_GO: i64 = 2;
/// Days in a week, for the time that is left.
const DAYS_PER_WEEK: i32 = 7;

/// A student's courses, wherever they were taken.
pub(crate) struct StudentPath {
    pub(crate) numbers: Vec<ExchangeNumber>,
    pub(crate) taken: Vec<Taken>,
    pub(crate) past: Vec<PastCourse>,
    pub(crate) codes: BTreeSet<String>,
}

/// All numbers under which a student was ever known.
pub(super) fn numbers(record: &Consolidated) -> Vec<ExchangeNumber> {
    let mut numbers = vec![record.number];
    numbers.extend(record.retired_numbers.iter().copied());
    numbers
}

/// Reads what a student has taken: PASS courses as far as they have come, and what counselors entered.
async fn path_of(
    platform: &Platform,
    page: &Page,
    numbers: Vec<ExchangeNumber>,
    reader: &Reader,
    courses: &[Course],
) -> Result<StudentPath, DbError> {
    let db = platform.db.read();
    let enrollments = store::enrollments_of_student(db, &numbers, reader).await?;
    let past = store::past_courses(db, &numbers).await?;
    let ids: Vec<_> = enrollments.iter().map(|one| one.id).collect();
    let (transcripts, claims) =
        (store::transcripts(db, &ids).await?, store::claims(db, &ids).await?);
    let units = store::units(db, &ids).await?;
    let (mut taken, mut codes) = (Vec::new(), BTreeSet::new());
    for one in &past {
        taken.push(Taken {
            title: one.title.clone(),
            item: Item { subject: one.subject, amount: one.credit, standing: one.status },
            source: format!("{}, {}", one.school, one.state.name(page.lang)),
        });
    }
    for one in &enrollments {
        let Some(course) = courses.iter().find(|course| course.code == one.course) else {
            continue;
        };
        codes.insert(one.course.clone());
        let last = transcripts.iter().rev().find(|transcript| transcript.enrollment == one.id);
        let to_date = last.map(crate::acts::credit_of);
        let asked = units.iter().filter(|(of, _)| *of == one.id).count();
        let claim = Claim::that_counts(&claims, one.id);
        let counted = counted(course, one.stage, (asked, to_date), claim);
        let taken_as = |(amount, subject), standing, source| Taken {
            title: course.title.clone(),
            item: Item { subject, amount, standing },
            source,
        };
        if !counted.earned.0.is_zero() {
            let source = page.t("pass-source-accepted");
            taken.push(taken_as(counted.earned, Standing::Earned, source));
        }
        if let Some((rest, standing)) = counted.rest {
            let source = words::stage(page, "enrollment", one.stage.code());
            taken.push(taken_as((rest, course.subject), standing, source));
        }
    }
    Ok(StudentPath { numbers, taken, past, codes })
}

/// The plan a student is held against: the one chosen, else that of her newest State.
fn chosen(
    choice: Option<PlanChoice>,
    record: &Consolidated,
    user: &CurrentUser,
    today: Date,
) -> Option<(&'static Plan, Date)> {
    if let Some(choice) = choice
        && let Some(plan) = Plan::find(choice.state, &choice.plan)
    {
        return Some((plan, choice.graduates_on));
    }
    let own = user.scope().any_states();
    let state = record.states().into_iter().find(|state| own.contains(state));
    let state = state.or_else(|| record.states().into_iter().next())?;
    let plan = Plan::of(state).next()?;
    Some((plan, today.saturating_add(YEARS_TO_GO.years())))
}

/// Everything that is said of how a student stands.
pub(crate) struct Stand {
    pub(crate) record: Consolidated,
    pub(crate) path: StudentPath,
    pub(crate) courses: Vec<Course>,
    pub(crate) plan: &'static Plan,
    pub(crate) graduates_on: Date,
    pub(crate) standing: OnTrack,
    pub(crate) way: WayBack,
    pub(crate) today: Date,
}

/// Opens a student's record for credit, and holds what she has taken against her plan.
pub(crate) async fn stand(
    platform: &Platform,
    (user, page): (&CurrentUser, &Page),
    number: &str,
) -> WebResult<Stand> {
    let number: ExchangeNumber = number.parse().map_err(|_| WebError::NotFound)?;
    let opened = records::open_record(platform, user, number, Purpose::Credit).await;
    let record = opened.map_err(|e| super::web_error(e.into()))?.ok_or(WebError::NotFound)?;
    let db = platform.db.read();
    let courses = store::courses(db).await?;
    let reader = Reader::of(user);
    let mut path = path_of(platform, page, numbers(&record), &reader, &courses).await?;
    path.taken.extend(reported(&record.courses, |course| {
        let said = page.m("pass-source-reported").with("state", course.state.name(page.lang));
        said.with("school", &course.school).to_string()
    }));
    let choice = store::plan_choice(db, &path.numbers).await?;
    let today = platform.clock.today();
    let (plan, graduates_on) = chosen(choice, &record, user, today).ok_or(WebError::NotFound)?;
    let standing = on_track(&path.taken, plan);
    let weeks = usize::try_from((graduates_on - today).get_days().max(0) / DAYS_PER_WEEK);
    let limits = Limits::current();
    let load = Load {
        units_at_once_max: limits.units_at_once_max,
        weeks_per_unit: limits.weeks_per_unit,
        posting_weeks: limits.posting_weeks,
    };
    let way = way_back(&standing, &courses, &path.codes, weeks.unwrap_or(0), load);
    Ok(Stand { record, path, courses, plan, graduates_on, standing, way, today })
}
