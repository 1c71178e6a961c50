//! The readers of OpenDocument, as a package or part by part.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| probant_fuzz::package(&probant_fuzz::ODF, data));
