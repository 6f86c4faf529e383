//! What comes instead of a good scan: each is an error that says what it is, and none of them a reading.
#![expect(clippy::unwrap_used, reason = "where a test prepares, a failure ends the test")]

use scans::{Conditions, Dice, Gray, Intent, Layout, Paper, marked, photographed};
use sheets::{BadScan, Corner, LAYOUT_JSON, NotFound, Picture, Scan, Sheet, Status};

const CODE: &str = "4K7T02QXM3";

fn layout() -> Layout {
    Layout::parse(LAYOUT_JSON).unwrap()
}

/// A sheet on which every question is answered B.
fn page(paper: Paper) -> Gray {
    let layout = layout();
    let page = Gray::drawn(&layout, paper, 50, CODE, 200.0);
    marked(&layout, &page, (50, &vec![Intent::Clear(1); 50]), &mut Dice::of(5))
}

fn scanned(page: &Gray, how: &Conditions) -> Picture {
    let picture = photographed(page, how, &mut Dice::of(9));
    Picture::new(picture.width, picture.height, picture.bytes()).unwrap()
}

fn error(bytes: &[u8]) -> BadScan {
    match Scan::open(bytes).and_then(|scan| scan.page(0)) {
        Ok(_) => panic!("it is a picture"),
        Err(error) => error,
    }
}

fn all_are_b(picture: &Picture) {
    let sheet = Sheet::find(picture).unwrap();
    assert_eq!((sheet.code(), sheet.items()), (Some(CODE), 50));
    for read in sheet.read() {
        assert_eq!((read.status, read.letter), (Status::Answered, Some('B')), "{read:?}");
    }
}

#[test]
fn a_sheet_reads_the_same_whichever_way_it_lies() {
    for paper in [Paper::Letter, Paper::A4] {
        for quarters in 0..4 {
            all_are_b(&scanned(&page(paper), &Conditions { quarters, ..Conditions::flat() }));
        }
    }
}

#[test]
fn what_is_no_picture_says_so() {
    assert_eq!(error(b"Dear PASS office, the answers are A, B, C."), BadScan::NotAPicture);
    assert_eq!(error(b""), BadScan::NotAPicture);
    assert_eq!(error(b"GIF89a0000000000"), BadScan::NotAPicture);
    let jpeg = page(Paper::Letter).jpeg(80);
    assert_eq!(error(&jpeg[..200]), BadScan::Damaged);
    assert_eq!(error(b"%PDF-1.7\nnothing of it"), BadScan::Damaged);
    assert_eq!(error(&vec![0; sheets::SCAN_BYTES_MAX + 1]), BadScan::TooManyBytes);
}

#[test]
fn a_picture_of_too_few_or_too_many_pixels_is_refused_before_it_is_read() {
    let small = photographed(
        &page(Paper::Letter),
        &Conditions { scale: 2.0, ..Conditions::flat() },
        &mut Dice::of(1),
    );
    assert_eq!(error(&small.png()), BadScan::TooSmall { width: 431, height: 558 });
    // The head of a PNG that says 60,000 by 60,000 pixels.
    let mut png = small.png();
    png[16..24].copy_from_slice(&[0, 0, 0xea, 0x60, 0, 0, 0xea, 0x60]);
    assert!(matches!(error(&png), BadScan::TooManyPixels | BadScan::Damaged));
}

#[test]
fn a_page_without_marks_and_a_sheet_that_is_cut_off_are_told_apart() {
    let (width, height) = (1_000, 1_300);
    let blank = Picture::new(width, height, vec![240; width * height]).unwrap();
    assert_eq!(Sheet::find(&blank).err(), Some(NotFound::NoMarks));
    let whole = page(Paper::Letter);
    for (corner, right, below) in [
        (Corner::UpperLeft, false, false),
        (Corner::UpperRight, true, false),
        (Corner::LowerRight, true, true),
        (Corner::LowerLeft, false, true),
    ] {
        let covered = covered(&whole, right, below);
        assert_eq!(
            Sheet::find(&scanned(&covered, &Conditions::flat())).err(),
            Some(NotFound::CutOff(corner))
        );
    }
}

/// The page with a thumb over one corner.
fn covered(page: &Gray, right: bool, below: bool) -> Gray {
    let mut page = page.clone();
    let side = 260;
    for y in 0..side {
        for x in 0..side {
            let x = if right { page.width - 1 - x } else { x };
            let y = if below { page.height - 1 - y } else { y };
            page.pixels[y * page.width + x] = 200.0;
        }
    }
    page
}

#[test]
fn four_marks_around_other_things_are_no_sheet() {
    let mut page = page(Paper::Letter);
    let (from, to) = (page.height * 3 / 10, page.height * 7 / 10);
    for y in from..to {
        for x in page.width / 10..page.width * 9 / 10 {
            page.pixels[y * page.width + x] = 250.0;
        }
    }
    assert_eq!(Sheet::find(&scanned(&page, &Conditions::flat())).err(), Some(NotFound::NoBubbles));
}

#[test]
fn a_code_that_is_blotted_out_leaves_the_sheet_without_a_number() {
    let mut page = page(Paper::Letter);
    let (left, right) = (page.width * 3 / 4, page.width * 9 / 10);
    for y in page.height / 13..page.height / 7 {
        for x in left..right {
            page.pixels[y * page.width + x] = 30.0;
        }
    }
    let sheet = Sheet::find(&scanned(&page, &Conditions::flat())).unwrap();
    assert_eq!(sheet.code(), None);
    assert_eq!(sheet.read().len(), 50);
}

#[test]
fn a_question_is_cut_out_with_its_bubbles() {
    let sheet = Sheet::find(&scanned(&page(Paper::Letter), &Conditions::flat())).unwrap();
    let cut = sheet.item(17).unwrap();
    assert!(cut.width() > cut.height() * 2, "{} by {}", cut.width(), cut.height());
    assert!(cut.png().starts_with(b"\x89PNG"));
    assert!(sheet.item(0).is_none() && sheet.item(51).is_none());
    assert!(sheet.straight().width() > 900);
}
