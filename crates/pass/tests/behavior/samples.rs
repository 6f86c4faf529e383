//! A student of Texas, the staff of two States, and short ways to do what a form does.

use accounts::{NewOrganization, OrganizationKind, Role};
use platform::{Actor, Event, Subject, db::Uuid};
use records::{
    LinkTo, RecordKey, RowAction, RowKind, SourceRow, link_records, numbers_of, put_rows,
};
use testing::{Answer, Client, Slice, TestApp, email, texts};

/// The public pages as these tests have them: what they are told stands in the audit log, and a statement that says so fails.
pub(crate) const STORIES: pass::Stories = pass::Stories {
    begin: |_, tx, draft| {
        Box::pin(async move {
            if draft.body.contains("no story can be made of this") {
                return Err("the public pages do not take it".into());
            }
            let told = serde_json::json!({
                "title": draft.title, "role": draft.role, "quote": draft.quote, "body": draft.body,
                "through": draft.consent.valid_through, "paper": draft.consent.paper,
            });
            tx.emit(Event::new("test.story-begun", Subject::new("story", &draft.address), told));
            Ok(draft.address)
        })
    },
    allow: |_, tx, story, _| {
        Box::pin(async move {
            tx.emit(Event::new("test.story-allowed", Subject::new("story", story), ()));
            Ok(())
        })
    },
    withdraw: |_, tx, story| {
        Box::pin(async move {
            tx.emit(Event::new("test.story-withdrawn", Subject::new("story", story), ()));
            Ok(())
        })
    },
};

/// The program with this slice and the one it stands on; the catalog is there.
pub(crate) async fn app() -> TestApp {
    let records = Slice {
        migrations: records::MIGRATIONS,
        messages: records::MESSAGES,
        access: records::ACCESS,
        routes: records::routes(&[]),
        ..Slice::default()
    };
    let pass = Slice {
        migrations: pass::MIGRATIONS,
        jobs: pass::JOBS,
        messages: pass::MESSAGES,
        access: pass::ACCESS,
        menu: pass::MENU,
        panels: pass::PANELS,
        routes: pass::routes(STORIES),
        ..Slice::default()
    };
    let app = TestApp::with([records, pass]).await;
    pass::ensure_catalog(&app.platform.db).await.unwrap();
    app
}

/// Araceli of Texas; her number.
pub(crate) async fn araceli(app: &TestApp) -> String {
    let key = RecordKey {
        state: "TX".parse().unwrap(),
        student_id: "88".to_owned(),
        id_type: "02".to_owned(),
    };
    let said = [
        ("first_name", "Araceli"),
        ("last_name_1", "Zavala"),
        ("last_name_2", "Ibarra"),
        ("birth_date", "2009-07-21"),
    ];
    let row = SourceRow {
        key,
        kind: RowKind::Student,
        row_number: 0,
        action: RowAction::Put,
        values: said.into_iter().collect(),
    };
    let mut tx = app.platform.db.begin(Actor::system("test")).await.unwrap();
    let put = put_rows(&mut tx, Uuid::now_v7(), &[(2, row)]).await.unwrap();
    let record = put[0].record().unwrap();
    let subject = Subject::new("test", record);
    let children =
        link_records(&mut tx, subject, &[(record, LinkTo::New)], "a test").await.unwrap();
    tx.commit().await.unwrap();
    numbers_of(app.platform.db.read(), &children).await.unwrap()[&children[0]].to_string()
}

/// A site of PASS in a State; its id.
pub(crate) async fn site(app: &TestApp, state: &str, name: &str) -> String {
    let state = state.parse().unwrap();
    let mut tx = app.platform.db.begin(Actor::system("test")).await.unwrap();
    let parent = accounts::state_organization(tx.conn(), state).await.unwrap();
    let new = NewOrganization {
        parent: Some(parent),
        kind: OrganizationKind::Site,
        name: name.to_owned(),
        state: Some(state),
        code: None,
    };
    let ids = accounts::add_organizations(&mut tx, &[new]).await.unwrap();
    tx.commit().await.unwrap();
    ids[0].to_string()
}

/// One of the sample staff.
pub(crate) async fn staff(app: &TestApp, role: Role, state: &str) -> Client {
    app.sign_in(&email(role, state)).await
}

/// The id of the mentor of a State.
pub(crate) async fn mentor(app: &TestApp, state: &str) -> String {
    let state = state.parse().unwrap();
    let found =
        accounts::people_with_role(app.platform.db.read(), state, Role::Mentor).await.unwrap();
    found[0].0.to_string()
}

/// Does a deed that must be done, and says where it led.
pub(crate) async fn did(client: &Client, path: &str, answers: &[(&str, &str)]) -> String {
    let answer = client.post(path, answers).await;
    assert_eq!(answer.status, 303, "{path}: {}", plain(&answer));
    answer.location().to_owned()
}

/// Tries a deed that must not be done, and answers what the page says.
pub(crate) async fn refused(client: &Client, path: &str, answers: &[(&str, &str)]) -> String {
    let answer = client.post(path, answers).await;
    assert_eq!(answer.status, 422, "{path} to {}: {}", answer.location(), plain(&answer));
    plain(&answer)
}

/// The error of a form, or the text of a page.
fn plain(answer: &Answer) -> String {
    let from = answer.text.find("error-summary").unwrap_or(0);
    let part: String = answer.text[from..].chars().take(700).collect();
    let mut text = String::new();
    let mut is_tag = false;
    for letter in part.chars() {
        match letter {
            '<' => is_tag = true,
            '>' => is_tag = false,
            _ if !is_tag => text.push(letter),
            _ => {}
        }
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// An enrollment of Araceli in a course, referred by Texas; its address.
pub(crate) async fn referred(app: &TestApp, student: &str, course: &str) -> String {
    let counselor = staff(app, Role::Counselor, "TX").await;
    let answers = [
        ("student", student),
        ("course", course),
        ("units", "1"),
        ("units", "2"),
        ("units", "3"),
        ("units", "4"),
        ("units", "5"),
        ("why", "interrupted"),
        ("home-state", "TX"),
        ("school", "Weslaco High School"),
        ("format", "paper"),
        ("language", "es"),
    ];
    did(&counselor, "/pass/refer", &answers).await.trim_start_matches("/es").to_owned()
}

/// The same, agreed, approved, and enrolled at a site in Texas.
pub(crate) async fn enrolled(app: &TestApp, student: &str, course: &str) -> String {
    let at = referred(app, student, course).await;
    let counselor = staff(app, Role::Counselor, "TX").await;
    let office = staff(app, Role::PassCoordinator, "TX").await;
    let agreed = [
        ("agreed", "yes"),
        ("said-by", "Ms. Ortiz, counselor"),
        ("on", "2026-11-20"),
        ("course-code", "03100500"),
        ("subject", "math"),
        ("amount", "0.5"),
    ];
    did(&counselor, &format!("{at}/agree"), &agreed).await;
    did(&counselor, &format!("{at}/consent"), &[("on", "2026-11-21")]).await;
    did(&office, &format!("{at}/step"), &[("step", "approve")]).await;
    let (site, mentor) = (site(app, "TX", "Weslaco evening site").await, mentor(app, "TX").await);
    did(&office, &format!("{at}/assign"), &[("site", &site), ("mentor", &mentor)]).await;
    did(&office, &format!("{at}/step"), &[("step", "enroll")]).await;
    at
}

/// The number of the newest copy of an enrollment.
pub(crate) async fn newest_copy(app: &TestApp) -> String {
    texts(&app.platform.db, "SELECT number FROM pass_copy ORDER BY id").await.pop().unwrap()
}

/// A test of a unit from print to the custodian; the number of its copy.
pub(crate) async fn test_in_custody(app: &TestApp, at: &str, unit: &str, form: &str) -> String {
    let office = staff(app, Role::PassCoordinator, state_of(app, at).await.as_str()).await;
    did(&office, &format!("{at}/test"), &[("unit", unit), ("form", form)]).await;
    let copy = newest_copy(app).await;
    did(&office, &format!("{at}/custody"), &[("copy-step", &format!("{copy}:take"))]).await;
    copy
}

/// The State that looks after the only enrollment.
async fn state_of(app: &TestApp, at: &str) -> String {
    assert!(at.starts_with("/pass/enrollments/"));
    texts(&app.platform.db, "SELECT state FROM pass_enrollment ORDER BY id").await.pop().unwrap()
}

/// A unit's whole test: begun by the mentor, written, scored by the office.
pub(crate) async fn tested(app: &TestApp, at: &str, (unit, form): (&str, &str), right: &str) {
    let state = state_of(app, at).await;
    let mentor = staff(app, Role::Mentor, &state).await;
    let office = staff(app, Role::PassCoordinator, &state).await;
    let copy = test_in_custody(app, at, unit, form).await;
    let allowed = [("unit", unit), ("copy", &copy), ("supervisor", "Pat Long")];
    did(&mentor, &format!("{at}/authorize"), &allowed).await;
    for step in ["open", "submit"] {
        did(&mentor, &format!("{at}/unit"), &[("unit-step", &format!("{unit}:{step}"))]).await;
    }
    let score = [("unit", unit), ("right", right), ("out-of", "50"), ("whole", "yes")];
    did(&office, &format!("{at}/score"), &score).await;
}

/// Work on a unit, seen by the mentor.
pub(crate) async fn worked(app: &TestApp, at: &str, unit: &str) {
    let mentor = staff(app, Role::Mentor, &state_of(app, at).await).await;
    for step in ["start", "finish"] {
        did(&mentor, &format!("{at}/unit"), &[("unit-step", &format!("{unit}:{step}"))]).await;
    }
}
