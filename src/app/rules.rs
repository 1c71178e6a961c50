//! Finds the packs and the profile, and shows all their faults at once.

use std::fs;
use std::path::Path;

use jiff::civil::Date;

use crate::catalogue::Words;
use crate::model::profile::Profile;
use crate::pack::{self, PackSource, Packs};
use crate::profile;
use crate::yaml::Fault;

use super::subject::PROFILE;
use super::{Stop, pins};

/// Judged when neither the command line nor the profile says anything: the label, and the national referential in its
/// edition in force, as far as this program has them.
const DEFAULTS: [&str; 2] = ["certifregion-v6", "rnq"];

/// Loads the packs with these ids or paths; of a family of editions, the one in force on `as_of`.
pub(super) fn packs(asked: &[String], as_of: Date, words: &Words) -> Result<Packs, Stop> {
    let packs = loaded(&sources(asked, as_of, words)?, words)?;
    pins::check(asked, &packs, words)?;
    Ok(packs)
}

/// The packs in `sources`; every fault is shown at once.
pub(super) fn loaded(sources: &[PackSource], words: &Words) -> Result<Packs, Stop> {
    pack::load(sources, &beside, words).map_err(|faults| faulty(&faults, words))
}

/// The pack in the folder `path`, for those that take from it.
pub(super) fn beside(path: &str) -> Option<PackSource> {
    in_folder(Path::new(path)).ok()?
}

/// The text of the packs with these ids or paths.
pub(super) fn sources(asked: &[String], as_of: Date, words: &Words) -> Result<Vec<PackSource>, Stop> {
    let mut asked: Vec<&str> = asked.iter().map(String::as_str).collect();
    if asked.is_empty() {
        asked.extend(DEFAULTS.into_iter().filter(|pack| pack::edition(pack, as_of).is_some()));
    }
    asked.into_iter().map(|pack| source(pack, as_of, words)).collect()
}

fn source(asked: &str, as_of: Date, words: &Words) -> Result<PackSource, Stop> {
    let (pack, _) = pins::parted(asked);
    if let Some(source) = pack::edition(pack, as_of).and_then(|edition| pack::embedded(&edition)) {
        return Ok(source);
    }
    let path = Path::new(pack);
    let found = in_folder(path).map_err(|error| Stop::unreadable(path, &error, words))?;
    found.ok_or_else(|| {
        let known = pack::embedded_ids().join(", ");
        Stop::usage(words.tell("cli-unknown-pack", &[("pack", pack), ("known", &known)]))
    })
}

/// The pack of `source` as it is in its folder now.
pub(super) fn anew(source: &PackSource, words: &Words) -> Result<PackSource, Stop> {
    let path = Path::new(&source.name);
    let found = in_folder(path).map_err(|error| Stop::unreadable(path, &error, words))?;
    Ok(found.unwrap_or_else(|| source.clone()))
}

/// The pack in the folder `path`; none when it holds no `pack.yaml`.
fn in_folder(path: &Path) -> std::io::Result<Option<PackSource>> {
    if !path.join("pack.yaml").is_file() {
        return Ok(None);
    }
    Ok(Some(PackSource { name: path.to_string_lossy().into_owned(), files: yaml_files(path)?, embedded: false }))
}

/// Names and texts of the YAML files of a folder, sorted by name.
fn yaml_files(folder: &Path) -> std::io::Result<Vec<(String, String)>> {
    let mut names =
        fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect::<Result<Vec<_>, _>>()?;
    names.retain(|name| name.extension().is_some_and(|ext| ext == "yaml" || ext == "yml"));
    names.sort();
    let read = |path: &std::path::PathBuf| {
        Ok((path.file_name().unwrap_or_default().to_string_lossy().into_owned(), fs::read_to_string(path)?))
    };
    names.iter().map(read).collect()
}

/// Names and texts of the tests of a pack, sorted; none when it has no folder of tests.
pub(super) fn tests(source: &PackSource, words: &Words) -> Result<Vec<(String, String)>, Stop> {
    if let Some(id) = source.embedded_id() {
        return Ok(pack::embedded_tests(id));
    }
    let folder = Path::new(&source.name).join(pack::TESTS);
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    yaml_files(&folder).map_err(|error| Stop::unreadable(&folder, &error, words)).map(|files| {
        files.into_iter().map(|(name, text)| (folder.join(name).to_string_lossy().replace('\\', "/"), text)).collect()
    })
}

/// Loads the profile at `path`; an assumed one when there is no such file and none was asked for.
pub(super) fn profile(asked: Option<&Path>, folder: &Path, words: &Words) -> Result<Given, Stop> {
    let usual = folder.join(PROFILE);
    let path = asked.unwrap_or(&usual);
    if asked.is_none() && !path.is_file() {
        return Ok(Given { profile: profile::assumed(), file: None });
    }
    let text = fs::read_to_string(path).map_err(|error| Stop::unreadable(path, &error, words))?;
    let name = path.file_name().map_or_else(|| PROFILE.into(), |name| name.to_string_lossy().into_owned());
    let mut given = Given::again(Some((name, text)), words)?;
    for pack in &mut given.profile.packs {
        *pack = from_folder(pack, path);
    }
    Ok(given)
}

/// A pack that a profile names by its path, seen from the folder of the profile; any other as it is.
fn from_folder(pack: &str, profile: &Path) -> String {
    let folder = profile.parent().unwrap_or(Path::new(""));
    let (name, _) = pins::parted(pack);
    let lies_there = !pack::embedded_ids().iter().any(|id| id == name) && folder.join(name).join("pack.yaml").is_file();
    if lies_there { folder.join(pack).to_string_lossy().into_owned() } else { pack.to_owned() }
}

/// A profile and the file it was read from.
pub(super) struct Given {
    pub profile: Profile,
    file: Option<(String, String)>,
}

impl Given {
    /// The profile in `file`, name and text, read before; an assumed one when there was none.
    pub(super) fn again(file: Option<(String, String)>, words: &Words) -> Result<Self, Stop> {
        let Some((name, text)) = file else { return Ok(Self { profile: profile::assumed(), file: None }) };
        let profile = profile::load(&name, &text, words).map_err(|faults| faulty(&faults, words))?;
        Ok(Self { profile, file: Some((name, text)) })
    }

    /// Name and text of the file.
    pub(super) fn file(&self) -> Option<&(String, String)> {
        self.file.as_ref()
    }

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
            known.packs.extend(
                pack::embedded(id).map(|source| loaded(&[source], words)).transpose()?.unwrap_or_default().packs,
            );
        }
        let faults = faults(&known);
        if faults.is_empty() { Ok(()) } else { Err(faulty(&faults, words)) }
    }
}

pub(super) fn faulty(faults: &[Fault], words: &Words) -> Stop {
    Stop::usage(shown(faults, "cli-faults", words))
}

/// Faults one after the other, and their number in the words of `count`.
pub(super) fn shown(faults: &[Fault], count: &str, words: &Words) -> String {
    let shown: Vec<String> = faults.iter().map(|fault| fault.told(words)).collect();
    let count = words.tell(count, &[("n", &faults.len().to_string())]);
    format!("{}\n\n{count}", shown.join("\n\n"))
}
