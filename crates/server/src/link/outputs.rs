//! What `sendero link` writes: the pairs and the clusters, the same bytes for the same input.

use anyhow::{Context, bail};
use linkage::{Linked, Model, Outcome};
use std::{
    collections::HashMap,
    fs::File,
    io::{BufWriter, Write},
    path::Path,
};

/// Finds out before the work whether its result will have a place.
pub(super) fn check(out: &Path) -> anyhow::Result<()> {
    let folder = match out.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    if !folder.is_dir() {
        bail!("{} cannot be written: there is no folder {}", out.display(), folder.display());
    }
    if out.is_dir() {
        bail!("{} cannot be written: it is a folder; name a file", out.display());
    }
    Ok(())
}

pub(super) fn unwritable(out: &Path) -> String {
    format!("{} cannot be written", out.display())
}

/// Writes the pairs, best first; of two files, the first file's record comes first.
pub(super) fn pairs(out: &Path, linked: &Linked) -> anyhow::Result<()> {
    write(out, |csv| {
        csv.write_record(["id_a", "id_b", "score_bits", "probability", "decision"])?;
        for pair in &linked.pairs {
            csv.write_record([
                linked.ids.get(pair.a),
                linked.ids.get(pair.b),
                &format!("{:.4}", pair.bits),
                &format!("{:.6}", pair.probability),
                if pair.outcome == Outcome::Link { "link" } else { "review" },
            ])?;
        }
        Ok(())
    })
}

/// Writes every record with the number of its cluster, counted from 1 in the order of the file.
pub(super) fn clusters(out: &Path, linked: &Linked) -> anyhow::Result<()> {
    let mut numbers: HashMap<u32, usize> = HashMap::new();
    write(out, |csv| {
        csv.write_record(["id", "cluster"])?;
        for (record, cluster) in (0..).zip(&linked.clusters) {
            let next = numbers.len() + 1;
            let number = *numbers.entry(*cluster).or_insert(next);
            csv.write_record([linked.ids.get(record), &number.to_string()])?;
        }
        Ok(())
    })
}

/// Writes the records as the settings of Splink read them.
pub(super) fn splink_table(
    out: &Path,
    model: &Model,
    people: &linkage::File,
) -> anyhow::Result<()> {
    write(out, |csv| {
        csv.write_record(model.splink_columns())?;
        people.splink_rows().try_for_each(|row| csv.write_record(row))
    })
}

fn write(
    out: &Path,
    rows: impl FnOnce(&mut csv::Writer<BufWriter<File>>) -> csv::Result<()>,
) -> anyhow::Result<()> {
    let file = File::create(out).with_context(|| unwritable(out))?;
    let mut csv = csv::Writer::from_writer(BufWriter::new(file));
    rows(&mut csv).with_context(|| unwritable(out))?;
    let mut file = csv.into_inner().map_err(csv::IntoInnerError::into_error)?;
    file.flush().with_context(|| unwritable(out))
}
