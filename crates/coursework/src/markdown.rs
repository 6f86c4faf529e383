//! Markdown of a course as blocks for a book, and as HTML for a page. HTML within the Markdown is shown as typed; there
//! are no images and no scripts.

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd, html};
use serde::Serialize;

/// A run of letters in one manner.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Span {
    /// The letters.
    pub text: String,
    /// Whether they are strong.
    pub strong: bool,
    /// Whether they are stressed.
    pub stressed: bool,
}

/// A block of a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Block {
    /// A paragraph.
    Paragraph {
        /// Its letters.
        spans: Vec<Span>,
    },
    /// A small heading.
    Heading {
        /// Its letters.
        spans: Vec<Span>,
    },
    /// A list.
    List {
        /// Whether its items are numbered.
        numbered: bool,
        /// The blocks of each item.
        items: Vec<Vec<Block>>,
    },
    /// A table.
    Table {
        /// The cells of its head.
        head: Vec<Vec<Span>>,
        /// The cells of its rows.
        rows: Vec<Vec<Vec<Span>>>,
    },
    /// A passage set apart.
    Quote {
        /// Its blocks.
        blocks: Vec<Block>,
    },
}

fn parser(markdown: &str) -> Parser<'_> {
    Parser::new_ext(markdown, Options::ENABLE_TABLES)
}

/// The text as HTML without styles of its own; headings are moved down below those of the page.
pub fn to_html(markdown: &str) -> String {
    let events = parser(markdown).filter_map(|event| match event {
        Event::Start(Tag::Image { .. } | Tag::Link { .. })
        | Event::End(TagEnd::Image | TagEnd::Link) => None,
        Event::Start(Tag::Table(columns)) => {
            Some(Event::Start(Tag::Table(vec![pulldown_cmark::Alignment::None; columns.len()])))
        }
        Event::Start(Tag::Heading { .. }) => Some(Event::Start(small_heading())),
        Event::End(TagEnd::Heading(_)) => Some(Event::End(TagEnd::Heading(HeadingLevel::H3))),
        Event::Html(text) | Event::InlineHtml(text) => Some(Event::Text(text)),
        other => Some(other),
    });
    let mut out = String::new();
    html::push_html(&mut out, events);
    // A corner without words heads nothing.
    out.replace("<th></th>", "<td></td>").replace("<th>", "<th scope=\"col\">")
}

fn small_heading() -> Tag<'static> {
    Tag::Heading { level: HeadingLevel::H3, id: None, classes: Vec::new(), attrs: Vec::new() }
}

/// The text as blocks.
pub fn blocks(markdown: &str) -> Vec<Block> {
    let mut builder = Builder::default();
    for event in parser(markdown) {
        builder.take(event);
    }
    builder.end_paragraph();
    builder.blocks
}

/// What was begun and is not ended.
enum Open {
    List { numbered: bool, items: Vec<Vec<Block>>, before: Vec<Block> },
    Item { before: Vec<Block> },
    Quote { before: Vec<Block> },
}

#[derive(Default)]
struct Builder {
    blocks: Vec<Block>,
    open: Vec<Open>,
    spans: Vec<Span>,
    strong: usize,
    stressed: usize,
    head: Vec<Vec<Span>>,
    rows: Vec<Vec<Vec<Span>>>,
    row: Vec<Vec<Span>>,
}

impl Builder {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(&tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) | Event::Code(text) | Event::Html(text) | Event::InlineHtml(text) => {
                self.letters(&text);
            }
            Event::SoftBreak => self.letters(" "),
            Event::HardBreak => self.letters("\n"),
            _ => {}
        }
    }

    fn letters(&mut self, text: &str) {
        let (strong, stressed) = (self.strong > 0, self.stressed > 0);
        match self.spans.last_mut() {
            Some(last) if (last.strong, last.stressed) == (strong, stressed) => {
                last.text.push_str(text);
            }
            _ => self.spans.push(Span { text: text.to_owned(), strong, stressed }),
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::Strong => self.strong += 1,
            Tag::Emphasis => self.stressed += 1,
            Tag::List(first) => {
                self.end_paragraph();
                let before = std::mem::take(&mut self.blocks);
                self.open.push(Open::List { numbered: first.is_some(), items: Vec::new(), before });
            }
            Tag::Item => {
                let before = std::mem::take(&mut self.blocks);
                self.open.push(Open::Item { before });
            }
            Tag::BlockQuote(_) => {
                let before = std::mem::take(&mut self.blocks);
                self.open.push(Open::Quote { before });
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Strong => self.strong = self.strong.saturating_sub(1),
            TagEnd::Emphasis => self.stressed = self.stressed.saturating_sub(1),
            TagEnd::Paragraph | TagEnd::HtmlBlock => self.end_paragraph(),
            TagEnd::Heading(_) => {
                let spans = std::mem::take(&mut self.spans);
                self.blocks.push(Block::Heading { spans });
            }
            TagEnd::TableCell => self.row.push(std::mem::take(&mut self.spans)),
            TagEnd::TableHead => self.head = std::mem::take(&mut self.row),
            TagEnd::TableRow => self.rows.push(std::mem::take(&mut self.row)),
            TagEnd::Table => {
                let (head, rows) = (std::mem::take(&mut self.head), std::mem::take(&mut self.rows));
                self.blocks.push(Block::Table { head, rows });
            }
            TagEnd::Item | TagEnd::List(_) | TagEnd::BlockQuote(_) => self.close(),
            _ => {}
        }
    }

    fn end_paragraph(&mut self) {
        if !self.spans.is_empty() {
            let spans = std::mem::take(&mut self.spans);
            self.blocks.push(Block::Paragraph { spans });
        }
    }

    fn close(&mut self) {
        self.end_paragraph();
        match self.open.pop() {
            Some(Open::Item { before }) => {
                let inside = std::mem::replace(&mut self.blocks, before);
                if let Some(Open::List { items, .. }) = self.open.last_mut() {
                    items.push(inside);
                }
            }
            Some(Open::List { numbered, items, before }) => {
                self.blocks = before;
                self.blocks.push(Block::List { numbered, items });
            }
            Some(Open::Quote { before }) => {
                let blocks = std::mem::replace(&mut self.blocks, before);
                self.blocks.push(Block::Quote { blocks });
            }
            None => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(text: &str) -> Vec<Span> {
        vec![Span { text: text.into(), strong: false, stressed: false }]
    }

    #[test]
    fn a_text_becomes_blocks() {
        let text = "One **two**\nthree.\n\n- a\n- b\n  1. c\n\n### Small\n\n| x | y |\n|---|--:|\n| 1 | 2 |\n\n> said\n";
        let found = blocks(text);
        assert_eq!(found.len(), 5, "{found:#?}");
        let Block::Paragraph { spans } = &found[0] else { panic!("{found:#?}") };
        assert_eq!((spans.len(), spans[1].strong, spans[2].text.as_str()), (3, true, " three."));
        let Block::List { numbered: false, items } = &found[1] else { panic!("{found:#?}") };
        assert_eq!(items[0], [Block::Paragraph { spans: plain("a") }]);
        assert!(matches!(items[1][1], Block::List { numbered: true, .. }));
        assert_eq!(found[2], Block::Heading { spans: plain("Small") });
        let row = vec![plain("1"), plain("2")];
        assert_eq!(found[3], Block::Table { head: vec![plain("x"), plain("y")], rows: vec![row] });
        assert_eq!(
            found[4],
            Block::Quote { blocks: vec![Block::Paragraph { spans: plain("said") }] }
        );
    }

    #[test]
    fn html_has_heads_of_tables_and_no_style_script_or_image() {
        let text =
            "# Big\n\n<script>a</script>\n\n| x | y |\n|---|--:|\n| 1 | 2 |\n\n![words](a.png)";
        let html = to_html(text);
        assert!(
            html.contains("<h3>Big</h3>") && html.contains("<th scope=\"col\">x</th>"),
            "{html}"
        );
        assert!(!html.contains("style=") && !html.contains("<script") && !html.contains("<img"));
        assert!(html.contains("words"), "{html}");
        let corner = to_html("| | Job 1 |\n|---|---|\n| Pay | $15 |");
        assert!(corner.contains("<td></td><th scope=\"col\">Job 1</th>"), "{corner}");
    }
}
