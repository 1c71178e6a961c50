//! The words and signs of the closed sets, shared by the formats that people read.
//!
//! A verdict is always a shape and a word, so that colour adds nothing that is not said otherwise.

use super::clean;
use crate::catalogue::Words;
use crate::model::coverage::Coverage;
use crate::model::finding::Finding;
use crate::model::place::Place;
use crate::model::report::{ArtefactRecord, DateRecord, Outcome, Report, Requirement, Summary};
use crate::model::status::{Level, Status};

/// The shape of a status.
pub(super) fn glyph(status: Status) -> &'static str {
    match status {
        Status::Found => "●",
        Status::ToReview => "◐",
        Status::Incomplete => "▲",
        Status::Expired => "◷",
        Status::Missing => "✕",
        Status::Unreadable => "▨",
        Status::NotApplicable => "○",
    }
}

/// The words of a status.
pub(super) fn status(words: &Words, status: Status) -> String {
    words.say(&format!("report-status-{}", status.id()))
}

/// A status and how many have it: "● preuve trouvée : 7".
pub(super) fn counted(words: &Words, of: Status, n: usize) -> String {
    words.pair(&format!("{} {}", glyph(of), status(words, of)), &n.to_string())
}

/// The word of a level.
pub(super) fn level(words: &Words, level: Level) -> String {
    words.say(&format!("report-level-{}", level.id()))
}

/// The words of what is asked of an artefact.
pub(super) fn requirement(words: &Words, requirement: Requirement) -> String {
    words.say(&format!("report-requirement-{}", requirement.id()))
}

/// The words of the outcome of a check.
pub(super) fn outcome(words: &Words, outcome: Outcome) -> String {
    words.say(&format!("report-outcome-{}", outcome.id()))
}

/// The words for `id` under `prefix`; the id itself where the catalogue has none (packs may bring their own ids).
pub(super) fn named(words: &Words, prefix: &str, id: &str) -> String {
    let key = format!("report-{prefix}-{id}");
    if words.has(&key) { words.say(&key) } else { clean::name(id) }
}

/// A place in words, harmless.
pub(super) fn place(words: &Words, place: &Place) -> String {
    clean::name(&words.place(place))
}

/// A date with its role and its origin: "établi le 03/05/2026 (texte, page 2)".
pub(super) fn date(words: &Words, record: &DateRecord) -> String {
    let role = words.say(&format!("report-role-{}", record.role.id()));
    let source = words.say(&format!("report-source-{}", record.source.id()));
    let origin = match &record.place {
        Some(at) => format!("{source}, {}", place(words, at)),
        None => source,
    };
    words.tell("report-date-found", &[("role", &role), ("day", &words.day(record.value)), ("origin", &origin)])
}

/// The title of an artefact, with its site where the requirement is per site.
pub(super) fn artefact(words: &Words, artefact: &ArtefactRecord) -> String {
    let title = clean::prose(&artefact.title);
    match &artefact.site {
        Some(site) => words.tell("report-artefact-at-site", &[("title", &title), ("site", &clean::prose(site))]),
        None => title,
    }
}

/// "Stagiaires : 12 sur 20 en ordre, 5 sans pièce trouvée, 3 à compléter", where it is known how many there are.
pub(super) fn coverage(words: &Words, coverage: &Coverage) -> String {
    let Some(total) = coverage.total else {
        return words.tell("report-coverage-unknown", &[("complete", &coverage.complete.to_string())]);
    };
    let counts = [coverage.complete, total, coverage.missing(), coverage.faulty()].map(|n| n.to_string());
    let names = ["complete", "total", "missing", "faulty"];
    let mut args: Vec<(&str, &str)> = names.into_iter().zip(counts.iter().map(String::as_str)).collect();
    args.extend([("per", coverage.per.as_str()), ("basis", coverage.basis.id())]);
    words.tell("report-coverage", &args)
}

/// Where a finding stands: "registre.pdf, page 3".
pub(super) fn whereabouts(words: &Words, finding: &Finding) -> Option<String> {
    let document = clean::name(finding.document.as_ref()?);
    Some(match &finding.place {
        Some(at) => format!("{document}, {}", place(words, at)),
        None => document,
    })
}

/// The name of the provider, or that it is not known.
pub(super) fn provider(words: &Words, report: &Report) -> String {
    let name = clean::prose(&report.profile.name);
    if name.is_empty() { words.say("report-provider-unknown") } else { name }
}

/// That there is nothing to do, or nothing to judge: an empty folder is no good news.
pub(super) fn nothing_to_do(words: &Words, report: &Report) -> String {
    let nothing_read = report.documents.is_empty() || report.indicators.is_empty();
    words.say(if nothing_read { "report-nothing-judged" } else { "report-nothing-to-do" })
}

/// "2 erreurs", "1 alerte", "aucune remarque".
pub(super) fn levels_counted(words: &Words, summary: &Summary) -> [String; 3] {
    Level::ALL.map(|level| {
        let n = summary.findings.get(level.id()).copied().unwrap_or(0);
        words.tell(&format!("report-count-{}", level.id()), &[("n", &n.to_string())])
    })
}

/// The fault in one sentence, and that it is known already when the baseline held it.
pub(super) fn fault(words: &Words, report: &Report, finding: &Finding) -> String {
    known(words, report, finding, clean::prose(&finding.message))
}

/// `fault` of `finding` in words, and that it is known already when the baseline held it.
pub(super) fn known(words: &Words, report: &Report, finding: &Finding, fault: String) -> String {
    if report.known.contains(&finding.id) { words.tell("report-known", &[("fault", &fault)]) } else { fault }
}

/// How many findings the baseline held already; nothing when there was none.
pub(super) fn known_counted(words: &Words, report: &Report) -> Option<String> {
    let n = report.known.len();
    (n > 0).then(|| words.tell("report-count-known", &[("n", &n.to_string())]))
}

/// "80 fichiers : 70 lus, 6 lus en partie, 2 illisibles, 2 écartés ; 5 sans usage": the sum stands there to be checked.
pub(super) fn documents_counted(words: &Words, summary: &Summary) -> String {
    let total: usize = summary.documents.values().sum();
    let state = |id: &str| summary.documents.get(id).copied().unwrap_or(0).to_string();
    if total == 0 {
        return words.say("report-no-document");
    }
    let counts = [
        ("walked", summary.walked.to_string()),
        ("read", state("read")),
        ("partial", state("partial")),
        ("unreadable", state("unreadable")),
        ("excluded", summary.excluded.to_string()),
        ("unused", summary.unused.to_string()),
    ];
    words.tell("report-documents-counted", &counts.each_ref().map(|(name, n)| (*name, n.as_str())))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::Lang;

    #[test]
    fn every_status_has_its_own_shape_and_word() {
        let words = Words::new(Lang::Fr);
        let shapes: std::collections::BTreeSet<_> = Status::ALL.map(glyph).into();
        let spoken: std::collections::BTreeSet<_> = Status::ALL.map(|s| status(&words, s)).into();
        assert_eq!((shapes.len(), spoken.len()), (7, 7));
    }

    #[test]
    fn the_words_are_those_of_the_contract() {
        let words = Words::new(Lang::Fr);
        let spoken = Status::ALL.map(|s| status(&words, s));
        assert_eq!(
            spoken,
            ["preuve trouvée", "à vérifier", "incomplète", "périmée", "manquante", "illisible", "non applicable"]
        );
    }

    #[test]
    fn an_id_that_nobody_named_is_shown_as_it_is() {
        assert_eq!(named(&Words::new(Lang::Fr), "condition", "flies_drones"), "flies_drones");
    }
}
