//! The reader of PDF.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| probant_fuzz::read("a.pdf", data));
