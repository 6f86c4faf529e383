//! A test on a screen: when a code opens it, when answers count, which form is free, and what its points come to.

use crate::model::{
    Attempt, Copy, CopyKind, OnlineGround, OnlineTest, Sitting, StoredCode, UnitStage,
};
use jiff::{SignedDuration, Timestamp};

/// Seconds after the end of the time in which what was on its way still counts.
const GRACE_SECS: i64 = 30;

/// Why a code does not open a test. Each is a code, which is part of a message's key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum CodeFault {
    /// Its check does not hold: a slip of the finger.
    Malformed,
    /// It is the number of a printed copy.
    CopyNumber,
    /// Too many wrong ones came from the same network.
    TooMany,
    /// There is no such code.
    Unknown,
    /// It opened a test already.
    Used,
    /// The time to begin is over.
    Past,
    /// A later code took its place.
    Replaced,
    /// The test that it opens is over.
    Over,
}

impl CodeFault {
    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::Malformed => "malformed",
            Self::CopyNumber => "copy-number",
            Self::TooMany => "too-many",
            Self::Unknown => "unknown",
            Self::Used => "used",
            Self::Past => "past",
            Self::Replaced => "replaced",
            Self::Over => "over",
        }
    }
}

/// Whether a code opens its test now: the first time to begin it, later to go on with it.
pub(crate) fn may_use(
    code: &StoredCode,
    ground: &OnlineGround,
    now: Timestamp,
) -> Result<(), CodeFault> {
    if code.used_at.is_some() {
        return Err(CodeFault::Used);
    }
    let is_open = matches!(ground.stage, UnitStage::Authorized | UnitStage::Testing);
    if ground.is_void || ground.test.ended_at.is_some() || !is_open {
        return Err(CodeFault::Over);
    }
    if code.is_replaced {
        return Err(CodeFault::Replaced);
    }
    if now > code.valid_until { Err(CodeFault::Past) } else { Ok(()) }
}

/// Where a test stands for the browser that it is open in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Standing {
    /// It goes on.
    Open,
    /// The time is over: what was saved counts, and nothing more is saved.
    TimeOver,
    /// It goes on in another browser.
    Elsewhere,
    /// It was handed in, given up, or declared void.
    Over,
}

impl Standing {
    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::TimeOver => "time-over",
            Self::Elsewhere => "elsewhere",
            Self::Over => "over",
        }
    }
}

/// Where a test stands now.
pub(crate) fn standing(sitting: &Sitting, now: Timestamp) -> Standing {
    let ground = &sitting.ground;
    let is_over = ground.is_void || ground.test.ended_at.is_some();
    if is_over || ground.stage != UnitStage::Testing {
        return Standing::Over;
    }
    if sitting.ended_at.is_some() {
        return Standing::Elsewhere;
    }
    match secs_left(&ground.test, now) {
        Some(left) if left < -GRACE_SECS => Standing::TimeOver,
        _ => Standing::Open,
    }
}

/// Seconds until the time is over; negative when it is, none where there is no limit or it has not begun.
pub(crate) fn secs_left(test: &OnlineTest, now: Timestamp) -> Option<i64> {
    let end = test.begun_at? + SignedDuration::from_mins(i64::from(test.minutes?));
    Some(end.duration_since(now).as_secs())
}

/// A form that the student has not had, better one of which no copy lies ready on paper.
pub(crate) fn free_form<'a>(
    forms: &'a [coursework::TestForm],
    (attempts, copies): (&[Attempt], &[Copy]),
    unit: u8,
) -> Option<&'a coursework::TestForm> {
    let is_had = |form: &str| {
        let mut seen = attempts.iter().filter(|one| !one.is_unseen);
        seen.any(|one| one.form.eq_ignore_ascii_case(form))
    };
    let is_on_paper = |form: &str| {
        let mut tests = copies.iter().filter(|one| one.kind == CopyKind::Test);
        tests.any(|one| {
            one.units.contains(&unit)
                && one.form.eq_ignore_ascii_case(form)
                && matches!(one.stage.as_str(), "issued" | "in-custody")
        })
    };
    let mut free: Vec<_> = forms.iter().filter(|form| !is_had(&form.letter)).collect();
    free.sort_by_key(|form| is_on_paper(&form.letter));
    free.into_iter().next()
}

/// What a test came to until now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Points {
    pub(crate) right: u32,
    pub(crate) out_of: u32,
    /// Whether all that counts is scored.
    pub(crate) is_whole: bool,
}

/// The points of the questions with a key and those of the written part. Where the policy does not ask for the written part,
/// it does not count, as it does not on paper; where it does, the score waits for it.
pub(crate) fn points(
    keyed: (u32, u32),
    written: Option<(u32, u32)>,
    (has_written, is_required): (bool, bool),
) -> Points {
    let (right, out_of) = keyed;
    match written {
        _ if !has_written || !is_required => Points { right, out_of, is_whole: true },
        None => Points { right, out_of, is_whole: false },
        Some((points, of)) => Points { right: right + points, out_of: out_of + of, is_whole: true },
    }
}

/// The most points that a rubric gives: its lines begin with what each is worth.
pub(crate) fn rubric_points(lines: &[String]) -> u32 {
    let leading = |line: &String| {
        let digits: String = line.chars().take_while(char::is_ascii_digit).collect();
        digits.parse::<u32>().ok()
    };
    lines.iter().filter_map(leading).max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{AttemptId, CodeId, EnrollmentId, Method, SittingId};
    use accounts::PersonId;
    use platform::db::Uuid;

    fn at(minute: i64) -> Timestamp {
        Timestamp::UNIX_EPOCH + SignedDuration::from_mins(minute)
    }

    fn ground(stage: UnitStage) -> OnlineGround {
        let test = OnlineTest {
            attempt: AttemptId::new(),
            enrollment: EnrollmentId::new(),
            unit: 1,
            minutes: Some(90),
            allowed_by: PersonId::from(Uuid::nil()),
            allowed_at: at(0),
            begun_at: (stage != UnitStage::Authorized).then(|| at(5)),
            ended_at: None,
            ending: None,
        };
        OnlineGround {
            test,
            course: "consumer-mathematics".into(),
            edition: String::new(),
            language: "en".into(),
            form: "A".into(),
            state: "TX".parse().unwrap(),
            is_void: false,
            stage,
        }
    }

    fn sitting(stage: UnitStage) -> Sitting {
        Sitting { id: SittingId::new(), seen_at: at(5), ended_at: None, ground: ground(stage) }
    }

    #[test]
    fn a_code_opens_its_test_once_in_its_minutes_and_while_the_test_is_open() {
        let fresh = StoredCode {
            id: CodeId::new(),
            valid_until: at(10),
            used_at: None,
            is_replaced: false,
        };
        for stage in UnitStage::ALL {
            let is_open = matches!(stage, UnitStage::Authorized | UnitStage::Testing);
            let wanted = if is_open { Ok(()) } else { Err(CodeFault::Over) };
            assert_eq!(may_use(&fresh, &ground(stage), at(10)), wanted, "{stage:?}");
        }
        let open = ground(UnitStage::Authorized);
        assert_eq!(may_use(&fresh, &open, at(11)), Err(CodeFault::Past));
        let used = StoredCode { used_at: Some(at(2)), ..fresh.clone() };
        assert_eq!(may_use(&used, &open, at(3)), Err(CodeFault::Used));
        let older = StoredCode { is_replaced: true, ..fresh.clone() };
        assert_eq!(may_use(&older, &open, at(3)), Err(CodeFault::Replaced));
        let void = OnlineGround { is_void: true, ..open };
        assert_eq!(may_use(&fresh, &void, at(3)), Err(CodeFault::Over));
    }

    #[test]
    fn answers_count_while_the_test_is_open_in_this_browser_and_the_time_is_not_over() {
        let open = sitting(UnitStage::Testing);
        assert_eq!(standing(&open, at(95)), Standing::Open);
        assert_eq!(standing(&open, at(96)), Standing::TimeOver);
        assert_eq!(secs_left(&open.ground.test, at(94)), Some(60));
        let mut unlimited = open.clone();
        unlimited.ground.test.minutes = None;
        assert_eq!(standing(&unlimited, at(10_000)), Standing::Open);
        let moved = Sitting { ended_at: Some(at(20)), ..open };
        assert_eq!(standing(&moved, at(21)), Standing::Elsewhere);
        for stage in UnitStage::ALL.into_iter().filter(|stage| *stage != UnitStage::Testing) {
            assert_eq!(standing(&sitting(stage), at(6)), Standing::Over, "{stage:?}");
        }
    }

    #[test]
    fn the_written_part_counts_where_the_policy_asks_for_it_and_the_score_waits_for_it() {
        let whole = |right, out_of| Points { right, out_of, is_whole: true };
        let waiting = Points { right: 20, out_of: 25, is_whole: false };
        assert_eq!(points((20, 25), None, (true, true)), waiting);
        assert_eq!(points((20, 25), Some((6, 8)), (true, true)), whole(26, 33));
        assert_eq!(points((20, 25), Some((6, 8)), (true, false)), whole(20, 25));
        assert_eq!(points((20, 25), None, (false, true)), whole(20, 25));
    }

    #[test]
    fn every_written_item_of_a_shipped_test_says_what_it_is_worth() {
        for course in coursework::shipped() {
            for form in course.units.iter().flat_map(|unit| &unit.forms) {
                for item in form.text.en.items() {
                    if item.kind != coursework::ItemKind::Written {
                        continue;
                    }
                    let rubric = form.keys[&item.id].rubric.as_ref().unwrap();
                    assert!(rubric_points(&rubric.en) > 0, "{} {}", course.code, item.id);
                    for (_, lines) in rubric.each() {
                        assert_eq!(rubric_points(lines), rubric_points(&rubric.en));
                    }
                }
            }
        }
    }

    #[test]
    fn a_form_that_was_seen_is_not_given_again_and_one_that_nobody_began_is() {
        let course = coursework::shipped_course("consumer-mathematics").unwrap();
        let forms = &course.units[0].forms;
        let attempt = |form: &str, is_unseen| Attempt {
            id: AttemptId::new(),
            number: 1,
            copy: None,
            form: form.into(),
            supervisor: String::new(),
            state: "TX".parse().unwrap(),
            right: None,
            out_of: 25,
            is_whole: false,
            is_reported: false,
            is_void: is_unseen,
            tested_on: jiff::civil::date(2026, 11, 25),
            method: Method::Online,
            is_unseen,
        };
        let free = |attempts: &[Attempt]| {
            free_form(forms, (attempts, &[]), 1).map(|form| form.letter.clone())
        };
        assert_eq!(free(&[]).as_deref(), Some("A"));
        assert_eq!(free(&[attempt("A", true)]).as_deref(), Some("A"));
        assert_eq!(free(&[attempt("A", false)]).as_deref(), Some("B"));
        assert_eq!(free(&[attempt("A", false), attempt("B", false)]), None);
    }
}
