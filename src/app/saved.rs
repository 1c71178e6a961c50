//! Saved reports: read again by every command that looks back.

use std::fs;
use std::io::Read;

use crate::catalogue::Words;
use crate::model::report::Report;
use crate::report::json;

use super::Stop;

/// The bytes saved at `path`; `-` is standard input.
pub(super) fn bytes(path: &str, words: &Words) -> Result<Vec<u8>, Stop> {
    let read = || {
        if path != "-" {
            return fs::read(path);
        }
        let mut bytes = Vec::new();
        std::io::stdin().read_to_end(&mut bytes).map(|_| bytes)
    };
    read().map_err(|error| unreadable(path, &error, words))
}

/// The report in `bytes`, which were read at `path`.
pub(super) fn report(path: &str, bytes: &[u8], words: &Words) -> Result<Report, Stop> {
    let text = std::str::from_utf8(bytes).map_err(|error| unreadable(path, &error, words))?;
    json::read(text).map_err(|error| unreadable(path, &error, words))
}

/// The report saved at `path`; `-` is standard input.
pub(super) fn load(path: &str, words: &Words) -> Result<Report, Stop> {
    report(path, &bytes(path, words)?, words)
}

fn unreadable(path: &str, error: &dyn std::fmt::Display, words: &Words) -> Stop {
    Stop::usage(words.tell("cli-no-report", &[("path", path), ("error", &error.to_string())]))
}
