//! Several papers of one sort in one file: the attestations of a session, each under the same title on a page of its own.

use std::ops::{Range, RangeInclusive};

use super::fold::folded;
use crate::model::document::{Block, Content};
use crate::model::place::Place;

/// Letters of a title.
const TITLE: RangeInclusive<usize> = 8..=80;
/// Blocks at the head of a page among which its title stands, under what all pages bear.
const HEAD: usize = 4;

/// The blocks of each paper; none when no title at the head of the file comes back at the head of a page, or by itself in a text
/// without pages.
#[must_use]
pub fn find(content: &Content) -> Vec<Range<usize>> {
    let blocks = &content.blocks;
    let first = blocks.iter().take(HEAD).filter_map(title);
    let starts = first.map(|title| starts(blocks, &title)).find(|starts| starts.len() > 1).unwrap_or_default();
    let ends = starts.iter().skip(1).copied().chain([blocks.len()]);
    starts.iter().copied().zip(ends).map(|(start, end)| start..end).collect()
}

/// The folded text of a line that may be a title: a few words, and neither a day nor a number, which letters begin with.
fn title(block: &Block) -> Option<String> {
    let text = folded(&block.text);
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let plain = block.cells.is_empty() && !text.contains(|c: char| c.is_ascii_digit());
    (plain && TITLE.contains(&letters)).then_some(text)
}

fn starts(blocks: &[Block], first: &str) -> Vec<usize> {
    let same = |at: &usize| blocks.get(*at).and_then(title).is_some_and(|title| title == first);
    (0..blocks.len()).filter(same).filter(|at| heads_a_page(blocks, *at)).collect()
}

/// True among the first blocks of a printed page, and for any of a text without pages.
fn heads_a_page(blocks: &[Block], at: usize) -> bool {
    let page = |at: usize| match blocks.get(at).map(|block| &block.place) {
        Some(Place::Page(page)) => Some(*page),
        _ => None,
    };
    page(at).is_none() || at.checked_sub(HEAD).is_none_or(|before| page(before) != page(at))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::document::BlockKind;

    fn printed(pages: &[&[&str]]) -> Vec<Range<usize>> {
        let lines = (1..).zip(pages).flat_map(|(page, lines)| {
            lines.iter().map(move |line| Block::new(Place::Page(page), BlockKind::Line, *line))
        });
        find(&Content { blocks: lines.collect(), ..Content::default() })
    }

    #[test]
    fn the_same_title_on_each_page_begins_a_paper() {
        let one: &[&str] = &["Attestation de formation", "Léa Marin"];
        assert_eq!(printed(&[one, &["ATTESTATION DE FORMATION", "Paul Roux", "acquis"]]), [0..2, 2..5]);
        assert!(printed(&[one]).is_empty());
        let late = ["Résultats", "acquis", "acquis", "acquis", "Attestation de formation"];
        assert!(printed(&[one, &late]).is_empty(), "within a page");
        let headed: &[&str] = &["Centre de Foix, 3 rue Haute", "page", "Attestation de formation", "Léa Marin"];
        assert_eq!(printed(&[headed, headed]), [2..6, 6..8]);
        assert!(printed(&[&["Page"], &["Page"]]).is_empty(), "no title");
        let letter: &[&str] = &["Foix, le 3 mars 2026", "Madame,"];
        assert!(printed(&[letter, letter]).is_empty(), "letters of one day");
    }

    #[test]
    fn a_text_without_pages_has_its_papers_one_after_the_other() {
        let texts = ["Certificat de réalisation", "Léa Marin", "Certificat de réalisation", "Paul Roux"];
        let blocks = texts.map(|text| Block::new(Place::Paragraph(1), BlockKind::Paragraph, text));
        assert_eq!(find(&Content { blocks: blocks.into(), ..Content::default() }), [0..2, 2..4]);
    }
}
