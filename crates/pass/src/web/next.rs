//! What is to be done next with an enrollment: for whoever may do it a link to the form with the step chosen, for everybody else
//! for whom it waits.

use super::{AGREE, CLAIM, DECIDE, ENROLLMENT, HANDLE, ISSUE, PAPER, RUN, SCORE, SEND, TEST, WORK};
use crate::{
    model::{CopyNumber, Enrollment},
    rules::Next,
};
use accounts::{Action, CurrentUser, Resource};
use pages::Page;

/// Something to be done, in words.
pub(super) struct NextLine {
    pub(super) text: String,
    /// Where this reader does it.
    pub(super) href: Option<String>,
    /// For whom it waits, where she does not.
    pub(super) waits: String,
    /// What helps with it: papers to print, sheets to read.
    pub(super) links: Vec<(String, String)>,
}

/// What is needed to do something, and who has it: part of a message's key.
fn needs(next: &Next) -> (Resource, Action, &'static str) {
    match next {
        Next::Agree | Next::Consent => (ENROLLMENT, AGREE, "school"),
        Next::Assign | Next::Step(_) | Next::Transcript => (ENROLLMENT, RUN, "office"),
        Next::Pack | Next::Packet(..) | Next::Copy(..) => (PAPER, HANDLE, "mentor"),
        Next::Unit(..) | Next::Authorize(_) | Next::Online(_) => (ENROLLMENT, WORK, "mentor"),
        Next::Print(_) => (TEST, ISSUE, "office"),
        Next::Score(_) => (TEST, SCORE, "office"),
        Next::Send(_) | Next::Answer(_) => (CLAIM, SEND, "office"),
        Next::Decide(_) => (CLAIM, DECIDE, "school"),
    }
}

fn address(next: &Next, one: &Enrollment) -> String {
    let of = format!("/pass/enrollments/{}", one.id);
    match next {
        Next::Agree => format!("{of}/agree"),
        Next::Consent => format!("{of}/consent"),
        Next::Assign => format!("{of}/assign"),
        Next::Step(step) => format!("{of}/step?step={}", step.code()),
        Next::Pack => format!("{of}/pack"),
        Next::Packet(copy, step) => format!("{of}/custody?copy-step={copy}:{}", step.code()),
        Next::Copy(copy, step) => format!("{of}/custody?copy-step={copy}:{}", step.code()),
        Next::Unit(unit, step) => format!("{of}/unit?unit-step={unit}:{}", step.code()),
        Next::Print(unit) => format!("{of}/test?unit={unit}"),
        Next::Authorize(unit) => format!("{of}/authorize?unit={unit}"),
        Next::Online(_) => format!("{of}/online"),
        Next::Score(unit) => format!("{of}/score?unit={unit}"),
        Next::Transcript => format!("{of}/transcript"),
        Next::Send(claim) | Next::Answer(claim) => format!("/pass/claims/{claim}/send"),
        Next::Decide(claim) => format!("/pass/claims/{claim}/decide"),
    }
}

fn text(page: &Page, next: &Next) -> String {
    let of_copy = |kind: &str, copy: &CopyNumber, step: &str| {
        page.m(&format!("pass-next-{kind}-{step}")).with("copy", copy.grouped()).to_string()
    };
    let of_unit = |name: &str, unit: &u8| {
        page.m(&format!("pass-next-{name}")).with("unit", *unit).to_string()
    };
    match next {
        Next::Agree => page.t("pass-next-agree"),
        Next::Consent => page.t("pass-next-consent"),
        Next::Assign => page.t("pass-next-assign"),
        Next::Step(step) => page.t(format!("pass-next-step-{}", step.code())),
        Next::Pack => page.t("pass-next-pack"),
        Next::Packet(copy, step) => of_copy("packet", copy, step.code()),
        Next::Copy(copy, step) => of_copy("copy", copy, step.code()),
        Next::Unit(unit, step) => of_unit(&format!("unit-{}", step.code()), unit),
        Next::Print(unit) => of_unit("print", unit),
        Next::Authorize(unit) => of_unit("authorize", unit),
        Next::Online(unit) => of_unit("online", unit),
        Next::Score(unit) => of_unit("score", unit),
        Next::Transcript => page.t("pass-next-transcript"),
        Next::Send(_) => page.t("pass-next-send"),
        Next::Decide(_) => page.t("pass-next-decide"),
        Next::Answer(_) => page.t("pass-next-answer"),
    }
}

/// What is to be done, for a reader: first what she may do.
pub(super) fn lines(
    page: &Page,
    user: &CurrentUser,
    one: &Enrollment,
    all: &[Next],
) -> Vec<NextLine> {
    let line = |next: &Next| {
        let (resource, action, who) = needs(next);
        // Only the home school decides about the credit.
        let is_home = || user.scope().any_states().contains(&one.home_state);
        let may = user.may(resource, action) && (!matches!(next, Next::Decide(_)) || is_home());
        let state = if who == "school" { one.home_state } else { one.state };
        let waits = page.m(&format!("pass-next-waits-{who}")).with("state", state.name(page.lang));
        NextLine {
            text: text(page, next),
            href: may.then(|| page.href(address(next, one))),
            waits: if may { String::new() } else { waits.to_string() },
            links: if may { links(page, next, one) } else { Vec::new() },
        }
    };
    let mut lines: Vec<_> = all.iter().map(line).collect();
    lines.sort_by_key(|line| line.href.is_none());
    lines
}

fn links(page: &Page, next: &Next, one: &Enrollment) -> Vec<(String, String)> {
    use crate::model::PacketStep::{Pack, Ship};
    let paper = |copy: &CopyNumber, name: &str| {
        let href = format!("/pass/enrollments/{}/paper/{name}?copy={copy}", one.id);
        (page.href(href), page.t(format!("pass-paper-{name}")))
    };
    match next {
        Next::Packet(copy, Pack | Ship) => vec![paper(copy, "packet"), paper(copy, "label")],
        Next::Score(_) => vec![(page.href("/pass/sheets"), page.t("pass-next-sheets"))],
        _ => Vec::new(),
    }
}
