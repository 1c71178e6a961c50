//! What the requirement tree asks of each artefact, for this profile and site.

use crate::model::report::Requirement;
use crate::pack::Context;
use crate::pack::{Indicator, Need, NeedKind, Older};

/// What conditions are answered from.
#[derive(Clone, Copy)]
pub(super) struct Answers<'a> {
    /// The profile and the site.
    pub context: &'a Context,
    /// Whether the evidence of an artefact is older than a length of time.
    pub is_older: &'a dyn Fn(&Older) -> bool,
}

/// The requirement of each artefact of `indicator`, in its order.
pub(super) fn requirements(indicator: &Indicator, answers: Answers<'_>) -> Vec<Requirement> {
    let mut asked = vec![Requirement::Supporting; indicator.artefacts.len()];
    walk(&indicator.requires, answers, Some(Requirement::Required), &mut asked);
    asked
}

/// `given` is what a leaf here becomes; none when a condition above does not hold.
fn walk(need: &Need, answers: Answers<'_>, given: Option<Requirement>, asked: &mut [Requirement]) {
    let holds = need.when.as_ref().is_none_or(|when| when.holds(answers.context));
    if given.is_some() && !holds && need.given.judged_anyway {
        return;
    }
    let given = given.filter(|_| holds && need.given.older.as_ref().is_none_or(answers.is_older));
    match &need.node {
        NeedKind::Artefact(index) => set(asked.get_mut(*index), given),
        NeedKind::All(needs) => needs.iter().for_each(|need| walk(need, answers, given, asked)),
        NeedKind::Any(needs) | NeedKind::AtLeast(_, needs) => {
            let choice = given.map(|_| if needs.len() > 1 { Requirement::Alternative } else { Requirement::Required });
            for need in needs {
                walk(need, answers, choice, asked);
            }
        }
    }
}

/// An artefact named twice keeps the strictest of what is asked.
fn set(slot: Option<&mut Requirement>, given: Option<Requirement>) {
    let Some(slot) = slot else { return };
    *slot = match (*slot, given) {
        (Requirement::Supporting | Requirement::NotApplicable, Some(asked)) => asked,
        (Requirement::Supporting, None) => Requirement::NotApplicable,
        (known, Some(asked)) => known.min(asked),
        (known, None) => known,
    };
}
