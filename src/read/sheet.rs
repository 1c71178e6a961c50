//! Workbooks: xlsx, xlsm, xlsb, xls, ods. Values as last computed; formulas are never run. Cells come as a stream where the
//! library allows, because a table of the declared range can be larger than any memory.

use std::borrow::Cow;
use std::io::Cursor;

use calamine::{Data, DataRef, ExcelDateTime, Ods, OdsError, Reader, SheetType, Xls, XlsError, Xlsb, XlsbError, Xlsx};
use calamine::{WorkbookProperties, XlsxError};
use jiff::civil::Date;

use super::draft::Draft;
use super::limits::Limits;
use super::properties::{filled, iso_date};
use super::sheet_gate;
use crate::model::document::{Block, BlockKind, ProblemKind, Properties};
use crate::model::format::Format;
use crate::model::place::Place;

/// Reads a workbook of the given format.
pub(crate) fn read(bytes: &[u8], format: Format, limits: &Limits, draft: &mut Draft) {
    let checked = match format {
        Format::Xls => sheet_gate::compound(bytes, limits).map(Cow::Owned),
        _ => sheet_gate::package(bytes, limits, draft),
    };
    let bytes = match checked {
        Ok(bytes) => bytes,
        Err(problem) => return draft.note(problem),
    };
    let mut rows = Rows { draft, cells_left: limits.cells, sheet: String::new(), table: 0, row: None };
    let outcome = match format {
        Format::Xlsb => xlsb(&bytes, &mut rows),
        Format::Xls => xls(&bytes, &mut rows),
        Format::Ods => ods(&bytes, &mut rows),
        _ => xlsx(&bytes, &mut rows),
    };
    if let Err(fault) = outcome {
        draft.problem(fault.0, fault.1);
    }
}

/// What stopped a reading.
struct Fault(ProblemKind, String);

fn xlsx(bytes: &[u8], rows: &mut Rows<'_>) -> Result<(), Fault> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|error| xlsx_fault(&error))?;
    for sheet in worksheets(&book) {
        rows.begin(&sheet);
        match book.worksheet_cells_reader(&sheet) {
            Ok(mut cells) => drain(rows, || {
                let cell = cells.next_cell().map_err(|error| xlsx_fault(&error))?;
                Ok(cell.map(|cell| (cell.get_position(), value_ref(cell.get_value()))))
            }),
            Err(error) => rows.damaged(&xlsx_fault(&error)),
        }
        rows.end();
    }
    rows.draft.content.properties = book.workbook_properties().map(|p| claims(&p)).unwrap_or_default();
    Ok(())
}

fn xlsb(bytes: &[u8], rows: &mut Rows<'_>) -> Result<(), Fault> {
    let mut book: Xlsb<_> = Xlsb::new(Cursor::new(bytes)).map_err(|error| xlsb_fault(&error))?;
    for sheet in worksheets(&book) {
        rows.begin(&sheet);
        match book.worksheet_cells_reader(&sheet) {
            Ok(mut cells) => drain(rows, || {
                let cell = cells.next_cell().map_err(|error| xlsb_fault(&error))?;
                Ok(cell.map(|cell| (cell.get_position(), value_ref(cell.get_value()))))
            }),
            Err(error) => rows.damaged(&xlsb_fault(&error)),
        }
        rows.end();
    }
    rows.draft.content.properties = book.workbook_properties().map(|p| claims(&p)).unwrap_or_default();
    Ok(())
}

/// Takes cells, with row and column counted from 0, until there are no more, or too many.
fn drain(rows: &mut Rows<'_>, mut next: impl FnMut() -> Result<Option<((u32, u32), Option<Value>)>, Fault>) {
    loop {
        match next() {
            Ok(Some((position, value))) => {
                if !rows.cell(position, value) {
                    return;
                }
            }
            Ok(None) => return,
            Err(fault) => return rows.damaged(&fault),
        }
    }
}

fn xls(bytes: &[u8], rows: &mut Rows<'_>) -> Result<(), Fault> {
    let mut book: Xls<_> = Xls::new(Cursor::new(bytes)).map_err(|error| match error {
        XlsError::Password => Fault(ProblemKind::Encrypted, String::new()),
        error => Fault(ProblemKind::Corrupt, error.to_string()),
    })?;
    ranges(&mut book, rows);
    rows.draft.content.properties = book.workbook_properties().map(|p| claims(&p)).unwrap_or_default();
    Ok(())
}

fn ods(bytes: &[u8], rows: &mut Rows<'_>) -> Result<(), Fault> {
    let mut book: Ods<_> = Ods::new(Cursor::new(bytes)).map_err(|error| match error {
        OdsError::Password => Fault(ProblemKind::Encrypted, String::new()),
        error => Fault(ProblemKind::Corrupt, error.to_string()),
    })?;
    ranges(&mut book, rows);
    rows.draft.content.properties = book.workbook_properties().map(|p| claims(&p)).unwrap_or_default();
    Ok(())
}

/// Reads the sheets of a format that the library holds in memory as a whole.
fn ranges<'b, B: Reader<Cursor<&'b [u8]>>>(book: &mut B, rows: &mut Rows<'_>) {
    for sheet in worksheets(book) {
        rows.begin(&sheet);
        match book.worksheet_range(&sheet) {
            Ok(range) => {
                let (top, left) = range.start().unwrap_or_default();
                for (row, column, value) in range.used_cells() {
                    let row = top.saturating_add(u32::try_from(row).unwrap_or(u32::MAX));
                    let column = left.saturating_add(u32::try_from(column).unwrap_or(u32::MAX));
                    if !rows.cell((row, column), value_of(value)) {
                        break;
                    }
                }
            }
            Err(_) => rows.damaged(&Fault(ProblemKind::Corrupt, "unreadable".to_owned())),
        }
        rows.end();
    }
}

/// Names of the sheets that hold cells, hidden ones too.
fn worksheets<'b, B: Reader<Cursor<&'b [u8]>>>(book: &B) -> Vec<String> {
    let sheets = book.sheets_metadata().iter();
    sheets.filter(|sheet| sheet.typ == SheetType::WorkSheet).map(|sheet| sheet.name.clone()).collect()
}

/// Gathers cells into rows.
struct Rows<'d> {
    draft: &'d mut Draft,
    cells_left: usize,
    sheet: String,
    table: u32,
    row: Option<(u32, Vec<(u32, Value)>)>,
}

/// The text of a cell, and the date that it is.
type Value = (String, Option<Date>);

impl Rows<'_> {
    fn begin(&mut self, sheet: &str) {
        sheet.clone_into(&mut self.sheet);
        self.table = self.draft.next_table();
        self.draft.push(Block::new(Place::cell(sheet, 1, 1), BlockKind::Heading, sheet));
    }

    /// Adds a cell at row and column counted from 0. False once a limit is reached.
    fn cell(&mut self, position: (u32, u32), value: Option<Value>) -> bool {
        let Some(value) = value.filter(|value| !value.0.trim().is_empty()) else { return true };
        if self.cells_left == 0 || self.draft.is_full() {
            self.draft.limit("cells of a workbook");
            return false;
        }
        self.cells_left -= 1;
        let (row, column) = (position.0.saturating_add(1), position.1.saturating_add(1));
        if self.row.as_ref().is_some_and(|(current, _)| *current != row) {
            self.end();
        }
        self.row.get_or_insert_with(|| (row, Vec::new())).1.push((column, value));
        true
    }

    /// Ends the row that is being gathered.
    fn end(&mut self) {
        let Some((row, cells)) = self.row.take() else { return };
        let Some((first, _)) = cells.first() else { return };
        let place = Place::cell(&self.sheet, *first, row);
        let cells = cells.into_iter().map(|(column, (text, date))| (column, text.trim().to_owned(), date));
        self.draft.push(Block::row(place, self.table, cells));
    }

    fn damaged(&mut self, fault: &Fault) {
        self.draft.problem_at(fault.0, fault.1.clone(), Some(Place::cell(&self.sheet, 1, 1)));
    }
}

fn value_of(data: &Data) -> Option<Value> {
    match data {
        Data::Int(number) => Some((number.to_string(), None)),
        Data::Float(number) => Some((number_text(*number), None)),
        Data::String(text) | Data::DurationIso(text) => Some((text.clone(), None)),
        Data::Bool(truth) => Some((truth.to_string().to_uppercase(), None)),
        Data::DateTime(moment) => Some(moment_text(*moment)),
        Data::DateTimeIso(text) => Some(iso_text(text)),
        Data::Error(_) | Data::Empty => None,
    }
}

fn value_ref(data: &DataRef<'_>) -> Option<Value> {
    match data {
        DataRef::SharedString(text) => Some(((*text).to_owned(), None)),
        other => value_of(&Data::from(other.clone())),
    }
}

/// A number as a spreadsheet shows it when nothing is said about its format: fifteen significant digits.
fn number_text(number: f64) -> String {
    let rounded = format!("{number:.14e}").parse().unwrap_or(number);
    format!("{rounded}")
}

/// A date as `dd/mm/yyyy`, with hours and minutes when it has some; a time of day or duration as `h:mm`.
fn moment_text(moment: ExcelDateTime) -> Value {
    let (year, month, day, hour, minute, ..) = moment.to_ymd_hms_milli();
    let serial = moment.as_f64();
    if moment.is_duration() || (0.0..1.0).contains(&serial) {
        let minutes = (serial * 24.0 * 60.0).round();
        return (format!("{:.0}:{:02.0}", (minutes / 60.0).floor(), minutes % 60.0), None);
    }
    let date = i16::try_from(year).ok().zip(i8::try_from(month).ok()).zip(i8::try_from(day).ok());
    let date = date.and_then(|((year, month), day)| Date::new(year, month, day).ok());
    let clock = if hour == 0 && minute == 0 { String::new() } else { format!(" {hour:02}:{minute:02}") };
    (format!("{day:02}/{month:02}/{year:04}{clock}"), date)
}

/// An ISO 8601 date or date-time as it is shown in French.
fn iso_text(text: &str) -> Value {
    let Some(date) = iso_date(text) else { return (text.to_owned(), None) };
    let clock = text.get(11..16).filter(|clock| *clock != "00:00").map(|clock| format!(" {clock}"));
    let shown = format!("{:02}/{:02}/{:04}", date.day(), date.month(), date.year());
    (shown + &clock.unwrap_or_default(), Some(date))
}

fn claims(properties: &WorkbookProperties) -> Properties {
    let text = |field: &Option<String>| field.as_deref().and_then(filled);
    Properties {
        title: text(&properties.title),
        author: text(&properties.creator),
        created: properties.created.as_deref().and_then(iso_date),
        modified: properties.modified.as_deref().and_then(iso_date),
        ..Properties::default()
    }
}

fn xlsx_fault(error: &XlsxError) -> Fault {
    match error {
        XlsxError::Password => Fault(ProblemKind::Encrypted, String::new()),
        error => Fault(ProblemKind::Corrupt, error.to_string()),
    }
}

fn xlsb_fault(error: &XlsbError) -> Fault {
    match error {
        XlsbError::Password => Fault(ProblemKind::Encrypted, String::new()),
        error => Fault(ProblemKind::Corrupt, error.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_lose_the_noise_of_binary_arithmetic_only() {
        for (number, text) in
            [(0.1 + 0.2, "0.3"), (12_345_678_900_011.0, "12345678900011"), (3.0, "3"), (0.925, "0.925")]
        {
            assert_eq!(number_text(number), text);
        }
    }

    #[test]
    fn dates_are_shown_as_in_french_and_kept_as_dates() {
        let moment = |serial| ExcelDateTime::new(serial, calamine::ExcelDateTimeType::DateTime, false);
        assert_eq!(moment_text(moment(45_943.0)), ("13/10/2025".into(), Some(jiff::civil::date(2025, 10, 13))));
        assert_eq!(moment_text(moment(45_943.5)).0, "13/10/2025 12:00");
        assert_eq!(moment_text(moment(0.375)), ("9:00".into(), None));
        assert_eq!(moment_text(moment(60.0)).1, None, "the 29th of February 1900 never was");
        assert_eq!(iso_text("2024-02-29T00:00:00"), ("29/02/2024".into(), Some(jiff::civil::date(2024, 2, 29))));
    }
}
