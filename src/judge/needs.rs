//! What the requirement tree asks of each artefact, for this profile and site.

use crate::model::report::Requirement;
use crate::pack::Context;
use crate::pack::{Indicator, Need, NeedKind};

/// The requirement of each artefact of `indicator`, in its order.
pub(super) fn requirements(indicator: &Indicator, context: &Context) -> Vec<Requirement> {
    let mut asked = vec![Requirement::Supporting; indicator.artefacts.len()];
    walk(&indicator.requires, context, Some(Requirement::Required), &mut asked);
    asked
}

/// `given` is what a leaf here becomes; none when a condition above does not hold.
fn walk(need: &Need, context: &Context, given: Option<Requirement>, asked: &mut [Requirement]) {
    let given = given.filter(|_| need.when.as_ref().is_none_or(|when| when.holds(context)));
    match &need.node {
        NeedKind::Artefact(index) => set(asked.get_mut(*index), given),
        NeedKind::All(needs) => needs.iter().for_each(|need| walk(need, context, given, asked)),
        NeedKind::Any(needs) | NeedKind::AtLeast(_, needs) => {
            let choice = given.map(|_| if needs.len() > 1 { Requirement::Alternative } else { Requirement::Required });
            for need in needs {
                walk(need, context, choice, asked);
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
