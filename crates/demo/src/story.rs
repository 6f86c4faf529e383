//! The children of the story, the same in every nation whatever its seed.
//!
//! Marisol Reyes Villa and her sister Noemí live in Las Lomitas, Texas, and arrive in Red Prairie,
//! North Dakota, whose nightly file spells Marisol another way. Two more families come with them: a
//! girl whose record is so damaged that a person must look, and one of two twins.

use jiff::ToSpan;
use jiff::civil::{Date, date};

use crate::families::{Child, Family, Origin};
use crate::keying::WrittenName;
use crate::known::{KnownAs, TONIGHT_MAX};
use crate::names::{Name, Sex, given_named, surname_named};
use crate::paths::Stay;
use crate::places::Places;
use crate::tables::TABLES;

/// The State that tells of the story's children tonight.
pub(crate) const TONIGHT_STATE: &str = "ND";
const HOME_STATE: &str = "TX";

const MARISOL: u32 = 0;
const NOEMI: u32 = 1;
const YARETZI: u32 = 2;
const LUIS_ANGEL: u32 = 3;
const LUIS_ALBERTO: u32 = 4;
/// The twin of whom the nightly file does not tell.
pub(crate) const TWIN_LEFT_BEHIND: u32 = LUIS_ANGEL;
/// How many children the story has.
pub(crate) const CHILDREN: u32 = 5;

/// A record of a child of the story, as a State keyed it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoryRecord {
    /// USPS code of the State that holds the record.
    pub state: String,
    /// The State's number for her; its `id_type` is `01`.
    pub state_student_id: String,
    /// The name as it stands in the record: given names, then surnames.
    pub name: String,
    /// The birth date as it stands in the record.
    pub birth_date: Date,
}

/// Where to find the children of the story.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Story {
    /// Marisol in Texas, in full.
    pub marisol_in_texas: StoryRecord,
    /// Marisol in the nightly file, slightly damaged: to be linked without a person.
    pub marisol_tonight: StoryRecord,
    /// Her sister in Texas.
    pub noemi_in_texas: StoryRecord,
    /// Her sister in the nightly file.
    pub noemi_tonight: StoryRecord,
    /// A girl in Texas.
    pub doubtful_in_texas: StoryRecord,
    /// The same girl in the nightly file, badly damaged: for a person's eye.
    pub doubtful_tonight: StoryRecord,
    /// Both twins in Texas.
    pub twins_in_texas: [StoryRecord; 2],
    /// One of the twins in the nightly file (in truth the second): for a person's eye.
    pub twin_tonight: StoryRecord,
}

/// A record of the story as it stands in a package.
#[derive(Debug)]
pub(crate) struct Keyed {
    pub(crate) name: WrittenName,
    pub(crate) sex: &'static str,
    pub(crate) birth_date: Date,
    pub(crate) multiple_birth: &'static str,
    pub(crate) father: [&'static str; 2],
    pub(crate) mother: [&'static str; 2],
    pub(crate) phone: &'static str,
}

const REYES: [[&str; 2]; 2] = [["Ramón", "Reyes Ortega"], ["Lucía", "Villa Campos"]];
const IBARRA: [[&str; 2]; 2] = [["Efraín", "Ibarra Solís"], ["Rosa", "Montes Vega"]];
const CASTANEDA: [[&str; 2]; 2] = [["Saúl", "Castañeda Luna"], ["Alma", "Rivas Tapia"]];
const NOBODY: [&str; 2] = ["", ""];

/// Finds the story's records by their numbers, which never change.
pub fn story() -> Story {
    let here = |child, place: u32| record(child, HOME_STATE, TONIGHT_MAX + place);
    let tonight = |child, place| record(child, TONIGHT_STATE, place);
    Story {
        marisol_in_texas: here(MARISOL, 0),
        marisol_tonight: tonight(MARISOL, 0),
        noemi_in_texas: here(NOEMI, 1),
        noemi_tonight: tonight(NOEMI, 1),
        doubtful_in_texas: here(YARETZI, 2),
        doubtful_tonight: tonight(YARETZI, 2),
        twins_in_texas: [here(LUIS_ANGEL, 3), here(LUIS_ALBERTO, 4)],
        twin_tonight: tonight(LUIS_ALBERTO, 4),
    }
}

fn record(child: u32, state: &str, number: u32) -> StoryRecord {
    let is_tonight = state == TONIGHT_STATE;
    let state_index = TABLES.state_index(state).expect("a State of the table");
    let known = KnownAs { child, state: state_index, number, is_duplicate: false, is_tonight };
    let keyed = keyed(&known).expect("a child of the story");
    let name = keyed.name;
    let parts = [name.first, name.middle, name.last_1, name.last_2];
    StoryRecord {
        state: state.to_owned(),
        state_student_id: known.state_student_id(),
        name: parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" "),
        birth_date: keyed.birth_date,
    }
}

/// How the record of a child of the story stands in the package; `None` for all other children.
pub(crate) fn keyed(known: &KnownAs) -> Option<Keyed> {
    let tonight = known.is_tonight;
    let (parents, phone) = match known.child {
        MARISOL | NOEMI => (REYES, "9565550147"),
        YARETZI => (IBARRA, "9565550162"),
        LUIS_ANGEL | LUIS_ALBERTO => (CASTANEDA, "9565550188"),
        _ => return None,
    };
    let full = |parts: [&str; 4], born: Date, sex: &'static str, multiple_birth: &'static str| {
        let [first, middle, last_1, last_2] = parts.map(str::to_owned);
        let name = WrittenName { first, middle, last_1, last_2 };
        let [father, mother] = parents;
        Keyed { name, sex, birth_date: born, multiple_birth, father, mother, phone }
    };
    Some(match (known.child, tonight) {
        (MARISOL, false) => {
            full(["Marisol", "", "Reyes", "Villa"], date(2013, 3, 4), "Female", "No")
        }
        (MARISOL, true) => Keyed {
            father: ["Ramon", "Reyes"],
            ..full(["Marysol", "", "Villa", "Reyes"], date(2013, 3, 4), "Female", "")
        },
        (NOEMI, false) => full(["Noemí", "", "Reyes", "Villa"], date(2016, 8, 19), "Female", "No"),
        (NOEMI, true) => Keyed {
            father: ["Ramon", "Reyes"],
            ..full(["Noemi", "", "Reyes", "Villa"], date(2016, 8, 19), "Female", "")
        },
        (YARETZI, false) => {
            full(["Yaretzi", "Guadalupe", "Ibarra", "Montes"], date(2015, 6, 9), "Female", "No")
        }
        (YARETZI, true) => Keyed {
            father: NOBODY,
            mother: ["Rosa", "Montes"],
            phone: "",
            ..full(["Yaretsi", "", "Ybarra", ""], date(2015, 9, 6), "Female", "")
        },
        (LUIS_ANGEL, _) => {
            full(["Luis", "Ángel", "Castañeda", "Rivas"], date(2016, 5, 7), "Male", "Yes")
        }
        (_, false) => {
            full(["Luis", "Alberto", "Castañeda", "Rivas"], date(2016, 5, 7), "Male", "Yes")
        }
        (_, true) => full(["Luis", "", "Castañeda", "Rivas"], date(2016, 5, 7), "Male", "Yes"),
    })
}

/// The story's families in the order of their children's numbers.
pub(crate) fn families(places: &Places, today: Date) -> Vec<(Family, Vec<Child>)> {
    let girl = |given, second, surnames, born| (given, second, surnames, Sex::Female, born, false);
    let twin =
        |second| ("Luis", Some(second), ["Castañeda", "Rivas"], Sex::Male, date(2016, 5, 7), true);
    let reyes = ["Reyes", "Villa"];
    let yaretzi = girl("Yaretzi", Some("Guadalupe"), ["Ibarra", "Montes"], date(2015, 6, 9));
    let households: [(_, &[Sketch]); 3] = [
        (
            REYES,
            &[
                girl("Marisol", None, reyes, date(2013, 3, 4)),
                girl("Noemí", None, reyes, date(2016, 8, 19)),
            ],
        ),
        (IBARRA, &[yaretzi]),
        (CASTANEDA, &[twin("Ángel"), twin("Alberto")]),
    ];
    (0..)
        .zip(households)
        .map(|(number, (parents, sketches))| {
            let family = household(places, today, parents);
            let children = sketches.iter().map(|sketch| child(number, &family, sketch)).collect();
            (family, children)
        })
        .collect()
}

/// Given name, second given name, surnames, sex, birth date, twin.
type Sketch = (&'static str, Option<&'static str>, [&'static str; 2], Sex, Date, bool);

fn household(places: &Places, today: Date, parents: [[&str; 2]; 2]) -> Family {
    let town = |state, name| places.find(state, name).expect("a town of the story");
    let (home, cotton) = (town(HOME_STATE, "Las Lomitas"), town(HOME_STATE, "Llano Hondo"));
    let last_year = today.year() - 1;
    let ways = [
        (home, date(last_year - 2, 1, 15), date(last_year - 2, 6, 5)),
        (cotton, date(last_year - 2, 6, 8), date(last_year - 2, 10, 2)),
        (home, date(last_year - 2, 10, 5), date(last_year, 6, 3)),
        (cotton, date(last_year, 6, 6), date(last_year, 10, 4)),
        (home, date(last_year, 10, 7), today - 8.days()),
    ];
    let mut stays: Vec<Stay> = ways
        .into_iter()
        .map(|(town, from, to)| Stay { town, from, to: Some(to), qualifies: true })
        .collect();
    let red_prairie = town(TONIGHT_STATE, "Red Prairie");
    stays.push(Stay { town: red_prairie, from: today - 6.days(), to: None, qualifies: true });
    let [father, mother] = parents.map(|[given, surnames]| {
        let (first, second) = surnames.split_once(' ').expect("two surnames");
        named(given, None, [first, second])
    });
    Family {
        community: 0,
        father: Some(father),
        mother: Some(mother),
        origin: Origin::Abroad(0),
        stays,
        children: 0..0,
        is_lone_youth: false,
        arrived_tonight: true,
    }
}

fn child(family: u32, household: &Family, sketch: &Sketch) -> Child {
    let (given, second, surnames, sex, born, is_twin) = *sketch;
    let name = named(given, second, surnames);
    let born_in = Origin::Town(household.stays[0].town);
    Child { family, name, sex, born, born_in, is_twin }
}

fn named(given: &str, second: Option<&str>, [first, last]: [&str; 2]) -> Name {
    Name {
        given: given_named(given),
        second: second.map(given_named),
        surname_1: surname_named(first),
        surname_2: Some(surname_named(last)),
    }
}
