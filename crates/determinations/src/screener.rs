//! The public questions: which one to ask next, and what an answer says. `rules/screener.json`.
//!
//! A question is asked only while some program is undecided and a fact that the answer would give is missing. Answers
//! live in the form that the reader sends back and forth, and nowhere else.

use accounts::StateCode;
use eligibility::{Assessment, Facts, Rules, Verdict, Words};
use jiff::civil::Date;
use serde::Deserialize;
use serde_json::{Value as Json, json};
use std::{collections::BTreeMap, sync::LazyLock};

/// Questions on one page: few enough for a phone.
pub(crate) const QUESTIONS_PER_PAGE_MAX: usize = 3;
/// The answer of those who do not know.
pub(crate) const DO_NOT_KNOW: &str = "unknown";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    questions: Vec<Question>,
}

/// One question.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Question {
    pub(crate) id: String,
    pub(crate) kind: Kind,
    pub(crate) words: Words,
    #[serde(default)]
    pub(crate) hint: Option<Words>,
    /// The facts that an answer gives.
    about: Vec<String>,
    #[serde(default)]
    pub(crate) choices: Vec<Choice>,
    /// Where a day or a number is put.
    #[serde(default)]
    sets: Option<String>,
}

/// How it is answered.
#[derive(Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Kind {
    /// The State where the family is: its rules are used, and whom to call there is told.
    State,
    Choice,
    Date,
    Number,
}

/// One answer to choose, and the facts that it gives.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Choice {
    pub(crate) value: String,
    pub(crate) words: Words,
    sets: Vec<(String, Json)>,
}

/// What was answered, by question.
pub(crate) type Answers = BTreeMap<String, String>;

/// All questions, in the order in which they are asked.
pub(crate) fn questions() -> &'static [Question] {
    static QUESTIONS: LazyLock<File> = LazyLock::new(|| {
        serde_json::from_str(include_str!("../../../rules/screener.json"))
            .expect("the shipped questions are read by a test")
    });
    &QUESTIONS.questions
}

impl Question {
    /// Whether an answer can be used.
    pub(crate) fn accepts(&self, answer: &str, today: Date) -> bool {
        answer == DO_NOT_KNOW
            || match self.kind {
                Kind::State => answer.parse::<StateCode>().is_ok(),
                Kind::Choice => self.choices.iter().any(|choice| choice.value == answer),
                Kind::Date => answer.parse::<Date>().is_ok_and(|day| day <= today),
                Kind::Number => {
                    answer.parse::<u16>().is_ok_and(|number| f64::from(number) <= self.number_max())
                }
            }
    }

    /// The largest number that the fact may be, as the vocabulary says.
    pub(crate) fn number_max(&self) -> f64 {
        let fact = self.sets.as_deref().unwrap_or_default().replace('/', ".");
        let specs = &Rules::shipped().vocabulary.scalars;
        let spec = specs.iter().find(|spec| spec.name == fact.trim_start_matches('.'));
        spec.and_then(|spec| spec.max).unwrap_or_else(|| u16::MAX.into())
    }

    fn put(&self, answer: &str, facts: &mut Json) {
        let mut set = |pointer: &str, value: Json| {
            if let Some((parent, name)) = pointer.rsplit_once('/')
                && let Some(Json::Object(group)) = facts.pointer_mut(parent)
            {
                group.insert(name.to_owned(), value);
            }
        };
        if let Some(choice) = self.choices.iter().find(|choice| choice.value == answer) {
            choice.sets.iter().for_each(|(pointer, value)| set(pointer, value.clone()));
        } else if let Some(pointer) = &self.sets {
            match (self.kind, answer.parse::<u16>()) {
                (Kind::Number, Ok(number)) => set(pointer, number.into()),
                (Kind::Date, _) if answer.parse::<Date>().is_ok() => set(pointer, answer.into()),
                _ => {}
            }
        }
    }
}

/// The State that was named.
pub(crate) fn state(answers: &Answers) -> Option<StateCode> {
    let question = questions().iter().find(|question| question.kind == Kind::State)?;
    answers.get(&question.id)?.parse().ok()
}

/// The facts that the answers give.
pub(crate) fn told(answers: &Answers, today: Date) -> Json {
    let mut facts = json!({
        "determination_date": today.to_string(),
        "child": {}, "person": {},
        "moves": [{ "id": "m1" }], "work": [{ "after_move": "m1" }], "recent_history": [],
    });
    for question in questions() {
        if let Some(answer) = answers.get(&question.id) {
            question.put(answer, &mut facts);
        }
    }
    facts
}

/// Each program's answer.
pub(crate) fn assessed(facts: &Facts) -> Vec<Assessment<'_>> {
    let rules = Rules::shipped();
    let programs = rules.programs_on(facts.asked_on);
    programs.iter().filter_map(|program| rules.assess(&program.id, facts).ok()).collect()
}

/// The next questions: the State, and those whose facts an undecided program lacks.
pub(crate) fn next(answers: &Answers, programs: &[Assessment<'_>]) -> Vec<&'static Question> {
    let undecided = programs.iter().filter(|one| one.verdict == Verdict::NeedsMore);
    let missing: Vec<&String> = undecided.flat_map(|one| &one.missing).collect();
    let wanted = |question: &&Question| {
        !answers.contains_key(&question.id)
            && (question.kind == Kind::State
                || question.about.iter().any(|fact| missing.contains(&fact)))
    };
    questions().iter().filter(wanted).take(QUESTIONS_PER_PAGE_MAX).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TODAY: Date = jiff::civil::date(2026, 6, 1);

    fn facts(answers: &Answers) -> Facts {
        Rules::shipped().facts(&told(answers, TODAY)).unwrap()
    }

    fn ids(questions: &[&Question]) -> Vec<String> {
        questions.iter().map(|question| question.id.clone()).collect()
    }

    /// Answers every question that is asked, and says which were.
    fn walk(told: &[(&str, &str)]) -> (Vec<String>, Vec<(String, Verdict)>) {
        let mut answers = Answers::new();
        let mut asked = Vec::new();
        loop {
            let facts = facts(&answers);
            let programs = assessed(&facts);
            let next = next(&answers, &programs);
            if next.is_empty() {
                let verdicts = programs.iter().map(|one| (one.program.id.clone(), one.verdict));
                return (asked, verdicts.collect());
            }
            for question in next {
                let answer = told.iter().find(|(id, _)| *id == question.id);
                let answer = answer.map_or(DO_NOT_KNOW, |(_, answer)| *answer);
                assert!(question.accepts(answer, TODAY), "{} {answer}", question.id);
                answers.insert(question.id.clone(), answer.to_owned());
                asked.push(question.id.clone());
            }
        }
    }

    #[test]
    fn every_question_has_an_id_of_its_own_and_asks_for_facts_that_there_are() {
        let mut known: Vec<&str> =
            questions().iter().map(|question| question.id.as_str()).collect();
        known.sort_unstable();
        known.dedup();
        assert_eq!(known.len(), questions().len());
        let facts = facts(&Answers::new());
        let missing: Vec<String> =
            assessed(&facts).into_iter().flat_map(|one| one.missing).collect();
        for first in ["farm-work", "birth", "moved"] {
            let question = questions().iter().find(|question| question.id == first).unwrap();
            assert!(question.about.iter().any(|fact| missing.contains(fact)), "{first}");
        }
    }

    #[test]
    fn a_family_that_moved_for_the_harvest_is_sent_to_the_migrant_education_program() {
        let told = [
            ("birth", "2015-03-01"),
            ("moved", "yes"),
            ("worker", "parent"),
            ("moved-with", "together"),
            ("moved-on", "2026-04-20"),
            ("district", "yes"),
            ("needed", "yes"),
            ("kind", "farm"),
            ("got", "yes"),
            ("began", "2026-04-25"),
            ("season", "season"),
            ("school", "no"),
            ("farm-work", "yes"),
            ("place", "farm"),
            ("main", "yes"),
            ("seasonal", "yes"),
            ("in-school", "yes"),
            ("young", "no"),
            ("pregnant", "no"),
            ("college", "no"),
        ];
        let (_, verdicts) = walk(&told);
        let of = |id: &str| verdicts.iter().find(|(known, _)| known == id).unwrap().1;
        assert_eq!(of("mep"), Verdict::Yes);
        assert_eq!(of("health"), Verdict::Yes);
        assert_eq!(of("hep"), Verdict::No);
        assert_eq!(of("mshs"), Verdict::No);
    }

    #[test]
    fn the_state_is_asked_once_and_may_stay_unsaid() {
        let (asked, _) = walk(&[("farm-work", "no"), ("moved", "no")]);
        assert_eq!(asked.iter().filter(|id| *id == "state").count(), 1, "{asked:?}");
        let named = |answer: &str| state(&[("state".to_owned(), answer.to_owned())].into());
        assert_eq!(named("TX"), "TX".parse().ok());
        assert_eq!(named(DO_NOT_KNOW), None);
    }

    #[test]
    fn who_did_not_move_is_not_asked_about_the_move() {
        let (asked, _) = walk(&[("moved", "no")]);
        for about_the_move in ["moved-on", "district", "needed", "kind", "began", "season"] {
            let at = asked.iter().position(|id| id == about_the_move);
            let moved = asked.iter().position(|id| id == "moved").unwrap();
            assert!(at.is_none_or(|at| at <= moved + 1), "{about_the_move} in {asked:?}");
        }
    }

    #[test]
    fn an_answer_that_is_none_is_not_taken() {
        let question = |id: &str| questions().iter().find(|question| question.id == id).unwrap();
        assert!(!question("birth").accepts("2027-01-01", TODAY));
        assert!(!question("birth").accepts("yesterday", TODAY));
        assert!(!question("days").accepts("many", TODAY));
        assert!(question("days").accepts("731", TODAY));
        assert!(!question("days").accepts("732", TODAY), "two years have no more days");
        assert!(!question("moved").accepts("perhaps", TODAY));
        assert!(question("moved").accepts(DO_NOT_KNOW, TODAY));
        assert!(question("state").accepts("TX", TODAY));
        assert!(!question("state").accepts("ZZ", TODAY));
        assert_eq!(ids(&[question("moved")]), ["moved"]);
    }
}
