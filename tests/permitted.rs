//! Personal data that the profile permits: told, never counted, and a permission that serves nothing is told too.

mod support;

use jiff::civil::date;
use probant::model::finding::Finding;
use probant::model::status::{Code, Level};
use support::{Dossier, INDICATOR, PACK, asking_for};

const LIST: &str = "Stagiaire;Né le;Adresse\nLéa Roux;12/03/1991;4 rue du Lez, Nîmes\nHugo Bel;30/09/1988;2 quai Nord, Sète\nInès Cau;02/01/1979;9 rue Haute, Alès\n";

/// What is told of a list of people in two folders, the profile saying so of personal data.
fn told(permissions: &str) -> Vec<Finding> {
    let rules = format!("{INDICATOR}{}", asking_for(&[("note", "Note", "recognise: {titles: [note]}")]));
    let texts = [("listes/juin.csv", LIST), ("listes bis/juillet.csv", LIST)];
    let mut dossier = Dossier::of_texts(&[("pack.yaml", PACK), ("X.yaml", &rules)], &texts);
    let profile = format!("provider: {{name: Essai}}\ncategories: [OF]\npersonal_data: {permissions}\n");
    dossier.profile = probant::profile::load("probant.yaml", &profile, &dossier.words).expect("a valid profile");
    let mut findings = dossier.report(date(2026, 12, 1)).findings;
    findings.retain(|finding| matches!(finding.code, Code::PersonalData | Code::WaiverUnused));
    findings
}

fn waived(findings: &[Finding]) -> Vec<(&str, bool)> {
    findings.iter().filter_map(|one| Some((one.document.as_deref()?, one.waived))).collect()
}

#[test]
fn what_is_permitted_is_told_and_does_not_count() {
    let both = [("listes bis/juillet.csv", false), ("listes/juin.csv", false)];
    assert_eq!(waived(&told("[]")), both);
    for path in ["listes", "listes/", "./listes/juin.csv"] {
        let findings = told(&format!("[{{kind: people, path: {path}, reason: accès restreint}}]"));
        assert_eq!(waived(&findings), [both[0], ("listes/juin.csv", true)], "{path}");
        assert!(findings.iter().any(|finding| finding.waived && finding.advice.contains("accès restreint")));
    }
}

#[test]
fn a_permission_of_another_kind_or_place_is_of_no_use() {
    for (kind, path) in [("health", "listes"), ("people", "autres")] {
        let findings = told(&format!("[{{kind: {kind}, path: {path}, reason: accès restreint}}]"));
        assert!(waived(&findings).iter().all(|(_, waived)| !waived));
        let unused = findings.iter().find(|finding| finding.code == Code::WaiverUnused).expect("it is told");
        assert!(unused.level == Level::Warning && unused.message.contains(path), "{unused:?}");
    }
}
