//! Finds the packs and the profile, and shows all their faults at once.

use std::fs;
use std::path::Path;

use jiff::civil::Date;

use crate::catalogue::Words;
use crate::model::profile::Profile;
use crate::pack::{self, PackSource, Packs};
use crate::profile;
use crate::yaml::Fault;

use super::Stop;

/// Judged when neither the command line nor the profile says anything: the label, and the national referential in its
/// edition in force, as far as this program has them.
const DEFAULTS: [&str; 2] = ["certifregion-v6", "rnq"];

/// Loads the packs with these ids or paths; of a family of editions, the one in force on `as_of`.
pub(super) fn packs(asked: &[String], as_of: Date, words: &Words) -> Result<Packs, Stop> {
    let mut asked: Vec<&str> = asked.iter().map(String::as_str).collect();
    if asked.is_empty() {
        asked.extend(DEFAULTS.into_iter().filter(|pack| pack::edition(pack, as_of).is_some()));
    }
    let mut sources = Vec::new();
    for pack in asked {
        sources.push(source(pack, as_of, words)?);
    }
    load(&sources, words)
}

/// Loads `sources`; every fault is shown at once.
pub(super) fn load(sources: &[PackSource], words: &Words) -> Result<Packs, Stop> {
    pack::load(sources, words).map_err(|faults| faulty(&faults, words))
}

fn source(pack: &str, as_of: Date, words: &Words) -> Result<PackSource, Stop> {
    if let Some(source) = pack::edition(pack, as_of).and_then(|edition| pack::embedded(&edition)) {
        return Ok(source);
    }
    let path = Path::new(pack);
    if !path.join("pack.yaml").is_file() {
        let known = pack::embedded_ids().join(", ");
        return Err(Stop::usage(words.tell("cli-unknown-pack", &[("pack", pack), ("known", &known)])));
    }
    let files = fs::read_dir(path).map_err(|error| unreadable(path, &error, words))?;
    let mut names: Vec<_> = files.filter_map(|entry| entry.ok().map(|entry| entry.path())).collect();
    names.retain(|name| name.extension().is_some_and(|ext| ext == "yaml" || ext == "yml"));
    names.sort();
    let mut read = Vec::new();
    for name in names {
        let text = fs::read_to_string(&name).map_err(|error| unreadable(&name, &error, words))?;
        read.push((name.file_name().unwrap_or_default().to_string_lossy().into_owned(), text));
    }
    Ok(PackSource { name: pack.to_owned(), files: read })
}

/// Loads the profile at `path`; an assumed one when there is no such file and none was asked for.
pub(super) fn profile(asked: Option<&Path>, folder: &Path, words: &Words) -> Result<Given, Stop> {
    let usual = folder.join("probant.yaml");
    let path = asked.unwrap_or(&usual);
    if asked.is_none() && !path.is_file() {
        return Ok(Given { profile: profile::assumed(), file: None });
    }
    let text = fs::read_to_string(path).map_err(|error| unreadable(path, &error, words))?;
    let name = path.file_name().map_or_else(|| "probant.yaml".into(), |name| name.to_string_lossy().into_owned());
    let profile = profile::load(&name, &text, words).map_err(|faults| faulty(&faults, words))?;
    Ok(Given { profile, file: Some((name, text)) })
}

/// A profile and the file it was read from.
pub(super) struct Given {
    pub profile: Profile,
    file: Option<(String, String)>,
}

impl Given {
    /// Checks that the artefacts and sites that the profile names exist in `packs`.
    pub(super) fn check_references(&self, packs: &Packs, words: &Words) -> Result<(), Stop> {
        let Some((name, text)) = &self.file else { return Ok(()) };
        let faults = |packs: &Packs| pack::check_references((name, text), &self.profile, packs, words);
        if faults(packs).is_empty() {
            return Ok(());
        }
        // The profile may name artefacts of editions and packs that do not judge today.
        let mut known = packs.clone();
        for id in pack::embedded_ids().iter().filter(|id| packs.packs.iter().all(|pack| pack.id != **id)) {
            known
                .packs
                .extend(pack::embedded(id).map(|source| load(&[source], words)).transpose()?.unwrap_or_default().packs);
        }
        let faults = faults(&known);
        if faults.is_empty() { Ok(()) } else { Err(faulty(&faults, words)) }
    }
}

fn unreadable(path: &Path, error: &std::io::Error, words: &Words) -> Stop {
    let args = [("path", &*path.to_string_lossy()), ("error", &error.to_string())];
    Stop::usage(words.tell("cli-cannot-read", &args))
}

fn faulty(faults: &[Fault], words: &Words) -> Stop {
    let shown: Vec<String> = faults.iter().map(ToString::to_string).collect();
    let count = words.tell("cli-faults", &[("n", &faults.len().to_string())]);
    Stop::usage(format!("{}\n\n{count}", shown.join("\n\n")))
}
