//! The generated crates. The files in `subjects/` are written for each: what of the crate is used.

macro_rules! subject {
    ($name:ident, $size:literal, $file:literal) => {
        mod $name {
            use std::borrow::Cow;

            use http::{HeaderMap, StatusCode};

            use crate::{Names, Place, Subject};

            include!($file);

            /// The crate of this many errors.
            #[derive(Debug)]
            pub struct Crate;

            impl Subject for Crate {
                const SIZE: usize = $size;
                const PLAIN: Names = PLAIN;
                const THREE: [Names; 3] = [FIRST, MIDDLE, LAST];
                const CODES: &'static [&'static str] = CODES;
                type Error = generated::ApiError;
                type Read = generated::ErrorResponse;

                #[inline]
                fn plain() -> Self::Error {
                    Plain::new().into()
                }

                #[inline]
                fn three(place: Place, model: &str) -> Self::Error {
                    match place {
                        Place::First => First::new(model, 5, true).into(),
                        Place::Middle => Middle::new(model, 5, true).into(),
                        Place::Last => Last::new(model, 5, true).into(),
                    }
                }

                #[inline]
                fn status(error: &Self::Error) -> StatusCode {
                    error.status()
                }

                #[inline]
                fn send(error: &Self::Error) -> Cow<'static, [u8]> {
                    error.encode(&generated::runtime::request::RequestContext::new()).body
                }

                #[inline]
                fn read(status: StatusCode, headers: &HeaderMap, body: Vec<u8>) -> Self::Read {
                    generated::ErrorResponse::read(status, headers, body)
                }

                #[inline]
                fn limit(read: &Self::Read) -> Option<i64> {
                    limit(read.kind())
                }

                #[inline]
                fn is_code(text: &str) -> bool {
                    text.parse::<generated::Code>().is_ok()
                }
            }
        }
    };
}

#[cfg(feature = "n10")]
subject!(n10, 10, "subjects/10.rs");
#[cfg(feature = "n10")]
pub use n10::Crate as Crate10;

#[cfg(feature = "n139")]
subject!(n139, 139, "subjects/139.rs");
#[cfg(feature = "n139")]
pub use n139::Crate as Crate139;

#[cfg(feature = "n10000")]
subject!(n10000, 10_000, "subjects/10000.rs");
#[cfg(feature = "n10000")]
pub use n10000::Crate as Crate10000;
