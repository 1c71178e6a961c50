//! Whether conditions can ever hold: they are answered for every provider and site that could ask.

use std::collections::BTreeSet;

use crate::model::profile::{Audit, Category, Erp, Premises, Profile, Site};

use super::Condition;
use super::condition::{Context, names};

/// Most providers and sites that are tried; a condition that asks more is left alone.
const MOST: usize = 20_000;

/// What can become of a condition.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Reach {
    /// It can hold.
    pub holds: bool,
    /// It can fail.
    pub fails: bool,
    /// It can be the first of the list that holds.
    pub first: bool,
}

/// One answer, set in a profile and a site.
type Answer = Box<dyn Fn(&mut Profile, &mut Site)>;

/// What can become of each of the conditions `texts`; none when they ask more than can be tried.
pub(super) fn of(texts: &[&str]) -> Option<Vec<Reach>> {
    let names: BTreeSet<String> = texts.iter().flat_map(|text| names(text)).collect();
    let axes: Vec<Vec<Answer>> = names.iter().map(|name| axis(name)).collect::<Option<_>>()?;
    let points = axes.iter().map(Vec::len).try_fold(1_usize, usize::checked_mul)?;
    if points > MOST {
        return None;
    }
    let conditions: Vec<Condition> = texts.iter().map(|text| Condition::known(text)).collect();
    let mut reach = vec![Reach::default(); texts.len()];
    for point in 0..points {
        let context = context(&axes, point);
        let mut free = true;
        for (condition, reach) in conditions.iter().zip(&mut reach) {
            let holds = condition.holds(&context);
            reach.holds |= holds;
            reach.fails |= !holds;
            reach.first |= holds && free;
            free &= !holds;
        }
    }
    Some(reach)
}

/// The provider and site of one point: each axis takes the answer that its digit of the number says.
fn context(axes: &[Vec<Answer>], point: usize) -> Context {
    let erp = Erp { kind: None, category: 5, sleeping: false, ssi: None, lift: false };
    let mut site = Site { name: String::new(), aliases: Vec::new(), premises: Premises::Owned, erp: Some(erp) };
    let mut profile = Profile { categories: Category::ALL.into(), ..Profile::default() };
    let mut rest = point;
    for axis in axes {
        if let Some(answer) = axis.get(rest % axis.len()) {
            answer(&mut profile, &mut site);
        }
        rest /= axis.len();
    }
    Context::new(&profile, Some(&site))
}

/// Every answer to `name`; none when there is no end to them.
fn axis(name: &str) -> Option<Vec<Answer>> {
    let building = |set: fn(&mut Erp, usize), count: usize| {
        let one = |value: usize| -> Answer {
            Box::new(move |_, site| {
                if let Some(erp) = &mut site.erp {
                    set(erp, value);
                }
            })
        };
        Some((0..count).map(one).collect())
    };
    match name {
        "categories" => Some(categories(|profile, set| profile.categories = set)),
        "new_entrant" => Some(categories(|profile, set| profile.new_entrant = set)),
        "audit.kind" => Some(audits(&Audit::KINDS, |audit, kind| audit.kind = kind)),
        "audit.entry" => Some(audits(&Audit::ENTRIES, |audit, entry| audit.entry = entry)),
        "site.premises" => {
            let one = |premises: Premises| -> Answer { Box::new(move |_, site| site.premises = premises) };
            Some(Premises::ALL.map(one).into())
        }
        "site.erp.category" => building(|erp, value| erp.category = u8::try_from(value + 1).unwrap_or(5), 5),
        "site.erp.sleeping" => building(|erp, value| erp.sleeping = value == 1, 2),
        "site.erp.lift" => building(|erp, value| erp.lift = value == 1, 2),
        "site.erp.ssi" => building(|erp, value| erp.ssi = "ABCDE".chars().nth(value), 6),
        name => question(name),
    }
}

/// Yes and no; none when it is no such question.
fn question(name: &str) -> Option<Vec<Answer>> {
    Profile::default().conditions.slot(name)?;
    let one = |answer: bool| -> Answer {
        let name = name.to_owned();
        Box::new(move |profile, _| {
            if let Some(slot) = profile.conditions.slot(&name) {
                *slot = Some(answer);
            }
        })
    };
    Some([true, false].map(one).into())
}

/// Every set of categories, the empty one last.
fn categories(set: fn(&mut Profile, BTreeSet<Category>)) -> Vec<Answer> {
    let one = |bits: usize| -> Answer {
        let chosen = Category::ALL.into_iter().enumerate().filter(move |(index, _)| bits >> index & 1 == 1);
        let chosen: BTreeSet<Category> = chosen.map(|(_, category)| category).collect();
        Box::new(move |profile, _| set(profile, chosen.clone()))
    };
    (0..1 << Category::ALL.len()).rev().map(one).collect()
}

/// Every word, and no answer.
fn audits(words: &[&'static str], set: fn(&mut Audit, Option<String>)) -> Vec<Answer> {
    let one = |word: Option<&'static str>| -> Answer {
        Box::new(move |profile, _| {
            let none = Audit { kind: None, entry: None, date: None, certificate_issued: None };
            set(profile.audit.get_or_insert(none), word.map(str::to_owned));
        })
    };
    words.iter().copied().map(Some).chain([None]).map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reach(text: &str) -> (bool, bool) {
        let reach = of(&[text]).unwrap_or_default();
        reach.first().map(|reach| (reach.holds, reach.fails)).unwrap_or_default()
    }

    #[test]
    fn a_condition_holds_for_some_provider_or_for_none() {
        for (text, expected) in [
            ("work_based", (true, true)),
            ("work_based and not work_based", (false, true)),
            ("work_based or not work_based", (true, false)),
            ("'APP' in categories and not certifying", (true, true)),
            ("site.erp.category < 5 and site.erp.sleeping", (true, true)),
            ("site.erp.category > 5", (false, true)),
            ("site.erp.ssi == 'none' and site.erp.ssi == 'A'", (false, true)),
            ("audit.kind == 'initial' and audit.kind == 'renewal'", (false, true)),
            ("audit.kind == 'initial' and 'OF' in new_entrant", (true, true)),
            ("site.premises == 'owned' or site.premises == 'rented' or site.premises == 'client'", (true, false)),
        ] {
            assert_eq!(reach(text), expected, "{text}");
        }
        assert_eq!(of(&["site.name == 'Siège'"]), None);
    }

    #[test]
    fn a_case_after_another_that_takes_all_is_never_the_first() {
        let reach = of(&["site.erp.category <= 4", "site.erp.category < 3", "site.erp.sleeping"]).unwrap_or_default();
        assert_eq!(reach.iter().map(|one| one.first).collect::<Vec<_>>(), [true, false, true]);
    }
}
