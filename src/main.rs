//! Arguments in, exit code out.

use std::process::ExitCode;

/// A build asks for memory some hundred times a page, on all cores at once, and much of it for a stage alone. The system's own
/// allocator makes cores wait for each other, and keeps what one stage gave back in pieces too small for the next.
#[cfg(not(target_env = "msvc"))]
#[global_allocator]
static ALLOCATOR: tikv_jemallocator::Jemalloc = tikv_jemallocator::Jemalloc;

fn main() -> ExitCode {
    rodedraad::cli::run(std::env::args_os()).into()
}
