//! The settings: one TOML file and the environment over it. Every key is documented in `docs/configuration.md`.

use axum::http::Uri;
use figment::{
    Figment,
    providers::{Env, Format, Serialized, Toml},
};
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

/// Words of the environment that are for the scripts and tests.
const NOT_SETTINGS: &[&str] = &["test_postgres", "test_database", "postgres_dir", "e2e_shots"];

/// What the program was told. Each key can stand in `sendero.toml` or, as `SENDERO_KEY`, in the environment, which wins.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(clippy::struct_excessive_bools, reason = "each is a setting of its own, on or off")]
pub struct Config {
    /// `sqlite:PATH` or `postgres://USER:PASSWORD@HOST/NAME`; by default a file in the data folder.
    pub database: Option<String>,
    /// The folder for the database file and for kept files.
    pub data: PathBuf,
    /// The address to listen on.
    pub listen: String,
    /// The address under which readers reach the program, for links in mail.
    pub base_url: Option<String>,
    /// True when a proxy in front ends TLS: cookies are then only sent over HTTPS.
    pub secure_cookies: bool,
    /// True shows the banner "these people are invented".
    pub demo: bool,
    /// The mail server: `smtps://USER:PASSWORD@HOST`; without it letters stay in the outbox.
    pub smtp: Option<String>,
    /// Whom letters come from.
    pub mail_from: String,
    /// Proxies in front, as addresses or networks, whose word about a reader's address is taken.
    pub trusted_proxies: Vec<String>,
    /// Roles, by their codes, that need a second factor.
    pub second_factor_roles: Vec<String>,
    /// Training that a role needs before it opens children's records: `ROLE:MODULE`, or `*:MODULE` for every role.
    pub training_required: Vec<String>,
    /// Requests that one network address may make in a minute.
    pub requests_per_minute: u32,
    /// Seconds after which the job of a dead worker is taken up by another.
    pub job_lease_secs: i64,
    /// Minutes without a request after which a session ends.
    pub session_idle_minutes: i64,
    /// Hours after sign-in at which a session ends in any case.
    pub session_hours_max: i64,
    /// Days after which the share of a child's record ends by itself.
    pub share_days: i64,
    /// True when a decision about a possible match needs a second person who says the same.
    pub review_needs_second_person: bool,
    /// True looks once a week whether the outside links of the public pages still answer.
    pub check_links: bool,
    /// `text` or `json`.
    pub log_format: String,
    /// Which log lines are written, for example `info` or `info,sendero=debug`.
    pub log: String,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            database: None,
            data: PathBuf::from("var"),
            listen: "127.0.0.1:8080".into(),
            base_url: None,
            secure_cookies: true,
            demo: false,
            smtp: None,
            mail_from: "Sendero <no-reply@localhost>".into(),
            trusted_proxies: Vec::new(),
            second_factor_roles: Vec::new(),
            training_required: Vec::new(),
            requests_per_minute: 1_200,
            job_lease_secs: 30,
            session_idle_minutes: 30,
            session_hours_max: 12,
            share_days: 180,
            review_needs_second_person: false,
            check_links: true,
            log_format: "text".into(),
            log: "info".into(),
        }
    }
}

/// What is wrong with the settings, and where.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// A key is unknown, or its value has the wrong form; the text names both and the source.
    #[error("{0}")]
    Unreadable(Box<figment::Error>),
    /// A value is of the right form but makes no sense.
    #[error("`{key}`: {problem}")]
    Invalid {
        /// The setting.
        key: &'static str,
        /// What is wrong and what to do.
        problem: String,
    },
}

impl Config {
    /// Reads `file` (missing is fine when it was not asked for) and the environment.
    pub fn load(file: Option<&Path>) -> Result<Self, ConfigError> {
        let path = file.unwrap_or(Path::new("sendero.toml"));
        let toml = if file.is_some() { Toml::file_exact(path) } else { Toml::file(path) };
        let config: Self = Figment::from(Serialized::defaults(Self::default()))
            .merge(toml)
            .merge(Env::prefixed("SENDERO_").ignore(NOT_SETTINGS).split("__"))
            .extract()
            .map_err(|error| ConfigError::Unreadable(Box::new(error)))?;
        config.check()?;
        Ok(config)
    }

    /// Says whether each value makes sense.
    pub fn check(&self) -> Result<(), ConfigError> {
        let invalid =
            |key, problem: &str| Err(ConfigError::Invalid { key, problem: problem.into() });
        if self.listen.parse::<std::net::SocketAddr>().is_err() {
            return invalid("listen", "write an address and a port, for example 127.0.0.1:8080");
        }
        if !matches!(self.log_format.as_str(), "text" | "json") {
            return invalid("log_format", "write text or json");
        }
        let positive = [
            ("job_lease_secs", self.job_lease_secs),
            ("session_idle_minutes", self.session_idle_minutes),
            ("session_hours_max", self.session_hours_max),
            ("share_days", self.share_days),
        ];
        for (key, value) in positive {
            if value < 1 {
                return invalid(key, "write a whole number of 1 or more");
            }
        }
        if self.requests_per_minute < 1 {
            return invalid("requests_per_minute", "write a whole number of 1 or more");
        }
        if let Some(url) = &self.base_url
            && !is_site(url)
        {
            return invalid(
                "base_url",
                "write the whole address without a path, for example https://sendero.example.gov",
            );
        }
        Ok(())
    }

    /// The address of the database: the setting, or a file in the data folder.
    pub fn database_address(&self) -> String {
        self.database
            .clone()
            .unwrap_or_else(|| format!("sqlite:{}", self.data.join("sendero.db").display()))
    }

    /// The address of the database as it may be shown: without its password.
    pub fn shown_database(&self) -> String {
        crate::db::without_password(&self.database_address())
    }

    /// Every setting with its value as it may be shown: without passwords, and `-` where nothing is set.
    pub fn shown(&self) -> Vec<(String, String)> {
        let kept = |address: &str| crate::db::without_password(address);
        let shown = Self {
            database: Some(self.shown_database()),
            smtp: self.smtp.as_deref().map(kept),
            ..self.clone()
        };
        let keys = serde_json::to_value(shown).unwrap_or_default();
        let words = |value: &serde_json::Value| match value {
            serde_json::Value::Null => "-".to_owned(),
            serde_json::Value::Array(list) if list.is_empty() => "-".to_owned(),
            serde_json::Value::String(text) => text.clone(),
            other => other.to_string(),
        };
        keys.as_object().into_iter().flatten().map(|(key, v)| (key.clone(), words(v))).collect()
    }

    /// The folder of kept files.
    pub fn blobs_folder(&self) -> PathBuf {
        self.data.join("files")
    }

    /// The folder of the keys that sign. They are in no table, so that a copy of the database signs nothing.
    pub fn keys_folder(&self) -> PathBuf {
        self.data.join("keys")
    }

    /// The bare address that letters come from.
    pub fn mail_address(&self) -> &str {
        let from = self.mail_from.as_str();
        let inner = from.rsplit_once('<').map_or(from, |(_, rest)| rest);
        inner.trim_end().trim_end_matches('>').trim()
    }

    /// The address readers use, without a slash at its end.
    pub fn public_address(&self) -> String {
        let address = self.base_url.clone().unwrap_or_else(|| format!("http://{}", self.listen));
        address.trim_end_matches('/').to_owned()
    }
}

/// Whether an address is of a whole site, as pages are served from its root: scheme and host, no path.
fn is_site(url: &str) -> bool {
    let Ok(uri) = url.parse::<Uri>() else { return false };
    let has_scheme = matches!(uri.scheme_str(), Some("http" | "https"));
    has_scheme && uri.host().is_some() && uri.path() == "/" && uri.query().is_none()
}
