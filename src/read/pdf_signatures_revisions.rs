//! What was added to a PDF after it was signed (ISO 32000-2, 7.5.6, incremental updates). Another signature, a time stamp
//! or what is needed to verify them later leave the document as it was signed; anything else that a reader could see is
//! a change. Object by object, the whole file is compared with the part of it that was signed.

use std::collections::BTreeSet;

use lopdf::{Dictionary, Document, Object, ObjectId};

use super::pdf_signatures::Signed;
use super::pdf_structure::load;

/// Entries of the catalog that may come or change: keys and stamps for later verification, versions and metadata.
const CATALOG: &[&[u8]] = &[b"DSS", b"Extensions", b"Version", b"Metadata", b"AcroForm", b"Perms"];
/// Entries of the form that may change.
const FORM: &[&[u8]] = &[b"Fields", b"SigFlags", b"DR", b"DA"];
/// Entries of a field that are filled in when it is signed.
const FIELD: &[&[u8]] = &[b"V", b"AP", b"F", b"M", b"MK", b"DA", b"Rect", b"P"];

/// What follows the signed part of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum After {
    /// Nothing.
    Nothing,
    /// Signatures, stamps, technical data.
    Additions,
    /// Something that changes the document.
    Changes,
    /// The signed part cannot be told from the rest.
    Unknown,
}

/// Compares the file with its first `end` bytes.
pub(super) fn after(signed: Signed<'_>, end: usize) -> After {
    let rest = signed.bytes.get(end..).unwrap_or_default().trim_ascii();
    if rest.iter().all(|byte| *byte == 0) {
        return After::Nothing;
    }
    let Some(Ok(before)) = signed.bytes.get(..end).map(load) else { return After::Unknown };
    if !rest.ends_with(b"%%EOF") {
        return After::Changes;
    }
    let comparison = Comparison { before: &before, now: signed.document, lists: lists(&before) };
    if comparison.holds() { After::Additions } else { After::Changes }
}

/// A document as it was signed, and as it is.
struct Comparison<'a> {
    before: &'a Document,
    now: &'a Document,
    /// Arrays that a page has as its annotations, or the form as its fields.
    lists: BTreeSet<ObjectId>,
}

/// The arrays of annotations and of fields that are objects of their own.
fn lists(document: &Document) -> BTreeSet<ObjectId> {
    let reference = |dictionary: &Dictionary, key: &[u8]| dictionary.get(key).and_then(Object::as_reference).ok();
    let form = document.catalog().and_then(|catalog| catalog.get_deref(b"AcroForm", document));
    let fields = form.and_then(Object::as_dict).ok().and_then(|form| reference(form, b"Fields"));
    let pages = document.page_iter().filter_map(|page| document.get_dictionary(page).ok());
    pages.filter_map(|page| reference(page, b"Annots")).chain(fields).collect()
}

impl Comparison<'_> {
    /// True when every object of the signed document is as it was, but for what a further signature adds.
    fn holds(&self) -> bool {
        let root = |document: &Document| document.trailer.get(b"Root").and_then(Object::as_reference).ok();
        root(self.before).is_some()
            && root(self.before) == root(self.now)
            && self.before.objects.iter().all(|(id, old)| self.kept(*id, old))
            && self.new_fields_are_signed()
    }

    fn kept(&self, id: ObjectId, old: &Object) -> bool {
        let Some(new) = self.now.objects.get(&id) else { return is_bookkeeping(old) };
        same(old, new)
            || is_bookkeeping(old)
            || self.is_information(id, (old, new))
            || self.is_permitted(id, (old, new))
    }

    /// True for the properties of the file, which every program that saves renews.
    fn is_information(&self, id: ObjectId, (old, new): (&Object, &Object)) -> bool {
        let dictionaries = old.as_dict().is_ok() && new.as_dict().is_ok();
        dictionaries && self.before.trailer.get(b"Info").and_then(Object::as_reference).is_ok_and(|info| info == id)
    }

    /// True when an object changed only as a further signature changes it.
    fn is_permitted(&self, id: ObjectId, (old, new): (&Object, &Object)) -> bool {
        match (old, new) {
            (Object::Dictionary(old), Object::Dictionary(new)) => self.is_permitted_dictionary(id, (old, new)),
            // A list of fields or of annotations that is an object of its own.
            (Object::Array(old), Object::Array(new)) => self.lists.contains(&id) && self.grew(old, new),
            _ => false,
        }
    }

    fn is_permitted_dictionary(&self, id: ObjectId, (old, new): (&Dictionary, &Dictionary)) -> bool {
        let changed: Vec<&[u8]> = changed(old, new);
        let only = |keys: &[&[u8]]| changed.iter().all(|key| keys.contains(key));
        if old.has_type(b"Catalog") {
            return only(CATALOG) && self.form_kept(old, new);
        }
        if self.is_form(id) {
            return only(FORM) && self.list_grew(b"Fields", old, new);
        }
        if old.has_type(b"Page") {
            return only(&[b"Annots"]) && self.list_grew(b"Annots", old, new);
        }
        let empty = !old.has(b"V") && self.is_signature(old);
        empty && only(FIELD) && self.is_signed(new)
    }

    /// True when the form, where it stands in the catalog itself, only grew.
    fn form_kept(&self, old: &Dictionary, new: &Dictionary) -> bool {
        let (Ok(was), Ok(is)) = (old.get(b"AcroForm"), new.get(b"AcroForm")) else {
            // A form that comes new is judged by its fields.
            return !old.has(b"AcroForm");
        };
        let dictionary = |object, document: &_| Document::dereference(document, object).ok()?.1.as_dict().ok().cloned();
        let (Some(was), Some(is)) = (dictionary(was, self.before), dictionary(is, self.now)) else { return false };
        changed(&was, &is).iter().all(|key| FORM.contains(key)) && self.list_grew(b"Fields", &was, &is)
    }

    fn is_form(&self, id: ObjectId) -> bool {
        let form = self.before.catalog().and_then(|catalog| catalog.get(b"AcroForm")).and_then(Object::as_reference);
        form.is_ok_and(|form| form == id)
    }

    /// True when the list under `key` is as it was, with signed signature fields added.
    fn list_grew(&self, key: &[u8], old: &Dictionary, new: &Dictionary) -> bool {
        fn list<'d>(dictionary: &'d Dictionary, key: &[u8], document: &'d Document) -> Option<&'d Vec<Object>> {
            dictionary.get_deref(key, document).and_then(Object::as_array).ok()
        }
        let none = Vec::new();
        let was = list(old, key, self.before).unwrap_or(&none);
        let is = list(new, key, self.now).unwrap_or(&none);
        self.grew(was, is)
    }

    fn grew(&self, old: &[Object], new: &[Object]) -> bool {
        let Some((kept, added)) = new.split_at_checked(old.len()) else { return false };
        kept == old
            && added.iter().all(|object| {
                let field = self.now.dereference(object).ok().and_then(|(_, object)| object.as_dict().ok());
                field.is_some_and(|field| self.is_signature(field) && self.is_signed(field))
            })
    }

    /// True when a form that came after signing holds nothing but signatures.
    fn new_fields_are_signed(&self) -> bool {
        let had = self.before.catalog().is_ok_and(|catalog| catalog.has(b"AcroForm"));
        let form = self.now.catalog().and_then(|catalog| catalog.get_deref(b"AcroForm", self.now));
        had || form.and_then(Object::as_dict).map_or(true, |form| self.list_grew(b"Fields", &Dictionary::new(), form))
    }

    /// True for a signature field, or the widget of one.
    fn is_signature(&self, field: &Dictionary) -> bool {
        let kind = |field: &Dictionary| field.get(b"FT").and_then(Object::as_name).is_ok_and(|kind| kind == b"Sig");
        kind(field) || self.parent(field).is_some_and(kind)
    }

    /// True for a field that bears a signature, or shows nothing.
    fn is_signed(&self, field: &Dictionary) -> bool {
        let value = |field: &Dictionary| field.get_deref(b"V", self.now).and_then(Object::as_dict).is_ok();
        value(field) || self.parent(field).is_some_and(value) || !field.has(b"AP")
    }

    fn parent<'d>(&'d self, field: &'d Dictionary) -> Option<&'d Dictionary> {
        field.get_deref(b"Parent", self.now).and_then(Object::as_dict).ok()
    }
}

/// Keys whose values differ.
fn changed<'d>(old: &'d Dictionary, new: &'d Dictionary) -> Vec<&'d [u8]> {
    let gone = old.iter().filter(|(key, value)| new.get(key).ok() != Some(value)).map(|(key, _)| key.as_slice());
    let come = new.iter().filter(|(key, _)| !old.has(key)).map(|(key, _)| key.as_slice());
    gone.chain(come).collect()
}

/// Streams may have moved in the file and be the same.
fn same(old: &Object, new: &Object) -> bool {
    match (old, new) {
        (Object::Stream(old), Object::Stream(new)) => old.dict == new.dict && old.content == new.content,
        _ => old == new,
    }
}

/// True for what a file needs to find its objects, and for its metadata.
fn is_bookkeeping(object: &Object) -> bool {
    let Ok(stream) = object.as_stream() else { return false };
    [&b"XRef"[..], b"ObjStm", b"Metadata"].iter().any(|kind| stream.dict.has_type(kind))
}
