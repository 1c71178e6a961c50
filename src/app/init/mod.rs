//! `probant init`: an interview becomes `probant.yaml`, a plan of the folder and a file for the forge.
//!
//! Nothing is guessed: what is not answered is left out, and what must be answered is asked for. Nothing is overwritten.

mod answers;
mod forge;
mod interview;
mod plan;

use std::fs;
use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};

use crate::catalogue::Words;
use crate::cli::InitArgs;
use crate::profile;

use super::subject::PROFILE;
use super::terminal::Terminal;
use super::{Exit, Stop, outputs, rules, today};
use answers::Answers;
use interview::Interview;

/// A file or an empty folder to make.
struct Made {
    path: PathBuf,
    text: String,
}

/// Asks, or takes the answers from the command line, and writes the files.
pub(super) fn run(args: &InitArgs, words: &Words, terminal: &Terminal) -> Result<Exit, Stop> {
    let profile = args.place.folder.join(PROFILE);
    free(&profile, args.force, words)?;
    let answers = answers(args, words)?;
    let text = answers.yaml(words);
    let read = profile::load(PROFILE, &text, words).map_err(|faults| rules::faulty(&faults, words))?;
    let packs = rules::packs(&read.packs, today(), words)?;
    let mut files = vec![Made { path: profile, text }];
    if answers.plan {
        files.extend(plan::files(&args.place.folder, (&packs, &read), today(), words)?);
    }
    files.extend(answers.forge.map(|forge| forge::file(forge, &args.place.folder)));
    for file in &files {
        free(&file.path, args.force, words)?;
    }
    for Made { path, text } in &files {
        outputs::file(path, text.as_bytes()).map_err(|error| Stop::unwritable(path, &error, words))?;
    }
    let shown: String = files.iter().map(|file| format!("  {}\n", file.path.display())).collect();
    let told = words.tell("init-done", &[("folder", &args.place.folder.display().to_string())]);
    terminal.finish(&format!("{}\n{shown}{told}\n", words.say("init-written")))
}

/// Answers of the command line, and of the person at the terminal for the others.
fn answers(args: &InitArgs, words: &Words) -> Result<Answers, Stop> {
    let given = Answers::given(args, words)?;
    if args.yes {
        return given.complete(words);
    }
    let (input, output) = (io::stdin(), io::stderr());
    if !input.is_terminal() || !output.is_terminal() {
        return Err(Stop::usage(words.say("init-no-terminal")));
    }
    let interview = Interview { input: &mut input.lock(), output: &mut output.lock(), words };
    interview.hold(given).map_err(|error| Stop::usage(error.to_string()))?.complete(words)
}

/// Refuses to write over what is there.
fn free(path: &Path, force: bool, words: &Words) -> Result<(), Stop> {
    if force || fs::symlink_metadata(path).is_err() {
        return Ok(());
    }
    Err(Stop::usage(words.tell("init-exists", &[("path", &path.display().to_string())])))
}
