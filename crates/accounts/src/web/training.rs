//! Training of the people whose accounts somebody looks after, and when it runs out.

use super::words::People;
use crate::{CurrentUser, store};
use axum::{
    extract::{Query, State},
    response::Response,
};
use pages::{Cell, Head, Listing, Page, Table, WebResult, html};
use platform::Platform;

#[derive(askama::Template)]
#[template(path = "people.html")]
struct TrainingPage {
    page: Page,
    table: Table,
    title: &'static str,
    lead: &'static str,
}

/// `GET /people/training`
pub(super) async fn list(
    user: CurrentUser,
    page: Page,
    Query(listing): Query<Listing>,
    State(platform): State<Platform>,
) -> WebResult<Response> {
    let db = platform.db.read();
    let reach = store::reach(db, user.administered()).await?;
    let completed = store::list_training(db, &reach).await?;
    let people = People::named(&platform.db, completed.iter().map(|one| one.person)).await?;
    let row = |one: store::Completed| {
        let never = || page.t("accounts-training-never");
        vec![
            Cell::link(people.name(&page, one.person), format!("/people/{}", one.person)),
            Cell::new(one.module),
            Cell::new(page.date(&one.on)),
            Cell::new(one.expires.map_or_else(never, |day| page.date(&day))),
        ]
    };
    let search = listing.search().to_lowercase();
    let fits = |row: &Vec<Cell>| row.iter().any(|cell| cell.text.to_lowercase().contains(&search));
    let rows: Vec<_> = completed.into_iter().map(row).filter(fits).collect();
    let all = rows.len() as u64;
    let (skip, take) = (listing.offset(), listing.limit());
    let (skip, take) =
        (usize::try_from(skip).unwrap_or(usize::MAX), usize::try_from(take).unwrap_or(usize::MAX));
    let rows = rows.into_iter().skip(skip).take(take).collect();
    let heads = vec![
        Head::new(page.t("accounts-person-name")),
        Head::new(page.t("accounts-training-module")),
        Head::new(page.t("accounts-training-completed")),
        Head::new(page.t("accounts-training-expires")),
    ];
    let table = Table::new(&listing, page.t("accounts-training-title"), heads, rows, all);
    if listing.wants_csv() {
        return table.into_csv("training");
    }
    let (title, lead) = ("accounts-training-title", "accounts-training-lead");
    html(&TrainingPage { page, table, title, lead })
}
