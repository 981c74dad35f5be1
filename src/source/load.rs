//! Reads the files of a site; the only module that reads.
