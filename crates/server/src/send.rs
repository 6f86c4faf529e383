//! `sendero submit`: hands in a package, does the work (or watches another process do it), and says what came of it.

use crate::{say, slices};
use accounts::StateCode;
use anyhow::Context;
use clap::Args;
use exchange::{Phase, Submission, SubmissionId};
use indicatif::{ProgressBar, ProgressStyle};
use platform::{Actor, Config, Jobs, Lang, Platform};
use std::{path::PathBuf, process::ExitCode, time::Duration};
use tokio::sync::watch;

/// How often the progress is looked at.
const LOOK_EVERY: Duration = Duration::from_millis(200);

/// What `sendero submit` takes.
#[derive(Args)]
pub(crate) struct SubmitArgs {
    /// The zip, or the folder with the CSV files.
    #[arg(required_unless_present = "take_back")]
    file: Option<PathBuf>,
    /// The State that hands it in, by its two-letter code.
    #[arg(long, value_parser = parse_state)]
    state: StateCode,
    /// Where to write the rows that came back; by default problems.csv in this folder.
    #[arg(long, value_name = "FILE", default_value = "problems.csv")]
    problems: PathBuf,
    /// Takes back a whole package that was handed in before, by its id, instead of handing one in.
    #[arg(long, value_name = "ID", conflicts_with = "file", requires = "reason")]
    take_back: Option<SubmissionId>,
    /// Why it is taken back; the State's own people see it.
    #[arg(long)]
    reason: Option<String>,
}

pub(crate) fn parse_state(text: &str) -> Result<StateCode, String> {
    text.to_uppercase().parse().map_err(|error: accounts::AccountsError| error.to_string())
}

/// Runs the command; fails when the package was not taken.
pub(crate) async fn submit(config: Config, args: SubmitArgs) -> anyhow::Result<ExitCode> {
    let platform = slices::platform(config).await?;
    let (_stop, stopped) = watch::channel(false);
    let jobs = slices::jobs(&platform, stopped);
    let (id, name) = begin(&platform, &args).await?;
    let bar = bar(name);
    tokio::spawn(show_progress(platform.clone(), id, bar.clone()));
    let submission = follow(&platform, &jobs, id).await?;
    bar.finish_and_clear();
    while platform::seal(&platform.db).await? > 0 {}
    let code = report(&platform, &submission, &args).await?;
    platform.db.close().await;
    Ok(code)
}

/// Hands the package in, or asks for one to be taken back; answers which one, and how the progress calls it.
async fn begin(platform: &Platform, args: &SubmitArgs) -> anyhow::Result<(SubmissionId, String)> {
    let actor = Actor::system("submit");
    if let Some(id) = args.take_back {
        let reason = args.reason.as_deref().unwrap_or_default();
        exchange::take_back(platform, actor, (args.state, id), reason).await?;
        return Ok((id, id.to_string()));
    }
    let file = args.file.as_deref().context("name the zip or the folder")?;
    let receipt = exchange::submit(platform, actor, args.state, file).await?;
    if receipt.known {
        say("this exact file was submitted before; nothing was changed");
    }
    say(&format!("package {}", receipt.id));
    Ok((receipt.id, file.display().to_string()))
}

fn bar(name: String) -> ProgressBar {
    let style = ProgressStyle::with_template("{spinner} {prefix} {msg}");
    ProgressBar::new_spinner()
        .with_style(style.unwrap_or_else(|_| ProgressStyle::default_spinner()))
        .with_prefix(name)
}

/// Works until the submission is finished; another process may be working on it as well.
pub(crate) async fn follow(
    platform: &Platform,
    jobs: &Jobs,
    id: SubmissionId,
) -> anyhow::Result<Submission> {
    loop {
        let worked = jobs.run_one().await?;
        let now = exchange::progress(platform, id).await?.context("the submission is gone")?;
        if now.phase.is_final() {
            return Ok(now);
        }
        if !worked {
            tokio::time::sleep(LOOK_EVERY).await;
        }
    }
}

/// Shows how far a submission is, until the bar is finished.
async fn show_progress(platform: Platform, id: SubmissionId, bar: ProgressBar) {
    while !bar.is_finished() {
        if let Ok(Some(now)) = exchange::progress(&platform, id).await {
            let counts = now.counts;
            bar.set_message(format!(
                "{}: {} rows, {} returned, {} children recognized, {} new",
                now.phase,
                counts.good + counts.same,
                counts.bad,
                counts.linked,
                counts.new
            ));
        }
        tokio::time::sleep(LOOK_EVERY).await;
    }
}

async fn report(
    platform: &Platform,
    submission: &Submission,
    args: &SubmitArgs,
) -> anyhow::Result<ExitCode> {
    if let (Phase::Refused, Some(refusal)) = (submission.phase, &submission.refusal) {
        say(&format!("the package was not accepted: {refusal}"));
        return Ok(ExitCode::FAILURE);
    }
    if submission.phase == Phase::TakenBack {
        say("the package was taken back: its rows stay in the history but no longer count");
        return Ok(ExitCode::SUCCESS);
    }
    let counts = submission.counts;
    say(&format!(
        "{} rows kept, {} with nothing new, {} returned",
        counts.good, counts.same, counts.bad
    ));
    say(&format!(
        "{} children recognized, {} new to the system, {} pairs for a person to review",
        counts.linked, counts.new, counts.review
    ));
    if counts.bad > 0 {
        let text = exchange::problems_csv(platform, submission.id, Lang::En).await?;
        std::fs::write(&args.problems, text)
            .with_context(|| format!("{} cannot be written", args.problems.display()))?;
        say(&format!("what is wrong with each row is in {}", args.problems.display()));
    }
    Ok(ExitCode::SUCCESS)
}
