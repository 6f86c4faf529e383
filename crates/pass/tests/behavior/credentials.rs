//! Signed credentials: what is in them, how each kind of a bad one is told from a good one, and what nobody may do.

use crate::samples::{app, araceli, did, enrolled, refused, staff, tested, worked};
use accounts::Role;
use serde_json::Value;
use testing::{Answer, TestApp, check_html, run_sql, texts};

/// Hours of a year and a day: a passport is out of date.
const PASSPORT_HOURS: i64 = 366 * 24;

/// Araceli's algebra with unit 1 passed and a transcript of it; its address and her number.
async fn with_transcript(app: &TestApp) -> (String, String) {
    let student = araceli(app).await;
    let at = enrolled(app, &student, "algebra-1a").await;
    worked(app, &at, "1").await;
    tested(app, &at, ("1", "A"), "41").await;
    let office = staff(app, Role::PassCoordinator, "TX").await;
    did(&office, &format!("{at}/transcript"), &[]).await;
    (at, student)
}

/// The credential of an enrollment, and the passport, as files.
async fn files(app: &TestApp, at: &str, student: &str) -> (String, String) {
    let office = staff(app, Role::PassCoordinator, "TX").await;
    let course = office.get(&format!("{at}/credential")).await;
    assert_eq!((course.status.as_u16(), course.header("content-type")), (200, "application/vc"));
    let passport = office.get(&format!("/pass/students/{student}/passport/credential")).await;
    assert_eq!(passport.status, 200);
    (course.text, passport.text)
}

/// What the public page says of a text, and that the page is a sound one.
async fn brought(app: &TestApp, text: &str) -> Answer {
    let answer =
        app.client().upload("/pass/verify", &[], ("file", "c.json", text.as_bytes())).await;
    assert_eq!(answer.status, 200);
    check_html(&answer.text);
    assert_eq!(answer.header("cache-control"), "no-store");
    answer
}

fn heading(answer: &Answer) -> &str {
    let (_, rest) = answer.text.split_once("<h1>").unwrap();
    rest.split_once("</h1>").unwrap().0
}

fn changed(text: &str, change: fn(&mut Value)) -> String {
    let mut value: Value = serde_json::from_str(text).unwrap();
    change(&mut value);
    value.to_string()
}

#[tokio::test]
async fn a_transcript_becomes_a_credential_that_says_what_was_earned() {
    let app = app().await;
    let (at, student) = with_transcript(&app).await;
    let (course, passport) = files(&app, &at, &student).await;
    let course: Value = serde_json::from_str(&course).unwrap();
    assert_eq!(course["type"][1], "OpenBadgeCredential");
    assert_eq!(course["issuer"]["name"], "PASS office of Texas");
    let subject = &course["credentialSubject"];
    assert_eq!(subject["creditsEarned"], 0.1);
    assert_eq!(subject["achievement"]["creditsAvailable"], 0.5);
    assert_eq!(subject["achievement"]["humanCode"], "02052G0.5012");
    assert_eq!(subject["result"][0]["value"], "82.0");
    assert_eq!(subject["identifier"][0]["identityHash"], "Araceli Zavala Ibarra");
    let passport: Value = serde_json::from_str(&passport).unwrap();
    assert_eq!(passport["type"][1], "ClrCredential");
    assert_eq!(passport["credentialSubject"]["verifiableCredential"][0], course);
    let good = brought(&app, &course.to_string()).await;
    assert_eq!(heading(&good), "This credential is valid");
    assert!(good.text.contains("Araceli Zavala Ibarra") && good.text.contains("0.1 Carnegie"));
    assert_eq!(heading(&brought(&app, &passport.to_string()).await), "This credential is valid");
    let pressed = serde_json::to_string_pretty(&course).unwrap();
    assert_eq!(
        heading(&brought(&app, &pressed).await),
        "This credential is valid",
        "blanks are free"
    );
}

#[tokio::test]
async fn forged_altered_foreign_and_broken_ones_are_each_told_apart() {
    let app = app().await;
    let (at, student) = with_transcript(&app).await;
    let (course, passport) = files(&app, &at, &student).await;
    let more = changed(&course, |all| all["credentialSubject"]["creditsEarned"] = 0.5.into());
    let forged = changed(&course, |all| {
        let method = all["proof"]["verificationMethod"].as_str().unwrap();
        all["proof"]["verificationMethod"] = method.replace("#key-2026", "#key-2020").into();
    });
    let bare = changed(&course, |all| {
        all.as_object_mut().unwrap().remove("proof");
    });
    let foreign = changed(&course, |all| all["issuer"]["id"] = "did:web:example.org".into());
    let context = changed(&course, |all| {
        all["@context"].as_array_mut().unwrap().push("https://example.org/mine".into());
    });
    let inner = changed(&passport, |all| {
        all["credentialSubject"]["verifiableCredential"][0]["name"] = "All of algebra".into();
    });
    for (text, title) in [
        (more, "This credential was changed after it was signed"),
        (context, "This credential was changed after it was signed"),
        (inner, "This credential was changed after it was signed"),
        (forged, "No office here signed this credential"),
        (bare, "No office here signed this credential"),
        (foreign, "This credential was issued by someone else"),
        ("%PDF-1.7".to_owned(), "This is not a readable credential"),
        ("[]".to_owned(), "This is not a readable credential"),
        (course[..400].to_owned(), "This is not a readable credential"),
    ] {
        let answer = brought(&app, &text).await;
        assert_eq!(heading(&answer), title);
        assert!(!answer.text.contains("Araceli"), "what is not signed is not repeated: {title}");
    }
}

#[tokio::test]
async fn a_later_transcript_and_a_withdrawal_revoke_what_was_signed() {
    let app = app().await;
    let (at, student) = with_transcript(&app).await;
    let (first, first_passport) = files(&app, &at, &student).await;
    worked(&app, &at, "2").await;
    tested(&app, &at, ("2", "A"), "45").await;
    let office = staff(&app, Role::PassCoordinator, "TX").await;
    did(&office, &format!("{at}/transcript"), &[]).await;
    let superseded = "This credential has been replaced by a later one";
    assert_eq!(heading(&brought(&app, &first).await), superseded);
    assert_eq!(heading(&brought(&app, &first_passport).await), superseded);
    let (second, passport) = files(&app, &at, &student).await;
    assert_eq!(heading(&brought(&app, &second).await), "This credential is valid");
    assert_eq!(bits_set(&app, &first).await, 2, "the course and the passport of before");
    assert_ne!(refused(&office, &format!("{at}/withdraw"), &[]).await, "");
    let reason = [("reason", "The key of form A was found at the site")];
    did(&office, &format!("{at}/withdraw"), &reason).await;
    assert_eq!(heading(&brought(&app, &second).await), "The office withdrew this credential");
    assert_eq!(heading(&brought(&app, &passport).await), superseded);
    assert_eq!(office.get(&format!("{at}/credential")).await.status, 404);
    assert_eq!(bits_set(&app, &second).await, 4);
    did(&office, &format!("{at}/sign"), &[]).await;
    let (third, _) = files(&app, &at, &student).await;
    assert_eq!(heading(&brought(&app, &third).await), "This credential is valid");
}

/// How many places are set in the list that a credential names, and that its own is as it should be.
async fn bits_set(app: &TestApp, credential: &str) -> u32 {
    use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
    use std::io::Read;
    let credential: Value = serde_json::from_str(credential).unwrap();
    let address = credential["credentialStatus"]["statusListCredential"].as_str().unwrap();
    let (_, path) = address.split_once("/pass/").unwrap();
    let answer = app.get(&format!("/pass/{path}")).await;
    assert_eq!((answer.status.as_u16(), answer.header("access-control-allow-origin")), (200, "*"));
    let list: Value = answer.json();
    let letters = list["credentialSubject"]["encodedList"].as_str().unwrap();
    let packed = URL_SAFE_NO_PAD.decode(letters.strip_prefix('u').unwrap()).unwrap();
    let mut bits = Vec::new();
    flate2::read::GzDecoder::new(packed.as_slice()).read_to_end(&mut bits).unwrap();
    let index = credential["credentialStatus"]["statusListIndex"].as_str().unwrap();
    let index: usize = index.parse().unwrap();
    assert_ne!(bits[index / 8] & (0x80 >> (index % 8)), 0, "its own place is set");
    bits.iter().map(|byte| byte.count_ones()).sum()
}

#[tokio::test]
async fn a_passport_is_checked_by_its_number_without_telling_a_name_and_runs_out() {
    let app = app().await;
    let (at, student) = with_transcript(&app).await;
    let number = "SELECT number FROM pass_credential WHERE kind = 'passport'";
    let number = texts(&app.platform.db, number).await.pop().unwrap();
    let reader = app.client();
    for lang in ["", "/es"] {
        let page = reader.get(&format!("{lang}/pass/verify/{number}")).await;
        assert_eq!(page.status, 200);
        check_html(&page.text);
        assert!(!page.text.contains("Araceli") && !page.text.contains(&student));
        assert!(page.text.contains("Algebra IA") || page.text.contains("Algebra"));
    }
    let path = format!("/pass/verify/{number}");
    let same = reader.post(&path, &[("name", "araceli  ZAVALA Ibarra")]).await;
    assert!(same.text.contains("Yes: it was signed for this name"));
    let other = reader.post(&path, &[("name", "Araceli Zavala")]).await;
    assert!(other.text.contains("No: it was signed for another name"));
    let (_, passport) = files(&app, &at, &student).await;
    app.advance_hours(PASSPORT_HOURS);
    assert_eq!(heading(&brought(&app, &passport).await), "This credential has expired");
    assert_eq!(reader.get("/pass/verify/4K7T02QX9WPA8D3RM3").await.status, 404);
    let slip = reader.upload("/pass/verify", &[("number", "4K7T-02QX")], ("file", "", b"")).await;
    assert_eq!(slip.status, 422);
    check_html(&slip.text);
    let written = "SELECT CAST(COUNT(*) AS text) FROM audit";
    let before = texts(&app.platform.db, written).await;
    reader.get(&path).await;
    brought(&app, &passport).await;
    assert_eq!(texts(&app.platform.db, written).await, before, "checking writes nothing");
}

#[tokio::test]
async fn what_was_signed_is_never_changed_and_schools_of_other_states_see_nothing() {
    let app = app().await;
    let (at, student) = with_transcript(&app).await;
    for text in ["UPDATE pass_credential SET signed = '{}'", "DELETE FROM pass_credential"] {
        assert!(run_sql(&app.platform.db, text).await.is_err(), "{text}");
    }
    let elsewhere = staff(&app, Role::PassCoordinator, "ND").await;
    assert_eq!(elsewhere.get(&format!("{at}/credential")).await.status, 404);
    let passport = format!("/pass/students/{student}/passport/credential");
    assert_eq!(elsewhere.get(&passport).await.status, 404);
    let mentor = staff(&app, Role::Mentor, "TX").await;
    assert_eq!(mentor.get(&format!("{at}/credential")).await.status, 403);
    let office = staff(&app, Role::PassCoordinator, "TX").await;
    let token = office.get(&format!("{at}/credential?form=jwt")).await;
    assert_eq!(token.header("content-type"), "application/vc+jwt");
    assert_eq!(heading(&brought(&app, &token.text).await), "This credential is valid");
    let mut slip = token.text.clone();
    slip.replace_range(300..301, if &slip[300..301] == "A" { "B" } else { "A" });
    assert_ne!(heading(&brought(&app, &slip).await), "This credential is valid");
    for gone in ["/pass/issuers/TX/did.json", "/pass/issuers/qq/did.json", "/pass/status/tx/9"] {
        assert_eq!(app.get(gone).await.status, 404, "{gone}");
    }
}
