//! Which facts are missing when the answer is unknown, and which one matters most.
//!
//! A fact is missing if the answer rests on it through conditions that are themselves unknown. The one that matters most
//! is that on which most of the unknown conditions rest; of several, the one that the rules ask for first.

use crate::{
    evaluate::{Evaluation, Frame},
    expression::{Expr, SLOTS_MAX},
    program::{OutputForm, Program},
    value::{Truth, Value},
    vocabulary::Vocabulary,
};

/// A place in the facts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    Scalar(usize),
    Field { collection: usize, row: usize, field: usize },
    Parameter(usize),
}

/// Finds the missing facts of one evaluation.
pub(crate) struct Search<'e, 'a> {
    evaluation: &'e mut Evaluation<'a>,
    seen: Vec<(usize, Frame)>,
    /// Places in the order in which they are asked for, each with how often an unknown condition rests on it.
    found: Vec<(Place, usize)>,
}

impl<'e, 'a> Search<'e, 'a> {
    /// The missing facts behind an expression, the one that matters most first.
    pub(crate) fn behind(evaluation: &'e mut Evaluation<'a>, expr: &'a Expr) -> Vec<Place> {
        let mut search = Self { evaluation, seen: Vec::new(), found: Vec::new() };
        search.look(expr, &mut [0; SLOTS_MAX]);
        let mut found = search.found;
        found.sort_by_key(|(_, times)| std::cmp::Reverse(*times));
        found.into_iter().map(|(place, _)| place).collect()
    }

    /// The missing facts behind what is answered beside the verdict.
    pub(crate) fn behind_all(
        evaluation: &'e mut Evaluation<'a>,
        program: &'a Program,
    ) -> Vec<Place> {
        let mut search = Self { evaluation, seen: Vec::new(), found: Vec::new() };
        for output in &program.outputs {
            let mut look = |expr| search.look(expr, &mut [0; SLOTS_MAX]);
            match &output.form {
                OutputForm::Value(expr) => look(expr),
                OutputForm::List(items) => items.iter().for_each(|(_, when)| look(when)),
                OutputForm::Record(when, fields) => {
                    look(when);
                    if search.evaluation.top(when).truth() == Truth::Met {
                        for (_, field) in fields {
                            search.look(field, &mut [0; SLOTS_MAX]);
                        }
                    }
                }
            }
        }
        search.found.into_iter().map(|(place, _)| place).collect()
    }

    fn note(&mut self, place: Place) {
        match self.found.iter_mut().find(|(known, _)| *known == place) {
            Some((_, times)) => *times += 1,
            None => self.found.push((place, 1)),
        }
    }

    fn look(&mut self, expr: &'a Expr, frame: &mut Frame) {
        if self.evaluation.value(expr, frame) != Value::Unknown {
            return;
        }
        match expr {
            Expr::Scalar(at) => self.note(Place::Scalar(*at)),
            Expr::Field { slot, collection, field } => {
                self.note(Place::Field {
                    collection: *collection,
                    row: frame[*slot],
                    field: *field,
                });
            }
            Expr::Parameter(at) => {
                let setting = self.evaluation.program.settings[*at];
                self.note(setting.map_or(Place::Parameter(*at), Place::Scalar));
            }
            Expr::Call { definition, slots } => {
                let mut rows = [0; SLOTS_MAX];
                for (to, slot) in slots.iter().enumerate() {
                    rows[to] = frame[*slot];
                }
                if !self.seen.contains(&(*definition, rows)) {
                    self.seen.push((*definition, rows));
                    let program = self.evaluation.program;
                    self.look(&program.definitions[*definition].is, &mut rows.clone());
                }
            }
            Expr::Exists(each) | Expr::Every(each) | Expr::AtLeast(_, each) => {
                self.rows(each.slot, each.collection, frame, |search, frame| {
                    search.look(&each.condition, frame);
                });
            }
            Expr::ExtremeOf(_, each, value) => {
                self.rows(each.slot, each.collection, frame, |search, frame| {
                    search.look(&each.condition, frame);
                    if search.evaluation.truth(&each.condition, frame) != Truth::NotMet {
                        search.look(value, frame);
                    }
                });
            }
            Expr::Extreme(_, members) => {
                for member in members {
                    let when = member.when.as_ref();
                    if when.is_none_or(|when| self.evaluation.truth(when, frame) != Truth::NotMet) {
                        if let Some(when) = when {
                            self.look(when, frame);
                        }
                        self.look(&member.value, frame);
                    }
                }
            }
            other => other.children(&mut |child| self.look(child, frame)),
        }
    }

    fn rows(
        &mut self,
        slot: usize,
        collection: usize,
        frame: &mut Frame,
        mut look: impl FnMut(&mut Self, &mut Frame),
    ) {
        for row in 0..self.evaluation.facts.rows[collection].len() {
            frame[slot] = row;
            look(self, frame);
        }
    }
}

impl Place {
    /// The fact's path.
    pub(crate) fn path(self, evaluation: &Evaluation<'_>, vocabulary: &Vocabulary) -> String {
        match self {
            Self::Scalar(at) => vocabulary.scalars[at].name.clone(),
            Self::Field { collection, row, field } => {
                let name = &evaluation.facts.rows[collection][row].name;
                format!("{name}.{}", vocabulary.collections[collection].fields[field].name)
            }
            Self::Parameter(at) => evaluation.program.parameters[at].id.clone(),
        }
    }
}
