//! Arguments in, exit code out.

use std::process::ExitCode;

/// A build asks for memory some hundred times a page, on all cores at once; the system's own allocator makes them wait for each
/// other.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    rodedraad::cli::run(std::env::args_os()).into()
}
