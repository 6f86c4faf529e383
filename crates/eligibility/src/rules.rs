//! All rules: the vocabulary of facts, the catalog of activities, and each program in each version of its law.

use crate::{
    assess::Assessment,
    catalog::Catalog,
    expression::Expr,
    facts::{FactError, FactProblem, Facts},
    program::{File, Program},
    value::Fact,
    vocabulary::{FactSpec, Vocabulary},
};
use jiff::civil::Date;
use serde_json::Value as Json;
use std::sync::LazyLock;

/// The files of `rules/`, as they are shipped.
const FACTS: &str = include_str!("../../../rules/facts.json");
const ACTIVITIES: &str = include_str!("../../../rules/activities.json");
const PROGRAMS: &[(&str, &str)] = &[
    ("mep-essa-2017.json", include_str!("../../../rules/mep-essa-2017.json")),
    ("mep-cfr-2019.json", include_str!("../../../rules/mep-cfr-2019.json")),
    ("nfjp-wioa-2014.json", include_str!("../../../rules/nfjp-wioa-2014.json")),
    ("hep-cfr-206.json", include_str!("../../../rules/hep-cfr-206.json")),
    ("camp-cfr-206.json", include_str!("../../../rules/camp-cfr-206.json")),
    ("health-phs-330g.json", include_str!("../../../rules/health-phs-330g.json")),
    ("mshs-hspps-2016.json", include_str!("../../../rules/mshs-hspps-2016.json")),
    ("mshs-acf-2024.json", include_str!("../../../rules/mshs-acf-2024.json")),
];

/// All rules.
#[derive(Debug)]
pub struct Rules {
    /// Which facts there are.
    pub vocabulary: Vocabulary,
    /// Which work is which.
    pub catalog: Catalog,
    programs: Vec<Program>,
}

/// A rule file that cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum RulesError {
    /// The file is not what the schema says.
    #[error("{file}: {source}")]
    Unreadable {
        /// The file.
        file: String,
        /// Where and why.
        source: serde_json::Error,
    },
    /// A name or a form in it is not known.
    #[error("{file}: {why}")]
    Wrong {
        /// The file.
        file: String,
        /// What is wrong.
        why: String,
    },
}

impl Rules {
    /// The rules that come with the program.
    pub fn shipped() -> &'static Self {
        static SHIPPED: LazyLock<Rules> = LazyLock::new(|| {
            Rules::read(FACTS, ACTIVITIES, PROGRAMS)
                .expect("the shipped rules are read by the tests")
        });
        &SHIPPED
    }

    /// The names of the shipped rule files, each after those that it names.
    pub fn shipped_files() -> impl Iterator<Item = &'static str> {
        PROGRAMS.iter().map(|(name, _)| *name)
    }

    /// Reads rules from the texts of their files.
    ///
    /// # Errors
    /// A file that is not what the schema says, or names what does not exist.
    pub fn read(facts: &str, activities: &str, files: &[(&str, &str)]) -> Result<Self, RulesError> {
        let vocabulary: Vocabulary = parsed("facts.json", facts)?;
        let catalog = parsed("activities.json", activities)?;
        let mut known: Vec<File> = Vec::new();
        let mut programs = Vec::new();
        for (name, text) in files {
            let wrong = |why| RulesError::Wrong { file: (*name).to_owned(), why };
            let mut file: File = parsed(name, text)?;
            let find = |program: &str, version: &str| {
                let found =
                    known.iter().find(|one| one.program == program && one.version == version);
                found.ok_or_else(|| wrong(format!("there is no {program} {version} before it")))
            };
            if let Some(before) = file.amends.clone() {
                let before = find(&file.program, &before)?;
                file = file.amending(before);
            }
            for (program, version) in file.includes.clone().iter().rev() {
                file = file.including(find(program, version)?);
            }
            if let Some(name) = file.name_used_twice() {
                return Err(wrong(format!("{name} stands for two things")));
            }
            known.push(file.clone());
            let program = file.resolve(&vocabulary).map_err(wrong)?;
            check_no_circle(&program).map_err(wrong)?;
            programs.push(program);
        }
        programs.sort_by_key(|program| (program.order, program.from));
        Ok(Self { vocabulary, catalog, programs })
    }

    /// Every program in every version, in their order, older versions first.
    pub fn all(&self) -> &[Program] {
        &self.programs
    }

    /// The programs as the law is on a day, each once.
    pub fn programs_on(&self, day: Date) -> Vec<&Program> {
        let mut found: Vec<&Program> = Vec::new();
        for program in self.programs.iter().filter(|program| program.from <= day) {
            match found.last_mut() {
                Some(last) if last.id == program.id => *last = program,
                _ => found.push(program),
            }
        }
        found
    }

    /// A program as the law is on a day.
    pub fn program_on(&self, id: &str, day: Date) -> Option<&Program> {
        self.programs.iter().rfind(|program| program.id == id && program.from <= day)
    }

    /// Reads facts; see [`Facts::parse`].
    ///
    /// # Errors
    /// All that is wrong with them.
    pub fn facts(&self, json: &Json) -> Result<Facts, Vec<FactError>> {
        Facts::parse(json, &self.vocabulary, &self.catalog)
    }

    /// Reads facts as a State does that has activities of its own in its catalog; see [`Facts::parse`].
    ///
    /// # Errors
    /// All that is wrong with them.
    pub fn facts_in(&self, json: &Json, catalog: &Catalog) -> Result<Facts, Vec<FactError>> {
        Facts::parse(json, &self.vocabulary, catalog)
    }

    /// The facts that a State may settle for all its children: each is the setting of some program's parameter, and does
    /// not differ from place to place.
    pub fn settings(&self) -> impl Iterator<Item = &FactSpec> {
        let is_setting = |spec: &&FactSpec| {
            let mut parameters = self.programs.iter().flat_map(|program| &program.parameters);
            !spec.by_place && parameters.any(|one| one.setting.as_ref() == Some(&spec.name))
        };
        self.vocabulary.scalars.iter().filter(is_setting)
    }

    /// Reads one value as a fact would be read.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn value(&self, spec: &FactSpec, json: &Json) -> Result<Fact, FactProblem> {
        crate::facts::value(spec, json)
    }

    /// Asks one program.
    ///
    /// # Errors
    /// The program is not known, or its rules do not reach back to the day of the question.
    pub fn assess<'a>(&'a self, id: &str, facts: &'a Facts) -> Result<Assessment<'a>, FactError> {
        if let Some(program) = self.program_on(id, facts.asked_on) {
            return Ok(Assessment::new(program, facts, &self.vocabulary));
        }
        let Some(first) = self.programs.iter().find(|program| program.id == id) else {
            let mut programs: Vec<String> =
                self.programs.iter().map(|one| one.id.clone()).collect();
            programs.dedup();
            return Err(FactError::new(
                "program",
                &id.into(),
                FactProblem::NoSuchProgram { programs },
            ));
        };
        let day = Json::from(facts.asked_on.to_string());
        let problem = FactProblem::BeforeTheLaw { from: first.from };
        Err(FactError::new(self.vocabulary.asked_on.as_str(), &day, problem))
    }
}

fn parsed<T: serde::de::DeserializeOwned>(file: &str, text: &str) -> Result<T, RulesError> {
    serde_json::from_str(text)
        .map_err(|source| RulesError::Unreadable { file: file.to_owned(), source })
}

/// A definition that rests on itself could never be evaluated.
fn check_no_circle(program: &Program) -> Result<(), String> {
    let mut done = vec![false; program.definitions.len()];
    for at in 0..program.definitions.len() {
        follow(program, at, &mut Vec::new(), &mut done)?;
    }
    Ok(())
}

fn follow(
    program: &Program,
    at: usize,
    path: &mut Vec<usize>,
    done: &mut [bool],
) -> Result<(), String> {
    if path.contains(&at) {
        return Err(format!("{} rests on itself", program.definitions[at].id));
    }
    if done[at] {
        return Ok(());
    }
    path.push(at);
    let mut calls = Vec::new();
    calls_of(&program.definitions[at].is, &mut calls);
    for call in calls {
        follow(program, call, path, done)?;
    }
    path.pop();
    done[at] = true;
    Ok(())
}

fn calls_of(expr: &Expr, calls: &mut Vec<usize>) {
    if let Expr::Call { definition, .. } = expr {
        calls.push(*definition);
    }
    expr.children(&mut |child| calls_of(child, calls));
}
