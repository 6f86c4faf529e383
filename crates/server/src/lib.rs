//! The program: which slices it is made of, and its commands.
//!
//! This crate lists slices and commands and does nothing else; each slice does its own work.

mod address;
mod check;
mod course;
mod import;
mod keys;
mod link;
mod nation;
mod people;
mod send;
mod serve;
mod slices;
mod texts;
mod transfer;

pub use slices::{MESSAGES, STORIES, access, all_routes};

use clap::{Parser, Subcommand};
use platform::Config;
use std::{path::PathBuf, process::ExitCode};

/// The interstate coordination of migrant education: records, exchange, and the public portal.
#[derive(Parser)]
#[command(name = "sendero", version, about)]
struct Cli {
    /// The settings file; by default sendero.toml in this folder, if there is one.
    #[arg(long, global = true, value_name = "FILE")]
    config: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Make an invented nation, load it through the real intake, measure the matching, and serve it.
    Demo(nation::DemoArgs),
    /// Serve the pages, and do the work behind them.
    Serve,
    /// Do the work behind the pages only; several machines may.
    Work,
    /// Bring the database's schema up to date and end.
    Migrate,
    /// Say whether the settings can be used, and what they are.
    CheckConfig,
    /// Hand in a State package: a zip, or a folder, of CSV files.
    Submit(send::SubmitArgs),
    /// The texts of the public pages, out to Markdown files and in from them.
    Content {
        #[command(subcommand)]
        command: portal::ContentCommand,
    },
    /// Say who is the same person in a CSV file of people, or across two; no database is touched.
    Link(Box<link::LinkArgs>),
    /// Bring published figures into the program.
    Import {
        #[command(subcommand)]
        command: import::ImportCommand,
    },
    /// Assess the eligibility of the cases of a file; with --check, compare with what each expects.
    Assess(determinations::AssessArgs),
    /// The files of a course: lessons, practice, tests and keys.
    Course {
        #[command(subcommand)]
        command: course::CourseCommand,
    },
    /// Take out what a State has sent, as a State package or in the record layout.
    Export(transfer::ExportArgs),
    /// The audit log.
    Audit {
        #[command(subcommand)]
        command: AuditCommand,
    },
    /// People with accounts.
    User {
        #[command(subcommand)]
        command: people::UserCommand,
    },
    /// The keys that sign credentials.
    Key {
        #[command(subcommand)]
        command: keys::KeyCommand,
    },
    /// Say which program this is.
    Version,
}

#[derive(Subcommand)]
enum AuditCommand {
    /// Walk the whole chain of entries and say whether it holds.
    Verify,
}

/// Runs the command that the program was called with.
pub fn main() -> ExitCode {
    let cli = Cli::parse();
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    let result = match runtime {
        Ok(runtime) => runtime.block_on(run(cli)),
        Err(error) => Err(error.into()),
    };
    match result {
        Ok(code) => code,
        Err(error) => {
            eprintln!("sendero: {error:#}");
            ExitCode::FAILURE
        }
    }
}

async fn run(cli: Cli) -> anyhow::Result<ExitCode> {
    if let Command::Link(args) = cli.command {
        tokio::task::spawn_blocking(move || link::link(&args)).await??;
        return Ok(ExitCode::SUCCESS);
    }
    if let Command::Course { command } = &cli.command {
        return course::course(command);
    }
    let config = Config::load(cli.config.as_deref())?;
    if !matches!(cli.command, Command::Demo(_)) {
        platform::init_log(&config);
    }
    match cli.command {
        Command::Demo(args) => nation::demo(config, args).await?,
        Command::Serve => serve::serve(config).await?,
        Command::Work => serve::work(config).await?,
        Command::Migrate => serve::migrate(config).await?,
        Command::CheckConfig => check::check_config(&config)?,
        Command::Submit(args) => return send::submit(config, args).await,
        Command::Content { command } => return texts::content(config, command).await,
        Command::Import { command } => return import::import(config, command).await,
        Command::Assess(args) => return check::assess(&args),
        Command::Export(args) => transfer::export(config, args).await?,
        Command::Audit { command: AuditCommand::Verify } => return check::verify(config).await,
        Command::User { command } => people::user(config, command).await?,
        Command::Key { command } => keys::key(&config, &command)?,
        Command::Link(args) => link::link(&args)?,
        Command::Course { command } => return course::course(&command),
        Command::Version => say(&format!("sendero {}", env!("CARGO_PKG_VERSION"))),
    }
    Ok(ExitCode::SUCCESS)
}

/// Writes a line for the person or program that called.
#[expect(clippy::print_stdout, reason = "the answer of a command belongs on standard output")]
fn say(line: &str) {
    println!("{line}");
}
