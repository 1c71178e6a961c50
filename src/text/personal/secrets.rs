//! Secrets: private keys, access keys of services, passwords written out. Told by their form, never shown.

use super::{Personal, PersonalKind, told};
use crate::model::document::Content;
use crate::text::fold::folded;
use crate::text::stream::{Spot, Stream};

/// Beginnings of access keys, and the signs that follow at least.
const KEYS: &[(&str, usize)] = &[
    ("AKIA", 16),
    ("ASIA", 16),
    ("ghp_", 36),
    ("gho_", 36),
    ("ghs_", 36),
    ("github_pat_", 40),
    ("glpat-", 20),
    ("sk_live_", 20),
    ("rk_live_", 20),
    ("xoxb-", 20),
    ("xoxp-", 20),
    ("AIza", 35),
    ("hf_", 30),
    ("sk-ant-", 20),
    ("sk-proj-", 20),
];
/// What stands before a password, folded.
const LABELS: &[&str] = &["mot de passe", "mdp", "password", "passwd"];
/// Signs of a password.
const SHORTEST: usize = 6;

/// Secrets, one a block.
pub(super) fn find(content: &Content, stream: &Stream) -> Option<Personal> {
    let labelled = LABELS.iter().any(|label| stream.folded().contains(label));
    let blocks = content.blocks.iter().enumerate();
    let spots: Vec<Spot> = blocks
        .filter(|(_, block)| {
            is_private_key(&block.text) || has_key(&block.text) || (labelled && has_password(&block.text))
        })
        .map(|(at, block)| Spot { block: at, span: 0..block.text.len() })
        .collect();
    told(PersonalKind::Secret, &spots)
}

fn is_private_key(text: &str) -> bool {
    text.contains("-----BEGIN") && text.contains("PRIVATE KEY")
}

fn has_key(text: &str) -> bool {
    let words = text.split(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '_' | '-')));
    words.into_iter().any(|word| {
        let rest = KEYS.iter().find_map(|(head, least)| word.strip_prefix(head).filter(|rest| rest.len() >= *least));
        rest.is_some_and(|rest| rest.chars().any(|c| c.is_ascii_digit()))
    })
}

/// A password written out: one word with a digit or a sign in it, right after its label. A rule (« 12 caractères »),
/// a blank and a reference to another place are none.
fn has_password(text: &str) -> bool {
    let plain = folded(text);
    let after = LABELS.iter().find_map(|label| plain.find(label).and_then(|at| plain.get(at + label.len()..)));
    let value = after.map(str::trim_start).and_then(|rest| rest.strip_prefix([':', '=', '\t']));
    let Some(word) = value.and_then(|rest| rest.split_whitespace().next()) else { return false };
    let word = word.trim_matches(['"', '\'', '.', ',', ';']);
    let letters = word.chars().any(char::is_alphabetic);
    let mixed = word.chars().any(|c| c.is_ascii_digit()) || word.contains(['!', '@', '#', '$', '%', '&', '*', '+']);
    word.chars().count() >= SHORTEST && letters && mixed && !word.contains("://")
}
