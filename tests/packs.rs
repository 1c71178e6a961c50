//! Several packs over one folder: each judges as if it were alone.

mod support;

use jiff::civil::date;
use support::{Dossier, INDICATOR, PACK, statuses};

const MINUTES: &str = "# Compte rendu de la revue de direction\n\nDécisions prises ce jour, données d'entrée, axes d'amélioration.\n\nOrdre du jour : bilan des réclamations.\n";

/// A pack of one artefact, which a revue de direction serves with `groups` groups of phrases.
fn rules(groups: &[&str]) -> String {
    let phrases: Vec<String> = groups.iter().map(|phrase| format!("{{any: [{phrase}]}}")).collect();
    format!(
        "{INDICATOR}requires: {{artefact: compte-rendu}}\nartefacts:\n  - id: compte-rendu\n    title: Compte rendu\n    what: w\n    advice: a\n    source: {{basis: proposal, text: essai}}\n    recognise: {{titles: [revue de direction], phrases: [{}]}}\n",
        phrases.join(", ")
    )
}

#[test]
fn a_document_serves_each_pack_as_if_it_were_alone() {
    let other = PACK.replace("id: essai", "id: autre");
    let plain = rules(&["décision"]);
    let rich = rules(&["décision", "donnée d'entrée", "axe d'amélioration", "ordre du jour", "réclamation"]);
    let (plain, rich) = ([("pack.yaml", PACK), ("X.yaml", plain.as_str())], [("pack.yaml", other.as_str()), ("X.yaml", &rich)]);
    let alone = Dossier::of_packs(&[&plain], &[("cr.md", MINUTES)]).report(date(2026, 11, 1));
    let beside = Dossier::of_packs(&[&plain, &rich], &[("cr.md", MINUTES)]).report(date(2026, 11, 1));
    assert_eq!(statuses(&alone)[0].2, "found", "the test is about a document that serves");
    assert_eq!(statuses(&beside)[0], statuses(&alone)[0]);
    assert_eq!(statuses(&beside)[1].2, "found");
}
