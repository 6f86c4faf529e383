//! The slices of the program, each listed once.

use crate::serve;
use accounts::{Access, Action, App, Panel, Resource, Routes, StateCode};
use pages::MenuItem;
use platform::{
    Blobs, Clock, Config, Db, DbError, JobHandler, JobKind, Jobs, Messages, Migration, Platform,
};
use std::{
    pin::Pin,
    sync::{Arc, LazyLock},
};
use tokio::sync::watch;

/// The tables of all slices, upstream first.
const MIGRATIONS: &[&[Migration]] = &[
    platform::MIGRATIONS,
    accounts::MIGRATIONS,
    portal::MIGRATIONS,
    records::MIGRATIONS,
    determinations::MIGRATIONS,
    exchange::MIGRATIONS,
    pass::MIGRATIONS,
];

/// The words of all slices.
pub const MESSAGES: &[(&str, &str)] = &[
    pages::MESSAGES,
    accounts::MESSAGES,
    portal::MESSAGES,
    records::MESSAGES,
    determinations::MESSAGES,
    exchange::MESSAGES,
    pass::MESSAGES,
];

/// What the slices show on a person's first page.
static PANELS: LazyLock<Vec<Panel>> =
    LazyLock::new(|| [exchange::PANELS, pass::PANELS, &[accounts::review_panel as Panel]].concat());

/// The job handlers of all slices.
const JOBS: &[&[(JobKind, JobHandler)]] =
    &[accounts::JOBS, records::JOBS, exchange::JOBS, pass::JOBS, portal::JOBS];

/// Who may do what, as the slices say.
pub fn access() -> Access {
    Access::new(&[
        accounts::ACCESS,
        portal::ACCESS,
        records::ACCESS,
        determinations::ACCESS,
        exchange::ACCESS,
        pass::ACCESS,
    ])
}

/// The entries of the staff menu.
fn menu() -> Vec<(Resource, Action, MenuItem)> {
    [records::MENU, determinations::MENU, exchange::MENU, pass::MENU, portal::MENU, accounts::MENU]
        .concat()
}

/// The routes of all slices.
fn routes() -> Routes {
    portal::routes()
        .merge(accounts::routes(&PANELS))
        .merge(records::routes(&[]))
        .merge(determinations::routes(contact_of))
        .merge(exchange::routes())
        .merge(pass::routes(STORIES))
}

/// Whom a family may call in a State, for the pages of `determinations`: the portal's directory knows.
fn contact_of(
    platform: Platform,
    state: StateCode,
) -> Pin<Box<dyn Future<Output = Result<Option<determinations::Contact>, DbError>> + Send>> {
    Box::pin(async move {
        let found = portal::state_contact(&platform, state).await?;
        Ok(found.map(|found| determinations::Contact {
            name: found.director,
            office: found.office,
            phone: found.phone,
            hotline: found.hotline,
            email: found.email,
            website: found.website,
        }))
    })
}

/// How the story of a student who was chosen comes to the public pages and leaves them, for the pages of `pass`: it is a draft
/// of the portal's.
pub const STORIES: pass::Stories = pass::Stories {
    begin: |platform, tx, draft| {
        Box::pin(async move {
            let proposed = portal::ProposedStory {
                consent: allowed(draft.consent),
                address: draft.address,
                lang: draft.lang,
                title: draft.title,
                student: draft.student,
                role: draft.role,
                day: draft.day,
                quote: draft.quote,
                teaser: draft.teaser,
                body: draft.body,
                note: draft.note,
            };
            Ok(portal::propose_story(platform, tx, &proposed).await?)
        })
    },
    allow: |platform, tx, story, consent| {
        Box::pin(async move {
            Ok(portal::allow_story(platform, tx, (&story, &allowed(consent))).await?)
        })
    },
    withdraw: |platform, tx, story| {
        Box::pin(async move { Ok(portal::withdraw_story(platform, tx, &story).await?) })
    },
};

/// A family's consent as the portal keeps it.
fn allowed(consent: pass::StoryConsent) -> portal::StoryConsent {
    portal::StoryConsent {
        given_by: consent.given_by,
        extent: consent.extent,
        given_on: consent.given_on,
        valid_through: consent.valid_through,
        paper: consent.paper,
    }
}

/// Every route of the program: those of the slices, and what the server itself answers.
pub fn all_routes() -> Routes {
    routes().merge(serve::own_routes())
}

/// Opens database and files, and brings the schema up to date.
pub(crate) async fn platform(config: Config) -> anyhow::Result<Platform> {
    accounts::check_settings(&config)?;
    let clock = Clock::system();
    std::fs::create_dir_all(&config.data)?;
    let address = config.database_address();
    let db = Db::open(&address, clock.clone(), MIGRATIONS, portal::LISTENERS).await?;
    accounts::ensure_states(&db).await?;
    portal::ensure_content(&db).await?;
    for module in portal::unknown_modules(&db, &config.training_required).await? {
        tracing::error!(%module, "`training_required` names a module that does not exist; correct the setting");
    }
    portal::ensure_events(&db).await?;
    if config.check_links {
        portal::ensure_link_rounds(&db).await?;
    }
    pass::ensure_catalog(&db).await?;
    pass::Keys::of(&config).ensure(clock.today())?;
    let blobs = Blobs::open(&config.blobs_folder())?;
    let messages = Messages::new(MESSAGES);
    Ok(Platform { db, blobs, clock, config: Arc::new(config), messages })
}

/// The workers of this process.
pub(crate) fn jobs(platform: &Platform, stop: watch::Receiver<bool>) -> Jobs {
    Jobs::new(platform.clone(), &JOBS.concat(), stop)
}

/// The program as it is served.
pub(crate) fn app(platform: Platform) -> App {
    App { platform, routes: all_routes(), access: access(), menu: menu() }
}
