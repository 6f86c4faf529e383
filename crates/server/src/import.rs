//! `sendero import`: brings published figures into the program, and says what came of each file; a file in the record
//! layout is made into a State package.

use crate::{say, slices, transfer};
use clap::{Args, Subcommand};
use platform::{Actor, Config};
use portal::Imported;
use std::{path::PathBuf, process::ExitCode};

/// Remarks of one table that are written out; all of them stand on the page of imports.
const REMARKS_SHOWN_MAX: usize = 20;

/// What can be imported.
#[derive(Subcommand)]
pub(crate) enum ImportCommand {
    /// Files of ED Data Express: a CSV, a table of data notes, or an archive of its Data Library.
    EdDataExpress(FilesArgs),
    /// A file in the national record layout, made into a State package; `sendero submit` hands it in.
    RecordLayout(transfer::ImportArgs),
}

/// The files.
#[derive(Args)]
pub(crate) struct FilesArgs {
    /// The files, read one after another; a file that is refused changes nothing.
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// Take a file that was cut short; what is missing is said.
    #[arg(long)]
    accept_short: bool,
}

/// Runs the command; fails when any file was refused.
pub(crate) async fn import(config: Config, command: ImportCommand) -> anyhow::Result<ExitCode> {
    let args = match command {
        ImportCommand::EdDataExpress(args) => args,
        ImportCommand::RecordLayout(args) => return transfer::import(&args),
    };
    let platform = slices::platform(config).await?;
    let mut refused = 0;
    for file in &args.files {
        let actor = Actor::system("import");
        match portal::import_ed_data_express(&platform, actor, file, args.accept_short).await {
            Ok(tables) => tables.iter().for_each(report),
            Err(error) => {
                refused += 1;
                say(&format!("{}: refused, nothing was changed: {error}", file.display()));
            }
        }
    }
    while platform::seal(&platform.db).await? > 0 {}
    platform.db.close().await;
    Ok(if refused == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn report(table: &Imported) {
    if table.known {
        say(&format!("{}: imported before and in force; nothing was changed", table.name));
        return;
    }
    say(&format!(
        "{}: {} rows, {} kept, {} given back, {} set aside, {} notes; {} earlier pieces replaced",
        table.name,
        table.lines,
        table.kept,
        table.given_back,
        table.set_aside,
        table.notes,
        table.replaced
    ));
    for remark in table.remarks.iter().take(REMARKS_SHOWN_MAX) {
        say(&format!("  {remark}"));
    }
    if let Some(more) = table.remarks.len().checked_sub(REMARKS_SHOWN_MAX).filter(|n| *n > 0) {
        say(&format!("  and {more} more, all on the page /impact/imports"));
    }
}
