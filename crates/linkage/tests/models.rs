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
            ["path.two_places_at_once", "birth_order.next", "joined.exact"],
        ),
        (
            "2|B|9|Ana|Roth|2|Ulm|X|2025-02-01|2025-06-01||2020-01-02|34",
            ["path.together", "birth_order.same", "joined.day_month_swapped"],
        ),
        (
            "2|A|9|Ana|Roth|6|Ulm|X|2025-02-01|2025-06-01||2020-02-09|34",
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
fn a_model_may_say_that_dates_begin_with_the_day() {
    let layout = |model: &str| {
        let model = model.replace("birth_order = \"child_no\"", "birth_date = \"child_no\"");
        Layout::new(&Model::parse(&model).expect("a model"), &HEADER)
            .expect("the columns are there")
    };
    let born =
        |layout: &Layout, date| layout.person(&["1", "", "", "", "", date].as_slice()).birth_date;
    let day_first = MODEL.replace("families = true", "families = true\nday_first = true");
    let march_4 = linkage::BirthDate::parse("2015-03-04");
    for (model, date) in [(MODEL, "3/4/2015"), (MODEL, "04.03.2015"), (&*day_first, "4/3/2015")] {
        assert_eq!(born(&layout(model), date), march_4, "{date}");
    }
    assert_eq!(born(&layout(&day_first), "3/22/2015"), linkage::BirthDate::parse("2015-03-22"));
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

const DOCS: &str = include_str!("../../../docs/linkage.md");

#[test]
fn the_worked_example_of_the_documentation_works() {
    let (_, after) = DOCS.split_once("### A model of one's own").expect("the heading");
    let (_, from) = after.split_once("```toml\n").expect("the example");
    let (toml, _) = from.split_once("```").expect("its end");
    let model = Model::parse(toml).expect("the example is a model");
    let header: Vec<&str> = "nr;name;vorname;geboren;strasse;plz;alter".split(';').collect();
    let layout = Layout::new(&model, &header).expect("its columns");
    let [a, b] =
        ["1;Roth;Anna;02.01.1990;Am Bach 3;4020;36", "2;Rot;Ana;1990-01-02;Am Bach 3;4020;34"].map(
            |line| prepare(&layout.person(&line.split(';').collect::<Vec<_>>().as_slice()), &model),
        );
    let keys: Vec<_> = score(&a, &b, &model).steps.iter().map(Step::key).collect();
    for key in ["surnames.similar", "birth_date.exact", "given.nickname", "age.within_2"] {
        assert!(keys.iter().any(|found| found == key), "{key}: {keys:?}");
    }
}

#[test]
fn the_documentation_lists_every_level() {
    let fields = "surnames given birth_date parents birth_place path source birth_order \
                  multiple_birth sex suffix contact numbers joined age";
    for field in fields.split_whitespace() {
        let compare = format!("compare = [\"{field}\", ");
        let wrong = format!("[levels]\n{field} = [\"?\"]\n");
        let model = MODEL.replace("compare = [", &compare).replace("[levels]\n", &wrong);
        let model = model
            .replace("age = [\"within_2\"]\n", "")
            .replace("given = [\"exact_rare\", \"similar\"]\n", "");
        let Err(ModelError::UnknownLevel { known, .. }) = Model::parse(&model) else {
            panic!("`?` is no level of {field}")
        };
        assert!(DOCS.contains(&format!("`{}`", known.replace(", ", " "))), "{field}: {known}");
    }
}
