//! The moves and enrollments that a State has on file for a child.
//!
//! School years, summers and grades follow the child's age and the family's stays; youth out of
//! school and small children have residency-only entries. Nothing here begins before a birth or
//! after today.

use jiff::Span;
use jiff::civil::{Date, date};

use crate::dice::{Dice, Purpose};
use crate::families::{Child, Family, Origin};
use crate::known::KnownAs;
use crate::paths::{Stay, plus};
use crate::places::{Places, SchoolKind, TownIndex};
use crate::tables::TABLES;

const ELIGIBILITY_MONTHS: i32 = 36; // ESEA section 1309(3).
const RECENT_MONTHS: i32 = 15; // States send older enrollments only where there is no later one.
const SHORTEST_ENROLLMENT_DAYS: i32 = 7;
const OLDEST_GRADE: i16 = 12;

/// A qualifying move into the State.
#[derive(Debug)]
pub(crate) struct Move {
    pub(crate) arrival: Date,
    pub(crate) from: Origin,
    pub(crate) to: TownIndex,
    pub(crate) expiration: Date,
}

/// What an enrollment is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum EnrollmentKind {
    BasicSchool,
    Preschool,
    Summer,
    ResidencyOnly,
}

/// A stay on a school's or project's list, or a residency without one.
#[derive(Debug)]
pub(crate) struct Enrollment {
    pub(crate) kind: EnrollmentKind,
    pub(crate) town: TownIndex,
    pub(crate) from: Date,
    pub(crate) withdrawal: Option<Date>,
    pub(crate) grade: &'static str,
    /// The number of the school year's first year, for what is drawn by year.
    pub(crate) year: i16,
}

impl Enrollment {
    /// The school that teaches the grade.
    pub(crate) fn school_kind(&self) -> SchoolKind {
        match self.grade {
            "06" | "07" | "08" => SchoolKind::Middle,
            "09" | "10" | "11" | "12" => SchoolKind::High,
            _ => SchoolKind::Elementary,
        }
    }
}

/// What is so about a child in every State.
#[derive(Debug)]
#[expect(clippy::struct_excessive_bools, reason = "facts that do not depend on each other")]
pub(crate) struct Traits {
    pub(crate) english_learner: bool,
    pub(crate) disability: bool,
    pub(crate) held_back: bool,
    pub(crate) left_school: bool,
    pub(crate) medical_alert: &'static str,
}

impl Traits {
    /// Draws the traits of the child of this number.
    pub(crate) fn of(seed: u64, number: u32, family: &Family) -> Self {
        let mut dice = Dice::new(seed, Purpose::Traits, u64::from(number));
        let shape = &TABLES.shape;
        let community = &TABLES.communities[usize::from(family.community)];
        Self {
            english_learner: dice.chance(community.english_learner),
            disability: dice.chance(shape.disability),
            held_back: dice.chance(shape.held_back_a_grade),
            left_school: dice.chance(shape.left_school_after_16) || family.is_lone_youth,
            medical_alert: if dice.chance(shape.medical_alert_chronic) {
                "Chronic"
            } else if dice.chance(shape.medical_alert_acute) {
                "Acute"
            } else {
                "None"
            },
        }
    }
}

/// One child in one State.
#[derive(Debug)]
pub(crate) struct Schooling<'a> {
    pub(crate) places: &'a Places,
    pub(crate) today: Date,
    pub(crate) seed: u64,
    pub(crate) family: &'a Family,
    pub(crate) child: &'a Child,
    pub(crate) traits: &'a Traits,
    pub(crate) known: &'a KnownAs,
    /// The family's stays from the first that counts for this record on, in all States.
    pub(crate) stays: &'a [Stay],
}

impl Schooling<'_> {
    fn stays_here(&self) -> impl Iterator<Item = &Stay> {
        self.stays.iter().filter(|stay| self.places.state_of(stay.town) == self.known.state)
    }

    /// The qualifying moves into the State, oldest first.
    pub(crate) fn moves(&self) -> Vec<Move> {
        let stays = &self.family.stays;
        let mut moves = Vec::new();
        for stay in self.stays_here().filter(|stay| stay.qualifies) {
            let place = stays.partition_point(|other| other.from < stay.from);
            moves.push(Move {
                arrival: stay.from,
                from: match place {
                    0 => self.family.origin,
                    _ => Origin::Town(stays[place - 1].town),
                },
                to: stay.town,
                expiration: stay.from + Span::new().months(ELIGIBILITY_MONTHS),
            });
        }
        moves
    }

    /// The enrollments that the State sends, oldest first; one at least.
    pub(crate) fn enrollments(&self, whole_history: bool) -> Vec<Enrollment> {
        let mut dice = Dice::new(self.seed, Purpose::School, self.known.chance_number());
        let mut all = Vec::new();
        for stay in self.stays_here() {
            let before = all.len();
            self.enrollments_of(&mut dice, stay, &mut all);
            if all.len() == before && (before == 0 || stay.qualifies) {
                all.push(self.residency(stay));
            }
        }
        all.sort_by_key(|enrollment| enrollment.from);
        let recent = self.today - Span::new().months(RECENT_MONTHS);
        let first = all.partition_point(|enrollment| enrollment.from < recent);
        if !whole_history {
            all.drain(..first.min(all.len() - 1));
        }
        all
    }

    fn enrollments_of(&self, dice: &mut Dice, stay: &Stay, all: &mut Vec<Enrollment>) {
        let last_day = stay.to.unwrap_or(self.today).min(self.today);
        for year in stay.from.year() - 1..=last_day.year() {
            self.school_year(dice, stay, year, all);
            let summer = (date(year + 1, 6, 12), date(year + 1, 8, 5));
            let in_summer = stay.from <= summer.0 && last_day >= plus(summer.0, 14);
            if in_summer && dice.chance(TABLES.shape.summer_project) && self.is_school_age(summer.0)
            {
                let end = stay.to.unwrap_or(summer.1).min(summer.1);
                all.push(Enrollment {
                    kind: EnrollmentKind::Summer,
                    town: stay.town,
                    from: summer.0,
                    withdrawal: (end <= self.today).then_some(end),
                    grade: self.grade(year),
                    year,
                });
            }
        }
    }

    fn school_year(&self, dice: &mut Dice, stay: &Stay, year: i16, all: &mut Vec<Enrollment>) {
        let (opens, closes) = (date(year, 8, 20), date(year + 1, 6, 5));
        let delay = if self.known.is_tonight { 2 } else { dice.between(0, 8) };
        let from = plus(stay.from, delay).max(opens);
        let left = stay.to.unwrap_or(closes);
        let end = left.min(closes);
        let too_short = end < plus(from, SHORTEST_ENROLLMENT_DAYS);
        if too_short || from > self.today || !self.is_school_age(opens) {
            return;
        }
        let late = dice.chance(TABLES.shape.late_withdrawal);
        let end = if late { plus(end, dice.between(10, 40)) } else { end };
        let grade = self.grade(year);
        all.push(Enrollment {
            kind: if matches!(grade, "P3" | "P4") {
                EnrollmentKind::Preschool
            } else {
                EnrollmentKind::BasicSchool
            },
            town: stay.town,
            from,
            withdrawal: (end <= self.today).then_some(end),
            grade,
            year,
        });
    }

    fn residency(&self, stay: &Stay) -> Enrollment {
        let year = school_year_of(stay.from);
        Enrollment {
            kind: EnrollmentKind::ResidencyOnly,
            town: stay.town,
            from: stay.from,
            withdrawal: stay.to.filter(|left| *left <= self.today),
            grade: self.grade_out_of_school(stay.from, year),
            year,
        }
    }

    fn grade_out_of_school(&self, day: Date, year: i16) -> &'static str {
        const SMALL: [&str; 3] = ["P0", "P1", "P2"];
        let age = full_years(self.child.born, day);
        match usize::try_from(age) {
            Ok(age) if age < SMALL.len() => SMALL[age],
            _ if self.is_out_of_school(day) => "00",
            _ => self.grade(year),
        }
    }

    fn is_out_of_school(&self, day: Date) -> bool {
        let age = full_years(self.child.born, day);
        self.family.is_lone_youth
            || (self.traits.left_school && age >= 16)
            || self.school_grade(school_year_of(day)) > OLDEST_GRADE
    }

    fn is_school_age(&self, day: Date) -> bool {
        full_years(self.child.born, day) >= 3 && !self.is_out_of_school(day)
    }

    /// Kindergarten is 0; what is below it is preschool.
    fn school_grade(&self, year: i16) -> i16 {
        let age = full_years(self.child.born, date(year, 9, 1));
        age - 5 - i16::from(self.traits.held_back && age > 6)
    }

    fn grade(&self, year: i16) -> &'static str {
        const GRADES: [&str; 13] =
            ["KG", "01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12"];
        match self.school_grade(year) {
            grade if grade < -2 => "P2",
            -2 => "P3",
            -1 => "P4",
            grade => {
                let grade = usize::try_from(grade).expect("not below kindergarten");
                GRADES.get(grade).unwrap_or(&"UG")
            }
        }
    }
}

/// The first calendar year of the school year that the day belongs to.
fn school_year_of(day: Date) -> i16 {
    day.year() - i16::from(day.month() < 8)
}

/// Completed years of age on a day.
pub(crate) fn full_years(born: Date, day: Date) -> i16 {
    let had_birthday = (day.month(), day.day()) >= (born.month(), born.day());
    day.year() - born.year() - i16::from(!had_birthday)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_age_counts_completed_years() {
        let born = date(2013, 3, 4);
        assert_eq!(full_years(born, date(2026, 3, 3)), 12);
        assert_eq!(full_years(born, date(2026, 3, 4)), 13);
    }

    #[test]
    fn a_school_year_begins_in_august() {
        assert_eq!(school_year_of(date(2026, 7, 31)), 2025);
        assert_eq!(school_year_of(date(2026, 8, 1)), 2026);
    }
}
