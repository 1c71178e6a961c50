//! Many phrases searched at once in one pass over the stems of a document.

use std::collections::BTreeMap;
use std::ops::Range;

use aho_corasick::AhoCorasick;

/// A set of phrase forms, each belonging to one or more users (numbers that the caller gives meaning to).
pub struct PhraseSet {
    automaton: Option<AhoCorasick>,
    users: Vec<Vec<u32>>,
}

impl PhraseSet {
    /// Builds the set from `(form, user)` pairs; forms as [`crate::text::phrase::forms`] gives them.
    /// A set too large for the automaton finds nothing.
    #[must_use]
    pub fn new(pairs: impl IntoIterator<Item = (String, u32)>) -> Self {
        let mut forms: BTreeMap<String, Vec<u32>> = BTreeMap::new();
        for (form, user) in pairs {
            forms.entry(form).or_default().push(user);
        }
        let automaton = AhoCorasick::new(forms.keys()).ok();
        Self { automaton, users: forms.into_values().collect() }
    }

    /// Calls `hit` with users and range for each occurrence of each form, overlapping ones included, from left to right.
    pub fn each(&self, stems: &str, mut hit: impl FnMut(&[u32], Range<usize>)) {
        let Some(automaton) = &self.automaton else { return };
        for found in automaton.find_overlapping_iter(stems) {
            if let Some(users) = self.users.get(found.pattern().as_usize()) {
                hit(users, found.range());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn overlapping_phrases_are_all_found() {
        let set = PhraseSet::new([(" plan action ".into(), 1), (" action ".into(), 2), (" plan action ".into(), 3)]);
        let mut hits = Vec::new();
        set.each(" le plan action ", |users, range| hits.push((users.to_vec(), range.start)));
        hits.sort_unstable();
        assert_eq!(hits, [(vec![1, 3], 3), (vec![2], 8)]);
    }
}
