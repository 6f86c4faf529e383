//! What SQL can say of each comparison, best first, in words that all its engines share.

use crate::compare::Field;
use crate::model::{Comparison, Kind};

/// A level in SQL, and those of ours that it stands for.
pub(super) struct Saying {
    pub(super) sql: String,
    pub(super) labels: &'static [&'static str],
    /// The column whose values weigh less the more often they occur.
    pub(super) frequency_of: Option<String>,
}

/// The condition under which nothing can be compared.
pub(super) fn missing(column: &str) -> String {
    either(&format!("{column}_l"), &format!("{column}_r"))
}

fn either(l: &str, r: &str) -> String {
    format!("{l} IS NULL OR {r} IS NULL")
}

fn saying(sql: &str, labels: &'static [&'static str]) -> Saying {
    Saying { sql: sql.to_owned(), labels, frequency_of: None }
}

fn by_frequency(sql: &str, labels: &'static [&'static str], column: &str) -> Saying {
    Saying { frequency_of: Some(column.to_owned()), ..saying(sql, labels) }
}

/// The column without which a comparison is missing, and its levels; none if SQL cannot say them.
pub(super) fn of(one: &Comparison) -> Option<(String, Vec<Saying>)> {
    let (column, levels) = match one.field {
        Field::Given => ("given_1", given()),
        Field::Surnames => ("surname_1", surnames()),
        Field::BirthDate => ("birth_date", birth_date()),
        Field::Parents => ("parent_1", parents()),
        Field::BirthPlace => ("birth_area", birth_place()),
        Field::Contact => ("contact_1", shared("contact")),
        Field::Numbers => ("number_1", shared("number")),
        Field::MultipleBirth => ("record_id", multiple_birth()),
        Field::BirthOrder => ("birth_order", birth_order()),
        Field::Sex => ("sex", same("sex")),
        Field::Suffix => ("suffix", same("suffix")),
        Field::Source => ("source", source()),
        Field::Path => return None,
        Field::Other(_) => return Some(other(one)),
    };
    Some((column.to_owned(), levels))
}

fn given() -> Vec<Saying> {
    let first = "given_1_l = given_1_r";
    let both = "given_2_l IS NOT NULL AND given_2_r IS NOT NULL";
    vec![
        saying(&format!("{first} AND given_2_l = given_2_r"), &["all_rare", "all_common"]),
        saying(
            &format!("{first} AND {both} AND substr(given_2_l, 1, 1) = substr(given_2_r, 1, 1)"),
            &["first_and_initial"],
        ),
        saying(&format!("{first} AND {both}"), &["rest_differs"]),
        saying(
            &format!("{first} AND (given_2_l IS NULL) <> (given_2_r IS NULL)"),
            &["first_rare", "first_common"],
        ),
        // Splink weighs by frequency only where a condition is a plain equality.
        by_frequency(
            first,
            &["exact_rare", "exact_uncommon", "exact_common", "exact_very_common"],
            "given_1",
        ),
        saying("given_1_l = given_2_r AND given_2_l = given_1_r", &["reordered"]),
        saying("given_1_l = surname_1_r AND surname_1_l = given_1_r", &["crossed"]),
        saying(
            "given_sound_l = given_sound_r OR levenshtein(given_1_l, given_1_r) <= 1",
            &["similar", "gendered", "two_names"],
        ),
        saying(
            "(length(given_1_l) = 1 OR length(given_1_r) = 1) AND substr(given_1_l, 1, 1) = \
             substr(given_1_r, 1, 1)",
            &["initial"],
        ),
        saying("given_1_l = given_2_r OR given_2_l = given_1_r", &["other_name"]),
        saying("ELSE", &["nickname", "weak", "different"]),
    ]
}

fn surnames() -> Vec<Saying> {
    let first = "surname_1_l = surname_1_r";
    vec![
        saying(&format!("{first} AND surname_2_l = surname_2_r"), &["both_rare", "both_common"]),
        saying("surname_1_l = surname_2_r AND surname_2_l = surname_1_r", &["both_swapped"]),
        saying(
            &format!("{first} AND (surname_2_l IS NULL) <> (surname_2_r IS NULL)"),
            &["second_missing_rare", "second_missing_common"],
        ),
        saying(
            "(surname_2_l IS NULL AND surname_1_l = surname_2_r) OR (surname_2_r IS NULL AND \
             surname_1_r = surname_2_l)",
            &["first_missing"],
        ),
        saying(
            "surname_1_l <> surname_1_r AND (surname_sound_l = surname_sound_r OR \
             levenshtein(surname_1_l, surname_1_r) <= 1) AND (surname_2_l IS NULL OR surname_2_r \
             IS NULL OR levenshtein(surname_2_l, surname_2_r) <= 2)",
            &["similar", "fused"],
        ),
        saying(
            "surname_2_l IS NOT NULL AND surname_2_r IS NOT NULL AND (surname_1_l = surname_1_r OR \
             surname_2_l = surname_2_r OR surname_1_l = surname_2_r OR surname_2_l = surname_1_r)",
            &["half"],
        ),
        by_frequency(
            first,
            &["single_rare", "single_uncommon", "single_common", "single_very_common"],
            "surname_1",
        ),
        saying("ELSE", &["weak", "different"]),
    ]
}

fn birth_date() -> Vec<Saying> {
    dates(
        "birth_date",
        "birth_year_l = birth_year_r AND birth_month_l = birth_day_r AND birth_day_l = birth_month_r",
    )
}

/// The levels of a day in eight digits.
fn dates(column: &str, swapped: &str) -> Vec<Saying> {
    let (l, r) = (format!("{column}_l"), format!("{column}_r"));
    let equal = |from: u8, count: u8| {
        format!("substr({l}, {from}, {count}) = substr({r}, {from}, {count})")
    };
    vec![
        saying(&format!("{l} = {r}"), &["exact", "exact_first_of_january"]),
        saying(swapped, &["day_month_swapped"]),
        saying(&format!("levenshtein({l}, {r}) <= 1"), &["one_digit"]),
        saying(&format!("{} AND levenshtein({l}, {r}) <= 2", equal(1, 4)), &["digits_transposed"]),
        saying(&equal(5, 4), &["year_slip"]),
        saying(
            &format!("{} AND ({} OR {})", equal(1, 4), equal(5, 2), equal(7, 2)),
            &["day_slip", "month_slip"],
        ),
        saying(&equal(1, 4), &["first_of_january", "partial"]),
        saying("ELSE", &["near", "far"]),
    ]
}

fn parents() -> Vec<Saying> {
    let any = "parent_1_l = parent_1_r OR parent_2_l = parent_2_r OR parent_1_l = parent_2_r OR \
               parent_2_l = parent_1_r";
    vec![
        saying(
            "(parent_1_l = parent_1_r AND parent_2_l = parent_2_r) OR (parent_1_l = parent_2_r AND \
             parent_2_l = parent_1_r)",
            &["both_agree"],
        ),
        saying(&format!("({any}) AND (parent_2_l IS NULL OR parent_2_r IS NULL)"), &["one_agrees"]),
        saying(any, &["one_agrees_one_differs"]),
        saying("levenshtein(parent_1_l, parent_1_r) <= 1", &["similar"]),
        saying("ELSE", &["different"]),
    ]
}

fn birth_place() -> Vec<Saying> {
    vec![
        saying("birth_city_l = birth_city_r", &["same_city"]),
        saying("levenshtein(birth_city_l, birth_city_r) <= 1", &["similar_city"]),
        saying("birth_area_l = birth_area_r", &["same_state"]),
        saying("ELSE", &["different"]),
    ]
}

fn shared(column: &str) -> Vec<Saying> {
    let equal = |a: u8, b: u8| format!("{column}_{a}_l = {column}_{b}_r");
    let any = [equal(1, 1), equal(1, 2), equal(2, 1), equal(2, 2)].join(" OR ");
    vec![saying(&any, &["shared"]), saying("ELSE", &["different"])]
}

fn same(column: &str) -> Vec<Saying> {
    vec![saying(&format!("{column}_l = {column}_r"), &["same"]), saying("ELSE", &["different"])]
}

fn multiple_birth() -> Vec<Saying> {
    let says = |l: &str, join: &str, r: &str| {
        format!("multiple_birth_l = '{l}' {join} multiple_birth_r = '{r}'")
    };
    vec![
        saying(&says("yes", "AND", "yes"), &["both"]),
        saying(&says("yes", "OR", "yes"), &["one"]),
        saying(&says("no", "AND", "no"), &["neither"]),
        saying("ELSE", &["not_stated"]),
    ]
}

fn birth_order() -> Vec<Saying> {
    vec![
        saying("birth_order_l = birth_order_r", &["same"]),
        saying("abs(CAST(birth_order_l AS INT) - CAST(birth_order_r AS INT)) = 1", &["next"]),
        saying("ELSE", &["different"]),
    ]
}

fn source() -> Vec<Saying> {
    let two = &["same_number", "two_numbers", "two_numbers_together", "two_numbers_apart"];
    vec![saying("source_l = source_r", two), saying("ELSE", &["other_source"])]
}

fn other(one: &Comparison) -> (String, Vec<Saying>) {
    let column = format!("field_{}", one.name);
    let (l, r) = (format!("{column}_l"), format!("{column}_r"));
    let levels = match one.kind {
        Kind::Words | Kind::Code => vec![
            by_frequency(
                &format!("{l} = {r}"),
                &["exact_rare", "exact_uncommon", "exact_common", "exact_very_common"],
                &column,
            ),
            saying(&format!("levenshtein({l}, {r}) <= 1"), &["one_slip", "most_words_agree"]),
            saying("ELSE", &["similar", "some_words_agree", "different"]),
        ],
        Kind::Date => {
            let part = |side: &str, from: u8| format!("substr({side}, {from}, 2)");
            let crossed = |a: u8, b: u8| format!("{} = {}", part(&l, a), part(&r, b));
            let swapped = format!(
                "substr({l}, 1, 4) = substr({r}, 1, 4) AND {} AND {}",
                crossed(5, 7),
                crossed(7, 5)
            );
            dates(&column, &swapped)
        }
        Kind::Number => {
            let apart = format!("abs(CAST({l} AS DOUBLE) - CAST({r} AS DOUBLE))");
            vec![
                saying(&format!("{apart} < 0.000000001"), &["exact"]),
                saying(&format!("{apart} <= 1"), &["within_1"]),
                saying(&format!("{apart} <= 2"), &["within_2"]),
                saying(
                    &format!(
                        "{apart} * 10 <= greatest(abs(CAST({l} AS DOUBLE)), abs(CAST({r} AS DOUBLE)))"
                    ),
                    &["within_10_percent"],
                ),
                saying("ELSE", &["different"]),
            ]
        }
    };
    (column, levels)
}
