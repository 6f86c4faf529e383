//! How a test on a screen stands, for those who look after the student: begun, how much is answered, when it was heard of. No
//! answer and no key stands in it.

use super::{minutes, titles};
use crate::{
    model::{Ending, EnrollmentId, OnlineGround, Unit, UnitStage},
    rules, store,
};
use pages::{Page, WebResult};
use platform::Platform;

/// A test that is allowed or under way.
pub(in crate::web) struct Watched {
    pub(in crate::web) unit: u8,
    pub(in crate::web) title: String,
    /// What is known of it, each in a sentence.
    pub(in crate::web) lines: Vec<String>,
    /// Whether the time to begin it is over.
    pub(in crate::web) is_past: bool,
    /// Whether it was begun.
    pub(in crate::web) is_begun: bool,
    /// Whether there is a limit that can be moved.
    pub(in crate::web) has_limit: bool,
}

/// The tests on a screen of an enrollment that are not over.
pub(in crate::web) async fn watched(
    page: &Page,
    platform: &Platform,
    (id, units): (EnrollmentId, &[Unit]),
) -> WebResult<Vec<Watched>> {
    let mut found = Vec::new();
    for ground in store::online_tests(platform.db.read(), id).await? {
        let is_over = ground.is_void || ground.test.ended_at.is_some();
        let unit = units.iter().find(|unit| unit.number == ground.test.unit);
        if let Some(unit) = unit.filter(|_| !is_over) {
            found.push(one(page, platform, (&ground, unit)).await?);
        }
    }
    Ok(found)
}

async fn one(
    page: &Page,
    platform: &Platform,
    (ground, unit): (&OnlineGround, &Unit),
) -> WebResult<Watched> {
    let is_begun = ground.stage == UnitStage::Testing;
    let is_past = !is_begun && rules::may_open(unit, page.now).is_err();
    let lines = if is_begun {
        under_way(page, platform, ground).await?
    } else if is_past {
        vec![page.t("pass-watch-past")]
    } else {
        let until = unit.window_until.map_or(0, |until| until.duration_since(page.now).as_secs());
        vec![page.m("pass-watch-waits").count("minutes", minutes(until) + 1).to_string()]
    };
    let title = match ground.questions() {
        Some(questions) => titles(page, &questions).1,
        None => page.m("pass-unit-number").with("unit", unit.number).to_string(),
    };
    Ok(Watched {
        unit: unit.number,
        title,
        lines,
        is_past,
        is_begun,
        has_limit: ground.test.minutes.is_some(),
    })
}

async fn under_way(
    page: &Page,
    platform: &Platform,
    ground: &OnlineGround,
) -> WebResult<Vec<String>> {
    let db = platform.db.read();
    let attempt = ground.test.attempt;
    let mut lines = Vec::new();
    if let Some(begun) = ground.test.begun_at {
        lines.push(page.m("pass-watch-begun").with("at", page.time(&begun)).to_string());
    }
    if let Some(questions) = ground.questions() {
        let given = store::given(db, attempt).await?;
        lines.push(super::questions::answered(page, &questions, &given));
    }
    if let Some(seen) = store::last_contact(db, attempt).await? {
        let ago = page.now.duration_since(seen).as_secs();
        let words = if ago < 60 {
            page.t("pass-watch-contact-now")
        } else {
            page.m("pass-watch-contact").count("minutes", minutes(ago)).to_string()
        };
        lines.push(words);
    }
    lines.push(match rules::secs_left(&ground.test, page.now) {
        None => page.t("pass-test-no-limit"),
        Some(left) if left < 0 => page.t("pass-watch-time-over"),
        Some(left) => page.m("pass-test-minutes-left").count("minutes", minutes(left)).to_string(),
    });
    Ok(lines)
}

/// How a test ended, in words.
pub(super) fn ending(page: &Page, ending: Option<Ending>) -> String {
    ending.map(|ending| page.t(format!("pass-test-ending-{}", ending.code()))).unwrap_or_default()
}
