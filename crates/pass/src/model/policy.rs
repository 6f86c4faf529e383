//! Grading policies by State and date, and how a State counts credit: data with its source, read once.

use super::{BadData, Credit};
use accounts::StateCode;
use jiff::civil::Date;
use platform::Lang;
use serde::Deserialize;
use std::sync::LazyLock;

/// The policy where a State has none of its own.
const NATION: &str = "US";

/// How the score of a unit comes from its tries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AttemptRule {
    /// The best counts.
    Best,
    /// The last counts.
    Last,
}

/// Whether part of a course is credit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PartialCredit {
    /// Each unit passed is its part of the course.
    ByUnit,
    /// Only the whole course counts.
    None,
}

/// Who scores.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Scorer {
    /// The PASS office of the State.
    Office,
    /// Trained staff at the site, other than the tutor.
    Site,
}

/// What holds in a State from a day on.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct GradingPolicy {
    /// Its name for ever.
    pub code: String,
    /// Where it holds: a State's code, or `US`.
    pub state: String,
    /// From when.
    #[serde(deserialize_with = "toml_day")]
    pub from: Date,
    /// Whether that day was read in a source; until then it only says that the policy holds for all days.
    #[serde(default = "yes")]
    pub is_from_known: bool,
    /// Percent that a unit needs.
    pub pass_mark: i64,
    /// Tries for a unit without an exception.
    pub unit_attempts_max: u8,
    /// Which try counts.
    pub attempt_rule: AttemptRule,
    /// Percent that the units need on average.
    pub course_mean_min: i64,
    /// Units that must be passed for the course.
    pub course_units_passed_min: u8,
    /// Whether part of a course is credit.
    pub partial_credit: PartialCredit,
    /// Days in which the course is to be done; 0 is no limit.
    pub expiry_days: i32,
    /// How often more time may be given.
    pub extensions_max: u8,
    /// Days that each extension adds.
    pub extension_days: i32,
    /// Who scores.
    pub scorer: Scorer,
    /// Minutes for which an allowed test may be begun.
    pub approval_window_minutes: i64,
    /// Whether a test has a written part that must be graded too.
    pub written_part_required: bool,
    /// Where it was read.
    pub source: String,
    /// What was not read in a source.
    #[serde(default)]
    pub doubts: Vec<String>,
}

fn yes() -> bool {
    true
}

fn toml_day<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Date, D::Error> {
    let day = toml::value::Datetime::deserialize(from)?;
    day.to_string().parse().map_err(serde::de::Error::custom)
}

#[derive(Deserialize)]
struct PolicyFile {
    policy: Vec<GradingPolicy>,
}

static POLICIES: LazyLock<Vec<GradingPolicy>> = LazyLock::new(|| {
    let text = include_str!("../../../../data/pass/policies.toml");
    let file: Result<PolicyFile, _> = toml::from_str(text);
    file.expect("data/pass/policies.toml is well-formed; a test reads it").policy
});

impl GradingPolicy {
    /// All of them.
    pub fn all() -> &'static [Self] {
        &POLICIES
    }

    /// What holds in a State on a day.
    ///
    /// # Panics
    /// Never: the file is part of the program, and a test reads it.
    pub fn of(state: StateCode, on: Date) -> &'static Self {
        let newest = |code: &str| {
            let of_code = POLICIES.iter().filter(|one| one.state == code && one.from <= on);
            of_code.max_by_key(|one| one.from)
        };
        newest(state.as_str())
            .or_else(|| newest(NATION))
            .expect("the nation's policy holds on every day; a test looks at it")
    }

    /// The policy with a code.
    pub fn with_code(code: &str) -> Option<&'static Self> {
        POLICIES.iter().find(|policy| policy.code == code)
    }

    /// Whether it is the State's own, and not the one that stands in for it.
    pub fn is_own(&self) -> bool {
        self.state != NATION
    }
}

/// How credit is counted somewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CreditScale {
    /// Its name for ever.
    pub code: String,
    /// The States that count by it.
    pub states: Vec<StateCode>,
    /// How many of its credits make a Carnegie unit.
    pub per_carnegie: Credit,
    /// Whether that is still to be confirmed.
    pub is_doubtful: bool,
    /// Where it was read.
    pub source_url: String,
    name_en: String,
    name_es: String,
}

#[derive(Deserialize)]
struct ScaleRow {
    scale: String,
    states: String,
    per_carnegie: String,
    name_en: String,
    name_es: String,
    verify: String,
    source_url: String,
}

static SCALES: LazyLock<Vec<CreditScale>> = LazyLock::new(|| {
    read_scales(include_str!("../../../../data/pass/credit_scales.csv"))
        .expect("data/pass/credit_scales.csv is well-formed; a test reads it")
});

fn read_scales(text: &str) -> Result<Vec<CreditScale>, BadData> {
    let mut scales = Vec::new();
    for row in csv::Reader::from_reader(text.as_bytes()).deserialize() {
        let row: ScaleRow = row?;
        let states = row.states.split_whitespace().map(str::parse).collect::<Result<_, _>>()?;
        scales.push(CreditScale {
            states,
            per_carnegie: row.per_carnegie.parse()?,
            is_doubtful: row.verify == "yes",
            code: row.scale,
            source_url: row.source_url,
            name_en: row.name_en,
            name_es: row.name_es,
        });
    }
    Ok(scales)
}

impl CreditScale {
    /// All of them.
    pub fn all() -> &'static [Self] {
        &SCALES
    }

    /// The States that do not count Carnegie units.
    pub fn states_with_their_own() -> impl Iterator<Item = StateCode> {
        SCALES.iter().flat_map(|scale| scale.states.iter().copied())
    }

    /// The scale of a State; most count Carnegie units.
    ///
    /// # Panics
    /// Never: the file is part of the program, and a test reads it.
    pub fn of(state: StateCode) -> &'static Self {
        let own = SCALES.iter().find(|scale| scale.states.contains(&state));
        own.or_else(|| SCALES.first()).expect("the file has scales; a test looks at it")
    }

    /// An amount of Carnegie units in this scale.
    pub fn from_carnegie(&self, credit: Credit) -> Credit {
        credit * self.per_carnegie
    }

    /// An amount in this scale in Carnegie units.
    pub fn to_carnegie(&self, amount: Credit) -> Credit {
        let back = Credit::new(self.per_carnegie.denominator(), self.per_carnegie.numerator());
        amount * back
    }

    /// Its name in a language.
    pub fn name(&self, lang: Lang) -> &str {
        if lang == Lang::Es { &self.name_es } else { &self.name_en }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn state(code: &str) -> StateCode {
        code.parse().unwrap()
    }

    #[test]
    fn a_state_without_a_policy_works_under_the_nations_and_says_so() {
        let day = date(2026, 11, 25);
        let (wa, nd) = (GradingPolicy::of(state("WA"), day), GradingPolicy::of(state("ND"), day));
        assert_eq!((wa.code.as_str(), wa.pass_mark, wa.is_own()), ("wa-2009", 70, true));
        assert_eq!((nd.code.as_str(), nd.pass_mark, nd.is_own()), ("us-2021", 60, false));
        assert!(!nd.doubts.is_empty());
        for state in StateCode::all() {
            let policy = GradingPolicy::of(state, date(2000, 1, 1));
            assert!(policy.unit_attempts_max > 0 && !policy.source.is_empty());
        }
    }

    #[test]
    fn a_pass_course_is_five_credits_in_california_and_one_in_indiana() {
        let half = Credit::new(1, 2);
        let shown = |code| CreditScale::of(state(code)).from_carnegie(half).to_string();
        assert_eq!((shown("CA"), shown("IN"), shown("TX")), ("5".into(), "1".into(), "0.5".into()));
        assert!(CreditScale::of(state("NJ")).is_doubtful);
        assert!(!CreditScale::of(state("CA")).is_doubtful);
    }

    #[test]
    fn credit_comes_back_from_every_scale_as_it_went() {
        for scale in CreditScale::all() {
            let credit = Credit::new(3, 10);
            assert_eq!(scale.to_carnegie(scale.from_carnegie(credit)), credit);
        }
    }
}
