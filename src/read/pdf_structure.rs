//! What a PDF says of itself beside its pages: properties, signatures, values of form fields, sizes that are not to be
//! believed. No page is interpreted here.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use lopdf::{Dictionary, Document, Error, LoadOptions, Object, ObjectId, Stream};

use super::limits::Limits;
use super::pdf_attachments::{self, Attached};
use super::pdf_signatures::{self, Signed};
use super::properties::filled;
use crate::model::document::{Properties, SignatureMark};
use crate::model::place::Place;

/// Bytes that one stream of a page may inflate to.
pub(super) const STREAM: usize = 64 << 20;
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
    /// Files inside the file.
    pub attached: Vec<Attached>,
    /// True for a form in another language than PDF's, whose pages say only that it cannot be shown.
    pub xfa: bool,
    /// True when a stream inflates beyond any honest size: the pages are not to be interpreted.
    pub bomb: bool,
}

impl Structure {
    /// Keeps the values of a field while bytes are `left`: many fields may share one long value.
    fn keep(&mut self, page: Option<u32>, values: impl IntoIterator<Item = String>, left: &mut usize) {
        for value in values {
            if *left == 0 {
                return;
            }
            *left = left.saturating_sub(value.len());
            self.fields.push((page, value));
        }
    }
}

/// Reads the structure.
///
/// # Errors
/// The library's, when the file is too damaged or locked; the pages may be readable all the same.
pub(crate) fn read(bytes: &[u8], limits: &Limits) -> Result<Structure, Error> {
    let document = load(bytes)?;
    let mut structure = Structure {
        properties: Properties { revisions: Some(additions(bytes)), ..properties(&document) },
        bomb: holds_a_bomb(&document),
        attached: pdf_attachments::list(&document, limits),
        xfa: is_xfa(&document),
        ..Structure::default()
    };
    let fields = form(&document, limits, &mut structure);
    structure.signatures = pdf_signatures::read(Signed { bytes, document: &document }, &fields);
    Ok(structure)
}

/// Loads the objects, each stream within bounds.
pub(super) fn load(bytes: &[u8]) -> Result<Document, Error> {
    let options = LoadOptions { max_decompressed_size: Some(STREAM), ..LoadOptions::default() };
    Document::load_mem_with_options(bytes, options)
}

/// True when a stream of the file inflates beyond any honest size.
pub(super) fn has_bomb(bytes: &[u8]) -> bool {
    load(bytes).is_ok_and(|document| holds_a_bomb(&document))
}

fn holds_a_bomb(document: &Document) -> bool {
    document.objects.values().filter_map(|object| object.as_stream().ok()).any(is_bomb)
}

/// How often the file was added to: each addition ends like a file (ISO 32000-2, 7.5.6). A file made for the web has one
/// end more, near its beginning.
fn additions(bytes: &[u8]) -> u32 {
    let ends = bytes.windows(5).filter(|window| window == b"%%EOF").count();
    let head = bytes.get(..bytes.len().min(1024)).unwrap_or_default();
    let for_the_web = head.windows(11).any(|window| window == b"/Linearized");
    u32::try_from(ends.saturating_sub(1 + usize::from(for_the_web))).unwrap_or(u32::MAX)
}

/// True for a dynamic XFA form (ISO 32000-2, 12.7.8, deprecated): drawn by its own program, with no fields of the PDF.
fn is_xfa(document: &Document) -> bool {
    let Ok(catalog) = document.catalog() else { return false };
    let Ok(form) = catalog.get_deref(b"AcroForm", document).and_then(Object::as_dict) else { return false };
    let drawn_elsewhere = catalog.get(b"NeedsRendering").and_then(Object::as_bool).unwrap_or(false);
    let fields = form.get_deref(b"Fields", document).and_then(Object::as_array).map_or(0, Vec::len);
    form.has(b"XFA") && (drawn_elsewhere || fields == 0)
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
        revisions: None,
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

/// Walks the form's fields (ISO 32000-2, 12.7.4); gives those made for signatures.
fn form<'d>(document: &'d Document, limits: &Limits, structure: &mut Structure) -> Vec<pdf_signatures::Field<'d>> {
    let mut signatures = Vec::new();
    let fields = document
        .catalog()
        .and_then(|catalog| catalog.get_deref(b"AcroForm", document))
        .and_then(Object::as_dict)
        .and_then(|form| form.get_deref(b"Fields", document))
        .and_then(Object::as_array);
    let Ok(fields) = fields else { return signatures };
    let places = widgets(document, limits);
    let (mut seen, mut left) = (BTreeSet::new(), limits.text);
    let mut waiting: Vec<Field<'_>> = fields.iter().rev().filter_map(|object| field(document, object, None)).collect();
    for _ in 0..FIELDS {
        let Some(current) = waiting.pop() else { break };
        if current.id.is_some_and(|id| !seen.insert(id)) {
            continue;
        }
        let own = current.dictionary.get_deref(b"FT", document).and_then(Object::as_name).ok();
        let kind = own.or(current.kind);
        let kids = current.dictionary.get_deref(b"Kids", document).and_then(Object::as_array).ok();
        if let Some(kids) = kids {
            let room = FIELDS.saturating_sub(waiting.len());
            waiting.extend(kids.iter().rev().take(room).filter_map(|object| field(document, object, kind)));
        }
        let first_kid = kids.and_then(|kids| kids.first()).and_then(|kid| kid.as_reference().ok());
        let page = page_of(&current, first_kid, &places);
        match kind {
            Some(b"Sig") if own.is_some() || kids.is_none() => {
                signatures.push((current.dictionary, page.map(Place::Page)));
            }
            Some(b"Tx" | b"Ch") if !shows(document, &current) => {
                structure.keep(page, values(document, current.dictionary), &mut left);
            }
            Some(b"Btn") if !shows(document, &current) => {
                structure.keep(page, ticked(document, current.dictionary), &mut left);
            }
            _ => {}
        }
    }
    signatures
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

/// The values of a text or choice field: one string, or a list of them.
fn values<'d>(document: &'d Document, field: &'d Dictionary) -> impl Iterator<Item = String> + 'd {
    let value = field.get_deref(b"V", document).ok();
    let list = value.and_then(|value| value.as_array().ok()).map(Vec::as_slice);
    let strings = list.or(value.map(std::slice::from_ref)).unwrap_or_default();
    strings.iter().filter_map(|value| value.as_str().ok()).filter_map(|text| filled(&text_string(text)))
}

/// The label of a check box that is ticked, behind its tick.
fn ticked(document: &Document, field: &Dictionary) -> Option<String> {
    let state = field.get_deref(b"V", document).and_then(Object::as_name).ok()?;
    let label = string(document, field, b"TU").or_else(|| string(document, field, b"T"))?;
    (state != b"Off").then(|| filled(&label)).flatten().map(|label| format!("☒ {label}"))
}

/// The text string under `key`.
pub(super) fn string(document: &Document, dictionary: &Dictionary, key: &[u8]) -> Option<String> {
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
pub(super) fn pdf_date(text: &str) -> Option<Date> {
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
    fn values_are_kept_while_there_is_room() {
        let (mut structure, mut left) = (Structure::default(), 6);
        for _ in 0..4 {
            structure.keep(None, ["Lyon".to_owned()], &mut left);
        }
        assert_eq!((structure.fields.len(), left), (2, 0));
    }

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
