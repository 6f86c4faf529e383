//! Items among the lines of a text: `:::item p1 choice`, the question, the choices, `:::`.

use crate::{
    fault::Fault,
    model::{Choice, Item, ItemKind, Part},
};

const OPENS: &str = ":::item";
const CLOSES: &str = ":::";

/// Lines with their numbers in a file.
pub(super) type Lines<'a> = [(usize, &'a str)];

/// Takes lines apart into prose and items, in their order.
pub(super) fn parts(path: &str, lines: &Lines<'_>, faults: &mut Vec<Fault>) -> Vec<Part> {
    let mut found = Vec::new();
    let mut prose: Vec<&str> = Vec::new();
    let mut at = 0;
    while let Some((number, line)) = lines.get(at) {
        at += 1;
        if let Some(title) = line.strip_prefix(OPENS) {
            put_prose(&mut found, &mut prose);
            let is_mark = |(_, line): &(usize, &str)| line.trim_start().starts_with(CLOSES);
            let end = lines[at..].iter().position(is_mark).unwrap_or(lines.len() - at);
            let inside = &lines[at..at + end];
            at += end;
            if lines.get(at).is_some_and(|(_, line)| line.trim() == CLOSES) {
                at += 1;
            } else {
                let what = format!("the item `{}` has no end", title.trim());
                let why = "What follows would belong to it";
                faults.push(Fault::new((path, *number), what, why, "Close it with a line `:::`"));
            }
            found.extend(item(path, (*number, title), inside, faults).map(Part::Item));
        } else if line.trim_start().starts_with(CLOSES) {
            let what = "a line `:::` closes nothing";
            let remedy = "Open an item before it with `:::item ID KIND`, or take the line out";
            faults.push(Fault::new((path, *number), what, "No item is open", remedy));
        } else {
            prose.push(line);
        }
    }
    put_prose(&mut found, &mut prose);
    found
}

fn put_prose(found: &mut Vec<Part>, prose: &mut Vec<&str>) {
    let text = prose.join("\n").trim().to_owned();
    prose.clear();
    if !text.is_empty() {
        found.push(Part::Prose(text));
    }
}

fn item(
    path: &str,
    (line, title): (usize, &str),
    inside: &Lines<'_>,
    faults: &mut Vec<Fault>,
) -> Option<Item> {
    let words: Vec<_> = title.split_whitespace().collect();
    let kind = match words.get(1) {
        Some(&"number") => Some(ItemKind::Number),
        Some(&"choice") => Some(ItemKind::Choice),
        Some(&"written") => Some(ItemKind::Written),
        _ => None,
    };
    let is_id = |id: &str| {
        id.len() <= 20
            && id.starts_with(|c: char| c.is_ascii_lowercase())
            && id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
    };
    let (Some(kind), [id, _]) = (kind, words.as_slice()) else {
        let why = "An item has an id and a kind: number, choice or written";
        let what = format!("`:::item{title}` opens no item");
        faults.push(Fault::new((path, line), what, why, "Write for example `:::item p1 number`"));
        return None;
    };
    if !is_id(id) {
        let why = "Ids are small letters and digits";
        let what = format!("`{id}` is not an id");
        faults.push(Fault::new((path, line), what, why, "Write for example `p1`"));
        return None;
    }
    let (prompt, choices) = question(path, (kind, line), inside, faults);
    if prompt.is_empty() {
        let what = format!("the item `{id}` asks nothing");
        faults.push(Fault::new((path, line), what, "It cannot be answered", "Write the question"));
    }
    Some(Item { id: (*id).to_owned(), kind, prompt, choices, line })
}

/// The letter and the words of a line such as `- B. 12 hours`.
fn choice_line(line: &str) -> Option<(char, &str)> {
    let rest = line.trim_start().strip_prefix("- ")?;
    let mut letters = rest.chars();
    let letter = letters.next().filter(char::is_ascii_uppercase)?;
    let text = letters.as_str().strip_prefix(['.', ')'])?;
    Some((letter, text.trim()))
}

fn question(
    path: &str,
    (kind, at): (ItemKind, usize),
    inside: &Lines<'_>,
    faults: &mut Vec<Fault>,
) -> (String, Vec<Choice>) {
    let mut prompt = Vec::new();
    let mut choices: Vec<Choice> = Vec::new();
    for (_, line) in inside {
        let begun = if kind == ItemKind::Choice { choice_line(line) } else { None };
        match (begun, choices.last_mut()) {
            (Some((letter, text)), _) => choices.push(Choice { letter, text: text.to_owned() }),
            (None, Some(last)) if !line.trim().is_empty() => {
                last.text = format!("{} {}", last.text, line.trim());
            }
            (None, Some(_)) => {}
            (None, None) => prompt.push(*line),
        }
    }
    let letters: String = choices.iter().map(|choice| choice.letter).collect();
    if kind == ItemKind::Choice && !["ABC", "ABCD", "ABCDE"].contains(&letters.as_str()) {
        let what = format!("the choices are `{letters}`");
        let why = "Three to five choices follow each other from A on";
        let remedy = "Write each on a line of its own: `- A. …`, `- B. …`";
        faults.push(Fault::new((path, at), what, why, remedy));
    }
    (prompt.join("\n").trim().to_owned(), choices)
}
