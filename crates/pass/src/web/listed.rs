//! Copies and transcripts, as the page of an enrollment lists them.

use super::{enrollment::Whole, words};
use crate::model::{Copy, CopyKind, StoredTranscript};
use accounts::CurrentUser;
use pages::Page;

/// A copy, with what of it can be printed.
pub(super) struct CopyLine {
    pub(super) number: String,
    pub(super) what: String,
    pub(super) stage: String,
    pub(super) since: String,
    pub(super) papers: Vec<(String, String)>,
}

/// A transcript, with what the school says of it.
pub(super) struct CreditLine {
    pub(super) title: String,
    pub(super) stage: String,
    pub(super) links: Vec<(String, String)>,
}

pub(super) fn copies(page: &Page, user: &CurrentUser, whole: &Whole) -> Vec<CopyLine> {
    let base = format!("/pass/enrollments/{}/paper", whole.enrollment.id);
    let line = |copy: &Copy| {
        let units: Vec<_> = copy.units.iter().map(ToString::to_string).collect();
        let what = page
            .m(&format!("pass-copy-{}", copy.kind.code()))
            .with("units", units.join(", "))
            .with("form", &copy.form);
        let paper = |name: &str| {
            let href = page.href(format!("{base}/{name}?copy={}", copy.number));
            (href, page.t(format!("pass-paper-{name}")))
        };
        let papers = match copy.kind {
            CopyKind::Packet if user.may(super::PAPER, super::HANDLE) => {
                vec![paper("packet"), paper("label")]
            }
            CopyKind::Test if user.may(super::TEST, super::ISSUE) => {
                let (href, text) = paper("answer-sheet");
                let a4 = (format!("{href}&paper=a4"), page.t("pass-paper-answer-sheet-a4"));
                let has_booklet = super::study::has_form(&whole.enrollment, copy);
                let booklet = has_booklet.then(|| paper("test"));
                booklet.into_iter().chain([(href, text), a4]).collect()
            }
            CopyKind::Packet | CopyKind::Test => Vec::new(),
        };
        CopyLine {
            number: copy.number.grouped(),
            what: what.to_string(),
            stage: words::stage(page, copy.kind.code(), &copy.stage),
            since: page.date(&copy.since),
            papers,
        }
    };
    whole.copies.iter().map(line).collect()
}

pub(super) fn credits(page: &Page, user: &CurrentUser, whole: &Whole) -> Vec<CreditLine> {
    let home = whole.enrollment.home_state;
    let line = |transcript: &StoredTranscript| {
        let credit = crate::acts::credit_of(transcript);
        let claim = whole.claims.iter().find(|claim| claim.transcript == transcript.id);
        let title = page
            .m("pass-transcript-line")
            .with("number", transcript.number)
            .with("on", page.date(&transcript.on))
            .with("credit", words::credit(page, credit, home));
        let mut links = Vec::new();
        if user.may(super::CLAIM, super::READ) {
            let href = format!(
                "/pass/enrollments/{}/paper/transcript?number={}",
                whole.enrollment.id, transcript.number
            );
            links.push((page.href(href), page.t("pass-paper-transcript")));
            let href = format!(
                "/pass/enrollments/{}/transcript.xml?number={}",
                whole.enrollment.id, transcript.number
            );
            links.push((page.href(href), page.t("pass-paper-pesc")));
            if whole.signed.as_ref().is_some_and(|one| one.transcript == Some(transcript.id)) {
                let href = format!("/pass/enrollments/{}/credential", whole.enrollment.id);
                links.push((page.href(&href), page.t("pass-paper-credential")));
                links.push((page.href(format!("{href}?form=jwt")), page.t("pass-paper-token")));
            }
        }
        if let Some(claim) = claim {
            links.extend(super::claims::links(page, user, claim));
        }
        CreditLine {
            title: title.to_string(),
            stage: claim
                .map(|claim| super::claims::in_words(page, claim, home))
                .unwrap_or_default(),
            links,
        }
    };
    whole.transcripts.iter().map(line).collect()
}
