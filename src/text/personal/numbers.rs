//! Numbers of people: social security, bank accounts. Only those whose key holds.

use std::ops::Range;

use super::{Personal, PersonalKind, told};
use crate::model::document::{Block, Content};
use crate::text::fold::folded;
use crate::text::identifiers::{is_iban, is_nir};
use crate::text::stream::Spot;

/// Signs of a social security number, and the longest run of signs looked through for one.
const NIR: usize = 15;
const LONGEST: usize = 60;
/// Signs of a French bank account number.
const IBAN: usize = 27;
/// Accounts from which a document is a list of people's accounts.
const LIST: usize = 3;
/// Blocks before and after an account in which somebody may be named.
const AROUND: usize = 3;
/// Words that say that an account is a person's, folded.
const HOLDERS: &[&str] = &[
    "stagiaire",
    "apprenant",
    "apprenti",
    "beneficiaire",
    "salarie",
    "candidat",
    "titulaire du compte : m",
    "titulaire du compte : mme",
    "nom et prenom",
    "monsieur",
    "madame",
    "mme ",
];

/// Social security numbers.
pub(super) fn social(content: &Content) -> Option<Personal> {
    told(PersonalKind::SocialSecurity, &spots(content, |text| runs(text, NIR, is_nir)))
}

/// Bank accounts of people: several in one document, or one beside a person. That of an organisation on its own
/// letters and invoices is public.
pub(super) fn accounts(content: &Content) -> Option<Personal> {
    let all = spots(content, |text| runs(text, IBAN, |number| number.starts_with("FR") && is_iban(number)));
    let beside = |spot: &&Spot| is_beside_a_person(&content.blocks, spot.block);
    let personal: Vec<Spot> = if all.len() >= LIST { all } else { all.iter().filter(beside).cloned().collect() };
    told(PersonalKind::BankAccount, &personal)
}

fn is_beside_a_person(blocks: &[Block], at: usize) -> bool {
    let around = blocks.get(at.saturating_sub(AROUND)..(at + AROUND + 1).min(blocks.len())).unwrap_or_default();
    around.iter().map(|block| folded(&block.text)).any(|text| HOLDERS.iter().any(|word| text.contains(word)))
}

fn spots(content: &Content, find: impl Fn(&str) -> Vec<Range<usize>>) -> Vec<Spot> {
    let blocks = content.blocks.iter().enumerate();
    blocks.flat_map(|(block, text)| find(&text.text).into_iter().map(move |span| Spot { block, span })).collect()
}

/// Runs of letters and digits, grouped or not, that hold a number of `length` signs which is `right`.
fn runs(text: &str, length: usize, right: impl Fn(&str) -> bool) -> Vec<Range<usize>> {
    let joins = |c: char| c.is_ascii_alphanumeric() || matches!(c, ' ' | '\u{A0}' | '\u{202F}' | '.');
    let mut spans = Vec::new();
    let mut start = 0;
    for run in text.split_inclusive(|c| !joins(c)) {
        let signs: String = run.chars().filter(char::is_ascii_alphanumeric).collect();
        let holds = (length..=LONGEST.max(length * 2)).contains(&signs.len())
            && (0..=signs.len() - length).filter_map(|at| signs.get(at..at + length)).any(&right);
        if holds {
            spans.push(start..start + run.len());
        }
        start += run.len();
    }
    spans
}
