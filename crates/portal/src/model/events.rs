//! The nouns of events: what takes place when, its sessions and materials, and who has a seat.

use super::impact::Words;
use accounts::StateCode;
use jiff::Timestamp;
use platform::Lang;

platform::id!(
    /// An event.
    EventId
);
platform::id!(
    /// A registration for an event.
    RegistrationId
);

platform::id!(
    /// A session of an event.
    SessionId
);
platform::id!(
    /// Something put beside an event.
    MaterialId
);

/// Seats that one event can have.
pub(crate) const SEATS_MAX: u32 = 100_000;
/// Characters of a line that a person types.
const LINE_CHARS_MAX: usize = 200;
/// Characters of a text that a person types.
const TEXT_CHARS_MAX: usize = 2_000;

macro_rules! words_of {
    ($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $code:literal,)* }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(crate) enum $name { $($(#[$doc])* $variant,)* }

        impl $name {
            /// All of them.
            pub(crate) const ALL: &[Self] = &[$(Self::$variant),*];

            /// The word in tables, and the last part of the message key.
            pub(crate) fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)* }
            }

            /// From its word.
            pub(crate) fn from_code(code: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|known| known.code() == code)
            }
        }
    };
}

words_of!(
    /// What kind of event it is.
    EventKind {
        /// A meeting of several days.
        Meeting = "meeting",
        /// A webinar.
        Webinar = "webinar",
        /// A time to ask.
        OfficeHours = "office-hours",
        /// A conference of a partner.
        Conference = "conference",
    }
);
words_of!(
    /// How far its announcement is.
    EventStanding {
        /// Only the day is known.
        SaveTheDate = "save-the-date",
        /// People may register.
        Open = "open",
        /// Nobody may register any more, or ever could.
        Closed = "closed",
        /// It will be at another time.
        Postponed = "postponed",
        /// It will not take place.
        Canceled = "canceled",
    }
);
words_of!(
    /// What is put beside an event afterwards.
    MaterialKind {
        /// The agenda.
        Agenda = "agenda",
        /// Slides.
        Slides = "slides",
        /// A recording.
        Recording = "recording",
        /// What was said, as text.
        Transcript = "transcript",
    }
);
words_of!(
    /// Where a registration stands.
    Seat {
        /// There is a seat.
        Seated = "seated",
        /// On the waiting list.
        Waiting = "waiting",
        /// Given up.
        Ended = "ended",
    }
);

/// An event.
#[derive(Debug, Clone)]
pub(crate) struct Event {
    pub(crate) id: EventId,
    /// The last part of its address.
    pub(crate) slug: String,
    /// The State that holds it; none for the nation.
    pub(crate) state: Option<StateCode>,
    pub(crate) kind: EventKind,
    pub(crate) standing: EventStanding,
    pub(crate) title: Words,
    pub(crate) about: Words,
    pub(crate) travel: Words,
    /// Where, in words; empty if nowhere but online.
    pub(crate) venue: String,
    /// The time zone in which it is announced.
    pub(crate) zone: String,
    pub(crate) starts_at: Timestamp,
    pub(crate) ends_at: Timestamp,
    /// Whether only its days are known.
    pub(crate) all_day: bool,
    /// Seats; without a limit if none.
    pub(crate) capacity: Option<u32>,
    /// How to join, for those who have a seat and nobody else.
    pub(crate) joining: String,
    pub(crate) source_title: String,
    pub(crate) source_url: String,
    /// How often what people go by has changed: whether it takes place, when, where, how to join.
    pub(crate) sequence: u32,
}

impl Event {
    /// Where readers find it, without the language.
    pub(crate) fn address(&self) -> String {
        format!("/events/{}", self.slug)
    }

    /// Whether people may register at this instant.
    pub(crate) fn takes_registrations(&self, now: Timestamp) -> bool {
        self.standing == EventStanding::Open && now < self.starts_at
    }
}

/// What people go by: whether an event takes place, when, where, and how to join; as it was announced once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Announcement {
    pub(crate) standing: EventStanding,
    pub(crate) zone: String,
    pub(crate) starts_at: Timestamp,
    pub(crate) ends_at: Timestamp,
    pub(crate) all_day: bool,
    pub(crate) venue: String,
    pub(crate) joining: String,
}

impl From<&Event> for Announcement {
    fn from(event: &Event) -> Self {
        Self {
            standing: event.standing,
            zone: event.zone.clone(),
            starts_at: event.starts_at,
            ends_at: event.ends_at,
            all_day: event.all_day,
            venue: event.venue.clone(),
            joining: event.joining.clone(),
        }
    }
}

impl Announcement {
    /// Whether it takes place at a day that is known.
    pub(crate) fn takes_place(&self) -> bool {
        !matches!(self.standing, EventStanding::Canceled | EventStanding::Postponed)
    }
}

/// A session of an event.
#[derive(Debug, Clone)]
pub(crate) struct Session {
    pub(crate) id: SessionId,
    pub(crate) track: String,
    pub(crate) starts_at: Timestamp,
    pub(crate) ends_at: Timestamp,
    pub(crate) title: Words,
    pub(crate) presenters: String,
}

/// Something to look at before or afterwards.
#[derive(Debug, Clone)]
pub(crate) struct Material {
    pub(crate) id: MaterialId,
    pub(crate) kind: MaterialKind,
    pub(crate) title: String,
    pub(crate) url: String,
}

/// Who registers, as read from the form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Attendee {
    pub(crate) name: String,
    pub(crate) email: String,
    pub(crate) organization: String,
    pub(crate) lang: Lang,
    pub(crate) diet: String,
    pub(crate) needs: String,
}

/// What is wrong with a field of the form: its name, and the last part of the message key.
pub(crate) type FieldProblem = (&'static str, &'static str);

impl Attendee {
    /// Reads what was typed.
    pub(crate) fn parse(typed: &TypedAttendee, lang: Lang) -> Result<Self, Vec<FieldProblem>> {
        let mut problems = Vec::new();
        let clean = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let (name, email) = (clean(&typed.name), typed.email.trim().to_owned());
        if name.is_empty() {
            problems.push(("name", "name-missing"));
        }
        if !is_address(&email) {
            problems.push(("email", "email-wrong"));
        }
        let lines = [("name", &name), ("email", &email), ("organization", &typed.organization)];
        let texts = [("diet", &typed.diet), ("needs", &typed.needs)];
        let too_long =
            |max: usize| move |(_, text): &(&'static str, &String)| text.chars().count() > max;
        problems.extend(
            lines.into_iter().filter(too_long(LINE_CHARS_MAX)).map(|(f, _)| (f, "too-long")),
        );
        problems.extend(
            texts.into_iter().filter(too_long(TEXT_CHARS_MAX)).map(|(f, _)| (f, "too-long")),
        );
        if !problems.is_empty() {
            return Err(problems);
        }
        Ok(Self {
            name,
            email,
            organization: clean(&typed.organization),
            lang,
            diet: typed.diet.trim().to_owned(),
            needs: typed.needs.trim().to_owned(),
        })
    }

    /// What somebody needs, as typed later; nothing where it is too long for the organizers' list.
    pub(crate) fn needs(diet: &str, needs: &str) -> Option<(String, String)> {
        let fits = |text: &str| text.chars().count() <= TEXT_CHARS_MAX;
        let (diet, needs) = (diet.trim(), needs.trim());
        (fits(diet) && fits(needs)).then(|| (diet.to_owned(), needs.to_owned()))
    }

    /// Under what the address is found however it is written.
    pub(crate) fn email_key(&self) -> String {
        self.email.to_lowercase()
    }
}

/// Something before and something with a dot after one @, and nothing that a header line would stumble over.
fn is_address(text: &str) -> bool {
    let Some((local, domain)) = text.split_once('@') else { return false };
    let is_plain = |c: char| !c.is_whitespace() && !c.is_control() && !"<>,;:\"()[]\\@".contains(c);
    !local.is_empty()
        && domain.contains('.')
        && !domain.starts_with('.')
        && !domain.ends_with('.')
        && text.chars().filter(|c| *c != '@').all(is_plain)
        && !domain.contains('@')
}

/// The form as it was typed.
#[derive(Debug, Clone, Default, serde::Deserialize)]
pub(crate) struct TypedAttendee {
    #[serde(default)]
    pub(crate) name: String,
    #[serde(default)]
    pub(crate) email: String,
    #[serde(default)]
    pub(crate) organization: String,
    #[serde(default)]
    pub(crate) diet: String,
    #[serde(default)]
    pub(crate) needs: String,
}

/// A registration, as its holder or the organizer sees it.
#[derive(Debug, Clone)]
pub(crate) struct Registration {
    pub(crate) id: RegistrationId,
    pub(crate) event: EventId,
    pub(crate) place: i64,
    pub(crate) seat: Seat,
    pub(crate) attendee: Attendee,
    pub(crate) registered_at: Timestamp,
    pub(crate) attended: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(name: &str, email: &str) -> TypedAttendee {
        TypedAttendee { name: name.into(), email: email.into(), ..TypedAttendee::default() }
    }

    #[test]
    fn a_form_is_read_and_every_problem_is_named_at_once() {
        let read =
            Attendee::parse(&typed("  Rosa   Peña ", " Rosa@TX.example "), Lang::Es).unwrap();
        assert_eq!((read.name.as_str(), read.email.as_str()), ("Rosa Peña", "Rosa@TX.example"));
        assert_eq!(read.email_key(), "rosa@tx.example");
        let wrong = Attendee::parse(&typed(" ", "rosa@example"), Lang::En).unwrap_err();
        assert_eq!(wrong, [("name", "name-missing"), ("email", "email-wrong")]);
        let long = TypedAttendee { diet: "x".repeat(2_001), ..typed("Rosa", "rosa@tx.example") };
        assert_eq!(Attendee::parse(&long, Lang::En).unwrap_err(), [("diet", "too-long")]);
    }

    #[test]
    fn what_is_no_address_is_refused() {
        for text in [
            "",
            "rosa",
            "@tx.example",
            "rosa@",
            "rosa@tx",
            "a@b@c.d",
            "a b@c.d",
            "a@c.d\nBcc: x@y.z",
            "a@.d",
            "a,b@c.d",
        ] {
            assert!(!is_address(text), "{text}");
        }
        assert!(is_address("rosa.pena+pass@k12.tx.us"));
    }
}
