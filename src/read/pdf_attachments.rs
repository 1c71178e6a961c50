//! Files inside a PDF (ISO 32000-2, 7.11.4): each is listed, and read as a document of its own. Bounded in number, size and
//! nesting.

use lopdf::{DecompressError, Dictionary, Document, Error, Object, Stream};

use super::draft::Draft;
use super::limits::Limits;
use super::pdf_structure::text_string;
use crate::model::document::ProblemKind;
use crate::model::place::Place;

/// Files inside one PDF that are read.
const ATTACHED: usize = 100;

/// A file inside a PDF.
#[derive(Debug)]
pub(crate) struct Attached {
    name: String,
    /// Its bytes, or that they are damaged or too many.
    bytes: Result<Vec<u8>, ProblemKind>,
}

/// The files inside `document`, in the order of their objects.
pub(crate) fn list(document: &Document, limits: &Limits) -> Vec<Attached> {
    let mut found: Vec<Attached> = Vec::new();
    let mut room = usize::try_from(limits.package).unwrap_or(usize::MAX);
    for object in document.objects.values() {
        let Ok(dictionary) = object.as_dict() else { continue };
        let Some(stream) = embedded(document, dictionary) else { continue };
        if found.len() > ATTACHED {
            break;
        }
        let most = room.min(usize::try_from(limits.part).unwrap_or(usize::MAX));
        let bytes = unpacked(stream, most);
        room = room.saturating_sub(bytes.as_ref().map_or(0, Vec::len));
        found.push(Attached { name: name(document, dictionary, found.len() + 1), bytes });
    }
    found
}

/// The file of a file specification, when it lies inside the PDF.
fn embedded<'d>(document: &'d Document, dictionary: &'d Dictionary) -> Option<&'d Stream> {
    let files = dictionary.get_deref(b"EF", document).ok()?.as_dict().ok()?;
    let keys: [&[u8]; 2] = [b"UF", b"F"];
    keys.iter().find_map(|key| files.get_deref(key, document).ok()?.as_stream().ok())
}

fn name(document: &Document, dictionary: &Dictionary, number: usize) -> String {
    let keys: [&[u8]; 2] = [b"UF", b"F"];
    let given = keys.iter().find_map(|key| dictionary.get_deref(key, document).and_then(Object::as_str).ok());
    let given = given.map(text_string).map(|name| name.trim().to_owned()).filter(|name| !name.is_empty());
    given.unwrap_or_else(|| number.to_string())
}

fn unpacked(stream: &Stream, most: usize) -> Result<Vec<u8>, ProblemKind> {
    if stream.filters().map_or(0, |filters| filters.len()) == 0 {
        let fits = stream.content.len() <= most;
        return if fits { Ok(stream.content.clone()) } else { Err(ProblemKind::LimitExceeded) };
    }
    let mut bytes = Vec::new();
    match stream.decompress_to_writer(&mut bytes, most) {
        Ok(_) => Ok(bytes),
        Err(Error::Decompress(DecompressError::MemoryLimitExceeded { .. })) => Err(ProblemKind::LimitExceeded),
        Err(_) => Err(ProblemKind::Corrupt),
    }
}

/// Reads the files `attached` into the draft.
pub(crate) fn read(attached: Vec<Attached>, limits: &Limits, draft: &mut Draft) {
    for (index, file) in attached.into_iter().enumerate() {
        if index >= ATTACHED {
            return draft.limit("attachments of a PDF");
        }
        let entry = Some(Place::Entry { entry: file.name.clone(), within: None });
        match file.bytes {
            Ok(bytes) => {
                draft.spend(bytes.len() as u64);
                draft.member(&file.name, &bytes, limits);
            }
            Err(kind) => draft.problem_at(kind, "bytes of a file", entry),
        }
    }
}
