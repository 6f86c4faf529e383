//! Reading a line of a file: every value is checked against the table of columns, and all that is wrong is said at once.

use super::{
    Column, ColumnKind, ExchangeNumber, HeaderProblem, RecordKey, RowAction, RowKind, RowProblem,
    RowProblemKind, SourceRow,
    columns::{CONDITIONS, KEY_COLUMNS},
    written,
};
use accounts::StateCode;
use jiff::civil::Date;
use std::borrow::Cow;

/// The first day that a date in a record can name: nobody in the program was born earlier.
const FIRST_DAY: Date = jiff::civil::date(1900, 1, 1);
/// Days that say what has happened; the others may lie ahead (an enrollment for next month, the end of eligibility).
const PAST_DAYS: [&str; 6] = [
    "as_of_date",
    "birth_date",
    "qualifying_arrival_date",
    "residency_date",
    "residency_verification_date",
    "graduation_hse_date",
];
/// What begins and what ends it.
const SPANS: [(&str, &str); 2] = [
    ("enrollment_date", "withdrawal_date"),
    ("qualifying_arrival_date", "eligibility_expiration_date"),
];

/// The years of a course: the second is the first or the one after it.
const SCHOOL_YEAR: (&str, &str) = ("academic_year_begin", "academic_year_end");
/// One of these at least is what a row of flags is for.
const FLAGS: [&str; 2] = ["med_alert_indicator", "immunization_record_flag"];

/// Reads the lines of one file, whose head it knows.
#[derive(Debug)]
pub struct RowReader {
    kind: RowKind,
    /// For each field of a line its column; none where the head names an unknown one.
    places: Vec<Option<&'static Column>>,
}

/// A line in the making.
struct Draft<'a> {
    sender: StateCode,
    today: Date,
    values: Vec<(&'static Column, Cow<'a, str>)>,
    problems: Vec<RowProblem>,
}

impl RowReader {
    /// Reads the head of a file of this kind; answers the columns it does not know besides.
    ///
    /// # Errors
    /// [`HeaderProblem`] when a required column is missing or a column is there twice.
    pub fn new<'a>(
        kind: RowKind,
        header: impl IntoIterator<Item = &'a str>,
    ) -> Result<(Self, Vec<String>), HeaderProblem> {
        let (mut places, mut unknown) = (Vec::new(), Vec::new());
        for name in header {
            let name = name.trim().trim_start_matches('\u{feff}');
            let column = kind.column(name);
            if column.is_none() {
                unknown.push(name.to_owned());
            }
            places.push(column);
        }
        let times = |name| places.iter().flatten().filter(|column| column.name == name).count();
        let columns = || kind.columns().iter();
        let missing: Vec<_> =
            columns().filter(|c| c.required && times(c.name) == 0).map(|c| c.name).collect();
        let twice: Vec<_> = columns().filter(|c| times(c.name) > 1).map(|c| c.name).collect();
        if missing.is_empty() && twice.is_empty() {
            return Ok((Self { kind, places }, unknown));
        }
        Err(HeaderProblem { missing, twice })
    }

    /// Reads one line, sent by `sender` and read on `today`.
    ///
    /// # Errors
    /// All that is wrong with it.
    pub fn parse<'a>(
        &self,
        fields: impl IntoIterator<Item = &'a str>,
        sender: StateCode,
        today: Date,
    ) -> Result<SourceRow, Vec<RowProblem>> {
        let fields: Vec<&str> = fields.into_iter().collect();
        if fields.len() != self.places.len() {
            let (expected, found) = (self.places.len(), fields.len());
            let kind = RowProblemKind::FieldCount { expected, found };
            return Err(vec![RowProblem { column: String::new(), value: String::new(), kind }]);
        }
        let mut draft = Draft { sender, today, values: Vec::new(), problems: Vec::new() };
        let is_delete = self.is_delete(&fields);
        for (column, field) in self.places.iter().zip(fields) {
            if let Some(column) = column
                && (!is_delete || KEY_COLUMNS.contains(&column.name))
            {
                draft.read(column, field);
            }
        }
        if !is_delete {
            draft.check_together(self.kind);
        }
        if !draft.problems.is_empty() {
            return Err(draft.problems);
        }
        let action = if is_delete { RowAction::Delete } else { RowAction::Put };
        Ok(draft.finish(self.kind, action))
    }

    fn is_delete(&self, fields: &[&str]) -> bool {
        let at = self.places.iter().position(|c| c.is_some_and(|column| column.name == "action"));
        at.is_some_and(|at| fields[at].trim() == "D")
    }
}

impl<'a> Draft<'a> {
    fn read(&mut self, column: &'static Column, field: &'a str) {
        let text = written::tidied(field);
        let read = if text.is_empty() {
            if column.required { Err(RowProblemKind::Missing) } else { return }
        } else {
            self.checked(column, text)
        };
        match read {
            Ok(value) => self.values.push((column, value)),
            Err(kind) => {
                let (column, value) = (column.name.to_owned(), field.to_owned());
                self.problems.push(RowProblem { column, value, kind });
            }
        }
    }

    fn checked(&self, column: &Column, text: Cow<'a, str>) -> Result<Cow<'a, str>, RowProblemKind> {
        let value = match column.kind {
            ColumnKind::Text | ColumnKind::Id | ColumnKind::Words(_) => text,
            ColumnKind::Digits => written::digits(text)?,
            ColumnKind::Month => Cow::Owned(self.month(&text)?),
            ColumnKind::Year => Cow::Owned(written::year(&text)?),
            ColumnKind::Number => Cow::Owned(written::number(&text)?),
            ColumnKind::Date => Cow::Owned(self.day(column, &text)?.to_string()),
            ColumnKind::Code(set) => {
                let unknown = || RowProblemKind::UnknownCode {
                    allowed: set.codes.iter().map(|code| code.code).collect(),
                };
                Cow::Borrowed(set.find(&text).ok_or_else(unknown)?.code)
            }
        };
        if value.chars().count() > column.length_max {
            return Err(RowProblemKind::TooLong { max: column.length_max });
        }
        match column.name {
            "reporting_state" if value != self.sender.as_str() => {
                Err(RowProblemKind::WrongState { sender: self.sender })
            }
            "row_number" if row_number(&value).is_none() => Err(RowProblemKind::RowNumberRange),
            "exchange_number" if value.parse::<ExchangeNumber>().is_err() => {
                Err(RowProblemKind::NotAnExchangeNumber)
            }
            _ => Ok(value),
        }
    }

    fn day(&self, column: &Column, text: &str) -> Result<Date, RowProblemKind> {
        let day = written::day(text)?;
        if day < FIRST_DAY {
            return Err(RowProblemKind::TooLongAgo { first: FIRST_DAY });
        }
        if day > self.today && PAST_DAYS.contains(&column.name) {
            return Err(RowProblemKind::InTheFuture);
        }
        Ok(day)
    }

    fn month(&self, text: &str) -> Result<String, RowProblemKind> {
        let first = written::month(text)?;
        if first > self.today {
            return Err(RowProblemKind::InTheFuture);
        }
        Ok(first.strftime("%Y-%m").to_string())
    }

    /// What several values of a row must be together.
    fn check_together(&mut self, kind: RowKind) {
        self.check_spans();
        self.check_school_year();
        self.check_conditions(kind);
        let says_nothing = || FLAGS.iter().all(|flag| self.value(flag).is_none());
        if kind == RowKind::HealthFlag && self.problems.is_empty() && says_nothing() {
            self.problem(FLAGS[0], String::new(), RowProblemKind::SaysNothing);
        }
    }

    fn check_school_year(&mut self) {
        let year = |name| self.value(name)?.parse::<u16>().ok();
        if let (Some(begins), Some(ends)) = (year(SCHOOL_YEAR.0), year(SCHOOL_YEAR.1))
            && !(begins..=begins + 1).contains(&ends)
        {
            let kind = RowProblemKind::NotOneSchoolYear { begins: begins.to_string() };
            self.problem(SCHOOL_YEAR.1, ends.to_string(), kind);
        }
    }

    fn check_conditions(&mut self, kind: RowKind) {
        for condition in CONDITIONS.iter().filter(|condition| condition.kind == kind) {
            let when = self.value(condition.when_column);
            let holds = when.is_some_and(|code| condition.when_codes.contains(&code));
            let Some(value) = self.value(condition.column).filter(|_| holds) else { continue };
            if condition.code_set.find(value).is_none() {
                let allowed = condition.code_set.codes.iter().map(|code| code.code).collect();
                let value = value.to_owned();
                self.problem(condition.column, value, RowProblemKind::UnknownCode { allowed });
            }
        }
    }

    fn problem(&mut self, column: &str, value: String, kind: RowProblemKind) {
        self.problems.push(RowProblem { column: column.to_owned(), value, kind });
    }

    fn check_spans(&mut self) {
        for (begin, end) in SPANS {
            let day = |name| self.value(name)?.parse::<Date>().ok();
            if let (Some(begins), Some(ends)) = (day(begin), day(end))
                && ends < begins
            {
                let kind = RowProblemKind::EndsBeforeItBegins { begins };
                self.problem(end, ends.to_string(), kind);
            }
        }
    }

    fn value(&self, name: &str) -> Option<&str> {
        self.values.iter().find(|(column, _)| column.name == name).map(|(_, value)| value.as_ref())
    }

    fn finish(self, kind: RowKind, action: RowAction) -> SourceRow {
        let of = |name| self.value(name).unwrap_or_default().to_owned();
        let key = RecordKey {
            state: self.sender,
            student_id: of("state_student_id"),
            id_type: of("id_type"),
        };
        let row_number = self.value("row_number").and_then(row_number).unwrap_or_default();
        let said = self.values.into_iter().filter(|(c, _)| !KEY_COLUMNS.contains(&c.name));
        let values = said.map(|(column, value)| (column.name, value)).collect();
        SourceRow { key, kind, row_number, action, values }
    }
}

fn row_number(text: &str) -> Option<u16> {
    text.parse().ok().filter(|number| (1..=999).contains(number))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    const TODAY: Date = date(2026, 11, 23);

    /// Reads one line of `column=value` pairs, over a row that is good.
    fn parse(kind: RowKind, pairs: &str) -> Result<SourceRow, Vec<RowProblem>> {
        let good = match kind {
            RowKind::Student => "first_name=Marisol;last_name_1=Reyes;birth_date=2012-03-04",
            RowKind::AlternateId => "row_number=1;alternate_id=88;alternate_id_type=01",
            RowKind::QualifyingMove => {
                "row_number=1;qualifying_arrival_date=2026-06-09;to_city=Grafton;to_state=ND"
            }
            RowKind::Enrollment => {
                "row_number=1;enrollment_date=2026-09-01;enrollment_type=01;facility_state=ND"
            }
            RowKind::Course => {
                "row_number=1;course_title=Algebra I;academic_year_begin=2025;academic_year_end=2026"
            }
            RowKind::Assessment => {
                "row_number=1;assessment_title=State test;assessment_type=01;\
                 administration_month=2026-05"
            }
            RowKind::HealthFlag => "row_number=1;as_of_date=2026-09-01;med_alert_indicator=None",
        };
        let mut fields =
            vec![("reporting_state", "ND"), ("state_student_id", "2207"), ("id_type", "02")];
        for pair in good.split(';').chain(pairs.split(';')).filter(|pair| !pair.is_empty()) {
            let (name, value) = pair.split_once('=').unwrap();
            fields.retain(|(other, _)| *other != name);
            fields.push((name, value));
        }
        let (reader, unknown) = RowReader::new(kind, fields.iter().map(|f| f.0)).unwrap();
        assert!(unknown.is_empty(), "{unknown:?}");
        reader.parse(fields.iter().map(|f| f.1), "ND".parse().unwrap(), TODAY)
    }

    /// The codes of what is wrong, each with its column.
    fn problems(kind: RowKind, pairs: &str) -> String {
        let problems = parse(kind, pairs).unwrap_err();
        let said: Vec<_> =
            problems.iter().map(|p| format!("{} {}", p.column, p.kind.code())).collect();
        said.join(", ")
    }

    #[test]
    fn a_good_line_becomes_a_row() {
        let row =
            parse(RowKind::QualifyingMove, "row_number=007;from_city= Los   Fresnos ").unwrap();
        assert_eq!(row.key.student_id, "2207");
        assert_eq!((row.row_number, row.action), (7, RowAction::Put));
        assert_eq!(row.values.get("from_city"), Some("Los Fresnos"));
        assert_eq!(row.values.get("reporting_state"), None);
        assert_eq!(row.values.date("qualifying_arrival_date"), Some(date(2026, 6, 9)));
    }

    #[test]
    fn days_are_read_both_ways_and_kept_one_way() {
        let row = parse(RowKind::Student, "birth_date=20120229").unwrap();
        assert_eq!(row.values.get("birth_date"), Some("2012-02-29"));
    }

    #[test]
    fn each_wrong_value_is_named_for_what_it_is() {
        let student = RowKind::Student;
        let cases = [
            (student, "first_name= ", "first_name missing"),
            (student, "birth_date=03/04/2012", "birth_date not-a-date"),
            (student, "birth_date=2012-3-4", "birth_date not-a-date"),
            (student, "birth_date=2011-02-29", "birth_date impossible-date"),
            (student, "birth_date=2012-13-01", "birth_date impossible-date"),
            (student, "birth_date=2026-11-24", "birth_date in-the-future"),
            (student, "birth_date=1899-12-31", "birth_date too-long-ago"),
            (student, "sex=F", "sex unknown-code"),
            (student, "sex=female", "sex unknown-code"),
            (student, "reporting_state=TX", "reporting_state wrong-state"),
            (student, "reporting_state=XX", "reporting_state unknown-code"),
            (student, "msix_id=12A4", "msix_id not-digits"),
            (student, "exchange_number=656230589867", "exchange_number not-an-exchange-number"),
            (student, "suffix=the one and only", "suffix too-long"),
            (student, "state_student_id=1234567890123456", "state_student_id too-long"),
            (RowKind::AlternateId, "row_number=0", "row_number row-number-range"),
            (RowKind::AlternateId, "row_number=1000", "row_number too-long"),
            (
                RowKind::Enrollment,
                "withdrawal_date=2026-08-31",
                "withdrawal_date ends-before-it-begins",
            ),
            (RowKind::Enrollment, "grade_level=8", "grade_level unknown-code"),
            (
                RowKind::QualifyingMove,
                "eligibility_expiration_date=2026-06-08",
                "eligibility_expiration_date ends-before-it-begins",
            ),
            (RowKind::Course, "academic_year_begin=25", "academic_year_begin not-a-year"),
            (RowKind::Course, "academic_year_end=2027", "academic_year_end not-one-school-year"),
            (RowKind::Course, "academic_year_end=2024", "academic_year_end not-one-school-year"),
            (RowKind::Course, "credits_granted=half", "credits_granted not-a-number"),
            (RowKind::Course, "credits_granted=-0.5", "credits_granted not-a-number"),
            (RowKind::Course, "clock_hours=41.125", "clock_hours not-a-number"),
            (RowKind::Course, "term_type=0831", "term_type unknown-code"),
            (
                RowKind::Assessment,
                "administration_month=13/2026",
                "administration_month not-a-month",
            ),
            (
                RowKind::Assessment,
                "administration_month=2026-12",
                "administration_month in-the-future",
            ),
            (
                RowKind::Assessment,
                "assessment_type=09;assessment_interpretation=Good",
                "assessment_interpretation unknown-code",
            ),
            (RowKind::HealthFlag, "med_alert_indicator=", "med_alert_indicator says-nothing"),
            (RowKind::HealthFlag, "as_of_date=2026-12-01", "as_of_date in-the-future"),
        ];
        for (kind, pairs, expected) in cases {
            assert_eq!(problems(kind, pairs), expected, "{pairs}");
        }
    }

    #[test]
    fn all_that_is_wrong_is_said_at_once() {
        let said = problems(RowKind::Student, "first_name=;birth_date=gestern;sex=x");
        assert_eq!(said, "first_name missing, birth_date not-a-date, sex unknown-code");
    }

    #[test]
    fn an_enrollment_may_begin_next_month_and_end_on_the_day_it_began() {
        assert!(parse(RowKind::Enrollment, "enrollment_date=2026-12-15").is_ok());
        assert!(parse(RowKind::Enrollment, "withdrawal_date=2026-09-01").is_ok());
    }

    #[test]
    fn a_value_of_an_earlier_code_set_and_a_yes_in_capitals_are_taken() {
        let row = parse(RowKind::Student, "sex=Other;multiple_birth=YES").unwrap();
        assert_eq!(row.values.get("sex"), Some("Other"));
        assert_eq!(row.values.get("multiple_birth"), Some("Yes"));
        assert_eq!(row.values.is_yes("multiple_birth"), Some(true));
    }

    #[test]
    fn numbers_may_be_written_with_what_parts_them() {
        let row =
            parse(RowKind::Student, "exchange_number=6562 3058 9876;parent_1_phone=(956) 555-0101");
        let row = row.unwrap();
        assert_eq!(row.values.get("exchange_number"), Some("656230589876"));
        assert_eq!(row.values.get("parent_1_phone"), Some("9565550101"));
    }

    #[test]
    fn months_and_numbers_are_read_as_people_write_them_and_kept_one_way() {
        let row = parse(RowKind::Course, "credits_granted=0.50;clock_hours=041,5").unwrap();
        assert_eq!(row.values.get("credits_granted"), Some("0.5"));
        assert_eq!(row.values.get("clock_hours"), Some("41.5"));
        for month in ["2026-05", "052026", "05/2026"] {
            let row = parse(RowKind::Assessment, &format!("administration_month={month}")).unwrap();
            assert_eq!(row.values.get("administration_month"), Some("2026-05"), "{month}");
        }
    }

    #[test]
    fn what_a_test_means_is_free_where_the_type_does_not_fix_it() {
        let free = "assessment_type=02;assessment_interpretation=Good progress";
        assert!(parse(RowKind::Assessment, free).is_ok());
        let fixed = "assessment_type=09;assessment_interpretation=Proficient";
        assert!(parse(RowKind::Assessment, fixed).is_ok());
    }

    #[test]
    fn a_row_that_is_taken_back_needs_its_key_only() {
        let row =
            parse(RowKind::Enrollment, "action=D;enrollment_date=;enrollment_type=99").unwrap();
        assert_eq!(row.action, RowAction::Delete);
        assert!(row.values.is_empty());
    }

    #[test]
    fn control_signs_never_reach_the_database() {
        let row = parse(RowKind::Student, "first_name=Ana\0\tLuz\r").unwrap();
        assert_eq!(row.values.get("first_name"), Some("Ana Luz"));
    }

    #[test]
    fn a_head_without_a_required_column_or_with_one_twice_is_refused() {
        let head = ["reporting_state", "state_student_id", "row_number", "alternate_id", "color"];
        let problem = RowReader::new(RowKind::AlternateId, head).unwrap_err();
        assert_eq!(problem.missing, ["id_type", "alternate_id_type"]);
        let twice = RowKind::AlternateId.columns().iter().map(|c| c.name).chain(["row_number"]);
        let problem = RowReader::new(RowKind::AlternateId, twice).unwrap_err();
        assert_eq!((problem.missing.len(), problem.twice), (0, vec!["row_number"]));
    }

    #[test]
    fn an_unknown_column_is_told_and_its_values_are_kept_nowhere() {
        let head = RowKind::AlternateId.columns().iter().map(|c| c.name).chain(["color"]);
        let (reader, unknown) = RowReader::new(RowKind::AlternateId, head).unwrap();
        assert_eq!(unknown, ["color"]);
        let line = ["ND", "2207", "02", "", "3", "88-104", "01", "blue"];
        let row = reader.parse(line, "ND".parse().unwrap(), TODAY).unwrap();
        assert_eq!(row.values.iter().count(), 2);
        let short = reader.parse(["ND", "2207"], "ND".parse().unwrap(), TODAY).unwrap_err();
        assert_eq!(short[0].kind, RowProblemKind::FieldCount { expected: 8, found: 2 });
    }
}
