//! Finding a child, and who may see whom.

use crate::samples::{
    app, district, link, new_child, number, put, row, state, states, student, taken_back,
};
use accounts::Scope;
use jiff::civil::date;
use platform::Actor;
use records::{Found, LinkTo, Query, RowKind, find, merge, share, visible};
use testing::TestApp;

async fn search(app: &TestApp, text: &str, born: Option<&str>, scope: &Scope) -> Found {
    let birth_date = born.map(|born| born.parse().unwrap());
    let query = Query { text: text.to_owned(), birth_date };
    find(app.platform.db.read(), &query, scope, 50).await.unwrap()
}

async fn names(app: &TestApp, text: &str, scope: &Scope) -> Vec<String> {
    search(app, text, None, scope).await.hits.into_iter().map(|hit| hit.name).collect()
}

#[tokio::test]
async fn a_child_is_found_by_parts_of_her_name_in_any_order() {
    let app = app().await;
    new_child(&app, vec![student("TX 88", "Marisol Peña Villa 2013-03-04")]).await;
    new_child(&app, vec![student("TX 89", "Mario Peña-Ruiz 2011-01-01")]).await;
    let texas = states(&["TX"]);
    for text in ["Marisol", "villa marisol", "PENA MARISOL", "peñ mariso vil"] {
        assert_eq!(names(&app, text, &texas).await, ["Marisol Peña Villa"], "{text}");
    }
    assert_eq!(names(&app, "pena", &texas).await.len(), 2);
    assert_eq!(
        names(&app, "mari peña", &texas).await.len(),
        2,
        "beginnings, where nobody has the word"
    );
    new_child(&app, vec![student("TX 90", "Mari Peña 2012-02-02")]).await;
    assert_eq!(
        names(&app, "mari peña", &texas).await,
        ["Mari Peña"],
        "the word itself goes before"
    );
    assert_eq!(names(&app, "ruiz mario", &texas).await, ["Mario Peña-Ruiz"]);
    assert!(names(&app, "marisol ruiz", &texas).await.is_empty());
    assert!(names(&app, "!", &texas).await.is_empty());
    let found = search(&app, "pena", Some("2013-03-04"), &texas).await;
    assert_eq!(found.hits.len(), 1);
    assert_eq!(found.hits[0].birth_date, Some(date(2013, 3, 4)));
    assert_eq!(found.hits[0].states, [state("TX")].into());
}

#[tokio::test]
async fn a_child_is_found_by_her_number_and_by_the_states_number() {
    let app = app().await;
    let (child, _) = new_child(&app, vec![student("TX 88-104", "Marisol Reyes 2013-03-04")]).await;
    let texas = states(&["TX"]);
    let number = number(&app, child).await;
    for text in [number.to_string(), number.spaced(), "88-104".into()] {
        assert_eq!(search(&app, &text, None, &texas).await.hits[0].child, child, "{text}");
    }
    let (other, _) = new_child(&app, vec![student("TX 89", "Marisol R 2013-03-04")]).await;
    let mut tx = app.platform.db.begin(Actor::system("test")).await.unwrap();
    merge(&mut tx, other, child, "one child", None).await.unwrap();
    tx.commit().await.unwrap();
    let found = search(&app, &number.to_string(), None, &texas).await;
    assert_eq!(found.hits[0].child, other, "a retired number finds the survivor");
}

#[tokio::test]
async fn a_corrected_name_is_found_and_the_wrong_one_no_longer() {
    let app = app().await;
    new_child(&app, vec![student("TX 88", "Marysol Reyes 2013-03-04")]).await;
    put(&app, vec![student("TX 88", "Marisol Reyes 2013-03-04")]).await;
    let texas = states(&["TX"]);
    assert_eq!(names(&app, "marisol", &texas).await, ["Marisol Reyes"]);
    assert!(names(&app, "marysol", &texas).await.is_empty());
}

#[tokio::test]
async fn only_a_search_that_names_one_child_learns_that_another_state_knows_her() {
    let app = app().await;
    new_child(&app, vec![student("TX 88", "Marisol Reyes 2013-03-04")]).await;
    let dakota = states(&["ND"]);
    let told = search(&app, "Reyes Marisol", Some("2013-03-04"), &dakota).await;
    assert!(told.hits.is_empty());
    assert_eq!(told.elsewhere, [state("TX")].into());
    let too_wide = [
        ("Reyes Marisol", None),
        ("Reyes", Some("2013-03-04")),
        ("Rey Mari", Some("2013-03-04")),
        ("Reyes Marisol", Some("2013-03-05")),
    ];
    for (text, born) in too_wide {
        let found = search(&app, text, born, &dakota).await;
        assert!(found.hits.is_empty() && found.elsewhere.is_empty(), "{text} {born:?}");
    }
}

#[tokio::test]
async fn a_child_is_seen_by_the_states_that_know_her_and_by_nobody_else() {
    let app = app().await;
    let (child, _) = new_child(&app, vec![student("TX 88", "Marisol Reyes 2013-03-04")]).await;
    let record = put(&app, vec![student("ND 22", "Marisol Reyes 2013-03-04")]).await[0].record();
    let db = app.platform.db.read();
    let sees = async |scope: Scope| !visible(db, &[child], &scope).await.unwrap().is_empty();
    assert!(sees(states(&["TX"])).await);
    assert!(!sees(states(&["ND"])).await, "ND sent a record that is not linked to her");
    assert!(!sees(states(&[])).await);
    link(&app, record.unwrap(), LinkTo::Existing { child, score_bits: 30.0 }).await;
    assert!(sees(states(&["ND"])).await);
    assert!(!sees(states(&["WA"])).await);
}

#[tokio::test]
async fn a_district_sees_the_children_whom_an_enrollment_places_there_now() {
    let app = app().await;
    let stay = |said| row("ND 22", RowKind::Enrollment, 1, said);
    let here =
        "enrollment_date=2026-09-01;school_district_id=3807530;district_of_residence=3807530";
    let rows = vec![student("ND 22", "Marisol Reyes 2013-03-04"), stay(here)];
    let (child, _) = new_child(&app, rows).await;
    let db = app.platform.db.read();
    let sees = async |scope: Scope| !visible(db, &[child], &scope).await.unwrap().is_empty();
    assert!(sees(district("3807530", "ND")).await);
    assert!(!sees(district("3800001", "ND")).await, "another district of the same State");
    put(&app, vec![taken_back(stay(""))]).await;
    assert!(!sees(district("3807530", "ND")).await, "the enrollment was taken back");
}

#[tokio::test]
async fn a_share_opens_the_record_and_follows_the_child_through_merges() {
    let app = app().await;
    let (child, _) = new_child(&app, vec![student("TX 88", "Marisol Reyes 2013-03-04")]).await;
    let (second, _) = new_child(&app, vec![student("WA 7", "Marisol R 2013-03-04")]).await;
    let (third, _) = new_child(&app, vec![student("FL 7", "Marisol R 2013-03-04")]).await;
    let mut tx = app.platform.db.begin(Actor::system("test")).await.unwrap();
    let with = (child, state("ND"));
    share(&mut tx, &app.platform.config, with, "she is here").await.unwrap();
    merge(&mut tx, second, child, "one child", None).await.unwrap();
    merge(&mut tx, third, second, "one child", None).await.unwrap();
    tx.commit().await.unwrap();
    let db = app.platform.db.read();
    let seen = visible(db, &[child, second, third], &states(&["ND"])).await.unwrap();
    assert!(seen.contains(&third));
    let seen = visible(db, &[third], &district("3807530", "ND")).await.unwrap();
    assert!(seen.contains(&third), "a share with a State is one with its districts");
    assert!(visible(db, &[third], &states(&["OR"])).await.unwrap().is_empty());
}

#[tokio::test]
async fn a_child_is_found_by_any_number_of_hers() {
    let app = app().await;
    let further = |said| row("TX 88", RowKind::AlternateId, 1, said);
    let mut marisol = student("TX 88", "Marisol Reyes 2013-03-04");
    marisol.values = marisol.values.iter().chain([("msix_id", "100200300400")]).collect();
    let said = "alternate_id=M88-0041;alternate_id_type=02";
    new_child(&app, vec![marisol, further(said)]).await;
    let texas = states(&["TX"]);
    for text in ["88", "M88-0041", "m880041", "100200300400", "1002 0030 0400"] {
        assert_eq!(names(&app, text, &texas).await, ["Marisol Reyes"], "{text}");
    }
    assert!(names(&app, "M88-0042", &texas).await.is_empty());
    assert!(names(&app, "M88-0041", &states(&["VT"])).await.is_empty());
    put(&app, vec![taken_back(further(said))]).await;
    assert!(names(&app, "M88-0041", &texas).await.is_empty(), "a number that was taken back");
}
