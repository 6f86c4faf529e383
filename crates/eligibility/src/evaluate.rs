//! The evaluator: an expression and facts give a value; a condition is met, not met or unknown.
//!
//! Everything is looked at, nothing is cut short, so that a trace shows all that was weighed and what was found never
//! depends on an order. Each definition is evaluated once for each choice of rows. Every form answers unknown exactly
//! when what is unknown could change the answer, so knowing more never changes a definite one.

use crate::{
    expression::{Comparison, Each, Expr, Member, SLOTS_MAX, Unit, Way},
    facts::Facts,
    program::Program,
    value::{Truth, Value},
};
use jiff::{Span, civil::Date};
use std::cmp::Ordering;

/// The rows bound around an expression, by slot.
pub(crate) type Frame = [usize; SLOTS_MAX];

/// A definition as it was found for a choice of rows. Those inside it follow it, one deeper.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Found<'a> {
    pub(crate) definition: usize,
    pub(crate) rows: Frame,
    pub(crate) depth: usize,
    pub(crate) value: Value<'a>,
}

/// One program over one set of facts.
pub(crate) struct Evaluation<'a> {
    pub(crate) program: &'a Program,
    pub(crate) facts: &'a Facts,
    parameters: Vec<Value<'a>>,
    /// For each definition and choice of rows, the place in `found` plus one.
    known: Vec<u32>,
    /// Where the choices of each definition begin in `known`.
    begins: Vec<usize>,
    pub(crate) found: Vec<Found<'a>>,
    depth: usize,
}

impl<'a> Evaluation<'a> {
    pub(crate) fn new(program: &'a Program, facts: &'a Facts) -> Self {
        let mut begins = Vec::with_capacity(program.definitions.len());
        let mut all = 0;
        for definition in &program.definitions {
            begins.push(all);
            let choices = definition.about.iter().map(|list| facts.rows[*list].len());
            all += choices.product::<usize>();
        }
        let parameters =
            program.parameters.iter().zip(&program.settings).map(|(parameter, setting)| {
                let set = setting
                    .map(|at| facts.scalars[at].value())
                    .filter(|value| *value != Value::Unknown);
                set.unwrap_or_else(|| parameter.on(facts.asked_on))
            });
        Self {
            program,
            facts,
            parameters: parameters.collect(),
            known: vec![0; all],
            begins,
            found: Vec::with_capacity(64),
            depth: 0,
        }
    }

    /// The value of an expression that is about no rows.
    pub(crate) fn top(&mut self, expr: &'a Expr) -> Value<'a> {
        self.value(expr, &mut [0; SLOTS_MAX])
    }

    pub(crate) fn truth(&mut self, expr: &'a Expr, frame: &mut Frame) -> Truth {
        self.value(expr, frame).truth()
    }

    pub(crate) fn value(&mut self, expr: &'a Expr, frame: &mut Frame) -> Value<'a> {
        match expr {
            Expr::Literal(fact) => fact.value(),
            Expr::Scalar(at) => self.facts.scalars[*at].value(),
            Expr::Field { slot, collection, field } => {
                self.facts.rows[*collection][frame[*slot]].facts[*field].value()
            }
            Expr::Parameter(at) => self.parameters[*at],
            Expr::Call { definition, slots } => {
                let mut rows = [0; SLOTS_MAX];
                for (to, slot) in slots.iter().enumerate() {
                    rows[to] = frame[*slot];
                }
                self.definition(*definition, rows)
            }
            Expr::All(items) => {
                let and = |all: Truth, item| all.and(self.truth(item, frame));
                items.iter().fold(Truth::Met, and).value()
            }
            Expr::Any(items) => {
                let or = |any: Truth, item| any.or(self.truth(item, frame));
                items.iter().fold(Truth::NotMet, or).value()
            }
            Expr::Not(item) => self.truth(item, frame).not().value(),
            Expr::Exists(each) => {
                let mut any = Truth::NotMet;
                self.each(each, frame, |_, truth, _| any = any.or(truth));
                any.value()
            }
            Expr::Every(each) => {
                let mut all = Truth::Met;
                self.each(each, frame, |_, truth, _| all = all.and(truth));
                all.value()
            }
            Expr::AtLeast(count, each) => self.at_least(count, each, frame),
            Expr::If(parts) => self.choose(parts, frame),
            Expr::Extreme(way, members) => self.extreme(*way, members, frame),
            Expr::ExtremeOf(way, each, value) => self.extreme_of(*way, each, value, frame),
            other => self.computed(other, frame),
        }
    }

    /// Comparisons and arithmetic.
    fn computed(&mut self, expr: &'a Expr, frame: &mut Frame) -> Value<'a> {
        match expr {
            Expr::Compare(comparison, pair) => {
                compare(*comparison, self.value(&pair[0], frame), self.value(&pair[1], frame))
            }
            Expr::In(value, choices) => {
                let value = self.value(value, frame);
                let same = |any: Truth, choice| {
                    let choice = self.value(choice, frame);
                    any.or(compare(Comparison::Equal, value, choice).truth())
                };
                choices.iter().fold(Truth::NotMet, same).value()
            }
            Expr::Has(pair) => has(self.value(&pair[0], frame), self.value(&pair[1], frame)),
            Expr::Filled(list) => match self.value(list, frame) {
                Value::Texts(words) => Value::Bool(!words.is_empty()),
                Value::Unknown => Value::Unknown,
                _ => Value::Bool(false),
            },
            Expr::Add(unit, pair) => {
                add(*unit, self.value(&pair[0], frame), self.value(&pair[1], frame))
            }
            Expr::DaysBetween(pair) => {
                days_between(self.value(&pair[0], frame), self.value(&pair[1], frame))
            }
            _ => Value::Unknown,
        }
    }

    fn extreme(&mut self, way: Way, members: &'a [Member], frame: &mut Frame) -> Value<'a> {
        let mut best = Best::new(way);
        for member in members {
            let when = member.when.as_ref();
            let truth = when.map_or(Truth::Met, |when| self.truth(when, frame));
            best.take(truth, self.value(&member.value, frame));
        }
        best.value()
    }

    fn extreme_of(
        &mut self,
        way: Way,
        each: &'a Each,
        value: &'a Expr,
        frame: &mut Frame,
    ) -> Value<'a> {
        let mut best = Best::new(way);
        self.each(each, frame, |evaluation, truth, frame| {
            if truth != Truth::NotMet {
                best.take(truth, evaluation.value(value, frame));
            }
        });
        best.value()
    }

    fn definition(&mut self, at: usize, rows: Frame) -> Value<'a> {
        let program: &'a Program = self.program;
        let definition = &program.definitions[at];
        let mut choice = 0;
        for (slot, list) in definition.about.iter().enumerate() {
            choice = choice * self.facts.rows[*list].len() + rows[slot];
        }
        let place = self.begins[at] + choice;
        if let Some(known) = self.known[place].checked_sub(1) {
            return self.found[known as usize].value;
        }
        let here = self.found.len();
        self.known[place] = u32::try_from(here + 1).unwrap_or(u32::MAX);
        let depth = self.depth;
        self.found.push(Found { definition: at, rows, depth, value: Value::Unknown });
        self.depth += 1;
        let mut frame = rows;
        let value = self.value(&definition.is, &mut frame);
        self.depth -= 1;
        self.found[here].value = value;
        value
    }

    pub(crate) fn each(
        &mut self,
        each: &'a Each,
        frame: &mut Frame,
        mut take: impl FnMut(&mut Self, Truth, &mut Frame),
    ) {
        for row in 0..self.facts.rows[each.collection].len() {
            frame[each.slot] = row;
            let truth = self.truth(&each.condition, frame);
            take(self, truth, frame);
        }
    }

    fn at_least(&mut self, count: &'a Expr, each: &'a Each, frame: &mut Frame) -> Value<'a> {
        let (mut certain, mut possible) = (0_u32, 0_u32);
        self.each(each, frame, |_, truth, _| {
            certain += u32::from(truth == Truth::Met);
            possible += u32::from(truth != Truth::NotMet);
        });
        match self.value(count, frame) {
            Value::Number(count) if f64::from(certain) >= count => Value::Bool(true),
            Value::Number(count) if f64::from(possible) < count => Value::Bool(false),
            _ => Value::Unknown,
        }
    }

    fn choose(&mut self, parts: &'a [Expr; 3], frame: &mut Frame) -> Value<'a> {
        let condition = self.truth(&parts[0], frame);
        let (yes, no) = (self.value(&parts[1], frame), self.value(&parts[2], frame));
        match condition {
            Truth::Met => yes,
            Truth::NotMet => no,
            Truth::Unknown if yes == no => yes,
            Truth::Unknown => Value::Unknown,
        }
    }
}

fn compare<'a>(comparison: Comparison, a: Value<'a>, b: Value<'a>) -> Value<'a> {
    let order = match (a, b) {
        (Value::Unknown, _) | (_, Value::Unknown) => return Value::Unknown,
        (Value::Date(a), Value::Date(b)) => Some(a.cmp(&b)),
        (Value::Number(a), Value::Number(b)) => a.partial_cmp(&b),
        (a, b) => (a == b).then_some(Ordering::Equal),
    };
    Value::Bool(match comparison {
        Comparison::Equal => order == Some(Ordering::Equal),
        Comparison::NotEqual => order != Some(Ordering::Equal),
        Comparison::Less => order == Some(Ordering::Less),
        Comparison::AtMost => order.is_some_and(Ordering::is_le),
        Comparison::Greater => order == Some(Ordering::Greater),
        Comparison::AtLeast => order.is_some_and(Ordering::is_ge),
    })
}

fn has<'a>(list: Value<'a>, word: Value<'a>) -> Value<'a> {
    match (list, word) {
        (Value::Unknown, _) | (_, Value::Unknown) => Value::Unknown,
        (Value::Texts(words), Value::Text(word)) => {
            Value::Bool(words.iter().any(|one| one == word))
        }
        _ => Value::Bool(false),
    }
}

/// Calendar arithmetic; where the day does not exist in the month, its last day is meant.
fn add<'a>(unit: Unit, date: Value<'a>, count: Value<'a>) -> Value<'a> {
    match (date, count) {
        (Value::None, _) | (_, Value::None) => Value::None,
        (Value::Date(date), Value::Number(count)) => {
            #[expect(clippy::cast_possible_truncation, reason = "limited by the vocabulary")]
            let count = count as i64;
            let span = match unit {
                Unit::Days => Span::new().try_days(count),
                Unit::Months => Span::new().try_months(count),
                Unit::Years => Span::new().try_years(count),
            };
            let sum = span.and_then(|span| date.checked_add(span));
            sum.map_or(Value::None, Value::Date)
        }
        _ => Value::Unknown,
    }
}

fn days_between<'a>(from: Value<'a>, to: Value<'a>) -> Value<'a> {
    match (from, to) {
        (Value::None, _) | (_, Value::None) => Value::None,
        (Value::Date(from), Value::Date(to)) => {
            let days = (to - from).get_days();
            Value::Number(f64::from(days))
        }
        _ => Value::Unknown,
    }
}

/// The latest or earliest of days, some of which may not count and some of which may not be known.
struct Best {
    way: Way,
    certain: Option<Date>,
    /// Of those that may count, the one that would win.
    possible: Option<Date>,
    /// One that counts, or may, is not known at all.
    open: bool,
}

impl Best {
    fn new(way: Way) -> Self {
        Self { way, certain: None, possible: None, open: false }
    }

    fn better(&self, new: Date, old: Option<Date>) -> Date {
        match (self.way, old) {
            (_, None) => new,
            (Way::Latest, Some(old)) => new.max(old),
            (Way::Earliest, Some(old)) => new.min(old),
        }
    }

    fn take(&mut self, counts: Truth, value: Value<'_>) {
        match (counts, value) {
            (Truth::NotMet, _) | (_, Value::None) => {}
            (Truth::Met, Value::Date(day)) => self.certain = Some(self.better(day, self.certain)),
            (Truth::Unknown, Value::Date(day)) => {
                self.possible = Some(self.better(day, self.possible));
            }
            _ => self.open = true,
        }
    }

    fn value<'a>(self) -> Value<'a> {
        match (self.certain, self.possible) {
            _ if self.open => Value::Unknown,
            (None, None) => Value::None,
            (Some(day), None) => Value::Date(day),
            (Some(day), Some(other)) if self.better(other, Some(day)) == day => Value::Date(day),
            _ => Value::Unknown,
        }
    }
}
