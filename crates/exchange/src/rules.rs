//! The verbs: what a record looks like to the matcher, what to do about a record that came, and when a child crossed a
//! State line. Pure: no database, no clock.

mod compared;

pub(crate) use compared::{Compared, MODEL, Presence, index_form};

use crate::{Crossing, StoredStep};
use accounts::StateCode;
use jiff::civil::Date;
use linkage::{BirthDate, Model, Outcome, ParentName, Person, Place, Score, Stay};
use records::{Facts, Values};

/// A move is told while it is news; older ones come with the history of a child and wake nobody.
pub(crate) const MOVE_TOLD_DAYS_MAX: i32 = 60;
/// Arrivals that States date at most this far apart are one move.
pub(crate) const SAME_MOVE_DAYS_MAX: i32 = 45;

/// A record as the matcher compares it.
fn person(facts: &Facts) -> Person {
    let empty = Values::default();
    let student = facts.student.as_ref().unwrap_or(&empty);
    let text = |column| student.get(column).unwrap_or_default().to_owned();
    let texts = |columns: [&str; 2]| -> Vec<String> {
        columns.iter().filter_map(|column| student.get(column)).map(str::to_owned).collect()
    };
    let parent = |first, last| ParentName { first: text(first), last: text(last) };
    Person {
        id: String::new(),
        given: text("first_name"),
        middle: text("middle_name"),
        surname_1: text("last_name_1"),
        surname_2: text("last_name_2"),
        suffix: text("suffix"),
        sex: text("sex"),
        birth_date: student.date("birth_date").map(BirthDate::from),
        multiple_birth: student.get("multiple_birth").map(|flag| flag == "Yes"),
        birth_order: None,
        birth_place: Place {
            city: text("birth_city"),
            state: text("birth_state"),
            country: text("birth_country"),
        },
        parents: [
            parent("male_parent_first_name", "male_parent_last_name"),
            parent("female_parent_first_name", "female_parent_last_name"),
        ],
        phones: texts(["parent_1_phone", "parent_2_phone"]),
        emails: texts(["parent_1_email", "parent_2_email"]),
        numbers: numbers(facts, student),
        source: facts.key.state.to_string(),
        source_id: format!("{}/{}", facts.key.id_type, facts.key.student_id),
        stays: facts.enrollments.iter().filter_map(stay).collect(),
        moves: facts.moves.iter().filter_map(arrival).collect(),
        other: Vec::new(),
    }
}

/// The numbers of other systems, and the State's own under the State's name.
fn numbers(facts: &Facts, student: &Values) -> Vec<linkage::Number> {
    let number = |system: &str, value: &str| linkage::Number {
        system: system.to_owned(),
        value: value.to_owned(),
    };
    let echoed = [("exchange", "exchange_number"), ("msix", "msix_id")]
        .into_iter()
        .filter_map(|(system, column)| Some(number(system, student.get(column)?)));
    let alternate = facts
        .alternate_ids
        .iter()
        .filter_map(|row| Some(number(facts.key.state.as_str(), row.get("alternate_id")?)));
    echoed.chain(alternate).collect()
}

fn stay(row: &Values) -> Option<Stay> {
    let place = row.get("facility_city").or(row.get("school_district_id")).unwrap_or_default();
    Some(Stay {
        from: row.date("enrollment_date")?,
        until: row.date("withdrawal_date"),
        place: format!("{}, {}", place, row.get("facility_state").unwrap_or_default()),
    })
}

fn arrival(row: &Values) -> Option<linkage::Move> {
    let place = |city, state| {
        let city = row.get(city).unwrap_or_default();
        let state = row.get(state).unwrap_or_default();
        format!("{city}, {state}")
    };
    Some(linkage::Move {
        arrived: row.date("qualifying_arrival_date")?,
        from: place("from_city", "from_state"),
        to: place("to_city", "to_state"),
    })
}

/// What to do about a record.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Verdict<C> {
    /// It is this child's.
    Link { child: C, bits: f64 },
    /// It is a child's of her own; these children want a person's eye.
    Own { reviews: Vec<(C, Score)> },
}

/// Decides about a record from its scores against the children whom it might be.
///
/// A record that could be several children's is no child's without a person: each likely one becomes a review.
pub(crate) fn verdict<C: Copy>(scored: Vec<(C, Score)>, model: &Model) -> Verdict<C> {
    let all: Vec<_> = scored.iter().map(|(_, score)| score.clone()).collect();
    if let (Outcome::Link, Some(best)) = linkage::decide_among(&all, model) {
        return Verdict::Link { child: scored[best].0, bits: all[best].bits };
    }
    Verdict::Own { reviews: scored }
}

/// A score's steps as they are stored with a review.
pub(crate) fn stored_steps(score: &Score) -> Vec<StoredStep> {
    let step = |step: &linkage::Step| StoredStep {
        field: step.field.clone(),
        level: step.level.to_owned(),
        bits: step.weight_bits,
    };
    score.steps.iter().map(step).collect()
}

/// The crossing that brought a child to where she is now, if it is news and her records lie on both sides of it. Each
/// record comes with its State and its path.
///
/// Only States that hold a record of her are told: a State named in a move by another State knows nothing of her yet.
pub(crate) fn latest_crossing(
    records: &[(StateCode, &[Presence])],
    today: Date,
) -> Option<Crossing> {
    let mut path: Vec<Presence> = records.iter().flat_map(|(_, path)| *path).copied().collect();
    path.retain(|presence| presence.on <= today);
    path.sort();
    path.dedup();
    let now = path.last()?;
    let arrived = path.iter().rev().take_while(|p| p.state == now.state).last()?;
    let before = path.iter().rev().find(|p| p.state != now.state)?;
    let holds = |wanted| records.iter().any(|(state, _)| *state == wanted);
    let days = days_between(arrived.on, today);
    let is_news = days <= MOVE_TOLD_DAYS_MAX && holds(before.state) && holds(now.state);
    is_news.then_some(Crossing { from: before.state, to: now.state, arrived_on: arrived.on })
}

fn days_between(from: Date, to: Date) -> i32 {
    (to - from).get_days()
}
