//! The errors of the Files API, each with its fields.

/// Makes a struct the public error of the code of that name, which shows itself without its sensitive values.
macro_rules! catalog_error {
    ($(#[$attribute:meta])* $name:ident) => {
        $(#[$attribute])*
        impl crate::runtime::row::Coded for $name {
            const CODE: crate::catalog::Code = crate::catalog::Code::$name;
        }

        $(#[$attribute])*
        impl ::core::fmt::Debug for $name {
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                crate::runtime::debug::error(stringify!($name), self, f)
            }
        }
    };
}

mod files;
mod limits;
mod service;

pub use files::{FileNotFound, InvalidParameter, UploadRejected, UploadRejectedFields};
pub use limits::{QuotaExceeded, RateLimited};
pub use service::{InternalError, Maintenance};
