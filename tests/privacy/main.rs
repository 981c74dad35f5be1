//! The privacy guard: how well it tells what is personal, in all the files that a site may have.

#[path = "../common/mod.rs"]
mod common;
mod corpus;
mod files;
