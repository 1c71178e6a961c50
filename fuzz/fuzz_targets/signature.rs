//! The structures inside a signature of a PDF: whatever stands where the signature should.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| probant_fuzz::signature(data));
