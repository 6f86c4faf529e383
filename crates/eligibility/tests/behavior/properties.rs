//! What holds for all facts: their order never matters, knowing more never changes a definite answer, and no later day
//! revives a child whose eligibility has ended.

use crate::invented::{self, Dice};
use eligibility::{Rules, Verdict};
use proptest::prelude::*;
use serde_json::{Value as Json, json};

const PROGRAMS: [&str; 6] = ["mep", "hep", "camp", "health", "mshs", "nfjp"];

fn verdict(program: &str, facts: &Json) -> Verdict {
    let rules = Rules::shipped();
    let facts = rules.facts(facts).expect("invented facts are well formed");
    rules.assess(program, &facts).expect("the programs are known").verdict
}

/// The whole answer, so that its dates and its trace are compared as well.
fn answers(facts: &Json) -> Vec<Json> {
    let rules = Rules::shipped();
    let facts = rules.facts(facts).expect("invented facts are well formed");
    PROGRAMS
        .iter()
        .map(|program| {
            rules.assess(program, &facts).expect("the test's own facts are well formed").json()
        })
        .collect()
}

fn shuffled(facts: &Json, dice: &mut Dice) -> Json {
    let mut facts = facts.clone();
    for list in ["moves", "work", "recent_history"] {
        let rows = facts[list].as_array_mut().expect("the test's own facts are well formed");
        for at in (1..rows.len()).rev() {
            rows.swap(at, dice.below(at + 1));
        }
    }
    facts
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn the_order_of_facts_never_changes_an_answer(seed: u64) {
        let mut dice = Dice::new(seed);
        let facts = invented::facts(&mut dice);
        prop_assert_eq!(answers(&facts), answers(&shuffled(&facts, &mut dice)));
    }

    #[test]
    fn knowing_more_never_changes_a_definite_answer(seed: u64) {
        let mut dice = Dice::new(seed);
        let facts = invented::facts(&mut dice);
        for program in PROGRAMS {
            let before = verdict(program, &facts);
            if before == Verdict::NeedsMore {
                continue;
            }
            for _ in 0..8 {
                let completed = invented::completed(&facts, &mut dice);
                prop_assert_eq!(verdict(program, &completed), before, "{}: {}", program, completed);
            }
        }
    }

    #[test]
    fn no_later_day_revives_a_child_whose_eligibility_has_ended(seed: u64) {
        let mut dice = Dice::new(seed);
        let mut facts = invented::facts(&mut dice);
        let mut ended = false;
        let mut day = jiff::civil::date(2025, 12, 1);
        // All that was invented happened before; steps of days and of months, beyond every period of the law.
        for _ in 0..24 {
            facts["determination_date"] = json!(day.to_string());
            let now = verdict("mep", &facts);
            prop_assert!(!(ended && now != Verdict::No), "revived on {}: {}", day, facts);
            ended |= now == Verdict::No;
            let days = 1 + i64::try_from(dice.below(150)).expect("a small number");
            day = day.saturating_add(jiff::Span::new().days(days));
        }
    }
}
