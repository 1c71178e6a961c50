//! A list of documents against the files of the folder: what it announces must be there.

use crate::checks::listing::Listing;
use crate::model::document::Block;
use crate::model::finding::Finding;
use crate::model::status::Code;
use crate::text::phrase::forms;
use crate::text::stream::Nearness;
use crate::text::tables;

use super::{Case, Piece, Question, findings};

/// Rows that make a list worth comparing.
const ROWS: usize = 5;
/// Share of the rows, in percent, that may be absent before the list is one of another folder.
const STRANGE: usize = 40;
/// Rows named in the finding.
const NAMED: usize = 6;

/// The finding for the list in `piece`, if it announces documents that are nowhere.
pub(super) fn finding(question: &Question<'_>, piece: &Piece, listing: &Listing) -> Option<Finding> {
    let names = [listing.code.clone(), listing.title.clone()];
    let table = tables::best(&piece.document.content, &names)?;
    let columns: Vec<u32> = table.columns.iter().copied().flatten().collect();
    let known = known(question.case, piece);
    let rows: Vec<(&Block, Vec<String>)> = table.rows.iter().filter_map(|row| listed(row, &columns, listing)).collect();
    let absent: Vec<&(&Block, Vec<String>)> = rows.iter().filter(|(_, words)| !present(&known, words)).collect();
    if rows.len() < ROWS || absent.is_empty() || absent.len() * 100 > rows.len() * STRANGE {
        return None;
    }
    let shown: Vec<String> = absent.iter().take(NAMED).map(|(_, words)| words.join(" ")).collect();
    let words = question.case.words;
    let args = [("n", absent.len().to_string()), ("rows", rows.len().to_string()), ("names", shown.join(" ; "))];
    let args: Vec<(&str, &str)> = args.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let mut finding = findings::about(question, piece, Code::ListedButAbsent, Code::ListedButAbsent.level());
    finding.message = words.tell("finding-listing", &args);
    finding.expected = words.say("expected-listing");
    finding.found = words.tell("found-listing", &args);
    finding.place = absent.first().map(|(row, _)| row.place.clone());
    Some(finding)
}

/// Code and title of a row that announces a document in use.
fn listed<'a>(row: &'a Block, columns: &[u32], listing: &Listing) -> Option<(&'a Block, Vec<String>)> {
    let stems = forms(&row.text.replace('\t', " ")).into_iter().next()?;
    let withdrawn = listing.withdrawn.iter().flat_map(|word| forms(word)).any(|word| stems.contains(&word));
    let words: Vec<String> =
        columns.iter().filter_map(|&column| tables::cell(row, column)).map(|(_, text)| text.to_owned()).collect();
    (!withdrawn && words.len() == columns.len()).then_some((row, words))
}

/// The stems of every other file's path and title zone.
fn known(case: &Case<'_>, list: &Piece) -> Vec<String> {
    let others = case.pieces.iter().filter(|piece| piece.document.path != list.document.path);
    others.flat_map(|piece| [path(piece), head(piece)]).collect()
}

fn path(piece: &Piece) -> String {
    forms(&piece.document.path.replace(['_', '.', '/'], " ")).into_iter().next().unwrap_or_default()
}

fn head(piece: &Piece) -> String {
    let blocks = piece.document.content.blocks.iter().enumerate();
    let titles = blocks.filter(|(index, _)| piece.facts.stream.nearness(*index) == Nearness::Title);
    let text: Vec<&str> = titles.map(|(_, block)| block.text.as_str()).collect();
    forms(&text.join(" ").replace('_', " ")).into_iter().next().unwrap_or_default()
}

fn present(known: &[String], words: &[String]) -> bool {
    words
        .iter()
        .flat_map(|word| forms(&word.replace('_', " ")))
        .any(|form| known.iter().any(|text| text.contains(&form)))
}
