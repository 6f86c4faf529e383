//! The organization tree, and people in it.

use accounts::{
    AccountsError, MIGRATIONS, NewPerson, OrganizationKind, Role, add_member, add_person,
    ensure_states, organization_by_code, organization_names, person_names, state_organization,
};
use platform::{Actor, Db, Lang, recent_entries};
use testing::{TestDb, clock, schema, texts};

async fn open(test: &TestDb) -> Db {
    test.open(clock(), &[platform::MIGRATIONS, MIGRATIONS], &[]).await
}

fn person(email: &str) -> NewPerson {
    NewPerson {
        email: email.into(),
        name: "Rosa Peña".into(),
        lang: Lang::Es,
        password_hash: "$argon2id$".into(),
    }
}

#[tokio::test]
async fn every_state_stands_under_the_federal_office_and_a_second_call_adds_nothing() {
    let test = TestDb::new().await;
    let db = open(&test).await;
    let missing = state_organization(db.read(), "ND".parse().unwrap()).await;
    assert!(matches!(missing, Err(AccountsError::UnknownOrganization(code)) if code == "ND"));
    ensure_states(&db).await.unwrap();
    ensure_states(&db).await.unwrap();
    let parents = "SELECT p.code FROM organization o JOIN organization p ON p.id = o.parent_id
        WHERE o.kind = 'state'";
    let parents = texts(&db, parents).await;
    assert_eq!((parents.len(), parents.iter().all(|code| code == "US")), (52, true));
    let nd = organization_by_code(db.read(), "ND").await.unwrap().unwrap();
    assert_eq!((nd.kind, nd.name.as_str()), (OrganizationKind::State, "North Dakota"));
    assert_eq!(organization_names(db.read(), [nd.id]).await.unwrap()[&nd.id], "North Dakota");
    assert_eq!(recent_entries(&db, None, 1_000).await.unwrap().len(), 53);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_programs_that_start_together_add_the_states_once() {
    let test = TestDb::new().await;
    let (a, b) = (open(&test).await, open(&test).await);
    let (first, second) = tokio::join!(ensure_states(&a), ensure_states(&b));
    first.unwrap();
    second.unwrap();
    assert_eq!(texts(&a, "SELECT code FROM organization").await.len(), 53);
}

#[tokio::test]
async fn an_address_has_one_account_however_it_is_written() {
    let test = TestDb::new().await;
    let db = open(&test).await;
    let mut tx = db.begin(Actor::system("test")).await.unwrap();
    let rosa = add_person(&mut tx, &person("Rosa@TX.example")).await.unwrap();
    let again = add_person(&mut tx, &person(" rosa@tx.example")).await;
    assert!(matches!(again, Err(AccountsError::EmailTaken)));
    tx.commit().await.unwrap();
    assert_eq!(texts(&db, "SELECT email FROM person").await, ["rosa@tx.example"]);
    assert_eq!(person_names(db.read(), [rosa]).await.unwrap()[&rosa], "Rosa Peña");
}

#[tokio::test]
async fn adding_a_person_and_giving_a_role_are_told_without_her_name_or_address() {
    let test = TestDb::new().await;
    let db = open(&test).await;
    ensure_states(&db).await.unwrap();
    let texas = state_organization(db.read(), "TX".parse().unwrap()).await.unwrap();
    let mut tx = db.begin(Actor::system("test")).await.unwrap();
    let rosa = add_person(&mut tx, &person("rosa@tx.example")).await.unwrap();
    add_member(&mut tx, rosa, texas, Role::Recruiter).await.unwrap();
    tx.commit().await.unwrap();
    let entries = recent_entries(&db, Some(&format!("person:{rosa}")), 10).await.unwrap();
    let said: Vec<_> =
        entries.iter().map(|entry| (entry.kind.as_str(), entry.data.clone())).collect();
    let given = format!(r#"{{"organization":"{texas}","role":"recruiter"}}"#);
    assert_eq!(
        said,
        [("accounts.role-given", given), ("accounts.person-added", "null".to_owned())]
    );
}

/// One snapshot for both engines: a table or column that only one of them has fails on the other.
#[tokio::test]
async fn both_engines_have_the_same_tables() {
    let test = TestDb::new().await;
    let db = open(&test).await;
    insta::assert_snapshot!(schema(&db).await);
}
