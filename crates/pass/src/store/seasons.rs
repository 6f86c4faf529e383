//! When sites are open: a row for each time somebody said so. The newest word on a site and year counts.

use super::statement::{Binds, insert};
use accounts::OrganizationId;
use jiff::civil::Date;
use platform::{
    DbError, Tx,
    db::{Uuid, to_date, to_utc},
};
use sea_orm::{ConnectionTrait, Value};
use std::collections::BTreeMap;

/// The season of a site in a year: its first and its last day.
pub(crate) type Season = (Date, Date);

/// The seasons of sites that end on or after a day, by site, the next first.
pub(crate) async fn seasons(
    conn: &impl ConnectionTrait,
    sites: &[OrganizationId],
    from: Date,
) -> Result<BTreeMap<OrganizationId, Vec<Season>>, DbError> {
    let mut binds = Binds::default();
    let list = binds.list(sites.iter().map(|site| site.uuid()));
    let text = format!(
        "SELECT site_id, opens_on, closes_on FROM pass_site_season WHERE site_id IN {list} ORDER BY id"
    );
    let mut newest: BTreeMap<(OrganizationId, i16), Season> = BTreeMap::new();
    for mut row in binds.all(conn, &text).await? {
        let (site, opens, closes) = (row.id()?, row.date()?, row.date()?);
        newest.insert((site, opens.year()), (opens, closes));
    }
    let mut by_site: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for ((site, _), season) in newest.into_iter().filter(|(_, (_, closes))| *closes >= from) {
        by_site.entry(site).or_default().push(season);
    }
    Ok(by_site)
}

/// Writes down when a site is open.
pub(crate) async fn insert_season(
    tx: &Tx,
    site: OrganizationId,
    (opens, closes): Season,
) -> Result<(), DbError> {
    let columns = "id, site_id, opens_on, closes_on, actor, recorded_at";
    let values: Vec<Value> = vec![
        Uuid::now_v7().into(),
        site.uuid().into(),
        to_date(opens).into(),
        to_date(closes).into(),
        tx.actor().as_str().into(),
        to_utc(tx.now()).into(),
    ];
    insert(tx.conn(), "pass_site_season", columns, values).await
}
