//! `probant why`: why a file was or was not accepted, and what came nearest to an artefact.

use std::path::Path;

use crate::catalogue::Words;
use crate::cli::{OcrChoice, SandboxChoice, WhyArgs};
use crate::conclude::{self, Surroundings};
use crate::judge::{self, Case};
use crate::model::report::Report;
use crate::pack::{Indicator, applies};
use crate::report::why;
use crate::text::fold::folded;

use super::check::as_of;
use super::dossier::{Dossier, Reader, exclusion_key};
use super::seeing::Seeing;
use super::settings::{How, Settings};
use super::terminal::Terminal;
use super::{Exit, Stop, progress, rules};

/// Names shown when several files, or none, answer to what was asked.
const NAMES: usize = 5;

/// Prints the answer for the document or artefact that `args` name.
pub(super) fn run(args: &WhyArgs, words: &Words, terminal: &Terminal) -> Result<Exit, Stop> {
    if !args.folder.is_dir() {
        let path = args.folder.display().to_string();
        return Err(Stop::usage(words.tell("cli-not-a-folder", &[("path", &path)])));
    }
    let given = rules::profile(args.profile.as_deref(), &args.folder, words)?;
    let profile = &given.profile;
    let as_of = as_of(&args.as_of, profile, words)?;
    let packs = rules::packs(if args.pack.is_empty() { &profile.packs } else { &args.pack }, as_of, words)?;
    given.check_references(&packs, words)?;
    let own = vec!["probant.yaml".to_owned()];
    let how = How { folder: &args.folder, sandbox: SandboxChoice::Auto, no_cache: false };
    let readers = Settings::default().readers(&how, words)?;
    let seeing = Seeing::new(OcrChoice::Auto, progress::bar(0, String::new(), false), words)?;
    let reader = Reader { readers: &readers, packs: &packs, profile, as_of, jobs: None, own, seeing: &seeing };
    let dossier = reader.read(&args.folder, |_| (), || ()).map_err(|error| {
        let path = args.folder.display().to_string();
        Stop::usage(words.tell("cli-cannot-read", &[("path", &path), ("error", &error.to_string())]))
    })?;
    let case = Case { packs: &packs, profile, pieces: &dossier.pieces, as_of, words };
    let applicable = |indicator: &Indicator| applies(indicator, profile, words).applicable;
    let report = conclude::conclude(&case, judge::judge(&case, applicable), Surroundings::default());
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
    let stories = judge::artefact_story(case, report, &args.subject);
    if !stories.is_empty() {
        return Ok(why::artefact(&stories, words, width));
    }
    let asked = relative(&args.subject, &args.folder);
    if let Some(left) = dossier.excluded.iter().find(|left| left.path == asked) {
        let reason = words.say(exclusion_key(left.reason));
        return Ok(words.tell("why-excluded", &[("path", &left.path), ("reason", &reason)]) + "\n");
    }
    let path = named(report, &asked).map_err(|names| unknown(&args.subject, &names, words))?;
    let story = judge::document_story(case, report, &path);
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
