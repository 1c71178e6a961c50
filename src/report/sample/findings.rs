//! Findings of the sample: one of every code, the telling ones written out, and hostile words.

use super::{COMMAND_NAME, HOSTILE_QUOTE};
use crate::model::finding::Finding;
use crate::model::place::Place;
use crate::model::status::{Code, Level};

pub(super) fn all() -> Vec<Finding> {
    let mut all: Vec<Finding> = Code::ALL.iter().map(|code| telling(*code).unwrap_or_else(|| plain(*code))).collect();
    all.push(Finding { id: "f-waived".into(), waived: true, ..about(plain(Code::Missing), "G", "G.connection-test") });
    all.push(Finding {
        id: "f-lowered".into(),
        level: Level::Warning,
        ..about(plain(Code::Unsigned), "12", "12.sheet")
    });
    if let Some(lowered) = all.last_mut() {
        lowered.indicator = Some(("rnq-2026".into(), "12".into()));
    }
    all.sort_by(|a, b| b.level.cmp(&a.level).then_with(|| a.indicator.cmp(&b.indicator)));
    all
}

/// A finding of `code` about the folder as a whole.
pub(super) fn plain(code: Code) -> Finding {
    Finding {
        id: format!("f-{code}"),
        code,
        level: code.level(),
        indicator: None,
        artefact: None,
        site: None,
        document: Some("divers/menu_cantine.pdf".into()),
        place: Some(Place::Page(1)),
        message: format!("Un constat de code « {code} »."),
        expected: "ce que la règle demande".into(),
        found: "ce que le document dit".into(),
        advice: "Ce qu’il reste à faire.".into(),
        waived: false,
    }
}

fn about(finding: Finding, indicator: &str, artefact: &str) -> Finding {
    Finding {
        indicator: Some(("certifregion-v6".into(), indicator.into())),
        artefact: Some(artefact.into()),
        ..finding
    }
}

/// Code, indicator and artefact, document, then message, expected, found and advice.
type Row = (Code, [&'static str; 2], Option<&'static str>, [&'static str; 4]);

const TELLING: &[Row] = &[
    (
        Code::Missing,
        ["I", "I.quality-referent-appointment"],
        None,
        [
            "Aucun document ne désigne le référent qualité.",
            "une lettre de mission ou une fiche de poste signée",
            "rien d’approchant",
            "Déposer la lettre de mission signée du référent qualité.",
        ],
    ),
    (
        Code::Expired,
        ["E", "E.electrical-report"],
        Some("E/rapport_electrique_2024.pdf"),
        [
            "Le rapport de vérification électrique a plus de douze mois.",
            "une visite de moins de 12 mois au 15/12/2026",
            "visite du 30/06/2025",
            "Demander la visite annuelle et déposer le nouveau rapport.",
        ],
    ),
    (
        Code::Expiring,
        ["E", "E.safety-register"],
        Some("E/registre securite siège.pdf"),
        [
            "Le registre de sécurité aura plus de douze mois le jour de l’audit.",
            "un contrôle de moins de 12 mois au 15/12/2026",
            "dernier contrôle le 09/12/2025",
            "Faire inscrire le contrôle annuel avant le 09/12/2026.",
        ],
    ),
    (
        Code::MentionMissing,
        ["C", "C.learning-attestation"],
        Some("C/attestation_AFEST_mai.pdf"),
        [
            "L’attestation ne dit pas les résultats de l’évaluation.",
            "objectifs, durée, nature de l’action et résultats de l’évaluation",
            "objectifs, durée, nature de l’action",
            "Ajouter les résultats de l’évaluation au modèle d’attestation et refaire l’attestation.",
        ],
    ),
    (
        Code::Encrypted,
        ["F", "F.maintenance-contract"],
        Some("F/contrat maintenance.pdf"),
        [
            "Le fichier demande un mot de passe.",
            "un fichier qui s’ouvre sans mot de passe",
            "un PDF chiffré",
            "Enregistrer une copie sans mot de passe.",
        ],
    ),
    (
        Code::NoText,
        ["D", "D.workplace-visit-record"],
        Some("D/visite_tuteur_scan.pdf"),
        [
            "Deux pages sont des images sans texte.",
            "un texte lisible",
            "2 pages numérisées",
            "Relire ces pages, ou relancer la numérisation avec reconnaissance du texte.",
        ],
    ),
    (
        Code::TableIncomplete,
        ["L", "L.improvement-plan"],
        Some("L/plan d'actions 2026.xlsx"),
        [
            "Trois actions n’ont pas de responsable.",
            "un responsable pour chaque action",
            "3 lignes vides sur 14",
            "Compléter la colonne « Responsable ».",
        ],
    ),
    (Code::NotEvidence, ["J", "J.document-list"], Some(COMMAND_NAME), [HOSTILE_QUOTE; 4]),
];

fn telling(code: Code) -> Option<Finding> {
    let (_, [indicator, artefact], document, [message, expected, found, advice]) =
        *TELLING.iter().find(|row| row.0 == code)?;
    let finding = Finding {
        document: document.map(Into::into),
        place: place(code),
        site: matches!(code, Code::Expired | Code::Expiring).then(|| "Siège".into()),
        message: message.into(),
        expected: expected.into(),
        found: found.into(),
        advice: advice.into(),
        ..plain(code)
    };
    Some(about(finding, indicator, artefact))
}

fn place(code: Code) -> Option<Place> {
    match code {
        Code::Missing | Code::Encrypted => None,
        Code::Expiring => Some(Place::Page(12)),
        Code::TableIncomplete => Some(Place::cell("Plan", 5, 9)),
        Code::NotEvidence => Some(Place::cell("=cmd|' /C calc'!A0", 1, 1).inside("</script>.xlsx")),
        _ => Some(Place::Page(1)),
    }
}
