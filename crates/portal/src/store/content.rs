//! Documents, their versions, and what of them is published.

use super::statement::{all, corrupt, count, count_if_any, execute, first, instant, lang};
use crate::{
    model::{
        DocumentId, DocumentName, Origin, Publication, PublicationId, PublishedText, Version,
        VersionId,
    },
    rules,
};
use jiff::Timestamp;
use platform::{
    DbError, Lang, Tx,
    db::{Uuid, to_utc},
};
use sea_orm::{ConnectionTrait, QueryResult};
use std::collections::BTreeMap;

/// The text of each document and language that readers may see at `now`.
pub(crate) async fn published(
    conn: &impl ConnectionTrait,
    now: Timestamp,
) -> Result<Vec<PublishedText>, DbError> {
    let text = "SELECT d.name, p.lang, p.from_at, v.number, v.level_with, v.source, v.origin FROM (
            SELECT document_id, lang, version_id, from_at,
                ROW_NUMBER() OVER (PARTITION BY document_id, lang ORDER BY from_at DESC, id DESC) AS place
            FROM content_publication WHERE canceled_at IS NULL AND from_at <= $1) p
        JOIN content_document d ON d.id = p.document_id
        JOIN content_version v ON v.id = p.version_id
        WHERE p.place = 1 ORDER BY d.name, p.lang";
    let rows = all(conn, text, [to_utc(now).into()]).await?;
    rows.iter().map(published_text).collect()
}

/// What readers may see at `now` of one text in one language.
pub(crate) async fn published_text_of(
    conn: &impl ConnectionTrait,
    wanted: &DocumentName,
    lang: Lang,
    now: Timestamp,
) -> Result<Option<PublishedText>, DbError> {
    let text = "SELECT d.name, p.lang, p.from_at, v.number, v.level_with, v.source, v.origin
        FROM content_publication p
        JOIN content_document d ON d.id = p.document_id
        LEFT JOIN content_version v ON v.id = p.version_id
        WHERE d.name = $1 AND p.lang = $2 AND p.canceled_at IS NULL AND p.from_at <= $3
        ORDER BY p.from_at DESC, p.id DESC LIMIT 1";
    let values = [wanted.as_str().into(), lang.code().into(), to_utc(now).into()];
    let Some(row) = first(conn, text, values).await? else { return Ok(None) };
    let number: Option<i64> = row.try_get("", "number")?;
    number.map(|_| published_text(&row)).transpose()
}

fn published_text(row: &QueryResult) -> Result<PublishedText, DbError> {
    Ok(PublishedText {
        name: name(row)?,
        lang: lang(row)?,
        number: count(row, "number")?,
        level_with: count_if_any(row, "level_with")?,
        source: row.try_get("", "source")?,
        origin: origin(row)?,
        from: instant(row, "from_at")?,
    })
}

fn name(row: &QueryResult) -> Result<DocumentName, DbError> {
    let name: String = row.try_get("", "name")?;
    name.parse().map_err(|_| corrupt("name of a document", &name))
}

/// When the next scheduled publication comes due.
pub(crate) async fn next_change(
    conn: &impl ConnectionTrait,
    now: Timestamp,
) -> Result<Option<Timestamp>, DbError> {
    let text = "SELECT from_at FROM content_publication
        WHERE canceled_at IS NULL AND from_at > $1 ORDER BY from_at LIMIT 1";
    let row = first(conn, text, [to_utc(now).into()]).await?;
    row.map(|row| instant(&row, "from_at")).transpose()
}

/// How often readers have got to see something else.
pub(crate) async fn generation(conn: &impl ConnectionTrait) -> Result<i64, DbError> {
    let row = first(conn, "SELECT generation FROM portal_generation WHERE id = 1", []).await?;
    Ok(row.map(|row| row.try_get("", "generation")).transpose()?.unwrap_or_default())
}

/// Says that readers get to see something else from now on, on every node.
pub(crate) async fn touch(tx: &Tx) -> Result<(), DbError> {
    let text = "UPDATE portal_generation SET generation = generation + 1 WHERE id = 1";
    execute(tx.conn(), text, []).await.map(drop)
}

/// The names of all documents.
pub(crate) async fn document_names(
    conn: &impl ConnectionTrait,
) -> Result<Vec<(DocumentId, DocumentName)>, DbError> {
    let rows = all(conn, "SELECT id, name FROM content_document ORDER BY name", []).await?;
    rows.iter().map(|row| Ok((row.try_get::<Uuid>("", "id")?.into(), name(row)?))).collect()
}

/// The source of each document's newest version in a language.
pub(crate) async fn newest_sources(
    conn: &impl ConnectionTrait,
    of: Lang,
) -> Result<BTreeMap<DocumentId, String>, DbError> {
    let text = "SELECT document_id, source FROM content_version v WHERE lang = $1 AND number = (
        SELECT MAX(number) FROM content_version o WHERE o.document_id = v.document_id AND o.lang = v.lang)";
    let rows = all(conn, text, [of.code().into()]).await?;
    let source = |row: &QueryResult| -> Result<_, DbError> {
        Ok((row.try_get::<Uuid>("", "document_id")?.into(), row.try_get("", "source")?))
    };
    rows.iter().map(source).collect()
}

/// A document by its name.
pub(crate) async fn find_document(
    conn: &impl ConnectionTrait,
    name: &DocumentName,
) -> Result<Option<DocumentId>, DbError> {
    let text = "SELECT id FROM content_document WHERE name = $1";
    let row = first(conn, text, [name.as_str().into()]).await?;
    Ok(row.map(|row| row.try_get::<Uuid>("", "id")).transpose()?.map(DocumentId::from))
}

/// Begins a document; the name is not taken.
pub(crate) async fn insert_document(tx: &Tx, name: &DocumentName) -> Result<DocumentId, DbError> {
    let id = DocumentId::new();
    let text = "INSERT INTO content_document (id, name, created_at) VALUES ($1, $2, $3)";
    let values = [id.uuid().into(), name.as_str().into(), to_utc(tx.now()).into()];
    execute(tx.conn(), text, values).await?;
    Ok(id)
}

/// The number of the newest version in a language; 0 where there is none.
pub(crate) async fn latest_number(
    conn: &impl ConnectionTrait,
    document: DocumentId,
    lang: Lang,
) -> Result<u32, DbError> {
    let text = "SELECT COALESCE(MAX(number), 0) AS number FROM content_version
        WHERE document_id = $1 AND lang = $2";
    let row = first(conn, text, [document.uuid().into(), lang.code().into()]).await?;
    row.map_or(Ok(0), |row| count(&row, "number"))
}

/// Adds the version; its number must follow the newest one.
pub(crate) async fn add_version(
    tx: &Tx,
    document: DocumentId,
    version: &Version,
) -> Result<(), DbError> {
    let text = "INSERT INTO content_version
        (id, document_id, lang, number, source, level_with, origin, author, note, at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    let values = [
        version.id.uuid().into(),
        document.uuid().into(),
        version.lang.code().into(),
        i64::from(version.number).into(),
        version.source.as_str().into(),
        version.level_with.map(i64::from).into(),
        version.origin.code().into(),
        version.author.as_str().into(),
        version.note.as_str().into(),
        to_utc(version.at).into(),
    ];
    execute(tx.conn(), text, values).await.map(drop)
}

/// All versions of a document, newest first.
pub(crate) async fn versions(
    conn: &impl ConnectionTrait,
    document: DocumentId,
) -> Result<Vec<Version>, DbError> {
    let text = "SELECT id, lang, number, source, level_with, origin, author, note, at
        FROM content_version WHERE document_id = $1 ORDER BY at DESC, number DESC";
    let rows = all(conn, text, [document.uuid().into()]).await?;
    rows.iter().map(version).collect()
}

fn origin(row: &QueryResult) -> Result<Origin, DbError> {
    let origin: String = row.try_get("", "origin")?;
    Origin::from_code(&origin).ok_or_else(|| corrupt("origin", &origin))
}

fn version(row: &QueryResult) -> Result<Version, DbError> {
    Ok(Version {
        id: row.try_get::<Uuid>("", "id")?.into(),
        lang: lang(row)?,
        number: count(row, "number")?,
        source: row.try_get("", "source")?,
        level_with: count_if_any(row, "level_with")?,
        origin: origin(row)?,
        author: row.try_get("", "author")?,
        note: row.try_get("", "note")?,
        at: instant(row, "at")?,
    })
}

/// Publishes a version from an instant on, or takes the text off the pages.
pub(crate) async fn publish(
    tx: &Tx,
    document: DocumentId,
    lang: Lang,
    version: Option<VersionId>,
    from: Timestamp,
) -> Result<PublicationId, DbError> {
    let id = PublicationId::new();
    let text = "INSERT INTO content_publication
        (id, document_id, lang, version_id, from_at, author, at) VALUES ($1, $2, $3, $4, $5, $6, $7)";
    let values = [
        id.uuid().into(),
        document.uuid().into(),
        lang.code().into(),
        version.map(VersionId::uuid).into(),
        to_utc(from).into(),
        tx.actor().as_str().into(),
        to_utc(tx.now()).into(),
    ];
    execute(tx.conn(), text, values).await?;
    touch(tx).await?;
    Ok(id)
}

/// Calls off a publication whose time has not come; false where it has, or was called off before.
pub(crate) async fn cancel(
    tx: &Tx,
    document: DocumentId,
    publication: PublicationId,
) -> Result<bool, DbError> {
    let text = "UPDATE content_publication SET canceled_at = $1
        WHERE id = $2 AND document_id = $3 AND canceled_at IS NULL AND from_at > $1";
    let values = [to_utc(tx.now()).into(), publication.uuid().into(), document.uuid().into()];
    let touched = execute(tx.conn(), text, values).await?;
    touch(tx).await?;
    Ok(touched > 0)
}

/// All decisions about a document, newest first.
pub(crate) async fn publications(
    conn: &impl ConnectionTrait,
    document: DocumentId,
) -> Result<Vec<Publication>, DbError> {
    let text =
        "SELECT p.id, p.lang, v.number, p.from_at, p.canceled_at IS NOT NULL AS canceled, p.author
        FROM content_publication p LEFT JOIN content_version v ON v.id = p.version_id
        WHERE p.document_id = $1 ORDER BY p.from_at DESC, p.id DESC";
    let rows = all(conn, text, [document.uuid().into()]).await?;
    rows.iter()
        .map(|row| {
            Ok(Publication {
                id: row.try_get::<Uuid>("", "id")?.into(),
                lang: lang(row)?,
                number: count_if_any(row, "number")?,
                from: instant(row, "from_at")?,
                is_canceled: row.try_get("", "canceled")?,
                author: row.try_get("", "author")?,
            })
        })
        .collect()
}

/// Where a text stands in one language.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Stand {
    /// The number of the newest version; 0 where there is none.
    pub(crate) newest: u32,
    /// The other language's version that the newest is level with.
    pub(crate) level_with: Option<u32>,
    /// The number that readers see.
    pub(crate) published: Option<u32>,
    /// Whether a publication is to come.
    pub(crate) scheduled: bool,
}

impl Stand {
    /// Whether the other language has moved on.
    pub(crate) fn is_behind(&self, other: &Self) -> bool {
        rules::is_behind((self.newest, self.level_with), (other.newest, other.level_with))
    }
}

/// Where every text stands at `now`, by document and code of the language.
pub(crate) async fn stands(
    conn: &impl ConnectionTrait,
    now: Timestamp,
) -> Result<BTreeMap<(DocumentId, &'static str), Stand>, DbError> {
    let mut stands: BTreeMap<_, Stand> = BTreeMap::new();
    let newest = "SELECT document_id, lang, number, level_with FROM content_version v
        WHERE number = (SELECT MAX(number) FROM content_version o
            WHERE o.document_id = v.document_id AND o.lang = v.lang)";
    for row in all(conn, newest, []).await? {
        let stand = stands.entry(key(&row)?).or_default();
        stand.newest = count(&row, "number")?;
        stand.level_with = count_if_any(&row, "level_with")?;
    }
    let shown = "SELECT p.document_id, p.lang, v.number FROM (
            SELECT document_id, lang, version_id,
                ROW_NUMBER() OVER (PARTITION BY document_id, lang ORDER BY from_at DESC, id DESC) AS place
            FROM content_publication WHERE canceled_at IS NULL AND from_at <= $1) p
        JOIN content_version v ON v.id = p.version_id WHERE p.place = 1";
    for row in all(conn, shown, [to_utc(now).into()]).await? {
        stands.entry(key(&row)?).or_default().published = Some(count(&row, "number")?);
    }
    let ahead = "SELECT document_id, lang FROM content_publication
        WHERE canceled_at IS NULL AND from_at > $1";
    for row in all(conn, ahead, [to_utc(now).into()]).await? {
        stands.entry(key(&row)?).or_default().scheduled = true;
    }
    Ok(stands)
}

fn key(row: &QueryResult) -> Result<(DocumentId, &'static str), DbError> {
    Ok((row.try_get::<Uuid>("", "document_id")?.into(), lang(row)?.code()))
}
