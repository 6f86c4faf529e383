//! What is signed: an Open Badges 3.0 credential for what a course has come to, and a Comprehensive Learner Record 2.0
//! that holds all of a student's. Their words are English, as the courses are.

use super::{issuer::Issuer, proof::seconds, status_list::status};
use crate::{
    model::{Course, CredentialId, CredentialNumber, Credit, GradingPolicy, StatusPlace},
    rules::Transcript,
};
use jiff::{Timestamp, ToSpan, civil::Date, tz::TimeZone};
use records::ExchangeNumber;
use serde_json::{Value, json};

const CREDENTIALS: &str = "https://www.w3.org/ns/credentials/v2";
const OPEN_BADGES: &str = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json";
const LEARNER_RECORD: &str = "https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json";

/// What every credential has: its name and place, who signs it, whom it is about.
pub(crate) struct Signing<'a> {
    /// Its id.
    pub id: CredentialId,
    /// Its number.
    pub number: &'a CredentialNumber,
    /// Who signs.
    pub issuer: &'a Issuer,
    /// Its place among what may be revoked.
    pub place: StatusPlace,
    /// The student's number.
    pub student: ExchangeNumber,
    /// Her name as stated last.
    pub name: &'a str,
    /// When it is signed.
    pub at: Timestamp,
}

impl Signing<'_> {
    /// Where anybody can look the credential up; it is also its name.
    fn address(&self) -> String {
        format!("{}/pass/verify/{}", self.issuer.address, self.number)
    }

    /// What both kinds begin with.
    fn frame(&self, contexts: &[&str], kind: &str) -> Value {
        json!({
            "@context": contexts,
            "id": self.address(),
            "type": ["VerifiableCredential", kind],
            "issuer": self.issuer.profile(),
            "validFrom": seconds(self.at).to_string(),
            "credentialStatus": status(self.issuer, self.place),
        })
    }

    /// The student: a name of this credential's own, and what a registrar compares.
    fn subject(&self, kind: &str) -> Value {
        let identity = |kind: &str, text: &str| {
            json!({
                "type": "IdentityObject", "hashed": false,
                "identityHash": text, "identityType": kind,
            })
        };
        json!({
            "id": format!("urn:uuid:{}", self.id),
            "type": [kind],
            "identifier": [
                identity("name", self.name),
                identity("ext:exchangeNumber", &self.student.to_string()),
            ],
        })
    }
}

/// What a course has come to.
pub(crate) struct CourseAward<'a> {
    /// The course.
    pub course: &'a Course,
    /// The frozen scores, as the policy counts them.
    pub made: &'a Transcript,
    /// The policy.
    pub policy: &'a GradingPolicy,
}

/// A number for a document: what JSON has for a fraction.
#[expect(clippy::cast_precision_loss, reason = "amounts of credit are small")]
fn number(amount: Credit) -> f64 {
    amount.numerator() as f64 / amount.denominator().max(1) as f64
}

/// A percent to the tenth.
fn percent(amount: Credit) -> String {
    let tenths = amount.numerator() * 10 / amount.denominator().max(1);
    format!("{}.{}", tenths / 10, tenths % 10)
}

/// The credential of a course: what was passed, and the credit for it in Carnegie units.
pub(crate) fn course_document(signing: &Signing<'_>, award: &CourseAward<'_>) -> Value {
    let mut document = signing.frame(&[CREDENTIALS, OPEN_BADGES], "OpenBadgeCredential");
    let score = &award.made.score;
    let name = if award.made.is_partial {
        format!("{}, {} of {} units", award.course.title, score.units_passed, score.units)
    } else {
        award.course.title.clone()
    };
    document["name"] = name.into();
    document["description"] = "Credit by PASS, the Portable Assisted Study Sequence. Whether a \
        school accepts it is the school's decision."
        .into();
    let mut subject = signing.subject("AchievementSubject");
    subject["creditsEarned"] = number(score.credit).into();
    subject["achievement"] = achievement(signing, award);
    let result = |line: &crate::rules::UnitLine| {
        let mut result = json!({
            "type": ["Result"], "resultDescription": unit_name(signing, line.number),
            "status": if line.passed { "Completed" } else { "Failed" },
        });
        if let Some(reached) = line.percent {
            result["value"] = percent(reached).into();
        }
        result
    };
    subject["result"] = award.made.lines.iter().map(result).collect();
    document["credentialSubject"] = subject;
    document
}

fn unit_name(signing: &Signing<'_>, unit: u8) -> String {
    format!("{}#unit-{unit}", signing.address())
}

/// The course itself, with what had to be done.
fn achievement(signing: &Signing<'_>, award: &CourseAward<'_>) -> Value {
    let (course, policy) = (award.course, award.policy);
    let description = |line: &crate::rules::UnitLine| {
        json!({
            "id": unit_name(signing, line.number), "type": ["ResultDescription"],
            "name": format!("Unit {}", line.number), "resultType": "Percent",
            "valueMin": "0", "valueMax": "100", "requiredValue": policy.pass_mark.to_string(),
        })
    };
    let narrative = format!(
        "Units passed under supervision by the rules {}: {} % for a unit, {} % on average and {} units for \
         the whole course. One Carnegie unit is one year's study of a subject.",
        policy.code, policy.pass_mark, policy.course_mean_min, policy.course_units_passed_min,
    );
    let mut achievement = json!({
        "id": format!("{}/pass/courses/{}", signing.issuer.address, course.code),
        "type": ["Achievement"],
        "achievementType": "Course",
        "name": course.title,
        "description": format!("A PASS course of {} units, edition {}", course.units, course.edition),
        "criteria": { "narrative": narrative },
        "creditsAvailable": number(course.credit),
        "fieldOfStudy": course.subject.code(),
        "inLanguage": course.language.split_whitespace().next(),
        "version": course.edition,
        "resultDescription": award.made.lines.iter().map(description).collect::<Vec<_>>(),
    });
    if !course.sced.is_empty() && !course.is_sced_doubtful {
        achievement["humanCode"] = course.sced.clone().into();
    }
    achievement
}

/// All credentials of a student that count, and the last day on which the collection does.
pub(crate) struct Passport {
    /// The signed credentials.
    pub credentials: Vec<Value>,
    /// The last day.
    pub until: Date,
}

/// The passport: the credentials as they were signed, together under one signature.
pub(crate) fn passport_document(signing: &Signing<'_>, passport: Passport) -> Value {
    let contexts = [CREDENTIALS, LEARNER_RECORD, OPEN_BADGES];
    let mut document = signing.frame(&contexts, "ClrCredential");
    document["name"] = "Credit passport of PASS".into();
    document["description"] = "What the student has earned by PASS in all States, each course \
        signed by the State that issued it."
        .into();
    // It counts to the end of its last day, wherever in the country that is read.
    let next = passport.until.saturating_add(1.day());
    if let Ok(end) = TimeZone::UTC.to_timestamp(next.at(0, 0, 0, 0)) {
        document["validUntil"] = end.to_string().into();
    }
    let mut subject = signing.subject("ClrSubject");
    subject["verifiableCredential"] = passport.credentials.into();
    document["credentialSubject"] = subject;
    document
}
