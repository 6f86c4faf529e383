//! `sendero content`: texts out to Markdown files and in from them, for those who write in an editor of their own.

mod pictures;

use crate::{
    PortalError,
    desk::{self, Incoming},
    files::{self, Known},
    model::{DocumentName, Origin, media::Media},
    store,
};
use clap::Subcommand;
use platform::{Actor, Lang, Platform};
use std::{
    fs, io,
    path::{Path, PathBuf},
};

/// Bytes of a text's file.
const TEXT_BYTES_MAX: u64 = 1 << 20;

/// What is done with the texts of the public pages.
#[derive(Debug, Subcommand)]
pub enum ContentCommand {
    /// Write what readers see now into FOLDER/en and FOLDER/es, a Markdown file for each text.
    Export {
        /// The folder; it is made when it is missing.
        folder: PathBuf,
    },
    /// Take in the Markdown files of FOLDER/en and FOLDER/es and publish those that say something new.
    Import {
        /// The folder.
        folder: PathBuf,
    },
}

/// What came of the command.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct ContentReport {
    /// Texts written, or taken in and published.
    pub texts: u32,
    /// Files that could not be taken in, each with its reason.
    pub problems: Vec<String>,
}

/// Does it.
///
/// # Errors
/// Fails when the database does, or the folder cannot be read or written. A file that cannot be taken in is a problem of
/// the report; the others are kept.
pub async fn content(
    platform: &Platform,
    command: &ContentCommand,
) -> Result<ContentReport, PortalError> {
    match command {
        ContentCommand::Export { folder } => export(platform, folder).await,
        ContentCommand::Import { folder } => import(platform, folder).await,
    }
}

fn failed(path: &Path) -> impl FnOnce(io::Error) -> PortalError + '_ {
    move |source| PortalError::File { path: path.to_owned(), source }
}

async fn export(platform: &Platform, folder: &Path) -> Result<ContentReport, PortalError> {
    let mut report = ContentReport::default();
    for text in store::published(platform.db.read(), platform.clock.now()).await? {
        let path = folder.join(text.lang.code()).join(format!("{}.md", text.name));
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent).map_err(failed(parent))?;
        }
        fs::write(&path, &text.source).map_err(failed(&path))?;
        report.texts += 1;
    }
    pictures::export(platform, folder).await?;
    Ok(report)
}

async fn import(platform: &Platform, folder: &Path) -> Result<ContentReport, PortalError> {
    let mut report = ContentReport::default();
    let media = pictures::import(platform, folder, &mut report.problems).await?;
    let mut texts = Vec::new();
    let mut found_folder = false;
    for lang in Lang::ALL {
        let root = folder.join(lang.code());
        if root.is_dir() {
            found_folder = true;
            collect((&root, &root), lang, &media, (&mut texts, &mut report.problems))?;
        }
    }
    if !found_folder {
        let why = format!("{} has neither a folder en nor a folder es", folder.display());
        return Err(PortalError::Text(why));
    }
    let mut tx = platform.db.begin(Actor::system("import")).await?;
    report.texts = desk::take_in(&mut tx, &texts, Origin::Imported).await?;
    if report.texts > 0 {
        tx.commit().await?;
    }
    Ok(report)
}

/// Reads the files below a folder; what is wrong with one is noted, and the others are read.
fn collect(
    (root, folder): (&Path, &Path),
    lang: Lang,
    media: &Media,
    (texts, problems): (&mut Vec<Incoming>, &mut Vec<String>),
) -> Result<(), PortalError> {
    let entries = fs::read_dir(folder).map_err(failed(folder))?;
    let mut paths = Vec::new();
    for entry in entries {
        paths.push(entry.map_err(failed(folder))?.path());
    }
    paths.sort();
    for path in paths {
        if path.is_dir() {
            collect((root, &path), lang, media, (texts, problems))?;
        } else {
            match read(root, &path, lang, media) {
                Ok(text) => texts.push(text),
                Err(why) => problems.push(format!("{}: {why}", path.display())),
            }
        }
    }
    Ok(())
}

fn read(root: &Path, path: &Path, lang: Lang, media: &Media) -> Result<Incoming, String> {
    if path.extension().is_none_or(|extension| extension != "md") {
        return Err("is no Markdown file; only files that end in .md are taken in".into());
    }
    let inside = path.strip_prefix(root).map_err(|error| error.to_string())?.with_extension("");
    let name = inside.to_string_lossy().replace('\\', "/");
    let name: DocumentName = name.parse().map_err(|error| format!("{error}"))?;
    let bytes = fs::metadata(path).map_err(|error| error.to_string())?.len();
    if bytes > TEXT_BYTES_MAX {
        return Err(format!("has {bytes} bytes; {TEXT_BYTES_MAX} are the most for one text"));
    }
    let source = fs::read_to_string(path).map_err(|error| error.to_string())?;
    let source = source.replace("\r\n", "\n");
    files::check(&name, &source, lang, Known::with(media)).map_err(|error| error.to_string())?;
    Ok(Incoming { name, lang, source })
}
