//! What recorders write otherwise than each other: both names of an address, values of headers, compressed bodies, and other
//! files beside the traffic.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::io::Read as _;

use flate2::Compression;
use flate2::read::{DeflateEncoder, GzEncoder, ZlibEncoder};

use crate::support::{Run, Sandbox, catalog};

const UNKNOWN: &str = r#"{"error": {"code": "cop", "message": "The cup is gone"}}"#;

fn verify(sandbox: &Sandbox, path: &str) -> Run {
    sandbox.run(&["verify", path])
}

#[test]
fn an_address_may_be_written_twice_and_a_header_as_a_number() {
    let sandbox = Sandbox::new(&catalog(&["cup"]));
    let headers = r#"{"retry-after": 30, "x-cached": true, "set-cookie": ["a", 1]}"#;
    let rest = format!(r#""status": 404, "headers": {headers}, "body": {UNKNOWN}}}"#);
    let twice = format!(r#"{{"method": "GET", "path": "/cups", "url": "https://x.example/cups", {rest}"#);
    let inside = format!(
        r#"{{"request": {{"method": "GET", "path": "/cups", "url": "/all/cups"}}, "response": {{{rest}}}"#
    );
    sandbox.write("a.jsonl", format!("{twice}\n{inside}\n"));
    let run = verify(&sandbox, "a.jsonl");
    assert!(run.stderr.contains("GET https://x.example/cups 404 {\"error\""), "{run:?}");
    assert!(run.stderr.contains("the first of 2 answers"), "{run:?}");
}

#[test]
fn other_files_in_a_folder_are_passed_over_and_counted() {
    let sandbox = Sandbox::new(&catalog(&["cup"]));
    sandbox.write("t/a.jsonl", format!(r#"{{"status": 404, "body": {UNKNOWN}}}"#));
    sandbox.write("t/settings.json", "{\n  \"name\": \"shop\"\n}\n");
    sandbox.write("t/line.json", "{\"name\": \"shop\"}\n");
    sandbox.write("t/log.json", "{\"log\": \"debug\"}\n");
    sandbox.write("t/notes", "none");
    // Problems and logs have a status, or a log, too.
    sandbox.write("t/problem.json", "{\"status\": 404, \"title\": \"Not found\"}\n");
    sandbox.write("t/state.json", "{\"status\": 1, \"body\": 1}\n");
    sandbox.write("t/server.log", "{\"log\": {\"level\": \"info\"}}\n{\"log\": {\"level\": \"info\"}}\n");
    sandbox.write("t/large.json", format!("{{{}}}", " ".repeat(64 << 20)));
    let run = verify(&sandbox, "t");
    let read = "1 answer read, 1 error among them; 1 kind of disagreement\n8 files passed over: no recorded traffic\n";
    assert!(run.code == Some(1) && run.stderr.ends_with(read), "{run:?}");
    // One that is asked for, or is called what traffic is called, has to be traffic.
    assert!(verify(&sandbox, "t/line.json").stderr.contains("t/line.json:1: it has no `status`"));
    sandbox.write("t/b.jsonl", "{\"name\": \"shop\"}\n");
    assert!(verify(&sandbox, "t").stderr.contains("t/b.jsonl:1: it has no `status`"));
}

#[test]
fn an_entry_of_an_archive_has_a_limit() {
    let sandbox = Sandbox::new(&catalog(&["cup"]));
    let entries = [1, 65]
        .map(|size| format!("\n{{\"response\": {{\"status\": 404}},{}\"time\": 1}}", " ".repeat(size << 20)));
    sandbox.write("a.har", format!("{{\"log\": {{\"entries\": [{}]}}}}", entries.join(",")));
    let run = verify(&sandbox, "a.har");
    assert!(run.stderr.contains("a.har:3: an entry has more than 64 MiB"), "{run:?}");
}

#[test]
fn compressed_bodies_are_read() {
    let sandbox = Sandbox::new(&catalog(&["cup"]));
    let bytes = UNKNOWN.as_bytes();
    let all = |mut reader: Box<dyn std::io::Read + '_>| {
        let mut made = Vec::new();
        reader.read_to_end(&mut made).unwrap();
        made
    };
    let gzip = all(Box::new(GzEncoder::new(bytes, Compression::default())));
    let bodies: [(&str, &str, Vec<u8>); 6] = [
        ("a", "gzip", gzip.clone()),
        ("b", "deflate", all(Box::new(ZlibEncoder::new(bytes, Compression::default())))),
        ("c", "deflate", all(Box::new(DeflateEncoder::new(bytes, Compression::default())))),
        ("d", "br", brotli(UNKNOWN)),
        ("e", "gzip, gzip", all(Box::new(GzEncoder::new(&*gzip, Compression::default())))),
        // Decompressed by what recorded it.
        ("f", "gzip", bytes.to_vec()),
    ];
    for (name, coding, body) in &bodies {
        let head = format!("HTTP/1.1 404 Not Found\r\ncontent-encoding: {coding}\r\n\r\n");
        sandbox.write(&format!("t/{name}.http"), [head.as_bytes(), body].concat());
    }
    let run = verify(&sandbox, "t");
    assert!(run.stderr.contains("the first of 6 answers"), "{run:?}");
    assert!(run.stderr.ends_with("6 answers read, 6 errors among them; 1 kind of disagreement\n"), "{run:?}");
}

#[test]
fn bodies_that_cannot_be_decompressed_are_counted() {
    let sandbox = Sandbox::new(&catalog(&["cup"]));
    let mut cut = Vec::new();
    GzEncoder::new(UNKNOWN.as_bytes(), Compression::default()).read_to_end(&mut cut).unwrap();
    cut.truncate(40);
    let head = |coding: &str| format!("HTTP/1.1 404 Not Found\r\ncontent-encoding: {coding}\r\n\r\n");
    sandbox.write("t/cut.http", [head("gzip").as_bytes(), &cut].concat());
    sandbox.write("t/zstd.http", [head("zstd").as_bytes(), b"\x28\xb5\x2f\xfd\x04\x58"].concat());
    let run = verify(&sandbox, "t");
    let said = "0 answers read, 0 errors among them; 0 kinds of disagreement\n\
                2 answers not read: compressed with something else than gzip, deflate or br, or not whole\n";
    assert_eq!((run.code, run.stderr.as_str()), (Some(0), said));
}

/// A stream of one block that is stored as it is (RFC 7932 §9.2), and an empty last one.
fn brotli(text: &str) -> Vec<u8> {
    // The length is such that the stream is no text.
    let padded = format!("{text}{}", " ".repeat((25 - text.len() % 16) % 16));
    let header = u32::try_from(padded.len() - 1).unwrap() << 4 | 1 << 20;
    [&header.to_le_bytes()[..3], padded.as_bytes(), b"\x03"].concat()
}
