//! Documents that bear a code like those of the list and are not in it.

use std::collections::BTreeSet;

use super::{List, name};
use crate::judge::{Piece, Question, findings};
use crate::model::finding::Finding;
use crate::model::status::{Code, Level};
use crate::text::tables;
use crate::text::versions::code_of;

/// Codes from which the list has a system.
const CODES: usize = 5;
/// Documents that are told one by one; of more, the list is told.
const TOLD: usize = 6;

/// What is told of documents with a code that the list does not have.
pub(super) fn findings(question: &Question<'_>, list: &List<'_>) -> Vec<Finding> {
    let strange = strange(question, list).unwrap_or_default();
    if strange.len() > TOLD {
        let names: Vec<&str> = strange.iter().take(TOLD).map(|piece| name(piece)).collect();
        return vec![finding(question, list, (list.piece, strange.len(), &names))];
    }
    strange.into_iter().map(|piece| finding(question, list, (piece, 1, &[name(piece)]))).collect()
}

/// The documents with a code of one of the list's families that the list does not have.
fn strange<'a>(question: &Question<'a>, list: &List<'_>) -> Option<Vec<&'a Piece>> {
    let column = list.code?;
    let rows = list.header_rows(column);
    let listed: BTreeSet<String> = rows.iter().filter_map(|text| code_of(text)).collect();
    if listed.len() < CODES {
        return None;
    }
    let families: BTreeSet<&str> = listed.iter().map(|code| family(code)).collect();
    let house = house(&listed);
    let own =
        question.case.pieces.iter().filter(|piece| piece.part == 0 && piece.document.path != list.piece.document.path);
    let akin = |code: &str| families.contains(family(code)) || house.is_some_and(|house| code.starts_with(house));
    let unknown = |code: String| akin(&code) && !listed.contains(&code);
    Some(own.filter(|piece| piece.code().is_some_and(unknown)).collect())
}

fn finding(question: &Question<'_>, list: &List<'_>, (about, n, names): (&Piece, usize, &[&str])) -> Finding {
    let words = question.case.words;
    let place = words.place(&list.header.place);
    let args = [("n", n.to_string()), ("names", words.series(names)), ("list", list.piece.document.path.clone())];
    let mut args: Vec<(&str, &str)> = args.iter().map(|(name, value)| (*name, value.as_str())).collect();
    args.push(("place", &place));
    let mut finding = findings::about(question, about, Code::Unlisted, Level::Note);
    finding.message = words.tell("finding-unlisted", &args);
    finding.expected = words.tell("expected-unlisted", &args);
    finding.found = words.tell("found-unlisted", &args);
    finding
}

impl List<'_> {
    /// What stands in `column`, row by row, withdrawn documents included.
    fn header_rows(&self, column: u32) -> Vec<String> {
        let table = self.header.table;
        let rows = self.piece.document.content.blocks.iter().filter(|block| block.table == table);
        rows.filter_map(|row| tables::cell(row, column)).map(|(_, text)| text.to_owned()).collect()
    }
}

/// What every listed code begins with, when they go on in several groups: « msf- » of « msf-pr-01 » and « msf-in-03 ».
fn house(listed: &BTreeSet<String>) -> Option<&str> {
    let code = listed.first()?;
    let (house, rest) = code.split_at(code.find('-')? + 1);
    (rest.contains('-') && listed.iter().all(|code| code.starts_with(house))).then_some(house)
}

/// A code without its last number.
fn family(code: &str) -> &str {
    code.trim_end_matches(|c: char| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_family_is_a_code_without_its_number() {
        assert_eq!(family("r1-pro-02"), "r1-pro-");
    }

    #[test]
    fn a_house_is_what_all_codes_of_several_groups_begin_with() {
        let listed = |codes: &[&str]| codes.iter().map(|code| (*code).to_owned()).collect::<BTreeSet<_>>();
        assert_eq!(house(&listed(&["msf-pr-01", "msf-en-02"])), Some("msf-"));
        assert_eq!(house(&listed(&["msf-pr-01", "pr-02"])), None);
        assert_eq!(house(&listed(&["pr-01", "pr-02"])), None);
    }
}
