//! Builds again when a rule file appears or goes: the rules are embedded, and adding one takes no Rust.
//!
//! Gives the readers a version that changes with their code, so that what an older one read is never taken for theirs.

use std::fs;
use std::path::{Path, PathBuf};

/// What decides how a file is read: the readers, what they stand on, and the versions of foreign crates.
const READERS: [&str; 6] = ["src/read", "src/ocr", "src/text", "src/model", "src/folder/digest.rs", "Cargo.lock"];

fn main() {
    println!("cargo::rerun-if-changed=rules");
    let mut files = Vec::new();
    for root in READERS {
        println!("cargo::rerun-if-changed={root}");
        collect(Path::new(root), &mut files);
    }
    files.sort();
    let mut digest = Fnv::new();
    for file in files {
        digest.update(file.to_string_lossy().replace('\\', "/").as_bytes());
        let text = fs::read_to_string(&file).unwrap_or_default();
        // A checkout may end lines in its own way.
        digest.update(text.replace("\r\n", "\n").as_bytes());
    }
    println!("cargo::rustc-env=PROBANT_READERS={:032x}", digest.0);
}

fn collect(path: &Path, files: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(path) else {
        files.push(path.to_owned());
        return;
    };
    for entry in entries.flatten() {
        collect(&entry.path(), files);
    }
}

/// FNV-1a, 128 bits: tells versions apart, protects nothing.
struct Fnv(u128);

impl Fnv {
    fn new() -> Self {
        Self(0x6c62_272e_07bb_0142_62b8_2175_6295_c58d)
    }

    fn update(&mut self, bytes: &[u8]) {
        for byte in (bytes.len() as u64).to_le_bytes().iter().chain(bytes) {
            self.0 = (self.0 ^ u128::from(*byte)).wrapping_mul(0x0000_0000_0100_0000_0000_0000_0000_013b);
        }
    }
}
