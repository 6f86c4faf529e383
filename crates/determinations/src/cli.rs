//! `sendero assess CASES.jsonl [--check]`: assesses the facts of a file, a line for each case.
//!
//! A line that cannot be read is answered with what is wrong and what to do; the others are assessed all the same.

use crate::cases::{self, Case, CaseError, Difference};
use clap::Args;
use eligibility::Rules;
use serde_json::{Value as Json, json};
use std::{
    collections::BTreeMap,
    fs::File,
    io::{self, BufRead, BufReader, BufWriter, Read, Write},
    path::PathBuf,
};

/// Bytes of a line; a case of a hundred moves is a tenth of it.
const LINE_BYTES_MAX: u64 = 1_048_576;

/// Characters of a line that are repeated when it is no case.
const LINE_CHARS_SHOWN: usize = 80;

/// What `sendero assess` takes.
#[derive(Debug, Args)]
pub struct AssessArgs {
    /// A file with one case, as JSON, on each line; - reads standard input.
    cases: PathBuf,
    /// Compare with what each case expects, say how far they agree, and fail on any difference.
    #[arg(long)]
    check: bool,
    /// The program that is asked.
    #[arg(long, default_value = "mep")]
    program: String,
}

/// Why the command could not go on.
#[derive(Debug, thiserror::Error)]
pub enum AssessError {
    /// The file cannot be read.
    #[error("{path} cannot be read: {source}. Check the name and the file's permissions.", path = .path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// The answers cannot be written.
    #[error("the answers cannot be written: {0}")]
    Unwritable(io::Error),
}

/// What became of the cases.
#[derive(Default)]
struct Tally {
    cases: usize,
    wrong_lines: usize,
    differing: usize,
    /// For each field, in how many cases it agreed, and in how many it was asserted.
    fields: BTreeMap<String, (usize, usize)>,
}

/// Runs the command, and says whether every line could be assessed and, with `--check`, came out as expected.
///
/// # Errors
/// The file cannot be read, or the answers cannot be written.
pub fn assess(args: &AssessArgs) -> Result<bool, AssessError> {
    let out = BufWriter::new(io::stdout().lock());
    if args.cases.as_os_str() == "-" {
        return run(args, BufReader::new(io::stdin().lock()), out);
    }
    let unreadable = |source| AssessError::Unreadable { path: args.cases.clone(), source };
    run(args, BufReader::new(File::open(&args.cases).map_err(unreadable)?), out)
}

fn run(
    args: &AssessArgs,
    mut lines: impl BufRead,
    mut out: impl Write,
) -> Result<bool, AssessError> {
    let rules = Rules::shipped();
    let mut tally = Tally::default();
    let mut number = 0_usize;
    loop {
        let mut line = Vec::new();
        let unreadable = |source| AssessError::Unreadable { path: args.cases.clone(), source };
        let read = lines.by_ref().take(LINE_BYTES_MAX).read_until(b'\n', &mut line);
        let read = read.map_err(unreadable)?;
        if read == 0 {
            break;
        }
        number += 1;
        if line.len() as u64 == LINE_BYTES_MAX && line.last() != Some(&b'\n') {
            skip_line(&mut lines).map_err(unreadable)?;
            line.clear();
        }
        if line.iter().all(u8::is_ascii_whitespace) && !line.is_empty() {
            continue;
        }
        let answer = tally.take(args, rules, number, &line);
        if let Some(text) = answer {
            writeln!(out, "{text}").map_err(AssessError::Unwritable)?;
        }
    }
    if args.check {
        tally.write(&mut out).map_err(AssessError::Unwritable)?;
    }
    out.flush().map_err(AssessError::Unwritable)?;
    Ok(tally.wrong_lines == 0 && tally.differing == 0)
}

/// The rest of a line that is too long.
fn skip_line(lines: &mut impl BufRead) -> io::Result<()> {
    loop {
        let chunk = lines.fill_buf()?;
        let end = chunk.iter().position(|byte| *byte == b'\n');
        let (length, done) =
            (end.map_or(chunk.len(), |at| at + 1), end.is_some() || chunk.is_empty());
        lines.consume(length);
        if done {
            return Ok(());
        }
    }
}

impl Tally {
    /// Assesses one line; answers what is to be written about it.
    fn take(
        &mut self,
        args: &AssessArgs,
        rules: &Rules,
        number: usize,
        line: &[u8],
    ) -> Option<String> {
        self.cases += 1;
        let wrong = |tally: &mut Self, answer: Json| {
            tally.wrong_lines += 1;
            Some(answer.to_string())
        };
        let text = match std::str::from_utf8(line) {
            Ok("") => return wrong(self, unread(number, "", &LineProblem::TooLong)),
            // Some programs put a mark of their own in front of a file.
            Ok(text) => text.trim_start_matches('\u{feff}'),
            Err(_) => return wrong(self, unread(number, "", &LineProblem::NotUtf8)),
        };
        let case = match Case::parse(text) {
            Ok(case) => case,
            Err(error) => return wrong(self, unread(number, text, &LineProblem::NoCase(error))),
        };
        match cases::assessed(rules, &args.program, &case.id, &case.facts) {
            Ok(answer) if args.check => self.compare(&case, &answer),
            Ok(answer) => Some(answer.to_string()),
            Err(errors) => {
                let errors = with_line(number, errors);
                wrong(self, json!({ "id": case.id, "line": number, "errors": errors }))
            }
        }
    }

    fn compare(&mut self, case: &Case, answer: &Json) -> Option<String> {
        let differences = case.compare(answer);
        for field in case.expected.keys() {
            let same = !differences.iter().any(|difference| difference.field == *field);
            let (agreed, asserted) = self.fields.entry(field.clone()).or_default();
            *agreed += usize::from(same);
            *asserted += 1;
        }
        if differences.is_empty() {
            return None;
        }
        self.differing += 1;
        let told = differences.iter().map(|difference| {
            let Difference { field, expected, found } = difference;
            format!("{} {field}: expected {expected}, came out {found}", case.id)
        });
        Some(told.collect::<Vec<_>>().join("\n"))
    }

    fn write(&self, out: &mut impl Write) -> io::Result<()> {
        for (field, (agreed, asserted)) in &self.fields {
            writeln!(out, "{field:<26} {agreed:>6} of {asserted:>6} agree")?;
        }
        let agree = self.cases - self.wrong_lines - self.differing;
        writeln!(
            out,
            "{} cases: {agree} agree, {} differ, {} cannot be read",
            self.cases, self.differing, self.wrong_lines
        )
    }
}

/// Why a line is no case.
enum LineProblem {
    TooLong,
    NotUtf8,
    NoCase(CaseError),
}

impl LineProblem {
    /// The part of the line that is wrong, why, and what to do.
    fn told(&self) -> (&'static str, String, &'static str) {
        match self {
            Self::TooLong => (
                "line",
                "the line is longer than 1 MiB".to_owned(),
                "Write each case on a line of its own, and leave out what no rule asks.",
            ),
            Self::NotUtf8 => {
                ("line", "the line is not UTF-8".to_owned(), "Save the file as UTF-8.")
            }
            Self::NoCase(error) => {
                let fact = if let CaseError::Lacks(name) = error { name } else { "line" };
                let remedy = "Write one case on each line, as a JSON object with id and facts.";
                (fact, error.to_string(), remedy)
            }
        }
    }
}

/// The answer to a line that is no case, in the form of all errors.
fn unread(line: usize, text: &str, why: &LineProblem) -> Json {
    let (fact, problem, remedy) = why.told();
    let shown: String = text.trim().chars().take(LINE_CHARS_SHOWN).collect();
    let error = json!({
        "line": line, "fact": fact, "value": shown, "problem": problem, "remedy": remedy,
    });
    json!({ "line": line, "errors": [error] })
}

/// The errors of a case, each with its line.
fn with_line(line: usize, mut errors: Json) -> Json {
    for error in errors.as_array_mut().into_iter().flatten() {
        error["line"] = line.into();
    }
    errors
}

#[cfg(test)]
mod tests {
    use super::*;

    const CASES: &str = include_str!("../../../rules/cases.jsonl");

    fn told(text: &str, check: bool) -> (bool, String) {
        let args = AssessArgs { cases: "-".into(), check, program: "mep".to_owned() };
        let mut out = Vec::new();
        let well = run(&args, text.as_bytes(), &mut out).unwrap();
        (well, String::from_utf8(out).unwrap())
    }

    #[test]
    fn the_published_cases_agree_on_every_asserted_field() {
        let (well, told) = told(CASES, true);
        assert!(well, "{told}");
        assert!(told.contains("68 cases: 68 agree, 0 differ, 0 cannot be read"), "{told}");
        assert!(told.contains("eligible                       68 of     68 agree"), "{told}");
    }

    #[test]
    fn a_case_that_expects_otherwise_is_told_and_fails() {
        let line = CASES.lines().find(|line| line.contains("ELG-0046")).unwrap();
        let (well, told) =
            told(&line.replace("\"qad\": \"2025-06-20\"", "\"qad\": \"2025-06-22\""), true);
        assert!(!well);
        assert!(
            told.contains("ELG-0046 qad: expected \"2025-06-22\", came out \"2025-06-20\""),
            "{told}"
        );
        assert!(told.contains("1 cases: 0 agree, 1 differ"), "{told}");
    }

    #[test]
    fn lines_that_cannot_be_read_are_told_and_the_others_assessed() {
        let good = CASES.lines().next().unwrap();
        let text = format!(
            "\u{feff}{good}\nnonsense\n\n{{\"id\":\"x\",\"facts\":{{\"moves\":7}}}}\r\n{{\"id\":\"y\"}}\n[]\n{good}"
        );
        let (well, told) = told(&text, false);
        assert!(!well);
        let lines: Vec<Json> =
            told.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        assert_eq!(lines.len(), 6);
        assert_eq!(lines[0]["id"], "ELG-0001");
        assert_eq!(lines[0]["eligible"], false);
        assert_eq!(lines[5]["id"], "ELG-0001", "the last line needs no end");
        let errors: Vec<&Json> =
            lines.iter().flat_map(|line| line["errors"].as_array().into_iter().flatten()).collect();
        let named: Vec<(u64, &str, &str)> = errors
            .iter()
            .map(|error| {
                assert!(error["remedy"].as_str().unwrap().len() > 10, "{error}");
                assert!(error["problem"].as_str().unwrap().len() > 3, "{error}");
                let text = |name: &str| error[name].as_str().unwrap();
                (error["line"].as_u64().unwrap(), text("fact"), text("value"))
            })
            .collect();
        assert_eq!(
            named,
            [
                (2, "line", "nonsense"),
                (4, "determination_date", "nothing"),
                (4, "moves", "7"),
                (5, "facts", "{\"id\":\"y\"}"),
                (6, "id", "[]"),
            ]
        );
    }

    #[test]
    fn a_line_that_is_too_long_is_told_and_the_next_one_assessed() {
        let good = CASES.lines().next().unwrap();
        let long = "x".repeat(usize::try_from(LINE_BYTES_MAX).unwrap() * 2);
        let (well, told) = told(&format!("{long}\n{good}\n"), false);
        assert!(!well);
        assert!(told.lines().next().unwrap().contains("longer than 1 MiB"));
        assert!(told.lines().nth(1).unwrap().contains("ELG-0001"));
    }
}
