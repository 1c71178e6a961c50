//! What a line break cuts in two: each printed line is a block of its own.

use std::borrow::Cow;

use crate::model::document::{Block, BlockKind};

/// Bytes of the next line that may end what this one begins.
const AHEAD: usize = 40;

/// True when `next` may go on with the sentence of `block`: lines of one page and one kind.
pub(crate) fn runs_on(block: &Block, next: &Block) -> bool {
    let printed = matches!(block.kind, BlockKind::Line | BlockKind::Title | BlockKind::Heading);
    printed && block.kind == next.kind && block.place == next.place
}

/// The text of `block`, with the head of the next line where both may hold a half of one thing.
pub(crate) fn mended<'t>(block: &'t Block, next: Option<&Block>, halves: impl Fn(&str, &str) -> bool) -> Cow<'t, str> {
    let text = block.text.as_str();
    let next = next.filter(|next| runs_on(block, next)).map(|next| next.text.as_str());
    let Some(head) = next.filter(|head| halves(text, head)) else { return text.into() };
    format!("{text} {}", head.get(..head.floor_char_boundary(AHEAD)).unwrap_or("")).into()
}

/// True when a number ends `text` and begins `head`.
pub(crate) fn halves_of_a_number(text: &str, head: &str) -> bool {
    text.ends_with(|c: char| c.is_ascii_digit()) && head.starts_with(|c: char| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::place::Place;

    #[test]
    fn only_halves_on_lines_of_one_page_are_mended() {
        let line = |page, text: &str| Block::new(Place::Page(page), BlockKind::Line, text);
        let mended = |one: &Block, next: &Block| mended(one, Some(next), halves_of_a_number).into_owned();
        let first = line(1, "sécurité sociale 2 89 03");
        assert_eq!(
            mended(&first, &line(1, "38 565 127 85, demeurant")),
            "sécurité sociale 2 89 03 38 565 127 85, demeurant"
        );
        for next in [line(2, "38 565 127 85"), line(1, "demeurant à Saint-Joseph")] {
            assert_eq!(mended(&first, &next), "sécurité sociale 2 89 03");
        }
    }
}
