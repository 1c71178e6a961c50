//! How many widths a font of a PDF declares. The library makes room for as many as the file says, be it billions.

use hayro_syntax::object::{Array, Dict};

/// Widths of one font: each of its codes (ISO 32000-2, 9.7.4.2) a few times over.
const WIDTHS: usize = 1 << 18;

/// True when the font declares no more widths than a font can have.
pub(super) fn are_modest(font: &Dict<'_>) -> bool {
    let inner = font.get::<Array<'_>>(b"DescendantFonts").and_then(|fonts| fonts.iter::<Dict<'_>>().next());
    let list = |key: &[u8]| inner.as_ref().and_then(|inner| inner.get::<Array<'_>>(key)).unwrap_or_default();
    let before = font.get::<usize>(b"FirstChar").unwrap_or(0);
    before.saturating_add(across(&list(b"W"))).saturating_add(down(&list(b"W2"))) <= WIDTHS
}

/// Widths for lines that run across (9.7.4.3): a first code and a list, or two codes and one width.
fn across(widths: &Array<'_>) -> usize {
    let mut items = widths.flex_iter();
    let mut count = 0_usize;
    loop {
        if items.next::<(u32, Array<'_>)>().is_some() {
            continue;
        }
        let Some((first, last, _)) = items.next::<(u32, u32, f32)>() else { return count };
        count = count.saturating_add(span(first, last));
    }
}

/// Widths for lines that run down, with where their glyphs hang.
fn down(widths: &Array<'_>) -> usize {
    let mut items = widths.flex_iter();
    let mut count = 0_usize;
    loop {
        if items.next::<(u32, Array<'_>)>().is_some() {
            continue;
        }
        let Some((first, last, ..)) = items.next::<(u32, u32, f32, f32, f32)>() else { return count };
        count = count.saturating_add(span(first, last));
    }
}

fn span(first: u32, last: u32) -> usize {
    usize::try_from(last.saturating_sub(first)).unwrap_or(usize::MAX)
}
