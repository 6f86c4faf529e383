//! Models of one's own: any columns, any further fields, only the levels that one wants.

use linkage::{Layout, Model, ModelError, Person, Step, prepare, score};

const MODEL: &str = r#"
name = "residents"
dated = "2026-11-25"
estimated_on = "nothing"
families = true
compare = ["surnames", "path", "source", "birth_order", "given"]
block = [["joined"], ["given", "any_surname"]]

[population]
records = 1000
same = 0.5
sibling = 0.1
twin = 0.01

[link]
probability = 0.9
dated = "2026-11-25"
why = "a test"

[review]
probability = 0.1
dated = "2026-11-25"
why = "a test"

[columns]
id = "nr"
source = "office"
source_id = "file_no"
given = "first"
surname_1 = "last"
birth_order = "child_no"
stay_place = ["town", "county"]
stay_from = "since"
stay_until = "until"
moved_on = "since"
moved_from = "came_from"
moved_to = ["town", "county"]

[[field]]
name = "joined"
columns = "joined_on"
kind = "date"

[[field]]
name = "age"
columns = "age"
kind = "number"

[levels]
given = ["exact_rare", "similar"]
age = ["within_2"]
"#;
const HEADER: [&str; 13] = [
    "nr",
    "office",
    "file_no",
    "first",
    "last",
    "child_no",
    "town",
    "county",
    "since",
    "until",
    "came_from",
    "joined_on",
    "age",
];

fn person(line: &str) -> Person {
    let layout = Layout::new(&model(), &HEADER).expect("the columns are there");
    let cells: Vec<&str> = line.split('|').collect();
    layout.person(&cells.as_slice())
}

fn model() -> Model {
    Model::parse(MODEL).expect("the model is right")
}

fn keys(a: &str, b: &str) -> Vec<String> {
    let model = model();
    let [a, b] = [a, b].map(|line| prepare(&person(line), &model));
    score(&a, &b, &model).steps.iter().map(Step::key).collect()
}

const ANA: &str = "1|A|7|Ana|Roth|2|Ulm|X|2025-01-10|2025-06-30|Graz, Y|01.02.2020|34";

#[test]
fn a_row_tells_a_stay_and_a_move() {
    let ana = person(ANA);
    assert_eq!(ana.birth_order, Some(2));
    assert_eq!(
        (&*ana.stays[0].place, ana.stays[0].from.to_string()),
        ("Ulm, X", "2025-01-10".into())
    );
    assert_eq!(ana.stays[0].until.map(|day| day.to_string()), Some("2025-06-30".into()));
    assert_eq!((&*ana.moves[0].from, &*ana.moves[0].to), ("Graz, Y", "Ulm, X"));
}

#[test]
fn each_field_says_its_level() {
    let cases = [
        (
            "2|B|9|Ana|Roth|3|Linz|Y|2025-02-01|2025-06-01||2020-02-01|34",
            ["path.two_places_at_once", "birth_order.next", "joined.day_month_swapped"],
        ),
        (
            "2|B|9|Ana|Roth|2|Ulm|X|2025-02-01|2025-06-01||2020-01-02|34",
            ["path.together", "birth_order.same", "joined.exact"],
        ),
        (
            "2|A|9|Ana|Roth|6|Ulm|X|2025-02-01|2025-06-01||2020-01-09|34",
            ["source.two_numbers_together", "birth_order.different", "joined.one_digit"],
        ),
    ];
    for (other, expected) in cases {
        let keys = keys(ANA, other);
        for key in expected {
            assert!(keys.iter().any(|found| found == key), "{key}: {keys:?}");
        }
    }
}

#[test]
fn levels_that_are_not_named_count_as_the_next_that_is() {
    let with =
        |first: &str, age: &str| ANA.replace("|Ana|", &format!("|{first}|")).replace("|34", age);
    let cases = [
        (with("Ana", "|34"), ["given.exact_rare", "age.within_2"]),
        (with("Anna", "|35"), ["given.similar", "age.within_2"]),
        (with("Ana Luisa", "|36"), ["given.similar", "age.within_2"]),
        (with("Rut", "|37"), ["given.different", "age.different"]),
        (with("", "|"), ["given.missing", "age.missing"]),
        (with("Ana", "|old"), ["given.exact_rare", "age.missing"]),
    ];
    for (other, expected) in cases {
        let keys = keys(ANA, &other);
        for key in expected {
            assert!(keys.iter().any(|found| found == key), "{other} {key}: {keys:?}");
        }
    }
}

#[test]
fn a_model_with_chosen_levels_reads_back_equal() {
    let printed = model().to_toml();
    assert!(printed.contains("age = [\"within_2\", \"different\"]"), "{printed}");
    let again = Model::parse(&printed).expect("a printed model is read");
    assert_eq!(again.to_toml(), printed);
}

#[test]
fn a_level_that_does_not_exist_is_told_with_those_that_do() {
    let wrong = MODEL.replace("\"within_2\"", "\"within_3\"");
    let error = Model::parse(&wrong).err().expect("it is wrong");
    assert!(matches!(error, ModelError::UnknownLevel { .. }), "{error}");
    let said = "exact, within_1, within_2, within_10_percent, different";
    assert!(error.to_string().contains(said), "{error}");
}
