//! Table headers: column names that stand side by side, in a row or in neighbouring printed lines.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::document::{Block, BlockKind, Document};

/// A printed table may wrap its header over so many lines.
const WRAPPED_LINES: usize = 3;

/// Printed lines under a header among which its rows are looked for.
const UNDER: usize = 24;

/// Rows of the table that the block `header` heads; of a printed one, the lines under it that hold columns.
pub(super) fn rows(document: &Document, header: usize) -> usize {
    let blocks = document.content.blocks.get(header + 1..).unwrap_or_default();
    match document.content.blocks.get(header).and_then(|block| block.table) {
        Some(table) => blocks.iter().take_while(|block| block.table == Some(table)).count(),
        None => blocks
            .iter()
            .take(UNDER)
            .take_while(|block| !is_heading(block))
            .filter(|block| block.text.contains('\t'))
            .count(),
    }
}

fn is_heading(block: &Block) -> bool {
    matches!(block.kind, BlockKind::Title | BlockKind::Heading)
}

/// First block where at least `needed` of the columns stand together; `columns[i]` lists the blocks that hold column i.
pub(super) fn find(document: &Document, columns: &[&[usize]], needed: usize) -> Option<usize> {
    if columns.iter().filter(|blocks| !blocks.is_empty()).count() < needed {
        return None;
    }
    let mut by_block: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    for (column, blocks) in columns.iter().enumerate() {
        for block in *blocks {
            by_block.entry(*block).or_default().insert(column);
        }
    }
    by_block.keys().copied().find(|&block| together(document, &by_block, block) >= needed)
}

fn together(document: &Document, by_block: &BTreeMap<usize, BTreeSet<usize>>, first: usize) -> usize {
    let printed = |block: usize| document.content.blocks.get(block).is_some_and(|b| b.kind != BlockKind::Row);
    let last = if printed(first) { first + WRAPPED_LINES - 1 } else { first };
    let window = by_block.range(first..=last).filter(|(block, _)| **block == first || printed(**block));
    window.flat_map(|(_, columns)| columns.iter().copied()).collect::<BTreeSet<usize>>().len()
}
