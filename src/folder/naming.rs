//! Turns the system's file names into the paths of the report: NFC, `/`, one path per file whatever the system allows.

use std::collections::BTreeSet;

use unicode_normalization::UnicodeNormalization;

/// Gives out paths, and never the same one twice.
#[derive(Default)]
pub(super) struct Naming {
    given: BTreeSet<String>,
}

impl Naming {
    /// The path of `name` in `parent` (empty for the root). When two names of the system become one in Unicode NFC, or
    /// when both held bytes that are not Unicode, the later ones are told apart by `~2`, `~3`, and so on.
    pub(super) fn path(&mut self, parent: &str, name: &str) -> String {
        let name: String = name.nfc().collect();
        let plain = if parent.is_empty() { name } else { format!("{parent}/{name}") };
        let mut path = plain.clone();
        let mut turn = 2_usize;
        while !self.given.insert(path.clone()) {
            path = format!("{plain}~{turn}");
            turn += 1;
        }
        path
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn twins_in_another_normal_form_keep_apart() {
        let mut naming = Naming::default();
        assert_eq!(naming.path("a", "re\u{301}f.pdf"), "a/r\u{e9}f.pdf");
        assert_eq!(naming.path("a", "r\u{e9}f.pdf"), "a/r\u{e9}f.pdf~2");
        assert_eq!(naming.path("", "a"), "a");
    }
}
