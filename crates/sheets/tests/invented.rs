//! A hundred invented scans, read: nine of ten marks are clear and must be right, and nothing wrong may pass unseen. The
//! measurement does the same with two thousand (`bench/sheets.bench.mjs`).
#![expect(clippy::unwrap_used, reason = "where a test prepares, a failure ends the test")]

use scans::{Gray, Invented, Layout, Paper, Said, Verdict, invent, verdict};
use sheets::{LAYOUT_JSON, Picture, Reading, Sheet, Status};
use std::thread;

const CODE: &str = "4K7T02QXM3";
const SHEETS: u64 = 100;
const DOTS_PER_INCH: f64 = 200.0;

fn said(read: &Reading) -> Said {
    match read.status {
        Status::Answered => {
            let letter = sheets::LETTERS.iter().position(|letter| Some(*letter) == read.letter);
            Said::Letter(letter.expect("an answer has a letter"))
        }
        Status::Blank => Said::Nothing,
        Status::Double | Status::Doubtful => Said::AskAPerson,
    }
}

#[derive(Default)]
struct Tally {
    clear: usize,
    clear_right: usize,
    wrong: Vec<String>,
    asked: Vec<String>,
    unread: Vec<u64>,
    codes: usize,
}

impl Tally {
    fn add(&mut self, seed: u64, invented: &Invented) {
        let (width, height) = (invented.picture.width, invented.picture.height);
        let picture = Picture::new(width, height, invented.picture.bytes()).unwrap();
        let is_clear = |intent: &&scans::Intent| matches!(intent, scans::Intent::Clear(_));
        self.clear += invented.intents.iter().filter(is_clear).count();
        let Ok(sheet) = Sheet::find(&picture) else {
            self.unread.push(seed);
            return;
        };
        self.codes += usize::from(sheet.code() == Some(CODE));
        assert_eq!(sheet.items() as usize, invented.intents.len(), "seed {seed}");
        for (intent, read) in invented.intents.iter().zip(sheet.read()) {
            match verdict(intent, said(&read)) {
                Verdict::Right if is_clear(&intent) => self.clear_right += 1,
                Verdict::Asked if is_clear(&intent) => {
                    self.asked.push(format!("seed {seed}: {intent:?} as {read:?}"));
                }
                Verdict::Wrong => self.wrong.push(format!("seed {seed}: {intent:?} as {read:?}")),
                _ => {}
            }
        }
    }
}

#[test]
fn a_hundred_sheets_are_read_and_nothing_wrong_passes_unseen() {
    let layout = Layout::parse(LAYOUT_JSON).unwrap();
    let pages: Vec<(u32, Gray)> = [(Paper::Letter, 50), (Paper::A4, 50), (Paper::Letter, 25)]
        .map(|(paper, items)| (items, Gray::drawn(&layout, paper, items, CODE, DOTS_PER_INCH)))
        .to_vec();
    let tallies: Vec<Tally> = thread::scope(|scope| {
        let hands: Vec<_> = (0..2)
            .map(|hand| {
                let (layout, pages) = (&layout, &pages);
                scope.spawn(move || {
                    let mut tally = Tally::default();
                    for seed in (0..SHEETS).filter(|seed| seed % 2 == hand) {
                        let (items, page) =
                            &pages[usize::try_from(seed / 2).unwrap() % pages.len()];
                        tally.add(seed, &invent(layout, page, *items, seed));
                    }
                    tally
                })
            })
            .collect();
        hands.into_iter().map(|hand| hand.join().unwrap()).collect()
    });
    let wrong: Vec<_> = tallies.iter().flat_map(|tally| &tally.wrong).collect();
    let asked: Vec<_> = tallies.iter().flat_map(|tally| &tally.asked).collect();
    let unread: Vec<_> = tallies.iter().flat_map(|tally| &tally.unread).collect();
    let sum = |of: fn(&Tally) -> usize| tallies.iter().map(of).sum::<usize>();
    let (clear, right) = (sum(|tally| tally.clear), sum(|tally| tally.clear_right));
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(unread.is_empty(), "sheets of the seeds {unread:?} were not found");
    assert!(right * 1_000 >= clear * 999, "{right} of {clear} clear marks: {asked:#?}");
    assert!(sum(|tally| tally.codes) >= 98, "codes");
}
