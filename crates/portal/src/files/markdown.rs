//! Markdown to HTML: links in the language of the text, and nothing of an author's that a browser would run.

use super::tables::written_out;
use crate::model::media::{Media, Picture};
use platform::Lang;
use pulldown_cmark::{CowStr, Event, Options, Parser, Tag, TagEnd, html};

/// How an address may begin that leads out of the program.
const SCHEMES: &[&str] = &["https://", "http://", "mailto:", "tel:"];

/// How wide a picture stands on a page: all of a phone's, else a column of text.
const SIZES: &str = "(max-width: 48em) 100vw, 40rem";

fn parser(markdown: &str) -> Parser<'_> {
    Parser::new_ext(markdown, Options::ENABLE_TABLES)
}

/// The text as HTML. HTML in the text is shown as it was typed; an address that is no path and no address of the web
/// leads nowhere; a picture is one of those that are kept here, and of any other its words remain.
pub(crate) fn to_html(markdown: &str, lang: Lang, media: &Media) -> String {
    let mut events = Vec::new();
    let mut open: Option<(&Picture, String)> = None;
    for event in parser(markdown) {
        match event {
            Event::Start(Tag::Image { dest_url, .. }) => {
                open = media.at(&dest_url).map(|picture| (picture, String::new()));
            }
            Event::End(TagEnd::Image) => {
                if let Some((picture, words)) = open.take() {
                    events.push(Event::InlineHtml(shown(picture, &words, lang).into()));
                }
            }
            Event::Text(text) if open.is_some() => {
                if let Some((_, words)) = open.as_mut() {
                    words.push_str(&text);
                }
            }
            Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
                let dest_url = in_language(safe(dest_url), lang);
                events.push(Event::Start(Tag::Link { link_type, dest_url, title, id }));
            }
            Event::Html(text) | Event::InlineHtml(text) => events.push(Event::Text(text)),
            other => events.push(other),
        }
    }
    let mut out = String::new();
    html::push_html(&mut out, written_out(events.into_iter()));
    out
}

/// A picture with its credit. Words typed in the text go before those that are kept with it.
fn shown(picture: &Picture, typed: &str, lang: Lang) -> String {
    let (Some(narrowest), Some(widest)) = (picture.narrowest(), picture.widest()) else {
        return String::new();
    };
    let alt = if typed.trim().is_empty() { picture.alt.of(lang) } else { typed.trim() };
    format!(
        "<span class=\"picture\"><img src=\"{}\" srcset=\"{}\" sizes=\"{SIZES}\" width=\"{}\" height=\"{}\" \
         alt=\"{}\" loading=\"lazy\" decoding=\"async\"> <span class=\"credit\">{}</span></span>",
        narrowest.address(),
        picture.srcset(),
        widest.width,
        widest.height,
        escaped(alt),
        escaped(&picture.credit)
    )
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
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

/// The addresses of the pictures that the text asks for.
pub(crate) fn pictures(markdown: &str) -> Vec<String> {
    let address = |event| match event {
        Event::Start(Tag::Image { dest_url, .. }) => Some(dest_url.into_string()),
        _ => None,
    };
    parser(markdown).filter_map(address).collect()
}

/// The addresses that the text links to, as they were typed.
pub(crate) fn links(markdown: &str) -> Vec<String> {
    let address = |event| match event {
        Event::Start(Tag::Link { dest_url, .. }) => Some(dest_url.into_string()),
        _ => None,
    };
    parser(markdown).filter_map(address).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{
        impact::Words,
        media::{PictureId, Size},
    };

    #[test]
    fn a_path_is_led_to_in_the_language_of_the_text_and_an_address_elsewhere_as_it_is() {
        let text = "[a](/pass) [b](https://example.org/x)";
        let html = to_html(text, Lang::Es, &Media::default());
        assert!(
            html.contains("href=\"/es/pass\"") && html.contains("href=\"https://example.org/x\"")
        );
        assert!(to_html(text, Lang::En, &Media::default()).contains("href=\"/pass\""));
    }

    #[test]
    fn what_a_browser_would_run_is_shown_as_text_or_leads_nowhere() {
        let html = to_html(
            "<script>alert(1)</script>\n\nA <b onclick=\"x\">b</b> [c](javascript:alert(1)) [d](//evil.example)",
            Lang::En,
            &Media::default(),
        );
        assert!(!html.contains("<script") && !html.contains("<b "), "{html}");
        assert!(!html.contains("javascript:") && !html.contains("//evil"), "{html}");
        assert!(html.contains("&lt;script&gt;"));
    }

    #[test]
    fn a_picture_that_is_not_kept_here_is_named_and_its_words_stand_in_its_place() {
        let text = "Seen: ![A field in June](https://elsewhere.example/a.png) [x](/pass)";
        assert_eq!(pictures(text), ["https://elsewhere.example/a.png"]);
        assert_eq!(links(text), ["/pass"]);
        let html = to_html(text, Lang::Es, &Media::default());
        assert_eq!(html, "<p>Seen: A field in June <a href=\"/es/pass\">x</a></p>\n");
    }

    #[test]
    fn a_kept_picture_is_shown_in_its_widths_with_its_words_and_credit() {
        let size = |hash: &str, width| Size {
            hash: hash.into(),
            width,
            height: width / 2,
            kind: "image/jpeg".into(),
        };
        let picture = Picture {
            id: PictureId::new(),
            alt: Words { en: "A \"field\"".into(), es: "Un campo".into() },
            credit: "Photo: A & R".into(),
            sizes: vec![size("aa", 390), size("bb", 1280)],
            uploaded_at: jiff::Timestamp::UNIX_EPOCH,
            withdrawn_at: None,
        };
        let media = Media::of(vec![picture.clone()]);
        let html = to_html("![](/media/bb)", Lang::En, &media);
        assert!(html.contains("srcset=\"/media/aa 390w, /media/bb 1280w\""), "{html}");
        assert!(html.contains("alt=\"A &quot;field&quot;\"") && html.contains("Photo: A &amp; R"));
        assert!(to_html("![](/media/aa)", Lang::Es, &media).contains("alt=\"Un campo\""));
        assert!(to_html("![Surcos](/media/aa)", Lang::Es, &media).contains("alt=\"Surcos\""));
        let withdrawn = Picture { withdrawn_at: Some(jiff::Timestamp::UNIX_EPOCH), ..picture };
        let html = to_html("![A field](/media/bb)", Lang::En, &Media::of(vec![withdrawn]));
        assert_eq!(html, "<p>A field</p>\n");
    }
}
