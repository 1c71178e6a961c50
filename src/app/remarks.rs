//! What a reader of the report must know of the names in the folder.

use crate::catalogue::Words;

/// Names shown of each kind.
const SHOWN: usize = 3;

/// Names that other systems take for one another, or do not take.
pub(super) fn names(twins: &[(String, String)], odd: &[String], words: &Words) -> Vec<String> {
    let twins: Vec<String> =
        twins.iter().map(|(one, other)| format!("{} / {}", shown(one, words), shown(other, words))).collect();
    let odd: Vec<String> = odd.iter().map(|path| shown(path, words)).collect();
    [("limit-twins", twins), ("limit-odd-names", odd)]
        .into_iter()
        .filter(|(_, names)| !names.is_empty())
        .map(|(key, names)| words.tell(key, &[("n", &names.len().to_string()), ("names", &listed(&names))]))
        .collect()
}

pub(super) fn listed(names: &[String]) -> String {
    let more = if names.len() > SHOWN { ", …" } else { "" };
    let first: Vec<&str> = names.iter().take(SHOWN).map(String::as_str).collect();
    format!("{}{more}", first.join(", "))
}

/// A name between quotation marks, what is unseen in it made visible.
pub(super) fn shown(name: &str, words: &Words) -> String {
    words.quoted(&name.escape_debug().to_string())
}
