//! A text that would end a header: in a field that the catalog binds to one, seen in the bytes of the answer.

use actix_web::web::{Path, ServiceConfig, get};
use inference_errors::ApiError;
use inference_errors::errors::EdgeBlocked;

use crate::serve;

const PLAIN: &str = "8c41f0e2a9";

const HOSTILE: [&str; 5] = [
    "8c\r\nset-cookie: a=b",
    "8c\nset-cookie: a=b",
    "8c\r\n\r\nHTTP/1.1 200 OK\r\nset-cookie: a=b",
    "8c\0",
    "Straße",
];

async fn blocked(number: Path<usize>) -> Result<String, ApiError> {
    let ray = HOSTILE.get(*number).copied().unwrap_or(PLAIN);
    Err(EdgeBlocked::new().with_ray(ray))?
}

fn routes(app: &mut ServiceConfig) {
    app.route("/{number}", get().to(blocked));
}

#[test]
fn a_field_in_a_header_cannot_split_the_response() {
    let server = serve(routes);
    let plain = server.get("/99");
    assert_eq!((plain.status, plain.header("x-edge-ray")), (403, Some(PLAIN)));
    for number in 0..HOSTILE.len() {
        let answer = server.get(&format!("/{number}"));
        let bytes = String::from_utf8(answer.bytes).expect("the head is ASCII and the body is JSON");
        let (head, _) = bytes.split_once("\r\n\r\n").expect("a head");
        assert!(head.is_ascii() && !head.contains('\0'), "{head}");
        assert_eq!(head.lines().filter(|line| line.starts_with("HTTP/1.1")).count(), 1, "{head}");
        assert!(!head.lines().any(|line| line.to_ascii_lowercase().starts_with("set-cookie")), "{head}");
        assert_eq!(head.lines().filter(|line| line.starts_with("x-edge-ray: ")).count(), 1, "{head}");
    }
}
