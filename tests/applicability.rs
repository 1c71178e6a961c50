//! Who is asked for what: the counts of the label and of the national referential, category by category, and the answers
//! that take indicators out of scope.
//!
//! The table is that of the reading guide V9 and of the decree; the packs of this program are held against it.

mod support;

use probant::catalogue::{Lang, Words};
use probant::model::profile::{Audit, Category, Profile};
use probant::pack::{self, Pack, applies};
use support::{INDICATOR, PACK, artefact, source};

/// Number, categories (O, B, V, A), condition, and grade of each national indicator.
const TABLE: [(&str, &str, &str, &str); 33] = [
    ("1", "OBVA", "", "minor_or_major"),
    ("2", "OBVA", "", "minor_or_major"),
    ("3", "OVA", "certifying", "minor_or_major"),
    ("4", "OBVA", "", "major"),
    ("5", "OBVA", "", "major"),
    ("6", "OBVA", "", "major"),
    ("7", "OA", "certifying", "major"),
    ("8", "OA", "", "minor_or_major"),
    ("9", "OBVA", "", "minor_or_major"),
    ("10", "OBVA", "", "major"),
    ("11", "OBVA", "", "major"),
    ("12", "OBVA", "", "minor_or_major"),
    ("13", "OA", "work_based", "minor_or_major"),
    ("14", "A", "", "major"),
    ("15", "A", "", "major"),
    ("16", "OVA", "certifying", "major"),
    ("17", "OBVA", "", "minor_or_major"),
    ("18", "OBVA", "", "minor_or_major"),
    ("19", "OBVA", "", "minor_or_major"),
    ("20", "A", "", "major"),
    ("21", "OBVA", "", "major"),
    ("22", "OBVA", "", "major"),
    ("23", "OBVA", "", "minor_or_major"),
    ("24", "OBVA", "", "minor_or_major"),
    ("25", "OBVA", "", "minor_or_major"),
    ("26", "OBVA", "", "major"),
    ("27", "OBVA", "subcontracts", "major"),
    ("28", "OA", "work_based", "minor_or_major"),
    ("29", "A", "", "major"),
    ("30", "OBVA", "", "minor_or_major"),
    ("31", "OBVA", "", "major"),
    ("32", "OBVA", "", "major"),
    ("33", "A", "", ""),
];
/// Indicators of each category: of the label with the national referential of 32, then of 33.
const COUNTS: [(Category, usize, usize); 4] =
    [(Category::Of, 40, 40), (Category::Bc, 31, 31), (Category::Vae, 33, 33), (Category::App, 44, 45)];
/// Audits that look at a part only, as a national pack says it.
const AUDITS: &str = "audits:
  - when: audit.kind == 'complementary'
    keeps: []
    reason: audit complémentaire
  - when: audit.kind == 'initial' and audit.entry == 'adapted'
    keeps: ['1', '2', '3']
    reason: audit aménagé
";

fn words() -> Words {
    Words::new(Lang::Fr)
}

fn loaded(files: &[(&str, &str)]) -> Pack {
    let loaded = pack::load(&[source(files)], &|_| None, &words());
    loaded.unwrap_or_else(|faults| panic!("{}", faults[0])).packs.remove(0)
}

fn embedded(id: &str) -> Pack {
    let source = pack::embedded(id).unwrap_or_else(|| panic!("{id} is in this program"));
    pack::load(&[source], &|_| None, &words()).unwrap_or_else(|faults| panic!("{}", faults[0])).packs.remove(0)
}

fn label() -> Pack {
    embedded("certifregion-v6")
}

/// The first edition of the table as a pack, with audits that look at a part only.
fn tabled() -> Pack {
    let piece = artefact("piece", "Pièce", "recognise: {titles: [essai]}");
    let rest = format!("requires: {{artefact: piece}}\nartefacts:\n{piece}");
    let mut files = vec![("pack.yaml".to_owned(), format!("{PACK}{AUDITS}"))];
    for (id, letters, when, grade) in TABLE.iter().take(32) {
        let categories: Vec<&str> = letters.chars().map(|letter| category(letter).id()).collect();
        let mut text =
            INDICATOR.replace("id: X", &format!("id: '{id}'")).replace("OF, BC, VAE, APP", &categories.join(", "));
        for (key, value) in [("when", when), ("grade", grade)].into_iter().filter(|(_, value)| !value.is_empty()) {
            text.extend([key, ": ", value, "\n"]);
        }
        files.push((format!("{id}.yaml"), text + &rest));
    }
    let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    loaded(&files)
}

fn category(letter: char) -> Category {
    match letter {
        'O' => Category::Of,
        'B' => Category::Bc,
        'V' => Category::Vae,
        _ => Category::App,
    }
}

fn provider(category: Category, answer: Option<bool>) -> Profile {
    let mut profile = Profile { categories: [category].into(), ..probant::profile::assumed() };
    for (name, _) in profile.conditions.named() {
        *profile.conditions.slot(name).expect("known") = answer;
    }
    profile
}

fn count(packs: &[&Pack], profile: &Profile) -> usize {
    let all = packs.iter().flat_map(|pack| &pack.indicators);
    all.filter(|indicator| applies(indicator, profile, &words()).applicable).count()
}

/// Every edition of the national referential.
fn editions() -> [Pack; 2] {
    [embedded("rnq-v9"), embedded("rnq-2026")]
}

#[test]
fn each_category_is_asked_for_what_the_referentials_say() {
    let ([old, new], label) = (editions(), label());
    for (category, with_old, with_new) in COUNTS {
        for answer in [None, Some(true)] {
            let profile = provider(category, answer);
            assert_eq!(count(&[&label, &old], &profile), with_old, "{category:?} {answer:?}");
            assert_eq!(count(&[&label, &new], &profile), with_new, "{category:?} {answer:?}");
        }
    }
    assert_eq!((old.indicators.len(), new.indicators.len(), label.indicators.len()), (32, 33, 12));
}

#[test]
fn the_packs_of_this_program_follow_the_table() {
    for pack in editions() {
        for indicator in &pack.indicators {
            let row = TABLE.iter().find(|row| row.0 == indicator.id).expect("in the table");
            let categories = row.1.chars().map(category).collect();
            assert_eq!(indicator.categories, categories, "{} {}", pack.id, indicator.id);
            let when = indicator.when.as_ref().map_or("", pack::Condition::text);
            assert_eq!(when, row.2, "{} {}", pack.id, indicator.id);
            let grade = indicator.grade.map(|grade| grade.id().replace('-', "_"));
            assert_eq!(grade.unwrap_or_default(), row.3, "{} {}", pack.id, indicator.id);
        }
    }
}

#[test]
fn each_answer_takes_out_what_depends_on_it_and_is_named() {
    let ([old, _], label) = (editions(), label());
    for (question, lost) in [
        ("certifying", ["3", "7", "16"].as_slice()),
        ("work_based", &["D", "13", "28"]),
        ("distance_learning", &["G"]),
        ("subcontracts", &["27"]),
        ("employs_staff", &[]),
        ("answers_tenders", &[]),
        ("rents_technical_platforms", &[]),
    ] {
        let profile = provider(Category::App, Some(true)).answering_no(question);
        let all = [&label, &old].into_iter().flat_map(|pack| &pack.indicators);
        let out: Vec<_> =
            all.map(|one| (one, applies(one, &profile, &words()))).filter(|(_, scope)| !scope.applicable).collect();
        let ids: Vec<&str> = out.iter().map(|(one, _)| one.id.as_str()).collect();
        assert_eq!(ids, lost, "{question}");
        assert!(out.iter().all(|(_, scope)| scope.reason.contains(&format!("({question}: false)"))), "{out:?}");
    }
    assert_eq!(count(&[&label, &old], &provider(Category::Of, Some(false))), 32);
}

#[test]
fn the_audit_that_is_coming_decides_and_is_named() {
    let pack = tabled();
    let of = |kind: &str, entry: Option<&str>| {
        let (kind, entry) = (Some(kind.to_owned()), entry.map(str::to_owned));
        let audit = Some(Audit { kind, entry, date: None, certificate_issued: None });
        Profile { audit, ..provider(Category::Of, Some(true)) }
    };
    assert_eq!(count(&[&pack], &provider(Category::Of, Some(true))), 28);
    for kind in ["initial", "surveillance", "renewal", "extension"] {
        assert_eq!(count(&[&pack], &of(kind, Some("complementary"))), 28, "{kind}");
    }
    assert_eq!(count(&[&pack], &of("complementary", None)), 0);
    assert_eq!(count(&[&pack], &of("initial", Some("adapted"))), 3);
    let told = applies(&pack.indicators[3], &of("initial", Some("adapted")), &words()).reason;
    assert_eq!(
        told,
        "sans objet : audit aménagé (nature de l’audit (audit.kind: initial) ; voie d’entrée (audit.entry: adapted))"
    );
}
