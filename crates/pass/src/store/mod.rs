//! All SQL of the slice. Whoever reads for a person takes her [`Reader`], so that no page can forget whose students
//! she may see.

mod award;
mod catalog;
mod copies;
mod credentials;
mod credits;
mod enrollments;
mod history;
mod home;
mod keys;
mod online;
mod paths;
mod seasons;
mod sheets;
mod statement;
mod units;

pub(crate) use award::{
    award, award_choices, award_cycles, award_story, has_won, insert_award_choice,
    insert_award_cycle, insert_award_review, insert_award_story, insert_award_word,
    insert_nomination, year_of_nomination,
};
pub(crate) use catalog::{
    add_crosswalk, add_stock, courses, crosswalks, find_course, put_course, stock,
};
pub(crate) use copies::{
    copies, copy_by_number, copy_of_lists, incidents, insert_copy, insert_incident, set_copy_stage,
};
pub(crate) use credentials::{
    credential, credentials_of_enrollment, credentials_signed, end_credential, ended_places,
    insert_credential, is_place_taken, open_credentials,
};
pub(crate) use credits::{
    accepted_by_state, claim, claims, claims_after, insert_claim, insert_transcript, open_claims,
    set_claim, transcripts,
};
pub(crate) use enrollments::{
    Count, Reader, agreed_among, agreement, assigned, counts, enrollment, enrollments,
    enrollments_of_student, insert_agreement, insert_enrollment, save_enrollment, units_with_stage,
};
pub(crate) use history::{
    Act, history, insert_note, names, names_ever, note_seen, notes, person_of, record,
};
pub(crate) use home::{
    all_enrollments_of, any_enrollment, away_between, enrollments_after, enrollments_among,
    record_in,
};
pub(crate) use keys::{confirm_key, insert_key, key, key_in_force, keys, keys_of};
pub(crate) use online::{
    WRITTEN_LISTED_MAX, WrittenPoints, begin_sitting, code, end_sittings, given, insert_answer,
    insert_code, insert_online_test, insert_written_points, last_contact, misses, note_contact,
    note_miss, online_test, online_tests, online_to_score, save_online_test, sitting,
    unscored_written, use_code, written_points,
};
pub(crate) use paths::{
    PlanChoice, choose_plan, end_past_course, insert_past_course, past_courses, plan_choice,
};
pub(crate) use seasons::{Season, insert_season, seasons};
pub(crate) use sheets::{
    Rescored, SCANS_LISTED_MAX, insert_scan, insert_scoring, insert_seen, save_scan, scan,
    scan_of_page, scans, scans_of_attempt, scans_to_score, scored_by_key, scorings, seen,
};
pub(crate) use units::{insert_attempt, save_attempt, save_unit, units, units_of};
