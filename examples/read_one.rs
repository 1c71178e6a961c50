//! Reads one file and prints its text, a block a line; problems go to the standard error stream. For comparing readers with
//! other programs, one process a file.
//!
//! `cargo run --release --example read_one -- FILE`
#![allow(clippy::print_stdout, clippy::print_stderr)]

use std::io::Write;

use probant::folder::Entry;
use probant::read::limits::Limits;

fn main() -> std::io::Result<()> {
    let path = std::env::args().nth(1).unwrap_or_default();
    let bytes = std::fs::read(&path)?;
    let entry = Entry { path, size: bytes.len() as u64 };
    let document = probant::read::read(&entry, &bytes, &Limits::default());
    for problem in &document.reading.problems {
        eprintln!("{:?}({}) {:?}", problem.kind, problem.detail, problem.place);
    }
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for block in &document.content.blocks {
        writeln!(out, "{}", block.text)?;
    }
    out.flush()
}
