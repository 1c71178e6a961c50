//! Where packs come from: embedded in the program, or read from a folder by the caller. Touches no disk.

use std::path::{Component, Path, PathBuf};

use include_dir::{Dir, include_dir};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

static RULES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/rules");

/// File of a pack that says what it is.
pub(super) const PACK_FILE: &str = "pack.yaml";
/// File that names kinds of document.
pub(super) const KINDS_FILE: &str = "kinds.yaml";

/// File of the vocabularies that were learnt from its tests.
pub const VOCABULARY_FILE: &str = "vocabulary.yaml";

/// A pack as text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PackSource {
    /// Folder it was read from, shown before the file names of its faults.
    pub name: String,
    /// Names (without folder) and texts of its files, in any order. Only `*.yaml` files of the folder itself count.
    pub files: Vec<(String, String)>,
    /// It is of this program, not of a folder: the packs that it names are too.
    pub embedded: bool,
}

impl PackSource {
    /// The indicator files, sorted by name.
    pub(super) fn indicators(&self) -> Vec<&(String, String)> {
        let other = [PACK_FILE, KINDS_FILE, VOCABULARY_FILE];
        self.rules().into_iter().filter(|(name, _)| !other.contains(&name.as_str())).collect()
    }

    /// The file called `name`.
    pub(super) fn file(&self, name: &str) -> Option<&(String, String)> {
        self.files.iter().find(|(file, _)| file == name)
    }

    /// Name of a file as people see it.
    pub(super) fn shown(&self, file: &str) -> String {
        if self.name.is_empty() { file.to_owned() } else { format!("{}/{file}", self.name.trim_end_matches('/')) }
    }

    /// Its id in this program; none when it is of a folder.
    #[must_use]
    pub fn embedded_id(&self) -> Option<&str> {
        self.name.strip_prefix("rules/").filter(|_| self.embedded)
    }

    /// What tells it from any other source.
    pub(super) fn key(&self) -> String {
        if self.embedded { format!("={}", self.name) } else { beside(&self.name, "") }
    }

    /// Path of the pack that it calls `reference`: relative to its own folder, an id being the folder next to it. None for
    /// an embedded pack, which has no neighbours on disk.
    pub(super) fn path_of(&self, reference: &str) -> Option<String> {
        let relative = if is_path(reference) { reference.to_owned() } else { format!("../{reference}") };
        (!self.embedded).then(|| beside(&self.name, &relative))
    }

    /// SHA-256 over the sorted names and bytes of its rules, each preceded by its length, then over the digests `bases` of
    /// the packs that it takes from; lower-case hexadecimal.
    pub(super) fn digest(&self, bases: &[String]) -> String {
        let mut hash = Sha256::new();
        let own = self.rules().into_iter().flat_map(|(name, text)| [name, text]);
        for part in own.chain(bases) {
            hash.update(u64::try_from(part.len()).unwrap_or(u64::MAX).to_be_bytes());
            hash.update(part.as_bytes());
        }
        let mut digest = String::new();
        for byte in hash.finalize() {
            let nibble = |value: u8| char::from_digit(u32::from(value), 16).unwrap_or('0');
            digest.extend([nibble(byte >> 4), nibble(byte & 15)]);
        }
        digest
    }

    fn rules(&self) -> Vec<&(String, String)> {
        let rule = |name: &str| !name.contains('/') && name.strip_suffix(".yaml").is_some_and(|stem| !stem.is_empty());
        let mut files: Vec<_> = self.files.iter().filter(|(name, _)| rule(name)).collect();
        files.sort();
        files
    }
}

/// True when a pack is named by its path, not by its id.
pub(super) fn is_path(reference: &str) -> bool {
    reference.starts_with('.') || reference.contains(['/', '\\'])
}

/// The path of `relative` seen from the folder `name`, without detours.
fn beside(name: &str, relative: &str) -> String {
    let mut path = PathBuf::new();
    for part in Path::new(name).join(relative).components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir if matches!(path.components().next_back(), Some(Component::Normal(_))) => {
                path.pop();
            }
            part => path.push(part),
        }
    }
    if path.as_os_str().is_empty() { ".".to_owned() } else { path.to_string_lossy().replace('\\', "/") }
}

/// Ids of the packs in this program, sorted.
#[must_use]
pub fn embedded_ids() -> Vec<String> {
    let with_pack = |dir: &&Dir<'_>| dir.files().any(|file| file.path().ends_with(PACK_FILE));
    let mut ids: Vec<String> = RULES.dirs().filter(with_pack).filter_map(|dir| name_of(dir.path())).collect();
    ids.sort();
    ids
}

/// The pack `id` of this program.
#[must_use]
pub fn embedded(id: &str) -> Option<PackSource> {
    let dir = RULES.dirs().find(|dir| name_of(dir.path()).as_deref() == Some(id))?;
    let file = |file: &include_dir::File<'_>| Some((name_of(file.path())?, file.contents_utf8()?.to_owned()));
    let files: Vec<_> = dir.files().filter_map(file).collect();
    (!files.is_empty()).then(|| PackSource { name: format!("rules/{id}"), files, embedded: true })
}

/// Folder of a pack that holds its tests.
pub const TESTS: &str = "tests";

/// Names and texts of the tests of the pack `id` of this program, sorted by name.
#[must_use]
pub fn embedded_tests(id: &str) -> Vec<(String, String)> {
    let Some(dir) = RULES.get_dir(format!("{id}/{TESTS}")) else { return Vec::new() };
    let shown = |name: String| format!("rules/{id}/{TESTS}/{name}");
    let file = |file: &include_dir::File<'_>| Some((shown(name_of(file.path())?), file.contents_utf8()?.to_owned()));
    let is_rule = |file: &&include_dir::File<'_>| file.path().extension().is_some_and(|extension| extension == "yaml");
    let mut files: Vec<_> = dir.files().filter(is_rule).filter_map(file).collect();
    files.sort();
    files
}

/// Name and text of the kinds of document in this program.
#[must_use]
pub fn embedded_kinds() -> (String, String) {
    let text = RULES.get_file(KINDS_FILE).and_then(include_dir::File::contents_utf8).unwrap_or("kinds: []\n");
    (format!("rules/{KINDS_FILE}"), text.to_owned())
}

/// The embedded pack that `asked` means on `day`: itself, or the edition in force of a family (`rnq` is `rnq-v9` until
/// it is `rnq-2026`). Before the first edition the first, after the last the last.
#[must_use]
pub fn edition(asked: &str, day: Date) -> Option<String> {
    let ids = embedded_ids();
    if ids.iter().any(|id| id == asked) {
        return Some(asked.to_owned());
    }
    let family = ids.into_iter().filter(|id| id.strip_prefix(asked).is_some_and(|rest| rest.starts_with('-')));
    let mut editions: Vec<(Option<Date>, String)> = family.map(|id| (first_day(&id), id)).collect();
    editions.sort();
    let started = editions.iter().rposition(|(from, _)| from.is_none_or(|from| from <= day));
    editions.into_iter().nth(started.unwrap_or(0)).map(|(_, id)| id)
}

fn first_day(id: &str) -> Option<Date> {
    #[derive(Deserialize)]
    struct Head {
        #[serde(default)]
        in_force: super::raw::InForce,
    }
    let source = embedded(id)?;
    let head: Head = crate::yaml::glance(&source.file(PACK_FILE)?.1)?;
    head.in_force.from?.parse().ok()
}

fn name_of(path: &std::path::Path) -> Option<String> {
    path.file_name().and_then(|name| name.to_str()).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(files: &[(&str, &str)]) -> PackSource {
        let files = files.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect();
        PackSource { name: "x".to_owned(), files, embedded: false }
    }

    #[test]
    fn the_digest_depends_on_names_and_bytes_of_rules_alone() {
        let one = source(&[("pack.yaml", "a"), ("E.yaml", "b")]);
        let same = source(&[("E.yaml", "b"), ("README.md", "c"), ("tests/E.yaml", "d"), ("pack.yaml", "a")]);
        assert_eq!(one.digest(&[]), PackSource { name: "y".to_owned(), ..same }.digest(&[]));
        for other in [[("pack.yaml", "a"), ("E.yaml", "c")], [("pack.yaml", "a"), ("F.yaml", "b")]] {
            assert_ne!(one.digest(&[]), source(&other).digest(&[]));
        }
        assert_ne!(one.digest(&[]), one.digest(&["base".to_owned()]));
        assert_eq!(one.digest(&[]).len(), 64);
    }

    #[test]
    fn a_pack_names_its_neighbours_by_id_or_path() {
        let named = |name: &str, reference: &str| {
            PackSource { name: name.to_owned(), ..PackSource::default() }.path_of(reference).unwrap_or_default()
        };
        assert_eq!(named("regles/maison", "../socle"), "regles/socle");
        assert_eq!(named("regles/maison/", "rnq-v9"), "regles/rnq-v9");
        assert_eq!(named(".", "../socle"), "../socle");
        assert_eq!(named("../a", "../../b"), "../../b");
        assert_eq!(named("/a/b", "./c/../d"), "/a/b/d");
        assert_eq!(PackSource { embedded: true, ..PackSource::default() }.path_of("socle"), None);
    }

    #[test]
    fn every_embedded_pack_can_be_had_by_its_id() {
        assert!(embedded_ids().iter().all(|id| embedded(id).is_some()));
        assert_eq!(embedded("no-such-pack"), None);
    }
}
