//! What a record is opened for, as the pages ask it.

use crate::Purpose;
use pages::Page;

/// One of the answers.
pub(super) struct Choice {
    pub(super) code: &'static str,
    pub(super) text: String,
    pub(super) chosen: bool,
}

/// All answers, with the one that was given.
pub(super) fn choices(page: &Page, chosen: Option<Purpose>) -> Vec<Choice> {
    let choice = |purpose: Purpose| Choice {
        code: purpose.code(),
        text: text(page, purpose),
        chosen: chosen == Some(purpose),
    };
    // The last one is not chosen: it is noted where two records are compared.
    Purpose::ALL.into_iter().filter(|purpose| *purpose != Purpose::Accuracy).map(choice).collect()
}

/// A purpose in words.
pub(super) fn text(page: &Page, purpose: Purpose) -> String {
    page.t(match purpose {
        Purpose::Enrollment => "records-purpose-enrollment",
        Purpose::Placement => "records-purpose-placement",
        Purpose::Credit => "records-purpose-credit",
        Purpose::Participation => "records-purpose-participation",
        Purpose::Accuracy => "records-purpose-accuracy",
    })
}
