//! Compiles a research report into an infographic website.

pub mod address;
pub mod chart;
pub mod diag;
pub mod export;
pub mod html;
pub mod model;
pub mod order;
pub mod page;
pub mod parse;
pub mod protect;
pub mod render;
pub mod resolve;
pub mod source;
pub mod texts;
pub mod write;
