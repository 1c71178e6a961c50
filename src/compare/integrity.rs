//! The one figure that stands for all documents of a folder.

use sha2::{Digest, Sha256};

/// SHA-256 over path and digest of every document, in the order given, each preceded by its length; lower-case hexadecimal.
#[must_use]
pub fn documents_digest<'a>(documents: impl IntoIterator<Item = (&'a str, &'a str)>) -> String {
    let mut hash = Sha256::new();
    for part in documents.into_iter().flat_map(|(path, sha256)| [path, sha256]) {
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part.as_bytes());
    }
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_a_path_ends_counts() {
        assert_ne!(documents_digest([("ab", "c")]), documents_digest([("a", "bc")]));
        assert_eq!(documents_digest([("a", "b"), ("c", "d")]), documents_digest(vec![("a", "b"), ("c", "d")]));
    }
}
