//! Which sites a document speaks of.

use crate::model::document::{Block, BlockKind, Document};
use crate::model::place::Place;
use crate::model::profile::{Premises, Profile, Site};
use crate::pack::Indicator;
use crate::text::organisations;
use crate::text::phrase::{forms, stems};
use crate::text::premises;
use crate::text::stream::{self, Stream};

use super::Piece;

/// Blocks at the head of a paper that say which site it is about.
const HEAD: usize = 4;

/// The sites for which `indicator` is asked: each of them, or none in particular.
pub(super) fn of(indicator: &Indicator, profile: &Profile) -> Vec<Option<usize>> {
    if indicator.per_site { (0..profile.sites.len()).map(Some).collect() } else { vec![None] }
}

/// The sites that a document names, as indexes in the profile; none where there are no two to choose from.
#[derive(Clone, Debug, Default)]
pub(crate) struct Named {
    /// Those of its first lines, or of its whole text where they name none: what is said in passing is not what it is about.
    pub(super) said: Vec<usize>,
    /// Those of its path.
    pub(super) filed: Vec<usize>,
    /// Those of the profile that are a customer's: a paper about them is headed with the provider's own address.
    lent: Vec<usize>,
}

impl Named {
    /// Looks for the sites of `profile` in a document, once: every artefact of every site asks for them.
    pub(super) fn find(document: &Document, stream: &Stream, profile: &Profile) -> Self {
        if profile.sites.len() < 2 {
            return Self::default();
        }
        let path = stems(&document.path.replace(['_', '.', '/'], " ")).unwrap_or_default();
        let filed = within(&path, &profile.sites);
        let titled = within(&title(document, |_| true), &profile.sites);
        let said = match titled.as_slice() {
            [] => within(stream.stems(), &profile.sites),
            _ if is_elsewhere((document, stream), profile, (&titled, &filed)) => filed.clone(),
            _ => titled,
        };
        let lent = profile.sites.iter().enumerate().filter(|(_, site)| site.premises == Premises::Client);
        Self { said, filed, lent: lent.map(|(index, _)| index).collect() }
    }

    /// True when the document can serve `site`: its text names it, or names no site and its path does, or neither names
    /// any. At a customer's, only another customer's site is another one.
    pub(super) fn concern(&self, site: Option<usize>) -> bool {
        let named = if self.said.is_empty() { &self.filed } else { &self.said };
        let elsewhere = |site: usize| {
            let lent = self.lent.contains(&site);
            named.iter().any(|other| !lent || self.lent.contains(other))
        };
        site.is_none_or(|site| named.contains(&site) || !elsewhere(site))
    }
}

/// True when the first lines name another place than that which the paper is about and lies under: the town of whoever worked for the
/// client there, or the seat of a tenant.
fn is_elsewhere(
    (document, stream): (&Document, &Stream),
    profile: &Profile,
    (titled, filed): (&[usize], &[usize]),
) -> bool {
    if filed.is_empty() || titled == filed {
        return false;
    }
    let worked_there = || filed.len() == 1 && within(&visited(document), &profile.sites) == filed;
    let seated = || within(&title(document, |line| !names_provider(line, profile)), &profile.sites).is_empty();
    let named = || within(stream.stems(), &profile.sites);
    let apart = filed.iter().all(|site| !titled.contains(site));
    worked_there() || (apart && seated() && filed.iter().all(|site| named().contains(site)))
}

/// The stems of the line that says for whom a report was worked, and of the next: whoever worked it has a town too.
fn visited(document: &Document) -> String {
    let client = organisations::client(&document.content).map(|client| client.spot.block);
    let lines = client.and_then(|at| document.content.blocks.get(at..document.content.blocks.len().min(at + 2)));
    let text: Vec<&str> = lines.unwrap_or_default().iter().map(|block| block.text.as_str()).collect();
    stems(&text.join("\n")).unwrap_or_default()
}

/// The stems of those of the first lines that `tell`, without the heads of pages: those bear an address whatever the paper is about.
fn title(document: &Document, tell: impl Fn(&str) -> bool) -> String {
    let body = |block: &&Block| block.kind != BlockKind::Header && !block.text.trim().is_empty();
    let first = document.content.blocks.iter().filter(body).take(HEAD);
    let text: Vec<&str> = first.map(|block| block.text.as_str()).filter(|line| tell(line)).collect();
    stems(&text.join("\n")).unwrap_or_default()
}

/// True for a line that names the provider: the place beside it is its seat, whatever it rents elsewhere.
fn names_provider(line: &str, profile: &Profile) -> bool {
    let line = stems(line).unwrap_or_default();
    profile.provider.names().flat_map(|name| forms(name)).any(|form| line.contains(form.as_str()))
}

/// The sites that `stems` name.
fn within(stems: &str, sites: &[Site]) -> Vec<usize> {
    let told = |form: &str| {
        stems.match_indices(form).any(|(at, _)| !premises::are_an_agency(stems.get(..at).unwrap_or_default()))
    };
    let named = |site: &Site| names(site).flat_map(|name| forms(name)).any(|form| told(&form));
    sites.iter().enumerate().filter(|(_, site)| named(site)).map(|(index, _)| index).collect()
}

/// The names of `site` that tell it.
fn names(site: &Site) -> impl Iterator<Item = &String> {
    std::iter::once(&site.name).chain(&site.aliases).filter(|name| premises::tells(name))
}

/// Where the text of `piece` names `site`.
pub(super) fn spot(piece: &Piece, site: &Site) -> Option<Place> {
    let spot = names(site).find_map(|name| piece.facts.stream.find(&forms(name)))?;
    stream::place(&piece.document.content, &spot)
}
