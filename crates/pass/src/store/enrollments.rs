//! Enrollments, and what the home school said of each.

use super::statement::{Binds, Row, insert};
use crate::model::{
    Agreement, Assigned, Enrollment, EnrollmentId, EnrollmentStage, NewReferral, Subject,
};
use accounts::{CurrentUser, OrganizationId, PersonId, Role, Scope, StateCode};
use jiff::civil::Date;
use platform::{
    DbError, Tx,
    db::{Uuid, to_date},
};
use records::ExchangeNumber;
use sea_orm::{ConnectionTrait, Value};
use std::collections::BTreeSet;

pub(super) const COLUMNS: &str = "e.id, e.student, e.course, e.edition, e.reason, e.format, e.language, \
    e.stage, e.home_state, e.home_school, e.home_district, e.state, e.site_id, e.mentor_id, \
    e.consent_on, e.opened_on, e.expires_on, e.extensions, e.contact_on, e.continuation";
/// Enrollments on one list; longer ones say so.
const LIST_MAX: u32 = 300;

/// Who reads, and how far she may look: her State's students and those whose home school lies in it, her district's,
/// her site's. A mentor sees her own students and those of her sites, never a whole State.
#[derive(Debug, Clone)]
pub(crate) struct Reader {
    pub(crate) person: PersonId,
    scope: Scope,
    sites: Vec<OrganizationId>,
}

impl Reader {
    pub(crate) fn of(user: &CurrentUser) -> Self {
        let mut scope = user.scope();
        if user.seats().all(|(_, role)| role == Role::Mentor) {
            scope.states.clear();
            scope.districts.clear();
        }
        let sites = user.seats().map(|(organization, _)| organization).collect();
        Self { person: user.id, scope, sites }
    }

    /// The States she reads for, as a list for `IN`.
    pub(super) fn states(&self, binds: &mut Binds) -> String {
        binds.list(self.scope.states.iter().map(StateCode::as_str))
    }

    pub(super) fn condition(&self, binds: &mut Binds) -> String {
        let states: Vec<_> = self.scope.states.iter().map(StateCode::as_str).collect();
        let home = binds.list(states.clone());
        let now = binds.list(states);
        let districts = binds.list(self.scope.districts.iter().map(String::as_str));
        let sites = binds.list(self.sites.iter().map(|site| site.uuid()));
        let person = binds.one(self.person.uuid());
        format!(
            "(e.home_state IN {home} OR e.state IN {now} OR e.home_district IN {districts} \
             OR e.site_id IN {sites} OR e.mentor_id = {person})"
        )
    }
}

pub(super) fn read(row: &mut Row) -> Result<Enrollment, DbError> {
    Ok(Enrollment {
        id: row.id()?,
        student: row.parsed()?,
        course: row.next()?,
        edition: row.next()?,
        reason: row.next()?,
        format: row.next()?,
        language: row.next()?,
        stage: row.parsed()?,
        home_state: row.parsed()?,
        home_school: row.next()?,
        home_district: row.next()?,
        state: row.parsed()?,
        site: row.maybe_id()?,
        mentor: row.maybe_id()?,
        consent_on: row.maybe_date()?,
        opened_on: row.date()?,
        expires_on: row.maybe_date()?,
        extensions: row.number()?,
        contact_on: row.maybe_date()?,
        continuation: row.next()?,
    })
}

/// One enrollment, if it is in the reader's reach.
pub(crate) async fn enrollment(
    conn: &impl ConnectionTrait,
    id: EnrollmentId,
    reader: &Reader,
) -> Result<Option<Enrollment>, DbError> {
    let mut binds = Binds::default();
    let place = binds.one(id.uuid());
    let reach = reader.condition(&mut binds);
    let text = format!("SELECT {COLUMNS} FROM pass_enrollment e WHERE e.id = {place} AND {reach}");
    binds.all(conn, &text).await?.first_mut().map(read).transpose()
}

/// The enrollments in a reader's reach, at some stages or at all of them, those longest without contact first; and
/// whether there are more.
pub(crate) async fn enrollments(
    conn: &impl ConnectionTrait,
    reader: &Reader,
    stages: &[EnrollmentStage],
) -> Result<(Vec<Enrollment>, bool), DbError> {
    let mut binds = Binds::default();
    let reach = reader.condition(&mut binds);
    let at = if stages.is_empty() {
        String::new()
    } else {
        format!("AND e.stage IN {}", binds.list(stages.iter().map(|stage| stage.code())))
    };
    let text = format!(
        "SELECT {COLUMNS} FROM pass_enrollment e WHERE {reach} {at} \
         ORDER BY COALESCE(e.contact_on, e.opened_on), e.id LIMIT {}",
        LIST_MAX + 1
    );
    let mut rows = binds.all(conn, &text).await?;
    let more = rows.len() > LIST_MAX as usize;
    rows.truncate(LIST_MAX as usize);
    Ok((rows.iter_mut().map(read).collect::<Result<_, _>>()?, more))
}

/// The enrollments of a student under any of her numbers, in a reader's reach.
pub(crate) async fn enrollments_of_student(
    conn: &impl ConnectionTrait,
    numbers: &[ExchangeNumber],
    reader: &Reader,
) -> Result<Vec<Enrollment>, DbError> {
    let mut binds = Binds::default();
    let list = binds.list(numbers.iter().map(ToString::to_string));
    let reach = reader.condition(&mut binds);
    let text = format!(
        "SELECT {COLUMNS} FROM pass_enrollment e WHERE e.student IN {list} AND {reach} ORDER BY e.id"
    );
    binds.all(conn, &text).await?.iter_mut().map(read).collect()
}

/// Opens an enrollment as a draft; its units are those asked for.
pub(crate) async fn insert_enrollment(
    tx: &mut Tx,
    new: &NewReferral,
    today: Date,
) -> Result<EnrollmentId, DbError> {
    let id = EnrollmentId::new();
    let columns = "id, student, course, edition, reason, format, language, stage, home_state, \
        home_school, home_district, state, opened_on, extensions, continuation";
    let values: Vec<Value> = vec![
        id.uuid().into(),
        new.student.to_string().into(),
        new.course.clone().into(),
        new.edition.clone().into(),
        new.reason.clone().into(),
        new.format.clone().into(),
        new.language.clone().into(),
        EnrollmentStage::Draft.code().into(),
        new.home_state.as_str().into(),
        new.home_school.clone().into(),
        new.home_district.clone().into(),
        new.home_state.as_str().into(),
        to_date(today).into(),
        0_i64.into(),
        "".into(),
    ];
    insert(tx.conn(), "pass_enrollment", columns, values).await?;
    for number in &new.units {
        let values = vec![
            id.uuid().into(),
            i64::from(*number).into(),
            crate::model::UnitStage::NotStarted.code().into(),
            0_i64.into(),
        ];
        let columns = "enrollment_id, number, stage, exceptions";
        insert(tx.conn(), "pass_unit", columns, values).await?;
    }
    Ok(id)
}

/// Keeps what holds now, and ends and begins the assignments that changed.
pub(crate) async fn save_enrollment(
    tx: &mut Tx,
    before: &Enrollment,
    now: &Enrollment,
    today: Date,
) -> Result<(), DbError> {
    let day = |day: Option<Date>| day.map(to_date);
    let mut binds = Binds::default();
    let sets = [
        ("stage", binds.one(now.stage.code())),
        ("state", binds.one(now.state.as_str())),
        ("site_id", binds.one(now.site.map(OrganizationId::uuid))),
        ("mentor_id", binds.one(now.mentor.map(PersonId::uuid))),
        ("consent_on", binds.one(day(now.consent_on))),
        ("expires_on", binds.one(day(now.expires_on))),
        ("extensions", binds.one(i64::from(now.extensions))),
        ("contact_on", binds.one(day(now.contact_on))),
        ("continuation", binds.one(now.continuation.clone())),
    ];
    let sets: Vec<_> = sets.iter().map(|(name, place)| format!("{name} = {place}")).collect();
    let id = binds.one(now.id.uuid());
    let text = format!("UPDATE pass_enrollment SET {} WHERE id = {id}", sets.join(", "));
    binds.execute(tx.conn(), &text).await?;
    let text = |id: Option<String>| id.unwrap_or_default();
    let changes = [
        ("state", before.state.to_string(), now.state.to_string()),
        ("site", text(before.site.map(|s| s.to_string())), text(now.site.map(|s| s.to_string()))),
        (
            "mentor",
            text(before.mentor.map(|m| m.to_string())),
            text(now.mentor.map(|m| m.to_string())),
        ),
    ];
    for (role, old, new) in changes {
        if old != new {
            reassign(tx, now.id, (role, &new), today).await?;
        }
    }
    Ok(())
}

async fn reassign(
    tx: &Tx,
    enrollment: EnrollmentId,
    (role, value): (&str, &str),
    today: Date,
) -> Result<(), DbError> {
    let mut binds = Binds::default();
    let (day, id, of) = (binds.one(to_date(today)), binds.one(enrollment.uuid()), binds.one(role));
    let text = format!(
        "UPDATE pass_assignment SET to_on = {day} \
         WHERE enrollment_id = {id} AND role = {of} AND to_on IS NULL"
    );
    binds.execute(tx.conn(), &text).await?;
    if value.is_empty() {
        return Ok(());
    }
    let values = vec![
        Uuid::now_v7().into(),
        enrollment.uuid().into(),
        role.into(),
        value.into(),
        to_date(today).into(),
    ];
    let columns = "id, enrollment_id, role, value, from_on";
    insert(tx.conn(), "pass_assignment", columns, values).await
}

/// Who and what looked after an enrollment, and when.
pub(crate) async fn assigned(
    conn: &impl ConnectionTrait,
    enrollment: EnrollmentId,
) -> Result<Vec<Assigned>, DbError> {
    let mut binds = Binds::default();
    let id = binds.one(enrollment.uuid());
    let text = format!(
        "SELECT role, value, from_on, to_on FROM pass_assignment WHERE enrollment_id = {id} ORDER BY id"
    );
    let read = |mut row: Row| {
        Ok(Assigned {
            role: row.next()?,
            value: row.next()?,
            from: row.date()?,
            to: row.maybe_date()?,
        })
    };
    binds.all(conn, &text).await?.into_iter().map(read).collect()
}

/// What the home school said last.
pub(crate) async fn agreement(
    conn: &impl ConnectionTrait,
    enrollment: EnrollmentId,
) -> Result<Option<Agreement>, DbError> {
    let mut binds = Binds::default();
    let id = binds.one(enrollment.uuid());
    let text = format!(
        "SELECT is_agreed, course_code, subject, numerator, denominator, said_by, said_on \
         FROM pass_agreement WHERE enrollment_id = {id} ORDER BY id DESC LIMIT 1"
    );
    let read = |mut row: Row| {
        Ok(Agreement {
            is_agreed: row.next()?,
            course_code: row.next()?,
            subject: row.next::<String>()?.parse().ok(),
            amount: row.credit()?,
            by: row.next()?,
            on: row.date()?,
        })
    };
    binds.all(conn, &text).await?.into_iter().next().map(read).transpose()
}

/// Those of these enrollments whose home school agreed to accept the credit.
pub(crate) async fn agreed_among(
    conn: &impl ConnectionTrait,
    enrollments: &[EnrollmentId],
) -> Result<BTreeSet<EnrollmentId>, DbError> {
    let mut binds = Binds::default();
    let list = binds.list(enrollments.iter().map(|id| id.uuid()));
    let text = format!(
        "SELECT a.enrollment_id FROM pass_agreement a WHERE a.enrollment_id IN {list} \
         AND a.is_agreed AND NOT EXISTS (SELECT 1 FROM pass_agreement n \
         WHERE n.enrollment_id = a.enrollment_id AND n.id > a.id)"
    );
    binds.all(conn, &text).await?.into_iter().map(|mut row| row.id()).collect()
}

/// Keeps what the home school says.
pub(crate) async fn insert_agreement(
    tx: &Tx,
    enrollment: EnrollmentId,
    said: &Agreement,
) -> Result<(), DbError> {
    let columns = "id, enrollment_id, is_agreed, course_code, subject, numerator, denominator, \
        said_by, said_on";
    let values = vec![
        Uuid::now_v7().into(),
        enrollment.uuid().into(),
        said.is_agreed.into(),
        said.course_code.clone().into(),
        said.subject.map(Subject::code).unwrap_or_default().into(),
        said.amount.numerator().into(),
        said.amount.denominator().into(),
        said.by.clone().into(),
        to_date(said.on).into(),
    ];
    insert(tx.conn(), "pass_agreement", columns, values).await
}

/// A figure of a State.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Count {
    pub(crate) state: StateCode,
    pub(crate) stage: EnrollmentStage,
    pub(crate) enrollments: u64,
}

/// Enrollments by State and stage: of all States. Counts only, no student.
pub(crate) async fn counts(conn: &impl ConnectionTrait) -> Result<Vec<Count>, DbError> {
    let text = "SELECT state, stage, COUNT(*) FROM pass_enrollment GROUP BY state, stage \
        ORDER BY state, stage";
    let read = |mut row: Row| {
        Ok(Count { state: row.parsed()?, stage: row.parsed()?, enrollments: row.number()? })
    };
    Binds::default().all(conn, text).await?.into_iter().map(read).collect()
}

/// How many units stand at each stage in the enrollments of a reader.
pub(crate) async fn units_with_stage(
    conn: &impl ConnectionTrait,
    reader: &Reader,
    stage: crate::model::UnitStage,
) -> Result<u64, DbError> {
    let mut binds = Binds::default();
    let at = binds.one(stage.code());
    let reach = reader.condition(&mut binds);
    let text = format!(
        "SELECT COUNT(*) FROM pass_unit u JOIN pass_enrollment e ON e.id = u.enrollment_id \
         WHERE u.stage = {at} AND {reach}"
    );
    let mut rows = binds.all(conn, &text).await?;
    rows.first_mut().map_or(Ok(0), Row::number)
}
