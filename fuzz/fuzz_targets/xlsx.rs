//! See `tests/fuzz/target.rs`.
#![no_main]
#![allow(dead_code, reason = "one target a program")]

#[path = "../../tests/fuzz/target.rs"]
mod target;

/// The program catches panics of the crate that reads workbooks; libFuzzer would end at them all the same.
static QUIET: std::sync::Once = std::sync::Once::new();

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    QUIET.call_once(|| drop(std::panic::take_hook()));
    target::xlsx(bytes);
});
