//! `sendero link`: who is the same person, in any file of people or across two, without a database.

mod inputs;
mod outputs;
mod table;

#[cfg(test)]
mod tests;

use crate::say;
use anyhow::{Context, bail};
use clap::Args;
use indicatif::{ProgressBar, ProgressStyle};
use linkage::{Linked, Model, Outcome};
use std::{
    fs,
    path::{Path, PathBuf},
    time::Duration,
};

/// What `sendero link` takes.
#[derive(Args)]
pub(crate) struct LinkArgs {
    /// The CSV file of people; its first line names the columns.
    #[arg(required_unless_present = "splink")]
    input: Option<PathBuf>,
    /// A second file; then only pairs of one record from each are linked.
    second: Option<PathBuf>,
    /// The model: a file (docs/linkage.md says how to write one), or `child` or `febrl` for those of the program.
    #[arg(long, value_name = "MODEL.toml")]
    model: PathBuf,
    /// Where to write the pairs, best first: `id_a,id_b,score_bits,probability,decision`.
    #[arg(long, value_name = "OUT.csv", requires = "input")]
    pairs: Option<PathBuf>,
    /// Where to write who belongs together, every record once: `id,cluster`.
    #[arg(long, value_name = "OUT.csv", requires = "input")]
    clusters: Option<PathBuf>,
    /// Use the weights that the model file has, in place of estimating them on this file.
    #[arg(long, requires = "input")]
    as_is: bool,
    /// Leave out rows that cannot be read, in place of linking nothing.
    #[arg(long, requires = "input")]
    skip_bad_rows: bool,
    /// Where to write the model with the weights that were used.
    #[arg(long, value_name = "MODEL.toml", requires = "input")]
    save_model: Option<PathBuf>,
    /// Where to write the model as settings of Splink, for data beyond one machine.
    #[arg(long, value_name = "OUT.json")]
    splink: Option<PathBuf>,
    /// Where to write the records as the table that those settings read.
    #[arg(long, value_name = "OUT.csv", requires = "input")]
    splink_table: Option<PathBuf>,
}

/// Runs the command.
pub(crate) fn link(args: &LinkArgs) -> anyhow::Result<()> {
    let model = read_model(&args.model)?;
    let outs = [&args.pairs, &args.clusters, &args.save_model, &args.splink, &args.splink_table];
    for out in outs.into_iter().flatten() {
        outputs::check(out)?;
    }
    let Some(input) = &args.input else { return settings_of_splink(args, &model) };
    let bar = bar();
    let reading = inputs::Reading { model: &model, bar: &bar, skip_bad_rows: args.skip_bad_rows };
    let read = inputs::read(&reading, input, args.second.as_deref())?;
    for note in &read.notes {
        bar.suspend(|| eprintln!("sendero: {note}"));
    }
    if let Some(out) = &args.splink_table {
        outputs::splink_table(out, &model, &read.file)?;
    }
    bar.set_message(format!("linking {} records", read.file.len()));
    let linked = read.file.link(!args.as_is);
    bar.finish_and_clear();
    if let Some(out) = &args.pairs {
        outputs::pairs(out, &linked)?;
    }
    if let Some(out) = &args.clusters {
        outputs::clusters(out, &linked)?;
    }
    if let Some(out) = &args.save_model {
        fs::write(out, linked.model.to_toml()).with_context(|| outputs::unwritable(out))?;
    }
    settings_of_splink(args, &linked.model)?;
    say(&summary(&linked));
    Ok(())
}

/// Writes the settings if they are wanted: with the weights of the file if one was linked, else the model's own.
fn settings_of_splink(args: &LinkArgs, model: &Model) -> anyhow::Result<()> {
    let Some(out) = &args.splink else { return Ok(()) };
    fs::write(out, model.to_splink(args.second.is_some())).with_context(|| outputs::unwritable(out))
}

/// A model by its file, or one of the program's own by its name.
fn read_model(path: &Path) -> anyhow::Result<Model> {
    match path.to_str() {
        Some("child") => return Ok(Model::child()),
        Some("febrl") => return Ok(Model::febrl()),
        _ => {}
    }
    let bytes =
        fs::read(path).with_context(|| format!("the model {} cannot be read", path.display()))?;
    let Ok(text) = String::from_utf8(bytes) else {
        bail!("the model {} is not UTF-8 text; a model is a TOML file", path.display())
    };
    let text = text.trim_start_matches('\u{feff}');
    Model::parse(text).with_context(|| format!("the model {} cannot be used", path.display()))
}

/// Shown on a terminal only.
fn bar() -> ProgressBar {
    let style = ProgressStyle::with_template("{spinner} {msg} ({elapsed})");
    let bar = ProgressBar::new_spinner()
        .with_style(style.unwrap_or_else(|_| ProgressStyle::default_spinner()));
    bar.enable_steady_tick(Duration::from_millis(100));
    bar
}

fn summary(linked: &Linked) -> String {
    let count = |outcome| linked.pairs.iter().filter(|pair| pair.outcome == outcome).count();
    let firsts = (0..).zip(&linked.clusters).filter(|(record, cluster)| record == *cluster);
    format!(
        "{} records: {} persons, {} pairs linked, {} pairs for a person's eye",
        linked.ids.len(),
        firsts.count(),
        count(Outcome::Link),
        count(Outcome::Review)
    )
}
