//! A small course in files: what is read from it, and what is said when something in it is wrong.
#![expect(clippy::unwrap_used, reason = "where a test prepares, a failure ends the test")]

mod sample;

use coursework::{Folder, ItemKind, Judged, Language, Reading, SectionKind, judge, read};
use sample::files;

/// The sample with one text changed in one file.
fn changed(file: &str, from: &str, to: &str) -> Reading {
    let mut files = files();
    let (_, text) = files.iter_mut().find(|(name, _)| name == file).unwrap();
    assert!(text.contains(from), "{from}");
    *text = text.replacen(from, to, 1);
    read(&files.into_iter().collect::<Folder>())
}

/// The faults after a change, in words.
fn faults(file: &str, from: &str, to: &str) -> Vec<String> {
    changed(file, from, to).faults.iter().map(ToString::to_string).collect()
}

/// Asserts that a change is found, at a place and in words.
fn finds(file: &str, (from, to): (&str, &str), place: &str, words: &str) {
    let faults = faults(file, from, to);
    assert!(
        faults.iter().any(|fault| fault.starts_with(place) && fault.contains(words)),
        "{from} -> {to}: {faults:#?}"
    );
}

#[test]
fn the_sample_is_read_whole_and_nothing_is_wrong_with_it() {
    let reading = read(&files().into_iter().collect::<Folder>());
    assert_eq!(reading.faults, []);
    let course = reading.course.unwrap();
    assert_eq!((course.code.as_str(), course.units.len()), ("sample", 1));
    let unit = course.unit(1).unwrap();
    let (number, lesson) = unit.lesson("01-bins").unwrap();
    assert_eq!((number, lesson.text.en.minutes), (1, 60));
    for (language, text) in lesson.text.each() {
        let kinds: Vec<_> = text.sections.iter().map(|section| section.kind).collect();
        assert_eq!(kinds, SectionKind::ALL, "{language:?}");
        assert_eq!(text.items().count(), 8);
    }
    let items: Vec<_> = lesson.text.of(Language::Spanish).items().collect();
    assert_eq!((items[1].kind, items[1].choices.len()), (ItemKind::Choice, 4));
    assert_eq!(judge(items[0], &lesson.keys["p1"], "$157.50"), Judged::Right);
    assert_eq!(unit.form("b").unwrap().letters(), ['B']);
    assert!(lesson.text.en.explanation("c3").unwrap().contains("25%"));
}

#[test]
fn a_wrong_key_is_found_by_its_arithmetic() {
    let keys = "unit-1/keys.toml";
    finds(keys, ("157.50", "157.05"), "unit-1/keys.toml:1: ", "`5 * 31.50` gives 157.5");
    finds(keys, ("key = \"B\"", "key = \"C\""), keys, "`from` equals the choices `B`");
    finds(keys, ("5 * 31.50", "5 * 31.5o"), keys, "no value");
    finds(keys, ("A = \"2 * 29.25\"", "A = \"3 * 29.25\""), keys, "the value of another");
    finds(keys, ("because = \"The rate is for a piece.\"", ""), keys, "nothing says why");
    finds(keys, ("key = \"6\"", "key = \"six\""), keys, "is not a number");
}

#[test]
fn a_number_that_stands_nowhere_is_found_in_the_language_that_lacks_it() {
    let spanish = "unit-1/es/01-bins.md";
    finds(spanish, ("El 12% de 50", "El 12% de las"), spanish, "counts with 50");
    finds(spanish, ("| Peras | $29.25 |", "| Peras | $29.52 |"), spanish, "counts with 29.25");
    finds("unit-1/keys.toml", ("known = [2, 4]", ""), "unit-1/en/01-bins.md", "counts with 2");
}

#[test]
fn a_choice_must_print_what_its_arithmetic_gives() {
    let english = "unit-1/en/01-bins.md";
    finds(english, ("$94.50", "$95.40"), english, "choice C of `p2` prints $95.40");
    finds(english, ("- C. $94.50", "- C. $58.50"), english, "two choices of `p2` say the same");
}

#[test]
fn both_languages_must_ask_the_same() {
    let spanish = "unit-1/es/01-bins.md";
    finds(spanish, (":::item p1 number", ":::item p9 number"), spanish, "the items are p9");
    finds(spanish, ("- C. Del día\n", "- C. Del día\n- D. De nada\n"), spanish, "has 4 choices");
    finds(spanish, ("minutes = 60", "minutes = 45"), spanish, "minutes or standards");
    finds(
        "unit-1/keys.toml",
        (", es = [\"2 puntos: compara piezas y horas.\"]", ""),
        "unit-1/keys.toml",
        "no rubric in `es`",
    );
}

#[test]
fn what_cannot_be_read_is_named_with_file_line_and_remedy() {
    let english = "unit-1/en/01-bins.md";
    finds(english, ("## Learn", "## Lern"), "unit-1/en/01-bins.md:13: ", "`Lern` is not a section");
    finds(english, (":::\n:::item p2", "\n:::item p2"), english, "`p1 number` has no end");
    finds(english, ("minutes = 60", "minute = 60"), "unit-1/en/01-bins.md:4: ", "minute");
    finds(english, (":::item p1 number", ":::item p1 essay"), english, "opens no item");
    finds(english, ("### p1\n", ""), english, "`p1` is not explained");
    finds(english, ("### p1\n", "### p99\n"), english, "`p99` is explained");
    finds("course.toml", ("code = \"sample\"", "cod = \"sample\""), "course.toml:1: ", "cod");
    finds("unit-1/unit.toml", ("01-bins", "01-binz"), "unit-1/en/01-binz.md", "is missing");
    let unlisted = faults("unit-1/unit.toml", "[\"01-bins\"]", "[]");
    assert!(unlisted.iter().any(|fault| fault.contains("stands in no list")), "{unlisted:#?}");
}

#[test]
fn forms_must_be_about_the_same_lessons() {
    let keys = "unit-1/test-keys.toml";
    let reading = changed(keys, "objective = \"01-bins\"", "objective = \"02-boxes\"");
    let faults: Vec<_> = reading.faults.iter().map(ToString::to_string).collect();
    assert!(faults.iter().any(|fault| fault.contains("is about `02-boxes`")), "{faults:#?}");
    assert!(faults.iter().any(|fault| fault.contains("another lesson than in form A")));
}

#[test]
fn spanish_may_follow_later_and_english_may_not() {
    let without = |gone: &str| {
        let left = files().into_iter().filter(|(name, _)| name != gone);
        read(&left.collect::<Folder>())
    };
    let reading = without("unit-1/es/01-bins.md");
    assert_eq!(reading.faults, []);
    let lesson = &reading.course.unwrap().units[0].lessons[0];
    assert_eq!(lesson.text.of(Language::Spanish).title, "Pay by the bin");
    assert!(!without("unit-1/en/01-bins.md").faults.is_empty());
}

#[test]
fn the_good_rest_of_a_course_with_faults_is_kept() {
    let reading = changed("unit-1/en/01-bins.md", "## Learn", "## Lern");
    let course = reading.course.unwrap();
    assert_eq!(course.units[0].lessons[0].text.en.sections.len(), 6);
    assert_eq!(read(&Folder::default()).course, None);
}
