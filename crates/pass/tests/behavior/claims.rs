//! The home school's word on the credit: refusal and appeal, a part, an elective, and what a later transcript makes of it.

use crate::samples::{app, araceli, did, enrolled, refused, staff, tested, worked};
use accounts::Role;
use testing::{Client, TestApp, check_html, texts};

/// An enrollment whose first units are passed, with a transcript that was sent; its address.
async fn sent(app: &TestApp, student: &str, units: &[&str]) -> String {
    let at = enrolled(app, student, "algebra-1a").await;
    for unit in units {
        passes(app, &at, unit).await;
    }
    send(app, &at).await;
    at
}

async fn passes(app: &TestApp, at: &str, unit: &str) {
    worked(app, at, unit).await;
    tested(app, at, (unit, "A"), "40").await;
}

/// Makes a transcript, and sends its claim.
async fn send(app: &TestApp, at: &str) {
    let office = staff(app, Role::PassCoordinator, "TX").await;
    did(&office, &format!("{at}/transcript"), &[]).await;
    let claim = newest(&office, at).await;
    did(&office, &format!("{claim}/send"), &[("claim-step", "send")]).await;
}

/// The address of an enrollment's newest claim that somebody can go on with.
async fn newest(reader: &Client, at: &str) -> String {
    let page = reader.get(at).await.text;
    let (_, rest) = page.rsplit_once("/pass/claims/").unwrap();
    format!("/pass/claims/{}", &rest[..36])
}

async fn stages(app: &TestApp) -> Vec<String> {
    texts(&app.platform.db, "SELECT stage FROM pass_claim ORDER BY id").await
}

/// The cells of earned and of planned credit in a line of the page on track.
async fn line(reader: &Client, student: &str, requirement: &str) -> String {
    let page = reader.get(&format!("/pass/students/{student}")).await.text;
    check_html(&page);
    let from = page.find(&format!("<th scope=\"row\">{requirement}")).unwrap();
    page[from..].split("</tr>").next().unwrap().to_owned()
}

#[tokio::test]
async fn a_refusal_has_a_reason_and_an_appeal_has_words() {
    let app = app().await;
    let student = araceli(&app).await;
    let at = sent(&app, &student, &["1", "2"]).await;
    let school = staff(&app, Role::Counselor, "TX").await;
    let office = staff(&app, Role::PassCoordinator, "TX").await;
    let claim = newest(&school, &at).await;
    let decide = format!("{claim}/decide");
    let said = refused(&school, &decide, &[("claim-step", "refuse")]).await;
    assert!(said.contains("reason"), "{said}");
    let unknown = [("claim-step", "refuse"), ("refusal", "no-mood")];
    refused(&school, &decide, &unknown).await;
    assert_eq!(stages(&app).await, ["sent"], "nothing was decided");
    let reason = "SELECT code FROM (SELECT reason AS code FROM pass_claim) c";
    let no =
        [("claim-step", "refuse"), ("refusal", "wrong-code"), ("note", "We teach it as 03100600")];
    did(&school, &decide, &no).await;
    assert_eq!(stages(&app).await, ["refused"]);
    assert_eq!(texts(&app.platform.db, reason).await, ["wrong-code"]);
    let told = "SELECT kind FROM inbox_item WHERE kind = 'pass-notice-claim-refused'";
    assert_eq!(texts(&app.platform.db, told).await.len(), 1, "the office is told");
    let page = office.get(&at).await.text;
    assert!(page.contains("We teach it as 03100600"), "the school's words are shown");
    assert!(page.contains("Answer the school"), "the office is asked to answer");
    let send = format!("{claim}/send");
    let said = refused(&office, &send, &[("claim-step", "appeal")]).await;
    assert!(said.contains("reason"), "{said}");
    did(&office, &send, &[("claim-step", "appeal"), ("note", "The code was agreed")]).await;
    assert_eq!(stages(&app).await, ["appealed"]);
    did(&school, &decide, &[("claim-step", "accept-full")]).await;
    assert_eq!(stages(&app).await, ["accepted-full"]);
    refused(&school, &decide, &[("claim-step", "refuse"), ("refusal", "wrong-code")]).await;
    did(&office, &send, &[("claim-step", "settle")]).await;
    assert_eq!(stages(&app).await, ["final"]);
    let steps = "SELECT step FROM pass_history WHERE about = 'claim' ORDER BY id";
    let all = texts(&app.platform.db, steps).await;
    assert_eq!(all, ["send", "refuse", "appeal", "accept-full", "settle"]);
}

#[tokio::test]
async fn a_refusal_that_is_not_appealed_can_be_closed_and_gives_no_credit() {
    let app = app().await;
    let student = araceli(&app).await;
    let at = sent(&app, &student, &["1"]).await;
    let school = staff(&app, Role::Counselor, "TX").await;
    let office = staff(&app, Role::PassCoordinator, "TX").await;
    let claim = newest(&school, &at).await;
    let no = [("claim-step", "refuse"), ("refusal", "below-mark")];
    did(&school, &format!("{claim}/decide"), &no).await;
    did(&office, &format!("{claim}/send"), &[("claim-step", "settle")]).await;
    assert_eq!(stages(&app).await, ["final"]);
    let none = "SELECT CAST(numerator AS text) FROM pass_claim";
    assert_eq!(texts(&app.platform.db, none).await, ["0"]);
}

#[tokio::test]
async fn a_part_is_no_more_than_what_was_claimed_and_counts_until_a_later_word() {
    let app = app().await;
    let student = araceli(&app).await;
    let at = sent(&app, &student, &["1", "2", "3"]).await;
    let school = staff(&app, Role::Counselor, "TX").await;
    let decide = format!("{}/decide", newest(&school, &at).await);
    for amount in ["", "0", "0.4", "-0.1", "much"] {
        let part = [("claim-step", "accept-partial"), ("accepted", amount)];
        refused(&school, &decide, &part).await;
    }
    let part = [("claim-step", "accept-partial"), ("accepted", "0.2")];
    did(&school, &decide, &part).await;
    assert_eq!(stages(&app).await, ["accepted-partial"]);
    assert!(line(&school, &student, "Mathematics").await.contains(">0.2<"));
    for unit in ["4", "5"] {
        passes(&app, &at, unit).await;
    }
    send(&app, &at).await;
    assert_eq!(stages(&app).await, ["superseded", "sent"]);
    let math = line(&school, &student, "Mathematics").await;
    assert!(math.contains(">0.2<") && math.contains(">0.3<"), "its last word counts: {math}");
    let decide = format!("{}/decide", newest(&school, &at).await);
    did(&school, &decide, &[("claim-step", "accept-full")]).await;
    let math = line(&school, &student, "Mathematics").await;
    assert!(math.contains(">0.5<") && !math.contains(">0.2<"), "nothing counts twice: {math}");
    let office = staff(&app, Role::PassCoordinator, "TX").await;
    let program = office.get("/pass/program").await.text;
    assert!(program.contains("0.5") && !program.contains("0.7"), "{program}");
}

#[tokio::test]
async fn an_elective_counts_as_an_elective() {
    let app = app().await;
    let student = araceli(&app).await;
    let at = sent(&app, &student, &["1", "2", "3", "4", "5"]).await;
    let school = staff(&app, Role::Counselor, "TX").await;
    let decide = format!("{}/decide", newest(&school, &at).await);
    did(&school, &decide, &[("claim-step", "accept-as-elective")]).await;
    assert_eq!(stages(&app).await, ["accepted-as-elective"]);
    assert!(!line(&school, &student, "Mathematics").await.contains(">0.5<"));
    assert!(line(&school, &student, "Elective").await.contains(">0.5<"));
}

#[tokio::test]
async fn only_the_home_school_decides() {
    let app = app().await;
    let student = araceli(&app).await;
    let at = sent(&app, &student, &["1"]).await;
    let office = staff(&app, Role::PassCoordinator, "TX").await;
    let moved = [("to-state", "ND"), ("reason", "The family works near Grafton")];
    did(&office, &format!("{at}/move"), &moved).await;
    let claim = newest(&staff(&app, Role::Counselor, "TX").await, &at).await;
    let elsewhere = staff(&app, Role::Counselor, "ND").await;
    let answer = elsewhere.post(&format!("{claim}/decide"), &[("claim-step", "accept-full")]).await;
    assert!(matches!(answer.status.as_u16(), 404 | 422), "{}", answer.status);
    assert_eq!(office.post(&format!("{claim}/decide"), &[]).await.status, 403);
    assert_eq!(stages(&app).await, ["sent"]);
}
