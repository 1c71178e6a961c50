//! Checks the signs of an artefact or a kind: what can never match is a fault, not a rule that stays silent.

use std::ops::Range;

use crate::pattern::regex::{Expression, Refused, Regex, dead};
use crate::text::fold::folded;
use crate::text::phrase::Phrase;
use crate::yaml::{Say, Sheet, child, unknown_word};

use super::columns::Family;
use super::points::{ACCEPT, REVIEW};
use super::raw::{HeaderNode, PhraseGroup, RecogniseNode};
use super::values::at_least;

/// Names that signs may use.
#[derive(Default)]
pub(super) struct Names {
    /// Ids of the kinds of document.
    pub kinds: Vec<String>,
    /// Short names of file formats.
    pub formats: Vec<String>,
    /// Ids of those of whom an artefact may exist once each.
    pub members: Vec<String>,
    /// Families of names of columns.
    pub columns: Vec<Family>,
}

/// Reports every fault of `node` at `pointer`.
pub(super) fn check(sheet: &mut Sheet<'_>, pointer: &str, node: &RecogniseNode, names: &Names) {
    let at = |key: &str| child(pointer, key);
    for (key, list) in [("paths", &node.paths), ("titles", &node.titles), ("issuers", &node.issuers)] {
        phrases(sheet, &at(key), list);
    }
    groups(sheet, &at("phrases"), &node.phrases);
    groups(sheet, &at("needs"), &node.needs);
    for (index, header) in node.tables.iter().enumerate() {
        self::header(sheet, &child(&at("tables"), &index.to_string()), header);
    }
    for (index, pattern) in node.patterns.iter().enumerate() {
        expression(sheet, &format!("{}/{index}/regex", at("patterns")), &pattern.regex);
    }
    for (index, refusal) in node.refuse.iter().enumerate() {
        some_phrases(sheet, &format!("{}/{index}/any", at("refuse")), &refusal.any);
    }
    known(sheet, &at("kinds"), &node.kinds, &names.kinds);
    known(sheet, &at("not_kinds"), &node.not_kinds, &names.kinds);
    known(sheet, &at("formats"), &node.formats, &names.formats);
    known(sheet, &at("usual_formats"), &node.usual_formats, &names.formats);
    thresholds(sheet, pointer, node);
}

/// Reports the phrases of which nothing remains once folded.
pub(super) fn phrases(sheet: &mut Sheet<'_>, pointer: &str, list: &[Phrase]) {
    for (index, phrase) in list.iter().enumerate() {
        if phrase.forms().is_empty() {
            let say = Say::new(sheet.words.tell("fault-phrase-empty", &[("phrase", phrase.said())]))
                .expecting(sheet.words.say("expected-phrase"));
            sheet.report(&child(pointer, &index.to_string()), say);
        }
    }
}

/// The same, and a list without any phrase.
pub(super) fn some_phrases(sheet: &mut Sheet<'_>, pointer: &str, list: &[Phrase]) {
    if list.is_empty() {
        let say = Say::new(sheet.words.say("fault-no-phrase")).expecting(sheet.words.say("expected-phrase"));
        sheet.report(pointer, say);
    }
    phrases(sheet, pointer, list);
}

fn groups(sheet: &mut Sheet<'_>, pointer: &str, groups: &[PhraseGroup]) {
    for (index, group) in groups.iter().enumerate() {
        some_phrases(sheet, &format!("{pointer}/{index}/any"), &group.any);
    }
}

fn header(sheet: &mut Sheet<'_>, pointer: &str, header: &HeaderNode) {
    let columns = child(pointer, "columns");
    if header.columns.is_empty() {
        let say = Say::new(sheet.words.say("fault-empty"));
        sheet.report(&columns, say);
    }
    for (index, column) in header.columns.iter().enumerate() {
        some_phrases(sheet, &child(&columns, &index.to_string()), column);
    }
    if let Some(number) = header.at_least {
        at_least(sheet, &child(pointer, "at_least"), number, header.columns.len());
    }
}

/// Reports an expression that does not compile, that matches anything, or that folded text can never match.
pub(super) fn expression(sheet: &mut Sheet<'_>, pointer: &str, expression: &Expression) {
    let (words, source) = (sheet.words, expression.source());
    if let Err(refused) = expression.compiled() {
        let whole = 0..source.chars().count();
        let (key, range) = match refused {
            Refused::Large => ("fault-regex-large", whole),
            Refused::MatchesNothing => ("fault-regex-anything", whole),
            Refused::Syntax(range) => ("fault-regex", range.clone()),
        };
        sheet.report_inside(pointer, source, range, Say::new(words.say(key)));
        return;
    }
    let dead = dead(source, |c| plain(c) == c.to_string());
    let Some((first, range)) = dead.first() else { return };
    let fixed = Some(folded_form(source, &dead)).filter(|fixed| Regex::new(fixed).is_ok());
    let say = Say::new(words.tell("fault-regex-never", &[("char", &first.to_string())]))
        .expecting(words.say("expected-folded"))
        .suggesting(fixed.map(|form| words.tell("write-instead", &[("form", &form)])));
    sheet.report_inside(pointer, source, range.clone(), say);
}

/// `source` with each dead character as it stands in folded text.
fn folded_form(source: &str, dead: &[(char, Range<usize>)]) -> String {
    let mut fixed = String::new();
    for (index, c) in source.chars().enumerate() {
        match dead.iter().find(|(_, range)| range.contains(&index)) {
            None => fixed.push(c),
            Some((c, range)) if range.start == index => fixed.push_str(&plain(*c)),
            Some(_) => {}
        }
    }
    fixed
}

/// What a character becomes in folded text; the blanks that the engine itself puts there are left alone.
fn plain(c: char) -> String {
    match c {
        ' ' | '\t' | '\n' | '\r' => c.to_string(),
        c if c.is_whitespace() => " ".to_owned(),
        c => folded(&c.to_string()),
    }
}

/// Reports the names of `list` that are not `known`.
pub(super) fn known(sheet: &mut Sheet<'_>, pointer: &str, list: &[String], known: &[String]) {
    for (index, name) in list.iter().enumerate().filter(|(_, name)| !known.contains(name)) {
        let say = unknown_word(sheet.words, name, known);
        sheet.report(&child(pointer, &index.to_string()), say);
    }
}

fn thresholds(sheet: &mut Sheet<'_>, pointer: &str, node: &RecogniseNode) {
    let (accept, review) = (node.accept.unwrap_or(ACCEPT), node.review.unwrap_or(REVIEW));
    if accept <= review || review <= 0 {
        let args = [("accept", accept.to_string()), ("review", review.to_string())];
        let args = args.each_ref().map(|(name, value)| (*name, value.as_str()));
        let key = if node.accept.is_some() { "accept" } else { "review" };
        let say =
            Say::new(sheet.words.tell("fault-thresholds", &args)).expecting(sheet.words.say("expected-thresholds"));
        sheet.report(&child(pointer, key), say);
    }
}
