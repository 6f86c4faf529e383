//! Pairs before a person: what she sees, what her decision does, and that it can be taken back exactly.

use crate::samples::{
    MARISOL, TEODORO, app, app_of_two_persons, child_at, children, count, is_one_child, package_of,
    staff, submit,
};
use accounts::Role;
use platform::Engine;
use std::collections::{BTreeMap, BTreeSet};
use testing::{Client, TestApp, check_html, run_sql, texts};

/// Somebody much like Marisol, of whom little is said: not sure enough to link, too like to pass over.
pub(crate) const DOUBTFUL: &str = "01,,Marisol,Reyes,,Female,2013-03-09,,,,,,,,,";

/// Texas knows Marisol, North Dakota somebody much like her: one pair waits. Answers its address.
async fn a_pair(app: &TestApp) -> String {
    submit(app, "TX", &package_of(&[("TX,88", MARISOL)])).await;
    let submission = submit(app, "ND", &package_of(&[("ND,7", DOUBTFUL)])).await;
    assert_eq!((submission.counts.new, submission.counts.review), (1, 1), "one pair waits");
    let client = staff(app, Role::DataAdministrator, "ND").await;
    let queue = client.get("/reviews").await;
    check_html(&queue.text);
    first_pair(&queue.text)
}

fn first_pair(page: &str) -> String {
    let (_, rest) = page
        .split_once("href=\"/reviews/0")
        .unwrap_or_else(|| panic!("no pair is listed on {page}"));
    format!("/reviews/0{}", rest.split('"').next().unwrap())
}

async fn decide(client: &Client, pair: &str, decision: &str) -> u16 {
    let answer = client.post(&format!("{pair}/decision"), &[("decision", decision)]).await;
    answer.status.as_u16()
}

async fn undo(client: &Client, pair: &str) -> u16 {
    client.post(&format!("{pair}/undo"), &[]).await.status.as_u16()
}

#[tokio::test]
async fn a_pair_shows_both_records_and_the_sum_and_both_disclosures_are_written() {
    let app = app().await;
    let pair = a_pair(&app).await;
    assert_eq!(count(&app, "disclosure").await, 0, "the queue shows nobody");
    let client = staff(&app, Role::DataAdministrator, "ND").await;
    let page = client.get(&pair).await;
    check_html(&page.text);
    for words in ["Is this the same child?", "Weslaco", "Villa", "Birth date", "Same child: join"] {
        assert!(page.text.contains(words), "{words} is not in {}", page.text);
    }
    let seen = "SELECT organization || ' ' || purpose FROM disclosure";
    assert_eq!(
        texts(&app.platform.db, seen).await,
        ["North Dakota accuracy", "North Dakota accuracy"]
    );
    assert_eq!(count(&app, "(SELECT DISTINCT child_id FROM disclosure) d").await, 2);
    let reader = staff(&app, Role::PrimaryUser, "TX").await;
    let read = reader.get(&pair).await;
    assert_eq!(read.status, 200);
    assert!(!read.text.contains("/decision"), "she reads only");
    let spanish = client.get(&format!("/es{pair}")).await.text;
    check_html(&spanish);
    assert!(!spanish.contains("exchange-"), "a key is shown: {spanish}");
}

#[tokio::test]
async fn the_same_child_joins_the_records_and_the_other_state_is_told() {
    let app = app().await;
    let pair = a_pair(&app).await;
    assert!(!is_one_child(&app, "TX 88", "ND 7").await);
    let client = staff(&app, Role::DataAdministrator, "ND").await;
    assert_eq!(decide(&client, &pair, "same").await, 303);
    assert!(is_one_child(&app, "TX 88", "ND 7").await);
    assert_eq!(decide(&client, &pair, "different").await, 409, "it is decided already");
    assert!(client.get(&pair).await.text.contains("the same child. The records are joined."));
    assert_eq!(first_pair(&client.get("/reviews/decided").await.text), pair);
    assert!(!client.get("/reviews").await.text.contains(&pair));
    assert_eq!(told(&app).await, ["TX exchange-notice-decided"]);
    let texas = staff(&app, Role::DataAdministrator, "TX").await.get("/inbox").await.text;
    assert!(texas.contains("North Dakota decided on a possible match"), "{texas}");
}

#[tokio::test]
async fn a_possible_twin_waits_for_a_person_and_the_page_says_why() {
    let app = app().await;
    let twin = MARISOL.replace(",No,", ",Yes,");
    submit(&app, "TX", &package_of(&[("TX,88", &twin.replace("Marisol", "Marisol Ángela"))])).await;
    submit(&app, "ND", &package_of(&[("ND,7", &twin)])).await;
    assert!(!is_one_child(&app, "TX 88", "ND 7").await, "a program does not join possible twins");
    let client = staff(&app, Role::DataAdministrator, "ND").await;
    let pair = first_pair(&client.get("/reviews").await.text);
    let page = client.get(&pair).await.text;
    assert!(page.contains("both say twin"), "{page}");
}

/// Who was told of a decision or of its end.
async fn told(app: &TestApp) -> Vec<String> {
    let query = "SELECT o.code || ' ' || i.kind FROM inbox_item i \
        JOIN organization o ON o.id = i.organization_id \
        WHERE i.kind IN ('exchange-notice-decided', 'exchange-notice-undone') ORDER BY i.id";
    texts(&app.platform.db, query).await
}

#[tokio::test]
async fn taking_a_decision_back_leaves_no_trace_in_who_is_who() {
    let app = app().await;
    let pair = a_pair(&app).await;
    let before = children(&app).await;
    let client = staff(&app, Role::DataAdministrator, "ND").await;
    assert_eq!(undo(&client, &pair).await, 409, "nothing is decided yet");
    decide(&client, &pair, "same").await;
    let texas = staff(&app, Role::DataAdministrator, "TX").await;
    assert_eq!(undo(&texas, &pair).await, 303, "the other State may take it back, too");
    assert_eq!(children(&app).await, before);
    assert_eq!(first_pair(&client.get("/reviews").await.text), pair, "it waits again");
    assert_eq!(undo(&client, &pair).await, 409);
    assert_eq!(told(&app).await, ["TX exchange-notice-decided", "ND exchange-notice-undone"]);
    let open = "SELECT id FROM child_retirement WHERE ended_by IS NULL";
    assert_eq!(count(&app, &format!("({open}) r")).await, 0);
}

#[tokio::test]
async fn taking_a_decision_back_is_exact_also_with_what_came_later() {
    let app = app().await;
    let pair = a_pair(&app).await;
    let before = children(&app).await;
    let client = staff(&app, Role::DataAdministrator, "ND").await;
    decide(&client, &pair, "same").await;
    submit(&app, "TX", &package_of(&[("TX,88", &MARISOL.replace("Luna", "Luna Paz"))])).await;
    let later = child_at("WA,5", MARISOL, "Sunnyside,WA", "2026-05-04");
    submit(&app, "WA", &later).await;
    assert!(is_one_child(&app, "WA 5", "TX 88").await && is_one_child(&app, "WA 5", "ND 7").await);
    assert_eq!(undo(&client, &pair).await, 303);
    let after = children(&app).await;
    let without_later: Vec<_> =
        after.iter().filter(|line| !line.ends_with(" WA 5")).cloned().collect();
    assert_eq!(without_later, before);
    assert!(!is_one_child(&app, "TX 88", "ND 7").await);
}

#[tokio::test]
async fn not_the_same_child_is_never_asked_again() {
    let app = app().await;
    let pair = a_pair(&app).await;
    let client = staff(&app, Role::DataAdministrator, "ND").await;
    assert_eq!(decide(&client, &pair, "different").await, 303);
    let before = children(&app).await;
    // North Dakota now sends what would have linked the two at once.
    let sure = submit(&app, "ND", &package_of(&[("ND,7", MARISOL)])).await;
    assert_eq!((sure.counts.good, sure.counts.linked, sure.counts.review), (1, 0, 0));
    let again = MARISOL.replace("9565550101", "9565550199");
    let texas = submit(&app, "TX", &package_of(&[("TX,88", &again)])).await;
    assert_eq!((texas.counts.good, texas.counts.linked, texas.counts.review), (1, 0, 0));
    assert_eq!(children(&app).await, before);
    assert_eq!(count(&app, "review").await, 1);
    assert_eq!(undo(&client, &pair).await, 303);
    assert_eq!(first_pair(&client.get("/reviews").await.text), pair);
}

#[tokio::test]
async fn a_third_state_keeps_apart_what_was_said_not_to_be_the_same() {
    let app = app().await;
    let pair = a_pair(&app).await;
    let client = staff(&app, Role::DataAdministrator, "ND").await;
    decide(&client, &pair, "different").await;
    submit(&app, "WA", &package_of(&[("WA,5", MARISOL)])).await;
    assert!(!is_one_child(&app, "TX 88", "ND 7").await);
}

#[tokio::test]
async fn the_other_state_is_asked_and_the_pair_says_so() {
    let app = app().await;
    let pair = a_pair(&app).await;
    let client = staff(&app, Role::DataAdministrator, "ND").await;
    let page = client.get(&pair).await.text;
    assert!(page.contains("Ask Texas") && page.contains("data-key=\"a\""), "{page}");
    assert_eq!(client.post(&format!("{pair}/ask"), &[]).await.status, 303);
    let shown = client.get(&pair).await.text;
    assert!(shown.contains("North Dakota asked the other State"), "{shown}");
    check_html(&shown);
    let kinds = texts(&app.platform.db, "SELECT kind FROM inbox_item ORDER BY id").await;
    assert!(kinds.iter().any(|kind| kind == "exchange-notice-pair"), "{kinds:?}");
}

#[tokio::test]
async fn nobody_decides_that_a_pair_is_moot() {
    let app = app().await;
    let pair = a_pair(&app).await;
    let client = staff(&app, Role::DataAdministrator, "ND").await;
    assert_eq!(decide(&client, &pair, "moot").await, 400);
}

#[tokio::test]
async fn a_pair_that_was_settled_otherwise_closes_itself_and_waits_again_with_the_undoing() {
    let app = app().await;
    let pair = a_pair(&app).await;
    // The same two records once more, the other way around: a pair that nobody decides.
    let id = match app.database().engine() {
        Engine::Sqlite => "randomblob(16)",
        Engine::Postgres => "gen_random_uuid()",
    };
    let mirrored = format!(
        "INSERT INTO review (id, record_a, record_b, state_a, state_b, bits, probability, steps, opened_at) \
         SELECT {id}, record_b, record_a, state_b, state_a, bits, probability, steps, opened_at FROM review"
    );
    run_sql(&app.platform.db, &mirrored).await.unwrap();
    let decisions = "SELECT COALESCE(decision, 'open') FROM review ORDER BY 1";
    assert_eq!(texts(&app.platform.db, decisions).await, ["open", "open"]);
    let client = staff(&app, Role::DataAdministrator, "ND").await;
    assert_eq!(decide(&client, &pair, "same").await, 303);
    assert_eq!(texts(&app.platform.db, decisions).await, ["moot", "same"]);
    let decided = client.get("/reviews/decided").await.text;
    check_html(&decided);
    assert!(decided.contains("settled another way"), "{decided}");
    assert_eq!(undo(&client, &pair).await, 303);
    assert_eq!(texts(&app.platform.db, decisions).await, ["open", "open"]);
}

#[tokio::test]
async fn where_two_must_agree_the_records_are_joined_by_the_second_person() {
    let app = app_of_two_persons().await;
    let pair = a_pair(&app).await;
    let dakota = staff(&app, Role::DataAdministrator, "ND").await;
    let texas = staff(&app, Role::DataAdministrator, "TX").await;
    for _ in 0..2 {
        assert_eq!(decide(&dakota, &pair, "same").await, 303);
        assert!(!is_one_child(&app, "TX 88", "ND 7").await, "one person twice is one person");
    }
    let shown = texas.get(&pair).await.text;
    check_html(&shown);
    let name = "data-administrator of ND";
    assert!(shown.contains(name), "{shown}");
    assert_eq!(decide(&texas, &pair, "different").await, 303, "she sees it otherwise");
    assert_eq!(decide(&texas, &pair, "same").await, 303, "and thinks again");
    assert!(!is_one_child(&app, "TX 88", "ND 7").await);
    assert_eq!(decide(&dakota, &pair, "same").await, 303);
    assert!(is_one_child(&app, "TX 88", "ND 7").await);
    assert_eq!(decide(&texas, &pair, "same").await, 409, "it is decided");
}

/// Records that are one child's, each group on a line: who is who, whatever the numbers are.
async fn who_is_who(app: &TestApp) -> BTreeSet<String> {
    let mut groups: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for line in children(app).await {
        let (child, record) = line.split_once(' ').unwrap();
        groups.entry(child.to_owned()).or_default().push(record.to_owned());
    }
    groups.into_values().map(|records| records.join(", ")).collect()
}

/// Pairs that wait for a person.
async fn waiting(app: &TestApp) -> BTreeSet<String> {
    let query = "SELECT a.state || ' ' || a.student_id || ', ' || b.state || ' ' || b.student_id \
        FROM review r JOIN source_record a ON a.id = r.record_a \
        JOIN source_record b ON b.id = r.record_b WHERE r.decision IS NULL";
    texts(&app.platform.db, query).await.into_iter().collect()
}

/// The pair, a decision about it or none, what both States and a third send later, and the decision taken back.
async fn taken_back(later: &[(&str, Vec<u8>)], decision: Option<&str>) -> TestApp {
    let app = app().await;
    let pair = a_pair(&app).await;
    let client = staff(&app, Role::DataAdministrator, "ND").await;
    if let Some(decision) = decision {
        assert_eq!(decide(&client, &pair, decision).await, 303);
    }
    for (state, package) in later {
        submit(&app, state, package).await;
    }
    if decision.is_some() {
        assert_eq!(undo(&client, &pair).await, 303);
    }
    app
}

/// Whatever of four later packages came, and whichever way it was decided: after the decision is taken back, who is who and
/// what waits is as if it had never been made.
#[tokio::test]
async fn a_decision_taken_back_was_never_made_whatever_came_later() {
    let later = [
        ("TX", package_of(&[("TX,88", &MARISOL.replace("Luna", "Luna Paz"))])),
        ("WA", child_at("WA,5", MARISOL, "Sunnyside,WA", "2026-05-04")),
        ("ND", package_of(&[("ND,7", &DOUBTFUL.replace("Reyes", "Reyes Peña"))])),
        ("FL", package_of(&[("FL,3", TEODORO)])),
    ];
    for chosen in 0..1_u8 << later.len() {
        let is_chosen = |at: &usize| chosen & (1 << at) != 0;
        let sent: Vec<_> = (0..later.len()).filter(is_chosen).map(|at| later[at].clone()).collect();
        let never = taken_back(&sent, None).await;
        let expected = (who_is_who(&never).await, waiting(&never).await);
        for decision in ["same", "different"] {
            let app = taken_back(&sent, Some(decision)).await;
            let found = (who_is_who(&app).await, waiting(&app).await);
            assert_eq!(found, expected, "{decision}, later packages {chosen:04b}");
        }
    }
}
