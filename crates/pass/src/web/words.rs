//! Codes in words: stages, steps, subjects, requirements, days.

use crate::{
    model::{Course, Credit, CreditScale, Enrollment, Takes, code_label},
    rules::{UnitScore, Worry},
};
use accounts::StateCode;
use pages::Page;

/// A stage of an enrollment, unit, packet, test or claim.
pub(super) fn stage(page: &Page, of: &str, code: &str) -> String {
    let beginning = match of {
        "unit" => "pass-unit-stage-",
        "packet" => "pass-packet-stage-",
        "test" => "pass-test-stage-",
        "claim" => "pass-claim-stage-",
        "scan" => "pass-scan-stage-",
        _ => "pass-enrollment-stage-",
    };
    page.t(format!("{beginning}{code}"))
}

/// A step, as something that is done.
pub(super) fn step(page: &Page, of: &str, code: &str) -> String {
    let beginning = match of {
        "unit" => "pass-unit-step-",
        "packet" => "pass-packet-step-",
        "test" => "pass-test-step-",
        "claim" => "pass-claim-step-",
        _ => "pass-enrollment-step-",
    };
    page.t(format!("{beginning}{code}"))
}

/// What a requirement is about.
pub(super) fn takes(page: &Page, takes: &Takes) -> String {
    match takes {
        Takes::Subject(subject) => code_label("subject", subject.code(), page.lang),
        Takes::Pool(pool) => {
            let labels: Vec<_> = pool
                .iter()
                .map(|subject| code_label("subject", subject.code(), page.lang))
                .collect();
            page.m("pass-takes-pool").with("subjects", labels.join(", ")).to_string()
        }
        Takes::Electives => page.t("pass-takes-electives"),
        Takes::Remainder => page.t("pass-takes-remainder"),
    }
}

/// A worry.
pub(super) fn worry(page: &Page, worry: Worry) -> String {
    page.m(&format!("pass-worry-{}", worry.code())).count("days", worry.days()).to_string()
}

/// An amount in a State's credits, with the name of its scale; the doubt is said where there is one.
pub(super) fn credit(page: &Page, amount: Credit, state: StateCode) -> String {
    let scale = CreditScale::of(state);
    let text = page
        .m("pass-credit")
        .with("amount", scale.from_carnegie(amount))
        .with("scale", scale.name(page.lang))
        .to_string();
    if scale.is_doubtful { format!("{text} ({})", page.t("pass-verify")) } else { text }
}

/// A score: `62 %`, to the tenth.
pub(super) fn percent(score: UnitScore) -> String {
    score.percent.map(exact_percent).unwrap_or_default()
}

/// A percent, to the tenth; rounding is for the eye only.
pub(super) fn exact_percent(percent: Credit) -> String {
    let tenths = percent.numerator() * 10 / percent.denominator().max(1);
    if tenths % 10 == 0 {
        format!("{} %", tenths / 10)
    } else {
        format!("{}.{} %", tenths / 10, tenths % 10)
    }
}

/// The course's title where it is in the catalog, else its code.
pub(super) fn title(courses: &[Course], enrollment: &Enrollment) -> String {
    let course = courses.iter().find(|course| course.code == enrollment.course);
    course.map_or_else(|| enrollment.course.clone(), |course| course.title.clone())
}

/// All States, for a list to choose from.
pub(super) fn states(page: &Page) -> Vec<(String, String)> {
    let mut states: Vec<_> = StateCode::all()
        .map(|state| (state.to_string(), state.name(page.lang).to_owned()))
        .collect();
    states.sort_by(|a, b| a.1.cmp(&b.1));
    states
}
