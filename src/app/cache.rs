//! `probant cache`: what is remembered of readings, and forgetting it.

use crate::cache::{self, Cache, Stats};
use crate::catalogue::Words;
use crate::cli::{CacheArgs, CacheWork};

use super::terminal::Terminal;
use super::{Exit, Stop, settings};

pub(super) fn run(args: &CacheArgs, words: &Words, terminal: &Terminal) -> Result<Exit, Stop> {
    let place = settings::place().ok_or_else(|| Stop::usage(words.say("cli-cache-nowhere")))?;
    let cache = Cache::new(place, cache::SIZE);
    let path = cache.root().display().to_string();
    let told = match args.work {
        CacheWork::Stats => told(words, ("cli-cache-stats", &path), cache.stats()),
        CacheWork::Clean => {
            let cleaned = cache.clean().map_err(|error| Stop::unwritable(cache.root(), &error, words))?;
            told(words, ("cli-cache-cleaned", &path), cleaned)
        }
    };
    terminal.finish(&format!("{told}\n"))
}

fn told(words: &Words, (key, path): (&str, &str), stats: Stats) -> String {
    let size = megabytes(stats.bytes);
    let most = megabytes(cache::SIZE);
    words.tell(key, &[("path", path), ("n", &stats.entries.to_string()), ("size", &size), ("most", &most)])
}

/// Megabytes of a million bytes, as a French reader writes them.
fn megabytes(bytes: u64) -> String {
    format!("{},{}", bytes / 1_000_000, bytes / 100_000 % 10)
}
