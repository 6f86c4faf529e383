//! The consolidated record: what all States say about one child, put together so that each value still says who said
//! it and when. Nothing is decided for the States here: where they differ, both values stand side by side.

use super::{
    flags::{Flagged, HealthNote, health_notes},
    history::{HistoryLine, history},
    names::full_name,
    schoolwork::{self, Assessment, Course, Credits, SubjectCredits},
};
use crate::{
    ChildId, ExchangeNumber, RecordKey, RowAction, RowKind, SourceRecordId, StoredRow, Values,
};
use accounts::StateCode;
use deunicode::deunicode;
use jiff::{Timestamp, civil::Date};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Flags of an enrollment that are about health, with those that a school asks for beside them.
const HEALTH_COLUMNS: [&str; 2] = ["immunization_record_flag", "med_alert_indicator"];
/// Flags of an enrollment that are about schooling.
const NEED_COLUMNS: [&str; 3] = ["lep_indicator", "idea_indicator", "pfs_flag"];
/// What an enrollment says of the way to a diploma.
const GRADUATION_COLUMNS: [&str; 5] = [
    "designated_graduation_school",
    "algebra_1_indicator",
    "out_of_state_transcript_indicator",
    "graduation_hse_indicator",
    "graduation_hse_date",
];

/// What is read to make a record.
pub(crate) struct Sources {
    pub(crate) child: ChildId,
    pub(crate) number: ExchangeNumber,
    pub(crate) retired: Vec<ExchangeNumber>,
    pub(crate) keys: HashMap<SourceRecordId, RecordKey>,
    pub(crate) rows: Vec<StoredRow>,
}

/// A value with who said it and when it came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// The value, as stored.
    pub value: String,
    /// The State that says it.
    pub state: StateCode,
    /// When it came.
    pub at: Timestamp,
}

/// A column with what each source record says about it now, the newest word first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Element {
    /// The column's name.
    pub column: String,
    /// Who says what.
    pub said: Vec<Said>,
}

impl Element {
    /// Whether the States say different things.
    pub fn conflicts(&self) -> bool {
        self.said.windows(2).any(|two| two[0].value != two[1].value)
    }
}

/// A place as a move names it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Place {
    /// City.
    pub city: String,
    /// State or district of a country.
    pub state: String,
    /// Country, where it is not this one.
    pub country: String,
}

impl Place {
    /// `Weslaco, TX`, or what of it is known.
    pub fn text(&self) -> String {
        let parts = [self.city.as_str(), self.state.as_str(), self.country.as_str()];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
    }
}

/// A qualifying move; one that several States report is one move.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Move {
    /// The qualifying arrival date.
    pub arrived: Date,
    /// Where from, if said.
    pub from: Place,
    /// Where to.
    pub to: Place,
    /// What each reporting State says is the day on which eligibility expires; none where it says nothing.
    pub expires: BTreeMap<StateCode, Option<Date>>,
}

impl Move {
    /// Whether the States that report it name different days.
    pub fn expiry_conflicts(&self) -> bool {
        self.expires.values().flatten().collect::<BTreeSet<_>>().len() > 1
    }
}

/// An enrollment, a stay at a project, or a residency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Enrollment {
    /// Its first day.
    pub began: Date,
    /// Its last day, if it has ended.
    pub ended: Option<Date>,
    /// The State that reports it.
    pub state: StateCode,
    /// When that word came.
    pub at: Timestamp,
    /// All that it says.
    pub values: Values,
}

impl Enrollment {
    /// School or project, or the building, or nothing.
    pub fn place(&self) -> &str {
        let of = |column| self.values.get(column);
        of("school_or_project_name").or_else(|| of("facility_name")).unwrap_or_default()
    }
}

/// When the child was last in class.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Attendance {
    /// No enrollment is known.
    Unknown,
    /// An enrollment has begun and not ended.
    Now {
        /// Since when.
        since: Date,
    },
    /// All have ended.
    Left {
        /// The last day.
        on: Date,
        /// How many days ago.
        days: i64,
    },
}

/// A child's record as her next school sees it.
#[derive(Debug, Clone)]
pub struct Consolidated {
    /// Who.
    pub child: ChildId,
    /// Her number.
    pub number: ExchangeNumber,
    /// Numbers that she had besides and that lead here.
    pub retired_numbers: Vec<ExchangeNumber>,
    /// Her name as stated last.
    pub name: String,
    /// Other names that are stated now.
    pub other_names: Vec<Said>,
    /// Her birth date as stated last.
    pub birth_date: Option<Date>,
    /// Her age in years.
    pub age: Option<i16>,
    /// Her grade at the newest enrollment that names one (code set `grade_level`).
    pub grade: Option<String>,
    /// Her records: the States that know her, and their numbers for her.
    pub records: Vec<RecordKey>,
    /// Everything that is said about the child herself.
    pub elements: Vec<Element>,
    /// Her further numbers.
    pub alternate_ids: Vec<Said>,
    /// Her moves, the newest first.
    pub moves: Vec<Move>,
    /// Her enrollments, the newest first.
    pub enrollments: Vec<Enrollment>,
    /// Health flags, as each State says them at its newest enrollment that has them.
    pub health: Vec<Element>,
    /// Where her health records are, as States say.
    pub health_notes: Vec<HealthNote>,
    /// Flags about her schooling.
    pub needs: Vec<Element>,
    /// Her courses, those under way first.
    pub courses: Vec<Course>,
    /// Her credits, by the State that granted them and by subject.
    pub credits: Vec<SubjectCredits>,
    /// The sums of these, by State.
    pub credit_totals: BTreeMap<StateCode, Credits>,
    /// The way to a diploma, as each State says it.
    pub graduation: Vec<Element>,
    /// Her tests, the newest first.
    pub assessments: Vec<Assessment>,
    /// When she was last in class.
    pub attendance: Attendance,
    /// Every value that was ever said, the newest first within each column.
    pub history: Vec<HistoryLine>,
}

impl Consolidated {
    /// An element of the child herself.
    pub fn element(&self, column: &str) -> Option<&Element> {
        self.elements.iter().find(|element| element.column == column)
    }

    /// The States that know her.
    pub fn states(&self) -> BTreeSet<StateCode> {
        self.records.iter().map(|key| key.state).collect()
    }
}

/// A row that holds now.
pub(super) struct Current<'a> {
    pub(super) state: StateCode,
    pub(super) row: &'a StoredRow,
}

/// Puts a child's rows together, as of a day.
pub(crate) fn consolidate(sources: &Sources, today: Date) -> Consolidated {
    let current = current_rows(sources);
    let of = |kind| current.iter().filter(move |now| now.row.kind == kind);
    let students: Vec<_> = of(RowKind::Student).collect();
    let (name, other_names) = names(&students);
    let birth_date = students.first().and_then(|now| now.row.values.date("birth_date"));
    let enrollment_rows: Vec<_> = of(RowKind::Enrollment).collect();
    let courses = schoolwork::courses(of(RowKind::Course), &enrollment_rows);
    let credits = schoolwork::credits(&courses);
    let flagged = Flagged::new(enrollment_rows.iter().copied().chain(of(RowKind::HealthFlag)));
    let enrollments = enrollments(enrollment_rows.into_iter());
    let mut records: Vec<_> = sources.keys.values().cloned().collect();
    records.sort();
    Consolidated {
        child: sources.child,
        number: sources.number,
        retired_numbers: sources.retired.clone(),
        name,
        other_names,
        birth_date,
        age: birth_date.map(|born| age(born, today)),
        grade: enrollments.iter().find_map(|e| e.values.get("grade_level")).map(str::to_owned),
        records,
        elements: elements(&students),
        alternate_ids: of(RowKind::AlternateId)
            .filter_map(|now| now.said("alternate_id"))
            .collect(),
        moves: moves(of(RowKind::QualifyingMove)),
        health: flagged.elements(&HEALTH_COLUMNS),
        health_notes: health_notes(of(RowKind::HealthFlag)),
        needs: flagged.elements(&NEED_COLUMNS),
        graduation: flagged.said(&GRADUATION_COLUMNS),
        credit_totals: schoolwork::totals(&credits),
        courses,
        credits,
        assessments: schoolwork::assessments(of(RowKind::Assessment)),
        attendance: attendance(&enrollments, today),
        enrollments,
        history: history(&sources.rows, &sources.keys),
    }
}

impl Current<'_> {
    fn said(&self, column: &str) -> Option<Said> {
        let value = self.row.values.get(column)?.to_owned();
        Some(Said { value, state: self.state, at: self.row.received_at })
    }
}

/// The newest word on each row, unless it takes the row back; the word that came last is first.
fn current_rows(sources: &Sources) -> Vec<Current<'_>> {
    let mut newest: BTreeMap<_, &StoredRow> = BTreeMap::new();
    for row in sources.rows.iter().filter(|row| !row.is_withdrawn) {
        let held = newest.entry((row.record, row.kind, row.row_number)).or_insert(row);
        if row.version > held.version {
            *held = row;
        }
    }
    let holds = newest.into_values().filter(|row| row.action == RowAction::Put);
    let mut current: Vec<_> = holds
        .filter_map(|row| Some(Current { state: sources.keys.get(&row.record)?.state, row }))
        .collect();
    current.sort_by_key(|now| std::cmp::Reverse((now.row.received_at, now.row.id)));
    current
}

fn names(students: &[&Current<'_>]) -> (String, Vec<Said>) {
    let mut names: Vec<Said> = Vec::new();
    for now in students {
        let value = full_name(&now.row.values);
        if !names.iter().any(|other| other.value == value) {
            names.push(Said { value, state: now.state, at: now.row.received_at });
        }
    }
    if names.is_empty() {
        return (String::new(), names);
    }
    (names.remove(0).value, names)
}

fn elements(students: &[&Current<'_>]) -> Vec<Element> {
    let columns = RowKind::Student.columns().iter();
    columns
        .map(|column| Element {
            column: column.name.to_owned(),
            said: students.iter().filter_map(|now| now.said(column.name)).collect(),
        })
        .filter(|element| !element.said.is_empty())
        .collect()
}

fn moves<'a>(rows: impl Iterator<Item = &'a Current<'a>>) -> Vec<Move> {
    let mut moves: BTreeMap<_, Move> = BTreeMap::new();
    for now in rows {
        let values = &now.row.values;
        let Some(arrived) = values.date("qualifying_arrival_date") else { continue };
        let of = |column: &str| values.get(column).unwrap_or_default().to_owned();
        let to = Place { city: of("to_city"), state: of("to_state"), country: String::new() };
        let (city, state) = (of("from_city"), of("from_state"));
        let from = Place { city, state, country: of("from_country") };
        let same = (arrived, to.state.clone(), deunicode(&to.city).to_lowercase());
        let one = Move { arrived, from: from.clone(), to, expires: BTreeMap::new() };
        let held = moves.entry(same).or_insert(one);
        if held.from == Place::default() {
            held.from = from;
        }
        let expires = values.date("eligibility_expiration_date");
        let said = held.expires.entry(now.state).or_insert(expires);
        *said = said.or(expires);
    }
    moves.into_values().rev().collect()
}

fn enrollments<'a>(rows: impl Iterator<Item = &'a Current<'a>>) -> Vec<Enrollment> {
    let enrollment = |now: &Current<'_>| {
        Some(Enrollment {
            began: now.row.values.date("enrollment_date")?,
            ended: now.row.values.date("withdrawal_date"),
            state: now.state,
            at: now.row.received_at,
            values: now.row.values.clone(),
        })
    };
    let mut enrollments: Vec<_> = rows.filter_map(enrollment).collect();
    enrollments.sort_by_key(|e| std::cmp::Reverse((e.began, e.ended.unwrap_or(Date::MAX))));
    enrollments
}

fn attendance(enrollments: &[Enrollment], today: Date) -> Attendance {
    let begun = || enrollments.iter().filter(|e| e.began <= today);
    let newest = begun().next();
    if let Some(now) = newest
        && now.ended.is_none_or(|ended| ended >= today)
    {
        return Attendance::Now { since: now.began };
    }
    match begun().filter_map(|e| e.ended).max() {
        Some(on) => Attendance::Left { on, days: days_between(on, today) },
        None => Attendance::Unknown,
    }
}

fn days_between(from: Date, to: Date) -> i64 {
    to.duration_since(from).as_hours() / 24
}

/// Whole years; who was born on 29 February has her birthday on 1 March of other years.
fn age(born: Date, today: Date) -> i16 {
    let before_birthday = (today.month(), today.day()) < (born.month(), born.day());
    today.year() - born.year() - i16::from(before_birthday)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use platform::db::Uuid;

    const TODAY: Date = date(2026, 11, 23);

    /// Rows as `STATE kind number version received column=value;column=value`, one a line; `-` takes the row back.
    fn record(lines: &str) -> Consolidated {
        let mut keys = HashMap::new();
        let mut rows = Vec::new();
        for (at, line) in lines.lines().map(str::trim).filter(|line| !line.is_empty()).enumerate() {
            let parts: Vec<_> = line.splitn(6, ' ').collect();
            let state: StateCode = parts[0].parse().unwrap();
            let record: SourceRecordId =
                Uuid::from_u128(u128::from(state.as_str().as_bytes()[0])).into();
            let id_type = "02".to_owned();
            keys.insert(record, RecordKey { state, student_id: format!("{state}-1"), id_type });
            let action = if parts[5] == "-" { RowAction::Delete } else { RowAction::Put };
            let pairs = parts[5].split(';').filter_map(|pair| pair.split_once('='));
            rows.push(StoredRow {
                id: Uuid::from_u128(at as u128 + 1).into(),
                record,
                kind: parts[1].parse().unwrap(),
                row_number: parts[2].parse().unwrap(),
                version: parts[3].parse().unwrap(),
                action,
                values: pairs.collect(),
                received_at: format!("{}T02:00:00Z", parts[4]).parse().unwrap(),
                line: u32::try_from(at + 2).unwrap(),
                is_withdrawn: false,
            });
        }
        let number = ExchangeNumber::at_place(1);
        let sources =
            Sources { child: Uuid::from_u128(9).into(), number, retired: Vec::new(), keys, rows };
        consolidate(&sources, TODAY)
    }

    const MARISOL: &str = "
        TX students 0 1 2026-01-10 first_name=Marisol;last_name_1=Reyes;last_name_2=Villa;birth_date=2013-03-04
        ND students 0 1 2026-06-15 first_name=Marysol;last_name_1=Villa;last_name_2=Reyes;birth_date=2013-04-03
        TX qualifying_moves 1 1 2026-01-10 qualifying_arrival_date=2025-10-02;from_city=Grafton;from_state=ND;to_city=Weslaco;to_state=TX;eligibility_expiration_date=2028-10-02
        ND qualifying_moves 1 1 2026-06-15 qualifying_arrival_date=2026-06-09;from_city=Weslaco;from_state=TX;to_city=Grafton;to_state=ND
        TX qualifying_moves 2 1 2026-07-01 qualifying_arrival_date=2026-06-09;to_city=GRAFTON;to_state=ND;eligibility_expiration_date=2029-06-08
        TX enrollments 1 1 2026-01-10 enrollment_date=2025-10-06;withdrawal_date=2026-05-29;grade_level=07;immunization_record_flag=Yes
        ND enrollments 1 1 2026-09-02 enrollment_date=2026-06-12;withdrawal_date=2026-11-12;grade_level=08;med_alert_indicator=None";

    #[test]
    fn both_names_and_both_birth_dates_stay_visible() {
        let marisol = record(MARISOL);
        assert_eq!(marisol.name, "Marysol Villa Reyes");
        assert_eq!(marisol.other_names[0].value, "Marisol Reyes Villa");
        let born = marisol.element("birth_date").unwrap();
        assert!(born.conflicts());
        let said: Vec<_> =
            born.said.iter().map(|s| (s.state.to_string(), s.value.as_str())).collect();
        assert_eq!(said, [("ND".into(), "2013-04-03"), ("TX".into(), "2013-03-04")]);
        assert_eq!((marisol.age, marisol.grade.as_deref()), (Some(13), Some("08")));
    }

    #[test]
    fn a_move_that_two_states_report_is_one_move_and_each_keeps_its_expiry() {
        let marisol = record(MARISOL);
        assert_eq!(marisol.moves.len(), 2);
        let last = &marisol.moves[0];
        assert_eq!((last.arrived, last.from.text()), (date(2026, 6, 9), "Weslaco, TX".to_owned()));
        let expires: Vec<_> = last.expires.values().copied().collect();
        assert_eq!(expires, [None, Some(date(2029, 6, 8))]);
        assert!(!last.expiry_conflicts());
    }

    #[test]
    fn days_since_class_are_counted_from_the_last_withdrawal() {
        let left = Attendance::Left { on: date(2026, 11, 12), days: 11 };
        assert_eq!(record(MARISOL).attendance, left);
        let back = format!(
            "{MARISOL}
            TX enrollments 2 1 2026-11-20 enrollment_date=2026-11-16"
        );
        assert_eq!(record(&back).attendance, Attendance::Now { since: date(2026, 11, 16) });
        let next = "ND enrollments 1 1 2026-09-02 enrollment_date=2026-12-01";
        assert_eq!(record(next).attendance, Attendance::Unknown);
    }

    #[test]
    fn a_later_word_replaces_an_earlier_one_and_a_row_taken_back_is_gone() {
        let corrected = format!("{MARISOL}
            ND students 0 2 2026-07-01 first_name=Marisol;last_name_1=Reyes;last_name_2=Villa;birth_date=2013-03-04
            ND enrollments 1 2 2026-11-01 -");
        let marisol = record(&corrected);
        assert_eq!(marisol.name, "Marisol Reyes Villa");
        assert!(marisol.other_names.is_empty());
        assert!(!marisol.element("birth_date").unwrap().conflicts());
        assert_eq!(marisol.enrollments.len(), 1);
        assert_eq!(marisol.grade.as_deref(), Some("07"));
    }

    #[test]
    fn health_flags_say_which_state_has_them() {
        let marisol = record(MARISOL);
        let flag = |column: &str| {
            let element = marisol.health.iter().find(|element| element.column == column).unwrap();
            element.said.iter().map(|s| format!("{} {}", s.state, s.value)).collect::<Vec<_>>()
        };
        assert_eq!(flag("immunization_record_flag"), ["TX Yes"]);
        assert_eq!(flag("med_alert_indicator"), ["ND None"]);
    }

    #[test]
    fn a_child_of_the_leap_day_is_a_year_older_on_the_first_of_march() {
        assert_eq!(age(date(2012, 2, 29), date(2026, 2, 28)), 13);
        assert_eq!(age(date(2012, 2, 29), date(2026, 3, 1)), 14);
    }
}
