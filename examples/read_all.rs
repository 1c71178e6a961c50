//! Reads every file of a folder and prints one line for each: format, state, blocks, milliseconds, problems.
//!
//! `cargo run --example read_all -- FOLDER [--text] [--ocr]`; `--text` prints the blocks as well, `--ocr` has pages without text
//! recognised. For trying readers on a corpus.
#![allow(clippy::print_stdout)]

use std::time::Instant;

use probant::folder::disk::Disk;
use probant::folder::{Folder, Scope};
use probant::model::document::Document;
use probant::ocr::{self, Engine, Seen, Tesseract};
use probant::read::limits::Limits;
use probant::read::render::{self, Wanted};

fn main() -> std::io::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let with_text = arguments.iter().any(|argument| argument == "--text");
    let with_ocr = arguments.iter().any(|argument| argument == "--ocr");
    let folder = Disk::new(arguments.first().map_or(".", String::as_str));
    let limits = Limits::default();
    let found = folder.list(&Scope::default())?;
    for (path, problem) in &found.refused {
        println!("{path}\trefused\t{:?}\t{}", problem.kind, problem.detail);
    }
    for entry in &found.entries {
        let bytes = folder.bytes(entry, limits.file)?;
        let start = Instant::now();
        let mut document = probant::read::read(entry, &bytes, &limits);
        if with_ocr {
            recognise(&mut document, &bytes, &limits);
        }
        let problems: Vec<String> = document
            .reading
            .problems
            .iter()
            .map(|problem| format!("{:?}({}){:?}", problem.kind, problem.detail, problem.place))
            .collect();
        println!(
            "{}\t{}\t{:?}\t{}\t{}\t{}\t{}",
            entry.path,
            document.format.name(),
            document.reading.state,
            document.content.blocks.len(),
            start.elapsed().as_millis(),
            document.content.signatures.len(),
            problems.join("; ")
        );
        if with_text {
            println!("  {:?} {:?}", document.content.properties, document.content.signatures);
            for block in &document.content.blocks {
                println!("  {:?} {:?} {:?} {}", block.place, block.kind, block.table, block.text);
            }
        }
    }
    Ok(())
}

/// Recognises the pages whose text the file does not give.
fn recognise(document: &mut Document, bytes: &[u8], _limits: &Limits) {
    let engine = Tesseract::find().expect("tesseract with fra");
    let dpi = std::env::var("DPI").ok().and_then(|dpi| dpi.parse().ok()).unwrap_or(240);
    let drawn = render::render(bytes, document.format, &Wanted { pages: &document.content.unseen, dpi });
    let seen = drawn
        .iter()
        .map(|one| Seen { page: one.page, lines: engine.recognise(&one.png, dpi), ink: Vec::new() })
        .collect();
    ocr::merge(document, seen, dpi);
}
