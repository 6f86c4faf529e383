//! One program in one version of the law: its conditions, its numbers, and what is answered. Read from a file of `rules/`.

use crate::{
    expression::{Expr, Names, Scope, Signature},
    value::Value,
    vocabulary::Vocabulary,
};
use jiff::civil::Date;
use serde::Deserialize;
use serde_json::Value as Json;

/// The same in both languages.
#[derive(Debug, Clone, Deserialize, serde::Serialize, PartialEq, Eq, Default)]
#[serde(deny_unknown_fields)]
pub struct Words {
    /// English.
    pub en: String,
    /// Spanish.
    pub es: String,
}

/// A rule file as it is written.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct File {
    #[serde(rename = "$schema", default)]
    _schema: Option<String>,
    pub(crate) program: String,
    pub(crate) version: String,
    pub(crate) from: Date,
    /// The version that this one changes; only what differs is written.
    #[serde(default)]
    pub(crate) amends: Option<String>,
    /// Programs whose parameters and definitions this one uses, each with its version.
    #[serde(default)]
    pub(crate) includes: Vec<(String, String)>,
    #[serde(default)]
    pub(crate) order: u32,
    #[serde(default)]
    pub(crate) name: Words,
    #[serde(default)]
    pub(crate) summary: Words,
    #[serde(default)]
    pub(crate) authority: String,
    #[serde(default)]
    pub(crate) contact: Words,
    #[serde(default)]
    pub(crate) papers: Vec<Words>,
    #[serde(default)]
    pub(crate) matrix: Vec<Cell>,
    #[serde(default)]
    pub(crate) parameters: Vec<Parameter>,
    #[serde(default)]
    pub(crate) definitions: Vec<DefinitionText>,
    #[serde(default)]
    pub(crate) eligible: String,
    #[serde(default)]
    pub(crate) outputs: Vec<OutputText>,
    #[serde(default)]
    pub(crate) uncertain: Vec<DoubtText>,
}

/// One line of the comparison of programs: what the program asks in this respect, and the conditions that ask it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cell {
    /// The respect: age, work, move, income.
    pub row: String,
    /// What is asked.
    pub words: Words,
    /// The conditions that ask it.
    #[serde(default)]
    pub rules: Vec<String>,
}

/// A number in law or a State's setting, with its dates and where it is said.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Parameter {
    /// Its name in rules.
    pub id: String,
    /// The fact by which a State sets it, if States may.
    #[serde(default)]
    pub setting: Option<String>,
    /// Its values, oldest first; each holds from its day on.
    pub values: Vec<DatedValue>,
    /// What it is called.
    pub words: Words,
    /// Where it is said.
    pub cite: String,
    /// What is doubtful about it.
    #[serde(default)]
    pub doubt: Option<Words>,
}

/// A value from a day on.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DatedValue {
    /// The first day.
    pub from: Date,
    /// The value; the word `unknown` where States differ and must say.
    pub value: Json,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct DefinitionText {
    id: String,
    /// Name and list of each row it is about.
    #[serde(default)]
    about: Vec<(String, String)>,
    is: Json,
    #[serde(default)]
    words: Option<Words>,
    #[serde(default)]
    plain: Option<Words>,
    #[serde(default)]
    cite: Option<String>,
    #[serde(default)]
    mark: Option<String>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct OutputText {
    name: String,
    #[serde(default)]
    value: Option<Json>,
    #[serde(default)]
    list: Option<Vec<(String, Json)>>,
    #[serde(default)]
    when: Option<Json>,
    #[serde(default)]
    record: Option<Vec<(String, Json)>>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct DoubtText {
    id: String,
    when: Json,
    why: Words,
    ask: Words,
}

/// A condition or a value that has a name.
#[derive(Debug)]
pub struct Definition {
    /// Its name.
    pub id: String,
    /// What it says, where it is a condition that people are shown.
    pub words: Option<Words>,
    /// The same for a family, in the words of everyday.
    pub plain: Option<Words>,
    /// Where the law says it.
    pub cite: Option<String>,
    /// How sure the source is: statute, regulation, guidance, or practice of a State.
    pub mark: Option<String>,
    /// The expression as it stands in the file.
    pub text: Json,
    pub(crate) about: Vec<usize>,
    pub(crate) is: Expr,
}

/// What is answered beside the verdict.
#[derive(Debug)]
pub(crate) struct Output {
    pub(crate) name: String,
    pub(crate) form: OutputForm,
}

#[derive(Debug)]
pub(crate) enum OutputForm {
    Value(Expr),
    List(Vec<(String, Expr)>),
    Record(Expr, Vec<(String, Expr)>),
}

/// A point on which the sources are not certain: when it is not ruled out, the answer is "may be", and whom to ask.
#[derive(Debug)]
pub struct Doubt {
    /// Its name.
    pub id: String,
    /// What is uncertain.
    pub why: Words,
    /// Whom to ask.
    pub ask: Words,
    pub(crate) when: Expr,
}

/// A program in one version of its law.
#[derive(Debug)]
pub struct Program {
    /// Its short name: `mep`.
    pub id: String,
    /// The version of the law.
    pub version: String,
    /// The first day of this version.
    pub from: Date,
    /// Where it stands among the programs.
    pub order: u32,
    /// What it is called.
    pub name: Words,
    /// What it does for a family, in one sentence.
    pub summary: Words,
    /// The law behind it.
    pub authority: String,
    /// Whom to ask.
    pub contact: Words,
    /// What a family should bring.
    pub papers: Vec<Words>,
    /// Its column of the matrix.
    pub matrix: Vec<Cell>,
    /// Its numbers and settings.
    pub parameters: Vec<Parameter>,
    /// Its conditions.
    pub definitions: Vec<Definition>,
    /// The uncertain points.
    pub doubts: Vec<Doubt>,
    pub(crate) settings: Vec<Option<usize>>,
    pub(crate) outputs: Vec<Output>,
    pub(crate) eligible: Expr,
}

/// The entries of `old` with those of `new` in their places, and further ones after them.
fn amended<T: Clone>(old: &[T], new: &[T], name: impl Fn(&T) -> &str) -> Vec<T> {
    let mut all = old.to_vec();
    for item in new {
        match all.iter_mut().find(|known| name(known) == name(item)) {
            Some(known) => *known = item.clone(),
            None => all.push(item.clone()),
        }
    }
    all
}

impl File {
    /// This file with all that it does not change taken from the version before it.
    pub(crate) fn amending(mut self, before: &Self) -> Self {
        self.parameters = amended(&before.parameters, &self.parameters, |one| &one.id);
        self.definitions = amended(&before.definitions, &self.definitions, |one| &one.id);
        self.outputs = amended(&before.outputs, &self.outputs, |one| &one.name);
        self.uncertain = amended(&before.uncertain, &self.uncertain, |one| &one.id);
        self.matrix = amended(&before.matrix, &self.matrix, |one| &one.row);
        self.order = before.order;
        for (mine, theirs) in [
            (&mut self.name, &before.name),
            (&mut self.summary, &before.summary),
            (&mut self.contact, &before.contact),
        ] {
            if mine.en.is_empty() {
                *mine = theirs.clone();
            }
        }
        if self.papers.is_empty() {
            self.papers.clone_from(&before.papers);
        }
        for (mine, theirs) in
            [(&mut self.authority, &before.authority), (&mut self.eligible, &before.eligible)]
        {
            if mine.is_empty() {
                mine.clone_from(theirs);
            }
        }
        self
    }

    /// This file with the parameters and definitions of another in front of its own.
    pub(crate) fn including(mut self, other: &Self) -> Self {
        self.parameters.splice(0..0, other.parameters.iter().cloned());
        self.definitions.splice(0..0, other.definitions.iter().cloned());
        self
    }

    /// A name that stands for two things.
    pub(crate) fn name_used_twice(&self) -> Option<&str> {
        let definitions = self.definitions.iter().map(|one| one.id.as_str());
        let parameters = self.parameters.iter().map(|one| one.id.as_str());
        let mut names: Vec<&str> = definitions.chain(parameters).collect();
        names.sort_unstable();
        names.windows(2).find(|pair| pair[0] == pair[1]).map(|pair| pair[0])
    }

    /// Resolves every name.
    pub(crate) fn resolve(self, vocabulary: &Vocabulary) -> Result<Program, String> {
        let parameters: Vec<String> = self.parameters.iter().map(|one| one.id.clone()).collect();
        let definitions: Vec<Signature> = self
            .definitions
            .iter()
            .map(|one| one.signature(vocabulary))
            .collect::<Result<_, _>>()?;
        let names = Names { vocabulary, parameters: &parameters, definitions: &definitions };
        let settings = self.parameters.iter().map(|one| setting(one, vocabulary));
        let nowhere = Scope::new();
        let doubt = |one: DoubtText| {
            let when = names.expr(&one.when, &nowhere)?;
            Ok::<_, String>(Doubt { id: one.id, why: one.why, ask: one.ask, when })
        };
        Ok(Program {
            settings: settings.collect::<Result<_, _>>()?,
            outputs: self
                .outputs
                .into_iter()
                .map(|one| one.resolve(&names))
                .collect::<Result<_, _>>()?,
            eligible: names.expr(&Json::String(self.eligible), &nowhere)?,
            doubts: self.uncertain.into_iter().map(doubt).collect::<Result<_, _>>()?,
            definitions: self
                .definitions
                .into_iter()
                .map(|one| one.resolve(&names))
                .collect::<Result<_, _>>()?,
            id: self.program,
            version: self.version,
            from: self.from,
            order: self.order,
            name: self.name,
            summary: self.summary,
            authority: self.authority,
            contact: self.contact,
            papers: self.papers,
            matrix: self.matrix,
            parameters: self.parameters,
        })
    }
}

fn setting(parameter: &Parameter, vocabulary: &Vocabulary) -> Result<Option<usize>, String> {
    let Some(path) = &parameter.setting else { return Ok(None) };
    let found = vocabulary.scalar(path).ok_or_else(|| format!("no fact {path}"))?;
    Ok(Some(found))
}

impl DefinitionText {
    fn scope(&self, vocabulary: &Vocabulary) -> Result<Scope, String> {
        let row = |(name, list): &(String, String)| {
            let found = vocabulary.collection(list);
            Ok((name.clone(), found.ok_or_else(|| format!("{}: no list {list}", self.id))?))
        };
        self.about.iter().map(row).collect()
    }

    fn signature(&self, vocabulary: &Vocabulary) -> Result<Signature, String> {
        let scope = self.scope(vocabulary)?;
        let collections = scope.into_iter().map(|(_, collection)| collection).collect();
        Ok(Signature { id: self.id.clone(), collections })
    }

    fn resolve(self, names: &Names<'_>) -> Result<Definition, String> {
        let scope = self.scope(names.vocabulary)?;
        let is = names.expr(&self.is, &scope).map_err(|why| format!("{}: {why}", self.id))?;
        let about = scope.into_iter().map(|(_, collection)| collection).collect();
        let Self { id, is: text, words, plain, cite, mark, .. } = self;
        Ok(Definition { id, words, plain, cite, mark, text, about, is })
    }
}

impl OutputText {
    fn resolve(self, names: &Names<'_>) -> Result<Output, String> {
        let nowhere = Scope::new();
        let parts = |parts: Vec<(String, Json)>| {
            let part = |(name, json): (String, Json)| Ok((name, names.expr(&json, &nowhere)?));
            parts.into_iter().map(part).collect::<Result<Vec<_>, String>>()
        };
        let form = match (self.value, self.list, self.when, self.record) {
            (Some(value), None, None, None) => OutputForm::Value(names.expr(&value, &nowhere)?),
            (None, Some(list), None, None) => OutputForm::List(parts(list)?),
            (None, None, Some(when), Some(record)) => {
                OutputForm::Record(names.expr(&when, &nowhere)?, parts(record)?)
            }
            _ => return Err(format!("{}: a value, a list, or when and record", self.name)),
        };
        Ok(Output { name: self.name, form })
    }
}

impl Parameter {
    /// The value on a day; none before the first.
    pub fn value_on(&self, day: Date) -> Option<&Json> {
        self.values.iter().rfind(|value| value.from <= day).map(|value| &value.value)
    }

    pub(crate) fn on(&self, day: Date) -> Value<'_> {
        match self.value_on(day) {
            Some(Json::Bool(yes)) => Value::Bool(*yes),
            Some(Json::Number(number)) => number.as_f64().map_or(Value::Unknown, Value::Number),
            Some(Json::String(word)) if word != crate::facts::UNKNOWN => Value::Text(word),
            _ => Value::Unknown,
        }
    }
}

impl Program {
    /// A definition by its name.
    pub fn definition(&self, id: &str) -> Option<&Definition> {
        self.definitions.iter().find(|one| one.id == id)
    }
}
