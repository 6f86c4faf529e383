//! The same rules without a connection: the evaluator in `field/` and this crate give equal answers, the steps of many included, to
//! every case and to ten thousand invented sets of facts.

use crate::invented::{self, Dice};
use eligibility::Rules;
use serde_json::{Value as Json, json};
use std::{
    fs::File,
    io::{BufWriter, Write},
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

const CASES: &str = include_str!("../../../../rules/cases.jsonl");
const SETS: u64 = 10_000;
/// The first sets are compared with every step; of the others, all but the steps.
const WITH_STEPS: usize = 500;
/// Malformed on purpose, so that both refuse it for the same reasons.
const MALFORMED: &str = r#"{"determination_date":"2025-13-01","child":{"birth_date":7,"iep":"no"},
    "moves":[{"id":"a","date":"2025-02-29","miles":-1,"who":["child","uncle"]},{"id":"a"},5],
    "work":[{"after_move":"b","obtained":1}],"recent_history":{}}"#;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn run(command: &mut Command, remedy: &str) {
    let done = command.current_dir(root().join("field")).status();
    let well = done.as_ref().is_ok_and(std::process::ExitStatus::success);
    assert!(well, "{command:?} came to {done:?}. {remedy}");
}

/// All sets of facts, each on a line.
fn sets() -> Vec<Json> {
    let cases =
        CASES.lines().map(|line| serde_json::from_str::<Json>(line).expect("the test's own facts are well formed")["facts"].clone());
    let mut sets: Vec<Json> = cases.collect();
    sets.push(serde_json::from_str(MALFORMED).expect("the test's own facts are well formed"));
    sets.extend((0..SETS).map(|seed| invented::facts(&mut Dice::new(seed))));
    sets
}

fn answers(rules: &Rules, facts: &Json, programs: &[&str], steps: bool) -> Json {
    match rules.facts(facts) {
        Err(errors) => errors
            .iter()
            .map(|error| json!({ "fact": error.fact, "problem": error.problem.code() }))
            .collect(),
        Ok(facts) => programs
            .iter()
            .map(|program| {
                let answer = rules.assess(program, &facts).ok()?;
                Some(if steps { answer.json() } else { Json::Object(answer.summary()) })
            })
            .collect(),
    }
}

#[test]
fn the_evaluator_of_the_field_form_gives_the_same_answers() {
    run(
        Command::new("node").arg("build.mjs"),
        "This test needs Node.js 20 or newer and the packages of field/: install Node.js, then run script/build once, \
         or npm ci in field/.",
    );
    run(
        Command::new("node").args(["node_modules/typescript/bin/tsc", "--noEmit"]),
        "The types do not fit.",
    );
    let sets = sets();
    let mut child = Command::new("node")
        .args(["dist/assess.mjs", "../rules", &WITH_STEPS.to_string()])
        .args(Rules::shipped_files())
        .current_dir(root().join("field"))
        .stdin(Stdio::from(written(&sets)))
        .stdout(Stdio::piped())
        .spawn()
        .expect("node ran a moment ago");
    let out = std::io::read_to_string(child.stdout.take().unwrap()).unwrap();
    assert!(child.wait().unwrap().success());
    let rules = Rules::shipped();
    let programs = ["mep", "nfjp", "hep", "camp", "health", "mshs"];
    let mut lines = out.lines();
    let mut eligible = [0_usize; 3];
    for (at, facts) in sets.iter().enumerate() {
        let theirs: Json =
            serde_json::from_str(lines.next().expect("a line for each set")).unwrap();
        let ours = answers(rules, facts, &programs, at < WITH_STEPS);
        assert!(ours == theirs, "for {facts}\nthe crate says {ours}\nthe field says {theirs}");
        match &ours[0]["eligible"] {
            Json::Bool(true) => eligible[0] += 1,
            Json::Bool(false) => eligible[1] += 1,
            _ => eligible[2] += 1,
        }
    }
    assert!(eligible.iter().all(|sets| *sets > 100), "one-sided sets prove little: {eligible:?}");
}

/// The sets in a file that is gone when it is closed.
fn written(sets: &[Json]) -> File {
    let path = std::env::temp_dir().join(format!("sendero-sets-{}.jsonl", std::process::id()));
    let mut out =
        BufWriter::new(File::create(&path).expect("the test's own facts are well formed"));
    for set in sets {
        writeln!(out, "{set}").expect("the test's own facts are well formed");
    }
    out.flush().expect("the test's own facts are well formed");
    let file = File::open(&path).expect("the test's own facts are well formed");
    std::fs::remove_file(&path).expect("the test's own facts are well formed");
    file
}
