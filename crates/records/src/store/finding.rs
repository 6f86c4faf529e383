//! Finding a child by name, by her number, or by a State's number for her.

use super::{
    facts,
    identity::records_of,
    numbers::{numbers_of, resolve},
    rows::IS_NEWEST,
    statement::{Binds, corrupt},
    visibility::{is_visible, visible},
};
use crate::{
    ChildId, ExchangeNumber, Found, Hit, Query, Resolved, SourceRecordId, Values,
    rules::names::{self, full_name, tokens},
};
use accounts::{Scope, StateCode};
use jiff::civil::Date;
use platform::{DbError, db::Uuid};
use sea_orm::ConnectionTrait;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Whole names that a search needs, beside a birth date, to be answered about children whom the searcher may not see.
const NAMES_OF_ONE_CHILD: usize = 2;
/// Unseen children at most that one search is answered with; one that finds more does not name one child.
const UNSEEN_MAX: usize = 5;
/// Parts of names that are looked at; nobody has more.
const TOKENS_MAX: usize = 8;

/// Records counted at most to learn which part of a name is rare; more are many.
const RECORDS_COUNTED_MAX: usize = 4_000;

/// How the records that a search means are told from the others.
enum Wanted {
    /// By whole parts of names.
    Names(Vec<String>),
    /// By beginnings of parts of names.
    Beginnings(Vec<String>),
    /// By a State's number for the child, a further number of hers, or one of another system.
    StudentId(String),
}

/// Finds children. Those whom the searcher may not see are only counted by State, and only when the search names one
/// child.
///
/// # Errors
/// Fails when the database does.
pub async fn find(
    conn: &impl ConnectionTrait,
    query: &Query,
    scope: &Scope,
    limit: usize,
) -> Result<Found, DbError> {
    if let Ok(number) = query.text.parse::<ExchangeNumber>() {
        let found = by_number(conn, number, scope).await?;
        // Twelve digits may also be another system's number for her.
        if !found.hits.is_empty() || !found.unseen.is_empty() {
            return Ok(found);
        }
    }
    let Some(wanted) = Wanted::of(&query.text) else { return Ok(Found::default()) };
    let born = query.birth_date;
    let mut children = visible_matches(conn, &wanted, born, scope, limit + 1).await?;
    if children.is_empty()
        && let Wanted::Names(parts) = &wanted
    {
        // Nobody has these names; perhaps they are the beginnings of names.
        let begun = Wanted::Beginnings(rarest_first(conn, parts).await?);
        children = visible_matches(conn, &begun, born, scope, limit + 1).await?;
    }
    let more = children.len() > limit;
    children.truncate(limit);
    let hits = hits(conn, &children).await?;
    let unseen = match born {
        Some(born) if wanted.names_one_child() => {
            unseen_matches(conn, &wanted, born, scope).await?
        }
        _ => BTreeMap::new(),
    };
    let elsewhere = unseen.values().flatten().copied().collect();
    Ok(Found { hits, more, elsewhere, unseen })
}

async fn by_number(
    conn: &impl ConnectionTrait,
    number: ExchangeNumber,
    scope: &Scope,
) -> Result<Found, DbError> {
    let children = match resolve(conn, number).await? {
        None => Vec::new(),
        Some(Resolved::Current(child) | Resolved::Retired { survivor: child, .. }) => vec![child],
        Some(Resolved::SplitChoices(choices)) => choices.into_iter().map(|(c, _)| c).collect(),
    };
    let seen = visible(conn, &children, scope).await?;
    let (mine, others): (Vec<_>, Vec<_>) = children.into_iter().partition(|c| seen.contains(c));
    let unseen: BTreeMap<_, _> = states_of(conn, &others).await?.into_iter().collect();
    let elsewhere = unseen.values().flatten().copied().collect();
    Ok(Found { hits: hits(conn, &mine).await?, more: false, elsewhere, unseen })
}

/// Beginnings of parts of names, the one first that leaves the fewest records to look at.
async fn rarest_first(
    conn: &impl ConnectionTrait,
    parts: &[String],
) -> Result<Vec<String>, DbError> {
    let mut counted = Vec::with_capacity(parts.len());
    for part in parts {
        let mut binds = Binds::default();
        let is_begun = is_begun(&mut binds, "t", part);
        let text = format!(
            "SELECT COUNT(*) FROM (SELECT 1 FROM name_token t WHERE {is_begun} \
             LIMIT {RECORDS_COUNTED_MAX}) AS counted"
        );
        let count: i64 = binds.first(conn, &text).await?.map_or(Ok(0), |row| row.try_get_by(0))?;
        counted.push((count, part.clone()));
    }
    counted.sort();
    Ok(counted.into_iter().map(|(_, part)| part).collect())
}

impl Wanted {
    fn of(text: &str) -> Option<Self> {
        let text = text.trim();
        if text.contains(|c: char| c.is_ascii_digit()) {
            return Some(Self::StudentId(text.to_owned()));
        }
        let parts: Vec<_> = tokens(text).into_iter().take(TOKENS_MAX).collect();
        (!parts.is_empty()).then_some(Self::Names(parts))
    }

    fn names_one_child(&self) -> bool {
        match self {
            Self::Names(parts) | Self::Beginnings(parts) => parts.len() >= NAMES_OF_ONE_CHILD,
            Self::StudentId(_) => true,
        }
    }

    /// The query of the records that are meant.
    fn records(&self, binds: &mut Binds, born: Option<Date>) -> String {
        let born = born.map(|born| binds.one(born.to_string()));
        match self {
            Self::StudentId(id) => {
                let number = binds.one(names::plain_number(id));
                let id = binds.one(id.as_str());
                let birth = born.map_or_else(String::new, |born| {
                    format!(
                        " AND EXISTS (SELECT 1 FROM name_token b \
                         WHERE b.source_record_id = w.id AND b.birth_date = {born})"
                    )
                });
                format!(
                    "SELECT w.id FROM source_record w WHERE (w.student_id = {id} OR w.id IN ( \
                        SELECT r.source_record_id FROM known_number k \
                        JOIN source_row r ON r.id = k.source_row_id \
                        WHERE k.number = {number} AND r.action = 'put' AND {IS_NEWEST})){birth}"
                )
            }
            Self::Names(parts) => {
                let born =
                    born.map_or_else(String::new, |born| format!(" AND birth_date = {born}"));
                let of_part = |part: &String| {
                    let part = binds.one(part.as_str());
                    format!("SELECT source_record_id FROM name_token WHERE token = {part}{born}")
                };
                let lists: Vec<_> = parts.iter().map(of_part).collect();
                // In the order of the records, so that the lists are laid side by side.
                format!("{} ORDER BY source_record_id", lists.join(" INTERSECT "))
            }
            Self::Beginnings(parts) => {
                let mut conditions = Vec::with_capacity(parts.len() + 1);
                for (at, part) in parts.iter().enumerate() {
                    if at == 0 {
                        conditions.push(is_begun(binds, "t", part));
                        continue;
                    }
                    let is_other = is_begun(binds, "o", part);
                    conditions.push(format!(
                        "EXISTS (SELECT 1 FROM name_token o \
                         WHERE o.source_record_id = t.source_record_id AND {is_other})"
                    ));
                }
                conditions.extend(born.map(|born| format!("t.birth_date = {born}")));
                let conditions = conditions.join(" AND ");
                format!("SELECT t.source_record_id FROM name_token t WHERE {conditions}")
            }
        }
    }
}

/// The condition that a token begins so.
fn is_begun(binds: &mut Binds, alias: &str, part: &str) -> String {
    let from = binds.one(part);
    // Tokens are of letters and digits; `{` is the sign after `z`.
    let to = binds.one(format!("{part}{{"));
    format!("{alias}.token >= {from} AND {alias}.token < {to}")
}

async fn visible_matches(
    conn: &impl ConnectionTrait,
    wanted: &Wanted,
    born: Option<Date>,
    scope: &Scope,
    limit: usize,
) -> Result<Vec<ChildId>, DbError> {
    let mut binds = Binds::default();
    let records = wanted.records(&mut binds, born);
    let condition = is_visible(&mut binds, scope, "l.child_id");
    let text = format!(
        "SELECT DISTINCT l.child_id FROM identity_link l WHERE l.ended_by IS NULL \
         AND l.source_record_id IN ({records}) AND {condition} LIMIT {limit}"
    );
    let rows = binds.all(conn, &text).await?;
    rows.iter().map(|row| Ok(row.try_get_by::<Uuid, _>(0)?.into())).collect()
}

async fn unseen_matches(
    conn: &impl ConnectionTrait,
    wanted: &Wanted,
    born: Date,
    scope: &Scope,
) -> Result<BTreeMap<ChildId, BTreeSet<StateCode>>, DbError> {
    let mut binds = Binds::default();
    let records = wanted.records(&mut binds, Some(born));
    let condition = is_visible(&mut binds, scope, "l.child_id");
    let text = format!(
        "SELECT DISTINCT l.child_id FROM identity_link l WHERE l.ended_by IS NULL \
         AND l.source_record_id IN ({records}) AND NOT {condition} LIMIT {}",
        UNSEEN_MAX + 1
    );
    let rows = binds.all(conn, &text).await?;
    if rows.len() > UNSEEN_MAX {
        return Ok(BTreeMap::new());
    }
    let children: Result<Vec<ChildId>, DbError> =
        rows.iter().map(|row| Ok(row.try_get_by::<Uuid, _>(0)?.into())).collect();
    Ok(states_of(conn, &children?).await?.into_iter().collect())
}

/// The States that know each of these children.
///
/// # Errors
/// Fails when the database does.
pub async fn states_of(
    conn: &impl ConnectionTrait,
    children: &[ChildId],
) -> Result<HashMap<ChildId, BTreeSet<StateCode>>, DbError> {
    let mut states: HashMap<ChildId, BTreeSet<StateCode>> = HashMap::new();
    let mut binds = Binds::default();
    let list = binds.list(children.iter().map(|child| child.uuid()));
    let text = format!(
        "SELECT DISTINCT l.child_id, s.state FROM identity_link l \
         JOIN source_record s ON s.id = l.source_record_id \
         WHERE l.ended_by IS NULL AND l.child_id IN {list}"
    );
    for row in binds.all(conn, &text).await? {
        let (child, state): (Uuid, String) = (row.try_get_by(0)?, row.try_get_by(1)?);
        let state = state.parse().map_err(|_| corrupt("State", &state))?;
        states.entry(child.into()).or_default().insert(state);
    }
    Ok(states)
}

async fn hits(conn: &impl ConnectionTrait, children: &[ChildId]) -> Result<Vec<Hit>, DbError> {
    let records = records_of(conn, children).await?;
    let child_of: HashMap<_, _> = records
        .iter()
        .flat_map(|(child, records)| records.iter().map(move |record| (*record, *child)))
        .collect();
    let mut newest: HashMap<ChildId, Values> = HashMap::new();
    for (record, student) in students(conn, child_of.keys().copied()).await? {
        newest.extend(child_of.get(&record).map(|child| (*child, student)));
    }
    let (numbers, mut states) =
        (numbers_of(conn, children).await?, states_of(conn, children).await?);
    let mut hits: Vec<_> = children
        .iter()
        .filter_map(|child| {
            let student = newest.get(child);
            Some(Hit {
                child: *child,
                number: *numbers.get(child)?,
                name: student.map(full_name).unwrap_or_default(),
                birth_date: student.and_then(|student| student.date("birth_date")),
                states: states.remove(child).unwrap_or_default(),
            })
        })
        .collect();
    hits.sort_by(|a, b| (&a.name, a.birth_date, a.number).cmp(&(&b.name, b.birth_date, b.number)));
    Ok(hits)
}

/// What these records say now about the child herself, the newest word last.
async fn students(
    conn: &impl ConnectionTrait,
    records: impl IntoIterator<Item = SourceRecordId>,
) -> Result<Vec<(SourceRecordId, Values)>, DbError> {
    let mut binds = Binds::default();
    let list = binds.list(records.into_iter().map(SourceRecordId::uuid));
    let text = format!(
        "SELECT r.source_record_id, r.content FROM source_row r \
         WHERE r.source_record_id IN {list} AND r.kind = 'students' AND r.action = 'put' \
         AND {IS_NEWEST} ORDER BY r.received_at, r.id"
    );
    let student = |row: &sea_orm::QueryResult| {
        let (record, content): (Uuid, String) = (row.try_get_by(0)?, row.try_get_by(1)?);
        Ok((record.into(), facts::values(&content)?))
    };
    binds.all(conn, &text).await?.iter().map(student).collect()
}
