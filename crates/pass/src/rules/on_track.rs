//! On track to graduate: what is earned, in progress, planned and missing by requirement; what another State would
//! make of it; and the shortest way back.

use super::matching::{Filled, Item, Matching, alternatives, best};
use crate::model::{Course, Credit, Plan, Requirement, Subject, Takes};
use jiff::civil::Date;
use std::collections::BTreeSet;

/// Semesters from the entry to grade 9 until graduation.
const SEMESTERS: usize = 8;
/// Months in a semester, the summer's share included.
const MONTHS_PER_SEMESTER: i32 = 6;

/// A course of a student, wherever it was taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    /// What it is called.
    pub title: String,
    /// What is matched.
    pub item: Item,
    /// Where it was taken, and what that place says of it.
    pub source: String,
}

/// One requirement and how it is met.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The requirement.
    pub requirement: Requirement,
    /// How far it is met.
    pub filled: Filled,
    /// What is missing.
    pub missing: Credit,
    /// The courses that count for it, by their place in the list, with how much of each does.
    pub courses: Vec<(usize, Credit)>,
}

/// Where a student stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OnTrack {
    /// The requirements.
    pub lines: Vec<Line>,
    /// What counts, by how sure it is.
    pub filled: Filled,
    /// What is missing in all.
    pub missing: Credit,
    /// Courses that count for nothing here, by their place in the list.
    pub unused: Vec<usize>,
    /// For each course the other requirements it could count for without loss.
    pub others: Vec<Vec<usize>>,
}

/// Holds courses against a plan.
pub fn on_track(taken: &[Taken], plan: &Plan) -> OnTrack {
    let items: Vec<_> = taken.iter().map(|one| one.item).collect();
    let found = best(&items, &plan.requirements);
    let others = alternatives(&items, &plan.requirements, &found);
    let lines = lines(plan, &found);
    let counted = found.counted();
    let is_unused = |at: &usize| found.places[*at].is_none_or(|(_, counted)| counted.is_zero());
    OnTrack {
        filled: Filled { earned: counted[0], in_progress: counted[1], planned: counted[2] },
        missing: lines.iter().map(|line| line.missing).sum(),
        unused: (0..taken.len()).filter(is_unused).collect(),
        lines,
        others,
    }
}

fn lines(plan: &Plan, found: &Matching) -> Vec<Line> {
    let line = |(at, requirement): (usize, &Requirement)| {
        let placed = found.places.iter().enumerate();
        let courses = placed.filter_map(|(course, place)| {
            place.filter(|(to, _)| *to == at).map(|(_, counted)| (course, counted))
        });
        Line {
            requirement: requirement.clone(),
            filled: found.filled[at],
            missing: requirement.amount.less(found.filled[at].sum()),
            courses: courses.collect(),
        }
    };
    plan.requirements.iter().enumerate().map(line).collect()
}

/// What should be earned by a day, if credit came evenly until graduation.
pub fn expected(plan: &Plan, today: Date, graduates_on: Date) -> Option<Credit> {
    let total = plan.total?;
    let months = i32::from(graduates_on.year() - today.year()) * 12
        + i32::from(graduates_on.month() - today.month());
    let left = usize::try_from(months.max(0).div_euclid(MONTHS_PER_SEMESTER)).unwrap_or(0);
    Some(total.part(SEMESTERS - left.min(SEMESTERS), SEMESTERS))
}

/// How fast a student may go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Load {
    /// Units worked on at the same time.
    pub units_at_once_max: usize,
    /// Weeks that a unit takes.
    pub weeks_per_unit: usize,
    /// Weeks that posting takes before graduation.
    pub posting_weeks: usize,
}

/// Units of a course on the way back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The course.
    pub course: String,
    /// How many of its units.
    pub units: usize,
    /// The requirement it is for, by its place in the plan.
    pub requirement: usize,
    /// The credit it brings.
    pub credit: Credit,
}

/// The shortest way back on track by PASS.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WayBack {
    /// What to take.
    pub steps: Vec<Step>,
    /// Units in all.
    pub units: usize,
    /// Units that fit until the day.
    pub units_possible: usize,
    /// Requirements for which PASS has no course left, and how much remains missing of each.
    pub not_by_pass: Vec<(usize, Credit)>,
}

impl WayBack {
    /// Whether everything missing can be done by PASS in time.
    pub fn is_possible(&self) -> bool {
        self.is_in_time() && self.not_by_pass.is_empty()
    }

    /// Whether the units that PASS has for it fit until the graduation.
    pub fn is_in_time(&self) -> bool {
        self.units <= self.units_possible
    }
}

/// Finds the fewest units that fill what is missing. `taken` are codes of courses that the student has, works on, or
/// plans. The narrow requirements choose first, since electives take what is left.
pub fn way_back(
    standing: &OnTrack,
    courses: &[Course],
    taken: &BTreeSet<String>,
    weeks: usize,
    load: Load,
) -> WayBack {
    let mut used = taken.clone();
    let (mut steps, mut not_by_pass) = (Vec::new(), Vec::new());
    for (requirement, line) in standing.lines.iter().enumerate() {
        let mut missing = line.missing;
        let fitting = |course: &&Course| line.requirement.takes.takes(course.subject);
        let mut fitting: Vec<_> = courses.iter().filter(fitting).collect();
        if matches!(line.requirement.takes, Takes::Electives | Takes::Remainder) {
            // What counts nowhere else first, so that no course of a subject is spent on electives.
            fitting.sort_by_key(|course| course.subject != Subject::Other);
        }
        for course in fitting {
            if missing.is_zero() {
                break;
            }
            if !used.insert(course.code.clone()) {
                continue;
            }
            let units = units_for(missing, course);
            let credit = course.credit.part(units, course.units);
            missing = missing.less(credit);
            steps.push(Step { course: course.code.clone(), units, requirement, credit });
        }
        if !missing.is_zero() {
            not_by_pass.push((requirement, missing));
        }
    }
    let rounds = weeks.saturating_sub(load.posting_weeks) / load.weeks_per_unit.max(1);
    WayBack {
        units: steps.iter().map(|step| step.units).sum(),
        units_possible: rounds.saturating_mul(load.units_at_once_max),
        steps,
        not_by_pass,
    }
}

/// The fewest units of a course that bring an amount, or all of them.
fn units_for(missing: Credit, course: &Course) -> usize {
    (1..=course.units)
        .find(|units| course.credit.part(*units, course.units) >= missing)
        .unwrap_or(course.units)
}

/// How a course changes its place when the plan does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Moved {
    /// The course, by its place in the list.
    pub course: usize,
    /// What it counts for here; nothing when it counts for nothing.
    pub here: Option<Takes>,
    /// What it would count for there.
    pub there: Option<Takes>,
}

/// The courses that would count for something else, or for nothing, under another plan.
pub(crate) fn what_if(taken: &[Taken], here: &OnTrack, there: &OnTrack) -> Vec<Moved> {
    let place = |standing: &OnTrack, course: usize| {
        let counts =
            |line: &&Line| line.courses.iter().any(|(c, sum)| *c == course && !sum.is_zero());
        standing.lines.iter().find(counts).map(|line| line.requirement.takes.clone())
    };
    let moved = |course| {
        let (here, there) = (place(here, course), place(there, course));
        (here != there).then_some(Moved { course, here, there })
    };
    (0..taken.len()).filter_map(moved).collect()
}

/// Credit for part of a term by days in class: days enrolled of days in the term, of the credit possible.
pub(crate) fn credit_by_days(days: u32, of: u32, credit: Credit) -> Credit {
    credit * Credit::new(i64::from(days.min(of)), i64::from(of))
}
