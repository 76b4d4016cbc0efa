//! The type of errors without fields.

use core::fmt;

use super::row::{Coded, Row};
use crate::catalog::Code;

/// The error without fields whose code has this place in [`Code::ALL`]. Each has a name, by which programs call it.
///
/// They share a type since their codes say all of them: with a type and traits for each, a catalog of 10,000 errors takes
/// the compiler half as long again. `CODE` and `Debug` tell which it is, where the compiler tells the
/// number alone.
#[derive(Clone)]
#[non_exhaustive]
pub struct PlainError<const PLACE: u16> {}

impl<const PLACE: u16> PlainError<PLACE> {
    /// Makes one.
    #[inline]
    pub const fn new() -> Self {
        Self {}
    }
}

impl<const PLACE: u16> Coded for PlainError<PLACE> {
    const CODE: Code = Code::at(PLACE);
    const ROW: Row = Row::plain(Self::CODE, &Self {});
}

impl<const PLACE: u16> fmt::Debug for PlainError<PLACE> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("PlainError").field(&Self::CODE).finish()
    }
}
