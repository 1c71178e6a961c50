//! Plain text, and the one place where bytes of unknown encoding become text.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use super::draft::Draft;
use crate::model::document::{Block, BlockKind};
use crate::model::place::Place;

/// Reads plain text: one block per line that is not blank; its paragraph number is the line number of an editor.
pub(crate) fn read(bytes: &[u8], draft: &mut Draft) {
    lines(&decode(bytes), draft);
}

/// Adds each line of `text` that is not blank.
fn lines(text: &str, draft: &mut Draft) {
    for (number, line) in (1..).zip(text.lines()) {
        if !draft.push(Block::new(Place::Paragraph(number), BlockKind::Line, line.trim())) {
            return;
        }
    }
}

/// The text of `bytes`: byte order mark, else strict UTF-8, else UTF-16 without a mark, else the encoding that the
/// letters suggest. Never fails: bytes that mean nothing become U+FFFD.
pub(crate) fn decode(bytes: &[u8]) -> String {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let rest = bytes.get(mark..).unwrap_or_default();
        return encoding.decode_without_bom_handling(rest).0.into_owned();
    }
    match std::str::from_utf8(bytes) {
        Ok(text) if !text.contains('\0') => text.to_owned(),
        _ => guess(bytes).decode_without_bom_handling(bytes).0.into_owned(),
    }
}

/// The text of `bytes` in the encoding that the document itself names, when that name is known and there is no mark.
pub(crate) fn decode_as(bytes: &[u8], label: Option<&[u8]>) -> String {
    match label.and_then(Encoding::for_label) {
        Some(encoding) if Encoding::for_bom(bytes).is_none() && std::str::from_utf8(bytes).is_err() => {
            encoding.decode_without_bom_handling(bytes).0.into_owned()
        }
        _ => decode(bytes),
    }
}

/// The likeliest encoding of bytes that are not UTF-8.
fn guess(bytes: &[u8]) -> &'static Encoding {
    if let Some(encoding) = utf16_without_mark(bytes) {
        return encoding;
    }
    if std::str::from_utf8(bytes).is_ok() {
        return UTF_8;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(Some(b"fr"), Utf8Detection::Deny)
}

/// UTF-16 shows in Western text as NUL at every other byte.
fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let head: Vec<u8> = bytes.iter().take(1024).copied().collect();
    let nul = |offset: usize| head.iter().skip(offset).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (nul(0), nul(1));
    let half = head.len() / 2;
    if half >= 2 && odd * 10 > half * 7 && even * 10 < half {
        return Some(UTF_16LE);
    }
    (half >= 2 && even * 10 > half * 7 && odd * 10 < half).then_some(UTF_16BE)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::limits::Limits;

    #[test]
    fn every_usual_encoding_of_french_is_understood() {
        let text = "Procès-verbal de la réunion du 3 février : désignée à l’unanimité, où siège l’équipe pédagogique";
        let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let latin = encoding_rs::WINDOWS_1252.encode(text).0.into_owned();
        let marked = [b"\xEF\xBB\xBF".as_slice(), text.as_bytes()].concat();
        for bytes in [text.as_bytes().to_vec(), utf16, latin, marked] {
            assert_eq!(decode(&bytes), text);
        }
    }

    #[test]
    fn places_are_line_numbers() {
        let mut draft = Draft::new(&Limits::default());
        read(b"one\n\n  three\n", &mut draft);
        let places: Vec<_> = draft.content.blocks.iter().map(|b| (b.place.clone(), b.text.as_str())).collect();
        assert_eq!(places, [(Place::Paragraph(1), "one"), (Place::Paragraph(3), "three")]);
    }
}
