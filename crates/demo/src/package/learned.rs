//! The rows of what a child learned, and of her health flags.

use super::{Csv, Sheet};
use crate::DemoError;
use crate::dice::{Dice, Purpose};
use crate::rows::{AssessmentRow, CourseRow, HealthRow};
use crate::schooling::Enrollment;
use crate::schoolwork::{self, Course, Outcome};
use crate::tables::TABLES;
use std::io::{Seek, Write};

/// The grade in which only some children have a course for credit.
const EARLY_GRADE: &str = "08";
const TEST_TITLE: &str = "State Assessment";
/// A score on a scale.
const SCALE_SCORE: &str = "3479";

impl Sheet<'_> {
    /// All enrollments, and for each the number of its row where the State sends it.
    fn numbered_enrollments(&self) -> Vec<(Enrollment, Option<usize>)> {
        self.with_schooling(|schooling, _| {
            let all = schooling.enrollments(true);
            let sent = schooling.enrollments(self.is_story()).len();
            let unsent = all.len() - sent;
            let number = |at: usize| at.checked_sub(unsent).map(|at| at + 1);
            all.into_iter().enumerate().map(|(at, one)| (one, number(at))).collect()
        })
    }

    fn dice(&self, purpose: Purpose) -> Dice {
        Dice::new(self.nation.settings.seed, purpose, self.sent.known.chance_number())
    }

    pub(super) fn courses<W: Write + Seek>(&self, csv: &mut Csv<'_, W>) -> Result<(), DemoError> {
        let mut dice = self.dice(Purpose::Courses);
        let are_sent = dice.chance(TABLES.shape.courses_sent);
        let is_early = dice.chance(TABLES.shape.algebra_in_grade_8);
        if !self.is_story() && !are_sent {
            return Ok(());
        }
        let mut row = 0;
        for (enrollment, number) in self.numbered_enrollments() {
            if enrollment.grade == EARLY_GRADE && !is_early && !self.is_story() {
                continue;
            }
            let today = self.nation.settings.today;
            for course in schoolwork::courses(&mut dice, &enrollment, today) {
                row += 1;
                csv.serialize(self.course(&course, (row, number)))?;
            }
        }
        Ok(())
    }

    fn course<'a>(
        &'a self,
        course: &'a Course,
        (row_number, enrollment_row): (usize, Option<usize>),
    ) -> CourseRow<'a> {
        let (clock_hours, grade_to_date, credits_granted, final_grade) = match course.outcome {
            Outcome::Partial { hours, grade } => (Some(hours), grade, "", ""),
            Outcome::Finished { credits, grade } => (None, "", credits, grade),
        };
        CourseRow {
            reporting_state: self.state,
            state_student_id: &self.id,
            id_type: self.id_type,
            action: self.action,
            row_number,
            course_title: &course.title.title,
            subject_area: &course.title.subject,
            academic_year_begin: course.year,
            academic_year_end: course.year + 1,
            course_section: course.section,
            term_type: course.term,
            clock_hours,
            grade_to_date,
            credits_granted,
            final_grade,
            enrollment_row,
        }
    }

    pub(super) fn tests<W: Write + Seek>(&self, csv: &mut Csv<'_, W>) -> Result<(), DemoError> {
        let mut dice = self.dice(Purpose::Tests);
        if !dice.chance(TABLES.shape.tests_sent) && !self.is_story() {
            return Ok(());
        }
        let mut row_number = 0;
        for (enrollment, _) in self.numbered_enrollments() {
            for test in schoolwork::tests(&mut dice, &enrollment, self.nation.settings.today) {
                row_number += 1;
                csv.serialize(AssessmentRow {
                    reporting_state: self.state,
                    state_student_id: &self.id,
                    id_type: self.id_type,
                    action: self.action,
                    row_number,
                    assessment_title: TEST_TITLE,
                    assessment_content: test.content,
                    assessment_type: test.kind,
                    administration_month: &format!("{}-04", test.year),
                    reporting_method: SCALE_SCORE,
                    score_results: test.score,
                    assessment_interpretation: test.level,
                })?;
            }
        }
        Ok(())
    }

    pub(super) fn health<W: Write + Seek>(&self, csv: &mut Csv<'_, W>) -> Result<(), DemoError> {
        let mut dice = self.dice(Purpose::Health);
        let is_sent = dice.chance(TABLES.shape.health_flags_sent) || self.is_story();
        let on_file = dice.chance(TABLES.shape.immunization_on_file);
        let enrollments = self.numbered_enrollments();
        let Some((newest, _)) = enrollments.last().filter(|_| is_sent) else { return Ok(()) };
        let district = self.nation.places.district(newest.town);
        csv.serialize(HealthRow {
            reporting_state: self.state,
            state_student_id: &self.id,
            id_type: self.id_type,
            action: self.action,
            row_number: 1,
            as_of_date: newest.from,
            med_alert_indicator: self.with_schooling(|_, traits| traits.medical_alert),
            immunization_record_flag: if on_file { "Yes" } else { "No" },
            records_kept_at: &district.name,
        })?;
        Ok(())
    }
}
