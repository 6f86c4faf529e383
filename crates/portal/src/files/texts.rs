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
    "library/edgar"
    "library/ferpa-34-cfr-99"
    "library/form-msix-user-application"
    "library/form-national-coe"
    "library/guidance-2017"
    "library/id-and-recruitment-manual"
    "library/msix-rule-2016"
    "library/msix-system-of-records"
    "library/policy-questions"
    "library/program-toolkits"
    "library/re-interviewing-guide"
    "library/regulations-34-cfr-200"
    "library/statute-title-i-part-c"
    "library/uniform-guidance-2-cfr-200"
    "training/director-01"
    "training/director-02"
    "training/director-03"
    "training/director-04"
    "training/director-05"
    "training/director-06"
    "training/director-07"
    "training/director-08"
    "training/director-09"
    "training/director-10"
    "training/director-11"
    "training/director-12"
    "training/director-13"
    "training/director-14"
    "training/planning-cycle"
    "training/planning-evaluation"
    "training/planning-needs"
    "training/planning-services"
    "training/privacy-data-keepers"
    "training/privacy-directors"
    "training/privacy-record-users"
    "training/privacy-recruiters"
    "training/recruiting"
    "training/recruiting-certificate"
    "training/recruiting-conduct"
    "training/recruiting-eligibility"
    "training/recruiting-finding"
    "training/recruiting-interview"
    "training/recruiting-review"
    "training/recruiting-youth"
    "updates/directors-meeting-2024"
    "updates/eligibility-matrix"
    "updates/national-coe-approval"
    "updates/privacy-training"
    "updates/reporting-webinar-2022-23"
];
