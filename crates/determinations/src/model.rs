//! What a State settles for itself where the law leaves it to States: settings, and activities of its own in the catalog.
//! Each has its days, its source, and who entered it.

use accounts::{PersonId, StateCode};
use eligibility::{Activity, FactSpec, Rules, Words};
use jiff::{Timestamp, civil::Date};
use serde::Deserialize;
use serde_json::Value as Json;
use std::sync::LazyLock;

platform::id!(
    /// An activity that a State added to the catalog.
    AdditionId
);

/// An activity that a State added to the catalog.
#[derive(Debug, Clone)]
pub(crate) struct Addition {
    pub(crate) id: AdditionId,
    pub(crate) state: StateCode,
    pub(crate) activity: Activity,
    pub(crate) first_day: Date,
    /// None while no end is known.
    pub(crate) last_day: Option<Date>,
    pub(crate) added: (Timestamp, PersonId),
    pub(crate) ended: Option<(Timestamp, PersonId)>,
}

impl Addition {
    /// Whether it is part of the catalog on a day.
    pub(crate) fn holds_on(&self, day: Date) -> bool {
        self.first_day <= day && self.last_day.is_none_or(|last| day <= last)
    }
}

/// What a State has settled.
#[derive(Debug, Clone)]
pub(crate) struct Setting {
    /// The fact that it gives: `state_parameters.fape_until_age`.
    pub(crate) name: String,
    /// None where the State has given it back to the law.
    pub(crate) value: Option<Json>,
    pub(crate) source: String,
    pub(crate) first_day: Date,
    /// Who entered it and when; none for what ships with the program.
    pub(crate) saved: Option<(Timestamp, PersonId)>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ShippedFile {
    settings: Vec<ShippedSetting>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ShippedSetting {
    state: StateCode,
    setting: String,
    value: Json,
    from: Date,
    source: String,
}

static SHIPPED: LazyLock<Vec<(StateCode, Setting)>> = LazyLock::new(|| {
    let file: ShippedFile = serde_json::from_str(include_str!("../../../rules/states.json"))
        .expect("the shipped settings are read by a test");
    let setting = |one: ShippedSetting| {
        let ShippedSetting { state, setting: name, value, from: first_day, source } = one;
        (state, Setting { name, value: Some(value), source, first_day, saved: None })
    };
    file.settings.into_iter().map(setting).collect()
});

/// What is known of a State from published sources, before anybody there has entered anything.
pub(crate) fn shipped_settings(state: StateCode) -> impl Iterator<Item = &'static Setting> {
    SHIPPED.iter().filter(move |(of, _)| *of == state).map(|(_, setting)| setting)
}

/// The setting that a path of the pages names: `fape-until-age`.
pub(crate) fn setting_at(path: &str) -> Option<&'static FactSpec> {
    Rules::shipped().settings().find(|spec| setting_path(spec) == path)
}

/// A setting as a path of the pages names it.
pub(crate) fn setting_path(spec: &FactSpec) -> String {
    let name = spec.name.rsplit('.').next().unwrap_or(&spec.name);
    name.replace('_', "-")
}

/// An activity without anything in it, as an empty form.
pub(crate) fn no_activity() -> Activity {
    let nothing = Words { en: String::new(), es: String::new() };
    Activity {
        id: String::new(),
        kind: String::new(),
        typical: String::new(),
        phrases: Vec::new(),
        words: nothing.clone(),
        examples: nothing,
        source: String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shipped_setting_names_a_setting_gives_a_value_of_it_and_has_a_source() {
        assert!(!SHIPPED.is_empty());
        for (state, setting) in SHIPPED.iter() {
            let spec = Rules::shipped().settings().find(|spec| spec.name == setting.name);
            let spec = spec.unwrap_or_else(|| panic!("{state}: no setting {}", setting.name));
            let value = setting.value.as_ref().expect("a shipped setting has a value");
            assert!(Rules::shipped().value(spec, value).is_ok(), "{state} {}", setting.name);
            assert!(setting.source.len() > 20, "{state} {}", setting.name);
        }
    }

    #[test]
    fn what_differs_from_place_to_place_is_no_setting_of_a_state() {
        let names: Vec<String> = Rules::shipped().settings().map(setting_path).collect();
        assert!(names.contains(&"fape-until-age".to_owned()), "{names:?}");
        assert!(!names.contains(&"district-square-miles".to_owned()), "{names:?}");
        assert_eq!(
            setting_at("min-total-nights").unwrap().name,
            "state_parameters.min_total_nights"
        );
        assert!(setting_at("determination-date").is_none());
    }
}
