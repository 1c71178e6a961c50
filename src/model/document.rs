//! A document as read: its text in order, each piece with its place, and how the reading went.

use std::ops::Range;

use jiff::civil::Date;

use super::format::Format;
use super::place::Place;

/// One walked file after reading. Every file of the folder becomes one, readable or not.
#[derive(Clone, Debug)]
pub struct Document {
    /// Path relative to the folder, `/` between parts, in Unicode NFC.
    pub path: String,
    /// SHA-256 of the bytes, lower-case hexadecimal.
    pub sha256: String,
    /// Size in bytes.
    pub size: u64,
    /// What the bytes are.
    pub format: Format,
    /// How the reading went.
    pub reading: Reading,
    /// What was read.
    pub content: Content,
}

/// How a reading went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The outcome.
    pub state: ReadingState,
    /// Everything that a person must know of it, most serious first.
    pub problems: Vec<Problem>,
}

/// The outcome of a reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ReadingState {
    /// All of it was read.
    Read,
    /// Some of it was read; the problems say what was not.
    Partial,
    /// None of it could be read.
    Unreadable,
}

/// Something that went wrong, or must be known, while reading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// What kind of trouble.
    pub kind: ProblemKind,
    /// The particulars, in a few neutral words (a part's name, a limit, a count). May be empty.
    pub detail: String,
    /// Where, when it is one place.
    pub place: Option<Place>,
}

/// Kinds of trouble while reading. Each maps to one finding code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ProblemKind {
    /// The bytes are damaged or cut short.
    Corrupt,
    /// A password is needed.
    Encrypted,
    /// Nothing in the file.
    Empty,
    /// A Git LFS pointer stands for the file.
    LfsPointer,
    /// A shortcut to a document that is elsewhere.
    Shortcut,
    /// Pictures without text: a scan, a photograph.
    NoText,
    /// Some pages are pictures without text.
    PagesWithoutText,
    /// The extension says something else than the bytes.
    ExtensionMismatch,
    /// A limit of ours was reached.
    LimitExceeded,
    /// A format that is not read.
    Unsupported,
    /// The system refused to give the bytes.
    Io,
    /// A link, pipe or device: not followed, not opened.
    NotAFile,
}

/// What was read from a document.
#[derive(Clone, Debug, Default)]
pub struct Content {
    /// Text in reading order.
    pub blocks: Vec<Block>,
    /// Number of pages or slides, where the format has them.
    pub pages: Option<u32>,
    /// Pages, from 1 and in order, whose text the file does not give: pictures, or a text layer that cannot be trusted.
    pub unseen: Vec<u32>,
    /// Pages whose text was recognised, or was to be, from their picture; in order.
    pub recognised: Vec<RecognisedPage>,
    /// Number of pictures met (pages that are one picture count).
    pub pictures: u32,
    /// Signatures met, electronic or drawn.
    pub signatures: Vec<SignatureMark>,
    /// What the file says of itself: claims.
    pub properties: Properties,
}

/// A page that was put through character recognition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RecognisedPage {
    /// Number of the page, from 1.
    pub page: u32,
    /// How sure the engine is of the words that were kept, in percent; 0 when nothing was kept.
    pub confidence: u8,
    /// Lines left out because they were too doubtful to be text.
    pub dropped: u32,
}

/// A piece of text with one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// Where it stands. For a row: its first cell.
    pub place: Place,
    /// What it is.
    pub kind: BlockKind,
    /// Number of the table it is a row of, counted from 0 through the document.
    pub table: Option<u32>,
    /// The text. A row holds its cells' texts with one tab between.
    pub text: String,
    /// The cells of a row, in column order; empty cells may be left out. Empty for anything but rows.
    pub cells: Vec<Cell>,
    /// How sure the engine is, in percent, of text recognised from a picture; none for text that the file gives.
    pub confidence: Option<u8>,
}

/// Confidence, in percent, from which recognised text is taken at its word.
pub const WELL_READ: u8 = 80;

impl Content {
    /// How sure the engine is of what was recognised, in percent over its letters; none when nothing was.
    #[must_use]
    pub fn confidence(&self) -> Option<u8> {
        let read = self.blocks.iter().filter_map(|block| Some((block.text.len() as u64, u64::from(block.confidence?))));
        let (letters, sum) =
            read.fold((0, 0), |(letters, sum), (length, sure)| (letters + length, sum + length * sure));
        u8::try_from(sum.checked_div(letters)?).ok()
    }

    /// True when what a machine read from pictures is, taken together, not to be relied on.
    #[must_use]
    pub fn is_blurred(&self) -> bool {
        self.confidence().is_some_and(|confidence| confidence < WELL_READ)
    }
}

impl ProblemKind {
    /// True when the problem leaves nothing unread.
    #[must_use]
    pub fn is_remark(self) -> bool {
        matches!(self, Self::ExtensionMismatch)
    }
}

impl Block {
    /// True for text that a machine read from a picture without being sure of it.
    #[must_use]
    pub fn is_shaky(&self) -> bool {
        self.confidence.is_some_and(|confidence| confidence < WELL_READ)
    }

    /// A block that is not a row.
    pub fn new(place: Place, kind: BlockKind, text: impl Into<String>) -> Self {
        Self { place, kind, table: None, text: text.into(), cells: Vec::new(), confidence: None }
    }

    /// A row of table `table`, from cells given as `(column, text, date)`, columns from 1.
    pub fn row(place: Place, table: u32, cells: impl IntoIterator<Item = (u32, String, Option<Date>)>) -> Self {
        let mut text = String::new();
        let mut spans = Vec::new();
        for (column, value, date) in cells {
            if !spans.is_empty() {
                text.push('\t');
            }
            let start = text.len();
            text.push_str(&value.replace(['\t', '\n', '\r'], " "));
            spans.push(Cell { column, span: start..text.len(), date });
        }
        Self { place, kind: BlockKind::Row, table: Some(table), text, cells: spans, confidence: None }
    }

    /// Text of `cell`, which must be one of this block's.
    pub fn cell_text(&self, cell: &Cell) -> &str {
        self.text.get(cell.span.clone()).unwrap_or("")
    }

    /// Place of the byte `offset` of the text: the cell for a row of a spreadsheet, the block otherwise.
    pub fn place_at(&self, offset: usize) -> Place {
        let Some(cell) = self.cells.iter().find(|c| offset <= c.span.end) else { return self.place.clone() };
        relocate(&self.place, cell.column)
    }
}

/// `place` moved to `column` of its row, where it names a cell.
fn relocate(place: &Place, column: u32) -> Place {
    match place {
        Place::Cell { sheet, cell } => {
            let row = cell.trim_start_matches(|c: char| c.is_ascii_alphabetic()).parse().unwrap_or(1);
            Place::cell(sheet, column, row)
        }
        Place::Entry { entry, within: Some(inner) } => relocate(inner, column).inside(entry),
        other => other.clone(),
    }
}

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BlockKind {
    /// The title of the document.
    Title,
    /// A heading inside it, or the name of a sheet.
    Heading,
    /// A paragraph of flowing text.
    Paragraph,
    /// One printed line of a page: a sentence may run on in the next one.
    Line,
    /// A row of a table or sheet.
    Row,
    /// Repeated at the top of pages.
    Header,
    /// Repeated at the bottom of pages.
    Footer,
    /// A footnote, endnote or speaker's note.
    Note,
    /// A remark of a reviewer.
    Comment,
    /// A filled form field.
    Field,
}

/// A cell of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// Column, from 1.
    pub column: u32,
    /// Bytes of the block's text.
    pub span: Range<usize>,
    /// The date that the cell's number format shows, if it is one.
    pub date: Option<Date>,
}

/// A signature met in a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignatureMark {
    /// What kind of mark.
    pub kind: SignatureKind,
    /// Who signed, as the mark says; may be empty.
    pub signer: String,
    /// When, as the mark says.
    pub date: Option<Date>,
    /// Where, when known.
    pub place: Option<Place>,
}

/// Kinds of signature marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SignatureKind {
    /// A cryptographic signature is attached (not verified here).
    Electronic,
    /// A field made for a signature is still empty.
    EmptyField,
    /// A picture stands where a signature is expected.
    Picture,
}

/// What a file says of itself in its properties.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Properties {
    /// Title property.
    pub title: Option<String>,
    /// Author property.
    pub author: Option<String>,
    /// Creation date as claimed.
    pub created: Option<Date>,
    /// Last change as claimed.
    pub modified: Option<Date>,
}

/// Numbers in ascending order as a person writes them: `2, 5-7`.
#[must_use]
pub fn ranges(numbers: &[u32]) -> String {
    let runs = numbers.chunk_by(|a, b| a.saturating_add(1) == *b);
    let shown = runs.filter_map(|run| match (run.first()?, run.last()?) {
        (first, last) if first == last => Some(first.to_string()),
        (first, last) => Some(format!("{first}-{last}")),
    });
    shown.collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_listed_as_ranges() {
        assert_eq!(ranges(&[2, 5, 6, 7, 9]), "2, 5-7, 9");
    }
}
