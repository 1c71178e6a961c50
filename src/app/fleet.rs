//! `probant merge` of several providers: the reports side by side.

use std::fs;
use std::path::Path;

use crate::catalogue::Words;
use crate::cli::MergeArgs;
use crate::compare::fleet::{self, Refused};
use crate::model::report::Report;
use crate::report::auditor::fleet as pages;

use super::terminal::Terminal;
use super::{Exit, Stop, saved};

/// Formats of a comparison.
const FORMATS: [&str; 3] = ["text", "html", "ndjson"];

/// Writes the comparison of the reports in `texts` as the command asks for it.
pub(super) fn compare(
    args: &MergeArgs,
    texts: &[(String, Vec<u8>)],
    words: &Words,
    terminal: &Terminal,
) -> Result<Exit, Stop> {
    let outputs = if args.output.is_empty() { vec!["text".to_owned()] } else { args.output.clone() };
    let reports = texts.iter().map(|(path, bytes)| saved::report(path, bytes, words)).collect::<Result<Vec<_>, _>>()?;
    let reports = fleet::sorted(reports, args.allow_mixed_packs).map_err(|refused| match refused {
        Refused::Twice(name) => Stop::usage(words.tell("fleet-twice", &[("provider", &name)])),
        Refused::Mixed(pack) => Stop::usage(words.tell("fleet-refused", &[("pack", &pack)])),
    })?;
    for output in &outputs {
        let (format, path) = output.split_once(':').unwrap_or((output, "-"));
        let bytes = rendered(&reports, format, words)?;
        if path == "-" {
            terminal.pour(&bytes)?;
        } else {
            write(Path::new(path), &bytes, words)?;
        }
    }
    Ok(Exit::Passed)
}

fn rendered(reports: &[Report], format: &str, words: &Words) -> Result<Vec<u8>, Stop> {
    let mut bytes = Vec::new();
    let written = match format {
        "text" => pages::text(reports, words, &mut bytes),
        "html" => pages::page(reports, words, &mut bytes),
        "ndjson" => pages::ndjson(reports, &mut bytes),
        _ => {
            let args = [("format", format), ("choices", &*FORMATS.join(", "))];
            return Err(Stop::usage(words.tell("cli-bad-output", &args)));
        }
    };
    written.map_err(|error| Stop::usage(error.to_string())).map(|()| bytes)
}

fn write(path: &Path, bytes: &[u8], words: &Words) -> Result<(), Stop> {
    let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty());
    let written = parent.map_or(Ok(()), fs::create_dir_all).and_then(|()| fs::write(path, bytes));
    written.map_err(|error| {
        let shown = path.display().to_string();
        Stop::usage(words.tell("cli-cannot-write", &[("path", &shown), ("error", &error.to_string())]))
    })
}
