//! The requirement tree evaluated: all-of takes the worst, any-of the best.

use crate::catalogue::Words;
use crate::model::report::NeedRecord;
use crate::model::status::Status;
use crate::pack::Context;
use crate::pack::{Indicator, Need, NeedKind};

/// A requirement tree in the light of a profile and site.
#[derive(Clone, Copy)]
pub(super) struct Tree<'a> {
    pub need: &'a Need,
    pub context: &'a Context,
}

impl<'a> Tree<'a> {
    /// The verdict, given that of each artefact by index.
    pub(super) fn status(self, of: impl Fn(usize) -> Status) -> Status {
        self.evaluate(self.need, &of)
    }

    /// The artefacts that are missing, as groups: any one of a group would do.
    pub(super) fn missing(self, of: impl Fn(usize) -> Status) -> Vec<Vec<usize>> {
        let mut groups = Vec::new();
        self.collect(self.need, &of, &mut groups);
        groups
    }

    /// The artefacts that prove nothing by themselves in a choice that others have met.
    pub(super) fn spare(self, of: impl Fn(usize) -> Status) -> Vec<usize> {
        let mut found = Vec::new();
        self.spared(self.need, false, &of, &mut found);
        found
    }

    fn spared(self, need: &Need, met: bool, of: &impl Fn(usize) -> Status, found: &mut Vec<usize>) {
        let proven = self.evaluate(need, of) == Status::Found;
        match &need.node {
            NeedKind::Artefact(index) if met && !proven => found.push(*index),
            NeedKind::Artefact(_) => {}
            NeedKind::All(needs) => {
                for need in needs {
                    self.spared(need, met, of, found);
                }
            }
            NeedKind::Any(needs) | NeedKind::AtLeast(_, needs) => {
                for need in needs {
                    self.spared(need, met || proven, of, found);
                }
            }
        }
    }

    fn counts(self, need: &Need) -> bool {
        need.when.as_ref().is_none_or(|when| when.holds(self.context))
    }

    fn evaluate(self, need: &Need, of: &impl Fn(usize) -> Status) -> Status {
        if !self.counts(need) {
            return Status::NotApplicable;
        }
        match &need.node {
            NeedKind::Artefact(index) => of(*index),
            NeedKind::All(needs) => self.best_first(needs, of).pop().unwrap_or(Status::NotApplicable),
            NeedKind::Any(needs) => nth(&self.best_first(needs, of), 1),
            NeedKind::AtLeast(count, needs) => nth(&self.best_first(needs, of), *count),
        }
    }

    /// Verdicts of the nodes that count, best first.
    fn best_first(self, needs: &'a [Need], of: &impl Fn(usize) -> Status) -> Vec<Status> {
        let verdicts = needs.iter().map(|need| self.evaluate(need, of));
        let mut verdicts: Vec<Status> = verdicts.filter(|status| *status != Status::NotApplicable).collect();
        verdicts.sort_unstable();
        verdicts
    }

    /// The tree as it counts here; `leaf` gives what is told of an artefact by index.
    pub(super) fn told(self, leaf: &impl Fn(usize) -> Option<NeedRecord>) -> Option<NeedRecord> {
        self.node(self.need, leaf)
    }

    fn node(self, need: &Need, leaf: &impl Fn(usize) -> Option<NeedRecord>) -> Option<NeedRecord> {
        if !self.counts(need) {
            return None;
        }
        let (least, needs) = match &need.node {
            NeedKind::Artefact(index) => return leaf(*index),
            NeedKind::All(needs) => (None, needs),
            NeedKind::Any(needs) => (Some(1), needs),
            NeedKind::AtLeast(count, needs) => (Some(u32::try_from(*count).unwrap_or(u32::MAX)), needs),
        };
        gathered(least, needs.iter().filter_map(|need| self.node(need, leaf)).collect())
    }

    fn collect(self, need: &Need, of: &impl Fn(usize) -> Status, groups: &mut Vec<Vec<usize>>) {
        if self.evaluate(need, of) != Status::Missing {
            return;
        }
        match &need.node {
            NeedKind::Artefact(index) => groups.push(vec![*index]),
            NeedKind::All(needs) => needs.iter().for_each(|need| self.collect(need, of, groups)),
            NeedKind::Any(needs) | NeedKind::AtLeast(_, needs) => {
                let mut choices = Vec::new();
                for need in needs {
                    self.collect(need, of, &mut choices);
                }
                groups.push(choices.concat());
            }
        }
    }
}

/// The verdict of "at least `count`": that of the last one needed; missing when there are too few.
fn nth(best_first: &[Status], count: usize) -> Status {
    match (best_first.is_empty(), best_first.get(count.saturating_sub(1))) {
        (true, _) => Status::NotApplicable,
        (false, status) => status.copied().unwrap_or(Status::Missing),
    }
}

/// Several needs as one, said as simply as it can be: all of all is all, and a choice of one is none.
pub(super) fn gathered(least: Option<u32>, needs: Vec<NeedRecord>) -> Option<NeedRecord> {
    let inner = |need: NeedRecord| match need {
        NeedRecord::Group(None, inner) if least.is_none() => inner,
        other => vec![other],
    };
    let mut needs: Vec<NeedRecord> = needs.into_iter().flat_map(inner).collect();
    match needs.len() {
        0 => None,
        1 if least.is_none_or(|least| least <= 1) => needs.pop(),
        _ => Some(NeedRecord::Group(least, needs)),
    }
}

/// The requirement of `indicator` as a sentence.
pub(super) fn in_words(indicator: &Indicator, words: &Words) -> String {
    phrase(&indicator.requires, indicator, words)
}

fn phrase(need: &Need, indicator: &Indicator, words: &Words) -> String {
    let list = |needs: &[Need]| {
        let parts: Vec<String> = needs.iter().map(|need| phrase(need, indicator, words)).collect();
        words.series(&parts)
    };
    match &need.node {
        NeedKind::Artefact(index) => {
            indicator.artefacts.get(*index).map(|artefact| artefact.title.clone()).unwrap_or_default()
        }
        NeedKind::All(needs) => list(needs),
        NeedKind::Any(needs) => words.tell("need-any", &[("list", &list(needs))]),
        NeedKind::AtLeast(count, needs) => {
            words.tell("need-at-least", &[("n", &count.to_string()), ("list", &list(needs))])
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::profile::Profile;
    use crate::pack::Given;

    fn leaf(index: usize) -> Need {
        Need { node: NeedKind::Artefact(index), when: None, given: Given::default() }
    }

    fn tree(node: NeedKind, statuses: &[Status]) -> (Status, Vec<Vec<usize>>) {
        let context = Context::new(&Profile::default(), None);
        let need = Need { node, when: None, given: Given::default() };
        let tree = Tree { need: &need, context: &context };
        (tree.status(|i| statuses[i]), tree.missing(|i| statuses[i]))
    }

    #[test]
    fn all_takes_the_worst_and_any_the_best() {
        let statuses = [Status::Found, Status::Expired, Status::Missing];
        let all = || vec![leaf(0), leaf(1), leaf(2)];
        assert_eq!(tree(NeedKind::All(all()), &statuses), (Status::Missing, vec![vec![2]]));
        assert_eq!(tree(NeedKind::Any(all()), &statuses), (Status::Found, vec![]));
        assert_eq!(tree(NeedKind::AtLeast(2, all()), &statuses).0, Status::Expired);
        assert_eq!(tree(NeedKind::AtLeast(4, all()), &statuses).0, Status::Missing);
    }

    #[test]
    fn a_choice_that_is_met_spares_the_others() {
        let spared = |node, statuses: &[Status]| {
            let context = Context::new(&Profile::default(), None);
            let need = Need { node, when: None, given: Given::default() };
            Tree { need: &need, context: &context }.spare(|i| statuses[i])
        };
        let any = |needs| Need { node: NeedKind::Any(needs), ..leaf(0) };
        let all = |needs| Need { node: NeedKind::All(needs), ..leaf(0) };
        let statuses = [Status::Expired, Status::Found, Status::Incomplete];
        assert_eq!(spared(NeedKind::Any(vec![leaf(0), leaf(1)]), &statuses), [0]);
        assert_eq!(spared(NeedKind::Any(vec![leaf(0), leaf(2)]), &statuses), [0; 0]);
        assert_eq!(spared(NeedKind::All(vec![leaf(0), leaf(1)]), &statuses), [0; 0]);
        assert_eq!(spared(NeedKind::All(vec![leaf(2), any(vec![leaf(0), leaf(1)])]), &statuses), [0]);
        assert_eq!(spared(NeedKind::Any(vec![leaf(1), all(vec![leaf(0), leaf(2)])]), &statuses), [0, 2]);
        assert_eq!(spared(NeedKind::AtLeast(2, vec![leaf(0), leaf(1), leaf(2)]), &statuses), [0; 0]);
    }

    #[test]
    fn missing_alternatives_are_one_group() {
        let statuses = [Status::Missing, Status::Missing];
        assert_eq!(tree(NeedKind::Any(vec![leaf(0), leaf(1)]), &statuses).1, [vec![0, 1]]);
        assert_eq!(tree(NeedKind::All(vec![leaf(0), leaf(1)]), &statuses).1, [vec![0], vec![1]]);
    }

    #[test]
    fn the_tree_that_is_told_holds_what_counts_and_is_said_simply() {
        let context = Context::new(&Profile::default(), None);
        let any = |needs| Need { node: NeedKind::Any(needs), when: None, given: Given::default() };
        let all = Need { node: NeedKind::All(vec![leaf(0), any(vec![leaf(1), leaf(3)])]), ..leaf(0) };
        let need = Need {
            node: NeedKind::All(vec![all, any(vec![leaf(1), leaf(2), leaf(3)]), any(vec![leaf(3)])]),
            when: None,
            given: Given::default(),
        };
        let known = |index: usize| (index < 3).then(|| NeedRecord::Artefact(index.to_string(), None));
        let told = Tree { need: &need, context: &context }.told(&known);
        let one = |id: &str| NeedRecord::Artefact(id.to_owned(), None);
        let choice = NeedRecord::Group(Some(1), vec![one("1"), one("2")]);
        assert_eq!(told, Some(NeedRecord::Group(None, vec![one("0"), one("1"), choice])));
    }

    #[test]
    fn what_is_out_of_scope_does_not_count() {
        let statuses = [Status::NotApplicable, Status::Found];
        assert_eq!(tree(NeedKind::All(vec![leaf(0), leaf(1)]), &statuses).0, Status::Found);
        assert_eq!(tree(NeedKind::Any(vec![leaf(0)]), &statuses).0, Status::NotApplicable);
    }
}
