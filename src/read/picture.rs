//! Files that are one picture, or several as TIFF allows: how many pages they show. What the pages say is for character
//! recognition to find out; no pixel is unpacked here.

use super::draft::Draft;
use crate::model::format::Format;

/// Pages of one TIFF file that are looked at.
const PAGES: usize = 2_000;

/// Notes the pages of a picture file, none of which gives its text.
pub(crate) fn read(bytes: &[u8], format: Format, draft: &mut Draft) {
    let pages = if format == Format::Tiff { directories(bytes).len().max(1) } else { 1 };
    let pages = u32::try_from(pages).unwrap_or(1);
    draft.content.pictures = pages;
    draft.content.pages = (format == Format::Tiff).then_some(pages);
    draft.content.unseen = (1..=pages).collect();
}

/// Where the directory of each page of a TIFF file begins (TIFF 6.0, section 2). Large-file TIFF shows one page.
pub(crate) fn directories(bytes: &[u8]) -> Vec<usize> {
    let mut found = Vec::new();
    let Some(order) = Order::of(bytes) else { return found };
    let mut next = order.long(bytes, 4);
    while let Some(at) = next.filter(|at| *at != 0 && !found.contains(at) && found.len() < PAGES) {
        let Some(entries) = order.short(bytes, at) else { break };
        found.push(at);
        next = order.long(bytes, at + 2 + entries * 12);
    }
    found
}

/// The file with the directory at `at` as its first: what decoders of one page then read.
pub(crate) fn opened_at(bytes: &[u8], at: usize) -> Option<Vec<u8>> {
    let order = Order::of(bytes)?;
    let offset = u32::try_from(at).ok()?;
    let mut moved = bytes.to_vec();
    let first = if order.little { offset.to_le_bytes() } else { offset.to_be_bytes() };
    moved.get_mut(4..8)?.copy_from_slice(&first);
    Some(moved)
}

/// The order of bytes in the numbers of a TIFF file.
struct Order {
    little: bool,
}

impl Order {
    fn of(bytes: &[u8]) -> Option<Self> {
        match bytes.get(..4)? {
            b"II*\0" => Some(Self { little: true }),
            b"MM\0*" => Some(Self { little: false }),
            _ => None,
        }
    }

    fn short(&self, bytes: &[u8], at: usize) -> Option<usize> {
        let number: [u8; 2] = bytes.get(at..at.checked_add(2)?)?.try_into().ok()?;
        Some(usize::from(if self.little { u16::from_le_bytes(number) } else { u16::from_be_bytes(number) }))
    }

    fn long(&self, bytes: &[u8], at: usize) -> Option<usize> {
        let number: [u8; 4] = bytes.get(at..at.checked_add(4)?)?.try_into().ok()?;
        usize::try_from(if self.little { u32::from_le_bytes(number) } else { u32::from_be_bytes(number) }).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A TIFF of two directories without entries; the second points to `after`.
    fn chain(after: u32) -> Vec<u8> {
        let mut bytes = b"II*\0\x08\0\0\0".to_vec();
        bytes.extend([0, 0, 14, 0, 0, 0, 0, 0]);
        bytes.extend(after.to_le_bytes());
        bytes
    }

    #[test]
    fn the_pages_of_a_tiff_are_counted_and_a_loop_ends() {
        assert_eq!(directories(&chain(0)), [8, 14]);
        assert_eq!(directories(&chain(8)), [8, 14]);
        assert_eq!(directories(&chain(4_000)), [8, 14]);
        assert!(directories(b"II*\0").is_empty());
    }

    #[test]
    fn a_page_of_a_tiff_can_be_put_first() {
        assert_eq!(directories(&opened_at(&chain(0), 14).expect("a TIFF")), [14]);
    }
}
