//! File patterns with bounds, as people write them in ignore lists: `modeles/**`, `*.tmp`, `archives/`.

use globset::{GlobBuilder, GlobSet, GlobSetBuilder};
use unicode_normalization::UnicodeNormalization;

/// Most patterns in one set.
pub const MOST: usize = 200;
/// Longest pattern, in bytes.
pub const LONGEST: usize = 300;

/// File patterns, matched on whole relative paths with `/` between parts; case does not matter.
///
/// A pattern without `/` matches at any depth, a pattern that ends with `/` everything below that folder.
#[derive(Clone, Debug)]
pub struct Globs(GlobSet);

/// Why a pattern is refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// Longer than `LONGEST`, or one more than `MOST`.
    #[error("larger than allowed")]
    Large,
    /// Nothing in it.
    #[error("empty")]
    Empty,
    /// A backslash, a leading `/`, a drive or `..`: it can never match a relative path. The form that can, if any.
    #[error("can never match a relative path")]
    NeverMatches(Option<String>),
    /// Brackets or braces that do not close, and the like.
    #[error("not a file pattern")]
    Syntax,
}

impl Default for Globs {
    fn default() -> Self {
        Self(GlobSet::empty())
    }
}

impl Globs {
    /// Compiles `patterns`.
    ///
    /// # Errors
    /// Every refused pattern, by its index.
    pub fn new<'a>(patterns: impl IntoIterator<Item = &'a str>) -> Result<Self, Vec<(usize, Refused)>> {
        let mut builder = GlobSetBuilder::new();
        let mut refused = Vec::new();
        for (index, pattern) in patterns.into_iter().enumerate() {
            match compile(index, pattern) {
                Ok(glob) => drop(builder.add(glob)),
                Err(reason) => refused.push((index, reason)),
            }
        }
        let last = refused.len();
        match builder.build() {
            Ok(set) if refused.is_empty() => Ok(Self(set)),
            Ok(_) => Err(refused),
            Err(_) => Err(if refused.is_empty() { vec![(last, Refused::Large)] } else { refused }),
        }
    }

    /// True when a pattern matches `path`.
    pub fn is_match(&self, path: &str) -> bool {
        !self.0.is_empty() && self.0.is_match(plain(path))
    }

    /// Indices of the patterns that match `path`, in order: what a report of unused patterns needs.
    pub fn matches(&self, path: &str) -> Vec<usize> {
        self.0.matches(plain(path))
    }
}

fn compile(index: usize, pattern: &str) -> Result<globset::Glob, Refused> {
    if index >= MOST || pattern.len() > LONGEST {
        return Err(Refused::Large);
    }
    let pattern = pattern.trim();
    if pattern.is_empty() {
        return Err(Refused::Empty);
    }
    possible(pattern)?;
    let mut whole = plain(pattern.strip_prefix("./").unwrap_or(pattern));
    if whole.ends_with('/') {
        whole.push_str("**");
    }
    if !whole.contains('/') {
        whole.insert_str(0, "**/");
    }
    let glob = GlobBuilder::new(&whole).case_insensitive(true).literal_separator(true).backslash_escape(false).build();
    glob.map_err(|_| Refused::Syntax)
}

/// Refuses what can never match a relative path, with the form that can.
fn possible(pattern: &str) -> Result<(), Refused> {
    if pattern.split(['/', '\\']).any(|part| part == "..") {
        return Err(Refused::NeverMatches(None));
    }
    let slashed = pattern.replace('\\', "/");
    let driven = slashed.split_once(":/").is_some_and(|(drive, _)| drive.len() == 1);
    let relative = slashed.trim_start_matches('/');
    if relative == pattern && !driven {
        return Ok(());
    }
    Err(Refused::NeverMatches(Some(relative.to_owned()).filter(|form| !driven && !form.is_empty())))
}

/// Case and composed characters do not matter.
fn plain(path: &str) -> String {
    path.nfc().collect::<String>().to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_match_as_their_authors_expect() {
        for (pattern, path, expected) in [
            ("modeles/**", "Modeles/a/b.docx", true),
            ("modeles/**", "x/modeles/a.docx", false),
            ("modeles/", "modeles/a/b.docx", true),
            ("*.tmp", "a/b/c.TMP", true),
            ("a/*.pdf", "a/b/c.pdf", false),
            ("./a/*.pdf", "a/c.pdf", true),
            ("**/brouillon*", "x/y/Brouillon 2.docx", true),
            ("qualité/*", "qualite\u{301}/a.pdf", true),
            ("[ab].pdf", "b.pdf", true),
            ("{a,b}/x", "b/x", true),
        ] {
            assert_eq!(Globs::new([pattern]).unwrap().is_match(path), expected, "{pattern} on {path}");
        }
        assert!(!Globs::default().is_match("a"));
    }

    #[test]
    fn a_pattern_that_can_never_match_is_refused_with_one_that_can() {
        for (pattern, form) in [
            (r"modeles\**", Some("modeles/**")),
            ("/modeles/**", Some("modeles/**")),
            (r"C:\Users\x", None),
            ("../x", None),
            ("/", None),
        ] {
            let refused = vec![(0, Refused::NeverMatches(form.map(str::to_owned)))];
            assert_eq!(Globs::new([pattern]).err(), Some(refused), "{pattern}");
        }
    }

    #[test]
    fn every_refused_pattern_is_named() {
        let long = "a".repeat(LONGEST + 1);
        let refused = Globs::new(["ok", " ", "[a", &long]).err();
        assert_eq!(refused, Some(vec![(1, Refused::Empty), (2, Refused::Syntax), (3, Refused::Large)]));
        assert_eq!(Globs::new(vec!["a"; MOST + 2]).err().map(|all| all.len()), Some(2));
    }

    #[test]
    fn the_patterns_that_match_are_told() {
        let globs = Globs::new(["*.pdf", "a/**", "*.docx"]).unwrap();
        assert_eq!(globs.matches("a/x.pdf"), [0, 1]);
    }
}
