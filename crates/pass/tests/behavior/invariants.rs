//! What holds whatever people do: walks of some dozens of steps drawn by chance, sensible and senseless ones, by the people of two
//! States, with a look at all tables after each.
//!
//! | invariant | held by |
//! |---|---|
//! | a copy number is unique for ever | `Looked::copies` here, and `copy_number.rs` |
//! | a score belongs to one copy and one try | `Looked::scores` here |
//! | the credit of a course never exceeds the course's | `Looked::credit` here, `rules/scores.rs`, `rules/counted.rs` |
//! | a transcript follows from frozen scores and one policy | `Looked::transcripts` here, `rules/transcript.rs` |
//! | nothing about a student is deleted, by a move or otherwise | `Looked::never_fewer` here |
//! | a grade report is never called official | `life.rs` |
//! | a step outside of the table changes nothing | the answers of this walk, `rules/transitions.rs` |

use crate::samples::{app, araceli, enrolled, mentor, newest_copy, site, staff};
use accounts::Role;
use proptest::{
    prelude::*,
    strategy::ValueTree,
    test_runner::{Config, RngAlgorithm, TestRng, TestRunner},
};
use std::collections::BTreeMap;
use testing::{Client, TestApp, texts};

/// Walks, and steps of each.
const WALKS: u8 = 2;
const STEPS: usize = 60;

/// Something that somebody tries.
#[derive(Debug, Clone)]
enum Deed {
    Unit(u8, &'static str),
    Test(u8, &'static str),
    Copy(&'static str),
    Authorize(u8),
    Score(u8, u32),
    Void(u8),
    Pack(u8),
    Step(&'static str),
    Move(&'static str),
    Assign,
    Transcript,
    Claim(&'static str, &'static str),
    /// A unit from its first page to its score.
    Whole(u8, u32),
}

fn deed() -> impl Strategy<Value = Deed> {
    let unit = 1_u8..=5;
    let unit_step = prop::sample::select(vec![
        "start",
        "finish",
        "open",
        "submit",
        "lapse",
        "reissue",
        "reconnect",
        "override",
        "pass",
    ]);
    let copy_step = prop::sample::select(vec![
        "pack", "ship", "deliver", "use", "lose", "find", "replace", "take", "open", "seal",
        "receive", "score", "destroy",
    ]);
    let step =
        prop::sample::select(vec!["suspend", "resume", "complete", "complete-partly", "begin"]);
    let claim = prop::sample::select(vec![
        ("send", "send"),
        ("decide", "accept-full"),
        ("decide", "accept-partial"),
        ("decide", "accept-as-elective"),
        ("decide", "refuse"),
        ("send", "appeal"),
    ]);
    prop_oneof![
        4 => (unit.clone(), unit_step).prop_map(|(unit, step)| Deed::Unit(unit, step)),
        2 => (unit.clone(), prop::sample::select(vec!["A", "B", "C"]))
            .prop_map(|(unit, form)| Deed::Test(unit, form)),
        3 => copy_step.prop_map(Deed::Copy),
        2 => unit.clone().prop_map(Deed::Authorize),
        2 => (unit.clone(), 0_u32..=55).prop_map(|(unit, right)| Deed::Score(unit, right)),
        1 => unit.clone().prop_map(Deed::Void),
        1 => unit.clone().prop_map(Deed::Pack),
        1 => step.prop_map(Deed::Step),
        1 => prop::sample::select(vec!["TX", "ND"]).prop_map(Deed::Move),
        2 => Just(Deed::Assign),
        1 => Just(Deed::Transcript),
        2 => claim.prop_map(|(path, step)| Deed::Claim(path, step)),
        5 => (unit, 20_u32..=50).prop_map(|(unit, right)| Deed::Whole(unit, right)),
    ]
}

/// The people of both States, and where they may look after her.
struct People {
    office: BTreeMap<&'static str, Client>,
    mentor: BTreeMap<&'static str, Client>,
    places: BTreeMap<&'static str, (String, String)>,
    school: Client,
}

impl People {
    async fn of(app: &TestApp) -> Self {
        let (mut office, mut mentors) = (BTreeMap::new(), BTreeMap::new());
        let mut places = BTreeMap::new();
        for state in ["TX", "ND"] {
            office.insert(state, staff(app, Role::PassCoordinator, state).await);
            mentors.insert(state, staff(app, Role::Mentor, state).await);
            places
                .insert(state, (site(app, state, "Evening site").await, mentor(app, state).await));
        }
        let school = staff(app, Role::Counselor, "TX").await;
        Self { office, mentor: mentors, places, school }
    }

    /// Tries a deed. What the rules do not allow is refused with words; nothing fails.
    async fn tries(&self, app: &TestApp, at: &str, deed: &Deed) {
        let state = texts(&app.platform.db, "SELECT state FROM pass_enrollment").await.remove(0);
        let state = if state == "TX" { "TX" } else { "ND" };
        let (office, mentor) = (&self.office[state], &self.mentor[state]);
        match deed {
            Deed::Unit(unit, step) => unit_step(mentor, at, *unit, step).await,
            Deed::Test(unit, form) => {
                post(office, &format!("{at}/test"), &[("unit", &unit.to_string()), ("form", form)])
                    .await;
            }
            Deed::Copy(step) => self.copy(app, (office, at), step).await,
            Deed::Authorize(unit) => self.authorize(app, (mentor, at), *unit).await,
            Deed::Score(unit, right) => score(office, at, *unit, *right).await,
            Deed::Void(unit) => {
                let unit = unit.to_string();
                let why = [
                    ("unit", unit.as_str()),
                    ("incident", "key-exposed"),
                    ("reason", "It lay open"),
                ];
                post(office, &format!("{at}/void"), &why).await;
            }
            Deed::Pack(unit) => {
                post(office, &format!("{at}/pack"), &[("units", &unit.to_string())]).await;
            }
            Deed::Step(step) => {
                post(office, &format!("{at}/step"), &[("step", step), ("reason", "So it is")])
                    .await;
            }
            Deed::Move(to) => {
                let moved = [("to-state", *to), ("reason", "The family works there")];
                post(office, &format!("{at}/move"), &moved).await;
            }
            Deed::Assign => {
                let (site, mentor) = &self.places[state];
                post(office, &format!("{at}/assign"), &[("site", site), ("mentor", mentor)]).await;
            }
            Deed::Transcript => post(office, &format!("{at}/transcript"), &[]).await,
            Deed::Claim(path, step) => self.claim(app, (office, at), (path, step)).await,
            Deed::Whole(unit, right) => {
                for step in ["start", "finish"] {
                    unit_step(mentor, at, *unit, step).await;
                }
                for form in ["A", "B", "C"] {
                    let asked = [("unit", unit.to_string()), ("form", form.to_owned())];
                    let asked: Vec<_> = asked.iter().map(|(n, v)| (*n, v.as_str())).collect();
                    let answer = office.post(&format!("{at}/test"), &asked).await;
                    if answer.status == 303 {
                        break;
                    }
                }
                self.copy(app, (office, at), "take").await;
                self.authorize(app, (mentor, at), *unit).await;
                for step in ["open", "submit"] {
                    unit_step(mentor, at, *unit, step).await;
                }
                score(office, at, *unit, *right).await;
            }
        }
    }

    async fn copy(&self, app: &TestApp, (who, at): (&Client, &str), step: &str) {
        if texts(&app.platform.db, "SELECT number FROM pass_copy").await.is_empty() {
            return;
        }
        let step = format!("{}:{step}", newest_copy(app).await);
        post(who, &format!("{at}/custody"), &[("copy-step", &step)]).await;
    }

    async fn authorize(&self, app: &TestApp, (who, at): (&Client, &str), unit: u8) {
        let copies = texts(&app.platform.db, "SELECT number FROM pass_copy ORDER BY id").await;
        let copy = copies.last().cloned().unwrap_or_default();
        let unit = unit.to_string();
        let allowed = [("unit", unit.as_str()), ("copy", &copy), ("supervisor", "Pat Long")];
        post(who, &format!("{at}/authorize"), &allowed).await;
    }

    async fn claim(&self, _: &TestApp, (office, at): (&Client, &str), deed: (&str, &str)) {
        let who = if deed.0 == "send" { office } else { &self.school };
        let page = who.get(at).await.text;
        let Some((_, rest)) = page.rsplit_once("/pass/claims/") else { return };
        let said =
            [("claim-step", deed.1), ("accepted", "0.1"), ("refusal", "hours"), ("note", "So")];
        post(who, &format!("/pass/claims/{}/{}", &rest[..36], deed.0), &said).await;
    }
}

async fn unit_step(who: &Client, at: &str, unit: u8, step: &str) {
    let step = format!("{unit}:{step}");
    let answers = [("unit-step", step.as_str()), ("reason", "So it is")];
    post(who, &format!("{at}/unit"), &answers).await;
}

async fn score(who: &Client, at: &str, unit: u8, right: u32) {
    let (unit, right) = (unit.to_string(), right.to_string());
    let score = [("unit", unit.as_str()), ("right", &right), ("out-of", "50"), ("whole", "yes")];
    post(who, &format!("{at}/score"), &score).await;
}

/// Done, or refused with words; never an error of the program.
async fn post(who: &Client, path: &str, answers: &[(&str, &str)]) {
    let answer = who.post(path, answers).await;
    let status = answer.status.as_u16();
    assert!(matches!(status, 303 | 404 | 422), "{path} {answers:?}: {status}");
}

/// What stood in the tables before.
#[derive(Default)]
struct Looked {
    rows: BTreeMap<&'static str, Vec<String>>,
}

/// What is never changed once it is there: a table's rows, each in words.
const KEPT: &[(&str, &str)] = &[
    ("copies", "SELECT number || ' ' || kind || ' ' || units FROM pass_copy ORDER BY id"),
    ("tries", "SELECT CAST(unit AS text) || form FROM pass_attempt ORDER BY id"),
    ("history", "SELECT about || step || stage FROM pass_history ORDER BY id"),
    ("transcripts", "SELECT frozen FROM pass_transcript ORDER BY id"),
    ("scores", "SELECT source || CAST(points AS text) FROM pass_scoring ORDER BY id"),
    ("incidents", "SELECT kind FROM pass_incident ORDER BY id"),
    ("units", "SELECT CAST(number AS text) FROM pass_unit ORDER BY number"),
    ("claims", "SELECT CAST(numerator >= 0 AS text) FROM pass_claim ORDER BY id"),
];

impl Looked {
    async fn again(&mut self, app: &TestApp, deed: &Deed) {
        for (name, text) in KEPT {
            let now = texts(&app.platform.db, text).await;
            let before = self.rows.insert(name, now.clone()).unwrap_or_default();
            assert!(now.starts_with(&before), "{name} after {deed:?}: {before:?} became {now:?}");
        }
        let mut numbers = self.rows["copies"].clone();
        numbers.sort_unstable();
        numbers.dedup();
        assert_eq!(numbers.len(), self.rows["copies"].len(), "a number was given twice");
        for (what, text) in [
            (
                "a copy with two tries",
                "SELECT form FROM pass_attempt GROUP BY copy_id, form HAVING count(*) > 1",
            ),
            (
                "a score without its try or copy",
                "SELECT s.source FROM pass_scoring s LEFT JOIN pass_attempt a ON a.id = s.attempt_id WHERE a.copy_id IS NULL",
            ),
            (
                "a copy of another enrollment",
                "SELECT a.form FROM pass_attempt a JOIN pass_copy c ON c.id = a.copy_id WHERE c.enrollment_id <> a.enrollment_id",
            ),
            ("more points than there are", "SELECT form FROM pass_attempt WHERE points > out_of"),
            (
                "more credit than the course's half unit",
                "SELECT stage FROM pass_claim WHERE numerator * 2 > denominator",
            ),
            (
                "two claims that are open",
                "SELECT e.stage FROM pass_enrollment e WHERE (SELECT count(*) FROM pass_claim c WHERE c.enrollment_id = e.id AND c.stage IN ('prepared', 'sent', 'acknowledged')) > 1",
            ),
            (
                "a transcript that takes no earlier one's place",
                "SELECT frozen FROM pass_transcript WHERE (number = 1) <> (supersedes IS NULL)",
            ),
        ] {
            let found = texts(&app.platform.db, text).await;
            assert!(found.is_empty(), "{what} after {deed:?}: {found:?}");
        }
    }
}

#[tokio::test]
async fn whatever_people_do_nothing_is_lost_and_nothing_counts_twice() {
    for walk in 0..WALKS {
        let app = app().await;
        let student = araceli(&app).await;
        let at = enrolled(&app, &student, "algebra-1a").await;
        let people = People::of(&app).await;
        let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &[walk; 32]);
        let mut runner = TestRunner::new_with_rng(Config::default(), rng);
        let mut looked = Looked::default();
        for _ in 0..STEPS {
            let deed = deed().new_tree(&mut runner).unwrap().current();
            people.tries(&app, &at, &deed).await;
            looked.again(&app, &deed).await;
        }
        let scored = &looked.rows["scores"];
        assert!(scored.len() >= 3, "the walk comes far enough to say something: {scored:?}");
        let page = people.school.get(&format!("/pass/students/{student}")).await;
        assert_eq!(page.status, 200);
    }
}
