//! Questions of the profile without an answer, and what answering no would take out of scope.

use std::collections::BTreeSet;

use crate::judge::Case;
use crate::model::profile::Profile;
use crate::pack::{Condition, Indicator, Need, NeedKind, applies};

/// Ids shown of what an answer would change.
const SHOWN: usize = 12;

/// One line for each question without answer; it names what a no would take away.
pub(super) fn open(case: &Case<'_>) -> Vec<String> {
    let words = case.words;
    let named = case.profile.conditions.named();
    let open = named.iter().filter(|(_, answer)| answer.is_none());
    let told = open.map(|(name, _)| {
        let question = words.say(&format!("condition-{name}-yes"));
        let line = words.tell("limit-unanswered", &[("question", &question), ("key", name)]);
        let ids = changed(case, name);
        if ids.is_empty() {
            return line;
        }
        let mut shown = ids.iter().take(SHOWN).cloned().collect::<Vec<_>>().join(", ");
        if ids.len() > SHOWN {
            shown = words.tell("edition-more", &[("ids", &shown), ("n", &(ids.len() - SHOWN).to_string())]);
        }
        words.tell("limit-answer-changes", &[("line", &line), ("ids", &shown)])
    });
    told.collect()
}

/// Ids of the indicators, and of the artefacts of others, that count only while the answer to `question` is not no.
fn changed(case: &Case<'_>, question: &str) -> Vec<String> {
    let no = case.profile.answering_no(question);
    let scope = |indicator: &Indicator, profile: &Profile| applies(indicator, profile, case.words).applicable;
    let mut ids = Vec::new();
    for indicator in case.packs.packs.iter().flat_map(|pack| &pack.indicators) {
        match (scope(indicator, case.profile), scope(indicator, &no)) {
            (true, false) => ids.push(indicator.id.clone()),
            (true, true) => {
                let mut leaves = BTreeSet::new();
                conditional(&indicator.requires, (question, false), &mut leaves);
                ids.extend(leaves.into_iter().filter_map(|index| Some(indicator.artefacts.get(index)?.id.clone())));
            }
            (false, _) => {}
        }
    }
    ids
}

/// The leaves that stand under a condition on `question`.
fn conditional(need: &Need, (question, above): (&str, bool), leaves: &mut BTreeSet<usize>) {
    let here = above || need.when.as_ref().is_some_and(|when| asks(when, question));
    match &need.node {
        NeedKind::Artefact(index) if here => {
            leaves.insert(*index);
        }
        NeedKind::Artefact(_) => {}
        NeedKind::All(needs) | NeedKind::Any(needs) | NeedKind::AtLeast(_, needs) => {
            for need in needs {
                conditional(need, (question, here), leaves);
            }
        }
    }
}

fn asks(when: &Condition, question: &str) -> bool {
    when.questions().contains(&question)
}
