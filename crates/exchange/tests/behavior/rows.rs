//! Rows that come back while the others are kept: where, why, and what to do.

use crate::samples::{
    ARACELI, ENROLLMENT, MARISOL, STUDENT, TEODORO, app, count, package, package_of, problems,
    staff, students, submit, table,
};
use accounts::Role;
use exchange::{Phase, Submission};
use platform::Lang;
use testing::{TestApp, check_html, texts};

/// The lines of the file that goes back, without its head: line, reason, remedy.
async fn given_back(app: &TestApp, submission: &Submission) -> Vec<(String, String, String)> {
    let text = exchange::problems_csv(&app.platform, submission.id, Lang::En).await.unwrap();
    let (head, _) = text.split_once('\n').unwrap();
    assert_eq!(head, "file,line,element,value,reason,remedy");
    csv::Reader::from_reader(text.as_bytes())
        .records()
        .map(Result::unwrap)
        .map(|row| (format!("{}:{}", &row[0], &row[1]), row[4].to_owned(), row[5].to_owned()))
        .collect()
}

/// Hands in a `students.csv` in which one row is bad: it must come back so, and the rest must be kept.
async fn one_bad(bytes: &[u8], good: u64, problem: &str, reason: &str, remedy: &str) {
    let app = app().await;
    let submission = submit(&app, "ND", &package(&[("students.csv", bytes)])).await;
    assert_eq!(submission.phase, Phase::Done);
    assert_eq!(problems(&app).await, [problem]);
    assert_eq!((submission.counts.good, submission.counts.bad), (good, 1));
    assert_eq!(count(&app, "source_row").await as u64, good);
    let back = given_back(&app, &submission).await;
    let place = problem.split(' ').next().unwrap().to_owned();
    assert_eq!(back, [(place, reason.to_owned(), remedy.to_owned())]);
}

#[tokio::test]
async fn a_day_that_no_calendar_has() {
    let bad = MARISOL.replace("2013-03-04", "2013-02-31");
    one_bad(
        &students(&[("ND,1", TEODORO), ("ND,2", &bad), ("ND,3", ARACELI)]),
        2,
        "students.csv:3 birth_date \"2013-02-31\" impossible-date",
        "There is no such day in the calendar.",
        "Check the day and the month; they may be swapped.",
    )
    .await;
}

#[tokio::test]
async fn a_code_that_is_none() {
    one_bad(
        &students(&[("ND,1", TEODORO), ("ND,2", &MARISOL.replace("Female", "Girl"))]),
        1,
        "students.csv:3 sex \"Girl\" unknown-code",
        "The value is not one of the codes of this column.",
        "Use one of: Female, Male, Other, Nonbinary.",
    )
    .await;
}

#[tokio::test]
async fn a_row_of_another_state_even_when_it_is_the_first() {
    for (children, line) in [
        ([("TX,9", TEODORO), ("ND,2", MARISOL), ("ND,3", ARACELI)], 2),
        ([("ND,2", MARISOL), ("ND,3", ARACELI), ("TX,9", TEODORO)], 4),
    ] {
        one_bad(
            &students(&children),
            2,
            &format!("students.csv:{line} reporting_state \"TX\" wrong-state"),
            "The row names a State other than ND, the one sending the file.",
            "Send only rows of ND; the other State sends its own.",
        )
        .await;
    }
}

#[tokio::test]
async fn a_child_twice_in_one_file() {
    let app = app().await;
    let again = MARISOL.replace("Marisol", "Marisela");
    let file = students(&[("ND,1", MARISOL), ("ND,2", TEODORO), ("ND,1", &again)]);
    let submission = submit(&app, "ND", &package(&[("students.csv", &file)])).await;
    assert_eq!((submission.counts.good, submission.counts.bad), (2, 1));
    assert_eq!(
        given_back(&app, &submission).await,
        [(
            "students.csv:4".to_owned(),
            "This child appears twice in the file; the first time on line 2. The first row was kept."
                .to_owned(),
            "Decide which row is right and send only that one.".to_owned()
        )]
    );
    let kept = texts(&app.platform.db, "SELECT content FROM source_row ORDER BY line").await;
    assert!(kept[0].contains("Marisol") && kept.len() == 2, "{kept:?}");
}

#[tokio::test]
async fn a_quotation_mark_left_open() {
    let open = MARISOL.replace("Marisol", "\"Marisol");
    one_bad(
        &students(&[("ND,1", TEODORO), ("ND,2", &open), ("ND,3", ARACELI)]),
        1,
        "students.csv:3  \"\" endless-row",
        "Starting on this line, a quotation mark is opened and never closed, or a row is longer than 64 KiB.",
        "Close the quotation mark on this line and send the package again; the rows before it were kept.",
    )
    .await;
}

#[tokio::test]
async fn a_quotation_mark_in_the_middle_of_a_field_is_part_of_it() {
    let app = app().await;
    let nicknamed = TEODORO.replace("Teodoro", "Teodoro \"Teo");
    let submission =
        submit(&app, "ND", &package_of(&[("ND,1", nicknamed.as_str()), ("ND,2", MARISOL)])).await;
    assert_eq!((submission.counts.good, submission.counts.bad), (2, 0));
    let names = texts(&app.platform.db, "SELECT content FROM source_row ORDER BY line").await;
    assert!(names[0].contains(r#""first_name":"Teodoro \"Teo""#), "{names:?}");
}

#[tokio::test]
async fn a_last_row_that_breaks_off() {
    let mut bytes = students(&[("ND,1", TEODORO), ("ND,2", MARISOL)]);
    bytes.truncate(bytes.len() - 40);
    one_bad(
        &bytes,
        1,
        "students.csv:3  \"\" cut-off",
        "The file ends in the middle of this row.",
        "Export the file again and send the complete file; the rows before it were kept.",
    )
    .await;
}

#[tokio::test]
async fn a_row_with_a_field_too_many() {
    one_bad(
        &students(&[("ND,1", TEODORO), ("ND,2", &MARISOL.replace("Weslaco", "Weslaco, Texas"))]),
        1,
        "students.csv:3  \"\" field-count",
        "The line has 19 fields, but the first line of the file has 18.",
        "Put values that contain commas or line breaks in quotation marks.",
    )
    .await;
}

#[tokio::test]
async fn lines_are_counted_as_an_editor_counts_them() {
    let bad = MARISOL.replace("2013-03-04", "2013-02-31");
    let text = String::from_utf8(students(&[("ND,1", TEODORO), ("ND,2", &bad)])).unwrap();
    let (reason, remedy) = (
        "There is no such day in the calendar.",
        "Check the day and the month; they may be swapped.",
    );
    let at = |line| format!("students.csv:{line} birth_date \"2013-02-31\" impossible-date");
    one_bad(text.replace('\n', "\r\n").as_bytes(), 1, &at(3), reason, remedy).await;
    one_bad(format!("\u{feff}{text}").as_bytes(), 1, &at(3), reason, remedy).await;
    one_bad(text.replace("Teodoro", "\"Teo\ndoro\"").as_bytes(), 1, &at(4), reason, remedy).await;
    one_bad(text.replace("ND,2", "\nND,2").as_bytes(), 1, &at(4), reason, remedy).await;
}

#[tokio::test]
async fn a_row_of_a_child_that_never_came() {
    let app = app().await;
    let stay = |child: &str| format!("ND,{child},01,1,2026-09-01,05,Grafton,ND,");
    let stays = table(ENROLLMENT, &[stay("1"), stay("404")]);
    let files: [(&str, &[u8]); 2] =
        [("students.csv", &students(&[("ND,1", MARISOL)])), ("enrollments.csv", &stays)];
    let submission = submit(&app, "ND", &package(&files)).await;
    assert_eq!((submission.counts.good, submission.counts.bad), (2, 1));
    assert_eq!(problems(&app).await, ["enrollments.csv:3 state_student_id \"404\" no-such-child"]);
    assert_eq!(
        given_back(&app, &submission).await,
        [(
            "enrollments.csv:3".to_owned(),
            "No child with this number has been sent in students.csv, in this package or an earlier one."
                .to_owned(),
            "Send the child in students.csv, or correct the number.".to_owned()
        )]
    );
}

#[tokio::test]
async fn a_latin_1_file_is_read_with_its_accents_and_a_remark() {
    let app = app().await;
    let text = MARISOL.replace("Marisol,Reyes", "Noemí,Núñez");
    let utf8 = String::from_utf8(students(&[("ND,1", &text)])).unwrap();
    let latin: Vec<u8> = utf8.chars().map(|sign| u8::try_from(u32::from(sign)).unwrap()).collect();
    assert!(String::from_utf8(latin.clone()).is_err());
    let submission = submit(&app, "ND", &package(&[("students.csv", &latin)])).await;
    assert_eq!((submission.counts.good, submission.counts.bad), (1, 0), "a remark is no bad row");
    let kept = texts(&app.platform.db, "SELECT content FROM source_row").await;
    for name in ["Noemí", "Núñez", "Efrén"] {
        assert!(kept[0].contains(name), "{kept:?}");
    }
    assert_eq!(
        given_back(&app, &submission).await,
        [(
            "students.csv:1".to_owned(),
            "The file is not in UTF-8. It was read as Windows-1252 (Latin-1).".to_owned(),
            "Check a few names with accents. If they look right, you do not need to do anything, but it is better to \
             save the file as UTF-8."
                .to_owned()
        )]
    );
}

#[tokio::test]
async fn a_column_that_is_not_known_is_named_and_its_values_are_kept_nowhere() {
    let app = app().await;
    let file =
        table(&format!("{STUDENT},favorite_color"), &[format!("ND,1,{MARISOL},ultramarine")]);
    let submission = submit(&app, "ND", &package(&[("students.csv", &file)])).await;
    assert_eq!((submission.counts.good, submission.counts.bad), (1, 0));
    assert_eq!(
        given_back(&app, &submission).await,
        [(
            "students.csv:1".to_owned(),
            "The column favorite_color is not part of the State package; its values were not kept."
                .to_owned(),
            "Correct the name if it is misspelled; otherwise remove the column.".to_owned()
        )]
    );
    let kept = texts(&app.platform.db, "SELECT content FROM source_row").await;
    assert!(!kept[0].contains("ultramarine"));
}

#[tokio::test]
async fn the_registrar_sees_and_takes_home_what_came_back_and_no_value_is_a_formula() {
    let app = app().await;
    let bad = MARISOL.replace("2013-03-04", "\"=HYPERLINK(\"\"http://x\"\")\"");
    let file = students(&[("ND,1", TEODORO), ("ND,2", &bad)]);
    let submission = submit(&app, "ND", &package(&[("students.csv", &file)])).await;
    let client = staff(&app, Role::BatchSubmitter, "ND").await;
    let page = client.get(&format!("/submissions/{}", submission.id)).await;
    check_html(&page.text);
    for words in
        ["1 row was returned", "students.csv, line 3", "This is not a date in the expected form."]
    {
        assert!(page.text.contains(words), "{words} is not in {}", page.text);
    }
    let path = format!("/submissions/{}/problems.csv", submission.id);
    let file = client.get(&path).await;
    assert_eq!(file.header("content-type"), "text/csv; charset=utf-8");
    assert_eq!(file.header("content-disposition"), "attachment; filename=\"problems.csv\"");
    assert_eq!(
        file.text,
        "file,line,element,value,reason,remedy\n\
         students.csv,3,birth_date,\"'=HYPERLINK(\"\"http://x\"\")\",This is not a date in the expected form.,\"Write year, \
         month and day like this: 2026-06-09.\"\n"
    );
    let spanish = client.get(&format!("/es{path}")).await.text;
    assert!(spanish.contains("fecha") && !spanish.contains("-reason"), "{spanish}");
}
