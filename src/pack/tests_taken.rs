//! What a pack takes from others: `extends`, `disable`, `like`.

use super::load::load_with;
use super::tests::{INDICATOR, KINDS, PACK};
use super::*;
use crate::catalogue::{Lang, Words};

const HOUSE: &str = "id: house\ntitle: Maison\nversion: 1.0.0\nsource: essai\nextends: ../tiny\n";

fn source(name: &str, files: &[(&str, &str)]) -> PackSource {
    let files = files.iter().map(|(name, text)| ((*name).to_owned(), text.replace("&register", ""))).collect();
    PackSource { name: name.to_owned(), files, embedded: false }
}

/// The pack of `files` in `rules/house`, beside `rules/tiny`.
fn loaded(files: &[(&str, &str)], base: &str) -> Result<Pack, String> {
    let open = |path: &str| match path {
        "rules/tiny" => Some(source(path, &[("pack.yaml", PACK), ("E.yaml", base)])),
        "rules/house" => Some(source(path, files)),
        _ => None,
    };
    let packs = load_with(("rules/kinds.yaml", KINDS), &[source("rules/house", files)], &open, &Words::new(Lang::Fr));
    packs
        .map(|mut packs| packs.packs.remove(0))
        .map_err(|faults| faults.iter().map(|fault| format!("{fault}\n")).collect())
}

fn house(files: &[(&str, &str)]) -> Pack {
    loaded(files, INDICATOR).unwrap_or_else(|faults| panic!("{faults}"))
}

#[test]
fn an_extended_pack_is_taken_whole() {
    let pack = house(&[("pack.yaml", HOUSE)]);
    assert_eq!((pack.id.as_str(), pack.title.as_str(), pack.criteria.len()), ("house", "Maison", 2));
    assert_eq!(pack.indicators[0].artefacts.len(), 3);
    assert_eq!(pack.in_force.0, Some(jiff::civil::date(2024, 1, 1)));
}

#[test]
fn an_indicator_overrides_field_by_field_and_its_artefacts_by_id() {
    let own = "id: E\ntitle: Nos locaux\nartefacts:\n  - {id: register, title: Le registre}\n  \
               - {id: poster, title: P, what: w, advice: a, source: {basis: seed, text: t}, recognise: {titles: [affiche]}}\n";
    let pack = house(&[("pack.yaml", HOUSE), ("E.yaml", own)]);
    let indicator = &pack.indicators[0];
    assert_eq!((indicator.title.as_str(), indicator.question.as_str()), ("Nos locaux", "Les locaux sont-ils sûrs ?"));
    let titles: Vec<_> = indicator.artefacts.iter().map(|one| (one.id.as_str(), one.title.as_str())).collect();
    assert_eq!(titles, [("E.register", "Le registre"), ("E.report", "R"), ("E.contract", "C"), ("E.poster", "P")]);
    assert_eq!(indicator.artefacts[0].recognise.titles, ["registre de sécurité".into()]);
}

#[test]
fn what_is_disabled_is_asked_for_no_more() {
    let head = format!("{HOUSE}disable: [{{artefact: E.report, reason: jamais demandé}}]\n");
    let indicator = house(&[("pack.yaml", &head)]).indicators.remove(0);
    assert_eq!(indicator.artefacts.iter().map(|one| one.id.as_str()).collect::<Vec<_>>(), ["E.register", "E.contract"]);
    let NeedKind::All(needs) = &indicator.requires.node else { panic!("{:?}", indicator.requires) };
    assert!(matches!(needs.get(1).map(|need| &need.node), Some(NeedKind::AtLeast(1, of)) if of.len() == 1));
}

#[test]
fn figures_sessions_and_orders_do_without_what_is_disabled() {
    let compared = "figures: {found_in: [E.register, E.report], measures: [{name: S, said: [satisfaction]}]}\n\
                    sessions: {found_in: [E.report, E.contract], certified_by: [E.report]}\n\
                    equipment: [{listed_in: [E.register], reported_in: [E.report, E.contract]}]\n\
                    orders:\n\
                    - {first: E.register, then: [E.report], decided: [décision], customers: [mairie]}\n\
                    - {first: E.register, then: [E.report, E.contract], decided: [décision], customers: [mairie]}\n";
    let base = format!("{PACK}{compared}");
    let head = format!("{HOUSE}disable: [{{artefact: E.report, reason: jamais demandé}}]\n");
    let open = |path: &str| {
        let base = [("pack.yaml", base.as_str()), ("E.yaml", INDICATOR)];
        let house = [("pack.yaml", head.as_str())];
        Some(source(path, if path == "rules/tiny" { &base } else { &house }))
    };
    let sources = [open("rules/house").expect("the pack")];
    let packs = load_with(("rules/kinds.yaml", KINDS), &sources, &open, &Words::new(Lang::Fr)).expect("sound packs");
    let pack = &packs.packs[0];
    assert_eq!(pack.figures.as_ref().map(|node| node.found_in.clone()), Some(vec!["E.register".to_owned()]));
    let sessions = pack.sessions.as_ref().map(|node| (node.found_in.clone(), node.certified_by.clone()));
    assert_eq!(sessions, Some((vec!["E.contract".to_owned()], Vec::new())));
    let reported: Vec<_> = pack.equipment.iter().map(|node| node.reported_in.clone()).collect();
    assert_eq!(reported, [vec!["E.contract".to_owned()]]);
    let answers: Vec<_> = pack.orders.iter().map(|order| order.then.clone()).collect();
    assert_eq!(answers, [vec!["E.contract".to_owned()]], "an order without an answer left is none");
}

#[test]
fn an_artefact_is_like_another_but_for_what_it_says() {
    let own = INDICATOR.replace("id: E\n", "id: F\n").replace(
        "  - {id: report, title: R, what: w, advice: a, source: {basis: law, text: t}, recognise: {titles: [rapport]}}",
        "  - {id: report, like: ../tiny/E.register, title: Un autre, without: [checks.fresh]}",
    );
    let pack = house(&[("pack.yaml", &PACK.replace("id: tiny", "id: house")), ("F.yaml", &own)]);
    let report = &pack.indicators[0].artefacts[1];
    assert_eq!(
        (report.id.as_str(), report.title.as_str(), report.what.as_str()),
        ("F.report", "Un autre", "Un registre.")
    );
    assert_eq!(report.recognise.titles, ["registre de sécurité".into()]);
    assert!(report.checks.fresh.is_none());
}

#[test]
fn what_gives_way_knows_the_artefacts_of_its_own_pack_only() {
    let yielding =
        |to: &str| INDICATOR.replace("{titles: [rapport]}", &format!("{{titles: [rapport], yields_to: [{to}]}}"));
    let head = format!("{HOUSE}disable: [{{artefact: E.contract, reason: jamais demandé}}]\n");
    let extended = loaded(&[("pack.yaml", &head)], &yielding("E.contract, E.register")).expect("a sound pack");
    assert_eq!(extended.indicators[0].artefacts[1].recognise.yields_to, ["E.register"], "what is disabled is gone");
    let taken = "{id: report, like: ../tiny/E.report}";
    let whole =
        "{id: report, title: R, what: w, advice: a, source: {basis: law, text: t}, recognise: {titles: [rapport]}}";
    let own = INDICATOR.replace(whole, taken);
    let like =
        loaded(&[("pack.yaml", &PACK.replace("id: tiny", "id: house")), ("E.yaml", &own)], &yielding("E.contract"));
    assert!(like.expect("a sound pack").indicators[0].artefacts[1].recognise.yields_to.is_empty());
    let told = loaded(&[("pack.yaml", HOUSE)], &yielding("E.contrat")).err().unwrap_or_default();
    assert!(told.contains("pièce inconnue « E.contrat »") && told.contains("E.contract"), "{told}");
}

#[test]
fn the_digest_follows_what_is_taken() {
    let with = |base: &str| loaded(&[("pack.yaml", HOUSE)], base).unwrap_or_else(|faults| panic!("{faults}")).digest;
    assert_eq!(with(INDICATOR), with(INDICATOR));
    assert_ne!(with(INDICATOR), with(&INDICATOR.replace("Un registre.", "Le registre.")));
}

#[test]
fn what_cannot_be_taken_is_told_where_it_is_asked_for() {
    let faults = |files: &[(&str, &str)]| loaded(files, INDICATOR).err().unwrap_or_default();
    let ring = PACK.replace("id: tiny", "id: house\nextends: ../house");
    let like = INDICATOR.replace("id: report, title: R, what: w, advice: a", "id: report, like: ../tiny/E.registre");
    let told = [
        faults(&[("pack.yaml", &HOUSE.replace("../tiny", "certifregion-v5"))]),
        faults(&[("pack.yaml", &HOUSE.replace("../tiny", "../none"))]),
        faults(&[("pack.yaml", &ring), ("E.yaml", INDICATOR)]),
        faults(&[("pack.yaml", &format!("{HOUSE}disable: [{{artefact: E.reports, reason: r}}]\n"))]),
        faults(&[("pack.yaml", HOUSE), ("E.yaml", "id: E\nwithout: [wen]\n")]),
        faults(&[("pack.yaml", &PACK.replace("id: tiny", "id: house")), ("E.yaml", &like)]),
    ];
    insta::assert_snapshot!(told.join("\n"));
}

#[test]
fn what_is_taken_from_another_pack_keeps_its_threshold_and_its_words() {
    let head = PACK.replace("version:", "accept: 11\nversion:");
    let spoken = "vocabulary: {E.register: 'registre 30'}\n";
    let open = |path: &str| {
        let files = [("pack.yaml", head.as_str()), ("E.yaml", INDICATOR), ("vocabulary.yaml", spoken)];
        (path == "rules/tiny").then(|| source(path, &files))
    };
    let report = |more: &str| {
        let like = format!("{{id: report, like: ../tiny/E.register{more}}}");
        let own = INDICATOR.replace(
            "{id: report, title: R, what: w, advice: a, source: {basis: law, text: t}, recognise: {titles: [rapport]}}",
            &like,
        );
        let house = source("rules/house", &[("pack.yaml", PACK), ("E.yaml", &own)]);
        let packs =
            load_with(("rules/kinds.yaml", KINDS), &[house], &open, &Words::new(Lang::Fr)).expect("a sound pack");
        packs.packs[0].indicators[0].artefacts[1].clone()
    };
    let same = report("");
    assert_eq!((same.recognise.accept, same.taken_from.as_deref()), (Some(11), Some("../tiny")));
    assert_eq!(same.vocabulary, [("registre".to_owned(), 30)]);
    let other = report(", recognise: {passage: true}");
    assert_eq!((other.taken_from, other.vocabulary.len()), (None, 0), "recognised otherwise, it is another piece");
}
