//! One file, several documents: the sheets of a workbook, the attachments of a mail. Each is judged by itself.

use std::collections::BTreeMap;

use crate::model::document::{Block, BlockKind, Content, Document, Reading, SignatureMark};
use crate::model::place::Place;

/// Rows from which a sheet is a table of its own rather than a list of choices or a note.
const OWN_SHEET: usize = 4;

/// Marks the key of an attachment.
const ENTRY: char = '\u{1}';

/// Splits `document` into its parts, in order; the first one keeps what is said of the file as a whole.
#[must_use]
pub fn split(document: Document) -> Vec<Document> {
    let keys = keys(&document.content.blocks);
    let mut order: Vec<&String> = Vec::new();
    for key in &keys {
        if !order.contains(&key) {
            order.push(key);
        }
    }
    if order.len() < 2 {
        return vec![document];
    }
    let names: Vec<String> = order.into_iter().cloned().collect();
    parts(document, &keys, &names)
}

fn parts(document: Document, keys: &[String], names: &[String]) -> Vec<Document> {
    let Content { blocks, pages, unseen, recognised, pictures, scans, signatures, properties, remarks } =
        document.content;
    let mut grouped: BTreeMap<&String, Vec<Block>> = BTreeMap::new();
    for (key, block) in keys.iter().zip(blocks) {
        grouped.entry(key).or_default().push(block);
    }
    let part = |(index, name): (usize, &String)| {
        let first = index == 0;
        let own = |mark: &&SignatureMark| {
            mark.place
                .as_ref()
                .map_or(first, |place| entry(place).is_some_and(|entry| name.strip_prefix(ENTRY) == Some(entry)))
        };
        Document {
            path: document.path.clone(),
            sha256: document.sha256.clone(),
            size: document.size,
            format: document.format,
            reading: Reading {
                state: document.reading.state,
                problems: if first { document.reading.problems.clone() } else { Vec::new() },
            },
            content: Content {
                blocks: grouped.remove(name).unwrap_or_default(),
                pages: pages.filter(|_| first),
                unseen: if first { unseen.clone() } else { Vec::new() },
                recognised: if first { recognised.clone() } else { Vec::new() },
                pictures: if first { pictures } else { 0 },
                scans: if first { scans } else { 0 },
                signatures: signatures.iter().filter(own).cloned().collect(),
                properties: properties.clone(),
                remarks: if first { remarks.clone() } else { Vec::new() },
            },
        }
    };
    names.iter().enumerate().map(part).collect()
}

/// The part that each block belongs to. A sheet too small to stand alone goes with the one before it.
fn keys(blocks: &[Block]) -> Vec<String> {
    let mut rows: BTreeMap<&str, usize> = BTreeMap::new();
    for block in blocks.iter().filter(|block| block.kind == BlockKind::Row) {
        *rows.entry(sheet(&block.place).unwrap_or("")).or_default() += 1;
    }
    let large = |name: &str| rows.get(name).is_some_and(|count| *count >= OWN_SHEET);
    let mut current = String::new();
    let mut keys = Vec::with_capacity(blocks.len());
    for block in blocks {
        match (entry(&block.place), sheet(&block.place)) {
            (Some(entry), _) => current = format!("{ENTRY}{entry}"),
            (None, Some(name)) if large(name) => name.clone_into(&mut current),
            (None, Some(_)) => {}
            (None, None) => current = String::new(),
        }
        keys.push(current.clone());
    }
    let first_large = keys.iter().find(|key| !key.is_empty()).cloned();
    if let Some(first) = first_large.filter(|key| !key.starts_with(ENTRY)) {
        keys.iter_mut().filter(|key| key.is_empty()).for_each(|key| key.clone_from(&first));
    }
    keys
}

fn sheet(place: &Place) -> Option<&str> {
    match place {
        Place::Cell { sheet, .. } => Some(sheet),
        _ => None,
    }
}

fn entry(place: &Place) -> Option<&String> {
    match place {
        Place::Entry { entry, .. } => Some(entry),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::document::{Problem, ProblemKind, ReadingState};
    use crate::model::format::Format;

    fn document(blocks: Vec<Block>) -> Document {
        let problem = Problem { kind: ProblemKind::ExtensionMismatch, detail: String::new(), place: None };
        Document {
            path: "a.xlsx".into(),
            sha256: String::new(),
            size: 1,
            format: Format::Xlsx,
            reading: Reading { state: ReadingState::Read, problems: vec![problem] },
            content: Content { blocks, ..Content::default() },
        }
    }

    fn rows(sheet: &str, count: u32) -> Vec<Block> {
        let cell = |number| Block::row(Place::cell(sheet, 1, number), 0, [(1, format!("{sheet} {number}"), None)]);
        (1..=count).map(cell).collect()
    }

    #[test]
    fn large_sheets_stand_alone_and_small_ones_join_them() {
        let parts =
            split(document([rows("notice", 2), rows("plan", 5), rows("listes", 3), rows("audits", 6)].concat()));
        assert_eq!(parts.iter().map(|part| part.content.blocks.len()).collect::<Vec<_>>(), [10, 6]);
        assert_eq!(parts.iter().map(|part| part.reading.problems.len()).collect::<Vec<_>>(), [1, 0]);
    }

    #[test]
    fn attachments_are_parts_of_a_mail() {
        let body = Block::new(Place::Paragraph(1), BlockKind::Paragraph, "ci-joint");
        let inside = Block::new(Place::Page(1).inside("a.pdf"), BlockKind::Line, "contrat");
        let parts = split(document(vec![body.clone(), inside.clone()]));
        assert_eq!(
            parts.iter().map(|part| part.content.blocks.clone()).collect::<Vec<_>>(),
            [vec![body], vec![inside]]
        );
    }

    #[test]
    fn one_sheet_or_plain_text_is_left_whole() {
        assert_eq!(split(document(rows("plan", 9))).len(), 1);
        assert_eq!(split(document([rows("plan", 9), rows("x", 1)].concat())).len(), 1);
    }
}
