//! The award's tables. They only grow: the newest row says what holds.

use super::statement::{Binds, Row, corrupt, insert};
use crate::model::{
    Award, AwardChoice, AwardConsent, AwardCycle, AwardReview, AwardWord, Nomination, NominationId,
};
use platform::{
    DbError, Lang, Tx,
    db::{Uuid, to_date, to_utc},
};
use sea_orm::{ConnectionTrait, Value};
use std::collections::HashMap;

/// The cycles, the newest year first, each as it was said last.
pub(crate) async fn award_cycles(conn: &impl ConnectionTrait) -> Result<Vec<AwardCycle>, DbError> {
    let text = "SELECT year, window_from, opens_on, nominations_until, reviews_until, units_min, \
        reviewers_min, criteria_en, criteria_es FROM pass_award_cycle ORDER BY year DESC, id DESC";
    let mut cycles: Vec<AwardCycle> = Vec::new();
    for mut row in Binds::default().all(conn, text).await? {
        let cycle = AwardCycle {
            year: row.number()?,
            window_from: row.date()?,
            opens_on: row.date()?,
            nominations_until: row.date()?,
            reviews_until: row.date()?,
            units_min: row.number()?,
            reviewers_min: row.number()?,
            criteria_en: row.next()?,
            criteria_es: row.next()?,
        };
        if cycles.last().is_none_or(|last| last.year != cycle.year) {
            cycles.push(cycle);
        }
    }
    Ok(cycles)
}

/// The award of a year; none where nobody said how it goes.
pub(crate) async fn award(
    conn: &impl ConnectionTrait,
    year: i16,
) -> Result<Option<Award>, DbError> {
    let cycles = award_cycles(conn).await?;
    let Some(cycle) = cycles.into_iter().find(|cycle| cycle.year == year) else {
        return Ok(None);
    };
    let choices = award_choices(conn).await?;
    Ok(Some(Award {
        cycle,
        nominations: nominations(conn, year).await?,
        reviews: reviews(conn, year).await?,
        consents: consents(conn, year).await?,
        choice: choices.into_iter().find(|choice| choice.year == year),
    }))
}

/// Says how a year's award goes.
pub(crate) async fn insert_award_cycle(tx: &Tx, new: &AwardCycle) -> Result<(), DbError> {
    let columns = "id, year, window_from, opens_on, nominations_until, reviews_until, units_min, \
        reviewers_min, criteria_en, criteria_es, actor, recorded_at";
    let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    let values: Vec<Value> = vec![
        Uuid::now_v7().into(),
        i64::from(new.year).into(),
        to_date(new.window_from).into(),
        to_date(new.opens_on).into(),
        to_date(new.nominations_until).into(),
        to_date(new.reviews_until).into(),
        count(new.units_min).into(),
        count(new.reviewers_min).into(),
        new.criteria_en.clone().into(),
        new.criteria_es.clone().into(),
        tx.actor().as_str().into(),
        to_utc(tx.now()).into(),
    ];
    insert(tx.conn(), "pass_award_cycle", columns, values).await
}

/// The nominations of a year. Who may see whose is decided by whoever asks.
async fn nominations(conn: &impl ConnectionTrait, year: i16) -> Result<Vec<Nomination>, DbError> {
    let mut binds = Binds::default();
    let place = binds.one(i64::from(year));
    let text = format!(
        "SELECT id, year, enrollment_id, student, statement, essay, lang, nominator_id, nominated_on \
         FROM pass_award_nomination WHERE year = {place} ORDER BY id"
    );
    let read = |mut row: Row| {
        Ok(Nomination {
            id: row.id()?,
            year: row.number()?,
            enrollment: row.id()?,
            student: row.parsed()?,
            statement: row.next()?,
            essay: row.next()?,
            lang: Lang::from_code(&row.next::<String>()?),
            nominator: row.id()?,
            on: row.date()?,
        })
    };
    binds.all(conn, &text).await?.into_iter().map(read).collect()
}

/// The year of a nomination.
pub(crate) async fn year_of_nomination(
    conn: &impl ConnectionTrait,
    id: NominationId,
) -> Result<Option<i16>, DbError> {
    let mut binds = Binds::default();
    let place = binds.one(id.uuid());
    let text = format!("SELECT year FROM pass_award_nomination WHERE id = {place}");
    binds.all(conn, &text).await?.first_mut().map(Row::number).transpose()
}

/// Keeps a nomination.
pub(crate) async fn insert_nomination(tx: &Tx, new: &Nomination) -> Result<(), DbError> {
    let columns =
        "id, year, enrollment_id, student, statement, essay, lang, nominator_id, nominated_on";
    let values: Vec<Value> = vec![
        new.id.uuid().into(),
        i64::from(new.year).into(),
        new.enrollment.uuid().into(),
        new.student.to_string().into(),
        new.statement.clone().into(),
        new.essay.clone().into(),
        new.lang.code().into(),
        new.nominator.uuid().into(),
        to_date(new.on).into(),
    ];
    insert(tx.conn(), "pass_award_nomination", columns, values).await
}

/// What families said, by nomination, the first first.
async fn consents(
    conn: &impl ConnectionTrait,
    year: i16,
) -> Result<HashMap<NominationId, AwardConsent>, DbError> {
    let mut binds = Binds::default();
    let place = binds.one(i64::from(year));
    let text = format!(
        "SELECT c.nomination_id, c.matter, c.is_given, c.said_by, c.said_on, c.valid_through, c.paper \
         FROM pass_award_consent c JOIN pass_award_nomination n ON n.id = c.nomination_id \
         WHERE n.year = {place} ORDER BY c.id"
    );
    let mut said: HashMap<NominationId, AwardConsent> = HashMap::new();
    for mut row in binds.all(conn, &text).await? {
        let of = row.id()?;
        let code: String = row.next()?;
        said.entry(of).or_default().0.push(AwardWord {
            matter: code.parse().map_err(|()| corrupt("matter", &code))?,
            is_given: row.next()?,
            by: row.next()?,
            on: row.date()?,
            through: row.maybe_date()?,
            paper: row.next()?,
        });
    }
    Ok(said)
}

/// Writes down what a family allows, or allows no more.
pub(crate) async fn insert_award_word(
    tx: &Tx,
    nomination: NominationId,
    word: &AwardWord,
) -> Result<(), DbError> {
    let columns = "id, nomination_id, matter, is_given, said_by, said_on, valid_through, paper, \
        actor, recorded_at";
    let values: Vec<Value> = vec![
        Uuid::now_v7().into(),
        nomination.uuid().into(),
        word.matter.code().into(),
        word.is_given.into(),
        word.by.clone().into(),
        to_date(word.on).into(),
        word.through.map(to_date).into(),
        word.paper.clone().into(),
        tx.actor().as_str().into(),
        to_utc(tx.now()).into(),
    ];
    insert(tx.conn(), "pass_award_consent", columns, values).await
}

/// The reviews of a year, the oldest first.
async fn reviews(conn: &impl ConnectionTrait, year: i16) -> Result<Vec<AwardReview>, DbError> {
    let mut binds = Binds::default();
    let place = binds.one(i64::from(year));
    let text = format!(
        "SELECT r.nomination_id, r.reviewer_id, r.is_recused, r.points, r.note \
         FROM pass_award_review r JOIN pass_award_nomination n ON n.id = r.nomination_id \
         WHERE n.year = {place} ORDER BY r.id"
    );
    let read = |mut row: Row| {
        let (nomination, reviewer, is_recused) = (row.id()?, row.id()?, row.next()?);
        let points: String = row.next()?;
        let points = serde_json::from_str(&points).map_err(|_| corrupt("points", &points))?;
        Ok(AwardReview { nomination, reviewer, is_recused, points, note: row.next()? })
    };
    binds.all(conn, &text).await?.into_iter().map(read).collect()
}

/// Keeps a review; an earlier one by the same reviewer stays and counts no more.
pub(crate) async fn insert_award_review(tx: &Tx, new: &AwardReview) -> Result<(), DbError> {
    let columns = "id, nomination_id, reviewer_id, is_recused, points, note, recorded_at";
    let points =
        serde_json::to_string(&new.points).map_err(|error| DbError::Corrupt(error.to_string()))?;
    let values: Vec<Value> = vec![
        Uuid::now_v7().into(),
        new.nomination.uuid().into(),
        new.reviewer.uuid().into(),
        new.is_recused.into(),
        points.into(),
        new.note.clone().into(),
        to_utc(tx.now()).into(),
    ];
    insert(tx.conn(), "pass_award_review", columns, values).await
}

/// What was chosen, the newest year first.
pub(crate) async fn award_choices(
    conn: &impl ConnectionTrait,
) -> Result<Vec<AwardChoice>, DbError> {
    let text =
        "SELECT year, nomination_id, reason, chosen_on FROM pass_award_choice ORDER BY year DESC";
    let read = |mut row: Row| {
        let (year, nomination) = (row.number()?, row.id()?);
        Ok(AwardChoice { year, nomination, reason: row.next()?, on: row.date()? })
    };
    Binds::default().all(conn, text).await?.into_iter().map(read).collect()
}

/// Whether a student was chosen in an earlier year under one of these numbers.
pub(crate) async fn has_won(
    conn: &impl ConnectionTrait,
    numbers: &[records::ExchangeNumber],
) -> Result<bool, DbError> {
    let mut binds = Binds::default();
    let list = binds.list(numbers.iter().map(ToString::to_string));
    let text = format!(
        "SELECT 1 FROM pass_award_choice c JOIN pass_award_nomination n ON n.id = c.nomination_id \
         WHERE n.student IN {list}"
    );
    Ok(!binds.all(conn, &text).await?.is_empty())
}

/// Keeps the choice of a year.
pub(crate) async fn insert_award_choice(tx: &Tx, new: &AwardChoice) -> Result<(), DbError> {
    let columns = "year, nomination_id, reason, actor, chosen_on";
    let values: Vec<Value> = vec![
        i64::from(new.year).into(),
        new.nomination.uuid().into(),
        new.reason.clone().into(),
        tx.actor().as_str().into(),
        to_date(new.on).into(),
    ];
    insert(tx.conn(), "pass_award_choice", columns, values).await
}

/// The story that a choice began.
pub(crate) async fn award_story(
    conn: &impl ConnectionTrait,
    nomination: NominationId,
) -> Result<Option<String>, DbError> {
    let mut binds = Binds::default();
    let place = binds.one(nomination.uuid());
    let text = format!("SELECT story FROM pass_award_story WHERE nomination_id = {place}");
    binds.all(conn, &text).await?.first_mut().map(Row::next).transpose()
}

/// Remembers the story that a choice began.
pub(crate) async fn insert_award_story(
    tx: &Tx,
    nomination: NominationId,
    story: &str,
) -> Result<(), DbError> {
    let values: Vec<Value> = vec![nomination.uuid().into(), story.into(), to_utc(tx.now()).into()];
    insert(tx.conn(), "pass_award_story", "nomination_id, story, begun_at", values).await
}
