//! Output files to the output folder, all or nothing.
