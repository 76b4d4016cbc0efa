//! What users of generated crates do with them.

#[cfg(test)]
mod inference;
#[cfg(test)]
mod stress;
