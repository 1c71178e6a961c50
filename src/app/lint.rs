//! `probant rules lint`: what loads without a fault and is surely not meant.

use crate::catalogue::Words;
use crate::cli::LintArgs;
use crate::pack::{self, Linted, PackSource, Packs};

use super::terminal::Terminal;
use super::{Exit, Stop, rules, today};

/// Looks at every pack that `args` name, each by itself.
pub(super) fn run(args: &LintArgs, words: &Words, terminal: &Terminal) -> Result<Exit, Stop> {
    let sources = rules::sources(&args.pack, today(), words)?;
    let told = sources.iter().map(|source| one(source, words)).collect::<Result<Vec<_>, _>>()?;
    let texts: Vec<&str> = told.iter().map(|(text, _)| text.as_str()).collect();
    terminal.finish(&(texts.join("\n") + "\n"))?;
    Ok(if told.iter().all(|(_, clean)| *clean) { Exit::Passed } else { Exit::Failed })
}

/// What there is to say of a pack, and whether it is clean.
fn one(source: &PackSource, words: &Words) -> Result<(String, bool), Stop> {
    let packs = rules::loaded(std::slice::from_ref(source), words)?;
    let (artefacts, tests) = (artefacts(&packs), rules::tests(source, words)?);
    let faults = pack::lint(&Linted { source, tests: &tests, artefacts: &artefacts }, &rules::beside, words);
    if !faults.is_empty() {
        return Ok((rules::shown(&faults, "lint-count", words), false));
    }
    let (id, title) = packs.packs.first().map(|pack| (pack.id.as_str(), pack.title.as_str())).unwrap_or_default();
    let args = [("id", id), ("title", title), ("artefacts", &artefacts.len().to_string())];
    Ok((words.tell("lint-clean", &args), true))
}

/// Full ids of the artefacts of the packs.
pub(super) fn artefacts(packs: &Packs) -> Vec<String> {
    packs.artefacts().map(|(_, artefact)| artefact.id.clone()).collect()
}
