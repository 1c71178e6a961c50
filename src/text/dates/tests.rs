//! Cases of dates as providers, auditors and machines write them. A case is a text and what must be read in it.

mod forms;
mod neighbours;
mod phrases;
mod properties;
mod traps;

use jiff::civil::{Date, date};

use super::find;
use crate::model::date::{DateSource, FoundDate};
use crate::model::document::{Block, BlockKind, Content, Document, Reading, ReadingState};
use crate::model::format::Format;
use crate::model::place::Place;

/// The day all cases are read on.
const AS_OF: Date = date(2026, 11, 23);

fn document(path: &str, blocks: Vec<Block>) -> Document {
    Document {
        path: path.to_owned(),
        sha256: String::new(),
        size: 0,
        format: Format::Text,
        reading: Reading { state: ReadingState::Read, problems: Vec::new() },
        content: Content { blocks, ..Content::default() },
    }
}

fn line(text: &str) -> Block {
    Block::new(Place::Paragraph(1), BlockKind::Line, text)
}

fn row(number: u32, cells: &[&str]) -> Block {
    let cells = (1..).zip(cells).filter(|(_, t)| !t.is_empty()).map(|(c, t)| (c, (*t).to_owned(), None));
    Block::row(Place::cell("Feuille", 1, number), 0, cells)
}

/// `2026-03-12 visit`, `2026-03-01..2026-03-31 unknown ?` (doubtful), joined by `; `.
fn told(dates: &[FoundDate]) -> String {
    let one = |d: &FoundDate| {
        let span = if d.first == d.last { d.first.to_string() } else { format!("{}..{}", d.first, d.last) };
        let role = serde_json::to_value(d.role).unwrap_or_default();
        format!("{span} {}{}", role.as_str().unwrap_or_default(), if d.doubtful { " ?" } else { "" })
    };
    dates.iter().map(one).collect::<Vec<_>>().join("; ")
}

fn read(blocks: Vec<Block>) -> String {
    told(&find(&document("x.pdf", blocks), AS_OF))
}

fn named(name: &str) -> String {
    let dates = find(&document(&format!("dossier 2019/{name}"), Vec::new()), AS_OF);
    assert!(dates.iter().all(|d| d.source == DateSource::FileName && d.place.is_none()));
    told(&dates)
}

/// Checks all `cases` before failing, so that one run shows every difference.
fn check(cases: &[(&str, &str)], read: impl Fn(&str) -> String) {
    let wrong: Vec<String> = cases
        .iter()
        .map(|(text, expected)| (text, expected, read(text)))
        .filter(|(_, expected, found)| *expected != found)
        .map(|(text, expected, found)| format!("{text:?}\n   expected {expected}\n   found    {found}"))
        .collect();
    assert!(wrong.is_empty(), "{} of {} cases:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}
