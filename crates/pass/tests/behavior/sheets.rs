//! Answer sheets, from the printer back to a score: the sheet is the one that the program prints, rasterized by another program,
//! marked and photographed by the inventor of scans.

use crate::samples::{app, araceli, did, enrolled, refused, staff, test_in_custody, worked};
use accounts::Role;
use scans::{Conditions, Dice, Gray, Intent, Layout, Stroke, marked, photographed};
use std::process::Command;
use testing::{Answer, Client, TestApp, check_html, run_sql, texts};

const DOTS_PER_INCH: u32 = 150;
/// The key of the form in these tests: ABCDABCD…
const KEY: &str = "ABCDA BCDAB CDABC DABCD ABCDA";

/// An enrollment whose unit 1 has a test of 25 questions under way; its address and the copy's number.
async fn under_way(app: &TestApp) -> (String, String) {
    let at = enrolled(app, &araceli(app).await, "algebra-1a").await;
    worked(app, &at, "1").await;
    key_confirmed(app, KEY, "").await;
    let copy = test_in_custody(app, &at, "1", "A").await;
    let mentor = staff(app, Role::Mentor, "TX").await;
    let allowed = [("unit", "1"), ("copy", copy.as_str()), ("supervisor", "Pat Long")];
    did(&mentor, &format!("{at}/authorize"), &allowed).await;
    did(&mentor, &format!("{at}/unit"), &[("unit-step", "1:open")]).await;
    (at, copy)
}

fn key_fields<'a>(letters: &'a str, reason: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("key-course", "algebra-1a/EDITION"),
        ("key-unit", "1"),
        ("form", "A"),
        ("key-letters", letters),
        ("key-reason", reason),
    ]
}

/// Enters a key in Texas; North Dakota confirms it.
async fn key_confirmed(app: &TestApp, letters: &str, reason: &str) -> String {
    let id = key_entered(app, letters, reason).await;
    let second = staff(app, Role::PassCoordinator, "ND").await;
    did(&second, &format!("/pass/keys/{id}/confirm"), &[("key-letters", letters)]).await;
    app.run_jobs().await;
    id
}

async fn key_entered(app: &TestApp, letters: &str, reason: &str) -> String {
    let first = staff(app, Role::PassCoordinator, "TX").await;
    let edition =
        texts(&app.platform.db, "SELECT edition FROM pass_course WHERE code = 'algebra-1a'")
            .await
            .pop()
            .unwrap();
    let course = format!("algebra-1a/{edition}");
    let mut fields = key_fields(letters, reason);
    fields[0].1 = &course;
    did(&first, "/pass/keys", &fields).await;
    let page = first.get("/pass/keys").await.text;
    let (_, rest) = page.split_once("/pass/keys/").unwrap();
    rest[..36].to_owned()
}

/// The sheet of a copy as the program prints it, rasterized.
pub(crate) async fn printed(office: &Client, at: &str, copy: &str, paper: &str) -> Gray {
    let path = format!("{at}/paper/answer-sheet?copy={copy}&paper={paper}");
    let pdf = office.get(&path).await;
    assert_eq!(pdf.status, 200);
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("sheet.pdf");
    std::fs::write(&file, &pdf.bytes).unwrap();
    let done = Command::new("pdftoppm")
        .args(["-r", &DOTS_PER_INCH.to_string(), "-gray", "-png", "-singlefile"])
        .arg(&file)
        .arg(folder.path().join("sheet"))
        .status()
        .expect("pdftoppm is installed (Debian: poppler-utils)");
    assert!(done.success());
    let png = std::fs::read(folder.path().join("sheet.png")).unwrap();
    Gray::read(&png, f64::from(DOTS_PER_INCH)).unwrap()
}

/// The sheet with these answers, photographed.
pub(crate) fn photograph(page: &Gray, intents: &[Intent], how: &Conditions) -> Vec<u8> {
    let layout = Layout::parse(include_str!("../../../../data/pass/answer_sheets.json")).unwrap();
    let paper = marked(&layout, page, (25, intents), &mut Dice::of(3));
    photographed(&paper, how, &mut Dice::of(4)).jpeg(85)
}

/// Taken with a telephone, upside down, at a slant.
pub(crate) fn slanted() -> Conditions {
    let pulls = [(0.02, 0.0), (0.0, 0.01), (0.03, 0.01), (0.0, 0.02)];
    Conditions { quarters: 2, degrees: 4.0, pulls, scale: 6.5, desk: 80.0, ..Conditions::flat() }
}

/// All right but the first `wrong`.
fn answers(wrong: usize) -> Vec<Intent> {
    (0..25).map(|at| Intent::Clear(if at < wrong { (at + 1) % 4 } else { at % 4 })).collect()
}

pub(crate) async fn hand_in(office: &Client, file: &[u8]) -> Answer {
    office.upload("/pass/sheets", &[], ("sheets", "scan.jpg", file)).await
}

pub(crate) async fn scores(app: &TestApp) -> Vec<String> {
    let text = "SELECT COALESCE(CAST(points AS text) || '/' || CAST(out_of AS text), 'none') \
        FROM pass_attempt";
    texts(&app.platform.db, text).await
}

pub(crate) async fn stages(app: &TestApp) -> Vec<String> {
    texts(&app.platform.db, "SELECT stage || ' ' || fault FROM pass_scan ORDER BY id").await
}

/// The address of the newest sheet's page.
async fn newest(office: &Client) -> String {
    let page = office.get("/pass/sheets").await.text;
    let (_, rest) = page.split_once("href=\"/pass/sheets/").unwrap();
    format!("/pass/sheets/{}", &rest[..36])
}

#[tokio::test]
async fn a_sheet_printed_by_the_program_is_read_back_and_scored() {
    let app = app().await;
    let (at, copy) = under_way(&app).await;
    let office = staff(&app, Role::PassCoordinator, "TX").await;
    for (count, paper) in [(1, "letter"), (2, "a4")] {
        let page = printed(&office, &at, &copy, paper).await;
        let answer = hand_in(&office, &photograph(&page, &answers(4), &slanted())).await;
        assert_eq!(answer.status, 200);
        check_html(&answer.text);
        assert_eq!(stages(&app).await.len(), count);
    }
    assert_eq!(stages(&app).await, ["scored ", "set-aside same-again"]);
    assert_eq!(scores(&app).await, ["21/25"]);
    let unit = texts(&app.platform.db, "SELECT stage FROM pass_unit ORDER BY number").await;
    assert_eq!(unit[0], "passed");
    let steps = "SELECT source || ' ' || step FROM pass_history WHERE source = 'sheet'";
    assert_eq!(texts(&app.platform.db, steps).await, ["sheet read-sheet"]);
    let mentor = staff(&app, Role::Mentor, "TX").await;
    let counselor = staff(&app, Role::Counselor, "TX").await;
    for client in [&mentor, &counselor] {
        for path in ["/pass/sheets", "/pass/keys"] {
            assert_eq!(client.get(path).await.status, 403, "{path}");
        }
    }
    let elsewhere = staff(&app, Role::PassCoordinator, "ND").await;
    let path = newest(&office).await;
    for page in ["", "/picture", "/items/1"] {
        assert_eq!(office.get(&format!("{path}{page}")).await.status, 200, "{page}");
        assert_eq!(elsewhere.get(&format!("{path}{page}")).await.status, 404, "{page}");
    }
}

#[tokio::test]
async fn marks_in_doubt_are_shown_and_nothing_is_scored_before_a_person_has_looked() {
    let app = app().await;
    let (at, copy) = under_way(&app).await;
    let office = staff(&app, Role::PassCoordinator, "TX").await;
    let page = printed(&office, &at, &copy, "letter").await;
    let mut intents = answers(0);
    intents[6] = Intent::Unclear(vec![(2, Stroke::Full), (0, Stroke::Erased)]);
    intents[9] = Intent::Double(1, 3);
    let file = photograph(&page, &intents, &slanted());
    hand_in(&office, &file).await;
    assert_eq!(stages(&app).await, ["waiting "]);
    assert_eq!(scores(&app).await, ["none"], "nothing is guessed");
    let path = newest(&office).await;
    let shown = office.get(&path).await;
    check_html(&shown.text);
    for item in ["items/7", "items/10"] {
        assert!(shown.text.contains(item), "{item}");
        assert!(office.get(&format!("{path}/{item}")).await.bytes.starts_with(b"\x89PNG"));
    }
    assert!(!shown.text.contains("items/1\""), "only what is in doubt is cut out");
    did(&office, &path, &[("item-7", "C")]).await;
    assert_eq!(stages(&app).await, ["waiting "]);
    did(&office, &path, &[("item-10", "-")]).await;
    assert_eq!(stages(&app).await, ["scored "]);
    assert_eq!(scores(&app).await, ["24/25"]);
    let again = hand_in(&office, &file).await;
    assert!(again.text.contains("nothing changed") || again.text.contains("nada cambió"));
    assert_eq!(stages(&app).await.len(), 1, "the same file is one sheet");
    did(&office, &path, &[("item-1", "B")]).await;
    assert_eq!(scores(&app).await, ["23/25"], "a person corrects what was read");
    let kept =
        texts(&app.platform.db, "SELECT CAST(points AS text) FROM pass_scoring ORDER BY id").await;
    assert_eq!(kept, ["24", "23"]);
}

#[tokio::test]
async fn a_typed_score_is_reported_until_the_sheet_or_a_second_person_says_the_same() {
    let app = app().await;
    let (at, copy) = under_way(&app).await;
    let office = staff(&app, Role::PassCoordinator, "TX").await;
    let mentor = staff(&app, Role::Mentor, "TX").await;
    did(&mentor, &format!("{at}/unit"), &[("unit-step", "1:submit")]).await;
    let typed = [("unit", "1"), ("right", "22"), ("out-of", "25"), ("whole", "yes")];
    did(&office, &format!("{at}/score"), &typed).await;
    let reported = "SELECT CASE WHEN is_reported THEN 'yes' ELSE 'no' END FROM pass_attempt";
    assert_eq!(texts(&app.platform.db, reported).await, ["yes"]);
    let confirms = [typed.as_slice(), &[("confirms", "yes")]].concat();
    let said = refused(&office, &format!("{at}/score"), &confirms).await;
    assert!(said.contains("second person"), "{said}");
    let page = printed(&office, &at, &copy, "letter").await;
    hand_in(&office, &photograph(&page, &answers(12), &slanted())).await;
    assert_eq!(scores(&app).await, ["13/25"]);
    assert_eq!(texts(&app.platform.db, reported).await, ["no"]);
    let unit = texts(&app.platform.db, "SELECT stage FROM pass_unit ORDER BY number").await;
    assert_eq!(unit[0], "failed-open", "what follows from the score is looked at again");
    let other = refused(&office, &format!("{at}/score"), &typed).await;
    assert!(other.contains("confirmed"), "{other}");
}

#[tokio::test]
async fn a_newer_key_scores_anew_and_says_whom_it_touched() {
    let app = app().await;
    let (at, copy) = under_way(&app).await;
    let office = staff(&app, Role::PassCoordinator, "TX").await;
    let page = printed(&office, &at, &copy, "letter").await;
    hand_in(&office, &photograph(&page, &answers(12), &slanted())).await;
    assert_eq!(scores(&app).await, ["13/25"]);
    // Questions 1 to 3 are taken out: they count as right for everybody.
    let newer = KEY.replacen("ABCDA", "***DA", 1);
    let id = key_confirmed(&app, &newer, "Questions 1 to 3 were misprinted").await;
    assert_eq!(scores(&app).await, ["16/25"]);
    let unit = texts(&app.platform.db, "SELECT stage FROM pass_unit ORDER BY number").await;
    assert_eq!(unit[0], "passed");
    let kept = texts(&app.platform.db, "SELECT source FROM pass_scoring ORDER BY id").await;
    assert_eq!(kept, ["sheet", "new-key"]);
    let told = "SELECT kind FROM inbox_item WHERE kind = 'pass-notice-rescored'";
    assert!(!texts(&app.platform.db, told).await.is_empty());
    let shown = office.get(&format!("/pass/keys/{id}")).await;
    check_html(&shown.text);
    assert!(shown.text.contains("13/25") && shown.text.contains("16/25"), "{}", shown.text);
    let other = staff(&app, Role::PassCoordinator, "ND").await;
    let there = other.get(&format!("/pass/keys/{id}")).await.text;
    assert!(!there.contains(&at) && there.contains("Texas"), "elsewhere only a count is shown");
    for statement in
        ["UPDATE pass_scoring SET points = 25", "DELETE FROM pass_key", "DELETE FROM pass_scan"]
    {
        assert!(run_sql(&app.platform.db, statement).await.is_err(), "{statement}");
    }
}

#[tokio::test]
async fn a_key_counts_when_a_second_person_types_the_same() {
    let app = app().await;
    let id = key_entered(&app, KEY, "").await;
    let first = staff(&app, Role::PassCoordinator, "TX").await;
    let second = staff(&app, Role::PassCoordinator, "ND").await;
    let confirm = format!("/pass/keys/{id}/confirm");
    let said = refused(&first, &confirm, &[("key-letters", KEY)]).await;
    assert!(said.contains("segunda persona") || said.contains("second person"), "{said}");
    let form = second.get(&confirm).await;
    check_html(&form.text);
    assert!(!form.text.contains("ABCDA"), "the first person's letters are not shown");
    let other = KEY.replacen("ABCDA", "ABDDC", 1);
    let said = refused(&second, &confirm, &[("key-letters", &other)]).await;
    assert!(said.contains("3, 5"), "{said}");
    let said = refused(&second, &confirm, &[("key-letters", "ABCD")]).await;
    assert!(said.contains("25"), "{said}");
    did(&second, &confirm, &[("key-letters", KEY)]).await;
    check_html(&second.get("/pass/keys").await.text);
    let opened = "SELECT kind FROM audit WHERE kind = 'pass.key-opened'";
    assert!(texts(&app.platform.db, opened).await.is_empty());
    second.get(&format!("/pass/keys/{id}")).await;
    assert_eq!(texts(&app.platform.db, opened).await.len(), 1, "who opens a key is written down");
}

#[tokio::test]
async fn what_cannot_be_matched_waits_with_its_reason_and_is_never_lost() {
    let app = app().await;
    let (at, copy) = under_way(&app).await;
    let office = staff(&app, Role::PassCoordinator, "TX").await;
    let bad = hand_in(&office, b"The answers are A, B, C.").await;
    assert_eq!(bad.status, 422);
    check_html(&bad.text);
    assert!(bad.text.contains("PDF"), "it says what is needed");
    let mut page = printed(&office, &at, &copy, "letter").await;
    blot_code(&mut page);
    hand_in(&office, &photograph(&page, &answers(4), &slanted())).await;
    assert_eq!(stages(&app).await, ["unmatched code-missing"]);
    let path = newest(&office).await;
    check_html(&office.get(&path).await.text);
    let wrong = refused(&office, &format!("{path}/match"), &[("sheet-copy", "4K7T-02QX-M4")]).await;
    assert!(wrong.contains("copia") || wrong.contains("copy"), "{wrong}");
    did(&office, &format!("{path}/match"), &[("sheet-copy", &copy)]).await;
    assert_eq!(stages(&app).await, ["scored "]);
    assert_eq!(scores(&app).await, ["21/25"]);
    // A sheet of Texas that comes to North Dakota is seen by Texas.
    let there = staff(&app, Role::PassCoordinator, "ND").await;
    let page = printed(&office, &at, &copy, "letter").await;
    hand_in(&there, &photograph(&page, &answers(5), &slanted())).await;
    assert_eq!(stages(&app).await[1], "unmatched elsewhere");
    let path = newest(&there).await;
    did(&office, &format!("{path}/again"), &[]).await;
    assert_eq!(stages(&app).await[1], "unmatched differs");
    let silent = refused(&office, &format!("{path}/aside"), &[("sheet-reason", "")]).await;
    assert!(!silent.is_empty());
    did(&office, &format!("{path}/aside"), &[("sheet-reason", "A photograph of a draft")]).await;
    assert_eq!(stages(&app).await[1], "set-aside by-hand");
    assert_eq!(scores(&app).await, ["21/25"]);
}

/// Ink over the square code.
fn blot_code(page: &mut Gray) {
    let (wide, high) = (page.width, page.height);
    for y in high * 6 / 100..high * 18 / 100 {
        for x in wide * 74 / 100..wide * 90 / 100 {
            page.pixels[y * wide + x] = 30.0;
        }
    }
}
