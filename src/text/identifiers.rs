//! Numbers that say who and what: SIRET, SIREN, VAT, declaration of activity, data protection officer, RNCP, RS. Finds
//! them and checks their keys; whose they are is decided above. Also the keys of personal numbers, for masking.

use std::ops::Range;

use super::cut::{halves_of_a_number, mended};
use super::dates::folded::Folded;
use crate::model::document::Content;

/// Bytes before a number where a phrase may say what it is.
const REACH: usize = 110;

/// A number found in a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identifier {
    /// What it is.
    pub kind: IdentifierKind,
    /// Its digits, nothing else.
    pub value: String,
    /// Index of the block it stands in.
    pub block: usize,
    /// Bytes of the block's text.
    pub span: Range<usize>,
}

/// Kinds of numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum IdentifierKind {
    /// Establishment: 14 digits, Luhn.
    Siret,
    /// Company: 9 digits, Luhn.
    Siren,
    /// Declaration of activity of a training provider: 11 digits, known by the phrase before.
    Nda,
    /// Designation of a data protection officer at the CNIL.
    Dpo,
    /// Registered professional certification.
    Rncp,
    /// Specific register of certifications.
    Rs,
    /// French VAT number: key and SIREN.
    Tva,
}

/// Finds the identifiers of `content`, in order.
#[must_use]
pub fn find(content: &Content) -> Vec<Identifier> {
    let mut found = Vec::new();
    let mut folded = Folded::default();
    let mut before = "";
    for (block, one) in content.blocks.iter().enumerate() {
        let text = one.text.as_str();
        if text.bytes().filter(u8::is_ascii_digit).take(3).count() == 3 {
            let mended = mended(one, content.blocks.get(block + 1), halves_of_a_number);
            folded.fold(&mended);
            let known = found.len();
            Scan { text: &mended, folded: &folded, before, block }.run(&mut found);
            within(&mut found, known, text.len());
        }
        if !text.trim().is_empty() {
            before = text;
        }
    }
    found
}

/// Drops those after the `known` ones that begin beyond the `length` of their block, and cuts the others there.
fn within(found: &mut Vec<Identifier>, known: usize, length: usize) {
    while found.len() > known && found.last().is_some_and(|last| last.span.start >= length) {
        found.pop();
    }
    if let Some(last) = found.get_mut(known..).and_then(<[_]>::last_mut) {
        last.span.end = last.span.end.min(length);
    }
}

/// The end of `text`, plain enough to be searched for phrases.
fn tail(text: &str) -> Vec<u8> {
    let mut start = text.len().saturating_sub(REACH);
    while !text.is_char_boundary(start) {
        start += 1;
    }
    let mut folded = Folded::default();
    folded.fold(text.get(start..).unwrap_or(""));
    folded.bytes().to_vec()
}

/// One block being searched.
struct Scan<'t> {
    text: &'t str,
    folded: &'t Folded,
    /// The text of the block before.
    before: &'t str,
    block: usize,
}

impl Scan<'_> {
    fn run(&self, found: &mut Vec<Identifier>) {
        let groups = groups(self.folded.bytes());
        let mut i = 0;
        while let Some(group) = groups.get(i) {
            let read = self.tagged(group, groups.get(i + 1)).map(|f| (f, 1)).or_else(|| self.number(&groups, i));
            let Some(((kind, span), taken)) = read else {
                i += 1;
                continue;
            };
            let bytes = self.folded.bytes().get(span.clone()).unwrap_or(&[]);
            let value = bytes.iter().filter(|b| b.is_ascii_digit()).map(|b| char::from(*b)).collect();
            found.push(Identifier { kind, value, block: self.block, span: self.folded.source(span) });
            i += taken;
        }
    }

    /// A number with its name right before: `RNCP34567`, `RS 1234`, `DPO-12345`.
    fn tagged(&self, group: &Range<usize>, next: Option<&Range<usize>>) -> Option<(IdentifierKind, Range<usize>)> {
        let bytes = self.folded.bytes();
        let head = bytes.get(group.start.saturating_sub(8)..group.start)?;
        let word_end = head.iter().rposition(u8::is_ascii_alphabetic)?;
        let numbered =
            head.get(word_end.checked_sub(1)?..=word_end) == Some(b" n") || head.get(word_end) == Some(&b'n');
        let marks = head.get(word_end + 1..)?;
        let head = head.get(..=word_end)?;
        let head = if numbered { trim_end(head.get(..word_end)?) } else { head };
        if marks.iter().any(|b| !matches!(b, b' ' | b'#' | b'-' | b':' | b'.')) || !self.ends(group) {
            return None;
        }
        let digits = group.len();
        let alone = next.is_none_or(|n| n.start > group.end + 1 || !matches!(bytes.get(group.end), Some(b' ' | b'.')));
        let tight = marks.is_empty() || marks == b"-";
        let kind = match (last_word(head), digits) {
            (b"rncp", 2..=5) => IdentifierKind::Rncp,
            (b"rs", 2..=5) if self.is_upper(group.start, b"rs") && (tight || digits >= 3) && alone => {
                IdentifierKind::Rs
            }
            (b"dpo", 3..=7) if alone && (marks == b"-" || digits >= 5) => IdentifierKind::Dpo,
            _ => return None,
        };
        Some((kind, group.clone()))
    }

    /// A number whose length and key say what it is, with the phrase around it where they do not suffice.
    fn number(&self, groups: &[Range<usize>], i: usize) -> Option<((IdentifierKind, Range<usize>), usize)> {
        if ![14, 11, 9].into_iter().any(|wanted| self.joined(groups, i, wanted).is_some()) {
            return None;
        }
        let context = self.context(groups.get(i)?.start);
        let says = |words: &[&[u8]]| words.iter().any(|w| contains(&context, w));
        self.joined(groups, i, 14)
            .filter(|(span, shape)| is_siret(&self.digits(span)) && (is_usual(shape) || says(&[b"siret"])))
            .map(|(span, shape)| ((IdentifierKind::Siret, span), shape.len()))
            .or_else(|| self.vat(groups, i))
            .or_else(|| {
                let (span, shape) = self.joined(groups, i, 11)?;
                let declared = says(DECLARATION) || self.followed(span.end, b"prefet");
                declared.then_some(((IdentifierKind::Nda, span), shape.len()))
            })
            .or_else(|| {
                let (span, shape) = self.joined(groups, i, 9).filter(|(span, _)| is_siren(&self.digits(span)))?;
                let company = says(&[b"siren", b"rcs", b"immatricul", b"r.c.s"]) || self.followed(span.end, b"rcs");
                (company && is_usual(&shape)).then_some(((IdentifierKind::Siren, span), shape.len()))
            })
    }

    /// `FR` and eleven digits whose key holds.
    fn vat(&self, groups: &[Range<usize>], i: usize) -> Option<((IdentifierKind, Range<usize>), usize)> {
        let start = groups.get(i)?.start;
        let head = trim_end(self.folded.bytes().get(start.saturating_sub(4)..start)?);
        let (span, shape) = self.joined(groups, i, 11).filter(|_| last_word(head) == b"fr")?;
        is_vat(&self.digits(&span)).then_some(((IdentifierKind::Tva, span), shape.len()))
    }

    /// The groups from `i` that hold exactly `wanted` digits, with at most one sign between two of them.
    fn joined(&self, groups: &[Range<usize>], i: usize, wanted: usize) -> Option<(Range<usize>, Vec<usize>)> {
        let first = groups.get(i)?;
        let (mut total, mut shape, mut end) = (0, Vec::new(), first.start);
        for group in groups.get(i..)? {
            let between = self.folded.bytes().get(end..group.start)?;
            let apart = !shape.is_empty() && !matches!(between, b" " | b"." | b"-" | b"  " | b"_");
            if apart || total >= wanted {
                break;
            }
            total += group.len();
            shape.push(group.len());
            end = group.end;
        }
        (total == wanted && self.ends(&(first.start..end))).then_some((first.start..end, shape))
    }

    /// True when no letter or digit touches the end of `span`.
    fn ends(&self, span: &Range<usize>) -> bool {
        !self.folded.bytes().get(span.end).is_some_and(u8::is_ascii_alphanumeric)
    }

    fn digits(&self, span: &Range<usize>) -> String {
        let bytes = self.folded.bytes().get(span.clone()).unwrap_or(&[]);
        bytes.iter().filter(|b| b.is_ascii_digit()).map(|b| char::from(*b)).collect()
    }

    /// The text before `start`, with the end of the block before when it is near.
    fn context(&self, start: usize) -> Vec<u8> {
        let own = self.folded.bytes().get(start.saturating_sub(REACH)..start).unwrap_or(&[]);
        let before = if start < 40 { tail(self.before) } else { Vec::new() };
        [before.as_slice(), b" ", own].concat()
    }

    fn followed(&self, end: usize, word: &[u8]) -> bool {
        self.folded.bytes().get(end..).is_some_and(|rest| contains(rest.get(..40).unwrap_or(rest), word))
    }

    /// True when the word that ends before `start` is in capitals in the original.
    fn is_upper(&self, start: usize, word: &[u8]) -> bool {
        let head = self.folded.bytes().get(..start).unwrap_or(&[]);
        let Some(at) = head.windows(word.len()).rposition(|w| w == word) else { return false };
        let source = self.folded.source(at..at + word.len());
        self.text.get(source).is_some_and(|w| w.bytes().all(|b| b.is_ascii_uppercase()))
    }
}

/// Phrases that announce a declaration of activity.
const DECLARATION: &[&[u8]] = &[
    b"declaration d'activite",
    b"declaration d activite",
    b"declaration activite",
    b"d'existence",
    b"numero d'enregistrement",
    b"n# d'enregistrement",
    b"enregistree sous le",
    b"enregistre sous le",
    b"numero de declaration",
    b"n# de declaration",
    b"n# declaration",
    b"nda",
    b"n.d.a",
    b"numero d'activite",
    b"n# d'activite",
    b"n# da ",
    b"organisme de formation n",
];

/// Runs of digits that no letter precedes, save a name such as `RNCP`.
fn groups(bytes: &[u8]) -> Vec<Range<usize>> {
    let mut groups = Vec::new();
    let mut i = 0;
    while i < bytes.len() {
        let length = bytes.get(i..).unwrap_or(&[]).iter().take_while(|b| b.is_ascii_digit()).count();
        if length > 0 {
            groups.push(i..i + length);
        }
        i += length.max(1);
    }
    groups
}

/// Shapes in which people write SIRET and SIREN numbers.
fn is_usual(shape: &[usize]) -> bool {
    matches!(shape, [14 | 9] | [9, 5] | [3, 3, 3, 5] | [3, 3, 3, 2, 3] | [3, 3, 3])
}

fn contains(text: &[u8], word: &[u8]) -> bool {
    text.windows(word.len()).any(|w| w == word)
}

fn trim_end(bytes: &[u8]) -> &[u8] {
    bytes.trim_ascii_end()
}

fn last_word(bytes: &[u8]) -> &[u8] {
    bytes.rsplit(|b| !b.is_ascii_alphabetic()).next().unwrap_or(b"")
}

/// True when the digits of `number` satisfy the Luhn key (ISO/IEC 7812-1). False for anything but digits.
#[must_use]
pub fn luhn(number: &str) -> bool {
    let mut sum = 0;
    for (rank, byte) in number.bytes().rev().enumerate() {
        if !byte.is_ascii_digit() {
            return false;
        }
        let digit = u32::from(byte - b'0');
        let doubled = if digit > 4 { digit * 2 - 9 } else { digit * 2 };
        sum += if rank % 2 == 1 { doubled } else { digit };
    }
    !number.is_empty() && sum % 10 == 0
}

/// True for a company number: nine digits and their key.
#[must_use]
pub fn is_siren(number: &str) -> bool {
    number.len() == 9 && luhn(number) && number != "000000000"
}

/// True for an establishment number: fourteen digits, their key and their company's. La Poste's own establishments
/// (SIREN 356000000) have a sum of digits that five divides instead.
#[must_use]
pub fn is_siret(number: &str) -> bool {
    if number.len() != 14 || !number.get(..9).is_some_and(is_siren) {
        return false;
    }
    let post = number.starts_with("356000000") && number.bytes().all(|b| b.is_ascii_digit());
    luhn(number) || post && number.bytes().map(|b| u32::from(b - b'0')).sum::<u32>() % 5 == 0
}

/// True for the eleven digits of a French VAT number: a key of two, then a company number.
#[must_use]
pub fn is_vat(number: &str) -> bool {
    let Some((key, siren)) = number.split_at_checked(2) else { return false };
    let (Ok(key), Ok(value)) = (key.parse::<u64>(), siren.parse::<u64>()) else { return false };
    is_siren(siren) && key == (12 + 3 * (value % 97)) % 97
}

/// True for an IBAN without spaces (ISO 13616): country, key, account, modulo 97.
#[must_use]
pub fn is_iban(number: &str) -> bool {
    let bytes = number.as_bytes();
    let form = (15..=34).contains(&bytes.len())
        && bytes.iter().all(u8::is_ascii_alphanumeric)
        && bytes.iter().take(2).all(u8::is_ascii_alphabetic)
        && bytes.iter().skip(2).take(2).all(u8::is_ascii_digit);
    form && bytes.iter().cycle().skip(4).take(bytes.len()).fold(0_u32, |rest, b| match b {
        b'0'..=b'9' => (rest * 10 + u32::from(b - b'0')) % 97,
        letter => (rest * 100 + u32::from(letter.to_ascii_uppercase() - b'A') + 10) % 97,
    }) == 1
}

/// True for a social security number of fifteen signs without spaces whose key holds; `2A` and `2B` stand for Corsica.
#[must_use]
pub fn is_nir(number: &str) -> bool {
    let (Some(body), Some(key)) = (number.get(..13), number.get(13..15)) else { return false };
    let corsican = body.get(5..7).map(str::to_ascii_uppercase);
    let body = match corsican.as_deref() {
        Some("2A") => format!("{}19{}", body.get(..5).unwrap_or(""), body.get(7..).unwrap_or("")),
        Some("2B") => format!("{}18{}", body.get(..5).unwrap_or(""), body.get(7..).unwrap_or("")),
        _ => body.to_owned(),
    };
    let digits =
        number.len() == 15 && body.bytes().all(|b| b.is_ascii_digit()) && key.bytes().all(|b| b.is_ascii_digit());
    let sex = matches!(number.as_bytes().first(), Some(b'1'..=b'4' | b'7' | b'8'));
    let month = body.get(3..5).and_then(|m| m.parse().ok()).is_some_and(|m: u8| (1..=12).contains(&m) || m >= 20);
    let (Ok(body), Ok(key)) = (body.parse::<u64>(), key.parse::<u64>()) else { return false };
    digits && sex && month && key == 97 - body % 97
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::document::{Block, BlockKind};
    use crate::model::place::Place;

    fn content(lines: &[&str]) -> Content {
        let block = |text: &&str| Block::new(Place::Page(1), BlockKind::Line, *text);
        Content { blocks: lines.iter().map(block).collect(), ..Content::default() }
    }

    fn read(lines: &[&str]) -> String {
        let found = find(&content(lines));
        found.iter().map(|i| format!("{:?} {}", i.kind, i.value)).collect::<Vec<_>>().join("; ")
    }

    #[test]
    fn keys_hold_for_the_published_vectors() {
        assert!(is_siret("73282932000074") && !is_siret("73282932000079"));
        assert!(is_siren("404833048") && !is_siren("404833047"));
        assert!(is_vat("44732829320") && !is_vat("45732829320"));
        assert!(is_siret("35600000000048"), "head office of La Poste");
        assert!(
            is_siret("35600000049837") && !is_siret("35600000049838"),
            "post offices: digits sum to a multiple of 5"
        );
        assert!(is_iban("FR1420041010050500013M02606") && !is_iban("FR1420041010050500013M02607"));
        for nir in ["295109912611193", "253072B07300470", "253072A07300443"] {
            assert!(is_nir(nir), "{nir}");
        }
        assert!(!is_nir("295109912611199"));
    }

    #[test]
    fn numbers_are_read_however_they_are_spaced() {
        let cases = [
            ("SIRET : 73282932000074", "Siret 73282932000074"),
            ("Siret 732 829 320 00074 – APE 8559A", "Siret 73282932000074"),
            ("732\u{a0}829\u{a0}320\u{a0}00074", "Siret 73282932000074"),
            ("SIRET 7 3 2 8 2 9 3 2 0 0 0 0 7 4", "Siret 73282932000074"),
            ("SIREN 732 829 320", "Siren 732829320"),
            ("732 829 320 RCS Nîmes", "Siren 732829320"),
            ("TVA FR 44 732 829 320", "Tva 44732829320"),
            ("FR44732829320", "Tva 44732829320"),
            ("NDA : 76 34 12345 34", "Nda 76341234534"),
            ("Déclaration d’activité enregistrée sous le numéro 75470196847 auprès du préfet", "Nda 75470196847"),
            ("76341234534 auprès du préfet de région", "Nda 76341234534"),
            ("RNCP34567 et RNCP n° 1234", "Rncp 34567; Rncp 1234"),
            ("certification RS6543", "Rs 6543"),
            ("RS n° 5678", "Rs 5678"),
            ("désignation DPO-123456 à la CNIL", "Dpo 123456"),
        ];
        for (text, expected) in cases {
            assert_eq!(read(&[text]), expected, "{text}");
        }
        assert_eq!(
            read(&["la société, SIRET 732 829", "320 00074, dont le siège"]),
            "Siret 73282932000074",
            "cut by the line"
        );
        assert_eq!(read(&["SIRET 732 829 320 00074", "34000 Montpellier"]), "Siret 73282932000074");
    }

    #[test]
    fn a_phrase_at_the_end_of_the_line_before_announces_the_number() {
        assert_eq!(read(&["Déclaration d'activité enregistrée sous le numéro", "76 34 12345 34"]), "Nda 76341234534");
    }

    #[test]
    fn other_numbers_are_not_taken() {
        let cases = [
            "73282932000079",
            "SIRET 73282932000079",
            "12345678901",
            "76 34 12345 34",
            "Tél. 05 62 24 05 99",
            "732 829 320",
            "DPO : 06 12 34 56 78",
            "DPO 2026",
            "heures 6543",
            "vers 1234",
            "cours 1234",
            "A73282932000074B",
            "le 12/03/2026 à 10:15",
        ];
        for text in cases {
            assert_eq!(read(&[text]), "", "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read_and_spans_hold_the_digits(text in "([0-9]{1,5}|[ .\\-]|SIRET|FR|RS|é|n°|NDA|\\PC){0,40}") {
            let content = content(&[&text, &text]);
            for found in find(&content) {
                let quoted: String = text[found.span.clone()].chars().filter(char::is_ascii_digit).collect();
                // A number that a line break cuts in two is quoted up to there.
                prop_assert!(found.value.starts_with(&quoted), "{quoted} of {}", found.value);
            }
        }

        #[test]
        fn keys_are_total(text in "\\PC{0,20}") {
            let _ = (luhn(&text), is_siret(&text), is_vat(&text), is_iban(&text), is_nir(&text));
        }
    }
}
