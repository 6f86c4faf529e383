//! Commands that look and say.

use crate::{say, slices};
use platform::{Config, Mailer};
use std::process::ExitCode;

/// `sendero check-config`: every setting as it is understood, without passwords, under the name that sets it.
///
/// # Errors
/// Fails when a setting cannot be used.
pub(crate) fn check_config(config: &Config) -> anyhow::Result<()> {
    accounts::check_settings(config)?;
    Mailer::new(config)?;
    say("the settings can be used:");
    for (key, value) in config.shown() {
        say(&format!("  {key:<22} {value}"));
    }
    say(&format!("  {:<22} {}", "(links in letters)", config.public_address()));
    Ok(())
}

/// `sendero audit verify`
pub(crate) async fn verify(config: Config) -> anyhow::Result<ExitCode> {
    let platform = slices::platform(config).await?;
    let report = platform::verify(&platform.db).await?;
    platform.db.close().await;
    say(&format!("{} entries sealed, {} not sealed yet", report.sealed, report.unsealed));
    if let Some(at) = report.broken_at {
        say(&format!(
            "the chain is broken at entry {at}: it or one before it was changed, removed or put in"
        ));
        return Ok(ExitCode::FAILURE);
    }
    say(&format!("the chain holds; its head is {}", report.head));
    Ok(ExitCode::SUCCESS)
}

/// `sendero assess`
pub(crate) fn assess(args: &determinations::AssessArgs) -> anyhow::Result<ExitCode> {
    let well = determinations::assess(args)?;
    Ok(if well { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
