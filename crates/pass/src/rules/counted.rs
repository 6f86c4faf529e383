//! What a PASS course counts on the path to graduation: what the home school accepted is earned, what can still come of the units
//! that were asked for is on its way.

use super::Standing;
use crate::model::{Claim, Course, Credit, EnrollmentStage, Subject};

/// What counts of an enrollment, in Carnegie units.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Counted {
    /// What the school accepted, and for which subject.
    pub(crate) earned: (Credit, Subject),
    /// What may still be accepted, and how sure it is; nothing once the enrollment has ended without.
    pub(crate) rest: Option<(Credit, Standing)>,
}

/// What counts of an enrollment in a course: `asked` units of it, `to_date` earned by the last transcript if there is one, and
/// the claim that counts.
pub(crate) fn counted(
    course: &Course,
    stage: EnrollmentStage,
    (asked, to_date): (usize, Option<Credit>),
    claim: Option<&Claim>,
) -> Counted {
    use EnrollmentStage as Stage;
    let accepted = claim.map(|claim| claim.accepted).unwrap_or_default();
    let is_elective = claim.is_some_and(|claim| claim.is_elective);
    let subject = if is_elective { Subject::Other } else { course.subject };
    let possible = course.credit.part(asked.min(course.units), course.units);
    let (most, standing) = match stage {
        Stage::Referred | Stage::Approved => (possible, Standing::Planned),
        Stage::Enrolled | Stage::Active | Stage::Suspended => (possible, Standing::InProgress),
        Stage::Completed | Stage::CompletedPartial => {
            (to_date.unwrap_or(possible), Standing::InProgress)
        }
        Stage::Draft | Stage::Expired | Stage::Withdrawn | Stage::Canceled => {
            (accepted, Standing::InProgress)
        }
    };
    let rest = most.less(accepted);
    Counted { earned: (accepted, subject), rest: (!rest.is_zero()).then_some((rest, standing)) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{ClaimId, ClaimStage, EnrollmentId, TranscriptId, shipped_courses};

    fn course() -> Course {
        shipped_courses().into_iter().find(|course| course.code == "algebra-1a").unwrap()
    }

    fn claim(tenths: i64, is_elective: bool) -> Claim {
        Claim {
            id: ClaimId::new(),
            enrollment: EnrollmentId::new(),
            transcript: TranscriptId::new(),
            stage: ClaimStage::AcceptedPartial,
            accepted: Credit::new(tenths, 10),
            is_elective,
            reason: String::new(),
            note: String::new(),
            since: "2026-11-25".parse().unwrap(),
        }
    }

    #[test]
    fn what_was_accepted_is_earned_and_the_rest_of_what_was_asked_for_is_on_its_way() {
        let tenths = |n| Credit::new(n, 10);
        let of = |stage, asked, to_date, claim: Option<&Claim>| {
            counted(&course(), stage, (asked, Some(tenths(to_date))), claim)
        };
        let active = of(EnrollmentStage::Active, 5, 4, Some(&claim(4, false)));
        assert_eq!(active.earned, (tenths(4), Subject::Math));
        assert_eq!(active.rest, Some((tenths(1), Standing::InProgress)));
        let two = of(EnrollmentStage::Active, 2, 0, None);
        assert_eq!(two.rest, Some((tenths(2), Standing::InProgress)), "only two units were asked");
        let asked = of(EnrollmentStage::Referred, 5, 0, None);
        assert_eq!(asked.rest, Some((tenths(5), Standing::Planned)));
        let partly = of(EnrollmentStage::CompletedPartial, 5, 3, None);
        assert_eq!(partly.rest, Some((tenths(3), Standing::InProgress)), "no more will come");
        let over = of(EnrollmentStage::Withdrawn, 5, 3, Some(&claim(2, true)));
        assert_eq!((over.earned, over.rest), ((tenths(2), Subject::Other), None));
    }
}
