//! Every condition of every program is seen met, not met and unknown by some case or invented set of facts, and every
//! part of the rules has its words in both languages and its citation.

use crate::invented::{self, Dice};
use eligibility::{Rules, Truth};
use serde_json::{Value as Json, json};
use std::{collections::BTreeMap, fmt::Write};

/// A youth of 20 in a State where entitlement ends at 20, or at 22 with an IEP, of which nobody has said anything: whether
/// her eligibility has ended, and with it whether services may go on, is unknown.
fn undecided(current_term_end: &Json) -> Json {
    json!({
        "determination_date": "2025-03-01",
        "child": { "birth_date": "2005-01-01", "high_school_completed": false },
        "relationship_of_worker_to_child": "self",
        "state_parameters": { "fape_until_age": 20 },
        "moves": [{
            "id": "m1", "from_district": "A", "to_district": "B", "date": "2022-08-01", "who": ["child"],
            "change_of_residence": true, "economic_necessity": true,
        }],
        "work": [{
            "after_move": "m1", "kind": "agricultural", "employment_type": "seasonal",
            "engaged_date": "2022-08-02", "obtained": true,
        }],
        "academic": { "current_term_end": current_term_end },
    })
}

const CASES: &str = include_str!("../../../../rules/cases.jsonl");
const SETS: u64 = 2_500;
/// What the law of a version makes the same for everybody.
const SETTLED: &[(&str, &str, &str)] = &[("mshs", "ACF-2024", "income-low-enough")];

/// The report that the policy pages show.
const REPORT: &str = include_str!("../../../../rules/coverage.csv");
/// What writes the report anew when a rule has changed.
const WRITE: &str = "SENDERO_WRITE_COVERAGE";
/// A condition: program, version and name.
type Condition = (String, String, String);

/// By what each condition was first seen met, not met and unknown: a published case, or a set that was invented.
fn seen() -> BTreeMap<Condition, BTreeMap<Truth, String>> {
    let rules = Rules::shipped();
    let cases = CASES.lines().map(|line| {
        let case: Json = serde_json::from_str(line).expect("the published cases are well formed");
        (
            case["id"].as_str().expect("the published cases are well formed").to_owned(),
            case["facts"].clone(),
        )
    });
    let invented = || "invented".to_owned();
    let sets = (0..SETS).map(|seed| (invented(), invented::facts(&mut Dice::new(seed))));
    let undecided = [undecided(&json!("2025-06-15")), undecided(&Json::Null)];
    let undecided = undecided.into_iter().map(|facts| (invented(), facts));
    let mut seen: BTreeMap<Condition, BTreeMap<Truth, String>> = BTreeMap::new();
    for (name, facts) in cases.chain(undecided).chain(sets) {
        // Each version of each law is in force on one of these days.
        for years in [0, 2, 7] {
            let by =
                if years == 0 { name.clone() } else { format!("{name} {years} years earlier") };
            let by = if name == invented() { invented() } else { by };
            let facts = invented::years_earlier(&facts, years);
            let Ok(facts) = rules.facts(&facts) else { continue };
            for program in rules.programs_on(facts.asked_on) {
                let answer =
                    rules.assess(&program.id, &facts).expect("the published cases are well formed");
                for step in answer.steps().filter(|step| step.definition.words.is_some()) {
                    let definition = step.definition.id.clone();
                    let at = (program.id.clone(), program.version.clone(), definition);
                    seen.entry(at).or_default().entry(step.truth()).or_insert_with(|| by.clone());
                }
            }
        }
    }
    seen
}

#[test]
fn every_condition_is_seen_met_not_met_and_unknown() {
    let rules = Rules::shipped();
    let seen = seen();
    let mut report = String::from("program,version,rule,met,not_met,unknown\n");
    let mut lacking = Vec::new();
    for program in rules.all() {
        for definition in program.definitions.iter().filter(|one| one.words.is_some()) {
            let at = (program.id.clone(), program.version.clone(), definition.id.clone());
            let found = seen.get(&at).cloned().unwrap_or_default();
            // What is taken from another program and not used is not this program's.
            let elsewhere = rules
                .all()
                .iter()
                .any(|other| other.id != program.id && other.definition(&definition.id).is_some());
            if found.is_empty() && elsewhere {
                continue;
            }
            let settled = SETTLED.contains(&(&program.id, &program.version, &definition.id));
            let by = Truth::ALL.map(|truth| found.get(&truth).map_or("never", String::as_str));
            let name = format!("{},{},{}", at.0, at.1, at.2);
            let _ = writeln!(report, "{name},{}", by.join(","));
            if !settled && found.len() < Truth::ALL.len() {
                lacking.push(format!("{name}: {}", by.join(", ")));
            }
        }
    }
    assert!(lacking.is_empty(), "met, not met, unknown:\n{}", lacking.join("\n"));
    if std::env::var_os(WRITE).is_some() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../rules/coverage.csv");
        std::fs::write(path, &report).unwrap();
    } else {
        assert!(
            report == REPORT,
            "the rules have changed: run this test with {WRITE}=1, and read the difference"
        );
    }
}

#[test]
fn everything_that_people_read_is_in_both_languages_and_cited() {
    let rules = Rules::shipped();
    let mut lacking = Vec::new();
    let mut check = |what: String, words: &eligibility::Words| {
        if words.en.trim().is_empty() || words.es.trim().is_empty() || words.en == words.es {
            lacking.push(what);
        }
    };
    for program in rules.all() {
        check(program.id.clone(), &program.name);
        check(program.id.clone(), &program.summary);
        check(program.id.clone(), &program.contact);
        for one in &program.definitions {
            if let Some(words) = &one.words {
                check(one.id.clone(), words);
                assert!(one.cite.is_some() && one.mark.is_some(), "{} has no citation", one.id);
            }
        }
        for one in &program.parameters {
            check(one.id.clone(), &one.words);
            assert!(!one.cite.is_empty(), "{} has no citation", one.id);
        }
        for cell in &program.matrix {
            check(format!("{} {}", program.id, cell.row), &cell.words);
            for rule in &cell.rules {
                assert!(program.definition(rule).is_some(), "{} has no rule {rule}", program.id);
            }
        }
    }
    for spec in rules
        .vocabulary
        .scalars
        .iter()
        .chain(rules.vocabulary.collections.iter().flat_map(|list| &list.fields))
    {
        check(spec.name.clone(), &spec.words);
        spec.question.iter().for_each(|question| check(spec.name.clone(), question));
    }
    assert!(lacking.is_empty(), "{lacking:?}");
}
