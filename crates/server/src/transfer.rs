//! `sendero export` takes out what a State has sent; `sendero import record-layout` makes a State package of a file in the record layout.

use crate::{say, send::parse_state, slices};
use accounts::StateCode;
use anyhow::Context;
use clap::{Args, ValueEnum};
use exchange::ExportForm;
use platform::{Actor, Config};
use std::{fs::File, path::PathBuf, process::ExitCode};

/// Problems printed; the others are counted.
const PROBLEMS_SHOWN: usize = 50;

/// The form in which children are taken out.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum Form {
    /// A State package, as a zip.
    Package,
    /// The record layout, in files of at most 40,000 children.
    Layout,
}

/// What `sendero export` takes.
#[derive(Args)]
pub(crate) struct ExportArgs {
    /// The State whose children are taken out, by its two-letter code.
    #[arg(long, value_parser = parse_state)]
    state: StateCode,
    /// In what form.
    #[arg(long, value_enum, default_value = "package")]
    form: Form,
    /// The file to write.
    to: PathBuf,
}

/// What `sendero import record-layout` takes.
#[derive(Args)]
pub(crate) struct ImportArgs {
    /// The file in the record layout.
    file: PathBuf,
    /// The State package to write, a zip; `sendero submit` hands it in.
    to: PathBuf,
}

/// Runs `sendero export`.
pub(crate) async fn export(config: Config, args: ExportArgs) -> anyhow::Result<()> {
    let platform = slices::platform(config).await?;
    let form = match args.form {
        Form::Package => ExportForm::Package,
        Form::Layout => ExportForm::Layout,
    };
    let actor = Actor::system("export");
    let exported = exchange::export(&platform, actor, (args.state, form), &args.to).await?;
    while platform::seal(&platform.db).await? > 0 {}
    platform.db.close().await;
    for file in &exported.files {
        say(&format!("wrote {}", file.display()));
    }
    say(&format!("{} children, {} rows that hold now", exported.children, exported.rows));
    Ok(())
}

/// Runs `sendero import record-layout`; fails when a line could not be placed.
pub(crate) fn import(args: &ImportArgs) -> anyhow::Result<ExitCode> {
    let failed = || format!("{} cannot be written", args.to.display());
    let mut to = File::create(&args.to).with_context(failed)?;
    let imported = exchange::import_layout(&args.file, &mut to)?;
    for (line, problem) in imported.problems.iter().take(PROBLEMS_SHOWN) {
        say(&format!("line {line}: {problem}"));
    }
    let more = imported.problems.len().saturating_sub(PROBLEMS_SHOWN);
    if more > 0 {
        say(&format!("and {more} more"));
    }
    say(&format!(
        "{} children, {} rows in {}; {} lines not accepted",
        imported.students,
        imported.records,
        args.to.display(),
        imported.problems.len()
    ));
    Ok(if imported.problems.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
