//! Tables of a text in the manner of the house: the first cell of a row heads it, and each other says under which column
//! it stands, so that on a phone the rows become lists.

use pulldown_cmark::{Event, Tag, TagEnd};

/// Where in a table the reading is.
#[derive(Default)]
struct Place {
    heads: Vec<String>,
    is_head: bool,
    column: usize,
}

/// The events of a text with its tables written out; everything else as it is.
pub(super) fn written_out<'a>(
    events: impl Iterator<Item = Event<'a>>,
) -> impl Iterator<Item = Event<'a>> {
    let mut place = Place::default();
    events.map(move |event| match place.html(&event) {
        Some(html) => Event::Html(html.into()),
        None => event,
    })
}

impl Place {
    /// What stands for an event that belongs to the frame of a table.
    fn html(&mut self, event: &Event<'_>) -> Option<String> {
        Some(match event {
            Event::Start(Tag::Table(_)) => {
                *self = Self::default();
                "<table class=\"table\">".to_owned()
            }
            Event::Start(Tag::TableHead) => {
                self.is_head = true;
                "<thead><tr>".to_owned()
            }
            Event::End(TagEnd::TableHead) => {
                self.is_head = false;
                "</tr></thead><tbody>\n".to_owned()
            }
            Event::Start(Tag::TableRow) => {
                self.column = 0;
                "<tr>".to_owned()
            }
            Event::End(TagEnd::TableRow) => "</tr>\n".to_owned(),
            Event::Start(Tag::TableCell) => self.open(),
            Event::End(TagEnd::TableCell) => self.close(),
            Event::End(TagEnd::Table) => "</tbody></table>\n".to_owned(),
            Event::Text(text) | Event::Code(text) if self.is_head => {
                if let Some(head) = self.heads.last_mut() {
                    head.push_str(text);
                }
                return None;
            }
            _ => return None,
        })
    }

    fn open(&mut self) -> String {
        if self.is_head {
            self.heads.push(String::new());
            return "<th scope=\"col\">".to_owned();
        }
        match self.heads.get(self.column).filter(|_| self.column > 0) {
            Some(head) => format!("<td data-label=\"{}\">", in_attribute(head)),
            None => "<th scope=\"row\">".to_owned(),
        }
    }

    fn close(&mut self) -> String {
        let is_data = !self.is_head && (1..self.heads.len()).contains(&self.column);
        self.column += 1;
        if is_data { "</td>" } else { "</th>" }.to_owned()
    }
}

fn in_attribute(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;")
}

#[cfg(test)]
mod tests {
    use super::super::to_html;
    use crate::model::media::Media;
    use platform::Lang;

    #[test]
    fn each_cell_names_its_column_and_the_first_heads_its_row() {
        let text = "| who | *asks* for \"R&D\" |\n|---|---|\n| a <b> | **x** |\n| c | |\n";
        assert_eq!(
            to_html(text, Lang::En, &Media::default()),
            "<table class=\"table\"><thead><tr><th scope=\"col\">who</th>\
             <th scope=\"col\"><em>asks</em> for \"R&amp;D\"</th></tr></thead><tbody>\n\
             <tr><th scope=\"row\">a &lt;b&gt;</th>\
             <td data-label=\"asks for &quot;R&amp;D&quot;\"><strong>x</strong></td></tr>\n\
             <tr><th scope=\"row\">c</th>\
             <td data-label=\"asks for &quot;R&amp;D&quot;\"></td></tr>\n\
             </tbody></table>\n"
        );
    }

    #[test]
    fn text_that_an_author_meant_as_html_stays_text_inside_a_table() {
        let html = to_html("| a |\n|---|\n| <td onclick=\"x\"> |\n", Lang::En, &Media::default());
        assert!(html.contains("&lt;td onclick=") && !html.contains("<td onclick"), "{html}");
    }
}
