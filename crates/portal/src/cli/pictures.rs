//! Pictures beside the texts in a folder: `media/`, with a list of what each shows.

use super::failed;
use crate::{
    PortalError,
    files::picture::{UPLOAD_BYTES_MAX, is_picture},
    model::media::{Media, PictureWords, Size},
    store::media as store,
};
use platform::{Actor, Platform};
use serde::{Deserialize, Serialize};
use std::{fs, io::Read, path::Path};

/// The folder of the files, and the list in it.
const FOLDER: &str = "media";
const LIST: &str = "pictures.toml";

#[derive(Default, Serialize, Deserialize)]
struct List {
    #[serde(default)]
    pictures: Vec<Listed>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Listed {
    alt_en: String,
    alt_es: String,
    credit: String,
    sizes: Vec<ListedSize>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct ListedSize {
    /// The name of the file, and the SHA-256 of its bytes.
    file: String,
    kind: String,
    width: u32,
    height: u32,
}

/// Writes the pictures that are shown, and their list.
pub(super) async fn export(platform: &Platform, folder: &Path) -> Result<(), PortalError> {
    let media = store::media(platform.db.read()).await?;
    let shown: Vec<_> = media.newest_first().filter(|p| p.withdrawn_at.is_none()).collect();
    if shown.is_empty() {
        return Ok(());
    }
    let folder = folder.join(FOLDER);
    fs::create_dir_all(&folder).map_err(failed(&folder))?;
    let mut list = List::default();
    for picture in shown {
        for size in &picture.sizes {
            let hash = size.hash.parse().map_err(|_| PortalError::NotFound)?;
            let mut bytes = Vec::new();
            let path = folder.join(&size.hash);
            platform.blobs.get(&hash)?.read_to_end(&mut bytes).map_err(failed(&path))?;
            fs::write(&path, &bytes).map_err(failed(&path))?;
        }
        let size = |size: &Size| ListedSize {
            file: size.hash.clone(),
            kind: size.kind.clone(),
            width: size.width,
            height: size.height,
        };
        list.pictures.push(Listed {
            alt_en: picture.alt.en.clone(),
            alt_es: picture.alt.es.clone(),
            credit: picture.credit.clone(),
            sizes: picture.sizes.iter().map(size).collect(),
        });
    }
    let text = toml::to_string(&list).map_err(|error| PortalError::Text(error.to_string()))?;
    let path = folder.join(LIST);
    fs::write(&path, text).map_err(failed(&path))
}

/// Takes in the pictures of a folder, those that are not there yet. One that cannot be taken in is a problem; the others
/// are kept.
pub(super) async fn import(
    platform: &Platform,
    folder: &Path,
    problems: &mut Vec<String>,
) -> Result<Media, PortalError> {
    let known = store::media(platform.db.read()).await?;
    let folder = folder.join(FOLDER);
    let path = folder.join(LIST);
    if !path.is_file() {
        return Ok(known);
    }
    let text = fs::read_to_string(&path).map_err(failed(&path))?;
    let list: List = match toml::from_str(&text) {
        Ok(list) => list,
        Err(error) => {
            problems.push(format!("{}: {error}", path.display()));
            return Ok(known);
        }
    };
    let mut tx = platform.db.begin(Actor::system("import")).await?;
    let mut taken = 0;
    for listed in &list.pictures {
        match read(platform, &folder, listed) {
            Ok((sizes, _)) if sizes.last().is_some_and(|s| known.at(&s.address()).is_some()) => {}
            Ok((sizes, words)) => {
                store::put_picture(&mut tx, &sizes, &words).await?;
                taken += 1;
            }
            Err(why) => problems.push(format!("{}: {why}", path.display())),
        }
    }
    if taken > 0 {
        tx.commit().await?;
    }
    store::media(platform.db.read()).await.map_err(PortalError::from)
}

fn read(
    platform: &Platform,
    folder: &Path,
    listed: &Listed,
) -> Result<(Vec<Size>, PictureWords), String> {
    let words = PictureWords::parse(&listed.alt_en, &listed.alt_es, &listed.credit)
        .map_err(|fields| format!("a picture without, or with too long, {}", fields.join(", ")))?;
    if listed.sizes.is_empty() {
        return Err("a picture without files".into());
    }
    let size = |size: &ListedSize| {
        // The name is a hash, so it cannot lead out of the folder.
        let hash: platform::BlobHash =
            size.file.parse().map_err(|_| format!("{}: is no SHA-256", size.file))?;
        let path = folder.join(hash.as_str());
        let bytes = fs::read(&path).map_err(|error| format!("{}: {error}", size.file))?;
        if !is_picture(&bytes, &size.kind) {
            return Err(format!("{}: is no {}", size.file, size.kind));
        }
        let kept = platform.blobs.put(&mut bytes.as_slice(), UPLOAD_BYTES_MAX as u64);
        let kept = kept.map_err(|error| format!("{}: {error}", size.file))?;
        if kept != hash {
            return Err(format!("{}: its bytes are others than its name says", size.file));
        }
        Ok(Size {
            hash: size.file.clone(),
            width: size.width,
            height: size.height,
            kind: size.kind.clone(),
        })
    };
    Ok((listed.sizes.iter().map(size).collect::<Result<_, _>>()?, words))
}
