//! The body of an Outlook message, which comes as text, as HTML or as compressed RTF ([MS-OXRTFCP]); often as several of them.

use encoding_rs::Encoding;

use super::draft::Draft;
use super::limits::Limits;
use super::{html, rtf};
use crate::model::document::{BlockKind, ProblemKind};

/// The forms in which a body came.
pub(crate) struct Bodies {
    /// Plain text.
    pub text: Option<String>,
    /// HTML, in an encoding of its own.
    pub html: Option<Vec<u8>>,
    /// HTML that is text already.
    pub html_text: Option<String>,
    /// Compressed RTF.
    pub rtf: Option<Vec<u8>>,
    /// Of HTML that does not name its own.
    pub encoding: &'static Encoding,
}

/// Reads the body in the first form that holds words: they all say the same.
pub(crate) fn read(bodies: &Bodies, limits: &Limits, draft: &mut Draft) {
    let before = draft.content.blocks.len();
    let claims = draft.content.properties.clone();
    if let Some(text) = bodies.text.as_deref().filter(|text| !text.trim().is_empty()) {
        for line in text.lines() {
            draft.paragraph(BlockKind::Line, line);
        }
    } else if let Some(bytes) = &bodies.html {
        html::read_as(bytes, bodies.encoding, limits, draft);
    } else if let Some(text) = &bodies.html_text {
        html::read_text(text, limits, draft);
    }
    if draft.content.blocks.len() == before
        && let Some(packed) = &bodies.rtf
    {
        match unpack(packed, limits.text) {
            Some(text) => rtf::read(&text, limits, draft),
            None => draft.problem(ProblemKind::Corrupt, "cut short"),
        }
    }
    draft.content.properties = claims;
}

/// What the dictionary holds at first ([MS-OXRTFCP] 2.1.3.1.4).
const DICTIONARY: &[u8] = b"{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS \
Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx";
/// Bytes of the dictionary, which is a ring.
const RING: usize = 4096;

/// The RTF in a compressed stream of at most `limit` bytes; none when it is no such stream.
fn unpack(packed: &[u8], limit: usize) -> Option<Vec<u8>> {
    let word = |at: usize| Some(u32::from_le_bytes(packed.get(at..at + 4)?.try_into().ok()?));
    let size = usize::try_from(word(4)?).ok()?.min(limit);
    let content = packed.get(16..)?;
    match word(8)? {
        0x414C_454D => Some(content.get(..size.min(content.len()))?.to_vec()),
        0x7546_5A4C => Some(inflate(content, size)),
        _ => None,
    }
}

/// Follows the runs of a compressed stream until `size` bytes are there or it ends.
fn inflate(content: &[u8], size: usize) -> Vec<u8> {
    let mut ring = [b' '; RING];
    ring.iter_mut().zip(DICTIONARY).for_each(|(slot, byte)| *slot = *byte);
    let mut writer = Writer { ring, at: DICTIONARY.len(), out: Vec::new(), size };
    let mut bytes = content.iter().copied();
    while let Some(flags) = bytes.next() {
        for bit in 0..8 {
            if writer.out.len() >= size {
                return writer.out;
            }
            let Some(first) = bytes.next() else { return writer.out };
            if flags >> bit & 1 == 0 {
                writer.put(first);
                continue;
            }
            let Some(second) = bytes.next() else { return writer.out };
            let reference = u16::from_be_bytes([first, second]);
            let offset = usize::from(reference >> 4);
            if offset == writer.at {
                return writer.out;
            }
            writer.copy(offset, usize::from(reference & 0xF) + 2);
        }
    }
    writer.out
}

/// The text in the making, and the ring of its last bytes.
struct Writer {
    ring: [u8; RING],
    at: usize,
    out: Vec<u8>,
    size: usize,
}

impl Writer {
    fn put(&mut self, byte: u8) {
        if self.out.len() < self.size {
            self.out.push(byte);
        }
        if let Some(slot) = self.ring.get_mut(self.at) {
            *slot = byte;
        }
        self.at = (self.at + 1) % RING;
    }

    fn copy(&mut self, offset: usize, length: usize) {
        for step in 0..length {
            let byte = self.ring.get((offset + step) % RING).copied().unwrap_or(b' ');
            self.put(byte);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn compressed_text_is_unpacked() {
        // The first example of [MS-OXRTFCP] 4.1.1.
        let packed = b"\x2d\x00\x00\x00\x2b\x00\x00\x00LZFu\xf1\xc5\xc7\xa7\x03\x00\x0a\x00rcpg125\x42\x32\x0a\xf3 hel\x09\x00 bw\x05\xb0ld}\x0a\x80\x0f\xa0";
        assert_eq!(unpack(packed, 1000).unwrap(), b"{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n");
        assert_eq!(unpack(packed, 5).unwrap(), b"{\\rtf");
        for length in 0..packed.len() {
            unpack(&packed[..length], 1000);
        }
    }

    #[test]
    fn a_reference_into_the_future_ends() {
        let packed = [&b"\xff\xff\xff\xff\xff\xff\xff\x00LZFu\0\0\0\0"[..], &[0xFF; 64]].concat();
        assert!(unpack(&packed, 1 << 20).unwrap().len() < 1000);
        assert_eq!(unpack(b"\0\0\0\0\x03\0\0\0MELA\0\0\0\0abcdef", 100).unwrap(), b"abc");
    }
}
