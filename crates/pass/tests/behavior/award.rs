//! The Student of the Year: who may be nominated, what reviewers do not see, who stands back, what consent allows, and that
//! the story comes and goes in the transaction of the choice or of the family's word.

use crate::samples::{app, araceli, did, enrolled, refused, staff, tested, worked};
use accounts::{NewPerson, Role};
use platform::{Actor, Lang};
use testing::{Client, TestApp, check_html, run_sql, texts};

const CYCLE: [(&str, &str); 9] = [
    ("year", "2027"),
    ("window-from", "2026-01-01"),
    ("opens-on", "2026-11-01"),
    ("nominations-until", "2026-12-15"),
    ("reviews-until", "2027-01-31"),
    ("units-min", "1"),
    ("reviewers-min", "2"),
    ("criteria-en", "Work that went on across moves."),
    ("criteria-es", "Trabajo que siguió de un lugar a otro."),
];
const STATEMENT: &str =
    "Araceli of Weslaco passed unit 1 in Texas (TX) after a hard summer. Zavala did it all.";
const ESSAY: &str = "I studied in the truck. My name is Araceli.";
const POINTS: [(&str, &str); 4] =
    [("work", "5"), ("obstacles", "4"), ("moves", "3"), ("plans", "4")];
const CHOSEN: (&str, &str) = ("reason", "She went on, whatever came.");

/// A coordinator of Washington, so that the committee has two who do not stand back.
async fn washington(app: &TestApp) -> Client {
    let db = &app.platform.db;
    let password = "SELECT password_hash FROM person WHERE email = 'pass-coordinator@nd.example'";
    let new = NewPerson {
        email: "pass@wa.example".into(),
        name: "Coordinator of Washington".into(),
        lang: Lang::En,
        password_hash: texts(db, password).await.remove(0),
    };
    let found = accounts::organization_by_code(db.read(), "WA").await.unwrap().unwrap();
    let mut tx = db.begin(Actor::system("test")).await.unwrap();
    let person = accounts::add_person(&mut tx, &new).await.unwrap();
    accounts::add_member(&mut tx, person, found.id, Role::PassCoordinator).await.unwrap();
    tx.commit().await.unwrap();
    app.sign_in("pass@wa.example").await
}

fn words(statement: &str) -> Vec<(&str, &str)> {
    vec![
        ("statement", statement),
        ("essay", ESSAY),
        ("words-in", "en"),
        ("consent-by", "Rosa Ibarra, her mother"),
        ("on", "2026-11-23"),
    ]
}

/// A cycle, a student with a passed unit, and her nomination by her mentor; the nomination's address.
async fn nominated(app: &TestApp, statement: &str) -> String {
    let student = araceli(app).await;
    let at = enrolled(app, &student, "algebra-1a").await;
    let texas = staff(app, Role::PassCoordinator, "TX").await;
    did(&texas, "/pass/award/cycle", &CYCLE).await;
    let mentor = staff(app, Role::Mentor, "TX").await;
    let nominate = format!("{at}/nominate");
    let early = refused(&mentor, &nominate, &words(statement)).await;
    assert!(early.contains("Too few units"), "{early}");
    let list = mentor.get("/pass/award/nominate").await.text;
    check_html(&list);
    assert!(list.contains("Araceli Zavala Ibarra") && list.contains("Too few units"), "{list}");
    assert!(!list.contains(&nominate), "no way leads to what is not possible");
    worked(app, &at, "1").await;
    tested(app, &at, ("1", "A"), "41").await;
    assert!(mentor.get("/pass/award/nominate").await.text.contains(&nominate));
    assert!(mentor.get(&at).await.text.contains(&nominate), "her enrollment leads there");
    check_html(&mentor.get(&nominate).await.text);
    let nomination = did(&mentor, &nominate, &words(statement)).await;
    let twice = refused(&mentor, &nominate, &words(statement)).await;
    assert!(twice.contains("nominated already"), "{twice}");
    nomination.trim_start_matches("/es").to_owned()
}

fn id(nomination: &str) -> &str {
    nomination.rsplit('/').next().unwrap()
}

fn allows(word: &'static str) -> Vec<(&'static str, &'static str)> {
    vec![
        ("word", word),
        ("consent-by", "Rosa Ibarra"),
        ("on", "2026-11-23"),
        ("through", "2028-11-23"),
        ("consent-paper", "Office in Weslaco, folder 3"),
    ]
}

/// What the public pages were told, the first first.
async fn told(app: &TestApp) -> Vec<String> {
    let kinds = "SELECT kind FROM audit WHERE kind LIKE 'test.story-%' ORDER BY id";
    texts(&app.platform.db, kinds).await
}

#[tokio::test]
async fn the_committee_reads_without_names_and_places_and_whoever_knows_her_stands_back() {
    let app = app().await;
    let nomination = nominated(&app, STATEMENT).await;
    let review = format!("{nomination}/review");
    let nd = staff(&app, Role::PassCoordinator, "ND").await;
    assert_eq!(nd.get(&review).await.status, 404, "it is not read before its time");
    assert!(refused(&nd, &review, &POINTS).await.contains("not the time"));
    assert_eq!(nd.get(&nomination).await.status, 404, "its own page is for those who see her");
    app.advance_hours(24 * 25);
    let nd = staff(&app, Role::PassCoordinator, "ND").await;
    let page = nd.get(&review).await.text;
    check_html(&page);
    assert!(page.contains("passed unit 1") && page.contains("I studied in the truck"), "{page}");
    for told in ["Araceli", "Zavala", "Weslaco", "Texas", "(TX)"] {
        assert!(!page.contains(told), "a reviewer sees {told}");
    }
    let seen = "SELECT kind FROM audit WHERE kind = 'records.opened'";
    let before = texts(&app.platform.db, seen).await.len();
    nd.get(&review).await;
    assert_eq!(texts(&app.platform.db, seen).await.len(), before, "nobody was seen");
    let texas = staff(&app, Role::PassCoordinator, "TX").await;
    assert_eq!(texas.get(&review).await.status, 404, "whose student she is stands back");
    assert_eq!(texas.post(&review, &POINTS).await.status, 404);
    assert!(texas.get("/pass/award").await.text.contains("You do not take part"));
    let mentor = staff(&app, Role::Mentor, "TX").await;
    assert_eq!(mentor.get(&review).await.status, 403);
    let mut much = POINTS;
    much[0].1 = "6";
    assert!(refused(&nd, &review, &much).await.contains("whole number"));
    assert!(refused(&nd, &review, &POINTS[..3]).await.contains("whole number"));
}

#[tokio::test]
async fn a_choice_needs_its_time_two_reviews_and_somebody_without_a_conflict() {
    let app = app().await;
    let nomination = nominated(&app, STATEMENT).await;
    let review = format!("{nomination}/review");
    app.advance_hours(24 * 25);
    let (nd, wa) = (staff(&app, Role::PassCoordinator, "ND").await, washington(&app).await);
    did(&nd, &review, &[&POINTS[..], &[("note", "Steady work.")]].concat()).await;
    assert!(nd.get(&review).await.text.contains("Steady work."), "her own review comes back");
    assert!(!wa.get(&review).await.text.contains("Steady work."), "nobody reads another's");
    did(&wa, &review, &[("recused", "yes")]).await;
    let choose = "/pass/award/choose?year=2027";
    let choice = [("nominee", id(&nomination)), CHOSEN];
    assert!(refused(&nd, choose, &choice).await.contains("not the time"));
    did(&wa, &review, &POINTS).await;
    did(&wa, &review, &[("recused", "yes")]).await;
    app.advance_hours(24 * 50);
    let (nd, wa) =
        (staff(&app, Role::PassCoordinator, "ND").await, app.sign_in("pass@wa.example").await);
    assert!(refused(&nd, choose, &choice).await.contains("too few reviews"));
    assert!(refused(&wa, &review, &POINTS).await.contains("not the time"));
    let mut longer = CYCLE;
    longer[4] = ("reviews-until", "2027-02-28");
    did(&nd, "/pass/award/cycle", &longer).await;
    did(&wa, &review, &POINTS).await;
    app.advance_hours(24 * 40);
    let (nd, texas) = (
        staff(&app, Role::PassCoordinator, "ND").await,
        staff(&app, Role::PassCoordinator, "TX").await,
    );
    let outcome = nd.get(&review).await.text;
    check_html(&outcome);
    assert!(outcome.contains("16.0 points on average of 2 reviews"), "{outcome}");
    assert!(outcome.contains("Steady work.") && !outcome.contains("Araceli"));
    assert!(nd.get("/pass/award").await.text.contains("16.0 points on average of 2 reviews"));
    assert!(refused(&texas, choose, &choice).await.contains("cannot take part"));
    check_html(&nd.get(choose).await.text);
    did(&nd, choose, &choice).await;
    assert!(refused(&nd, choose, &choice).await.contains("already"));
    assert!(told(&app).await.is_empty(), "the family has not allowed the name");
    let page = nd.get("/pass/award").await.text;
    assert!(page.contains("a student who is not named in public") && !page.contains("Araceli"));
    assert!(refused(&nd, "/pass/award/cycle", &longer).await.contains("chosen"));
    let inbox = texas.get("/inbox").await.text;
    assert!(inbox.contains("chosen as PASS Student of the Year 2027"), "{inbox}");
}

/// A nomination with two reviews, on a day on which the committee may choose.
async fn reviewed(app: &TestApp, statement: &str) -> String {
    let nomination = nominated(app, statement).await;
    let review = format!("{nomination}/review");
    app.advance_hours(24 * 25);
    for client in [staff(app, Role::PassCoordinator, "ND").await, washington(app).await] {
        did(&client, &review, &POINTS).await;
    }
    app.advance_hours(24 * 50);
    nomination
}

#[tokio::test]
async fn a_story_begins_with_the_consent_and_leaves_with_its_withdrawal() {
    let app = app().await;
    let nomination = reviewed(&app, STATEMENT).await;
    let nd = staff(&app, Role::PassCoordinator, "ND").await;
    let choice = [("nominee", id(&nomination)), CHOSEN];
    did(&nd, "/pass/award/choose", &choice).await;
    let mentor = staff(&app, Role::Mentor, "TX").await;
    let publication = format!("{nomination}/consent/publication");
    assert_eq!(nd.get(&publication).await.status, 404, "not her student");
    check_html(&mentor.get(&publication).await.text);
    let without: Vec<_> = allows("yes").into_iter().filter(|a| a.0 != "consent-paper").collect();
    assert!(refused(&mentor, &publication, &without).await.contains("Signed paper"));
    did(&mentor, &publication, &allows("yes")).await;
    assert_eq!(told(&app).await, ["test.story-begun"]);
    let data = "SELECT data FROM audit WHERE kind = 'test.story-begun'";
    let data = texts(&app.platform.db, data).await.remove(0);
    for part in [
        "Araceli Zavala Ibarra is the PASS Student of the Year 2027",
        "PASS student, Texas",
        "I studied in the truck.",
        "> I studied in the truck. My name is Araceli.",
        "2028-11-23",
        "Office in Weslaco, folder 3",
    ] {
        assert!(data.contains(part), "{part} is not in {data}");
    }
    assert!(nd.get("/pass/award").await.text.contains("Araceli Zavala Ibarra"));
    did(&mentor, &publication, &allows("no")).await;
    assert!(!nd.get("/pass/award").await.text.contains("Araceli"));
    did(&mentor, &publication, &allows("yes")).await;
    let wanted = ["test.story-begun", "test.story-withdrawn", "test.story-allowed"];
    assert_eq!(
        told(&app).await,
        wanted,
        "the draft is one, however often the family changes her mind"
    );
    did(&mentor, &format!("{nomination}/consent/nomination"), &allows("no")).await;
    assert_eq!(told(&app).await.last().unwrap(), "test.story-withdrawn");
    let page = mentor.get(&nomination).await.text;
    check_html(&page);
    assert!(page.contains("The story is off the public pages"), "{page}");
    assert!(refused(&mentor, &publication, &allows("yes")).await.contains("has not allowed"));
    for text in [
        "DELETE FROM pass_award_consent",
        "UPDATE pass_award_choice SET reason = ''",
        "UPDATE pass_award_nomination SET statement = ''",
        "DELETE FROM pass_award_story",
    ] {
        assert!(run_sql(&app.platform.db, text).await.is_err(), "{text}");
    }
}

#[tokio::test]
async fn consent_may_come_first_and_without_the_story_there_is_no_choice() {
    let app = app().await;
    let nomination = reviewed(&app, "Of Araceli no story can be made of this.").await;
    let mentor = staff(&app, Role::Mentor, "TX").await;
    did(&mentor, &format!("{nomination}/consent/publication"), &allows("yes")).await;
    assert!(told(&app).await.is_empty(), "nobody is chosen yet");
    let nd = staff(&app, Role::PassCoordinator, "ND").await;
    let choice = [("nominee", id(&nomination)), CHOSEN];
    assert_eq!(nd.post("/pass/award/choose", &choice).await.status, 500);
    let chosen = "SELECT reason FROM pass_award_choice";
    assert!(texts(&app.platform.db, chosen).await.is_empty(), "both or neither");
    did(&mentor, &format!("{nomination}/consent/publication"), &allows("no")).await;
    did(&nd, "/pass/award/choose", &choice).await;
}

#[tokio::test]
async fn a_withdrawn_nomination_is_read_by_nobody_and_chosen_by_nobody() {
    let app = app().await;
    let nomination = reviewed(&app, STATEMENT).await;
    let mentor = staff(&app, Role::Mentor, "TX").await;
    did(&mentor, &format!("{nomination}/consent/nomination"), &allows("no")).await;
    let nd = staff(&app, Role::PassCoordinator, "ND").await;
    assert_eq!(nd.get(&format!("{nomination}/review")).await.status, 404);
    assert!(!nd.get("/pass/award").await.text.contains(id(&nomination)));
    let choice = [("nominee", id(&nomination)), CHOSEN];
    assert!(refused(&nd, "/pass/award/choose", &choice).await.contains("has not allowed"));
    let events = "SELECT kind FROM audit WHERE kind = 'pass.award-consent'";
    assert_eq!(texts(&app.platform.db, events).await.len(), 1);
}

#[tokio::test]
async fn the_rules_of_a_year_do_not_change_under_those_who_are_nominated() {
    let app = app().await;
    nominated(&app, STATEMENT).await;
    let texas = staff(&app, Role::PassCoordinator, "TX").await;
    let with = |at: usize, value: &'static str| {
        let mut other = CYCLE;
        other[at].1 = value;
        other
    };
    let cycle = "/pass/award/cycle";
    check_html(&texas.get(cycle).await.text);
    assert!(refused(&texas, cycle, &with(5, "3")).await.contains("cannot change"));
    assert!(refused(&texas, cycle, &with(3, "2026-10-01")).await.contains("follow one another"));
    assert!(refused(&texas, cycle, &with(6, "1")).await.contains("Reviews a nomination"));
    assert!(refused(&texas, cycle, &with(0, "2020")).await.contains("Year"));
    did(&texas, cycle, &with(4, "2027-02-15")).await;
    let page = texas.get("/pass/award").await.text;
    check_html(&page);
    assert!(page.contains("February 15, 2027"), "{page}");
    let mentor = staff(&app, Role::Mentor, "TX").await;
    assert_eq!(mentor.post(cycle, &CYCLE).await.status, 403);
    let federal = staff(&app, Role::FederalUser, "US").await;
    let seen = federal.get("/pass/award").await;
    assert_eq!(seen.status, 200);
    assert!(!seen.text.contains("Araceli"));
}
