//! The reader of Outlook messages, as a compound file or stream by stream.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| probant_fuzz::compound("a.msg", &probant_fuzz::MSG, data));
