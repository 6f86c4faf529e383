//! The language of the rule files: an expression as written, and the same with every name resolved to its place.
//!
//! The language is closed and small on purpose; `docs/rule-language.md` describes it and `rules/schema.json` is its
//! schema. A name that does not exist, or a form that the language does not have, is an error when the rules are read,
//! never when a child is assessed.

use crate::{value::Fact, vocabulary::Vocabulary};
use serde_json::Value as Json;

/// How deep rows may be bound: one frame of the evaluator.
pub(crate) const SLOTS_MAX: usize = 8;

/// An expression with all names resolved.
#[derive(Debug)]
pub(crate) enum Expr {
    Literal(Fact),
    Scalar(usize),
    Field { slot: usize, collection: usize, field: usize },
    Parameter(usize),
    Call { definition: usize, slots: Vec<usize> },
    All(Vec<Expr>),
    Any(Vec<Expr>),
    Not(Box<Expr>),
    Exists(Each),
    Every(Each),
    AtLeast(Box<Expr>, Each),
    Compare(Comparison, Box<[Expr; 2]>),
    In(Box<Expr>, Vec<Expr>),
    Has(Box<[Expr; 2]>),
    Filled(Box<Expr>),
    Add(Unit, Box<[Expr; 2]>),
    DaysBetween(Box<[Expr; 2]>),
    Extreme(Way, Vec<Member>),
    ExtremeOf(Way, Each, Box<Expr>),
    If(Box<[Expr; 3]>),
}

/// The rows of a list, one after the other, for which a condition is asked.
#[derive(Debug)]
pub(crate) struct Each {
    pub(crate) slot: usize,
    pub(crate) collection: usize,
    pub(crate) condition: Box<Expr>,
}

/// A value that counts when its condition is met.
#[derive(Debug)]
pub(crate) struct Member {
    pub(crate) when: Option<Expr>,
    pub(crate) value: Expr,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Comparison {
    Equal,
    NotEqual,
    Less,
    AtMost,
    Greater,
    AtLeast,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unit {
    Days,
    Months,
    Years,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Way {
    Latest,
    Earliest,
}

/// The names that an expression may use where it stands.
pub(crate) struct Names<'a> {
    pub(crate) vocabulary: &'a Vocabulary,
    pub(crate) parameters: &'a [String],
    pub(crate) definitions: &'a [Signature],
}

/// What a definition is called and which rows it is about.
pub(crate) struct Signature {
    pub(crate) id: String,
    pub(crate) collections: Vec<usize>,
}

/// The rows bound around an expression: name and list, by slot.
pub(crate) type Scope = Vec<(String, usize)>;

type Parsed<T> = Result<T, String>;

impl Names<'_> {
    /// Reads an expression; the error says what in it cannot be understood.
    pub(crate) fn expr(&self, json: &Json, scope: &Scope) -> Parsed<Expr> {
        match json {
            Json::Null => Ok(Expr::Literal(Fact::None)),
            Json::Bool(yes) => Ok(Expr::Literal(Fact::Bool(*yes))),
            Json::Number(number) => number
                .as_f64()
                .map(|number| Expr::Literal(Fact::Number(number)))
                .ok_or_else(|| format!("the number {number} is too large")),
            Json::String(text) => self.word(text, scope),
            Json::Object(form) if form.len() == 1 => {
                let (name, inner) = form.iter().next().ok_or("an empty form")?;
                match name.strip_prefix('@') {
                    Some(id) => self.call(id, inner, scope),
                    None => self.form(name, inner, scope),
                }
            }
            other => Err(format!("{other} is not an expression")),
        }
    }

    fn word(&self, text: &str, scope: &Scope) -> Parsed<Expr> {
        if let Some(path) = text.strip_prefix('$') {
            return self.fact(path, scope);
        }
        if let Some(name) = text.strip_prefix('#') {
            let found = self.parameters.iter().position(|known| known == name);
            return found.map(Expr::Parameter).ok_or_else(|| format!("no parameter {name}"));
        }
        if let Some(id) = text.strip_prefix('@') {
            return self.call(id, &Json::Array(Vec::new()), scope);
        }
        Ok(Expr::Literal(Fact::Text(text.to_owned())))
    }

    fn fact(&self, path: &str, scope: &Scope) -> Parsed<Expr> {
        let bound = path.split_once('.').and_then(|(variable, field)| {
            let slot = scope.iter().position(|(name, _)| name == variable)?;
            Some((slot, scope[slot].1, field))
        });
        if let Some((slot, collection, name)) = bound {
            let list = &self.vocabulary.collections[collection];
            let field = list.field(name).ok_or_else(|| format!("{} have no {name}", list.name))?;
            return Ok(Expr::Field { slot, collection, field });
        }
        let found = self.vocabulary.scalar(path);
        found.map(Expr::Scalar).ok_or_else(|| format!("no fact {path}"))
    }

    fn call(&self, id: &str, arguments: &Json, scope: &Scope) -> Parsed<Expr> {
        let found = self.definitions.iter().position(|known| known.id == id);
        let definition = found.ok_or_else(|| format!("no definition {id}"))?;
        let names = arguments.as_array().ok_or_else(|| format!("@{id} takes a list of rows"))?;
        let mut slots = Vec::new();
        for name in names {
            let slot = scope.iter().position(|(known, _)| name.as_str() == Some(known));
            slots.push(slot.ok_or_else(|| format!("@{id}: no row is called {name} here"))?);
        }
        let given: Vec<usize> = slots.iter().map(|slot| scope[*slot].1).collect();
        if given != self.definitions[definition].collections {
            return Err(format!("@{id} is about other rows than it is given"));
        }
        Ok(Expr::Call { definition, slots })
    }

    fn form(&self, name: &str, inner: &Json, scope: &Scope) -> Parsed<Expr> {
        let (pair, each) = (|| self.many(inner, scope), || self.each(inner, scope));
        Ok(match name {
            "all" => Expr::All(pair()?),
            "any" => Expr::Any(pair()?),
            "none" => Expr::Not(Box::new(Expr::Any(pair()?))),
            "exists" => Expr::Exists(each()?),
            "every" => Expr::Every(each()?),
            "at_least" => self.at_least(inner, scope)?,
            "eq" => self.compare(Comparison::Equal, inner, scope)?,
            "ne" => self.compare(Comparison::NotEqual, inner, scope)?,
            "lt" => self.compare(Comparison::Less, inner, scope)?,
            "le" => self.compare(Comparison::AtMost, inner, scope)?,
            "gt" => self.compare(Comparison::Greater, inner, scope)?,
            "ge" => self.compare(Comparison::AtLeast, inner, scope)?,
            "in" => {
                let mut all = pair()?;
                if all.len() < 2 {
                    return Err("in takes a value and those it may be".to_owned());
                }
                Expr::In(Box::new(all.remove(0)), all)
            }
            "has" => Expr::Has(self.exactly(name, inner, scope)?),
            "filled" => Expr::Filled(Box::new(self.expr(inner, scope)?)),
            "add_days" => Expr::Add(Unit::Days, self.exactly(name, inner, scope)?),
            "add_months" => Expr::Add(Unit::Months, self.exactly(name, inner, scope)?),
            "add_years" => Expr::Add(Unit::Years, self.exactly(name, inner, scope)?),
            "days_between" => Expr::DaysBetween(self.exactly(name, inner, scope)?),
            "latest" => Expr::Extreme(Way::Latest, self.members(inner, scope)?),
            "earliest" => Expr::Extreme(Way::Earliest, self.members(inner, scope)?),
            "latest_of" => self.extreme_of(Way::Latest, inner, scope)?,
            "earliest_of" => self.extreme_of(Way::Earliest, inner, scope)?,
            "if" => Expr::If(self.exactly(name, inner, scope)?),
            _ => return Err(format!("the language has no form {name}")),
        })
    }

    fn many(&self, json: &Json, scope: &Scope) -> Parsed<Vec<Expr>> {
        let items = json.as_array().ok_or_else(|| format!("{json} should be a list"))?;
        items.iter().map(|item| self.expr(item, scope)).collect()
    }

    fn exactly<const N: usize>(
        &self,
        name: &str,
        json: &Json,
        scope: &Scope,
    ) -> Parsed<Box<[Expr; N]>> {
        let items: [Expr; N] = self
            .many(json, scope)?
            .try_into()
            .map_err(|items: Vec<Expr>| format!("{name} takes {N} values, not {}", items.len()))?;
        Ok(Box::new(items))
    }

    fn compare(&self, comparison: Comparison, json: &Json, scope: &Scope) -> Parsed<Expr> {
        Ok(Expr::Compare(comparison, self.exactly("a comparison", json, scope)?))
    }

    /// `["m", "moves", condition]`
    fn each(&self, json: &Json, scope: &Scope) -> Parsed<Each> {
        let (each, rest) = self.bound(json, scope)?;
        if rest.is_some() {
            return Err("a name, a list and a condition are all that is taken".to_owned());
        }
        Ok(each)
    }

    /// `["m", "moves", condition]` or `["m", "moves", condition, value]`
    fn bound(&self, json: &Json, scope: &Scope) -> Parsed<(Each, Option<Expr>)> {
        let parts = json.as_array().ok_or("a name, a list and a condition are needed")?;
        let [Json::String(name), Json::String(list), condition, rest @ ..] = parts.as_slice()
        else {
            return Err(format!("{json} needs a name, a list and a condition"));
        };
        let collection = self.vocabulary.collection(list).ok_or(format!("no list {list}"))?;
        let mut inner = scope.clone();
        inner.push((name.clone(), collection));
        if inner.len() > SLOTS_MAX {
            return Err(format!("more than {SLOTS_MAX} rows are bound at once"));
        }
        let condition = Box::new(self.expr(condition, &inner)?);
        let value = rest.first().map(|value| self.expr(value, &inner)).transpose()?;
        Ok((Each { slot: scope.len(), collection, condition }, value))
    }

    /// `[2, "h", "recent_history", condition]`
    fn at_least(&self, json: &Json, scope: &Scope) -> Parsed<Expr> {
        let parts = json.as_array().filter(|parts| parts.len() == 4);
        let parts = parts.ok_or("at_least takes a number, a name, a list and a condition")?;
        let count = self.expr(&parts[0], scope)?;
        Ok(Expr::AtLeast(Box::new(count), self.each(&Json::Array(parts[1..].to_vec()), scope)?))
    }

    fn extreme_of(&self, way: Way, json: &Json, scope: &Scope) -> Parsed<Expr> {
        let (each, value) = self.bound(json, scope)?;
        let value = value.ok_or("the value of each row is missing")?;
        Ok(Expr::ExtremeOf(way, each, Box::new(value)))
    }

    /// Values, or `{"value": …, "when": …}`.
    fn members(&self, json: &Json, scope: &Scope) -> Parsed<Vec<Member>> {
        let items = json.as_array().ok_or_else(|| format!("{json} should be a list"))?;
        let member = |item: &Json| match item.get("value") {
            Some(value) => Ok(Member {
                value: self.expr(value, scope)?,
                when: item.get("when").map(|when| self.expr(when, scope)).transpose()?,
            }),
            None => Ok(Member { value: self.expr(item, scope)?, when: None }),
        };
        items.iter().map(member).collect()
    }
}

impl Expr {
    /// Visits the expressions directly inside this one.
    pub(crate) fn children<'a>(&'a self, visit: &mut dyn FnMut(&'a Expr)) {
        match self {
            Self::Literal(_)
            | Self::Scalar(_)
            | Self::Field { .. }
            | Self::Parameter(_)
            | Self::Call { .. } => {}
            Self::All(items) | Self::Any(items) => items.iter().for_each(visit),
            Self::Not(item) | Self::Filled(item) => visit(item),
            Self::Exists(each) | Self::Every(each) => visit(&each.condition),
            Self::AtLeast(count, each) => {
                visit(count);
                visit(&each.condition);
            }
            Self::Compare(_, pair)
            | Self::Has(pair)
            | Self::Add(_, pair)
            | Self::DaysBetween(pair) => {
                pair.iter().for_each(visit);
            }
            Self::In(value, choices) => {
                visit(value);
                choices.iter().for_each(visit);
            }
            Self::Extreme(_, members) => {
                for member in members {
                    member.when.iter().for_each(&mut *visit);
                    visit(&member.value);
                }
            }
            Self::ExtremeOf(_, each, value) => {
                visit(&each.condition);
                visit(value);
            }
            Self::If(parts) => parts.iter().for_each(visit),
        }
    }
}
