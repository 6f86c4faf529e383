//! `sendero content`: what the portal does with files of texts, told to whoever called.

use crate::slices;
use platform::Config;
use portal::ContentCommand;
use std::process::ExitCode;

/// `sendero content export` and `sendero content import`
pub(crate) async fn content(config: Config, command: ContentCommand) -> anyhow::Result<ExitCode> {
    let platform = slices::platform(config).await?;
    let report = portal::content(&platform, &command).await;
    platform.db.close().await;
    let report = report?;
    let done = match command {
        ContentCommand::Export { .. } => "written",
        ContentCommand::Import { .. } => "published; the others say nothing new",
    };
    crate::say(&format!("{} texts {done}", report.texts));
    for problem in &report.problems {
        eprintln!("not taken in: {problem}");
    }
    Ok(if report.problems.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
