//! Which words stand in a text, by the marks that they leave: one that left none does not, and need not be searched for.

use std::hash::BuildHasher;

use foldhash::fast::FixedState;

/// Marks; a document of some pages has a few hundred words.
const MARKS: usize = 1 << 13;
const BITS: usize = u64::BITS as usize;

/// The marks of the words met.
#[derive(Clone, Debug)]
pub(super) struct Met([u64; MARKS / BITS]);

impl Default for Met {
    fn default() -> Self {
        Self([0; MARKS / BITS])
    }
}

impl Met {
    pub(super) fn add(&mut self, word: &str) {
        let (at, mark) = place(word);
        if let Some(marks) = self.0.get_mut(at) {
            *marks |= mark;
        }
    }

    /// False only when one of the words of `form` (see [`super::phrase::forms`]) was not met.
    pub(super) fn may_hold(&self, form: &str) -> bool {
        form.split_ascii_whitespace().all(|word| {
            let (at, mark) = place(word);
            self.0.get(at).is_some_and(|marks| marks & mark != 0)
        })
    }
}

fn place(word: &str) -> (usize, u64) {
    let hash = FixedState::default().hash_one(word);
    let mark = hash.to_le_bytes().map(usize::from)[..2].iter().fold(0, |mark, byte| mark << 8 | byte) % MARKS;
    (mark / BITS, 1 << (mark % BITS))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phrase_may_stand_only_where_all_of_its_words_were_met() {
        let mut met = Met::default();
        assert!(!met.may_hold(" plan "));
        met.add("plan");
        met.add("action");
        assert!(met.may_hold(" plan action "));
        assert!(!met.may_hold(" plan formation "));
    }
}
