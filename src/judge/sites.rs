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
/// Cells of a label with its value.
const FIELD: usize = 2;
/// Characters of a printed line that may break off within a sentence, and bytes of a word that may be no name of a place.
const LONG: usize = 60;
const SHORT: usize = 4;

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
        let titled = within(&told(&head(document), |_, _| true), &profile.sites);
        let (blocks, named) = match titled.as_slice() {
            [] => (body(document).collect(), within(stream.stems(), &profile.sites)),
            _ => (head(document), titled),
        };
        let elsewhere = is_elsewhere((document, stream), &blocks, profile, (&named, &filed));
        let said = if elsewhere { filed.clone() } else { named };
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

/// True when the `blocks` name another place than that which the paper is about and lies under: the town of whoever worked for the
/// client there, or the seat of a tenant.
fn is_elsewhere(
    (document, stream): (&Document, &Stream),
    blocks: &[&Block],
    profile: &Profile,
    (named, filed): (&[usize], &[usize]),
) -> bool {
    if filed.is_empty() || named.is_empty() || named == filed {
        return false;
    }
    let worked_there = || filed.len() == 1 && within(&visited(document), &profile.sites) == filed;
    let own =
        |line: &str, above: &str| names_provider(line, profile) || (runs_on(above) && names_provider(above, profile));
    let seated = || within(&told(blocks, |line, above| !own(line, above)), &profile.sites).is_empty();
    let hinted = |site: &usize| profile.sites.get(*site).is_some_and(|site| hints(stream.stems(), site));
    let apart = filed.iter().all(|site| !named.contains(site));
    worked_there() || (apart && filed.iter().all(hinted) && seated())
}

/// True for a printed line that breaks off within a sentence: « et le Centre de la Rance, 14 » over « rue du Four, 22100 Dinan ».
fn runs_on(line: &str) -> bool {
    line.chars().count() > LONG && !line.trim_end().ends_with(['.', ':', ';'])
}

/// True when `stems` hold the name of `site`, or the place in it: « Lanvallay » of « Atelier pierre Lanvallay ».
fn hints(stems: &str, site: &Site) -> bool {
    let place = |name: &str| {
        let last =
            name.split([' ', '’', '\'']).rfind(|word| word.starts_with(char::is_uppercase) && word.len() > SHORT)?;
        Some(forms(last))
    };
    !within(stems, std::slice::from_ref(site)).is_empty()
        || names(site).filter_map(place).flatten().any(|form| stems.contains(form.as_str()))
}

/// The stems of the line that says for whom a report was worked, and of the next: whoever worked it has a town too.
fn visited(document: &Document) -> String {
    let client = organisations::client(&document.content).map(|client| client.spot.block);
    let lines = client.and_then(|at| document.content.blocks.get(at..document.content.blocks.len().min(at + 2)));
    let text: Vec<&str> = lines.unwrap_or_default().iter().map(|block| block.text.as_str()).collect();
    stems(&text.join("\n")).unwrap_or_default()
}

/// What is written, without the heads of pages: those bear an address whatever the paper is about.
fn body(document: &Document) -> impl Iterator<Item = &Block> {
    let written = |block: &&Block| block.kind != BlockKind::Header && !block.text.trim().is_empty();
    document.content.blocks.iter().filter(written)
}

/// The first lines, among which the rows of a table are none.
fn head(document: &Document) -> Vec<&Block> {
    body(document).take(HEAD).filter(|block| block.cells.len() <= FIELD).collect()
}

/// The stems of those of the `blocks` that `tell`, with the one above.
fn told(blocks: &[&Block], tell: impl Fn(&str, &str) -> bool) -> String {
    let lines = blocks.iter().map(|block| block.text.as_str());
    let above = std::iter::once("").chain(lines.clone());
    let text: Vec<&str> = lines.zip(above).filter(|(line, above)| tell(line, above)).map(|(line, _)| line).collect();
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
    let named = |site: &Site| names(site).flat_map(forms).any(|form| told(&form));
    sites.iter().enumerate().filter(|(_, site)| named(site)).map(|(index, _)| index).collect()
}

/// The names of `site` that tell it, and the places in them: « Lure » of « Siège de Lure ».
fn names(site: &Site) -> impl Iterator<Item = &str> {
    let names = std::iter::once(&site.name).chain(&site.aliases).filter(|name| premises::tells(name));
    names.flat_map(|name| [Some(name.as_str()), premises::place(name)]).flatten()
}

/// Where the text of `piece` names `site`.
pub(super) fn spot(piece: &Piece, site: &Site) -> Option<Place> {
    let spot = names(site).find_map(|name| piece.facts.stream.find(&forms(name)))?;
    stream::place(&piece.document.content, &spot)
}
