//! The parties to a paper that was signed by hand and scanned: who left the place under his name without ink.

use super::fold::folded;
use crate::model::document::{Area, Block, Content, RecognisedPage};
use crate::model::place::Place;

/// Lines at the end of a page among which the parties sign.
const END: usize = 16;
/// Letters of a line that names a party.
const LINE: usize = 110;
/// Points below the last party's line within which it signs, and within which two lines are side by side.
const BELOW: i16 = 110;
const BESIDE: i16 = 14;
/// Points above the line at which a tall signature may begin.
const ABOVE: i16 = 6;

/// The number of the block that names a party without a stroke of ink below it, where another party of the same page has some.
#[must_use]
pub(crate) fn left_open(content: &Content) -> Option<usize> {
    content.recognised.iter().find_map(|page| open_on(content, page))
}

fn open_on(content: &Content, page: &RecognisedPage) -> Option<usize> {
    let here = content.blocks.iter().enumerate();
    let lines: Vec<(usize, &Block)> = here.filter(|(_, block)| block.place == Place::Page(page.page)).collect();
    let end = lines.get(lines.len().saturating_sub(END)..)?;
    let parties: Vec<(usize, Area)> = end
        .iter()
        .filter(|(_, block)| names_a_party(&block.text))
        .filter_map(|(at, block)| Some((*at, block.area?)))
        .collect();
    let signed = |place: &Area| page.strokes.iter().any(|stroke| lies_in(stroke, place));
    let places: Vec<(usize, bool)> = parties.iter().map(|(at, line)| (*at, signed(&place(line, &parties)))).collect();
    // What speaks of a party in the middle of a line leaves no place of its own.
    let starts = |at: usize| content.blocks.get(at).is_some_and(|block| is_a_party(&block.text));
    let (open, _) = places.iter().find(|(at, signed)| !signed && starts(*at))?;
    places.iter().any(|(_, signed)| *signed).then_some(*open)
}

/// True where the line, or the last sentence that begins in it, names a party.
fn names_a_party(text: &str) -> bool {
    is_a_party(text) || text.rsplit_once(". ").is_some_and(|(_, last)| is_a_party(last))
}

/// « Pour l'Agefiph, la déléguée régionale : », not « pour la durée de … ».
fn is_a_party(text: &str) -> bool {
    let plain = folded(text);
    let party = plain.strip_prefix("pour ").filter(|_| text.len() <= LINE && text.starts_with('P'));
    let named = |rest: &str| {
        text.chars().skip(5).any(char::is_uppercase) || ["organisme", "client"].iter().any(|word| rest.contains(word))
    };
    party.is_some_and(named)
}

/// Where the party of `line` signs: down to the next party's line, beside it where two stand side by side.
fn place(line: &Area, parties: &[(usize, Area)]) -> Area {
    let others = || parties.iter().map(|(_, other)| other).filter(|other| *other != line);
    let beside: Vec<&Area> = others().filter(|other| other.y0.abs_diff(line.y0) <= BESIDE.unsigned_abs()).collect();
    let right = beside.iter().map(|other| other.x0).filter(|x| *x > line.x0).min().unwrap_or(i16::MAX);
    let left = if beside.iter().any(|other| other.x0 < line.x0) { line.x0 - BESIDE } else { i16::MIN };
    let next = others().map(|other| other.y0).filter(|y| *y > line.y1).min();
    let bottom = next.unwrap_or_else(|| line.y1.saturating_add(BELOW));
    Area { x0: left, y0: line.y0 - ABOVE, x1: right, y1: bottom }
}

/// True where the middle of `stroke` is in `place`.
fn lies_in(stroke: &Area, place: &Area) -> bool {
    let middle = |from: i16, to: i16| from / 2 + to / 2;
    let (x, y) = (middle(stroke.x0, stroke.x1), middle(stroke.y0, stroke.y1));
    (place.x0..=place.x1).contains(&x) && (place.y0..=place.y1).contains(&y)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::document::BlockKind;

    fn page(lines: &[(&str, f64, f64)], strokes: &[(f64, f64)]) -> Option<usize> {
        let area = |x: f64, y: f64, width: f64| Area::new(x, y, x + width, y + 12.0);
        let block = |(text, x, y): &(&str, f64, f64)| {
            Block::new(Place::Page(1), BlockKind::Line, *text).lying_at(area(*x, *y, 150.0))
        };
        let strokes = strokes.iter().filter_map(|(x, y)| area(*x, *y, 60.0)).collect();
        let recognised = vec![RecognisedPage { page: 1, confidence: 90, dropped: 0, strokes }];
        let content = Content { blocks: lines.iter().map(block).collect(), recognised, ..Content::default() };
        left_open(&content)
    }

    #[test]
    fn a_party_without_ink_below_its_name_left_its_place_open() {
        let below =
            [("Fait à Albi", 60.0, 500.0), ("Pour l'Institut :", 60.0, 520.0), ("Pour l'Agefiph :", 60.0, 600.0)];
        assert_eq!(page(&below, &[(80.0, 545.0)]), Some(2));
        assert_eq!(page(&below, &[(80.0, 545.0), (80.0, 630.0)]), None, "both signed");
        assert_eq!(page(&below, &[]), None, "nothing tells that one of them signed");
        let beside = [("Pour l'Institut", 60.0, 600.0), ("Pour l'Agefiph", 320.0, 602.0)];
        assert_eq!(page(&beside, &[(330.0, 640.0)]), Some(0));
        assert_eq!(page(&beside, &[(70.0, 640.0), (330.0, 640.0)]), None);
        let inside =
            [("Durée : deux ans. Pour l'organisme, le 5 mai", 60.0, 560.0), ("Pour l'Agefiph, le", 60.0, 620.0)];
        assert_eq!(page(&inside, &[(80.0, 590.0)]), Some(1));
        assert_eq!(page(&inside, &[(80.0, 650.0)]), None, "a sentence leaves no place");
        let duration = [("Pour une durée de trois ans", 60.0, 560.0), ("Pour l'Agefiph :", 60.0, 600.0)];
        assert_eq!(page(&duration, &[(80.0, 630.0)]), None, "no party");
    }
}
