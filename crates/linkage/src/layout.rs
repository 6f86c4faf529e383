//! Which column of a file is what, as the model says: from a line of cells to a [`Person`].

use jiff::civil::Date;

use crate::model::Model;
use crate::person::{BirthDate, Move, Number, Person, Stay};

/// The columns of one file, found once.
pub struct Layout {
    id: Vec<usize>,
    day_first: bool,
    roles: Vec<(Role, Vec<usize>)>,
    other: Vec<Vec<usize>>,
}

/// A row of a file.
pub trait Row {
    /// The cell of a column; empty if the row is too short to have it.
    fn cell(&self, at: usize) -> &str;
}

impl Row for &[&str] {
    fn cell(&self, at: usize) -> &str {
        self.get(at).copied().unwrap_or_default()
    }
}

/// What is wrong with a file's columns.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum LayoutError {
    /// The model gives a column a meaning that does not exist.
    #[error("the model says that a column is the `{0}`, which is not known")]
    UnknownRole(String),
    /// No column tells records apart.
    #[error("the file has no column `{}`, which the model takes for the record's id", .0.join("`, `"))]
    NoId(Vec<String>),
    /// The file has none of the columns that are compared.
    #[error("the file has none of the columns that the model compares")]
    NothingToCompare,
}

#[derive(Clone, Debug, PartialEq)]
enum Role {
    Id,
    RecordId,
    Source,
    SourceId,
    Given,
    Middle,
    Surname(usize),
    Suffix,
    Sex,
    BirthDate,
    BirthYear,
    BirthMonth,
    BirthDay,
    MultipleBirth,
    BirthOrder,
    BirthCity,
    BirthState,
    BirthCountry,
    ParentFirst(usize),
    ParentLast(usize),
    Phones,
    Emails,
    Number(String),
    Path(Path),
}

/// What a cell says of a stay or a move.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Path {
    StayPlace,
    StayFrom,
    StayUntil,
    MovedFrom,
    MovedTo,
    MovedOn,
}

/// A stay and a move, as far as the cells of a row tell them.
#[derive(Default)]
struct Told {
    stay: (String, Option<Date>, Option<Date>),
    step: (String, String, Option<Date>),
}

impl Told {
    fn put(&mut self, what: Path, cell: String, layout: &Layout) {
        let day = |cell: &str| day_of_calendar(layout.date(cell)?);
        match what {
            Path::StayPlace => self.stay.0 = cell,
            Path::StayFrom => self.stay.1 = day(&cell),
            Path::StayUntil => self.stay.2 = day(&cell),
            Path::MovedFrom => self.step.0 = cell,
            Path::MovedTo => self.step.1 = cell,
            Path::MovedOn => self.step.2 = day(&cell),
        }
    }

    fn tell(self, person: &mut Person) {
        if let (place, Some(from), until) = self.stay {
            person.stays.push(Stay { from, until, place });
        }
        if let (from, to, Some(arrived)) = self.step {
            person.moves.push(Move { arrived, from, to });
        }
    }
}

fn day_of_calendar(BirthDate { year, month, day }: BirthDate) -> Option<Date> {
    Date::new(year.cast_signed(), month.cast_signed(), day.cast_signed()).ok()
}

impl Layout {
    /// Finds the model's columns in a file's first line. Columns that the file lacks count as
    /// never stated; without the id's columns nothing can be said about its records.
    pub fn new(model: &Model, header: &[&str]) -> Result<Self, LayoutError> {
        let find = |columns: &[String]| -> Vec<usize> {
            let position = |column: &String| header.iter().position(|name| name.trim() == column);
            columns.iter().filter_map(position).collect()
        };
        let mut roles = Vec::new();
        let mut own_id = Vec::new();
        let mut ids = None;
        for (name, columns) in &model.columns {
            let role = Role::parse(name).ok_or_else(|| LayoutError::UnknownRole(name.clone()))?;
            let found = find(columns);
            match role {
                Role::RecordId => own_id = found,
                Role::Id => ids = Some((columns, found)),
                _ => roles.push((role, found)),
            }
        }
        let id = match ids {
            _ if !own_id.is_empty() => own_id,
            Some((columns, found)) if found.len() == columns.len() && !found.is_empty() => found,
            Some((columns, _)) => return Err(LayoutError::NoId(columns.clone())),
            None => return Err(LayoutError::NoId(vec!["id".to_owned()])),
        };
        let other: Vec<_> = model.fields.iter().map(|field| find(&field.columns)).collect();
        let compared = roles.iter().any(|(_, found)| !found.is_empty());
        if !compared && other.iter().all(Vec::is_empty) {
            return Err(LayoutError::NothingToCompare);
        }
        Ok(Self { id, day_first: model.day_first, roles, other })
    }

    fn date(&self, text: &str) -> Option<BirthDate> {
        BirthDate::parse_as(text, self.day_first)
    }

    /// The id of a row: the cells of its columns, joined; empty if all of them are.
    pub fn id(&self, row: &impl Row) -> String {
        let cells: Vec<&str> = self.id.iter().map(|at| row.cell(*at).trim()).collect();
        if cells.iter().all(|cell| cell.is_empty()) { String::new() } else { cells.join("/") }
    }

    /// Reads one line. Cells that are missing at its end count as not stated.
    pub fn person(&self, cells: &impl Row) -> Person {
        let mut person = Person { id: self.id(cells), ..Person::default() };
        let mut born = BirthDate::default();
        let mut told = Told::default();
        for (role, columns) in &self.roles {
            let stated: Vec<&str> = values(cells, columns).collect();
            match role {
                _ if stated.is_empty() => {}
                Role::Path(what) => told.put(*what, stated.join(", "), self),
                Role::BirthDate => born = self.date(stated[0]).unwrap_or(born),
                _ => role.put(&stated, &mut person, &mut born),
            }
        }
        told.tell(&mut person);
        if born.year > 0 {
            person.birth_date = Some(born);
        }
        let joined = |columns: &Vec<usize>| values(cells, columns).collect::<Vec<_>>().join(" ");
        person.other = self.other.iter().map(joined).collect();
        person
    }
}

/// The cells of columns that say something.
fn values<'a>(row: &'a impl Row, columns: &'a [usize]) -> impl Iterator<Item = &'a str> {
    columns.iter().map(|at| row.cell(*at).trim()).filter(|cell| !cell.is_empty())
}

impl Role {
    fn parse(name: &str) -> Option<Self> {
        Some(match name {
            "id" => Self::Id,
            "record_id" => Self::RecordId,
            "source" => Self::Source,
            "source_id" => Self::SourceId,
            "given" => Self::Given,
            "middle" => Self::Middle,
            "surname_1" => Self::Surname(1),
            "surname_2" => Self::Surname(2),
            "suffix" => Self::Suffix,
            "sex" => Self::Sex,
            "birth_date" => Self::BirthDate,
            "birth_year" => Self::BirthYear,
            "birth_month" => Self::BirthMonth,
            "birth_day" => Self::BirthDay,
            "multiple_birth" => Self::MultipleBirth,
            "birth_order" => Self::BirthOrder,
            "birth_city" => Self::BirthCity,
            "birth_state" => Self::BirthState,
            "birth_country" => Self::BirthCountry,
            "parent_1_first" => Self::ParentFirst(0),
            "parent_1_last" => Self::ParentLast(0),
            "parent_2_first" => Self::ParentFirst(1),
            "parent_2_last" => Self::ParentLast(1),
            "phones" => Self::Phones,
            "emails" => Self::Emails,
            "stay_place" => Self::Path(Path::StayPlace),
            "stay_from" => Self::Path(Path::StayFrom),
            "stay_until" => Self::Path(Path::StayUntil),
            "moved_from" => Self::Path(Path::MovedFrom),
            "moved_to" => Self::Path(Path::MovedTo),
            "moved_on" => Self::Path(Path::MovedOn),
            _ => Self::Number(name.strip_prefix("number:")?.to_owned()),
        })
    }

    /// Puts the stated values, at least one, where they belong.
    fn put(&self, stated: &[&str], person: &mut Person, born: &mut BirthDate) {
        let all = || stated.join(" ");
        let number = || stated[0].parse::<u16>().unwrap_or(0);
        let small = || stated[0].parse::<u8>().unwrap_or(0);
        let list = || stated.iter().map(|value| (*value).to_owned()).collect();
        match self {
            Self::Id | Self::RecordId | Self::BirthDate | Self::Path(_) => {}
            Self::Source => person.source = all(),
            Self::SourceId => person.source_id = stated.join("/"),
            Self::Given => person.given = all(),
            Self::Middle => person.middle = all(),
            Self::Surname(1) => person.surname_1 = all(),
            Self::Surname(_) => person.surname_2 = all(),
            Self::Suffix => person.suffix = all(),
            Self::Sex => person.sex = all(),
            Self::BirthYear => born.year = number(),
            Self::BirthMonth => born.month = small(),
            Self::BirthDay => born.day = small(),
            Self::MultipleBirth => person.multiple_birth = yes_or_no(stated[0]),
            Self::BirthOrder => person.birth_order = stated[0].parse().ok(),
            Self::BirthCity => person.birth_place.city = all(),
            Self::BirthState => person.birth_place.state = all(),
            Self::BirthCountry => person.birth_place.country = all(),
            Self::ParentFirst(at) => person.parents[*at].first = all(),
            Self::ParentLast(at) => person.parents[*at].last = all(),
            Self::Phones => person.phones = list(),
            Self::Emails => person.emails = list(),
            Self::Number(system) => {
                let numbers = stated.iter().map(|value| (*value).to_owned());
                person
                    .numbers
                    .extend(numbers.map(|value| Number { system: system.clone(), value }));
            }
        }
    }
}

fn yes_or_no(word: &str) -> Option<bool> {
    match word.to_ascii_lowercase().as_str() {
        "yes" | "y" | "true" | "1" => Some(true),
        "no" | "n" | "false" | "0" => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_of_the_state_package_becomes_a_person() {
        let header = [
            "reporting_state",
            "state_student_id",
            "id_type",
            "first_name",
            "last_name_1",
            "birth_date",
            "multiple_birth",
            "parent_1_phone",
            "msix_id",
            "unknown",
        ];
        let layout = Layout::new(&Model::child(), &header).expect("the columns are there");
        let cells = ["TX", "12", "01", "Ana", "Xicale", "2015-03-22", "Yes", "9565550142"];
        let person = layout.person(&[&cells[..], &["123456789012"]].concat().as_slice());
        assert_eq!(person.id, "TX/12/01");
        assert_eq!((person.given.as_str(), person.surname_1.as_str()), ("Ana", "Xicale"));
        assert_eq!(person.birth_date, BirthDate::parse("2015-03-22"));
        assert_eq!(person.multiple_birth, Some(true));
        assert_eq!(person.phones, ["9565550142"]);
        assert_eq!(person.numbers[0].system, "msix");
    }

    #[test]
    fn a_file_may_have_an_id_of_its_own() {
        let own = Layout::new(&Model::child(), &["first_name", "record_id"]).expect("it has an id");
        assert_eq!(own.person(&["Ana", "r-1"].as_slice()).id, "r-1");
        assert_eq!(own.id(&["Ana"].as_slice()), "");
    }

    #[test]
    fn a_file_without_the_id_or_without_anything_to_compare_is_refused() {
        let child = Model::child();
        let error = Layout::new(&child, &["first_name"]).err();
        assert!(matches!(error, Some(LayoutError::NoId(_))), "{error:?}");
        let mut bare = child;
        bare.columns = vec![("id".into(), vec!["n".into()])];
        assert_eq!(Layout::new(&bare, &["n"]).err(), Some(LayoutError::NothingToCompare));
        bare.columns.push(("shoe".into(), Vec::new()));
        let unknown = LayoutError::UnknownRole("shoe".into());
        assert_eq!(Layout::new(&bare, &["n"]).err(), Some(unknown));
    }
}
