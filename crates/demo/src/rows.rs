//! The rows of the State package, column for column.
//!
//! The fields are the columns of the format's own table; columns that the nation never fills are
//! left out, as the format allows.

use jiff::civil::Date;
use serde::Serialize;

/// A row of `students.csv`.
#[derive(Debug, Serialize)]
pub(crate) struct StudentRow<'a> {
    pub(crate) reporting_state: &'a str,
    pub(crate) state_student_id: &'a str,
    pub(crate) id_type: &'a str,
    pub(crate) action: &'a str,
    pub(crate) exchange_number: &'a str,
    pub(crate) msix_id: &'a str,
    pub(crate) first_name: &'a str,
    pub(crate) middle_name: &'a str,
    pub(crate) last_name_1: &'a str,
    pub(crate) last_name_2: &'a str,
    pub(crate) sex: &'a str,
    pub(crate) birth_date: Date,
    pub(crate) multiple_birth: &'a str,
    pub(crate) birth_date_verification: &'a str,
    pub(crate) birth_city: &'a str,
    pub(crate) birth_state: &'a str,
    pub(crate) birth_country: &'a str,
    pub(crate) male_parent_first_name: &'a str,
    pub(crate) male_parent_last_name: &'a str,
    pub(crate) female_parent_first_name: &'a str,
    pub(crate) female_parent_last_name: &'a str,
    pub(crate) parent_1_email: &'a str,
    pub(crate) parent_1_phone: &'a str,
}

/// A row of `alternate_ids.csv`.
#[derive(Debug, Serialize)]
pub(crate) struct AlternateIdRow<'a> {
    pub(crate) reporting_state: &'a str,
    pub(crate) state_student_id: &'a str,
    pub(crate) id_type: &'a str,
    pub(crate) action: &'a str,
    pub(crate) row_number: usize,
    pub(crate) alternate_id: &'a str,
    pub(crate) alternate_id_type: &'a str,
}

/// A row of `qualifying_moves.csv`.
#[derive(Debug, Serialize)]
pub(crate) struct MoveRow<'a> {
    pub(crate) reporting_state: &'a str,
    pub(crate) state_student_id: &'a str,
    pub(crate) id_type: &'a str,
    pub(crate) action: &'a str,
    pub(crate) row_number: usize,
    pub(crate) qualifying_arrival_date: Date,
    pub(crate) from_city: &'a str,
    pub(crate) from_state: &'a str,
    pub(crate) from_country: &'a str,
    pub(crate) to_city: &'a str,
    pub(crate) to_state: &'a str,
    pub(crate) eligibility_expiration_date: Date,
}

/// A row of `enrollments.csv`.
#[derive(Debug, Serialize)]
pub(crate) struct EnrollmentRow<'a> {
    pub(crate) reporting_state: &'a str,
    pub(crate) state_student_id: &'a str,
    pub(crate) id_type: &'a str,
    pub(crate) action: &'a str,
    pub(crate) row_number: usize,
    pub(crate) enrollment_date: Date,
    pub(crate) enrollment_type: &'a str,
    pub(crate) school_or_project_name: &'a str,
    pub(crate) mep_project_type: &'a str,
    pub(crate) school_identification_code: &'a str,
    pub(crate) facility_city: &'a str,
    pub(crate) school_district_id: &'a str,
    pub(crate) school_district: &'a str,
    pub(crate) facility_state: &'a str,
    pub(crate) grade_level: &'a str,
    pub(crate) lep_indicator: &'a str,
    pub(crate) idea_indicator: &'a str,
    pub(crate) med_alert_indicator: &'a str,
    pub(crate) pfs_flag: &'a str,
    pub(crate) immunization_record_flag: &'a str,
    pub(crate) withdrawal_date: Option<Date>,
    pub(crate) district_of_residence: &'a str,
    pub(crate) residency_date: Option<Date>,
    pub(crate) residency_verification_date: Option<Date>,
}

/// A row of `course_history.csv`.
#[derive(Debug, Serialize)]
pub(crate) struct CourseRow<'a> {
    pub(crate) reporting_state: &'a str,
    pub(crate) state_student_id: &'a str,
    pub(crate) id_type: &'a str,
    pub(crate) action: &'a str,
    pub(crate) row_number: usize,
    pub(crate) course_title: &'a str,
    pub(crate) subject_area: &'a str,
    pub(crate) academic_year_begin: i16,
    pub(crate) academic_year_end: i16,
    pub(crate) course_section: &'a str,
    pub(crate) term_type: &'a str,
    pub(crate) clock_hours: Option<i32>,
    pub(crate) grade_to_date: &'a str,
    pub(crate) credits_granted: &'a str,
    pub(crate) final_grade: &'a str,
    pub(crate) enrollment_row: Option<usize>,
}

/// A row of `assessments.csv`.
#[derive(Debug, Serialize)]
pub(crate) struct AssessmentRow<'a> {
    pub(crate) reporting_state: &'a str,
    pub(crate) state_student_id: &'a str,
    pub(crate) id_type: &'a str,
    pub(crate) action: &'a str,
    pub(crate) row_number: usize,
    pub(crate) assessment_title: &'a str,
    pub(crate) assessment_content: &'a str,
    pub(crate) assessment_type: &'a str,
    pub(crate) administration_month: &'a str,
    pub(crate) reporting_method: &'a str,
    pub(crate) score_results: i32,
    pub(crate) assessment_interpretation: &'a str,
}

/// A row of `health_flags.csv`.
#[derive(Debug, Serialize)]
pub(crate) struct HealthRow<'a> {
    pub(crate) reporting_state: &'a str,
    pub(crate) state_student_id: &'a str,
    pub(crate) id_type: &'a str,
    pub(crate) action: &'a str,
    pub(crate) row_number: usize,
    pub(crate) as_of_date: Date,
    pub(crate) med_alert_indicator: &'a str,
    pub(crate) immunization_record_flag: &'a str,
    pub(crate) records_kept_at: &'a str,
}

/// The head of `alternate_ids.csv`, written also where a State has no row of it.
pub(crate) const ALTERNATE_ID_COLUMNS: [&str; 7] = [
    "reporting_state",
    "state_student_id",
    "id_type",
    "action",
    "row_number",
    "alternate_id",
    "alternate_id_type",
];

/// The head of `course_history.csv`, written also where a State has no row of it.
pub(crate) const COURSE_COLUMNS: [&str; 16] = [
    "reporting_state",
    "state_student_id",
    "id_type",
    "action",
    "row_number",
    "course_title",
    "subject_area",
    "academic_year_begin",
    "academic_year_end",
    "course_section",
    "term_type",
    "clock_hours",
    "grade_to_date",
    "credits_granted",
    "final_grade",
    "enrollment_row",
];

/// The head of `assessments.csv`, written also where a State has no row of it.
pub(crate) const ASSESSMENT_COLUMNS: [&str; 12] = [
    "reporting_state",
    "state_student_id",
    "id_type",
    "action",
    "row_number",
    "assessment_title",
    "assessment_content",
    "assessment_type",
    "administration_month",
    "reporting_method",
    "score_results",
    "assessment_interpretation",
];

/// The head of `health_flags.csv`, written also where a State has no row of it.
pub(crate) const HEALTH_COLUMNS: [&str; 9] = [
    "reporting_state",
    "state_student_id",
    "id_type",
    "action",
    "row_number",
    "as_of_date",
    "med_alert_indicator",
    "immunization_record_flag",
    "records_kept_at",
];
