//! Schema steps: each runs once, a failed one leaves nothing, and both engines end with the same tables.

use platform::{Db, DbError, MIGRATIONS, Migration};
use testing::{TestDb, clock, schema, texts};

const BOOK: Migration = Migration {
    slice: "library",
    number: 1,
    name: "books",
    sql: "CREATE TABLE book (id uuid PRIMARY KEY, title text NOT NULL); CREATE INDEX book_title ON book (title);",
    sqlite: "",
    postgres: "",
};
const LOAN: Migration =
    Migration { number: 2, name: "loans", sql: "CREATE TABLE loan (id uuid PRIMARY KEY)", ..BOOK };

async fn open(test: &TestDb, migrations: &[&[Migration]]) -> Result<Db, DbError> {
    Db::open(test.address(), clock(), migrations, &[]).await
}

async fn ledger(db: &Db) -> Vec<String> {
    let query = "SELECT slice || ' ' || CAST(number AS text) || ' ' || name FROM migration
        ORDER BY slice, number";
    texts(db, query).await
}

#[tokio::test]
async fn the_steps_run_once_and_a_second_start_changes_nothing() {
    let test = TestDb::new().await;
    let db = open(&test, &[MIGRATIONS, &[BOOK]]).await.unwrap();
    let (tables, steps) = (schema(&db).await, ledger(&db).await);
    assert_eq!(
        steps,
        ["library 1 books", "platform 1 audit, jobs, mail", "platform 2 what became of letters"]
    );
    let again = open(&test, &[MIGRATIONS, &[BOOK]]).await.unwrap();
    assert_eq!((schema(&again).await, ledger(&again).await), (tables, steps));
}

#[tokio::test]
async fn a_later_step_is_added_to_what_is_there() {
    let test = TestDb::new().await;
    open(&test, &[MIGRATIONS, &[BOOK]]).await.unwrap();
    let db = open(&test, &[MIGRATIONS, &[BOOK, LOAN]]).await.unwrap();
    assert_eq!(ledger(&db).await[..2], ["library 1 books", "library 2 loans"]);
    assert!(schema(&db).await.contains("loan.id uuid not null"));
}

#[tokio::test]
async fn a_database_of_a_newer_program_is_refused_by_name() {
    let test = TestDb::new().await;
    open(&test, &[MIGRATIONS, &[BOOK, LOAN]]).await.unwrap();
    let Err(error) = open(&test, &[MIGRATIONS, &[BOOK]]).await else { panic!("it was opened") };
    assert_eq!(
        error.to_string(),
        "the database does not fit this program: it has step 2 of `library`, which this program does not know"
    );
}

#[tokio::test]
async fn a_step_that_fails_leaves_nothing_of_itself_or_of_the_steps_before_it() {
    let test = TestDb::new().await;
    let broken =
        Migration { sql: "CREATE TABLE loan (id uuid); CREATE TABLE loan (id uuid)", ..LOAN };
    assert!(open(&test, &[MIGRATIONS, &[BOOK, broken]]).await.is_err());
    let db = open(&test, &[MIGRATIONS]).await.unwrap();
    assert_eq!(
        ledger(&db).await,
        ["platform 1 audit, jobs, mail", "platform 2 what became of letters"]
    );
    assert!(!schema(&db).await.contains("book"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn programs_that_start_together_make_the_tables_once() {
    let test = TestDb::new().await;
    let migrations: &[&[Migration]] = &[MIGRATIONS, &[BOOK]];
    let (a, b, c) =
        tokio::join!(open(&test, migrations), open(&test, migrations), open(&test, migrations));
    assert_eq!(ledger(&a.unwrap()).await.len(), MIGRATIONS.len() + 1);
    b.unwrap();
    c.unwrap();
}

/// One snapshot for both engines: a table or column that only one of them has fails on the other.
#[tokio::test]
async fn both_engines_have_the_same_tables() {
    let test = TestDb::new().await;
    let db = open(&test, &[MIGRATIONS]).await.unwrap();
    insta::assert_snapshot!(schema(&db).await);
}
