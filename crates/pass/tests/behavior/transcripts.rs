//! Transcripts for other programs: PESC XML that is well-formed and says what the transcript says, and rows of the State
//! package that the intake's own reader takes.

use crate::samples::{app, araceli, did, enrolled, staff, tested, worked};
use accounts::Role;
use records::{RowKind, RowReader};
use testing::TestApp;

async fn with_transcript(app: &TestApp) -> String {
    let student = araceli(app).await;
    let at = enrolled(app, &student, "algebra-1a").await;
    worked(app, &at, "1").await;
    tested(app, &at, ("1", "A"), "41").await;
    let office = staff(app, Role::PassCoordinator, "TX").await;
    did(&office, &format!("{at}/transcript"), &[]).await;
    at
}

/// The texts of all elements of a name, read by a parser that did not write them.
fn texts_of(xml: &str, name: &str) -> Vec<String> {
    use quick_xml::{Reader, events::Event};
    let (mut reader, mut found, mut within) = (Reader::from_str(xml), Vec::new(), false);
    reader.config_mut().check_end_names = true;
    loop {
        match reader.read_event().unwrap() {
            Event::Start(start) => within = start.local_name().as_ref() == name,
            Event::Text(text) if within => found.push(text.xml10_content().into_owned()),
            Event::End(_) => within = false,
            Event::Eof => return found,
            _ => {}
        }
    }
}

#[tokio::test]
async fn a_transcript_goes_out_as_pesc_xml() {
    let app = app().await;
    let at = with_transcript(&app).await;
    let counselor = staff(&app, Role::Counselor, "TX").await;
    let file = counselor.get(&format!("{at}/transcript.xml")).await;
    assert_eq!((file.status.as_u16(), file.header("content-type")), (200, "application/xml"));
    let one = |name: &str| texts_of(&file.text, name).join("|");
    assert_eq!(one("FirstName"), "Araceli");
    assert_eq!(one("LastName"), "Zavala Ibarra");
    assert_eq!(one("BirthDate"), "2009-07-21");
    assert_eq!(
        (one("CourseCreditValue"), one("CourseCreditEarned")),
        ("0.50".into(), "0.10".into())
    );
    assert_eq!(one("CourseCreditUnits"), "CarnegieUnits");
    assert_eq!(one("AgencyCourseID"), "02052G0.5012");
    assert_eq!(one("CourseAcademicGrade"), "82.00");
    assert!(one("NoteMessage").contains("not validated against its schema"));
    assert_eq!(counselor.get(&format!("{at}/transcript.xml?number=2")).await.status, 404);
    let elsewhere = staff(&app, Role::Counselor, "ND").await;
    assert_eq!(elsewhere.get(&format!("{at}/transcript.xml")).await.status, 404);
}

#[tokio::test]
async fn accepted_credit_becomes_rows_that_the_intake_takes() {
    let app = app().await;
    let at = with_transcript(&app).await;
    let counselor = staff(&app, Role::Counselor, "TX").await;
    let rows = |text: &str| -> Vec<records::SourceRow> {
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let head = reader.headers().unwrap().clone();
        let (parser, unknown) = RowReader::new(RowKind::Course, head.iter()).unwrap();
        assert!(unknown.is_empty(), "{unknown:?}");
        let today = app.platform.clock.today();
        let parse = |row: csv::StringRecord| parser.parse(row.iter(), "TX".parse().unwrap(), today);
        reader.records().map(|row| parse(row.unwrap()).unwrap()).collect()
    };
    let open = rows(&counselor.get("/pass/course-history.csv").await.text);
    assert_eq!(open.len(), 1);
    let of = |row: &records::SourceRow, column: &str| row.values.get(column).map(str::to_owned);
    assert_eq!(open[0].key.student_id, "88");
    assert_eq!(of(&open[0], "grade_to_date").as_deref(), Some("82"));
    assert_eq!(of(&open[0], "credits_granted"), None, "no school has accepted it yet");
    let page = staff(&app, Role::PassCoordinator, "TX").await.get(&at).await.text;
    let (_, rest) = page.split_once("/pass/claims/").unwrap();
    let claim = format!("/pass/claims/{}", &rest[..36]);
    let office = staff(&app, Role::PassCoordinator, "TX").await;
    did(&office, &format!("{claim}/send"), &[("claim-step", "send")]).await;
    did(&counselor, &format!("{claim}/decide"), &[("claim-step", "accept-full")]).await;
    let granted = rows(&counselor.get("/pass/course-history.csv").await.text);
    assert_eq!(of(&granted[0], "credits_granted").as_deref(), Some("0.1"));
    assert_eq!(of(&granted[0], "final_grade").as_deref(), Some("82"));
    assert_eq!(of(&granted[0], "course_section").as_deref(), Some("02"));
    let elsewhere = staff(&app, Role::Counselor, "ND").await;
    let none = rows(&elsewhere.get("/pass/course-history.csv").await.text);
    assert!(none.is_empty(), "a State takes out its own students");
}
