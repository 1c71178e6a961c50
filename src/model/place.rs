//! Where in a document something stands, in the words of a person who looks for it.

use serde::{Deserialize, Serialize};

/// A position inside one document.
///
/// Pages, paragraphs, rows and columns count from 1.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "Flat", try_from = "Flat")]
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

/// Entries inside one another that a stored place may name.
const NESTING: usize = 256;

/// A place as it is stored: the entries from the outside in, then what they hold. Flat, so that bytes from a stranger
/// cannot nest without end.
#[derive(Serialize, Deserialize)]
struct Flat {
    entries: Vec<String>,
    innermost: Option<Innermost>,
}

/// What the innermost entry holds.
#[derive(Serialize, Deserialize)]
enum Innermost {
    Page(u32),
    Cell { sheet: String, cell: String },
    Paragraph(u32),
}

impl From<Place> for Flat {
    fn from(place: Place) -> Self {
        let mut entries = Vec::new();
        let mut rest = Some(place);
        loop {
            let innermost = match rest {
                Some(Place::Entry { entry, within }) => {
                    entries.push(entry);
                    rest = within.map(|within| *within);
                    continue;
                }
                Some(Place::Page(page)) => Some(Innermost::Page(page)),
                Some(Place::Cell { sheet, cell }) => Some(Innermost::Cell { sheet, cell }),
                Some(Place::Paragraph(paragraph)) => Some(Innermost::Paragraph(paragraph)),
                None => None,
            };
            return Self { entries, innermost };
        }
    }
}

impl TryFrom<Flat> for Place {
    type Error = &'static str;

    fn try_from(flat: Flat) -> Result<Self, Self::Error> {
        if flat.entries.len() > NESTING {
            return Err("a place in too many entries");
        }
        let innermost = flat.innermost.map(|innermost| match innermost {
            Innermost::Page(page) => Self::Page(page),
            Innermost::Cell { sheet, cell } => Self::Cell { sheet, cell },
            Innermost::Paragraph(paragraph) => Self::Paragraph(paragraph),
        });
        let inside = |within: Option<Self>, entry| Some(Self::Entry { entry, within: within.map(Box::new) });
        flat.entries.into_iter().rev().fold(innermost, inside).ok_or("a place that is nowhere")
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
    fn a_place_is_the_same_after_being_stored() {
        let deep = Place::cell("Suivi", 2, 4).inside("tableau.xlsx").inside("courriel.eml");
        let bare = Place::Entry { entry: "annexe.pdf".into(), within: None };
        for place in [Place::Page(3), Place::Paragraph(7), deep, bare] {
            let bytes = postcard::to_stdvec(&place).unwrap();
            assert_eq!(postcard::from_bytes::<Place>(&bytes).unwrap(), place);
        }
    }

    #[test]
    fn a_place_without_end_is_refused() {
        let flat = Flat { entries: vec![String::new(); NESTING + 1], innermost: None };
        let bytes = postcard::to_stdvec(&flat).unwrap();
        assert!(postcard::from_bytes::<Place>(&bytes).is_err());
    }

    #[test]
    fn columns_are_lettered_as_spreadsheets_do() {
        for (column, letters) in [(1, "A"), (26, "Z"), (27, "AA"), (52, "AZ"), (703, "AAA"), (16384, "XFD")] {
            assert_eq!(column_letters(column), letters);
        }
    }
}
