// Copied by errcat from its runtime. Don't edit this file: it is written anew by `cargo xtask gen`.

//! What every typed error implements.

use super::row::Row;
use crate::catalog::Code;

/// A typed error of this catalog. Generated code implements it; nobody else can, because `Row` has no name outside of
/// this crate.
///
/// It has one constant and no method, since every item of 10,000 errors takes the compiler a second or more: what needs
/// to know the types of errors is in [`Part`](super::part::Part)s.
pub trait CatalogError: Clone + Send + Sync + 'static {
    /// What stands for it where its type isn't known.
    #[doc(hidden)]
    const ROW: Row;
    /// The code it is sent as.
    const CODE: Code = Self::ROW.code();
}

/// Makes a struct the public error of the code of that name, which shows itself without its sensitive values.
macro_rules! catalog_error {
    ($(#[$attribute:meta])* $name:ident) => {
        $(#[$attribute])*
        impl $crate::runtime::error::CatalogError for $name {
            const ROW: $crate::runtime::row::Row =
                $crate::runtime::row::Row::public($crate::catalog::Code::$name);
        }

        $(#[$attribute])*
        impl ::core::fmt::Debug for $name {
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                $crate::runtime::debug::error(stringify!($name), self, f)
            }
        }
    };
}

pub(crate) use catalog_error;
