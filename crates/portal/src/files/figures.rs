//! The shipped figures: eight tables of `data/impact`, embedded and read once. An error names the table, and stops the
//! program at its start.

use crate::{
    model::impact::{
        Amount, Cell, Disclosure, Empty, FigureSource, Figures, Measure, Note, NoteKind,
        Observation, Parts, Standing, Subgroup, Unit, Words,
    },
    rules::impact::protect,
};
use serde::{Deserialize, de::DeserializeOwned};
use std::{
    collections::HashMap,
    sync::{Arc, LazyLock},
};

macro_rules! table {
    ($name:literal) => {
        read($name, include_str!(concat!("../../../../data/impact/", $name)))
    };
}

/// What is wrong with a table of the figures.
#[derive(Debug, thiserror::Error)]
#[error("data/impact/{table}: {problem}")]
pub(crate) struct BadTable {
    table: &'static str,
    problem: String,
}

/// What the labels of imported files mean.
#[derive(Debug)]
pub(crate) struct Known {
    /// By data group: the measure, and whether all of its rows are about migratory children.
    measures: HashMap<String, (Arc<str>, bool)>,
    labels: HashMap<String, Arc<str>>,
    /// The subgroup that is everybody.
    pub(crate) total: Arc<str>,
}

impl Known {
    /// The measure that a data group is.
    pub(crate) fn measure_of(&self, data_group: &str) -> Option<Arc<str>> {
        self.measures.get(data_group).map(|(measure, _)| measure.clone())
    }

    /// The subgroup that a label means.
    pub(crate) fn subgroup_of(&self, label: &str) -> Option<Arc<str>> {
        self.labels.get(&label.to_lowercase()).cloned()
    }

    /// Whether every row of a data group is about migratory children.
    pub(crate) fn is_of_migratory_children(&self, data_group: &str) -> bool {
        self.measures.get(data_group).is_some_and(|(_, all)| *all)
    }
}

#[derive(Deserialize)]
struct FigureRow {
    measure: String,
    school_year: String,
    state: String,
    subgroup: String,
    value: String,
    empty: String,
    caveat: String,
    source: String,
}

#[derive(Deserialize)]
struct CaveatRow {
    id: String,
    en: String,
    es: String,
}

#[derive(Deserialize)]
struct SourceRow {
    id: String,
    family: String,
    seen_through: String,
    title: String,
    url: String,
}

#[derive(Deserialize)]
struct MeasureRow {
    measure: String,
    theme: String,
    unit: String,
    protected: String,
    en: String,
    es: String,
}

#[derive(Deserialize)]
struct SubgroupRow {
    subgroup: String,
    place: String,
    en: String,
    es: String,
}

#[derive(Deserialize)]
struct NoteRow {
    kind: String,
    measure: String,
    state: String,
    from_year: String,
    to_year: String,
    en: String,
    es: String,
    source_title: String,
    source_url: String,
}

#[derive(Deserialize)]
struct GroupRow {
    data_group: String,
    measure: String,
    population: String,
}

#[derive(Deserialize)]
struct LabelRow {
    label: String,
    subgroup: String,
}

struct Shipped {
    /// Before small counts are hidden, so that imports can be added.
    parts: Parts,
    known: Known,
    /// Ready to be shown.
    shown: Arc<Figures>,
}

static SHIPPED: LazyLock<Shipped> = LazyLock::new(|| {
    let parts = read_parts().unwrap_or_else(|error| panic!("{error}"));
    let known = read_known(&parts).unwrap_or_else(|error| panic!("{error}"));
    let shown = Arc::new(ready(Figures::of(parts.clone())));
    Shipped { parts, known, shown }
});

/// The shipped figures, ready to be shown.
///
/// # Panics
/// The first time, when a table is malformed. The tables are part of the program, and a test reads them all.
pub(crate) fn shipped() -> Arc<Figures> {
    SHIPPED.shown.clone()
}

/// The shipped figures before anything is hidden, to add imports to.
pub(crate) fn unprotected() -> Figures {
    Figures::of(SHIPPED.parts.clone())
}

/// What the labels of imported files mean.
pub(crate) fn known() -> &'static Known {
    &SHIPPED.known
}

/// Hides what must be hidden, and makes the figures ready to be asked.
pub(crate) fn ready(mut figures: Figures) -> Figures {
    protect(&mut figures);
    figures.ordered()
}

fn read<T: DeserializeOwned>(table: &'static str, text: &str) -> Result<Vec<T>, BadTable> {
    let rows = csv::Reader::from_reader(text.as_bytes()).deserialize().collect::<Result<_, _>>();
    rows.map_err(|error| bad(table, error))
}

fn bad(table: &'static str, problem: impl std::fmt::Display) -> BadTable {
    BadTable { table, problem: problem.to_string() }
}

fn read_parts() -> Result<Parts, BadTable> {
    let caveats: Vec<CaveatRow> = table!("caveats.csv")?;
    let sources: Vec<SourceRow> = table!("sources.csv")?;
    let measures: Vec<MeasureRow> = table!("measures.csv")?;
    let subgroups: Vec<SubgroupRow> = table!("subgroups.csv")?;
    let notes: Vec<NoteRow> = table!("notes.csv")?;
    let rows: Vec<FigureRow> = table!("figures.csv")?;
    let limits = include_str!("../../../../data/impact/disclosure.toml");
    let disclosure: Disclosure = toml::from_str(limits).map_err(|e| bad("disclosure.toml", e))?;
    let measures = measures.into_iter().map(measure).collect::<Result<Vec<_>, _>>()?;
    let subgroups: Vec<_> = subgroups.into_iter().map(subgroup).collect::<Result<_, _>>()?;
    let observations = {
        let find = Find {
            measures: measures.iter().map(|m| (m.code.to_string(), m.code.clone())).collect(),
            subgroups: subgroups.iter().map(|s| (s.code.to_string(), s.code.clone())).collect(),
            caveats: caveats.iter().enumerate().map(|(at, row)| (row.id.clone(), at)).collect(),
            sources: sources.iter().enumerate().map(|(at, row)| (row.id.clone(), at)).collect(),
        };
        rows.into_iter().map(|row| find.observation(&row)).collect::<Result<_, _>>()?
    };
    Ok(Parts {
        measures,
        subgroups,
        sources: sources.into_iter().map(source).collect::<Result<_, _>>()?,
        caveats: caveats.into_iter().map(|row| Words { en: row.en, es: row.es }).collect(),
        notes: notes.into_iter().map(note).collect::<Result<_, _>>()?,
        disclosure,
        observations,
    })
}

/// Finds by their names what a row of the figures refers to.
struct Find {
    measures: HashMap<String, Arc<str>>,
    subgroups: HashMap<String, Arc<str>>,
    caveats: HashMap<String, usize>,
    sources: HashMap<String, usize>,
}

impl Find {
    fn observation(&self, row: &FigureRow) -> Result<Observation, BadTable> {
        let wrong = |problem: String| bad("figures.csv", problem);
        let unknown = |what: &str, name: &str| wrong(format!("there is no {what} `{name}`"));
        let caveat = match row.caveat.as_str() {
            "" => None,
            id => Some(*self.caveats.get(id).ok_or_else(|| unknown("caveat", id))?),
        };
        let cell = match row.empty.as_str() {
            "" => row
                .value
                .parse()
                .map(|n| Cell::Is(Amount::Exact(n)))
                .map_err(|e| wrong(format!("{e}"))),
            code => Empty::ALL
                .into_iter()
                .find(|empty| empty.code() == code)
                .map(Cell::No)
                .ok_or_else(|| unknown("reason", code)),
        }?;
        Ok(Observation {
            measure: self
                .measures
                .get(&row.measure)
                .ok_or_else(|| unknown("measure", &row.measure))?
                .clone(),
            period: row.school_year.parse().map_err(|e| wrong(format!("{e}")))?,
            place: row.state.parse().map_err(|e| wrong(format!("{e}")))?,
            subgroup: self
                .subgroups
                .get(&row.subgroup)
                .ok_or_else(|| unknown("subgroup", &row.subgroup))?
                .clone(),
            cell,
            caveat,
            source: *self.sources.get(&row.source).ok_or_else(|| unknown("source", &row.source))?,
        })
    }
}

fn measure(row: MeasureRow) -> Result<Measure, BadTable> {
    let unit = Unit::from_code(&row.unit);
    Ok(Measure {
        code: row.measure.into(),
        theme: row.theme,
        unit: unit
            .ok_or_else(|| bad("measures.csv", format!("there is no unit `{}`", row.unit)))?,
        protected: row.protected == "yes",
        name: Words { en: row.en, es: row.es },
    })
}

fn subgroup(row: SubgroupRow) -> Result<Subgroup, BadTable> {
    let standing = match row.place.as_str() {
        "total" => Standing::Total,
        "part" => Standing::Part,
        "" => Standing::Apart,
        other => return Err(bad("subgroups.csv", format!("there is no place `{other}`"))),
    };
    Ok(Subgroup { code: row.subgroup.into(), standing, name: Words { en: row.en, es: row.es } })
}

fn source(row: SourceRow) -> Result<FigureSource, BadTable> {
    let seen = Some(row.seen_through).filter(|code| !code.is_empty());
    let seen_through =
        seen.map(|code| code.parse()).transpose().map_err(|e| bad("sources.csv", e))?;
    Ok(FigureSource { family: row.family, seen_through, title: row.title, url: row.url })
}

fn note(row: NoteRow) -> Result<Note, BadTable> {
    let given = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    let place = given(&row.state).map(|code| code.parse()).transpose();
    let to = given(&row.to_year).map(|year| year.parse()).transpose();
    Ok(Note {
        kind: if row.kind == "break" { NoteKind::Break } else { NoteKind::Note },
        measure: given(&row.measure),
        place: place.map_err(|e| bad("notes.csv", e))?,
        from: row.from_year.parse().map_err(|e| bad("notes.csv", e))?,
        to: to.map_err(|e| bad("notes.csv", e))?,
        words: Words { en: row.en, es: row.es },
        source_title: row.source_title,
        source_url: row.source_url,
    })
}

fn read_known(parts: &Parts) -> Result<Known, BadTable> {
    let groups: Vec<GroupRow> = table!("data_groups.csv")?;
    let labels: Vec<LabelRow> = table!("labels.csv")?;
    let total = parts.subgroups.iter().find(|subgroup| subgroup.standing == Standing::Total);
    Ok(Known {
        measures: groups
            .into_iter()
            .map(|row| (row.data_group, (row.measure.into(), row.population == "migratory")))
            .collect(),
        labels: labels
            .into_iter()
            .map(|row| (row.label.to_lowercase(), row.subgroup.into()))
            .collect(),
        total: total.ok_or_else(|| bad("subgroups.csv", "no subgroup is the total"))?.code.clone(),
    })
}
