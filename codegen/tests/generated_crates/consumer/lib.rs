//! What users of generated crates do with them.
//!
//! An operation's own error converts with `?`:
//!
//! ```
//! # use inference_errors::{errors::FileNotFound, operations::GetFileError};
//! fn get_file() -> Result<(), GetFileError> {
//!     Err(FileNotFound::new("file_7"))?;
//!     Ok(())
//! }
//! ```
//!
//! Another's doesn't compile:
//!
//! ```compile_fail
//! # use inference_errors::{errors::ModelNotFound, operations::GetFileError};
//! fn get_file() -> Result<(), GetFileError> {
//!     Err(ModelNotFound::new("lumen-9"))?;
//!     Ok(())
//! }
//! ```

#[cfg(test)]
mod handlers;
#[cfg(test)]
mod inference;
#[cfg(test)]
mod properties;
#[cfg(test)]
mod stress;
#[cfg(test)]
mod two_catalogs;
#[cfg(test)]
mod wire;
