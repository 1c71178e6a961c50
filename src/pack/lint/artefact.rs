//! Conditions of one artefact that can never matter.

use std::collections::BTreeSet;

use jiff::civil::{Date, date};

use crate::checks::fresh::Fresh;
use crate::text::duration;
use crate::text::phrase::Phrase;
use crate::yaml::{Say, Sheet, child};

use super::super::points::{ACCEPT, ISSUER, KIND, PATTERN, PHRASE, TABLE, TITLE};
use super::super::raw::{ArtefactNode, RecogniseNode, Zone};
use super::conditions;

/// Looks at what the pack has `written` itself of the artefact at `at`.
pub(super) fn check(sheet: &mut Sheet<'_>, at: &str, node: &ArtefactNode, written: &BTreeSet<String>) {
    let recognise = child(at, "recognise");
    let is_own = |key: &str| written.contains(&format!("recognise.{key}"));
    out_of_reach(sheet, &recognise, &node.recognise);
    if is_own("titles") {
        refused_titles(sheet, &recognise, &node.recognise);
    }
    if is_own("phrases") || is_own("patterns") || is_own("tables") {
        weightless(sheet, &recognise, &node.recognise);
    }
    if is_own("refuse") {
        weak_refusals(sheet, &recognise, &node.recognise);
        refused_phrases(sheet, &recognise, &node.recognise);
    }
    if let Some(check) = node.checks.fresh.as_ref().filter(|_| written.contains("checks.fresh")) {
        fresh(sheet, &format!("{at}/checks/fresh"), check);
    }
}

/// Reports an artefact that no document can be: all its signs together do not make evidence.
fn out_of_reach(sheet: &mut Sheet<'_>, at: &str, node: &RecogniseNode) {
    let some = |any: bool, points: i32| if any { points } else { 0 };
    let groups = node.phrases.iter().map(|group| group.weight.unwrap_or(PHRASE).max(0));
    let patterns = node.patterns.iter().map(|pattern| pattern.weight.unwrap_or(PATTERN).max(0));
    let table = node.tables.iter().map(|table| table.weight.unwrap_or(TABLE)).max().unwrap_or(0).max(0);
    let lists = some(!node.titles.is_empty(), TITLE)
        + some(!node.issuers.is_empty(), ISSUER)
        + some(!node.kinds.is_empty(), KIND);
    let most = groups.chain(patterns).sum::<i32>() + table + lists;
    let accept = node.accept.unwrap_or(ACCEPT);
    if most < accept {
        let args = [("most", most.to_string()), ("accept", accept.to_string())];
        let say = sheet.words.tell("lint-out-of-reach", &args.each_ref().map(|(name, value)| (*name, value.as_str())));
        sheet.report(at, Say::new(say).expecting(sheet.words.say("lint-out-of-reach-expected")));
    }
}

/// Reports the titles that hold a phrase which refuses the document by itself.
fn refused_titles(sheet: &mut Sheet<'_>, at: &str, node: &RecogniseNode) {
    let final_word = node.refuse.iter().filter(|refusal| refusal.weight.is_none());
    let refused: Vec<&Phrase> = final_word.flat_map(|refusal| &refusal.any).collect();
    for (index, title) in node.titles.iter().enumerate() {
        let holds = |form: &String| title.forms().iter().all(|said| said.contains(form.as_str()));
        if let Some(phrase) = refused.iter().find(|phrase| phrase.forms().iter().any(holds)) {
            let say = Say::new(sheet.words.tell("lint-title-refused", &[("phrase", phrase.said())]));
            sheet.report(&format!("{at}/titles/{index}"), say);
        }
    }
}

/// Reports signs that are worth nothing.
fn weightless(sheet: &mut Sheet<'_>, at: &str, node: &RecogniseNode) {
    let lists: [(&str, Vec<Option<i32>>); 3] = [
        ("phrases", node.phrases.iter().map(|group| group.weight).collect()),
        ("patterns", node.patterns.iter().map(|pattern| pattern.weight).collect()),
        ("tables", node.tables.iter().map(|table| table.weight).collect()),
    ];
    for (key, weights) in lists {
        for (index, _) in weights.iter().enumerate().filter(|(_, weight)| **weight == Some(0)) {
            sheet.report(&format!("{at}/{key}/{index}/weight"), Say::new(sheet.words.say("lint-weightless")));
        }
    }
}

/// Reports refusals that weigh nothing, and findings that are never said: only a refusal without points says one.
fn weak_refusals(sheet: &mut Sheet<'_>, at: &str, node: &RecogniseNode) {
    for (index, refusal) in node.refuse.iter().enumerate() {
        let at = format!("{at}/refuse/{index}");
        if refusal.finding && refusal.weight.is_some() {
            let say = Say::new(sheet.words.say("lint-silent-finding"));
            sheet.report_key(&child(&at, "finding"), say.expecting(sheet.words.say("lint-silent-finding-expected")));
        }
        if refusal.weight == Some(0) {
            sheet.report(&child(&at, "weight"), Say::new(sheet.words.say("lint-weightless")));
        }
    }
}

/// Reports the phrases that hold another one which refuses the document by itself, wherever it stands.
fn refused_phrases(sheet: &mut Sheet<'_>, at: &str, node: &RecogniseNode) {
    let anywhere = node.refuse.iter().filter(|one| one.weight.is_none() && one.zone == Zone::Anywhere);
    let everywhere: Vec<&String> = anywhere.flat_map(|one| &one.any).flat_map(Phrase::forms).collect();
    for (index, group) in node.phrases.iter().enumerate() {
        let refused = |phrase: &Phrase| {
            let said = phrase.forms();
            !said.is_empty() && said.iter().all(|said| everywhere.iter().any(|form| said.contains(form.as_str())))
        };
        for (inner, phrase) in group.any.iter().enumerate().filter(|(_, phrase)| refused(phrase)) {
            let say = Say::new(sheet.words.tell("lint-phrase-refused", &[("phrase", phrase.said())]));
            sheet.report(&format!("{at}/phrases/{index}/any/{inner}"), say);
        }
    }
}

/// Reports a warning or a tolerance that is as long as the time itself, and cases that are never reached.
fn fresh(sheet: &mut Sheet<'_>, at: &str, fresh: &Fresh) {
    conditions::cases(sheet, at, fresh);
    let limits = fresh.max.iter().chain(fresh.cases.iter().filter_map(|case| case.max.as_ref()));
    let limits = limits.chain(fresh.said.iter().map(|said| &said.max));
    let shortest = limits.filter_map(|max| Some((end(max)?, max))).min();
    let Some((least, max)) = shortest else { return };
    for (key, text) in [("warn_before", &fresh.warn_before), ("grace", &fresh.grace)] {
        let Some((last, text)) = text.as_ref().and_then(|text| Some((end(text)?, text))) else { continue };
        if last > least || last == least && key == "warn_before" {
            let args = [("found", text.as_str()), ("max", max)];
            sheet.report(
                &child(at, key),
                Say::new(sheet.words.tell(&format!("lint-fresh-{}", key.replace('_', "-")), &args)),
            );
        }
    }
}

/// The end of a length of time, each counted from the same day so that they compare.
fn end(text: &str) -> Option<Date> {
    date(2025, 1, 1).checked_add(duration::parse(text).ok()?).ok()
}
