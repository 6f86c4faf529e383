//! What a child has learned, as States say it: courses with their credits, and tests. Credits are added up for each State
//! by itself: States count differently, and the same course may be told by two of them.

use super::consolidated::Current;
use crate::{SourceRecordId, Values};
use accounts::StateCode;
use jiff::Timestamp;
use std::{cmp::Reverse, collections::BTreeMap};

/// Hundredths of a credit, so that sums are exact.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Credits(u32);

impl Credits {
    /// Reads a stored number, such as `0.5`.
    pub fn parse(text: &str) -> Option<Self> {
        let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
        let hundredths: u32 = format!("{decimals:0<2}").get(..2)?.parse().ok()?;
        Some(Self(whole.parse::<u32>().ok()?.checked_mul(100)?.checked_add(hundredths)?))
    }

    /// As people write it: `3.5`.
    pub fn text(self) -> String {
        let text = format!("{}.{:02}", self.0 / 100, self.0 % 100);
        text.trim_end_matches('0').trim_end_matches('.').to_owned()
    }
}

/// A course.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Course {
    /// The State that reports it.
    pub state: StateCode,
    /// When that word came.
    pub at: Timestamp,
    /// The school in which it was taken, where the State says so.
    pub school: String,
    /// All that it says.
    pub values: Values,
}

impl Course {
    /// Whether it is under way or was broken off: no final grade and no credit, but hours or a grade so far.
    pub fn is_partial(&self) -> bool {
        let says = |column| self.values.get(column).is_some();
        let finished = says("final_grade") || says("credits_granted");
        !finished && (says("clock_hours") || says("grade_to_date"))
    }

    /// The credits granted, if any.
    pub fn credits(&self) -> Option<Credits> {
        Credits::parse(self.values.get("credits_granted")?)
    }

    fn years(&self) -> (&str, &str) {
        let of = |column| self.values.get(column).unwrap_or_default();
        (of("academic_year_begin"), of("academic_year_end"))
    }
}

/// The credits of one subject that one State has granted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SubjectCredits {
    /// The State.
    pub state: StateCode,
    /// The subject as the State names it; empty where it names none.
    pub subject: String,
    /// The sum.
    pub credits: Credits,
}

/// The result of a test.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assessment {
    /// The State that reports it.
    pub state: StateCode,
    /// When that word came.
    pub at: Timestamp,
    /// All that it says.
    pub values: Values,
}

/// The courses, those under way first, then the newest. An enrollment of the same record may say which school it was.
pub(super) fn courses<'a>(
    courses: impl Iterator<Item = &'a Current<'a>>,
    enrollments: &[&Current<'_>],
) -> Vec<Course> {
    let schools: BTreeMap<(SourceRecordId, u16), &Values> = enrollments
        .iter()
        .map(|now| ((now.row.record, now.row.row_number), &now.row.values))
        .collect();
    let school = |now: &Current<'_>| {
        let number = now.row.values.get("enrollment_row")?.parse().ok()?;
        schools.get(&(now.row.record, number))?.get("school_or_project_name").map(str::to_owned)
    };
    let mut courses: Vec<_> = courses
        .map(|now| Course {
            state: now.state,
            at: now.row.received_at,
            school: school(now).unwrap_or_default(),
            values: now.row.values.clone(),
        })
        .collect();
    courses.sort_by(|a, b| {
        let place = |course: &Course| {
            let (begins, ends) = course.years();
            (!course.is_partial(), Reverse(ends.to_owned()), Reverse(begins.to_owned()))
        };
        place(a).cmp(&place(b)).then_with(|| title(a).cmp(title(b)))
    });
    courses
}

fn title(course: &Course) -> &str {
    course.values.get("course_title").unwrap_or_default()
}

/// Credits by State and subject.
pub(super) fn credits(courses: &[Course]) -> Vec<SubjectCredits> {
    let mut sums: BTreeMap<(StateCode, &str), Credits> = BTreeMap::new();
    for course in courses {
        let Some(credits) = course.credits() else { continue };
        let subject = course.values.get("subject_area").unwrap_or_default();
        let sum = sums.entry((course.state, subject)).or_default();
        sum.0 = sum.0.saturating_add(credits.0);
    }
    let line = |((state, subject), credits): ((StateCode, &str), Credits)| SubjectCredits {
        state,
        subject: subject.to_owned(),
        credits,
    };
    sums.into_iter().map(line).collect()
}

/// The sum of all credits that each State has granted.
pub(super) fn totals(credits: &[SubjectCredits]) -> BTreeMap<StateCode, Credits> {
    let mut totals: BTreeMap<StateCode, Credits> = BTreeMap::new();
    for line in credits {
        let sum = totals.entry(line.state).or_default();
        sum.0 = sum.0.saturating_add(line.credits.0);
    }
    totals
}

/// The tests, the newest first.
pub(super) fn assessments<'a>(rows: impl Iterator<Item = &'a Current<'a>>) -> Vec<Assessment> {
    let assessment = |now: &Current<'_>| Assessment {
        state: now.state,
        at: now.row.received_at,
        values: now.row.values.clone(),
    };
    let mut assessments: Vec<_> = rows.map(assessment).collect();
    assessments.sort_by(|a, b| {
        let of = |one: &Assessment, column| one.values.get(column).unwrap_or_default().to_owned();
        let month = |one| Reverse(of(one, "administration_month"));
        (month(a), of(a, "assessment_title")).cmp(&(month(b), of(b, "assessment_title")))
    });
    assessments
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn credits_are_added_exactly_and_written_short() {
        let texts = ["0.5", "1", "0.33", "0", "9.99"];
        let parsed: Vec<_> = texts.iter().map(|text| Credits::parse(text).unwrap()).collect();
        assert_eq!(parsed.iter().map(|c| c.text()).collect::<Vec<_>>(), texts);
        assert_eq!(Credits(parsed.iter().map(|c| c.0).sum()).text(), "11.82");
        assert_eq!(Credits::parse("half"), None);
    }

    #[test]
    fn a_course_is_partial_when_only_hours_or_a_grade_so_far_are_said() {
        let course = |pairs: &str| Course {
            state: "TX".parse().unwrap(),
            at: Timestamp::UNIX_EPOCH,
            school: String::new(),
            values: pairs.split(';').filter_map(|pair| pair.split_once('=')).collect(),
        };
        assert!(course("clock_hours=41;grade_to_date=B").is_partial());
        assert!(!course("clock_hours=41;credits_granted=0.5").is_partial());
        assert!(!course("course_title=Art").is_partial());
    }
}
