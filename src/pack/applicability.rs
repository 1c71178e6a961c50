//! Whether an indicator applies to a provider, and which answer decided.

use crate::catalogue::Words;
use crate::model::profile::{Category, Profile};

use super::condition::Context;
use super::{Condition, Indicator};

/// Whether an indicator applies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Applicability {
    /// It applies.
    pub applicable: bool,
    /// The answer that decided, in the language of the run.
    pub reason: String,
}

/// Decides whether `indicator` applies to `profile`: by its categories, then by its `when`.
#[must_use]
pub fn applies(indicator: &Indicator, profile: &Profile, words: &Words) -> Applicability {
    let shared: Vec<&str> = indicator.categories.intersection(&profile.categories).map(|one| one.id()).collect();
    if shared.is_empty() {
        let (theirs, ours) = (ids(&indicator.categories), ids(&profile.categories));
        let reason = words.tell("not-applicable-categories", &[("indicator", &theirs), ("profile", &ours)]);
        return Applicability { applicable: false, reason };
    }
    if let Some(reason) = left_out(indicator, profile, words) {
        return Applicability { applicable: false, reason };
    }
    let Some(when) = &indicator.when else {
        let reason = words.tell("applicable-categories", &[("categories", &shared.join(", "))]);
        return Applicability { applicable: true, reason };
    };
    let contexts = contexts(indicator, profile);
    let applicable = contexts.iter().any(|context| when.holds(context));
    Applicability { applicable, reason: reason(when, &contexts, applicable, (profile, words)) }
}

/// Why the audit that is coming does not look at `indicator`, if it does not.
fn left_out(indicator: &Indicator, profile: &Profile, words: &Words) -> Option<String> {
    let context = Context::new(profile, None);
    let outside = indicator.outside.iter().find(|outside| outside.when.holds(&context))?;
    let answers = words.series(&values(&outside.when, profile, words));
    Some(words.tell("not-applicable-audit", &[("reason", &outside.reason), ("answers", &answers)]))
}

/// The answers other than yes and no that `when` asks for, in words: « nature de l'audit (`audit.kind`: initial) ».
fn values(when: &Condition, profile: &Profile, words: &Words) -> Vec<String> {
    let audit = profile.audit.as_ref();
    let value = |question: &str| match question {
        "audit.kind" => Some(audit.and_then(|audit| audit.kind.clone()).unwrap_or_default()),
        "audit.entry" => Some(audit.and_then(|audit| audit.entry.clone()).unwrap_or_default()),
        "categories" => Some(ids(&profile.categories)),
        "new_entrant" => Some(ids(&profile.new_entrant)),
        _ => None,
    };
    let told = when.questions().into_iter().filter_map(|question| {
        let value = value(question)?;
        let meaning = words.say(&format!("answer-{}", question.replace('.', "-")));
        let key = if value.is_empty() { "answer-open" } else { "condition-answered" };
        Some(words.tell(key, &[("meaning", &meaning), ("name", question), ("value", &value)]))
    });
    told.collect()
}

/// The answers as a whole, or of each site where the indicator is per site.
fn contexts(indicator: &Indicator, profile: &Profile) -> Vec<Context> {
    if indicator.per_site && !profile.sites.is_empty() {
        return profile.sites.iter().map(|site| Context::new(profile, Some(site))).collect();
    }
    vec![Context::new(profile, None)]
}

fn ids(categories: &std::collections::BTreeSet<Category>) -> String {
    categories.iter().map(|category| category.id()).collect::<Vec<_>>().join(", ")
}

fn reason(when: &Condition, contexts: &[Context], applicable: bool, (profile, words): (&Profile, &Words)) -> String {
    let (decided, alone) = deciding(when, contexts, applicable, profile);
    let mut told: Vec<String> = decided.iter().map(|(name, answer)| answer_in_words(words, name, *answer)).collect();
    told.extend(if alone { Vec::new() } else { values(when, profile, words) });
    let key = match (applicable, told.is_empty()) {
        (true, false) => "applicable-because",
        (true, true) => "applicable-when",
        (false, false) => "not-applicable-because",
        (false, true) => "not-applicable-when",
    };
    words.tell(key, &[("answers", &words.series(&told)), ("when", when.text())])
}

/// The answers without which the outcome would differ, and true; all that were asked, and false, when none decides alone.
fn deciding(
    when: &Condition,
    contexts: &[Context],
    applicable: bool,
    profile: &Profile,
) -> (Vec<(&'static str, Option<bool>)>, bool) {
    let asked = when.questions();
    let answers: Vec<_> = profile.conditions.named().into_iter().filter(|(name, _)| asked.contains(name)).collect();
    let decides = |(name, answer): &(&'static str, Option<bool>)| {
        let other = !answer.unwrap_or(true);
        contexts.iter().any(|context| when.holds(&context.with(name, other))) != applicable
    };
    let alone: Vec<_> = answers.iter().copied().filter(decides).collect();
    if alone.is_empty() { (answers, false) } else { (alone, true) }
}

/// An answer in words: « aucune situation de travail (`work_based`: false) ».
fn answer_in_words(words: &Words, condition: &str, answer: Option<bool>) -> String {
    let (suffix, value) = match answer {
        Some(true) => ("yes", "true"),
        Some(false) => ("no", "false"),
        None => ("open", "?"),
    };
    let open = answer.is_none();
    let meaning = words.say(&format!("condition-{condition}-{}", if open { "yes" } else { suffix }));
    let key = if open { "condition-unanswered" } else { "condition-answered" };
    words.tell(key, &[("meaning", &meaning), ("name", condition), ("value", value)])
}
