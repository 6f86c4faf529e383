//! `sendero key`: the keys that sign credentials. They are files beside the database and stand in no table.

use crate::say;
use clap::Subcommand;
use jiff::civil::Date;
use pass::Keys;
use platform::{Clock, Config};

#[derive(Subcommand)]
pub(crate) enum KeyCommand {
    /// Make the key that signs from a day on. What earlier keys signed stays good.
    New {
        /// The first day on which it signs; today, when none is named.
        #[arg(long)]
        from: Option<Date>,
    },
    /// Name the keys, each with the day from which it signs.
    List,
}

/// Runs the command.
pub(crate) fn key(config: &Config, command: &KeyCommand) -> anyhow::Result<()> {
    let keys = Keys::of(config);
    if let KeyCommand::New { from } = command {
        keys.make(from.unwrap_or_else(|| Clock::system().today()))?;
    }
    for (from, has_private_half) in keys.days()? {
        let note = if has_private_half { "" } else { " (signs no more)" };
        say(&format!("{from}{note}"));
    }
    Ok(())
}
