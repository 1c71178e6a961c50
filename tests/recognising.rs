//! Signs of recognition that the small documents beside the rules cannot show: they have no file format of their own.

mod support;

use jiff::civil::date;
use support::{Dossier, INDICATOR, PACK, asking_for};

fn statuses(files: &[(&str, &str)], text: (&str, &str)) -> String {
    let dossier = Dossier::of_texts(files, &[text]);
    let report = dossier.report(date(2026, 12, 1));
    support::statuses(&report).into_iter().map(|(.., status)| status.to_owned()).collect()
}

fn status(path: &str) -> String {
    let course = "recognise:\n  titles: [le feu à l'atelier]\n  usual_formats: [markdown]\n  accept: 8\n  review: 7";
    let rules = format!("{INDICATOR}{}", asking_for(&[("cours", "Support de cours", course)]));
    let text = "Le feu à l'atelier\n\nLe triangle du feu.\n";
    statuses(&[("pack.yaml", PACK), ("X.yaml", &rules)], (path, text))
}

#[test]
fn a_usual_format_counts_for_two_points_and_is_no_condition() {
    assert_eq!(status("un.md"), "found");
    assert_eq!(status("un.txt"), "missing");
}

#[test]
fn a_column_may_bear_any_name_of_its_family() {
    let log = "recognise:\n  tables: [{columns: [[constat], [action], [responsable, chargé]], weight: 8, alone: true}]";
    let rules = format!("{INDICATOR}{}", asking_for(&[("suites", "Suites d'audit", log)]));
    let kinds = "kinds: []\ncolumns:\n  - [responsable, berger, pasteur]\n  - [mesure, action, on fait]\n";
    let files = [("pack.yaml", PACK), ("X.yaml", rules.as_str()), ("kinds.yaml", kinds)];
    let log = |who: &str, what: &str| format!("Constat;{what};{who}\nporte cassée;changer la poignée;Paul\n");
    assert_eq!(
        statuses(&files, ("suites.csv", &log("Berger", "Action"))),
        "found",
        "the first of the family is in the rule"
    );
    assert_eq!(statuses(&files, ("suites.csv", &log("Berger", "Mesure"))), "missing", "only one of the others is");
    assert_eq!(statuses(&files[..2], ("suites.csv", &log("Berger", "Action"))), "missing");
}

#[test]
fn a_form_that_nobody_has_filled_in_serves_nothing() {
    let minutes = "recognise: {titles: [compte rendu de visite], phrases: [{any: [apprenti]}, {any: [tuteur]}]}\nchecks: {filled: {}}";
    let rules = format!("{INDICATOR}{}", asking_for(&[("visite", "Compte rendu de visite", minutes)]));
    let serves = |text: &str| {
        let dossier = Dossier::of_texts(&[("pack.yaml", PACK), ("X.yaml", &rules)], &[("visite.txt", text)]);
        dossier.report(date(2026, 12, 1)).documents[0].serves.clone()
    };
    let filled = "Compte rendu de visite\n\nApprenti : Enzo D.\n\nTuteur : M. Mas\n\nDate : 3 mars 2026\n\nAvis : pose les bardeaux seul.\n";
    let blank = "Compte rendu de visite\n\nApprenti : …………\n\nTuteur : …………\n\nDate : …………\n\nAvis : …………\n";
    assert_eq!(serves(filled), ["X.visite"]);
    assert!(serves(blank).is_empty());
}

#[test]
fn a_blank_form_leads_no_evidence_however_old() {
    let minutes = "recognise: {titles: [compte rendu de visite], phrases: [{any: [apprenti]}, {any: [tuteur]}]}\n\
                   key_date: [visit, issue, event]\nchecks: {filled: {}, fresh: {max: P12M}}";
    let rules = format!("{INDICATOR}{}", asking_for(&[("visite", "Compte rendu de visite", minutes)]));
    let old =
        "Compte rendu de visite du 3 mars 2021\n\nApprenti : Enzo D.\n\nTuteur : M. Mas\n\nAvis : pose les bardeaux.\n";
    let blank = "Compte rendu de visite\n\nApprenti : …………\n\nTuteur : …………\n\nDate : …………\n\nAvis : …………\n";
    let texts = [("a vierge.txt", blank), ("b.txt", old)];
    let report = Dossier::of_texts(&[("pack.yaml", PACK), ("X.yaml", &rules)], &texts).report(date(2026, 12, 1));
    let evidence = &report.indicators[0].artefacts[0].evidence;
    assert_eq!(evidence.iter().map(|one| one.document.as_str()).collect::<Vec<_>>(), ["b.txt", "a vierge.txt"]);
}

#[test]
fn a_passage_does_not_say_what_the_whole_is_unless_it_entitles_it() {
    let offer = "recognise:\n  passage: true\n  titles: [proposer les savoir-être]\n  phrases: [{any: [savoir-être], weight: 9}, {any: [facultative], weight: 9}]";
    let answer = "recognise: {phrases: [{any: [marché], weight: 5}, {any: [objectifs], weight: 5}]}";
    let rules = format!("{INDICATOR}{}", asking_for(&[("option", "Option", offer), ("reponse", "Réponse", answer)]));
    let serves = |title: &str| {
        let text = format!("{title}\n\nObjectifs du marché.\n\nOption facultative : vos savoir-être.\n");
        let dossier = Dossier::of_texts(&[("pack.yaml", PACK), ("X.yaml", &rules)], &[("a.txt", &text)]);
        dossier.report(date(2026, 12, 1)).documents[0].serves.clone()
    };
    assert_eq!(serves("Atelier du soir"), ["X.option", "X.reponse"]);
    assert_eq!(serves("Proposer les savoir-être"), ["X.option"]);
}

#[test]
fn what_gives_way_to_another_artefact_is_only_mentioned_in_it() {
    let lesson =
        |more: &str| format!("recognise: {{titles: [module], phrases: [{{any: [objectif]}}], passage: true{more}}}");
    let cv = |more: &str| format!("recognise: {{titles: [curriculum vitae], phrases: [{{any: [diplôme]}}]{more}}}");
    let serving = |more: &str, back: &str, text: &str| {
        let rules = asking_for(&[("module", "Module", &lesson(more)), ("cv", "Curriculum", &cv(back))]);
        let rules = format!("{INDICATOR}{rules}");
        let dossier = Dossier::of_texts(&[("pack.yaml", PACK), ("X.yaml", &rules)], &[("page.txt", text)]);
        dossier.report(date(2026, 12, 1)).documents[0].serves.clone()
    };
    let serves = |more: &str, text: &str| serving(more, "", text);
    let both = "Curriculum vitae\n\nModule animé par Enzo D.\n\nDiplôme : CAP. Objectif : transmettre.\n";
    let alone = "Module de vannerie\n\nObjectif : monter un fond de panier.\n";
    assert_eq!(serves("", both), ["X.cv", "X.module"]);
    assert_eq!(serves(", yields_to: [X.cv]", both), ["X.cv"]);
    assert_eq!(serves(", yields_to: [X.cv]", alone), ["X.module"], "nothing to give way to");
    assert_eq!(serves(", yields_to: [X]", alone), ["X.module"], "nothing gives way to itself");
    let mutual = serving(", yields_to: [X.cv]", ", yields_to: [X.module]", both);
    assert_eq!(mutual, ["X.cv", "X.module"], "of two that give way to each other neither does");
}

#[test]
fn a_word_within_a_paragraph_of_several_sentences_is_no_title() {
    let answer = "recognise: {titles: [mémoire technique], accept: 6, review: 5}";
    let rules = format!("{INDICATOR}{}", asking_for(&[("reponse", "Réponse", answer)]));
    let status = |first: &str| {
        let rest = "Elle commence quand la grille a donné un feu vert et s'achève au dépôt. Le pilote garde le tout avec l'offre, et l'assistante relit.";
        statuses(&[("pack.yaml", PACK), ("X.yaml", &rules)], ("a.txt", &format!("Domaine\n\n{first} {rest}\n")))
    };
    assert_eq!(status("Mémoire technique du lot 3."), "found", "it begins with it");
    assert_eq!(status("Toute offre écrite : mémoire technique d'un marché, proposition."), "missing");
}
