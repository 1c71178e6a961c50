//! The readers of HTML and of other marked-up text.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| probant_fuzz::read("a.html", data));
