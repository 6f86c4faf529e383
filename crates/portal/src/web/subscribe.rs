//! Updates by e-mail: ask for them, confirm the address, and end it by one click.

use crate::{
    letters,
    model::{Pace, Subscription, SubscriptionId, UpdateKind},
    store,
};
use axum::{
    Form,
    extract::{Path, State},
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Redirect, Response},
};
use jiff::{SignedDuration, Timestamp};
use pages::{Field, FormErrors, Page, WebError, WebResult, html, html_with};
use platform::{Actor, Event, Platform, Subject};

/// Letters of an address.
const EMAIL_CHARS_MAX: usize = 254;
/// Hours in which an address must be confirmed.
const CONFIRM_HOURS: i64 = 48;

/// A kind of update to choose.
struct Topic {
    code: &'static str,
    words: String,
    is_chosen: bool,
}

#[derive(askama::Template)]
#[template(path = "subscribe.html")]
struct FormPage<'a> {
    page: &'a Page,
    email: String,
    topics: Vec<Topic>,
    is_weekly: bool,
    errors: FormErrors,
}

fn topics(page: &Page, chosen: &[UpdateKind]) -> Vec<Topic> {
    let topic = |kind: UpdateKind| Topic {
        code: kind.code(),
        words: page.t(format!("portal-kind-{}", kind.code())),
        is_chosen: chosen.contains(&kind),
    };
    UpdateKind::ALL.map(topic).into_iter().collect()
}

/// `GET /subscribe`
pub(super) async fn form(page: Page, headers: HeaderMap) -> WebResult<Response> {
    let shown = FormPage {
        page: &page,
        email: String::new(),
        topics: topics(&page, &UpdateKind::ALL),
        is_weekly: true,
        errors: FormErrors::default(),
    };
    pages::shared_html(&page, &headers, &shown)
}

/// An address as mail takes it: something before one `@`, a host with a dot after it, no blanks.
fn is_email(text: &str) -> bool {
    let host = text.split_once('@').map(|(user, host)| (user, host.rsplit_once('.')));
    let whole = matches!(host, Some((user, Some((name, end)))) if !user.is_empty() && !name.is_empty() && end.len() > 1);
    whole
        && text.matches('@').count() == 1
        && text.chars().count() <= EMAIL_CHARS_MAX
        && !text.chars().any(|c| c.is_whitespace() || c.is_control() || "<>,;\"".contains(c))
}

/// `POST /subscribe`. The answer is the same for an address that is known and for one that is not.
pub(super) async fn ask(
    page: Page,
    State(platform): State<Platform>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> WebResult<Response> {
    let of = |key: &str| {
        let found = pairs.iter().find(|(k, _)| k == key);
        found.map(|(_, value)| value.trim().to_owned()).unwrap_or_default()
    };
    let email = of("email").to_lowercase();
    let wanted = Pace::from_code(&of("pace"));
    let chosen: Vec<UpdateKind> = UpdateKind::ALL
        .into_iter()
        .filter(|kind| pairs.iter().any(|(k, v)| k == "topic" && v == kind.code()))
        .collect();
    let mut errors = FormErrors::default();
    if !is_email(&email) {
        errors.add("email", &page.m("portal-subscribe-email-wrong"));
    }
    if chosen.is_empty() {
        errors.add("topic-event", &page.m("portal-subscribe-topic-missing"));
    }
    if !errors.is_empty() {
        let is_weekly = wanted == Pace::Weekly;
        let topics = topics(&page, &chosen);
        let shown = FormPage { page: &page, email, topics, is_weekly, errors };
        return html_with(StatusCode::UNPROCESSABLE_ENTITY, &shown);
    }
    let sent = Redirect::to(&page.href("/subscribe/sent")).into_response();
    if store::subscription_of(platform.db.read(), &email).await?.is_some() {
        return Ok(sent);
    }
    let subscription = Subscription {
        id: SubscriptionId::new(),
        email,
        lang: page.lang,
        topics: chosen,
        pace: wanted,
        token: hex::encode(rand::random::<[u8; 16]>()),
        confirmed_at: None,
        told_through: page.now,
    };
    let mut tx = platform.db.begin(Actor::system("visitor")).await?;
    store::insert_subscription(&tx, &subscription).await?;
    letters::ask(&platform, &tx, &subscription).await?;
    let subject = Subject::new("subscription", subscription.id);
    tx.emit(Event::new("portal.subscription-asked", subject, ()));
    tx.commit().await?;
    Ok(sent)
}

/// A page that says one thing, and may have one button.
#[derive(askama::Template)]
#[template(path = "subscription.html")]
struct StepPage<'a> {
    page: &'a Page,
    title: String,
    lead: String,
    /// Where the button sends to, and its words.
    button: Option<(String, String)>,
}

fn step<'a>(page: &'a Page, key: &str, button: Option<String>) -> StepPage<'a> {
    let words = |part: &str| page.t(format!("portal-subscription-{key}-{part}"));
    let button = button.map(|path| (path, words("button")));
    StepPage { page, title: words("title"), lead: words("lead"), button }
}

/// `GET /subscribe/sent`
pub(super) async fn sent(page: Page, headers: HeaderMap) -> WebResult<Response> {
    pages::shared_html(&page, &headers, &step(&page, "sent", None))
}

fn since(now: Timestamp) -> Timestamp {
    now - SignedDuration::from_hours(CONFIRM_HOURS)
}

/// `GET /subscribe/confirm/{token}`: a button, because programs that look at letters open every link.
pub(super) async fn confirm_form(
    page: Page,
    State(platform): State<Platform>,
    Path(token): Path<String>,
) -> WebResult<Response> {
    let found = store::subscription_by_token(platform.db.read(), &token, since(page.now)).await?;
    match found {
        Some(_) => html(&step(&page, "confirm", Some(format!("/subscribe/confirm/{token}")))),
        None => html_with(StatusCode::NOT_FOUND, &step(&page, "unknown", None)),
    }
}

/// `POST /subscribe/confirm/{token}`
pub(super) async fn confirm(
    page: Page,
    State(platform): State<Platform>,
    Path(token): Path<String>,
) -> WebResult<Response> {
    let mut tx = platform.db.begin(Actor::system("visitor")).await?;
    let found = store::subscription_by_token(tx.conn(), &token, since(page.now)).await?;
    let Some(subscription) = found else {
        return html_with(StatusCode::NOT_FOUND, &step(&page, "unknown", None));
    };
    if subscription.confirmed_at.is_none() {
        store::confirm_subscription(&tx, subscription.id).await?;
        letters::begin(&tx, &subscription).await?;
        let subject = Subject::new("subscription", subscription.id);
        tx.emit(Event::new("portal.subscription-confirmed", subject, ()));
        tx.commit().await?;
    }
    html(&step(&page, "confirmed", None))
}

/// `GET /unsubscribe/{token}`
pub(super) async fn end_form(
    page: Page,
    State(platform): State<Platform>,
    Path(token): Path<String>,
) -> WebResult<Response> {
    let found = store::subscription_by_token(platform.db.read(), &token, since(page.now)).await?;
    match found {
        Some(_) => html(&step(&page, "end", Some(format!("/unsubscribe/{token}")))),
        None => html(&step(&page, "ended", None)),
    }
}

/// `POST /unsubscribe/{token}`: from the button, and from mail programs (RFC 8058), which send no cookie and follow no
/// redirect.
pub(super) async fn end(
    page: Page,
    State(platform): State<Platform>,
    Path(token): Path<String>,
) -> WebResult<Response> {
    let mut tx = platform.db.begin(Actor::system("visitor")).await?;
    let found = store::subscription_by_token(tx.conn(), &token, since(page.now)).await?;
    if let Some(subscription) = found {
        store::delete_subscription(&tx, &token).await?;
        let subject = Subject::new("subscription", subscription.id);
        tx.emit(Event::new("portal.subscription-ended", subject, ()));
        tx.commit().await.map_err(WebError::from)?;
    }
    html(&step(&page, "ended", None))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_mail_would_not_take_is_no_address() {
        for text in ["ana@example.org", "a.b+c@mail.example.gov"] {
            assert!(is_email(text), "{text}");
        }
        for text in [
            "",
            "ana",
            "@example.org",
            "ana@",
            "ana@org",
            "a b@example.org",
            "a@b@c.org",
            "a@x.org,b@y.org",
            "a\n@x.org",
        ] {
            assert!(!is_email(text), "{text}");
        }
    }
}
