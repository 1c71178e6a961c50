//! The signs of every artefact and kind, numbered, with the phrases that betray them in one automaton.

use crate::pack::Packs;
use crate::pack::raw::{HeaderNode, PatternNode, RecogniseNode};
use crate::pattern::phrases::PhraseSet;
use crate::pattern::regex::Regex;
use crate::pattern::required::Required;
use crate::text::phrase::Phrase;
use crate::text::stream::Stream;

use super::ArtefactIndex;
use super::topics::{Spoken, Topics};

/// Whose signs they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Owner {
    Kind(usize),
    Artefact(ArtefactIndex),
}

impl Owner {
    /// The artefact, if it is one.
    pub(super) fn artefact(self) -> Option<ArtefactIndex> {
        match self {
            Self::Artefact(index) => Some(index),
            Self::Kind(_) => None,
        }
    }
}

/// One sign of an owner; numbers index the lists of its `recognise`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum SignId {
    Path,
    Title,
    Phrase(usize),
    Need(usize),
    Issuer,
    Column(usize, usize),
    Refusal(usize),
}

/// The signs that an owner has one of.
const PLAIN: [SignId; 3] = [SignId::Path, SignId::Title, SignId::Issuer];

/// The rules of one owner.
#[derive(Clone, Copy)]
pub(super) struct Rules<'a> {
    /// Place in the list of owners.
    pub position: usize,
    pub owner: Owner,
    pub recognise: &'a RecogniseNode,
    /// The compiled `patterns`, in the order of the pack.
    pub patterns: &'a [Expression],
}

/// A compiled pattern.
pub(super) struct Expression {
    pub regex: Regex,
    /// What it needs.
    pub required: Required,
    /// Its number among those that need a word; none when it may match without any.
    pub word: Option<u32>,
}

/// All signs of all owners.
pub(super) struct Signs {
    owners: Vec<(Owner, RecogniseNode)>,
    patterns: Vec<Vec<Expression>>,
    topics: Topics,
    /// The words without which expressions match nothing, by number of the expression.
    pub words: PhraseSet,
    /// Owner and sign of each number that the automaton gives.
    pub table: Vec<(usize, SignId)>,
    numbers: Vec<Numbers>,
    /// The automaton.
    pub phrases: PhraseSet,
}

impl Signs {
    pub(super) fn new(packs: &Packs) -> Self {
        let kinds = packs.kinds.iter().enumerate().map(|(i, kind)| (Owner::Kind(i), kind.recognise.clone()));
        let mut owners: Vec<_> = kinds.collect();
        for (p, pack) in packs.packs.iter().enumerate() {
            for (i, indicator) in pack.indicators.iter().enumerate() {
                for (a, artefact) in indicator.artefacts.iter().enumerate() {
                    owners.push((Owner::Artefact((p, i, a)), artefact.recognise.clone()));
                }
            }
        }
        let mut table = Vec::new();
        let mut numbers = Vec::with_capacity(owners.len());
        let mut pairs = Vec::new();
        for (owner, (_, recognise)) in owners.iter().enumerate() {
            numbers.push(Numbers::new(table.len(), recognise));
            for (sign, phrases) in listed(recognise) {
                let number = u32::try_from(table.len()).unwrap_or(u32::MAX);
                table.push((owner, sign));
                pairs.extend(phrases.iter().flat_map(Phrase::forms).map(|form| (form.clone(), number)));
            }
        }
        let mut words: Vec<(String, u32)> = Vec::new();
        let patterns = owners.iter().map(|(_, recognise)| compiled(recognise, &mut words)).collect();
        let topics = Topics::new(packs, owners.iter().map(|(owner, _)| owner));
        let (phrases, words) = (PhraseSet::new(pairs), PhraseSet::new(words));
        Self { owners, patterns, topics, words, table, numbers, phrases }
    }

    /// The number of `sign` of the owner at position `owner`.
    pub(super) fn number(&self, owner: usize, sign: SignId) -> Option<u32> {
        u32::try_from(self.numbers.get(owner)?.of(sign)?).ok()
    }

    /// What the document speaks of, by place in the list of owners.
    pub(super) fn topics(&self, stream: &Stream) -> Spoken {
        self.topics.of(stream)
    }

    /// Every owner with its rules, kinds first.
    pub(super) fn owners(&self) -> impl Iterator<Item = Rules<'_>> {
        let rules = self.owners.iter().zip(&self.patterns).enumerate();
        rules.map(|(position, ((owner, recognise), patterns))| Rules { position, owner: *owner, recognise, patterns })
    }
}

/// Where the numbers of the signs of one owner begin, in the order of `listed`.
struct Numbers {
    first: usize,
    needs: usize,
    refusals: usize,
    tables: Vec<usize>,
}

impl Numbers {
    fn new(first: usize, recognise: &RecogniseNode) -> Self {
        let needs = first + PLAIN.len() + recognise.phrases.len();
        let refusals = needs + recognise.needs.len();
        let begin = |next: &mut usize, header: &HeaderNode| {
            *next += header.columns.len();
            Some(*next - header.columns.len())
        };
        let tables = recognise.tables.iter().scan(refusals + recognise.refuse.len(), begin).collect();
        Self { first, needs, refusals, tables }
    }

    fn of(&self, sign: SignId) -> Option<usize> {
        Some(match sign {
            SignId::Phrase(i) => self.first + PLAIN.len() + i,
            SignId::Need(i) => self.needs + i,
            SignId::Refusal(i) => self.refusals + i,
            SignId::Column(i, j) => self.tables.get(i)? + j,
            plain => self.first + PLAIN.iter().position(|sign| *sign == plain)?,
        })
    }
}

/// The patterns of one owner; the pack loader has already refused those that do not compile. Adds the `words` that they need.
fn compiled(recognise: &RecogniseNode, words: &mut Vec<(String, u32)>) -> Vec<Expression> {
    let expression = |pattern: &PatternNode| {
        let regex = pattern.regex.compiled().ok()?.clone();
        let next = words.last().map_or(0, |(_, number)| number + 1);
        let required = Required::of(pattern.regex.source());
        let word = (!required.words.is_empty()).then_some(next);
        words.extend(required.words.iter().map(|word| (word.clone(), next)));
        Some(Expression { regex, required, word })
    };
    recognise.patterns.iter().filter_map(expression).collect()
}

/// The signs of one owner, each with its phrases.
fn listed(recognise: &RecogniseNode) -> Vec<(SignId, &[Phrase])> {
    let plain = [&recognise.paths, &recognise.titles, &recognise.issuers];
    let mut signs: Vec<(SignId, &[Phrase])> = PLAIN.into_iter().zip(plain.map(Vec::as_slice)).collect();
    signs.extend(recognise.phrases.iter().enumerate().map(|(i, group)| (SignId::Phrase(i), group.any.as_slice())));
    signs.extend(recognise.needs.iter().enumerate().map(|(i, group)| (SignId::Need(i), group.any.as_slice())));
    signs.extend(recognise.refuse.iter().enumerate().map(|(i, refusal)| (SignId::Refusal(i), refusal.any.as_slice())));
    for (i, header) in recognise.tables.iter().enumerate() {
        signs.extend(header.columns.iter().enumerate().map(|(j, names)| (SignId::Column(i, j), names.as_slice())));
    }
    signs
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::{Lang, Words};
    use crate::pack;

    #[test]
    fn every_sign_has_the_number_that_the_automaton_gives() {
        let source = pack::embedded("certifregion-v6").expect("the label's pack");
        let packs = pack::load(&[source], &|_| None, &Words::new(Lang::Fr)).expect("a sound pack");
        let signs = Signs::new(&packs);
        for (number, (owner, sign)) in (0..).zip(&signs.table) {
            assert_eq!(signs.number(*owner, *sign), Some(number), "{sign:?} of {owner}");
        }
    }
}
