//! Writing one State package: a zip of seven CSV files, the same bytes every time.
//!
//! Rows are made one by one as they are written; a package is never held in memory.

mod learned;

use std::io::{Seek, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::dice::Dice;
use crate::dice::Purpose;
use crate::families::{Child, Family};
use crate::known::{KnownAs, stays_on_record};
use crate::paths::Stay;
use crate::rows::{
    ALTERNATE_ID_COLUMNS, ASSESSMENT_COLUMNS, AlternateIdRow, COURSE_COLUMNS, EnrollmentRow,
    HEALTH_COLUMNS, MoveRow,
};
use crate::schooling::{Enrollment, EnrollmentKind, Schooling, Traits};
use crate::student::{Person, place_of};
use crate::tables::TABLES;
use crate::{DemoError, Nation, story};

/// Files whose head is written by itself: a State may have no row of them.
const MAY_BE_WITHOUT_ROWS: [&str; 4] =
    ["alternate_ids.csv", "course_history.csv", "assessments.csv", "health_flags.csv"];
const BUFFER_BYTES: usize = 1 << 16;
const COMPRESSION_LEVEL: i64 = 1; // Speed; the files are read once.

/// One record to write.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sent {
    pub(crate) known: KnownAs,
    /// The State sends it again because something has changed.
    pub(crate) is_resent: bool,
}

/// A record with all that its rows need.
struct Sheet<'a> {
    nation: &'a Nation,
    sent: Sent,
    child: &'a Child,
    family: &'a Family,
    stays: &'a [Stay],
    state: &'static str,
    id: String,
    id_type: &'static str,
    action: &'static str,
}

type Csv<'w, W> = csv::Writer<&'w mut ZipWriter<W>>;

/// Writes the records as a package.
pub(crate) fn write<W: Write + Seek>(
    nation: &Nation,
    records: &[Sent],
    out: W,
) -> Result<(), DemoError> {
    let mut zip = ZipWriter::new(out);
    file(&mut zip, "students.csv", |csv| each(nation, records, |sheet| sheet.student(csv)))?;
    file(&mut zip, "alternate_ids.csv", |csv| {
        csv.write_record(ALTERNATE_ID_COLUMNS)?;
        each(nation, records, |sheet| sheet.alternate_id(csv))
    })?;
    file(&mut zip, "qualifying_moves.csv", |csv| each(nation, records, |sheet| sheet.moves(csv)))?;
    file(&mut zip, "enrollments.csv", |csv| each(nation, records, |sheet| sheet.enrollments(csv)))?;
    file(&mut zip, "course_history.csv", |csv| {
        csv.write_record(COURSE_COLUMNS)?;
        each(nation, records, |sheet| sheet.courses(csv))
    })?;
    file(&mut zip, "assessments.csv", |csv| {
        csv.write_record(ASSESSMENT_COLUMNS)?;
        each(nation, records, |sheet| sheet.tests(csv))
    })?;
    file(&mut zip, "health_flags.csv", |csv| {
        csv.write_record(HEALTH_COLUMNS)?;
        each(nation, records, |sheet| sheet.health(csv))
    })?;
    zip.finish()?;
    Ok(())
}

fn file<W: Write + Seek>(
    zip: &mut ZipWriter<W>,
    name: &str,
    rows: impl FnOnce(&mut Csv<'_, W>) -> Result<(), DemoError>,
) -> Result<(), DemoError> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(COMPRESSION_LEVEL))
        .last_modified_time(DateTime::DEFAULT)
        .unix_permissions(0o644)
        .large_file(false);
    zip.start_file(name, options)?;
    let mut csv = csv::WriterBuilder::new()
        .buffer_capacity(BUFFER_BYTES)
        .has_headers(!MAY_BE_WITHOUT_ROWS.contains(&name))
        .from_writer(zip);
    rows(&mut csv)?;
    csv.flush()?;
    Ok(())
}

fn each(
    nation: &Nation,
    records: &[Sent],
    mut write: impl FnMut(&Sheet<'_>) -> Result<(), DemoError>,
) -> Result<(), DemoError> {
    records.iter().try_for_each(|sent| write(&Sheet::new(nation, *sent)))
}

impl<'a> Sheet<'a> {
    fn new(nation: &'a Nation, sent: Sent) -> Self {
        let child = &nation.children[sent.known.child as usize];
        let family = &nation.families[child.family as usize];
        let state = &TABLES.states[usize::from(sent.known.state)];
        Self {
            nation,
            sent,
            child,
            family,
            stays: stays_on_record(&nation.places, family, child, &sent.known),
            state: &state.code,
            id: sent.known.state_student_id(),
            id_type: &state.id_type,
            action: if sent.is_resent { "U" } else { "I" },
        }
    }

    fn is_story(&self) -> bool {
        self.sent.known.child < story::CHILDREN
    }

    fn student<W: Write + Seek>(&self, csv: &mut Csv<'_, W>) -> Result<(), DemoError> {
        let person = Person {
            places: &self.nation.places,
            seed: self.nation.settings.seed,
            family: self.family,
            child: self.child,
            first_arrival: self.stays[0].from,
            is_resent: self.sent.is_resent,
        };
        let keyed = person.key(&self.sent.known);
        csv.serialize(keyed.row([self.state, &self.id, self.id_type, self.action]))?;
        Ok(())
    }

    fn alternate_id<W: Write + Seek>(&self, csv: &mut Csv<'_, W>) -> Result<(), DemoError> {
        let number = self.sent.known.chance_number();
        let mut dice = Dice::new(self.nation.settings.seed, Purpose::Numbers, number);
        if self.is_story() || !dice.chance(TABLES.shape.alternate_id) {
            return Ok(());
        }
        csv.serialize(AlternateIdRow {
            reporting_state: self.state,
            state_student_id: &self.id,
            id_type: self.id_type,
            action: self.action,
            row_number: 1,
            alternate_id: &format!("A{:08}", dice.digits(8)),
            alternate_id_type: if self.id_type == "01" { "02" } else { "01" },
        })?;
        Ok(())
    }

    fn with_schooling<T>(&self, read: impl FnOnce(&Schooling<'_>, &Traits) -> T) -> T {
        let traits = Traits::of(self.nation.settings.seed, self.sent.known.child, self.family);
        let schooling = Schooling {
            places: &self.nation.places,
            today: self.nation.settings.today,
            seed: self.nation.settings.seed,
            family: self.family,
            child: self.child,
            traits: &traits,
            known: &self.sent.known,
            stays: self.stays,
        };
        read(&schooling, &traits)
    }

    fn moves<W: Write + Seek>(&self, csv: &mut Csv<'_, W>) -> Result<(), DemoError> {
        let places = &self.nation.places;
        for (row, moved) in (1..).zip(self.with_schooling(|schooling, _| schooling.moves())) {
            let [from_city, from_state, from_country] = place_of(places, moved.from);
            csv.serialize(MoveRow {
                reporting_state: self.state,
                state_student_id: &self.id,
                id_type: self.id_type,
                action: self.action,
                row_number: row,
                qualifying_arrival_date: moved.arrival,
                from_city,
                from_state,
                from_country,
                to_city: places.town(moved.to),
                to_state: self.state,
                eligibility_expiration_date: moved.expiration,
            })?;
        }
        Ok(())
    }

    fn enrollments<W: Write + Seek>(&self, csv: &mut Csv<'_, W>) -> Result<(), DemoError> {
        self.with_schooling(|schooling, traits| {
            let enrollments = schooling.enrollments(self.is_story());
            (1..)
                .zip(enrollments)
                .try_for_each(|(row, enrollment)| self.enrollment(csv, (row, &enrollment), traits))
        })
    }

    fn enrollment<W: Write + Seek>(
        &self,
        csv: &mut Csv<'_, W>,
        (row, enrollment): (usize, &Enrollment),
        traits: &Traits,
    ) -> Result<(), DemoError> {
        let places = &self.nation.places;
        let district = places.district(enrollment.town);
        let school = places.school(enrollment.town, enrollment.school_kind());
        let shape = &TABLES.shape;
        let year = self.sent.known.chance_number() ^ u64::from(enrollment.year.unsigned_abs());
        let mut dice = Dice::new(self.nation.settings.seed, Purpose::School, year);
        let summer_project = format!("{} Summer Project", district.city);
        let preschool_project = format!("{} Early Childhood Project", district.city);
        let (enrollment_type, name, project_type) = match enrollment.kind {
            EnrollmentKind::BasicSchool if dice.chance(0.3) => ("05", school.name.as_str(), "01"),
            EnrollmentKind::BasicSchool => ("01", school.name.as_str(), ""),
            EnrollmentKind::Preschool => ("02", preschool_project.as_str(), "02"),
            EnrollmentKind::Summer => ("03", summer_project.as_str(), "01"),
            EnrollmentKind::ResidencyOnly => ("06", "", ""),
        };
        let in_school = enrollment.kind == EnrollmentKind::BasicSchool;
        let resident = enrollment.kind == EnrollmentKind::ResidencyOnly;
        let school_age = in_school || enrollment.kind == EnrollmentKind::Summer;
        let yes_no = |yes: bool| if yes { "Yes" } else { "No" };
        csv.serialize(EnrollmentRow {
            reporting_state: self.state,
            state_student_id: &self.id,
            id_type: self.id_type,
            action: self.action,
            row_number: row,
            enrollment_date: enrollment.from,
            enrollment_type,
            school_or_project_name: name,
            mep_project_type: project_type,
            school_identification_code: if in_school { &school.id } else { "" },
            facility_city: &district.city,
            school_district_id: &district.id,
            school_district: &district.name,
            facility_state: self.state,
            grade_level: enrollment.grade,
            lep_indicator: if school_age { yes_no(traits.english_learner) } else { "" },
            idea_indicator: if school_age { yes_no(traits.disability) } else { "" },
            med_alert_indicator: traits.medical_alert,
            pfs_flag: if school_age {
                yes_no(dice.chance(shape.priority_for_services))
            } else {
                ""
            },
            immunization_record_flag: yes_no(dice.chance(shape.immunization_on_file)),
            withdrawal_date: enrollment.withdrawal,
            district_of_residence: if resident { &district.id } else { "" },
            residency_date: resident.then_some(enrollment.from),
            residency_verification_date: resident.then_some(enrollment.from),
        })?;
        Ok(())
    }
}
