//! What happened to an enrollment, in words: its history, notes, incidents, and who looked after the student.

use crate::{
    model::{EnrollmentId, HistoryLine, code_label},
    store,
};
use accounts::PersonId;
use pages::{Page, WebResult};
use platform::Platform;
use std::collections::HashMap;

pub(super) struct Told {
    pub(super) when: String,
    pub(super) what: String,
    pub(super) who: String,
    pub(super) note: String,
}

pub(super) fn noted(
    page: &Page,
    note: &crate::model::Note,
    people: &HashMap<PersonId, String>,
) -> Told {
    Told {
        when: page.time(&note.at),
        what: note.text.clone(),
        who: people.get(&note.author).cloned().unwrap_or_default(),
        note: if note.is_contact { page.t("pass-was-contact") } else { String::new() },
    }
}

/// Which State, site and mentor looked after the student, and when.
pub(super) async fn looked_after(
    page: &Page,
    platform: &Platform,
    id: EnrollmentId,
) -> WebResult<Vec<Told>> {
    let db = platform.db.read();
    let all = store::assigned(db, id).await?;
    let sites =
        all.iter().filter(|one| one.role == "site").filter_map(|one| one.value.parse().ok());
    let sites = accounts::organization_names(db, sites.collect::<Vec<_>>()).await?;
    let mentors =
        all.iter().filter(|one| one.role == "mentor").filter_map(|one| one.value.parse().ok());
    let mentors = accounts::person_names(db, mentors.collect::<Vec<_>>()).await?;
    let named = |one: &crate::model::Assigned| match one.role.as_str() {
        "site" => one.value.parse().ok().and_then(|id| sites.get(&id).cloned()),
        "mentor" => one.value.parse().ok().and_then(|id| mentors.get(&id).cloned()),
        _ => one
            .value
            .parse()
            .ok()
            .map(|state: accounts::StateCode| state.name(page.lang).to_owned()),
    };
    let told = |one: &crate::model::Assigned| Told {
        when: match one.to {
            Some(to) => page
                .m("pass-from-to")
                .with("from", page.date(&one.from))
                .with("to", page.date(&to))
                .to_string(),
            None => page.m("pass-from-on").with("from", page.date(&one.from)).to_string(),
        },
        what: page.t(format!("pass-fact-{}", one.role)),
        who: named(one).unwrap_or_default(),
        note: String::new(),
    };
    Ok(all.iter().map(told).collect())
}

pub(super) fn incident(page: &Page, one: &crate::model::Incident) -> Told {
    Told {
        when: page.date(&one.on),
        what: code_label("incident", &one.kind, page.lang),
        who: String::new(),
        note: one.note.clone(),
    }
}

pub(super) fn happened(
    page: &Page,
    line: &HistoryLine,
    people: &HashMap<PersonId, String>,
) -> Told {
    let about = match line.about.strip_prefix("unit-") {
        Some(unit) => page.m("pass-unit-number").with("unit", unit).to_string(),
        None if line.about == "enrollment" => page.t("pass-about-enrollment"),
        None if line.about == "claim" => page.t("pass-about-claim"),
        None => line.about.clone(),
    };
    let person = store::person_of(&line.actor);
    Told {
        when: page.time(&line.recorded_at),
        what: format!("{about}: {}", page.t(format!("pass-history-{}", line.step))),
        who: person
            .map(|person| people.get(&person).cloned().unwrap_or_default())
            .unwrap_or_default(),
        note: [line.state.name(page.lang), line.note.as_str()]
            .into_iter()
            .filter(|text| !text.is_empty())
            .collect::<Vec<_>>()
            .join(". "),
    }
}
