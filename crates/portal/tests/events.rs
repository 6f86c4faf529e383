//! Events and registration through the face: on both databases, and through the program as it is served.

use platform::Db;
use std::sync::Arc;
use testing::{Answer, Client, Slice, Start, TestApp, check_html, email, texts};

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

async fn app() -> TestApp {
    let app = TestApp::start(Start::default(), [portal()]).await;
    portal::ensure_content(&app.platform.db).await.expect("the texts are taken in");
    portal::ensure_events(&app.platform.db).await.expect("the events are taken in");
    app
}

const FORM: &[(&str, &str)] = &[
    ("slug", "records-webinar"),
    ("kind", "webinar"),
    ("standing", "open"),
    ("title-en", "Records in a week"),
    ("title-es", "Expedientes en una semana"),
    ("about-en", "How records move."),
    ("about-es", "Cómo viajan los expedientes."),
    ("travel-en", ""),
    ("travel-es", ""),
    ("venue", ""),
    ("zone", "America/New_York"),
    ("starts", "2026-12-03T14:00"),
    ("ends", "2026-12-03T15:30"),
    ("joining", "Room code 4711"),
];

/// An event with so many seats, made by an editor of Texas.
async fn event(app: &TestApp, seats: &str) -> Client {
    let editor = app.sign_in(&email(accounts::Role::PortalEditor, "TX")).await;
    let mut form = FORM.to_vec();
    form.push(("capacity", seats));
    let answer = editor.post("/organize/events", &form).await;
    assert_eq!(answer.status, 303, "{}", answer.text);
    editor
}

async fn register(app: &TestApp, name: &str, address: &str) -> Answer {
    let form = [("name", name), ("email", address), ("diet", "no nuts"), ("needs", "captions")];
    app.post("/events/records-webinar/register", &form).await
}

#[tokio::test]
async fn past_events_ship_with_their_sources_and_come_in_once() {
    let app = app().await;
    portal::ensure_events(&app.platform.db).await.unwrap();
    let answer = app.get("/events").await;
    check_html(&answer.text);
    assert_eq!(answer.text.matches("/events/directors-meeting-2024").count(), 1);
    let one = app.get("/es/events/edfacts-webinar-2021?zone=America%2FLos_Angeles").await;
    check_html(&one.text);
    assert!(
        one.text.contains("26 de agosto de 2021, 12:00 p. m. – 1:30 p. m., hora del Pacífico"),
        "{}",
        one.text
    );
    assert!(
        one.text.contains("3:00 p. m. – 4:30 p. m., hora del este"),
        "the announced time stays beside it"
    );
    assert!(one.text.contains("https://www.slideorbit.com/"));
}

#[tokio::test]
async fn a_person_registers_gets_a_letter_and_a_link_and_gives_the_seat_to_the_next() {
    let app = app().await;
    event(&app, "1").await;
    let first = register(&app, "Rosa Peña", "rosa@tx.example").await;
    assert_eq!((first.status.as_u16(), first.header("set-cookie")), (303, ""));
    let mine = first.location().to_owned();
    let page = app.get(&mine).await;
    check_html(&page.text);
    assert!(page.text.contains("You have a seat") && page.text.contains("Room code 4711"));
    let second = register(&app, "Ana", "ana@nd.example").await.location().to_owned();
    let waits = app.get(&second).await.text;
    assert!(waits.contains("You are on the waiting list") && !waits.contains("4711"));
    assert!(!app.get("/events/records-webinar").await.text.contains("4711"));
    assert_eq!(app.post(&format!("{mine}/give-up"), &[]).await.status, 303);
    assert!(app.get(&mine).await.text.contains("You canceled your registration"));
    let letters = texts(&app.platform.db, "SELECT recipient FROM mail ORDER BY id").await;
    assert_eq!(letters, ["rosa@tx.example", "ana@nd.example", "ana@nd.example"]);
    let told = texts(&app.platform.db, "SELECT body FROM mail ORDER BY id DESC LIMIT 1").await;
    let link = told[0].split_whitespace().find(|word| word.contains("/registrations/")).unwrap();
    let path = link.trim_start_matches("http://sendero.test");
    assert!(app.get(path).await.text.contains("You have a seat"));
    let audit = texts(&app.platform.db, "SELECT data FROM audit").await.concat();
    assert!(!audit.contains("Rosa") && !audit.contains("rosa@"), "no name in the audit log");
}

#[tokio::test]
async fn an_address_registers_once_and_the_page_does_not_tell_a_stranger_more() {
    let app = app().await;
    event(&app, "5").await;
    let old = register(&app, "Rosa", "rosa@tx.example").await.location().to_owned();
    let again = register(&app, "Somebody", "ROSA@tx.example").await;
    assert_eq!(again.status, 200);
    assert!(again.text.contains("Check your e-mail") && !again.text.contains("/registrations/"));
    assert_eq!(app.get(&old).await.status, 404, "the newest letter has the link");
    assert_eq!(texts(&app.platform.db, "SELECT name FROM event_registration").await, ["Rosa"]);
}

#[tokio::test]
async fn a_form_with_mistakes_comes_back_with_all_of_them_and_what_was_typed() {
    let app = app().await;
    event(&app, "5").await;
    let answer = register(&app, " ", "nobody").await;
    assert_eq!(answer.status, 422);
    check_html(&answer.text);
    assert!(
        answer.text.contains("Enter your name")
            && answer.text.contains("Enter an e-mail address such as")
    );
    assert!(answer.text.contains("no nuts"));
    assert!(texts(&app.platform.db, "SELECT name FROM event_registration").await.is_empty());
}

#[tokio::test]
async fn needs_are_seen_by_the_organizer_and_by_no_other_editor() {
    let app = app().await;
    let organizer = event(&app, "5").await;
    register(&app, "Rosa", "rosa@tx.example").await;
    assert!(app.get("/").await.text.contains("Records in a week"), "the home page tells of it");
    let list = organizer.get("/organize/events/records-webinar").await;
    check_html(&list.text);
    assert!(list.text.contains("no nuts") && list.text.contains("captions"));
    let other = app.sign_in(&email(accounts::Role::PortalEditor, "ND")).await;
    assert_eq!(other.get("/organize/events/records-webinar").await.status, 404);
    let registrar = app.sign_in(&email(accounts::Role::PrimaryUser, "TX")).await;
    assert_eq!(registrar.get("/organize/events/records-webinar").await.status, 403);
    let came = list.text.split("name=\"came\" value=\"").nth(1).unwrap().split('"').next().unwrap();
    organizer.post("/organize/events/records-webinar/attendance", &[("came", came)]).await;
    let noted = "SELECT name FROM event_registration WHERE attended_at IS NOT NULL";
    assert_eq!(texts(&app.platform.db, noted).await, ["Rosa"]);
}

#[tokio::test]
async fn those_with_a_seat_are_reminded_once_the_day_before() {
    let app = app().await;
    event(&app, "5").await;
    register(&app, "Rosa", "rosa@tx.example").await;
    app.run_jobs().await;
    let reminders = "SELECT recipient FROM mail WHERE subject LIKE 'Reminder%'";
    assert!(texts(&app.platform.db, reminders).await.is_empty(), "ten days before is too early");
    app.advance_hours(24 * 9 + 8);
    app.run_jobs().await;
    app.run_jobs().await;
    assert_eq!(texts(&app.platform.db, reminders).await, ["rosa@tx.example"]);
}

#[tokio::test]
async fn calendars_hold_the_event_in_utc_and_the_way_to_join_only_for_its_holder() {
    let app = app().await;
    event(&app, "5").await;
    let feed = app.get("/events.ics").await;
    assert_eq!(feed.header("content-type"), "text/calendar; charset=utf-8");
    assert!(
        feed.text.starts_with("BEGIN:VCALENDAR\r\n")
            && feed.text.contains("DTSTART:20261203T190000Z")
    );
    assert!(
        feed.text.contains("DTSTART;VALUE=DATE:20240305")
            && feed.text.contains("DTEND;VALUE=DATE:20240307")
    );
    assert!(!feed.text.contains("4711"));
    let mine = register(&app, "Rosa", "rosa@tx.example").await.location().to_owned();
    assert!(app.get(&format!("{mine}/calendar.ics")).await.text.contains("4711"));
}

/// A thousand people, all at once, through the program as it is served.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_a_thousand_people_at_once_a_hundred_are_seated_the_rest_wait_in_order_and_none_is_lost()
{
    const PEOPLE: usize = 1_000;
    let app = Arc::new(app().await);
    event(&app, "100").await;
    let mut going = tokio::task::JoinSet::new();
    for person in 0..PEOPLE {
        let app = app.clone();
        going.spawn(async move {
            let name = format!("Person {person}");
            register(&app, &name, &format!("person{person}@nation.example")).await.status
        });
    }
    let answers = going.join_all().await;
    assert!(answers.iter().all(|status| *status == 303), "{answers:?}");
    let db = &app.platform.db;
    let count = |standing: &str| {
        format!("SELECT name FROM event_registration WHERE standing = '{standing}'")
    };
    assert_eq!(texts(db, &count("seated")).await.len(), 100);
    assert_eq!(texts(db, &count("waiting")).await.len(), PEOPLE - 100);
    let seated_last =
        "SELECT name FROM event_registration WHERE standing = 'waiting' AND place <= 100";
    assert!(texts(db, seated_last).await.is_empty(), "the first hundred places have the seats");
    assert_eq!(places(db).await, (1, 1_000));
    assert_eq!(
        texts(db, "SELECT recipient FROM mail").await.len(),
        PEOPLE,
        "everybody gets a letter"
    );
}

/// The lowest and the highest place; the table refuses one that is there twice.
async fn places(db: &Db) -> (i64, i64) {
    let end = |what: &str| format!("SELECT CAST({what}(place) AS text) FROM event_registration");
    let number = |rows: Vec<String>| rows[0].parse().expect("a number");
    (number(texts(db, &end("MIN")).await), number(texts(db, &end("MAX")).await))
}

#[tokio::test]
async fn a_write_of_an_event_is_in_the_audit_log() {
    let app = app().await;
    event(&app, "5").await;
    let kinds =
        texts(&app.platform.db, "SELECT kind FROM audit WHERE kind LIKE 'portal.event%'").await;
    assert!(kinds.iter().any(|kind| kind == "portal.event-saved"));
}

#[tokio::test]
async fn a_seat_is_confirmed_with_a_calendar_file_and_a_place_on_the_list_without() {
    let app = app().await;
    event(&app, "1").await;
    register(&app, "Rosa", "rosa@tx.example").await;
    register(&app, "Ana", "ana@nd.example").await;
    let with = "SELECT recipient FROM mail WHERE attachment_name = 'event.ics'";
    assert_eq!(texts(&app.platform.db, with).await, ["rosa@tx.example"]);
    let file = texts(&app.platform.db, "SELECT attachment FROM mail WHERE attachment <> ''").await;
    assert!(file[0].starts_with("BEGIN:VCALENDAR\r\n"), "{}", file[0]);
    assert!(file[0].contains("DTSTART:20261203T190000Z") && file[0].contains("4711"));
    let kind = texts(&app.platform.db, "SELECT attachment_kind FROM mail WHERE attachment <> ''");
    assert_eq!(kind.await, ["text/calendar; charset=utf-8; method=PUBLISH"]);
}

#[tokio::test]
async fn who_registered_changes_what_she_needs_and_it_is_forgotten_thirty_days_after() {
    let app = app().await;
    let organizer = event(&app, "5").await;
    let mine = register(&app, "Rosa", "rosa@tx.example").await.location().to_owned();
    let page = app.get(&mine).await.text;
    assert!(page.contains("value=\"no nuts\"") && page.contains("value=\"captions\""));
    let long = "x".repeat(2_001);
    let refused = app.post(&format!("{mine}/needs"), &[("needs", &long)]).await;
    assert_eq!(refused.status, 422);
    check_html(&refused.text);
    let change = [("diet", ""), ("needs", "a sign language interpreter")];
    assert_eq!(app.post(&format!("{mine}/needs"), &change).await.status, 303);
    let list = organizer.get("/organize/events/records-webinar").await.text;
    assert!(list.contains("a sign language interpreter") && !list.contains("no nuts"));
    let audit = texts(&app.platform.db, "SELECT data FROM audit").await.concat();
    assert!(!audit.contains("interpreter"), "what somebody needs is in no log");
    let needs = "SELECT needs FROM event_registration";
    app.advance_hours(24 * 39);
    app.run_jobs().await;
    assert_eq!(texts(&app.platform.db, needs).await, ["a sign language interpreter"]);
    assert!(!app.get(&mine).await.text.contains("Save what I need"), "the event is over");
    app.advance_hours(24 * 2);
    app.run_jobs().await;
    assert_eq!(texts(&app.platform.db, needs).await, [""]);
}

#[tokio::test]
async fn what_somebody_needs_is_forgotten_when_she_gives_her_seat_up() {
    let app = app().await;
    event(&app, "5").await;
    let mine = register(&app, "Rosa", "rosa@tx.example").await.location().to_owned();
    app.post(&format!("{mine}/give-up"), &[]).await;
    let needs = "SELECT diet || needs FROM event_registration";
    assert_eq!(texts(&app.platform.db, needs).await, [""]);
    assert_eq!(app.post(&format!("{mine}/needs"), &[("needs", "x")]).await.status, 409);
}

#[tokio::test]
async fn sessions_and_materials_are_added_with_their_mistakes_named_and_taken_away() {
    let app = app().await;
    let organizer = event(&app, "5").await;
    let page = "/organize/events/records-webinar";
    let sessions = format!("{page}/sessions");
    let wrong = [("session-title-en", "Opening"), ("session-starts", "2026-12-03T15:00")];
    let answer = organizer.post(&sessions, &wrong).await;
    assert_eq!(answer.status, 422);
    check_html(&answer.text);
    assert!(
        answer.text.contains("Enter a title in Spanish")
            && answer.text.contains("value=\"Opening\"")
    );
    let right = [
        ("session-title-en", "Opening"),
        ("session-title-es", "Apertura"),
        ("session-starts", "2026-12-03T14:00"),
        ("session-ends", "2026-12-03T14:30"),
        ("session-presenters", "Wren Okafor"),
    ];
    assert_eq!(organizer.post(&sessions, &right).await.status, 303);
    assert!(app.get("/es/events/records-webinar").await.text.contains("Apertura"));
    assert!(app.get("/search?q=okafor").await.text.contains("/events/records-webinar"));
    let materials = format!("{page}/materials");
    let bad = [("kind", "slides"), ("material-title", "Slides"), ("material-url", "javascript:x")];
    let answer = organizer.post(&materials, &bad).await;
    assert_eq!(answer.status, 422);
    assert!(answer.text.contains("Enter an address that begins with https://"));
    let good = [("kind", "slides"), ("material-title", "Slides"), ("material-url", "/library")];
    assert_eq!(organizer.post(&materials, &good).await.status, 303);
    let list = organizer.get(page).await.text;
    check_html(&list);
    for part in ["sessions", "materials"] {
        let before = format!("action=\"{page}/{part}/");
        let remove = list.split(&before).nth(1).unwrap().split('"').next().unwrap();
        let remove = format!("{page}/{part}/{remove}");
        let other = app.sign_in(&email(accounts::Role::PortalEditor, "ND")).await;
        assert_eq!(other.post(&remove, &[]).await.status, 404);
        assert_eq!(organizer.post(&remove, &[]).await.status, 303);
        assert_eq!(organizer.post(&remove, &[]).await.status, 404, "it is gone");
    }
    let shown = app.get("/events/records-webinar").await.text;
    assert!(!shown.contains("Opening") && !shown.contains("Slides"));
}

#[tokio::test]
async fn more_seats_go_to_those_who_waited_longest() {
    let app = app().await;
    let organizer = event(&app, "1").await;
    for name in ["rosa", "ana", "luz"] {
        register(&app, name, &format!("{name}@tx.example")).await;
    }
    let mut form = FORM.to_vec();
    form.push(("capacity", "2"));
    assert_eq!(organizer.post("/organize/events", &form).await.status, 303);
    let seated = "SELECT name FROM event_registration WHERE standing = 'seated' ORDER BY place";
    assert_eq!(texts(&app.platform.db, seated).await, ["rosa", "ana"]);
    let told = "SELECT recipient FROM mail WHERE subject LIKE 'Your seat%' ORDER BY id";
    assert_eq!(texts(&app.platform.db, told).await, ["rosa@tx.example", "ana@tx.example"]);
}

#[tokio::test]
async fn the_events_of_the_demonstration_are_ahead_say_that_they_are_invented_and_come_in_once() {
    let app = app().await;
    assert!(!app.get("/events").await.text.contains("/events/demo-"), "no installation has them");
    portal::ensure_demo_events(&app.platform).await.unwrap();
    portal::ensure_demo_events(&app.platform).await.unwrap();
    let list = app.get("/es/events").await.text;
    check_html(&list);
    assert_eq!(list.matches("/es/events/demo-directors-meeting").count(), 1);
    for slug in ["demo-records-office-hours", "demo-counselors-webinar", "demo-directors-meeting"] {
        let page = app.get(&format!("/events/{slug}")).await.text;
        check_html(&page);
        assert!(page.contains("invented") && page.contains(&format!("/events/{slug}/register")));
    }
    let meeting = app.get("/events/demo-directors-meeting").await.text;
    assert!(meeting.contains("New directors") && meeting.contains("Travel"));
}
