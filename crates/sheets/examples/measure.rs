//! Reads invented scans and says how well and how fast.
//!
//! `cargo run --release -p sheets --example measure -- COUNT [--seed N] [--page FILE.png ITEMS]...`. A page is a picture of a
//! printed sheet at 200 dots an inch; without one, sheets are drawn from the millimeters. Prints one line of JSON.

use scans::{Gray, Intent, Layout, Paper, Said, Verdict, invent, verdict};
use sheets::{LAYOUT_JSON, LETTERS, Scan, Sheet, Status};
use std::time::{Duration, Instant};

type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

const DOTS_PER_INCH: f64 = 200.0;
const CODE: &str = "4K7T02QXM3";
/// Wrong readings and lost sheets that are told one by one.
const TOLD_MAX: usize = 20;

#[derive(Default)]
struct Tally {
    marks: usize,
    clear: usize,
    clear_right: usize,
    asked: usize,
    wrong: usize,
    not_found: usize,
    codes: usize,
    took: Vec<Duration>,
    told: Vec<String>,
}

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let count: u64 = arguments.first().ok_or("how many sheets?")?.parse()?;
    let layout = Layout::parse(LAYOUT_JSON)?;
    let mut pages = Vec::new();
    let mut first_seed = 0;
    let mut rest = arguments.iter().skip(1);
    while let Some(option) = rest.next() {
        let mut next = || rest.next().ok_or("a value is missing");
        match option.as_str() {
            "--seed" => first_seed = next()?.parse()?,
            "--page" => {
                let file = std::fs::read(next()?)?;
                pages.push((next()?.parse()?, Gray::read(&file, DOTS_PER_INCH)?));
            }
            other => return Err(format!("unknown option {other}").into()),
        }
    }
    if pages.is_empty() {
        for (paper, items) in [(Paper::Letter, 50), (Paper::A4, 50), (Paper::Letter, 25)] {
            pages.push((items, Gray::drawn(&layout, paper, items, CODE, DOTS_PER_INCH)));
        }
    }
    let mut tally = Tally::default();
    for seed in first_seed..first_seed + count {
        let at = usize::try_from(seed)? % pages.len();
        tally.add(&layout, (pages[at].0, &pages[at].1), seed)?;
    }
    tally.report(count);
    Ok(())
}

impl Tally {
    fn add(&mut self, layout: &Layout, (items, page): (u32, &Gray), seed: u64) -> Result<()> {
        let invented = invent(layout, page, items, seed);
        // What a poor JPEG leaves is in the picture already; the file is one of good quality.
        let file = invented.picture.jpeg(95);
        let begun = Instant::now();
        let sheet = Sheet::find(&Scan::open(&file)?.page(0)?);
        let read = sheet.as_ref().map(Sheet::read);
        self.took.push(begun.elapsed());
        let is_clear = |intent: &&Intent| matches!(intent, Intent::Clear(_));
        self.marks += invented.intents.len();
        self.clear += invented.intents.iter().filter(is_clear).count();
        let (Ok(sheet), Ok(read)) = (&sheet, read) else {
            self.not_found += 1;
            self.tell(format!("seed {seed}: {:?} {:?}", sheet.as_ref().err(), invented.conditions));
            return Ok(());
        };
        self.codes += usize::from(sheet.code().is_some());
        for (intent, read) in invented.intents.iter().zip(&read) {
            let letter = LETTERS.iter().position(|letter| Some(*letter) == read.letter);
            let said = match (read.status, letter) {
                (Status::Answered, Some(letter)) => Said::Letter(letter),
                (Status::Blank, _) => Said::Nothing,
                _ => Said::AskAPerson,
            };
            match verdict(intent, said) {
                Verdict::Right => self.clear_right += usize::from(is_clear(&intent)),
                Verdict::Asked => {
                    self.asked += 1;
                    if is_clear(&intent) {
                        self.tell(format!("asked, seed {seed}: {intent:?} as {read:?}"));
                    }
                }
                Verdict::Wrong => {
                    self.wrong += 1;
                    self.tell(format!("WRONG, seed {seed}: {intent:?} as {read:?}"));
                }
            }
        }
        Ok(())
    }

    fn tell(&mut self, what: String) {
        if self.told.len() < TOLD_MAX {
            self.told.push(what);
        }
    }

    #[expect(clippy::print_stdout, reason = "the report is what this program is for")]
    fn report(mut self, sheets: u64) {
        self.took.sort();
        let millis = |part: usize| {
            let at = (self.took.len() * part / 100).min(self.took.len().saturating_sub(1));
            self.took.get(at).map_or(0.0, |took| took.as_secs_f64() * 1_000.0)
        };
        let report = serde_json::json!({
            "sheets": sheets, "marks": self.marks, "clear": self.clear,
            "clear_right": self.clear_right, "asked": self.asked, "wrong": self.wrong,
            "not_found": self.not_found, "codes": self.codes,
            "median_ms": millis(50), "p99_ms": millis(99), "most_ms": millis(100),
            "told": self.told,
        });
        println!("{report}");
    }
}
