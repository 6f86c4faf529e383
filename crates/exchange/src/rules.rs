//! The verbs: what a record looks like to the matcher, what to do about a record that came, and when a child crossed a
//! State line. Pure: no database, no clock.

use crate::{Crossing, StoredStep};
use accounts::StateCode;
use jiff::civil::Date;
use linkage::{BirthDate, Model, Outcome, ParentName, Person, Place, Prepared, Score, Stay};
use records::{Facts, SourceRecordId, Values};

/// A move is told while it is news; older ones come with the history of a child and wake nobody.
pub(crate) const MOVE_TOLD_DAYS_MAX: i32 = 60;
/// Arrivals that States date at most this far apart are one move.
pub(crate) const SAME_MOVE_DAYS_MAX: i32 = 45;

/// A record as the matcher compares it.
pub(crate) fn person(facts: &Facts) -> Person {
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

/// A child that a record might be: her records, ready to compare.
pub(crate) struct Candidate<'a, C> {
    pub(crate) child: C,
    pub(crate) records: Vec<(SourceRecordId, &'a Prepared)>,
}

/// What to do about a record.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Verdict<C> {
    /// It is this child's.
    Link { child: C, bits: f64 },
    /// It is a child's of her own; these pairs want a person's eye.
    Own { reviews: Vec<(SourceRecordId, Score)> },
}

/// Compares a record with every child it might be and decides.
///
/// A record that could be several children's is no child's without a person: each likely one becomes a review.
pub(crate) fn triage<C: Copy>(
    record: &Prepared,
    candidates: &[Candidate<'_, C>],
    model: &Model,
) -> Verdict<C> {
    let mut scored = Vec::new();
    for candidate in candidates {
        let group: Vec<_> = candidate.records.iter().map(|(_, prepared)| *prepared).collect();
        let Some(score) = linkage::score_group(record, &group, model) else { continue };
        if linkage::decide(&score, model) != Outcome::New {
            scored.push((candidate, score));
        }
    }
    let all: Vec<_> = scored.iter().map(|(_, score)| score.clone()).collect();
    if let (Outcome::Link, Some(best)) = linkage::decide_among(&all, model) {
        return Verdict::Link { child: scored[best].0.child, bits: all[best].bits };
    }
    let reviews = scored
        .into_iter()
        .filter_map(|(candidate, score)| Some((nearest(record, candidate, model)?, score)))
        .collect();
    Verdict::Own { reviews }
}

/// The record of a candidate that is most like the new one; a person will see the two side by side.
fn nearest<C>(
    record: &Prepared,
    candidate: &Candidate<'_, C>,
    model: &Model,
) -> Option<SourceRecordId> {
    candidate
        .records
        .iter()
        .map(|(id, prepared)| (id, linkage::score(record, prepared, model).bits))
        .max_by(|a, b| a.1.total_cmp(&b.1))
        .map(|(id, _)| *id)
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

/// A stay of a child in a State, as any of her records tells it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Presence {
    on: Date,
    state: StateCode,
}

/// The crossing that brought a child to where she is now, if it is news and her records lie on both sides of it.
///
/// Only States that hold a record of her are told: a State named in a move by another State knows nothing of her yet.
pub(crate) fn latest_crossing(records: &[Facts], today: Date) -> Option<Crossing> {
    let mut path: Vec<Presence> = records.iter().flat_map(presences).collect();
    path.retain(|presence| presence.on <= today);
    path.sort();
    path.dedup();
    let now = path.last()?;
    let arrived = path.iter().rev().take_while(|p| p.state == now.state).last()?;
    let before = path.iter().rev().find(|p| p.state != now.state)?;
    let holds = |state| records.iter().any(|facts| facts.key.state == state);
    let days = days_between(arrived.on, today);
    let is_news = days <= MOVE_TOLD_DAYS_MAX && holds(before.state) && holds(now.state);
    is_news.then_some(Crossing { from: before.state, to: now.state, arrived_on: arrived.on })
}

fn presences(facts: &Facts) -> impl Iterator<Item = Presence> + '_ {
    let at = |date: Option<Date>, state: Option<&str>| {
        Some(Presence { on: date?, state: state?.parse().ok()? })
    };
    let stays = facts
        .enrollments
        .iter()
        .filter_map(move |row| at(row.date("enrollment_date"), row.get("facility_state")));
    let moves = facts
        .moves
        .iter()
        .filter_map(move |row| at(row.date("qualifying_arrival_date"), row.get("to_state")));
    stays.chain(moves)
}

fn days_between(from: Date, to: Date) -> i32 {
    (to - from).get_days()
}
