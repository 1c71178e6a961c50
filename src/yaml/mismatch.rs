//! What the parser refuses and the schema finds wrong, in words of the catalogue.

use std::collections::BTreeSet;

use serde_json::Value;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::catalogue::Words;

use super::fault::Say;
use super::nearest::nearest;
use super::schema::{Mismatch, Wrong};
use super::tree::{DEPTH, Refusal};

/// Known words listed in one message.
const LISTED: usize = 12;

/// Drops what only echoes another mismatch: a key is not missing when it stands there misspelt.
pub(super) fn without_echoes(wrongs: &[Wrong]) -> impl Iterator<Item = &Wrong> {
    let meant: Vec<(String, String)> = wrongs.iter().filter_map(meant).collect();
    let echo = move |wrong: &Wrong| match &wrong.mismatch {
        Mismatch::MissingKey(key) => meant.iter().any(|(pointer, word)| *pointer == wrong.pointer && word == key),
        _ => false,
    };
    wrongs.iter().filter(move |wrong| !echo(wrong))
}

fn meant(wrong: &Wrong) -> Option<(String, String)> {
    match &wrong.mismatch {
        Mismatch::UnknownKey { key, known } => {
            let word = nearest(key, known.iter().map(String::as_str))?;
            Some((wrong.pointer.clone(), word.to_owned()))
        }
        _ => None,
    }
}

/// Says what is wrong with `found`.
pub(super) fn say(words: &Words, mismatch: &Mismatch, found: &Value) -> Say {
    match mismatch {
        Mismatch::UnknownKey { key, known } => Say::new(words.tell("fault-unknown-key", &[("key", key)]))
            .expecting(one_of(words, known))
            .suggesting(nearest(key, known.iter().map(String::as_str)).map(|word| did_you_mean(words, word))),
        Mismatch::MissingKey(key) => Say::new(words.tell("fault-missing-key", &[("key", key)])),
        Mismatch::Type(types) => wrong_type(words, types, found),
        Mismatch::Word(known) => unknown_word(words, found.as_str().unwrap_or_default(), known),
        Mismatch::Form(form) => wrong_form(words, form.as_deref(), found.as_str().unwrap_or_default()),
        Mismatch::Range { least, most } => {
            let bounds = [("least", least.as_deref().unwrap_or("0")), ("most", most.as_deref().unwrap_or("…"))];
            Say::new(words.tell("fault-range", &[("found", &found.to_string())]))
                .expecting(words.tell("expected-range", &bounds))
        }
        Mismatch::Empty => Say::new(words.say("fault-empty")),
        Mismatch::Other(keyword) => Say::new(words.tell("fault-other", &[("keyword", keyword)])),
    }
}

/// Says that `word` is none of `known`, and which it may have been.
pub(crate) fn unknown_word(words: &Words, word: &str, known: &[String]) -> Say {
    Say::new(words.tell("fault-unknown-word", &[("word", word)]))
        .expecting(one_of(words, known))
        .suggesting(nearest(word, known.iter().map(String::as_str)).map(|word| did_you_mean(words, word)))
}

/// "attendu : l'une de …"; none when there is nothing to list.
pub(crate) fn one_of(words: &Words, known: &[String]) -> Option<String> {
    let mut seen = BTreeSet::new();
    let different: Vec<&str> = known.iter().map(String::as_str).filter(|word| seen.insert(*word)).collect();
    let more = if different.len() > LISTED { "…" } else { "" };
    let list: Vec<&str> = different.into_iter().take(LISTED).collect();
    (!list.is_empty()).then(|| words.tell("expected-one-of", &[("list", &format!("{}{more}", list.join(", ")))]))
}

/// "vouliez-vous dire « … » ?"
pub(crate) fn did_you_mean(words: &Words, word: &str) -> String {
    words.tell("did-you-mean", &[("word", word)])
}

fn wrong_type(words: &Words, types: &[String], found: &Value) -> Say {
    if found.is_null() {
        return Say::new(words.say("fault-no-value")).expecting(types_in_words(words, types));
    }
    let suggestion = match (types.first().map(String::as_str), found) {
        (Some("string"), Value::Number(_) | Value::Bool(_)) => Some(format!("\"{found}\"")),
        (Some("array"), Value::String(text)) => Some(format!("[{text}]")),
        (Some("boolean"), Value::String(text)) => answer(text).map(str::to_owned),
        _ => None,
    };
    Say::new(words.tell("fault-type", &[("found", &words.say(type_key(found)))]))
        .expecting(types_in_words(words, types))
        .suggesting(suggestion.map(|form| words.tell("write-instead", &[("form", &form)])))
}

/// What a French or an older YAML answer means.
fn answer(text: &str) -> Option<&'static str> {
    match text.to_lowercase().as_str() {
        "oui" | "yes" | "on" | "vrai" | "y" | "o" => Some("true"),
        "non" | "no" | "off" | "faux" | "n" => Some("false"),
        _ => None,
    }
}

fn types_in_words(words: &Words, types: &[String]) -> Option<String> {
    let names: Vec<String> = types.iter().map(|name| words.say(&format!("type-{name}"))).collect();
    (!names.is_empty()).then(|| words.tell("expected-type", &[("type", &names.join(", "))]))
}

fn type_key(value: &Value) -> &'static str {
    match value {
        Value::Null => "type-null",
        Value::Bool(_) => "type-boolean",
        Value::Number(_) => "type-number",
        Value::String(_) => "type-string",
        Value::Array(_) => "type-array",
        Value::Object(_) => "type-object",
    }
}

fn wrong_form(words: &Words, form: Option<&str>, found: &str) -> Say {
    let expected = form.filter(|form| words.has(form)).map(|form| words.say(form));
    let slug = (form == Some("form-slug")).then(|| slug_of(found)).filter(|slug| !slug.is_empty());
    Say::new(words.tell("fault-form", &[("found", found)]))
        .expecting(expected)
        .suggesting(slug.map(|slug| words.tell("write-instead", &[("form", &slug)])))
}

/// The lower-case, hyphenated form of a name.
fn slug_of(text: &str) -> String {
    let plain: String = text.nfd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase).collect();
    let words: Vec<&str> = plain.split(|c: char| !c.is_ascii_alphanumeric()).filter(|part| !part.is_empty()).collect();
    words.join("-")
}

/// Says why the parser refuses the text; `before` is what stands before that place on its line.
pub(super) fn refusal(words: &Words, refusal: &Refusal, before: &str) -> Say {
    let depth = DEPTH.to_string();
    match refusal {
        Refusal::Syntax(detail) => syntax(words, detail, before),
        Refusal::Deep => Say::new(words.tell("fault-deep", &[("most", &depth)])),
        Refusal::Alias => Say::new(words.say("fault-alias")).suggesting(words.say("fault-alias-advice")),
        Refusal::Merge => Say::new(words.say("fault-merge")).suggesting(words.say("fault-alias-advice")),
        Refusal::Tag => Say::new(words.say("fault-tag")),
        Refusal::Duplicate(key) => Say::new(words.tell("fault-duplicate-key", &[("key", key)])),
        Refusal::ComplexKey => Say::new(words.say("fault-complex-key")),
        Refusal::SecondDocument => Say::new(words.say("fault-second-document")),
    }
}

/// The parser's reasons that people meet, by words of its English message.
const SYNTAX: [(&str, &str); 15] = [
    ("indentation in quoted", "syntax-open-quote"),
    ("indentation in flow", "syntax-flow-indent"),
    ("tab", "syntax-tab"),
    ("end of stream", "syntax-open-quote"),
    ("document indicator", "syntax-open-quote"),
    ("trailing content", "syntax-after-quote"),
    ("escape", "syntax-escape"),
    ("flow", "syntax-open-bracket"),
    ("bracket", "syntax-open-bracket"),
    ("mapping values are not allowed", "syntax-colon"),
    ("illegal placement of ':'", "syntax-colon"),
    ("simple key", "syntax-missing-colon"),
    ("anchor", "syntax-anchor"),
    ("indent", "syntax-indent"),
    ("did not find expected", "syntax-indent"),
];

fn syntax(words: &Words, detail: &str, before: &str) -> Say {
    let known = SYNTAX.iter().find(|(part, _)| detail.contains(part)).map_or("syntax-other", |(_, key)| *key);
    let key_alone = before.trim().chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | ' '));
    // A key that the parser did not await: the fault is on the line before, or in the indent.
    let hint = if known == "syntax-colon" && key_alone { "syntax-line-before" } else { known };
    Say::new(words.say("fault-syntax")).expecting(words.say(hint))
}
