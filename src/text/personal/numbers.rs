//! Numbers of people: social security, bank accounts. Only those whose key holds.

use std::collections::BTreeSet;
use std::ops::Range;

use super::{Personal, PersonalKind, told};
use crate::model::document::{Block, Content};
use crate::text::cut::{halves_of_a_number, mended};
use crate::text::fold::folded;
use crate::text::identifiers::{is_iban, is_nir};
use crate::text::stream::Spot;

/// Signs of a social security number.
const NIR: usize = 15;
/// Digits of either number at least.
const DIGITS: usize = 13;
/// Longest run of signs looked through for a number.
const LONGEST: usize = 60;
/// Signs of a French bank account number.
const IBAN: usize = 27;
/// Different accounts from which a document is a list of people's accounts.
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
    "titulaire du compte : m ",
    "titulaire du compte : m.",
    "titulaire du compte : mme",
    "titulaire du compte : mlle",
    "titulaire du compte : monsieur",
    "titulaire du compte : madame",
    "nom et prenom",
];

/// Social security numbers.
pub(super) fn social(content: &Content) -> Option<Personal> {
    let spots: Vec<Spot> = numbers(content, |text| runs(text, NIR, is_nir)).map(|(spot, _)| spot).collect();
    told(PersonalKind::SocialSecurity, &spots)
}

/// Bank accounts of people: several in one document, or one beside a person. That of an organisation on its own
/// letters and invoices is public.
pub(super) fn accounts(content: &Content) -> Option<Personal> {
    let french = |number: &str| number.starts_with("FR") && is_iban(number);
    let all: Vec<(Spot, String)> = numbers(content, |text| runs(text, IBAN, french)).collect();
    let different: BTreeSet<&str> = all.iter().map(|(_, number)| number.as_str()).collect();
    let is_list = different.len() >= LIST;
    let spots = all.iter().map(|(spot, _)| spot);
    let personal = spots.filter(|spot| is_list || is_beside_a_person(&content.blocks, spot.block));
    told(PersonalKind::BankAccount, &personal.cloned().collect::<Vec<Spot>>())
}

fn is_beside_a_person(blocks: &[Block], at: usize) -> bool {
    let around = blocks.get(at.saturating_sub(AROUND)..(at + AROUND + 1).min(blocks.len())).unwrap_or_default();
    around.iter().map(|block| folded(&block.text)).any(|text| HOLDERS.iter().any(|word| text.contains(word)))
}

/// What `find` finds, block by block: where, and which number.
fn numbers(
    content: &Content,
    find: impl Fn(&str) -> Vec<(Range<usize>, String)>,
) -> impl Iterator<Item = (Spot, String)> {
    let blocks = content.blocks.iter().enumerate();
    blocks.flat_map(move |(block, one)| {
        let length = one.text.len();
        let text = mended(one, content.blocks.get(block + 1), halves_of_a_number);
        let known = text.bytes().filter(u8::is_ascii_digit).count() >= DIGITS;
        let own = if known { find(&text) } else { Vec::new() };
        let own = own.into_iter().filter(move |(span, _)| span.start < length);
        own.map(move |(span, number)| (Spot { block, span: span.start..span.end.min(length) }, number))
    })
}

/// Runs of letters and digits, grouped or not, that hold a number of `length` signs which is `right`, each with it.
fn runs(text: &str, length: usize, right: impl Fn(&str) -> bool) -> Vec<(Range<usize>, String)> {
    let joins = |c: char| c.is_ascii_alphanumeric() || matches!(c, ' ' | '\u{A0}' | '\u{202F}' | '.');
    let mut found = Vec::new();
    let mut start = 0;
    for run in text.split_inclusive(|c| !joins(c)) {
        let signs: String = run.chars().filter(char::is_ascii_alphanumeric).collect();
        if (length..=LONGEST).contains(&signs.len()) {
            let mut windows = (0..=signs.len() - length).filter_map(|at| signs.get(at..at + length));
            let number = windows.find(|number| right(number));
            found.extend(number.map(|number| (start..start + run.len(), number.to_owned())));
        }
        start += run.len();
    }
    found
}
