//! Pictures: what is said about each, and in which sizes it is kept.

use super::{
    content::touch,
    statement::{all, count, execute, first, instant},
};
use crate::model::{
    impact::Words,
    media::{Media, Picture, PictureId, PictureWords, Size},
};
use platform::{
    DbError, Event, Subject, Tx,
    db::{Uuid, from_utc, to_utc},
};
use sea_orm::{ConnectionTrait, Value};
use std::collections::BTreeMap;

/// All pictures, the oldest first.
pub(crate) async fn media(conn: &impl ConnectionTrait) -> Result<Media, DbError> {
    let text = "SELECT hash, picture_id, kind, width, height FROM picture_size
        ORDER BY picture_id, width";
    let mut sizes: BTreeMap<Uuid, Vec<Size>> = BTreeMap::new();
    for row in all(conn, text, []).await? {
        sizes.entry(row.try_get("", "picture_id")?).or_default().push(Size {
            hash: row.try_get("", "hash")?,
            width: count(&row, "width")?,
            height: count(&row, "height")?,
            kind: row.try_get("", "kind")?,
        });
    }
    let text = "SELECT p.id, p.uploaded_at, p.withdrawn_at, w.alt_en, w.alt_es, w.credit
        FROM picture p JOIN picture_words w ON w.picture_id = p.id
        WHERE NOT EXISTS (SELECT 1 FROM picture_words n WHERE n.picture_id = p.id AND n.id > w.id)
        ORDER BY p.id";
    let mut pictures = Vec::new();
    for row in all(conn, text, []).await? {
        let id: Uuid = row.try_get("", "id")?;
        let withdrawn: Option<_> = row.try_get("", "withdrawn_at")?;
        pictures.push(Picture {
            id: id.into(),
            alt: Words { en: row.try_get("", "alt_en")?, es: row.try_get("", "alt_es")? },
            credit: row.try_get("", "credit")?,
            sizes: sizes.remove(&id).unwrap_or_default(),
            uploaded_at: instant(&row, "uploaded_at")?,
            withdrawn_at: withdrawn.map(from_utc),
        });
    }
    Ok(Media::of(pictures))
}

/// The media type of a file that readers may see.
pub(crate) async fn kind_of_file(
    conn: &impl ConnectionTrait,
    hash: &str,
) -> Result<Option<String>, DbError> {
    let text = "SELECT s.kind FROM picture_size s JOIN picture p ON p.id = s.picture_id
        WHERE s.hash = $1 AND p.withdrawn_at IS NULL";
    let row = first(conn, text, [hash.into()]).await?;
    Ok(row.map(|row| row.try_get("", "kind")).transpose()?)
}

/// Keeps a picture whose files are in the store. One that is there already gets new words, and is shown again if it had
/// been withdrawn.
pub(crate) async fn put_picture(
    tx: &mut Tx,
    sizes: &[Size],
    words: &PictureWords,
) -> Result<PictureId, DbError> {
    tx.serialize("portal.pictures").await?;
    let widest = sizes.last().map(|size| size.hash.clone()).unwrap_or_default();
    let text = "SELECT picture_id FROM picture_size WHERE hash = $1";
    let known = first(tx.conn(), text, [widest.into()]).await?;
    let id = match known {
        Some(row) => {
            let id = PictureId::from(row.try_get::<Uuid>("", "picture_id")?);
            let text = "UPDATE picture SET withdrawn_at = NULL WHERE id = $1";
            execute(tx.conn(), text, [id.uuid().into()]).await?;
            id
        }
        None => insert(tx, sizes).await?,
    };
    let text = "INSERT INTO picture_words (id, picture_id, alt_en, alt_es, credit, author, at)
        VALUES ($1, $2, $3, $4, $5, $6, $7)";
    let values: [Value; 7] = [
        Uuid::now_v7().into(),
        id.uuid().into(),
        words.alt.en.as_str().into(),
        words.alt.es.as_str().into(),
        words.credit.as_str().into(),
        tx.actor().as_str().into(),
        to_utc(tx.now()).into(),
    ];
    execute(tx.conn(), text, values).await?;
    touch(tx).await?;
    let data = serde_json::json!({ "sizes": sizes.len() });
    tx.emit(Event::new("portal.picture-kept", Subject::new("picture", id), data));
    Ok(id)
}

async fn insert(tx: &Tx, sizes: &[Size]) -> Result<PictureId, DbError> {
    let id = PictureId::new();
    let text = "INSERT INTO picture (id, uploaded_by, uploaded_at) VALUES ($1, $2, $3)";
    let values = [id.uuid().into(), tx.actor().as_str().into(), to_utc(tx.now()).into()];
    execute(tx.conn(), text, values).await?;
    for size in sizes {
        let text = "INSERT INTO picture_size (hash, picture_id, kind, width, height)
            VALUES ($1, $2, $3, $4, $5) ON CONFLICT (hash) DO NOTHING";
        let values: [Value; 5] = [
            size.hash.as_str().into(),
            id.uuid().into(),
            size.kind.as_str().into(),
            i64::from(size.width).into(),
            i64::from(size.height).into(),
        ];
        execute(tx.conn(), text, values).await?;
    }
    Ok(id)
}

/// Shows a picture no longer, anywhere; its rows stay.
pub(crate) async fn withdraw_picture(tx: &mut Tx, id: PictureId) -> Result<bool, DbError> {
    let text = "UPDATE picture SET withdrawn_at = $1 WHERE id = $2 AND withdrawn_at IS NULL";
    let values: [Value; 2] = [to_utc(tx.now()).into(), id.uuid().into()];
    let is_new = execute(tx.conn(), text, values).await? > 0;
    if is_new {
        touch(tx).await?;
        tx.emit(Event::new("portal.picture-withdrawn", Subject::new("picture", id), ()));
    }
    Ok(is_new)
}
