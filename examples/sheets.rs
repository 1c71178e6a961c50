//! Reads one workbook, with the reader of this crate or with bare `calamine` streaming, and prints how many cells it met.
//!
//! `cargo run --release --example sheets -- probant|calamine FILE`; `benches/sheets.py` measures both side by side.
#![allow(clippy::print_stdout)]

use std::io::Cursor;

use calamine::{Reader, Xlsx};
use probant::folder::Entry;
use probant::read::limits::Limits;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let (reader, file) = (arguments.next().unwrap_or_default(), arguments.next().unwrap_or_default());
    let bytes = std::fs::read(&file)?;
    let cells = if reader == "calamine" { bare(&bytes)? } else { ours(&file, &bytes) };
    println!("{cells}");
    Ok(())
}

/// Cells that are not empty, one after the other, none kept.
fn bare(bytes: &[u8]) -> Result<usize, calamine::XlsxError> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes))?;
    let mut count = 0;
    for sheet in book.sheet_names() {
        let mut cells = book.worksheet_cells_reader(&sheet)?;
        while let Some(cell) = cells.next_cell()? {
            count += usize::from(*cell.get_value() != calamine::DataRef::Empty);
        }
    }
    Ok(count)
}

/// Cells of the document as it is judged.
fn ours(file: &str, bytes: &[u8]) -> usize {
    let entry = Entry { path: file.to_owned(), size: bytes.len() as u64 };
    let document = probant::read::read(&entry, bytes, &Limits::default());
    document.content.blocks.iter().map(|block| block.cells.len()).sum()
}
