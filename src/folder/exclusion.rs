//! Which files are left out on purpose, and why: told from names and globs alone, nothing is opened.

use ignore::gitignore::{Gitignore, GitignoreBuilder};

use super::{Exclusion, Scope};

/// Name of the file that holds ignore globs, in the syntax of `.gitignore`, for its own folder and those below.
pub(super) const IGNORE_FILE: &str = ".probantignore";

/// Folders and files of version control systems and of the forges that host them.
const VERSION_CONTROL: [&str; 14] = [
    ".git",
    ".gitignore",
    ".gitattributes",
    ".gitmodules",
    ".gitkeep",
    ".keep",
    ".mailmap",
    ".hg",
    ".svn",
    ".github",
    ".gitlab",
    ".gitlab-ci.yml",
    ".gitea",
    ".forgejo",
];

/// Litter of operating systems, compared without case.
const SYSTEM: [&str; 15] = [
    ".ds_store",
    ".localized",
    ".spotlight-v100",
    ".fseventsd",
    ".trashes",
    ".temporaryitems",
    ".documentrevisions-v100",
    "__macosx",
    "icon\r",
    "thumbs.db",
    "ehthumbs.db",
    "desktop.ini",
    "$recycle.bin",
    "system volume information",
    ".directory",
];

/// The reason to leave out a file or folder called `name`, if its name alone gives one.
pub(super) fn by_name(name: &str) -> Option<Exclusion> {
    if name == IGNORE_FILE {
        return Some(Exclusion::Own);
    }
    if VERSION_CONTROL.contains(&name) {
        return Some(Exclusion::VersionControl);
    }
    let lower = name.to_lowercase();
    if SYSTEM.contains(&lower.as_str()) || lower.starts_with("._") {
        return Some(Exclusion::System);
    }
    let lock = name.starts_with("~$") || (name.starts_with(".~lock.") && name.ends_with('#'));
    lock.then_some(Exclusion::Lock)
}

/// Ignore globs, from the profile and from the ignore files met on the way down.
#[derive(Clone, Default)]
pub(super) struct Globs {
    layers: Vec<Layer>,
}

/// The globs of one ignore file, which hold for the folder `base` and below.
#[derive(Clone)]
struct Layer {
    base: String,
    matcher: Gitignore,
}

impl Globs {
    /// The globs of the profile, relative to the root. A glob that cannot be understood matches nothing: the profile's
    /// own loader reports it.
    pub(super) fn of_scope(scope: &Scope) -> Self {
        let mut globs = Self::default();
        globs.add("", &scope.ignore.join("\n"));
        globs
    }

    /// Adds the `text` of an ignore file found in the folder `base` (relative, empty for the root).
    pub(super) fn add(&mut self, base: &str, text: &str) {
        let mut builder = GitignoreBuilder::new("");
        for line in text.lines() {
            let _ = builder.add_line(None, line);
        }
        if let Ok(matcher) = builder.build()
            && !matcher.is_empty()
        {
            self.layers.push(Layer { base: base.to_owned(), matcher });
        }
    }

    /// True if the file or folder at `path` (relative to the root, `/` between parts) is to be left out. The layer
    /// nearest to the file speaks first.
    pub(super) fn match_path(&self, path: &str, is_dir: bool) -> bool {
        self.layers.iter().rev().find_map(|layer| layer.verdict(path, is_dir)).unwrap_or(false)
    }
}

impl Layer {
    fn verdict(&self, path: &str, is_dir: bool) -> Option<bool> {
        let inner = match self.base.as_str() {
            "" => path,
            base => path.strip_prefix(base)?.strip_prefix('/')?,
        };
        match self.matcher.matched_path_or_any_parents(inner, is_dir) {
            ignore::Match::None => None,
            ignore::Match::Ignore(_) => Some(true),
            ignore::Match::Whitelist(_) => Some(false),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_tell_why_a_file_is_left_out() {
        for (name, reason) in [
            ("~$plan.docx", Some(Exclusion::Lock)),
            (".~lock.plan.odt#", Some(Exclusion::Lock)),
            (".DS_Store", Some(Exclusion::System)),
            ("Thumbs.db", Some(Exclusion::System)),
            ("._registre.pdf", Some(Exclusion::System)),
            (".git", Some(Exclusion::VersionControl)),
            (".gitattributes", Some(Exclusion::VersionControl)),
            (".probantignore", Some(Exclusion::Own)),
            (".registre.pdf", None),
            ("plan~.docx", None),
        ] {
            assert_eq!(by_name(name), reason, "{name}");
        }
    }

    #[test]
    fn globs_hold_from_their_own_folder_down() {
        let mut globs = Globs::of_scope(&Scope { ignore: vec!["modeles/**".into()], own: vec![] });
        globs.add("b", "*.tmp\n!keep.tmp");
        assert!(globs.match_path("modeles/grille.docx", false));
        assert!(globs.match_path("b/c/x.tmp", false));
        assert!(!globs.match_path("b/keep.tmp", false));
        assert!(!globs.match_path("a/x.tmp", false));
    }
}
