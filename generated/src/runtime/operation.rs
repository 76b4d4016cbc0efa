// Copied by errcat from its runtime. Don't edit this file: it is written anew by `cargo xtask gen`.

//! The errors of one operation: `ApiError` that is known to be one of a few.

use core::fmt;
use core::marker::PhantomData;
use std::error::Error;

use http::StatusCode;

use super::api_error::ApiError;
use super::attached::Attached;
use super::error::CatalogError;
use crate::catalog::Code;

/// One API call and what it can answer with. Generated code implements it.
pub trait Operation: 'static {
    /// Its name in the catalog.
    const NAME: &'static str;
    /// The codes it can answer with, in catalog order.
    const CODES: &'static [Code];
    /// Its errors, to match on.
    type Kind<'a>;

    /// The typed error, to match on.
    fn kind(error: &ApiError) -> Self::Kind<'_>;
}

/// Says that an operation can answer with an error. Generated code implements it.
#[diagnostic::on_unimplemented(
    message = "the catalog doesn't list `{E}` among the errors of `{Self}`",
    label = "`{Self}` can't answer with this error",
    note = "`PlainError<17>` is the error whose code is `Code::ALL[17]`"
)]
pub trait Answers<E>: Operation {}

/// An error of one operation. Only the operation's own errors convert into it.
pub struct OperationError<O> {
    error: ApiError,
    operation: PhantomData<fn() -> O>,
}

impl<O: Operation> OperationError<O> {
    fn new(error: ApiError) -> Self {
        Self { error, operation: PhantomData }
    }

    /// The code it is sent as.
    pub fn code(&self) -> Code {
        self.error.code()
    }

    /// The HTTP status it is sent with.
    pub fn status(&self) -> StatusCode {
        self.error.status()
    }

    /// The typed error, to match on.
    pub fn kind(&self) -> O::Kind<'_> {
        O::kind(&self.error)
    }

    /// As an error of any operation.
    pub fn as_api_error(&self) -> &ApiError {
        &self.error
    }

    pub(super) fn attach(self, change: impl FnOnce(&mut Attached)) -> Self {
        Self::new(self.error.attach(change))
    }
}

impl<O, E> From<E> for OperationError<O>
where
    O: Answers<E>,
    E: CatalogError,
{
    fn from(error: E) -> Self {
        Self::new(error.into())
    }
}

impl<O: Operation> From<OperationError<O>> for ApiError {
    fn from(error: OperationError<O>) -> Self {
        error.error
    }
}

/// Takes the error when the operation can answer with its code; else gives it back.
impl<O: Operation> TryFrom<ApiError> for OperationError<O> {
    type Error = ApiError;

    fn try_from(error: ApiError) -> Result<Self, ApiError> {
        if O::CODES.contains(&error.code()) { Ok(Self::new(error)) } else { Err(error) }
    }
}

impl<O> fmt::Display for OperationError<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.error.fmt(f)
    }
}

impl<O> fmt::Debug for OperationError<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.error.fmt(f)
    }
}

impl<O> Error for OperationError<O> {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.error.source()
    }
}

impl<O> PartialEq for OperationError<O> {
    fn eq(&self, other: &Self) -> bool {
        self.error == other.error
    }
}
