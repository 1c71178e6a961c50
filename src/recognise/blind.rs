//! Recognition that is blind to one condition of one artefact: how the tests of a pack show that the condition matters.

use crate::pack::raw::RecogniseNode;
use crate::text::phrase::Phrase;

use super::ArtefactIndex;
use super::signs::{Owner, Rules, SignId};

/// A condition of recognition. Hints in the path are none: they decide nothing where there is text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the names are the keys of `recognise` in a pack; the numbers index their lists")]
pub enum Part {
    Titles,
    Phrases(usize),
    Needs(usize),
    Tables(usize),
    Issuers,
    Patterns(usize),
    Kinds,
    NotKinds,
    Refuse(usize),
    YieldsTo,
}

impl Part {
    /// The conditions that `recognise` has, in the order of the pack's schema.
    #[must_use]
    pub fn of(recognise: &RecogniseNode) -> Vec<Self> {
        let one = |any: bool, part: Self| any.then_some(part);
        let mut parts: Vec<Self> = one(!recognise.titles.is_empty(), Self::Titles).into_iter().collect();
        parts.extend((0..recognise.phrases.len()).map(Self::Phrases));
        parts.extend((0..recognise.needs.len()).map(Self::Needs));
        parts.extend((0..recognise.tables.len()).map(Self::Tables));
        parts.extend(one(!recognise.issuers.is_empty(), Self::Issuers));
        parts.extend((0..recognise.patterns.len()).map(Self::Patterns));
        parts.extend(one(!recognise.kinds.is_empty(), Self::Kinds));
        parts.extend(one(!recognise.not_kinds.is_empty(), Self::NotKinds));
        parts.extend((0..recognise.refuse.len()).map(Self::Refuse));
        parts.extend(one(!recognise.yields_to.is_empty(), Self::YieldsTo));
        parts
    }

    /// Where it stands in the artefact: `recognise.phrases[2]`, counted from 1 as people do.
    #[must_use]
    pub fn path(self) -> String {
        let (key, index) = match self {
            Self::Titles => ("titles", None),
            Self::Phrases(index) => ("phrases", Some(index)),
            Self::Needs(index) => ("needs", Some(index)),
            Self::Tables(index) => ("tables", Some(index)),
            Self::Issuers => ("issuers", None),
            Self::Patterns(index) => ("patterns", Some(index)),
            Self::Kinds => ("kinds", None),
            Self::NotKinds => ("not_kinds", None),
            Self::Refuse(index) => ("refuse", Some(index)),
            Self::YieldsTo => ("yields_to", None),
        };
        let number = index.map(|index| format!("[{}]", index + 1)).unwrap_or_default();
        format!("recognise.{key}{number}")
    }

    /// The first words of it, as the pack has them.
    #[must_use]
    pub fn words(self, recognise: &RecogniseNode) -> Option<&str> {
        let any = match self {
            Self::Titles => &recognise.titles,
            Self::Issuers => &recognise.issuers,
            Self::Kinds => return recognise.kinds.first().map(String::as_str),
            Self::NotKinds => return recognise.not_kinds.first().map(String::as_str),
            Self::YieldsTo => return recognise.yields_to.first().map(String::as_str),
            Self::Phrases(index) => &recognise.phrases.get(index)?.any,
            Self::Needs(index) => &recognise.needs.get(index)?.any,
            Self::Refuse(index) => &recognise.refuse.get(index)?.any,
            Self::Tables(index) => recognise.tables.get(index)?.columns.first()?,
            Self::Patterns(index) => return recognise.patterns.get(index).map(|pattern| pattern.name.as_str()),
        };
        any.first().map(Phrase::said)
    }
}

/// An artefact with a condition that is not seen.
pub struct Blind {
    artefact: ArtefactIndex,
    part: Part,
    /// The rules of the artefact without what no phrase betrays.
    recognise: RecogniseNode,
}

impl Blind {
    /// `recognise` is that of the artefact.
    #[must_use]
    pub fn new(artefact: ArtefactIndex, part: Part, recognise: &RecogniseNode) -> Self {
        let mut recognise = recognise.clone();
        match part {
            Part::Kinds => recognise.kinds.clear(),
            Part::NotKinds => recognise.not_kinds.clear(),
            Part::YieldsTo => recognise.yields_to.clear(),
            _ => {}
        }
        Self { artefact, part, recognise }
    }

    /// The artefact.
    #[must_use]
    pub fn artefact(&self) -> ArtefactIndex {
        self.artefact
    }

    /// True for the one that does not see what its artefact yields to.
    #[must_use]
    pub fn never_yields(&self) -> bool {
        self.part == Part::YieldsTo
    }

    /// The rules as it sees them.
    pub(super) fn over<'r>(&'r self, rules: Rules<'r>) -> Rules<'r> {
        if self.is_of(&rules) { Rules { recognise: &self.recognise, ..rules } } else { rules }
    }

    /// True when it does not see `sign` of these rules.
    pub(super) fn to_sign(&self, rules: &Rules<'_>, sign: SignId) -> bool {
        let part = match sign {
            SignId::Title => Part::Titles,
            SignId::Phrase(index) => Part::Phrases(index),
            SignId::Need(index) => Part::Needs(index),
            SignId::Column(index, _) => Part::Tables(index),
            SignId::Issuer => Part::Issuers,
            SignId::Refusal(index) => Part::Refuse(index),
            SignId::Path => return false,
        };
        self.part == part && self.is_of(rules)
    }

    /// True when it does not see the pattern at `index` of these rules.
    pub(super) fn to_pattern(&self, rules: &Rules<'_>, index: usize) -> bool {
        self.part == Part::Patterns(index) && self.is_of(rules)
    }

    fn is_of(&self, rules: &Rules<'_>) -> bool {
        rules.owner == Owner::Artefact(self.artefact)
    }
}
