//! Decisions about what is shown: where an update stands today, and which figures make a line.
//!
//! Nothing here reads a file or knows a page.

pub(crate) mod events;
pub(crate) mod impact;
mod training;
mod words;

pub(crate) use training::{Part, checks_at_end, expires, is_passed, is_right, parts};
pub(crate) use words::{Words, nearest};

use crate::model::{BadSchoolYear, Figure, SchoolYear, Update, UpdateKind};
use jiff::civil::Date;

/// How an update that ends stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Standing {
    /// An event that is over.
    Held,
    /// An event that is still to come, or under way.
    Ahead,
    /// Something whose last day is past.
    Ended,
    /// Something that holds until a day.
    InForce,
}

/// Where an update stands on `today`; nothing for one that has no end.
pub(crate) fn standing(update: &Update, today: Date) -> Option<Standing> {
    let is_past = today > update.ends?;
    Some(match (update.kind, is_past) {
        (UpdateKind::Event, true) => Standing::Held,
        (UpdateKind::Event, false) => Standing::Ahead,
        (_, true) => Standing::Ended,
        (_, false) => Standing::InForce,
    })
}

/// Whether an update still stands among the latest on `today`; afterwards it is in the archive only.
pub(crate) fn is_latest(update: &Update, today: Date) -> bool {
    update.expires.is_none_or(|last| today <= last)
}

/// Newest first; those of one day by title, so that the order never changes by chance.
pub(crate) fn newest_first(updates: &mut [(String, crate::model::Document<Update>)]) {
    updates.sort_by(|(_, a), (_, b)| {
        b.front.date.cmp(&a.front.date).then_with(|| a.front.title.cmp(&b.front.title))
    });
}

/// Whether a text is behind the other language: an editor once said that it is level with a version which is no longer the
/// newest, and nobody has said the same from the other side since. Each is a number and the other's that it is level with.
pub(crate) fn is_behind(own: (u32, Option<u32>), other: (u32, Option<u32>)) -> bool {
    own.1.is_some_and(|level| level < other.0) && other.1.is_none_or(|level| level < own.0)
}

/// A year of a series, and its number if there is one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Point {
    /// The year.
    pub(crate) year: SchoolYear,
    /// The number; nothing where the source has none or no source is at hand.
    pub(crate) value: Option<u32>,
}

/// Why figures do not make a line.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub(crate) enum SeriesError {
    /// There is nothing to draw.
    #[error("no figure's id begins with `{0}`")]
    Empty(String),
    /// Unlike populations never share a line.
    #[error("the figures `{0}` and `{1}` count different things and cannot share a line")]
    Unlike(String, String),
    /// A year that cannot be placed.
    #[error(transparent)]
    Year(#[from] BadSchoolYear),
}

/// The years of the figures whose ids begin with `prefix`, from the first to the last, none left out: a year without a
/// figure is a point without a value, so that a drawing shows the gap.
pub(crate) fn series(figures: &[Figure], prefix: &str) -> Result<Vec<Point>, SeriesError> {
    let chosen: Vec<&Figure> = figures.iter().filter(|f| f.id.starts_with(prefix)).collect();
    let first = *chosen.first().ok_or_else(|| SeriesError::Empty(prefix.to_owned()))?;
    let population = |f: &Figure| (f.measure.clone(), f.state.clone(), f.subgroup.clone());
    if let Some(other) = chosen.iter().find(|f| population(f) != population(first)) {
        return Err(SeriesError::Unlike(first.id.clone(), other.id.clone()));
    }
    let mut known = Vec::new();
    for figure in chosen {
        known.push(Point { year: figure.school_year.parse()?, value: figure.value });
    }
    known.sort_by_key(|point| point.year);
    let mut points: Vec<Point> = Vec::new();
    for point in known {
        while let Some(last) = points.last()
            && last.year.next() < point.year
        {
            points.push(Point { year: last.year.next(), value: None });
        }
        points.push(point);
    }
    Ok(points)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Document;
    use jiff::civil::date;

    fn update(kind: UpdateKind, ends: Option<Date>) -> Update {
        Update {
            title: "National COE".into(),
            kind,
            date: date(2023, 8, 4),
            date_words: None,
            ends,
            expires: None,
            teaser: String::new(),
            sources: Vec::new(),
        }
    }

    #[test]
    fn an_approval_holds_through_its_last_day_and_has_ended_the_day_after() {
        let approval = update(UpdateKind::Policy, Some(date(2026, 8, 31)));
        assert_eq!(standing(&approval, date(2026, 8, 31)), Some(Standing::InForce));
        assert_eq!(standing(&approval, date(2026, 9, 1)), Some(Standing::Ended));
    }

    #[test]
    fn an_event_is_ahead_until_its_last_day_is_over_and_then_was_held() {
        let meeting = update(UpdateKind::Event, Some(date(2024, 3, 6)));
        assert_eq!(standing(&meeting, date(2024, 3, 6)), Some(Standing::Ahead));
        assert_eq!(standing(&meeting, date(2024, 3, 7)), Some(Standing::Held));
    }

    #[test]
    fn an_update_without_an_end_has_no_standing() {
        assert_eq!(standing(&update(UpdateKind::Data, None), date(2026, 11, 23)), None);
    }

    #[test]
    fn an_update_is_among_the_latest_through_its_last_day() {
        let expiring = Update { expires: Some(date(2026, 9, 1)), ..update(UpdateKind::Data, None) };
        assert!(is_latest(&expiring, date(2026, 9, 1)));
        assert!(!is_latest(&expiring, date(2026, 9, 2)));
        assert!(is_latest(&update(UpdateKind::Data, None), date(2099, 1, 1)));
    }

    #[test]
    fn a_translation_is_behind_until_somebody_brings_it_level_from_either_side() {
        assert!(!is_behind((1, Some(1)), (1, None)), "both came together");
        assert!(is_behind((1, Some(1)), (2, None)), "the original moved on");
        assert!(!is_behind((2, Some(2)), (2, None)), "the translation followed");
        assert!(
            !is_behind((2, Some(1)), (2, Some(2))),
            "the other side was written after this one"
        );
        assert!(!is_behind((1, None), (9, None)), "nobody ever compared them");
    }

    #[test]
    fn updates_come_newest_first_and_by_title_within_a_day() {
        let item = |name, title: &str, date| {
            let front = Update { title: title.into(), date, ..update(UpdateKind::Data, None) };
            let (body, lang) = (String::new(), platform::Lang::En);
            let document = Document { front, body, lang, is_behind: false, written: None };
            (String::from(name), document)
        };
        let mut items = [
            item("old", "A", date(2023, 8, 4)),
            item("b", "B", date(2023, 9, 1)),
            item("new", "Z", date(2024, 3, 5)),
            item("a", "A", date(2023, 9, 1)),
        ];
        newest_first(&mut items);
        assert_eq!(items.map(|(name, _)| name), ["new", "a", "b", "old"].map(String::from));
    }

    fn figure(id: &str, school_year: &str, subgroup: &str, value: Option<u32>) -> Figure {
        Figure {
            id: id.into(),
            measure: "served".into(),
            school_year: school_year.into(),
            state: "US".into(),
            subgroup: subgroup.into(),
            value,
            caveat: String::new(),
            caveat_es: String::new(),
            source_title: String::new(),
            source_url: String::new(),
        }
    }

    #[test]
    fn a_year_without_a_figure_is_a_gap_in_the_series() {
        let figures = [
            figure("k3-c", "2011-12", "K-3", Some(30)),
            figure("k3-a", "2008-09", "K-3", Some(40)),
            figure("k3-d", "2012-13", "K-3", None),
            figure("other", "2010-11", "K-3", Some(99)),
        ];
        let points = series(&figures, "k3-").unwrap();
        let shown: Vec<_> = points.iter().map(|p| (p.year.to_string(), p.value)).collect();
        let expected = [
            ("2008-09", Some(40)),
            ("2009-10", None),
            ("2010-11", None),
            ("2011-12", Some(30)),
            ("2012-13", None),
        ];
        assert_eq!(shown, expected.map(|(year, value)| (year.to_owned(), value)));
    }

    #[test]
    fn unlike_populations_are_refused_a_common_line() {
        let figures =
            [figure("a-1", "2008-09", "K-3", Some(1)), figure("a-2", "2009-10", "4-5", Some(2))];
        assert_eq!(series(&figures, "a-"), Err(SeriesError::Unlike("a-1".into(), "a-2".into())));
        assert_eq!(series(&figures, "b-"), Err(SeriesError::Empty("b-".into())));
    }
}
