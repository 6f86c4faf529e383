//! What the program is made of: the words of all slices in both languages, and a schema for an empty database.

use platform::{Lang, Messages};
use std::{collections::BTreeSet, process::Command};
use testing::{TestDb, clock, schema, texts};

/// The keys of a file of messages; its form is Fluent's, a key at the beginning of a line.
fn keys(text: &str) -> BTreeSet<&str> {
    let is_key = |line: &&str| line.starts_with(|sign: char| sign.is_ascii_lowercase());
    text.lines().filter(is_key).filter_map(|line| Some(line.split_once(" =")?.0)).collect()
}

#[test]
fn the_messages_of_all_slices_load_and_each_stands_in_both_languages() {
    let messages = Messages::new(server::MESSAGES);
    for (english, spanish) in server::MESSAGES {
        let all = keys(english);
        assert!(!all.is_empty());
        assert_eq!(all, keys(spanish));
        for key in all {
            for lang in Lang::ALL {
                assert!(messages.has(lang, key), "{key} in {}", lang.code());
            }
        }
    }
}

#[tokio::test]
async fn an_empty_database_gets_the_tables_of_all_slices_and_a_second_start_changes_nothing() {
    let test = TestDb::new().await;
    let migrate = || {
        let mut command = Command::new(env!("CARGO_BIN_EXE_sendero"));
        command.arg("migrate").current_dir(test.folder());
        command.env("SENDERO_DATABASE", test.address()).env("SENDERO_DATA", test.folder());
        let done = command.output().unwrap();
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
        assert!(String::from_utf8_lossy(&done.stdout).contains("the database is up to date"));
    };
    migrate();
    let migrations = [
        platform::MIGRATIONS,
        accounts::MIGRATIONS,
        portal::MIGRATIONS,
        records::MIGRATIONS,
        determinations::MIGRATIONS,
        exchange::MIGRATIONS,
        pass::MIGRATIONS,
    ];
    let db = test.open(clock(), &migrations, &[]).await;
    let before = schema(&db).await;
    let tables: BTreeSet<_> = before.lines().filter_map(|line| line.split('.').next()).collect();
    for table in ["audit", "job", "person", "organization", "child", "submission", "review"] {
        assert!(tables.contains(table), "{table} is not among {tables:?}");
    }
    let states = "SELECT code FROM organization WHERE kind = 'state'";
    assert_eq!(texts(&db, states).await.len(), 52);
    migrate();
    assert_eq!(schema(&db).await, before);
    assert_eq!(texts(&db, states).await.len(), 52);
}
