//! The nation's packages on their way through the intake that every State uses.

use crate::{send, slices};
use anyhow::Context;
use demo::{Nation, Package};
use exchange::{Phase, Upload};
use indicatif::{HumanDuration, ProgressBar, ProgressStyle};
use jiff::civil::Date;
use platform::{Actor, Platform};
use std::{
    fs,
    io::{BufWriter, Read, Seek},
    path::Path,
};
use tokio::sync::watch;

/// The day of the nation: the day of its first start, so that a load that was interrupted goes on with the same bytes.
pub(super) fn day_of(platform: &Platform, data: &Path) -> anyhow::Result<Date> {
    let path = data.join("demo-day.txt");
    if let Ok(text) = fs::read_to_string(&path) {
        return Ok(text.trim().parse()?);
    }
    let today = platform.clock.today();
    fs::write(path, today.to_string())?;
    Ok(today)
}

/// Hands in every State's package, then North Dakota's nightly file.
pub(super) async fn packages(platform: &Platform, nation: &Nation) -> anyhow::Result<()> {
    let (_stop, stopped) = watch::channel(false);
    let jobs = slices::jobs(platform, stopped);
    let mut packages = nation.packages();
    packages.push(nation.nightly());
    let records: usize = packages.iter().map(|package| package.records).sum();
    let bar = bar(records as u64);
    for package in &packages {
        bar.set_message(package.name.clone());
        let upload = written(platform, nation, package)?;
        let actor = Actor::system("demo");
        let state = package.state.parse()?;
        let receipt = upload.hand_in(platform, actor, state, &package.name).await?;
        let done = send::follow(platform, &jobs, receipt.id).await?;
        if done.phase != Phase::Done {
            anyhow::bail!("{} was not taken: {:?}", package.name, done.refusal);
        }
        bar.inc(package.records as u64);
    }
    while platform::seal(&platform.db).await? > 0 {}
    bar.finish_and_clear();
    eprintln!(
        "{records} records of {} packages loaded in {}",
        packages.len(),
        HumanDuration(bar.elapsed())
    );
    Ok(())
}

/// Writes the packages into a folder, North Dakota's nightly file as well.
pub(super) fn write(nation: &Nation, folder: &Path) -> anyhow::Result<()> {
    fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
    for package in nation.packages().into_iter().chain([nation.nightly()]) {
        let path = folder.join(&package.name);
        let file = fs::File::create(&path).with_context(|| path.display().to_string())?;
        nation.write_package(&package, BufWriter::new(file))?;
        crate::say(&format!("{} {} children", path.display(), package.records));
    }
    Ok(())
}

fn written(platform: &Platform, nation: &Nation, package: &Package) -> anyhow::Result<Upload> {
    let mut file = tempfile::tempfile()?;
    nation.write_package(package, &mut file)?;
    file.rewind()?;
    let mut upload = Upload::begin(platform)?;
    let mut buffer = vec![0; 1 << 16];
    loop {
        let read = file.read(&mut buffer)?;
        if read == 0 {
            return Ok(upload);
        }
        upload.write(&buffer[..read])?;
    }
}

fn bar(records: u64) -> ProgressBar {
    let style = ProgressStyle::with_template("{bar:40} {pos}/{len} records, {eta} left, {msg}");
    ProgressBar::new(records).with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}
