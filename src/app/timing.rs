//! `-v`: how long each stage took and where the readings came from, on the error stream.

use std::time::Instant;

use crate::catalogue::Words;

use super::readers::Readers;
use super::terminal::Terminal;

/// Tells the time of each stage, when asked to.
pub(super) struct Stopwatch<'a> {
    shown: bool,
    words: &'a Words,
    terminal: &'a Terminal,
    since: Instant,
}

impl<'a> Stopwatch<'a> {
    /// Starts counting.
    pub(super) fn new(shown: bool, words: &'a Words, terminal: &'a Terminal) -> Self {
        Self { shown, words, terminal, since: Instant::now() }
    }

    /// Ends the stage called by `key`, and starts the next.
    pub(super) fn lap(&mut self, key: &str) {
        let took = self.since.elapsed().as_millis();
        self.since = Instant::now();
        let time = format!("{},{:03}", took / 1000, took % 1000);
        self.tell("cli-timing", &[("stage", &self.words.say(key)), ("time", &time)]);
    }

    /// Where the readings came from.
    pub(super) fn readers(&self, readers: &Readers) {
        match readers.cache.as_ref().map(crate::cache::Cache::used) {
            Some(used) => {
                self.tell("cli-cache-used", &[("hits", &used.hits.to_string()), ("misses", &used.misses.to_string())]);
                if used.unwritable {
                    self.tell("cli-cache-unwritable", &[]);
                }
            }
            None => self.tell("cli-cache-unused", &[]),
        }
        let (mishaps, parts) = (readers.pool.mishaps(), readers.pool.protections().parts().join(", "));
        let (started, lost) = (mishaps.started.to_string(), mishaps.lost.to_string());
        self.tell("cli-workers", &[("started", &started), ("lost", &lost), ("parts", &parts)]);
    }

    fn tell(&self, key: &str, args: &[(&str, &str)]) {
        if self.shown {
            // A closed error stream does not undo the work.
            let _ = self.terminal.complain(&format!("{}\n", self.words.tell(key, args)));
        }
    }
}
