//! See `tests/fuzz/target.rs`.
#![no_main]
#![allow(dead_code, reason = "one target a program")]

#[path = "../../tests/fuzz/target.rs"]
mod target;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| target::ods(bytes));
