//! What goes wrong with packages, and what the State is told.

use crate::samples::{
    ENROLLMENTS, MARISOL_ND, MARISOL_TX, STUDENTS, app, children, hand_in, package, problems,
    students, table,
};
use exchange::{Phase, Refusal, Submission};

const GOOD: &str = "TX,1,01,Ana,Luna,Paz,Female,2012-01-02,No,Eva,Paz";

/// A package that is refused as a whole, and why.
async fn refusal(bytes: &[u8]) -> Refusal {
    let app = app().await;
    let submission = hand_in(&app, "TX", bytes).await;
    assert_eq!(submission.phase, Phase::Refused);
    assert_eq!(children(&app).await, Vec::<Vec<String>>::new(), "nothing of it is stored");
    submission.refusal.unwrap()
}

/// A package whose good row is kept, and the lines that came back.
async fn given_back(bytes: &[u8]) -> (Submission, Vec<String>) {
    let app = app().await;
    let submission = hand_in(&app, "TX", bytes).await;
    assert_eq!(submission.phase, Phase::Done);
    let kept = children(&app).await;
    assert!(kept.iter().flatten().any(|record| record == "TX 1"), "the good row is kept: {kept:?}");
    let problems = problems(&app, &submission).await;
    (submission, problems)
}

#[tokio::test]
async fn an_empty_file_is_refused() {
    assert_eq!(refusal(b"").await, Refusal::Empty);
}

#[tokio::test]
async fn a_truncated_package_is_refused() {
    let whole = students(&[GOOD]);
    assert_eq!(refusal(&whole[..whole.len() - 30]).await, Refusal::Damaged);
}

#[tokio::test]
async fn a_file_that_is_no_zip_is_refused() {
    assert_eq!(refusal(b"reporting_state,state_student_id\n").await, Refusal::NotAZip);
}

#[tokio::test]
async fn a_package_without_students_is_refused() {
    let bytes = package(&[("enrollments.csv", table(&[ENROLLMENTS]))]);
    assert_eq!(refusal(&bytes).await, Refusal::NoStudents);
}

#[tokio::test]
async fn a_table_without_a_line_is_refused_by_its_name() {
    let bytes = package(&[("students.csv", Vec::new())]);
    assert_eq!(refusal(&bytes).await, Refusal::EmptyFile { file: "students.csv".into() });
}

#[tokio::test]
async fn another_delimiter_is_named() {
    for (sign, name) in [(";", "semicolons"), ("\t", "tabs")] {
        let bytes = package(&[("students.csv", table(&[STUDENTS, GOOD]))]);
        let text = table(&[&STUDENTS.replace(',', sign), &GOOD.replace(',', sign)]);
        let wrong = package(&[("students.csv", text)]);
        let expected = Refusal::WrongDelimiter { file: "students.csv".into(), found: name.into() };
        assert_eq!(refusal(&wrong).await, expected);
        assert_ne!(bytes, wrong);
    }
}

#[tokio::test]
async fn a_missing_column_is_named() {
    let text = table(&[&STUDENTS.replace("birth_date,", ""), "TX,1,01,Ana,Luna,Paz,Female,No,,"]);
    let expected =
        Refusal::MissingColumns { file: "students.csv".into(), columns: "birth_date".into() };
    assert_eq!(refusal(&package(&[("students.csv", text)])).await, expected);
}

#[tokio::test]
async fn the_package_of_another_state_is_refused() {
    let expected = Refusal::WrongState { expected: "TX".into(), found: "ND".into() };
    assert_eq!(refusal(&students(&[MARISOL_ND])).await, expected);
}

#[tokio::test]
async fn a_package_that_unpacks_to_a_hundred_times_its_size_is_refused() {
    let bomb = vec![b'a'; 8 << 20];
    let expected = Refusal::TooLarge { file: "students.csv".into() };
    assert_eq!(refusal(&package(&[("students.csv", bomb)])).await, expected);
}

#[tokio::test]
async fn a_refusal_is_shown_in_words() {
    let app = app().await;
    let submission = hand_in(&app, "TX", &students(&[MARISOL_ND])).await;
    let sender = app.sign_in(&testing::email(accounts::Role::BatchSubmitter, "TX")).await;
    let page = sender.get(&format!("/submissions/{}", submission.id)).await;
    assert!(page.text.contains("The package is of ND, but it was handed in for TX."));
    let page = sender.get(&format!("/es/submissions/{}", submission.id)).await;
    assert!(page.text.contains("El paquete es de ND, pero se entregó para TX."));
}

#[tokio::test]
async fn latin_1_is_read_with_its_accents_and_remarked_upon() {
    let app = app().await;
    let mut bytes = table(&[STUDENTS]);
    bytes.extend(b"TX,1,01,Noem\xed,Mu\xf1oz,Paz,Female,2012-01-02,No,,\n");
    let submission = hand_in(&app, "TX", &package(&[("students.csv", bytes)])).await;
    assert_eq!((submission.phase, submission.counts.good), (Phase::Done, 1));
    let links = records::all_links(app.platform.db.read()).await.unwrap();
    let children: Vec<_> = links.iter().map(|(_, child)| *child).collect();
    let records = records::records_of(app.platform.db.read(), &children).await.unwrap();
    let records: Vec<_> = records.into_values().flatten().collect();
    let facts = records::facts(app.platform.db.read(), &records).await.unwrap();
    let student = facts[0].student.as_ref().unwrap();
    assert_eq!(
        (student.get("first_name"), student.get("last_name_1")),
        (Some("Noemí"), Some("Muñoz"))
    );
    let remarks = problems(&app, &submission).await;
    assert!(remarks[0].contains("not in UTF-8") && remarks[0].contains("accents"), "{remarks:?}");
}

#[tokio::test]
async fn a_row_of_another_state_comes_back_alone() {
    let (submission, problems) = given_back(&students(&[GOOD, MARISOL_ND])).await;
    assert_eq!((submission.counts.good, submission.counts.bad), (1, 1));
    assert!(problems[0].starts_with("students.csv,3,reporting_state,ND,"), "{problems:?}");
}

#[tokio::test]
async fn a_child_twice_in_a_file_is_kept_once_and_the_second_comes_back_with_both_lines() {
    let again = GOOD.replace("Ana", "Anna");
    let (submission, problems) = given_back(&students(&[GOOD, MARISOL_TX, &again])).await;
    assert_eq!((submission.counts.good, submission.counts.bad), (2, 1));
    assert!(problems[0].starts_with("students.csv,4,"), "{problems:?}");
    assert!(problems[0].contains("the first time on line 2"), "{problems:?}");
}

#[tokio::test]
async fn impossible_days_unknown_codes_and_missing_names_each_say_what_to_do() {
    let rows = [
        GOOD,
        "TX,2,01,Eva,Luna,Paz,Female,2012-02-31,No,,",
        "TX,3,01,Eva,Luna,Paz,Femenino,2012-02-01,No,,",
        "TX,4,01,,Luna,Paz,Female,2012-02-01,No,,",
    ];
    let (submission, problems) = given_back(&students(&rows)).await;
    assert_eq!((submission.counts.good, submission.counts.bad), (1, 3));
    assert!(problems[0].starts_with("students.csv,3,birth_date,2012-02-31,"), "{problems:?}");
    assert!(problems[1].starts_with("students.csv,4,sex,Femenino,"), "{problems:?}");
    assert!(problems[1].contains("Female"), "the allowed codes are named: {problems:?}");
    assert!(problems[2].starts_with("students.csv,5,first_name,,"), "{problems:?}");
}

#[tokio::test]
async fn a_row_that_is_cut_off_comes_back_and_those_before_it_are_kept() {
    let text = format!("{STUDENTS}\n{GOOD}\nTX,2,01,Eva,Lu");
    let bytes = package(&[("students.csv", text.into_bytes())]);
    let (submission, problems) = given_back(&bytes).await;
    assert_eq!((submission.counts.good, submission.counts.bad), (1, 1));
    assert!(problems[0].starts_with("students.csv,3,"), "{problems:?}");
}

#[tokio::test]
async fn a_quotation_mark_that_is_never_closed_stops_the_file_there_and_says_where() {
    let text = format!(
        "{STUDENTS}\n{GOOD}\nTX,2,01,\"Eva,Luna,Paz,Female,2012-02-01,No,,\n{MARISOL_TX}\n"
    );
    let bytes = package(&[("students.csv", text.into_bytes())]);
    let (submission, problems) = given_back(&bytes).await;
    assert_eq!((submission.counts.good, submission.counts.bad), (1, 1));
    assert!(problems[0].starts_with("students.csv,3,"), "{problems:?}");
    assert!(problems[0].contains("quotation mark"), "{problems:?}");
}

#[tokio::test]
async fn a_stay_of_a_child_who_never_came_goes_back() {
    let stays = table(&[ENROLLMENTS, "TX,9,01,1,2026-09-01,01,Weslaco,TX,"]);
    let bytes = package(&[("students.csv", table(&[STUDENTS, GOOD])), ("enrollments.csv", stays)]);
    let (_, problems) = given_back(&bytes).await;
    assert!(problems[0].starts_with("enrollments.csv,2,state_student_id,9,"), "{problems:?}");
}

#[tokio::test]
async fn an_unknown_column_is_remarked_upon_and_not_kept() {
    let head = format!("{STUDENTS},shoe_size");
    let bytes = package(&[("students.csv", table(&[&head, &format!("{GOOD},36")]))]);
    let (submission, problems) = given_back(&bytes).await;
    assert_eq!((submission.counts.good, submission.counts.bad), (1, 0));
    assert!(problems[0].starts_with("students.csv,1,shoe_size,"), "{problems:?}");
}

#[tokio::test]
async fn the_same_bytes_twice_change_nothing() {
    let app = app().await;
    let bytes = students(&[GOOD, MARISOL_TX]);
    let first = hand_in(&app, "TX", &bytes).await;
    let before = platform::verify(&app.platform.db).await.unwrap();
    let second = hand_in(&app, "TX", &bytes).await;
    assert_eq!(second.id, first.id);
    assert_eq!(platform::verify(&app.platform.db).await.unwrap(), before);
}

#[tokio::test]
async fn rows_that_say_nothing_new_are_counted_and_not_stored_again() {
    let app = app().await;
    hand_in(&app, "TX", &students(&[GOOD])).await;
    let second = hand_in(&app, "TX", &students(&[GOOD, MARISOL_TX])).await;
    assert_eq!((second.counts.same, second.counts.good), (1, 1));
    assert_eq!(children(&app).await, [["TX 1"], ["TX 88104"]]);
}
