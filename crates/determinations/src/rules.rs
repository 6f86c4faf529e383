//! Which of a State's settings and activities hold on a day, and facts as they are read under them.
//!
//! What was stated with the facts is never read over: a State's setting fills in only what nobody has said.

use crate::model::{Addition, Setting, shipped_settings};
use accounts::StateCode;
use eligibility::{Activity, Catalog, FactError, Facts, Rules};
use jiff::civil::Date;
use serde_json::{Map, Value as Json};

/// A State's rules on a day; without a State, the law alone.
#[derive(Debug, Default)]
pub(crate) struct StateRules {
    pub(crate) settings: Vec<Setting>,
    pub(crate) additions: Vec<Addition>,
}

/// Facts with what the State has settled, and what of the State's rules came into them.
pub(crate) struct Filled<'a> {
    pub(crate) json: Json,
    pub(crate) settings: Vec<&'a Setting>,
    /// Activities whose kind the State's own catalog gives, as they were stated.
    pub(crate) activities: Vec<(String, &'a Addition)>,
}

impl StateRules {
    /// What holds on a day of all that a State has entered, newest first, and of what is known without it.
    pub(crate) fn on(
        day: Date,
        state: StateCode,
        saved: Vec<Setting>,
        additions: Vec<Addition>,
    ) -> Self {
        let shipped = shipped_settings(state).cloned();
        let mut all: Vec<Setting> = saved.into_iter().chain(shipped).collect();
        all.retain(|setting| setting.first_day <= day);
        let mut settings: Vec<Setting> = Vec::new();
        for setting in all {
            if !settings.iter().any(|known| known.name == setting.name) {
                settings.push(setting);
            }
        }
        let additions = additions.into_iter().filter(|one| one.holds_on(day)).collect();
        Self { settings, additions }
    }

    /// The facts with the State's settings where nothing was stated.
    pub(crate) fn fill<'a>(&'a self, facts: &Json) -> Filled<'a> {
        let mut json = facts.clone();
        let mut settings = Vec::new();
        for setting in &self.settings {
            let Some(value) = &setting.value else { continue };
            if put_if_unsaid(&mut json, &setting.name, value) {
                settings.push(setting);
            }
        }
        Filled { json, settings, activities: self.own_activities(facts) }
    }

    fn own_activities(&self, facts: &Json) -> Vec<(String, &Addition)> {
        let own = Catalog { activities: self.activities() };
        let rows = facts["work"].as_array().map_or(&[][..], Vec::as_slice);
        let unsaid = rows.iter().filter(|row| row["kind"].is_null() || row["kind"] == "unknown");
        let found = unsaid.filter_map(|row| {
            let stated = row["activity"].as_str()?;
            let entry = own.find(stated)?;
            let addition = self.additions.iter().find(|one| one.activity.id == entry.id)?;
            Some((stated.to_owned(), addition))
        });
        found.collect()
    }

    fn activities(&self) -> Vec<Activity> {
        self.additions.iter().map(|one| one.activity.clone()).collect()
    }

    /// The catalog as the State reads it: its own activities in front.
    pub(crate) fn catalog(&self) -> Catalog {
        Rules::shipped().catalog.with(self.activities())
    }

    /// Reads facts that were filled.
    ///
    /// # Errors
    /// All that is wrong with them.
    pub(crate) fn read(&self, filled: &Filled<'_>) -> Result<Facts, Vec<FactError>> {
        if self.additions.is_empty() {
            return Rules::shipped().facts(&filled.json);
        }
        Rules::shipped().facts_in(&filled.json, &self.catalog())
    }
}

/// Puts a value at a dotted name where nothing stands; says whether it did.
fn put_if_unsaid(facts: &mut Json, name: &str, value: &Json) -> bool {
    let (Some(all), Some((group, name))) = (facts.as_object_mut(), name.split_once('.')) else {
        return false;
    };
    let group = all.entry(group).or_insert(Json::Null);
    if group.is_null() {
        *group = Map::new().into();
    }
    let Some(group) = group.as_object_mut() else { return false };
    let unsaid = group.get(name).is_none_or(Json::is_null);
    if unsaid {
        group.insert(name.to_owned(), value.clone());
    }
    unsaid
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    const ALASKA: &str = "AK";
    const AGE: &str = "state_parameters.fape_until_age";

    fn saved(value: Option<Json>, from: &str) -> Setting {
        let first_day = from.parse().unwrap();
        Setting { name: AGE.to_owned(), value, source: "a law".to_owned(), first_day, saved: None }
    }

    /// The age on a day, when these were saved, the newest first.
    fn age(day: &str, saved: Vec<Setting>) -> Option<Json> {
        let day = day.parse().unwrap();
        let rules = StateRules::on(day, ALASKA.parse().unwrap(), saved, Vec::new());
        rules.settings.iter().find(|one| one.name == AGE).and_then(|one| one.value.clone())
    }

    #[test]
    fn what_began_last_holds_and_what_ships_holds_before_it() {
        let rows =
            || vec![saved(Some(json!(21)), "2026-01-01"), saved(Some(json!(19)), "2025-01-01")];
        assert_eq!(age("2026-01-01", rows()), Some(json!(21)));
        assert_eq!(age("2025-12-31", rows()), Some(json!(19)));
        assert_eq!(age("2024-12-31", rows()), Some(json!(20)), "as published");
        assert_eq!(age("2017-06-30", rows()), None);
    }

    #[test]
    fn a_setting_that_was_given_back_leaves_the_law() {
        assert_eq!(age("2026-01-01", vec![saved(None, "2026-01-01")]), None);
    }

    #[test]
    fn a_state_fills_in_only_what_was_not_said() {
        let rules = StateRules::on(
            "2026-01-01".parse().unwrap(),
            ALASKA.parse().unwrap(),
            Vec::new(),
            Vec::new(),
        );
        let filled = rules.fill(&json!({ "state_parameters": { "fape_until_age": 22 } }));
        assert_eq!(filled.json["state_parameters"]["fape_until_age"], 22);
        assert_eq!(filled.json["state_parameters"]["min_total_nights"], 7);
        assert!(!filled.settings.iter().any(|one| one.name == AGE));
        let nothing = rules.fill(&json!({ "state_parameters": null }));
        assert_eq!(nothing.json["state_parameters"]["fape_until_age"], 20);
        assert!(rules.fill(&json!([])).settings.is_empty(), "what is no group stays as it is");
        let unknown = rules.fill(&json!({ "state_parameters": { "fape_until_age": "unknown" } }));
        assert_eq!(unknown.json["state_parameters"]["fape_until_age"], "unknown");
    }
}
