//! Turns HTTP statuses into gRPC's, and back.

/// The number of the gRPC status that stands for an HTTP status.
///
/// Inverts the "HTTP Mapping" of each code in `google/rpc/code.proto`; where several codes share a status, the one
/// that says least. 502 is from gRPC's own "HTTP to gRPC Status Code Mapping". Other statuses go by their class.
pub const fn grpc_code(status: u16) -> i32 {
    match status {
        400 => 3,        // INVALID_ARGUMENT
        401 => 16,       // UNAUTHENTICATED
        403 => 7,        // PERMISSION_DENIED
        404 => 5,        // NOT_FOUND
        409 => 10,       // ABORTED
        429 => 8,        // RESOURCE_EXHAUSTED
        499 => 1,        // CANCELLED
        501 => 12,       // UNIMPLEMENTED
        502 | 503 => 14, // UNAVAILABLE
        504 => 4,        // DEADLINE_EXCEEDED
        402..=498 => 9,  // FAILED_PRECONDITION
        500..=599 => 13, // INTERNAL
        _ => 2,          // UNKNOWN
    }
}

/// The HTTP status that stands for the number of a gRPC status, by `google/rpc/code.proto`.
pub const fn http_status(code: i32) -> u16 {
    match code {
        1 => 499,
        3 | 9 | 11 => 400,
        4 => 504,
        5 => 404,
        6 | 10 => 409,
        7 => 403,
        8 => 429,
        12 => 501,
        14 => 503,
        16 => 401,
        _ => 500,
    }
}
