//! One paper for each learner or session: who has none is told once, and never wrongly.

mod support;

use jiff::civil::date;
use probant::catalogue::{Lang, Words};
use probant::model::coverage::{Basis, Coverage};
use probant::model::finding::Finding;
use probant::model::report::{Redaction, Report};
use probant::redact;
use support::{Dossier, INDICATOR, PACK, asking_for};

const PEOPLE: [(&str, &str); 5] =
    [("BELHADJ", "Karim"), ("COSTE-MARTIN", "Sandrine"), ("LE GOFF", "Jean-Yves"), ("FAURÉ", "Léa"), ("PUIG", "Marc")];

fn rules() -> String {
    let attestation = "each: true\nper: learner\nkey_date: [issue]\nrecognise: {titles: [attestation d'acquis], phrases: [{any: [a suivi]}]}\nchecks: {dated: {}}";
    let sheet = "each: true\nper: session\nkey_date: [event]\nrecognise: {titles: [feuille d'émargement], phrases: [{any: [matin]}]}";
    let survey =
        "each: true\nper: session\nrecognise: {titles: [questionnaire de satisfaction], phrases: [{any: [note]}]}";
    let artefacts = [
        ("attestation", "Attestation d'acquis", attestation),
        ("emargement", "Feuille d'émargement", sheet),
        ("satisfaction", "Questionnaire", survey),
    ];
    format!("{INDICATOR}{}", asking_for(&artefacts))
}

fn report(texts: &[(String, String)]) -> Report {
    let texts: Vec<(&str, &str)> = texts.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    Dossier::of_texts(&[("pack.yaml", PACK), ("X.yaml", &rules())], &texts).report(date(2026, 12, 1))
}

fn attestation(name: &str) -> (String, String) {
    let text =
        format!("# Attestation d'acquis\n\nNous attestons que {name} a suivi la formation.\n\nFait le 12/06/2026\n");
    (format!("attestations/{}.md", name.len()), text)
}

/// Attestations of the people whose names are given, each in a file of its own.
fn attestations(names: &[&str]) -> Vec<(String, String)> {
    let numbered = names.iter().enumerate();
    numbered.map(|(n, name)| (format!("a/{n}.md"), attestation(name).1)).collect()
}

fn list(rows: &[String]) -> (String, String) {
    let text =
        format!("# Liste des stagiaires\n\n| Nom | Prénom | Session | Fin |\n|---|---|---|---|\n{}", rows.concat());
    ("liste.md".to_owned(), text)
}

fn row((name, first): (&str, &str), session: &str, end: &str) -> String {
    format!("| {name} | {first} | {session} | {end} |\n")
}

fn everybody() -> (String, String) {
    list(&PEOPLE.map(|person| row(person, "BUR-26-06", "12/06/2026")))
}

fn coverage(report: &Report, id: &str) -> Coverage {
    let mut artefacts = report.indicators.iter().flat_map(|indicator| &indicator.artefacts);
    let record = artefacts.find(|artefact| artefact.id == id).expect("the artefact");
    record.coverage.clone().expect("a coverage")
}

fn gaps(report: &Report) -> Vec<&Finding> {
    report.findings.iter().filter(|finding| finding.code.id() == "coverage-gap").collect()
}

fn with(mut texts: Vec<(String, String)>, more: (String, String)) -> Vec<(String, String)> {
    texts.push(more);
    texts
}

#[test]
fn learners_without_a_paper_are_told_once_with_initials_and_places() {
    let papers = attestations(&["Karim Belhadj", "LE GOFF Jean-Yves", "Léa FAURE"]);
    let report = report(&with(papers, everybody()));
    let coverage = coverage(&report, "X.attestation");
    assert_eq!((coverage.complete, coverage.total, coverage.basis), (3, Some(5), Basis::List));
    assert_eq!((coverage.missing(), coverage.faulty()), (2, 0));
    let found = gaps(&report);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!((found[0].level.id(), found[0].document.as_deref()), ("warning", Some("liste.md")));
    assert!(found[0].message.contains("3 sur 5"), "{}", found[0].message);
    assert!(found[0].found.contains("S. C. M.") && found[0].found.contains("M. P."), "{}", found[0].found);
    assert!(found[0].place.is_some());
}

#[test]
fn a_line_of_a_dashboard_is_nobody() {
    let total = |label: &str| {
        let papers = attestations(&["Karim Belhadj", "LE GOFF Jean-Yves"]);
        let rows = ["Karim Belhadj", "Jean-Yves Le Goff", label].map(|name| format!("| {name} | | 12/06/2026 |\n"));
        let list = format!("# Liste des stagiaires\n\n| Stagiaire | Session | Fin |\n|---|---|---|\n{}", rows.concat());
        coverage(&report(&with(papers, ("liste.md".to_owned(), list))), "X.attestation").total
    };
    assert_eq!((total("Marc Puig"), total("Séances d'indépendants observées")), (Some(3), Some(2)));
}

#[test]
fn no_name_leaves_the_report_unless_all_may_be_shown() {
    let papers = attestations(&["Karim Belhadj", "LE GOFF Jean-Yves", "Léa FAURE"]);
    let words = Words::new(Lang::Fr);
    for (level, shown) in [(Redaction::None, true), (Redaction::Mask, false), (Redaction::Omit, false)] {
        let report = redact::report(report(&with(papers.clone(), everybody())), level, &words);
        let told = format!("{:?} {:?}", gaps(&report), coverage(&report, "X.attestation")).to_lowercase();
        assert_eq!(told.contains("puig"), shown, "{level:?}: {told}");
        assert_eq!(told.contains("sandrine"), shown, "{level:?}: {told}");
    }
}

#[test]
fn whatever_the_way_of_writing_a_learner_is_met() {
    for names in [
        ["Belhadj Karim", "Sandrine Coste", "J.-Y. Le Goff", "FAURE Lea", "M. Puig"],
        ["K. BELHADJ", "Mme Coste-Martin", "Jean-Yves LE GOFF", "Léa Fauré", "Puig, Marc"],
        ["Monsieur Belhadj Karim", "MARTIN Sandrine", "LE GOFF Jean Yves", "Mlle FAURÉ", "PUIG MARC"],
    ] {
        let report = report(&with(attestations(&names), everybody()));
        let coverage = coverage(&report, "X.attestation");
        assert_eq!((coverage.complete, coverage.gaps.len()), (5, 0), "{names:?} {coverage:?}");
        assert!(gaps(&report).is_empty());
    }
}

#[test]
fn one_file_may_attest_several_learners() {
    let names: Vec<String> = PEOPLE.iter().map(|(name, first)| format!("- {first} {name}\n")).collect();
    let text = format!(
        "# Attestation d'acquis\n\nOnt suivi la formation ; chacun a suivi le module.\n\n{}\nFait le 12/06/2026\n",
        names.concat()
    );
    let report = report(&[("groupe.md".to_owned(), text), everybody()]);
    assert_eq!(coverage(&report, "X.attestation").complete, 5);
}

#[test]
fn a_paper_with_a_fault_is_counted_in_the_same_line() {
    let mut papers = attestations(&["Karim Belhadj", "Jean-Yves LE GOFF", "Léa Fauré"]);
    papers.push((
        "b.md".to_owned(),
        "# Attestation d'acquis\n\nNous attestons que Marc Puig a suivi la formation.\n".to_owned(),
    ));
    let report = report(&with(papers, everybody()));
    let coverage = coverage(&report, "X.attestation");
    assert_eq!((coverage.complete, coverage.missing(), coverage.faulty()), (3, 1, 1), "{coverage:?}");
    assert!(gaps(&report)[0].message.contains("à compléter : 1"), "{}", gaps(&report)[0].message);
}

#[test]
fn nobody_is_missed_who_left_or_is_still_in_training_or_of_another_year() {
    let done = ["Karim Belhadj", "Sandrine Coste-Martin"];
    let all = |session: [&str; 5], end: [&str; 5]| {
        let rows: Vec<String> = PEOPLE.iter().enumerate().map(|(n, person)| row(*person, session[n], end[n])).collect();
        list(&rows)
    };
    let (session, june) = ("BUR-26-06", "12/06/2026");
    for listed in [
        // Gone, or not over yet.
        all([session; 5], [june, june, "abandon", "15/01/2027", "En cours"]),
        // One list of two years, or of two sessions.
        all([session; 5], [june, june, "10/05/2024", "10/05/2024", "10/05/2024"]),
        all([session, session, "REL-26-11", "REL-26-11", "REL-26-11"], [june; 5]),
    ] {
        let report = report(&with(attestations(&done), listed.clone()));
        assert!(gaps(&report).is_empty(), "{} {:?}", listed.1, gaps(&report));
        assert_eq!(coverage(&report, "X.attestation").total, Some(2), "{}", listed.1);
    }
}

#[test]
fn samples_and_lists_of_others_are_not_judged() {
    let staff = "# Équipe\n\n| Nom | Prénom | Fonction |\n|---|---|---|\n| Belhadj | Karim | accueil |\n| Mas | Yves | gérant |\n";
    let samples = attestations(&["Karim Belhadj", "Léa Fauré"]);
    let complaints =
        "# Réclamations\n\n| Stagiaire | Objet |\n|---|---|\n| Karim Belhadj | retard |\n| Inès Sabater | salle |\n";
    let others =
        [("equipe.md", staff), ("reclamations.md", complaints)].map(|(path, text)| (path.to_owned(), text.to_owned()));
    for listed in others.into_iter().chain([everybody()]) {
        let report = report(&with(samples.clone(), listed));
        let coverage = coverage(&report, "X.attestation");
        assert_eq!((coverage.total, coverage.complete, coverage.basis), (None, 2, Basis::None));
        assert!(gaps(&report).is_empty(), "{:?}", gaps(&report));
    }
}

#[test]
fn those_missing_together_at_the_end_of_a_list_are_only_a_note() {
    let people = ["Karim Belhadj", "Sandrine Coste", "Jean-Yves Le Goff"];
    let mut rows: Vec<String> = PEOPLE.map(|person| row(person, "", "")).to_vec();
    rows.push(row(("Sabater", "Inès"), "", ""));
    let report = report(&with(attestations(&people), list(&rows)));
    let found = gaps(&report);
    assert_eq!(found.iter().map(|finding| finding.level.id()).collect::<Vec<_>>(), ["note"]);
}

fn sheet(session: &str, day: &str) -> String {
    format!("# Feuille d'émargement\n\nSession {session} – matin du {day}\n\nSignatures\n")
}

#[test]
fn sessions_of_a_calendar_are_told_by_code() {
    let calendar = "# Calendrier des sessions\n\n| Session | Date |\n|---|---|\n| BUR-26-01 | 12/01/2026 |\n| BUR-26-03 | 10/03/2026 |\n| REL-26-05 | 05/05/2026 |\n| REL-27-01 | 12/01/2027 |\n";
    let texts = [
        ("c.md".to_owned(), calendar.to_owned()),
        ("1.md".to_owned(), sheet("BUR-26-01", "12/01/2026")),
        ("2.md".to_owned(), sheet("REL-26-05", "05/05/2026")),
    ];
    let report = report(&texts);
    let coverage = coverage(&report, "X.emargement");
    assert_eq!((coverage.complete, coverage.total), (2, Some(3)), "{coverage:?}");
    assert_eq!(coverage.gaps[0].name, "BUR-26-03");
    assert_eq!(gaps(&report).len(), 1);
}

#[test]
fn answers_to_a_survey_list_no_sessions() {
    let told = |columns: &str| {
        let rows = ["BUR-26-01", "BUR-26-03", "REL-26-05"].map(|code| format!("| 13/05/2026 | {code} | 4 |\n"));
        let texts = [
            ("r.md".to_owned(), format!("# Réponses\n\n| {columns} |\n|---|---|---|\n{}", rows.concat())),
            ("1.md".to_owned(), sheet("BUR-26-01", "12/01/2026")),
            ("2.md".to_owned(), sheet("REL-26-05", "05/05/2026")),
        ];
        coverage(&report(&texts), "X.emargement").total
    };
    assert_eq!(told("Horodatage | Session | Note globale"), None);
    assert_eq!(told("Date | Session | Groupe"), Some(3));
}

#[test]
fn folders_side_by_side_are_worth_a_note() {
    let survey = "# Questionnaire de satisfaction\n\nNote donnée : 4\n";
    let mut texts = Vec::new();
    for (n, session) in ["SST janvier", "SST mars", "Bureautique"].iter().enumerate() {
        let (path, paper) = attestation("Karim Belhadj");
        texts.push((format!("Sessions/{session}/{path}").replace("attestations/", ""), paper));
        texts.push((format!("Sessions/{session}/questionnaire.md"), format!("{survey}{n}\n")));
        if n < 2 {
            texts.push((format!("Sessions/{session}/emargement.md"), sheet(session, "12/01/2026")));
        }
    }
    let report = report(&texts);
    let coverage = coverage(&report, "X.emargement");
    assert_eq!((coverage.complete, coverage.total, coverage.basis), (2, Some(3), Basis::Folders), "{coverage:?}");
    assert_eq!(coverage.gaps[0].name, "Bureautique");
    assert_eq!(gaps(&report).iter().map(|finding| finding.level.id()).collect::<Vec<_>>(), ["note"]);
}
