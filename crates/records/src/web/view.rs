//! A child's record in the words of a page: dates written out, codes as their labels, States by their names.

use crate::{
    Attendance, ColumnKind, Consolidated, Element, Enrollment, HistoryLine, Move, Place, RowKind,
    Said, model::CodeSet,
};
use pages::Page;
use std::collections::BTreeMap;

/// A name and what is said under it.
pub(super) struct Fact {
    pub(super) name: String,
    pub(super) values: Vec<String>,
    pub(super) conflict: bool,
}

/// A move, as a row of the table.
pub(super) struct MoveLine {
    pub(super) arrived: String,
    pub(super) from: String,
    pub(super) to: String,
    pub(super) expires: Vec<String>,
    pub(super) conflict: bool,
    pub(super) said_by: String,
}

/// An enrollment, as a row of the table.
pub(super) struct SchoolLine {
    pub(super) place: String,
    pub(super) district: String,
    pub(super) kind: String,
    pub(super) grade: String,
    pub(super) began: String,
    pub(super) ended: String,
    pub(super) said_by: String,
}

/// Values of one kind of row, as a part of the history.
pub(super) struct HistoryPart {
    pub(super) title: String,
    pub(super) lines: Vec<ValueLine>,
}

/// A value that was said.
pub(super) struct ValueLine {
    pub(super) name: String,
    pub(super) value: String,
    pub(super) state: String,
    pub(super) at: String,
    pub(super) line: u32,
    pub(super) holds: String,
}

/// The name of a column.
pub(super) fn label(page: &Page, kind: RowKind, column: &str) -> String {
    kind.column(column).map(|column| page.t(column.label_key())).unwrap_or_default()
}

/// A value as it is read: a code by its label, a day or a month in words.
pub(super) fn shown(page: &Page, kind: RowKind, column: &str, value: &str) -> String {
    let Some(column) = kind.column(column) else { return value.to_owned() };
    match column.kind {
        ColumnKind::Date => value.parse().map_or_else(|_| value.to_owned(), |day| page.date(&day)),
        ColumnKind::Month => {
            let first = format!("{value}-01").parse();
            first.map_or_else(|_| value.to_owned(), |day| page.month(&day))
        }
        // A State of birth is kept as sent, since children are born everywhere; the codes that are known are said in words.
        ColumnKind::Text if column.name.ends_with("_state") => {
            let words = [STATES, NEIGHBOR_STATES].into_iter().filter_map(CodeSet::named);
            let words = words.map(|set| set.shown(value, page.lang)).find(|words| *words != value);
            words.unwrap_or(value).to_owned()
        }
        _ => column.shown(value, page.lang).to_owned(),
    }
}

/// The code sets of States that have names.
const STATES: &str = "state";
const NEIGHBOR_STATES: &str = "mexican_state";
/// The country whose codes need no word beside a State.
const HOME: &str = "US";
/// The country whose States have names in a code set.
const NEIGHBOR: &str = "MX";

/// A place with State and country by their names: `Weslaco, Texas`, `San Juan, Oaxaca, Mexico`.
pub(super) fn place(page: &Page, place: &Place) -> String {
    let named = |set: &str, code: &str| {
        CodeSet::named(set).map_or(code, |set| set.shown(code, page.lang)).to_owned()
    };
    let (state, country) = match place.country.as_str() {
        "" | HOME => (named(STATES, &place.state), String::new()),
        NEIGHBOR => (named(NEIGHBOR_STATES, &place.state), named("country", NEIGHBOR)),
        country => (place.state.clone(), named("country", country)),
    };
    let parts = [place.city.clone(), state, country];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

/// `value (Texas, June 9, 2026)`
pub(super) fn attributed(page: &Page, value: &str, said: &Said) -> String {
    let (state, at) = (said.state.name(page.lang), day(page, said.at));
    page.m("records-said").with("value", value).with("state", state).with("date", at).to_string()
}

fn day(page: &Page, at: jiff::Timestamp) -> String {
    page.date(&jiff::tz::TimeZone::UTC.to_datetime(at).date())
}

/// An element with what each State says about it.
pub(super) fn fact(page: &Page, kind: RowKind, element: &Element) -> Fact {
    let one =
        |said: &Said| attributed(page, &shown(page, kind, &element.column, &said.value), said);
    let values: Vec<_> = element.said.iter().map(one).collect();
    let values = if values.is_empty() { vec![page.t("records-not-said")] } else { values };
    let name = label(page, kind, &element.column);
    Fact { name, values, conflict: element.conflicts() }
}

/// State or country of a place, without the city.
pub(super) fn region(page: &Page, of: &Place) -> String {
    let without = Place { city: String::new(), ..of.clone() };
    let text = place(page, &without);
    if text.is_empty() { page.t("records-region-unknown") } else { text }
}

/// Where a State says that health records are, and whom to call.
pub(super) fn health_note(page: &Page, note: &crate::HealthNote) -> String {
    let parts = [note.kept_at.as_str(), note.telephone.as_str()];
    let text = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
    let message = page.m("records-said").with("value", text);
    message.with("state", note.state.name(page.lang)).with("date", page.date(&note.on)).to_string()
}

/// When the child was last in class.
pub(super) fn attendance(page: &Page, attendance: Attendance) -> String {
    match attendance {
        Attendance::Unknown => page.t("records-class-unknown"),
        Attendance::Now { since } => {
            page.m("records-class-now").with("date", page.date(&since)).to_string()
        }
        Attendance::Left { on, days } => {
            let message = page.m("records-class-left").count("days", days);
            message.with("date", page.date(&on)).to_string()
        }
    }
}

/// Age and grade, as far as they are known.
pub(super) fn age_and_grade(page: &Page, record: &Consolidated) -> String {
    let age = record.age.map(|age| page.m("records-age").count("age", age).to_string());
    let grade =
        record.grade.as_deref().map(|grade| shown(page, RowKind::Enrollment, "grade_level", grade));
    let parts: Vec<_> = age.into_iter().chain(grade).collect();
    if parts.is_empty() { page.t("records-not-said") } else { parts.join(", ") }
}

/// What the States say about the end of eligibility on the newest move.
pub(super) fn eligibility(page: &Page, record: &Consolidated) -> Vec<String> {
    let lines = record.moves.first().map(|newest| expiries(page, newest)).unwrap_or_default();
    if lines.is_empty() { vec![page.t("records-not-said")] } else { lines }
}

fn expiries(page: &Page, one: &Move) -> Vec<String> {
    let said = one.expires.iter().filter_map(|(state, day)| Some((state, (*day)?)));
    said.map(|(state, day)| {
        let message = page.m("records-expires").with("date", page.date(&day));
        message.with("state", state.name(page.lang)).to_string()
    })
    .collect()
}

/// A move for the table.
pub(super) fn move_line(page: &Page, one: &Move) -> MoveLine {
    let states: Vec<_> = one.expires.keys().map(|state| state.name(page.lang)).collect();
    MoveLine {
        arrived: page.date(&one.arrived),
        from: place(page, &one.from),
        to: place(page, &one.to),
        expires: expiries(page, one),
        conflict: one.expiry_conflicts(),
        said_by: states.join(", "),
    }
}

/// An enrollment for the table.
pub(super) fn school_line(page: &Page, one: &Enrollment) -> SchoolLine {
    let of = |column: &str| {
        let value = one.values.get(column).unwrap_or_default();
        if value.is_empty() {
            String::new()
        } else {
            shown(page, RowKind::Enrollment, column, value)
        }
    };
    let city = if one.place().is_empty() { of("facility_city") } else { one.place().to_owned() };
    let state = one.values.get("facility_state").unwrap_or_default().to_owned();
    SchoolLine {
        place: place(page, &Place { city, state, country: String::new() }),
        district: of("school_district"),
        kind: of("enrollment_type"),
        grade: of("grade_level"),
        began: page.date(&one.began),
        ended: one.ended.map(|ended| page.date(&ended)).unwrap_or_default(),
        said_by: one.state.name(page.lang).to_owned(),
    }
}

/// The history, a part for each kind of row and each row of it.
pub(super) fn history(page: &Page, lines: &[HistoryLine]) -> Vec<HistoryPart> {
    let mut parts: BTreeMap<(RowKind, u16), Vec<ValueLine>> = BTreeMap::new();
    for line in lines {
        let value = line.value.as_deref().map(|value| shown(page, line.kind, &line.column, value));
        parts.entry((line.kind, line.row_number)).or_default().push(ValueLine {
            name: label(page, line.kind, &line.column),
            value: value.unwrap_or_else(|| page.t("records-taken-back")),
            state: line.state.name(page.lang).to_owned(),
            at: page.time(&line.at),
            line: line.line,
            holds: standing(page, line),
        });
    }
    let part =
        |((kind, number), lines)| HistoryPart { title: part_title(page, kind, number), lines };
    parts.into_iter().map(part).collect()
}

/// Whether a value is said now, was replaced, or was taken back with its file.
fn standing(page: &Page, line: &HistoryLine) -> String {
    page.t(match (line.is_withdrawn, line.holds) {
        (true, _) => "records-withdrawn",
        (false, true) => "records-holds",
        (false, false) => "records-replaced",
    })
}

fn part_title(page: &Page, kind: RowKind, number: u16) -> String {
    let key = match kind {
        RowKind::Student => "records-history-student",
        RowKind::AlternateId => "records-history-alternate-id",
        RowKind::QualifyingMove => "records-history-move",
        RowKind::Enrollment => "records-history-enrollment",
        RowKind::Course => "records-history-course",
        RowKind::Assessment => "records-history-assessment",
        RowKind::HealthFlag => "records-history-health",
    };
    page.m(key).with("number", number).to_string()
}
