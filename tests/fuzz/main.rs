//! Whatever is fed to the program, it answers and does not panic: seeded changes of known inputs, a bounded number in every run
//! of the tests. `RODEDRAAD_FUZZ=N cargo test --test fuzz` takes N inputs a target. cargo-fuzz, which looks for ways that no
//! input took before, feeds the same targets (`fuzz/`); what it finds becomes a file of `corpus/`.

#![expect(clippy::disallowed_methods, reason = "it reads the known inputs")]
#![expect(clippy::print_stdout, reason = "it tells what it fed")]

mod target;

use std::fmt::Write as _;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use target::{TARGETS, Target};

/// How many changed inputs a target is given in the tests.
const INPUTS: usize = 60;

/// Inputs are no longer than this; the length of texts is a matter of other tests.
const LONGEST: usize = 4096;

/// Pieces that mean something to one of the parsers.
const PIECES: &[&[u8]] = &[
    b"+++\n",
    b"\"",
    b"\"\"\"",
    b"'''",
    b"[[",
    b"]]",
    b"{",
    b"}",
    b"= ",
    b",",
    b"\r\n",
    b"\t",
    b"\0",
    b"\xff",
    b"\xef\xbb\xbf",
    "é".as_bytes(),
    "🙂".as_bytes(),
    "\u{202e}".as_bytes(),
    b"-0",
    b"1e308",
    b"-1e-308",
    b"NaN",
    b"inf",
    b"9223372036854775807",
    b"-9223372036854775808",
    b"4294967296",
    b"65536",
    b"0.1",
    b"1.000,5",
    b"<",
    b">",
    b"&",
    b"</a>",
    b"<script>",
    b"<!--",
    b"-->",
    b"]]>",
    b"<![CDATA[",
    b"&#x10FFFF;",
    b"../",
    b"%2e%2e",
    b"%00",
    b"\\",
    b"[a](b)",
    b"![",
    b"](",
    b"[^1]",
    b"[^1]: ",
    b"> ",
    b"- ",
    b"1. ",
    b"```\n",
    b"|-|-|\n",
    b"# ",
    b" {for=schools}",
    b"{{ ",
    b" }}",
    b"{% ",
    b" %}",
    b"{% for a in b %}",
    b"{% endfor %}",
    b"{% include \"a\" %}",
    b"PK\x03\x04",
    b" r=\"ZZZ9\"",
    b" table:number-rows-repeated=\"999999999\"",
    b" t=\"s\"",
    b"@import ",
    b"url(",
    b"var(--",
    b"/*",
    b"number:gezinnen",
    b"figure:a",
    b"figure:model",
    b"case:1",
    b"term:AVG",
    b"localhost:4321",
    b"[::1]",
];

/// The same numbers on every machine (splitmix64).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        let limit = u64::try_from(limit.max(1)).expect("it fits");
        usize::try_from((mixed ^ (mixed >> 31)) % limit).expect("it is below one that fits")
    }

    fn one_of<'all, T: ?Sized>(&mut self, all: &'all [&'all T]) -> &'all T {
        all[self.below(all.len())]
    }

    /// A stretch of a length.
    fn stretch(&mut self, length: usize) -> std::ops::Range<usize> {
        let start = self.below(length + 1);
        let most = (length - start).min(64);
        start..start + self.below(most + 1)
    }
}

/// The known inputs of a target, by name.
fn known(name: &str) -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz/corpus").join(name);
    let entries = fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut paths: Vec<_> = entries.map(|entry| entry.expect("it can be listed").path()).collect();
    paths.sort();
    paths.iter().map(|path| fs::read(path).expect("it can be read")).collect()
}

/// An input with a few things changed.
fn changed(numbers: &mut Numbers, known: &[Vec<u8>]) -> Vec<u8> {
    let mut bytes = known[numbers.below(known.len())].clone();
    for _ in 0..=numbers.below(4) {
        let at = numbers.below(bytes.len() + 1);
        let stretch = numbers.stretch(bytes.len());
        match numbers.below(7) {
            0 => drop(bytes.splice(at..at, numbers.one_of(PIECES).iter().copied())),
            1 => drop(bytes.splice(stretch, numbers.one_of(PIECES).iter().copied())),
            2 => drop(bytes.drain(stretch)),
            3 => {
                let again = bytes[stretch].repeat(1 + numbers.below(8));
                drop(bytes.splice(at..at, again));
            }
            4 => {
                let other = &known[numbers.below(known.len())];
                let from = numbers.stretch(other.len());
                drop(bytes.splice(at..at, other[from].iter().copied()));
            }
            5 => bytes.truncate(at),
            _ => {
                if let Some(byte) = bytes.get_mut(at) {
                    *byte ^= 1 << numbers.below(8);
                }
            }
        }
        bytes.truncate(LONGEST);
    }
    bytes
}

/// Gives a target an input; a panic is told with what was fed.
fn feed((name, target): &Target, bytes: &[u8]) {
    if let Err(panic) = catch_unwind(AssertUnwindSafe(|| target(bytes))) {
        let escaped = bytes.iter().fold(String::new(), |mut text, byte| {
            let _ = write!(text, "{}", std::ascii::escape_default(*byte));
            text
        });
        println!("{name} panics on b\"{escaped}\"");
        std::panic::resume_unwind(panic);
    }
}

/// All known inputs of a target, then changed ones.
fn run(name: &str) {
    let target = TARGETS.iter().find(|(known, _)| *known == name).expect("it is a target");
    let known = known(name);
    for bytes in &known {
        feed(target, bytes);
    }
    let inputs = std::env::var("RODEDRAAD_FUZZ").ok().and_then(|count| count.parse().ok()).unwrap_or(INPUTS);
    let mut numbers = Numbers(name.bytes().map(u64::from).sum());
    for _ in 0..inputs {
        feed(target, &changed(&mut numbers, &known));
    }
    println!("{name}: {} known inputs, {inputs} changed", known.len());
}

/// A test a target, so that they run side by side.
macro_rules! targets {
    ($($name:ident)+) => {
        $( #[test] fn $name() { run(stringify!($name)); } )+

        #[test]
        fn every_target_is_run() {
            let names: Vec<&str> = TARGETS.iter().map(|(name, _)| *name).collect();
            assert_eq!(names, [$( stringify!($name) ),+]);
            for name in names {
                let program = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("fuzz/fuzz_targets/{name}.rs"));
                assert!(program.exists(), "cargo-fuzz has no {name}");
            }
        }
    };
}

targets!(front_matter markdown document figure csv xlsx ods media template style texts server);
