//! Cases of the decisions about figures, on small tables whose every number is seen.

use super::*;
use crate::{
    files::figures::{known, ready, shipped, unprotected},
    model::impact::{Amount, Cell, Empty},
};

/// The shipped figures with these instead of their own.
fn with(rows: &[(&str, &str, &str, &str, Option<u32>)]) -> Figures {
    let mut figures = unprotected();
    let template = figures.observations[0].clone();
    let row =
        |(measure, subgroup, place, period, value): &(&str, &str, &str, &str, Option<u32>)| {
            Observation {
                measure: (*measure).into(),
                subgroup: (*subgroup).into(),
                place: place.parse().unwrap(),
                period: period.parse().unwrap(),
                cell: value.map_or(Cell::No(Empty::Suppressed), |v| {
                    Cell::Is(Amount::Exact(Number::whole(v)))
                }),
                ..template.clone()
            }
        };
    figures.observations = rows.iter().map(row).collect();
    ready(figures)
}

const SUMMER: &str = "summer_intersession_served";
const ALL: &str = "All ages and grades";

fn cell(figures: &Figures, subgroup: &str, place: &str, period: &str) -> Cell {
    figures.find(SUMMER, subgroup, place.parse().unwrap(), period.parse().unwrap()).unwrap().cell
}

#[test]
fn a_small_count_is_hidden_and_zero_is_not() {
    let figures = with(&[
        (SUMMER, "Grades 4-5", "ND", "2014-15", Some(9)),
        (SUMMER, "Grades 4-5", "TX", "2014-15", Some(10)),
        (SUMMER, "Grades 4-5", "VT", "2014-15", Some(0)),
        ("appropriation_usd", ALL, "US", "2014-15", Some(5)),
    ]);
    let protected = Cell::No(Empty::Protected);
    assert_eq!(cell(&figures, "Grades 4-5", "ND", "2014-15"), protected);
    assert_eq!(cell(&figures, "Grades 4-5", "TX", "2014-15").exact(), Some(Number::whole(10)));
    assert_eq!(cell(&figures, "Grades 4-5", "VT", "2014-15").exact(), Some(Number::whole(0)));
    let dollars = figures.find("appropriation_usd", ALL, Place::Nation, "2014-15".parse().unwrap());
    assert_eq!(dollars.unwrap().cell.exact(), Some(Number::whole(5)), "money is no child");
}

#[test]
fn a_part_that_total_and_other_parts_would_tell_takes_the_smallest_of_them_along() {
    let figures = with(&[
        (SUMMER, ALL, "ND", "2014-15", Some(100)),
        (SUMMER, "Grades K-3", "ND", "2014-15", Some(62)),
        (SUMMER, "Grades 4-5", "ND", "2014-15", Some(4)),
        (SUMMER, "Grades 6-8", "ND", "2014-15", Some(34)),
    ]);
    let protected = Cell::No(Empty::Protected);
    assert_eq!(cell(&figures, "Grades 4-5", "ND", "2014-15"), protected);
    assert_eq!(
        cell(&figures, "Grades 6-8", "ND", "2014-15"),
        protected,
        "100 - 62 - 34 would be 4"
    );
    assert_eq!(cell(&figures, "Grades K-3", "ND", "2014-15").exact(), Some(Number::whole(62)));
    assert_eq!(cell(&figures, ALL, "ND", "2014-15").exact(), Some(Number::whole(100)));
}

#[test]
fn a_state_that_the_national_line_would_tell_takes_another_along() {
    let states: Vec<String> = StateCode::all().map(|s| s.to_string()).collect();
    let value = |code: &str| {
        if code == "ND" {
            3
        } else if code == "VT" {
            11
        } else {
            50
        }
    };
    let mut rows: Vec<_> = states
        .iter()
        .map(|c| (SUMMER, "Grades 4-5", c.as_str(), "2014-15", Some(value(c))))
        .collect();
    let total = rows.iter().map(|row| row.4.unwrap()).sum();
    rows.push((SUMMER, "Grades 4-5", "US", "2014-15", Some(total)));
    let figures = with(&rows);
    let protected = Cell::No(Empty::Protected);
    assert_eq!(cell(&figures, "Grades 4-5", "ND", "2014-15"), protected);
    assert_eq!(
        cell(&figures, "Grades 4-5", "VT", "2014-15"),
        protected,
        "the smallest of the others"
    );
    assert_eq!(cell(&figures, "Grades 4-5", "TX", "2014-15").exact(), Some(Number::whole(50)));
    rows.retain(|row| row.2 != "OH");
    let partial = with(&rows);
    assert_eq!(
        cell(&partial, "Grades 4-5", "VT", "2014-15").exact(),
        Some(Number::whole(11)),
        "with Ohio unknown nothing can be reckoned"
    );
}

/// Whoever knows all shown cells of an equation can tell no hidden one.
#[test]
fn no_hidden_count_of_the_shipped_figures_can_be_reckoned_from_the_shown_ones() {
    let figures = shipped();
    let mut hidden = 0;
    for observation in &figures.observations {
        let is_protected = figures.measure(&observation.measure).unwrap().protected;
        if let (true, Some(number)) = (is_protected, observation.cell.exact()) {
            assert!(number == Number::whole(0) || number >= Number::whole(10), "{observation:?}");
        }
        hidden += usize::from(observation.cell == Cell::No(Empty::Protected));
    }
    assert!(hidden > 100, "the older tables print many small counts, {hidden} are hidden");
    assert_eq!(figures.observations.len(), 2_362);
}

fn row<'a>(figures: &'a Figures, place: &str) -> BTreeMap<Period, &'a Observation> {
    figures.of_place(SUMMER, "Grades K-3", place.parse().unwrap())
}

fn years(stretches: &[Stretch]) -> Vec<Vec<String>> {
    stretches.iter().map(|s| s.iter().map(|(period, _)| period.to_string()).collect()).collect()
}

#[test]
fn a_line_ends_where_a_year_is_missing_and_where_a_break_was_announced() {
    let figures = shipped();
    let nation = row(&figures, "US");
    assert_eq!(
        years(&stretches(&figures, &nation, &[])),
        [vec!["2007-08", "2008-09", "2009-10"], vec!["2011-12", "2012-13", "2013-14", "2014-15"]]
    );
    let selection = Selection {
        measure: SUMMER.into(),
        subgroup: "Grades K-3".into(),
        places: vec!["CO".parse().unwrap()],
        periods: figures.periods_of(SUMMER, "Grades K-3"),
    };
    let notes = notes_for(&figures, &selection);
    let colorado = row(&figures, "CO");
    let found = years(&stretches(&figures, &colorado, &notes));
    assert!(
        found.iter().all(|s| !(s.contains(&"2014-15".into()) && s.contains(&"2015-16".into()))),
        "{found:?}"
    );
    assert!(notes.iter().any(|note| note.words.en.starts_with("Colorado’s summer counts rise")));
}

#[test]
fn sources_that_count_in_another_way_share_no_line() {
    let figures = shipped();
    let row = figures.of_place("eligible_pfs", ALL, "CO".parse().unwrap());
    let all = stretches(&figures, &row, &[]);
    let families: Vec<_> = all
        .iter()
        .map(|s| {
            let of = |period: &Period| figures.sources[row[period].source].family.clone();
            s.iter().map(|(period, _)| of(period)).collect::<std::collections::BTreeSet<_>>().len()
        })
        .collect();
    assert!(families.iter().all(|of_one| *of_one == 1), "{families:?}");
}

#[test]
fn a_national_sum_is_made_of_all_states_or_not_at_all() {
    let period = "2020-21".parse().unwrap();
    let mut imports: Vec<ImportedRow> = StateCode::all()
        .filter(|state| !matches!(state.as_str(), "DC" | "WY"))
        .map(|state| ImportedRow {
            year: "2020-21".into(),
            state: state.name(platform::Lang::En).to_uppercase(),
            data_group: "634".into(),
            value: "1000".into(),
            subgroup: "Migratory Students".into(),
            ..ImportedRow::default()
        })
        .collect();
    let sum = |rows: Vec<ImportedRow>| {
        let mut figures = unprotected();
        let import =
            Import { name: "a.csv".into(), on: jiff::civil::date(2026, 1, 1), rows, notes: vec![] };
        add_imports(&mut figures, known(), &[import]);
        sum_of_states(&ready(figures), "eligible_12_months", ALL, period)
    };
    assert_eq!(sum(imports.clone()), Some(Number::whole(50_000)), "DC and Wyoming have no program");
    imports[7].value = "S".into();
    assert_eq!(sum(imports.clone()), None, "a hidden State is unknown");
    imports.remove(7);
    assert_eq!(sum(imports), None, "a missing State is unknown");
}

#[test]
fn imported_labels_find_their_measure_and_subgroup_or_keep_what_was_printed() {
    let row = |group: &str, subgroup: &str, age: &str, value: &str| ImportedRow {
        year: "2020-21".into(),
        state: "TEXAS".into(),
        data_group: group.into(),
        description: "As printed".into(),
        value: value.into(),
        subgroup: subgroup.into(),
        age_grade: age.into(),
        ..ImportedRow::default()
    };
    let rows = vec![
        row("634", "Migratory Students", "", "100"),
        row("634", "Migratory Students", "Age 3 through 5 (not Kindergarten)", "20"),
        row("634", "Migratory Students", "Grade 13", "30"),
        row("695", "All Students", "", "90%"),
        row("695", "Migrant", "", "80-84%"),
        row("999", "Migratory Students", "", "5%"),
    ];
    let mut figures = unprotected();
    let import =
        Import { name: "a.csv".into(), on: jiff::civil::date(2026, 1, 1), rows, notes: vec![] };
    add_imports(&mut figures, known(), &[import]);
    let figures = ready(figures);
    let texas = |measure: &str, subgroup: &str| {
        let found =
            figures.find(measure, subgroup, "TX".parse().unwrap(), "2020-21".parse().unwrap());
        match found.map(|observation| observation.cell) {
            Some(Cell::Is(amount)) => amount.plain(),
            other => format!("{other:?}"),
        }
    };
    assert_eq!(texas("eligible_12_months", ALL), "100");
    assert_eq!(texas("eligible_12_months", "Ages 3-5"), "20");
    assert_eq!(texas("eligible_12_months", "Grade 13"), "30");
    assert_eq!(texas("graduation_rate_four_year", "All students"), "90");
    assert_eq!(texas("graduation_rate_four_year", "Migrant students"), "80-84");
    assert_eq!(texas("dg999", "Migrant students"), "5");
    assert_eq!(figures.measure("dg999").unwrap().name.en, "As printed (999)");
}

#[test]
fn ranks_are_shared_by_equals_and_classes_hold_about_equally_many() {
    let place = |code: &str| code.parse::<Place>().unwrap();
    let ranks: Vec<_> = ["AL", "CA", "FL", "GA", "TX"]
        .iter()
        .zip([50, 900, 300, 300, 700])
        .map(|(code, value)| (SUMMER, "Grades 4-5", *code, "2014-15", Some(value)))
        .collect();
    let figures = with(&ranks);
    let of_year = figures.of_period(SUMMER, "Grades 4-5", "2014-15".parse().unwrap());
    let found = ranked(&figures, &of_year);
    let shown: Vec<_> = found.iter().map(|(rank, place, _)| (*rank, place.code())).collect();
    assert_eq!(shown, [(1, "CA"), (2, "TX"), (3, "FL"), (3, "GA"), (5, "AL")]);
    assert_eq!(found[0].1, place("CA"));
    let bounds: Vec<_> = classes(&found).iter().map(ToString::to_string).collect();
    assert_eq!(bounds, ["300", "700", "900"]);
}

#[test]
fn a_zero_of_a_state_without_a_program_has_no_rank_and_any_other_zero_has() {
    let mut figures = with(&[
        (SUMMER, "Grades 4-5", "CT", "2016-17", Some(0)),
        (SUMMER, "Grades 4-5", "DC", "2016-17", Some(0)),
        (SUMMER, "Grades 4-5", "TX", "2016-17", Some(700)),
        (SUMMER, "Grades 4-5", "VT", "2016-17", Some(0)),
    ]);
    let earlier = Observation {
        period: "2015-16".parse().unwrap(),
        cell: Cell::No(Empty::NotApplicable),
        ..figures.observations[0].clone()
    };
    assert_eq!(earlier.place.code(), "CT");
    figures.observations.push(earlier);
    let figures = figures.ordered();
    let found =
        ranked(&figures, &figures.of_period(SUMMER, "Grades 4-5", "2016-17".parse().unwrap()));
    let shown: Vec<_> = found.iter().map(|(rank, place, _)| (*rank, place.code())).collect();
    assert_eq!(shown, [(1, "TX"), (2, "VT")]);
}
