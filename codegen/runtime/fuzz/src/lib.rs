//! What the fuzz targets do with an input, so that a test can do it as well, with the committed seeds.

mod read;
mod retry_after;

pub use read::read;
pub use retry_after::retry_after;
