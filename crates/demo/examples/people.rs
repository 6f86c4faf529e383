//! Writes a nation as flat files, for measuring the matcher alone: all States' students, enrollments and moves, and the
//! truth.
//!
//! `cargo run --release -p demo --example people -- FOLDER [CHILDREN] [SEED]`

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
    write_truth(&nation, &folder.join("truth.csv"))
}

/// Who is who, by the id under which the model `models/child.toml` reads a student.
fn write_truth(nation: &Nation, path: &Path) -> Result<(), Box<dyn Error>> {
    let mut out = BufWriter::new(File::create(path)?);
    writeln!(out, "reporting_state,state_student_id,child")?;
    for (state, student_id, child) in nation.truth() {
        writeln!(out, "{state},{student_id},{child}")?;
    }
    Ok(out.flush()?)
}
