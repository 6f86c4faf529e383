//! How long assessments take: `cargo run --release -p eligibility --example measure -- 300000`. Prints one line of JSON;
//! `bench/eligibility.bench.mjs` reads it. The children are the published cases, over and over.

use eligibility::{Facts, Rules};
use serde_json::{Value as Json, json};
use std::{
    hint::black_box,
    thread,
    time::{Duration, Instant},
};

/// Threads, as on the machine of the measure.
const THREADS: usize = 2;
/// Assessments of the Migrant Education Program, for their mean.
const SINGLE: u32 = 100_000;

fn main() {
    let children: usize =
        std::env::args().nth(1).and_then(|text| text.parse().ok()).unwrap_or(300_000);
    let rules = Rules::shipped();
    let cases: Vec<Json> = include_str!("../../../rules/cases.jsonl")
        .lines()
        .filter_map(|line| serde_json::from_str::<Json>(line).ok())
        .map(|case| case["facts"].clone())
        .collect();
    let facts: Vec<Facts> = cases.iter().filter_map(|case| rules.facts(case).ok()).collect();
    let single = single(rules, &facts);
    let all = Instant::now();
    thread::scope(|scope| {
        for share in 0..THREADS {
            let cases = &cases;
            scope.spawn(move || {
                for child in (share..children).step_by(THREADS) {
                    every_program(rules, &cases[child % cases.len()]);
                }
            });
        }
    });
    let line = json!({
        "one_assessment_micros": single.as_secs_f64() * 1e6,
        "six_programs_secs": all.elapsed().as_secs_f64(),
        "children": children,
        "threads": THREADS,
    });
    report(&line);
}

/// The mean time of one assessment with its steps.
fn single(rules: &Rules, facts: &[Facts]) -> Duration {
    let begun = Instant::now();
    for at in 0..SINGLE {
        let facts = &facts[at as usize % facts.len()];
        if let Ok(answer) = rules.assess("mep", facts) {
            for step in answer.steps() {
                black_box(step.truth());
            }
        }
    }
    begun.elapsed() / SINGLE
}

/// Reads one child's facts, and asks all programs.
fn every_program(rules: &Rules, case: &Json) {
    let Ok(facts) = rules.facts(case) else { return };
    for program in rules.programs_on(facts.asked_on) {
        if let Ok(answer) = rules.assess(&program.id, &facts) {
            black_box(answer.verdict);
        }
    }
}

#[expect(clippy::print_stdout, reason = "the answer of a program belongs on standard output")]
fn report(line: &Json) {
    println!("{line}");
}
