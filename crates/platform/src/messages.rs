//! The words of the program, from each slice's `messages/en.ftl` and `es.ftl` (Fluent).

use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};
use std::{collections::HashMap, fmt, sync::Arc};

/// A language of the pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Lang {
    /// English, at `/`.
    #[default]
    En,
    /// Spanish, under `/es/`.
    Es,
}

impl Lang {
    /// All languages.
    pub const ALL: [Self; 2] = [Self::En, Self::Es];

    /// `en` or `es`.
    pub fn code(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Es => "es",
        }
    }

    /// The other one, for the switch in the page's head.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::En => Self::Es,
            Self::Es => Self::En,
        }
    }

    /// From `en` or `es`; anything else is English.
    pub fn from_code(code: &str) -> Self {
        if code == "es" { Self::Es } else { Self::En }
    }
}

/// All messages of all slices.
pub struct Messages {
    bundles: HashMap<Lang, FluentBundle<FluentResource>>,
}

impl Messages {
    /// Reads the texts: for each slice its English and its Spanish file.
    ///
    /// # Panics
    /// When a file is malformed or a key stands twice. The files are part of the program, and a test reads them all.
    pub fn new(slices: &[(&str, &str)]) -> Arc<Self> {
        let mut bundles = HashMap::new();
        for lang in Lang::ALL {
            let name = if lang == Lang::En { "en-US" } else { "es-US" };
            let id = name.parse().expect("a language tag written here is well-formed");
            let mut bundle = FluentBundle::new_concurrent(vec![id]);
            bundle.set_use_isolating(false);
            bundle.set_formatter(Some(|value, _| match value {
                FluentValue::Number(number) => Some(grouped(number.value)),
                _ => None,
            }));
            for (english, spanish) in slices {
                let text = if lang == Lang::En { english } else { spanish };
                let resource = FluentResource::try_new((*text).to_owned())
                    .unwrap_or_else(|(_, errors)| panic!("messages of {name}: {errors:?}"));
                bundle
                    .add_resource(resource)
                    .unwrap_or_else(|errors| panic!("messages of {name}: {errors:?}"));
            }
            bundles.insert(lang, bundle);
        }
        Arc::new(Self { bundles })
    }

    /// Begins a message; its text is made when it is shown.
    pub fn msg<'a>(&'a self, lang: Lang, key: &str) -> Msg<'a> {
        Msg { messages: self, lang, key: key.to_owned(), args: FluentArgs::new() }
    }

    /// A message without arguments.
    pub fn text(&self, lang: Lang, key: &str) -> String {
        self.msg(lang, key).to_string()
    }

    /// Whether the key exists.
    pub fn has(&self, lang: Lang, key: &str) -> bool {
        self.bundles[&lang].has_message(key)
    }
}

/// A message with its arguments.
pub struct Msg<'a> {
    messages: &'a Messages,
    lang: Lang,
    key: String,
    args: FluentArgs<'static>,
}

impl Msg<'_> {
    /// Adds a text.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl fmt::Display) -> Self {
        self.args.set(name, value.to_string());
        self
    }

    /// Adds a text whose name is only known at run time, as in a stored notice.
    #[must_use]
    pub fn with_named(mut self, name: &str, value: impl fmt::Display) -> Self {
        self.args.set(name.to_owned(), value.to_string());
        self
    }

    /// Adds a number, which may choose between singular and plural.
    #[must_use]
    pub fn count(mut self, name: &'static str, value: impl TryInto<i64>) -> Self {
        self.args.set(name, value.try_into().unwrap_or(i64::MAX));
        self
    }
}

impl fmt::Display for Msg<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let bundle = &self.messages.bundles[&self.lang];
        let pattern = bundle.get_message(&self.key).and_then(|message| message.value());
        let Some(pattern) = pattern else {
            tracing::error!(key = self.key, "a message is missing");
            return f.write_str(&self.key);
        };
        let mut errors = Vec::new();
        let text = bundle.format_pattern(pattern, Some(&self.args), &mut errors);
        if !errors.is_empty() {
            tracing::error!(key = self.key, ?errors, "a message could not be filled in");
        }
        f.write_str(&text)
    }
}

/// A number as readers in the U.S. write it in both languages: `302,000`.
#[expect(clippy::cast_possible_truncation, reason = "messages show whole counts below 2^53")]
fn grouped(value: f64) -> String {
    if value.fract() != 0.0 {
        return value.to_string();
    }
    let digits = (value.abs() as i64).to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    if value < 0.0 { format!("−{text}") } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn messages() -> Arc<Messages> {
        Messages::new(&[(
            "wait = { $count ->\n [one] One child waits in { $state }.\n *[other] { $count } children wait in { $state }.\n }",
            "wait = { $count ->\n [one] Un niño espera en { $state }.\n *[other] { $count } niños esperan en { $state }.\n }",
        )])
    }

    #[test]
    fn a_count_chooses_the_form_and_is_written_in_groups() {
        let messages = messages();
        let show = |lang, n: i64| {
            messages.msg(lang, "wait").count("count", n).with("state", "ND").to_string()
        };
        assert_eq!(show(Lang::En, 1), "One child waits in ND.");
        assert_eq!(show(Lang::En, 302_000), "302,000 children wait in ND.");
        assert_eq!(show(Lang::Es, 12), "12 niños esperan en ND.");
    }
}
