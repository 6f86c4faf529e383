//! `sendero user`: accounts from the command line, for the first administrator of a new installation.

use crate::{say, slices};
use accounts::{NewPerson, Role};
use anyhow::{Context, bail};
use clap::{Args, Subcommand};
use platform::{Actor, Config, Lang};
use std::io::{BufRead, stdin};

#[derive(Subcommand)]
pub(crate) enum UserCommand {
    /// Add a person with a role at an organization. The password is read from standard input.
    Add(AddArgs),
    /// Say the code that a person's telephone shows now. Only in a demonstration, where nobody has a telephone.
    Code {
        /// Her e-mail address.
        email: String,
    },
}

/// What `sendero user add` takes.
#[derive(Args)]
pub(crate) struct AddArgs {
    /// The e-mail address to sign in with.
    #[arg(long)]
    email: String,
    /// Her name.
    #[arg(long)]
    name: String,
    /// Her role, for example data-administrator.
    #[arg(long)]
    role: String,
    /// The organization's code: a State's code, a district's NCES id, or US for the Federal office.
    #[arg(long)]
    organization: String,
    /// Her language: en or es.
    #[arg(long, default_value = "en")]
    lang: String,
}

/// Runs the command.
pub(crate) async fn user(config: Config, command: UserCommand) -> anyhow::Result<()> {
    match command {
        UserCommand::Add(args) => add(config, args).await,
        UserCommand::Code { email } => code(config, &email).await,
    }
}

async fn code(config: Config, email: &str) -> anyhow::Result<()> {
    if !config.demo {
        bail!("codes are shown only in a demonstration (the setting `demo`)");
    }
    let platform = slices::platform(config).await?;
    let now = platform.clock.now();
    let code = accounts::current_code(platform.db.read(), email, now).await?;
    platform.db.close().await;
    say(&code.with_context(|| format!("`{email}` has not set up two-step sign-in here"))?);
    Ok(())
}

async fn add(config: Config, args: AddArgs) -> anyhow::Result<()> {
    let role: Role = args.role.parse()?;
    if !matches!(args.lang.as_str(), "en" | "es") {
        bail!("`{}` is not a language of the pages; write en or es", args.lang);
    }
    let mut password = String::new();
    stdin().lock().read_line(&mut password).context("the password could not be read")?;
    let password_hash = accounts::hash_password(password.trim_end_matches(['\r', '\n']))?;
    let platform = slices::platform(config).await?;
    let organization = accounts::organization_by_code(platform.db.read(), &args.organization)
        .await?
        .with_context(|| format!("no organization has the code `{}`", args.organization))?;
    let mut tx = platform.db.begin(Actor::system("command")).await?;
    let lang = Lang::from_code(&args.lang);
    let new = NewPerson { email: args.email, name: args.name, lang, password_hash };
    let person = accounts::add_person(&mut tx, &new).await?;
    accounts::add_member(&mut tx, person, organization.id, role).await?;
    tx.commit().await?;
    platform.db.close().await;
    say(&format!("{} can sign in as {} of {}", new.email, role.code(), organization.name));
    Ok(())
}
