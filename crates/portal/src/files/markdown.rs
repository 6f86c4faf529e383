//! Markdown to HTML: links in the language of the text, and nothing of an author's that a browser would run.

use super::tables::written_out;
use platform::Lang;
use pulldown_cmark::{CowStr, Event, Options, Parser, Tag, TagEnd, html};

/// How an address may begin that leads out of the program.
const SCHEMES: &[&str] = &["https://", "http://", "mailto:", "tel:"];

fn parser(markdown: &str) -> Parser<'_> {
    Parser::new_ext(markdown, Options::ENABLE_TABLES)
}

/// The text as HTML. HTML in the text is shown as it was typed; an address that is no path and no address of the web
/// leads nowhere; of an image its words remain, because the program keeps no images yet.
pub(crate) fn to_html(markdown: &str, lang: Lang) -> String {
    let events = parser(markdown).filter(|event| !is_image(event)).map(|event| match event {
        Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
            let dest_url = in_language(safe(dest_url), lang);
            Event::Start(Tag::Link { link_type, dest_url, title, id })
        }
        Event::Html(text) | Event::InlineHtml(text) => Event::Text(text),
        other => other,
    });
    let mut out = String::new();
    html::push_html(&mut out, written_out(events));
    out
}

fn safe(address: CowStr<'_>) -> CowStr<'_> {
    let is_path = address.starts_with('/') && !address.starts_with("//");
    let is_known = is_path
        || address.starts_with('#')
        || SCHEMES.iter().any(|scheme| address.starts_with(scheme));
    if is_known { address } else { "#".into() }
}

/// A path of this program in the language of the text; an address elsewhere as it is.
fn in_language(address: CowStr<'_>, lang: Lang) -> CowStr<'_> {
    match lang {
        Lang::Es if address.starts_with('/') => format!("/es{address}").into(),
        _ => address,
    }
}

/// The words of a text, without marks; a blank stands where a line or a heading ends.
pub(crate) fn plain(markdown: &str) -> String {
    let mut words = String::new();
    for event in parser(markdown) {
        match event {
            Event::Text(text) | Event::Code(text) => words.push_str(&text),
            Event::SoftBreak
            | Event::HardBreak
            | Event::End(
                TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Item | TagEnd::TableCell,
            ) if !words.ends_with(' ') => {
                words.push(' ');
            }
            _ => {}
        }
    }
    words.trim_end().to_owned()
}

/// Whether the text asks for an image.
pub(crate) fn has_image(markdown: &str) -> bool {
    parser(markdown).any(|event| is_image(&event))
}

fn is_image(event: &Event<'_>) -> bool {
    matches!(event, Event::Start(Tag::Image { .. }) | Event::End(TagEnd::Image))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_led_to_in_the_language_of_the_text_and_an_address_elsewhere_as_it_is() {
        let text = "[a](/pass) [b](https://example.org/x)";
        let html = to_html(text, Lang::Es);
        assert!(
            html.contains("href=\"/es/pass\"") && html.contains("href=\"https://example.org/x\"")
        );
        assert!(to_html(text, Lang::En).contains("href=\"/pass\""));
    }

    #[test]
    fn what_a_browser_would_run_is_shown_as_text_or_leads_nowhere() {
        let html = to_html(
            "<script>alert(1)</script>\n\nA <b onclick=\"x\">b</b> [c](javascript:alert(1)) [d](//evil.example)",
            Lang::En,
        );
        assert!(!html.contains("<script") && !html.contains("<b "), "{html}");
        assert!(!html.contains("javascript:") && !html.contains("//evil"), "{html}");
        assert!(html.contains("&lt;script&gt;"));
    }

    #[test]
    fn an_image_is_found_and_its_words_stand_in_its_place() {
        let text = "Seen: ![A field in June](https://elsewhere.example/a.png)";
        assert!(has_image(text) && !has_image("[A field](/pass)!"));
        assert_eq!(to_html(text, Lang::Es), "<p>Seen: A field in June</p>\n");
    }
}
