//! A question of a lesson or of a test with its fields: both pages show it by the template `study-item.html`.

use coursework::{Item, to_html};

/// A choice of a question.
pub(in crate::web) struct ChoiceView {
    pub(in crate::web) letter: char,
    pub(in crate::web) html: String,
    pub(in crate::web) is_chosen: bool,
}

/// What is said to an answer.
pub(in crate::web) struct Outcome {
    pub(in crate::web) word: String,
    pub(in crate::web) class: &'static str,
    pub(in crate::web) explanation: String,
    pub(in crate::web) rubric: Vec<String>,
}

/// A question with what was answered.
pub(in crate::web) struct ItemView {
    pub(in crate::web) id: String,
    pub(in crate::web) label: String,
    pub(in crate::web) kind: &'static str,
    pub(in crate::web) prompt: String,
    pub(in crate::web) unit_before: String,
    pub(in crate::web) unit_after: String,
    pub(in crate::web) choices: Vec<ChoiceView>,
    pub(in crate::web) given: String,
    /// Nothing before an answer, and nothing in a test.
    pub(in crate::web) outcome: Option<Outcome>,
}

/// A piece of a page: prose, or a question.
pub(in crate::web) enum PartView {
    Prose(String),
    Item(Box<ItemView>),
}

impl ItemView {
    /// A question under its label; `unit` is what its number counts, if it asks for one.
    pub(in crate::web) fn new(item: &Item, label: String, unit: String, answer: &str) -> Self {
        let (unit_before, unit_after) =
            if unit == "$" { (unit, String::new()) } else { (String::new(), unit) };
        let choice = |choice: &coursework::Choice| ChoiceView {
            letter: choice.letter,
            html: inline(&choice.text),
            is_chosen: answer.eq_ignore_ascii_case(&choice.letter.to_string()),
        };
        Self {
            id: item.id.clone(),
            label,
            kind: item.kind.code(),
            prompt: to_html(&item.prompt),
            unit_before,
            unit_after,
            choices: item.choices.iter().map(choice).collect(),
            given: answer.to_owned(),
            outcome: None,
        }
    }
}

/// A choice's words without the paragraph around them.
fn inline(markdown: &str) -> String {
    let html = to_html(markdown);
    let inside = html.trim().strip_prefix("<p>").and_then(|html| html.strip_suffix("</p>"));
    inside.unwrap_or(html.trim()).to_owned()
}
