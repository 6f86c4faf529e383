//! Model files: TOML in, TOML out.

use std::collections::{BTreeMap, HashMap};
use std::fmt::Write;
use std::sync::Arc;

use serde::Deserialize;

use super::{Comparison, Kind, Model, ModelError, OtherField, Population, Threshold};
use crate::blocking::Block;
use crate::compare::{COMPARISONS_MAX, Field};
use crate::level::{Level, RELATIONS};
use crate::lexicon::Lexicon;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    name: String,
    dated: String,
    estimated_on: String,
    families: bool,
    #[serde(default)]
    day_first: bool,
    compare: Vec<String>,
    block: Vec<Vec<String>>,
    population: PopulationTable,
    link: ThresholdTable,
    review: ThresholdTable,
    #[serde(default)]
    columns: BTreeMap<String, OneOrMore>,
    #[serde(default)]
    field: Vec<FieldTable>,
    #[serde(default)]
    levels: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    weights: BTreeMap<String, BTreeMap<String, [f64; RELATIONS]>>,
    #[serde(default)]
    names: BTreeMap<String, BTreeMap<String, String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PopulationTable {
    records: f64,
    same: f64,
    sibling: f64,
    twin: f64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ThresholdTable {
    probability: f64,
    dated: String,
    why: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FieldTable {
    name: String,
    columns: OneOrMore,
    kind: KindName,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
enum KindName {
    Words,
    Code,
    Date,
    Number,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum OneOrMore {
    One(String),
    More(Vec<String>),
}

impl From<OneOrMore> for Vec<String> {
    fn from(columns: OneOrMore) -> Self {
        match columns {
            OneOrMore::One(column) => vec![column],
            OneOrMore::More(columns) => columns,
        }
    }
}

impl From<ThresholdTable> for Threshold {
    fn from(ThresholdTable { probability, dated, why }: ThresholdTable) -> Self {
        Self { probability, dated, why }
    }
}

/// The bands of words, from rarest to most common; see [`crate::name::band_of`].
const BANDS: [&str; 4] = ["rare", "uncommon", "common", "very_common"];

pub(super) fn parse(toml: &str) -> Result<Model, ModelError> {
    let file: File = toml::from_str(toml)?;
    let (review, link) = (file.review.probability, file.link.probability);
    if !(0.0 < review && review <= link && link < 1.0) {
        return Err(ModelError::BadThresholds { review, link });
    }
    let fields: Vec<OtherField> = file.field.into_iter().map(other_field).collect();
    let mut comparisons = Vec::new();
    for field in chain(&fields) {
        let name = name_of(field, &fields);
        if file.compare.contains(&name) || matches!(field, Field::Other(_)) {
            comparisons.push(Comparison::new(field, kind_of(field, &fields), name));
        }
    }
    for name in file.compare.iter().chain(file.levels.keys()).chain(file.weights.keys()) {
        if !comparisons.iter().any(|comparison| comparison.name == *name) {
            return Err(ModelError::UnknownField(name.clone()));
        }
    }
    if comparisons.len() > COMPARISONS_MAX {
        return Err(ModelError::TooManyFields(comparisons.len()));
    }
    for comparison in &mut comparisons {
        if let Some(levels) = file.levels.get(&comparison.name) {
            keep(comparison, levels)?;
        }
        if let Some(weights) = file.weights.get(&comparison.name) {
            weigh(comparison, weights)?;
        }
    }
    let PopulationTable { records, same, sibling, twin } = file.population;
    Ok(Model {
        name: file.name,
        dated: file.dated,
        estimated_on: file.estimated_on,
        link: file.link.into(),
        review: file.review.into(),
        population: Population { records, same, sibling, twin },
        columns: file.columns.into_iter().map(|(what, columns)| (what, columns.into())).collect(),
        families: file.families,
        day_first: file.day_first,
        lexicon: Arc::new(Lexicon::bounded()),
        blocks: blocks(&file.block, &fields)?,
        fields,
        comparisons,
        given_bands: bands(file.names.get("given")),
        surname_bands: bands(file.names.get("surname")),
    })
}

/// All comparisons there can be, in the order in which a score adds them up.
fn chain(fields: &[OtherField]) -> impl Iterator<Item = Field> {
    let others = (0..fields.len()).map(|at| Field::Other(u8::try_from(at).unwrap_or(u8::MAX)));
    Field::SHARED.into_iter().chain(others).chain(Field::OWN)
}

fn name_of(field: Field, fields: &[OtherField]) -> String {
    match field {
        Field::Other(at) => fields[usize::from(at)].name.clone(),
        own => own.label().to_owned(),
    }
}

fn kind_of(field: Field, fields: &[OtherField]) -> Kind {
    match field {
        Field::Other(at) => fields[usize::from(at)].kind,
        _ => Kind::default(),
    }
}

fn other_field(field: FieldTable) -> OtherField {
    let kind = match field.kind {
        KindName::Words => Kind::Words,
        KindName::Code => Kind::Code,
        KindName::Date => Kind::Date,
        KindName::Number => Kind::Number,
    };
    OtherField { name: field.name, columns: field.columns.into(), kind }
}

fn blocks(blocks: &[Vec<String>], fields: &[OtherField]) -> Result<Vec<Block>, ModelError> {
    let names: Vec<&str> = fields.iter().map(|field| field.name.as_str()).collect();
    let parsed = blocks.iter().map(|parts| Block::parse(parts, &names));
    parsed.collect::<Result<_, _>>().map_err(ModelError::UnknownPart)
}

/// Keeps the levels that the file names.
fn keep(comparison: &mut Comparison, levels: &[String]) -> Result<(), ModelError> {
    let wanted = levels.iter().map(|label| position(comparison, label));
    let wanted = wanted.collect::<Result<Vec<_>, _>>()?;
    comparison.keep(&wanted);
    Ok(())
}

fn position(comparison: &Comparison, label: &str) -> Result<usize, ModelError> {
    let found = comparison.levels().iter().position(|level: &Level| level.label == label);
    found.ok_or_else(|| {
        let known: Vec<&str> =
            comparison.levels().iter().skip(1).map(|level| level.label).collect();
        ModelError::UnknownLevel {
            field: comparison.name.clone(),
            level: label.to_owned(),
            known: known.join(", "),
        }
    })
}

/// Levels that the file does not mention keep the weights assumed at the start.
fn weigh(
    comparison: &mut Comparison,
    weights: &BTreeMap<String, [f64; RELATIONS]>,
) -> Result<(), ModelError> {
    let mut chances = comparison.chances.clone();
    for (label, row) in weights {
        let at = position(comparison, label)?;
        if row.iter().any(|chance| !(*chance > 0.0 && *chance <= 1.0)) {
            return Err(ModelError::BadChance(comparison.name.clone()));
        }
        chances[at] = *row;
    }
    comparison.weigh(chances);
    Ok(())
}

fn bands(names: Option<&BTreeMap<String, String>>) -> HashMap<String, u8> {
    let mut bands = HashMap::new();
    for (band, words) in names.into_iter().flatten() {
        let at = BANDS.iter().position(|name| name == band).unwrap_or(0);
        for word in words.split_ascii_whitespace() {
            bands.insert(word.to_owned(), u8::try_from(at).unwrap_or(0));
        }
    }
    bands
}

const HEAD: &str = "\
# A linkage model; docs/linkage.md says how to read it.
# Weights: the chance of each level for the same person, siblings, twins, strangers.
";

/// Prints the model as a file.
pub(super) fn print(model: &Model) -> String {
    let mut out = String::from(HEAD);
    write_head(model, &mut out).expect("a String takes all that is written to it");
    write_levels(model, &mut out).expect("a String takes all that is written to it");
    write_weights(model, &mut out).expect("a String takes all that is written to it");
    out
}

fn write_head(model: &Model, out: &mut String) -> std::fmt::Result {
    writeln!(out, "name = {:?}\ndated = {:?}", model.name, model.dated)?;
    writeln!(out, "estimated_on = {:?}\nfamilies = {}", model.estimated_on, model.families)?;
    if model.day_first {
        writeln!(out, "day_first = true")?;
    }
    let own = model.comparisons.iter().filter(|one| !matches!(one.field, Field::Other(_)));
    let compare: Vec<&str> = own.map(|one| one.name.as_str()).collect();
    writeln!(out, "compare = {compare:?}\nblock = [")?;
    for block in &model.blocks {
        writeln!(out, "  {:?},", block.parts())?;
    }
    let Population { records, same, sibling, twin } = model.population;
    writeln!(out, "]\n\n[population]\nrecords = {records:.0}")?;
    writeln!(out, "same = {same:.5}\nsibling = {sibling:.5}\ntwin = {twin:.5}")?;
    for (name, threshold) in [("link", &model.link), ("review", &model.review)] {
        let Threshold { probability, dated, why } = threshold;
        writeln!(out, "\n[{name}]\nprobability = {probability}\ndated = {dated:?}\nwhy = {why:?}")?;
    }
    writeln!(out, "\n[columns]")?;
    for (what, columns) in &model.columns {
        writeln!(out, "{what:?} = {columns:?}")?;
    }
    for field in &model.fields {
        let kind = match field.kind {
            Kind::Words => "words",
            Kind::Code => "code",
            Kind::Date => "date",
            Kind::Number => "number",
        };
        writeln!(out, "\n[[field]]\nname = {:?}\ncolumns = {:?}", field.name, field.columns)?;
        writeln!(out, "kind = {kind:?}")?;
    }
    Ok(())
}

/// The levels that are told apart, where the model does not tell all.
fn write_levels(model: &Model, out: &mut String) -> std::fmt::Result {
    let chosen = |one: &&Comparison| (0..one.levels().len()).any(|at| !one.is_kept(at));
    for (nth, comparison) in model.comparisons.iter().filter(chosen).enumerate() {
        if nth == 0 {
            writeln!(out, "\n[levels]")?;
        }
        let kept = weighing(comparison).map(|(level, _)| level.label);
        writeln!(out, "{} = {:?}", comparison.name, kept.collect::<Vec<_>>())?;
    }
    Ok(())
}

/// The levels that are told apart and weigh something, with their chances.
fn weighing(one: &Comparison) -> impl Iterator<Item = (&'static Level, &[f64; RELATIONS])> {
    let all = one.levels().iter().zip(&one.chances).enumerate();
    all.filter(|(at, (level, _))| level.weighs && one.is_kept(*at)).map(|(_, found)| found)
}

fn write_weights(model: &Model, out: &mut String) -> std::fmt::Result {
    for comparison in &model.comparisons {
        writeln!(out, "\n[weights.{}]", comparison.name)?;
        for (level, row) in weighing(comparison) {
            let [same, sibling, twin, stranger] = row;
            writeln!(
                out,
                "{} = [{same:.3e}, {sibling:.3e}, {twin:.3e}, {stranger:.3e}]",
                level.label
            )?;
        }
    }
    for (role, words) in [("given", &model.given_bands), ("surname", &model.surname_bands)] {
        writeln!(out, "\n[names.{role}]")?;
        for (band, name) in BANDS.iter().enumerate().skip(1) {
            let mut found: Vec<&str> = words
                .iter()
                .filter(|(_, b)| usize::from(**b) == band)
                .map(|(word, _)| word.as_str())
                .collect();
            found.sort_unstable();
            writeln!(out, "{name} = \"{}\"", found.join(" "))?;
        }
    }
    Ok(())
}
