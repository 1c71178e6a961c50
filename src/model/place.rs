//! Where in a document something stands, in the words of a person who looks for it.

/// A position inside one document.
///
/// Pages, paragraphs, rows and columns count from 1.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// A page of a PDF, or a slide.
    Page(u32),
    /// A cell of a spreadsheet, such as `B4`; `sheet` is empty for CSV.
    Cell {
        /// Name of the sheet as its tab shows it.
        sheet: String,
        /// Column letters and row number.
        cell: String,
    },
    /// A paragraph or table row of a flowing text, counted from its beginning.
    Paragraph(u32),
    /// Something inside an attachment of a mail or a member of an archive.
    Entry {
        /// Name of the attachment or member.
        entry: String,
        /// Where inside it, when known.
        within: Option<Box<Place>>,
    },
}

impl Place {
    /// The same place seen from the mail or archive that holds it under `entry`.
    #[must_use]
    pub fn inside(self, entry: &str) -> Self {
        Self::Entry { entry: entry.to_owned(), within: Some(Box::new(self)) }
    }

    /// The place of the cell at `column` and `row` (both from 1) of `sheet`.
    #[must_use]
    pub fn cell(sheet: &str, column: u32, row: u32) -> Self {
        Self::Cell { sheet: sheet.to_owned(), cell: format!("{}{row}", column_letters(column)) }
    }
}

/// Spreadsheet letters of a column counted from 1: 1 is `A`, 27 is `AA`.
fn column_letters(column: u32) -> String {
    let mut rest = column;
    let mut letters = Vec::new();
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b'A' + u8::try_from(rest % 26).unwrap_or(0)));
        rest /= 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_lettered_as_spreadsheets_do() {
        for (column, letters) in [(1, "A"), (26, "Z"), (27, "AA"), (52, "AZ"), (703, "AAA"), (16384, "XFD")] {
            assert_eq!(column_letters(column), letters);
        }
    }
}
