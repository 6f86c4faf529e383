//! What a nation's packages look like from outside: read back as the program would read them.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::io::{Cursor, Read};
use std::sync::LazyLock;

use demo::{Nation, Package, Settings, story};
use jiff::civil::{Date, date};

const COLUMNS: &str = include_str!("../../../data/state-package/columns.csv");
const CODE_SETS: &str = include_str!("../../../data/state-package/code_sets.csv");
const TODAY: Date = date(2026, 11, 22);

type Row = HashMap<String, String>;
/// File name and rows.
type Files = BTreeMap<String, Vec<Row>>;
/// State's number and id type.
type Child = (String, String);

fn nation(children: u32, seed: u64) -> Nation {
    Nation::generate(&Settings { children, seed, today: TODAY })
}

/// A nation of 12,000 children with all its packages read: State, file, rows.
static NATION: LazyLock<(Nation, Vec<(Package, Files)>)> = LazyLock::new(|| {
    let nation = nation(12_000, 7);
    let mut packages = nation.packages();
    packages.push(nation.nightly());
    let read = packages.into_iter().map(|package| (package.clone(), files(&nation, &package)));
    let read = read.collect();
    (nation, read)
});

fn bytes(nation: &Nation, package: &Package) -> Vec<u8> {
    let mut out = Cursor::new(Vec::new());
    nation.write_package(package, &mut out).expect("a package of this nation");
    out.into_inner()
}

fn files(nation: &Nation, package: &Package) -> Files {
    let zip = zip::ZipArchive::new(Cursor::new(bytes(nation, package)));
    let mut zip = zip.expect("a zip archive");
    let names: Vec<String> =
        zip.file_names().map(|name| name.expect("UTF-8").into_owned()).collect();
    names
        .into_iter()
        .map(|name| {
            let mut text = String::new();
            let mut file = zip.by_name(&name).expect("listed");
            file.read_to_string(&mut text).expect("UTF-8");
            (name, rows(&text))
        })
        .collect()
}

fn rows(text: &str) -> Vec<Row> {
    csv::Reader::from_reader(text.as_bytes())
        .deserialize()
        .collect::<Result<_, _>>()
        .expect("a CSV file")
}

fn day(row: &Row, column: &str) -> Date {
    row[column].parse().expect("a date")
}

fn child(row: &Row) -> Child {
    (row["state_student_id"].clone(), row["id_type"].clone())
}

/// The rows of one file in every package, with the package's name.
fn all_rows(file: &str) -> impl Iterator<Item = (&Package, &Row)> {
    let file = file.to_owned();
    NATION
        .1
        .iter()
        .flat_map(move |(package, files)| files[&file].iter().map(move |row| (package, row)))
}

#[test]
fn the_same_settings_give_the_same_bytes() {
    let (one, two, other) = (nation(500, 3), nation(500, 3), nation(500, 4));
    let texas = one.packages().into_iter().find(|p| p.state == "TX").unwrap();
    assert_eq!(texas.name, "tx-2026-11-22.zip");
    assert_eq!(bytes(&one, &texas), bytes(&two, &texas));
    assert_eq!(bytes(&one, &one.nightly()), bytes(&two, &two.nightly()));
    assert_ne!(bytes(&one, &texas), bytes(&other, &texas));
}

#[test]
fn every_row_fits_the_state_package() {
    let format = Format::read();
    for (package, files) in &NATION.1 {
        format.expect_fitting(files, &package.state);
    }
}

#[test]
fn the_sample_package_in_the_documentation_fits_too() {
    let sample = [
        ("students.csv", include_str!("../../../docs/sample-package/students.csv")),
        ("alternate_ids.csv", include_str!("../../../docs/sample-package/alternate_ids.csv")),
        ("qualifying_moves.csv", include_str!("../../../docs/sample-package/qualifying_moves.csv")),
        ("enrollments.csv", include_str!("../../../docs/sample-package/enrollments.csv")),
        ("course_history.csv", include_str!("../../../docs/sample-package/course_history.csv")),
        ("assessments.csv", include_str!("../../../docs/sample-package/assessments.csv")),
        ("health_flags.csv", include_str!("../../../docs/sample-package/health_flags.csv")),
    ];
    let sample: Files = sample.map(|(name, text)| (name.to_owned(), rows(text))).into();
    assert_eq!(sample["students.csv"].len(), 6);
    Format::read().expect_fitting(&sample, "ND");
}

/// The two tables of the State package.
struct Format {
    columns: Vec<Row>,
    codes: HashSet<(String, String)>,
}

impl Format {
    fn read() -> Self {
        let codes = rows(CODE_SETS);
        Self {
            columns: rows(COLUMNS),
            codes: codes.into_iter().map(|r| (r["code_set"].clone(), r["code"].clone())).collect(),
        }
    }

    fn expect_fitting(&self, files: &Files, state: &str) {
        for (file, rows) in files {
            let of_file = self.columns.iter().filter(|column| column["file"] == *file);
            let known: HashMap<&str, &Row> =
                of_file.map(|column| (column["column"].as_str(), column)).collect();
            for row in rows {
                assert_eq!(row["reporting_state"], state);
                for (name, column) in &known {
                    let value = row.get(*name).map_or("", String::as_str);
                    let problem = problem(value, column, &self.codes);
                    assert_eq!(problem, None, "{file} {name} {value:?} in {row:?}");
                }
                for name in row.keys() {
                    assert!(known.contains_key(name.as_str()), "{file} has no column {name}");
                }
            }
        }
    }
}

fn problem(value: &str, column: &Row, codes: &HashSet<(String, String)>) -> Option<&'static str> {
    if value.is_empty() {
        return (column["required"] == "yes").then_some("required");
    }
    if value.chars().count() > column["length_max"].parse().expect("a length") {
        return Some("too long");
    }
    let fits = match column["kind"].as_str() {
        "code" => codes.contains(&(column["code_set"].clone(), value.to_owned())),
        "date" => value.parse::<Date>().is_ok_and(|day| day <= TODAY || is_expiration(column)),
        "digits" => value.bytes().all(|byte| byte.is_ascii_digit()),
        "id" => value.bytes().all(|byte| byte.is_ascii_alphanumeric()),
        "year" => value.len() == 4 && value.parse::<u16>().is_ok(),
        "month" => format!("{value}-01").parse::<Date>().is_ok_and(|day| day <= TODAY),
        "number" => value.parse::<f64>().is_ok_and(|number| number >= 0.0),
        "text" | "words" => value.trim() == value && !value.chars().any(char::is_control),
        _ => false,
    };
    (!fits).then_some("of another kind")
}

fn is_expiration(column: &Row) -> bool {
    column["column"] == "eligibility_expiration_date"
}

#[test]
fn every_row_belongs_to_one_child_of_its_package() {
    for (package, files) in &NATION.1 {
        let mut students = HashSet::new();
        for row in &files["students.csv"] {
            assert!(students.insert(child(row)), "{}: twice {row:?}", package.name);
        }
        assert_eq!(students.len(), package.records);
        for file in files.keys().filter(|file| *file != "students.csv") {
            let mut seen = HashSet::new();
            for row in &files[file] {
                assert!(students.contains(&child(row)), "{file}: stray {row:?}");
                assert!(seen.insert((child(row), row["row_number"].clone())), "{file}: {row:?}");
            }
        }
        for file in ["qualifying_moves.csv", "enrollments.csv"] {
            let with: HashSet<_> = files[file].iter().map(child).collect();
            assert_eq!(with.len(), students.len(), "{}: each child is in {file}", package.name);
        }
    }
}

#[test]
fn the_truth_names_every_record_once() {
    let (nation, packages) = &*NATION;
    let truth: HashMap<(&str, String), u32> =
        nation.truth().map(|(state, id, child)| ((state, id), child)).collect();
    assert_eq!(truth.len(), nation.truth().count());
    let mut sent = HashSet::new();
    for (package, files) in packages {
        for row in &files["students.csv"] {
            let key = (package.state.as_str(), row["state_student_id"].clone());
            assert!(truth.contains_key(&key), "{key:?}");
            sent.insert(key);
        }
    }
    assert_eq!(sent.len(), truth.len());
    let children: HashSet<u32> = truth.into_values().collect();
    assert_eq!(children.len(), 12_000, "every child is known to a State");
}

#[test]
fn every_state_knows_children_and_nearly_half_of_them_are_known_to_more_than_one() {
    let (nation, _) = &*NATION;
    assert_eq!(nation.packages().len(), 52);
    let mut states: HashMap<u32, HashSet<&str>> = HashMap::new();
    let mut records = 0;
    for (state, _, child) in nation.truth() {
        records += 1;
        states.entry(child).or_default().insert(state);
    }
    let share = |fits: fn(usize) -> bool| {
        let children = states.values().filter(|known| fits(known.len())).count();
        f64::from(u32::try_from(children).unwrap()) / 12_000.0
    };
    let several = share(|known| known > 1);
    assert!((0.42..=0.48).contains(&several), "{several}");
    assert!(share(|known| known == 6) > 0.003);
    assert!(share(|known| known > 6) < f64::EPSILON);
    let pairs: usize = states.values().map(HashSet::len).sum();
    let twice = f64::from(records - i32::try_from(pairs).unwrap()) / f64::from(records);
    assert!((0.006..0.014).contains(&twice), "{twice} of the records are second ids");
}

#[test]
fn moves_follow_each_other_and_expire_after_36_months() {
    let mut last: HashMap<(String, Child), Date> = HashMap::new();
    let oldest = date(2022, 11, 22);
    for (package, row) in all_rows("qualifying_moves.csv") {
        let arrival = day(row, "qualifying_arrival_date");
        assert!(arrival >= oldest && arrival <= TODAY, "{row:?}");
        let before = last.insert((package.name.clone(), child(row)), arrival);
        assert!(before.is_none_or(|before| before < arrival), "{row:?}");
        let months = jiff::Span::new().months(36);
        assert_eq!(day(row, "eligibility_expiration_date"), arrival + months);
        let place = |side: &str| {
            (row[&format!("{side}_city")].clone(), row[&format!("{side}_state")].clone())
        };
        assert_ne!(place("from"), place("to"), "{row:?}");
        assert_eq!(row["to_state"], package.state);
    }
}

#[test]
fn nobody_is_enrolled_or_moves_before_birth() {
    let mut born: HashMap<(&str, Child), Date> = HashMap::new();
    for (package, row) in all_rows("students.csv") {
        born.insert((&package.name, child(row)), day(row, "birth_date"));
    }
    for (file, column) in [
        ("enrollments.csv", "enrollment_date"),
        ("qualifying_moves.csv", "qualifying_arrival_date"),
    ] {
        for (package, row) in all_rows(file) {
            assert!(born[&(package.name.as_str(), child(row))] <= day(row, column), "{row:?}");
        }
    }
}

#[test]
fn enrollments_end_after_they_begin_and_rarely_overlap() {
    let mut stays: HashMap<(&str, Child), Vec<(Date, Date)>> = HashMap::new();
    for (package, row) in all_rows("enrollments.csv") {
        let from = day(row, "enrollment_date");
        let to = row["withdrawal_date"].parse().unwrap_or(TODAY);
        assert!(from <= to, "{row:?}");
        stays.entry((&package.name, child(row))).or_default().push((from, to));
    }
    let count = f64::from(u32::try_from(stays.len()).unwrap());
    let overlapping = stays.values().filter(|s| s.windows(2).any(|w| w[1].0 < w[0].1)).count();
    let share = f64::from(u32::try_from(overlapping).unwrap()) / count;
    assert!(share < 0.02, "{share}");
    for stays in stays.values() {
        assert!(stays.is_sorted_by_key(|(from, _)| *from));
    }
}

#[test]
fn the_grade_fits_the_age() {
    let mut born: HashMap<(&str, Child), Date> = HashMap::new();
    for (package, row) in all_rows("students.csv") {
        born.insert((&package.name, child(row)), day(row, "birth_date"));
    }
    let mut off = 0;
    let mut all = 0;
    for (package, row) in all_rows("enrollments.csv") {
        let Ok(grade) = row["grade_level"].parse::<i16>() else { continue };
        if grade == 0 {
            continue;
        }
        all += 1;
        let from = day(row, "enrollment_date");
        let age = from.year() - born[&(package.name.as_str(), child(row))].year();
        off += i32::from(!(grade + 4..=grade + 8).contains(&age));
    }
    assert!(all > 10_000 && off * 100 < all * 2, "{off} of {all}: birth years are slips at times");
}

#[test]
fn the_story_is_told_whatever_the_seed_and_size() {
    for (children, seed) in [(100, 1), (2_000, 99)] {
        let nation = nation(children, seed);
        let story = story();
        let texas = nation.packages().into_iter().find(|p| p.state == "TX").unwrap();
        let texas = files(&nation, &texas);
        let tonight = files(&nation, &nation.nightly());
        for record in [&story.marisol_in_texas, &story.noemi_in_texas, &story.doubtful_in_texas]
            .into_iter()
            .chain(&story.twins_in_texas)
        {
            expect_record(&texas, record);
        }
        for record in [
            &story.marisol_tonight,
            &story.noemi_tonight,
            &story.doubtful_tonight,
            &story.twin_tonight,
        ] {
            expect_record(&tonight, record);
        }
    }
}

fn expect_record(files: &Files, record: &demo::StoryRecord) {
    let row = files["students.csv"]
        .iter()
        .find(|row| row["state_student_id"] == record.state_student_id)
        .unwrap_or_else(|| panic!("{record:?}"));
    let name = ["first_name", "middle_name", "last_name_1", "last_name_2"].map(|c| row[c].clone());
    let name = name.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
    assert_eq!(
        (name, row["birth_date"].clone()),
        (record.name.clone(), record.birth_date.to_string())
    );
    assert_eq!(row["reporting_state"], record.state);
    assert_eq!(row["id_type"], "01");
}

#[test]
fn the_numbers_of_the_story_are_those_of_the_documentation() {
    const DOCUMENT: &str = include_str!("../../../docs/demo-nation.md");
    let story = story();
    let [luis_angel, luis_alberto] = &story.twins_in_texas;
    for record in [
        &story.marisol_in_texas,
        &story.marisol_tonight,
        &story.noemi_in_texas,
        &story.noemi_tonight,
        &story.doubtful_in_texas,
        &story.doubtful_tonight,
        luis_angel,
        luis_alberto,
        &story.twin_tonight,
    ] {
        assert!(DOCUMENT.contains(&format!("`{}`", record.state_student_id)), "{record:?}");
    }
}

#[test]
fn marisol_has_a_full_record_in_texas_and_none_in_north_dakotas_base() {
    let story = story();
    assert_eq!(story.marisol_in_texas.name, "Marisol Reyes Villa");
    assert_eq!(story.marisol_in_texas.birth_date, date(2013, 3, 4));
    assert_eq!(story.marisol_tonight.name, "Marysol Villa Reyes");
    let of = |file: &str, state: &str, id: &str| {
        let rows = all_rows(file).filter(|(package, row)| {
            package.state == state && !package.is_nightly && row["state_student_id"] == id
        });
        rows.count()
    };
    let marisol = &story.marisol_in_texas.state_student_id;
    assert_eq!(of("qualifying_moves.csv", "TX", marisol), 5);
    assert!(of("enrollments.csv", "TX", marisol) >= 7);
    assert_eq!(of("students.csv", "ND", &story.marisol_tonight.state_student_id), 0);
    let truth: HashMap<_, _> = NATION.0.truth().map(|(s, id, child)| ((s, id), child)).collect();
    let who = |r: &demo::StoryRecord| {
        *truth.iter().find(|((s, id), _)| **s == r.state && *id == r.state_student_id).unwrap().1
    };
    assert_eq!(who(&story.marisol_in_texas), who(&story.marisol_tonight));
    assert_eq!(who(&story.doubtful_in_texas), who(&story.doubtful_tonight));
    assert_eq!(who(&story.twins_in_texas[1]), who(&story.twin_tonight));
}

#[test]
fn the_nightly_file_has_new_arrived_and_sent_again_children() {
    let (nation, packages) = &*NATION;
    let nightly = nation.nightly();
    assert_eq!(nightly.name, "nd-2026-11-22-nightly.zip");
    assert!((40..=60).contains(&nightly.records), "{}", nightly.records);
    let mut states: HashMap<u32, HashSet<&str>> = HashMap::new();
    let mut child_of = HashMap::new();
    for (state, id, child) in nation.truth() {
        states.entry(child).or_default().insert(state);
        if state == "ND" {
            child_of.insert(id, child);
        }
    }
    let base = &packages.iter().find(|(p, _)| p.state == "ND" && !p.is_nightly).unwrap().1;
    let base: HashMap<_, _> =
        base["students.csv"].iter().map(|row| (&row["state_student_id"], row)).collect();
    let (mut new, mut arrived, mut again) = (0, 0, 0);
    for row in &packages.last().unwrap().1["students.csv"] {
        let id = &row["state_student_id"];
        match (base.get(id), states[&child_of[id]].len()) {
            (Some(before), _) => {
                again += 1;
                assert_eq!(row["action"], "U");
                assert_ne!(row["parent_1_phone"], before["parent_1_phone"]);
                assert_eq!(row["last_name_1"], before["last_name_1"]);
            }
            (None, 1) => new += 1,
            (None, _) => arrived += 1,
        }
    }
    assert!(new >= 14 && arrived >= 16 && again == 14, "{new} {arrived} {again}");
}

#[test]
fn every_day_of_the_calendar_makes_a_nation() {
    for today in [date(2027, 1, 1), date(2028, 2, 29), date(2026, 7, 4), date(2026, 8, 20)] {
        let nation = Nation::generate(&Settings { children: 400, seed: 5, today });
        let mut packages = nation.packages();
        packages.push(nation.nightly());
        let mut children = 0;
        for package in &packages {
            let files = files(&nation, package);
            children += files["students.csv"].len();
            for row in &files["qualifying_moves.csv"] {
                assert!(day(row, "qualifying_arrival_date") <= today, "{row:?}");
            }
            for row in &files["enrollments.csv"] {
                assert!(day(row, "enrollment_date") <= today, "{row:?}");
            }
        }
        assert!(children > 500, "{children} on {today}");
    }
}

#[test]
fn a_package_of_another_nation_is_refused() {
    let package = Package { state: "ZZ".into(), name: "zz.zip".into(), ..nation(100, 1).nightly() };
    let refused = nation(100, 1).write_package(&package, Cursor::new(Vec::new()));
    assert_eq!(refused.unwrap_err().to_string(), "this nation has no package zz.zip");
}

#[test]
fn secondary_children_have_courses_with_credit_and_courses_that_a_move_broke_off() {
    let (mut whole, mut partial, mut failed) = (0, 0, 0);
    let mut enrollments: HashMap<(String, Child, String), String> = HashMap::new();
    for (package, row) in all_rows("enrollments.csv") {
        let key = (package.name.clone(), child(row), row["row_number"].clone());
        enrollments.insert(key, row["grade_level"].clone());
    }
    for (package, row) in all_rows("course_history.csv") {
        let has = |column: &str| !row[column].is_empty();
        assert_ne!(has("credits_granted"), has("clock_hours"), "{row:?}");
        assert_eq!(has("credits_granted"), has("final_grade"), "{row:?}");
        partial += i32::from(has("clock_hours"));
        whole += i32::from(has("credits_granted"));
        failed += i32::from(row["credits_granted"] == "0");
        if has("enrollment_row") {
            let key = (package.name.clone(), child(row), row["enrollment_row"].clone());
            let grade = &enrollments[&key];
            assert!(["08", "09", "10", "11", "12"].contains(&grade.as_str()), "{grade}");
        }
    }
    assert!(whole > 3_000 && partial > 1_000, "{whole} {partial}");
    let share = f64::from(failed) / f64::from(whole);
    assert!((0.04..0.12).contains(&share), "{share}");
}

#[test]
fn the_girl_of_the_story_left_a_course_in_the_middle() {
    let (nation, packages) = &*NATION;
    let texas = packages.iter().find(|(package, _)| package.state == "TX").unwrap();
    assert!(nation.packages().contains(&texas.0));
    let marisol = story().marisol_in_texas.state_student_id;
    let courses = &texas.1["course_history.csv"];
    let hers: Vec<_> = courses.iter().filter(|row| row["state_student_id"] == marisol).collect();
    assert_eq!(hers.len(), 1, "{hers:?}");
    assert_eq!(hers[0]["course_title"], "Algebra I");
    assert!(!hers[0]["clock_hours"].is_empty() && !hers[0]["grade_to_date"].is_empty());
}

#[test]
fn every_file_of_a_small_nation_has_its_head_also_without_a_row() {
    let small = nation(120, 3);
    for package in small.packages().iter().chain([&small.nightly()]) {
        let zip = zip::ZipArchive::new(Cursor::new(bytes(&small, package)));
        let mut zip = zip.expect("a zip archive");
        for at in 0..zip.len() {
            let mut text = String::new();
            zip.by_index(at).expect("listed").read_to_string(&mut text).expect("UTF-8");
            assert!(text.starts_with("reporting_state,"), "{}: file {at}", package.name);
        }
    }
}
