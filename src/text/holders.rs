//! Who holds a part: the person whom a document ties to a phrase ("référent handicap : Élodie Bascoul").
//!
//! Only tight ties count: the same cell row, a separator, a formula of appointment, or a box with one name beside it.

use super::fold::folded;
use super::names;
use super::phrase::forms;
use super::stream::{Spot, Stream};
use crate::model::document::{Block, Content};

/// Words between a name and a part that leave them tied, folded.
const LINKS: &[&str] = &[
    "est",
    "sera",
    "reste",
    "designe",
    "designee",
    "nomme",
    "nommee",
    "notre",
    "votre",
    "le",
    "la",
    "comme",
    "en",
    "qualite",
    "de",
    "tant",
    "que",
    "charge",
    "chargee",
    "fonction",
    "fonctions",
    "role",
    "du",
    "d'un",
    "d'une",
    "un",
    "une",
];
/// Letters beside the part that a box may hold.
const BESIDE: usize = 12;

/// A person tied to a part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holder {
    /// The name as written.
    pub name: String,
    /// Where the part is named.
    pub spot: Spot,
}

/// Everybody whom `content` ties to one of the phrases `said`, in order.
#[must_use]
pub fn find(content: &Content, stream: &Stream, said: &[String]) -> Vec<Holder> {
    let forms: Vec<String> = said.iter().flat_map(|phrase| forms(phrase)).collect();
    let mut holders: Vec<Holder> = Vec::new();
    for spot in stream.find_all(&forms) {
        if let Some(name) = tied(content, &spot).filter(|_| !holders.iter().any(|known| known.spot == spot)) {
            holders.push(Holder { name, spot });
        }
    }
    holders
}

fn tied(content: &Content, spot: &Spot) -> Option<String> {
    let block = content.blocks.get(spot.block)?;
    let parts = segments(block);
    let own =
        parts.iter().position(|(start, text)| spot.span.start >= *start && spot.span.start <= start + text.len())?;
    let (start, text) = parts.get(own)?;
    let before = text.get(..spot.span.start.checked_sub(*start)?)?;
    let after = text.get(spot.span.end.checked_sub(*start)?.min(text.len())..)?;
    let inline = after_part(after).or_else(|| before_part(before)).or_else(|| leading(text, before, after));
    let alone = is_alone(before, after) || (parts.len() > 1 && is_listed(before, after));
    inline.or_else(|| alone.then(|| beside(content, spot.block, (&parts, own))).flatten())
}

/// The cells of a row, or the columns of a printed line, with where each begins.
fn segments(block: &Block) -> Vec<(usize, &str)> {
    let mut segments = Vec::new();
    let mut start = 0;
    for piece in block.text.split('\t') {
        let mut at = start;
        for column in piece.split("  ") {
            segments.push((at, column));
            at += column.len() + 2;
        }
        start += piece.len() + 1;
    }
    segments
}

/// « … : Élodie Bascoul », « … – Mme Bascoul », « … Mme Bascoul ».
fn after_part(after: &str) -> Option<String> {
    let rest = after.trim_start();
    let bare = rest.trim_start_matches([':', '–', '—', '-', '=', ' ', '\u{a0}']);
    let separated = bare.len() < rest.len();
    let name = names::at_start(bare)?;
    let civil = !bare.starts_with(name.split(' ').next().unwrap_or(""));
    (separated || civil).then_some(name)
}

/// « Élodie Bascoul, … », « désigne Élodie Bascoul … », « Élodie Bascoul est nommée … ».
fn before_part(before: &str) -> Option<String> {
    let mut rest = before.trim_end();
    loop {
        rest = rest.trim_end_matches([',', '–', '—', '-', '(', ':', ' ', '\u{a0}']);
        let last = rest.rsplit([' ', '\u{a0}']).next().unwrap_or("");
        if last.is_empty() || !LINKS.contains(&folded(last).as_str()) {
            break;
        }
        rest = rest.get(..rest.len() - last.len())?.trim_end();
    }
    names::at_end(rest)
}

/// True when the part stands by itself, but for an article or a colon.
fn is_alone(before: &str, after: &str) -> bool {
    let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).count();
    letters(before) <= BESIDE && letters(after) == 0
}

/// « Yann Le Goff, coordinateur, référent qualité »: whose line it is, when the part is one of several that follow the name.
fn leading(text: &str, before: &str, after: &str) -> Option<String> {
    let name = names::at_start(text)?;
    let rest = before.split_once(',')?.1;
    (is_listed(before, after) && !rest.split(',').any(|part| names::at_start(part).is_some())).then_some(name)
}

/// True when the part is one of several in a cell: « référente qualité, relations entreprises ».
fn is_listed(before: &str, after: &str) -> bool {
    const BETWEEN: [char; 6] = [',', ';', '/', '+', '&', '\n'];
    let (before, after) = (before.trim_end_matches(' '), after.trim_start_matches(' '));
    (before.is_empty() || before.ends_with(BETWEEN)) && (after.is_empty() || after.starts_with(BETWEEN))
}

/// The other cells of the row; then the lines around, when only one of them is a name.
fn beside(content: &Content, block: usize, (parts, own): (&[(usize, &str)], usize)) -> Option<String> {
    let next = parts.iter().skip(own + 1).find_map(|(_, text)| names::whole(text));
    let before = parts.iter().take(own).rev().find_map(|(_, text)| names::whole(text));
    if next.is_some() || before.is_some() || parts.len() > 1 {
        return next.or(before);
    }
    let line = |at: Option<usize>| {
        let other = content.blocks.get(at?).filter(|other| other.table.is_none())?;
        names::whole(&other.text)
    };
    match (line(block.checked_sub(1)), line(block.checked_add(1))) {
        (Some(name), None) | (None, Some(name)) => Some(name),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::document::BlockKind;
    use crate::model::place::Place;

    fn held(lines: &[&str]) -> Vec<String> {
        let block = |line: &&str| Block::new(Place::Page(1), BlockKind::Paragraph, *line);
        let content = Content { blocks: lines.iter().map(block).collect(), ..Content::default() };
        let said = ["référent handicap".to_owned()];
        find(&content, &Stream::new(&content), &said).into_iter().map(|holder| holder.name).collect()
    }

    #[test]
    fn a_name_is_tied_to_its_part_in_many_ways() {
        for line in [
            "Référente handicap : Élodie Bascoul",
            "Votre référente handicap – Mme Élodie Bascoul",
            "Élodie Bascoul, référente handicap, animatrice",
            "et désigne Élodie Bascoul référente handicap des trois sites.",
            "Mme Élodie Bascoul est désignée référente handicap à compter du 3 mars",
            "désigne Mme Élodie Bascoul en qualité de référente handicap",
            "Référente handicap\tÉlodie Bascoul\t06 00",
            "Élodie Bascoul, animatrice, référente handicap, membre du groupe",
            "Élodie Bascoul\tréférente handicap",
            "Élodie Bascoul\taccueil, référente handicap, planning\t05",
        ] {
            assert_eq!(held(&[line]), ["Élodie Bascoul"], "{line}");
        }
        assert_eq!(held(&["Référente handicap", "Élodie Bascoul", "04 67"]), ["Élodie Bascoul"]);
    }

    #[test]
    fn what_is_not_tied_is_left_alone() {
        for line in [
            "Le référent handicap accueille chaque stagiaire.",
            "Référent handicap suppléant : Marc Puig",
            "Référent handicap : à désigner",
            "Marc Puig, appui au référent handicap, animateur",
            "Marc Puig\trapport au référent handicap, planning",
            "La lettre du référent handicap est signée par Claire Montagnac",
            "Formation « Référent handicap » organisée avec l'appui de l'Agefiph",
        ] {
            assert_eq!(held(&[line]), Vec::<String>::new(), "{line}");
        }
        assert_eq!(held(&["Sabine Courtade", "Référente handicap", "Élodie Bascoul"]), Vec::<String>::new());
    }
}
