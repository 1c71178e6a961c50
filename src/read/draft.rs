//! The document in the making: what every reader fills. Keeps the budget of text and the running numbers.

use crate::model::document::{Block, BlockKind, Content, Document, Problem, ProblemKind};
use crate::model::place::Place;

use super::limits::Limits;

/// Content and problems of one document while it is read. What was put in before a failure stays.
#[derive(Debug)]
pub(crate) struct Draft {
    /// What was read so far.
    pub content: Content,
    /// What went wrong so far.
    pub problems: Vec<Problem>,
    /// Bytes of text that may still be kept.
    text_left: usize,
    paragraphs: u32,
    tables: u32,
}

impl Draft {
    pub(crate) fn new(limits: &Limits) -> Self {
        Self { content: Content::default(), problems: Vec::new(), text_left: limits.text, paragraphs: 0, tables: 0 }
    }

    /// Adds a block, unless it is blank. False once the document holds all the text it may: stop reading then.
    pub(crate) fn push(&mut self, block: Block) -> bool {
        if block.text.trim().is_empty() {
            return true;
        }
        if block.text.len() > self.text_left {
            self.limit("text kept of a document");
            self.text_left = 0;
            return false;
        }
        self.text_left -= block.text.len();
        self.content.blocks.push(block);
        true
    }

    /// Adds a trimmed text as the next paragraph of a flowing text.
    pub(crate) fn paragraph(&mut self, kind: BlockKind, text: &str) -> bool {
        let text = text.trim();
        if text.is_empty() {
            return true;
        }
        let place = self.next_paragraph();
        self.push(Block::new(place, kind, text))
    }

    /// Adds a row of cells (columns from 1) as the next paragraph of a flowing text; blank cells are left out.
    pub(crate) fn flow_row(&mut self, table: u32, cells: Vec<(u32, String)>) -> bool {
        let cells: Vec<_> = cells
            .into_iter()
            .map(|(column, text)| (column, text.trim().to_owned(), None))
            .filter(|(_, text, _)| !text.is_empty())
            .collect();
        if cells.is_empty() {
            return true;
        }
        let place = self.next_paragraph();
        self.push(Block::row(place, table, cells))
    }

    /// The place of the next paragraph or row of a flowing text.
    pub(crate) fn next_paragraph(&mut self) -> Place {
        self.paragraphs = self.paragraphs.saturating_add(1);
        Place::Paragraph(self.paragraphs)
    }

    /// The place that the next paragraph will have.
    pub(crate) fn coming_paragraph(&self) -> Place {
        Place::Paragraph(self.paragraphs.saturating_add(1))
    }

    /// The place of the paragraph added last, or of the first when there is none yet.
    pub(crate) fn last_paragraph(&self) -> Place {
        Place::Paragraph(self.paragraphs.max(1))
    }

    /// The number of the next table.
    pub(crate) fn next_table(&mut self) -> u32 {
        let number = self.tables;
        self.tables = self.tables.saturating_add(1);
        number
    }

    /// Bytes of text that may still be kept.
    pub(crate) fn text_left(&self) -> usize {
        self.text_left
    }

    /// True once no more text may be kept.
    pub(crate) fn is_full(&self) -> bool {
        self.text_left == 0
    }

    /// Notes a problem of the whole document. The same one is noted once.
    pub(crate) fn problem(&mut self, kind: ProblemKind, detail: impl Into<String>) {
        self.problem_at(kind, detail, None);
    }

    /// Notes a problem at `place`. The same one is noted once.
    pub(crate) fn problem_at(&mut self, kind: ProblemKind, detail: impl Into<String>, place: Option<Place>) {
        self.note(Problem { kind, detail: detail.into(), place });
    }

    /// Notes `problem`, once.
    pub(crate) fn note(&mut self, problem: Problem) {
        if !self.problems.contains(&problem) {
            self.problems.push(problem);
        }
    }

    /// Notes that the limit called `what` was reached.
    pub(crate) fn limit(&mut self, what: &str) {
        self.problem(ProblemKind::LimitExceeded, what);
    }

    /// Takes over what was read of `inner`, the attachment or member called `entry`.
    pub(crate) fn adopt(&mut self, entry: &str, inner: Document) {
        let first_table = self.tables;
        for mut block in inner.content.blocks {
            block.place = block.place.inside(entry);
            block.table = block.table.map(|table| first_table.saturating_add(table));
            self.tables = self.tables.max(block.table.map_or(0, |table| table.saturating_add(1)));
            if !self.push(block) {
                break;
            }
        }
        self.content.pictures = self.content.pictures.saturating_add(inner.content.pictures);
        let inside = |place: Option<Place>| match place {
            Some(place) => place.inside(entry),
            None => Place::Entry { entry: entry.to_owned(), within: None },
        };
        for mut mark in inner.content.signatures {
            mark.place = Some(inside(mark.place));
            self.content.signatures.push(mark);
        }
        for mut problem in inner.reading.problems {
            problem.place = Some(inside(problem.place));
            self.note(problem);
        }
    }
}
