//! The readers of Open Badges: JSON, SVG, and the texts of a PNG.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| probant_fuzz::badge(data));
