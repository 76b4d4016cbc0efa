//! Turns errors into responses and answers into errors, by the tables of a catalog.

pub mod table;
pub mod timestamp;
pub mod value;
