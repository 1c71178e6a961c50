//! A report on a large folder: thousands of documents, dozens of indicators, a finding for every other document.

use super::{document, findings, indicators};
use crate::model::finding::Finding;
use crate::model::place::Place;
use crate::model::report::{ArtefactRecord, IndicatorRecord, Report, Requirement};
use crate::model::status::{Code, Status};

const INDICATORS: usize = 45;
const ARTEFACTS: usize = 4;

/// The sample, with `count` documents that each serve one artefact.
pub(crate) fn large(count: usize) -> Report {
    let paths: Vec<String> = (0..count).map(path).collect();
    let mut report = super::report();
    report.documents = paths.iter().enumerate().map(|(n, path)| document(path, &[&artefact_id(n)])).collect();
    report.indicators = (0..INDICATORS).map(|n| indicator(n, &paths)).collect();
    report.findings = paths.iter().enumerate().step_by(2).map(|(n, path)| finding(n, path)).collect();
    report
}

fn path(n: usize) -> String {
    format!("Critère {}/Preuves 2026/Session {:02}/émargement_stagiaire_{n:05}_version définitive.pdf", n % 7, n % 40)
}

fn artefact_id(n: usize) -> String {
    format!("{}.artefact-{}", n % INDICATORS, n / INDICATORS % ARTEFACTS)
}

fn indicator(n: usize, paths: &[String]) -> IndicatorRecord {
    let artefacts = (0..ARTEFACTS).map(|m| artefact(n, m, paths)).collect();
    indicators::indicator((&n.to_string(), "3", "Indicateur d’un grand dossier"), Status::Incomplete, artefacts)
}

fn artefact(n: usize, m: usize, paths: &[String]) -> ArtefactRecord {
    let mine = |k: &usize| k % INDICATORS == n && k / INDICATORS % ARTEFACTS == m;
    let quote = "Feuille d’émargement de la session, signée par demi-journée par les stagiaires et le formateur";
    let evidence = (0..paths.len())
        .filter(mine)
        .map(|k| indicators::evidence(&paths[k], Status::Incomplete, Place::Page(1), quote));
    ArtefactRecord {
        status: Status::Incomplete,
        evidence: evidence.collect(),
        ..indicators::missing(&format!("{n}.artefact-{m}"), "Feuilles d’émargement", Requirement::Required)
    }
}

fn finding(n: usize, path: &str) -> Finding {
    Finding {
        id: format!("f-{n}"),
        indicator: Some(("certifregion-v6".into(), (n % INDICATORS).to_string())),
        artefact: Some(artefact_id(n)),
        document: Some(path.to_owned()),
        message: "La feuille d’émargement n’est pas signée par le formateur.".into(),
        expected: "une signature du formateur par demi-journée".into(),
        found: "aucune signature".into(),
        advice: "Faire signer la feuille par le formateur, puis la numériser de nouveau.".into(),
        ..findings::plain(Code::Unsigned)
    }
}
