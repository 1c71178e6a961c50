//! The reader of Word documents, as a package or part by part.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| probant_fuzz::package(&probant_fuzz::DOCX, data));
