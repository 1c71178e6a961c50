//! Which site a document speaks of.

use crate::model::place::Place;
use crate::model::profile::{Profile, Site};
use crate::pack::Indicator;
use crate::text::phrase::forms;
use crate::text::stream;

use super::Piece;

/// The sites for which `indicator` is asked: each of them, or none in particular.
pub(super) fn of(indicator: &Indicator, profile: &Profile) -> Vec<Option<usize>> {
    if indicator.per_site { (0..profile.sites.len()).map(Some).collect() } else { vec![None] }
}

/// True when `piece` can serve `site`: its text names it, or names no site and its path does, or neither names any.
pub(super) fn concerns(piece: &Piece, profile: &Profile, site: Option<usize>) -> bool {
    let Some(site) = site else { return true };
    if profile.sites.len() < 2 {
        return true;
    }
    let said: Vec<bool> = profile.sites.iter().map(|site| speaks_of(piece, site)).collect();
    let filed = || profile.sites.iter().map(|site| filed_under(piece, site)).collect();
    let named: Vec<bool> = if said.contains(&true) { said } else { filed() };
    named.get(site).copied().unwrap_or(false) || !named.contains(&true)
}

/// Words that name no site by themselves.
const COMMON: &[&str] =
    &["siège", "site", "principal", "client", "salle", "locaux", "centre", "formation", "louée", "annexe"];

/// A name of common words alone ("Siège", "Salle louée") stands in too many documents to tell a site.
fn is_common(name: &str) -> bool {
    let stems = |text: &str| forms(text).into_iter().next().unwrap_or_default();
    let common: Vec<String> = COMMON.iter().map(|word| stems(word).trim().to_owned()).collect();
    stems(name).split_whitespace().all(|stem| common.iter().any(|word| word == stem))
}

/// The names of `site` that tell it.
fn names(site: &Site) -> impl Iterator<Item = &String> {
    std::iter::once(&site.name).chain(&site.aliases).filter(|name| !is_common(name))
}

/// True when the text of `piece` names `site`.
pub(super) fn speaks_of(piece: &Piece, site: &Site) -> bool {
    names(site).flat_map(|name| forms(name)).any(|form| piece.facts.stream.stems().contains(&form))
}

/// True when the path of `piece` names `site`.
pub(super) fn filed_under(piece: &Piece, site: &Site) -> bool {
    let path = forms(&piece.document.path.replace(['_', '.', '/'], " ")).into_iter().next().unwrap_or_default();
    names(site).flat_map(|name| forms(name)).any(|form| path.contains(&form))
}

/// Where the text of `piece` names `site`.
pub(super) fn spot(piece: &Piece, site: &Site) -> Option<Place> {
    let spot = names(site).find_map(|name| piece.facts.stream.find(&forms(name)))?;
    stream::place(&piece.document.content, &spot)
}
