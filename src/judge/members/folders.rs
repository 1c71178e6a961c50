//! Folders side by side that hold the papers of one session each: those without the artefact.
//!
//! Folders are hints: what is told from them never weighs more than a note.

use std::collections::{BTreeMap, BTreeSet};

use super::Count;
use crate::judge::Question;
use crate::model::coverage::{Basis, Gap};
use crate::recognise::{ArtefactIndex, Strength};

/// Sorts of papers by which a folder is one of a session.
const SORTS: usize = 2;

/// What a folder holds: the artefacts that exist once each, and its first document.
type Holds<'a> = (BTreeSet<ArtefactIndex>, &'a str);

/// The folders of sessions, where two at least hold the artefact and half of them do.
pub(super) fn count(question: &Question<'_>) -> Option<Count> {
    let mut parents: BTreeMap<&str, Vec<(&str, Holds<'_>)>> = BTreeMap::new();
    for (folder, holds) in folders(question).into_iter().filter(|(_, (sorts, _))| sorts.len() >= SORTS) {
        let (parent, name) = folder.rsplit_once('/').unwrap_or(("", folder));
        parents.entry(parent).or_default().push((name, holds));
    }
    let has = |(sorts, _): &Holds<'_>| sorts.contains(&question.index);
    let met = |sessions: &[(&str, Holds<'_>)]| sessions.iter().filter(|(_, holds)| has(holds)).count();
    let sessions = parents.into_values().max_by_key(|sessions| met(sessions))?;
    let (complete, total) = (met(&sessions), sessions.len());
    let gap = |(name, (_, document)): (&str, Holds<'_>)| Gap {
        name: name.to_owned(),
        personal: false,
        document: document.to_owned(),
        place: None,
        faulty: false,
    };
    (complete >= 2 && complete * 2 >= total).then(|| Count {
        complete,
        total: Some(total),
        basis: Basis::Folders,
        gaps: sessions.into_iter().filter(|(_, holds)| !has(holds)).map(gap).collect(),
        summary: None,
        doubtful: true,
    })
}

/// Every folder that holds papers of which there is one each, by path.
fn folders<'a>(question: &Question<'a>) -> BTreeMap<&'a str, Holds<'a>> {
    let case = question.case;
    let each = |index: ArtefactIndex| {
        let (pack, indicator, artefact) = index;
        let indicator = case.packs.packs.get(pack).and_then(|pack| pack.indicators.get(indicator));
        let artefact = indicator.and_then(|indicator| indicator.artefacts.get(artefact));
        pack == question.index.0 && artefact.is_some_and(|artefact| artefact.per.is_some())
    };
    let mut folders: BTreeMap<&str, Holds<'_>> = BTreeMap::new();
    for piece in case.pieces {
        let Some((folder, _)) = piece.document.path.rsplit_once('/') else { continue };
        let sure = piece.recognition.candidates.iter().filter(|one| one.strength == Strength::Accepted);
        for candidate in sure.filter(|one| each(one.artefact)) {
            let holds = folders.entry(folder).or_insert_with(|| (BTreeSet::new(), piece.document.path.as_str()));
            holds.0.insert(candidate.artefact);
        }
    }
    folders
}
