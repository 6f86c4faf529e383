//! Log lines: text for people, JSON for machines. Fields carry ids, counts and codes; personal data never.

use crate::Config;
use tracing_subscriber::{EnvFilter, fmt, prelude::*};

/// Starts logging to standard error; a second call changes nothing.
pub fn init(config: &Config) {
    let filter = EnvFilter::try_new(&config.log).unwrap_or_else(|_| EnvFilter::new("info"));
    let lines = fmt::layer().with_writer(std::io::stderr).with_target(false);
    let registry = tracing_subscriber::registry().with(filter);
    let _ = if config.log_format == "json" {
        registry.with(lines.json()).try_init()
    } else {
        registry.with(lines.compact()).try_init()
    };
}
