//! What a PDF says of itself beside its pages: properties, signatures, values of form fields, sizes that are not to be
//! believed. No page is interpreted here.

use std::collections::BTreeMap;

use jiff::civil::Date;
use lopdf::{Dictionary, Document, Error, LoadOptions, Object, ObjectId, Stream};

use super::limits::Limits;
use super::properties::filled;
use crate::model::document::{Properties, SignatureKind, SignatureMark};
use crate::model::place::Place;

/// Bytes that one stream of a page may inflate to.
const STREAM: usize = 64 << 20;
/// The most that deflate makes of one byte (RFC 1951: 258 bytes in two bits).
const DEFLATE_RATIO: usize = 1032;
/// Form fields, and their ancestors, that are looked at.
const FIELDS: usize = 20_000;

/// The findings.
#[derive(Debug, Default)]
pub(crate) struct Structure {
    pub properties: Properties,
    pub signatures: Vec<SignatureMark>,
    /// Values of fields that the page does not show, with their page when known.
    pub fields: Vec<(Option<u32>, String)>,
    /// True when a stream inflates beyond any honest size: the pages are not to be interpreted.
    pub bomb: bool,
}

/// Reads the structure.
///
/// # Errors
/// The library's, when the file is too damaged or locked; the pages may be readable all the same.
pub(crate) fn read(bytes: &[u8], limits: &Limits) -> Result<Structure, Error> {
    let options = LoadOptions { max_decompressed_size: Some(STREAM), ..LoadOptions::default() };
    let document = Document::load_mem_with_options(bytes, options)?;
    let mut structure = Structure {
        properties: properties(&document),
        bomb: document.objects.values().filter_map(|object| object.as_stream().ok()).any(is_bomb),
        ..Structure::default()
    };
    form(&document, &widgets(&document, limits), &mut structure);
    Ok(structure)
}

/// True for a stream that inflates beyond the limit. Pictures are never unpacked here and do not count; small streams
/// under one filter cannot.
fn is_bomb(stream: &Stream) -> bool {
    let picture = stream.dict.get(b"Subtype").and_then(Object::as_name).is_ok_and(|name| name == b"Image");
    let filters = stream.filters().map_or(0, |filters| filters.len());
    if picture || filters == 0 || (filters == 1 && stream.content.len() < STREAM / DEFLATE_RATIO) {
        return false;
    }
    let outcome = stream.decompress_to_writer(&mut std::io::sink(), STREAM);
    matches!(outcome, Err(Error::Decompress(lopdf::DecompressError::MemoryLimitExceeded { .. })))
}

/// The document information dictionary (ISO 32000-2, 14.3.3).
fn properties(document: &Document) -> Properties {
    let Some(info) = document.trailer.get_deref(b"Info", document).and_then(Object::as_dict).ok() else {
        return Properties::default();
    };
    let text = |key: &[u8]| string(document, info, key).as_deref().and_then(filled);
    let date = |key: &[u8]| string(document, info, key).as_deref().and_then(pdf_date);
    Properties {
        title: text(b"Title"),
        author: text(b"Author"),
        created: date(b"CreationDate"),
        modified: date(b"ModDate"),
    }
}

/// The page number of each widget that the pages list.
fn widgets(document: &Document, limits: &Limits) -> BTreeMap<ObjectId, u32> {
    let mut places = BTreeMap::new();
    // Never the library's own list: it makes room for as many pages as the file says there are.
    for (number, page) in (1..).zip(document.page_iter()).take(limits.pages) {
        let annotations = document
            .get_dictionary(page)
            .and_then(|page| page.get_deref(b"Annots", document))
            .and_then(Object::as_array);
        let references = annotations.into_iter().flatten().filter_map(|object| object.as_reference().ok());
        places.extend(references.take(FIELDS).map(|reference| (reference, number)));
        places.insert(page, number);
    }
    places
}

/// A field on the way down the tree of the form.
struct Field<'d> {
    id: Option<ObjectId>,
    dictionary: &'d Dictionary,
    /// Type inherited from the fields above.
    kind: Option<&'d [u8]>,
}

/// Walks the form's fields (ISO 32000-2, 12.7.4).
fn form(document: &Document, places: &BTreeMap<ObjectId, u32>, structure: &mut Structure) {
    let fields = document
        .catalog()
        .and_then(|catalog| catalog.get_deref(b"AcroForm", document))
        .and_then(Object::as_dict)
        .and_then(|form| form.get_deref(b"Fields", document))
        .and_then(Object::as_array);
    let Ok(fields) = fields else { return };
    let mut waiting: Vec<Field<'_>> = fields.iter().rev().filter_map(|object| field(document, object, None)).collect();
    for _ in 0..FIELDS {
        let Some(current) = waiting.pop() else { return };
        let own = current.dictionary.get_deref(b"FT", document).and_then(Object::as_name).ok();
        let kind = own.or(current.kind);
        let kids = current.dictionary.get_deref(b"Kids", document).and_then(Object::as_array).ok();
        if let Some(kids) = kids {
            let room = FIELDS.saturating_sub(waiting.len());
            waiting.extend(kids.iter().rev().take(room).filter_map(|object| field(document, object, kind)));
        }
        let first_kid = kids.and_then(|kids| kids.first()).and_then(|kid| kid.as_reference().ok());
        let page = page_of(&current, first_kid, places);
        match kind {
            Some(b"Sig") if own.is_some() || kids.is_none() => sign(document, current.dictionary, page, structure),
            Some(b"Tx" | b"Ch") if !shows(document, &current) => {
                let value = string(document, current.dictionary, b"V").as_deref().and_then(filled);
                structure.fields.extend(value.map(|value| (page, value)));
            }
            _ => {}
        }
    }
}

fn field<'d>(document: &'d Document, object: &'d Object, kind: Option<&'d [u8]>) -> Option<Field<'d>> {
    let (id, object) = document.dereference(object).ok()?;
    Some(Field { id, dictionary: object.as_dict().ok()?, kind })
}

fn page_of(field: &Field<'_>, first_kid: Option<ObjectId>, places: &BTreeMap<ObjectId, u32>) -> Option<u32> {
    let page = field.dictionary.get(b"P").and_then(Object::as_reference).ok();
    [field.id, page, first_kid].into_iter().flatten().find_map(|id| places.get(&id).copied())
}

/// True when the page draws the field itself, or one of its widgets does.
fn shows(document: &Document, field: &Field<'_>) -> bool {
    let kids = field.dictionary.get_deref(b"Kids", document).and_then(Object::as_array);
    let drawn = |dictionary: &Dictionary| dictionary.has(b"AP");
    drawn(field.dictionary)
        || kids.is_ok_and(|kids| {
            let mut dictionaries = kids.iter().filter_map(|kid| document.dereference(kid).ok()?.1.as_dict().ok());
            dictionaries.any(drawn)
        })
}

/// Notes a signature field, signed or still empty. Time stamps are no person's signature.
fn sign(document: &Document, field: &Dictionary, page: Option<u32>, structure: &mut Structure) {
    let place = page.map(Place::Page);
    let Ok(value) = field.get_deref(b"V", document).and_then(Object::as_dict) else {
        let empty = SignatureMark { kind: SignatureKind::EmptyField, signer: String::new(), date: None, place };
        return structure.signatures.push(empty);
    };
    if value.has_type(b"DocTimeStamp") {
        return;
    }
    structure.signatures.push(SignatureMark {
        kind: SignatureKind::Electronic,
        signer: string(document, value, b"Name").unwrap_or_default().trim().to_owned(),
        date: string(document, value, b"M").as_deref().and_then(pdf_date),
        place,
    });
}

/// The text string under `key`.
fn string(document: &Document, dictionary: &Dictionary, key: &[u8]) -> Option<String> {
    let object = dictionary.get_deref(key, document).ok()?;
    object.as_str().ok().map(text_string)
}

/// A text string (ISO 32000-2, 7.9.2.2): UTF-16 or UTF-8 by its mark, else one byte a character.
pub(crate) fn text_string(bytes: &[u8]) -> String {
    if bytes.starts_with(b"\xFE\xFF") || bytes.starts_with(b"\xEF\xBB\xBF") || bytes.starts_with(b"\xFF\xFE") {
        return super::plain::decode(bytes);
    }
    // PDFDocEncoding differs from Windows-1252 in typographic signs only.
    encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned()
}

/// The day of a PDF date, `D:YYYYMMDD…` (ISO 32000-2, 7.9.4).
fn pdf_date(text: &str) -> Option<Date> {
    let digits = text.trim().trim_start_matches("D:");
    let part = |range: std::ops::Range<usize>| digits.get(range);
    let year = part(0..4)?.parse().ok()?;
    let month = part(4..6).map_or(Ok(1), str::parse).ok()?;
    let day = part(6..8).map_or(Ok(1), str::parse).ok()?;
    Date::new(year, month, day).ok()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn dates_may_be_cut_after_the_year_or_wrong() {
        assert_eq!(pdf_date("D:20260317101500+01'00'"), Some(date(2026, 3, 17)));
        assert_eq!(pdf_date("2026"), Some(date(2026, 1, 1)));
        assert_eq!(pdf_date("D:20261317"), None);
        assert_eq!(pdf_date("hier"), None);
    }

    #[test]
    fn strings_are_decoded_by_their_mark() {
        assert_eq!(text_string(b"\xFE\xFF\0\xE9\0t"), "ét");
        assert_eq!(text_string(b"\xE9t"), "ét");
    }
}
