//! The sniffer, under any name.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| probant_fuzz::sniff(data));
