//! The worklist as a workbook: findings with columns to fill in, the grid of indicators, the documents.
//!
//! Every cell is written as a string, so nothing that a document says is ever computed.

use std::io::{self, Write};

use jiff::civil::Date;
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Url, Workbook, Worksheet, XlsxError,
};

use super::cells::{self, Table};
use super::labels;
use crate::catalogue::Words;
use crate::model::report::Report;

/// Characters that a cell of Excel can hold.
const CELL: usize = 32_000;
/// Width of a column at the most, in characters.
const WIDE: usize = 60;
/// Column of the document in the table of findings.
const DOCUMENT: u16 = 6;

/// Writes the workbook.
///
/// # Errors
/// Those of `out`, and of a table that is too large for a sheet.
pub(super) fn render(report: &Report, words: &Words, out: &mut dyn Write) -> io::Result<()> {
    let bytes = workbook(report, words).map_err(io::Error::other)?;
    out.write_all(&bytes)
}

fn workbook(report: &Report, words: &Words) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    workbook.set_properties(&properties(report, words)?);
    let findings = sheet(&mut workbook, &cells::findings(report, words))?;
    link(findings, report)?;
    sheet(&mut workbook, &cells::grid(report, words))?;
    sheet(&mut workbook, &cells::documents(report, words))?;
    workbook.save_to_buffer()
}

/// The same report gives the same bytes: the day of the judgement stands for the clock.
fn properties(report: &Report, words: &Words) -> Result<DocProperties, XlsxError> {
    let day: Date = report.as_of;
    let (year, month, date) = (day.year().unsigned_abs(), day.month().unsigned_abs(), day.day().unsigned_abs());
    let created = ExcelDateTime::from_ymd(year, month, date)?;
    let title = labels::provider(words, report);
    Ok(DocProperties::new().set_title(title).set_author("probant").set_creation_datetime(&created))
}

fn sheet<'a>(workbook: &'a mut Workbook, table: &Table) -> Result<&'a mut Worksheet, XlsxError> {
    let head = Format::new().set_bold().set_border_bottom(FormatBorder::Thin).set_align(FormatAlign::Top);
    let body = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    let sheet = workbook.add_worksheet();
    sheet.set_name(&table.title)?;
    for (column, header) in (0_u16..).zip(&table.headers) {
        sheet.write_string_with_format(0, column, header, &head)?;
        sheet.set_column_width(column, width(table, usize::from(column)))?;
    }
    for (row, cells) in (1_u32..).zip(&table.rows) {
        for (column, cell) in (0_u16..).zip(cells) {
            sheet.write_string_with_format(row, column, cut(cell), &body)?;
        }
    }
    let last = u32::try_from(table.rows.len()).unwrap_or(u32::MAX);
    let columns = u16::try_from(table.headers.len().saturating_sub(1)).unwrap_or(u16::MAX);
    sheet.autofilter(0, 0, last, columns)?;
    sheet.set_freeze_panes(1, 0)?;
    sheet.set_landscape().set_repeat_rows(0, 0)?.set_print_fit_to_pages(1, 0);
    Ok(sheet)
}

/// A click on a document opens it, when the workbook lies beside the folder's files.
fn link(sheet: &mut Worksheet, report: &Report) -> Result<(), XlsxError> {
    for (row, finding) in (1_u32..).zip(&report.findings) {
        let Some(path) = cells::link(report, finding).filter(|path| path.len() < 2_000) else { continue };
        let shown = super::clean::name(finding.document.as_deref().unwrap_or_default());
        sheet.write_url_with_text(row, DOCUMENT, Url::new(format!("file:///{path}")), cut(&shown))?;
    }
    Ok(())
}

fn width(table: &Table, column: usize) -> f64 {
    let longest = table.rows.iter().chain(std::iter::once(&table.headers)).filter_map(|row| row.get(column));
    let characters = longest.map(|cell| cell.chars().count()).max().unwrap_or(0).clamp(8, WIDE);
    f64::from(u32::try_from(characters).unwrap_or(60)) + 2.0
}

fn cut(text: &str) -> String {
    super::clean::cut(text, CELL)
}
