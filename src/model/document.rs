//! A document as read: its text in order, each piece with its place, and how the reading went.

use std::ops::Range;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::format::Format;
use super::place::Place;

/// One walked file after reading. Every file of the folder becomes one, readable or not.
#[derive(Clone, Debug, Serialize, Deserialize)]
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
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reading {
    /// The outcome.
    pub state: ReadingState,
    /// Everything that a person must know of it, most serious first.
    pub problems: Vec<Problem>,
}

/// The outcome of a reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum ReadingState {
    /// All of it was read.
    Read,
    /// Some of it was read; the problems say what was not.
    Partial,
    /// None of it could be read.
    Unreadable,
}

/// Something that went wrong, or must be known, while reading.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// What kind of trouble.
    pub kind: ProblemKind,
    /// The particulars, in a few neutral words (a part's name, a limit, a count). May be empty.
    pub detail: String,
    /// Where, when it is one place.
    pub place: Option<Place>,
}

/// Kinds of trouble while reading. Each maps to one finding code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
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
    /// The text that the file gives for some pages is not what they show.
    UnreliableText,
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
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
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
    /// Number of pages that are one picture under the text which a scanner laid over it.
    pub scans: u32,
    /// Signatures met, electronic or drawn.
    pub signatures: Vec<SignatureMark>,
    /// What the file says of itself: claims.
    pub properties: Properties,
    /// What a careful reader would mention although it was read, or rightly left out.
    pub remarks: Vec<Remark>,
}

/// Something worth knowing of a document that takes nothing from its reading.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remark {
    /// What kind of thing.
    pub kind: RemarkKind,
    /// How often it was met.
    pub count: u32,
    /// The particulars as the file gives them: names, authors. May be empty.
    pub detail: String,
    /// Where it was met first, when known.
    pub place: Option<Place>,
}

/// Kinds of remarks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum RemarkKind {
    /// Text that a tracked change deletes: not read.
    DeletedText,
    /// Text that a tracked change inserts: read.
    InsertedText,
    /// Text formatted as hidden: not read.
    HiddenText,
    /// A hidden sheet or slide: read.
    HiddenSheet,
    /// Hidden rows of a sheet: read.
    HiddenRows,
    /// Hidden columns of a sheet: read.
    HiddenColumns,
    /// Macros: never run, not read.
    Macros,
    /// Links out of the file (pages, templates, workbooks): never followed.
    ExternalTarget,
    /// An Open Badge that names its recipient by a digest only.
    HashedRecipient,
}

impl RemarkKind {
    /// The stable id.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::DeletedText => "deleted-text",
            Self::InsertedText => "inserted-text",
            Self::HiddenText => "hidden-text",
            Self::HiddenSheet => "hidden-sheet",
            Self::HiddenRows => "hidden-rows",
            Self::HiddenColumns => "hidden-columns",
            Self::Macros => "macros",
            Self::ExternalTarget => "external-target",
            Self::HashedRecipient => "hashed-recipient",
        }
    }
}

/// A page that was put through character recognition.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecognisedPage {
    /// Number of the page, from 1.
    pub page: u32,
    /// How sure the engine is of the words that were kept, in percent; 0 when nothing was kept.
    pub confidence: u8,
    /// Lines left out because they were too doubtful to be text.
    pub dropped: u32,
    /// Where it bears ink that is no word: signatures, stamps.
    pub strokes: Vec<Area>,
}

/// A piece of text with one place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
    /// Where it lies on its page, for formats whose pages have a fixed shape.
    pub area: Option<Area>,
}

/// A rectangle on a page as it is shown, in whole points from its top left corner, rounded outwards.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Area {
    /// Left edge.
    pub x0: i16,
    /// Top edge.
    pub y0: i16,
    /// Right edge.
    pub x1: i16,
    /// Bottom edge.
    pub y1: i16,
}

impl Area {
    /// Square points that it covers.
    #[must_use]
    pub fn size(&self) -> i32 {
        (i32::from(self.x1) - i32::from(self.x0)) * (i32::from(self.y1) - i32::from(self.y0))
    }

    /// Square points that both cover.
    #[must_use]
    pub fn shared(&self, other: &Self) -> i32 {
        let width = i32::from(self.x1.min(other.x1)) - i32::from(self.x0.max(other.x0));
        let height = i32::from(self.y1.min(other.y1)) - i32::from(self.y0.max(other.y0));
        width.max(0) * height.max(0)
    }

    /// The area between `x0`, `y0` and `x1`, `y1`, given in points; none when these are no numbers.
    pub fn new(x0: f64, y0: f64, x1: f64, y1: f64) -> Option<Self> {
        #[expect(clippy::cast_possible_truncation, reason = "clamped to the range before")]
        let whole = |value: f64| value.clamp(f64::from(i16::MIN), f64::from(i16::MAX)) as i16;
        let all = [x0, y0, x1, y1].iter().all(|value| value.is_finite());
        all.then(|| Self { x0: whole(x0.floor()), y0: whole(y0.floor()), x1: whole(x1.ceil()), y1: whole(y1.ceil()) })
    }
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
        Self { place, kind, table: None, text: text.into(), cells: Vec::new(), area: None, confidence: None }
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
            spans.push(Cell::new(column, start..text.len(), date));
        }
        Self { place, kind: BlockKind::Row, table: Some(table), text, cells: spans, area: None, confidence: None }
    }

    /// The same block, lying at `area` of its page.
    #[must_use]
    pub fn lying_at(self, area: Option<Area>) -> Self {
        Self { area, ..self }
    }

    /// Text of `cell`, which must be one of this block's.
    pub fn cell_text(&self, cell: &Cell) -> &str {
        self.text.get(cell.span()).unwrap_or("")
    }

    /// Place of the byte `offset` of the text: the cell for a row of a spreadsheet, the block otherwise.
    pub fn place_at(&self, offset: usize) -> Place {
        let Some(cell) = self.cells.iter().find(|c| offset <= c.span().end) else { return self.place.clone() };
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
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
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cell {
    /// Column, from 1.
    pub column: u32,
    start: u32,
    end: u32,
    /// The date that the cell's number format shows, if it is one.
    pub date: Option<Date>,
}

impl Cell {
    /// The cell of `column`, counted from 1, whose text is `span`, in bytes of its block's text. Twenty bytes: workbooks have millions.
    pub fn new(column: u32, span: Range<usize>, date: Option<Date>) -> Self {
        let short = |offset| u32::try_from(offset).unwrap_or(u32::MAX);
        Self { column, start: short(span.start), end: short(span.end), date }
    }

    /// Bytes of the block's text.
    pub fn span(&self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// A signature met in a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignatureMark {
    /// What kind of mark.
    pub kind: SignatureKind,
    /// Who signed, as the mark or its certificate says; may be empty.
    pub signer: String,
    /// When, as the mark says.
    pub date: Option<Date>,
    /// Where, when known.
    pub place: Option<Place>,
    /// What was verified of it; none where nothing was.
    pub seal: Option<Seal>,
}

impl SignatureMark {
    /// A mark that says nothing of itself and that nothing was verified of.
    pub fn new(kind: SignatureKind, place: Option<Place>) -> Self {
        Self { kind, signer: String::new(), date: None, place, seal: None }
    }
}

/// Kinds of signature marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum SignatureKind {
    /// A cryptographic signature is attached. The mark's seal says whether it holds.
    Electronic,
    /// A cryptographic time stamp: proves a day, no person's consent.
    TimeStamp,
    /// A field made for a signature is still empty.
    EmptyField,
    /// A picture stands where a signature is expected.
    Picture,
}

/// What was verified of a cryptographic signature. Nothing here speaks of trust: no list of authorities and no list of
/// revoked certificates is consulted, so that a signature can be intact and yet anybody's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seal {
    /// How the file stands to what was signed.
    pub state: SealState,
    /// Who issued the certificate, as it says; may be empty.
    pub issuer: String,
    /// First day of the certificate (UTC).
    pub valid_from: Option<Date>,
    /// Last day of the certificate (UTC).
    pub valid_until: Option<Date>,
    /// The certificate names its holder as its issuer: anybody can make one in any name.
    pub self_issued: bool,
    /// It rests on SHA-1, which can be forged with effort.
    pub weak: bool,
}

/// How a file stands to the signature it bears.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum SealState {
    /// Every byte is as it was signed.
    Intact,
    /// What was signed is as it was signed; since then, only signatures, time stamps or technical data were added.
    Extended,
    /// What it was made with, or how, is unknown here: it could not be verified.
    Unverified,
    /// What was signed is still there, but the document was changed on top of it.
    Changed,
    /// What was signed is not what the file holds.
    Altered,
    /// The signature was not made with the key of the certificate that it shows.
    Mismatched,
}

impl SealState {
    /// True when the signature says that the document is not what was signed.
    pub fn is_broken(self) -> bool {
        matches!(self, Self::Changed | Self::Altered | Self::Mismatched)
    }
}

/// What a file says of itself in its properties.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Properties {
    /// Title property.
    pub title: Option<String>,
    /// Author property.
    pub author: Option<String>,
    /// Creation date as claimed.
    pub created: Option<Date>,
    /// Last change as claimed.
    pub modified: Option<Date>,
    /// How often the file was added to after it was first written, where the format keeps count.
    pub revisions: Option<u32>,
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
