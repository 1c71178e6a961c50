//! Turns the system's file names into the paths of the report: NFC, `/`, one path per file whatever the system allows.
//! Knows which names another system would take for one another, or not take at all.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsStr;

use unicode_normalization::UnicodeNormalization;

/// Gives out paths, and never the same one twice.
#[derive(Default)]
pub(super) struct Naming {
    given: BTreeSet<String>,
    /// The first path of each folded form.
    folded: BTreeMap<String, String>,
    /// Paths of the same folded form, each with the first.
    pub(super) twins: Vec<(String, String)>,
}

/// Names that Windows keeps for devices, whatever the extension.
const DEVICES: [&str; 22] = [
    "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "lpt1", "lpt2",
    "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
];

/// True for a name that is not Unicode, that does not show as it is, or that Windows refuses.
pub(super) fn is_odd(name: &OsStr) -> bool {
    let Some(name) = name.to_str() else { return true };
    let unseen = |c: char| {
        c.is_control()
            || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
    };
    let stem = name.split('.').next().unwrap_or_default().trim_end().to_lowercase();
    name.contains(unseen)
        || name.contains(['<', '>', ':', '"', '\\', '|', '?', '*'])
        || name.ends_with(['.', ' '])
        || DEVICES.contains(&stem.as_str())
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
        match self.folded.get(&plain.to_lowercase()) {
            Some(first) => self.twins.push((first.clone(), path.clone())),
            None => {
                self.folded.insert(plain.to_lowercase(), path.clone());
            }
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

    #[test]
    fn names_that_another_system_takes_for_one_are_told() {
        let mut naming = Naming::default();
        for name in ["README.txt", "re\u{301}f.pdf", "readme.txt", "r\u{e9}f.pdf", "autre.txt"] {
            naming.path("", name);
        }
        let twins = [("README.txt", "readme.txt"), ("r\u{e9}f.pdf", "r\u{e9}f.pdf~2")];
        assert_eq!(naming.twins, twins.map(|(a, b)| (a.to_owned(), b.to_owned())));
    }

    #[test]
    fn names_that_do_not_travel_are_odd() {
        for name in ["CON.txt", "aux", "trail. ", "a\nb.pdf", "a\u{202e}fdp.exe", "a:b", "a\\b", "bell\u{7}"] {
            assert!(is_odd(OsStr::new(name)), "{name:?}");
        }
        for name in ["registre.pdf", "contrat (signé) n° 3.docx", ".caché", "console.txt", "l’été.odt"] {
            assert!(!is_odd(OsStr::new(name)), "{name:?}");
        }
    }
}
