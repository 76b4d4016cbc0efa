//! Turns a body as it was sent into the one that was meant: `Content-Encoding` undone (RFC 9110 §8.4).

use std::io::{self, Read};

use brotli_decompressor::Decompressor;
use flate2::read::{DeflateDecoder, MultiGzDecoder, ZlibDecoder};
use http::HeaderMap;
use http::header::CONTENT_ENCODING;

use super::LARGEST;

/// How much of a compressed body is read at a time.
const BUFFER: usize = 1 << 14;

/// The body; `None` where it is compressed and can't be read, as with `zstd`, a part of a body, or one that grows beyond
/// the largest answer.
///
/// Many tools record a body that they have decompressed already, and leave the header. One that is text is taken for such.
pub(super) fn decoded(headers: &HeaderMap, body: Vec<u8>) -> Option<Vec<u8>> {
    let codings = headers.get_all(CONTENT_ENCODING).iter().filter_map(|value| value.to_str().ok());
    let codings: Vec<String> =
        codings.flat_map(|list| list.split(',')).map(|coding| coding.trim().to_ascii_lowercase()).collect();
    codings.iter().rev().try_fold(body, |body, coding| {
        if str::from_utf8(&body).is_ok() {
            return Some(body);
        }
        match coding.as_str() {
            "" | "identity" => Some(body),
            "gzip" | "x-gzip" => whole(MultiGzDecoder::new(&*body)).ok(),
            // It is meant to be in a zlib wrapper, and some servers leave that out.
            "deflate" => whole(ZlibDecoder::new(&*body)).or_else(|_| whole(DeflateDecoder::new(&*body))).ok(),
            "br" => whole(Decompressor::new(&*body, BUFFER)).ok(),
            _ => None,
        }
    })
}

fn whole(reader: impl Read) -> io::Result<Vec<u8>> {
    let mut body = Vec::new();
    reader.take(LARGEST as u64 + 1).read_to_end(&mut body)?;
    if body.len() > LARGEST { Err(io::ErrorKind::FileTooLarge.into()) } else { Ok(body) }
}
