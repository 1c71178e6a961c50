//! Paragraphs and tables as they nest in flowing documents, turned into blocks. The readers say what opens and closes;
//! this file knows no format.

use super::draft::Draft;
use crate::model::document::{Block, BlockKind};
use crate::model::place::Place;

/// Which part of a document the text belongs to; decides the place and kind of its blocks.
#[derive(Clone, Debug)]
pub(crate) enum Story {
    /// The flowing body: paragraphs and rows are numbered.
    Body,
    /// A page or slide.
    Page(u32),
    /// Text beside the body (header, note, remark): all of one kind, at one place.
    Aside(BlockKind, Place),
}

/// Turns openings, closings and text into blocks of a draft.
pub(crate) struct Flow<'d> {
    draft: &'d mut Draft,
    story: Story,
    paragraphs: Vec<Paragraph>,
    tables: Vec<Table>,
}

struct Paragraph {
    kind: BlockKind,
    text: String,
}

struct Table {
    number: u32,
    column: u32,
    row: Vec<(u32, String)>,
    cell: Option<String>,
}

impl<'d> Flow<'d> {
    pub(crate) fn new(draft: &'d mut Draft, story: Story) -> Self {
        Self { draft, story, paragraphs: Vec::new(), tables: Vec::new() }
    }

    /// The draft that is being filled.
    pub(crate) fn draft(&mut self) -> &mut Draft {
        self.draft
    }

    pub(crate) fn open_paragraph(&mut self, kind: BlockKind) {
        self.paragraphs.push(Paragraph { kind, text: String::new() });
    }

    /// Says what the paragraph that is open is.
    pub(crate) fn set_kind(&mut self, kind: BlockKind) {
        if let Some(paragraph) = self.paragraphs.last_mut() {
            paragraph.kind = kind;
        }
    }

    /// Adds to the paragraph that is open; opens one if there is none and the text is not blank.
    pub(crate) fn text(&mut self, text: &str) {
        if self.paragraphs.is_empty() && !text.trim().is_empty() {
            self.open_paragraph(BlockKind::Paragraph);
        }
        // Text beyond what may be kept would only be thrown away at the closing.
        let left = self.draft.text_left();
        if let Some(paragraph) = self.paragraphs.last_mut()
            && paragraph.text.len() <= left
        {
            paragraph.text.push_str(text);
        }
    }

    /// Closes the innermost paragraph: it goes into the cell that is open, or becomes a block.
    pub(crate) fn close_paragraph(&mut self) {
        let Some(paragraph) = self.paragraphs.pop() else { return };
        let text = paragraph.text.trim();
        if text.is_empty() {
            return;
        }
        if let Some(cell) = self.tables.last_mut().and_then(|table| table.cell.as_mut()) {
            if !cell.is_empty() {
                cell.push(' ');
            }
            cell.push_str(text);
            return;
        }
        match &self.story {
            Story::Body => self.draft.paragraph(paragraph.kind, text),
            Story::Page(page) => self.draft.push(Block::new(Place::Page(*page), paragraph.kind, text)),
            Story::Aside(kind, place) => self.draft.push(Block::new(place.clone(), *kind, text)),
        };
    }

    /// Closes all paragraphs that are open.
    pub(crate) fn close_paragraphs(&mut self) {
        while !self.paragraphs.is_empty() {
            self.close_paragraph();
        }
    }

    pub(crate) fn open_table(&mut self) {
        let number = self.draft.next_table();
        self.tables.push(Table { number, column: 0, row: Vec::new(), cell: None });
    }

    pub(crate) fn open_row(&mut self) {
        if let Some(table) = self.tables.last_mut() {
            table.row.clear();
            table.column = 0;
        }
    }

    pub(crate) fn open_cell(&mut self) {
        if let Some(table) = self.tables.last_mut() {
            table.cell = Some(String::new());
        }
    }

    /// Closes the cell, which was `span` columns wide.
    pub(crate) fn close_cell(&mut self, span: u32) {
        let Some(table) = self.tables.last_mut() else { return };
        if let Some(text) = table.cell.take().filter(|text| !text.is_empty()) {
            table.row.push((table.column.saturating_add(1), text));
        }
        table.column = table.column.saturating_add(span.max(1));
    }

    /// Closes the row: it becomes a block.
    pub(crate) fn close_row(&mut self) {
        let Some(table) = self.tables.last_mut() else { return };
        let (number, row) = (table.number, std::mem::take(&mut table.row));
        if row.is_empty() {
            return;
        }
        match &self.story {
            Story::Body => self.draft.flow_row(number, row),
            Story::Page(page) => {
                let cells = row.into_iter().map(|(column, text)| (column, text, None));
                self.draft.push(Block::row(Place::Page(*page), number, cells))
            }
            Story::Aside(kind, place) => {
                let texts: Vec<String> = row.into_iter().map(|(_, text)| text).collect();
                self.draft.push(Block::new(place.clone(), *kind, texts.join("\t")))
            }
        };
    }

    pub(crate) fn close_table(&mut self) {
        self.tables.pop();
    }

    /// True while a cell is open.
    pub(crate) fn in_cell(&self) -> bool {
        self.tables.last().is_some_and(|table| table.cell.is_some())
    }

    /// True while a table is open.
    pub(crate) fn in_table(&self) -> bool {
        !self.tables.is_empty()
    }

    /// Number of tables that are open inside one another.
    pub(crate) fn table_depth(&self) -> usize {
        self.tables.len()
    }

    /// The text of the innermost paragraph so far, or of the last block: what stands before a picture.
    pub(crate) fn nearby(&self) -> &str {
        let open = self.paragraphs.iter().rev().map(|p| p.text.as_str()).find(|text| !text.trim().is_empty());
        let cells = || self.tables.last()?.row.last().map(|(_, text)| text.as_str());
        let last = || self.draft.content.blocks.last().map(|block| block.text.as_str());
        open.or_else(|| self.tables.last()?.cell.as_deref().filter(|text| !text.is_empty()))
            .or_else(cells)
            .or_else(last)
            .unwrap_or_default()
    }

    /// The place that the block now in the making will have.
    pub(crate) fn coming_place(&self) -> Place {
        match &self.story {
            Story::Body => self.draft.coming_paragraph(),
            Story::Page(page) => Place::Page(*page),
            Story::Aside(_, place) => place.clone(),
        }
    }

    /// What follows belongs to another part of the document.
    pub(crate) fn turn_to(&mut self, story: Story) {
        self.close_paragraphs();
        self.story = story;
    }

    /// Moves a story beside the body to the place it is called from.
    pub(crate) fn move_aside(&mut self, to: Place) {
        if let Story::Aside(_, place) = &mut self.story {
            *place = to;
        }
    }

    /// Closes whatever an unfinished or careless document left open.
    pub(crate) fn finish(mut self) {
        self.close_paragraphs();
        while self.in_table() {
            self.close_cell(1);
            self.close_row();
            self.close_table();
        }
    }
}
