//! The lists of people whose accounts somebody looks after: by name, and for the review of accesses.

use super::{
    people::state_key,
    words::{organization_name, role_name},
};
use crate::{CurrentUser, store};
use axum::{
    extract::{Query, State},
    response::Response,
};
use pages::{Cell, Head, Listing, Page, Table, WebResult, html};
use platform::Platform;

#[derive(askama::Template)]
#[template(path = "people.html")]
struct PeoplePage {
    page: Page,
    table: Table,
    title: &'static str,
    lead: &'static str,
}

/// `GET /people`
pub(super) async fn list(
    user: CurrentUser,
    page: Page,
    Query(listing): Query<Listing>,
    State(platform): State<Platform>,
) -> WebResult<Response> {
    let table = table(&platform, &user, &page, &listing, &["name", "used", "reviewed"]).await?;
    if listing.wants_csv() {
        return table.into_csv("people");
    }
    html(&PeoplePage { page, table, title: "accounts-people-title", lead: "accounts-people-lead" })
}

/// `GET /people/review`: the same people, those first whose access nobody has looked at for longest.
pub(super) async fn review(
    user: CurrentUser,
    page: Page,
    Query(listing): Query<Listing>,
    State(platform): State<Platform>,
) -> WebResult<Response> {
    let table = table(&platform, &user, &page, &listing, &["reviewed", "name", "used"]).await?;
    if listing.wants_csv() {
        return table.into_csv("access-review");
    }
    html(&PeoplePage { page, table, title: "accounts-review-title", lead: "accounts-review-lead" })
}

async fn table(
    platform: &Platform,
    user: &CurrentUser,
    page: &Page,
    listing: &Listing,
    orders: &[&'static str],
) -> WebResult<Table> {
    let db = platform.db.read();
    let reach = store::reach(db, user.administered()).await?;
    let (by, descending) = listing.sort(orders);
    let by_column = match by {
        "used" => store::By::SignedIn,
        "reviewed" => store::By::Reviewed,
        _ => store::By::Name,
    };
    let wanted = store::Wanted {
        search: listing.search(),
        by: by_column,
        descending,
        offset: listing.offset(),
        limit: listing.limit(),
    };
    let (accounts, all) = store::list_accounts(db, &reach, wanted).await?;
    let rows = accounts.iter().map(|account| row(page, &reach, account)).collect();
    // The order of the heads is the page's; the first of `orders` is what the list begins with.
    let heads = vec![
        Head::new(page.t("accounts-person-name")).sorted("name"),
        Head::new(page.t("accounts-email")),
        Head::new(page.t("accounts-keys-roles")),
        Head::new(page.t("accounts-person-state")),
        Head::new(page.t("accounts-person-used")).sorted("used"),
        Head::new(page.t("accounts-person-reviewed")).sorted("reviewed"),
    ];
    let listing = listing.or_sorted_by(orders[0]);
    let caption = page.t("accounts-people-title");
    Ok(Table::new(&listing, caption, heads, rows, all))
}

fn row(page: &Page, reach: &store::Reach, account: &store::Account) -> Vec<Cell> {
    let never = || page.t("accounts-keys-unused");
    let day = |at: Option<jiff::Timestamp>| at.map_or_else(never, |at| page.day(&at));
    vec![
        Cell::link(&account.name, format!("/people/{}", account.id)),
        Cell::new(&account.email),
        Cell::new(seats_in_words(page, reach, account)),
        Cell::new(page.t(state_key(page, account))),
        Cell::new(day(account.signed_in_at)),
        Cell::new(day(account.reviewed_at)),
    ]
}

fn seats_in_words(page: &Page, reach: &store::Reach, account: &store::Account) -> String {
    let words = account.seats.iter().map(|seat| match reach.get(seat.organization) {
        Some(at) => format!("{}, {}", role_name(page, seat.role), organization_name(page, at)),
        None => format!("{}, {}", role_name(page, seat.role), page.t("accounts-elsewhere")),
    });
    words.collect::<Vec<_>>().join("; ")
}
