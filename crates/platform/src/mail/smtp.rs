//! Sending what is in the outbox over SMTP. A letter that the server will not have now is tried again, later each time,
//! and given up in the end; one that it will never have is given up at once.
//!
//! A letter is sent at least once: a program that ends between sending and noting it sends it again, under the same
//! `Message-ID`, by which mail programs tell that it is the same.

use super::MailId;
use crate::{
    Config, Platform,
    db::{DbError, Engine, Uuid, sql, to_utc},
};
use jiff::SignedDuration;
use lettre::{
    AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor,
    message::{
        Attachment, Mailbox, MultiPart, SinglePart,
        header::{ContentType, HeaderName, HeaderValue},
    },
    transport::smtp::Error as SmtpError,
};
use sea_orm::{ConnectionTrait, QueryResult};
use std::time::Duration;
use tokio::sync::watch;

/// Minutes until a letter is tried again, after the first failure, the second, and so on; then it is given up.
const RETRY_MINUTES: [i64; 8] = [1, 5, 15, 60, 4 * 60, 12 * 60, 24 * 60, 24 * 60];
/// How long a letter is held by the process that sends it.
const LEASE: SignedDuration = SignedDuration::from_mins(5);
/// How long the server may take.
const TIMEOUT: Duration = Duration::from_secs(30);
/// Pause between two looks at an empty outbox.
const POLL: Duration = Duration::from_secs(1);
/// Letters of an error that are kept.
const ERROR_CHARS_MAX: usize = 300;

/// Why letters cannot be sent at all.
#[derive(Debug, thiserror::Error)]
pub enum MailerError {
    /// The setting `smtp` is no address of a mail server.
    #[error("`smtp`: {0}; write smtps://USER:PASSWORD@HOST, or smtp://HOST:587?tls=required")]
    Server(SmtpError),
    /// The setting `mail_from` is no address.
    #[error("`mail_from`: {0}; write for example Sendero <no-reply@sendero.example.gov>")]
    From(lettre::address::AddressError),
}

/// Sends the letters of the outbox.
pub struct Mailer {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
}

struct Due {
    id: MailId,
    attempts: i64,
    recipient: String,
    subject: String,
    body: String,
    unsubscribe: Option<String>,
    attachment: Option<(String, String, String)>,
}

enum Outcome {
    Sent,
    Later(String),
    Never(String),
}

impl Mailer {
    /// With the server of the settings; none when they name none, and letters then stay in the outbox.
    ///
    /// # Errors
    /// Fails when a setting cannot be used. No connection is made here.
    pub fn new(config: &Config) -> Result<Option<Self>, MailerError> {
        let Some(server) = &config.smtp else { return Ok(None) };
        let from = config.mail_from.parse().map_err(MailerError::From)?;
        let transport = AsyncSmtpTransport::<Tokio1Executor>::from_url(server)
            .map_err(MailerError::Server)?
            .timeout(Some(TIMEOUT))
            .build();
        Ok(Some(Self { transport, from }))
    }

    /// Sends until `stop` turns true or nobody can turn it.
    pub async fn run(self, platform: Platform, mut stop: watch::Receiver<bool>) {
        while !*stop.borrow() {
            let sent = match self.send_one(&platform).await {
                Ok(sent) => sent,
                Err(error) => {
                    tracing::error!(%error, "the outbox could not be read");
                    false
                }
            };
            if !sent && let Ok(Err(_)) = tokio::time::timeout(POLL, stop.changed()).await {
                return;
            }
        }
    }

    /// Sends every letter that is due now, for commands and tests.
    pub async fn send_due(&self, platform: &Platform) -> Result<(), DbError> {
        while self.send_one(platform).await? {}
        Ok(())
    }

    /// Takes one letter that is due; false when none is.
    async fn send_one(&self, platform: &Platform) -> Result<bool, DbError> {
        let Some(due) = claim(platform).await? else { return Ok(false) };
        let outcome = self.send(&due).await;
        settle(platform, &due, outcome).await?;
        Ok(true)
    }

    async fn send(&self, due: &Due) -> Outcome {
        let message = match self.message(due) {
            Ok(message) => message,
            Err(error) => return Outcome::Never(error.to_string()),
        };
        match self.transport.send(message).await {
            Ok(_) => Outcome::Sent,
            Err(error) if error.is_permanent() => Outcome::Never(said(&error)),
            Err(error) => Outcome::Later(said(&error)),
        }
    }

    fn message(&self, due: &Due) -> Result<Message, Box<dyn std::error::Error + Send + Sync>> {
        let mut builder = Message::builder()
            .from(self.from.clone())
            .to(Mailbox::new(None, due.recipient.parse()?))
            .subject(&due.subject)
            .message_id(Some(format!("<{}@{}>", due.id, self.from.email.domain())))
            .raw_header(raw("Auto-Submitted", "auto-generated")?);
        if let Some(address) = &due.unsubscribe {
            builder = builder
                .raw_header(raw("List-Unsubscribe", &format!("<{address}>"))?)
                .raw_header(raw("List-Unsubscribe-Post", "List-Unsubscribe=One-Click")?);
        }
        let body = SinglePart::plain(due.body.clone());
        let Some((name, kind, text)) = &due.attachment else {
            return Ok(builder.singlepart(body)?);
        };
        let file = Attachment::new(name.clone()).body(text.clone(), ContentType::parse(kind)?);
        Ok(builder.multipart(MultiPart::mixed().singlepart(body).singlepart(file))?)
    }
}

fn raw(name: &str, value: &str) -> Result<HeaderValue, Box<dyn std::error::Error + Send + Sync>> {
    Ok(HeaderValue::new(HeaderName::new_from_ascii(name.to_owned())?, value.to_owned()))
}

/// What the server said. Its answer may name the address, so the address is all that it may tell of anyone.
fn said(error: &SmtpError) -> String {
    error.to_string().chars().take(ERROR_CHARS_MAX).collect()
}

/// Takes the next letter that is due, and holds it for a while: two processes never send the same at once.
async fn claim(platform: &Platform) -> Result<Option<Due>, DbError> {
    let lock = match platform.db.engine() {
        Engine::Sqlite => "",
        Engine::Postgres => "FOR UPDATE SKIP LOCKED",
    };
    let is_due = "sent_at IS NULL AND gave_up_at IS NULL
        AND (next_try_at IS NULL OR next_try_at <= $1)";
    let now = to_utc(platform.clock.now());
    // Most looks find nothing; they must not take the lock that writers wait for.
    let reader = platform.db.read();
    let any_due = format!("SELECT 1 FROM mail WHERE {is_due} LIMIT 1");
    let backend = reader.get_database_backend();
    if reader.query_one_raw(sql(backend, &any_due, [now.into()])).await?.is_none() {
        return Ok(None);
    }
    let text = format!(
        "UPDATE mail SET attempts = attempts + 1, next_try_at = $2
         WHERE id = (SELECT id FROM mail WHERE {is_due} ORDER BY id LIMIT 1 {lock})
         RETURNING id, attempts, recipient, subject, body, unsubscribe,
             attachment_name, attachment_kind, attachment"
    );
    let until = to_utc(platform.clock.now() + LEASE);
    let statement = sql(backend, &text, [now.into(), until.into()]);
    let row = platform.db.writer().query_one_raw(statement).await?;
    row.as_ref().map(due).transpose()
}

fn due(row: &QueryResult) -> Result<Due, DbError> {
    let id: Uuid = row.try_get("", "id")?;
    let part = |name: &str| row.try_get::<Option<String>>("", name);
    let attachment = match (part("attachment_name")?, part("attachment_kind")?, part("attachment")?)
    {
        (Some(name), Some(kind), Some(text)) => Some((name, kind, text)),
        _ => None,
    };
    Ok(Due {
        id: id.into(),
        attempts: row.try_get("", "attempts")?,
        recipient: row.try_get("", "recipient")?,
        subject: row.try_get("", "subject")?,
        body: row.try_get("", "body")?,
        unsubscribe: row.try_get("", "unsubscribe")?,
        attachment,
    })
}

async fn settle(platform: &Platform, due: &Due, outcome: Outcome) -> Result<(), DbError> {
    let now = platform.clock.now();
    let (word, error, next) = match outcome {
        Outcome::Sent => ("sent", None, None),
        Outcome::Never(error) => ("gave_up", Some(error), None),
        Outcome::Later(error) => match pause(due.attempts) {
            Some(pause) => ("later", Some(error), Some(to_utc(now + pause))),
            None => ("gave_up", Some(error), None),
        },
    };
    metrics::counter!("sendero_mail_total", "outcome" => word).increment(1);
    if error.is_some() {
        // What the server said stays in the row: it may name the address, which the log must not.
        tracing::warn!(mail = %due.id, attempts = due.attempts, outcome = word, "a letter was not sent");
    }
    let when = |outcome: &str| (word == outcome).then_some(to_utc(now));
    let text = "UPDATE mail SET sent_at = $1, gave_up_at = $2, last_error = $3, next_try_at = $4
         WHERE id = $5";
    let values = [
        when("sent").into(),
        when("gave_up").into(),
        error.into(),
        next.into(),
        due.id.uuid().into(),
    ];
    let db = platform.db.writer();
    db.execute_raw(sql(db.get_database_backend(), text, values)).await?;
    Ok(())
}

/// How long a letter waits after so many tries; none when it has had them all.
fn pause(attempts: i64) -> Option<SignedDuration> {
    let at = usize::try_from(attempts - 1).ok()?;
    RETRY_MINUTES.get(at).map(|minutes| SignedDuration::from_mins(*minutes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_waits_longer_each_time_and_is_given_up_after_the_last_try() {
        assert_eq!(pause(1), Some(SignedDuration::from_mins(1)));
        assert_eq!(pause(8), Some(SignedDuration::from_mins(24 * 60)));
        assert_eq!(pause(9), None);
    }

    #[test]
    fn without_a_server_in_the_settings_there_is_nobody_to_send() {
        assert!(Mailer::new(&Config::default()).is_ok_and(|mailer| mailer.is_none()));
        let config = Config { smtp: Some("mail.example.gov".into()), ..Config::default() };
        assert!(matches!(Mailer::new(&config), Err(MailerError::Server(_))));
        let config = Config {
            smtp: Some("smtp://127.0.0.1:2525".into()),
            mail_from: "nobody".into(),
            ..Config::default()
        };
        assert!(matches!(Mailer::new(&config), Err(MailerError::From(_))));
    }
}
