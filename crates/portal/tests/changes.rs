//! What those who registered are told when an event changes, through the face and on both databases.

use testing::{Slice, Start, TestApp, check_html, email, texts};

fn portal() -> Slice {
    Slice {
        migrations: portal::MIGRATIONS,
        messages: portal::MESSAGES,
        access: portal::ACCESS,
        menu: portal::MENU,
        jobs: portal::JOBS,
        routes: portal::routes(),
        ..Slice::default()
    }
}

const FORM: &[(&str, &str)] = &[
    ("slug", "records-webinar"),
    ("kind", "webinar"),
    ("standing", "open"),
    ("title-en", "Records in a week"),
    ("title-es", "Expedientes en una semana"),
    ("venue", ""),
    ("zone", "America/New_York"),
    ("starts", "2026-12-03T14:00"),
    ("ends", "2026-12-03T15:30"),
    ("capacity", "1"),
    ("joining", "Room code 4711"),
];

/// An event with one seat and two who registered: Rosa has the seat, Ana waits and reads Spanish.
struct Registered {
    app: TestApp,
    rosa: String,
}

async fn registered() -> Registered {
    let app = TestApp::start(Start::default(), [portal()]).await;
    portal::ensure_content(&app.platform.db).await.expect("the texts are taken in");
    let organizer = app.sign_in(&email(accounts::Role::PortalEditor, "TX")).await;
    let made = organizer.post("/organize/events", FORM).await;
    assert_eq!(made.status, 303, "{}", made.text);
    let form = |name, address| [("name", name), ("email", address)];
    let rosa = form("Rosa Peña", "rosa@tx.example");
    let rosa = app.post("/events/records-webinar/register", &rosa).await.location().to_owned();
    let ana = form("Ana Luz", "ana@nd.example");
    app.post("/es/events/records-webinar/register", &ana).await;
    app.run_jobs().await;
    Registered { app, rosa }
}

impl Registered {
    /// Saves the event with other values of some fields, and has the letters written.
    async fn change(&self, fields: &[(&str, &str)]) {
        self.save(fields).await;
        self.app.run_jobs().await;
    }

    async fn save(&self, fields: &[(&str, &str)]) {
        let form: Vec<_> = FORM
            .iter()
            .map(|(name, value)| {
                let other = fields.iter().find(|(other, _)| other == name);
                (*name, other.map_or(*value, |(_, value)| *value))
            })
            .collect();
        // Days may have gone by: she signs in anew.
        let organizer = self.app.sign_in(&email(accounts::Role::PortalEditor, "TX")).await;
        let saved = organizer.post("/organize/events", &form).await;
        assert_eq!(saved.location(), "/organize/events/records-webinar", "{}", saved.text);
    }

    /// A column of the letters after those of the registration.
    async fn letters(&self, column: &str) -> Vec<String> {
        let text = format!("SELECT COALESCE(CAST({column} AS text), '') FROM mail ORDER BY id");
        texts(&self.app.platform.db, &text).await.split_off(2)
    }
}

/// A calendar file without the folding of long lines.
fn unfolded(file: &str) -> String {
    file.replace("\r\n ", "")
}

#[tokio::test]
async fn a_canceled_event_is_told_once_in_each_ones_language_and_struck_from_the_calendar() {
    let here = registered().await;
    let first = "SELECT attachment FROM mail WHERE attachment IS NOT NULL";
    let first = unfolded(&texts(&here.app.platform.db, first).await[0]);
    assert!(first.contains("METHOD:PUBLISH") && first.contains("SEQUENCE:0"), "{first}");
    here.change(&[("standing", "canceled")]).await;
    here.change(&[("standing", "canceled")]).await;
    assert_eq!(here.letters("recipient").await, ["rosa@tx.example", "ana@nd.example"]);
    assert_eq!(
        here.letters("subject").await,
        ["Canceled: Records in a week", "Cancelado: Expedientes en una semana"]
    );
    let bodies = here.letters("body").await;
    assert!(bodies[0].contains("announced for December 3, 2026, 2:00 pm – 3:30 pm, Eastern Time"));
    assert!(bodies[1].contains("3 de diciembre de 2026") && bodies[1].contains("/es/events/"));
    for body in &bodies {
        for private in ["4711", "Rosa", "Ana", "@", "/registrations/"] {
            assert!(!body.contains(private), "{private}: {body}");
        }
    }
    let files = here.letters("attachment").await;
    let file = unfolded(&files[0]);
    let uid = |file: &str| file.lines().find(|line| line.starts_with("UID:")).unwrap().to_owned();
    assert_eq!(uid(&file), uid(&first));
    for line in [
        "METHOD:CANCEL",
        "SEQUENCE:1",
        "STATUS:CANCELLED",
        "ATTENDEE:mailto:rosa@tx.example",
        "ORGANIZER:mailto:no-reply@localhost",
    ] {
        assert!(file.lines().any(|found| found == line), "{line}: {file}");
    }
    assert!(!file.contains("4711") && !file.contains("ana@"));
    assert_eq!(files[1], "", "who waited has nothing in her calendar");
    assert_eq!(
        here.letters("attachment_kind").await[0],
        "text/calendar; charset=utf-8; method=CANCEL"
    );
    let page = here.app.get(&here.rosa).await.text;
    check_html(&page);
    assert!(page.contains("<strong>Canceled.</strong>") && !page.contains("4711"), "{page}");
    let audit = texts(&here.app.platform.db, "SELECT data FROM audit").await.concat();
    assert!(!audit.contains("rosa@") && audit.contains("\"people\":2"), "{audit}");
}

#[tokio::test]
async fn another_time_and_place_are_told_with_what_they_were_before_and_quick_changes_in_one_letter()
 {
    let here = registered().await;
    here.save(&[("venue", "Room 1")]).await;
    let moved = [("starts", "2026-12-04T10:00"), ("ends", "2026-12-04T11:00"), ("venue", "Room 2")];
    here.change(&moved).await;
    assert_eq!(here.letters("recipient").await, ["rosa@tx.example", "ana@nd.example"]);
    let body = &here.letters("body").await[0];
    assert!(
        body.contains(
            "When: December 4, 2026, 10:00 am – 11:00 am, Eastern Time \
             (before: December 3, 2026, 2:00 pm – 3:30 pm, Eastern Time)\nWhere: Room 2\n"
        ),
        "{body}"
    );
    let file = unfolded(&here.letters("attachment").await[0]);
    for line in ["METHOD:PUBLISH", "SEQUENCE:2", "DTSTART:20261204T150000Z", "LOCATION:Room 2"] {
        assert!(file.lines().any(|found| found == line), "{line}: {file}");
    }
    assert!(!file.contains("ATTENDEE"), "nobody is named in what is published: {file}");
    assert!(here.app.get("/events.ics").await.text.contains("SEQUENCE:2"));
}

#[tokio::test]
async fn what_is_taken_back_at_once_is_told_to_nobody_and_neither_are_words_and_registration() {
    let here = registered().await;
    here.save(&[("starts", "2026-12-03T13:00")]).await;
    here.change(&[]).await;
    here.change(&[("title-en", "Records in one week"), ("standing", "closed")]).await;
    assert!(here.letters("subject").await.is_empty(), "{:?}", here.letters("body").await);
}

#[tokio::test]
async fn another_way_to_join_is_told_to_those_with_a_seat_alone() {
    let here = registered().await;
    here.change(&[("joining", "Room code 8888")]).await;
    assert_eq!(here.letters("recipient").await, ["rosa@tx.example"]);
    assert!(here.letters("body").await[0].contains("How to join now: Room code 8888"));
}

#[tokio::test]
async fn a_postponed_event_leaves_the_calendar_comes_back_with_its_new_day_and_reminds_again() {
    let here = registered().await;
    here.app.advance_hours(24 * 9 + 8);
    here.app.run_jobs().await;
    here.change(&[("standing", "postponed")]).await;
    let again = [("starts", "2026-12-10T14:00"), ("ends", "2026-12-10T15:30")];
    here.change(&again).await;
    let subjects = here.letters("subject").await;
    assert_eq!(
        subjects,
        [
            "Reminder: Records in a week",
            "Postponed: Records in a week",
            "Aplazado: Expedientes en una semana",
            "It will take place: Records in a week",
            "Sí se realizará: Expedientes en una semana",
        ]
    );
    let files = here.letters("attachment").await;
    let (off, on) = (unfolded(&files[1]), unfolded(&files[3]));
    assert!(off.contains("METHOD:CANCEL") && off.contains("SEQUENCE:1"), "{off}");
    assert!(on.contains("METHOD:PUBLISH") && on.contains("SEQUENCE:2"), "{on}");
    assert!(on.contains("STATUS:CONFIRMED") && on.contains("4711"));
    assert!(here.letters("body").await[3].contains("When: December 10, 2026, 2:00 pm"));
    here.app.advance_hours(24 * 7);
    here.app.run_jobs().await;
    let last = here.letters("subject").await.pop();
    assert_eq!(last.as_deref(), Some("Reminder: Records in a week"), "at its new time");
}

#[tokio::test]
async fn who_registers_after_a_change_knows_it_and_who_gave_up_is_not_told() {
    let here = registered().await;
    here.save(&[("venue", "Room 1")]).await;
    let luz = [("name", "Luz"), ("email", "luz@nd.example")];
    here.app.post("/events/records-webinar/register", &luz).await;
    here.app.post(&format!("{}/give-up", here.rosa), &[]).await;
    here.app.run_jobs().await;
    let changed = "SELECT recipient FROM mail WHERE subject LIKE 'C%: %'";
    assert_eq!(texts(&here.app.platform.db, changed).await, ["ana@nd.example"]);
}

#[tokio::test]
async fn a_seat_in_a_canceled_event_goes_to_nobody_and_an_event_that_is_over_is_corrected_in_silence()
 {
    let here = registered().await;
    here.change(&[("standing", "canceled"), ("capacity", "5")]).await;
    here.app.post(&format!("{}/give-up", here.rosa), &[]).await;
    let seats = "SELECT recipient FROM mail WHERE subject LIKE 'Su lugar%'";
    assert!(texts(&here.app.platform.db, seats).await.is_empty());
    let there = registered().await;
    there.app.advance_hours(24 * 20);
    there.change(&[("venue", "Room 1")]).await;
    let changed = there.letters("subject").await;
    assert!(!changed.iter().any(|subject| subject.starts_with("Changed")), "{changed:?}");
}
