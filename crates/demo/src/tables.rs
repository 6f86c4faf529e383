//! The data that the nation is drawn from: `data/demo/*.csv`, embedded and read once.
//!
//! Every number that shapes the nation is a row there with its source or the word "assumed"; this
//! module only gives them types. It never draws anything itself.

use std::collections::HashMap;
use std::sync::LazyLock;

use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::dice::Weighted;
use crate::shape::Shape;

/// The place of a State in the tables, by USPS code in alphabetical order.
pub(crate) type StateIndex = u8;
/// The place of a community in the tables.
pub(crate) type CommunityIndex = u8;
/// The place of a name in its table.
pub(crate) type NameIndex = u16;

/// The embedded tables.
pub(crate) static TABLES: LazyLock<Tables> = LazyLock::new(Tables::load);

macro_rules! table {
    ($name:literal) => {
        read_rows(include_str!(concat!("../../../data/demo/", $name)))
    };
}

/// A State, its size in the nation and how its offices key a child.
#[derive(Debug, Deserialize)]
pub(crate) struct State {
    #[serde(rename = "state")]
    pub(crate) code: String,
    pub(crate) fips: String,
    pub(crate) settled_weight: u32,
    pub(crate) districts: u16,
    pub(crate) regions: u16,
    pub(crate) district_kind: String,
    pub(crate) id_pattern: String,
    pub(crate) id_type: String,
    pub(crate) letters: Letters,
    pub(crate) accents: Accents,
    pub(crate) surnames: SurnameHabit,
    pub(crate) town_style: String,
}

/// The letters that a State's system stores.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Letters {
    Title,
    Upper,
}

/// What a State's system does with accents.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Accents {
    Keep,
    Drop,
}

/// Where a State's offices put the second surname.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub(crate) enum SurnameHabit {
    Both,
    Hyphen,
    Space,
    First,
}

/// A group of families who share names and languages.
#[derive(Debug, Deserialize)]
pub(crate) struct Community {
    #[serde(rename = "community")]
    name: String,
    east: u32,
    midcontinent: u32,
    west: u32,
    settled: u32,
    two_surnames: String,
    pub(crate) second_given: f64,
    pub(crate) born_abroad: f64,
    pub(crate) english_learner: f64,
    by_ear: String,
}

impl Community {
    /// Whether its people have two surnames.
    pub(crate) fn has_two_surnames(&self) -> bool {
        self.two_surnames == "yes"
    }

    /// Whether offices spell its names by ear.
    pub(crate) fn is_spelled_by_ear(&self) -> bool {
        self.by_ear == "yes"
    }
}

/// A course of a grade.
#[derive(Debug, Deserialize)]
pub(crate) struct CourseTitle {
    pub(crate) grade: String,
    pub(crate) title: String,
    pub(crate) subject: String,
}

/// One of the three migrant streams, or none.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq, Hash)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Stream {
    East,
    Midcontinent,
    West,
}

impl Stream {
    pub(crate) const ALL: [Self; 3] = [Self::East, Self::Midcontinent, Self::West];
}

/// A State where a stream lives or works, and when.
#[derive(Debug, Deserialize)]
struct SeasonRow {
    stream: Stream,
    state: String,
    role: String,
    weight: u32,
    arrive: String,
    leave: String,
}

/// A season of work in a State: month and day of the usual arrival and departure.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Season {
    pub(crate) state: StateIndex,
    pub(crate) arrive: (i8, i8),
    pub(crate) leave: (i8, i8),
}

/// A place outside the country where families come from.
#[derive(Debug, Deserialize)]
pub(crate) struct ForeignPlace {
    pub(crate) country: String,
    pub(crate) state: String,
    pub(crate) city: String,
    community: String,
    weight: u32,
}

#[derive(Debug, Deserialize)]
struct NameRow {
    community: String,
    #[serde(default)]
    sex: String,
    name: String,
    weight: u32,
}

#[derive(Debug, Deserialize)]
struct NicknameRow {
    name: String,
    nickname: String,
}

/// How a sound that is written one way is written by someone who only hears it.
#[derive(Debug, Deserialize)]
pub(crate) struct Respelling {
    kind: String,
    pub(crate) written: String,
    pub(crate) heard: String,
}

#[derive(Debug, Deserialize)]
struct RateRow {
    #[serde(alias = "kind")]
    name: String,
    #[serde(alias = "rate")]
    share: f64,
}

/// A word of which invented towns are named.
#[derive(Debug, Deserialize)]
pub(crate) struct TownWord {
    pub(crate) style: String,
    pub(crate) part: String,
    pub(crate) word: String,
}

/// A town that the story needs by name.
#[derive(Debug, Deserialize)]
pub(crate) struct StoryTown {
    pub(crate) state: String,
    pub(crate) town: String,
}

/// Everything that the files say.
#[derive(Debug)]
pub(crate) struct Tables {
    pub(crate) states: Vec<State>,
    pub(crate) communities: Vec<Community>,
    pub(crate) settled_states: Weighted<StateIndex>,
    /// For each stream: the home States, the seasons of work, the communities.
    pub(crate) streams: HashMap<Stream, StreamTables>,
    pub(crate) settled_communities: Weighted<CommunityIndex>,
    pub(crate) stream_sizes: Weighted<Stream>,
    pub(crate) foreign: Vec<ForeignPlace>,
    /// For each community: the places abroad that its families come from.
    pub(crate) origins: Vec<Weighted<u16>>,
    pub(crate) names: NameTables,
    pub(crate) heard: Vec<Respelling>,
    pub(crate) by_ear: Vec<Respelling>,
    pub(crate) error_rates: HashMap<String, f64>,
    pub(crate) shape: Shape,
    pub(crate) town_words: Vec<TownWord>,
    pub(crate) story_towns: Vec<StoryTown>,
    pub(crate) courses: Vec<CourseTitle>,
}

/// One stream.
#[derive(Debug)]
pub(crate) struct StreamTables {
    pub(crate) homes: Weighted<StateIndex>,
    pub(crate) seasons: Weighted<Season>,
    pub(crate) communities: Weighted<CommunityIndex>,
}

/// The names, and which community uses them how often.
#[derive(Debug)]
pub(crate) struct NameTables {
    pub(crate) given: Vec<String>,
    pub(crate) surnames: Vec<String>,
    /// For each community: names of girls, names of boys.
    pub(crate) given_of: Vec<[Weighted<NameIndex>; 2]>,
    pub(crate) surnames_of: Vec<Weighted<NameIndex>>,
    pub(crate) nicknames: HashMap<String, Vec<String>>,
}

impl Tables {
    fn load() -> Self {
        let states: Vec<State> = table!("states.csv");
        let communities: Vec<Community> = table!("communities.csv");
        let foreign: Vec<ForeignPlace> = table!("foreign_places.csv");
        let respellings: Vec<Respelling> = table!("respellings.csv");
        let (heard, by_ear) = respellings.into_iter().partition(|r| r.kind == "heard");
        let seasons: Vec<SeasonRow> = table!("seasons.csv");
        let by_index = |weight: fn(&Community) -> u32| {
            Weighted::new(communities.iter().zip(0..).map(|(c, i)| (i, weight(c))))
        };
        let streams = Stream::ALL.map(|stream| {
            let communities = match stream {
                Stream::East => by_index(|c| c.east),
                Stream::Midcontinent => by_index(|c| c.midcontinent),
                Stream::West => by_index(|c| c.west),
            };
            (stream, stream_tables(&seasons, &states, stream, communities))
        });
        Self {
            settled_states: Weighted::new(
                states.iter().zip(0..).map(|(s, index)| (index, s.settled_weight)),
            ),
            settled_communities: by_index(|c| c.settled),
            stream_sizes: Weighted::new(Stream::ALL.map(|s| (s, home_weight(&seasons, s)))),
            streams: streams.into_iter().collect(),
            origins: origins(&communities, &foreign),
            names: name_tables(&communities),
            error_rates: shares(table!("errors.csv")),
            shape: shape(table!("shape.csv")),
            town_words: table!("town_words.csv"),
            story_towns: table!("story_towns.csv"),
            courses: table!("courses.csv"),
            states,
            communities,
            foreign,
            heard,
            by_ear,
        }
    }

    /// The place of a State in the tables.
    pub(crate) fn state_index(&self, code: &str) -> Option<StateIndex> {
        let found = self.states.binary_search_by(|state| state.code.as_str().cmp(code)).ok()?;
        StateIndex::try_from(found).ok()
    }
}

fn home_weight(seasons: &[SeasonRow], stream: Stream) -> u32 {
    seasons.iter().filter(|s| s.stream == stream && s.role == "home").map(|s| s.weight).sum()
}

fn stream_tables(
    rows: &[SeasonRow],
    states: &[State],
    stream: Stream,
    communities: Weighted<CommunityIndex>,
) -> StreamTables {
    let of = |role: &'static str| {
        rows.iter().filter(move |row| row.stream == stream && row.role == role).map(|row| {
            let state = states.iter().position(|s| s.code == row.state);
            let state = state.expect("each season is in a State of the table");
            (StateIndex::try_from(state).expect("52 States"), row)
        })
    };
    StreamTables {
        homes: Weighted::new(of("home").map(|(state, row)| (state, row.weight))),
        seasons: Weighted::new(of("work").map(|(state, row)| {
            let season =
                Season { state, arrive: month_day(&row.arrive), leave: month_day(&row.leave) };
            (season, row.weight)
        })),
        communities,
    }
}

fn month_day(text: &str) -> (i8, i8) {
    let (month, day) = text.split_once('-').expect("seasons are written MM-DD");
    (month.parse().expect("a month"), day.parse().expect("a day"))
}

fn origins(communities: &[Community], foreign: &[ForeignPlace]) -> Vec<Weighted<u16>> {
    communities
        .iter()
        .map(|community| {
            Weighted::new(foreign.iter().zip(0..).map(|(place, index)| {
                (index, if place.community == community.name { place.weight } else { 0 })
            }))
        })
        .collect()
}

fn name_tables(communities: &[Community]) -> NameTables {
    let given: Vec<NameRow> = table!("given_names.csv");
    let surnames: Vec<NameRow> = table!("surnames.csv");
    let weigh = |rows: &[NameRow], community: &Community, sex: &str| {
        Weighted::new(rows.iter().zip(0..).map(|(row, index)| {
            let used = row.community == community.name && row.sex == sex;
            (index, if used { row.weight } else { 0 })
        }))
    };
    let mut nicknames: HashMap<String, Vec<String>> = HashMap::new();
    for row in read_rows::<NicknameRow>(include_str!("../../../data/demo/nicknames.csv")) {
        nicknames.entry(row.name).or_default().push(row.nickname);
    }
    NameTables {
        given_of: communities
            .iter()
            .map(|c| ["Female", "Male"].map(|sex| weigh(&given, c, sex)))
            .collect(),
        surnames_of: communities.iter().map(|c| weigh(&surnames, c, "")).collect(),
        given: given.into_iter().map(|row| row.name).collect(),
        surnames: surnames.into_iter().map(|row| row.name).collect(),
        nicknames,
    }
}

fn shares(rows: Vec<RateRow>) -> HashMap<String, f64> {
    rows.into_iter().map(|row| (row.name, row.share)).collect()
}

fn shape(rows: Vec<RateRow>) -> Shape {
    let object = rows.into_iter().map(|row| (row.name, serde_json::json!(row.share))).collect();
    serde_json::from_value(serde_json::Value::Object(object))
        .expect("shape.csv has the rows that the program asks for, and no other")
}

fn read_rows<Row: DeserializeOwned>(text: &str) -> Vec<Row> {
    csv::Reader::from_reader(text.as_bytes())
        .deserialize()
        .collect::<Result<_, _>>()
        .expect("the embedded tables are read by each test of this crate")
}
