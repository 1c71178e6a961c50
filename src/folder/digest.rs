//! The fingerprint of a file. Knows bytes only, never where they came from.

use std::io::{self, BufReader, Read};

use sha2::{Digest, Sha256};

/// SHA-256 of `bytes` (FIPS 180-4), 64 lower-case hexadecimal digits.
pub fn sha256(bytes: &[u8]) -> String {
    hexadecimal(&Sha256::digest(bytes))
}

/// SHA-256 of everything that `source` gives, at most `limit` bytes, and how many there were.
///
/// # Errors
/// Those of `source`.
pub fn sha256_of(source: &mut dyn Read, limit: u64) -> io::Result<(String, u64)> {
    let mut chunks = BufReader::with_capacity(1 << 16, Hashing::new(source.take(limit)));
    let length = io::copy(&mut chunks, &mut io::sink())?;
    Ok((chunks.into_inner().digest(), length))
}

/// Gives on what a source gives, and the digest of it in the end.
pub struct Hashing<R> {
    source: R,
    hash: Sha256,
}

impl<R: Read> Hashing<R> {
    /// Nothing has been read yet.
    pub fn new(source: R) -> Self {
        Self { source, hash: Sha256::new() }
    }

    /// SHA-256 of everything read so far.
    pub fn digest(self) -> String {
        hexadecimal(&self.hash.finalize())
    }
}

impl<R: Read> Read for Hashing<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.source.read(buffer)?;
        self.hash.update(buffer.get(..read).unwrap_or_default());
        Ok(read)
    }
}

fn hexadecimal(digest: &[u8]) -> String {
    use std::fmt::Write;

    digest.iter().fold(String::with_capacity(64), |mut hex, byte| {
        // Writing to a string cannot fail.
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stream_has_the_digest_of_its_bytes() {
        assert_eq!(sha256_of(&mut &b"abcdef"[..], 3).unwrap(), (sha256(b"abc"), 3));
    }

    #[test]
    fn digest_is_the_published_test_vector() {
        assert_eq!(sha256(b"abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
