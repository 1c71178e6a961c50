//! What goes through the pipes between this program and its workers: frames of a length and as many bytes.

use std::io::{self, Read, Write};

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::Protections;
use crate::model::document::Document;
use crate::model::format::Format;
use crate::model::picture::Cut;
use crate::read::cutting::Cutting;
use crate::read::limits::Limits;
use crate::read::render::Picture;

/// Longest message of either side, content of files apart.
const MESSAGE: u64 = 512 << 20;

/// What a worker is asked to do with the bytes that follow. Another kind of work is a variant here, one of `Reply`, an
/// arm in `worker::answer`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Request {
    /// Read a file.
    Read {
        /// Its path in the folder.
        path: String,
        /// Its size in bytes.
        size: u64,
        /// SHA-256 of the bytes; computed by the worker when it is not given.
        sha256: Option<String>,
        /// How much of it to read.
        limits: Limits,
    },
    /// Draw pages of a file.
    Draw {
        /// What the bytes are.
        format: Format,
        /// SHA-256 of the bytes that the pages are wanted of.
        sha256: String,
        /// Numbers of the pages, from 1.
        pages: Vec<u32>,
        /// Dots an inch.
        dpi: u32,
    },
    /// Cut pictures out of pages of a file, for the eye.
    Cut {
        /// What the bytes are.
        format: Format,
        /// SHA-256 of the bytes that they are wanted of.
        sha256: String,
        /// What is wanted.
        cuts: Vec<Cut>,
    },
}

/// What a worker answers.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Reply {
    /// What was read.
    Document(Box<Document>),
    /// The pages that could be drawn.
    Pictures(Vec<Picture>),
    /// What could be cut out, one for each that was wanted.
    Cuttings(Vec<Option<Cutting>>),
    /// The bytes are not those that were read.
    Changed,
    /// The work panicked; the worker lives on.
    Stumbled,
}

/// The first message of a worker: who it is, and what holds it back.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Hello {
    /// Version of its readers: must be ours.
    pub version: String,
    pub protections: Protections,
}

/// A reply, and how much memory the worker has used at most so far.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Answer {
    pub reply: Reply,
    pub peak: u64,
}

/// Writes `message` as one frame.
pub(super) fn send<T: Serialize>(message: &T, out: &mut impl Write) -> io::Result<()> {
    let bytes = pack(message)?;
    out.write_all(&length(&bytes))?;
    out.write_all(&bytes)?;
    out.flush()
}

/// The bytes of `message`.
pub(super) fn pack<T: Serialize>(message: &T) -> io::Result<Vec<u8>> {
    postcard::to_stdvec(message).map_err(io::Error::other)
}

/// The message in `bytes`.
pub(super) fn unpack<T: DeserializeOwned>(bytes: &[u8]) -> io::Result<T> {
    postcard::from_bytes(bytes).map_err(io::Error::other)
}

/// What stands before the bytes of a frame.
pub(super) fn length(bytes: &[u8]) -> [u8; 8] {
    (bytes.len() as u64).to_le_bytes()
}

/// Reads the bytes of one message.
pub(super) fn receive(input: &mut impl Read) -> io::Result<Vec<u8>> {
    frame(input, MESSAGE)
}

/// Reads one frame of at most `limit` bytes.
pub(super) fn frame(input: &mut impl Read, limit: u64) -> io::Result<Vec<u8>> {
    let mut length = [0; 8];
    input.read_exact(&mut length)?;
    let length = u64::from_le_bytes(length);
    if length > limit {
        return Err(io::Error::other("a frame that is too long"));
    }
    let mut bytes = Vec::new();
    // A length that lies must not make us set memory aside for it.
    bytes.reserve_exact(usize::try_from(length.min(1 << 20)).unwrap_or(0));
    input.take(length).read_to_end(&mut bytes)?;
    if bytes.len() as u64 == length { Ok(bytes) } else { Err(io::ErrorKind::UnexpectedEof.into()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::folder::Entry;

    #[test]
    fn a_document_is_the_same_at_the_other_end() {
        let entry = Entry { path: "suivi.csv".into(), size: 40 };
        let bytes = "Date;Objet\n2026-03-01;Visite\n";
        let document = crate::read::read(&entry, bytes.as_bytes(), &Limits::default());
        let mut pipe = Vec::new();
        send(&Reply::Document(Box::new(document.clone())), &mut pipe).unwrap();
        let Reply::Document(other) = unpack(&receive(&mut pipe.as_slice()).unwrap()).unwrap() else { panic!() };
        assert!(document.content.blocks.len() > 1);
        assert_eq!(format!("{document:?}"), format!("{other:?}"));
    }

    #[test]
    fn a_length_that_lies_is_an_error() {
        assert!(receive(&mut [&u64::MAX.to_le_bytes()[..], b"abc"].concat().as_slice()).is_err());
        assert!(receive(&mut [&9_u64.to_le_bytes()[..], b"abc"].concat().as_slice()).is_err());
    }
}
