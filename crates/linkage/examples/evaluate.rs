//! Links a file and, where the truth is known, says how well; optionally saves the estimated model.
//!
//! `cargo run -p linkage --example evaluate -- MODEL.toml PEOPLE.csv [--second FILE] [--truth FILE]
//! [--enrollments FILE] [--moves FILE] [--pairs OUT.csv] [--save MODEL.toml] [--as-is]`. The truth is a CSV of id and person; `--as-is` uses the model's
//! own weights.

use std::collections::{BTreeMap, HashMap};
use std::time::Instant;

use linkage::{File, Layout, Linked, Model, Move, Outcome, Person, Stay};

type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [model, people, options @ ..] = &arguments[..] else {
        return Err("a model and a file of people are needed".into());
    };
    let option = |name: &str| {
        let at = options.iter().position(|option| option == name)?;
        options.get(at + 1)
    };
    let model = Model::parse(&std::fs::read_to_string(model)?)?;
    let started = Instant::now();
    let mut file = File::new(&model);
    let paths = Paths::read(option("--enrollments"), option("--moves"))?;
    read(&mut file, people, &model, &paths)?;
    if let Some(second) = option("--second") {
        file.start_second();
        read(&mut file, second, &model, &paths)?;
    }
    report(format!("{} records read in {:.1?}", file.len(), started.elapsed()));
    let started = Instant::now();
    let linked = file.link(!options.iter().any(|option| option == "--as-is"));
    report(format!("linked in {:.1?}: {:?}", started.elapsed(), linked.model.population));
    if let Some(truth) = option("--truth") {
        measure(&linked, truth)?;
    }
    if let Some(path) = option("--pairs") {
        let mut writer = csv::Writer::from_path(path)?;
        for pair in &linked.pairs {
            let id = |at: u32| linked.ids.get(at);
            let decision = if pair.outcome == Outcome::Link { "link" } else { "review" };
            writer.write_record([
                id(pair.a),
                id(pair.b),
                &format!("{:.2}", pair.bits),
                decision,
            ])?;
        }
    }
    if let Some(save) = option("--save") {
        std::fs::write(save, linked.model.to_toml())?;
    }
    Ok(())
}

/// Stays and moves of a State package's further files, by the child's key.
#[derive(Default)]
struct Paths {
    stays: HashMap<String, Vec<Stay>>,
    moves: HashMap<String, Vec<Move>>,
}

impl Paths {
    fn read(enrollments: Option<&String>, moves: Option<&String>) -> Result<Self> {
        let mut paths = Self::default();
        for row in rows(enrollments)? {
            let Ok(from) = row["enrollment_date"].parse() else { continue };
            let until = row["withdrawal_date"].parse().ok();
            let place = format!("{}, {}", row["facility_city"], row["facility_state"]);
            paths.stays.entry(key(&row)).or_default().push(Stay { from, until, place });
        }
        for row in rows(moves)? {
            let Ok(arrived) = row["qualifying_arrival_date"].parse() else { continue };
            let from = format!("{}, {}", row["from_city"], row["from_state"]);
            let to = format!("{}, {}", row["to_city"], row["to_state"]);
            paths.moves.entry(key(&row)).or_default().push(Move { arrived, from, to });
        }
        Ok(paths)
    }
}

fn rows(path: Option<&String>) -> Result<Vec<HashMap<String, String>>> {
    let Some(path) = path else { return Ok(Vec::new()) };
    Ok(csv::Reader::from_path(path)?.deserialize().collect::<std::result::Result<_, _>>()?)
}

fn key(row: &HashMap<String, String>) -> String {
    [&*row["reporting_state"], &row["state_student_id"], &row["id_type"]].join("/")
}

fn read(file: &mut File, path: &str, model: &Model, paths: &Paths) -> Result<()> {
    let mut reader =
        csv::ReaderBuilder::new().flexible(true).trim(csv::Trim::All).from_path(path)?;
    let header: Vec<String> = reader.headers()?.iter().map(str::to_owned).collect();
    let layout = Layout::new(model, &header.iter().map(String::as_str).collect::<Vec<_>>())?;
    let mut batch: Vec<Person> = Vec::new();
    for line in reader.records() {
        let mut person = layout.person(&line?.iter().collect::<Vec<_>>().as_slice());
        person.stays.extend(paths.stays.get(&person.id).into_iter().flatten().cloned());
        person.moves.extend(paths.moves.get(&person.id).into_iter().flatten().cloned());
        batch.push(person);
        if batch.len() == 20_000 {
            file.add(&batch);
            batch.clear();
        }
    }
    file.add(&batch);
    Ok(())
}

fn measure(linked: &Linked, truth: &str) -> Result<()> {
    let mut reader = csv::Reader::from_path(truth)?;
    let mut person = HashMap::new();
    for line in reader.records() {
        let line = line?;
        person.insert(line[0].to_owned(), line[1].to_owned());
    }
    let who: Vec<&str> =
        linked.ids.iter().map(|id| person.get(id).map_or(id, String::as_str)).collect();
    let mut sizes: BTreeMap<&str, u64> = BTreeMap::new();
    for one in &who {
        *sizes.entry(one).or_default() += 1;
    }
    let true_pairs: u64 = sizes.values().map(|n| n * (n - 1) / 2).sum();
    let right = |a: u32, b: u32| who[a as usize] == who[b as usize];
    let links = linked.pairs.iter().filter(|pair| pair.outcome == Outcome::Link);
    let good = links.clone().filter(|pair| right(pair.a, pair.b)).count() as u64;
    say("links", good, links.count() as u64, true_pairs);
    let reviewed = linked.pairs.iter().filter(|pair| pair.outcome == Outcome::Review);
    let good = reviewed.clone().filter(|pair| right(pair.a, pair.b)).count() as u64;
    say("reviews", good, reviewed.count() as u64, true_pairs);
    let mut clusters: HashMap<u32, Vec<u32>> = HashMap::new();
    for (record, cluster) in (0..).zip(&linked.clusters) {
        clusters.entry(*cluster).or_default().push(record);
    }
    let (mut good, mut all) = (0, 0);
    for members in clusters.values() {
        for (at, a) in members.iter().enumerate() {
            all += (members.len() - at - 1) as u64;
            good += members[at + 1..].iter().filter(|b| right(*a, **b)).count() as u64;
        }
    }
    say("clusters", good, all, true_pairs);
    at_precision(linked, right, true_pairs);
    Ok(())
}

/// Best F1 over all cuts, and recall where 99.9 % of the pairs above the cut are right.
#[expect(clippy::cast_precision_loss, reason = "counts of pairs are far below 2^52")]
fn at_precision(linked: &Linked, right: impl Fn(u32, u32) -> bool, true_pairs: u64) {
    let (mut good, mut best, mut recall) = (0_u64, (0.0, 0.0), 0.0);
    for (at, pair) in (1_u64..).zip(&linked.pairs) {
        good += u64::from(right(pair.a, pair.b));
        let f1 = 2.0 * good as f64 / (at + true_pairs) as f64;
        if f1 > best.0 {
            best = (f1, pair.bits);
        }
        if good as f64 >= 0.999 * at as f64 {
            recall = good as f64 / true_pairs as f64;
        }
    }
    let found = good as f64 / true_pairs as f64;
    report(format!(
        "best F1 {:.4} at {:.1} bits; recall {recall:.4} at precision 99.9 %; found {found:.4}",
        best.0, best.1
    ));
}

#[expect(clippy::cast_precision_loss, reason = "counts of pairs are far below 2^52")]
fn say(what: &str, good: u64, all: u64, true_pairs: u64) {
    let (precision, recall) = (good as f64 / all as f64, good as f64 / true_pairs as f64);
    let f1 = 2.0 * good as f64 / (all + true_pairs) as f64;
    report(format_args!("{what}: {all}, precision {precision:.4} recall {recall:.4} F1 {f1:.4}"));
}

#[expect(clippy::print_stdout, reason = "this program's output")]
fn report(line: impl std::fmt::Display) {
    println!("{line}");
}
