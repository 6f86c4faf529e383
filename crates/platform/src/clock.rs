//! The current time, as something that is handed in. Rules take `now`; only this module asks the machine.

use jiff::{Timestamp, ToSpan, civil::Date, tz::TimeZone};
use std::sync::{Arc, Mutex};

/// A source of the current time: the machine's, or one that a test sets.
#[derive(Clone, Debug, Default)]
pub struct Clock(Option<Arc<Mutex<Timestamp>>>);

impl Clock {
    /// The machine's clock.
    pub fn system() -> Self {
        Self(None)
    }

    /// A clock that stands still at `at` until it is moved with [`Clock::advance_hours`].
    pub fn fixed(at: Timestamp) -> Self {
        Self(Some(Arc::new(Mutex::new(at))))
    }

    /// The current instant.
    #[expect(clippy::disallowed_methods, reason = "the one place that asks the machine")]
    pub fn now(&self) -> Timestamp {
        match &self.0 {
            None => Timestamp::now(),
            Some(at) => *at.lock().unwrap_or_else(std::sync::PoisonError::into_inner),
        }
    }

    /// Today's date in UTC; the dates of law are compared with it.
    pub fn today(&self) -> Date {
        TimeZone::UTC.to_datetime(self.now()).date()
    }

    /// Moves a fixed clock; the machine's clock stays as it is.
    pub fn advance_hours(&self, hours: i64) {
        if let Some(at) = &self.0 {
            let mut at = at.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
            *at += hours.hours();
        }
    }
}
