//! Figures of a made-up site with the real reports' numbers: numbers before pictures.

mod drawing;
mod kinds;
mod pieces;
mod sample;
mod words;
