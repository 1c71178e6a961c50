//! How many widths a font of a PDF declares. The library makes room for as many as the file says, be it billions.

use hayro_syntax::object::array::FlexArrayIter;
use hayro_syntax::object::{Array, Dict};

/// Widths of one font: each of its codes (ISO 32000-2, 9.7.4.2) a few times over.
const WIDTHS: usize = 1 << 18;

/// True when the font declares no more widths than a font can have.
pub(super) fn are_modest(font: &Dict<'_>) -> bool {
    let inner = font.get::<Array<'_>>(b"DescendantFonts").and_then(|fonts| fonts.iter::<Dict<'_>>().next());
    let list = |key: &[u8]| inner.as_ref().and_then(|inner| inner.get::<Array<'_>>(key)).unwrap_or_default();
    let before = font.get::<usize>(b"FirstChar").unwrap_or(0);
    let across = spans(&list(b"W"), |items| items.next::<(u32, u32, f32)>().map(|(first, last, _)| (first, last)));
    let down =
        spans(&list(b"W2"), |items| items.next::<(u32, u32, f32, f32, f32)>().map(|(first, last, ..)| (first, last)));
    before.saturating_add(across).saturating_add(down) <= WIDTHS
}

/// Codes between the first and the last of each `stretch` (9.7.4.3); a first code with a list makes room for no more than it holds.
fn spans(widths: &Array<'_>, stretch: impl Fn(&mut FlexArrayIter<'_>) -> Option<(u32, u32)>) -> usize {
    let mut items = widths.flex_iter();
    let mut count = 0_usize;
    loop {
        if items.next::<(u32, Array<'_>)>().is_some() {
            continue;
        }
        let Some((first, last)) = stretch(&mut items) else { return count };
        count = count.saturating_add(usize::try_from(last.saturating_sub(first)).unwrap_or(usize::MAX));
    }
}
