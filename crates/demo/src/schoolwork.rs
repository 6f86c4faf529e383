//! What a child learned at an enrollment: courses, whole or broken off by a move, and State tests.
//!
//! A school year has two halves of equal credit. Who stays to the end of a half gets its credit or fails; who leaves in
//! the middle, or is there still, has clock hours and a grade so far.

use crate::dice::Dice;
use crate::schooling::{Enrollment, EnrollmentKind};
use crate::tables::{CourseTitle, TABLES};
use jiff::civil::{Date, date};

const GRADES: [&str; 5] = ["A", "B", "B", "C", "D"];
const FAILED: &str = "F";
const TESTED_GRADES: [&str; 7] = ["03", "04", "05", "06", "07", "08", "11"];
const TEST_CONTENTS: [(&str, &str); 2] = [("Mathematics", "09"), ("Reading", "01")];
const LEVELS: [&str; 3] = ["Basic", "Proficient", "Advanced"];
/// Hours of a course in a school week.
const HOURS_A_WEEK: i32 = 4;
/// Days of a half that may be missed at its beginning without losing its credit.
const LATE_DAYS_MAX: i32 = 30;

/// A course as the State reports it.
#[derive(Debug)]
pub(crate) struct Course {
    pub(crate) title: &'static CourseTitle,
    pub(crate) year: i16,
    /// Code of the part of the course, and of the length of the term.
    pub(crate) section: &'static str,
    pub(crate) term: &'static str,
    pub(crate) outcome: Outcome,
}

/// How far it came.
#[derive(Debug)]
pub(crate) enum Outcome {
    Partial { hours: i32, grade: &'static str },
    Finished { credits: &'static str, grade: &'static str },
}

/// The result of a test.
#[derive(Debug)]
pub(crate) struct Test {
    pub(crate) content: &'static str,
    pub(crate) kind: &'static str,
    pub(crate) year: i16,
    pub(crate) score: i32,
    pub(crate) level: &'static str,
}

/// The half of a school year.
struct Half {
    section: &'static str,
    from: Date,
    to: Date,
}

/// The courses of an enrollment; none where it is not one of a school with courses.
pub(crate) fn courses(dice: &mut Dice, enrollment: &Enrollment, today: Date) -> Vec<Course> {
    if enrollment.kind != EnrollmentKind::BasicSchool {
        return Vec::new();
    }
    let end = enrollment.withdrawal.unwrap_or(today);
    let year = enrollment.year;
    let halves = [
        Half { section: "02", from: date(year, 8, 20), to: date(year + 1, 1, 15) },
        Half { section: "03", from: date(year + 1, 1, 16), to: date(year + 1, 6, 1) },
    ];
    let titles = TABLES.courses.iter().filter(|title| title.grade == enrollment.grade);
    let mut courses = Vec::new();
    for title in titles {
        let failed = dice.chance(TABLES.shape.course_failed);
        let grade = if failed { FAILED } else { dice.pick(&GRADES) };
        let mut taken: Vec<_> = halves
            .iter()
            .filter_map(|half| {
                let outcome = half.outcome(enrollment.from, end, grade)?;
                let (section, term) = (half.section, "0828");
                Some(Course { title, year, section, term, outcome })
            })
            .collect();
        let is_whole = |course: &Course| matches!(course.outcome, Outcome::Finished { .. });
        if taken.len() == 2 && taken.iter().all(is_whole) {
            let credits = if failed { "0" } else { "1" };
            let outcome = Outcome::Finished { credits, grade };
            taken = vec![Course { title, year, section: "01", term: "0827", outcome }];
        }
        courses.extend(taken);
    }
    courses
}

impl Half {
    /// How far a child came who was there on these days; none where she was not.
    fn outcome(&self, from: Date, end: Date, grade: &'static str) -> Option<Outcome> {
        let begin = from.max(self.from);
        let last = end.min(self.to);
        let days = (last - begin).get_days();
        if days < 7 {
            return None;
        }
        let in_time = (begin - self.from).get_days() <= LATE_DAYS_MAX;
        if end >= self.to && in_time {
            let credits = if grade == FAILED { "0" } else { "0.5" };
            return Some(Outcome::Finished { credits, grade });
        }
        Some(Outcome::Partial { hours: days / 7 * HOURS_A_WEEK, grade })
    }
}

/// The State tests of an enrollment that lasted over a spring.
pub(crate) fn tests(dice: &mut Dice, enrollment: &Enrollment, today: Date) -> Vec<Test> {
    let day = date(enrollment.year + 1, 4, 20);
    let was_there =
        enrollment.from <= day && enrollment.withdrawal.unwrap_or(today) >= day && day <= today;
    let is_tested =
        enrollment.kind == EnrollmentKind::BasicSchool && TESTED_GRADES.contains(&enrollment.grade);
    if !(was_there && is_tested) {
        return Vec::new();
    }
    let result = |(content, kind): &(&'static str, &'static str)| {
        let place = dice.place(LEVELS.len());
        let steps = i32::try_from(place).unwrap_or_default();
        let score = 300 + steps * 60 + dice.between(0, 59);
        Test { content, kind, year: day.year(), score, level: LEVELS[place] }
    };
    TEST_CONTENTS.iter().map(result).collect()
}

#[cfg(test)]
mod tests_of_halves {
    use super::*;

    #[test]
    fn who_leaves_in_the_middle_has_hours_and_who_stays_has_credit() {
        let half = Half { section: "02", from: date(2026, 8, 20), to: date(2027, 1, 15) };
        let left = half.outcome(date(2026, 8, 25), date(2026, 11, 13), "B");
        assert!(matches!(left, Some(Outcome::Partial { hours: 44, grade: "B" })), "{left:?}");
        let stayed = half.outcome(date(2026, 8, 25), date(2027, 6, 1), "B");
        assert!(matches!(stayed, Some(Outcome::Finished { credits: "0.5", .. })));
        let failed = half.outcome(date(2026, 8, 25), date(2027, 6, 1), FAILED);
        assert!(matches!(failed, Some(Outcome::Finished { credits: "0", .. })));
        assert!(half.outcome(date(2027, 2, 1), date(2027, 6, 1), "B").is_none());
    }
}
