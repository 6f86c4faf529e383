//! Packages that are not taken as a whole: why, in the registrar's words, and that nothing of them is kept.

use crate::samples::{
    ENROLLMENT, MARISOL, STUDENT, TEODORO, app, count, package, package_of, staff, students,
    submit, table,
};
use accounts::Role;
use exchange::{Phase, Refusal, Upload};
use platform::Actor;
use testing::{TestApp, check_html, texts};

/// Hands in North Dakota's package, which must be refused, and answers the registrar's words for it in English.
async fn refused(app: &TestApp, bytes: &[u8], why: &Refusal) -> String {
    let submission = submit(app, "ND", bytes).await;
    assert_eq!((submission.phase, submission.refusal.as_ref()), (Phase::Refused, Some(why)));
    assert_eq!((count(app, "source_row").await, count(app, "child").await), (0, 0));
    let client = staff(app, Role::BatchSubmitter, "ND").await;
    let page = client.get(&format!("/submissions/{}", submission.id)).await;
    assert_eq!(page.status, 200);
    check_html(&page.text);
    assert!(page.text.contains("The package was not accepted"), "{}", page.text);
    let spanish = client.get(&format!("/es/submissions/{}", submission.id)).await.text;
    assert!(!spanish.contains("exchange-refusal"), "the words are missing in Spanish: {spanish}");
    let (_, words) = page.text.split_once("usa-alert__text\">").unwrap();
    words.split("</p>").next().unwrap().to_owned()
}

fn file(name: &str) -> String {
    name.to_owned()
}

#[tokio::test]
async fn a_file_without_a_byte() {
    let words = refused(&app().await, b"", &Refusal::Empty).await;
    assert_eq!(words, "The file is empty. Export it again and send it.");
}

#[tokio::test]
async fn a_zip_that_was_cut_off() {
    let whole = package_of(&[("ND,1", MARISOL)]);
    let words = refused(&app().await, &whole[..whole.len() - 30], &Refusal::Damaged).await;
    assert_eq!(
        words,
        "The zip file is cut off or damaged, so none of it was stored. Export it again and send the complete file."
    );
}

#[tokio::test]
async fn a_zip_with_a_damaged_middle() {
    let mut bytes = package_of(&[("ND,1", MARISOL), ("ND,2", TEODORO)]);
    bytes[90..110].fill(0xff);
    refused(&app().await, &bytes, &Refusal::Damaged).await;
}

#[tokio::test]
async fn a_file_that_is_no_zip() {
    let words = refused(&app().await, &students(&[("ND,1", MARISOL)]), &Refusal::NotAZip).await;
    assert_eq!(
        words,
        "The file is not a zip file. Put the CSV files into a zip and send that; a file in the record layout \
         begins with its header, H."
    );
}

#[tokio::test]
async fn a_package_without_students() {
    let bytes = package(&[("enrollments.csv", &table(ENROLLMENT, &[]))]);
    let words = refused(&app().await, &bytes, &Refusal::NoStudents).await;
    assert_eq!(
        words,
        "The package has no students.csv, and the other files refer to its children. Add it and send the package again."
    );
}

#[tokio::test]
async fn students_without_a_byte() {
    let why = Refusal::EmptyFile { file: file("students.csv") };
    let words = refused(&app().await, &package(&[("students.csv", b"")]), &why).await;
    assert_eq!(
        words,
        "students.csv is empty. Its first line must name the columns. Export it again, or leave the file out."
    );
}

#[tokio::test]
async fn semicolons_and_tabs_between_fields() {
    for (sign, found) in [(";", "semicolons"), ("\t", "tabs")] {
        let text = String::from_utf8(students(&[("ND,1", MARISOL)])).unwrap().replace(',', sign);
        let why = Refusal::WrongDelimiter { file: file("students.csv"), found: file(found) };
        let words =
            refused(&app().await, &package(&[("students.csv", text.as_bytes())]), &why).await;
        assert_eq!(
            words,
            format!(
                "The fields of students.csv are separated by {found} instead of commas. Save it as “CSV (comma \
                 separated)” and send the package again."
            )
        );
    }
}

#[tokio::test]
async fn columns_that_must_be_there_and_are_not() {
    let head = STUDENT.replace("birth_date,", "").replace("last_name_1,", "");
    let bytes = package(&[("students.csv", &table(&head, &[]))]);
    let columns = "last_name_1, birth_date".to_owned();
    let why = Refusal::MissingColumns { file: file("students.csv"), columns };
    let words = refused(&app().await, &bytes, &why).await;
    assert_eq!(
        words,
        "students.csv is missing these columns: last_name_1, birth_date. Its first line must name them."
    );
}

#[tokio::test]
async fn a_column_named_twice() {
    let head = format!("{STUDENT},first_name");
    let bytes = package(&[("students.csv", &table(&head, &[]))]);
    let why = Refusal::ColumnsTwice { file: file("students.csv"), columns: file("first_name") };
    let words = refused(&app().await, &bytes, &why).await;
    assert_eq!(
        words,
        "students.csv names these columns more than once: first_name. Keep one of each."
    );
}

#[tokio::test]
async fn a_package_of_another_state() {
    let why = Refusal::WrongState { expected: file("ND"), found: file("TX") };
    let bytes = package_of(&[("TX,1", MARISOL), ("TX,2", TEODORO)]);
    let words = refused(&app().await, &bytes, &why).await;
    assert_eq!(
        words,
        "The package is from TX, but it was submitted for ND. Nothing was stored. Check which file you chose."
    );
}

#[tokio::test]
async fn a_file_that_unpacks_to_a_hundred_times_its_size() {
    let mut bomb = students(&[("ND,1", MARISOL)]);
    bomb.resize(8 << 20, b' ');
    let bytes = package(&[("students.csv", &bomb)]);
    assert!(bytes.len() < 80_000, "it is packed small: {}", bytes.len());
    let why = Refusal::TooLarge { file: file("students.csv") };
    let words = refused(&app().await, &bytes, &why).await;
    assert_eq!(
        words,
        "students.csv unpacks to more than is allowed. Split the package and send the parts."
    );
}

#[tokio::test]
async fn whoever_sends_the_states_files_is_told_and_the_next_package_is_taken() {
    let app = app().await;
    refused(&app, b"", &Refusal::Empty).await;
    let client = staff(&app, Role::BatchSubmitter, "ND").await;
    let work = client.get("/work").await.text;
    assert!(work.contains("Package night.zip was not accepted"), "{work}");
    let whole = submit(&app, "ND", &package_of(&[("ND,1", MARISOL)])).await;
    assert_eq!((whole.phase, whole.counts.good, whole.counts.new), (Phase::Done, 1, 1));
}

#[tokio::test]
async fn a_file_of_two_gigabytes_is_refused_before_it_is_copied() {
    let app = app().await;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("night.zip");
    std::fs::File::create(&path).unwrap().set_len(2 << 30).unwrap();
    let before = std::time::Instant::now();
    let state = "ND".parse().unwrap();
    let error = exchange::submit(&app.platform, Actor::system("test"), state, &path).await;
    let error = error.unwrap_err();
    assert!(before.elapsed().as_secs() < 1, "{:?}", before.elapsed());
    assert_eq!(
        error.to_string(),
        "the package has 2147483648 bytes, and 536870912 bytes (512 MiB) are taken at most; split it by children and \
         send the parts"
    );
    assert_eq!(count(&app, "submission").await, 0);
}

#[tokio::test]
async fn bytes_without_end_stop_at_the_limit_and_leave_nothing_behind() {
    let app = app().await;
    let mut upload = Upload::begin(&app.platform).unwrap();
    let megabyte = vec![b'x'; 1 << 20];
    let mut taken = 0_u64;
    let error = loop {
        match upload.write(&megabyte) {
            Ok(()) => taken += 1,
            Err(error) => break error,
        }
        assert!(taken < 2_048, "two gigabytes were taken");
    };
    assert_eq!(taken, 512, "{error}");
    drop(upload);
    assert_eq!(count(&app, "submission").await, 0);
}

#[tokio::test]
async fn packages_of_one_state_wait_for_each_other_and_the_later_word_holds() {
    let app = app().await;
    let villa = MARISOL.replace("Reyes,Villa", "Villa,Reyes");
    let mut ids = Vec::new();
    for bytes in [package_of(&[("ND,1", MARISOL)]), package_of(&[("ND,1", &villa)])] {
        let mut upload = Upload::begin(&app.platform).unwrap();
        upload.write(&bytes).unwrap();
        let (actor, state) = (Actor::system("test"), "ND".parse().unwrap());
        ids.push(upload.hand_in(&app.platform, actor, state, "night.zip").await.unwrap().id);
    }
    // Several workers at once, as several machines would have them.
    tokio::join!(app.run_jobs(), app.run_jobs(), app.run_jobs());
    for id in ids {
        let submission = exchange::progress(&app.platform, id).await.unwrap().unwrap();
        assert_eq!((submission.phase, submission.counts.good), (Phase::Done, 1));
    }
    let newest = "SELECT content FROM source_row ORDER BY version DESC LIMIT 1";
    let words = texts(&app.platform.db, newest).await;
    assert!(words[0].contains(r#""last_name_1":"Villa""#), "{words:?}");
}
