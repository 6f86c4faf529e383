//! `sendero demo`: an invented nation, loaded through the real intake, measured against the truth, and served.

mod award;
mod load;
mod measure;
mod pass;
mod staff;
mod states;

use crate::{address, say, serve, slices};
use anyhow::Context;
use clap::Args;
use demo::{Nation, Settings, story};
use jiff::civil::Date;
use measure::Quality;
use platform::{Clock, Config, Platform};
use serde::{Deserialize, Serialize};
use std::{
    fs,
    path::{Path, PathBuf},
};

/// The nation's seed; another seed is another nation.
const SEED: u64 = 1966;

/// What `sendero demo` takes.
#[derive(Args)]
pub(crate) struct DemoArgs {
    /// How many children live in the nation.
    #[arg(long, default_value_t = 20_000, value_parser = clap::value_parser!(u32).range(100..=1_000_000))]
    children: u32,
    /// The port to listen on; 0 lets the system choose.
    #[arg(long, default_value_t = 8080)]
    port: u16,
    /// The folder of the demo's data.
    #[arg(long, default_value = "var/demo")]
    data: PathBuf,
    /// Throw the demo's data away and make it anew.
    #[arg(long)]
    reset: bool,
    /// Load and measure only; do not serve.
    #[arg(long)]
    no_serve: bool,
    /// Only write the States' packages into this folder, to be handed in with `sendero submit`; load nothing.
    #[arg(long, value_name = "FOLDER", conflicts_with_all = ["reset", "no_serve", "port", "data"])]
    packages: Option<PathBuf>,
}

/// What a finished demo remembers of itself.
#[derive(Debug, Serialize, Deserialize)]
struct Made {
    children: u32,
    seed: u64,
    quality: Quality,
    /// The exchange number of the story's child.
    story_number: String,
}

/// Runs the command.
pub(crate) async fn demo(mut config: Config, args: DemoArgs) -> anyhow::Result<()> {
    if let Some(folder) = &args.packages {
        return load::write(&nation(&args, Clock::system().today()).await?, folder);
    }
    config.data.clone_from(&args.data);
    config.demo = true;
    // A demonstration asks no other site for anything.
    config.check_links = false;
    config.secure_cookies = false;
    config.listen = format!("127.0.0.1:{}", args.port);
    if config.log == "info" {
        config.log = "warn".into();
    }
    platform::init_log(&config);
    platform::install_metrics();
    if args.reset {
        remove(&config, &args.data)?;
    }
    let listener = address::listen(&mut config).await?;
    let marker = args.data.join("demo.json");
    let made = made_before(&marker, &args)?;
    let platform = slices::platform(config).await?;
    let made = match made {
        Some(made) => made,
        None => make(&platform, &args, &marker).await?,
    };
    portal::ensure_demo_events(&platform).await?;
    tell(&platform, &made);
    tell_code(&platform).await?;
    say(&format!("Sendero is ready: {}", platform.config.public_address()));
    if args.no_serve {
        platform.db.close().await;
        return Ok(());
    }
    serve::run(platform, listener).await
}

/// Only what a demo writes is removed, and only where a demo wrote it.
fn remove(config: &Config, data: &Path) -> anyhow::Result<()> {
    if config.database.is_some() {
        anyhow::bail!(
            "--reset removes a demo's own files only; empty the database named in the settings yourself"
        );
    }
    for name in ["demo.json", "sendero.db", "sendero.db-wal", "sendero.db-shm"] {
        let path = data.join(name);
        if path.exists() {
            fs::remove_file(&path).with_context(|| path.display().to_string())?;
        }
    }
    let files = config.blobs_folder();
    if files.exists() {
        fs::remove_dir_all(&files).with_context(|| files.display().to_string())?;
    }
    Ok(())
}

fn made_before(marker: &Path, args: &DemoArgs) -> anyhow::Result<Option<Made>> {
    if !marker.exists() {
        return Ok(None);
    }
    let text = fs::read_to_string(marker).with_context(|| marker.display().to_string())?;
    let made: Made = serde_json::from_str(&text).with_context(|| marker.display().to_string())?;
    if made.children != args.children {
        anyhow::bail!(
            "{} holds a nation of {} children; add --reset to make one of {}, or name another folder with --data",
            args.data.display(),
            made.children,
            args.children
        );
    }
    Ok(Some(made))
}

async fn nation(args: &DemoArgs, today: Date) -> anyhow::Result<Nation> {
    let settings = Settings { children: args.children, seed: SEED, today };
    Ok(tokio::task::spawn_blocking(move || Nation::generate(&settings)).await?)
}

/// Makes the nation and loads it. Interrupted, it goes on where it stopped: the same packages are the same bytes.
async fn make(platform: &Platform, args: &DemoArgs, marker: &Path) -> anyhow::Result<Made> {
    let today = load::day_of(platform, &args.data)?;
    let nation = nation(args, today).await?;
    staff::add(platform, &nation).await?;
    load::packages(platform, &nation).await?;
    let quality = measure::quality(platform, &nation).await?;
    let record = story().marisol_tonight;
    let story_number = measure::number_of(platform, &record).await?;
    pass::tell(platform, &story_number).await?;
    states::tell(platform).await?;
    let made = Made { children: args.children, seed: SEED, quality, story_number };
    fs::write(marker, serde_json::to_string_pretty(&made)?)?;
    Ok(made)
}

fn tell(platform: &Platform, made: &Made) {
    let address = platform.config.public_address();
    let story = story();
    say(&format!(
        "{} invented children of all States; the truth was kept aside, and measured against it:",
        made.children
    ));
    say(&format!("precision {:.4} recall {:.4}", made.quality.precision, made.quality.recall));
    say("");
    say(&format!(
        "The last package was North Dakota's nightly file. It brought {},",
        story.marisol_tonight.name
    ));
    say(&format!(
        "whom Texas knows as {}: {address}/children/{}",
        story.marisol_in_texas.name, made.story_number
    ));
    say("");
    say(&format!("Sign in with the password “{}” as", staff::PASSWORD));
    for person in staff::PEOPLE {
        say(&format!("  {:<34} {}", person.email, person.what));
    }
    say("");
}

/// The code of the one who needs one. It changes every half minute, so the command that says the next is told too.
async fn tell_code(platform: &Platform) -> anyhow::Result<()> {
    let now = platform.clock.now();
    let code = accounts::current_code(platform.db.read(), staff::WITH_CODE, now).await?;
    let Some(code) = code else { return Ok(()) };
    say(&format!("The code of {} is now {code}; the next ones are told by", staff::WITH_CODE));
    let data = platform.config.data.display();
    say(&format!("  SENDERO_DEMO=true SENDERO_DATA={data} sendero user code {}", staff::WITH_CODE));
    say("");
    Ok(())
}
