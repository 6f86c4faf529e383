//! Invented children, and short ways to bring them into a program.

use accounts::{Scope, StateCode};
use platform::{Actor, Subject, db::Uuid};
use records::{
    ChildId, ExchangeNumber, LinkTo, Put, RecordKey, RowAction, RowKind, SourceRecordId, SourceRow,
    link_records, numbers_of, put_rows,
};
use std::collections::BTreeSet;
use testing::{Slice, TestApp};

/// The program with this slice.
pub(crate) async fn app() -> TestApp {
    let slice = Slice {
        migrations: records::MIGRATIONS,
        messages: records::MESSAGES,
        access: records::ACCESS,
        menu: records::MENU,
        routes: records::routes(&[]),
        jobs: records::JOBS,
        ..Slice::default()
    };
    TestApp::with([slice]).await
}

pub(crate) fn state(code: &str) -> StateCode {
    code.parse().unwrap()
}

/// A reader who acts for whole States.
pub(crate) fn states(codes: &[&str]) -> Scope {
    let states = codes.iter().map(|code| state(code)).collect();
    Scope { states, districts: BTreeSet::new(), district_states: BTreeSet::new() }
}

/// A reader who acts for a district only.
pub(crate) fn district(code: &str, of: &str) -> Scope {
    let states = BTreeSet::from([state(of)]);
    Scope {
        states: BTreeSet::new(),
        districts: BTreeSet::from([code.to_owned()]),
        district_states: states,
    }
}

/// A row of the child `TX 88`, with `column=value;column=value`.
pub(crate) fn row(child: &str, kind: RowKind, number: u16, said: &str) -> SourceRow {
    let (code, student_id) = child.split_once(' ').unwrap();
    let key = RecordKey {
        state: state(code),
        student_id: student_id.to_owned(),
        id_type: "02".to_owned(),
    };
    let values = said.split(';').filter_map(|pair| pair.split_once('=')).collect();
    SourceRow { key, kind, row_number: number, action: RowAction::Put, values }
}

/// A child's own row, from `Marisol Reyes Villa 2013-03-04`.
pub(crate) fn student(child: &str, name_and_birth: &str) -> SourceRow {
    let parts: Vec<_> = name_and_birth.split(' ').collect();
    let [first, rest @ .., born] = &parts[..] else { panic!("a name and a birth date") };
    let surnames = ["last_name_1", "last_name_2"];
    let named: String =
        surnames.iter().zip(rest).map(|(column, part)| [";", column, "=", part].concat()).collect();
    let said = format!("first_name={first};birth_date={born}{named}");
    row(child, RowKind::Student, 0, &said)
}

/// The same row, taken back.
pub(crate) fn taken_back(row: SourceRow) -> SourceRow {
    SourceRow { action: RowAction::Delete, values: records::Values::default(), ..row }
}

/// Keeps rows, as an intake does.
pub(crate) async fn put(app: &TestApp, rows: Vec<SourceRow>) -> Vec<Put> {
    let lines: Vec<_> = (2..).zip(rows).collect();
    let mut tx = app.platform.db.begin(Actor::system("test")).await.unwrap();
    let puts = put_rows(&mut tx, Uuid::now_v7(), &lines).await.unwrap();
    if puts.iter().any(|put| matches!(put, Put::Stored(..))) {
        tx.commit().await.unwrap();
    }
    puts
}

/// Keeps a child's rows and links her to a new child.
pub(crate) async fn new_child(app: &TestApp, rows: Vec<SourceRow>) -> (ChildId, SourceRecordId) {
    let record = put(app, rows).await[0].record().unwrap();
    let child = link(app, record, LinkTo::New).await;
    (child, record)
}

/// Links a record.
pub(crate) async fn link(app: &TestApp, record: SourceRecordId, to: LinkTo) -> ChildId {
    let mut tx = app.platform.db.begin(Actor::system("test")).await.unwrap();
    let subject = Subject::new("test", record);
    let children = link_records(&mut tx, subject, &[(record, to)], "a test").await.unwrap();
    tx.commit().await.unwrap();
    children[0]
}

pub(crate) async fn number(app: &TestApp, child: ChildId) -> ExchangeNumber {
    numbers_of(app.platform.db.read(), &[child]).await.unwrap()[&child]
}
