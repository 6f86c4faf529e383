//! Whether what was read is what was marked.

use crate::{Intent, Stroke};

/// What a reader says of a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Said {
    /// One letter, from 0.
    Letter(usize),
    /// Nothing is marked.
    Nothing,
    /// A person must look.
    AskAPerson,
}

/// How that compares with the truth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It is what was marked.
    Right,
    /// A person is asked.
    Asked,
    /// It is wrong, and nobody would notice.
    Wrong,
}

/// Compares.
pub fn verdict(intent: &Intent, said: Said) -> Verdict {
    let is_right = match (intent, said) {
        (_, Said::AskAPerson) => return Verdict::Asked,
        (Intent::Clear(letter), Said::Letter(read)) => read == *letter,
        (Intent::Blank, Said::Nothing) => true,
        (Intent::Unclear(strokes), said) => meant(strokes) == said,
        _ => false,
    };
    if is_right { Verdict::Right } else { Verdict::Wrong }
}

/// What a student meant by strokes of which some are erased.
fn meant(strokes: &[(usize, Stroke)]) -> Said {
    let kept = strokes.iter().find(|(_, stroke)| *stroke != Stroke::Erased);
    kept.map_or(Said::Nothing, |(letter, _)| Said::Letter(*letter))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_erased_mark_counts_for_nothing_and_two_marks_are_never_one() {
        let changed = Intent::Unclear(vec![(2, Stroke::Full), (0, Stroke::Erased)]);
        assert_eq!(verdict(&changed, Said::Letter(2)), Verdict::Right);
        assert_eq!(verdict(&changed, Said::Letter(0)), Verdict::Wrong);
        assert_eq!(verdict(&changed, Said::AskAPerson), Verdict::Asked);
        let erased = Intent::Unclear(vec![(1, Stroke::Erased)]);
        assert_eq!(verdict(&erased, Said::Nothing), Verdict::Right);
        assert_eq!(verdict(&Intent::Double(0, 1), Said::Letter(0)), Verdict::Wrong);
        assert_eq!(verdict(&Intent::Clear(3), Said::Nothing), Verdict::Wrong);
        assert_eq!(verdict(&Intent::Blank, Said::Nothing), Verdict::Right);
    }
}
