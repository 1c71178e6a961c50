//! Tests of the catalogue: whole in every language, and each language its own.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::date;

use super::*;

/// Messages that read the same in both languages: names, international words, and messages made of variables alone.
const SAME: &[&str] = &[
    "calendar-audit",
    "condition-answered",
    "count-documents",
    "diff-documents",
    "diff-no-pack",
    "due-month",
    "expected-mark-misuse",
    "explain-source",
    "found-hours",
    "found-listed-version",
    "found-person",
    "found-session",
    "found-slip",
    "hours-and-minutes",
    "hours-whole",
    "lack-refused",
    "place-page",
    "report-artefact-at-site",
    "report-audit",
    "report-audit-short",
    "report-calendar-audit",
    "report-date-found",
    "report-documents",
    "report-version",
    "sheet-column-code",
    "sheet-column-date",
    "sheet-column-document",
    "sheet-column-format",
    "sheet-column-pages",
    "sheet-column-sha256",
    "sheet-column-site",
    "sheet-documents",
    "trial-pack",
    "why-kind",
    "why-near-artefact",
];
/// The one message whose variables a language chooses among: a day has digits in French, a month in letters in English.
const DAY: &str = "day-written";

/// The messages of `lang` as they are written, by key.
fn messages(lang: Lang) -> BTreeMap<&'static str, String> {
    let mut messages: BTreeMap<&str, String> = BTreeMap::new();
    let mut current = None;
    for line in lang.sources().iter().flat_map(|source| source.lines()).filter(|line| !line.starts_with('#')) {
        let starts = line.starts_with(|c: char| c.is_ascii_alphabetic());
        if let Some((key, text)) = line.split_once(" =").filter(|_| starts) {
            assert!(messages.insert(key, text.trim().to_owned()).is_none(), "{key} twice");
            current = Some(key);
        } else if let Some(text) = current.and_then(|key| messages.get_mut(key)) {
            text.push_str(line);
        }
    }
    messages
}

/// The variables that `text` names, those that choose a form apart, and the messages that it takes up.
fn placeables(text: &str) -> BTreeSet<String> {
    let inside = text.split('{').skip(1).filter_map(|rest| rest.split(['}', '\n']).next());
    let names = inside.map(|placeable| match placeable.split_once("->") {
        Some((variable, _)) => format!("{} ->", variable.trim()),
        None => placeable.trim().to_owned(),
    });
    names.filter(|name| !name.starts_with('"')).collect()
}

#[test]
fn every_file_of_the_catalogue_parses() {
    for source in Lang::ALL.into_iter().flat_map(Lang::sources) {
        let errors = FluentResource::try_new((*source).to_owned()).err().map(|(_, errors)| errors);
        assert!(errors.is_none(), "{errors:?}");
    }
}

#[test]
fn no_key_is_written_twice() {
    assert!(Lang::ALL.into_iter().all(|lang| messages(lang).len() > 900));
}

#[test]
fn every_language_has_every_message_with_the_same_variables() {
    let (french, english) = (messages(Lang::Fr), messages(Lang::En));
    assert_eq!(french.keys().collect::<Vec<_>>(), english.keys().collect::<Vec<_>>());
    for (key, text) in french.iter().filter(|(key, _)| **key != DAY) {
        assert_eq!(placeables(text), placeables(&english[key]), "{key}");
    }
}

#[test]
fn no_message_was_left_in_french() {
    let (french, english) = (messages(Lang::Fr), messages(Lang::En));
    let same: Vec<&str> = french.iter().filter(|(key, text)| english[*key] == **text).map(|(key, _)| *key).collect();
    assert_eq!(same, SAME);
}

#[test]
fn english_is_set_as_english() {
    for (key, text) in messages(Lang::En) {
        let marks = ['«', '»', '\u{a0}', '\u{202f}', 'é', 'è', 'ê', 'à', 'ç', 'ô', 'î', 'œ'];
        assert!(!text.contains(marks), "{key}: {text}");
        assert!([" : ", " ; ", " ?", " %"].iter().all(|mark| !text.contains(mark)), "{key}: {text}");
        assert_eq!(
            text.matches('“').count(),
            text.matches('”').count() + usize::from(key.ends_with("quote-open"))
                - usize::from(key.ends_with("quote-close")),
            "{key}: {text}"
        );
    }
}

#[test]
fn plurals_follow_the_number_and_the_language() {
    let said = |lang, n| Words::new(lang).tell("count-documents", &[("n", n)]);
    assert_eq!(["0", "1", "2"].map(|n| said(Lang::Fr, n)), ["0 document", "1 document", "2 documents"]);
    assert_eq!(["0", "1", "2"].map(|n| said(Lang::En, n)), ["0 documents", "1 document", "2 documents"]);
}

#[test]
fn days_are_written_as_the_language_writes_them() {
    let written = |lang| [date(2026, 3, 5), date(2026, 12, 15)].map(|day| Words::new(lang).day(day));
    assert_eq!(written(Lang::Fr), ["05/03/2026", "15/12/2026"]);
    assert_eq!(written(Lang::En), ["5 March 2026", "15 December 2026"]);
}

#[test]
fn places_read_like_directions() {
    let place = Place::cell("Plan", 2, 4).inside("actions.xlsx");
    let told = |lang| Words::new(lang).place(&place);
    assert_eq!(told(Lang::Fr), "pièce jointe « actions.xlsx », feuille « Plan », cellule B4");
    assert_eq!(told(Lang::En), "attachment “actions.xlsx”, sheet “Plan”, cell B4");
}

#[test]
fn what_is_put_together_is_set_in_the_language() {
    let told = |lang| {
        let words = Words::new(lang);
        words.pair(&words.quoted("a"), &words.series(&["b", "c"]))
    };
    assert_eq!(told(Lang::Fr), "« a » : b ; c");
    assert_eq!(told(Lang::En), "“a”: b; c");
}
