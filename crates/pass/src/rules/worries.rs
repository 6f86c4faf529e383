//! What a coordinator should look at: a wrong placement, no contact, time that runs out, a missing agreement.

use crate::model::{Enrollment, EnrollmentStage, Unit, UnitStage};
use jiff::{ToSpan, civil::Date};

/// The units whose failure says that the course was the wrong one.
const FIRST_UNITS: u8 = 3;

/// A reason to look at an enrollment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Worry {
    /// The first units were failed: look at what she knows instead of pushing on.
    Placement,
    /// The mentor was not in touch for too long.
    NoContact {
        /// Days since the last contact.
        days: i32,
    },
    /// The time is over soon.
    ExpiresSoon {
        /// Days that are left.
        days: i32,
    },
    /// The home school has not agreed to accept the credit.
    NoAgreement,
}

impl Worry {
    /// The stable code, which is also part of a message's key.
    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::Placement => "placement",
            Self::NoContact { .. } => "no-contact",
            Self::ExpiresSoon { .. } => "expires-soon",
            Self::NoAgreement => "no-agreement",
        }
    }

    /// The days it speaks of.
    pub(crate) fn days(self) -> i32 {
        match self {
            Self::NoContact { days } | Self::ExpiresSoon { days } => days,
            Self::Placement | Self::NoAgreement => 0,
        }
    }
}

/// Days of silence, and days before the end, from which on somebody should look.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Thresholds {
    /// Days without contact.
    pub no_contact_days: i32,
    /// Days before the end.
    pub expiry_warning_days: i32,
}

/// What to look at today. An enrollment that rests or has ended asks for nothing.
pub(crate) fn worries(
    enrollment: &Enrollment,
    units: &[Unit],
    is_agreed: bool,
    today: Date,
    from: Thresholds,
) -> Vec<Worry> {
    let mut found = Vec::new();
    let is_under_way =
        matches!(enrollment.stage, EnrollmentStage::Enrolled | EnrollmentStage::Active);
    if !is_under_way {
        return found;
    }
    let failed = |unit: &&Unit| {
        unit.number <= FIRST_UNITS
            && matches!(unit.stage, UnitStage::FailedOpen | UnitStage::FailedFinal)
    };
    if units.iter().filter(failed).count() >= usize::from(FIRST_UNITS) {
        found.push(Worry::Placement);
    }
    let days = |from: Date, to: Date| (to - from).get_days();
    let silent = days(enrollment.contact_on.unwrap_or(enrollment.opened_on), today);
    if silent >= from.no_contact_days {
        found.push(Worry::NoContact { days: silent });
    }
    if let Some(end) = enrollment.expires_on
        && end.checked_sub(from.expiry_warning_days.days()).is_ok_and(|warn| today >= warn)
    {
        found.push(Worry::ExpiresSoon { days: days(today, end).max(0) });
    }
    if !is_agreed {
        found.push(Worry::NoAgreement);
    }
    found
}
