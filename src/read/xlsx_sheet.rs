//! One sheet of an Excel workbook in one pass over its part as it is unpacked (ECMA-376 part 1, clause 18.3): cells, merged
//! ranges, hidden rows and columns, headers and footers. Neither the part nor a table of its range is ever held as a whole, and
//! no declared count, range or formula is believed.

use std::io::{BufRead, Cursor};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::plain;
use super::sheet_rows::Rows;
use super::sheet_values::{duration_text, iso_text, serial_text, written_number};
use super::xlsx_cells;
use super::xlsx_formats::{Formats, Shown};
use super::xml::{Fault, Nesting, corrupt, text_of, tolerant};

/// What the cells of a workbook refer to.
#[derive(Debug, Default)]
pub(crate) struct Book {
    /// The texts that cells share.
    pub strings: Strings,
    /// The formats of cells.
    pub formats: Formats,
    /// True when days are counted from 1904.
    pub is_1904: bool,
    /// Nesting depth of XML.
    pub depth: usize,
}

/// What stands in a sheet beside its cells.
#[derive(Debug, Default)]
pub(crate) struct Found {
    /// Rows that are hidden.
    pub hidden_rows: u32,
    /// Columns that are hidden.
    pub hidden_columns: u32,
    /// Texts of headers and footers.
    pub margins: Vec<String>,
}

/// Texts that cells share, one after the other.
#[derive(Debug, Default)]
pub(crate) struct Strings {
    text: String,
    ends: Vec<usize>,
}

impl Strings {
    /// Reads the part of shared strings. How many there are is counted, not believed.
    pub(crate) fn read(source: &mut dyn BufRead, depth: usize) -> Result<Self, Fault> {
        let mut strings = Self::default();
        let mut in_text = false;
        let mut phonetic = 0_usize;
        each(source, depth, |event| match event {
            Step::Open(tag) if tag.local_name().into_inner() == "rPh" => phonetic += 1,
            Step::Open(tag) => in_text = phonetic == 0 && tag.local_name().into_inner() == "t",
            Step::Close("rPh") => phonetic = phonetic.saturating_sub(1),
            Step::Close("si") => strings.ends.push(strings.text.len()),
            Step::Close(_) => in_text = false,
            Step::Text(text) if in_text => strings.text.push_str(text),
            Step::Text(_) | Step::Ahead(..) => {}
        })?;
        Ok(strings)
    }

    /// The text of that number.
    fn get(&self, index: usize) -> &str {
        let start = index.checked_sub(1).map_or(Some(0), |before| self.ends.get(before).copied());
        let range = start.zip(self.ends.get(index).copied()).map(|(start, end)| start..end);
        range.and_then(|range| self.text.get(range)).unwrap_or_default()
    }
}

/// A step through a part.
enum Step<'a> {
    Open(&'a BytesStart<'a>),
    Close(&'a str),
    Text(&'a str),
    /// Bytes that follow a tag, and how many of them were taken: whole elements, which are not walked through.
    Ahead(&'a [u8], &'a mut usize),
}

/// Walks the XML of `source` as it comes, until its end.
fn each(source: &mut dyn BufRead, depth: usize, mut take: impl FnMut(Step<'_>)) -> Result<(), Fault> {
    let mut decoded;
    let source: &mut dyn BufRead = if is_utf16(source) {
        let mut bytes = Vec::new();
        source.read_to_end(&mut bytes).map_err(|_| corrupt("unreadable"))?;
        decoded = Cursor::new(plain::decode(&bytes).into_bytes());
        &mut decoded
    } else {
        source
    };
    let mut reader = Reader::from_reader(source);
    tolerant(&mut reader);
    let (mut buffer, mut nesting) = (Vec::with_capacity(1024), Nesting::new(depth));
    loop {
        buffer.clear();
        match nesting.checked(reader.read_event_into(&mut buffer))? {
            Event::Eof => return Ok(()),
            Event::Start(tag) => take(Step::Open(&tag)),
            Event::Empty(tag) => {
                take(Step::Open(&tag));
                take(Step::Close(tag.local_name().into_inner()));
            }
            Event::End(tag) => take(Step::Close(tag.local_name().into_inner())),
            other => {
                if let Some(text) = text_of(other) {
                    take(Step::Text(&text));
                }
                continue;
            }
        }
        if nesting.room() >= AHEAD {
            ahead(*reader.get_mut(), &mut take);
        }
    }
}

/// Elements inside one another that may be taken without the parser.
const AHEAD: usize = 2;

/// Shows the bytes that come next, between two tags, and passes over those that were taken.
fn ahead(source: &mut dyn BufRead, take: &mut impl FnMut(Step<'_>)) {
    // What cannot be read fails again, and is told, when it is the turn of the parser.
    let Ok(bytes) = source.fill_buf() else { return };
    let mut taken = 0;
    take(Step::Ahead(bytes, &mut taken));
    source.consume(taken);
}

/// True when the part begins with the mark of UTF-16.
fn is_utf16(source: &mut dyn BufRead) -> bool {
    source.fill_buf().is_ok_and(|head| head.starts_with(b"\xFF\xFE") || head.starts_with(b"\xFE\xFF"))
}

/// Reads the cells of a sheet into `rows`.
pub(crate) fn read(source: &mut dyn BufRead, book: &Book, rows: &mut Rows<'_>) -> Result<Found, Fault> {
    let mut sheet = Sheet {
        book,
        rows,
        found: Found::default(),
        row: 0,
        column: 0,
        kind: Kind::Number,
        shown: Shown::Number,
        value: String::new(),
        takes: false,
        phonetic: 0,
        full: false,
    };
    each(source, book.depth, |step| sheet.step(step))?;
    Ok(sheet.found)
}

/// What the value of a cell is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Number,
    Shared,
    Text,
    Truth,
    Date,
    Error,
}

/// The state of a walk through a sheet.
struct Sheet<'s, 'r, 'd> {
    book: &'s Book,
    rows: &'r mut Rows<'d>,
    found: Found,
    /// Row and column of the next cell, from 0.
    row: u32,
    column: u32,
    kind: Kind,
    shown: Shown,
    value: String,
    /// True where text is the value of a cell, or of a header.
    takes: bool,
    /// Elements of pronunciation that are open.
    phonetic: usize,
    /// True once no more cells may be kept; what follows the cells is still looked at.
    full: bool,
}

impl Sheet<'_, '_, '_> {
    fn step(&mut self, step: Step<'_>) {
        match step {
            Step::Open(tag) => self.open(tag),
            Step::Close(name) => self.close(name),
            Step::Text(text) if self.takes => self.value.push_str(text),
            // Inside of a text there are no cells.
            Step::Ahead(bytes, taken) if !self.takes => *taken = self.plain_cells(bytes),
            Step::Text(_) | Step::Ahead(..) => {}
        }
    }

    /// Takes the plain cells with which `bytes` begin, and gives their length.
    fn plain_cells(&mut self, bytes: &[u8]) -> usize {
        let mut rest = bytes;
        while let Some(cell) = xlsx_cells::next(&mut rest) {
            self.begin_cell();
            for (name, value) in [("r", cell.reference), ("s", cell.style), ("t", cell.kind)] {
                if !value.is_empty() {
                    self.attribute(name, value);
                }
            }
            self.end_cell(cell.value);
        }
        bytes.len() - rest.len()
    }

    fn open(&mut self, tag: &BytesStart<'_>) {
        match tag.local_name().into_inner() {
            "c" => self.open_cell(tag),
            "v" => self.takes = true,
            "t" => self.takes = self.phonetic == 0,
            "row" => self.open_row(tag),
            "rPh" => self.phonetic += 1,
            "col" => self.hidden_columns(tag),
            "mergeCell" => self.merge(tag),
            "oddHeader" | "evenHeader" | "firstHeader" | "oddFooter" | "evenFooter" | "firstFooter" => {
                self.value.clear();
                self.takes = true;
            }
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "c" => self.close_cell(),
            "v" | "t" => self.takes = false,
            "row" => {
                self.row = self.row.saturating_add(1);
                self.column = 0;
            }
            "rPh" => self.phonetic = self.phonetic.saturating_sub(1),
            "oddHeader" | "evenHeader" | "firstHeader" | "oddFooter" | "evenFooter" | "firstFooter" => {
                self.takes = false;
                let text = margin(&std::mem::take(&mut self.value));
                if !text.is_empty() && !self.found.margins.contains(&text) {
                    self.found.margins.push(text);
                }
            }
            _ => {}
        }
    }

    fn open_row(&mut self, tag: &BytesStart<'_>) {
        for (name, value) in pairs(tag.attributes_raw()) {
            match name {
                "r" => self.row = value.parse::<u32>().map_or(self.row, |row| row.saturating_sub(1)),
                "hidden" if is_true(value) => self.found.hidden_rows = self.found.hidden_rows.saturating_add(1),
                _ => {}
            }
        }
        self.column = 0;
    }

    fn open_cell(&mut self, tag: &BytesStart<'_>) {
        self.value.clear();
        self.begin_cell();
        for (name, value) in pairs(tag.attributes_raw()) {
            self.attribute(name, value);
        }
    }

    fn begin_cell(&mut self) {
        (self.kind, self.shown) = (Kind::Number, self.book.formats.shown(0));
    }

    /// Takes an attribute of a cell.
    fn attribute(&mut self, name: &str, value: &str) {
        match name {
            "r" => (self.row, self.column) = position(value).unwrap_or((self.row, self.column)),
            "s" => self.shown = value.parse().map_or(Shown::Number, |index| self.book.formats.shown(index)),
            "t" => {
                self.kind = match value {
                    "s" => Kind::Shared,
                    "str" | "inlineStr" => Kind::Text,
                    "b" => Kind::Truth,
                    "d" => Kind::Date,
                    "e" => Kind::Error,
                    _ => Kind::Number,
                }
            }
            _ => {}
        }
    }

    fn close_cell(&mut self) {
        let value = std::mem::take(&mut self.value);
        self.end_cell(&value);
        self.value = value;
    }

    /// Takes the value of the cell that was begun.
    fn end_cell(&mut self, value: &str) {
        let position = (self.row, self.column);
        self.column = self.column.saturating_add(1);
        if self.full || value.is_empty() {
            return;
        }
        let kept = match self.kind {
            Kind::Shared => {
                let text = value.trim().parse().map_or("", |index| self.book.strings.get(index));
                self.rows.cell(position, text, None)
            }
            Kind::Text => self.rows.cell(position, value, None),
            Kind::Truth => self.rows.cell(position, if is_true(value.trim()) { "TRUE" } else { "FALSE" }, None),
            Kind::Date => {
                let (text, date) = iso_text(value.trim());
                self.rows.cell(position, &text, date)
            }
            Kind::Error => true,
            Kind::Number => self.number(position, value),
        };
        self.full = !kept;
    }

    fn number(&mut self, position: (u32, u32), value: &str) -> bool {
        let number = || value.trim().parse::<f64>().ok();
        match self.shown {
            Shown::Date => {
                if let Some((text, date)) = number().and_then(|serial| serial_text(serial, self.book.is_1904)) {
                    return self.rows.cell(position, &text, date);
                }
            }
            Shown::Duration => {
                if let Some(days) = number() {
                    return self.rows.cell(position, &duration_text(days), None);
                }
            }
            Shown::Number => {}
        }
        self.rows.cell(position, &written_number(value), None)
    }

    fn hidden_columns(&mut self, tag: &BytesStart<'_>) {
        let (mut first, mut last, mut hidden) = (0_u32, 0_u32, false);
        for (name, value) in pairs(tag.attributes_raw()) {
            match name {
                "min" => first = value.parse().unwrap_or(0),
                "max" => last = value.parse().unwrap_or(0),
                "hidden" => hidden = is_true(value),
                _ => {}
            }
        }
        if hidden {
            let count = last.min(COLUMNS).saturating_sub(first.max(1)).saturating_add(1);
            self.found.hidden_columns = self.found.hidden_columns.saturating_add(count);
        }
    }

    fn merge(&mut self, tag: &BytesStart<'_>) {
        let range = pairs(tag.attributes_raw()).find(|(name, _)| *name == "ref");
        let corners = range.and_then(|(_, value)| value.split_once(':'));
        if let Some((from, to)) = corners.and_then(|(from, to)| position(from).zip(position(to))) {
            self.rows.merge(from, to);
        }
    }
}

/// Columns of a sheet.
const COLUMNS: u32 = 16_384;

fn is_true(value: &str) -> bool {
    matches!(value, "1" | "true" | "TRUE" | "on")
}

/// Row and column, from 0, of a reference such as `B12` or `$B$12`.
pub(crate) fn position(reference: &str) -> Option<(u32, u32)> {
    let (mut row, mut column) = (0_u32, 0_u32);
    for byte in reference.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' if row == 0 => {
                let letter = u32::from(byte.to_ascii_uppercase() - b'A') + 1;
                column = column.checked_mul(26)?.checked_add(letter)?;
            }
            b'0'..=b'9' => row = row.checked_mul(10)?.checked_add(u32::from(byte - b'0'))?,
            b'$' => {}
            _ => return None,
        }
    }
    row.checked_sub(1).zip(column.checked_sub(1))
}

/// The attributes of a tag, as written. For the plain numbers and references of sheets only: nothing is resolved.
fn pairs(raw: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut rest = raw;
    std::iter::from_fn(move || {
        let (name, after) = rest.split_once('=')?;
        let after = after.trim_ascii_start();
        let quote = after.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        let (value, left) = after.get(1..)?.split_once(quote)?;
        rest = left;
        Some((name.trim_ascii(), value))
    })
}

/// The text of a header or footer without its codes (ECMA-376 part 1, clause 18.3.1.46).
fn margin(text: &str) -> String {
    let mut out = String::new();
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        if character != '&' {
            out.push(if character == '\n' { ' ' } else { character });
            continue;
        }
        match characters.next() {
            Some('&') => out.push('&'),
            Some('"') => drop(characters.by_ref().find(|c| *c == '"')),
            Some('L' | 'C' | 'R') => out.push(' '),
            Some('K') => drop(characters.by_ref().take(6).count()),
            Some(digit) if digit.is_ascii_digit() => while characters.next_if(char::is_ascii_digit).is_some() {},
            _ => {}
        }
    }
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::draft::Draft;
    use crate::read::limits::Limits;

    #[test]
    fn references_and_attributes_are_understood() {
        assert_eq!(position("B12"), Some((11, 1)));
        assert_eq!(position("$XFD$1048576"), Some((1_048_575, 16_383)));
        for broken in ["", "B", "12", "A0", "1A", "ZZZZZZZZ1", "A99999999999"] {
            assert_eq!(position(broken), None, "{broken}");
        }
        let found: Vec<_> = pairs(" r = \"A1\" t='s' cut=\"x").collect();
        assert_eq!(found, [("r", "A1"), ("t", "s")]);
    }

    #[test]
    fn headers_lose_their_codes() {
        assert_eq!(margin("&L&\"Arial,Bold\"&12Registre &K00FF00vu\n&RR&&D &P/&N"), "Registre vu R&D /");
    }

    #[test]
    fn strings_are_counted_and_pronunciation_is_left_out() {
        let text = "<sst uniqueCount='99999999999'><si><t>a</t></si><si/><si><r><t>b</t></r><r><t xml:space='preserve'> c</t></r><rPh><t>x</t></rPh></si></sst>";
        let strings = Strings::read(&mut text.as_bytes(), 9).unwrap();
        let found: Vec<&str> = (0..4).map(|index| strings.get(index)).collect();
        assert_eq!(found, ["a", "", "b c", ""]);
    }

    #[test]
    fn a_sheet_gives_cells_and_what_is_hidden() {
        let text = "<worksheet><cols><col min='2' max='4' hidden='1'/></cols><sheetData>\
            <row><c><v>1</v></c><c t='b'><v>1</v></c><c t='e'><v>#N/A</v></c><c t='str'><f si='100000000'>A</f><v>x &amp; y</v></c></row>\
            <row r='7' hidden='true'><c r='C7' t='d'><v>2026-03-01</v></c></row></sheetData>\
            <headerFooter><oddHeader>&amp;CPlan</oddHeader></headerFooter></worksheet>";
        let mut draft = Draft::new(&Limits::default());
        let mut rows = Rows::new(&mut draft, &Limits::default());
        rows.begin("S");
        let found = read(&mut text.as_bytes(), &Book { depth: 9, ..Book::default() }, &mut rows).unwrap();
        rows.end();
        assert_eq!((found.hidden_rows, found.hidden_columns, found.margins), (1, 3, vec!["Plan".to_owned()]));
        let texts: Vec<&str> = draft.content.blocks.iter().map(|block| block.text.as_str()).collect();
        assert_eq!(texts, ["S", "1\tTRUE\tx & y", "01/03/2026"]);
    }
}
