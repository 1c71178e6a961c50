//! What became of each file that a report speaks of, by its digest alone.

use std::collections::BTreeMap;

/// What became of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// At its place, with the same bytes.
    Same,
    /// At its place, with other bytes.
    Changed,
    /// The same bytes, at another place.
    Moved,
    /// Not there.
    Missing,
    /// There, and unknown to the report.
    Extra,
    /// There, but the report has no digest of it: it could not be read then.
    Unverifiable,
    /// Left out of a bundle, which holds matched evidence only.
    LeftOut,
}

impl State {
    /// Every state, in the order in which they are shown.
    pub const ALL: [Self; 7] =
        [Self::Same, Self::Changed, Self::Moved, Self::Missing, Self::Extra, Self::Unverifiable, Self::LeftOut];

    /// The stable id.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Changed => "changed",
            Self::Moved => "moved",
            Self::Missing => "missing",
            Self::Extra => "extra",
            Self::Unverifiable => "unverifiable",
            Self::LeftOut => "left-out",
        }
    }

    /// True when the folder is no longer the one reported on.
    #[must_use]
    pub fn differs(self) -> bool {
        matches!(self, Self::Changed | Self::Moved | Self::Missing | Self::Extra)
    }
}

/// A file and what became of it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fate {
    /// Path in the report, or in the folder when the report does not know it.
    pub path: String,
    /// What became of it.
    pub state: State,
    /// Where it is now, when it was moved.
    pub to: Option<String>,
}

/// A file of the report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recorded<'a> {
    /// Its path in the folder.
    pub path: &'a str,
    /// SHA-256 of its bytes; empty when they could not be had.
    pub sha256: &'a str,
    /// It may be absent: a bundle leaves it out.
    pub optional: bool,
}

/// What became of each of `recorded`, and what else is `present` (SHA-256 by path, empty when unreadable). By path.
#[must_use]
pub fn fates(recorded: &[Recorded<'_>], present: &BTreeMap<String, String>) -> Vec<Fate> {
    let known: BTreeMap<&str, &str> = recorded.iter().map(|file| (file.path, file.sha256)).collect();
    let mut strangers: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (path, sha256) in present.iter().rev().filter(|(path, _)| !known.contains_key(path.as_str())) {
        strangers.entry(sha256).or_default().push(path);
    }
    let mut fates: Vec<Fate> = recorded.iter().map(|file| fate(file, present, &mut strangers)).collect();
    let extra = strangers.into_values().flatten();
    fates.extend(extra.map(|path| Fate { path: path.to_owned(), state: State::Extra, to: None }));
    fates.sort();
    fates
}

/// What became of one file. A stranger with its bytes is taken for it, and for no other.
fn fate(file: &Recorded<'_>, present: &BTreeMap<String, String>, strangers: &mut BTreeMap<&str, Vec<&str>>) -> Fate {
    let mut to = None;
    let state = match present.get(file.path) {
        Some(_) if file.sha256.is_empty() => State::Unverifiable,
        Some(sha256) if sha256 == file.sha256 => State::Same,
        Some(_) => State::Changed,
        None => {
            let found = strangers.get_mut(file.sha256).filter(|_| !file.sha256.is_empty());
            to = found.and_then(Vec::pop).map(str::to_owned);
            match (&to, file.optional) {
                (Some(_), _) => State::Moved,
                (None, true) => State::LeftOut,
                (None, false) => State::Missing,
            }
        }
    };
    Fate { path: file.path.to_owned(), state, to }
}

/// How many files are in each state.
#[must_use]
pub fn counts(fates: &[Fate]) -> Vec<(State, usize)> {
    let count = |state: State| fates.iter().filter(|fate| fate.state == state).count();
    State::ALL.into_iter().map(|state| (state, count(state))).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn told(recorded: &[(&str, &str)], present: &[(&str, &str)]) -> Vec<(String, &'static str, Option<String>)> {
        let recorded: Vec<Recorded<'_>> =
            recorded.iter().map(|(path, sha256)| Recorded { path, sha256, optional: false }).collect();
        let present = present.iter().map(|(path, sha256)| ((*path).to_owned(), (*sha256).to_owned())).collect();
        fates(&recorded, &present).into_iter().map(|fate| (fate.path, fate.state.id(), fate.to)).collect()
    }

    #[test]
    fn each_fate_is_told_apart() {
        let recorded = [("a", "1"), ("b", "2"), ("c", "3"), ("d", "4"), ("e", "")];
        let present = [("a", "1"), ("b", "9"), ("e", "8"), ("f", "3"), ("g", "7")];
        let expected = [
            ("a", "same", None),
            ("b", "changed", None),
            ("c", "moved", Some("f")),
            ("d", "missing", None),
            ("e", "unverifiable", None),
            ("g", "extra", None),
        ];
        let expected =
            expected.map(|(path, state, to): (&str, _, Option<&str>)| (path.to_owned(), state, to.map(str::to_owned)));
        assert_eq!(told(&recorded, &present), expected);
    }

    #[test]
    fn one_stranger_stands_for_one_file_only() {
        let states: Vec<_> = told(&[("a", "1"), ("b", "1")], &[("c", "1")]).into_iter().map(|told| told.1).collect();
        assert_eq!(states, ["moved", "missing"]);
    }

    #[test]
    fn a_copy_is_extra_and_an_unreadable_file_is_changed() {
        assert_eq!(told(&[("a", "1")], &[("a", "1"), ("b", "1")])[1].1, "extra");
        assert_eq!(told(&[("a", "1")], &[("a", "")])[0].1, "changed");
        assert_eq!(told(&[("a", "")], &[("b", "")]).iter().map(|t| t.1).collect::<Vec<_>>(), ["missing", "extra"]);
    }

    proptest! {
        /// Nothing is lost: every file of the report has one fate, every file of the folder is accounted for once.
        #[test]
        fn every_file_is_accounted_for(
            recorded in prop::collection::btree_map("[a-f]", "[1-4]?", 0..6),
            present in prop::collection::btree_map("[a-f]", "[1-4]?", 0..6),
        ) {
            let list: Vec<Recorded<'_>> =
                recorded.iter().map(|(path, sha256)| Recorded { path, sha256, optional: false }).collect();
            let fates = fates(&list, &present);
            let extra = fates.iter().filter(|fate| fate.state == State::Extra).count();
            prop_assert_eq!(fates.len() - extra, recorded.len());
            let here = fates.iter().filter(|fate| fate.state != State::Missing).count();
            prop_assert_eq!(here, present.len());
            prop_assert_eq!(fates.iter().all(|fate| !fate.state.differs()), here == recorded.len() && extra == 0
                && fates.iter().all(|fate| matches!(fate.state, State::Same | State::Unverifiable)));
        }
    }
}
