//! What is measured: generated crates behind one trait, and what a developer would write by hand.

pub mod by_hand;
pub mod subjects;

use std::borrow::Cow;

use http::{HeaderMap, StatusCode};

/// What a developer knows of an error by heart.
#[derive(Clone, Copy, Debug)]
pub struct Names {
    /// `$code`
    pub code: &'static str,
    /// `$message`, as far as it has no field.
    pub message: &'static str,
    /// `$type`
    pub category: &'static str,
    /// `$docs_url`
    pub docs: &'static str,
}

/// An error of the catalog with three fields.
#[derive(Clone, Copy, Debug)]
pub enum Place {
    /// The first error.
    First,
    /// The one in the middle.
    Middle,
    /// The last one.
    Last,
}

/// A generated crate.
pub trait Subject {
    /// How many errors it has.
    const SIZE: usize;
    /// The error without fields.
    const PLAIN: Names;
    /// The errors with three fields: first, middle, last.
    const THREE: [Names; 3];
    /// All codes.
    const CODES: &'static [&'static str];
    /// An error of the crate.
    type Error;
    /// What was read.
    type Read;

    /// The error without fields.
    fn plain() -> Self::Error;

    /// An error with three fields.
    fn three(place: Place, model: &str) -> Self::Error;

    /// The status that it is sent with.
    fn status(error: &Self::Error) -> StatusCode;

    /// The body that it is sent with.
    fn send(error: &Self::Error) -> Cow<'static, [u8]>;

    /// Reads a body, of which it keeps the bytes.
    fn read(status: StatusCode, headers: &HeaderMap, body: Vec<u8>) -> Self::Read;

    /// Matches on the code: the field `limit` of an error with three fields, plus 0, 1 or 2 for its place.
    fn limit(read: &Self::Read) -> Option<i64>;

    /// Whether it is a code of the catalog.
    fn is_code(text: &str) -> bool;
}
