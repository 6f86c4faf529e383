//! The model as settings of Splink, for data beyond one machine, and records as the table that they read.
//!
//! Splink knows two relations, not four, and compares in SQL: what a family shares is not told apart
//! there, and levels that SQL cannot say count as the next. `docs/linkage.md` says what is lost.

mod levels;

use serde_json::{Value, json};

use crate::blocking::keys;
use crate::level::{RELATIONS, Relation};
use crate::model::{Comparison, Model};
use crate::name::Name;
use crate::prepared::{Other, Prepared};

/// Values of a kind that stand in columns of their own: `given_1`, `given_2`.
const VALUES_MAX: usize = 2;

impl Model {
    /// The settings of a Splink linker with this model's weights and chosen levels, as JSON. They
    /// read the columns of [`Model::splink_columns`]. `two_files` links across tables only.
    pub fn to_splink(&self, two_files: bool) -> String {
        let comparisons: Vec<Value> =
            self.comparisons.iter().filter_map(|one| self.comparison(one)).collect();
        let records = self.population.records;
        let same = self.population.same * 2.0 / (records - 1.0).max(1.0);
        let settings = json!({
            "link_type": if two_files { "link_only" } else { "dedupe_only" },
            "unique_id_column_name": "record_id",
            "probability_two_random_records_match": same.clamp(1e-12, 0.5),
            "blocking_rules_to_generate_predictions": [
                { "blocking_rule": "l.keys = r.keys", "arrays_to_explode": ["keys"] }
            ],
            "comparisons": comparisons,
        });
        format!("{settings:#}\n")
    }

    /// The names of the columns that the settings read, and that [`Model::splink_row`] fills.
    pub fn splink_columns(&self) -> Vec<String> {
        let own = "given_1 given_2 given_sound surname_1 surname_2 surname_sound birth_date \
                   birth_year birth_month birth_day sex suffix multiple_birth birth_order \
                   birth_city birth_area parent_1 parent_2 contact_1 contact_2 number_1 number_2 \
                   source";
        let other = self.fields.iter().map(|field| format!("field_{}", field.name));
        let all = ["record_id"].into_iter().chain(own.split_whitespace()).map(str::to_owned);
        all.chain(other).chain(["keys".to_owned()]).collect()
    }

    /// A record in these columns. Empty means: not stated. `keys` are divided by blanks.
    pub fn splink_row(&self, id: &str, record: &Prepared) -> Vec<String> {
        let mut row = vec![id.to_owned()];
        for names in [&record.given, &record.surnames] {
            row.extend((0..VALUES_MAX).map(|at| names.get(at).map_or("", |n| &n.text).to_owned()));
            row.push(names.first().map_or(String::new(), |name| format!("{:x}", name.sound)));
        }
        let born = record.birth_date.unwrap_or_default();
        let stated = |stated: bool, text: String| if stated { text } else { String::new() };
        let whole = format!("{:04}{:02}{:02}", born.year, born.month, born.day);
        row.push(stated(born.year > 0, whole));
        row.push(stated(born.year > 0, born.year.to_string()));
        row.push(stated(born.month > 0, born.month.to_string()));
        row.push(stated(born.day > 0, born.day.to_string()));
        row.push(stated(record.sex > 0, char::from(record.sex).to_string()));
        row.push(stated(record.suffix > 0, format!("{:x}", record.suffix)));
        let flag = |yes| if yes { "yes" } else { "no" };
        row.push(record.multiple_birth.map(flag).unwrap_or_default().to_owned());
        row.push(record.birth_order.map(|order| order.to_string()).unwrap_or_default());
        row.push(record.birth_city.as_ref().map_or(String::new(), |city| city.text.to_string()));
        row.push(stated(record.birth_area > 0, format!("{:x}", record.birth_area)));
        let parent = |at: usize| record.parents.get(at).and_then(|parent| parent.first.first());
        row.extend((0..VALUES_MAX).map(|at| parent(at).map_or("", |name| &name.text).to_owned()));
        let value = |hash: Option<u64>| hash.map(|hash| format!("{hash:x}")).unwrap_or_default();
        row.extend((0..VALUES_MAX).map(|at| value(record.contacts.get(at).copied())));
        row.extend((0..VALUES_MAX).map(|at| value(record.numbers.get(at).map(|number| number.1))));
        row.push(stated(record.source > 0, format!("{:x}", record.source)));
        row.extend((0..self.fields.len()).map(|at| other(record.other.get(at))));
        let keys: Vec<String> = keys(record, self).iter().map(|key| format!("{key:x}")).collect();
        row.push(keys.join(" "));
        row
    }

    /// A comparison in SQL with its chances; none if SQL cannot say it.
    fn comparison(&self, one: &Comparison) -> Option<Value> {
        let (column, sayings) = levels::of(one)?;
        let weights: Vec<[f64; 2]> =
            sayings.iter().map(|saying| self.chances(one, saying.labels)).collect();
        let sums: [f64; 2] = [0, 1].map(|side| weights.iter().map(|row| row[side]).sum());
        let mut stated = vec![json!({
            "sql_condition": levels::missing(&column),
            "label_for_charts": "missing",
            "is_null_level": true,
        })];
        for (saying, row) in sayings.iter().zip(&weights) {
            let mut level = json!({
                "sql_condition": saying.sql,
                "label_for_charts": saying.labels.join(", "),
                "m_probability": row[0] / sums[0],
                "u_probability": row[1] / sums[1],
            });
            if let Some(frequency) = &saying.frequency_of {
                level["tf_adjustment_column"] = json!(frequency);
                level["tf_adjustment_weight"] = json!(1.0);
            }
            stated.push(level);
        }
        Some(json!({
            "output_column_name": one.name,
            "comparison_levels": stated,
            "comparison_description": one.name,
        }))
    }

    /// The chances of some levels together: for one person's records, and for any others.
    fn chances(&self, one: &Comparison, labels: &[&str]) -> [f64; 2] {
        let found = one.levels().iter().zip(&one.chances).enumerate();
        let found = found.filter(|(at, (level, _))| {
            level.weighs && one.is_kept(*at) && labels.contains(&level.label)
        });
        let pairs = self.prior().map(f64::exp);
        let others: f64 = (1..RELATIONS).map(|relation| pairs[relation]).sum();
        let mut sums = [1e-9; 2];
        for (_, (_, row)) in found {
            sums[0] += row[Relation::Same as usize];
            sums[1] += (1..RELATIONS).map(|at| row[at] * pairs[at] / others).sum::<f64>();
        }
        sums
    }
}

fn other(value: Option<&Other>) -> String {
    match value {
        Some(Other::Words(names)) => names.first().map_or("", |name: &_| text(name)).to_owned(),
        Some(Other::Date(day)) => format!("{:04}{:02}{:02}", day.year, day.month, day.day),
        Some(Other::Number(number)) => number.to_string(),
        Some(Other::Missing) | None => String::new(),
    }
}

fn text(name: &std::sync::Arc<Name>) -> &str {
    &name.text
}
