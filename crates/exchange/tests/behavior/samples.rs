//! Packages of invented children, and short ways to hand them in.

use exchange::{Submission, Upload};
use platform::{Actor, Lang};
use std::io::{Cursor, Write};
use testing::{Client, Slice, TestApp, email};
use zip::{ZipWriter, write::SimpleFileOptions};

/// The program with records and exchange.
pub(crate) async fn app() -> TestApp {
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
        panels: exchange::PANELS,
        jobs: exchange::JOBS,
        routes: exchange::routes(),
        ..Slice::default()
    };
    TestApp::with([records, exchange]).await
}

/// The head of `students.csv` as the samples use it.
pub(crate) const STUDENTS: &str = "reporting_state,state_student_id,id_type,first_name,last_name_1,\
    last_name_2,sex,birth_date,multiple_birth,female_parent_first_name,female_parent_last_name";
/// The head of `enrollments.csv` as the samples use it.
pub(crate) const ENROLLMENTS: &str = "reporting_state,state_student_id,id_type,row_number,\
    enrollment_date,enrollment_type,facility_city,facility_state,withdrawal_date";

/// Marisol as Texas knows her.
pub(crate) const MARISOL_TX: &str =
    "TX,88104,01,Marisol,Reyes,Villa,Female,2013-03-04,No,Lucía,Villa Campos";
/// Marisol as North Dakota keyed her.
pub(crate) const MARISOL_ND: &str =
    "ND,2207,01,Marysol,Villa,Reyes,Female,2013-03-04,No,Lucia,Villa Campos";

/// A table of these lines.
pub(crate) fn table(lines: &[&str]) -> Vec<u8> {
    let mut text = lines.join("\n");
    text.push('\n');
    text.into_bytes()
}

/// A package of these files.
pub(crate) fn package(files: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A package of `students.csv` with these rows.
pub(crate) fn students(rows: &[&str]) -> Vec<u8> {
    package(&[("students.csv", table(&[&[STUDENTS], rows].concat()))])
}

/// Hands in a package and does all the work behind it.
pub(crate) async fn hand_in(app: &TestApp, state: &str, bytes: &[u8]) -> Submission {
    let mut upload = Upload::begin(&app.platform).unwrap();
    upload.write(bytes).unwrap();
    let actor = Actor::system("test");
    let state = state.parse().unwrap();
    let receipt = upload.hand_in(&app.platform, actor, state, "package.zip").await.unwrap();
    app.run_jobs().await;
    exchange::progress(&app.platform, receipt.id).await.unwrap().unwrap()
}

/// What came back, line by line, without the head.
pub(crate) async fn problems(app: &TestApp, submission: &Submission) -> Vec<String> {
    let text = exchange::problems_csv(&app.platform, submission.id, Lang::En).await.unwrap();
    text.lines().skip(1).map(str::to_owned).collect()
}

/// The data administrator of a State, signed in.
pub(crate) async fn administrator(app: &TestApp, state: &str) -> Client {
    app.sign_in(&email(accounts::Role::DataAdministrator, state)).await
}

/// Which records are one child's, as lists of `TX 88104`, sorted.
pub(crate) async fn children(app: &TestApp) -> Vec<Vec<String>> {
    let mut groups: std::collections::BTreeMap<_, Vec<String>> = Default::default();
    for (key, child) in records::all_links(app.platform.db.read()).await.unwrap() {
        groups.entry(child).or_default().push(format!("{} {}", key.state, key.student_id));
    }
    let mut groups: Vec<_> = groups.into_values().collect();
    for group in &mut groups {
        group.sort();
    }
    groups.sort();
    groups
}
