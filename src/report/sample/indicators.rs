//! Indicators of the sample: every status, requirement, assurance and kind of place.

use jiff::civil::date;

use super::{COMMAND_NAME, HOSTILE_QUOTE, day};
use crate::model::date::Role;
use crate::model::place::Place;
use crate::model::report::{
    ArtefactRecord, CheckRecord, Evidence, IndicatorRecord, NearMiss, NeedRecord, Outcome, Reason, Requirement,
};
use crate::model::status::Status::{self, Expired, Found, Incomplete, Missing, NotApplicable, ToReview, Unreadable};

pub(super) fn all() -> Vec<IndicatorRecord> {
    let mut all = region();
    all.extend(national());
    all
}

fn region() -> Vec<IndicatorRecord> {
    let mut all = vec![
        indicator(("A", "1", "Analyse de la faisabilité"), Found, vec![feasibility()]),
        indicator(("B", "2", "Construction de la réponse"), NotApplicable, Vec::new()),
        indicator(("C", "3", "Évaluation, open badge ou attestation d’acquis"), Incomplete, vec![attestation()]),
        indicator(("D", "3", "Référent du suivi en entreprise"), ToReview, vec![visit()]),
        indicator(("E", "4", "Locaux sûrs et accessibles"), Expired, premises()),
        indicator(("F", "4", "Maintenance et renouvellement des équipements"), Unreadable, vec![contract()]),
        indicator(("G", "4", "Formation à distance"), Found, vec![waived()]),
        indicator(("H", "5", "Accueil des personnes en situation de handicap"), Found, vec![charter()]),
        indicator(("I", "5", "Référent qualité et égalité"), Missing, referents()),
        indicator(("J", "6", "Maîtrise des documents"), Missing, vec![hostile()]),
        indicator(("K", "6", "Audit interne"), Found, vec![external()]),
        indicator(("L", "6", "Pilotage et amélioration"), Found, vec![plan()]),
    ];
    all[1].reason = "La réponse « répond à des appels d’offres » est non.".into();
    all[4].expiring = true;
    all[6].raw_status = Missing;
    all
}

fn national() -> Vec<IndicatorRecord> {
    let rows = [
        ("1", "1", "Information du public", Found),
        ("2", "1", "Indicateurs de résultats", Found),
        ("3", "1", "Obtention des certifications", NotApplicable),
        ("12", "3", "Engagement des bénéficiaires", Incomplete),
    ];
    let national = rows.map(|(id, criterion, title, status)| IndicatorRecord {
        pack: "rnq-2026".into(),
        ..indicator((id, criterion, title), status, Vec::new())
    });
    let mut national: Vec<IndicatorRecord> = national.into();
    national[1].grade = Some("minor-or-major".into());
    national[1].new_entrant = Some("Indicateurs définis, même sans résultat encore.".into());
    national[3].grade = Some("major".into());
    national
}

/// All that is required, and one of the alternatives.
fn needs(artefacts: &[ArtefactRecord]) -> Option<NeedRecord> {
    let of = |requirement: Requirement| -> Vec<NeedRecord> {
        let asked = artefacts.iter().filter(|one| one.requirement == requirement);
        asked.map(|one| NeedRecord::Artefact(one.id.clone(), one.site.clone())).collect()
    };
    let mut needs = of(Requirement::Required);
    let choices = of(Requirement::Alternative);
    needs.extend((!choices.is_empty()).then_some(NeedRecord::Group(Some(1), choices)));
    (!needs.is_empty()).then_some(NeedRecord::Group(None, needs))
}

pub(super) fn indicator(
    (id, criterion, title): (&str, &str, &str),
    status: Status,
    artefacts: Vec<ArtefactRecord>,
) -> IndicatorRecord {
    let titles: Vec<&str> = artefacts.iter().map(|artefact| artefact.title.as_str()).collect();
    IndicatorRecord {
        id: id.into(),
        pack: "certifregion-v6".into(),
        criterion: criterion.into(),
        title: title.into(),
        applicable: status != NotApplicable,
        reason: "S’applique à toutes les catégories d’actions.".into(),
        status,
        raw_status: status,
        expiring: false,
        requirement: format!("Toutes : {}.", titles.join(" ; ")),
        needs: needs(&artefacts),
        grade: None,
        new_entrant: None,
        artefacts,
    }
}

/// An artefact for which there is nothing.
pub(super) fn missing(id: &str, title: &str, requirement: Requirement) -> ArtefactRecord {
    ArtefactRecord {
        id: id.into(),
        title: title.into(),
        requirement,
        site: None,
        status: Missing,
        raw_status: Missing,
        assurance: None,
        expiring: None,
        waiver: None,
        attestation: None,
        evidence: Vec::new(),
        nearest: Vec::new(),
        coverage: None,
    }
}

/// The same artefact once `evidence` gives it a status.
fn with(artefact: ArtefactRecord, evidence: Evidence) -> ArtefactRecord {
    ArtefactRecord {
        status: evidence.status,
        raw_status: evidence.status,
        assurance: Some("read".into()),
        evidence: vec![evidence],
        ..artefact
    }
}

pub(super) fn evidence(document: &str, status: Status, place: Place, quote: &str) -> Evidence {
    let check = |check: &'static str, title: &str, outcome: Outcome, (expected, found): (&str, &str)| CheckRecord {
        check: check.into(),
        title: title.into(),
        outcome,
        expected: expected.into(),
        found: found.into(),
        place: Some(place.clone()),
    };
    let outcome = if status == Found { Outcome::Pass } else { Outcome::Fail };
    Evidence {
        document: document.into(),
        status,
        quote: quote.into(),
        why: vec![
            Reason { sign: "titre".into(), weight: 6, place: Some(place.clone()), quote: quote.into() },
            Reason { sign: "nom du fichier".into(), weight: 3, place: None, quote: document.into() },
            Reason { sign: "mots qui parlent d’autre chose".into(), weight: -2, place: None, quote: "devis".into() },
        ],
        key_date: Some(day(date(2026, 3, 12), Role::Issue, Some(place.clone()))),
        checks: vec![
            check("fresh", "Fraîcheur", outcome, ("12 mois au plus", "12/03/2026")),
            check(
                "signed",
                "Signature",
                Outcome::Unsure,
                ("une signature du dirigeant", "un dessin près de « signature »"),
            ),
        ],
        place: Some(place),
    }
}

fn feasibility() -> ArtefactRecord {
    let title = "Procédure d’étude de faisabilité";
    let proof =
        evidence("A/procedure_faisabilite_v3.docx", Found, Place::Paragraph(2), "Procédure : étude de faisabilité");
    with(missing("A.feasibility-procedure", title, Requirement::Required), proof)
}

fn attestation() -> ArtefactRecord {
    let proof = evidence(
        "C/attestation_AFEST_mai.pdf",
        Incomplete,
        Place::Page(1),
        "Attestation de fin de formation délivrée à M███",
    );
    with(missing("C.learning-attestation", "Attestation d’acquis", Requirement::Alternative), proof)
}

fn visit() -> ArtefactRecord {
    let proof = evidence("D/visite_tuteur_scan.pdf", ToReview, Place::Page(1), "Compte rendu de visite");
    let artefact = missing("D.workplace-visit-record", "Compte rendu de visite en entreprise", Requirement::Required);
    ArtefactRecord { assurance: Some("present".into()), ..with(artefact, proof) }
}

fn premises() -> Vec<ArtefactRecord> {
    let register = evidence("E/registre securite siège.pdf", Found, Place::Page(12), "Registre de sécurité");
    let electrical =
        evidence("E/rapport_electrique_2024.pdf", Expired, Place::Page(1), "Vérification périodique électrique");
    let at = |site: &str, artefact: ArtefactRecord| ArtefactRecord { site: Some(site.into()), ..artefact };
    let required = |id: &str, title: &str| missing(id, title, Requirement::Required);
    vec![
        ArtefactRecord {
            expiring: Some(date(2026, 12, 9)),
            ..at("Siège", with(required("E.safety-register", "Registre de sécurité"), register))
        },
        at("Siège", with(required("E.electrical-report", "Rapport de vérification électrique"), electrical)),
        at("Salle louée <Nîmes>", required("E.room-rental-contract", "Contrat de location de salle")),
        ArtefactRecord {
            status: Found,
            assurance: Some("attested".into()),
            attestation: Some("La salle accueille 19 personnes au plus.".into()),
            ..at("Siège", missing("E.room-capacity-sheet", "Fiche de capacité des salles", Requirement::Supporting))
        },
        ArtefactRecord {
            status: NotApplicable,
            raw_status: NotApplicable,
            ..at("Siège", missing("E.fire-alarm-report", "Rapport de l’alarme incendie", Requirement::NotApplicable))
        },
    ]
}

fn contract() -> ArtefactRecord {
    let artefact = missing("F.maintenance-contract", "Contrat de maintenance", Requirement::Alternative);
    ArtefactRecord { status: Unreadable, raw_status: Unreadable, ..artefact }
}

fn waived() -> ArtefactRecord {
    ArtefactRecord {
        status: Found,
        waiver: Some("Changement de plateforme en cours, accord du certificateur du 01/10/2026.".into()),
        ..missing("G.connection-test", "Test de connexion", Requirement::Supporting)
    }
}

fn charter() -> ArtefactRecord {
    let place = Place::Page(3).inside("charte signée.pdf").inside("pièces.zip");
    let proof = evidence("H/mails/charte agefiph.eml", Found, place, "Charte d’engagement avec l’Agefiph");
    with(missing("H.agefiph-charter", "Charte de l’Agefiph", Requirement::Required), proof)
}

fn referents() -> Vec<ArtefactRecord> {
    vec![
        missing("I.quality-referent-appointment", "Désignation du référent qualité", Requirement::Required),
        missing("I.equality-training", "Formation à l’égalité", Requirement::Alternative),
    ]
}

fn hostile() -> ArtefactRecord {
    let near = NearMiss { document: COMMAND_NAME.into(), score: 5, needed: 9, lacks: HOSTILE_QUOTE.into() };
    let other = NearMiss { document: "divers/liste.xlsx".into(), score: 4, needed: 9, lacks: "aucun titre".into() };
    ArtefactRecord {
        nearest: vec![near, other],
        ..missing("J.document-list", "Liste des documents", Requirement::Required)
    }
}

fn external() -> ArtefactRecord {
    let proof = Evidence {
        place: None,
        quote: HOSTILE_QUOTE.into(),
        key_date: Some(day(date(2026, 5, 2), Role::Event, None)),
        ..evidence(
            "coffre RH",
            Found,
            Place::Entry { entry: "annexe.pdf".into(), within: None },
            "Rapport d’audit interne",
        )
    };
    with(missing("K.internal-audit-report", "Rapport d’audit interne", Requirement::Required), proof)
}

fn plan() -> ArtefactRecord {
    let proof = evidence("L/plan d'actions 2026.xlsx", Found, Place::cell("Plan", 2, 4), "Plan d’amélioration");
    with(missing("L.improvement-plan", "Plan d’amélioration", Requirement::Required), proof)
}
