// Copied by errcat from its runtime. Don't edit this file: it is written anew by `cargo xtask gen`.

//! Turns the bytes of a body into text that can be read, and keeps the bytes.

use super::scan::MAX_LENGTH;

/// A body as it was sent, and as text.
#[derive(Clone)]
pub(super) enum Body {
    /// It is UTF-8.
    Text(String),
    /// It isn't: the text has U+FFFD in place of what is not, and is empty when the body is too long to be read.
    Bytes(Vec<u8>, String),
}

impl Body {
    pub(super) fn new(bytes: Vec<u8>) -> Self {
        match String::from_utf8(bytes) {
            Ok(text) => Self::Text(text),
            Err(error) if error.as_bytes().len() > MAX_LENGTH => {
                Self::Bytes(error.into_bytes(), String::new())
            }
            Err(error) => {
                let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
                Self::Bytes(error.into_bytes(), text)
            }
        }
    }

    pub(super) fn bytes(&self) -> &[u8] {
        match self {
            Self::Text(text) => text.as_bytes(),
            Self::Bytes(bytes, _) => bytes,
        }
    }

    pub(super) fn text(&self) -> &str {
        match self {
            Self::Text(text) | Self::Bytes(_, text) => text,
        }
    }

    pub(super) fn into_bytes(self) -> Vec<u8> {
        match self {
            Self::Text(text) => text.into_bytes(),
            Self::Bytes(bytes, _) => bytes,
        }
    }
}
