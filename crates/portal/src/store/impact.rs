//! Imported figures: rows as they were printed, what each import replaced, and what was to be said about it.
//!
//! An import never changes a row of another. What it says about a State in a year takes the place of what an earlier one
//! said; the earlier rows stay, marked with who replaced them.

mod entities;

use crate::{
    files::ed_data_express::{DataNote, Remark, Row, Table},
    rules::impact::{Import, ImportedNote, ImportedRow},
};
use entities::{import, note, remark, slice, value};
use jiff::{Timestamp, tz::TimeZone};
use platform::{
    DbError, Event, Subject, Tx,
    db::{Uuid, from_utc, sql, to_utc},
};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter,
    QueryOrder, QuerySelect, sea_query::Expr,
};
use std::collections::{BTreeMap, HashMap};

/// Rows in one `INSERT`: with 21 columns well under what either database takes.
const ROWS_PER_INSERT_MAX: usize = 500;
/// The level that pages show.
const STATES: &str = "SEA";

platform::id!(
    /// A table that was imported.
    ImportId
);

/// An import, as the page of imports shows it.
#[derive(Debug, Clone)]
pub(crate) struct Release {
    pub(crate) id: ImportId,
    pub(crate) name: String,
    pub(crate) imported_at: Timestamp,
    pub(crate) lines: i64,
    pub(crate) kept: i64,
    pub(crate) given_back: i64,
    pub(crate) set_aside: i64,
    /// Pieces of a State and a year that still hold, and all it brought.
    pub(crate) in_force: u64,
    pub(crate) pieces: u64,
    pub(crate) remarks: Vec<Remark>,
}

/// The piece that an import replaces: data group, school year, level, State.
type Piece = (String, String, String, String);

/// Whether a table with this content was imported and all of it still holds.
pub(crate) async fn is_in_force(
    conn: &impl ConnectionTrait,
    sha256: &str,
) -> Result<bool, DbError> {
    let imports =
        import::Entity::find().filter(import::Column::Sha256.eq(sha256)).all(conn).await?;
    for found in imports {
        let of_it = slice::Entity::find().filter(slice::Column::ImportId.eq(found.id));
        let replaced = of_it.clone().filter(slice::Column::SupersededBy.is_not_null());
        if of_it.count(conn).await? > 0 && replaced.count(conn).await? == 0 {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Keeps a table, and says how many pieces of earlier imports it replaced.
pub(crate) async fn insert_table(
    tx: &mut Tx,
    table: &Table,
    sha256: &str,
) -> Result<(ImportId, u64), DbError> {
    let id = ImportId::new();
    import::Entity::insert(import::ActiveModel {
        id: Set(id.uuid()),
        name: Set(table.name.clone()),
        sha256: Set(sha256.to_owned()),
        imported_at: Set(to_utc(tx.now())),
        lines: Set(as_i64(table.lines)),
        kept: Set(as_i64(table.rows.len() as u64)),
        given_back: Set(as_i64(table.given_back)),
        set_aside: Set(as_i64(table.set_aside)),
    })
    .exec_without_returning(tx.conn())
    .await?;
    for chunk in table.rows.chunks(ROWS_PER_INSERT_MAX) {
        let rows = chunk.iter().map(|row| value_row(id, row));
        value::Entity::insert_many(rows).exec_without_returning(tx.conn()).await?;
    }
    let replaced = insert_slices(tx, id, &table.rows).await?;
    insert_remarks(tx, id, &table.remarks).await?;
    let data = serde_json::json!({ "rows": table.rows.len(), "given_back": table.given_back, "replaced": replaced });
    tx.emit(Event::new("portal.figures-imported", Subject::new("import", id), data));
    Ok((id, replaced))
}

fn as_i64(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

fn value_row(id: ImportId, row: &Row) -> value::ActiveModel {
    value::ActiveModel {
        import_id: Set(id.uuid()),
        line: Set(as_i64(row.line)),
        school_year: Set(row.year.to_string()),
        state: Set(row.state.clone()),
        level: Set(row.level.code().to_owned()),
        lea_id: Set(row.lea_id.clone()),
        lea: Set(row.lea.clone()),
        school: Set(row.school.clone()),
        school_id: Set(row.school_id.clone()),
        data_group: Set(row.data_group.clone()),
        description: Set(row.description.clone()),
        value: Set(row.value.clone()),
        numerator: Set(row.numerator.clone()),
        denominator: Set(row.denominator.clone()),
        population: Set(row.population.clone()),
        subgroup: Set(row.subgroup.clone()),
        characteristics: Set(row.characteristics.clone()),
        age_grade: Set(row.age_grade.clone()),
        subject: Set(row.subject.clone()),
        outcome: Set(row.outcome.clone()),
        program_type: Set(row.program_type.clone()),
    }
}

async fn insert_slices(tx: &Tx, id: ImportId, rows: &[Row]) -> Result<u64, DbError> {
    let mut pieces: BTreeMap<Piece, i64> = BTreeMap::new();
    for row in rows {
        let level = row.level.code().to_owned();
        let piece = (row.data_group.clone(), row.year.to_string(), level, row.state.clone());
        *pieces.entry(piece).or_default() += 1;
    }
    let mut replaced = 0;
    let mut new = Vec::new();
    for ((data_group, school_year, level, state), value_rows) in pieces {
        let older = slice::Entity::update_many()
            .col_expr(slice::Column::SupersededBy, Expr::value(id.uuid()))
            .filter(slice::Column::DataGroup.eq(&data_group))
            .filter(slice::Column::SchoolYear.eq(&school_year))
            .filter(slice::Column::Level.eq(&level))
            .filter(slice::Column::State.eq(&state))
            .filter(slice::Column::SupersededBy.is_null())
            .exec(tx.conn())
            .await?;
        replaced += older.rows_affected;
        new.push(slice::ActiveModel {
            id: Set(Uuid::now_v7()),
            import_id: Set(id.uuid()),
            data_group: Set(data_group),
            school_year: Set(school_year),
            level: Set(level),
            state: Set(state),
            value_rows: Set(value_rows),
            superseded_by: Set(None),
        });
    }
    for chunk in new.chunks(ROWS_PER_INSERT_MAX) {
        slice::Entity::insert_many(chunk.to_vec()).exec_without_returning(tx.conn()).await?;
    }
    Ok(replaced)
}

async fn insert_remarks(tx: &Tx, id: ImportId, remarks: &[Remark]) -> Result<(), DbError> {
    for chunk in remarks.chunks(ROWS_PER_INSERT_MAX) {
        let rows = chunk.iter().map(|said| remark::ActiveModel {
            id: Set(Uuid::now_v7()),
            import_id: Set(id.uuid()),
            kind: Set(said.kind.code().to_owned()),
            line: Set(as_i64(said.line)),
            column_name: Set(said.column.clone()),
            detail: Set(said.text.clone()),
            row_count: Set(as_i64(said.rows)),
        });
        remark::Entity::insert_many(rows).exec_without_returning(tx.conn()).await?;
    }
    Ok(())
}

/// Keeps notes under an import. A note about the same years, State and groups takes the place of the earlier one.
pub(crate) async fn insert_notes(
    tx: &mut Tx,
    id: ImportId,
    notes: &[DataNote],
) -> Result<(), DbError> {
    for found in notes {
        note::Entity::update_many()
            .col_expr(note::Column::SupersededBy, Expr::value(id.uuid()))
            .filter(note::Column::SchoolYears.eq(&found.years))
            .filter(note::Column::State.eq(&found.state))
            .filter(note::Column::DataGroups.eq(&found.data_groups))
            .filter(note::Column::Level.eq(&found.level))
            .filter(note::Column::ImportId.ne(id.uuid()))
            .filter(note::Column::SupersededBy.is_null())
            .exec(tx.conn())
            .await?;
    }
    for chunk in notes.chunks(ROWS_PER_INSERT_MAX) {
        let rows = chunk.iter().map(|found| note::ActiveModel {
            id: Set(Uuid::now_v7()),
            import_id: Set(id.uuid()),
            school_years: Set(found.years.clone()),
            state: Set(found.state.clone()),
            file_specs: Set(found.file_specs.clone()),
            data_groups: Set(found.data_groups.clone()),
            level: Set(found.level.clone()),
            note: Set(found.note.clone()),
            state_comment: Set(found.comment.clone()),
            superseded_by: Set(None),
        });
        note::Entity::insert_many(rows).exec_without_returning(tx.conn()).await?;
    }
    let data = serde_json::json!({ "notes": notes.len() });
    tx.emit(Event::new("portal.figure-notes-imported", Subject::new("import", id), data));
    Ok(())
}

/// A number that grows with each import, to know whether anything is new.
pub(crate) async fn imports(conn: &impl ConnectionTrait) -> Result<u64, DbError> {
    Ok(import::Entity::find().count(conn).await?)
}

/// All that is in force, at the level of States.
pub(crate) async fn current(conn: &impl ConnectionTrait) -> Result<Vec<Import>, DbError> {
    let mut rows = current_rows(conn).await?;
    let mut notes = current_notes(conn).await?;
    let imports = import::Entity::find().order_by_asc(import::Column::Id).all(conn).await?;
    let found = imports.into_iter().map(|row| Import {
        rows: rows.remove(&row.id).unwrap_or_default(),
        notes: notes.remove(&row.id).unwrap_or_default(),
        on: TimeZone::UTC.to_datetime(from_utc(row.imported_at)).date(),
        name: row.name,
    });
    Ok(found.filter(|import| !import.rows.is_empty() || !import.notes.is_empty()).collect())
}

async fn current_rows(
    conn: &impl ConnectionTrait,
) -> Result<HashMap<Uuid, Vec<ImportedRow>>, DbError> {
    let text = "SELECT v.import_id, v.school_year, v.state, v.data_group, v.description, v.value, v.subgroup,
            v.characteristics, v.age_grade, v.subject, v.outcome, v.program_type
        FROM impact_value v
        JOIN impact_slice s ON s.import_id = v.import_id AND s.data_group = v.data_group
            AND s.school_year = v.school_year AND s.level = v.level AND s.state = v.state
        WHERE v.level = $1 AND s.superseded_by IS NULL
        ORDER BY v.import_id, v.line";
    let statement = sql(conn.get_database_backend(), text, [STATES.into()]);
    let mut found: HashMap<Uuid, Vec<ImportedRow>> = HashMap::new();
    for row in conn.query_all_raw(statement).await? {
        found.entry(row.try_get_by(0)?).or_default().push(ImportedRow {
            year: row.try_get_by(1)?,
            state: row.try_get_by(2)?,
            data_group: row.try_get_by(3)?,
            description: row.try_get_by(4)?,
            value: row.try_get_by(5)?,
            subgroup: row.try_get_by(6)?,
            characteristics: row.try_get_by(7)?,
            age_grade: row.try_get_by(8)?,
            subject: row.try_get_by(9)?,
            outcome: row.try_get_by(10)?,
            program_type: row.try_get_by(11)?,
        });
    }
    Ok(found)
}

async fn current_notes(
    conn: &impl ConnectionTrait,
) -> Result<HashMap<Uuid, Vec<ImportedNote>>, DbError> {
    let in_force = note::Column::SupersededBy.is_null();
    let rows =
        note::Entity::find().filter(in_force).order_by_asc(note::Column::Id).all(conn).await?;
    let mut found: HashMap<Uuid, Vec<ImportedNote>> = HashMap::new();
    for row in rows {
        let text = format!("{} {}", row.note, row.state_comment).trim().to_owned();
        for year in DataNote::several(&row.school_years).filter_map(DataNote::short_year) {
            for group in DataNote::several(&row.data_groups) {
                found.entry(row.import_id).or_default().push(ImportedNote {
                    year: year.clone(),
                    state: row.state.clone(),
                    data_group: group.to_owned(),
                    text: text.clone(),
                });
            }
        }
    }
    Ok(found)
}

/// The imports, newest first, each with what still holds of it.
pub(crate) async fn releases(
    conn: &impl ConnectionTrait,
    max: u64,
) -> Result<Vec<Release>, DbError> {
    let imports =
        import::Entity::find().order_by_desc(import::Column::Id).limit(max).all(conn).await?;
    let mut found = Vec::new();
    for row in imports {
        let of_it = slice::Entity::find().filter(slice::Column::ImportId.eq(row.id));
        let in_force = of_it.clone().filter(slice::Column::SupersededBy.is_null());
        found.push(Release {
            id: row.id.into(),
            name: row.name,
            imported_at: from_utc(row.imported_at),
            lines: row.lines,
            kept: row.kept,
            given_back: row.given_back,
            set_aside: row.set_aside,
            in_force: in_force.count(conn).await?,
            pieces: of_it.count(conn).await?,
            remarks: remarks(conn, row.id).await?,
        });
    }
    Ok(found)
}

async fn remarks(conn: &impl ConnectionTrait, id: Uuid) -> Result<Vec<Remark>, DbError> {
    let of_it = remark::Entity::find().filter(remark::Column::ImportId.eq(id));
    let rows = of_it.order_by_asc(remark::Column::Id).all(conn).await?;
    Ok(rows.into_iter().filter_map(said).collect())
}

fn said(row: remark::Model) -> Option<Remark> {
    use crate::files::ed_data_express::RemarkKind;
    Some(Remark {
        kind: RemarkKind::from_code(&row.kind)?,
        line: u64::try_from(row.line).ok()?,
        column: row.column_name,
        text: row.detail,
        rows: u64::try_from(row.row_count).ok()?,
    })
}
