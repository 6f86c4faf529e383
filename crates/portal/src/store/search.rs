//! What can be found, in the full-text index of either engine.
//!
//! Both get the same stems and answer the same questions; how a question is put to them is the only difference, and it
//! stands in one place for each.

use super::statement::{all, count, execute, first, instant, lang};
use crate::{
    model::{Findable, Query},
    rules::Words,
};
use platform::{
    DbError, Lang, Tx,
    db::{from_date, to_date, to_utc},
};
use sea_orm::{ConnectionTrait, DbBackend, QueryResult, Value};
use std::collections::BTreeSet;

/// How an engine's full-text index is spoken to.
trait TextIndex: Sync {
    /// Puts the stems of title and body (`$2`, `$3`) at the entry `$1`.
    fn put(&self) -> &'static str;
    /// Takes the entry `$1` out, where that is a step of its own.
    fn remove(&self) -> Option<&'static str>;
    /// The stems as a question.
    fn question(&self, stems: &[String], all: bool) -> String;
    /// `FROM … WHERE …` that finds the entries `e` of the question `$1`, and the order of the best.
    fn found(&self) -> (&'static str, &'static str);
    /// Every stem there is.
    fn vocabulary(&self) -> &'static str;
}

struct Fts5;
struct TsVector;

impl TextIndex for Fts5 {
    fn put(&self) -> &'static str {
        "INSERT INTO search_text (rowid, title, body) VALUES ($1, $2, $3)"
    }

    fn remove(&self) -> Option<&'static str> {
        Some("DELETE FROM search_text WHERE rowid = $1")
    }

    fn question(&self, stems: &[String], all: bool) -> String {
        let last = stems.len().saturating_sub(1);
        let terms: Vec<String> = stems
            .iter()
            .enumerate()
            .map(|(at, stem)| format!("\"{stem}\"{}", if at == last { "*" } else { "" }))
            .collect();
        terms.join(if all { " AND " } else { " OR " })
    }

    fn found(&self) -> (&'static str, &'static str) {
        (
            "FROM search_text t JOIN search_entry e ON e.seq = t.rowid WHERE search_text MATCH $1",
            "bm25(search_text, 8.0, 1.0), e.at DESC",
        )
    }

    fn vocabulary(&self) -> &'static str {
        "SELECT term FROM search_vocabulary"
    }
}

impl TextIndex for TsVector {
    fn put(&self) -> &'static str {
        "UPDATE search_entry SET terms = setweight(to_tsvector('simple', $2), 'A')
            || setweight(to_tsvector('simple', $3), 'D') WHERE seq = $1"
    }

    fn remove(&self) -> Option<&'static str> {
        None
    }

    fn question(&self, stems: &[String], all: bool) -> String {
        let last = stems.len().saturating_sub(1);
        let terms: Vec<String> = stems
            .iter()
            .enumerate()
            .map(|(at, stem)| format!("'{stem}'{}", if at == last { ":*" } else { "" }))
            .collect();
        terms.join(if all { " & " } else { " | " })
    }

    fn found(&self) -> (&'static str, &'static str) {
        (
            "FROM search_entry e WHERE e.terms @@ to_tsquery('simple', $1)",
            "ts_rank(e.terms, to_tsquery('simple', $1)) DESC, e.at DESC",
        )
    }

    fn vocabulary(&self) -> &'static str {
        "SELECT word AS term FROM ts_stat('SELECT terms FROM search_entry')"
    }
}

fn index_of(conn: &impl ConnectionTrait) -> &'static dyn TextIndex {
    match conn.get_database_backend() {
        DbBackend::Postgres => &TsVector,
        _ => &Fts5,
    }
}

/// Makes something findable, in the place of what was found at its address before.
pub(crate) async fn put_findable(tx: &Tx, findable: &Findable) -> Result<(), DbError> {
    remove_findable(tx, &findable.address, findable.lang).await?;
    // On PostgreSQL two writers would otherwise take the same number.
    tx.serialize("portal search").await?;
    let conn = tx.conn();
    let next = "SELECT COALESCE(MAX(seq), 0) + 1 AS seq FROM search_entry";
    let seq: i64 = first(conn, next, []).await?.map_or(Ok(1), |row| row.try_get("", "seq"))?;
    let text = "INSERT INTO search_entry (seq, address, lang, kind, title, body, at, day)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    let values = [
        seq.into(),
        findable.address.as_str().into(),
        findable.lang.code().into(),
        findable.kind.as_str().into(),
        findable.title.as_str().into(),
        findable.body.as_str().into(),
        to_utc(findable.at).into(),
        findable.day.map(to_date).into(),
    ];
    execute(conn, text, values).await?;
    let words = Words::of(findable.lang);
    let stems = [words.stems(&findable.title), words.stems(&findable.body)];
    let [title, body] = stems.map(Value::from);
    execute(conn, index_of(conn).put(), [seq.into(), title, body]).await.map(drop)
}

/// Makes what is at an address findable no longer.
pub(crate) async fn remove_findable(tx: &Tx, address: &str, lang: Lang) -> Result<(), DbError> {
    let conn = tx.conn();
    let text = "DELETE FROM search_entry WHERE address = $1 AND lang = $2 RETURNING seq";
    let Some(row) = first(conn, text, [address.into(), lang.code().into()]).await? else {
        return Ok(());
    };
    let seq: i64 = row.try_get("", "seq")?;
    match index_of(conn).remove() {
        Some(text) => execute(conn, text, [seq.into()]).await.map(drop),
        None => Ok(()),
    }
}

/// The best of what a query finds.
pub(crate) async fn find(
    conn: &impl ConnectionTrait,
    query: &Query,
    offset: u64,
    limit: u64,
) -> Result<Vec<Findable>, DbError> {
    let (found, best) = index_of(conn).found();
    let (narrowed, values) = narrowed(conn, query);
    let text = format!(
        "SELECT e.address, e.lang, e.kind, e.title, e.body, e.at, e.day {found} {narrowed}
         ORDER BY {best} LIMIT {limit} OFFSET {offset}"
    );
    let rows = all(conn, &text, values).await?;
    rows.iter().map(findable).collect()
}

/// How many a query finds of each kind; the query's own kind is left out of account.
pub(crate) async fn count_found(
    conn: &impl ConnectionTrait,
    query: &Query,
) -> Result<Vec<(String, u32)>, DbError> {
    let (found, _) = index_of(conn).found();
    let (narrowed, values) = narrowed(conn, &Query { kind: None, ..query.clone() });
    let text = format!(
        "SELECT e.kind, COUNT(*) AS number {found} {narrowed} GROUP BY e.kind ORDER BY e.kind"
    );
    let rows = all(conn, &text, values).await?;
    rows.iter().map(|row| Ok((row.try_get("", "kind")?, count(row, "number")?))).collect()
}

fn narrowed(conn: &impl ConnectionTrait, query: &Query) -> (&'static str, Vec<Value>) {
    let question = index_of(conn).question(&query.stems, query.all);
    let mut values: Vec<Value> = vec![question.into(), query.lang.code().into()];
    match &query.kind {
        None => ("AND e.lang = $2", values),
        Some(kind) => {
            values.push(kind.as_str().into());
            ("AND e.lang = $2 AND e.kind = $3", values)
        }
    }
}

fn findable(row: &QueryResult) -> Result<Findable, DbError> {
    let day: Option<_> = row.try_get("", "day")?;
    Ok(Findable {
        address: row.try_get("", "address")?,
        lang: lang(row)?,
        kind: row.try_get("", "kind")?,
        title: row.try_get("", "title")?,
        body: row.try_get("", "body")?,
        at: instant(row, "at")?,
        day: day.map(from_date).transpose()?,
    })
}

/// Every stem that is anywhere.
pub(crate) async fn vocabulary(conn: &impl ConnectionTrait) -> Result<Vec<String>, DbError> {
    let rows = all(conn, index_of(conn).vocabulary(), []).await?;
    rows.iter().map(|row| Ok(row.try_get("", "term")?)).collect()
}

/// The addresses of one kind that can be found.
pub(crate) async fn findable_addresses(
    conn: &impl ConnectionTrait,
    kind: &str,
) -> Result<BTreeSet<String>, DbError> {
    let text = "SELECT DISTINCT address FROM search_entry WHERE kind = $1";
    let rows = all(conn, text, [kind.into()]).await?;
    rows.iter().map(|row| Ok(row.try_get("", "address")?)).collect()
}
