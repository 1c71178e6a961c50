//! Adds up the signs of one document for one artefact or kind.

use crate::model::document::Document;
use crate::pack::Packs;
use crate::pack::points::{ACCEPT, FORMAT, ISSUER, KIND, PATTERN, PHRASE, REVIEW, TABLE, TITLE};
use crate::pack::raw::{HeaderNode, PhraseGroup, RecogniseNode, Zone};
use crate::text::phrase::Phrase;
use crate::text::stream::{Nearness, Stream};

use super::blind::Blind;
use super::hits::Hit;
use super::signs::{Owner, Rules, SignId, Signs};
use super::topics::Topic;
use super::{ArtefactIndex, Candidate, Lack, Sighting, Sign, SignKind, Strength, headers};

const HEADING: i32 = 3;
const MENTIONED: i32 = 1;
/// A name is a hint for the reader of the report and for files without text; it never decides.
const PATH: i32 = 0;
/// Taken away for a kind of document that the artefact seldom has, and for each need that nothing meets.
const UNUSUAL: i32 = 4;
const UNMET: i32 = 4;
/// Points from which a document that falls short is worth naming as a near miss.
const NEAR: i32 = 3;

pub(super) struct Scorer<'a> {
    pub packs: &'a Packs,
    pub signs: &'a Signs,
    pub sighting: &'a Sighting,
    pub document: &'a Document,
    pub stream: &'a Stream,
    /// What is not to be seen.
    pub blind: Option<&'a Blind>,
}

impl Scorer<'_> {
    /// The kind that scores best, if one reaches its threshold.
    pub(super) fn kind(&self) -> Option<usize> {
        let scored = self.signs.owners().filter_map(|rules| {
            let Owner::Kind(kind) = rules.owner else { return None };
            let least = rules.recognise.accept.unwrap_or(ACCEPT);
            let total = total(&self.signs_of(&rules, least));
            let clear = total >= least && self.obstacle(&rules, None).is_none();
            clear.then_some((kind, total))
        });
        scored.reduce(|best, next| if next.1 > best.1 { next } else { best }).map(|(kind, _)| kind)
    }

    /// The document seen as artefact `index`; none when too little speaks for it to be worth naming, whatever else it speaks of.
    pub(super) fn artefact(&self, rules: &Rules<'_>, kind: Option<usize>) -> Option<Candidate> {
        let lost = self.topic(rules).map_or(0, |topic| topic.points.min(0));
        self.seen_as(rules, kind, NEAR + lost).filter(|candidate| candidate.score - lost >= NEAR)
    }

    /// The document seen as artefact `index`; none when nothing speaks for it. Expressions are not searched where they cannot
    /// bring it to `least` points.
    pub(super) fn seen_as(&self, rules: &Rules<'_>, kind: Option<usize>, least: i32) -> Option<Candidate> {
        let Owner::Artefact(index) = rules.owner else { return None };
        let recognise = rules.recognise;
        let doubts = [self.unusual_kind(recognise, kind), self.unmet(rules), self.elsewhere(rules)];
        let mut general: Vec<Sign> = Vec::new();
        general.extend(self.kind_sign(recognise, kind));
        general.extend(self.format_sign(recognise));
        general.extend(self.topical(rules));
        general.extend(doubts.iter().flatten().map(|(sign, _)| sign.clone()));
        let mut signs = self.signs_of(rules, least.saturating_sub(total(&general)));
        if signs.iter().all(|sign| sign.kind == SignKind::Path) {
            return None;
        }
        signs.append(&mut general);
        let score = total(&signs);
        let accept = recognise.accept.unwrap_or(ACCEPT);
        let obstacle = self.obstacle(rules, kind);
        let strength = match (&obstacle, score) {
            (Some(_), _) => Strength::Near,
            (None, score) if score >= accept => Strength::Accepted,
            (None, score) if score >= recognise.review.unwrap_or(REVIEW) => Strength::Review,
            _ => Strength::Near,
        };
        let lack = obstacle.or_else(|| doubts.into_iter().flatten().map(|(_, lack)| lack).next());
        let lacks = (strength == Strength::Near).then(|| lack.unwrap_or(Lack::Points));
        Some(Candidate { artefact: index, score, accept, strength, signs, lacks })
    }

    /// What stands in the document for and against. Expressions, the costliest to search, are searched where something else
    /// speaks for it already and they may bring it to `least` points.
    fn signs_of(&self, rules: &Rules<'_>, least: i32) -> Vec<Sign> {
        let mut signs = Vec::new();
        signs.extend(self.title(rules));
        signs.extend(self.groups(rules, &rules.recognise.phrases, SignId::Phrase));
        signs.extend(self.table(rules));
        signs.extend(self.plain(rules, SignId::Issuer, SignKind::Issuer, ISSUER));
        let against = self.against(rules);
        let within_reach = total(&signs) + total(&against) + most_of_patterns(rules) >= least;
        if !signs.is_empty() && within_reach {
            signs.extend(self.patterns(rules));
        }
        signs.extend(self.path(rules));
        signs.extend(against);
        signs
    }

    /// The artefact at whose name the document's path hints.
    pub(super) fn named(&self, rules: &Rules<'_>) -> Option<ArtefactIndex> {
        let Owner::Artefact(index) = rules.owner else { return None };
        self.path(rules).map(|_| index)
    }

    fn number(&self, rules: &Rules<'_>, sign: SignId) -> Option<u32> {
        if self.is_blind(rules, sign) { None } else { self.signs.number(rules.position, sign) }
    }

    fn is_blind(&self, rules: &Rules<'_>, sign: SignId) -> bool {
        self.blind.is_some_and(|blind| blind.to_sign(rules, sign))
    }

    fn hit(&self, rules: &Rules<'_>, sign: SignId) -> Option<&Hit> {
        self.sighting.hits.best(self.number(rules, sign)?)
    }

    fn title(&self, rules: &Rules<'_>) -> Option<Sign> {
        let hit = self.hit(rules, SignId::Title)?;
        let weight = match hit.nearness {
            Nearness::Title => TITLE,
            Nearness::Heading => HEADING,
            Nearness::Body => MENTIONED,
        };
        Some(Sign { kind: SignKind::Title, weight, spot: Some(hit.spot.clone()) })
    }

    fn groups(&self, rules: &Rules<'_>, groups: &[PhraseGroup], id: fn(usize) -> SignId) -> Vec<Sign> {
        let found = groups.iter().enumerate().filter_map(|(i, group)| {
            let hit = self.hit(rules, id(i)).filter(|hit| within(hit.nearness, group.zone))?;
            Some(Sign { kind: SignKind::Phrase, weight: group.weight.unwrap_or(PHRASE), spot: Some(hit.spot.clone()) })
        });
        found.collect()
    }

    fn plain(&self, rules: &Rules<'_>, id: SignId, kind: SignKind, weight: i32) -> Option<Sign> {
        self.hit(rules, id).map(|hit| Sign { kind, weight, spot: Some(hit.spot.clone()) })
    }

    fn table(&self, rules: &Rules<'_>) -> Option<Sign> {
        self.headed(rules).map(|(_, sign)| sign)
    }

    /// The header worth most of those that a table of the document has.
    fn headed<'r>(&self, rules: &Rules<'r>) -> Option<(&'r HeaderNode, Sign)> {
        let found = rules.recognise.tables.iter().enumerate().filter_map(|(i, header)| {
            let blocks: Vec<&[usize]> = (0..header.columns.len())
                .map(|j| {
                    self.number(rules, SignId::Column(i, j))
                        .map_or(&[][..], |number| self.sighting.hits.columns(number))
                })
                .collect();
            let block = headers::find(self.document, &blocks, header.at_least.unwrap_or(header.columns.len()))?;
            if header.rows.is_some_and(|least| headers::rows(self.document, block) < least) {
                return None;
            }
            let length = self.document.content.blocks.get(block).map_or(0, |b| b.text.len());
            let spot = Some(crate::text::stream::Spot { block, span: 0..length });
            Some((header, Sign { kind: SignKind::Table, weight: header.weight.unwrap_or(TABLE), spot }))
        });
        found.reduce(|best, next| if next.1.weight > best.1.weight { next } else { best })
    }

    fn patterns(&self, rules: &Rules<'_>) -> Vec<Sign> {
        let seen = |index: usize| !self.blind.is_some_and(|blind| blind.to_pattern(rules, index));
        let patterns = rules.recognise.patterns.iter().zip(rules.patterns).enumerate();
        let found = patterns.filter(|(index, _)| seen(*index)).filter_map(|(_, (pattern, expression))| {
            let range = self.sighting.hits.matched(expression, self.stream.folded())?;
            let weight = pattern.weight.unwrap_or(PATTERN);
            Some(Sign { kind: SignKind::Pattern, weight, spot: self.stream.spot(range) })
        });
        found.collect()
    }

    fn path(&self, rules: &Rules<'_>) -> Option<Sign> {
        let named = [SignId::Path, SignId::Title]
            .into_iter()
            .filter_map(|id| self.number(rules, id))
            .any(|number| self.sighting.hits.in_path(number));
        named.then_some(Sign { kind: SignKind::Path, weight: PATH, spot: None })
    }

    fn against(&self, rules: &Rules<'_>) -> Vec<Sign> {
        let found = rules.recognise.refuse.iter().enumerate().filter_map(|(i, refusal)| {
            let weight = refusal.weight?;
            let hit = self.hit(rules, SignId::Refusal(i)).filter(|hit| within(hit.nearness, refusal.zone))?;
            Some(Sign { kind: SignKind::Against, weight: -weight.abs(), spot: Some(hit.spot.clone()) })
        });
        found.collect()
    }

    fn kind_sign(&self, recognise: &RecogniseNode, kind: Option<usize>) -> Option<Sign> {
        let id = &self.packs.kinds.get(kind?)?.id;
        let usual = recognise.kinds.contains(id);
        usual.then_some(Sign { kind: SignKind::Kind, weight: KIND, spot: None })
    }

    fn format_sign(&self, recognise: &RecogniseNode) -> Option<Sign> {
        let usual = recognise.usual_formats.iter().any(|format| format == self.document.format.name());
        usual.then_some(Sign { kind: SignKind::Format, weight: FORMAT, spot: None })
    }

    /// The document speaks of the artefact.
    fn topical(&self, rules: &Rules<'_>) -> Option<Sign> {
        self.topic(rules).filter(|topic| topic.points > 0).map(of_topic)
    }

    /// The document speaks of something else: of another artefact, where there is one of which it speaks more.
    fn elsewhere(&self, rules: &Rules<'_>) -> Option<(Sign, Lack)> {
        let topic = self.topic(rules).filter(|topic| topic.points < 0)?;
        let (pack, indicator, artefact) = topic.leader;
        let leader = self.packs.packs.get(pack)?.indicators.get(indicator)?.artefacts.get(artefact)?;
        let other = rules.owner != Owner::Artefact(topic.leader);
        Some((of_topic(topic), if other { Lack::Rather(leader.title.clone()) } else { Lack::Points }))
    }

    fn topic(&self, rules: &Rules<'_>) -> Option<&Topic> {
        self.sighting.topics.get(rules.position)?.as_ref()
    }

    /// What forbids the recognition, whatever the points.
    fn obstacle(&self, rules: &Rules<'_>, kind: Option<usize>) -> Option<Lack> {
        let recognise = rules.recognise;
        let formats = &recognise.formats;
        if !formats.is_empty() && !formats.iter().any(|format| format == self.document.format.name()) {
            return Some(Lack::Format);
        }
        self.refused(rules).or_else(|| self.wrong_kind(recognise, kind))
    }

    fn refused(&self, rules: &Rules<'_>) -> Option<Lack> {
        rules.recognise.refuse.iter().enumerate().find_map(|(i, refusal)| {
            let final_word = refusal.weight.is_none();
            let hit = self.hit(rules, SignId::Refusal(i)).filter(|hit| within(hit.nearness, refusal.zone));
            (final_word && hit.is_some()).then(|| Lack::Refused(refusal.reason.clone(), refusal.finding))
        })
    }

    fn wrong_kind(&self, recognise: &RecogniseNode, kind: Option<usize>) -> Option<Lack> {
        let kind = self.packs.kinds.get(kind?)?;
        let wrong = kind.never_evidence && !recognise.kinds.contains(&kind.id);
        wrong.then(|| Lack::Kind(kind.title.clone()))
    }

    /// A kind that the artefact seldom has speaks against it; kinds are told apart too roughly to decide alone.
    fn unusual_kind(&self, recognise: &RecogniseNode, kind: Option<usize>) -> Option<(Sign, Lack)> {
        let kind = self.packs.kinds.get(kind?)?;
        let unusual = recognise.not_kinds.contains(&kind.id);
        unusual.then(|| (against(UNUSUAL), Lack::Kind(kind.title.clone())))
    }

    /// Needs that nothing meets weigh against it, all together; a table whose columns say it all has none.
    fn unmet(&self, rules: &Rules<'_>) -> Option<(Sign, Lack)> {
        let met = |i: usize, group: &PhraseGroup| {
            self.is_blind(rules, SignId::Need(i))
                || self.hit(rules, SignId::Need(i)).is_some_and(|hit| within(hit.nearness, group.zone))
        };
        let unmet: Vec<&PhraseGroup> =
            rules.recognise.needs.iter().enumerate().filter(|(i, group)| !met(*i, group)).map(|(_, g)| g).collect();
        let first = unmet.first()?.any.iter().take(3).map(Phrase::said).collect::<Vec<_>>().join(", ");
        if self.headed(rules).is_some_and(|(header, _)| header.alone) {
            return None;
        }
        let cost = unmet.iter().map(|group| group.weight.unwrap_or(UNMET)).sum();
        Some((against(cost), Lack::Need(first)))
    }
}

fn of_topic(topic: &Topic) -> Sign {
    Sign { kind: SignKind::Topic, weight: topic.points, spot: None }
}

/// A sign against that stands nowhere in particular.
fn against(weight: i32) -> Sign {
    Sign { kind: SignKind::Against, weight: -weight, spot: None }
}

/// Points when every expression is met.
fn most_of_patterns(rules: &Rules<'_>) -> i32 {
    rules.recognise.patterns.iter().map(|pattern| pattern.weight.unwrap_or(PATTERN).max(0)).sum()
}

fn total(signs: &[Sign]) -> i32 {
    signs.iter().map(|sign| sign.weight).sum()
}

fn within(nearness: Nearness, zone: Zone) -> bool {
    match zone {
        Zone::Title => nearness == Nearness::Title,
        Zone::Heading => nearness >= Nearness::Heading,
        Zone::Anywhere => true,
    }
}
