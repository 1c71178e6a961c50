//! Text in the plainest letters, each byte knowing where it stood. No meaning here: only letters and spaces.
//!
//! Lower case, no accents, straight apostrophes and dashes, letter-spaced headings closed up. Bytes are ASCII except
//! [`OTHER_LETTER`]. To be replaced by the folding of the floor once both exist.

use std::ops::Range;

use unicode_normalization::char::decompose_compatible;

/// Stands for a letter that has no Latin base.
pub(in crate::text) const OTHER_LETTER: u8 = 0x80;
/// Stands for a sign that is neither letter, digit nor known punctuation.
const OTHER_SIGN: u8 = 0x01;
/// Base letters of U+00C0 to U+00FF; a blank is a letter folded elsewhere.
const LATIN_1: &[u8; 64] = b"aaaaaa ceeeeiiiidnooooo*ouuuuyt aaaaaa ceeeeiiiidnooooo/ouuuuyty";

/// A text folded, with the way back.
#[derive(Default)]
pub(in crate::text) struct Folded {
    bytes: Vec<u8>,
    origin: Vec<u32>,
    length: usize,
}

impl Folded {
    /// Folds `text`.
    #[cfg(test)]
    pub(in crate::text) fn new(text: &str) -> Self {
        let mut folded = Self::default();
        folded.fold(text);
        folded
    }

    /// Folds `text` in place of what was here.
    pub(in crate::text) fn fold(&mut self, text: &str) {
        self.bytes.clear();
        self.origin.clear();
        self.length = text.len();
        for (offset, character) in text.char_indices() {
            self.push(character, u32::try_from(offset).unwrap_or(u32::MAX));
        }
        if is_spaced(&self.bytes) {
            self.close_up();
        }
    }

    /// The folded bytes.
    pub(in crate::text) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Bytes of the original that the folded `range` stands for, on character boundaries.
    pub(in crate::text) fn source(&self, range: Range<usize>) -> Range<usize> {
        let at = |i: usize| self.origin.get(i).map_or(self.length, |&o| o as usize);
        let start = at(range.start);
        start..at(range.end).max(start)
    }

    fn push(&mut self, character: char, offset: u32) {
        if character.is_ascii() {
            return self.put(u8::try_from(character).unwrap_or(OTHER_SIGN).to_ascii_lowercase(), offset);
        }
        match character {
            '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => self.put(b' ', offset),
            '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{300}'..='\u{36f}' | 'ˆ' | '¨' | '¸' => {}
            '’' | '‘' | 'ʼ' | '′' | '´' | 'ʹ' => self.put(b'\'', offset),
            '‐'..='―' | '−' | '﹣' | '－' => self.put(b'-', offset),
            '«' | '‹' => self.all(b"<<", offset),
            '»' | '›' => self.all(b">>", offset),
            '⁄' | '∕' => self.put(b'/', offset),
            '°' | 'º' | '˚' => self.put(b'#', offset),
            '\u{2028}' | '\u{2029}' | '\u{85}' => self.put(b'\n', offset),
            'À'..='ÿ' => self.latin(character, offset),
            'Œ' | 'œ' => self.all(b"oe", offset),
            other => self.decomposed(other, offset),
        }
    }

    fn latin(&mut self, character: char, offset: u32) {
        match character {
            'Æ' | 'æ' => self.all(b"ae", offset),
            'ß' => self.all(b"ss", offset),
            other => {
                let index = (u32::from(other) - 0xc0) as usize;
                self.put(LATIN_1.get(index).copied().unwrap_or(OTHER_LETTER), offset);
            }
        }
    }

    fn decomposed(&mut self, character: char, offset: u32) {
        let before = self.bytes.len();
        if !character.is_numeric() || matches!(character, '０'..='９') {
            decompose_compatible(character, |part| {
                if part.is_ascii_graphic() {
                    self.put(u8::try_from(part).unwrap_or(OTHER_SIGN).to_ascii_lowercase(), offset);
                }
            });
        }
        if self.bytes.len() == before {
            self.put(if character.is_alphabetic() { OTHER_LETTER } else { OTHER_SIGN }, offset);
        }
    }

    fn put(&mut self, byte: u8, offset: u32) {
        self.bytes.push(byte);
        self.origin.push(offset);
    }

    fn all(&mut self, bytes: &[u8], offset: u32) {
        for &byte in bytes {
            self.put(byte, offset);
        }
    }

    /// Closes up "1 2  M A R S": single spaces between letters, or between the digits of a day or a year, go.
    fn close_up(&mut self) {
        let (bytes, origin) = (std::mem::take(&mut self.bytes), std::mem::take(&mut self.origin));
        let mut joins = 0;
        for (i, (&byte, &offset)) in bytes.iter().zip(&origin).enumerate() {
            let before = i.checked_sub(1).and_then(|j| bytes.get(j)).copied().unwrap_or(b' ');
            let after = bytes.get(i + 1).copied().unwrap_or(b' ');
            if byte.is_ascii_digit() && !spaced_digit_before(&bytes, i) {
                joins = matches!(digits_from(&bytes, i), 2 | 4).into();
            }
            let letters = before.is_ascii_alphabetic() && after.is_ascii_alphabetic();
            let digits = joins == 1 && before.is_ascii_digit() && after.is_ascii_digit();
            if byte != b' ' || !(letters || digits) {
                self.put(byte, offset);
            }
        }
    }
}

/// True when `bytes` is one line whose words are spelled letter by letter with spaces between.
fn is_spaced(bytes: &[u8]) -> bool {
    if bytes.len() < 11 || bytes.get(1) != Some(&b' ') && bytes.get(3) != Some(&b' ') {
        return false;
    }
    let (mut tokens, mut single, mut letters) = (0_usize, 0_usize, 0_usize);
    for token in bytes.split(u8::is_ascii_whitespace).filter(|t| !t.is_empty()) {
        tokens += 1;
        single += usize::from(token.len() == 1);
        letters += usize::from(token.len() == 1 && token.iter().all(u8::is_ascii_alphabetic));
    }
    tokens >= 6 && single * 10 >= tokens * 6 && letters * 5 >= single * 2
}

fn spaced_digit_before(bytes: &[u8], i: usize) -> bool {
    let back = |n: usize| i.checked_sub(n).and_then(|j| bytes.get(j));
    back(1) == Some(&b' ') && back(2).is_some_and(u8::is_ascii_digit) || back(1).is_some_and(u8::is_ascii_digit)
}

/// How many digits follow one another from `i` with one space between each; 0 when two of them touch.
fn digits_from(bytes: &[u8], mut i: usize) -> usize {
    let digit = |j: usize| bytes.get(j).is_some_and(u8::is_ascii_digit);
    let mut count = 0;
    while digit(i) && count < 6 {
        if digit(i + 1) {
            return 0;
        }
        count += 1;
        i += if bytes.get(i + 1) == Some(&b' ') { 2 } else { 1 };
        if !digit(i) {
            break;
        }
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(text: &str) -> String {
        String::from_utf8_lossy(Folded::new(text).bytes()).into_owned()
    }

    #[test]
    fn accents_case_ligatures_and_quotes_fold() {
        assert_eq!(folded("1ᵉʳ FÉVRIER d’œuvre ﬁn – août"), "1er fevrier d'oeuvre fin - aout");
        assert_eq!(folded("fe\u{301}vrier"), "fevrier");
        assert_eq!(folded("n° 12 m²"), "n# 12 m\u{1}");
        assert_eq!(folded("１２／０３"), "12/03");
    }

    #[test]
    fn spaced_headings_close_up_and_counts_do_not() {
        assert_eq!(folded("N I V E A U  A T T E N D U"), "niveau  attendu");
        assert_eq!(folded("L U N D I  1 1  S E P T E M B R E  2 0 2 3"), "lundi  11  septembre  2023");
        assert_eq!(folded("3 0 3 3 2 3 3"), "3 0 3 3 2 3 3");
        assert_eq!(folded("T O T A L  3 0 3 3 2 3 3"), "total  3 0 3 3 2 3 3");
    }

    #[test]
    fn the_way_back_slices_the_original() {
        let text = "le 1ᵉʳ février";
        let folded = Folded::new(text);
        assert_eq!(&text[folded.source(3..6)], "1ᵉʳ");
        assert_eq!(&text[folded.source(7..14)], "février");
    }
}
