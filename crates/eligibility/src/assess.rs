//! What comes of an assessment: the verdict, what follows from it, what is missing, and every step on the way.

use crate::{
    evaluate::{Evaluation, Found},
    expression::Expr,
    facts::Facts,
    missing::{Place, Search},
    program::{Definition, Doubt, OutputForm, Program},
    value::{Fact, Truth},
    vocabulary::{FactSpec, Vocabulary},
};
use serde_json::{Map, Value as Json, json};

/// Whether the program may serve this person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Yes.
    Yes,
    /// No.
    No,
    /// The facts do not suffice; what is missing is named.
    NeedsMore,
}

/// One program's answer to one set of facts.
pub struct Assessment<'a> {
    /// The rules that were asked.
    pub program: &'a Program,
    /// The facts they were asked about.
    pub facts: &'a Facts,
    /// The answer.
    pub verdict: Verdict,
    /// Points on which the sources are not certain; the answer is then "may be".
    pub doubts: Vec<&'a Doubt>,
    /// What follows: dates, kinds, comments; by name, in the order of the rules.
    pub outputs: Vec<(&'a str, Json)>,
    /// The missing facts, the one that matters most first.
    pub missing: Vec<String>,
    found: Vec<Found<'a>>,
    missing_places: Vec<Place>,
    vocabulary: &'a Vocabulary,
}

/// A condition that was looked at, for a choice of rows.
#[derive(Clone, Copy)]
pub struct Step<'a> {
    /// The condition or value.
    pub definition: &'a Definition,
    /// How deep inside others it was first asked.
    pub depth: usize,
    found: Found<'a>,
    facts: &'a Facts,
    vocabulary: &'a Vocabulary,
}

impl Verdict {
    /// As the case files write it.
    pub fn json(self) -> Json {
        match self {
            Self::Yes => Json::Bool(true),
            Self::No => Json::Bool(false),
            Self::NeedsMore => "need more information".into(),
        }
    }

    /// A word for messages.
    pub fn code(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
            Self::NeedsMore => "more",
        }
    }
}

impl<'a> Assessment<'a> {
    pub(crate) fn new(program: &'a Program, facts: &'a Facts, vocabulary: &'a Vocabulary) -> Self {
        let mut evaluation = Evaluation::new(program, facts);
        let verdict = match evaluation.top(&program.eligible).truth() {
            Truth::Met => Verdict::Yes,
            Truth::NotMet => Verdict::No,
            Truth::Unknown => Verdict::NeedsMore,
        };
        let mut outputs = Vec::with_capacity(program.outputs.len());
        for output in &program.outputs {
            outputs.push((output.name.as_str(), answer(&output.form, &mut evaluation)));
        }
        let mut doubts = Vec::new();
        for doubt in &program.doubts {
            let open = evaluation.top(&doubt.when).truth() != Truth::NotMet;
            if open && verdict != Verdict::No {
                doubts.push(doubt);
            }
        }
        let missing_places = if verdict == Verdict::NeedsMore {
            Search::behind(&mut evaluation, &program.eligible)
        } else {
            Search::behind_all(&mut evaluation, program)
        };
        let path = |place: &Place| place.path(&evaluation, vocabulary);
        let missing = missing_places.iter().map(path).collect();
        let found = evaluation.found;
        Self {
            program,
            facts,
            verdict,
            doubts,
            outputs,
            missing,
            found,
            missing_places,
            vocabulary,
        }
    }

    /// An answer by its name.
    pub fn output(&self, name: &str) -> &Json {
        self.outputs.iter().find(|(known, _)| *known == name).map_or(&Json::Null, |(_, json)| json)
    }

    /// Every condition that was looked at, those inside another one after it.
    pub fn steps(&self) -> impl Iterator<Item = Step<'_>> {
        self.found.iter().map(|found| Step {
            definition: &self.program.definitions[found.definition],
            depth: found.depth,
            found: *found,
            facts: self.facts,
            vocabulary: self.vocabulary,
        })
    }

    /// What the missing facts are, and how to ask for them; nothing for a number that only the law could give.
    pub fn missing_specs(&self) -> impl Iterator<Item = &FactSpec> {
        self.missing_places.iter().filter_map(|place| match place {
            Place::Scalar(at) => Some(&self.vocabulary.scalars[*at]),
            Place::Field { collection, field, .. } => {
                Some(&self.vocabulary.collections[*collection].fields[*field])
            }
            Place::Parameter(_) => None,
        })
    }

    /// The whole answer, as files and programs read it.
    pub fn json(&self) -> Json {
        let mut all = self.summary();
        all.insert("trace".to_owned(), self.steps().map(|step| step.json()).collect());
        Json::Object(all)
    }

    /// The answer without its steps.
    pub fn summary(&self) -> Map<String, Json> {
        let mut all = Map::new();
        all.insert("program".to_owned(), self.program.id.as_str().into());
        all.insert("rules".to_owned(), self.program.version.as_str().into());
        all.insert("eligible".to_owned(), self.verdict.json());
        let doubts: Vec<&str> = self.doubts.iter().map(|doubt| doubt.id.as_str()).collect();
        all.insert("may_be".to_owned(), doubts.into());
        for (name, value) in &self.outputs {
            all.insert((*name).to_owned(), value.clone());
        }
        all.insert("missing".to_owned(), self.missing.clone().into());
        all.insert("ask_next".to_owned(), self.missing.first().cloned().into());
        let notices = self.facts.notices.iter();
        let notices = notices.map(|notice| json!([notice.code(), notice.fact()]));
        all.insert("notices".to_owned(), notices.collect());
        all
    }
}

fn answer<'a>(form: &'a OutputForm, evaluation: &mut Evaluation<'a>) -> Json {
    match form {
        OutputForm::Value(expr) => evaluation.top(expr).json(),
        OutputForm::List(items) => items
            .iter()
            .filter(|(_, when)| evaluation.top(when).truth() == Truth::Met)
            .map(|(item, _)| Json::from(item.as_str()))
            .collect(),
        OutputForm::Record(when, fields) => {
            let given = evaluation.top(when).truth() == Truth::Met;
            let value = |(name, expr): &'a (String, Expr)| {
                Some((name.clone(), evaluation.top(expr).json()))
                    .filter(|(_, json)| !json.is_null())
            };
            let record = Json::Object(fields.iter().filter_map(value).collect());
            if given { record } else { Json::Null }
        }
    }
}

impl<'a> Step<'a> {
    /// What was found, if it is a condition.
    pub fn truth(&self) -> Truth {
        self.found.value.truth()
    }

    /// What was found, in words of files.
    pub fn value(&self) -> Json {
        self.found.value.json()
    }

    /// The rows it was asked about: `moves[m1]`.
    pub fn rows(&self) -> Vec<&'a str> {
        let row = |(slot, list): (usize, &usize)| {
            self.facts.rows[*list][self.found.rows[slot]].name.as_str()
        };
        self.definition.about.iter().enumerate().map(row).collect()
    }

    /// The facts it looked at itself, with their paths.
    pub fn facts_used(&self) -> Vec<(String, &'a Fact)> {
        let mut used = Vec::new();
        self.collect(&self.definition.is, &mut used);
        used
    }

    fn collect(&self, expr: &Expr, used: &mut Vec<(String, &'a Fact)>) {
        let (path, fact) = match expr {
            Expr::Scalar(at) => {
                (self.vocabulary.scalars[*at].name.clone(), &self.facts.scalars[*at])
            }
            Expr::Field { slot, collection, field } if *slot < self.definition.about.len() => {
                let row = &self.facts.rows[*collection][self.found.rows[*slot]];
                let name = &self.vocabulary.collections[*collection].fields[*field].name;
                (format!("{}.{name}", row.name), &row.facts[*field])
            }
            other => {
                other.children(&mut |child| self.collect(child, used));
                return;
            }
        };
        if !used.iter().any(|(known, _)| *known == path) {
            used.push((path, fact));
        }
    }

    fn json(&self) -> Json {
        let used = self.facts_used().into_iter().map(|(path, fact)| (path, fact.value().json()));
        let result = match self.found.value {
            crate::value::Value::Bool(_) | crate::value::Value::Unknown => {
                self.truth().code().into()
            }
            value => value.json(),
        };
        json!({
            "rule": self.definition.id,
            "about": self.rows(),
            "depth": self.depth,
            "result": result,
            "facts": used.collect::<Map<String, Json>>(),
        })
    }
}
