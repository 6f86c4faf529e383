//! The form of facts: a field for each fact that a rule may speak of, in groups, with one empty row after each list.

use super::words::{choice, label};
use crate::{
    sheet::{Sheet, has_none, in_row},
    web::said,
};
use eligibility::{Collection, FactSpec, FactType, Rules};
use pages::{Choice, Page};

/// What is wrong with the fields: name and words.
pub(super) type Errors = Vec<(String, String)>;

/// One field.
pub(super) struct FieldBox {
    pub(super) name: String,
    pub(super) label: String,
    /// `text`, `date`, `select` or `checks`.
    pub(super) kind: &'static str,
    pub(super) value: String,
    pub(super) choices: Vec<Choice>,
    /// Whether the box that says "there is none" is ticked, where there is one.
    pub(super) none: Option<bool>,
    pub(super) error: Option<String>,
}

/// Fields under a heading.
pub(super) struct Group {
    pub(super) title: String,
    pub(super) open: bool,
    pub(super) boxes: Vec<FieldBox>,
}

/// Facts there is one of, by their groups; what has no group stands with the child.
pub(super) fn groups(page: &Page, sheet: &Sheet, errors: &Errors) -> Vec<Group> {
    let group_of = |spec: &FactSpec| match spec.name.split_once('.') {
        Some((group, _)) => group.to_owned(),
        None => "child".to_owned(),
    };
    let mut groups: Vec<(String, Group)> = Vec::new();
    for spec in &Rules::shipped().vocabulary.scalars {
        let of = group_of(spec);
        let field = field(page, spec, spec.name.clone(), (sheet, errors));
        let open = of == "child" || is_filled(&field);
        if let Some((_, group)) = groups.iter_mut().find(|(known, _)| *known == of) {
            group.open |= open;
            group.boxes.push(field);
        } else {
            let key = format!("determinations-group-{}", of.replace('_', "-"));
            groups.push((of, Group { title: page.t(key), open, boxes: vec![field] }));
        }
    }
    groups.into_iter().map(|(_, group)| group).collect()
}

/// The rows of the lists, and an empty one after each list that is not full.
pub(super) fn lists(page: &Page, sheet: &Sheet, errors: &Errors) -> Vec<Group> {
    let lists = Rules::shipped().vocabulary.collections.iter();
    lists.flat_map(|list| rows(page, list, sheet, errors)).collect()
}

fn rows(page: &Page, list: &Collection, sheet: &Sheet, errors: &Errors) -> Vec<Group> {
    let count = sheet.rows(list);
    let end = if count < list.rows_max { count } else { count - 1 };
    let row = |at: usize| {
        let boxes = list
            .fields
            .iter()
            .map(|spec| field(page, spec, in_row(list, at, spec), (sheet, errors)));
        let name = said(page, &list.words);
        let title = if at < count {
            page.m("determinations-assess-row").with("list", name).with("number", at + 1)
        } else {
            page.m("determinations-assess-add").with("list", name)
        };
        Group { title: title.to_string(), open: at < count, boxes: boxes.collect() }
    };
    (0..=end).map(row).collect()
}

fn is_filled(field: &FieldBox) -> bool {
    let chosen = field.choices.iter().any(|choice| choice.chosen && !choice.value.is_empty());
    !field.value.is_empty() || field.error.is_some() || field.none == Some(true) || chosen
}

fn field(page: &Page, spec: &FactSpec, name: String, of: (&Sheet, &Errors)) -> FieldBox {
    let (sheet, errors) = of;
    let typed = sheet.all(&name);
    let of_code = |code: &String| Choice::new(code, choice(page, code), typed.contains(code));
    let not_said = || Choice::new("", page.t("determinations-assess-not-said"), typed.is_empty());
    let yes_or_no = ["true".to_owned(), "false".to_owned()];
    let (kind, codes) = match spec.kind {
        FactType::Bool => ("select", &yes_or_no[..]),
        FactType::Choice => ("select", &spec.choices[..]),
        FactType::List if !spec.choices.is_empty() => ("checks", &spec.choices[..]),
        FactType::Date => ("date", &[][..]),
        FactType::List | FactType::Text | FactType::Number => ("text", &[][..]),
    };
    let mut choices: Vec<Choice> = codes.iter().map(of_code).collect();
    if kind == "select" {
        choices.insert(0, not_said());
    }
    FieldBox {
        label: label(page, spec),
        kind,
        value: sheet.text(&name).to_owned(),
        choices,
        none: has_none(spec).then(|| sheet.says_none(&name)),
        error: errors.iter().find(|(field, _)| *field == name).map(|(_, text)| text.clone()),
        name,
    }
}
