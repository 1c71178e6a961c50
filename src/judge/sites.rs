//! Which site a document speaks of.

use crate::model::profile::{Profile, Site};
use crate::pack::Indicator;
use crate::text::phrase::forms;

use super::Piece;

/// The sites for which `indicator` is asked: each of them, or none in particular.
pub(super) fn of(indicator: &Indicator, profile: &Profile) -> Vec<Option<usize>> {
    if indicator.per_site { (0..profile.sites.len()).map(Some).collect() } else { vec![None] }
}

/// True when `piece` can serve `site`: it names it, or names no site at all.
pub(super) fn concerns(piece: &Piece, profile: &Profile, site: Option<usize>) -> bool {
    let Some(site) = site else { return true };
    if profile.sites.len() < 2 {
        return true;
    }
    let named: Vec<bool> = profile.sites.iter().map(|site| names(piece, site)).collect();
    named.get(site).copied().unwrap_or(false) || named.iter().all(|named| !named)
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

fn names(piece: &Piece, site: &Site) -> bool {
    let words = std::iter::once(&site.name).chain(&site.aliases).filter(|name| !is_common(name));
    let path = forms(&piece.document.path.replace(['_', '.', '/'], " ")).into_iter().next().unwrap_or_default();
    words.flat_map(|word| forms(word)).any(|form| piece.facts.stream.stems().contains(&form) || path.contains(&form))
}
