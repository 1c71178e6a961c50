//! What an indicator asks for as a tree, as the templates see it.

use serde::Serialize;

use super::anchors;
use crate::catalogue::Words;
use crate::model::report::{ArtefactRecord, IndicatorRecord, NeedRecord, Requirement};
use crate::report::labels;

/// A node: how many are asked for, and of what.
#[derive(Debug, Serialize)]
pub(super) struct NodeView {
    ask: String,
    leaves: Vec<LeafView>,
    nodes: Vec<NodeView>,
}

/// An artefact and how it stands.
#[derive(Debug, Serialize)]
struct LeafView {
    anchor: String,
    title: String,
    status: &'static str,
    word: String,
}

/// What is asked of `record`, then what is good to have.
pub(super) fn of(record: &IndicatorRecord, words: &Words) -> Vec<NodeView> {
    let asked = record.needs.as_ref().map(|need| match need {
        NeedRecord::Artefact(..) => group((None, std::slice::from_ref(need)), record, words),
        NeedRecord::Group(least, needs) => group((*least, needs), record, words),
    });
    let supporting = record.artefacts.iter().enumerate().filter(|(_, one)| one.requirement == Requirement::Supporting);
    let leaves: Vec<LeafView> = supporting.map(|(n, one)| leaf(record, (n, one), words)).collect();
    let supporting = NodeView { ask: words.say("report-need-supporting"), leaves, nodes: Vec::new() };
    asked.into_iter().chain((!supporting.leaves.is_empty()).then_some(supporting)).collect()
}

fn group((least, needs): (Option<u32>, &[NeedRecord]), record: &IndicatorRecord, words: &Words) -> NodeView {
    let ask = match least {
        None => words.say("report-need-all"),
        Some(least) => words.tell("report-need-at-least", &[("n", &least.to_string())]),
    };
    let mut node = NodeView { ask, leaves: Vec::new(), nodes: Vec::new() };
    for need in needs {
        match need {
            NeedRecord::Artefact(id, site) => {
                let same = |(_, one): &(usize, &ArtefactRecord)| one.id == *id && one.site == *site;
                let known = record.artefacts.iter().enumerate().find(same);
                node.leaves.extend(known.map(|known| leaf(record, known, words)));
            }
            NeedRecord::Group(least, needs) => node.nodes.push(group((*least, needs), record, words)),
        }
    }
    node
}

fn leaf(record: &IndicatorRecord, (n, one): (usize, &ArtefactRecord), words: &Words) -> LeafView {
    LeafView {
        anchor: anchors::of_artefact(record, n),
        title: labels::artefact(words, one),
        status: one.status.id(),
        word: labels::status(words, one.status),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::Lang;
    use crate::report::sample;

    fn leaves(node: &NodeView) -> usize {
        node.leaves.len() + node.nodes.iter().map(leaves).sum::<usize>()
    }

    #[test]
    fn every_artefact_asked_for_is_in_the_tree() {
        let words = Words::new(Lang::Fr);
        for record in &sample::report().indicators {
            let asked = record.artefacts.iter().filter(|one| one.requirement != Requirement::NotApplicable).count();
            assert_eq!(of(record, &words).iter().map(leaves).sum::<usize>(), asked, "{}", record.id);
        }
    }
}
