//! Tables as delimited text. The delimiter is found, not believed; formulas are text.

use ::csv::{ReaderBuilder, StringRecord};

use super::draft::Draft;
use super::limits::Limits;
use super::plain;
use crate::model::document::{Block, ProblemKind};
use crate::model::place::Place;

/// Delimiters that are known, the likeliest in France first.
const DELIMITERS: [char; 4] = [';', '\t', ',', '|'];
/// Lines from which the delimiter is told.
const SAMPLE: usize = 50;
/// Bytes of one record; a quotation mark that is never closed would make one of the whole file.
const RECORD: usize = 16 << 20;

/// Reads delimited text: one row block per record, places as in a spreadsheet with an unnamed sheet.
pub(crate) fn read(bytes: &[u8], limits: &Limits, draft: &mut Draft) {
    let text = plain::decode(bytes);
    let delimiter = delimiter(&text).map_or(b';', |(delimiter, _)| u8::try_from(delimiter).unwrap_or(b';'));
    let mut reader =
        ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).from_reader(text.as_bytes());
    let table = draft.next_table();
    let mut cells_left = limits.cells;
    let mut record = StringRecord::new();
    let mut numbering = Numbering { text: &text, start: 0, row: 1 };
    let mut inner_breaks = 0;
    loop {
        match reader.read_record(&mut record) {
            Ok(true) if record.as_slice().len() > RECORD => return draft.limit("bytes of a record"),
            Ok(true) => {}
            Ok(false) => return,
            Err(error) => return draft.problem(ProblemKind::Corrupt, error.to_string()),
        }
        let row = numbering.row_of(&record, inner_breaks);
        inner_breaks = line_breaks(record.as_slice());
        let cells = cells(&record);
        let Some((first, ..)) = cells.first() else { continue };
        if cells.len() > cells_left {
            return draft.limit("cells of a workbook");
        }
        cells_left -= cells.len();
        if !draft.push(Block::row(Place::cell("", *first, row), table, cells)) {
            return;
        }
    }
}

/// Counts rows as a spreadsheet does: blank lines are rows, line breaks inside a quoted field are none.
struct Numbering<'t> {
    text: &'t str,
    start: usize,
    row: u32,
}

impl Numbering<'_> {
    /// The row of `record`, given the line breaks inside the one before it.
    fn row_of(&mut self, record: &StringRecord, inner_breaks: u32) -> u32 {
        let position = record.position().map_or(0, ::csv::Position::byte);
        let rest = self.text.get(usize::try_from(position).unwrap_or(usize::MAX)..).unwrap_or_default();
        let start = self.text.len() - rest.trim_start_matches(['\n', '\r']).len();
        let passed = self.text.get(self.start..start).map_or(0, line_breaks);
        self.row = self.row.saturating_add(passed.saturating_sub(inner_breaks));
        self.start = start;
        self.row
    }
}

/// Line breaks of any system in `text`.
fn line_breaks(text: &str) -> u32 {
    let returns = text.matches('\r').count() - text.matches("\r\n").count();
    u32::try_from(returns + text.matches('\n').count()).unwrap_or(u32::MAX)
}

/// The cells of a record that are not blank, columns from 1.
fn cells(record: &StringRecord) -> Vec<(u32, String, Option<jiff::civil::Date>)> {
    let fields = (1..).zip(record.iter()).filter(|(_, field)| !field.trim().is_empty());
    fields.map(|(column, field)| (column, field.trim().to_owned(), None)).collect()
}

/// The character that parts most lines of `text` into the same number of fields, and that number when it is the same in
/// every line of the sample.
pub(crate) fn delimiter(text: &str) -> Option<(char, Option<usize>)> {
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).take(SAMPLE).collect();
    let mut best: Option<(usize, char, Option<usize>)> = None;
    for delimiter in DELIMITERS {
        let counts: Vec<usize> = lines.iter().map(|line| outside_quotes(line, delimiter)).collect();
        let agreeing = |count: usize| counts.iter().filter(|other| **other == count).count();
        let Some(usual) = counts.iter().copied().filter(|count| *count > 0).max_by_key(|count| agreeing(*count)) else {
            continue;
        };
        let agreeing = agreeing(usual);
        let even = (agreeing == counts.len()).then_some(usual + 1);
        if agreeing > best.map_or(0, |best| best.0) {
            best = Some((agreeing, delimiter, even));
        }
    }
    best.map(|(_, delimiter, even)| (delimiter, even))
}

/// How often `delimiter` stands in `line` outside quotation marks.
fn outside_quotes(line: &str, delimiter: char) -> usize {
    let mut quoted = false;
    let mut count = 0;
    for character in line.chars() {
        quoted ^= character == '"';
        count += usize::from(!quoted && character == delimiter);
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Vec<(Place, String)> {
        let mut draft = Draft::new(&Limits::default());
        read(text.as_bytes(), &Limits::default(), &mut draft);
        draft.content.blocks.into_iter().map(|block| (block.place, block.text)).collect()
    }

    #[test]
    fn a_remark_above_the_table_does_not_part_it() {
        let found = rows("# inventaire, plan, mis à jour\ntag;Désignation;État\nA;portable;bon\nB;écran;bon\n");
        assert_eq!(found[1].1, "tag\tDésignation\tÉtat");
    }

    #[test]
    fn the_delimiter_is_found_outside_quotation_marks() {
        assert_eq!(rows("nom;ville\n\"Durand, Luc\";Aix\n")[1], (Place::cell("", 1, 2), "Durand, Luc\tAix".into()));
        assert_eq!(rows("a,b\n1,2\n")[1].1, "1\t2");
        assert_eq!(rows("a\tb\n1\t2\n")[1].1, "1\t2");
    }

    #[test]
    fn rows_are_numbered_as_a_spreadsheet_does() {
        let places: Vec<Place> = rows("a;b\n\n\"x\ny\";2\n;3\n").into_iter().map(|row| row.0).collect();
        assert_eq!(places, [Place::cell("", 1, 1), Place::cell("", 1, 3), Place::cell("", 2, 4)]);
    }
}
