//! The list of the content's files. Each is embedded in both languages: one that is missing in either stops the build.

use platform::Lang;

/// A file of `content/` in both languages.
#[derive(Debug)]
pub(crate) struct Shipped {
    /// Its path below the language's folder, without the extension.
    pub(crate) name: &'static str,
    english: &'static str,
    spanish: &'static str,
}

impl Shipped {
    /// What it says in a language.
    pub(crate) fn of(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::En => self.english,
            Lang::Es => self.spanish,
        }
    }
}

macro_rules! texts {
    ($($name:literal)*) => {
        &[$(Shipped {
            name: $name,
            english: include_str!(concat!("../../../../content/en/", $name, ".md")),
            spanish: include_str!(concat!("../../../../content/es/", $name, ".md")),
        }),*]
    };
}

/// Every file of `content/`; a test compares the list with the folders.
pub(crate) const SHIPPED: &[Shipped] = texts![
    "home"
    "home/events"
    "home/goal"
    "home/impact"
    "home/library"
    "home/pass"
    "home/privacy"
    "home/states"
    "accessibility"
    "events"
    "for-families"
    "for-programs"
    "for-recruiters"
    "for-schools"
    "impact"
    "library"
    "pass"
    "privacy"
    "program"
    "states"
    "updates"
    "stories/lucia"
    "updates/directors-meeting-2024"
    "updates/eligibility-matrix"
    "updates/national-coe-approval"
    "updates/privacy-training"
    "updates/reporting-webinar-2022-23"
];
