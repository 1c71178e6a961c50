//! `probant why`: why a file was or was not accepted, and what came nearest to an artefact.

use std::path::Path;

use crate::catalogue::Words;
use crate::cli::WhyArgs;
use crate::conclude::Surroundings;
use crate::judge::{self, Case};
use crate::model::report::Report;
use crate::redact;
use crate::report::why;
use crate::text::fold::folded;

use super::dossier::{Dossier, exclusion_key};
use super::examination::{self, Examination};
use super::terminal::Terminal;
use super::{Exit, Stop, showing};

/// Names shown when several files, or none, answer to what was asked.
const NAMES: usize = 5;

/// Prints the answer for the document or artefact that `args` name.
pub(super) fn run(args: &WhyArgs, words: &Words, terminal: &Terminal) -> Result<Exit, Stop> {
    let examination = Examination::open((&args.subject, &args.reading), false, words, terminal)?;
    let (dossier, _) = examination.read(Vec::new())?;
    let case = examination.subject.case(&dossier);
    let report = examination::considered(&case, Surroundings::default());
    let text = answer(&case, (&report, &dossier), args, terminal.width())?;
    terminal.finish(&text)
}

fn answer(
    case: &Case<'_>,
    (report, dossier): (&Report, &Dossier),
    args: &WhyArgs,
    width: usize,
) -> Result<String, Stop> {
    let words = case.words;
    let level = showing::level(&args.redact);
    let stories = judge::artefact_story(case, report, &args.about);
    if !stories.is_empty() {
        let shown = |story| redact::artefact_story(story, level, words);
        let stories: Vec<_> = stories.into_iter().map(shown).collect();
        return Ok(why::artefact(&stories, words, width));
    }
    let asked = relative(&args.about, &args.subject.place.folder);
    if let Some(left) = dossier.excluded.iter().find(|left| left.path == asked) {
        let reason = words.say(exclusion_key(left.reason));
        return Ok(words.tell("why-excluded", &[("path", &left.path), ("reason", &reason)]) + "\n");
    }
    let path = named(report, &asked).map_err(|names| unknown(&args.about, &names, words))?;
    let story = judge::document_story(case, report, &path);
    let story = story.map(|story| redact::document_story(story, level, words));
    Ok(story.map(|story| why::document(&story, words, width)).unwrap_or_default())
}

/// The path inside the folder, with `/` between its parts.
fn relative(subject: &str, folder: &Path) -> String {
    let inside = Path::new(subject).strip_prefix(folder).unwrap_or(Path::new(subject));
    let text = inside.to_string_lossy().replace('\\', "/");
    text.trim_start_matches("./").to_owned()
}

/// The document with this path, or the only one whose path holds these words; the names that come into question
/// otherwise.
fn named(report: &Report, asked: &str) -> Result<String, Vec<String>> {
    let paths: Vec<&String> = report.documents.iter().map(|document| &document.path).collect();
    let wanted = folded(asked);
    let same = |test: &dyn Fn(&str) -> bool| paths.iter().filter(|path| test(&folded(path))).collect::<Vec<_>>();
    for found in [same(&|path| path == wanted), same(&|path| path.contains(&wanted))] {
        match found.as_slice() {
            [one] => return Ok((**one).clone()),
            [] => {}
            several => return Err(several.iter().take(NAMES).map(|path| (**path).clone()).collect()),
        }
    }
    let likeness = |path: &String| strsim::normalized_damerau_levenshtein(&folded(path), &wanted);
    let mut near: Vec<(f64, &String)> = paths.into_iter().map(|path| (likeness(path), path)).collect();
    near.sort_by(|a, b| b.0.total_cmp(&a.0));
    Err(near.into_iter().take(NAMES).map(|(_, path)| path.clone()).collect())
}

fn unknown(subject: &str, names: &[String], words: &Words) -> Stop {
    let list: String = names.iter().map(|name| format!("\n  {name}")).collect();
    Stop::usage(words.tell("why-unknown", &[("subject", subject)]) + &list)
}
