//! The command line of errcat.

fn main() {}
