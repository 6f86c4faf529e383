//! The content itself: the same in both languages, every number from the table, every link leading somewhere.

use super::*;
use crate::model::Origin;
use jiff::Timestamp;
use std::{collections::BTreeSet, fs, path::Path};

/// Numbers that are no figures: names of laws, files, forms, standards and telephone lines.
const NAMES_WITH_DIGITS: &[&str] = &[
    "1-800-USA-LEARN",
    "tel:+18008725327",
    "1810-0662",
    "2026-11-25",
    "34 CFR Part 200",
    "20 U.S.C. 6391",
    "6399",
    "34 CFR 200.81",
    "200.89",
    "FS054",
    "FS121",
    "FS122",
    "FS145",
    "634",
    "WCAG 2.2",
];

/// No figures and no pictures.
fn nothing() -> Known<'static> {
    static MEDIA: LazyLock<Media> = LazyLock::new(Media::default);
    Known { figures: &[], media: &MEDIA }
}

/// Everything that ships, as it is on the first day.
pub(crate) fn shipped() -> Content {
    let published = SHIPPED.iter().flat_map(|text| {
        Lang::ALL.map(|lang| PublishedText {
            name: text.name.parse().unwrap(),
            lang,
            number: 1,
            level_with: None,
            source: text.of(lang).to_owned(),
            origin: Origin::Shipped,
            from: Timestamp::UNIX_EPOCH,
        })
    });
    let published: Vec<_> = published.collect();
    for text in &published {
        check(&text.name, &text.source, text.lang, Known::with(&Media::default())).unwrap();
    }
    Content::read(&published, Media::default()).unwrap()
}

#[test]
fn every_text_that_ships_can_be_read_and_is_on_the_pages() {
    let content = shipped();
    for lang in Lang::ALL {
        let edition = content.edition(lang);
        assert_eq!(
            content.figure(&edition.impact.front.figure).unwrap().text().unwrap(),
            "302,000"
        );
        let read = 2
            + edition.sections.len()
            + edition.articles.len()
            + edition.updates.len()
            + edition.stories.len()
            + edition.library.len()
            + edition.training.len();
        assert_eq!(read, SHIPPED.len());
        let sections: Vec<_> = edition.sections.keys().map(String::as_str).collect();
        assert_eq!(sections, ["events", "goal", "library", "pass", "privacy", "states"]);
    }
}

fn text(name: &str, lang: Lang, number: u32, level_with: Option<u32>) -> PublishedText {
    let shipped = SHIPPED.iter().find(|text| text.name == name).unwrap();
    PublishedText {
        name: name.parse().unwrap(),
        lang,
        number,
        level_with,
        source: shipped.of(lang).to_owned(),
        origin: Origin::Shipped,
        from: Timestamp::UNIX_EPOCH,
    }
}

#[test]
fn a_text_without_a_translation_stands_in_the_other_language_and_says_which_it_is() {
    let english = text("stories/lucia", Lang::En, 1, None);
    let reader = [english];
    let stories: BTreeMap<String, Document<Story>> =
        Reader::new(Lang::Es, &reader, nothing()).folder("stories/");
    assert_eq!(stories["lucia"].lang, Lang::En);
}

#[test]
fn a_translation_is_behind_when_the_other_language_moved_on_since_an_editor_compared_them() {
    let behind = |spanish_level: Option<u32>| {
        let texts = [
            text("stories/lucia", Lang::En, 3, None),
            text("stories/lucia", Lang::Es, 2, spanish_level),
        ];
        let stories: BTreeMap<String, Document<Story>> =
            Reader::new(Lang::Es, &texts, nothing()).folder("stories/");
        stories["lucia"].is_behind
    };
    assert_eq!([behind(Some(2)), behind(Some(3)), behind(None)], [true, false, false]);
}

#[test]
fn a_text_that_cannot_be_read_is_left_out_and_takes_no_other_with_it() {
    let mut bad = text("updates/privacy-training", Lang::En, 1, None);
    bad.source = "no front matter".into();
    let texts = [bad, text("updates/eligibility-matrix", Lang::En, 1, None)];
    let updates: BTreeMap<String, Document<Update>> =
        Reader::new(Lang::En, &texts, nothing()).folder("updates/");
    assert_eq!(updates.keys().collect::<Vec<_>>(), ["eligibility-matrix"]);
}

fn raw(name: &str, lang: Lang) -> &'static str {
    SHIPPED.iter().find(|text| text.name == name).unwrap().of(lang)
}

/// What a reader sees of a text: no addresses, no ids of figures, no sources.
fn prose(text: &str) -> String {
    let lines = text.lines().filter(|line| {
        ![
            "url =",
            "href =",
            "date =",
            "ends =",
            "title = \"20 U",
            "title = \"34",
            "portrait =",
            "series =",
        ]
        .iter()
        .any(|start| line.starts_with(start))
    });
    let mut seen = String::new();
    let mut is_source = false;
    for line in lines {
        is_source = line == "[[sources]]" || (is_source && !line.is_empty());
        if !is_source {
            seen += &without(&without(line, "](", ")"), "{{", "}}");
            seen.push('\n');
        }
    }
    for name in NAMES_WITH_DIGITS {
        seen = seen.replace(name, "");
    }
    seen
}

fn without(line: &str, opens: &str, closes: &str) -> String {
    let mut parts = line.split(opens);
    let mut kept = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        kept += part.split_once(closes).map_or("", |(_, rest)| rest);
    }
    kept
}

/// The months of both languages, by how they begin.
const MONTHS: &[&str] =
    &["March", "May", "August", "September", "marzo", "mayo", "agosto", "septiembre"];

/// Numbers in a text that are neither years, nor days in a line with a month, nor steps of a list.
fn stray_numbers(text: &str) -> Vec<String> {
    let prose = prose(text);
    prose.lines().flat_map(stray_in_line).collect()
}

fn stray_in_line(line: &str) -> Vec<String> {
    let has_month = MONTHS.iter().any(|month| line.contains(month));
    let is_year = |word: &str| {
        let year = word.get(..4).and_then(|year| year.parse::<u16>().ok());
        year.is_some_and(|year| (1900..2100).contains(&year)) && [4, 7].contains(&word.len())
    };
    let is_day =
        |word: &str| has_month && word.parse().is_ok_and(|day: u8| (1..=31).contains(&day));
    let is_step = |at: usize, word: &str| at == 0 && word.ends_with('.');
    line.split(|c: char| c.is_whitespace() || "()[],;:“”«»\"".contains(c))
        .enumerate()
        .filter(|(at, word)| !is_step(*at, word))
        .map(|(_, word)| word.trim_end_matches(['.', '-']))
        .filter(|word| word.chars().any(|c| c.is_ascii_digit()))
        .filter(|word| !is_year(word) && !is_day(word))
        .map(str::to_owned)
        .collect()
}

#[test]
fn every_number_in_the_texts_comes_from_the_table_of_figures() {
    // Law, forms and training name sections, days and marks; their numbers are no figures.
    let told = SHIPPED.iter().filter(|text| {
        !["library/", "training/"].iter().any(|folder| text.name.starts_with(folder))
    });
    for text in told {
        for lang in Lang::ALL {
            let stray = stray_numbers(text.of(lang));
            assert_eq!(stray, [] as [&str; 0], "{} in {}", text.name, lang.code());
        }
    }
}

#[test]
fn the_messages_hold_no_number() {
    let (english, spanish) = crate::MESSAGES;
    for messages in [english, spanish] {
        let values = messages.lines().filter_map(|line| line.split_once(" = ")).map(|(_, v)| v);
        for value in values {
            assert_eq!(stray_numbers(value), [] as [&str; 0], "{value}");
        }
    }
}

#[test]
fn a_number_typed_by_hand_is_found_and_years_dates_and_names_are_not() {
    let check = |text: &str| stray_numbers(text);
    assert_eq!(check("There were 302,000 children."), ["302", "000"]);
    assert_eq!(
        check("About 25% of 1,500 and 48772, in 30 States."),
        ["25%", "1", "500", "48772", "30"]
    );
    assert_eq!(check("1. Ask first."), [] as [&str; 0]);
    assert_eq!(
        check("On August 31, 2026, in 2016-17, file FS121, {{eligible-us}}."),
        [] as [&str; 0]
    );
}

#[test]
fn an_unknown_figure_or_one_without_a_value_is_an_error() {
    let figures = read_figures(FIGURES).unwrap();
    let error = |text| fill(text, &figures).unwrap_err().to_string();
    let message = |id: &str| {
        format!("there is no figure with a value called `{id}` in data/portal/impact.csv")
    };
    assert_eq!(error("{{invented}}"), message("invented"));
    assert_eq!(error("{{summer-k3-2016-17}}"), message("summer-k3-2016-17"));
    assert_eq!(fill("{{eligible-us}} of them", &figures).unwrap(), "302,000 of them");
}

#[test]
fn the_list_names_every_file_of_the_content_folders() {
    fn names(folder: &Path, below: &str) -> BTreeSet<String> {
        let mut found = BTreeSet::new();
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let stem = path.file_stem().unwrap().to_string_lossy().into_owned();
            if path.is_dir() {
                found.extend(names(&path, &format!("{below}{stem}/")));
            } else {
                found.insert(format!("{below}{stem}"));
            }
        }
        found
    }
    let listed: BTreeSet<String> = SHIPPED.iter().map(|text| text.name.to_owned()).collect();
    for lang in ["en", "es"] {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content").join(lang);
        assert_eq!(names(&folder, ""), listed, "content/{lang}");
    }
}

/// The addresses and figures that a text names, in order.
fn named<'a>(text: &'a str, opens: &str, closes: &str) -> Vec<&'a str> {
    text.split(opens).skip(1).filter_map(|part| part.split(closes).next()).collect()
}

#[test]
fn both_languages_name_the_same_figures_addresses_dates_and_sources() {
    for text in SHIPPED {
        let [english, spanish] = Lang::ALL.map(|lang| raw(text.name, lang));
        let same = |opens, closes| {
            let sorted = |text| BTreeSet::from_iter(named(text, opens, closes));
            assert_eq!(sorted(english), sorted(spanish), "{} {opens}", text.name);
            let count = |text| named(text, opens, closes).len();
            assert_eq!(count(english), count(spanish), "{} {opens}", text.name);
        };
        same("{{", "}}");
        same("](", ")");
        same("href = \"", "\"");
        same("url = \"", "\"");
        same("\ndate = \"", "\"");
        same("ends = \"", "\"");
        same("kind = \"", "\"");
        same("icon = \"", "\"");
        same("portrait = \"", "\"");
        let headings = |text: &str| text.matches("\n## ").count();
        assert_eq!(headings(english), headings(spanish), "headings of {}", text.name);
        same("\nafter = ", "\n");
    }
}

#[test]
fn each_module_teaches_asks_and_cites_enough_and_no_question_stands_twice() {
    let content = shipped();
    for lang in Lang::ALL {
        let mut asked = BTreeSet::new();
        for (name, module) in &content.edition(lang).training {
            let (front, sections) = (&module.front, module.body.matches("<h2>").count());
            assert!(sections >= 5 && front.objectives.len() >= 3, "{name}");
            assert!(front.quiz.len() >= 5 && front.checks.len() >= 2, "{name}");
            assert!(front.sources.len() >= 2 && !front.tables.is_empty(), "{name}");
            for question in &front.quiz {
                assert!((1..=question.choices.len()).contains(&question.right), "{name}");
                assert!(asked.insert(&question.words), "{name}: {}", question.words);
            }
            let follows = front
                .checks
                .iter()
                .all(|check| check.after.is_none_or(|section| (1..=sections).contains(&section)));
            assert!(follows, "{name}: a check-in follows a section that is not there");
            let whole = front.tables.iter().all(|t| t.columns.len() >= 2 && t.rows.len() >= 3);
            assert!(whole, "{name}");
        }
    }
}

#[test]
fn both_languages_of_a_quiz_have_the_same_right_answers() {
    let content = shipped();
    let answers = |lang: Lang| {
        let modules = content.edition(lang).training.iter();
        modules.map(|(name, module)| {
            let quiz = module.front.quiz.iter();
            (name, quiz.map(|q| (q.right, q.choices.len())).collect::<Vec<_>>())
        })
    };
    assert!(answers(Lang::En).eq(answers(Lang::Es)));
}

#[test]
fn links_inside_the_program_lead_to_a_page() {
    let content = shipped();
    let edition = content.edition(Lang::En);
    let pages = [
        "/",
        "/feedback",
        "/impact/explore",
        "/sign-in",
        "/subscribe",
        "/training",
        "/who-can-help",
    ];
    let rules = ["/eligibility", "/eligibility/activities"];
    let mut known: BTreeSet<String> = pages.into_iter().chain(rules).map(str::to_owned).collect();
    known.extend(edition.articles.keys().map(|name| format!("/{name}")));
    known.extend(edition.updates.iter().map(|(name, _)| format!("/updates/{name}")));
    known.extend(edition.library.keys().map(|name| format!("/library/{name}")));
    known.extend(edition.training.keys().map(|name| format!("/training/{name}")));
    known.extend(edition.stories.keys().map(|name| format!("/stories/{name}")));
    for text in SHIPPED {
        let english = raw(text.name, Lang::En);
        for address in [named(english, "](", ")"), named(english, "href = \"", "\"")].concat() {
            let leads = known.contains(address) || !address.starts_with('/');
            assert!(leads, "{}: {address} leads nowhere", text.name);
        }
    }
}

#[test]
fn links_of_a_spanish_text_stay_in_spanish_and_those_elsewhere_as_they_are() {
    let text = "[a](/pass) [b](https://npcpass.com)";
    assert_eq!(
        to_html(text, Lang::Es, &Media::default()),
        "<p><a href=\"/es/pass\">a</a> <a href=\"https://npcpass.com\">b</a></p>\n"
    );
    assert!(to_html(text, Lang::En, &Media::default()).contains("<a href=\"/pass\">"));
}

#[test]
fn a_file_without_front_matter_or_with_a_field_too_many_is_refused() {
    let read = |text| parse_parts::<Section>(text, Lang::En, nothing()).unwrap_err().to_string();
    assert_eq!(read("Text"), "there is no front matter between two lines of +++");
    let extra = read("+++\ntitle = \"A\"\nlinks = []\nauthor = \"B\"\n+++\nText\n");
    assert!(extra.contains("unknown field `author`"), "{extra}");
}
