//! ASN.1 elements (ITU-T X.690) of a signature's container. Containers of real files come in BER, with lengths left open
//! and strings in pieces; what is signed is DER. So everything is first brought to DER, bounded in depth, and then only
//! walked. Any bytes end as elements or as nothing.

use jiff::civil::Date;

/// Elements inside one another: containers with a time stamp inside need about thirty.
const DEPTH: usize = 64;

/// Tag of an integer.
pub(crate) const INTEGER: u8 = 0x02;
/// Tag of a bit string.
pub(crate) const BIT_STRING: u8 = 0x03;
/// Tag of a string of bytes.
pub(crate) const OCTET_STRING: u8 = 0x04;
/// Tag of an object identifier.
pub(crate) const OBJECT_IDENTIFIER: u8 = 0x06;
/// Tag of a sequence.
pub(crate) const SEQUENCE: u8 = 0x30;
/// Tag of a set.
pub(crate) const SET: u8 = 0x31;
/// Tag of a string of bytes that is cut in pieces (BER only).
const OCTET_STRING_IN_PIECES: u8 = 0x24;
/// The bit of a tag that says that elements are inside.
const CONSTRUCTED: u8 = 0x20;

/// An element in DER.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Element<'a> {
    pub tag: u8,
    /// What it holds.
    pub body: &'a [u8],
    /// Tag, length and what it holds.
    pub whole: &'a [u8],
}

impl<'a> Element<'a> {
    /// The first element of `bytes`.
    pub(crate) fn first(bytes: &'a [u8]) -> Option<Self> {
        Elements(bytes).next()
    }

    /// The elements inside.
    pub(crate) fn inside(&self) -> Elements<'a> {
        Elements(self.body)
    }
}

/// Elements one after the other; ends at the first bytes that are none.
#[derive(Clone, Debug)]
pub(crate) struct Elements<'a>(pub &'a [u8]);

impl<'a> Elements<'a> {
    /// The next element, if it has this tag. Any other stays where it is.
    pub(crate) fn pick(&mut self, tag: u8) -> Option<Element<'a>> {
        if self.0.first() == Some(&tag) { self.next() } else { None }
    }
}

impl<'a> Iterator for Elements<'a> {
    type Item = Element<'a>;

    fn next(&mut self) -> Option<Element<'a>> {
        let (tag, header, length) = head(self.0)?;
        let end = header.checked_add(length?)?;
        let (whole, rest) = self.0.split_at_checked(end)?;
        self.0 = rest;
        Some(Element { tag, body: whole.get(header..)?, whole })
    }
}

/// The first element of `bytes` in DER: lengths closed and short, strings in one piece. What follows it is left out.
pub(crate) fn to_der(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    copy(bytes, DEPTH, &mut out)?;
    Some(out)
}

/// Tag, bytes of the header and length of what follows; a length left open is none. Tags of several bytes, which no
/// container of signatures needs, are refused.
fn head(bytes: &[u8]) -> Option<(u8, usize, Option<usize>)> {
    let (tag, first) = (*bytes.first()?, *bytes.get(1)?);
    if tag & 0x1F == 0x1F {
        return None;
    }
    match first {
        0..0x80 => Some((tag, 2, Some(usize::from(first)))),
        0x80 => (tag & CONSTRUCTED != 0).then_some((tag, 2, None)),
        _ => {
            let digits = bytes.get(2..2 + usize::from(first & 0x7F))?;
            let significant: &[u8] = digits.without_leading(0);
            if significant.len() > 4 {
                return None;
            }
            let length = significant.iter().fold(0_usize, |length, digit| (length << 8) | usize::from(*digit));
            Some((tag, 2 + digits.len(), Some(length)))
        }
    }
}

/// Copies the first element of `bytes` in DER; gives the bytes that it took.
fn copy(bytes: &[u8], depth: usize, out: &mut Vec<u8>) -> Option<usize> {
    let (tag, header, length) = head(bytes)?;
    let rest = bytes.get(header..)?;
    if tag & CONSTRUCTED == 0 {
        let body = rest.get(..length?)?;
        put(tag, body, out);
        return Some(header + body.len());
    }
    let mut inside = Vec::new();
    let taken = copy_inside(rest, length, depth.checked_sub(1)?, &mut inside)?;
    if tag == OCTET_STRING_IN_PIECES {
        put(OCTET_STRING, &joined(&inside)?, out);
    } else {
        put(tag, &inside, out);
    }
    Some(header + taken)
}

/// Copies elements up to `length` bytes, or up to the mark that ends a length left open.
fn copy_inside(bytes: &[u8], length: Option<usize>, depth: usize, out: &mut Vec<u8>) -> Option<usize> {
    let mut at = 0;
    let closed = length.map(|length| bytes.get(..length)).map_or(Some(bytes), |closed| closed)?;
    loop {
        let rest = closed.get(at..)?;
        if length.is_some() && rest.is_empty() {
            return Some(at);
        }
        if length.is_none() && rest.starts_with(&[0, 0]) {
            return Some(at + 2);
        }
        at += copy(rest, depth, out)?;
    }
}

/// The pieces of a string put together.
fn joined(pieces: &[u8]) -> Option<Vec<u8>> {
    let mut whole = Vec::new();
    for piece in Elements(pieces) {
        if piece.tag != OCTET_STRING {
            return None;
        }
        whole.extend_from_slice(piece.body);
    }
    Some(whole)
}

/// Writes one element with the shortest length.
fn put(tag: u8, body: &[u8], out: &mut Vec<u8>) {
    out.push(tag);
    let digits = body.len().to_be_bytes();
    let significant = digits.without_leading(0);
    match u8::try_from(body.len()) {
        Ok(short) if short < 0x80 => out.push(short),
        _ => {
            out.push(0x80 | u8::try_from(significant.len()).unwrap_or(8));
            out.extend_from_slice(significant);
        }
    }
    out.extend_from_slice(body);
}

/// Leading bytes of one value left out.
trait Leading {
    fn without_leading(&self, value: u8) -> &[u8];
}

impl Leading for [u8] {
    fn without_leading(&self, value: u8) -> &[u8] {
        let start = self.iter().position(|byte| *byte != value).unwrap_or(self.len());
        self.get(start..).unwrap_or_default()
    }
}

/// A positive integer without its leading zeros.
pub(crate) fn magnitude(integer: &[u8]) -> &[u8] {
    integer.without_leading(0)
}

/// The day of a `UTCTime` or `GeneralizedTime`.
pub(crate) fn day(time: Element<'_>) -> Option<Date> {
    let text = std::str::from_utf8(time.body).ok()?;
    let number = |range: std::ops::Range<usize>| text.get(range)?.parse::<i16>().ok();
    let (year, rest) = match time.tag {
        // X.509: two digits from 50 on are of the last century.
        0x17 => (number(0..2).map(|year| if year < 50 { 2000 + year } else { 1900 + year })?, 2),
        0x18 => (number(0..4)?, 4),
        _ => return None,
    };
    let part = |from: usize| number(from..from + 2).and_then(|part| i8::try_from(part).ok());
    Date::new(year, part(rest)?, part(rest + 2)?).ok()
}

/// The text of a string element of a name.
pub(crate) fn text(string: Element<'_>) -> Option<String> {
    match string.tag {
        0x0C | 0x12 | 0x13 | 0x16 => Some(String::from_utf8_lossy(string.body).into_owned()),
        0x14 => Some(string.body.iter().map(|byte| char::from(*byte)).collect()),
        0x1E => {
            let pairs = string.body.chunks_exact(2).filter_map(|pair| <[u8; 2]>::try_from(pair).ok());
            let units: Vec<u16> = pairs.map(u16::from_be_bytes).collect();
            Some(String::from_utf16_lossy(&units))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn open_lengths_are_closed_and_pieces_joined() {
        let ber = [0x30, 0x80, 0x24, 0x80, 0x04, 1, 7, 0x04, 2, 8, 9, 0, 0, 0x02, 0x81, 1, 5, 0, 0, 0xFF];
        assert_eq!(to_der(&ber).unwrap(), [0x30, 8, 0x04, 3, 7, 8, 9, 0x02, 1, 5]);
    }

    #[test]
    fn der_stays_as_it_is() {
        let mut der = vec![0x30, 0x82, 0x01, 0x04, 0x04, 0x82, 0x01, 0x00];
        der.extend([1; 256]);
        assert_eq!(to_der(&der).unwrap(), der);
    }

    #[test]
    fn elements_without_end_are_refused() {
        assert!(to_der(&[0x30, 0x80].repeat(100_000)).is_none());
        assert!(to_der(&[0x30, 0x85, 1, 0, 0, 0, 0]).is_none());
        assert!(to_der(&[0x04, 0x80, 0, 0]).is_none());
    }

    #[test]
    fn years_of_two_digits_are_of_their_century() {
        let day_of = |tag, text: &'static str| day(Element { tag, body: text.as_bytes(), whole: &[] });
        assert_eq!(day_of(0x17, "260317101500Z"), Some(date(2026, 3, 17)));
        assert_eq!(day_of(0x17, "980317101500Z"), Some(date(1998, 3, 17)));
        assert_eq!(day_of(0x18, "20550101000000Z"), Some(date(2055, 1, 1)));
        assert_eq!(day_of(0x18, "20551301000000Z"), None);
    }

    proptest! {
        #[test]
        fn any_bytes_end_as_der_that_stays_as_it_is(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            if let Some(der) = to_der(&bytes) {
                prop_assert_eq!(to_der(&der), Some(der));
            }
        }

        #[test]
        fn nested_bytes_end_too(bytes in proptest::collection::vec(prop_oneof![
            Just(0x30_u8), Just(0x24), Just(0x04), Just(0x80), Just(0), Just(2), any::<u8>()], 0..200)) {
            if let Some(der) = to_der(&bytes) {
                prop_assert!(der.len() <= bytes.len());
                prop_assert_eq!(to_der(&der), Some(der));
            }
        }
    }
}
