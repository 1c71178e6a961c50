//! Grids that nobody answered: a header of columns, then questions with nothing beside them.

use std::collections::BTreeMap;

use super::{Blank, BlankKind};
use crate::model::document::Block;

/// Fewest questions in a row without an answer.
const QUESTIONS: usize = 4;
/// Longest name of a column, in characters.
const NAME: usize = 40;

/// The questions of `blocks` that no cell answers, where the whole grid is so.
pub(super) fn find(blocks: &[Block]) -> Vec<Blank> {
    let mut tables: BTreeMap<u32, Vec<(usize, &Block)>> = BTreeMap::new();
    for (index, block) in blocks.iter().enumerate() {
        if let Some(table) = block.table {
            tables.entry(table).or_default().push((index, block));
        }
    }
    tables.values().flat_map(|rows| unanswered(rows)).collect()
}

fn unanswered(rows: &[(usize, &Block)]) -> Vec<Blank> {
    let questions = |at: usize| {
        let header = rows.get(at).map(|(_, block)| *block)?;
        let before = at.checked_sub(1).and_then(|at| rows.get(at)).map_or(0, |(_, block)| filled(block));
        let below = rows.get(at + 1..)?;
        let bare = below.iter().take_while(|(_, block)| is_question(block, header));
        let bare: Vec<Blank> = bare.map(|(index, block)| blank(*index, block)).collect();
        (is_header(header) && before < filled(header) && bare.len() >= QUESTIONS).then_some(bare)
    };
    (0..rows.len()).find_map(questions).unwrap_or_default()
}

/// Two cells or more, all of them short names without a figure but for a scale (« Note /5 »).
fn is_header(block: &Block) -> bool {
    let name = |text: &str| {
        let figures = text.chars().filter(char::is_ascii_digit).count();
        text.chars().count() <= NAME && figures <= 2 && text.chars().any(char::is_alphabetic)
    };
    filled(block) >= 2
        && block.cells.iter().map(|cell| block.cell_text(cell).trim()).filter(|text| !text.is_empty()).all(name)
}

/// Nothing but a text under the first name of the header.
fn is_question(block: &Block, header: &Block) -> bool {
    let column = |block: &Block| {
        block.cells.iter().find(|cell| !block.cell_text(cell).trim().is_empty()).map(|cell| cell.column)
    };
    let written = |block: &Block| block.text.chars().any(char::is_alphabetic);
    filled(block) == 1 && column(block) == column(header) && written(block)
}

fn filled(block: &Block) -> usize {
    block.cells.iter().filter(|cell| !block.cell_text(cell).trim().is_empty()).count()
}

fn blank(index: usize, block: &Block) -> Blank {
    Blank { kind: BlankKind::EmptyLabel, block: index, span: 0..block.text.len() }
}
