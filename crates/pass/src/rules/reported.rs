//! Courses as States report them on a child's record, as far as they can be held against a plan.
//!
//! States name subjects as they please: words of the name tell the subject, as `data/pass/subject_words.csv` lists them,
//! and what no word tells is an elective. A course that two States tell of counts once.

use super::{Item, Standing, Taken};
use crate::model::{Credit, CreditScale, Subject};
use records::Course;
use std::{collections::BTreeSet, sync::LazyLock};

static WORDS: LazyLock<Vec<(String, Subject)>> = LazyLock::new(|| {
    let text = include_str!("../../../../data/pass/subject_words.csv");
    let pairs = text.lines().skip(1).filter_map(|line| line.split_once(','));
    pairs.filter_map(|(word, subject)| Some((word.to_owned(), subject.parse().ok()?))).collect()
});

/// The subject that a State's name for it, or else the course's title, tells.
pub(crate) fn subject_of(area: &str, title: &str) -> Subject {
    let told = |text: &str| {
        let text = text.to_lowercase();
        WORDS.iter().find(|(word, _)| text.contains(word.as_str())).map(|(_, subject)| *subject)
    };
    told(area).or_else(|| told(title)).unwrap_or(Subject::Other)
}

/// The courses for which a State has granted credit. `source` says of each where it comes from.
pub(crate) fn reported(courses: &[Course], source: impl Fn(&Course) -> String) -> Vec<Taken> {
    let mut known = BTreeSet::new();
    let mut taken = Vec::new();
    for course in courses {
        let of = |column| course.values.get(column).unwrap_or_default();
        let Some(amount) = course.credits().and_then(|c| c.text().parse::<Credit>().ok()) else {
            continue;
        };
        let title = of("course_title");
        let once = (
            title.to_lowercase(),
            of("academic_year_begin").to_owned(),
            of("course_section").to_owned(),
        );
        if amount.is_zero() || !known.insert(once) {
            continue;
        }
        taken.push(Taken {
            title: title.to_owned(),
            item: Item {
                subject: subject_of(of("subject_area"), title),
                amount: CreditScale::of(course.state).to_carnegie(amount),
                standing: Standing::Earned,
            },
            source: source(course),
        });
    }
    taken
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_a_subject_or_a_title_tell_what_it_is() {
        assert_eq!(subject_of("Mathematics", "Algebra I"), Subject::Math);
        assert_eq!(subject_of("", "World History A"), Subject::SocialStudies);
        assert_eq!(subject_of("English Language and Literature", ""), Subject::English);
        assert_eq!(subject_of("Physical Education", "Health"), Subject::Pe);
        assert_eq!(subject_of("", "Study Skills"), Subject::Other);
        assert_eq!(WORDS.len(), 34);
    }
}
