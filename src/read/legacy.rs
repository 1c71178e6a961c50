//! Word and PowerPoint files from before 2007, through `office_oxide` under its strict limits. What it says it lost is told.

use std::io::{Cursor, Read};

use cfb::CompoundFile;
use office_oxide::ir::{Element, InlineContent, List, Section, Table};
use office_oxide::options::{OnIncomplete, ParseOptions};
use office_oxide::{Document, DocumentFormat};

use super::draft::Draft;
use super::limits::Limits;
use super::properties::{filled, iso_date};
use crate::model::document::{Block, BlockKind, ProblemKind, Properties, RemarkKind};
use crate::model::format::Format;
use crate::model::place::Place;

/// Elements that may stand inside one another.
const DEPTH: usize = 32;
/// Losses that are told, at most.
const TOLD: usize = 5;

/// Reads a `.doc` or `.ppt`.
pub(crate) fn read(bytes: &[u8], format: Format, limits: &Limits, draft: &mut Draft) {
    match look(bytes) {
        Some(Look { is_encrypted: true, .. }) => return draft.problem(ProblemKind::Encrypted, ""),
        Some(Look { has_macros: true, .. }) => draft.remark(RemarkKind::Macros, "", None),
        _ => {}
    }
    let slides = format == Format::Ppt;
    let kind = if slides { DocumentFormat::Ppt } else { DocumentFormat::Doc };
    let mut options = ParseOptions::strict();
    options.on_incomplete = OnIncomplete::Report;
    options.limits.text_chars = options.limits.text_chars.min(limits.text);
    let Ok(document) = Document::from_reader_with(Cursor::new(bytes.to_vec()), kind, &options) else {
        // Whatever the trouble, the way out is the same: convert it.
        return draft.problem(ProblemKind::Unsupported, format.name());
    };
    let damage = document.damage();
    for loss in damage.iter().filter(|damage| damage.is_loss()).take(TOLD) {
        draft.problem(ProblemKind::Corrupt, loss.part.clone().unwrap_or_else(|| "cut short".to_owned()));
    }
    let content = document.to_ir();
    let data = &content.metadata;
    draft.content.properties = Properties {
        title: data.title.as_deref().and_then(filled),
        author: data.author.as_deref().and_then(filled),
        created: data.created.as_deref().and_then(iso_date),
        modified: data.modified.as_deref().and_then(iso_date),
        revisions: None,
    };
    for (number, section) in (1..).zip(&content.sections) {
        let page = slides.then_some(number);
        Walk { draft: &mut *draft, page, depth: DEPTH }.section(section);
    }
    if slides {
        draft.content.pages = u32::try_from(content.sections.len()).ok();
    }
    if draft.content.blocks.is_empty() && draft.content.pictures == 0 {
        draft.problem(ProblemKind::Unsupported, format.name());
    }
}

/// What the container tells before any parser.
struct Look {
    is_encrypted: bool,
    has_macros: bool,
}

/// Looks for passwords ([MS-DOC] 2.5.2, fEncrypted; [MS-PPT] 2.3.2, headerToken) and macros.
fn look(bytes: &[u8]) -> Option<Look> {
    let mut container = CompoundFile::open(Cursor::new(bytes)).ok()?;
    let mut head = |name: &str| {
        let mut head = [0; 16];
        container.open_stream(name).and_then(|mut stream| stream.read_exact(&mut head)).is_ok().then_some(head)
    };
    let word = head("WordDocument").is_some_and(|[.., flags, _, _, _, _]| flags & 1 != 0);
    let slides = head("Current User").is_some_and(|head| head.ends_with(&[0xDF, 0xC4, 0xD1, 0xF3]));
    let has_macros = ["Macros", "_VBA_PROJECT_CUR"].iter().any(|name| container.is_storage(name));
    Some(Look { is_encrypted: word || slides, has_macros })
}

/// A walk through what the library read.
struct Walk<'d> {
    draft: &'d mut Draft,
    /// The slide, in a presentation.
    page: Option<u32>,
    /// Elements that may still stand inside one another.
    depth: usize,
}

impl Walk<'_> {
    fn section(&mut self, section: &Section) {
        if let (Some(title), Some(page)) = (&section.title, self.page) {
            let kind = if page == 1 { BlockKind::Title } else { BlockKind::Heading };
            self.add(kind, title);
        }
        for header in [&section.header, &section.first_page_header, &section.even_page_header].into_iter().flatten() {
            self.aside(BlockKind::Header, &header.content);
        }
        for element in &section.elements {
            self.element(element, None);
        }
        for footer in [&section.footer, &section.first_page_footer, &section.even_page_footer].into_iter().flatten() {
            self.aside(BlockKind::Footer, &footer.content);
        }
        if let Some(notes) = &section.speaker_notes {
            self.aside(BlockKind::Note, notes);
        }
    }

    /// Adds a text as the next paragraph, or on its slide. A title that is both a section's and a shape's counts once.
    fn add(&mut self, kind: BlockKind, text: &str) {
        match self.page {
            None => {
                self.draft.paragraph(kind, text);
            }
            Some(page) => {
                let block = Block::new(Place::Page(page), kind, text.trim());
                let last = self.draft.content.blocks.last();
                if last.is_none_or(|last| last.place != block.place || last.text != block.text) {
                    self.draft.push(block);
                }
            }
        }
    }

    /// Adds elements that stand beside the body, all as blocks of `kind`.
    fn aside(&mut self, kind: BlockKind, elements: &[Element]) {
        for element in elements {
            self.element(element, Some(kind));
        }
    }

    fn element(&mut self, element: &Element, aside: Option<BlockKind>) {
        if self.depth == 0 {
            return self.draft.limit("nesting of XML");
        }
        self.depth -= 1;
        match element {
            Element::Heading(heading) => self.add(aside.unwrap_or(BlockKind::Heading), &inline(&heading.content)),
            Element::Paragraph(paragraph) => {
                self.add(aside.unwrap_or(BlockKind::Paragraph), &inline(&paragraph.content));
            }
            Element::CodeBlock(code) => self.add(aside.unwrap_or(BlockKind::Paragraph), &code.content),
            Element::Table(table) => self.table(table),
            Element::List(list) => self.list(list, aside),
            Element::TextBox(text) => text.content.iter().for_each(|inner| self.element(inner, aside)),
            Element::Footnote(note) | Element::Endnote(note) => self.aside(BlockKind::Note, &note.content),
            Element::Image(_) => self.draft.picture(),
            _ => {}
        }
        self.depth += 1;
    }

    fn list(&mut self, list: &List, aside: Option<BlockKind>) {
        if self.depth == 0 {
            return self.draft.limit("nesting of XML");
        }
        self.depth -= 1;
        for item in &list.items {
            item.content.iter().for_each(|inner| self.element(inner, aside));
            item.nested.iter().for_each(|nested| self.list(nested, aside));
        }
        self.depth += 1;
    }

    fn table(&mut self, table: &Table) {
        let number = self.draft.next_table();
        for row in &table.rows {
            let mut cells = Vec::new();
            let mut column = 1_u32;
            for cell in &row.cells {
                let mut text = String::new();
                words(&cell.content, self.depth, &mut text);
                cells.push((column, text));
                column = column.saturating_add(cell.col_span.max(1));
            }
            match self.page {
                None => {
                    self.draft.flow_row(number, cells);
                }
                Some(page) => {
                    let filled = cells.into_iter().filter(|(_, text)| !text.trim().is_empty());
                    let cells = filled.map(|(column, text)| (column, text.trim().to_owned(), None));
                    self.draft.push(Block::row(Place::Page(page), number, cells));
                }
            }
        }
    }
}

/// The words of elements inside a cell.
fn words(elements: &[Element], depth: usize, out: &mut String) {
    let Some(depth) = depth.checked_sub(1) else { return };
    for element in elements {
        match element {
            Element::Heading(heading) => out.push_str(&inline(&heading.content)),
            Element::Paragraph(paragraph) => out.push_str(&inline(&paragraph.content)),
            Element::List(list) => list.items.iter().for_each(|item| words(&item.content, depth, out)),
            Element::TextBox(text) => words(&text.content, depth, out),
            Element::Table(table) => {
                table.rows.iter().flat_map(|row| &row.cells).for_each(|cell| words(&cell.content, depth, out));
            }
            _ => {}
        }
        out.push(' ');
    }
}

/// The text of a paragraph.
fn inline(content: &[InlineContent]) -> String {
    let mut text = String::new();
    for piece in content {
        match piece {
            InlineContent::Text(span) => text.push_str(&span.text),
            InlineContent::LineBreak => text.push('\n'),
            _ => {}
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A container of the given streams.
    fn container(streams: &[(&str, &[u8])]) -> Vec<u8> {
        let mut file = CompoundFile::create(Cursor::new(Vec::new())).unwrap();
        for (name, content) in streams {
            std::io::Write::write_all(&mut file.create_stream(name).unwrap(), content).unwrap();
        }
        file.flush().unwrap();
        file.into_inner().into_inner()
    }

    fn problems(bytes: &[u8], format: Format) -> Vec<ProblemKind> {
        let limits = Limits::default();
        let mut draft = Draft::new(&limits);
        read(bytes, format, &limits, &mut draft);
        draft.problems.iter().map(|problem| problem.kind).collect()
    }

    #[test]
    fn passwords_are_seen_before_any_parser() {
        let mut head = [0_u8; 64];
        head[11] = 1;
        assert_eq!(problems(&container(&[("WordDocument", &head)]), Format::Doc), [ProblemKind::Encrypted]);
        let mut user = [0_u8; 64];
        user[12..16].copy_from_slice(&[0xDF, 0xC4, 0xD1, 0xF3]);
        assert_eq!(problems(&container(&[("Current User", &user)]), Format::Ppt), [ProblemKind::Encrypted]);
    }

    #[test]
    fn what_cannot_be_read_is_to_be_converted() {
        for (format, stream) in [(Format::Doc, "WordDocument"), (Format::Ppt, "PowerPoint Document")] {
            assert_eq!(problems(&container(&[(stream, b"?")]), format), [ProblemKind::Unsupported]);
            assert_eq!(problems(b"\xD0\xCF\x11\xE0cut", format), [ProblemKind::Unsupported]);
        }
    }
}
