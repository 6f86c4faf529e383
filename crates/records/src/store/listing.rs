//! Everyone at once, for measuring and for moving to another system.

use super::statement::Binds;
use crate::{ChildId, RecordKey};
use platform::{DbError, db::Uuid};
use sea_orm::ConnectionTrait;

/// Every record that is linked now, with the child it belongs to.
pub async fn all_links(conn: &impl ConnectionTrait) -> Result<Vec<(RecordKey, ChildId)>, DbError> {
    let text = "SELECT r.state, r.student_id, r.id_type, l.child_id FROM source_record r \
        JOIN identity_link l ON l.source_record_id = r.id AND l.ended_by IS NULL";
    let rows = Binds::default().all(conn, text).await?;
    let mut links = Vec::with_capacity(rows.len());
    for row in rows {
        let (state, child): (String, Uuid) = (row.try_get_by(0)?, row.try_get_by(3)?);
        let state =
            state.parse().map_err(|_| DbError::Corrupt(format!("State {state} of a record")))?;
        let key = RecordKey { state, student_id: row.try_get_by(1)?, id_type: row.try_get_by(2)? };
        links.push((key, child.into()));
    }
    Ok(links)
}
