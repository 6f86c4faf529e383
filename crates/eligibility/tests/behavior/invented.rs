//! Invented facts, from dice: any mix of moves, work and answers, each fact sometimes unknown.
//!
//! Which facts there are and what they may be comes from the vocabulary, so that a new fact is thrown as well.

use eligibility::{FactSpec, FactType, Rules};
use serde_json::{Map, Value as Json, json};

/// A small generator: the same seed gives the same facts.
pub(crate) struct Dice(u64);

impl Dice {
    /// Begins at a seed.
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A number below the limit.
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) % limit as u64)
            .expect("the test's own facts are well formed")
    }

    fn one_in(&mut self, many: usize) -> bool {
        self.below(many) == 0
    }

    fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from[self.below(from.len())]
    }
}

/// The day of most questions; all invented moves lie before it.
const ASKED_ON: &str = "2025-12-01";
const PLACES: [&str; 5] = [
    "Alder",
    "Birch, ND, USA",
    "Cedar, ND, USA",
    "Cedar (second address)",
    "Cedar area (east), HI, USA",
];
const NOTES: [&str; 8] = [
    "9 nights away in total",
    "3 nights, then 5 nights, 8 nights away in total",
    "3 nights in June and 5 nights in July",
    "grower statement on file",
    "temporary camp residence",
    "did not look for work",
    "worker commutes",
    "nothing to tell",
];

fn day(dice: &mut Dice, years: std::ops::Range<usize>) -> String {
    let year = years.start + dice.below(years.len());
    let (month, day) = (1 + dice.below(12), 1 + dice.below(28));
    if year >= 2025 && month == 12 {
        format!("{year}-11-{day:02}")
    } else {
        format!("{year}-{month:02}-{day:02}")
    }
}

/// What most families would say, so that not every set of facts fails at its first condition.
fn likely(name: &str) -> Option<&'static str> {
    match name {
        "child.high_school_completed" => Some("false"),
        "relationship_of_worker_to_child" => Some("parent"),
        "kind" => Some("agricultural"),
        "employment_type" => Some("seasonal"),
        _ => None,
    }
}

/// The same facts, all of them so many years earlier.
pub(crate) fn years_earlier(facts: &Json, years: i16) -> Json {
    match facts {
        Json::String(text) => match text.parse::<jiff::civil::Date>() {
            Ok(day) => json!(day.saturating_sub(jiff::Span::new().years(years)).to_string()),
            Err(_) => facts.clone(),
        },
        Json::Array(items) => items.iter().map(|item| years_earlier(item, years)).collect(),
        Json::Object(items) => {
            items.iter().map(|(k, v)| (k.clone(), years_earlier(v, years))).collect()
        }
        other => other.clone(),
    }
}

/// A value of the fact's type.
fn value(spec: &FactSpec, dice: &mut Dice) -> Json {
    match (spec.kind, spec.name.as_str()) {
        (_, "child.birth_date") => json!(day(dice, 2000..2024)),
        (_, "child.expected_completion_date" | "academic.current_term_end") => {
            json!(day(dice, 2025..2028))
        }
        (FactType::Date, _) => json!(day(dice, 2022..2026)),
        (FactType::Bool, _) => json!(!dice.one_in(5)),
        (FactType::Number, "work.stated_months" | "stated_months") => json!(dice.below(18)),
        (FactType::Number, name) if name.contains("_age") => json!(19 + dice.below(5)),
        (FactType::Number, name) if name.contains("square_miles") => json!(dice.below(3) * 15_001),
        (FactType::Number, name) if name.contains("nights") => json!(dice.below(10)),
        (FactType::Number, name) if name.contains("days") => json!(dice.below(150)),
        (FactType::Number, _) => json!(dice.below(16)),
        (FactType::Text, "from" | "to") => json!(dice.pick(&PLACES)),
        (FactType::Text, "to_district") => {
            json!(dice.pick(&["Birch SD", "Cedar SD", "Dogwood SD"]))
        }
        (FactType::Text, "from_district") => {
            json!(dice.pick(&["Alder SD", "Birch SD", "Cedar SD"]))
        }
        (FactType::Text, "completion") => json!(dice.pick(&["GED", "diploma"])),
        (FactType::Text, "activity") => json!(dice.pick(&[
            "picking apples",
            "milking cows",
            "landscaping",
            "gutting fish",
            "who knows"
        ])),
        (FactType::Text, name) if name.contains("assessment") => {
            json!(dice.pick(&["proficient", "not proficient", "none on file"]))
        }
        (FactType::Text, _) => json!(dice.pick(&NOTES)),
        (FactType::Choice, name) if !dice.one_in(3) && likely(name).is_some() => {
            json!(likely(name))
        }
        (FactType::Choice, _) => {
            let choices: Vec<&str> = spec.choices.iter().map(String::as_str).collect();
            json!(dice.pick(&choices))
        }
        (FactType::List, _) if spec.choices.is_empty() => {
            json!([dice.pick(&["absences", "retained"])])
        }
        (FactType::List, _) => {
            let all = spec.choices.iter().filter(|_| !dice.one_in(3));
            json!(all.collect::<Vec<_>>())
        }
    }
}

/// Facts that are read out of others are stated only in words.
fn is_read(spec: &FactSpec) -> bool {
    spec.reading.is_some()
}

/// A set of facts.
pub(crate) fn facts(dice: &mut Dice) -> Json {
    let vocabulary = &Rules::shipped().vocabulary;
    let mut all = json!({ "determination_date": ASKED_ON });
    let sparse = 4 + dice.below(40);
    for spec in &vocabulary.scalars {
        if spec.name == vocabulary.asked_on
            || dice.one_in(sparse)
            || (is_read(spec) && dice.one_in(2))
        {
            continue;
        }
        if spec.name.starts_with("state_parameters") && !dice.one_in(6) {
            continue;
        }
        set(&mut all, &spec.name, value(spec, dice));
    }
    let moves = dice.below(4);
    all["moves"] =
        (0..moves).map(|at| row("moves", Some(("id", format!("m{at}"))), dice, sparse)).collect();
    let jobs = if moves == 0 { 0 } else { dice.below(4) };
    all["work"] = (0..jobs).map(|_| job(&all["moves"], moves, dice, sparse)).collect();
    all["recent_history"] =
        (0..dice.below(4)).map(|_| row("recent_history", None, dice, sparse)).collect();
    all
}

fn job(moves: &Json, count: usize, dice: &mut Dice, sparse: usize) -> Json {
    let after = dice.below(count);
    let mut job = row("work", Some(("after_move", format!("m{after}"))), dice, sparse);
    // Most work begins soon after its move; thrown alone, the two days would hardly ever meet.
    if let (Some(date), false) = (moves[after]["date"].as_str(), dice.one_in(4)) {
        let arrived: jiff::civil::Date =
            date.parse().expect("the test's own facts are well formed");
        let begun = arrived
            .saturating_add(jiff::Span::new().days(
                i64::try_from(dice.below(80)).expect("the test's own facts are well formed"),
            ));
        let name = if dice.one_in(4) { "sought_date" } else { "engaged_date" };
        job[name] = json!(
            begun.min(ASKED_ON.parse().expect("the test's own facts are well formed")).to_string()
        );
    }
    job
}

fn row(list: &str, name: Option<(&str, String)>, dice: &mut Dice, sparse: usize) -> Json {
    let vocabulary = &Rules::shipped().vocabulary;
    let list = vocabulary
        .collections
        .iter()
        .find(|known| known.name == list)
        .expect("the test's own facts are well formed");
    let mut row = Map::new();
    for spec in &list.fields {
        let told = !is_read(spec) || dice.one_in(3);
        if told && !dice.one_in(sparse) {
            row.insert(spec.name.clone(), value(spec, dice));
        }
    }
    if list.name == "moves" && dice.one_in(12) {
        row.insert("to_district".to_owned(), Json::Null);
    }
    if let Some((name, value)) = name {
        row.insert(name.to_owned(), value.into());
    }
    Json::Object(row)
}

fn set(all: &mut Json, path: &str, value: Json) {
    match path.split_once('.') {
        Some((group, name)) => all[group][name] = value,
        None => all[path] = value,
    }
}

/// The same facts with some of the unknown ones replaced by a value of their type.
pub(crate) fn completed(facts: &Json, dice: &mut Dice) -> Json {
    let vocabulary = &Rules::shipped().vocabulary;
    let mut all = facts.clone();
    for spec in &vocabulary.scalars {
        let known = match spec.name.split_once('.') {
            Some((group, name)) => !facts[group][name].is_null(),
            None => !facts[spec.name.as_str()].is_null(),
        };
        // A setting that a State has not made is not unknown: the law's own value holds.
        if !known && !spec.name.starts_with("state_parameters") && !is_read(spec) && dice.one_in(2)
        {
            set(&mut all, &spec.name, value(spec, dice));
        }
    }
    for list in &vocabulary.collections {
        for row in
            all[list.name.as_str()].as_array_mut().expect("the test's own facts are well formed")
        {
            for spec in &list.fields {
                let absent = row.get(&spec.name).is_none();
                if absent && spec.name != "notes" && !is_read(spec) && dice.one_in(2) {
                    row[&spec.name] = value(spec, dice);
                }
            }
        }
    }
    all
}
