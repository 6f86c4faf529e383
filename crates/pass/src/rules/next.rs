//! What is to be done next with an enrollment, as far as that follows from where everything stands. Nothing here decides
//! whether it may be done: that is asked again when somebody does it.

use super::{Transcript, has_lapsed};
use crate::model::{
    Claim, ClaimId, ClaimStage, Copy, CopyKind, CopyNumber, Enrollment, EnrollmentStage,
    EnrollmentStep, PacketStage, PacketStep, TestStage, TestStep, Unit, UnitStage, UnitStep,
};

/// Something to be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Next {
    /// The home school says whether it will accept the credit.
    Agree,
    /// The guardian's consent is noted.
    Consent,
    /// A site and a mentor are found.
    Assign,
    /// The enrollment goes on.
    Step(EnrollmentStep),
    /// Books are asked for.
    Pack,
    /// A packet goes from hand to hand.
    Packet(CopyNumber, PacketStep),
    /// A copy of a test does.
    Copy(CopyNumber, TestStep),
    /// A unit goes on.
    Unit(u8, UnitStep),
    /// A test is printed.
    Print(u8),
    /// The test of a unit is allowed: a copy lies with the custodian.
    Authorize(u8),
    /// A test on a screen goes on.
    Online(u8),
    /// A test is scored.
    Score(u8),
    /// The scores are frozen.
    Transcript,
    /// The claim goes to the school.
    Send(ClaimId),
    /// The school decides.
    Decide(ClaimId),
    /// The office answers a refusal.
    Answer(ClaimId),
}

/// Where everything stands.
pub(crate) struct Case<'a> {
    pub(crate) enrollment: &'a Enrollment,
    pub(crate) units: &'a [Unit],
    pub(crate) copies: &'a [Copy],
    /// Whether the home school has spoken, be it that it does not agree.
    pub(crate) has_word_on_credit: bool,
    /// What the scores come to now.
    pub(crate) made: &'a Transcript,
    /// Whether the last transcript says so already.
    pub(crate) is_frozen: bool,
    pub(crate) claims: &'a [Claim],
}

/// What is to be done, the most urgent first.
pub(crate) fn next(case: &Case<'_>) -> Vec<Next> {
    use EnrollmentStage as Stage;
    let one = case.enrollment;
    let is_assigned = one.site.is_some() && one.mentor.is_some();
    let mut found = match one.stage {
        Stage::Referred => before_approval(case),
        Stage::Approved if is_assigned => vec![Next::Step(EnrollmentStep::Enroll)],
        Stage::Suspended if is_assigned => vec![Next::Step(EnrollmentStep::Resume)],
        Stage::Approved | Stage::Suspended => vec![Next::Assign],
        Stage::Enrolled | Stage::Active => under_way(case, is_assigned),
        Stage::Completed | Stage::CompletedPartial | Stage::Expired | Stage::Withdrawn
            if !case.is_frozen && !case.made.score.credit.is_zero() =>
        {
            vec![Next::Transcript]
        }
        _ => Vec::new(),
    };
    found.extend(case.claims.iter().filter_map(of_claim));
    found
}

fn before_approval(case: &Case<'_>) -> Vec<Next> {
    let mut found = Vec::new();
    if !case.has_word_on_credit {
        found.push(Next::Agree);
    }
    if case.enrollment.consent_on.is_none() {
        found.push(Next::Consent);
    }
    if found.is_empty() {
        found.push(Next::Step(EnrollmentStep::Approve));
    }
    found
}

fn under_way(case: &Case<'_>, is_assigned: bool) -> Vec<Next> {
    let mut found = Vec::new();
    if !is_assigned {
        found.push(Next::Assign);
    }
    if !case.made.is_partial && case.enrollment.stage == EnrollmentStage::Active {
        found.push(Next::Step(EnrollmentStep::Complete));
        return found;
    }
    let of_units = case.units.iter().filter_map(|unit| of_unit(case, unit));
    found.extend(of_units);
    let rests = |unit: &&Unit| unit.stage == UnitStage::InProgress;
    let first = case.units.iter().find(|unit| unit.stage == UnitStage::NotStarted);
    if let Some(first) = first.filter(|_| !case.units.iter().any(|unit| rests(&unit))) {
        found.push(Next::Unit(first.number, UnitStep::Start));
    }
    found.extend(books(case));
    found.extend(case.copies.iter().filter_map(of_test));
    found
}

fn is_done(unit: &Unit) -> bool {
    matches!(unit.stage, UnitStage::Passed | UnitStage::SatisfiedElsewhere)
}

/// Books on their way, and books that nobody has asked for yet.
fn books(case: &Case<'_>) -> Vec<Next> {
    let packets: Vec<_> = case
        .copies
        .iter()
        .filter_map(|copy| copy.packet_stage().map(|stage| (copy, stage)))
        .collect();
    let on_the_way = packets.iter().filter_map(|(copy, stage)| {
        let step = match stage {
            PacketStage::Requested => PacketStep::Pack,
            PacketStage::Packed => PacketStep::Ship,
            PacketStage::Shipped => PacketStep::Deliver,
            PacketStage::Delivered => PacketStep::Use,
            PacketStage::Lost => PacketStep::Replace,
            _ => return None,
        };
        Some(Next::Packet(copy.number.clone(), step))
    });
    let mut found: Vec<_> = on_the_way.collect();
    let was_asked_for =
        |unit: &Unit| packets.iter().any(|(copy, _)| copy.units.contains(&unit.number));
    if case.units.iter().any(|unit| !is_done(unit) && !was_asked_for(unit)) {
        found.insert(0, Next::Pack);
    }
    found
}

fn of_unit(case: &Case<'_>, unit: &Unit) -> Option<Next> {
    Some(match unit.stage {
        UnitStage::InProgress => Next::Unit(unit.number, UnitStep::Finish),
        UnitStage::Ready | UnitStage::FailedOpen => of_waiting(case, unit),
        UnitStage::Authorized | UnitStage::Testing if unit.is_online() => Next::Online(unit.number),
        UnitStage::Authorized => Next::Unit(unit.number, UnitStep::Open),
        UnitStage::Testing => Next::Unit(unit.number, UnitStep::Submit),
        UnitStage::Submitted | UnitStage::Grading => Next::Score(unit.number),
        UnitStage::Void => Next::Unit(unit.number, UnitStep::Reissue),
        _ => return None,
    })
}

/// The next test of a unit: its copy is printed, taken by the custodian, allowed.
fn of_waiting(case: &Case<'_>, unit: &Unit) -> Next {
    let is_new = |copy: &&Copy| {
        copy.kind == CopyKind::Test
            && copy.units.contains(&unit.number)
            && unit.attempts.iter().all(|one| one.form != copy.form || has_lapsed(one, copy))
    };
    let at =
        |stage| case.copies.iter().filter(is_new).find(|copy| copy.test_stage() == Some(stage));
    if at(TestStage::InCustody).is_some() {
        return Next::Authorize(unit.number);
    }
    match at(TestStage::Issued) {
        Some(copy) => Next::Copy(copy.number.clone(), TestStep::Take),
        None => Next::Print(unit.number),
    }
}

/// A copy of a test that was written goes back to the office.
fn of_test(copy: &Copy) -> Option<Next> {
    let step = match copy.test_stage()? {
        TestStage::Opened => TestStep::Administer,
        TestStage::Administered => TestStep::Seal,
        TestStage::Sealed => TestStep::Receive,
        _ => return None,
    };
    Some(Next::Copy(copy.number.clone(), step))
}

fn of_claim(claim: &Claim) -> Option<Next> {
    match claim.stage {
        ClaimStage::Prepared => Some(Next::Send(claim.id)),
        ClaimStage::Sent | ClaimStage::Acknowledged | ClaimStage::Appealed => {
            Some(Next::Decide(claim.id))
        }
        ClaimStage::Refused => Some(Next::Answer(claim.id)),
        _ => None,
    }
}
