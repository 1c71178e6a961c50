//! Is it signed? (`unsigned`, `signature-to-confirm`)

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Subject, Verdict};
use crate::model::document::SignatureKind;
use crate::model::report::Outcome;
use crate::model::status::Code;
use crate::text::blanks::BlankKind;
use crate::text::signing;
use crate::text::stream::Spot;

/// It must bear a signature.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Signed {
    /// A document without any trace of a signature is unsigned; otherwise only an empty signature block is.
    #[serde(default)]
    pub required: bool,
}

impl Signed {
    pub(crate) fn run(&self, subject: &Subject<'_>) -> Verdict {
        let words = subject.words;
        let verdict =
            |outcome, key| Verdict::new("signed", outcome, words.say("check-signed-expected"), words.say(key));
        let signing_spot = signing::electronic(&subject.facts.stream);
        if has(subject, SignatureKind::Electronic) {
            return verdict(Outcome::Pass, "check-signed-electronic");
        }
        if let Some(spot) = signing_spot {
            return verdict(Outcome::Pass, "check-signed-stated").at(subject.place(&spot));
        }
        let pictured = has(subject, SignatureKind::Picture) || subject.document.content.pictures > 0;
        let empty = empty_line(subject);
        match (empty, pictured) {
            (Some(spot), false) => {
                verdict(Outcome::Fail, "check-signed-empty").code(Code::Unsigned).at(subject.place(&spot))
            }
            (None, false) if has(subject, SignatureKind::EmptyField) => {
                verdict(Outcome::Fail, "check-signed-empty-field").code(Code::Unsigned)
            }
            (_, true) => verdict(Outcome::Unsure, "check-signed-picture").code(Code::SignatureToConfirm),
            (None, false) => self.written(subject),
        }
    }

    /// No mark at all: a typed signature is for a person to confirm, no trace is a fault where one is required.
    fn written(&self, subject: &Subject<'_>) -> Verdict {
        let words = subject.words;
        let verdict =
            |outcome, key| Verdict::new("signed", outcome, words.say("check-signed-expected"), words.say(key));
        match signing::announced(&subject.facts.stream) {
            Some(spot) => {
                verdict(Outcome::Unsure, "check-signed-typed").code(Code::SignatureToConfirm).at(subject.place(&spot))
            }
            None if self.required => verdict(Outcome::Fail, "check-signed-none").code(Code::Unsigned),
            None => verdict(Outcome::Unsure, "check-signed-none"),
        }
    }
}

fn has(subject: &Subject<'_>, kind: SignatureKind) -> bool {
    subject.document.content.signatures.iter().any(|mark| mark.kind == kind)
}

fn empty_line(subject: &Subject<'_>) -> Option<Spot> {
    let blank = subject.facts.fill.blanks.iter().find(|blank| blank.kind == BlankKind::SignatureLine)?;
    Some(Spot { block: blank.block, span: blank.span.clone() })
}
