//! Writes a nation as flat files, for measuring the matcher alone: all States' students, enrollments and moves, and the
//! truth.
//!
//! `cargo run --release -p demo --example people -- FOLDER [CHILDREN] [SEED]`

use std::collections::HashMap;
use std::error::Error;
use std::fs::{self, File};
use std::io::{BufWriter, Cursor, Write, copy};
use std::path::Path;

use demo::{Nation, Settings};
use jiff::civil::date;

const TABLES: [&str; 3] = ["students.csv", "enrollments.csv", "qualifying_moves.csv"];

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [folder, rest @ ..] = &arguments[..] else {
        return Err("a folder to write to is needed".into());
    };
    let children = rest.first().map_or(Ok(20_000), |text| text.parse())?;
    let seed = rest.get(1).map_or(Ok(1), |text| text.parse())?;
    let folder = Path::new(folder);
    fs::create_dir_all(folder)?;
    let nation = Nation::generate(&Settings { children, seed, today: date(2026, 11, 22) });
    let mut files = Vec::new();
    for table in TABLES {
        files.push((table, BufWriter::new(File::create(folder.join(table))?), false));
    }
    for package in nation.packages() {
        let mut bytes = Cursor::new(Vec::new());
        nation.write_package(&package, &mut bytes)?;
        let mut archive = zip::ZipArchive::new(bytes)?;
        for (table, out, begun) in &mut files {
            let mut text = Vec::new();
            copy(&mut archive.by_name(table)?, &mut text)?;
            let header = text.iter().position(|byte| *byte == b'\n').map_or(0, |at| at + 1);
            out.write_all(if *begun { &text[header..] } else { &text })?;
            *begun = true;
        }
    }
    for (_, out, _) in &mut files {
        out.flush()?;
    }
    write_truth(&nation, folder)
}

/// Who is who: the id of each student as the model `models/child.toml` reads it, and the child.
fn write_truth(nation: &Nation, folder: &Path) -> Result<(), Box<dyn Error>> {
    let children: HashMap<(&str, String), u32> =
        nation.truth().map(|(state, student, child)| ((state, student), child)).collect();
    let mut out = csv::Writer::from_path(folder.join("truth.csv"))?;
    out.write_record(["id", "person"])?;
    for row in csv::Reader::from_path(folder.join("students.csv"))?.records() {
        let row = row?;
        let child = children.get(&(&row[0], row[1].to_owned())).ok_or("a student nobody is")?;
        out.write_record([[&row[0], &row[1], &row[2]].join("/"), child.to_string()])?;
    }
    Ok(out.flush()?)
}
