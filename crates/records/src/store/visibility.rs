//! Whose child a reader may see. Every query of this slice that shows a child to a person goes through here.
//!
//! A record opens for a State that sent one of the child's source records, for a district that one of her enrollments
//! names, and for a State with which her record was shared. For everybody else she does not exist.

use super::{
    rows::IS_NEWEST,
    statement::{Binds, IDS_PER_QUERY_MAX},
};
use crate::ChildId;
use accounts::{Scope, StateCode};
use platform::{DbError, db::Uuid};
use sea_orm::ConnectionTrait;
use std::collections::BTreeSet;

/// The condition that the child in this column is visible.
pub(super) fn is_visible(binds: &mut Binds, scope: &Scope, child: &str) -> String {
    let states = binds.list(scope.states.iter().map(StateCode::as_str));
    let any_states = scope.any_states();
    let shared_with = binds.list(any_states.iter().map(StateCode::as_str));
    let districts = binds.list(scope.districts.iter().map(String::as_str));
    format!(
        "(EXISTS (SELECT 1 FROM identity_link vl \
            JOIN source_record vs ON vs.id = vl.source_record_id \
            WHERE vl.child_id = {child} AND vl.ended_by IS NULL AND vs.state IN {states}) \
        OR EXISTS (SELECT 1 FROM identity_link dl \
            JOIN row_district d ON d.source_record_id = dl.source_record_id \
            JOIN source_row r ON r.id = d.source_row_id \
            WHERE dl.child_id = {child} AND dl.ended_by IS NULL \
            AND d.district IN {districts} AND r.action = 'put' AND {IS_NEWEST}) \
        OR EXISTS (WITH RECURSIVE was(id) AS ( \
                SELECT c.id FROM child c WHERE c.id = {child} \
                UNION SELECT t.child_id FROM child_retirement t JOIN was ON t.survivor_id = was.id \
                WHERE t.ended_by IS NULL) \
            SELECT 1 FROM child_share sh JOIN was ON was.id = sh.child_id \
            WHERE sh.ended_at IS NULL AND sh.state IN {shared_with}))"
    )
}

/// Those of these children whom a reader may see.
///
/// # Errors
/// Fails when the database does.
pub async fn visible(
    conn: &impl ConnectionTrait,
    children: &[ChildId],
    scope: &Scope,
) -> Result<BTreeSet<ChildId>, DbError> {
    let mut visible = BTreeSet::new();
    for chunk in children.chunks(IDS_PER_QUERY_MAX) {
        let mut binds = Binds::default();
        let list = binds.list(chunk.iter().map(|child| child.uuid()));
        let condition = is_visible(&mut binds, scope, "k.id");
        let text = format!("SELECT k.id FROM child k WHERE k.id IN {list} AND {condition}");
        for row in binds.all(conn, &text).await? {
            visible.insert(row.try_get_by::<Uuid, _>(0)?.into());
        }
    }
    Ok(visible)
}
