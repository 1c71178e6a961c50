//! The plan of a folder as Markdown: what each place is for, and what will be looked for in it.

use crate::catalogue::Words;
use crate::model::report::{IndicatorRecord, Report, Requirement};
use crate::report::labels;
use crate::report::markdown::escape;

/// The plan: for each named place, its indicator and the pieces that are asked for.
#[must_use]
pub fn markdown(report: &Report, places: &[(String, &IndicatorRecord)], words: &Words) -> String {
    let provider = escape::text(&labels::provider(words, report));
    let mut lines = vec![format!("# {}", words.tell("plan-title", &[("provider", &provider)])), String::new()];
    lines.extend([words.say("plan-lead"), String::new()]);
    for (name, indicator) in places {
        lines.push(format!("## {} · {}", escape::text(&indicator.id), escape::text(&indicator.title)));
        lines.extend([String::new(), words.tell("plan-place", &[("place", &escape::name(name))]), String::new()]);
        let asked = indicator.artefacts.iter().filter(|one| one.requirement != Requirement::NotApplicable);
        lines.extend(asked.map(|artefact| {
            let word = labels::requirement(words, artefact.requirement);
            format!(
                "- [ ] {} — {word} ({})",
                escape::text(&labels::artefact(words, artefact)),
                escape::name(&artefact.id)
            )
        }));
        lines.push(String::new());
    }
    lines.join("\n")
}
