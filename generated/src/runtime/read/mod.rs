// Copied by errcat from its runtime. Don't edit this file: it is written anew by `cargo xtask gen`.

//! Turns an answer (status, headers, body) into what it says: a known error, an unknown one, or none of this API's.
//!
//! Total, for any bytes, and bounded: the body is walked once for each envelope, by the envelope's own shape; values
//! stay slices of the body until somebody asks for them; nesting past [`scan::MAX_DEPTH`] is not read. `Retry-After`
//! and what a client may do (policy, verdict, why) are read here as well; how long it then waits is not.

mod body;
mod constants;
pub mod identify;
mod kept;
pub mod lookup;
pub mod plan;
pub mod reading;
pub mod response;
mod said;
pub mod scan;
mod slots;
pub mod string;
mod walk;
