//! The catalog: public pages, the file out and in again, a State's word on a course.

use crate::samples::{app, did, staff};
use accounts::Role;
use testing::check_html;

#[tokio::test]
async fn the_catalog_and_the_rules_are_public_in_both_languages() {
    let app = app().await;
    let paths = ["/pass/courses", "/pass/courses/algebra-1a", "/pass/rules"];
    for path in paths.into_iter().flat_map(|path| [path.to_owned(), format!("/es{path}")]) {
        let page = app.get(&path).await;
        assert_eq!(page.status, 200, "{path}");
        check_html(&page.text);
        assert_eq!(page.header("set-cookie"), "", "{path}");
    }
    let english = app.get("/pass/courses/english-3a").await.text;
    assert!(english.contains("to be confirmed"), "a doubtful code stays marked");
    assert_eq!(app.get("/pass/courses/alchemy").await.status, 404);
}

#[tokio::test]
async fn the_file_of_the_catalog_can_be_handed_in_again_and_its_good_rows_are_kept() {
    let app = app().await;
    let office = staff(&app, Role::PassCoordinator, "TX").await;
    let file = app.get("/pass/courses/courses.csv").await.text;
    let same = office.upload("/pass/courses", &[], ("courses", "a.csv", file.as_bytes())).await;
    assert!(same.text.contains("44"), "all were there");
    let (head, rest) = file.split_once('\n').unwrap();
    let algebra = rest.lines().find(|line| line.starts_with("algebra-1a,")).unwrap();
    let newer = algebra.replace(",2021,", ",2027,");
    let broken = algebra.replace("algebra-1a,", "algebra-9z,").replace(",0.5,", ",half,");
    let mixed = format!("{head}\n{newer}\n{broken}\n");
    let answer = office.upload("/pass/courses", &[], ("courses", "b.csv", mixed.as_bytes())).await;
    assert!(answer.text.contains("credit"), "the wrong column is named");
    let page = app.get("/pass/courses/algebra-1a").await.text;
    assert!(page.contains("2027"), "the newest edition is shown");
    assert_eq!(app.get("/pass/courses/algebra-9z").await.status, 404);
}

#[tokio::test]
async fn a_file_that_is_no_catalog_is_refused_whole_and_says_why() {
    let app = app().await;
    let office = staff(&app, Role::PassCoordinator, "TX").await;
    let file = app.get("/pass/courses/courses.csv").await.text;
    let mut latin = file.replace("algebra-1a,", "alchemy,").into_bytes();
    latin.push(0xE9);
    let cases: [(&[u8], &str); 4] = [
        (b"", "is empty"),
        (&latin, "not in UTF-8"),
        (b"code,title\nalchemy,Alchemy\n", "same column names"),
        (b"\x89PNG\r\n\x1a\n", "not in UTF-8"),
    ];
    for (bytes, said) in cases {
        let answer = office.upload("/pass/courses", &[], ("courses", "a.csv", bytes)).await;
        assert_eq!(answer.status, 422, "{said}");
        assert!(answer.text.contains(said), "{said}");
        check_html(&answer.text);
    }
    assert_eq!(app.get("/pass/courses/alchemy").await.status, 404, "nothing of them was kept");
    let marked = format!("\u{feff}{}", file.replace("algebra-1a,", "alchemy,"));
    office.upload("/pass/courses", &[], ("courses", "a.csv", marked.as_bytes())).await;
    assert_eq!(
        app.get("/pass/courses/alchemy").await.status,
        200,
        "a spreadsheet's mark is passed over"
    );
}

#[tokio::test]
async fn a_state_says_its_own_code_and_no_other_state_says_it_for_it() {
    let app = app().await;
    let office = staff(&app, Role::PassCoordinator, "TX").await;
    let path = "/pass/courses/algebra-1a/state";
    let said = [("state", "TX"), ("code", "03100500"), ("name", "Algebra 1A"), ("approved", "yes")];
    did(&office, path, &said).await;
    let page = app.get("/pass/courses/algebra-1a").await.text;
    assert!(page.contains("03100500") && page.contains("Texas"));
    let foreign = office.post(path, &[("state", "ND"), ("code", "1")]).await;
    assert_eq!(foreign.status, 409);
    assert_eq!(app.post(path, &said).await.status, 303, "a stranger is sent to sign in");
}
