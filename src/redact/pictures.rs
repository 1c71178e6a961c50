//! What of a page may be shown as a picture beside a quote: at the level of the quote, and never more. Where numbers are masked,
//! lines that hold some are struck out, and what was not read as text is blurred, for nobody knows what it says.

use crate::model::document::{Area, Block, BlockKind, Content};
use crate::model::picture::{Passage, Seat};
use crate::model::place::Place;
use crate::model::report::{Redaction, Report};
use crate::text::mask::mask;

/// Why a passage is not shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Refusal {
    /// The level of the report forbids it.
    Personal,
    /// Where it stands on its page is not known.
    Nowhere,
}

/// The passage that `quote` gives of page `page`, as `level` lets it be shown.
///
/// # Errors
/// Why it is not shown.
pub fn passage(content: &Content, page: u32, quote: &str, level: Redaction) -> Result<Passage, Refusal> {
    let veiled = level != Redaction::None;
    if level == Redaction::Omit || (veiled && mask(quote) != quote) {
        return Err(Refusal::Personal);
    }
    if veiled && content.unseen.contains(&page) {
        // What the page shows is not what was read of it: nobody can tell what would be seen.
        return Err(Refusal::Nowhere);
    }
    let lines: Vec<(&Block, Area)> = content.blocks.iter().filter_map(|block| printed(block, page)).collect();
    let quoted = core(quote);
    let (block, area) =
        *lines.iter().find(|(block, _)| !quoted.is_empty() && shown(block).contains(quoted)).ok_or(Refusal::Nowhere)?;
    let hidden = if veiled { personal(&lines) } else { vec![false; lines.len()] };
    if lines.iter().zip(&hidden).any(|((one, _), hidden)| *hidden && std::ptr::eq(*one, block)) {
        return Err(Refusal::Personal);
    }
    let those = |wanted: bool| -> Vec<Area> {
        let lines = lines.iter().zip(&hidden).filter(|(_, hidden)| **hidden == wanted);
        lines.filter(|((block, _), _)| wanted || !block.is_shaky() || !veiled).map(|((_, area), _)| *area).collect()
    };
    let (mut shown, struck) = (those(false), those(true));
    if !shown.contains(&area) {
        shown.push(area);
    }
    Ok(Passage { page, area, shown, struck, veiled, recognised: block.confidence.is_some() })
}

/// Takes from `report` the pictures that `level` forbids, whoever put them there.
pub(super) fn restrict(report: &mut Report, level: Redaction) {
    let (indicators, pictures) = (&report.indicators, &mut report.pictures);
    let quote = |(indicator, artefact, evidence): &Seat| {
        let artefact = indicators.get(*indicator)?.artefacts.get(*artefact)?;
        Some(artefact.evidence.get(*evidence)?.quote.as_str())
    };
    match level {
        Redaction::None => {}
        Redaction::Mask => pictures.passages.retain(|seat, _| quote(seat).is_some_and(|quote| mask(quote) == quote)),
        Redaction::Omit => {
            pictures.passages.clear();
            pictures.pages.clear();
        }
    }
}

/// A line that stands printed on the page, and where.
fn printed(block: &Block, page: u32) -> Option<(&Block, Area)> {
    let printed = !matches!(block.kind, BlockKind::Comment | BlockKind::Field | BlockKind::Note);
    block.area.filter(|_| printed && block.place == Place::Page(page)).map(|area| (block, area))
}

/// The text of a block as quotes give it.
fn shown(block: &Block) -> String {
    let words = block.text.replace('\t', "·");
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What a quote surely holds of its block.
fn core(quote: &str) -> &str {
    quote.trim_start_matches('…').trim_end_matches('…').trim()
}

/// Which lines hold numbers that are masked, be it together with the next line.
fn personal(lines: &[(&Block, Area)]) -> Vec<bool> {
    let texts: Vec<String> = lines.iter().map(|(block, _)| block.text.replace('\t', " ")).collect();
    let masked: Vec<String> = texts.iter().map(|text| mask(text)).collect();
    let mut personal: Vec<bool> = texts.iter().zip(&masked).map(|(text, masked)| text != masked).collect();
    for at in 1..texts.len() {
        let [Some(above), Some(below)] = [texts.get(at - 1), texts.get(at)] else { continue };
        let alone = [masked.get(at - 1), masked.get(at)].map(|one| one.map_or("", String::as_str)).join(" ");
        if mask(&format!("{above} {below}")) != alone {
            personal.iter_mut().skip(at - 1).take(2).for_each(|one| *one = true);
        }
    }
    personal
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str, top: i16) -> Block {
        let area = Area { x0: 50, y0: top, x1: 400, y1: top + 12 };
        Block::new(Place::Page(1), BlockKind::Line, text).lying_at(Some(area))
    }

    fn page(lines: &[&str]) -> Content {
        let blocks = lines.iter().zip((100..).step_by(14)).map(|(text, top)| line(text, top)).collect();
        Content { blocks, ..Content::default() }
    }

    #[test]
    fn a_passage_is_found_by_its_quote_and_its_neighbours_are_shown() {
        let content = page(&["Registre de sécurité", "Visite du\t3 mars 2026", "Sans observation"]);
        let passage = passage(&content, 1, "…Visite du·3 mars 2026…", Redaction::Mask).unwrap();
        assert_eq!((passage.area.y0, passage.shown.len(), passage.struck.len()), (114, 3, 0));
        assert!(passage.veiled && !passage.recognised);
    }

    #[test]
    fn lines_with_numbers_are_struck_out_be_they_broken_in_two() {
        let content = page(&["Registre", "Appeler le 06 12 34 56 78", "Léa : 06 12 34", "56 78, merci", "Fin"]);
        let passage = passage(&content, 1, "Registre", Redaction::Mask).unwrap();
        assert_eq!(passage.struck.iter().map(|area| area.y0).collect::<Vec<_>>(), [114, 128, 142]);
        let bare = super::passage(&content, 1, "Registre", Redaction::None).unwrap();
        assert_eq!((bare.struck.len(), bare.shown.len(), bare.veiled), (0, 5, false));
    }

    #[test]
    fn a_personal_passage_is_refused_and_so_is_every_passage_under_omit() {
        let content = page(&["Léa : 06 12 34", "56 78", "Registre"]);
        assert_eq!(passage(&content, 1, "Léa : 06 12 34", Redaction::Mask), Err(Refusal::Personal));
        assert_eq!(passage(&content, 1, "Registre", Redaction::Omit), Err(Refusal::Personal));
        assert_eq!(passage(&content, 2, "Registre", Redaction::None), Err(Refusal::Nowhere));
        assert!(passage(&content, 1, "Léa : 06 12 34", Redaction::None).is_ok());
    }

    #[test]
    fn a_line_that_a_machine_hardly_read_is_not_shown_for_its_words() {
        let mut content = page(&["Registre", "0b I2 34"]);
        content.blocks.iter_mut().zip([95, 60]).for_each(|(block, sure)| block.confidence = Some(sure));
        let passage = passage(&content, 1, "Registre", Redaction::Mask).unwrap();
        assert_eq!((passage.shown.len(), passage.struck.len(), passage.recognised), (1, 0, true));
    }
}
