//! What a State asks for a diploma: requirements by subject, shared pools, and conditions apart from credit.
//!
//! The rows are a seed for State editors, not law; what they mark as doubtful stays marked wherever it is shown.

use super::{BadData, Credit, CreditScale, Subject};
use accounts::StateCode;
use serde::Deserialize;
use std::sync::LazyLock;

/// The columns of the file that are credits, with the subject that each is about; electives take any.
const COLUMNS: usize = 10;

/// One thing that a diploma needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Requirement {
    /// What it is about: one subject, several that share it, or any.
    pub takes: Takes,
    /// How much, in Carnegie units.
    pub amount: Credit,
}

/// Which courses count for a requirement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Takes {
    /// Those of one subject.
    Subject(Subject),
    /// Those of any of several subjects, in any mixture.
    Pool(Vec<Subject>),
    /// Any course.
    Electives,
    /// Any course: what the total asks for beyond the parts that the State names.
    Remainder,
}

impl Takes {
    /// Whether a course of a subject counts.
    pub fn takes(&self, subject: Subject) -> bool {
        match self {
            Self::Subject(own) => *own == subject,
            Self::Pool(pool) => pool.contains(&subject),
            Self::Electives | Self::Remainder => true,
        }
    }

    /// How readily a course goes here: the narrowest first.
    pub(crate) fn width(&self) -> i64 {
        match self {
            Self::Subject(_) => 0,
            Self::Pool(_) => 1,
            Self::Electives => 2,
            Self::Remainder => 3,
        }
    }
}

/// What a State asks of those who entered at some time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// The State.
    pub state: StateCode,
    /// Its name within the State.
    pub code: String,
    /// All credit, in Carnegie units; none where districts decide or credit is not counted.
    pub total: Option<Credit>,
    /// How the State counts, as the source says.
    pub unit_basis: String,
    /// The parts.
    pub requirements: Vec<Requirement>,
    /// Columns that name no plain amount: the column, and what stands there.
    pub notes: Vec<(String, String)>,
    /// Exams and other conditions, as the source says.
    pub conditions: String,
    /// For whom it holds, as the source says.
    pub class_of: String,
    /// Whether the row is marked as still to be confirmed.
    pub is_doubtful: bool,
    /// Where it was read.
    pub sources: String,
}

#[derive(Deserialize)]
struct Row {
    state: String,
    plan: String,
    total_credits: String,
    unit_basis: String,
    english: String,
    math: String,
    science: String,
    social_studies: String,
    pe: String,
    health: String,
    arts: String,
    world_language: String,
    cte: String,
    electives: String,
    exam_requirement: String,
    class_of: String,
    verify: String,
    source_url: String,
}

static PLANS: LazyLock<Vec<Plan>> = LazyLock::new(|| {
    read(include_str!("../../../../data/pass/graduation_requirements.csv"))
        .expect("data/pass/graduation_requirements.csv is well-formed; a test reads it")
});

impl Plan {
    /// All of them.
    pub fn all() -> &'static [Self] {
        &PLANS
    }

    /// The plans of a State.
    pub fn of(state: StateCode) -> impl Iterator<Item = &'static Self> {
        PLANS.iter().filter(move |plan| plan.state == state)
    }

    /// A plan by State and code.
    pub fn find(state: StateCode, code: &str) -> Option<&'static Self> {
        Self::of(state).find(|plan| plan.code == code)
    }

    /// Whether credits can be matched against it.
    pub fn counts_credit(&self) -> bool {
        self.total.is_some()
    }
}

/// Reads the file.
pub(crate) fn read(text: &str) -> Result<Vec<Plan>, BadData> {
    csv::Reader::from_reader(text.as_bytes()).deserialize().map(|row| plan(row?)).collect()
}

/// A cell: an amount alone, or shared with other columns.
enum Cell {
    Amount(Credit),
    Shared(String, Credit),
    Note(String),
    Empty,
}

/// `8 (7.5 plus 0.5 …)` is eight; `8.5 encouraged, not required` is no amount.
fn cell(text: &str) -> Result<Cell, BadData> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(Cell::Empty);
    }
    if let Some((kind, amount)) = text.split_once('=') {
        return Ok(Cell::Shared(kind.to_owned(), amount.parse()?));
    }
    let number = text.split_once(" (").map_or(text, |(number, _)| number);
    Ok(number.parse().map_or_else(|_| Cell::Note(text.to_owned()), Cell::Amount))
}

fn plan(row: Row) -> Result<Plan, BadData> {
    let state: StateCode = row.state.parse()?;
    let columns: [(&str, Option<Subject>, &str); COLUMNS] = [
        ("english", Some(Subject::English), &row.english),
        ("math", Some(Subject::Math), &row.math),
        ("science", Some(Subject::Science), &row.science),
        ("social_studies", Some(Subject::SocialStudies), &row.social_studies),
        ("pe", Some(Subject::Pe), &row.pe),
        ("health", Some(Subject::Health), &row.health),
        ("arts", Some(Subject::Arts), &row.arts),
        ("world_language", Some(Subject::WorldLanguage), &row.world_language),
        ("cte", Some(Subject::Cte), &row.cte),
        ("electives", None, &row.electives),
    ];
    // Indiana prints semester credits; the others are printed as, or converted to, Carnegie units.
    let is_semesters = row.unit_basis.starts_with("semester");
    let scale = CreditScale::of(state);
    let in_carnegie = |amount| if is_semesters { scale.to_carnegie(amount) } else { amount };
    let (mut requirements, mut notes) = (Vec::new(), Vec::new());
    let mut pools: Vec<(String, Credit, Vec<Subject>)> = Vec::new();
    for (name, subject, text) in columns {
        match (cell(text)?, subject) {
            (Cell::Empty, _) => {}
            (Cell::Note(note), _) => notes.push((name.to_owned(), note)),
            (Cell::Amount(amount), subject) => requirements.push(Requirement {
                takes: subject.map_or(Takes::Electives, Takes::Subject),
                amount: in_carnegie(amount),
            }),
            (Cell::Shared(kind, amount), Some(subject)) => {
                let known = pools.iter_mut().find(|(k, a, _)| *k == kind && *a == amount);
                match known {
                    Some((.., subjects)) => subjects.push(subject),
                    None => pools.push((kind, amount, vec![subject])),
                }
            }
            (Cell::Shared(..), None) => return Err(BadData::Cell(text.to_owned())),
        }
    }
    let shared = pools.into_iter().map(|(_, amount, subjects)| Requirement {
        takes: Takes::Pool(subjects),
        amount: in_carnegie(amount),
    });
    requirements.extend(shared);
    let total = row.total_credits.parse().ok().map(in_carnegie);
    let named: Credit = requirements.iter().map(|one| one.amount).sum();
    let rest = total.unwrap_or(Credit::ZERO).less(named);
    if !rest.is_zero() {
        requirements.push(Requirement { takes: Takes::Remainder, amount: rest });
    }
    requirements.sort_by_key(|one| one.takes.width());
    Ok(Plan {
        state,
        code: row.plan,
        total,
        unit_basis: row.unit_basis,
        requirements: if total.is_some() { requirements } else { Vec::new() },
        notes,
        conditions: row.exam_requirement,
        class_of: row.class_of,
        is_doubtful: row.verify == "yes",
        sources: row.source_url,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(state: &str, code: &str) -> Vec<String> {
        let plan = Plan::find(state.parse().unwrap(), code).unwrap();
        let takes = |takes: &Takes| match takes {
            Takes::Subject(subject) => subject.code().to_owned(),
            Takes::Pool(pool) => {
                pool.iter().map(|subject| subject.code()).collect::<Vec<_>>().join("+")
            }
            Takes::Electives => "electives".into(),
            Takes::Remainder => "rest".into(),
        };
        plan.requirements.iter().map(|r| format!("{} {}", takes(&r.takes), r.amount)).collect()
    }

    #[test]
    fn pools_and_combined_columns_are_one_requirement_each() {
        assert_eq!(
            shown("ND", "standard"),
            [
                "english 4",
                "math 3",
                "science 3",
                "social-studies 3",
                "pe+health 1",
                "arts+world-language+cte 3",
                "electives 5",
            ]
        );
        assert_eq!(
            shown("FL", "standard"),
            [
                "english 4",
                "math 4",
                "science 3",
                "social-studies 3",
                "pe+health 1",
                "arts+cte 1",
                "electives 8",
            ]
        );
    }

    #[test]
    fn a_total_beyond_the_named_parts_leaves_a_rest_and_encouragement_is_none() {
        assert!(shown("AL", "standard").contains(&"rest 8".into()));
        let wisconsin = Plan::find("WI".parse().unwrap(), "standard").unwrap();
        assert_eq!(wisconsin.notes.len(), 1);
        assert!(!shown("WI", "standard").iter().any(|r| r.starts_with("electives")));
    }

    #[test]
    fn indiana_is_counted_in_carnegie_units_inside() {
        assert_eq!(shown("IN", "standard")[0], "english 4");
        let indiana = Plan::find("IN".parse().unwrap(), "standard").unwrap();
        assert_eq!(indiana.total, Some(Credit::new(20, 1)));
    }

    #[test]
    fn every_state_but_puerto_rico_has_a_plan_and_what_is_marked_stays_marked() {
        let without: Vec<_> = StateCode::all().filter(|s| Plan::of(*s).next().is_none()).collect();
        assert_eq!(without.iter().map(StateCode::as_str).collect::<Vec<_>>(), ["PR"]);
        assert_eq!(Plan::of("TX".parse().unwrap()).count(), 2);
        let doubtful = |code: &str| Plan::of(code.parse().unwrap()).any(|p| p.is_doubtful);
        assert!(doubtful("ND") && doubtful("OH") && !doubtful("WA"));
        assert!(!Plan::find("VT".parse().unwrap(), "standard").unwrap().counts_credit());
    }
}
