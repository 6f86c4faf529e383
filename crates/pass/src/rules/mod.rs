//! The verbs: what may happen next, what a score means, what counts for a diploma. No database, no clock.

mod award;
mod counted;
pub(crate) mod credentials;
mod guards;
mod matching;
mod next;
mod on_track;
mod online;
mod pesc;
mod reported;
mod scores;
mod transcript;
mod transitions;
mod worries;

pub(crate) use award::{
    AwardScore, Nominee, award_phase, award_score, blinded, changes_what_counts, counts,
    days_follow, first_sentence, may_choose, points_hold, states_of, why_not,
};
pub(crate) use counted::counted;
pub(crate) use guards::{
    has_lapsed, may_allow, may_approve, may_authorize, may_enroll, may_open, may_score, may_ship,
    may_start,
};
pub use matching::{Filled, Item, Matching, Standing, alternatives, best};
pub(crate) use next::{Case, Next, next};
pub use on_track::{Line, Load, OnTrack, Step, Taken, WayBack, expected, on_track, way_back};
pub(crate) use on_track::{Moved, credit_by_days, what_if};
pub(crate) use online::{
    CodeFault, Points, Standing as SittingStanding, free_form, may_use, points, rubric_points,
    secs_left, standing,
};
pub(crate) use pesc::{PescTranscript, pesc_xml};
pub(crate) use reported::reported;
pub(crate) use scores::{Try, UnitScore, stage_after_scoring, unit_score};
pub(crate) use transcript::{Frozen, FrozenUnit, Transcript, UnitLine, convert, transcript};
pub(crate) use transitions::Machine;
pub use transitions::Refused;
pub(crate) use worries::{Thresholds, Worry, worries};
