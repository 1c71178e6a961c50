//! The requirement tree evaluated: all-of takes the worst, any-of the best.

use crate::catalogue::Words;
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

/// The requirement of `indicator` as a sentence.
pub(super) fn in_words(indicator: &Indicator, words: &Words) -> String {
    phrase(&indicator.requires, indicator, words)
}

fn phrase(need: &Need, indicator: &Indicator, words: &Words) -> String {
    let list = |needs: &[Need]| needs.iter().map(|need| phrase(need, indicator, words)).collect::<Vec<_>>().join(" ; ");
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
    fn missing_alternatives_are_one_group() {
        let statuses = [Status::Missing, Status::Missing];
        assert_eq!(tree(NeedKind::Any(vec![leaf(0), leaf(1)]), &statuses).1, [vec![0, 1]]);
        assert_eq!(tree(NeedKind::All(vec![leaf(0), leaf(1)]), &statuses).1, [vec![0], vec![1]]);
    }

    #[test]
    fn what_is_out_of_scope_does_not_count() {
        let statuses = [Status::NotApplicable, Status::Found];
        assert_eq!(tree(NeedKind::All(vec![leaf(0), leaf(1)]), &statuses).0, Status::Found);
        assert_eq!(tree(NeedKind::Any(vec![leaf(0)]), &statuses).0, Status::NotApplicable);
    }
}
