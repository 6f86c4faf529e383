//! The table of names that stand for other names, read once from `models/names.csv`.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use crate::hash;

const SOURCE: &str = include_str!("../../../models/names.csv");

/// Nicknames, abbreviations, particles and placeholders.
#[derive(Default)]
pub(crate) struct Table {
    formals: HashMap<&'static str, Vec<u64>>,
    given_abbreviations: HashMap<&'static str, &'static str>,
    surname_abbreviations: HashMap<&'static str, &'static str>,
    particles: HashSet<&'static str>,
    placeholders: HashSet<&'static str>,
}

/// The one table.
pub(crate) static TABLE: LazyLock<Table> = LazyLock::new(|| Table::read(SOURCE));

impl Table {
    fn read(source: &'static str) -> Self {
        let mut table = Self::default();
        for line in source.lines().filter(|line| !line.starts_with('#')).skip(1) {
            let mut cells = line.splitn(3, ',');
            let (Some(kind), Some(variant), Some(name)) =
                (cells.next(), cells.next(), cells.next())
            else {
                continue;
            };
            match kind {
                "nickname" | "equivalent" => {
                    table.formals.entry(variant).or_default().push(hash::of(name));
                }
                "given_abbreviation" => drop(table.given_abbreviations.insert(variant, name)),
                "surname_abbreviation" => drop(table.surname_abbreviations.insert(variant, name)),
                "particle" => drop(table.particles.insert(variant)),
                _ => drop(table.placeholders.insert(variant)),
            }
        }
        table
    }

    /// The hashes of the names that this one stands for.
    pub(crate) fn formals(&self, name: &str) -> &[u64] {
        self.formals.get(name).map_or(&[], Vec::as_slice)
    }

    /// The given name written out, if it is an abbreviation.
    pub(crate) fn given<'a>(&self, name: &'a str) -> &'a str {
        self.given_abbreviations.get(name).copied().unwrap_or(name)
    }

    /// The surname written out, if it is an abbreviation.
    pub(crate) fn surname<'a>(&self, name: &'a str) -> &'a str {
        self.surname_abbreviations.get(name).copied().unwrap_or(name)
    }

    pub(crate) fn is_particle(&self, name: &str) -> bool {
        self.particles.contains(name)
    }

    pub(crate) fn is_placeholder(&self, name: &str) -> bool {
        self.placeholders.contains(name)
    }
}

#[cfg(test)]
mod tests {
    use super::TABLE;

    #[test]
    fn every_line_of_the_table_has_a_known_kind() {
        let known = [
            "nickname",
            "equivalent",
            "given_abbreviation",
            "surname_abbreviation",
            "particle",
            "placeholder",
        ];
        for line in super::SOURCE.lines().filter(|line| !line.starts_with('#')).skip(1) {
            let cells: Vec<_> = line.split(',').collect();
            assert_eq!(cells.len(), 3, "{line}");
            assert!(known.contains(&cells[0]), "{line}");
            assert!(cells[1].bytes().all(|b| b.is_ascii_uppercase()), "{line}");
        }
    }

    #[test]
    fn a_nickname_can_stand_for_several_names() {
        assert_eq!(TABLE.formals("CHUY"), [crate::hash::of("JESUS")]);
        assert!(TABLE.formals("BETO").len() > 3);
        assert_eq!(TABLE.given("GPE"), "GUADALUPE");
        assert_eq!(TABLE.surname("HDZ"), "HERNANDEZ");
    }
}
