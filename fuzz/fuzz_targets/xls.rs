//! The reader of old workbooks, as a compound file or as the stream inside it.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| probant_fuzz::compound("a.xls", &["/Workbook"], data));
