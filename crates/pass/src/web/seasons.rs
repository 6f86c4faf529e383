//! When a site is open: June and July at most of them. The office of its State says so; the page of the program shows it.

use super::ask::{Answers, Ask, Back, Frame, Kind, Wrong, ask, ask_again};
use crate::{acts, model::PassError, store};
use accounts::{CurrentUser, OrganizationId};
use axum::{
    Form,
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use jiff::civil::Date;
use pages::{Page, WebResult};
use platform::{Actor, DbError, Event, Platform, Subject};
use serde_json::json;

/// Days of the longest season.
const SEASON_DAYS_MAX: i32 = 366;

/// The sites of a reader's States, each with its coming seasons in words.
pub(super) async fn sites(
    page: &Page,
    platform: &Platform,
    user: &CurrentUser,
) -> Result<Vec<String>, DbError> {
    let known = known(platform, user).await?;
    let ids: Vec<_> = known.iter().map(|(site, _)| *site).collect();
    let today = platform.clock.today();
    let seasons = store::seasons(platform.db.read(), &ids, today).await?;
    let line = |(site, name): &(OrganizationId, String)| {
        let open = seasons.get(site).into_iter().flatten().map(|(opens, closes)| {
            let text = page.m("pass-site-open").with("from", page.date(opens));
            text.with("to", page.date(closes)).to_string()
        });
        let open: Vec<_> = open.collect();
        if open.is_empty() { name.clone() } else { format!("{name}: {}", open.join("; ")) }
    };
    Ok(known.iter().map(line).collect())
}

async fn known(
    platform: &Platform,
    user: &CurrentUser,
) -> Result<Vec<(OrganizationId, String)>, DbError> {
    let mut sites = Vec::new();
    for state in user.scope().states {
        sites.extend(acts::sites_in(platform, state).await?);
    }
    Ok(sites)
}

fn frame(page: &Page) -> Frame<'static> {
    Frame {
        name: "season",
        action: "/pass/seasons".into(),
        back: ("/pass/program".into(), page.t("pass-menu-program")),
    }
}

async fn questions(page: &Page, platform: &Platform, user: &CurrentUser) -> WebResult<Vec<Ask>> {
    let sites = known(platform, user).await?;
    let sites = sites.into_iter().map(|(id, name)| (id.to_string(), name)).collect();
    Ok(vec![
        Ask::new(page, Kind::Select, "site").choices(sites),
        Ask::new(page, Kind::Date, "opens"),
        Ask::new(page, Kind::Date, "closes"),
    ])
}

/// `GET /pass/seasons`
pub(super) async fn form(
    user: CurrentUser,
    page: Page,
    State(platform): State<Platform>,
) -> WebResult<Response> {
    ask(&page, &frame(&page), questions(&page, &platform, &user).await?)
}

/// `POST /pass/seasons`
pub(super) async fn save(
    user: CurrentUser,
    page: Page,
    State(platform): State<Platform>,
    Form(answers): Form<Vec<(String, String)>>,
) -> WebResult<Response> {
    let answers = Answers(answers);
    match said(&platform, &user, &answers).await {
        Ok(()) => Ok(Redirect::to(&page.href("/pass/program")).into_response()),
        Err(why) => {
            let asks = questions(&page, &platform, &user).await?;
            ask_again(&page, &frame(&page), (asks, &answers), why)
        }
    }
}

async fn said(platform: &Platform, user: &CurrentUser, answers: &Answers) -> Result<(), Back> {
    let site: OrganizationId = answers.parse("site")?;
    let (opens, closes): (Date, Date) = (answers.parse("opens")?, answers.parse("closes")?);
    let days = (closes - opens).get_days();
    if !(0..=SEASON_DAYS_MAX).contains(&days) {
        return Err(Wrong("closes").into());
    }
    let sites = known(platform, user).await.map_err(PassError::Db)?;
    if sites.iter().all(|(own, _)| *own != site) {
        return Err(PassError::Rule("site-elsewhere").into());
    }
    keep(platform, user, site, (opens, closes)).await.map_err(PassError::Db)?;
    Ok(())
}

async fn keep(
    platform: &Platform,
    user: &CurrentUser,
    site: OrganizationId,
    season: store::Season,
) -> Result<(), DbError> {
    let mut tx = platform.db.begin(Actor::person(user.id)).await?;
    store::insert_season(&tx, site, season).await?;
    let data = json!({ "opens": season.0, "closes": season.1 });
    tx.emit(Event::new("pass.season-said", Subject::new("organization", site), data));
    tx.commit().await
}
