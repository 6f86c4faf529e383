//! From rows of ED Data Express to figures: which measure a data group is, which subgroup a row's labels mean.
//!
//! What the tables do not know keeps the label that was printed, so that nothing disappears; it stands under a heading of
//! its own.

use crate::{
    files::{
        ed_data_express::{parse_value, place},
        figures::Known,
    },
    model::{
        SchoolYear,
        impact::{
            FigureSource, Figures, Measure, Note, NoteKind, Observation, Period, Standing,
            Subgroup, Unit, Words,
        },
    },
};
use std::{collections::HashSet, sync::Arc};

/// Where the files come from.
const LIBRARY: &str = "https://eddataexpress.ed.gov/download/data-library";

/// A release that is in force.
#[derive(Debug, Clone)]
pub(crate) struct Import {
    /// The file's name.
    pub(crate) name: String,
    /// The day on which it was imported.
    pub(crate) on: jiff::civil::Date,
    /// Its rows at the level of States.
    pub(crate) rows: Vec<ImportedRow>,
    /// What it says about them.
    pub(crate) notes: Vec<ImportedNote>,
}

/// A row at the level of States.
#[derive(Debug, Clone, Default)]
pub(crate) struct ImportedRow {
    pub(crate) year: String,
    pub(crate) state: String,
    pub(crate) data_group: String,
    pub(crate) description: String,
    pub(crate) value: String,
    pub(crate) subgroup: String,
    pub(crate) characteristics: String,
    pub(crate) age_grade: String,
    pub(crate) subject: String,
    pub(crate) outcome: String,
    pub(crate) program_type: String,
}

/// A note, for one year, one data group, and one place or all.
#[derive(Debug, Clone)]
pub(crate) struct ImportedNote {
    pub(crate) year: String,
    pub(crate) state: String,
    pub(crate) data_group: String,
    pub(crate) text: String,
}

/// Adds what was imported. An imported figure takes the place of a shipped one of the same measure, year, place and
/// subgroup.
pub(crate) fn add_imports(figures: &mut Figures, known: &Known, imports: &[Import]) {
    let mut added = Vec::new();
    for import in imports {
        let source = figures.sources.len();
        figures.sources.push(FigureSource {
            family: "ed-data-express".to_owned(),
            seen_through: None,
            title: format!("ED Data Express: {}, imported on {}", import.name, import.on),
            url: LIBRARY.to_owned(),
        });
        for row in &import.rows {
            added.extend(observation(figures, known, row, source));
        }
        figures.notes.extend(import.notes.iter().filter_map(|imported| note(known, imported)));
    }
    let key = |o: &Observation| (o.measure.clone(), o.period, o.place, o.subgroup.clone());
    let newer: HashSet<_> = added.iter().map(key).collect();
    figures.observations.retain(|old| !newer.contains(&key(old)));
    figures.observations.extend(added);
}

fn observation(
    figures: &mut Figures,
    known: &Known,
    row: &ImportedRow,
    source: usize,
) -> Option<Observation> {
    let place = place(&row.state)?;
    let year: SchoolYear = row.year.parse().ok()?;
    let value = parse_value(&row.value).ok()?;
    let measure = measure(figures, known, row, value.is_percent);
    let subgroup = subgroup(figures, known, row);
    let (period, cell) = (Period::School(year), value.cell);
    Some(Observation { measure, period, place, subgroup, cell, caveat: None, source })
}

fn measure(figures: &mut Figures, known: &Known, row: &ImportedRow, is_percent: bool) -> Arc<str> {
    if let Some(code) = known.measure_of(&row.data_group) {
        return code;
    }
    let code: Arc<str> = format!("dg{}", row.data_group).into();
    if figures.measure(&code).is_none() {
        let unit = if is_percent { Unit::Percent } else { Unit::Children };
        figures.measures.push(Measure {
            code: code.clone(),
            theme: "imported".to_owned(),
            unit,
            protected: unit == Unit::Children,
            name: Words::as_printed(&format!("{} ({})", row.description, row.data_group)),
        });
    }
    code
}

/// The subgroup that all labels of a row mean together. A label that only says that everybody is meant adds nothing.
fn subgroup(figures: &mut Figures, known: &Known, row: &ImportedRow) -> Arc<str> {
    let population = if known.is_of_migratory_children(&row.data_group) {
        known.subgroup_of(&row.subgroup).unwrap_or_else(|| row.subgroup.as_str().into())
    } else {
        // In a table of all students, "All Students" is another population than the migratory ones.
        let is_migratory = row.subgroup.to_lowercase().contains("migra");
        let meant = known.subgroup_of(&row.subgroup).filter(|meant| *meant != known.total);
        match (is_migratory, meant) {
            (true, _) => "Migrant students".into(),
            (false, Some(meant)) => meant,
            (false, None) if row.subgroup.to_lowercase().starts_with("all students") => {
                "All students".into()
            }
            (false, None) => row.subgroup.as_str().into(),
        }
    };
    let subject = Some(&row.subject).filter(|_| known.measure_of(&row.data_group).is_none());
    let labels = [&row.characteristics, &row.age_grade].into_iter().chain(subject);
    let labels = labels.chain([&row.outcome, &row.program_type]);
    let meant =
        labels.map(|label| known.subgroup_of(label).unwrap_or_else(|| label.as_str().into()));
    let mut parts: Vec<Arc<str>> = Vec::new();
    for part in [population].into_iter().chain(meant) {
        if !part.is_empty() && part != known.total && !parts.contains(&part) {
            parts.push(part);
        }
    }
    let code: Arc<str> = match parts.as_slice() {
        [] => known.total.clone(),
        [one] => one.clone(),
        several => several.iter().map(|part| &**part).collect::<Vec<_>>().join(", ").into(),
    };
    if figures.subgroup(&code).is_none() {
        let name = Words::as_printed(&code);
        figures.subgroups.push(Subgroup { code: code.clone(), standing: Standing::Apart, name });
    }
    code
}

fn note(known: &Known, imported: &ImportedNote) -> Option<Note> {
    let measure = known.measure_of(&imported.data_group)?;
    let from = Period::School(imported.year.parse().ok()?);
    let place = place(&imported.state);
    if place.is_none() && !imported.state.to_uppercase().starts_with("ALL") {
        return None;
    }
    Some(Note {
        kind: NoteKind::Note,
        measure: Some(measure.to_string()),
        place,
        from,
        to: Some(from),
        words: Words::as_printed(&imported.text),
        source_title: "ED Data Express: data notes".to_owned(),
        source_url: LIBRARY.to_owned(),
    })
}
