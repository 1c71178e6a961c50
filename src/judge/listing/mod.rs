//! A list of documents against the folder: what it announces is there, at the version it gives, and nothing is left out.

mod absent;
mod unlisted;
mod version;

use crate::checks::listing::Listing;
use crate::model::document::Block;
use crate::model::finding::Finding;
use crate::text::phrase::{Phrase, forms, stems};
use crate::text::stream::Nearness;
use crate::text::tables;

use super::{Case, Piece, Question};

/// Shortest code that tells a document, in letters and digits.
const CODE: usize = 4;

/// A list of documents, row by row.
struct List<'a> {
    piece: &'a Piece,
    listing: &'a Listing,
    header: &'a Block,
    /// The rows that announce a document in use, each with its code and title.
    rows: Vec<(&'a Block, Vec<String>)>,
    /// Column of the codes.
    code: Option<u32>,
    /// Everything else in the folder.
    others: Vec<Other<'a>>,
}

/// A document that the list may announce, with the stems by which it can be known.
struct Other<'a> {
    piece: &'a Piece,
    path: String,
    /// Those of its title zone.
    head: String,
}

/// What is wrong between the list in `piece` and the folder.
pub(super) fn findings(question: &Question<'_>, piece: &Piece, listing: &Listing) -> Vec<Finding> {
    let Some(list) = read(question.case, piece, listing) else { return Vec::new() };
    let found = [absent::finding(question, &list), version::finding(question, &list)];
    found.into_iter().flatten().chain(unlisted::findings(question, &list)).collect()
}

fn read<'a>(case: &Case<'a>, piece: &'a Piece, listing: &'a Listing) -> Option<List<'a>> {
    let heads = [listing.code.as_slice(), &listing.title];
    let table = piece.facts.tables.best(&piece.document.content, &heads)?;
    let columns: Vec<u32> = table.columns.iter().copied().flatten().collect();
    let rows: Vec<_> = table.rows.iter().filter_map(|row| listed(row, &columns, listing)).collect();
    let code = table.columns.first().copied().flatten();
    let codes: Vec<String> = rows.iter().flat_map(|(row, _)| names(coded(row, code).unwrap_or(""))).collect();
    Some(List { piece, listing, header: table.header, others: others(case, piece, &codes), rows, code })
}

/// The code that a row gives, long enough to tell a document.
fn coded(row: &Block, column: Option<u32>) -> Option<&str> {
    let (_, text) = tables::cell(row, column?)?;
    (text.chars().filter(|c| c.is_alphanumeric()).count() >= CODE).then_some(text)
}

/// Everything but the list. What heads a file that bears one of the `codes` speaks of other documents.
fn others<'a>(case: &Case<'a>, list: &Piece, codes: &[String]) -> Vec<Other<'a>> {
    let others = case.pieces.iter().filter(|piece| piece.document.path != list.document.path);
    let named = |piece: &'a Piece| {
        let path = searched(&piece.document.path.replace(['_', '.', '/'], " "));
        let coded = codes.iter().any(|code| path.contains(code));
        Other { piece, head: if coded { String::new() } else { head(piece) }, path }
    };
    others.map(named).collect()
}

fn head(piece: &Piece) -> String {
    let blocks = piece.document.content.blocks.iter().enumerate();
    let titles = blocks.filter(|(index, _)| piece.facts.stream.nearness(*index) == Nearness::Title);
    let text: Vec<&str> = titles.map(|(_, block)| block.text.as_str()).collect();
    searched(&text.join(" ").replace('_', " "))
}

/// The forms of a code or a title. « DE-08 » is no 08 with an article: without its letters, which stems leave out, it names nothing.
fn names(text: &str) -> Vec<String> {
    let lettered = |text: &str| text.contains(char::is_alphabetic);
    forms(text).into_iter().filter(|form| lettered(form) || !lettered(text)).collect()
}

/// The stems of `text`, with words apart where a hyphen joins them, then closed up.
fn searched(text: &str) -> String {
    [text, &text.replace('-', "")].into_iter().filter_map(stems).collect()
}

/// Code and title of a row that announces a document in use.
fn listed<'a>(row: &'a Block, columns: &[u32], listing: &Listing) -> Option<(&'a Block, Vec<String>)> {
    let stems = stems(&row.text.replace('\t', " "))?;
    let withdrawn = listing.withdrawn.iter().flat_map(Phrase::forms).any(|word| stems.contains(word));
    let words = texts(row, columns);
    (!withdrawn && words.len() == columns.len()).then_some((row, words))
}

/// The name of the file that the piece is of, without its folders.
fn name(piece: &Piece) -> &str {
    piece.document.path.rsplit('/').next().unwrap_or("")
}

fn texts(row: &Block, columns: &[u32]) -> Vec<String> {
    columns.iter().filter_map(|&column| tables::cell(row, column)).map(|(_, text)| text.to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_that_an_article_begins_is_no_bare_number() {
        let stands = |code: &str, text: &str| names(code).iter().any(|form| searched(text).contains(form.as_str()));
        assert!(stands("DE-08", "Études/DE-08 Sous-traitant v1 docx"));
        assert!(!stands("DE-08", "Cuisinier, version 5 du 08/09/2026"));
        assert!(stands("PR-14", "PR 14 Accueil"));
        assert_eq!(names("08"), [" 08 "], "a number is a code where it has no letters");
    }
}
