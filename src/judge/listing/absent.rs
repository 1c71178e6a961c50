//! A list of documents against the files of the folder: what it announces must be there.

use crate::model::document::Block;
use crate::model::finding::Finding;
use crate::model::status::Code;
use crate::text::tables;

use super::{List, names, texts};
use crate::judge::{Question, findings};

/// Rows that make a list worth comparing.
const ROWS: usize = 5;
/// Share of the rows, in percent, that may be absent before the list is one of another folder.
const STRANGE: usize = 40;
/// Rows named in the finding.
const NAMED: usize = 6;

/// The finding for a list that announces documents which are nowhere.
pub(super) fn finding(question: &Question<'_>, list: &List<'_>) -> Option<Finding> {
    let places = tables::all_heads(list.header, &list.listing.location);
    let known: Vec<&str> = list.others.iter().flat_map(|other| [other.path.as_str(), &other.head]).collect();
    let files = |row: &Block| texts(row, &places).into_iter().filter(|text| names_a_file(text)).collect::<Vec<_>>();
    let there = |row: &Block, words: &[String]| present(&known, words) || present(&known, &files(row));
    let rows = &list.rows;
    let absent: Vec<&(&Block, Vec<String>)> = rows.iter().filter(|(row, words)| !there(row, words)).collect();
    if rows.len() < ROWS || absent.is_empty() || absent.len() * 100 > rows.len() * STRANGE {
        return None;
    }
    let shown: Vec<String> = absent.iter().take(NAMED).map(|(_, words)| words.join(" ")).collect();
    let words = question.case.words;
    let args = [("n", absent.len().to_string()), ("rows", rows.len().to_string()), ("names", words.series(&shown))];
    let args: Vec<(&str, &str)> = args.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let mut finding = findings::about(question, list.piece, Code::ListedButAbsent, Code::ListedButAbsent.level());
    finding.message = words.tell("finding-listing", &args);
    finding.expected = words.say("expected-listing");
    finding.found = words.tell("found-listing", &args);
    finding.place = absent.first().map(|(row, _)| row.place.clone());
    Some(finding)
}

/// True for a place that names a file and not only a folder.
fn names_a_file(place: &str) -> bool {
    let extension = place.trim().rsplit_once('.').map(|(_, extension)| extension);
    extension.is_some_and(|ext| (2..=4).contains(&ext.len()) && ext.chars().all(char::is_alphanumeric))
}

fn present(known: &[&str], words: &[String]) -> bool {
    words
        .iter()
        .flat_map(|word| names(&word.replace(['_', '.', '/', '\\'], " ")))
        .any(|form| known.iter().any(|text| text.contains(&form)))
}
