//! Is it the provider's? (`wrong-provider`)

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Subject, Verdict};
use crate::model::document::{Block, BlockKind, Content, Document};
use crate::model::format::Format;
use crate::model::profile::Provider;
use crate::model::report::Outcome;
use crate::model::status::Code;
use crate::text::fold::folded;
use crate::text::identifiers::{Identifier, IdentifierKind};
use crate::text::organisations::{self, Organisation};
use crate::text::phrase::forms;
use crate::text::premises;
use crate::text::stream::Spot;

/// How often a text that was copied names its first owner: where the provider is named too, and where only its margins name it.
const AGAIN: usize = 3;
const TWICE: usize = 2;
/// Blocks after the client's name in which an occupant is named.
const NEAR: usize = 4;
/// Blocks after a client's name in which its number stands.
const BESIDE: usize = 2;

/// It must not be another organisation's.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Own {
    /// The provider's name, alias, SIRET or NDA must stand in it: a paper by others about the provider or its staff.
    #[serde(default)]
    pub named: bool,
    /// A paper for customers, or on people that they employ: neither they nor their numbers are against it.
    #[serde(default)]
    pub customers: bool,
    /// The provider's own paper: the letterhead of somebody else is against it.
    #[serde(default)]
    pub letterhead: bool,
    /// Terms that the provider sets: whoever acts in them again and again, more often than the provider is named, wrote them.
    #[serde(default)]
    pub terms: bool,
    /// A supplier's report or a paper on one place: for whom it was worked, where that is said, is the provider or names it beside.
    #[serde(default)]
    pub client: bool,
    /// Others' own paper (a supplier's certificate, a CV): whose it is, is not asked.
    #[serde(default)]
    pub others: bool,
}

impl Own {
    /// The verdict, where the question is asked.
    pub(crate) fn run(&self, subject: &Subject<'_>) -> Option<Verdict> {
        (!self.others).then(|| self.verdict(subject))
    }

    fn verdict(&self, subject: &Subject<'_>) -> Verdict {
        let words = subject.words;
        let expected = words.tell("check-own-expected", &[("name", &subject.provider.name)]);
        let fails = |(found, spot): (String, Spot)| {
            let place = subject.place(&spot);
            Verdict::new("own", Outcome::Fail, expected.clone(), found).code(Code::WrongProvider).at(place)
        };
        let others = self.other_client(subject).or_else(|| self.worked_for(subject)).or_else(|| run_by_others(subject));
        if let Some(other) = others.or_else(|| self.copied(subject)) {
            return fails(other);
        }
        let passes = |spot: Spot| {
            let found = words.tell("check-own-named", &[("quote", &subject.quote(&spot))]);
            Verdict::new("own", Outcome::Pass, expected.clone(), found).at(subject.place(&spot))
        };
        named(subject, false)
            .map(passes)
            .or_else(|| self.stranger(subject).map(fails))
            .or_else(|| named(subject, true).map(passes))
            .unwrap_or_else(|| Verdict::new("own", Outcome::Unsure, expected.clone(), words.say("check-own-silent")))
    }

    /// The client, where it is somebody else and the provider is named in no line near it: a landlord has work done for his tenant.
    fn worked_for(&self, subject: &Subject<'_>) -> Option<(String, Spot)> {
        let client = organisations::client(&subject.document.content).filter(|_| self.client)?;
        let named = own_spots(subject).any(|spot| spot.block <= client.spot.block + NEAR);
        let strange =
            !named && !may_be_own(subject, &client.name) && !at_home(subject) && !subject.provider.name.is_empty();
        strange.then(|| (subject.words.tell("check-own-stranger", &[("name", &client.name)]), client.spot))
    }

    /// The number beside the name of the client, or of whoever processes the data, where it is not the provider's: a sister company
    /// shares its name, not its number.
    fn other_client(&self, subject: &Subject<'_>) -> Option<(String, Spot)> {
        subject.provider.siret.as_ref()?;
        let content = &subject.document.content;
        let client =
            organisations::client(content).filter(|_| self.named && !self.customers).map(|client| client.spot.block);
        let client = client.or_else(|| organisations::under_controller(content).filter(|_| self.letterhead))?;
        let numbered = |id: &&Identifier| matches!(id.kind, IdentifierKind::Siren | IdentifierKind::Siret);
        let beside = |id: &&Identifier| (client..=client + BESIDE).contains(&id.block);
        let id = subject.facts.identifiers.iter().filter(numbered).find(beside)?;
        if belongs(id, subject.provider) {
            return None;
        }
        let spot = Spot { block: id.block, span: id.span.clone() };
        Some((subject.words.tell("check-own-client", &[("number", &id.value)]), spot))
    }

    /// Whoever the text says that the data are processed by, or names again, where only heads and feet of pages name the provider: they
    /// were added to a text copied from somebody else. A line with a SIRET is such a foot, though it is printed only once.
    fn copied(&self, subject: &Subject<'_>) -> Option<(String, Spot)> {
        let content = &subject.document.content;
        let margin = |block: &Block| {
            matches!(block.kind, BlockKind::Header | BlockKind::Footer) || folded(&block.text).contains("siret")
        };
        let within = |spot: &Spot| content.blocks.get(spot.block).is_some_and(|block| !margin(block));
        let spots: Vec<Spot> = own_spots(subject).collect();
        if !self.letterhead || spots.is_empty() {
            return None;
        }
        let named_more = |name: &str| {
            subject.facts.stream.find_all(&forms(name)).len() > spots.iter().filter(|spot| within(spot)).count()
        };
        let owner = if spots.iter().any(within) {
            numbered_by_others(subject)
                .or_else(|| organisations::directed(content))
                .or_else(|| self.author(content).filter(|author| named_more(&author.name)))
                .or_else(|| {
                    organisations::recurrent(content, TWICE).filter(|other| self.terms && named_more(&other.name))
                })
        } else {
            organisations::controller(content)
                .or_else(|| organisations::giver(content))
                .or_else(|| organisations::recurrent(content, TWICE))
        };
        let owner = owner?;
        let strange = !may_be_own(subject, &owner.name);
        strange.then(|| (subject.words.tell("check-own-stranger", &[("name", &owner.name)]), owner.spot))
    }

    fn author(&self, content: &Content) -> Option<Organisation> {
        self.terms.then(|| organisations::author(content)).flatten()
    }

    /// Another organisation whose document it is: by its number, by the name that heads it, by its letterhead where asked, and, of a
    /// paper that must name the provider, by the client or by the employer of somebody in it. Elsewhere learners have employers, and
    /// none is the provider.
    fn stranger(&self, subject: &Subject<'_>) -> Option<(String, Spot)> {
        let (words, provider) = (subject.words, subject.provider);
        if provider.name.is_empty() || at_home(subject) {
            return None;
        }
        let told = |id: &Identifier| match id.kind {
            IdentifierKind::Siret => Some("SIRET"),
            IdentifierKind::Siren if self.named => Some("SIREN"),
            _ => None,
        };
        if let Some((id, name)) = subject.facts.identifiers.iter().find_map(|id| Some((id, told(id)?))) {
            let spot = Spot { block: id.block, span: id.span.clone() };
            return Some((words.tell("check-own-other", &[("name", name), ("number", &id.value)]), spot));
        }
        let content = &subject.document.content;
        let of = |asked: bool, find: fn(&Content) -> Option<Organisation>| asked.then(|| find(content)).flatten();
        let named = [
            organisations::heading(content),
            of(self.letterhead, organisations::letterhead),
            of(self.letterhead, |content| organisations::recurrent(content, AGAIN)),
            of(self.letterhead, organisations::controller),
            of(self.letterhead, organisations::giver),
            of(self.letterhead, organisations::seated),
            of(self.named && !self.customers, organisations::employer),
            of(self.named && !self.customers, organisations::client),
        ];
        let stranger = named.into_iter().flatten().find(|found| !may_be_own(subject, &found.name))?;
        Some((words.tell("check-own-stranger", &[("name", &stranger.name)]), stranger.spot))
    }
}

/// The public body that runs premises which are none of the provider's sites: a rented room is the town's, and its papers are shown.
fn run_by_others(subject: &Subject<'_>) -> Option<(String, Spot)> {
    let operator = organisations::operator(&subject.document.content)?;
    let others = !subject.provider.name.is_empty() && !may_be_own(subject, &operator.name) && !at_home(subject);
    others.then(|| (subject.words.tell("check-own-stranger", &[("name", &operator.name)]), operator.spot))
}

/// True when an organisation of this name may be the provider.
fn may_be_own(subject: &Subject<'_>, name: &str) -> bool {
    subject.provider.names().any(|own| organisations::may_be_same(own, name))
}

/// Where the provider's names stand, one after the other.
fn own_spots(subject: &Subject<'_>) -> impl Iterator<Item = Spot> {
    subject.provider.names().flat_map(|name| subject.facts.stream.find_all(&forms(name)))
}

/// True when a site of the provider is named that nothing else is called by: a name of one word may be that of the town.
fn at_home(subject: &Subject<'_>) -> bool {
    let own = |name: &&String| premises::tells(name) && name.split([' ', '-']).count() > 1;
    let mut names = subject.sites.iter().flat_map(|site| std::iter::once(&site.name).chain(&site.aliases)).filter(own);
    names.any(|name| subject.facts.stream.find(&forms(name)).is_some())
}

/// Where the provider's name, SIRET or declaration number stands; in an address too where that is enough, as in mails.
fn named(subject: &Subject<'_>, addressed: bool) -> Option<Spot> {
    let addressed = addressed || matches!(subject.document.format, Format::Eml | Format::Msg);
    let told = |spot: &Spot| {
        (addressed || !in_address(subject.document, spot))
            && !in_code(subject.document, spot)
            && !takes_in(subject, spot)
    };
    let by_name = own_spots(subject).find(told);
    by_name.or_else(|| {
        let own = subject.facts.identifiers.iter().find(|identifier| belongs(identifier, subject.provider))?;
        Some(Spot { block: own.block, span: own.span.clone() })
    })
}

/// Whoever stands before the only company number in it, which is not the provider's, and is named again and again.
fn numbered_by_others(subject: &Subject<'_>) -> Option<Organisation> {
    let facts = subject.facts;
    subject.provider.siret.as_ref()?;
    let foreign = facts.identifiers.iter().find(|id| id.kind == IdentifierKind::Siret)?;
    let ours = facts.identifiers.iter().any(|id| belongs(id, subject.provider));
    let owner = organisations::before_number(&subject.document.content, foreign.block)?;
    let again = facts.stream.find_all(&forms(&owner.name)).len() >= AGAIN;
    (!ours && again).then_some(owner)
}

/// True where the provider is but the company that takes somebody in, in the paper of another school.
fn takes_in(subject: &Subject<'_>, spot: &Spot) -> bool {
    let content = &subject.document.content;
    organisations::is_host(content, spot)
        && organisations::heading(content).is_some_and(|head| !may_be_own(subject, &head.name))
}

/// True for the initials that a code begins with (« SBF-EN-16 »): whoever copies a paper gives it a code of his own.
fn in_code(document: &Document, spot: &Spot) -> bool {
    let after = document.content.blocks.get(spot.block).and_then(|block| block.text.get(spot.span.end..));
    let code = after.and_then(|rest| rest.strip_prefix(['-', '_']));
    code.is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_uppercase() || c.is_ascii_digit()))
}

/// True for words of an address (« dpo@cime-sante.example »): a sister company may share it.
fn in_address(document: &Document, spot: &Spot) -> bool {
    let Some(block) = document.content.blocks.get(spot.block) else { return false };
    let (before, after) = block.text.split_at_checked(spot.span.start).unwrap_or_default();
    let breaks = |c: char| c.is_whitespace() || matches!(c, '<' | '>' | '(' | ')' | ';');
    let start = before.rfind(breaks).map_or(0, |at| before.ceil_char_boundary(at + 1));
    let end = after.find(breaks).unwrap_or(after.len());
    let word = block.text.get(start..spot.span.start + end).unwrap_or_default();
    word.contains('@') || word.contains("://") || word.starts_with("www.")
}

/// True for a number by which `provider` is known.
pub(crate) fn belongs(identifier: &Identifier, provider: &Provider) -> bool {
    let siren = provider.siret.as_deref().and_then(|siret| siret.get(..9));
    match identifier.kind {
        IdentifierKind::Siret | IdentifierKind::Siren => siren.is_some_and(|siren| identifier.value.starts_with(siren)),
        IdentifierKind::Nda => provider.nda.as_ref() == Some(&identifier.value),
        _ => false,
    }
}
