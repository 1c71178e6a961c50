//! Time to recognise and judge a folder, per document, without reading: `cargo run --release --example judge_time -- FOLDER`.
//!
//! Documents are read first and not timed; then facts are gathered, kinds and artefacts recognised, and everything judged, first on one
//! thread, then as the program does it, side by side.
#![allow(clippy::print_stdout)]

use std::error::Error;
use std::time::{Duration, Instant};

use jiff::civil::date;
use probant::catalogue::{Lang, Words};
use probant::folder::disk::Disk;
use probant::folder::{Folder, Scope};
use probant::judge::{self, Case, Look, Piece};
use probant::model::document::Document;
use probant::pack::{self, applies};
use probant::read::limits::Limits;
use probant::recognise::Recogniser;
use rayon::iter::{IntoParallelIterator, ParallelIterator};

/// Rounds measured; the quickest one counts.
const ROUNDS: usize = 5;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::env::args().nth(1).unwrap_or_else(|| ".".to_owned());
    let words = Words::new(Lang::Fr);
    let source = pack::embedded("certifregion-v6").ok_or("no embedded pack")?;
    let packs = pack::load(&[source], &|_| None, &words).map_err(|faults| format!("{} faults", faults.len()))?;
    let text = std::fs::read_to_string(format!("{folder}/probant.yaml"));
    let profile = text.ok().and_then(|text| probant::profile::load("probant.yaml", &text, &words).ok());
    let profile = profile.unwrap_or_else(probant::profile::assumed);
    let documents = read(&folder)?;
    let started = Instant::now();
    let recogniser = Recogniser::new(&packs);
    println!("préparation des règles : {:.1} ms", milliseconds(started.elapsed()));
    let look = Look { packs: &packs, profile: &profile, as_of: date(2026, 12, 1), recogniser: &recogniser };
    for (name, threads) in [("un seul fil", 1), ("tous les processeurs", 0)] {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build()?;
        let best = pool.install(|| (0..ROUNDS).map(|_| round(look, &documents, &words)).min_by_key(|(a, b)| *a + *b));
        let (recognised, judged) = best.ok_or("no round")?;
        let each = |time: Duration| milliseconds(time) / f64::from(u32::try_from(documents.len()).unwrap_or(1).max(1));
        println!("{} documents, meilleur de {ROUNDS} tours, {name}", documents.len());
        println!("faits et reconnaissance : {:.3} ms par document", each(recognised));
        println!("jugement : {:.3} ms par document", each(judged));
        println!("ensemble : {:.3} ms par document", each(recognised + judged));
    }
    Ok(())
}

/// Looks at all documents and judges them: the time of each.
fn round(look: Look<'_>, documents: &[Document], words: &Words) -> (Duration, Duration) {
    let copies = documents.to_vec();
    let started = Instant::now();
    let pieces: Vec<Piece> = copies.into_par_iter().flat_map_iter(|document| look.pieces(document)).collect();
    let recognised = started.elapsed();
    let started = Instant::now();
    let case = Case { packs: look.packs, profile: look.profile, pieces: &pieces, as_of: look.as_of, words };
    let judgement = judge::judge(&case, |indicator| applies(indicator, look.profile, words).applicable);
    let judged = started.elapsed();
    assert!(!judgement.artefacts.is_empty(), "nothing was judged");
    (recognised, judged)
}

fn read(folder: &str) -> std::io::Result<Vec<Document>> {
    let disk = Disk::new(folder);
    let limits = Limits::default();
    let entries = disk.list(&Scope { own: vec!["probant.yaml".to_owned()], ..Scope::default() })?.entries;
    entries.iter().map(|entry| Ok(probant::read::read(entry, &disk.bytes(entry, limits.file)?, &limits))).collect()
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}
