//! Paper on its way: packets of books and copies of tests, each under a number that is never given twice.

use super::{Desk, File, course_of, testing::its_copy};
use crate::{
    model::{
        Copy, CopyId, CopyKind, CopyNumber, EnrollmentId, Incident, IncidentId, PacketStage,
        PacketStep, PassError, TestForm, TestStage, TestStep, UnitStage,
    },
    rules::{self, Machine},
    store,
};
use accounts::Role;

/// Questions on an answer sheet unless its form says otherwise.
const QUESTIONS: u32 = 50;
/// Tries at drawing a number that was never given out; one is enough in all likelihood.
const DRAWS_MAX: usize = 8;

pub(super) async fn new_copy(
    file: &File,
    kind: CopyKind,
    units: Vec<u8>,
) -> Result<Copy, PassError> {
    for _ in 0..DRAWS_MAX {
        let number = CopyNumber::random();
        if store::copy_by_number(file.tx.conn(), &number).await?.is_none() {
            let stage = match kind {
                CopyKind::Packet => PacketStage::Requested.code(),
                CopyKind::Test => TestStage::Issued.code(),
            };
            return Ok(Copy {
                id: CopyId::new(),
                number,
                kind,
                enrollment: file.enrollment.id,
                units,
                form: String::new(),
                stage: stage.to_owned(),
                since: file.today,
                replaces: None,
                items: QUESTIONS,
            });
        }
    }
    Err(PassError::Rule("no-number"))
}

async fn put_copy(file: &mut File, copy: &Copy, step: &str) -> Result<(), PassError> {
    store::insert_copy(&file.tx, copy).await?;
    let today = file.today;
    file.record_about(copy.number.grouped(), (step, &copy.stage), today, "").await?;
    Ok(())
}

/// Asks for a packet with these units. Books are taken from the State's stock, where it keeps one.
pub(crate) async fn pack(
    desk: &Desk,
    id: EnrollmentId,
    units: Vec<u8>,
) -> Result<CopyNumber, PassError> {
    let mut file = desk.open(id).await?;
    if units.is_empty() || units.iter().any(|unit| file.unit(*unit).is_err()) {
        return Err(PassError::Rule("no-units"));
    }
    let course = course_of(&file.tx, &file.enrollment).await?;
    let state = file.enrollment.state;
    let stock = store::stock(file.tx.conn(), state).await?;
    let of = |unit: &u8| stock.get(&(course.code.clone(), *unit)).copied();
    let counts: Vec<_> = units.iter().map(of).collect();
    rules::may_ship(&file.enrollment, &counts).map_err(PassError::Rule)?;
    let kept: Vec<_> = units.iter().copied().filter(|unit| of(unit).is_some()).collect();
    if !kept.is_empty() {
        store::add_stock(&mut file.tx, state, &course, &kept, (-1, "packet")).await?;
    }
    let copy = new_copy(&file, CopyKind::Packet, units).await?;
    put_copy(&mut file, &copy, "request").await?;
    file.close().await?;
    Ok(copy.number)
}

/// Prints and counts a copy of a unit's test, in a form that she has not had. Its answer sheet has as many questions as the key
/// of the form, or where there is none yet, as many as are asked for.
pub(crate) async fn issue_test(
    desk: &Desk,
    id: EnrollmentId,
    unit: u8,
    (form, items): (&str, Option<u32>),
) -> Result<CopyNumber, PassError> {
    let mut file = desk.open(id).await?;
    let of = file.unit(unit)?;
    let form = form.trim().to_uppercase();
    if form.is_empty() || form.len() > 8 || !form.bytes().all(|b| b.is_ascii_alphanumeric()) {
        return Err(PassError::Rule("form"));
    }
    if of.attempts.iter().any(|attempt| attempt.form == form) {
        return Err(PassError::Rule("form-used"));
    }
    if items.is_some_and(|items| !sheets::item_counts().contains(&items)) {
        return Err(PassError::Rule("questions"));
    }
    let of = TestForm {
        course: file.enrollment.course.clone(),
        edition: file.enrollment.edition.clone(),
        unit,
        form: form.clone(),
    };
    let key = store::key_in_force(file.tx.conn(), &of).await?;
    let new = new_copy(&file, CopyKind::Test, vec![unit]).await?;
    let items = key.map(|key| key.letters.items()).or(items).unwrap_or(new.items);
    let copy = Copy { form, items, ..new };
    put_copy(&mut file, &copy, "issue").await?;
    file.close().await?;
    Ok(copy.number)
}

/// A copy goes from hand to hand. A packet that is replaced is packed anew with the units that are not done; a test that
/// is lost is an incident.
pub(crate) async fn custody(
    desk: &Desk,
    id: EnrollmentId,
    number: &CopyNumber,
    (step, note): (&str, &str),
) -> Result<(), PassError> {
    let mut file = desk.open(id).await?;
    let mut copy = its_copy(&file, number).await?;
    copy.stage = next_stage(&copy, step)?.to_owned();
    store::set_copy_stage(&file.tx, copy.id, &copy.stage, file.today).await?;
    let today = file.today;
    file.record_about(copy.number.grouped(), (step, &copy.stage), today, note).await?;
    if copy.packet_stage() == Some(PacketStage::Replaced) {
        replace(&mut file, &copy).await?;
    }
    if copy.test_stage() == Some(TestStage::Lost) {
        let incident = incident("copy-lost", Some(copy.id), note, today);
        store::insert_incident(&file.tx, id, &incident).await?;
        let office = [(file.enrollment.state, Role::PassCoordinator)];
        desk.tell(&file, "pass-notice-incident", &office).await?;
    }
    Ok(file.close().await?)
}

/// The stage of a copy after a step, as its kind's part of the table says.
fn next_stage(copy: &Copy, step: &str) -> Result<&'static str, PassError> {
    let unknown = PassError::Rule("own-act");
    match (copy.packet_stage(), copy.test_stage()) {
        (Some(stage), _) => {
            let step: PacketStep = step.parse().map_err(|()| unknown)?;
            Ok(stage.after(step)?.code())
        }
        (_, Some(stage)) => {
            let step: TestStep = step.parse().map_err(|()| unknown)?;
            Ok(stage.after(step)?.code())
        }
        (None, None) => Err(unknown),
    }
}

/// Another packet with what is still to be done; work that was marked counts.
async fn replace(file: &mut File, lost: &Copy) -> Result<(), PassError> {
    let is_open = |number: &u8| {
        let unit = file.units.iter().find(|unit| unit.number == *number);
        unit.is_some_and(|unit| {
            !matches!(unit.stage, UnitStage::Passed | UnitStage::SatisfiedElsewhere)
        })
    };
    let units: Vec<_> = lost.units.iter().copied().filter(is_open).collect();
    if units.is_empty() {
        return Err(PassError::Rule("nothing-to-replace"));
    }
    let again = new_copy(file, CopyKind::Packet, units).await?;
    let again = Copy { replaces: Some(lost.id), ..again };
    put_copy(file, &again, "request").await
}

fn incident(kind: &str, copy: Option<CopyId>, note: &str, on: jiff::civil::Date) -> Incident {
    Incident {
        id: IncidentId::new(),
        kind: kind.to_owned(),
        copy,
        note: note.trim().to_owned(),
        on,
        finding: String::new(),
    }
}

/// Something went wrong that no step says.
pub(crate) async fn report_incident(
    desk: &Desk,
    id: EnrollmentId,
    (kind, note): (&str, &str),
    copy: Option<&CopyNumber>,
) -> Result<(), PassError> {
    let mut file = desk.open(id).await?;
    if note.trim().is_empty() {
        return Err(PassError::Rule("no-reason"));
    }
    let copy = match copy {
        Some(number) => Some(its_copy(&file, number).await?.id),
        None => None,
    };
    store::insert_incident(&file.tx, id, &incident(kind, copy, note, file.today)).await?;
    let stage = file.enrollment.stage.code();
    let today = file.today;
    file.record_about("enrollment".into(), ("incident", stage), today, "").await?;
    let office = [(file.enrollment.state, Role::PassCoordinator)];
    desk.tell(&file, "pass-notice-incident", &office).await?;
    Ok(file.close().await?)
}
