//! What a form offers: the steps that are possible now, units, copies, codes.

use super::words;
use crate::{
    model::{
        Copy, Enrollment, EnrollmentStep, PacketStep, TestStep, Unit, UnitStage, UnitStep, code_set,
    },
    rules::Machine,
};
use pages::Page;

pub(super) fn yes(page: &Page, key: &str) -> Vec<(String, String)> {
    vec![("yes".into(), page.t(key))]
}

/// The codes of a set, in words.
pub(super) fn codes(page: &Page, set: &str) -> Vec<(String, String)> {
    let words = |entry: &crate::model::CodeSetEntry| {
        (entry.code.clone(), entry.label(page.lang).to_owned())
    };
    code_set(set).map(words).collect()
}

/// The steps of the enrollment that have no form of their own.
pub(super) fn enrollment_steps(page: &Page, enrollment: &Enrollment) -> Vec<(String, String)> {
    let plain = |step: &EnrollmentStep| {
        !matches!(step, EnrollmentStep::Refer | EnrollmentStep::Begin | EnrollmentStep::Expire)
    };
    let words = |step: EnrollmentStep| {
        (step.code().to_owned(), words::step(page, "enrollment", step.code()))
    };
    enrollment.stage.steps().filter(plain).map(words).collect()
}

/// The steps of units that have no form of their own.
pub(super) fn unit_steps(page: &Page, units: &[Unit]) -> Vec<(String, String)> {
    let plain = |step: &UnitStep| {
        !matches!(
            step,
            UnitStep::Authorize
                | UnitStep::Receive
                | UnitStep::Pass
                | UnitStep::Fail
                | UnitStep::FailFinally
                | UnitStep::Regrade
                | UnitStep::Void
        )
    };
    let of_unit = |unit: &Unit| {
        let number = unit.number;
        let words = move |step: UnitStep| {
            let text = page
                .m("pass-unit-and-step")
                .with("unit", number)
                .with("step", words::step(page, "unit", step.code()));
            (format!("{number}:{}", step.code()), text.to_string())
        };
        // A test on a screen is begun and handed in there.
        let is_of_test = |step: &UnitStep| {
            matches!(step, UnitStep::Open | UnitStep::Reconnect | UnitStep::Submit)
        };
        let steps = unit.stage.steps().filter(plain);
        let steps = steps.filter(|step| !(unit.is_online() && is_of_test(step)));
        steps.map(words).collect::<Vec<_>>()
    };
    units.iter().flat_map(of_unit).collect()
}

pub(super) fn units_at(
    page: &Page,
    units: &[Unit],
    at: fn(UnitStage) -> bool,
) -> Vec<(String, String)> {
    let words = |unit: &Unit| {
        let text = page
            .m("pass-unit-and-stage")
            .with("unit", unit.number)
            .with("stage", words::stage(page, "unit", unit.stage.code()));
        (unit.number.to_string(), text.to_string())
    };
    units.iter().filter(|unit| at(unit.stage)).map(words).collect()
}

/// The steps that copies can take now.
pub(super) fn copy_steps(page: &Page, copies: &[Copy]) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for copy in copies {
        let kind = copy.kind.code();
        let steps: Vec<&'static str> = match (copy.packet_stage(), copy.test_stage()) {
            (Some(stage), _) => stage.steps().map(PacketStep::code).collect(),
            (_, Some(stage)) => stage.steps().map(TestStep::code).collect(),
            (None, None) => Vec::new(),
        };
        for step in steps {
            let text = page
                .m("pass-copy-and-step")
                .with("copy", copy.number.grouped())
                .with("step", words::step(page, kind, step));
            found.push((format!("{}:{step}", copy.number), text.to_string()));
        }
    }
    found
}
