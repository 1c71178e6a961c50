//! Broken and hostile files, and the agreement of the two parsers.

use std::time::{Duration, Instant};

use proptest::prelude::*;
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::Value;

use super::*;
use crate::catalogue::Lang;

/// A shelf, as a test writes it.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "read by serde only")]
struct Shelf {
    #[schemars(regex(pattern = "^[a-z]+(-[a-z]+)*$"), extend("$comment" = "form-slug"))]
    id: String,
    #[serde(default)]
    size: Option<Size>,
    #[serde(default)]
    open: Option<bool>,
    #[serde(default)]
    books: Vec<Book>,
    #[serde(default)]
    first: Option<Book>,
    #[serde(default)]
    #[schemars(range(min = 1, max = 5))]
    floor: Option<u8>,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
enum Size {
    /// Small.
    Small,
    /// Large.
    VeryLarge,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "read by serde only")]
struct Book {
    title: String,
    #[serde(default)]
    pages: Option<usize>,
}

fn faults(text: &str) -> String {
    let words = Words::new(Lang::Fr);
    let (_, sheet) = Form::<Shelf>::new().read("shelf.yaml", text, &words);
    sheet.into_faults().iter().map(|fault| format!("{fault}\n")).collect()
}

#[test]
fn a_sound_file_is_read() {
    let words = Words::new(Lang::Fr);
    let text = "id: top\nsize: very_large\nbooks:\n  - {title: Un, pages: 3}\n";
    let (shelf, sheet) = Form::<Shelf>::new().read("shelf.yaml", text, &words);
    assert!(sheet.is_sound());
    assert_eq!(shelf.and_then(|shelf| shelf.books[0].pages), Some(3));
}

#[test]
fn every_fault_of_a_shape_is_shown_at_once() {
    insta::assert_snapshot!(faults(
        "id: Haut Étage\nsize: big_large\nopen: oui\nfloor: 9\nbooks:\n  - titel: Un\n  - pages: \"3\"\n    couleur: bleu\n  - title: 12\nfirst:\n"
    ));
}

#[test]
fn faults_of_syntax_name_what_to_mend() {
    let texts = [
        "id: \"top\nopen: true\n",
        "id: a: b\n",
        "id: top\n\topen: true\n",
        "id: top\nbooks: [a, b\nopen: true\n",
        "id: top\n  open: true\n",
        "id top\nopen: true\n",
        "id: \"a\\d\"\n",
        "id: 'l'eau'\n",
        "id: *top\n",
        "first: {title: a,\npages: 2}\n",
        "",
        "# rien\n",
    ];
    let shown: Vec<String> = texts.iter().map(|text| format!("--- {text:?}\n{}", faults(text))).collect();
    insta::assert_snapshot!(shown.join("\n"));
}

#[test]
fn what_only_confuses_is_refused() {
    let texts = [
        "id: top\nid: low\n",
        "base: &b {title: x}\nfirst: *b\nid: a\n",
        "id: a\nfirst:\n  <<: {title: x}\n",
        "id: !!str 12\n",
        "id: a\n---\nid: b\n",
        "id: a\n? [x]\n: y\n",
    ];
    let shown: Vec<String> = texts.iter().map(|text| format!("--- {text:?}\n{}", faults(text))).collect();
    insta::assert_snapshot!(shown.join("\n"));
}

#[test]
fn what_is_sound_in_a_faulty_file_is_still_read() {
    let words = Words::new(Lang::Fr);
    let (shelf, mut sheet) = Form::<Shelf>::new().read(
        "s.yaml",
        "id: top\nopen: oui\nsize: huge\nbooks: [{titel: x}]\nfirst: {titel: a, pages: 2}\n",
        &words,
    );
    let shelf = shelf.expect("repaired");
    assert_eq!(shelf.first.and_then(|book| book.pages), Some(2));
    sheet.report("/first", Say::new("un écho du même endroit".to_owned()));
    sheet.report("/id", Say::new("autre chose".to_owned()));
    assert_eq!(sheet.into_faults().len(), 5);
}

#[test]
fn hostile_files_are_refused_at_once() {
    let bomb: String =
        (1..10).map(|n| format!("a{n}: &a{n} [{}]\n", vec![format!("*a{}", n - 1); 9].join(","))).collect();
    let texts = [
        format!("a0: &a0 x\n{bomb}"),
        "[".repeat(200 << 10),
        "a: {".repeat(60 << 10),
        "- ".repeat(120 << 10),
        "? ".repeat(120 << 10),
        "x".repeat(400 << 10),
        "a: 'é\n".repeat(30 << 10),
        format!("id: {}", "'".repeat(200 << 10)),
        (0..20_000).map(|n| format!("k{n}: 1\n")).collect(),
        "k: 1\n".repeat(50_000),
        "&a ".repeat(80 << 10),
        "!a ".repeat(80 << 10),
        "\u{0}\u{1}\u{2}".to_owned(),
    ];
    for text in texts {
        let start = Instant::now();
        let shown = faults(&text);
        let head: String = text.chars().take(20).collect();
        assert!(!shown.is_empty(), "{head}");
        assert!(start.elapsed() < Duration::from_secs(4), "{head}: {:?}", start.elapsed());
    }
}

fn scalar() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        "[a-zA-Z0-9éœ' :#,.&*!|>%@`~+-]{0,12}".prop_map(Value::from),
        "(0x|0o|0b|-|\\+|0)?[0-9a-f._e+]{0,6}".prop_map(Value::from),
    ]
}

fn document() -> impl Strategy<Value = Value> {
    scalar().prop_recursive(4, 40, 5, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
            prop::collection::btree_map("[a-z][a-z -]{0,6}", inner, 0..5)
                .prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}

/// What may look like a number, an answer or nothing.
const PLAIN: &str = "[+-]?\\.(nan|NaN|NAN|inf|Inf|INF)|(0x|0o|0b|-|\\+|0|\\.)?[0-9a-fA-F._eNnrutlys~+-]{0,8}";

proptest! {
    #[test]
    fn both_parsers_read_the_same_tree(value in document()) {
        let text = serde_yaml::to_string(&value).unwrap();
        let tree = tree::read(&text);
        prop_assert_eq!(tree.refusals, Vec::new());
        prop_assert_eq!(tree.value, Some(value));
    }

    #[test]
    fn both_parsers_read_a_plain_scalar_alike(text in PLAIN) {
        let theirs: Result<Value, _> = serde_yaml::from_str(&format!("k: {text}\n"));
        let ours = tree::read(&format!("k: {text}\n"));
        if let (Ok(theirs), Some(ours)) = (theirs, ours.value) {
            prop_assert_eq!(ours, theirs);
        }
    }

    #[test]
    fn reading_never_panics(text in "\\PC{0,80}|([a-z]{1,3}: ?|- |\\[|\\]|\\{|\\}|\n|  |\"|'|&a |\\*a|!|#|é|\t){0,40}") {
        let _ = faults(&text);
    }
}
