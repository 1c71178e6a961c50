//! Editions of a referential: which one judges, when another takes over, and what that changes.

use jiff::civil::Date;
use jiff::{Span, ToSpan};

use super::{Indicator, Pack};

/// How near a change of edition is worth telling, before and after.
const NEAR: i64 = 3;

/// What is worth knowing of the edition of a pack that judges.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// The day is outside the days in force of the pack, and no other edition is known.
    Outside,
    /// Another edition was in force on the day.
    Other(Turn),
    /// Another edition takes over soon.
    Soon(Turn),
    /// The edition has taken over from another a short time ago.
    Since(Turn),
}

/// A change from one edition to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Turn {
    /// Id of the other edition.
    pub id: String,
    /// Its title.
    pub title: String,
    /// First day of the later edition.
    pub day: Date,
    /// Ids of indicators, then of required artefacts, that only the other edition asks for.
    pub adds: Vec<String>,
    /// Those that only the judging edition asks for.
    pub drops: Vec<String>,
}

/// The family of a pack: `rnq` of `rnq-v9`.
#[must_use]
pub fn family(id: &str) -> &str {
    id.rsplit_once('-').map_or(id, |(family, _)| family)
}

/// What is worth knowing of `pack`, judging as of `day`, among the `known` packs; none when it is in force and no change
/// is near.
#[must_use]
pub fn standing(pack: &Pack, known: &[Pack], day: Date) -> Option<Standing> {
    let others = || known.iter().filter(|other| other.id != pack.id && family(&other.id) == family(&pack.id));
    if !in_force(pack, day) {
        let current = others().find(|other| in_force(other, day));
        return Some(current.map_or(Standing::Outside, |other| Standing::Other(turn(pack, other, day))));
    }
    let (from, until) = pack.in_force;
    let near = Span::new().months(NEAR);
    let next = until
        .and_then(|until| until.tomorrow().ok())
        .filter(|next| day.checked_add(near).is_ok_and(|end| *next <= end));
    if let Some(next) = next {
        return Some(
            others()
                .find(|other| in_force(other, next))
                .map_or(Standing::Outside, |other| Standing::Soon(turn(pack, other, day))),
        );
    }
    let start = from.filter(|from| from.checked_add(near).is_ok_and(|end| day < end))?;
    let before = start.checked_sub(1.day()).ok()?;
    others().find(|other| in_force(other, before)).map(|other| Standing::Since(turn(pack, other, day)))
}

fn in_force(pack: &Pack, day: Date) -> bool {
    let (from, until) = pack.in_force;
    from.is_none_or(|from| from <= day) && until.is_none_or(|until| day <= until)
}

/// From `pack` to `other`, or back: the later of the two begins on the day of the change.
fn turn(pack: &Pack, other: &Pack, day: Date) -> Turn {
    let first = pack.in_force.0.max(other.in_force.0).unwrap_or(day);
    let (id, title) = (other.id.clone(), other.title.clone());
    Turn { id, title, day: first, adds: beyond(other, pack), drops: beyond(pack, other) }
}

/// What `one` asks for and `base` does not: indicators, then required artefacts of indicators that both have.
fn beyond(one: &Pack, base: &Pack) -> Vec<String> {
    let twin = |indicator: &Indicator| base.indicators.iter().find(|other| other.id == indicator.id);
    let fresh = one.indicators.iter().filter(|indicator| twin(indicator).is_none()).map(|one| one.id.clone());
    let shared = one.indicators.iter().filter_map(|indicator| Some((indicator, twin(indicator)?)));
    let artefacts = shared.flat_map(|(indicator, twin)| {
        let known = required(twin);
        required(indicator).into_iter().filter(move |id| !known.contains(id))
    });
    fresh.chain(artefacts).collect()
}

/// Ids of the artefacts that the requirement of `indicator` names.
fn required(indicator: &Indicator) -> Vec<String> {
    let leaves = indicator.requires.leaves().into_iter();
    leaves.filter_map(|(index, _)| Some(indicator.artefacts.get(index)?.id.clone())).collect()
}
