//! Those who are to sign at the end of a paper, one by one, whether their names stand there or not.

use super::super::fold::folded;
use super::super::names;
use super::closing;
use crate::model::document::Block;

/// Last lines of a paper among which those who sign are looked for, and lines of a foot that may stand below them.
const TAIL: usize = 10;
const FOOT: usize = 2;
/// Most bytes of a line of such a place.
const LINE: usize = 120;
/// Most words of a post behind a name.
const POST: usize = 5;
/// Words that announce what a signatory is to write, folded.
const REQUESTS: &[&str] = &["lu et a", "bon pour a", "date et s", "precede"];

/// What a line, or a piece of it, says of who signs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Said<'a> {
    /// « Gérard Fabrègues ».
    Name(&'a str),
    /// « Pour l'organisme » if the flag is set, « le directeur », « lu et accepté, le titulaire, le … » if not.
    Role(bool),
    /// « Gérard Fabrègues, pour L'Écoutille », « La présidente, H. Castaing ».
    Both(&'a str),
    /// « (date et signature) », « le … ».
    Request,
}

/// The block in which each of those who sign at the end of `blocks` begins, in order.
pub(super) fn find(blocks: &[Block]) -> Vec<usize> {
    let mut lines: Vec<(usize, Said<'_>)> = Vec::new();
    for (place, (index, block)) in closing::body(blocks).take(TAIL).enumerate() {
        match line(&block.text) {
            Some(said) => lines.push((index, said)),
            None if lines.is_empty() && place < FOOT => {}
            None => break,
        }
    }
    lines.reverse();
    let mut found: Vec<Signer<'_>> = Vec::new();
    for (index, said) in lines {
        let known = found.iter_mut().rev().find(|signer| signer.is_named(said));
        if let Some(signer) = known {
            signer.said = said;
        } else if let Some(last) = found.last_mut().filter(|last| goes_on(last.said, said)) {
            last.said = together(last.said, said);
        } else if said != Said::Request {
            found.push(Signer { index, said });
        }
    }
    found.into_iter().map(|signer| signer.index).collect()
}

/// Somebody who signs.
struct Signer<'a> {
    /// The block in which the place begins.
    index: usize,
    /// What was said last.
    said: Said<'a>,
}

impl Signer<'_> {
    /// True when `said` names him again.
    fn is_named(&self, said: Said<'_>) -> bool {
        match (self.said, said) {
            (Said::Both(one) | Said::Name(one), Said::Name(other)) => names::may_be_same(one, other),
            _ => false,
        }
    }
}

/// True when `below` goes on about the signatory `above`: his name under his title, his title under the party or his name.
fn goes_on(above: Said<'_>, below: Said<'_>) -> bool {
    matches!(
        (above, below),
        (Said::Role(_), Said::Name(_))
            | (Said::Role(true) | Said::Name(_), Said::Role(false))
            | (Said::Role(true), Said::Both(_))
            | (_, Said::Request)
    )
}

fn together<'a>(above: Said<'a>, below: Said<'a>) -> Said<'a> {
    match (above, below) {
        (above, Said::Request) => above,
        (Said::Role(_), Said::Name(name) | Said::Both(name)) | (Said::Name(name), Said::Role(_)) => Said::Both(name),
        (_, below) => below,
    }
}

/// What a line says; none for any other line, and for one with places side by side, of which nobody knows where the pictures are.
fn line(text: &str) -> Option<Said<'_>> {
    let waits = text.trim_end().strip_suffix(" le").or_else(|| text.trim_end().strip_suffix(" Le"));
    let text = waits.unwrap_or(text).trim_end_matches(['.', ',', ' ']);
    let mut pieces = closing::pieces(text).filter(|_| text.len() <= LINE && !is_sentence(text));
    pieces.next().filter(|_| pieces.next().is_none()).and_then(piece)
}

/// « gérant. Ce que chacun lui confie … »: a full stop after a word.
fn is_sentence(text: &str) -> bool {
    let short = |word: &str| word.chars().count() <= 3;
    text.match_indices(". ").any(|(at, _)| {
        text.get(..at).and_then(|head| head.split([' ', '-']).next_back()).is_some_and(|word| !short(word))
    })
}

fn piece(text: &str) -> Option<Said<'_>> {
    let asked = text.split_once(['(', '[']).filter(|(_, rest)| closing::is_request(rest) || asks(rest));
    let text = asked.map_or(text, |(head, _)| head).trim_end_matches([' ', '.', '…', '_', '/', ':', ',']);
    if text.is_empty() || is_bare_request(text) || closing::is_label(text) || closing::is_signed_for(text) {
        return Some(Said::Request);
    }
    let mut parts = text.split([',', ':', '–']).map(str::trim).filter(|part| !part.is_empty());
    let is_party = |part: &str| closing::is_for(part) || closing::begins_with_party(&folded(part));
    let is_title = |part: &str| closing::bears_title(&folded(part));
    let is_own = |part: &str| !is_party(part) && !is_title(part) && !is_request(part) && names::whole(part).is_some();
    let name = parts.clone().find(|part| is_own(part));
    let role = parts.clone().find(|part| is_party(part) || is_title(part));
    let asked = parts.find(|part| is_request(part));
    let within = role.or(asked).filter(|part| name.is_none() && names::at_end(part).is_some() && !is_party(part));
    match (name.or(within), role) {
        (Some(name), Some(_)) => Some(Said::Both(name)),
        (Some(name), None) if name == text => Some(Said::Name(name)),
        (Some(name), None) if asked.is_some() => Some(Said::Both(name)),
        (Some(name), None) => {
            text.strip_prefix(name).filter(|rest| is_post(rest) || is_named(rest)).map(|_| Said::Both(text))
        }
        (None, Some(role)) if closing::words(&folded(text)).count() <= closing::WORDS => {
            Some(Said::Role(is_party(role)))
        }
        (None, None) if asked.is_some() => Some(Said::Request),
        (None, _) => None,
    }
}

/// « , Bastien Rouquette »: behind what is rather the name of a company.
fn is_named(rest: &str) -> bool {
    rest.strip_prefix(", ").is_some_and(|name| names::whole(name).is_some())
}

/// « , chef d'atelier »: a few small words after the name.
fn is_post(rest: &str) -> bool {
    let post = rest.trim_start_matches([',', ' ', '–']);
    let plain = folded(post);
    post.starts_with(char::is_lowercase)
        && !post.contains(|c: char| c.is_ascii_digit())
        && closing::words(&plain).count() <= POST
}

/// « signature précédée de « lu et approuvé » », behind a bracket.
fn asks(rest: &str) -> bool {
    let plain = folded(rest);
    plain.contains("signature") || REQUESTS.iter().any(|request| plain.contains(request))
}

fn is_request(part: &str) -> bool {
    let plain = folded(part);
    REQUESTS.iter().any(|request| plain.starts_with(request))
}

/// « bon pour accord », « lu et approuvé »: what somebody wrote, or is to write, and nobody's name.
fn is_bare_request(text: &str) -> bool {
    is_request(text) && closing::words(&folded(text)).count() <= 3
}
