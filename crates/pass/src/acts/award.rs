//! The award: how it goes, who is nominated, what families allow, reviews, the choice. Each is one transaction with its
//! event, and none tells a name.

use super::{Desk, Stories, stories};
use crate::{
    model::{
        Award, AwardChoice, AwardCycle, AwardPhase, AwardReview, AwardWord, Enrollment,
        EnrollmentId, Matter, Nomination, NominationId, PassError, UnitStage,
    },
    rules::{self, Nominee},
    store::{self, Reader},
};
use accounts::{Notice, OrganizationId, PersonId, Role, StateCode};
use jiff::civil::Date;
use platform::{Actor, Event, Lang, Platform, Subject, Tx};
use serde_json::{Value, json};

/// The award to which a nomination belongs.
pub(crate) async fn award_of(platform: &Platform, id: NominationId) -> Result<Award, PassError> {
    let db = platform.db.read();
    let year = store::year_of_nomination(db, id).await?.ok_or(PassError::NotFound)?;
    store::award(db, year).await?.ok_or(PassError::NotFound)
}

/// A year's award on the desk; nobody else changes it meanwhile.
struct Open {
    tx: Tx,
    award: Award,
    today: Date,
}

impl Open {
    async fn of(desk: &Desk, year: i16) -> Result<Self, PassError> {
        let tx = begin(desk, year).await?;
        let award = store::award(tx.conn(), year).await?.ok_or(PassError::NotFound)?;
        Ok(Self { tx, award, today: desk.platform.clock.today() })
    }

    async fn with(desk: &Desk, id: NominationId) -> Result<(Self, Nomination), PassError> {
        let year = store::year_of_nomination(desk.platform.db.read(), id).await?;
        let open = Self::of(desk, year.ok_or(PassError::NotFound)?).await?;
        let nomination = open.award.nomination(id)?.clone();
        Ok((open, nomination))
    }

    fn must_be(&self, wanted: AwardPhase) -> Result<(), PassError> {
        let is_so = rules::award_phase(&self.award.cycle, self.today) == wanted;
        if is_so { Ok(()) } else { Err(PassError::Rule("award-not-now")) }
    }

    async fn close(
        self,
        kind: &'static str,
        id: NominationId,
        data: Value,
    ) -> Result<(), PassError> {
        close(self.tx, kind, Subject::new("pass-award-nomination", id), data).await
    }
}

async fn begin(desk: &Desk, year: i16) -> Result<Tx, PassError> {
    let tx = desk.platform.db.begin(Actor::person(desk.user.id)).await?;
    tx.serialize(&format!("pass.award.{year}")).await?;
    Ok(tx)
}

async fn close(
    mut tx: Tx,
    kind: &'static str,
    subject: Subject,
    data: Value,
) -> Result<(), PassError> {
    tx.emit(Event::new(kind, subject, data));
    Ok(tx.commit().await?)
}

/// Says how a year's award goes. Once somebody is nominated, its first days and what counts stay as they are; once somebody
/// is chosen, all of it does.
pub(crate) async fn set_award_cycle(desk: &Desk, cycle: &AwardCycle) -> Result<(), PassError> {
    if !rules::days_follow(cycle) {
        return Err(PassError::Rule("award-order"));
    }
    let tx = begin(desk, cycle.year).await?;
    if let Some(before) = store::award(tx.conn(), cycle.year).await? {
        if before.choice.is_some() {
            return Err(PassError::Rule("award-chosen"));
        }
        if !before.nominations.is_empty() && rules::changes_what_counts(&before.cycle, cycle) {
            return Err(PassError::Rule("award-begun"));
        }
    }
    store::insert_award_cycle(&tx, cycle).await?;
    let subject = Subject::new("pass-award", cycle.year);
    close(tx, "pass.award-set", subject, json!({ "year": cycle.year })).await
}

/// What the records say of a student who may be nominated from an enrollment on a day. It counts units of all her
/// enrollments, wherever they were.
pub(crate) async fn nominee(
    platform: &Platform,
    award: &Award,
    (one, on): (&Enrollment, Date),
) -> Result<Nominee, PassError> {
    let db = platform.db.read();
    let numbers = records::numbers_ever(db, one.student).await?;
    let ids = store::all_enrollments_of(db, &numbers).await?;
    let counts = |unit: &crate::model::Unit| {
        let last = unit.attempts.iter().rev().find(|attempt| !attempt.is_void);
        unit.stage == UnitStage::Passed
            && last.is_some_and(|attempt| rules::counts(&award.cycle, attempt.tested_on, on))
    };
    let units = store::units(db, &ids).await?;
    Ok(Nominee {
        units: units.iter().filter(|(_, unit)| counts(unit)).count(),
        stage: one.stage,
        has_won: store::has_won(db, &numbers).await?,
        is_nominated: award.nominations.iter().any(|known| numbers.contains(&known.student)),
    })
}

/// What a nominator says.
pub(crate) struct NominationWords {
    pub(crate) statement: String,
    pub(crate) essay: String,
    pub(crate) lang: Lang,
    /// Who consents, and when.
    pub(crate) consent: (String, Date),
}

/// Nominates a student from an enrollment that the nominator may see.
pub(crate) async fn nominate(
    desk: &Desk,
    (year, id): (i16, EnrollmentId),
    words: NominationWords,
) -> Result<NominationId, PassError> {
    let open = Open::of(desk, year).await?;
    let found = store::enrollment(open.tx.conn(), id, &desk.reader()).await?;
    let one = found.ok_or(PassError::NotFound)?;
    open.must_be(AwardPhase::Nominations)?;
    let nominee = nominee(&desk.platform, &open.award, (&one, open.today)).await?;
    if let Some(why) = rules::why_not(&open.award.cycle, nominee).first() {
        return Err(PassError::Rule(why));
    }
    let new = Nomination {
        id: NominationId::new(),
        year,
        enrollment: id,
        student: one.student,
        statement: words.statement,
        essay: words.essay,
        lang: words.lang,
        nominator: desk.user.id,
        on: open.today,
    };
    store::insert_nomination(&open.tx, &new).await?;
    let (by, on) = words.consent;
    let paper = String::new();
    let word =
        AwardWord { matter: Matter::Nomination, is_given: true, by, on, through: None, paper };
    store::insert_award_word(&open.tx, new.id, &word).await?;
    open.close("pass.award-nominated", new.id, json!({ "year": year })).await?;
    Ok(new.id)
}

/// Writes down what a family allows or allows no more; only those who may see the student do. Where she was chosen, her story
/// begins with the consent, and leaves the public pages with its withdrawal, in the same transaction.
pub(crate) async fn award_consent(
    desk: &Desk,
    to_stories: &Stories,
    id: NominationId,
    word: &AwardWord,
) -> Result<(), PassError> {
    let (mut open, nomination) = Open::with(desk, id).await?;
    let seen = store::enrollment(open.tx.conn(), nomination.enrollment, &desk.reader()).await?;
    seen.ok_or(PassError::NotFound)?;
    if word.on > open.today {
        return Err(PassError::Rule("future-day"));
    }
    let before = open.award.consent(id);
    let is_named = word.is_given && word.matter == Matter::Publication;
    if is_named && !before.nomination() {
        return Err(PassError::Rule("award-no-consent"));
    }
    store::insert_award_word(&open.tx, id, word).await?;
    if !word.is_given && word.matter == Matter::Nomination {
        // Who may not be nominated may not be named either.
        let no_more = AwardWord { matter: Matter::Publication, ..word.clone() };
        store::insert_award_word(&open.tx, id, &no_more).await?;
    }
    let is_chosen = open.award.choice.as_ref().is_some_and(|choice| choice.nomination == id);
    if !word.is_given {
        stories::end(&desk.platform, &mut open.tx, (to_stories, id)).await?;
    } else if is_named && is_chosen {
        let reason = open.award.choice.as_ref().map(|choice| choice.reason.clone());
        let reason = reason.unwrap_or_default();
        stories::begin(&desk.platform, &mut open.tx, to_stories, (&nomination, word, &reason))
            .await?;
    }
    let data = json!({ "matter": word.matter.code(), "given": word.is_given });
    open.close("pass.award-consent", id, data).await
}

/// Whether a reader has to stand back: she nominated or mentored the student, or may see her, or the student was once her
/// State's or her site's.
pub(crate) async fn has_conflict(desk: &Desk, nomination: &Nomination) -> Result<bool, PassError> {
    if nomination.nominator == desk.user.id {
        return Ok(true);
    }
    let db = desk.platform.db.read();
    if store::enrollment(db, nomination.enrollment, &Reader::of(&desk.user)).await?.is_some() {
        return Ok(true);
    }
    let states = desk.user.scope().any_states();
    let assigned = store::assigned(db, nomination.enrollment).await?;
    Ok(assigned.iter().any(|past| match past.role.as_str() {
        "state" => past.value.parse::<StateCode>().is_ok_and(|state| states.contains(&state)),
        "site" => past
            .value
            .parse::<OrganizationId>()
            .is_ok_and(|site| desk.user.seats().any(|(seat, _)| seat == site)),
        _ => past.value.parse::<PersonId>().is_ok_and(|mentor| mentor == desk.user.id),
    }))
}

/// Keeps a review.
pub(crate) async fn review_award(desk: &Desk, review: &AwardReview) -> Result<(), PassError> {
    let (open, nomination) = Open::with(desk, review.nomination).await?;
    open.must_be(AwardPhase::Reviews)?;
    if !open.award.consent(nomination.id).nomination() {
        return Err(PassError::Rule("award-no-consent"));
    }
    if !review.is_recused && has_conflict(desk, &nomination).await? {
        return Err(PassError::Rule("award-conflict"));
    }
    if !rules::points_hold(open.award.cycle.year, review) {
        return Err(PassError::Rule("award-points"));
    }
    store::insert_award_review(&open.tx, review).await?;
    open.close("pass.award-reviewed", nomination.id, json!({ "recused": review.is_recused })).await
}

/// The committee chooses, with its reason; once for a year. Where the family allows the name, the draft of her story begins
/// in the same transaction.
pub(crate) async fn choose_award(
    desk: &Desk,
    to_stories: &Stories,
    (id, reason): (NominationId, &str),
) -> Result<(), PassError> {
    let (mut open, nomination) = Open::with(desk, id).await?;
    let year = open.award.cycle.year;
    let consent = open.award.consent(id);
    let score = rules::award_score(id, &open.award.reviews);
    let of = (consent.nomination(), score);
    rules::may_choose(&open.award.cycle, of, open.today).map_err(PassError::Rule)?;
    let own = open.award.review_by(desk.user.id, id);
    if own.is_some_and(|review| review.is_recused) || has_conflict(desk, &nomination).await? {
        return Err(PassError::Rule("award-conflict"));
    }
    if open.award.choice.is_some() {
        return Err(PassError::Rule("award-chosen"));
    }
    let choice = AwardChoice { year, nomination: id, reason: reason.to_owned(), on: open.today };
    store::insert_award_choice(&open.tx, &choice).await?;
    if let Some(word) = consent.publication(open.today) {
        stories::begin(&desk.platform, &mut open.tx, to_stories, (&nomination, word, reason))
            .await?;
    }
    tell_chosen(&desk.platform, &open.tx, &nomination).await?;
    open.close("pass.award-chosen", id, json!({ "year": year })).await
}

/// Tells the offices of the State that looks after her and of her home State, and the mentors at her site.
async fn tell_chosen(
    platform: &Platform,
    tx: &Tx,
    nomination: &Nomination,
) -> Result<(), PassError> {
    let found = store::any_enrollment(tx.conn(), nomination.enrollment).await?;
    let one = found.ok_or(PassError::NotFound)?;
    let notice = |organization, role| Notice {
        organization,
        role,
        kind: "pass-notice-award-chosen",
        data: json!({ "year": nomination.year.to_string() }),
        href: format!("/pass/award/nominations/{}", nomination.id),
    };
    let mut states = vec![one.state, one.home_state];
    states.dedup();
    let mut notices = Vec::new();
    for state in states {
        let office = accounts::state_organization(tx.conn(), state).await?;
        notices.push(notice(office, Role::PassCoordinator));
    }
    notices.extend(one.site.map(|site| notice(site, Role::Mentor)));
    accounts::notify(platform, tx, &notices).await?;
    Ok(())
}
