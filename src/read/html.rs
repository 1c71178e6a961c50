//! Web pages, by a tokenizer only: no tree is built, so that nesting costs nothing. Scripts and styles are passed over,
//! nothing is fetched.

use html5gum::{DefaultEmitter, EndTag, StartTag, Token, Tokenizer};

use super::draft::Draft;
use super::flow::{Flow, Story};
use super::limits::Limits;
use super::{plain, properties};
use crate::model::document::BlockKind;

/// Bytes at the beginning in which a page names its encoding.
const PROLOGUE: usize = 2048;

/// Reads a web page.
pub(crate) fn read(bytes: &[u8], limits: &Limits, draft: &mut Draft) {
    let text = plain::decode_as(bytes, charset(bytes).as_deref());
    read_text(&text, limits, draft);
}

/// Reads a web page in `encoding`, unless it names its own.
pub(crate) fn read_as(bytes: &[u8], encoding: &'static encoding_rs::Encoding, limits: &Limits, draft: &mut Draft) {
    let label = charset(bytes).unwrap_or_else(|| encoding.name().as_bytes().to_vec());
    read_text(&plain::decode_as(bytes, Some(&label)), limits, draft);
}

/// Reads SVG or other XML, whose elements mean nothing here: every tag ends a line.
pub(crate) fn read_xml(bytes: &[u8], limits: &Limits, draft: &mut Draft) {
    tokens(&plain::decode_as(bytes, encoding(bytes).as_deref()), Page::new(draft, limits, true));
}

/// Reads a web page that is text already.
pub(crate) fn read_text(text: &str, limits: &Limits, draft: &mut Draft) {
    tokens(text, Page::new(draft, limits, false));
}

/// The words of a piece of a web page, whatever its elements.
pub(crate) fn words(text: &str) -> String {
    let tokens = Tokenizer::new_with_emitter(text, DefaultEmitter::<()>::default()).filter_map(Result::ok);
    let mut words = String::new();
    for token in tokens {
        match token {
            Token::String(text) => words.push_str(&String::from_utf8_lossy(&text)),
            _ => words.push(' '),
        }
    }
    collapse(words.trim())
}

fn tokens(text: &str, mut page: Page<'_>) {
    let mut emitter = DefaultEmitter::<()>::default();
    emitter.naively_switch_states(true);
    for token in Tokenizer::new_with_emitter(text, emitter) {
        match token {
            Ok(Token::StartTag(tag)) => page.open(&tag),
            Ok(Token::EndTag(tag)) => page.close(&tag),
            Ok(Token::String(text)) => page.text(&String::from_utf8_lossy(&text)),
            Ok(_) => {}
        }
        if page.flow.draft().is_full() {
            break;
        }
    }
    if let Some(title) = page.title.take() {
        page.flow.draft().content.properties.title = properties::filled(&title);
    }
    page.flow.finish();
}

/// The name of the encoding as a web page gives it.
fn charset(bytes: &[u8]) -> Option<Vec<u8>> {
    label(bytes, b"charset=")
}

/// The name of the encoding as an XML declaration gives it.
fn encoding(bytes: &[u8]) -> Option<Vec<u8>> {
    label(bytes, b"encoding=")
}

fn label(bytes: &[u8], mark: &[u8]) -> Option<Vec<u8>> {
    let head = bytes.get(..bytes.len().min(PROLOGUE))?.to_ascii_lowercase();
    let start = head.windows(mark.len()).position(|window| window == mark)? + mark.len();
    let rest = head.get(start..)?.iter().skip_while(|byte| matches!(byte, b'"' | b'\'' | b' '));
    Some(rest.take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_')).copied().collect())
}

/// The state of a walk through a page.
struct Page<'d> {
    flow: Flow<'d>,
    /// The element whose content is not text of the page.
    silent: Option<Vec<u8>>,
    title: Option<String>,
    /// True once a heading of the first level was met.
    headed: bool,
    /// True when every tag ends a line.
    plain: bool,
    limits: Limits,
}

impl<'d> Page<'d> {
    fn new(draft: &'d mut Draft, limits: &Limits, plain: bool) -> Self {
        let flow = Flow::new(draft, Story::Body);
        Self { flow, silent: None, title: None, headed: false, plain, limits: *limits }
    }

    fn text(&mut self, text: &str) {
        match self.silent.as_deref() {
            None => self.flow.text(&collapse(text)),
            Some(b"title") => self.title.get_or_insert_default().push_str(text),
            Some(_) => {}
        }
    }

    fn open(&mut self, tag: &StartTag<()>) {
        if self.silent.is_some() {
            return;
        }
        match tag.name.as_slice() {
            name @ (b"script" | b"style" | b"template" | b"title" | b"noscript") => {
                self.silent = (!tag.self_closing).then(|| name.to_vec());
            }
            _ if self.plain => self.flow.close_paragraphs(),
            name @ (b"h1" | b"h2" | b"h3" | b"h4" | b"h5" | b"h6") => {
                self.flow.close_paragraphs();
                let first = name == b"h1" && !self.headed;
                self.headed |= first;
                self.flow.open_paragraph(if first { BlockKind::Title } else { BlockKind::Heading });
            }
            b"br" => self.flow.text("\n"),
            b"img" => {
                let content = &mut self.flow.draft().content;
                content.pictures = content.pictures.saturating_add(1);
            }
            name @ (b"table" | b"tr" | b"td" | b"th") => self.open_table_part(name),
            name if is_block(name) => self.flow.close_paragraphs(),
            _ => {}
        }
    }

    fn open_table_part(&mut self, name: &[u8]) {
        self.flow.close_paragraphs();
        match name {
            b"table" if self.flow.table_depth() < self.limits.depth => self.flow.open_table(),
            // End tags of rows and cells may be left out.
            b"tr" => {
                self.end_cell();
                self.flow.close_row();
                self.flow.open_row();
            }
            b"td" | b"th" => {
                self.end_cell();
                self.flow.open_cell();
            }
            _ => {}
        }
    }

    fn close(&mut self, tag: &EndTag<()>) {
        let name = tag.name.as_slice();
        if let Some(silent) = &self.silent {
            if silent == name {
                self.silent = None;
            }
            return;
        }
        match name {
            _ if self.plain => self.flow.close_paragraphs(),
            b"td" | b"th" => self.end_cell(),
            b"tr" => {
                self.end_cell();
                self.flow.close_row();
            }
            b"table" => {
                self.end_cell();
                self.flow.close_row();
                self.flow.close_table();
            }
            name if is_block(name) => self.flow.close_paragraphs(),
            _ => {}
        }
    }

    fn end_cell(&mut self) {
        self.flow.close_paragraphs();
        if self.flow.in_cell() {
            self.flow.close_cell(1);
        }
    }
}

/// Elements before and after which a line ends.
fn is_block(name: &[u8]) -> bool {
    matches!(
        name,
        b"p" | b"div"
            | b"li"
            | b"ul"
            | b"ol"
            | b"dl"
            | b"dt"
            | b"dd"
            | b"h1"
            | b"h2"
            | b"h3"
            | b"h4"
            | b"h5"
            | b"h6"
            | b"section"
            | b"article"
            | b"header"
            | b"footer"
            | b"main"
            | b"nav"
            | b"aside"
            | b"form"
            | b"fieldset"
            | b"legend"
            | b"blockquote"
            | b"pre"
            | b"hr"
            | b"body"
            | b"address"
            | b"caption"
            | b"figure"
            | b"figcaption"
            | b"option"
            | b"summary"
            | b"details"
    )
}

/// White space as a browser shows it: one space for any run.
fn collapse(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        if !matches!(character, ' ' | '\t' | '\n' | '\r' | '\u{c}') {
            out.push(character);
        } else if !out.ends_with(' ') {
            out.push(' ');
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blocks(text: &str) -> Vec<(BlockKind, String)> {
        let mut draft = Draft::new(&Limits::default());
        read(text.as_bytes(), &Limits::default(), &mut draft);
        draft.content.blocks.into_iter().map(|block| (block.kind, block.text)).collect()
    }

    #[test]
    fn text_headings_and_rows_come_without_scripts() {
        let page = "<title>T</title><script>if (a<b) {}</script><h1>Plan</h1><p>d&eacute;part &amp;\n arriv&#233;e\
                    <table><tr><td>a<td>b<tr><td>c</table><p>fin";
        assert_eq!(
            blocks(page),
            [
                (BlockKind::Title, "Plan".into()),
                (BlockKind::Paragraph, "départ & arrivée".into()),
                (BlockKind::Row, "a\tb".into()),
                (BlockKind::Row, "c".into()),
                (BlockKind::Paragraph, "fin".into()),
            ]
        );
    }

    #[test]
    fn deep_nesting_is_read_in_one_pass() {
        let page = format!("{}fin", "<div><table>".repeat(50_000));
        assert_eq!(blocks(&page), [(BlockKind::Paragraph, "fin".into())]);
    }
}
