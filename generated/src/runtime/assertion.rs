// Copied by errcat from its runtime. Don't edit this file: it is written anew by `cargo xtask gen`.

//! Asserts in tests that something failed with a certain error, and shows which one it was when it didn't.

use core::fmt;

use super::api_error::ApiError;
use super::debug;
use super::error::CatalogError;
use super::operation::{Operation, OperationError};
use super::read::response::ErrorResponse;

/// Asserts that something failed with this error, and gives the typed error.
///
/// Looks into an [`ApiError`](crate::runtime::api_error::ApiError), an operation's error, an
/// [`ErrorResponse`](crate::runtime::read::response::ErrorResponse), a `Result` with one of them, or whatever
/// implements [`MayBeError`](crate::runtime::assertion::MayBeError). Fields are compared by `==` with the values that
/// stand there; those that don't aren't compared:
///
/// ```text
/// assert_error!(result, RateLimitExceeded);
/// assert_error!(result, RateLimitExceeded { limit: 5, .. });
/// let error = assert_error!(result, ModelNotFound { model: "gpt-9", .. }, "after {tries} tries");
/// ```
///
/// A failure shows code, message, status and fields of what was found; sensitive fields are redacted there.
#[macro_export]
macro_rules! assert_error {
    ($found:expr, $error:path $(,)?) => {
        $crate::assert_error!($found, $error { .. })
    };
    ($found:expr, $error:path, $($why:tt)+) => {
        $crate::assert_error!($found, $error { .. }, $($why)+)
    };
    ($found:expr, $error:path { $($field:ident: $value:expr,)* .. } $(,)?) => {
        $crate::assert_error!($found, $error { $($field: $value,)* .. }, "")
    };
    ($found:expr, $error:path { $($field:ident: $value:expr,)* .. }, $($why:tt)+) => {{
        let checks: &[$crate::runtime::assertion::Check<'_, $error>] = &[
            $((
                ::core::concat!(::core::stringify!($field), " is not ", ::core::stringify!($value)),
                &|error: &$error| error.$field == $value,
            ),)*
        ];
        $crate::runtime::assertion::check(
            &$found,
            ::core::concat!(
                ::core::stringify!($error),
                " { ",
                $(::core::stringify!($field), ": ", ::core::stringify!($value), ", ",)*
                ".. }",
            ),
            checks,
            ::core::format_args!($($why)+),
        )
    }};
}

/// What may turn out to be an error of the catalog. Implement it for an error type of your own that can hold one.
pub trait MayBeError {
    /// The error; else what it is instead, in a few words.
    fn as_error(&self) -> Result<&ApiError, String>;
}

impl<T, E: MayBeError> MayBeError for Result<T, E> {
    fn as_error(&self) -> Result<&ApiError, String> {
        match self {
            Ok(_) => Err("no error: `Ok`".to_owned()),
            Err(error) => error.as_error(),
        }
    }
}

impl MayBeError for ApiError {
    fn as_error(&self) -> Result<&ApiError, String> {
        Ok(self)
    }
}

impl<O: Operation> MayBeError for OperationError<O> {
    fn as_error(&self) -> Result<&ApiError, String> {
        Ok(self.as_api_error())
    }
}

impl MayBeError for ErrorResponse {
    fn as_error(&self) -> Result<&ApiError, String> {
        self.error().ok_or_else(|| format!("{self} ({self:?})"))
    }
}

impl<E: MayBeError + ?Sized> MayBeError for &E {
    fn as_error(&self) -> Result<&ApiError, String> {
        (**self).as_error()
    }
}

/// What holds for a field, in words for when it doesn't.
pub type Check<'a, E> = (&'a str, &'a dyn Fn(&E) -> bool);

/// What [`assert_error!`](crate::assert_error) does; call that.
///
/// # Panics
///
/// When the assertion fails.
#[track_caller]
pub fn check<E: CatalogError>(
    found: &dyn MayBeError,
    expected: &str,
    checks: &[Check<'_, E>],
    why: fmt::Arguments<'_>,
) -> E {
    match typed(found, checks) {
        Ok(error) => error,
        Err(found) => fail(expected, &found, &why.to_string()),
    }
}

fn typed<E: CatalogError>(found: &dyn MayBeError, checks: &[Check<'_, E>]) -> Result<E, String> {
    let found = found.as_error()?;
    let typed = found.downcast_ref::<E>().ok_or_else(|| Shown(found).to_string())?;
    let failed = checks.iter().filter(|(_, holds)| !holds(typed)).map(|(field, _)| *field);
    let failed = failed.collect::<Vec<_>>().join(", ");
    if failed.is_empty() { Ok(typed.clone()) } else { Err(format!("{}\n    but: {failed}", Shown(found))) }
}

#[track_caller]
#[expect(clippy::panic, reason = "an assertion fails by panicking")]
fn fail(expected: &str, found: &str, why: &str) -> ! {
    let colon = if why.is_empty() { "" } else { ": " };
    panic!("not the expected error{colon}{why}\nexpected: {expected}\n   found: {found}")
}

/// An error on two lines.
struct Shown<'a>(&'a ApiError);

impl fmt::Display for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(error) = self;
        let values = error.error.values();
        let fields = debug::Fields::new(error.own_facts().fields, &values);
        write!(f, "{error}\n          status {}, fields {fields:?}", error.status().as_u16())
    }
}
