//! The published cases: each asserted field of each case, on the shipped rules.

use eligibility::Rules;
use serde_json::Value as Json;

const CASES: &str = include_str!("../../../../rules/cases.jsonl");
const NOT_COMPARED: &[&str] = &["reason", "needed", "paths", "not_asserted"];

#[test]
fn every_case_comes_out_as_published() {
    let rules = Rules::shipped();
    let mut wrong = Vec::new();
    for line in CASES.lines() {
        let case: Json = serde_json::from_str(line).unwrap();
        let facts = rules.facts(&case["facts"]).unwrap();
        let answer = rules.assess("mep", &facts).unwrap().json();
        let expected = case["expected"].as_object().unwrap();
        let aside: Vec<&str> = expected.get("not_asserted").map_or(Vec::new(), |names| {
            names.as_array().unwrap().iter().map(|name| name.as_str().unwrap()).collect()
        });
        for (field, value) in expected {
            if !NOT_COMPARED.contains(&field.as_str())
                && !aside.contains(&field.as_str())
                && answer[field] != *value
            {
                let id = &case["id"];
                wrong.push(format!("{id} {field}: expected {value}, came out {}", answer[field]));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
