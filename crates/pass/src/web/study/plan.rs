//! On which page each part of a book begins: the same in both languages, so that student and mentor follow together.
//!
//! Both books are laid out once without room for notes; then each part gets so many pages for notes that it is as long as
//! its longer fellow. The texts are part of the program, so this is worked out once and remembered.

use super::{
    Words,
    book::{Which, document, part_names},
};
use crate::model::PassError;
use coursework::Language;
use pages::{WebError, WebResult};
use std::{
    collections::HashMap,
    sync::{Arc, LazyLock, Mutex, PoisonError},
};

/// The pages of a book in one language.
#[derive(Debug, Clone, Default)]
pub(super) struct Plan {
    /// For each part: the page it begins on, and the pages for notes at its end.
    parts: HashMap<String, (usize, usize)>,
}

impl Plan {
    /// The page on which a part begins, as it is printed.
    pub(super) fn start(&self, part: &str) -> String {
        self.parts.get(part).map(|(start, _)| start.to_string()).unwrap_or_default()
    }

    /// The pages for notes after a part.
    pub(super) fn pads(&self, part: &str) -> usize {
        self.parts.get(part).map_or(0, |(_, pads)| *pads)
    }
}

/// The plans of a book in both languages.
#[derive(Debug, Clone, Default)]
pub(super) struct Plans {
    english: Plan,
    spanish: Plan,
}

impl Plans {
    pub(super) fn of(&self, language: Language) -> Plan {
        match language {
            Language::English => self.english.clone(),
            Language::Spanish => self.spanish.clone(),
        }
    }
}

/// Course, unit, large print.
type Book = (String, u8, bool);

static KNOWN: LazyLock<Mutex<HashMap<Book, Arc<Plans>>>> = LazyLock::new(Mutex::default);

/// The plans of a book. The first call for a book computes for a while; call it where threads may block.
pub(super) fn plan(words: &Words<'_>, which: Which) -> WebResult<Arc<Plans>> {
    let book = (which.course.code.clone(), which.unit.number, which.is_large);
    // Whoever asks meanwhile waits for it, and does not do the same work beside it.
    let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(plans) = known.get(&book) {
        return Ok(plans.clone());
    }
    let plans = Arc::new(worked_out(words, which)?);
    known.insert(book, plans.clone());
    Ok(plans)
}

fn worked_out(words: &Words<'_>, which: Which) -> WebResult<Plans> {
    let lengths = |language| -> WebResult<Vec<usize>> {
        let values = document(words, which, language, &Plan::default());
        let starts = documents::starts("book", &values).map_err(PassError::Document);
        let starts = starts.map_err(super::super::web_error)?;
        let pages: Vec<_> = starts.iter().map(|(_, page)| *page).collect();
        Ok(pages.windows(2).map(|pair| pair[1].saturating_sub(pair[0])).collect())
    };
    let (english, spanish) = (lengths(Language::English)?, lengths(Language::Spanish)?);
    let names = part_names(which.unit);
    if english.len() + 1 != names.len() || spanish.len() != english.len() {
        return Err(WebError::internal("a book does not leave a mark at each of its parts"));
    }
    let mut plans = Plans::default();
    let mut start = 1;
    let mut names = names.into_iter();
    for ((own, other), name) in english.into_iter().zip(spanish).zip(names.by_ref()) {
        let length = own.max(other);
        plans.english.parts.insert(name.clone(), (start, length - own));
        plans.spanish.parts.insert(name, (start, length - other));
        start += length;
    }
    if let Some(last) = names.next() {
        plans.english.parts.insert(last.clone(), (start, 0));
        plans.spanish.parts.insert(last, (start, 0));
    }
    Ok(plans)
}

#[cfg(test)]
mod tests {
    use super::*;
    use coursework::{Course, Unit};
    use platform::{Lang, Messages};

    /// A book of the first lessons of the demonstration course; the whole of it takes long in a debug build.
    fn short_book() -> Which {
        let course = coursework::shipped_course("consumer-mathematics").unwrap();
        let unit =
            Unit { lessons: course.units[0].lessons[..2].to_vec(), ..course.units[0].clone() };
        let course: &'static Course =
            Box::leak(Box::new(Course { units: vec![unit], ..course.clone() }));
        Which { course, unit: &course.units[0], is_large: false }
    }

    #[test]
    fn every_letter_of_a_shipped_course_can_be_printed() {
        for course in coursework::shipped() {
            let missing = documents::unprintable(&format!("{course:?}"));
            assert!(missing.is_empty(), "{}: the font has no {missing:?}", course.code);
        }
    }

    #[test]
    fn every_part_begins_on_the_same_page_in_both_languages() {
        let messages = Messages::new(&[crate::MESSAGES]);
        let words = Words { messages: &messages, lang: Lang::En };
        let which = short_book();
        let plans = worked_out(&words, which).unwrap();
        let found = Language::ALL.map(|language| {
            let plan = plans.of(language);
            let starts =
                documents::starts("book", &document(&words, which, language, &plan)).unwrap();
            for (name, page) in &starts {
                assert_eq!(plan.start(name), page.to_string(), "{name} of {language:?}");
            }
            let values = document(&words, which, language, &plan);
            assert!(documents::pdf("book", &values).unwrap().pages > 6);
            starts
        });
        assert_eq!(found[0], found[1]);
        assert_eq!(found[0].len(), 5);
        assert!(found[0][4].1 > 6, "the lessons are there");
    }
}
