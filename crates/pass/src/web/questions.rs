//! What the forms of the deeds ask, with what follows from the enrollment filled in.

use super::{
    acts::Ground,
    ask::{Answers, Ask, Kind},
    steps::{units_at, yes},
};
use crate::{
    acts,
    model::{CopyKind, Subject, Unit, UnitStage},
};
use accounts::Role;
use pages::{Page, WebResult};

pub(super) fn agree_questions(page: &Page, today: &str) -> Vec<Ask> {
    let new = |kind, name| Ask::new(page, kind, name);
    let subject = |subject: Subject| {
        (subject.code().to_owned(), crate::model::code_label("subject", subject.code(), page.lang))
    };
    vec![
        new(Kind::Radios, "agreed").choices(vec![
            ("yes".into(), page.t("pass-agreed-yes")),
            ("no".into(), page.t("pass-agreed-no")),
        ]),
        new(Kind::Text, "said-by").hint(page.t("pass-said-by-hint")),
        new(Kind::Date, "on").value(today),
        new(Kind::Text, "course-code").optional(),
        new(Kind::Select, "subject").choices(Subject::ALL.map(subject).to_vec()),
        new(Kind::Text, "amount").value("0.5").hint(page.t("pass-amount-hint")),
    ]
}

/// The units whose books nobody has asked for yet are chosen already.
pub(super) fn pack_questions(page: &Page, ground: &Ground) -> Vec<Ask> {
    let is_open = |unit: &&Unit| {
        !matches!(unit.stage, UnitStage::Passed | UnitStage::SatisfiedElsewhere)
            && !ground
                .copies
                .iter()
                .any(|copy| copy.kind == CopyKind::Packet && copy.units.contains(&unit.number))
    };
    let open = ground.units.iter().filter(is_open);
    let open = Answers(open.map(|unit| ("units".into(), unit.number.to_string())).collect());
    let mut units =
        Ask::new(page, Kind::Checks, "units").choices(units_at(page, &ground.units, |_| true));
    units.answered(&open);
    vec![units]
}

/// The first letter of a form that the student has not had and that is not printed for her.
fn free_form(ground: &Ground, number: u8) -> String {
    let unit = ground.units.iter().find(|unit| unit.number == number);
    let copies = ground.copies.iter().filter(|copy| copy.kind == CopyKind::Test);
    let printed = copies.filter(|copy| copy.units.contains(&number)).map(|copy| copy.form.clone());
    let tried = unit.into_iter().flat_map(|unit| &unit.attempts).map(|one| one.form.clone());
    let had: Vec<_> = printed.chain(tried).collect();
    let letters = ('A'..='Z').map(String::from);
    letters.into_iter().find(|letter| !had.contains(letter)).unwrap_or_default()
}

pub(super) fn test_questions(page: &Page, ground: &Ground) -> Vec<Ask> {
    let new = |kind, name| Ask::new(page, kind, name);
    let waits = |unit: &&Unit| matches!(unit.stage, UnitStage::Ready | UnitStage::FailedOpen);
    let waiting = ground.units.iter().find(waits).map(|unit| unit.number);
    let unit = ground.unit.or(waiting).unwrap_or(1);
    vec![
        new(Kind::Select, "unit")
            .choices(units_at(page, &ground.units, |stage| {
                !matches!(stage, UnitStage::Passed | UnitStage::SatisfiedElsewhere)
            }))
            .chosen(&unit.to_string()),
        new(Kind::Text, "form").value(free_form(ground, unit)).hint(page.t("pass-form-hint")),
        new(Kind::Select, "questions")
            .choices(counts(page))
            .chosen("50")
            .hint(page.t("pass-ask-questions-hint")),
    ]
}

/// How many questions an answer sheet may have.
fn counts(page: &Page) -> Vec<(String, String)> {
    let words = |count: &u32| {
        (count.to_string(), page.m("pass-question-count").count("count", *count).to_string())
    };
    sheets::item_counts().iter().map(words).collect()
}

pub(super) async fn assign_questions(page: &Page, ground: &Ground) -> WebResult<Vec<Ask>> {
    let platform = &ground.desk.platform;
    let state = ground.enrollment.state;
    let nobody = (String::new(), page.t("pass-nobody"));
    let mut sites = vec![nobody.clone()];
    let found = acts::sites_in(platform, state).await?;
    sites.extend(found.into_iter().map(|(id, name)| (id.to_string(), name)));
    let mut mentors = vec![nobody];
    let found = accounts::people_with_role(platform.db.read(), state, Role::Mentor).await?;
    mentors.extend(found.into_iter().map(|(id, name)| (id.to_string(), name)));
    Ok(vec![
        Ask::new(page, Kind::Select, "site").choices(sites).optional(),
        Ask::new(page, Kind::Select, "mentor").choices(mentors).optional(),
    ])
}

pub(super) fn score_questions(page: &Page, ground: &Ground) -> Vec<Ask> {
    let new = |kind, name| Ask::new(page, kind, name);
    let units = units_at(page, &ground.units, |stage| {
        !matches!(
            stage,
            UnitStage::NotStarted | UnitStage::InProgress | UnitStage::SatisfiedElsewhere
        )
    });
    let waits = |unit: &&Unit| matches!(unit.stage, UnitStage::Submitted | UnitStage::Grading);
    let waiting = ground.units.iter().find(waits);
    let questions = waiting.and_then(|unit| unit.attempts.last()).map_or(50, |one| one.out_of);
    let waiting = waiting.map(|unit| unit.number.to_string()).unwrap_or_default();
    vec![
        new(Kind::Select, "unit").choices(units).chosen(&waiting),
        new(Kind::Number, "right"),
        new(Kind::Number, "out-of").value(questions.to_string()),
        new(Kind::Checks, "whole").choices(yes(page, "pass-score-whole")),
        new(Kind::Checks, "confirms").choices(yes(page, "pass-score-confirms")),
    ]
}
