//! Values of `Retry-After`.

#![no_main]

libfuzzer_sys::fuzz_target!(|input: &str| errcat_runtime_fuzz::retry_after(input));
