//! Taking out what a State has sent, and reading the record layout.

use crate::samples::{MARISOL, TEODORO, app, child_at, package_of, problems, submit};
use exchange::{ExportForm, LineProblem, export, import_layout};
use platform::Actor;
use std::{fs, io::Cursor, path::Path};
use testing::{TestApp, texts};

const SAMPLE: &str = include_str!("../../../../docs/sample-layout/nd.txt");

fn import(text: &str) -> (exchange::Imported, Vec<u8>) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("nd.txt");
    fs::write(&path, text).unwrap();
    let mut out = Cursor::new(Vec::new());
    let imported = import_layout(&path, &mut out).unwrap();
    (imported, out.into_inner())
}

async fn taken_out(app: &TestApp, state: &str, form: ExportForm, to: &Path) -> exchange::Exported {
    let of = (state.parse().unwrap(), form);
    export(&app.platform, Actor::system("test"), of, to).await.unwrap()
}

#[tokio::test]
async fn the_sample_of_the_layout_becomes_a_package_that_is_taken_whole() {
    let (imported, package) = import(SAMPLE);
    assert_eq!(imported.problems, []);
    assert_eq!((imported.students, imported.records), (2, 7));
    let app = app().await;
    let submission = submit(&app, "ND", &package).await;
    // The child who is taken back was never there.
    assert_eq!(submission.counts.good, 6, "{:?}", problems(&app).await);
    assert_eq!(problems(&app).await.len(), 1);
    let content = "SELECT content FROM source_row WHERE kind = 'assessments'";
    let test = texts(&app.platform.db, content).await;
    assert!(test[0].contains(r#""administration_month":"2026-04""#), "{test:?}");
}

#[tokio::test]
async fn a_file_in_the_layout_is_handed_in_as_it_is_and_what_comes_back_stands_on_its_own_lines() {
    let lines: Vec<&str> = SAMPLE.lines().collect();
    let short = lines[4].rsplit_once('|').unwrap().0;
    let impossible = lines[5].replace("20260824", "20260231");
    let sent = [lines[0], lines[1], lines[2], lines[3], short, "X|0000001", &impossible, lines[6]];
    let app = app().await;
    let submission = submit(&app, "ND", sent.join("\r\n").as_bytes()).await;
    let expected = [
        "night.zip:1  \"\" layout",
        "night.zip:1  \"00000002\" layout-count-students",
        "night.zip:1  \"000000008\" layout-count-records",
        "night.zip:5  \"Q\" layout-fields",
        "night.zip:6  \"X\" layout-letter",
        "enrollments.csv:7 enrollment_date \"20260231\" impossible-date",
    ];
    assert_eq!(submission.refusal, None);
    assert_eq!(problems(&app).await, expected);
    assert_eq!((submission.counts.good, submission.counts.bad), (3, 3));
    let stored = "SELECT CAST(line AS TEXT) FROM source_row ORDER BY line";
    assert_eq!(texts(&app.platform.db, stored).await, ["3", "4", "8"], "lines of the file");
}

#[test]
fn what_is_wrong_with_a_line_is_said_and_the_rest_is_kept() {
    let lines: Vec<&str> = SAMPLE.lines().collect();
    let broken = lines[4].rsplit_once('|').unwrap().0;
    let stray = lines[3].replace("0000001", "0000009");
    let text = [lines[1], lines[2], &stray, broken, "X|0000001", lines[5]].join("\r\n");
    let (imported, _) = import(&text);
    let said: Vec<_> = imported.problems.iter().map(|(line, p)| (*line, p.clone())).collect();
    let expected = [
        (1, LineProblem::NoHeader),
        (3, LineProblem::NoSuchStudent("0000009".into())),
        (4, LineProblem::FieldCount { letter: "Q".into(), expected: 10, found: 9 }),
        (5, LineProblem::UnknownLetter("X".into())),
    ];
    assert_eq!(said, expected);
    assert_eq!((imported.students, imported.records), (1, 2));
}

#[test]
fn a_file_that_was_cut_off_is_noticed_by_its_counts() {
    let lines: Vec<&str> = SAMPLE.lines().collect();
    let (imported, _) = import(&lines[..5].join("\n"));
    let said: Vec<_> = imported.problems.iter().map(|(_, problem)| problem.to_string()).collect();
    assert!(said[0].contains("says 00000002 students, but the file has 1"), "{said:?}");
    let (imported, _) = import(&[lines[0], lines[1]].join("\n"));
    let nameless = imported.problems.iter().any(|(line, problem)| {
        *line == 2 && *problem == LineProblem::NoDemographics("0000001".into())
    });
    assert!(nameless, "{:?}", imported.problems);
}

#[tokio::test]
async fn what_a_state_takes_out_it_can_hand_in_again_without_change() {
    let app = app().await;
    submit(&app, "TX", &child_at("TX,1", MARISOL, "Weslaco,TX", "2026-01-10")).await;
    submit(&app, "ND", &package_of(&[("ND,1", TEODORO)])).await;
    let folder = tempfile::tempdir().unwrap();
    let zip = folder.path().join("tx.zip");
    let exported = taken_out(&app, "TX", ExportForm::Package, &zip).await;
    assert_eq!((exported.children, exported.rows), (1, 2), "Texas' own children only");
    let again = submit(&app, "TX", &fs::read(&zip).unwrap()).await;
    // The child's own row brings her number back; her stay says what was known.
    assert_eq!((again.counts.good, again.counts.same, again.counts.bad), (1, 1, 0));

    let layout = folder.path().join("tx.txt");
    let exported = taken_out(&app, "TX", ExportForm::Layout, &layout).await;
    assert_eq!(exported.files, std::slice::from_ref(&layout));
    let text = fs::read_to_string(&layout).unwrap();
    assert!(text.starts_with("H|TX|") && text.contains("|00000001|000000003\n"), "{text}");
    assert!(text.contains("|Marisol||Reyes|Villa||Female|20130304|No|"), "{text}");
    let (imported, _) = import(&text);
    assert_eq!((imported.problems.len(), imported.records), (0, 2));
    let events = "SELECT kind FROM audit WHERE kind = 'exchange.exported'";
    assert_eq!(texts(&app.platform.db, events).await.len(), 2);
}
