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
    let Some(when) = &indicator.when else {
        let reason = words.tell("applicable-categories", &[("categories", &shared.join(", "))]);
        return Applicability { applicable: true, reason };
    };
    let contexts = contexts(indicator, profile);
    let applicable = contexts.iter().any(|context| when.holds(context));
    Applicability { applicable, reason: reason(when, &contexts, applicable, (profile, words)) }
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
    let decided = deciding(when, contexts, applicable, profile);
    let told: Vec<String> = decided.iter().map(|(name, answer)| answer_in_words(words, name, *answer)).collect();
    let key = match (applicable, told.is_empty()) {
        (true, false) => "applicable-because",
        (true, true) => "applicable-when",
        (false, false) => "not-applicable-because",
        (false, true) => "not-applicable-when",
    };
    words.tell(key, &[("answers", &told.join(" ; ")), ("when", when.text())])
}

/// The answers without which the outcome would differ; all that were asked when none decides alone.
fn deciding(
    when: &Condition,
    contexts: &[Context],
    applicable: bool,
    profile: &Profile,
) -> Vec<(&'static str, Option<bool>)> {
    let asked = when.questions();
    let answers: Vec<_> = profile.conditions.named().into_iter().filter(|(name, _)| asked.contains(name)).collect();
    let decides = |(name, answer): &(&'static str, Option<bool>)| {
        let other = !answer.unwrap_or(true);
        contexts.iter().any(|context| when.holds(&context.with(name, other))) != applicable
    };
    let alone: Vec<_> = answers.iter().copied().filter(decides).collect();
    if alone.is_empty() { answers } else { alone }
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
