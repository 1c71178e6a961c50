//! The findings as CSV that Excel in French opens with a double click: UTF-8 with its mark, semicolons, CRLF.
//!
//! A cell that a spreadsheet would compute is given an apostrophe in front: text stays text.

use std::io::{self, Write};

use ::csv::{QuoteStyle, Terminator, WriterBuilder};

use super::cells;
use crate::catalogue::Words;
use crate::model::report::Report;

/// Writes one row a finding.
///
/// # Errors
/// Only those of `out`.
pub(super) fn render(report: &Report, words: &Words, out: &mut dyn Write) -> io::Result<()> {
    let table = cells::findings(report, words);
    render_rows(&table.headers, table.rows.into_iter(), out)
}

/// Writes a table of text.
///
/// # Errors
/// Only those of `out`.
pub(super) fn render_rows(
    headers: &[String],
    rows: impl Iterator<Item = Vec<String>>,
    out: &mut dyn Write,
) -> io::Result<()> {
    out.write_all("\u{feff}".as_bytes())?;
    let mut writer = WriterBuilder::new()
        .delimiter(b';')
        .terminator(Terminator::CRLF)
        .quote_style(QuoteStyle::NonNumeric)
        .from_writer(out);
    writer.write_record(headers)?;
    for row in rows {
        writer.write_record(row.iter().map(|cell| inert(cell)))?;
    }
    writer.flush()
}

/// `text` as no spreadsheet computes it (OWASP, "CSV Injection").
fn inert(text: &str) -> String {
    let computes = text.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
    if computes { format!("'{text}") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_left_to_compute() {
        for text in ["=1+1", " =cmd|'/C calc'!A0", "+33", "-2", "@SUM(A1)", "＝1"] {
            assert!(inert(text).starts_with('\''), "{text}");
        }
        assert_eq!(inert("a=1"), "a=1");
    }
}
