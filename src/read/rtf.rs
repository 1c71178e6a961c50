//! Rich Text Format 1.9.1: groups, code pages, tables, notes. One pass over the bytes with a stack of its own.

use encoding_rs::{Encoding, WINDOWS_1252};

use super::draft::Draft;
use super::flow::{Flow, Story};
use super::limits::Limits;
use super::rtf_tokens::{Token, Tokens};
use crate::model::document::{BlockKind, ProblemKind};
use crate::model::place::Place;

/// Reads a rich text.
pub(crate) fn read(bytes: &[u8], limits: &Limits, draft: &mut Draft) {
    let mut reader = Reader::new(Flow::new(draft, Story::Body));
    for token in Tokens::new(bytes) {
        if let Some(problem) = reader.token(&token, limits.depth) {
            reader.flow.draft().problem(problem.0, problem.1);
            break;
        }
        if reader.flow.draft().is_full() {
            break;
        }
    }
    let cut = !reader.groups.is_empty() && !reader.flow.draft().is_full() && !reader.stopped;
    if cut {
        reader.flow.draft().problem(ProblemKind::Corrupt, "cut short");
    }
    reader.flush();
    reader.flow.finish();
}

/// What a group inherits from the one around it.
#[derive(Clone)]
struct Group {
    /// What the characters are.
    content: Meaning,
    /// Where the text goes when the group tells a story of its own.
    aside: Option<BlockKind>,
    /// Characters that stand for one Unicode character in old readers.
    fallback: usize,
    hidden: bool,
    encoding: &'static Encoding,
    table: bool,
    heading: bool,
    font: i32,
}

/// What the characters of a group are.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Meaning {
    /// Text of the document.
    Text,
    /// Nothing to be read.
    Nothing,
    /// Names of fonts, with the encodings that they imply.
    Fonts,
}

impl Group {
    fn silent(&self) -> bool {
        self.content != Meaning::Text
    }
}

struct Reader<'d> {
    flow: Flow<'d>,
    group: Group,
    groups: Vec<Group>,
    /// Bytes whose encoding is that of the group, not yet decoded.
    pending: Vec<u8>,
    /// First half of a character beyond the basic plane.
    surrogate: Option<u16>,
    /// Characters of fallback text still to pass over.
    skip: usize,
    default: &'static Encoding,
    encodings: std::collections::BTreeMap<i32, &'static Encoding>,
    /// True if the group just opened begins with the mark of an optional destination.
    optional: bool,
    stopped: bool,
}

impl<'d> Reader<'d> {
    fn new(flow: Flow<'d>) -> Self {
        let group = Group {
            content: Meaning::Text,
            aside: None,
            fallback: 1,
            hidden: false,
            encoding: WINDOWS_1252,
            table: false,
            heading: false,
            font: 0,
        };
        Self {
            flow,
            group,
            groups: Vec::new(),
            pending: Vec::new(),
            surrogate: None,
            skip: 0,
            default: WINDOWS_1252,
            encodings: std::collections::BTreeMap::new(),
            optional: false,
            stopped: false,
        }
    }

    /// Takes one token; a problem ends the reading.
    fn token(&mut self, token: &Token<'_>, depth: usize) -> Option<(ProblemKind, &'static str)> {
        match token {
            Token::Open if self.groups.len() >= depth => {
                self.stopped = true;
                return Some((ProblemKind::LimitExceeded, "nesting of groups"));
            }
            Token::Open => {
                self.flush();
                self.groups.push(self.group.clone());
                self.skip = 0;
            }
            Token::Close => self.close(),
            Token::Byte(byte) => self.byte(*byte),
            Token::Optional => self.optional = true,
            Token::Character(character) => self.character(character),
            Token::Word(word, number) => self.word(word, *number),
        }
        None
    }

    fn close(&mut self) {
        self.flush();
        self.skip = 0;
        let Some(outer) = self.groups.pop() else { return };
        if self.group.aside.is_some() && outer.aside.is_none() {
            self.flow.close_paragraphs();
            self.flow.turn_to(Story::Body);
        }
        self.group = outer;
    }

    fn byte(&mut self, byte: u8) {
        if self.skip > 0 {
            self.skip -= 1;
        } else if !self.group.silent() && !self.group.hidden {
            self.pending.push(byte);
        }
    }

    fn character(&mut self, character: &str) {
        if self.skip > 0 {
            self.skip -= 1;
            return;
        }
        self.flush();
        self.write(character);
    }

    fn write(&mut self, text: &str) {
        if !self.group.silent() && !self.group.hidden && !text.is_empty() {
            if self.group.table && !self.flow.in_table() {
                self.flow.close_paragraphs();
                self.flow.open_table();
                self.flow.open_row();
            }
            if self.group.table && !self.flow.in_cell() {
                self.flow.open_cell();
            }
            self.flow.text(text);
            if self.group.heading {
                self.flow.set_kind(BlockKind::Heading);
            }
        }
    }

    /// Decodes the bytes gathered so far.
    fn flush(&mut self) {
        if !self.pending.is_empty() {
            let bytes = std::mem::take(&mut self.pending);
            let text = self.group.encoding.decode_without_bom_handling(&bytes).0.into_owned();
            self.write(&text);
        }
    }

    fn word(&mut self, word: &str, number: Option<i32>) {
        let optional = std::mem::take(&mut self.optional);
        if word == "u" {
            self.flush();
            return self.unicode(number.unwrap_or(0));
        }
        if self.skip > 0 {
            self.skip -= 1;
            return;
        }
        self.flush();
        let number_or = |default| number.unwrap_or(default);
        match word {
            "ansicpg" => self.set_default(encoding_of_page(number_or(1252))),
            "mac" => self.set_default(encoding_rs::MACINTOSH),
            "uc" => self.group.fallback = usize::try_from(number_or(1)).unwrap_or(1).min(32),
            "v" | "deleted" => self.group.hidden = number != Some(0),
            "f" => self.font(number_or(0)),
            "fcharset" if self.group.content == Meaning::Fonts => {
                if let Some(encoding) = encoding_of_charset(number_or(0)) {
                    self.encodings.insert(self.group.font, encoding);
                }
            }
            "plain" => (self.group.hidden, self.group.encoding) = (false, self.default),
            _ if !self.destination(word, optional) => self.layout(word, number),
            _ => {}
        }
    }

    fn set_default(&mut self, encoding: &'static Encoding) {
        self.default = encoding;
        self.group.encoding = encoding;
    }

    fn font(&mut self, number: i32) {
        self.group.font = number;
        if self.group.content != Meaning::Fonts {
            self.group.encoding = self.encodings.get(&number).copied().unwrap_or(self.default);
        }
    }

    fn unicode(&mut self, code: i32) {
        // Codes above 32767 are written as negative numbers.
        let unit = u16::try_from(code.rem_euclid(0x1_0000)).unwrap_or(0xFFFD);
        self.skip = self.group.fallback;
        let first = self.surrogate.take();
        if (0xD800..0xDC00).contains(&unit) {
            self.surrogate = Some(unit);
            return;
        }
        let units: Vec<u16> = first.into_iter().chain([unit]).collect();
        // Symbol fonts lie in the private area; their bullets are all that matters.
        let text = String::from_utf16_lossy(&units).replace('\u{F0B7}', "•");
        self.write(text.trim_matches(char::is_control));
    }

    /// Enters the destination that `word` begins; false if it begins none.
    fn destination(&mut self, word: &str, optional: bool) -> bool {
        match word {
            "fonttbl" => self.group.content = Meaning::Fonts,
            "pict" => {
                let content = &mut self.flow.draft().content;
                content.pictures = content.pictures.saturating_add(u32::from(!self.group.silent()));
                self.group.content = Meaning::Nothing;
            }
            "header" | "headerl" | "headerr" | "headerf" => self.tell(BlockKind::Header),
            "footer" | "footerl" | "footerr" | "footerf" => self.tell(BlockKind::Footer),
            "footnote" => self.tell(BlockKind::Note),
            "annotation" => self.tell(BlockKind::Comment),
            "shppict" | "shpinst" | "shptxt" | "fldrslt" if optional => {}
            "colortbl" | "stylesheet" | "info" | "fldinst" | "nonshppict" | "listtext" | "pntext" | "nonesttables"
            | "themedata" | "object" | "sp" => self.group.content = Meaning::Nothing,
            _ if optional => self.group.content = Meaning::Nothing,
            _ => return false,
        }
        true
    }

    /// What follows in the group stands beside the body.
    fn tell(&mut self, kind: BlockKind) {
        if self.group.silent() || self.group.aside.is_some() || self.flow.in_table() {
            return;
        }
        self.group.aside = Some(kind);
        let place = match kind {
            BlockKind::Header | BlockKind::Footer => Place::Paragraph(1),
            _ => self.flow.coming_place(),
        };
        // A note stands in the middle of its paragraph: the paragraph ends before it.
        self.flow.turn_to(Story::Aside(kind, place));
    }

    /// Breaks, tables and special characters.
    fn layout(&mut self, word: &str, number: Option<i32>) {
        match word {
            "par" | "sect" | "page" => self.end_paragraph(),
            "line" => self.write("\n"),
            "tab" => self.write("\t"),
            "pard" => (self.group.table, self.group.heading) = (false, false),
            "intbl" => self.group.table = true,
            "outlinelevel" => self.group.heading = number.is_some_and(|level| (0..9).contains(&level)),
            "cell" | "nestcell" => self.end_cell(),
            "row" | "nestrow" if self.flow.in_table() => {
                self.flow.close_row();
                self.flow.open_row();
            }
            "emdash" => self.write("—"),
            "endash" => self.write("–"),
            "lquote" => self.write("‘"),
            "rquote" => self.write("’"),
            "ldblquote" => self.write("“"),
            "rdblquote" => self.write("”"),
            "bullet" => self.write("•"),
            "emspace" | "enspace" | "qmspace" => self.write(" "),
            _ => {}
        }
    }

    fn end_paragraph(&mut self) {
        if self.group.silent() {
            return;
        }
        if !self.group.table && self.flow.in_table() {
            self.flow.close_paragraphs();
            self.flow.close_table();
        }
        self.flow.close_paragraph();
    }

    fn end_cell(&mut self) {
        if self.group.silent() {
            return;
        }
        if !self.flow.in_table() {
            self.flow.open_table();
            self.flow.open_row();
        }
        if !self.flow.in_cell() {
            self.flow.open_cell();
        }
        self.flow.close_paragraphs();
        self.flow.close_cell(1);
    }
}

/// The encoding of a Windows code page; the western one when unknown.
pub(crate) fn encoding_of_page(page: i32) -> &'static Encoding {
    let label = match page {
        65001 => "utf-8".to_owned(),
        10000 => "macintosh".to_owned(),
        932 => "shift_jis".to_owned(),
        936 => "gbk".to_owned(),
        949 => "euc-kr".to_owned(),
        950 => "big5".to_owned(),
        page => format!("windows-{page}"),
    };
    Encoding::for_label(label.as_bytes()).unwrap_or(WINDOWS_1252)
}

/// The encoding that the character set of a font means; none for the default and symbols.
fn encoding_of_charset(charset: i32) -> Option<&'static Encoding> {
    let page = match charset {
        0 => 1252,
        77 => 10000,
        128 => 932,
        129 => 949,
        134 => 936,
        136 => 950,
        161 => 1253,
        162 => 1254,
        163 => 1258,
        177 => 1255,
        178 => 1256,
        186 => 1257,
        204 => 1251,
        222 => 874,
        238 => 1250,
        _ => return None,
    };
    Some(encoding_of_page(page))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blocks(text: &[u8]) -> (Vec<(BlockKind, String)>, Vec<ProblemKind>) {
        let mut draft = Draft::new(&Limits::default());
        read(text, &Limits::default(), &mut draft);
        let blocks = draft.content.blocks.into_iter().map(|block| (block.kind, block.text)).collect();
        (blocks, draft.problems.iter().map(|problem| problem.kind).collect())
    }

    #[test]
    fn text_comes_in_its_code_pages_without_destinations() {
        let rtf = br"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset204 Arial;}}{\*\generator X;}
\pard R\'e9union \u8217?\u-3913?\f1 \'c4\f0\par{\header En-t\'eate}\pard\intbl a\cell b\cell\row\pard fin\par}";
        let (found, problems) = blocks(rtf);
        assert_eq!(
            found,
            [
                (BlockKind::Paragraph, "Réunion ’•Д".into()),
                (BlockKind::Header, "En-tête".into()),
                (BlockKind::Row, "a\tb".into()),
                (BlockKind::Paragraph, "fin".into()),
            ]
        );
        assert!(problems.is_empty());
    }

    #[test]
    fn hostile_and_cut_texts_end_with_a_problem() {
        assert_eq!(blocks(br"{\rtf1 abc").1, [ProblemKind::Corrupt]);
        assert_eq!(blocks(&[b"{\\rtf1".to_vec(), vec![b'{'; 100_000]].concat()).1, [ProblemKind::LimitExceeded]);
        let (found, _) = blocks(br"{\rtf1 a\bin2147483647 b}");
        assert_eq!(found, [(BlockKind::Paragraph, "a".into())]);
        assert_eq!(blocks(br"{\rtf1 a\u-99999999999999 ?b\par}").0, [(BlockKind::Paragraph, "ab".into())]);
    }
}
