// Copied by errcat from its runtime. Don't edit this file: it is written anew by `cargo xtask gen`.

//! What every typed error implements.

use super::row::{Coded, Row};
use crate::catalog::Code;

/// A typed error of this catalog. Nobody else can implement it.
///
/// It has constants and no method, since every item of 10,000 errors takes the compiler a second or more: what needs to
/// know the types of errors is in [`Part`](super::part::Part)s.
pub trait CatalogError: Clone + Send + Sync + 'static {
    /// The code it is sent as.
    const CODE: Code;
    /// What stands for it where its type isn't known.
    #[doc(hidden)]
    const ROW: Row;
}

impl<E: Coded> CatalogError for E {
    const CODE: Code = E::CODE;
    const ROW: Row = E::ROW;
}
