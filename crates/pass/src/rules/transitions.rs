//! Which step leads from which stage to which: one table for the five machines. What is not in it is refused.

use crate::model::{
    ClaimStage, ClaimStep, EnrollmentStage, EnrollmentStep, PacketStage, PacketStep, TestStage,
    TestStep, UnitStage, UnitStep,
};
use std::fmt::Debug;

/// A step that the table does not have.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{step}` is not possible while it is `{stage}`")]
pub struct Refused {
    /// Where the thing stands.
    pub stage: &'static str,
    /// What was to happen.
    pub step: &'static str,
}

/// Something that goes through stages by steps.
pub(crate) trait Machine: Copy + Eq + Debug + 'static {
    /// What can happen to it.
    type Step: Copy + Eq + Debug + 'static;
    /// From, step, to.
    const TABLE: &'static [(Self, Self::Step, Self)];

    /// The stable code of a stage.
    fn stage_code(self) -> &'static str;
    /// The stable code of a step.
    fn step_code(step: Self::Step) -> &'static str;

    /// The stage after a step.
    ///
    /// # Errors
    /// Fails when the table does not have the step.
    fn after(self, step: Self::Step) -> Result<Self, Refused> {
        let row = Self::TABLE.iter().find(|(from, by, _)| *from == self && *by == step);
        let refused = Refused { stage: self.stage_code(), step: Self::step_code(step) };
        row.map(|(_, _, to)| *to).ok_or(refused)
    }

    /// The steps that are possible now.
    fn steps(self) -> impl Iterator<Item = Self::Step> {
        Self::TABLE.iter().filter(move |(from, ..)| *from == self).map(|(_, step, _)| *step)
    }
}

/// Writes a machine's part of the table: each step with the stages it leads from, and the one it leads to.
macro_rules! machine {
    ($stage:ident, $step:ident { $($name:ident: $($from:ident)|+ => $to:ident,)* }) => {
        impl Machine for $stage {
            type Step = $step;
            const TABLE: &'static [(Self, $step, Self)] =
                &[$($(($stage::$from, $step::$name, $stage::$to),)+)*];

            fn stage_code(self) -> &'static str {
                self.code()
            }

            fn step_code(step: $step) -> &'static str {
                step.code()
            }
        }
    };
}

machine!(EnrollmentStage, EnrollmentStep {
    Refer: Draft => Referred,
    Approve: Referred => Approved,
    Enroll: Approved => Enrolled,
    Begin: Enrolled => Active,
    Suspend: Active => Suspended,
    Resume: Suspended => Active,
    Complete: Active => Completed,
    CompletePartly: Active | Suspended | Expired | Withdrawn => CompletedPartial,
    Expire: Enrolled | Active | Suspended => Expired,
    Extend: Expired => Active,
    Withdraw: Enrolled | Active | Suspended => Withdrawn,
    Cancel: Draft | Referred | Approved => Canceled,
});

machine!(UnitStage, UnitStep {
    Start: NotStarted => InProgress,
    Finish: InProgress => Ready,
    Authorize: Ready | FailedOpen => Authorized,
    Lapse: Authorized => Ready,
    Open: Authorized => Testing,
    Reconnect: Testing => Testing,
    Submit: Testing => Submitted,
    Receive: Submitted => Grading,
    Pass: Grading => Passed,
    Fail: Grading => FailedOpen,
    FailFinally: Grading => FailedFinal,
    Regrade: Passed | FailedOpen | FailedFinal => Grading,
    Override: FailedFinal => FailedOpen,
    Void: Testing | Submitted | Grading | Passed | FailedOpen | FailedFinal => Void,
    Reissue: Void => Ready,
    Satisfy: NotStarted | InProgress | Ready => SatisfiedElsewhere,
});

machine!(PacketStage, PacketStep {
    Pack: Requested => Packed,
    Ship: Packed => Shipped,
    Deliver: Packed | Shipped => Delivered,
    Use: Delivered => InUse,
    Return: Delivered | InUse => Returned,
    Consume: InUse => Consumed,
    Lose: Packed | Shipped | Delivered | InUse => Lost,
    Find: Lost => Delivered,
    Replace: Lost => Replaced,
});

machine!(TestStage, TestStep {
    Take: Issued => InCustody,
    Open: InCustody => Opened,
    Administer: Opened => Administered,
    Seal: Administered => Sealed,
    Receive: Sealed => Received,
    Score: Received => Scored,
    Archive: Scored => Archived,
    Destroy: Issued | InCustody | Archived => Destroyed,
    Lose: Issued | InCustody | Opened | Administered | Sealed => Lost,
});

machine!(ClaimStage, ClaimStep {
    Send: Prepared => Sent,
    Acknowledge: Sent => Acknowledged,
    AcceptFull: Sent | Acknowledged | Appealed => AcceptedFull,
    AcceptPartial: Sent | Acknowledged | Appealed => AcceptedPartial,
    AcceptAsElective: Sent | Acknowledged | Appealed => AcceptedAsElective,
    Refuse: Sent | Acknowledged => Refused,
    Appeal: Refused => Appealed,
    Settle: AcceptedFull | AcceptedPartial | AcceptedAsElective | Refused | Appealed => Final,
    Supersede: Prepared | Sent | Acknowledged | AcceptedPartial => Superseded,
});

#[cfg(test)]
mod tests {
    use super::*;
    use std::fmt::Write;

    /// Every pair of stage and step, allowed or refused, checked against the table written out.
    fn written<M: Machine>(stages: &[M], steps: &[M::Step]) -> String {
        let mut text = String::new();
        for stage in stages {
            let _ = write!(text, "{}:", stage.stage_code());
            for step in steps {
                match stage.after(*step) {
                    Ok(to) => {
                        let _ = write!(text, " {}>{}", M::step_code(*step), to.stage_code());
                    }
                    Err(refused) => {
                        assert_eq!(refused.stage, stage.stage_code());
                        assert_eq!(refused.step, M::step_code(*step));
                    }
                }
            }
            text.push('\n');
        }
        text
    }

    #[test]
    fn an_enrollment_takes_no_step_outside_the_table() {
        insta::assert_snapshot!(written(&EnrollmentStage::ALL, &EnrollmentStep::ALL), @"
        draft: refer>referred cancel>canceled
        referred: approve>approved cancel>canceled
        approved: enroll>enrolled cancel>canceled
        enrolled: begin>active expire>expired withdraw>withdrawn
        active: suspend>suspended complete>completed complete-partly>completed-partial expire>expired withdraw>withdrawn
        suspended: resume>active complete-partly>completed-partial expire>expired withdraw>withdrawn
        completed:
        completed-partial:
        expired: complete-partly>completed-partial extend>active
        withdrawn: complete-partly>completed-partial
        canceled:
        ");
    }

    #[test]
    fn a_unit_takes_no_step_outside_the_table() {
        insta::assert_snapshot!(written(&UnitStage::ALL, &UnitStep::ALL), @"
        not-started: start>in-progress satisfy>satisfied-elsewhere
        in-progress: finish>ready satisfy>satisfied-elsewhere
        ready: authorize>authorized satisfy>satisfied-elsewhere
        authorized: lapse>ready open>testing
        testing: reconnect>testing submit>submitted void>void
        submitted: receive>grading void>void
        grading: pass>passed fail>failed-open fail-finally>failed-final void>void
        passed: regrade>grading void>void
        failed-open: authorize>authorized regrade>grading void>void
        failed-final: regrade>grading override>failed-open void>void
        void: reissue>ready
        satisfied-elsewhere:
        ");
    }

    #[test]
    fn paper_takes_no_step_outside_the_table() {
        insta::assert_snapshot!(written(&PacketStage::ALL, &PacketStep::ALL), @"
        requested: pack>packed
        packed: ship>shipped deliver>delivered lose>lost
        shipped: deliver>delivered lose>lost
        delivered: use>in-use return>returned lose>lost
        in-use: return>returned consume>consumed lose>lost
        returned:
        consumed:
        lost: find>delivered replace>replaced
        replaced:
        ");
        insta::assert_snapshot!(written(&TestStage::ALL, &TestStep::ALL), @"
        issued: take>in-custody destroy>destroyed lose>lost
        in-custody: open>opened destroy>destroyed lose>lost
        opened: administer>administered lose>lost
        administered: seal>sealed lose>lost
        sealed: receive>received lose>lost
        received: score>scored
        scored: archive>archived
        archived: destroy>destroyed
        destroyed:
        lost:
        ");
    }

    #[test]
    fn a_claim_takes_no_step_outside_the_table() {
        insta::assert_snapshot!(written(&ClaimStage::ALL, &ClaimStep::ALL), @"
        prepared: send>sent supersede>superseded
        sent: acknowledge>acknowledged accept-full>accepted-full accept-partial>accepted-partial accept-as-elective>accepted-as-elective refuse>refused supersede>superseded
        acknowledged: accept-full>accepted-full accept-partial>accepted-partial accept-as-elective>accepted-as-elective refuse>refused supersede>superseded
        accepted-full: settle>final
        accepted-partial: settle>final supersede>superseded
        accepted-as-elective: settle>final
        refused: appeal>appealed settle>final
        appealed: accept-full>accepted-full accept-partial>accepted-partial accept-as-elective>accepted-as-elective settle>final
        final:
        superseded:
        ");
    }
}
