//! The gate in front of packages, and archives.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| probant_fuzz::read("a.zip", data));
