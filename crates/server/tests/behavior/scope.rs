//! Whose children a person sees: for a State outside the circle, no route knows that the child, her package or her pair
//! exists. A new route with a place in its path must be filled in here.

use crate::access::app;
use accounts::{Guard, Role};
use exchange::{Submission, Upload};
use platform::{Actor, Engine};
use std::{
    fmt::Write as _,
    io::{Cursor, Write as _},
};
use testing::{Answer, Client, TestApp, email, texts};
use zip::{ZipWriter, write::SimpleFileOptions};

const HEAD: &str = "reporting_state,state_student_id,id_type,first_name,last_name_1,sex,birth_date";

async fn hand_in(app: &TestApp, state: &str, rows: &str) -> Submission {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("students.csv", SimpleFileOptions::default()).unwrap();
    zip.write_all(format!("{HEAD}\n{rows}").as_bytes()).unwrap();
    let mut upload = Upload::begin(&app.platform).unwrap();
    upload.write(&zip.finish().unwrap().into_inner()).unwrap();
    let state = state.parse().unwrap();
    let receipt = upload.hand_in(&app.platform, Actor::system("test"), state, "a.zip").await;
    app.run_jobs().await;
    exchange::progress(&app.platform, receipt.unwrap().id).await.unwrap().unwrap()
}

/// What Texas and Washington have: a child, a package with a row that came back, a pair under review; and what the offices
/// of Texas have: a recruiter with her role, a key, a region.
struct Theirs {
    number: String,
    submission: String,
    review: String,
    person: String,
    seat: String,
    key: String,
    region: String,
    enrollment: String,
}

/// The id of the only row that a condition finds.
async fn id(app: &TestApp, rows: &str) -> String {
    let column = match app.database().engine() {
        Engine::Postgres => "CAST(id AS text)",
        Engine::Sqlite => "lower(hex(id))",
    };
    texts(&app.platform.db, &format!("SELECT {column} FROM {rows}")).await.remove(0)
}

async fn theirs(app: &TestApp) -> Theirs {
    let texas = "TX,88,01,Marisol,Reyes,Female,2013-03-04\nTX,89,01,Eva,Luna,Female,2013-02-31\n";
    let submission = hand_in(app, "TX", texas).await;
    let pair = hand_in(app, "WA", "WA,7,01,Marisol,Reyes,Female,2013-03-09\n").await;
    assert_eq!((submission.counts.bad, pair.counts.review), (1, 1));
    let reader = app.sign_in(&email(Role::DataAdministrator, "TX")).await;
    let list = reader.get("/reviews").await.text;
    let (_, rest) = list.split_once("/reviews/0").expect("Texas sees the pair");
    let number = "SELECT c.exchange_number FROM child c JOIN identity_link l ON l.child_id = c.id \
        JOIN source_record s ON s.id = l.source_record_id WHERE s.state = 'TX'";
    let users = app.sign_in(&email(Role::UserAdministrator, "TX")).await;
    users.post("/keys", &[("name", "x"), ("organization", "TX"), ("roles", "mentor")]).await;
    let regions = app.sign_in(&email(Role::RegionAdministrator, "TX")).await;
    regions.post("/regions", &[("name", "Valley")]).await;
    let person = id(app, "person WHERE email = 'recruiter@tx.example'").await;
    let number = texts(&app.platform.db, number).await.remove(0);
    let enrollment = enrollment(app, &number).await;
    Theirs {
        seat: id(app, "membership WHERE role = 'recruiter' ORDER BY id").await,
        key: id(app, "api_key").await,
        region: id(app, "organization WHERE kind = 'region'").await,
        person,
        number,
        enrollment,
        submission: submission.id.to_string(),
        review: format!("0{}", rest.split('"').next().unwrap()),
    }
}

/// An enrollment of the child in a PASS course, in a year with an award.
async fn enrollment(app: &TestApp, number: &str) -> String {
    let office = app.sign_in(&email(Role::PassCoordinator, "TX")).await;
    let cycle = [
        ("year", "2027"),
        ("window-from", "2026-01-01"),
        ("opens-on", "2026-11-01"),
        ("nominations-until", "2026-12-15"),
        ("reviews-until", "2027-01-31"),
        ("units-min", "1"),
        ("reviewers-min", "2"),
        ("criteria-en", "Work"),
        ("criteria-es", "Trabajo"),
    ];
    assert_eq!(office.post("/pass/award/cycle", &cycle).await.status, 303);
    let counselor = app.sign_in(&email(Role::Counselor, "TX")).await;
    let answers = [
        ("student", number),
        ("course", "algebra-1a"),
        ("units", "1"),
        ("why", "failed"),
        ("home-state", "TX"),
        ("school", "A school"),
        ("format", "paper"),
        ("language", "en"),
    ];
    let answer = counselor.post("/pass/refer", &answers).await;
    answer.location().rsplit('/').next().unwrap().to_owned()
}

impl Theirs {
    /// A path about them. None where a path leads to nothing that a State owns.
    fn path(&self, path: &str) -> Option<String> {
        Some(match path {
            // Held by the person who searched, whatever her State; see the tests of records.
            _ if path.starts_with("/children/known/") => return None,
            // Public texts are the nation's; the tests of portal ask for theirs.
            _ if path.starts_with("/texts/") => return None,
            // What a State shows to everybody; the tests of portal try another State's events and page.
            _ if path.starts_with("/organize/") || path.starts_with("/states/") => return None,
            "/children/{number}" => format!("/children/{}?purpose=credit", self.number),
            _ if path.starts_with("/children/") => path.replace("{number}", &self.number),
            _ if path.starts_with("/submissions/") || path.starts_with("/api/v1/submissions/") => {
                path.replace("{id}", &self.submission)
            }
            _ if path.starts_with("/reviews/") => path.replace("{id}", &self.review),
            _ if path.starts_with("/people/") => {
                path.replace("{id}", &self.person).replace("{seat}", &self.seat)
            }
            _ if path.starts_with("/keys/") => path.replace("{id}", &self.key),
            _ if path.starts_with("/regions/") => {
                path.replace("{id}", &self.region).replace("{district}", &self.region)
            }
            _ if path.starts_with("/state-rules/") => path
                .replace("{code}", "TX")
                .replace("{setting}", "min-total-nights")
                .replace("{id}", &self.enrollment),
            // A State's own word, and paper and claims that an enrollment has later; see the tests of pass.
            "/pass/courses/{code}/state" => return None,
            // Tests and keys of the nation's courses; who may see them, the tests of pass try.
            _ if path.starts_with("/pass/courses/{code}/units/") => return None,
            _ if path.starts_with("/pass/claims/") => return None,
            // Pictures of sheets, which the tests of pass try from elsewhere; keys belong to a course, not to a State.
            _ if path.starts_with("/pass/sheets/") || path.starts_with("/pass/keys/") => {
                return None;
            }
            // Written answers of a test online, which an enrollment has later; see the tests of pass.
            _ if path.starts_with("/pass/written/") => return None,
            // Nominations are read blind by every State; the tests of pass try who sees what.
            _ if path.starts_with("/pass/award/") => return None,
            _ if path.contains("/paper/") && !path.ends_with("grade-report") => return None,
            _ if path.ends_with("/credential") || path.ends_with("/transcript.xml") => return None,
            _ if path.contains("/pass/enrollments/") => path.replace("{id}", &self.enrollment),
            _ if path.contains("/pass/students/") => path.replace("{number}", &self.number),
            _ => panic!("say here what stands in the places of {path}"),
        })
    }
}

async fn ask(client: &Client, method: &str, path: &str) -> Answer {
    let fields = [("purpose", "credit"), ("state", "ND"), ("decision", "different")];
    if method == "GET" { client.get(path).await } else { client.post(path, &fields).await }
}

#[tokio::test]
async fn nothing_of_another_state_exists_whatever_the_role() {
    let app = app().await;
    let theirs = theirs(&app).await;
    let access = server::access();
    let (mut missed, mut tried) = (String::new(), 0);
    for role in Role::ALL.into_iter().filter(|role| *role != Role::FederalUser) {
        let outside = app.sign_in(&email(role, "ND")).await;
        for binding in server::all_routes().bindings() {
            let Guard::Needs(resource, action) = binding.guard else { continue };
            let may = access.of(&[role].into()).contains(&(resource, action));
            if !may || !binding.path.contains('{') {
                continue;
            }
            let Some(path) = theirs.path(binding.path) else { continue };
            let answer = ask(&outside, binding.method, &path).await;
            tried += 1;
            if answer.status != 404 || answer.text.contains("Marisol") {
                let role = role.code();
                let _ = writeln!(missed, "{role} {} {path}: {}", binding.method, answer.status);
            }
        }
    }
    assert_eq!(missed, "");
    assert!(tried > 15, "only {tried} were tried");
    let seen = texts(&app.platform.db, "SELECT purpose FROM disclosure").await;
    assert!(seen.is_empty(), "nothing was opened");
}

#[tokio::test]
async fn the_same_paths_open_for_the_state_itself() {
    let app = app().await;
    let theirs = theirs(&app).await;
    let access = server::access();
    for binding in server::all_routes().bindings() {
        let is_page = binding.method == "GET" && binding.path.contains('{');
        let Guard::Needs(resource, action) = binding.guard else { continue };
        let may = |role: &Role| access.of(&[*role].into()).contains(&(resource, action));
        let Some(path) = Some(binding.path).filter(|_| is_page).and_then(|p| theirs.path(p)) else {
            continue;
        };
        let roles = [Role::DataAdministrator].into_iter().chain(Role::ALL);
        let role = roles.filter(|role| *role != Role::Mentor).find(may).unwrap();
        let inside = app.sign_in(&email(role, "TX")).await;
        assert_eq!(inside.get(&path).await.status, 200, "{path}");
    }
}
