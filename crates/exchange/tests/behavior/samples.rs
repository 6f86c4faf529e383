//! Invented packages, and short ways to hand them in and to look at what came of them.

use accounts::Role;
use exchange::{Submission, Upload};
use platform::Actor;
use std::io::{Cursor, Write};
use testing::{Client, Slice, Start, TestApp, email, texts};
use zip::{ZipWriter, write::SimpleFileOptions};

/// The columns of `students.csv` that these tests fill in.
pub(crate) const STUDENT: &str = "reporting_state,state_student_id,id_type,action,first_name,last_name_1,\
    last_name_2,sex,birth_date,multiple_birth,birth_city,birth_state,birth_country,male_parent_first_name,\
    male_parent_last_name,female_parent_first_name,female_parent_last_name,parent_1_phone";
pub(crate) const ENROLLMENT: &str = "reporting_state,state_student_id,id_type,row_number,enrollment_date,\
    enrollment_type,facility_city,facility_state,withdrawal_date";

/// A child of three, told apart by everything; the State and its number come before it.
pub(crate) const MARISOL: &str = "01,,Marisol,Reyes,Villa,Female,2013-03-04,No,Weslaco,TX,US,Efrén,Reyes Luna,\
    Rosalba,Villa Cruz,9565550101";
pub(crate) const TEODORO: &str = "01,,Teodoro,Quintanar,Belmonte,Male,2018-11-02,No,Mercedes,TX,US,Abundio,\
    Quintanar Olmos,Nieves,Belmonte Paz,9565550202";
pub(crate) const ARACELI: &str = "01,,Araceli,Zavala,Ibarra,Female,2009-07-21,No,Donna,TX,US,Fermín,Zavala Ruiz,\
    Otilia,Ibarra Sosa,9565550303";

/// The program with this slice and the one it stands on.
pub(crate) async fn app() -> TestApp {
    TestApp::with(slices()).await
}

/// The same, where a decision about a pair needs two persons.
pub(crate) async fn app_of_two_persons() -> TestApp {
    let mut start = Start::default();
    start.config.review_needs_second_person = true;
    TestApp::start(start, slices()).await
}

fn slices() -> [Slice; 2] {
    let records = Slice {
        migrations: records::MIGRATIONS,
        messages: records::MESSAGES,
        access: records::ACCESS,
        menu: records::MENU,
        routes: records::routes(&[]),
        ..Slice::default()
    };
    let exchange = Slice {
        migrations: exchange::MIGRATIONS,
        messages: exchange::MESSAGES,
        access: exchange::ACCESS,
        menu: exchange::MENU,
        jobs: exchange::JOBS,
        panels: exchange::PANELS,
        routes: exchange::routes(),
        ..Slice::default()
    };
    [records, exchange]
}

/// A table: its head and its lines, each ended.
pub(crate) fn table(head: &str, lines: &[String]) -> Vec<u8> {
    let mut text = head.to_owned() + "\n";
    for line in lines {
        text.push_str(line);
        text.push('\n');
    }
    text.into_bytes()
}

/// `students.csv` with children given as `ND,88` and the rest.
pub(crate) fn students(children: &[(&str, &str)]) -> Vec<u8> {
    let lines: Vec<_> = children.iter().map(|(key, rest)| format!("{key},{rest}")).collect();
    table(STUDENT, &lines)
}

/// A package of files.
pub(crate) fn package(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A package of children, without anything else.
pub(crate) fn package_of(children: &[(&str, &str)]) -> Vec<u8> {
    package(&[("students.csv", &students(children))])
}

/// A package of one child with one stay in a State from a day on.
pub(crate) fn child_at(key: &str, child: &str, place: &str, from: &str) -> Vec<u8> {
    let stay = format!("{key},01,1,{from},05,{place},");
    let stays = table(ENROLLMENT, &[stay]);
    package(&[("students.csv", &students(&[(key, child)])), ("enrollments.csv", &stays)])
}

/// Hands a package in and does all the work behind it.
pub(crate) async fn submit(app: &TestApp, state: &str, bytes: &[u8]) -> Submission {
    let (submission, _) = submit_as(app, state, bytes).await;
    submission
}

/// The same, and whether the bytes were known.
pub(crate) async fn submit_as(app: &TestApp, state: &str, bytes: &[u8]) -> (Submission, bool) {
    let mut upload = Upload::begin(&app.platform).unwrap();
    upload.write(bytes).unwrap();
    let state = state.parse().unwrap();
    let actor = Actor::system("test");
    let receipt = upload.hand_in(&app.platform, actor, state, "night.zip").await.unwrap();
    app.run_jobs().await;
    let submission = exchange::progress(&app.platform, receipt.id).await.unwrap().unwrap();
    assert!(submission.phase.is_final(), "{submission:?}");
    (submission, receipt.known)
}

/// One of the sample staff.
pub(crate) async fn staff(app: &TestApp, role: Role, state: &str) -> Client {
    app.sign_in(&email(role, state)).await
}

/// What came back: `students.csv:3 birth_date "2013-02-31" impossible-date`.
pub(crate) async fn problems(app: &TestApp) -> Vec<String> {
    let query = "SELECT file || ':' || line || ' ' || element || ' \"' || value || '\" ' || code \
        FROM submission_problem ORDER BY id";
    texts(&app.platform.db, query).await
}

/// Who is linked to whom, by State and State's number; the same sequence of letters is the same child.
pub(crate) async fn children(app: &TestApp) -> Vec<String> {
    let query = "SELECT l.child_id || ' ' || s.state || ' ' || s.student_id FROM identity_link l \
        JOIN source_record s ON s.id = l.source_record_id WHERE l.ended_by IS NULL \
        ORDER BY s.state, s.student_id";
    let query = match app.database().engine() {
        platform::Engine::Sqlite => query.replace("l.child_id ||", "hex(l.child_id) ||"),
        platform::Engine::Postgres => query.replace("l.child_id ||", "l.child_id::text ||"),
    };
    texts(&app.platform.db, &query).await
}

/// Whether two source records, as `TX 88`, are one child's.
pub(crate) async fn is_one_child(app: &TestApp, a: &str, b: &str) -> bool {
    let all = children(app).await;
    let child = |record: &str| {
        let line = all.iter().find(|line| line.ends_with(&format!(" {record}")));
        line.unwrap_or_else(|| panic!("{record} is not linked")).split(' ').next().unwrap()
    };
    child(a) == child(b)
}

/// How many rows a table has.
pub(crate) async fn count(app: &TestApp, table: &str) -> usize {
    texts(&app.platform.db, &format!("SELECT 'x' FROM {table}")).await.len()
}
