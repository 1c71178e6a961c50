//! The electronic signatures of a PDF (ISO 32000-2, 12.8): does the file still hold what was signed, and what does the
//! certificate say? Every form field made for a signature becomes one mark. No trust is claimed: no authority, no
//! revocation, no qualification is looked up.

use std::ops::Range;
use std::panic::{AssertUnwindSafe, catch_unwind};

use lopdf::{Dictionary, Document, Object};

use super::pdf_signatures_cms as cms;
use super::pdf_signatures_cms::{Binding, Form, Statement};
use super::pdf_signatures_revisions::{After, after};
use super::pdf_structure::{pdf_date, string};
use crate::model::document::{Seal, SealState, SignatureKind, SignatureMark};
use crate::model::place::Place;

/// Bytes of the largest container that is looked at.
const CONTAINER: usize = 16 << 20;
/// Bytes that are hashed and parsed for all signatures of one file; those beyond are not verified.
const WORK: usize = 1 << 30;

/// What a signature costs beside its bytes, in bytes: the arithmetic of large keys.
const ARITHMETIC: usize = 1 << 20;
/// What a byte of a container costs: it is copied once for each level that it stands in.
const COPIES: usize = 8;

/// A file with signature fields.
#[derive(Clone, Copy)]
pub(crate) struct Signed<'a> {
    pub bytes: &'a [u8],
    pub document: &'a Document,
}

/// A signature field and where it stands.
pub(crate) type Field<'a> = (&'a Dictionary, Option<Place>);

/// The marks of `fields`.
pub(crate) fn read(signed: Signed<'_>, fields: &[Field<'_>]) -> Vec<SignatureMark> {
    let mut left = WORK;
    fields
        .iter()
        .filter(|(field, _)| field.has(b"T") || !field.has(b"Parent"))
        .map(|(field, place)| mark(signed, field, place.clone(), &mut left))
        .collect()
}

fn mark(signed: Signed<'_>, field: &Dictionary, place: Option<Place>, left: &mut usize) -> SignatureMark {
    let value = field.get_deref(b"V", signed.document).and_then(Object::as_dict);
    let Some(value) = value.ok().filter(|value| !is_prepared(signed.document, value)) else {
        return SignatureMark::new(SignatureKind::EmptyField, place);
    };
    // A stumble over one signature leaves the others, and everything else of the file, as they are.
    let verified = catch_unwind(AssertUnwindSafe(|| verify(signed, value, left))).ok().flatten();
    let statement = verified.as_ref().map(|(statement, _)| statement);
    let text = |key: &[u8]| string(signed.document, value, key);
    let claimed = text(b"M").as_deref().and_then(pdf_date);
    let holder = statement.map(|statement| statement.holder.clone()).filter(|holder| !holder.is_empty());
    let stamp = value.has_type(b"DocTimeStamp") || form(signed.document, value) == Some(Form::TimeStamp);
    SignatureMark {
        kind: if stamp { SignatureKind::TimeStamp } else { SignatureKind::Electronic },
        signer: holder.unwrap_or_else(|| text(b"Name").unwrap_or_default().trim().to_owned()),
        // The day of a time stamp is when the file existed, no person's.
        date: claimed.or(statement.and_then(|statement| statement.day)).filter(|_| !stamp),
        place,
        seal: Some(seal(verified)),
    }
}

/// True for a field that was got ready for a signature which never came: nothing but zeros is in it.
fn is_prepared(document: &Document, value: &Dictionary) -> bool {
    let contents = value.get_deref(b"Contents", document).and_then(Object::as_str);
    contents.is_ok_and(|contents| contents.iter().all(|byte| *byte == 0))
}

fn seal(verified: Option<(Statement, SealState)>) -> Seal {
    let (issuer, days, self_issued, weak, state) = match verified {
        Some((statement, state)) => (statement.issuer, statement.days, statement.self_issued, statement.weak, state),
        None => (String::new(), (None, None), false, false, SealState::Unverified),
    };
    Seal { state, issuer, valid_from: days.0, valid_until: days.1, self_issued, weak }
}

/// What the container of the signature dictionary `value` holds, by its sub-filter (ISO 32000-2, table 260).
fn form(document: &Document, value: &Dictionary) -> Option<Form> {
    match value.get_deref(b"SubFilter", document).and_then(Object::as_name).ok()? {
        b"ETSI.CAdES.detached" | b"adbe.pkcs7.detached" => Some(Form::Detached),
        b"adbe.pkcs7.sha1" => Some(Form::Sha1),
        b"ETSI.RFC3161" => Some(Form::TimeStamp),
        _ => None,
    }
}

/// Verifies one signature; none when it cannot be.
fn verify(signed: Signed<'_>, value: &Dictionary, left: &mut usize) -> Option<(Statement, SealState)> {
    let form = form(signed.document, value)?;
    let contents = value.get_deref(b"Contents", signed.document).and_then(Object::as_str).ok()?;
    if contents.len() > CONTAINER {
        return None;
    }
    *left = left.checked_sub(contents.len() * COPIES + ARITHMETIC)?;
    let Some(cover) = Cover::new(signed, value)? else {
        // The range reaches beyond the file: this is not the file that was signed.
        return cms::read(contents, &[], form).map(|statement| (statement, SealState::Altered));
    };
    // Hashed twice at the most, and parsed once where something follows.
    *left = left.checked_sub(cover.end.saturating_mul(if cover.end < signed.bytes.len() { 3 } else { 2 }))?;
    let parts = [signed.bytes.get(cover.before.clone())?, signed.bytes.get(cover.after.clone())?];
    let statement = cms::read(contents, &parts, form)?;
    let state = match statement.binding {
        None => SealState::Unverified,
        Some(Binding::OtherBytes) => SealState::Altered,
        Some(Binding::OtherKey) => SealState::Mismatched,
        Some(Binding::Holds) if !cover.is_whole(signed.bytes, contents) => SealState::Unverified,
        Some(Binding::Holds) => match after(signed, cover.end) {
            After::Nothing => SealState::Intact,
            After::Additions => SealState::Extended,
            After::Changes => SealState::Changed,
            After::Unknown => SealState::Unverified,
        },
    };
    Some((statement, state))
}

/// The bytes that a signature covers: all but the hole where it stands itself.
struct Cover {
    before: Range<usize>,
    after: Range<usize>,
    end: usize,
}

impl Cover {
    /// The byte range of `value`: none when it has no range of two parts in ascending order, none inside when the range
    /// is not of this file.
    #[expect(clippy::option_option, reason = "no range is not to be verified, a range beyond the file is broken")]
    fn new(signed: Signed<'_>, value: &Dictionary) -> Option<Option<Self>> {
        let range = value.get_deref(b"ByteRange", signed.document).and_then(Object::as_array).ok()?;
        let numbers: Option<Vec<usize>> =
            range.iter().map(|number| usize::try_from(number.as_i64().ok()?).ok()).collect();
        let &[start, length, resumed, rest] = numbers?.as_slice() else { return None };
        let before = start..start.checked_add(length)?;
        let after = resumed..resumed.checked_add(rest)?;
        if before.end > after.start {
            return None;
        }
        let end = after.end;
        Some((end <= signed.bytes.len()).then_some(Self { before, after, end }))
    }

    /// True when nothing but the signature itself, in hexadecimal, is left out, with its brackets or without.
    fn is_whole(&self, bytes: &[u8], contents: &[u8]) -> bool {
        let hole = bytes.get(self.before.end..self.after.start).unwrap_or_default();
        let bracketed = hole.strip_prefix(b"<").and_then(|hole| hole.strip_suffix(b">"));
        let around = (self.before.end.checked_sub(1).and_then(|at| bytes.get(at)), bytes.get(self.after.start));
        let bare = (around == (Some(&b'<'), Some(&b'>'))).then_some(hole);
        self.before.start == 0 && bracketed.or(bare).and_then(unhex).is_some_and(|hole| hole == contents)
    }
}

/// The bytes that hexadecimal digits stand for; none when something else is among them. White space is not: PDF would
/// allow it, but programs that sign leave none.
fn unhex(digits: &[u8]) -> Option<Vec<u8>> {
    let digit = |byte: u8| char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
    digits
        .chunks(2)
        .map(|pair| match pair {
            [high, low] => Some((digit(*high)? << 4) | digit(*low)?),
            _ => None,
        })
        .collect()
}
