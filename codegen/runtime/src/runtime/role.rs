//! What a framework answers by itself. Which error the catalog gives for it is in `refusal`.

/// What a framework answers without a handler's doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Role {
    /// A handler panicked.
    Panic,
    /// No route matches the path.
    NotFound,
    /// The route doesn't take the method.
    MethodNotAllowed,
    /// The body is larger than the server reads.
    BodyTooLarge,
    /// The body's media type is missing, or not one that the handler reads.
    UnsupportedMediaType,
    /// The body is not what the handler reads.
    InvalidBody,
    /// The query is not what the handler reads.
    InvalidQuery,
    /// A part of the path is not what the handler reads.
    InvalidPath,
    /// Nobody, or nobody known, is logged in.
    Unauthorized,
    /// The handler took too long.
    Timeout,
    /// The server has more to do than it can.
    Overloaded,
}

impl Role {
    /// All roles with their keys in a catalog, in order.
    pub const ALL: [(Self, &'static str); 11] = [
        (Self::Panic, "panic"),
        (Self::NotFound, "not_found"),
        (Self::MethodNotAllowed, "method_not_allowed"),
        (Self::BodyTooLarge, "body_too_large"),
        (Self::UnsupportedMediaType, "unsupported_media_type"),
        (Self::InvalidBody, "invalid_body"),
        (Self::InvalidQuery, "invalid_query"),
        (Self::InvalidPath, "invalid_path"),
        (Self::Unauthorized, "unauthorized"),
        (Self::Timeout, "timeout"),
        (Self::Overloaded, "overloaded"),
    ];

    /// Its key in a catalog.
    pub fn key(self) -> &'static str {
        Self::ALL.iter().find(|(role, _)| *role == self).map_or("", |(_, key)| key)
    }

    /// The names of the fields of type `string` that whoever plays the role can always fill: where in the request the
    /// fault is, as a JSON Pointer (RFC 6901; empty for all of it), and what is wrong there.
    pub const fn fills(self) -> &'static [&'static str] {
        match self {
            Self::UnsupportedMediaType | Self::InvalidBody | Self::InvalidQuery | Self::InvalidPath => {
                &["pointer", "reason"]
            }
            Self::Panic
            | Self::NotFound
            | Self::MethodNotAllowed
            | Self::BodyTooLarge
            | Self::Unauthorized
            | Self::Timeout
            | Self::Overloaded => &[],
        }
    }

    /// The status of an answer for which the catalog gives no error.
    pub const fn status(self) -> http::StatusCode {
        use http::StatusCode;
        match self {
            Self::Panic => StatusCode::INTERNAL_SERVER_ERROR,
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::MethodNotAllowed => StatusCode::METHOD_NOT_ALLOWED,
            Self::BodyTooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::UnsupportedMediaType => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::InvalidBody | Self::InvalidQuery | Self::InvalidPath => StatusCode::BAD_REQUEST,
            Self::Unauthorized => StatusCode::UNAUTHORIZED,
            // RFC 9110 §15.5.9 means a client that is slow to send; here the server is slow to answer.
            Self::Timeout => StatusCode::GATEWAY_TIMEOUT,
            Self::Overloaded => StatusCode::SERVICE_UNAVAILABLE,
        }
    }
}
