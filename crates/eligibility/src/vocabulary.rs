//! Which facts there are: `rules/facts.json`. Names, types, what absence means, how a note is read, and the words in
//! which a person is asked.
//!
//! The evaluator knows facts only by their place in these lists; no name of a fact is in code.

use crate::program::Words;
use serde::Deserialize;

/// All facts a rule may speak of.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Vocabulary {
    /// The fact that says on which day the question is asked.
    pub asked_on: String,
    /// Facts there is one of, by dotted path.
    pub scalars: Vec<FactSpec>,
    /// Lists of rows: moves, work.
    pub collections: Vec<Collection>,
}

/// A list of rows.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Collection {
    /// Its name in the facts.
    pub name: String,
    /// The most rows it may have.
    pub rows_max: usize,
    /// The field by which a row is called; by its place where there is none.
    #[serde(default)]
    pub called_by: Option<String>,
    /// Rows dated after the day of the question have not happened yet and are left out.
    #[serde(default)]
    pub dated_by: Option<String>,
    /// The facts of a row.
    pub fields: Vec<FactSpec>,
    /// What a row is called.
    pub words: Words,
    /// By what a row is told from the others, in the order of a sentence.
    pub told_by: Vec<RowPart>,
}

/// A part of what a row is called: "to Grafton".
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RowPart {
    /// Facts of the row; the first that is known is told.
    pub facts: Vec<String>,
    /// The words around it; `{}` is its place.
    pub words: Words,
}

/// One fact.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FactSpec {
    /// Its name: a dotted path for a scalar, a word in a row.
    pub name: String,
    /// What it may be.
    #[serde(rename = "type")]
    pub kind: FactType,
    /// For a choice, or a list of choices: what there is to choose.
    #[serde(default)]
    pub choices: Vec<String>,
    /// It must be there; without it nothing can be said.
    #[serde(default)]
    pub required: bool,
    /// When nothing given means that there is none; otherwise it means that nobody has said.
    #[serde(default)]
    pub none_when: Option<NoneWhen>,
    /// The smallest number.
    #[serde(default)]
    pub min: Option<f64>,
    /// The largest number.
    #[serde(default)]
    pub max: Option<f64>,
    /// A setting that differs from place to place within a State, so that no State can say it once for all.
    #[serde(default)]
    pub by_place: bool,
    /// A date that may not lie after the day of the question.
    #[serde(default)]
    pub not_in_future: bool,
    /// The name of a row of this list.
    #[serde(default)]
    pub refers_to: Option<String>,
    /// How the fact is read from another one of the same group when it was not stated by itself.
    #[serde(default)]
    pub reading: Option<Reading>,
    /// What the fact is called.
    pub words: Words,
    /// The question that asks for it, where a person may be asked.
    #[serde(default)]
    pub question: Option<Words>,
}

/// What a fact may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FactType {
    /// A day, written 2026-05-31.
    Date,
    /// Yes or no.
    Bool,
    /// A number.
    Number,
    /// Free words.
    Text,
    /// One of a few words.
    Choice,
    /// Some of a few words, or free words where none are listed.
    List,
}

/// When nothing given means that there is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NoneWhen {
    /// Left out or null: there is no expected graduation.
    Absent,
    /// Null only: there is no school district, because the place is abroad.
    Null,
}

/// How a fact is read from words somebody wrote.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reading {
    /// The fact that is read.
    pub from: String,
    /// Yes or no by the first of these phrases that occurs.
    #[serde(default)]
    pub phrases: Vec<(String, bool)>,
    /// Yes or no when none occurs; nothing is read otherwise.
    #[serde(default)]
    pub otherwise: Option<bool>,
    /// The number that stands before one of these words.
    #[serde(default)]
    pub number_before: Vec<String>,
    /// What says that one of several such numbers is their sum.
    #[serde(default)]
    pub total: Vec<String>,
    /// The words before the first of these signs, lower case.
    #[serde(default)]
    pub part_before: Vec<String>,
    /// The kind of activity that the catalog gives.
    #[serde(default)]
    pub catalog: bool,
}

impl Vocabulary {
    /// The place of a scalar.
    pub(crate) fn scalar(&self, name: &str) -> Option<usize> {
        self.scalars.iter().position(|spec| spec.name == name)
    }

    /// The place of a list.
    pub(crate) fn collection(&self, name: &str) -> Option<usize> {
        self.collections.iter().position(|collection| collection.name == name)
    }
}

impl Collection {
    pub(crate) fn field(&self, name: &str) -> Option<usize> {
        self.fields.iter().position(|spec| spec.name == name)
    }
}
