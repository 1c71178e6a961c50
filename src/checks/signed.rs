//! Is it signed? (`unsigned`, `signature-to-confirm`, `signature-broken`)

use std::collections::BTreeSet;

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Deserialize;

use super::{Subject, Verdict};
use crate::model::document::{Seal, SealState, SignatureKind, SignatureMark};
use crate::model::place::Place;
use crate::model::report::Outcome;
use crate::model::status::Code;
use crate::text::blanks::BlankKind;
use crate::text::parties;
use crate::text::phrase::Phrase;
use crate::text::signing;
use crate::text::stream::Spot;

/// Blocks between what one signatory says and the place of another.
const BESIDE: usize = 4;

/// It must bear a signature.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Signed {
    /// A document without any trace of a signature is unsigned, unless it is a table; otherwise only an empty signature block is.
    #[serde(default)]
    pub required: bool,
    /// A letter or an agreement is signed on paper: one of a word processor, or printed from it, that names at its end who
    /// signs and bears no mark at all is unsigned, though it speaks of a signature.
    #[serde(default)]
    pub on_paper: bool,
    /// Phrases that tell a paper which nobody signs (« dernière connexion »).
    #[serde(default)]
    pub unless: Vec<Phrase>,
}

impl Signed {
    pub(crate) fn run(&self, subject: &Subject<'_>) -> Verdict {
        if let Some(verdict) = electronic(subject) {
            return verdict;
        }
        let content = &subject.document.content;
        if let Some(row) = signing::gap(content) {
            let verdict = plain(subject, Outcome::Fail, "check-signed-gap").code(Code::Unsigned);
            return verdict.at(Some(row.place.clone()));
        }
        if let Some(head) = signing::half_day(content) {
            let verdict = plain(subject, Outcome::Fail, "check-signed-half-day").code(Code::Unsigned);
            return verdict.at(Some(head.place.clone()));
        }
        if let Some(block) = parties::left_open(content).and_then(|at| content.blocks.get(at)) {
            let found = subject.words.tell("check-signed-open", &[("party", block.text.trim())]);
            return told(subject, Outcome::Fail, found).code(Code::Unsigned).at(Some(block.place.clone()));
        }
        if let Some(left) = empty_line(subject).filter(|left| signing::typed_beside(content, left.block)) {
            let verdict = plain(subject, Outcome::Fail, "check-signed-one").code(Code::Unsigned);
            return verdict.at(subject.place(&left));
        }
        if let Some(spot) = signing::electronic(&subject.facts.stream) {
            if let Some(left) = empty_line(subject).filter(|left| is_beside(&spot, left)) {
                let verdict = plain(subject, Outcome::Fail, "check-signed-one").code(Code::Unsigned);
                return verdict.at(subject.place(&left));
            }
            return plain(subject, Outcome::Pass, "check-signed-stated").at(subject.place(&spot));
        }
        let pictured = has(subject, SignatureKind::Picture) || content.pictures > 0;
        let short = pictured && falls_short(subject);
        let empty = empty_line(subject).filter(|_| !pictured || short).or_else(|| passed_over(subject));
        let empty = empty.or_else(|| outnumbered(subject).filter(|_| pictured && short));
        if !content.unseen.is_empty() || (pictured && empty.is_none()) {
            return plain(subject, Outcome::Unsure, "check-signed-picture").code(Code::SignatureToConfirm);
        }
        if let Some(spot) = empty {
            let place = subject.place(&spot);
            let found = if short { half(subject) } else { subject.words.say("check-signed-empty") };
            return told(subject, Outcome::Fail, found).code(Code::Unsigned).at(place);
        }
        if let Some(field) = marks(subject, SignatureKind::EmptyField).next() {
            let verdict = plain(subject, Outcome::Fail, "check-signed-empty-field").code(Code::Unsigned);
            return verdict.at(field.place.clone());
        }
        self.written(subject)
    }

    fn is_spared(&self, subject: &Subject<'_>) -> bool {
        self.unless.iter().any(|phrase| subject.facts.stream.find(phrase.forms()).is_some())
    }

    /// No mark at all: a typed signature is for a person to confirm, no trace is a fault where one is required.
    fn written(&self, subject: &Subject<'_>) -> Verdict {
        if marks(subject, SignatureKind::TimeStamp).next().is_some() {
            return plain(subject, Outcome::Unsure, "check-signed-stamp").code(Code::SignatureToConfirm);
        }
        if self.on_paper && is_left_unsigned(subject) {
            let verdict = plain(subject, Outcome::Fail, "check-signed-no-mark").code(Code::Unsigned);
            return verdict.at(last_signer(subject).and_then(|spot| subject.place(&spot)));
        }
        let announced = signing::announced(&subject.facts.stream).map(|spot| subject.place(&spot));
        let listed = || signing::sheet(&subject.document.content).map(|row| Some(row.place.clone()));
        match announced.or_else(listed) {
            Some(place) => {
                plain(subject, Outcome::Unsure, "check-signed-typed").code(Code::SignatureToConfirm).at(place)
            }
            None if self.required && !subject.document.format.is_table() && !self.is_spared(subject) => {
                plain(subject, Outcome::Fail, "check-signed-none").code(Code::Unsigned)
            }
            None => plain(subject, Outcome::Unsure, "check-signed-none"),
        }
    }
}

/// True for a paper at whose end somebody is to sign, where nothing but names stands.
fn is_left_unsigned(subject: &Subject<'_>) -> bool {
    let (document, fill) = (subject.document, &subject.facts.fill);
    document.format.is_paper() && fill.signatories > 0 && !signing::is_typed(&document.content)
}

/// The verdict on a signature or time stamp that does not hold. It condemns any evidence, whether it must be signed or
/// not: the document is not the one that somebody vouched for.
pub(crate) fn broken(subject: &Subject<'_>) -> Option<Verdict> {
    let content = &subject.document.content;
    let state = |mark: &SignatureMark| mark.seal.as_ref().map(|seal| seal.state).filter(|state| state.is_broken());
    let (mark, state) = content.signatures.iter().find_map(|mark| Some((mark, state(mark)?)))?;
    let key = match state {
        SealState::Changed => "check-signed-changed",
        SealState::Mismatched => "check-signed-mismatched",
        _ => "check-signed-altered",
    };
    let found = subject.words.tell(key, &[("signer", &name(subject, &mark.signer))]);
    Some(told(subject, Outcome::Fail, found).code(Code::SignatureBroken).at(mark.place.clone()))
}

/// The verdict on the electronic signatures, if there are any: the worst of them decides.
fn electronic(subject: &Subject<'_>) -> Option<Verdict> {
    let broken = broken(subject);
    if broken.is_some() {
        return broken;
    }
    let marks: Vec<&SignatureMark> = marks(subject, SignatureKind::Electronic).collect();
    if marks.is_empty() {
        return None;
    }
    if let Some((mark, doubt)) = marks.iter().find_map(|mark| Some((mark, doubt(subject, mark)?))) {
        return Some(told(subject, Outcome::Unsure, doubt).code(Code::SignatureToConfirm).at(mark.place.clone()));
    }
    let said: Vec<String> =
        marks.iter().filter_map(|mark| Some(statement(subject, mark, mark.seal.as_ref()?))).collect();
    let place = marks.first().and_then(|mark| mark.place.clone());
    if let Some(empty) = self::marks(subject, SignatureKind::EmptyField).next() {
        let rest = subject.words.say("check-signed-one-empty");
        let verdict = told(subject, Outcome::Unsure, subject.words.series(&[said, vec![rest]].concat()));
        return Some(verdict.code(Code::SignatureToConfirm).at(empty.place.clone()));
    }
    Some(told(subject, Outcome::Pass, subject.words.series(&said)).at(place))
}

/// Why an electronic signature is for a person to confirm, if it is.
fn doubt(subject: &Subject<'_>, mark: &SignatureMark) -> Option<String> {
    let words = subject.words;
    let Some(seal) = &mark.seal else { return Some(words.say("check-signed-electronic")) };
    if seal.state == SealState::Unverified {
        return Some(words.tell("check-signed-unverified", &[("signer", &name(subject, &mark.signer))]));
    }
    let (from, until) = (seal.valid_from?, seal.valid_until?);
    let day = signing_day(subject, mark);
    if day >= from && day <= until {
        return None;
    }
    let (day, from, until) = (words.day(day), words.day(from), words.day(until));
    let signer = name(subject, &mark.signer);
    let args = [("signer", &*signer), ("day", &*day), ("from", &*from), ("until", &*until)];
    Some(words.tell(if mark.date.is_some() { "check-signed-invalid" } else { "check-signed-invalid-undated" }, &args))
}

/// The day of the signature as its signer claims it; failing that, the day of the judgement.
fn signing_day(subject: &Subject<'_>, mark: &SignatureMark) -> Date {
    mark.date.unwrap_or(subject.as_of)
}

/// What an intact signature says: who, by whom, until when. No word of trust.
fn statement(subject: &Subject<'_>, mark: &SignatureMark, seal: &Seal) -> String {
    let words = subject.words;
    let day = |key: &str, day: Date| words.tell(key, &[("day", &words.day(day))]);
    let (holder, issuer) = (name(subject, &mark.signer), name(subject, &seal.issuer));
    let mut parts = vec![words.say("check-signed-intact")];
    parts.extend(mark.date.map(|date| day("check-signed-on", date)));
    parts.push(if seal.self_issued {
        words.tell("check-signed-self-issued", &[("signer", &holder)])
    } else {
        words.tell("check-signed-certificate", &[("signer", &holder), ("issuer", &issuer)])
    });
    parts.extend(seal.valid_until.map(|until| {
        day(if until < subject.as_of { "check-signed-expired-since" } else { "check-signed-until" }, until)
    }));
    parts.extend((seal.state == SealState::Extended).then(|| words.say("check-signed-extended")));
    parts.extend(seal.weak.then(|| words.say("check-signed-weak")));
    parts.join(", ")
}

/// A name as a certificate says it, or words for want of one.
fn name(subject: &Subject<'_>, said: &str) -> String {
    if said.is_empty() { subject.words.say("check-signed-nameless") } else { said.to_owned() }
}

fn plain(subject: &Subject<'_>, outcome: Outcome, key: &str) -> Verdict {
    told(subject, outcome, subject.words.say(key))
}

fn told(subject: &Subject<'_>, outcome: Outcome, found: String) -> Verdict {
    Verdict::new("signed", outcome, subject.words.say("check-signed-expected"), found)
}

fn has(subject: &Subject<'_>, kind: SignatureKind) -> bool {
    marks(subject, kind).next().is_some()
}

fn marks<'a>(subject: &Subject<'a>, kind: SignatureKind) -> impl Iterator<Item = &'a SignatureMark> {
    subject.document.content.signatures.iter().filter(move |mark| mark.kind == kind)
}

/// True when fewer pictures than signatories stand in it: somebody did not sign. A page that is a picture shows any number of signatures.
fn falls_short(subject: &Subject<'_>) -> bool {
    let content = &subject.document.content;
    let pictures = usize::try_from(content.pictures).unwrap_or(usize::MAX);
    content.recognised.is_empty() && content.scans == 0 && pictures < signatories(subject)
}

/// How many are to sign: those named at the end, or the places left for them.
fn signatories(subject: &Subject<'_>) -> usize {
    let fill = &subject.facts.fill;
    let places = fill.blanks.iter().filter(|blank| blank.kind == BlankKind::SignatureLine).map(|blank| blank.block);
    fill.signatories.max(places.collect::<BTreeSet<_>>().len())
}

/// The place for a signature that has no picture, where another has its own in the same paragraph or the next.
fn passed_over(subject: &Subject<'_>) -> Option<Spot> {
    let paragraph = |place: Option<&Place>| match place {
        Some(Place::Paragraph(number)) => Some(*number),
        _ => None,
    };
    let pictures: Vec<u32> =
        marks(subject, SignatureKind::Picture).filter_map(|mark| paragraph(mark.place.as_ref())).collect();
    let blocks = &subject.document.content.blocks;
    let lines = subject.facts.fill.blanks.iter().filter(|blank| blank.kind == BlankKind::SignatureLine);
    let placed = lines.filter_map(|line| Some((line, paragraph(blocks.get(line.block).map(|block| &block.place))?)));
    let (signed, open): (Vec<_>, Vec<_>) =
        placed.partition(|(_, at)| pictures.iter().any(|picture| picture == at || *picture == at + 1));
    let (line, _) = open.first().filter(|_| !signed.is_empty())?;
    Some(Spot { block: line.block, span: line.span.clone() })
}

/// The place of the last of those who sign at the end, where more of them stand there than pictures.
fn outnumbered(subject: &Subject<'_>) -> Option<Spot> {
    let more = subject.facts.fill.signers.len() > subject.document.content.pictures as usize;
    more.then(|| last_signer(subject)).flatten()
}

fn last_signer(subject: &Subject<'_>) -> Option<Spot> {
    let block = *subject.facts.fill.signers.last()?;
    Some(Spot { block, span: 0..subject.document.content.blocks.get(block)?.text.len() })
}

/// How many pictures there are for how many signatories.
fn half(subject: &Subject<'_>) -> String {
    let counts = [subject.document.content.pictures.to_string(), signatories(subject).to_string()];
    subject.words.tell("check-signed-half", &[("pictures", &counts[0]), ("n", &counts[1])])
}

/// True when the place `left` empty is another signatory's than the one who says that he signed, beside it.
fn is_beside(stated: &Spot, left: &Spot) -> bool {
    (1..=BESIDE).contains(&stated.block.abs_diff(left.block))
}

fn empty_line(subject: &Subject<'_>) -> Option<Spot> {
    let blank = subject.facts.fill.blanks.iter().find(|blank| blank.kind == BlankKind::SignatureLine)?;
    Some(Spot { block: blank.block, span: blank.span.clone() })
}
