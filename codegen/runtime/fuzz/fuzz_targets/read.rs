//! Whole answers.

#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| errcat_runtime_fuzz::read(input));
