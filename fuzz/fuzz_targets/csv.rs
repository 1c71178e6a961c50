//! The reader of CSV.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| probant_fuzz::read("a.csv", data));
