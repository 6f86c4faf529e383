//! A transcript as a PESC High School Transcript 1.5.0: the elements and their order as the public descriptions of the
//! standard give them. The schema itself was not at hand, so a file is well-formed and not validated against it.

use super::{Transcript, UnitLine};
use crate::model::{Course, Credit, GradingPolicy};
use jiff::{Timestamp, civil::Date};
use quick_xml::{
    Writer,
    events::{BytesDecl, BytesText, Event},
};
use std::io;

const MESSAGE: &str = "urn:org:pesc:message:HighSchoolTranscript:v1.5.0";
const CORE: &str = "urn:org:pesc:core:CoreMain:v1.14.0";
const RECORD: &str = "urn:org:pesc:sector:AcademicRecord:v1.9.0";
/// Characters that one text of the standard may have.
const TEXT_CHARS_MAX: usize = 80;

/// What the file is made from.
pub(crate) struct PescTranscript<'a> {
    /// A name for this file.
    pub document: String,
    /// When it is made.
    pub at: Timestamp,
    /// The office that issued the transcript.
    pub issuer: String,
    /// The school it goes to.
    pub school: &'a str,
    /// The student's number.
    pub number: String,
    /// Her first name.
    pub first_name: String,
    /// Her last names.
    pub last_name: String,
    /// Her birth date.
    pub birth_date: Option<Date>,
    /// When the transcript was issued, and which of the enrollment's it is.
    pub issued: (Date, u32),
    /// The course.
    pub course: &'a Course,
    /// What was earned.
    pub made: &'a Transcript,
    /// The policy.
    pub policy: &'a GradingPolicy,
}

/// A part of the file: its name, and a text or parts in it.
enum Part {
    Text(&'static str, String),
    All(&'static str, Vec<Part>),
}

fn text(name: &'static str, value: impl Into<String>) -> Part {
    let value: String = value.into();
    Part::Text(name, value.chars().take(TEXT_CHARS_MAX).collect())
}

fn write(part: &Part, writer: &mut Writer<Vec<u8>>) -> io::Result<()> {
    match part {
        Part::Text(name, value) => {
            writer.create_element(*name).write_text_content(BytesText::new(value))?;
        }
        Part::All(name, parts) => {
            writer.create_element(*name).write_inner_content(|writer| {
                parts.iter().try_for_each(|part| write(part, writer))
            })?;
        }
    }
    Ok(())
}

/// The file.
pub(crate) fn pesc_xml(about: &PescTranscript<'_>) -> io::Result<Vec<u8>> {
    let mut writer = Writer::new_with_indent(Vec::new(), b' ', 2);
    writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let names = [("xmlns:HSTrn", MESSAGE), ("xmlns:core", CORE), ("xmlns:AcRec", RECORD)];
    let parts = [transmission(about), student(about)];
    writer
        .create_element("HSTrn:HighSchoolTranscript")
        .with_attributes(names)
        .write_inner_content(|writer| parts.iter().try_for_each(|part| write(part, writer)))?;
    let mut bytes = writer.into_inner();
    bytes.push(b'\n');
    Ok(bytes)
}

fn organization(name: &str) -> Part {
    Part::All("Organization", vec![text("OrganizationName", name)])
}

fn transmission(about: &PescTranscript<'_>) -> Part {
    let note =
        "Made after the public descriptions of the standard; not validated against its schema.";
    Part::All(
        "TransmissionData",
        vec![
            text("DocumentID", about.document.clone()),
            text("CreatedDateTime", seconds(about.at)),
            text("DocumentTypeCode", "StudentRequest"),
            text("TransmissionType", "Original"),
            Part::All("Source", vec![organization(&about.issuer)]),
            Part::All("Destination", vec![organization(about.school)]),
            Part::Text("NoteMessage", note.to_owned()),
        ],
    )
}

fn seconds(at: Timestamp) -> String {
    Timestamp::from_second(at.as_second()).unwrap_or(at).to_string()
}

fn student(about: &PescTranscript<'_>) -> Part {
    let mut person = vec![text("AgencyAssignedID", about.number.clone())];
    if let Some(day) = about.birth_date {
        person.push(Part::All("Birth", vec![text("BirthDate", day.to_string())]));
    }
    let name = vec![
        text("FirstName", about.first_name.clone()),
        text("LastName", about.last_name.clone()),
    ];
    person.push(Part::All("Name", name));
    let (issued, number) = about.issued;
    let session = vec![
        Part::All(
            "AcademicSessionDetail",
            vec![
                text("SessionDesignator", issued.strftime("%Y-%m").to_string()),
                text("SessionName", format!("PASS, transcript {number} of {issued}")),
            ],
        ),
        course(about),
    ];
    let record = vec![
        Part::All("School", vec![text("OrganizationName", about.issuer.clone())]),
        Part::All("AcademicSession", session),
    ];
    Part::All("Student", vec![Part::All("Person", person), Part::All("AcademicRecord", record)])
}

/// An amount or a percent as a decimal number, to the hundredth.
fn decimal(amount: Credit) -> String {
    let hundredths = amount.numerator() * 100 / amount.denominator().max(1);
    format!("{}.{:02}", hundredths / 100, hundredths % 100)
}

fn course(about: &PescTranscript<'_>) -> Part {
    let (course, score) = (about.course, &about.made.score);
    let mut parts = vec![
        text("CourseCreditBasis", "Regular"),
        text("CourseCreditUnits", "CarnegieUnits"),
        text("CourseCreditValue", decimal(course.credit)),
        text("CourseCreditEarned", decimal(score.credit)),
    ];
    if let Some(mean) = score.mean {
        parts.push(text("CourseAcademicGrade", decimal(mean)));
    }
    if !course.sced.is_empty() && !course.is_sced_doubtful {
        parts.push(text("AgencyCourseID", course.sced.clone()));
    }
    parts.push(text("OriginalCourseID", course.code.clone()));
    parts.push(text("CourseTitle", course.title.clone()));
    let days = || about.made.lines.iter().filter_map(|line| line.tested_on);
    if let (Some(first), Some(last)) = (days().min(), days().max()) {
        parts.push(text("CourseBeginDate", first.to_string()));
        parts.push(text("CourseEndDate", last.to_string()));
    }
    parts.extend(about.made.lines.iter().map(unit));
    let rules = format!(
        "{} of {} units passed. Rules {}: {} % a unit, {} % on average, {} units.",
        score.units_passed,
        score.units,
        about.policy.code,
        about.policy.pass_mark,
        about.policy.course_mean_min,
        about.policy.course_units_passed_min,
    );
    parts.push(Part::Text("NoteMessage", rules));
    Part::All("Course", parts)
}

fn unit(line: &UnitLine) -> Part {
    let percent = line.percent.map_or_else(|| "no".to_owned(), decimal);
    let passed = if line.passed { "passed" } else { "not passed" };
    Part::Text("NoteMessage", format!("Unit {}: {percent} percent, {passed}", line.number))
}
