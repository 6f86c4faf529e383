//! Commands that look and say.

use crate::{say, slices};
use platform::Config;
use std::process::ExitCode;

/// `sendero check-config`: the settings as they are understood, without passwords.
pub(crate) fn check_config(config: &Config) {
    say("the settings can be used:");
    say(&format!("  database  {}", config.shown_database()));
    say(&format!("  data      {}", config.data.display()));
    say(&format!("  listen    {}", config.listen));
    say(&format!("  address   {}", config.public_address()));
    say(&format!(
        "  cookies   {}",
        if config.secure_cookies { "over HTTPS only" } else { "over HTTP too" }
    ));
    say(&format!(
        "  sessions  end after {} idle minutes and {} hours",
        config.session_idle_minutes, config.session_hours_max
    ));
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
