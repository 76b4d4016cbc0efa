//! Reads files as they were in a revision, through the `git` of the machine.

mod catalog;
mod command;
mod tree;

pub(crate) use catalog::compile_at;
pub(crate) use command::Repository;
