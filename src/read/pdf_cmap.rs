//! Character codes to text, as a font's `ToUnicode` table says (ISO 32000-2, 9.10.3). One wrong entry costs that entry, never
//! the table: a table is read token by token, and what makes no sense is passed over.

use std::collections::HashMap;
use std::rc::Rc;

/// Entries of one table that are kept.
const ENTRIES: usize = 70_000;

/// What a table says.
#[derive(Debug, Default)]
pub(crate) struct ToUnicode {
    single: HashMap<u32, Rc<str>>,
    /// First code, last code, text of the first code; the last unit of the text counts up.
    ranges: Vec<(u32, u32, Vec<u16>)>,
}

impl ToUnicode {
    /// Reads the table `bytes`.
    pub(crate) fn parse(bytes: &[u8]) -> Self {
        let mut table = Self::default();
        let mut tokens = Tokens { bytes };
        while let Some(token) = tokens.next() {
            match token {
                Token::Word(b"beginbfchar") => table.characters(&mut tokens),
                Token::Word(b"beginbfrange") => table.stretches(&mut tokens),
                Token::Word(b"begincidrange") => table.numbered(&mut tokens),
                _ => {}
            }
        }
        table
    }

    /// The table in which every code is its own character.
    pub(crate) fn identity() -> Self {
        Self { single: HashMap::new(), ranges: vec![(0, 0xFFFF, vec![0])] }
    }

    /// True when the table says nothing.
    #[cfg(test)]
    pub(crate) fn is_empty(&self) -> bool {
        self.single.is_empty() && self.ranges.is_empty()
    }

    /// The text of `code`.
    pub(crate) fn text(&self, code: u32) -> Option<Rc<str>> {
        if let Some(text) = self.single.get(&code) {
            return Some(Rc::clone(text));
        }
        let (first, _, units) = self.ranges.iter().find(|(first, last, _)| (*first..=*last).contains(&code))?;
        let mut units = units.clone();
        let step = u16::try_from(code - first).ok()?;
        let last = units.last_mut()?;
        *last = last.checked_add(step)?;
        decode(&units).map(Rc::from)
    }

    fn is_full(&self) -> bool {
        self.single.len() + self.ranges.len() >= ENTRIES
    }

    /// Pairs of code and text, to the end of the section.
    fn characters(&mut self, tokens: &mut Tokens<'_>) {
        while let Some(Token::Hex(code)) = tokens.next() {
            let Some(Token::Hex(text)) = tokens.next() else { return };
            self.insert(number(&code), &units(&text));
        }
    }

    /// First code, last code and text or a list of texts, to the end of the section.
    fn stretches(&mut self, tokens: &mut Tokens<'_>) {
        while let Some(Token::Hex(first)) = tokens.next() {
            let Some(Token::Hex(last)) = tokens.next() else { return };
            let (first, last) = (number(&first), number(&last));
            match tokens.next() {
                Some(Token::Hex(text)) => self.stretch(first, last, units(&text)),
                Some(Token::Open) => self.list(first, tokens),
                _ => return,
            }
        }
    }

    /// First code, last code and number: a table of glyphs in the place of one of characters, meant so by its writer.
    fn numbered(&mut self, tokens: &mut Tokens<'_>) {
        while let Some(Token::Hex(first)) = tokens.next() {
            let Some(Token::Hex(last)) = tokens.next() else { return };
            let Some(Token::Word(digits)) = tokens.next() else { return };
            let start = std::str::from_utf8(digits).ok().and_then(|digits| digits.parse::<u16>().ok());
            if let Some(start) = start {
                self.stretch(number(&first), number(&last), vec![start]);
            }
        }
    }

    fn stretch(&mut self, first: u32, last: u32, text: Vec<u16>) {
        if first == last {
            self.insert(first, &text);
        } else if first < last && !text.is_empty() && !self.is_full() {
            self.ranges.push((first, last, text));
        }
    }

    fn list(&mut self, first: u32, tokens: &mut Tokens<'_>) {
        let mut code = first;
        while let Some(Token::Hex(text)) = tokens.next() {
            self.insert(code, &units(&text));
            code = code.saturating_add(1);
        }
    }

    fn insert(&mut self, code: u32, text: &[u16]) {
        if self.is_full() {
            return;
        }
        if let Some(text) = decode(text) {
            self.single.entry(code).or_insert_with(|| Rc::from(text));
        }
    }
}

/// UTF-16 to text; none when it says nothing.
fn decode(units: &[u16]) -> Option<String> {
    let text = String::from_utf16_lossy(units);
    text.chars().any(|c| c != '\0' && c != '\u{fffd}').then_some(text)
}

fn number(bytes: &[u8]) -> u32 {
    bytes.iter().take(4).fold(0, |value, byte| value << 8 | u32::from(*byte))
}

/// Bytes as UTF-16; a single byte is a character of its own.
fn units(bytes: &[u8]) -> Vec<u16> {
    match bytes {
        [one] => vec![u16::from(*one)],
        _ => bytes.as_chunks::<2>().0.iter().map(|pair| u16::from_be_bytes(*pair)).collect(),
    }
}

/// What a table is made of.
#[derive(Debug, PartialEq)]
enum Token<'b> {
    Hex(Vec<u8>),
    Open,
    Word(&'b [u8]),
}

struct Tokens<'b> {
    bytes: &'b [u8],
}

impl<'b> Tokens<'b> {
    fn next(&mut self) -> Option<Token<'b>> {
        loop {
            self.bytes = self.bytes.trim_ascii_start();
            let (first, rest) = self.bytes.split_first()?;
            match first {
                b'%' => {
                    let end = rest.iter().position(|b| matches!(b, b'\n' | b'\r')).unwrap_or(rest.len());
                    self.bytes = rest.get(end..)?;
                }
                b'<' if rest.first() == Some(&b'<') => return Some(self.take(2)),
                b'<' => return Some(self.hex(rest)),
                b'[' => {
                    self.bytes = rest;
                    return Some(Token::Open);
                }
                b'>' | b']' | b'(' | b')' | b'{' | b'}' => return Some(self.take(1)),
                _ => return Some(self.word()),
            }
        }
    }

    fn take(&mut self, length: usize) -> Token<'b> {
        let (taken, rest) = self.bytes.split_at_checked(length).unwrap_or((self.bytes, &[]));
        self.bytes = rest;
        Token::Word(taken)
    }

    fn word(&mut self) -> Token<'b> {
        let stop = |b: &u8| b.is_ascii_whitespace() || b"<>[](){}%/".contains(b);
        let rest = self.bytes.get(1..).unwrap_or_default();
        let length = 1 + rest.iter().position(stop).unwrap_or(rest.len());
        self.take(length)
    }

    /// Hexadecimal digits up to `>`; what is no digit is passed over, a missing half is zero.
    fn hex(&mut self, rest: &'b [u8]) -> Token<'b> {
        let end = rest.iter().position(|b| *b == b'>').unwrap_or(rest.len());
        let (inside, after) = rest.split_at_checked(end).unwrap_or((rest, &[]));
        self.bytes = after.get(1..).unwrap_or_default();
        let digits: Vec<u8> =
            inside.iter().filter_map(|b| char::from(*b).to_digit(16)).filter_map(|d| u8::try_from(d).ok()).collect();
        let bytes = digits.chunks(2).map(|pair| match pair {
            [high, low] => high << 4 | low,
            [high] => high << 4,
            _ => 0,
        });
        Token::Hex(bytes.collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(table: &str, codes: &[u32]) -> Vec<Option<&'static str>> {
        let table = ToUnicode::parse(table.as_bytes());
        codes.iter().map(|code| table.text(*code).map(|text| &*text.to_string().leak())).collect()
    }

    #[test]
    fn a_bad_entry_costs_itself_only() {
        let table =
            "3 beginbfchar <9D> <> <41> <0041> <zz> <0042>\n<43><0066 0069> endbfchar 1 beginbfchar <44> <00E9>";
        assert_eq!(texts(table, &[0x9D, 0x41, 0x43, 0x44]), [None, Some("A"), Some("fi"), Some("é")]);
    }

    #[test]
    fn ranges_count_up_and_lists_are_taken_one_by_one() {
        let table = "beginbfrange <0003> <0005> <0041> <0010> <0011> [<0062> <00660066>] <0020><0020><263A> endbfrange";
        assert_eq!(
            texts(table, &[3, 5, 6, 0x10, 0x11, 0x20]),
            [Some("A"), Some("C"), None, Some("b"), Some("ff"), Some("☺")]
        );
    }

    #[test]
    fn a_table_of_numbers_is_taken_for_one_of_characters() {
        assert_eq!(texts("1 begincidrange <0000> <FFFF> 0 endcidrange", &[0, 0x41]), [None, Some("A")]);
        assert_eq!(ToUnicode::identity().text(0xE9).as_deref(), Some("é"));
    }

    #[test]
    fn noise_ends_without_a_table() {
        assert!(ToUnicode::parse(b"<<<<>>[[[ beginbfrange <01 beginbfchar % x").is_empty());
        assert!(ToUnicode::parse(b"beginbfchar <01> <0000> endbfchar").is_empty());
    }
}
