//! Binary workbooks, xlsb and xls, through `calamine`. Values as last computed; formulas are never asked for, so that one that cannot
//! be decoded costs nothing. Cells of xlsb come as a stream, because a table of the declared range can be larger than any memory.

use std::io::Cursor;

use calamine::XlsbError;
use calamine::{
    Data, DataRef, ExcelDateTime, Reader, Sheet, SheetType, SheetVisible, WorkbookProperties, Xls, XlsError, Xlsb,
};
use jiff::civil::Date;

use super::draft::Draft;
use super::limits::Limits;
use super::package::{Package, problem};
use super::properties::{filled, iso_date};
use super::sheet_gate;
use super::sheet_rows::Rows;
use super::sheet_values::{Value, duration_text, iso_text, number_text};
use super::{sniff, xlsx_asides};
use crate::model::document::{Block, BlockKind, ProblemKind, Properties, RemarkKind};
use crate::model::format::Format;
use crate::model::place::Place;

/// Reads a workbook of the given format.
pub(crate) fn read(bytes: &[u8], format: Format, limits: &Limits, draft: &mut Draft) {
    if format != Format::Xls {
        return draft.with_package(bytes, limits, |package, draft| {
            xlsb(package, bytes, limits, draft).map_err(|fault| problem(fault.0, &fault.1))
        });
    }
    if let Err(fault) = xls(bytes, limits, draft) {
        draft.problem(fault.0, fault.1);
    }
}

/// What stopped a reading.
struct Fault(ProblemKind, String);

fn xlsb(package: &mut Package<'_>, bytes: &[u8], limits: &Limits, draft: &mut Draft) -> Result<(), Fault> {
    sheet_gate::package(package, draft).map_err(|problem| Fault(problem.kind, problem.detail))?;
    let mut book: Xlsb<_> = Xlsb::new(Cursor::new(bytes)).map_err(|error| xlsb_fault(&error))?;
    let sheets = book.sheets_metadata().to_vec();
    let mut rows = Rows::new(draft, limits);
    for sheet in worksheets(&sheets, &mut rows) {
        rows.begin(&sheet);
        match book.worksheet_cells_reader(&sheet) {
            Ok(mut cells) => drain(&mut rows, || {
                let cell = cells.next_cell().map_err(|error| xlsb_fault(&error))?;
                Ok(cell.map(|cell| (cell.get_position(), value_ref(cell.get_value()))))
            }),
            Err(error) => damaged(&mut rows, &xlsb_fault(&error)),
        }
        rows.end();
    }
    draft.content.properties = book.workbook_properties().map(|p| claims(&p)).unwrap_or_default();
    shapes(package, limits, draft);
    Ok(())
}

/// Reads the drawings of the sheets, which are XML even here. Which sheet each belongs to stands in binary parts: they are told at
/// no sheet in particular.
fn shapes(package: &mut Package<'_>, limits: &Limits, draft: &mut Draft) {
    let parts: Vec<String> =
        package.names().filter(|name| name.starts_with("xl/worksheets/")).map(str::to_owned).collect();
    for part in parts.iter().filter(|name| sniff::extension(name) == "bin") {
        match package.relations(part) {
            Ok(relations) => {
                let drawings: Vec<_> = relations.into_iter().filter(|relation| relation.kind == "drawing").collect();
                xlsx_asides::read(package, &drawings, "", (limits.depth, draft));
            }
            Err(problem) => draft.note(problem),
        }
    }
}

/// Takes cells, with row and column counted from 0, until there are no more, or too many.
fn drain(rows: &mut Rows<'_>, mut next: impl FnMut() -> Result<Option<((u32, u32), Option<Value>)>, Fault>) {
    loop {
        match next() {
            Ok(Some((position, value))) => {
                let (text, date) = value.unwrap_or_default();
                if !rows.cell(position, &text, date) {
                    return;
                }
            }
            Ok(None) => return,
            Err(fault) => return damaged(rows, &fault),
        }
    }
}

fn xls(bytes: &[u8], limits: &Limits, draft: &mut Draft) -> Result<(), Fault> {
    let sound = sheet_gate::compound(bytes, limits).map_err(|problem| Fault(problem.kind, problem.detail))?;
    let mut book: Xls<_> = Xls::new(Cursor::new(sound.bytes.as_slice())).map_err(|error| match error {
        XlsError::Password => Fault(ProblemKind::Encrypted, String::new()),
        error => Fault(ProblemKind::Corrupt, error.to_string()),
    })?;
    let sheets = book.sheets_metadata().to_vec();
    let mut rows = Rows::new(draft, limits);
    for sheet in worksheets(&sheets, &mut rows) {
        rows.begin(&sheet);
        for range in book.merge_cells_by_sheet_name(&sheet).unwrap_or_default() {
            rows.merge(range.start, range.end);
        }
        match book.worksheet_range(&sheet) {
            Ok(range) => {
                let (top, left) = range.start().unwrap_or_default();
                for (row, column, value) in range.used_cells() {
                    let row = top.saturating_add(u32::try_from(row).unwrap_or(u32::MAX));
                    let column = left.saturating_add(u32::try_from(column).unwrap_or(u32::MAX));
                    let (text, date) = value_of(value).unwrap_or_default();
                    if !rows.cell((row, column), &text, date) {
                        break;
                    }
                }
            }
            Err(error) => damaged(&mut rows, &Fault(ProblemKind::Corrupt, error.to_string())),
        }
        rows.end();
    }
    draft.content.properties = book.workbook_properties().map(|p| claims(&p)).unwrap_or_default();
    if sound.has_macros {
        draft.remark(RemarkKind::Macros, "", None);
    }
    for (index, text) in sound.shapes {
        let name = sheets.get(index).map(|sheet| sheet.name.as_str()).unwrap_or_default();
        draft.push(Block::new(Place::cell(name, 1, 1), BlockKind::Comment, text.trim()));
    }
    Ok(())
}

/// Names of the sheets that hold cells, hidden ones too. Sheets that hold something else are told.
fn worksheets(sheets: &[Sheet], rows: &mut Rows<'_>) -> Vec<String> {
    let mut names = Vec::new();
    for sheet in sheets {
        let place = Some(Place::cell(&sheet.name, 1, 1));
        if sheet.visible != SheetVisible::Visible {
            rows.draft.remark(RemarkKind::HiddenSheet, &sheet.name, place.clone());
        }
        match sheet.typ {
            SheetType::WorkSheet => names.push(sheet.name.clone()),
            SheetType::ChartSheet => {}
            SheetType::MacroSheet | SheetType::Vba => {
                rows.draft.remark(RemarkKind::Macros, "", place.clone());
                rows.draft.problem_at(ProblemKind::Unsupported, format!("{}: macros", sheet.name), place);
            }
            SheetType::DialogSheet => {
                rows.draft.problem_at(ProblemKind::Unsupported, format!("{}: dialog", sheet.name), place);
            }
        }
    }
    names
}

fn damaged(rows: &mut Rows<'_>, fault: &Fault) {
    let place = rows.place();
    rows.draft.problem_at(fault.0, fault.1.clone(), Some(place));
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

/// A date as `dd/mm/yyyy`, with hours and minutes when it has some; a time of day or duration as `h:mm`.
fn moment_text(moment: ExcelDateTime) -> Value {
    let (year, month, day, hour, minute, ..) = moment.to_ymd_hms_milli();
    let serial = moment.as_f64();
    if moment.is_duration() || (0.0..1.0).contains(&serial) {
        return (duration_text(serial), None);
    }
    let date = i16::try_from(year).ok().zip(i8::try_from(month).ok()).zip(i8::try_from(day).ok());
    let date = date.and_then(|((year, month), day)| Date::new(year, month, day).ok());
    let clock = if hour == 0 && minute == 0 { String::new() } else { format!(" {hour:02}:{minute:02}") };
    (format!("{day:02}/{month:02}/{year:04}{clock}"), date)
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
    fn dates_are_shown_as_in_french_and_kept_as_dates() {
        let moment = |serial| ExcelDateTime::new(serial, calamine::ExcelDateTimeType::DateTime, false);
        assert_eq!(moment_text(moment(45_943.0)), ("13/10/2025".into(), Some(jiff::civil::date(2025, 10, 13))));
        assert_eq!(moment_text(moment(45_943.5)).0, "13/10/2025 12:00");
        assert_eq!(moment_text(moment(0.375)), ("9:00".into(), None));
        assert_eq!(moment_text(moment(60.0)).1, None, "the 29th of February 1900 never was");
    }
}
