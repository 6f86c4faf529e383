//! Paper from hand to hand: what is lost, what comes late, what was there before, and that each copy is written on once.

use crate::samples::{
    app, araceli, did, enrolled, newest_copy, refused, staff, test_in_custody, tested, worked,
};
use accounts::Role;
use testing::{Client, TestApp, texts};

async fn follow(client: &Client, at: &str, copy: &str, steps: &[&str]) {
    for step in steps {
        did(client, &format!("{at}/custody"), &[("copy-step", &format!("{copy}:{step}"))]).await;
    }
}

async fn cannot(client: &Client, at: &str, copy: &str, steps: &[&str]) {
    for step in steps {
        let path = format!("{at}/custody");
        refused(client, &path, &[("copy-step", &format!("{copy}:{step}"))]).await;
    }
}

async fn numbers(app: &TestApp) -> Vec<String> {
    texts(&app.platform.db, "SELECT number FROM pass_copy ORDER BY id").await
}

#[tokio::test]
async fn a_lost_packet_is_replaced_once_and_one_that_is_found_goes_on() {
    let app = app().await;
    let at = enrolled(&app, &araceli(&app).await, "algebra-1a").await;
    let office = staff(&app, Role::PassCoordinator, "TX").await;
    did(&office, &format!("{at}/pack"), &[("units", "1"), ("units", "2")]).await;
    let packet = newest_copy(&app).await;
    cannot(&office, &at, &packet, &["deliver", "lose", "replace", "find"]).await;
    follow(&office, &at, &packet, &["pack", "ship", "lose", "find", "use", "lose"]).await;
    worked(&app, &at, "1").await;
    tested(&app, &at, ("1", "A"), "40").await;
    follow(&office, &at, &packet, &["replace"]).await;
    cannot(&office, &at, &packet, &["replace", "find", "ship"]).await;
    let units = texts(&app.platform.db, "SELECT units FROM pass_copy WHERE kind = 'packet'").await;
    assert_eq!(units, ["1,2", "2"], "work that is done is not sent again");
    let all = numbers(&app).await;
    assert_eq!(all.iter().filter(|number| **number == packet).count(), 1);
    let replaced = "SELECT stage FROM pass_copy WHERE replaces IS NOT NULL";
    assert_eq!(texts(&app.platform.db, replaced).await, ["requested"]);
}

#[tokio::test]
async fn a_lost_test_is_an_incident_and_nobody_writes_on_it() {
    let app = app().await;
    let at = enrolled(&app, &araceli(&app).await, "algebra-1a").await;
    let office = staff(&app, Role::PassCoordinator, "TX").await;
    let mentor = staff(&app, Role::Mentor, "TX").await;
    worked(&app, &at, "1").await;
    let copy = test_in_custody(&app, &at, "1", "A").await;
    follow(&mentor, &at, &copy, &["lose"]).await;
    cannot(&office, &at, &copy, &["take", "open", "seal", "receive", "score", "destroy"]).await;
    let kinds = texts(&app.platform.db, "SELECT kind FROM pass_incident").await;
    assert_eq!(kinds, ["copy-lost"]);
    let allowed = [("unit", "1"), ("copy", copy.as_str()), ("supervisor", "Pat Long")];
    let said = refused(&mentor, &format!("{at}/authorize"), &allowed).await;
    assert!(said.contains("custod"), "{said}");
    let told = "SELECT kind FROM inbox_item WHERE kind = 'pass-notice-incident'";
    assert_eq!(texts(&app.platform.db, told).await.len(), 1);
}

#[tokio::test]
async fn a_copy_is_written_on_once_and_goes_with_its_test() {
    let app = app().await;
    let student = araceli(&app).await;
    let at = enrolled(&app, &student, "algebra-1a").await;
    let office = staff(&app, Role::PassCoordinator, "TX").await;
    let mentor = staff(&app, Role::Mentor, "TX").await;
    worked(&app, &at, "1").await;
    tested(&app, &at, ("1", "A"), "20").await;
    let copy = newest_copy(&app).await;
    let stage = "SELECT stage FROM pass_copy ORDER BY id";
    assert_eq!(texts(&app.platform.db, stage).await, ["administered"]);
    cannot(&office, &at, &copy, &["take", "open", "administer", "receive"]).await;
    follow(&mentor, &at, &copy, &["seal"]).await;
    follow(&office, &at, &copy, &["receive", "score", "archive"]).await;
    let again = [("unit", "1"), ("copy", copy.as_str()), ("supervisor", "Pat Long")];
    refused(&mentor, &format!("{at}/authorize"), &again).await;
    let same_form = [("unit", "1"), ("form", "a")];
    let said = refused(&office, &format!("{at}/test"), &same_form).await;
    assert!(said.contains("taken this form"), "{said}");
    let other = enrolled(&app, &student, "english-1a").await;
    worked(&app, &other, "1").await;
    let said = refused(&mentor, &format!("{other}/authorize"), &again).await;
    assert!(said.contains("copy"), "a copy belongs to one enrollment: {said}");
}

#[tokio::test]
async fn a_test_that_nobody_began_is_still_sealed_and_is_allowed_again() {
    let app = app().await;
    let at = enrolled(&app, &araceli(&app).await, "algebra-1a").await;
    worked(&app, &at, "1").await;
    let copy = test_in_custody(&app, &at, "1", "A").await;
    let mentor = staff(&app, Role::Mentor, "TX").await;
    let allow = |who: &'static str| {
        [("unit", "1".to_owned()), ("copy", copy.clone()), ("supervisor", who.to_owned())]
    };
    let authorize = format!("{at}/authorize");
    for who in ["Pat Long", "Kim Reyes"] {
        let answers = allow(who);
        let answers: Vec<_> = answers.iter().map(|(name, value)| (*name, value.as_str())).collect();
        did(&mentor, &authorize, &answers).await;
        if who == "Pat Long" {
            did(&mentor, &format!("{at}/unit"), &[("unit-step", "1:lapse")]).await;
        }
    }
    for step in ["open", "submit"] {
        did(&mentor, &format!("{at}/unit"), &[("unit-step", &format!("1:{step}"))]).await;
    }
    let tries = "SELECT form || ' ' || supervisor FROM pass_attempt WHERE NOT is_void";
    assert_eq!(texts(&app.platform.db, tries).await, ["A Kim Reyes"]);
    let both = "SELECT note FROM pass_history WHERE step = 'authorize' ORDER BY id";
    assert_eq!(texts(&app.platform.db, both).await, ["Pat Long", "Kim Reyes"]);
}

#[tokio::test]
async fn what_comes_late_still_counts() {
    let app = app().await;
    let at = enrolled(&app, &araceli(&app).await, "algebra-1a").await;
    worked(&app, &at, "1").await;
    let copy = test_in_custody(&app, &at, "1", "A").await;
    let mentor = staff(&app, Role::Mentor, "TX").await;
    let allowed = [("unit", "1"), ("copy", copy.as_str()), ("supervisor", "Pat Long")];
    did(&mentor, &format!("{at}/authorize"), &allowed).await;
    for step in ["open", "submit"] {
        did(&mentor, &format!("{at}/unit"), &[("unit-step", &format!("1:{step}"))]).await;
    }
    let office = staff(&app, Role::PassCoordinator, "TX").await;
    let ended = [("step", "withdraw"), ("reason", "The family left for the winter")];
    did(&office, &format!("{at}/step"), &ended).await;
    let said = refused(&mentor, &format!("{at}/unit"), &[("unit-step", "2:start")]).await;
    assert!(!said.is_empty(), "no work begins after the end");
    follow(&mentor, &at, &copy, &["seal"]).await;
    follow(&office, &at, &copy, &["receive"]).await;
    let score = [("unit", "1"), ("right", "41"), ("out-of", "50"), ("whole", "yes")];
    did(&office, &format!("{at}/score"), &score).await;
    let unit = texts(&app.platform.db, "SELECT stage FROM pass_unit ORDER BY number").await;
    assert_eq!(unit[0], "passed");
    did(&office, &format!("{at}/step"), &[("step", "complete-partly")]).await;
    did(&office, &format!("{at}/transcript"), &[]).await;
}
