//! Hand-built reports for the tests of every format: one that holds every status, code and kind of place, one that is
//! empty, one that is large. Nothing here is real.

use jiff::civil::{Date, date};

use crate::model::date::{DateSource, Role};
use crate::model::place::Place;
use crate::model::report::{
    CalendarEntry, DateRecord, DocumentRecord, GitState, Isolation, PackStamp, ProfileSummary, Redaction, Report,
};

mod findings;
mod indicators;
mod large;

pub(crate) use large::large;

/// A name that a careless reader would take for a PDF.
pub(crate) const RIGHT_TO_LEFT_NAME: &str = "divers/facture_\u{202e}fdp.exe";
/// A file name on two lines that tries to command a build machine.
pub(crate) const COMMAND_NAME: &str = "divers/a\n::error file=x,line=1::pris|`id`.pdf";
/// A quote that tries to leave a page, a table, a terminal and a spreadsheet.
pub(crate) const HOSTILE_QUOTE: &str = "</script><img src=x onerror=alert(1)> \u{1b}[31mrouge\u{1b}[0m =cmd|' /C calc'!A0 \
    [clic](https://evil.example) @equipe `code` | {{ 7*7 }}\n::warning::non ##[error]non \u{2067}caché\u{2069}";

pub(crate) const AS_OF: Date = date(2026, 11, 23);
const DIGEST: &str = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

/// Every status, code, place and hostile string.
pub(crate) fn report() -> Report {
    Report {
        version: "0.1.0".into(),
        as_of: AS_OF,
        isolation: Isolation { state: "partial".into(), parts: vec!["process".into(), "memory".into()] },
        git: Some(GitState {
            commit: DIGEST[..40].into(),
            branch: Some("main".into()),
            dirty: true,
            prefix: "preuves/".into(),
        }),
        packs: vec![certifregion(), rnq()],
        profile: profile(),
        documents: documents(),
        excluded: vec![
            ("modeles/attestation_vierge.docx".into(), "motif « modeles/** » de probant.yaml".into()),
            ("~$registre.docx".into(), "fichier temporaire d’Office".into()),
        ],
        indicators: indicators::all(),
        findings: findings::all(),
        calendar: calendar(),
        limits: vec![
            "2 images ont été vues sans être lues : la reconnaissance de caractères est désactivée.".into(),
            "La qualité d’une signature dessinée n’est pas jugée.".into(),
            HOSTILE_QUOTE.into(),
        ],
        documents_digest: DIGEST.into(),
        redaction: Redaction::Mask,
        known: std::collections::BTreeSet::new(),
        pictures: crate::model::picture::Pictures::default(),
    }
}

/// A folder with nothing in it, judged without a profile.
pub(crate) fn empty() -> Report {
    let mut report = report();
    report.git = None;
    report.profile = ProfileSummary { assumed: true, ..ProfileSummary::default() };
    report.documents.clear();
    report.excluded.clear();
    report.indicators.clear();
    report.findings.clear();
    report.calendar.clear();
    report.limits.clear();
    report
}

fn certifregion() -> PackStamp {
    let criteria = [
        ("1", "Répondre aux besoins du territoire"),
        ("2", "Construire des réponses adaptées"),
        ("3", "Accompagner et évaluer les bénéficiaires"),
        ("4", "Disposer de moyens sûrs et entretenus"),
        ("5", "Accueillir tous les publics"),
        ("6", "Piloter et améliorer la qualité"),
    ];
    PackStamp {
        id: "certifregion-v6".into(),
        title: "Certif’Région V6".into(),
        version: "6.0.2".into(),
        digest: DIGEST.into(),
        from: Some(date(2024, 1, 1)),
        until: None,
        criteria: criteria.map(|(id, title)| (id.into(), title.into())).into(),
        builds_on: vec![("A".into(), vec!["1".into(), "12".into()]), ("D".into(), vec!["3".into()])],
        edition: None,
    }
}

fn rnq() -> PackStamp {
    PackStamp {
        id: "rnq-2026".into(),
        title: "Référentiel national qualité, décret 2026-728".into(),
        version: "2026.1".into(),
        digest: DIGEST.chars().rev().collect(),
        from: Some(date(2026, 11, 1)),
        until: Some(date(2030, 12, 31)),
        criteria: vec![
            ("1".into(), "Informer le public".into()),
            ("3".into(), "Adapter la prestation et son suivi".into()),
        ],
        builds_on: Vec::new(),
        edition: Some("Édition appliquée : rnq-2026, en vigueur depuis le 01/11/2026.".into()),
    }
}

fn profile() -> ProfileSummary {
    ProfileSummary {
        assumed: false,
        file: Some("probant.yaml".into()),
        name: "Garrigue Compétences".into(),
        siret: Some("12345678900012".into()),
        nda: Some("76340000034".into()),
        categories: vec!["OF".into(), "APP".into()],
        conditions: vec![
            ("distance_learning".into(), Some(true)),
            ("work_based".into(), Some(true)),
            ("answers_tenders".into(), Some(false)),
            ("subcontracts".into(), None),
        ],
        sites: vec![("Siège".into(), "owned".into()), ("Salle louée <Nîmes>".into(), "rented".into())],
        audit_date: Some(date(2026, 12, 15)),
        audit_kind: Some("surveillance".into()),
    }
}

/// A document that was read in full.
fn document(path: &str, serves: &[&str]) -> DocumentRecord {
    DocumentRecord {
        path: path.into(),
        sha256: DIGEST.into(),
        size: 48_213,
        media_type: "application/pdf".into(),
        format: "pdf".into(),
        pages: Some(4),
        state: "read".into(),
        reasons: Vec::new(),
        remarks: Vec::new(),
        kind: None,
        dates: vec![day(date(2026, 3, 12), Role::Issue, Some(Place::Page(1)))],
        serves: serves.iter().map(|id| (*id).to_owned()).collect(),
    }
}

fn day(value: Date, role: Role, place: Option<Place>) -> DateRecord {
    let source = if place.is_some() { DateSource::Text } else { DateSource::FileName };
    let (counted, set_aside) = if place.is_some() {
        (vec![("E.electrical-report".to_owned(), "fresh".to_owned())], None)
    } else {
        (Vec::new(), Some("seul le nom du fichier la donne <b>".to_owned()))
    };
    DateRecord { value, role, source, place, counted, set_aside }
}

fn documents() -> Vec<DocumentRecord> {
    let mut documents = vec![
        document("A/procedure_faisabilite_v3.docx", &["A.feasibility-procedure"]),
        document("C/attestation_AFEST_mai.pdf", &["C.learning-attestation"]),
        document("E/registre securite siège.pdf", &["E.safety-register"]),
        document("E/rapport_electrique_2024.pdf", &["E.electrical-report"]),
        document("H/mails/charte agefiph.eml", &["H.agefiph-charter", "26.disability-network"]),
        document("L/plan d'actions 2026.xlsx", &["L.improvement-plan", "32.improvement-plan"]),
        document("divers/menu_cantine.pdf", &[]),
        document(RIGHT_TO_LEFT_NAME, &[]),
        document(COMMAND_NAME, &[]),
    ];
    documents.push(DocumentRecord {
        state: "unreadable".into(),
        reasons: vec!["protégé par un mot de passe".into()],
        sha256: String::new(),
        pages: None,
        dates: Vec::new(),
        ..document("F/contrat maintenance.pdf", &["F.maintenance-contract"])
    });
    documents.push(DocumentRecord {
        state: "partial".into(),
        reasons: vec!["pages 2 et 3 sans texte : numérisation".into(), HOSTILE_QUOTE.into()],
        kind: Some("Compte rendu de visite".into()),
        remarks: vec!["une feuille masquée, lue".into(), HOSTILE_QUOTE.into()],
        ..document("D/visite_tuteur_scan.pdf", &["D.workplace-visit-record"])
    });
    documents.sort_by(|a, b| a.path.cmp(&b.path));
    documents
}

fn calendar() -> Vec<CalendarEntry> {
    let entry = |date: Date, kind: &'static str, artefact: Option<&str>, document: Option<&str>, text: &str| {
        let (artefact, document) = (artefact.map(Into::into), document.map(Into::into));
        CalendarEntry { date, kind: kind.into(), artefact, site: None, document, text: text.into() }
    };
    vec![
        entry(
            date(2026, 6, 30),
            "lapses",
            Some("E.electrical-report"),
            Some("E/rapport_electrique_2024.pdf"),
            "Le rapport de vérification électrique ne compte plus.",
        ),
        entry(date(2026, 12, 1), "waiver", Some("G.connection-test"), None, "La dérogation prend fin."),
        entry(
            date(2026, 12, 9),
            "lapses",
            Some("E.safety-register"),
            Some("E/registre securite siège.pdf"),
            "Le dernier contrôle du registre aura plus de douze mois.",
        ),
        entry(date(2026, 12, 15), "audit", None, None, "Audit de surveillance."),
        entry(date(2027, 1, 31), "attestation", Some("E.room-capacity-sheet"), None, "La déclaration prend fin."),
        entry(date(2027, 2, 28), "next-due", Some("F.maintenance-report"), Some(COMMAND_NAME), HOSTILE_QUOTE),
        entry(
            date(2027, 9, 1),
            "expiry",
            Some("H.agefiph-charter"),
            Some("H/mails/charte agefiph.eml"),
            "La charte arrive à son terme.",
        ),
        entry(date(2028, 10, 1), "certificate", None, None, "Le certificat prend fin."),
    ]
}
