// Copied by errcat from its runtime. Don't edit this file: it is written anew by `cargo xtask gen`.

//! Turns where serde stopped into what an error says of it.

use serde_path_to_error::{Path, Segment};

use super::refusal::{About, Refusal};

/// Says the place, unless it is the whole.
pub(super) fn with_place(refusal: Refusal, path: &Path) -> Refusal {
    match pointer(path) {
        pointer if pointer.is_empty() => refusal,
        pointer => refusal.text(About::Pointer, pointer).text(About::Param, path.to_string()),
    }
}

/// Says that it is a parameter with this name.
pub(super) fn with_parameter(refusal: Refusal, name: &str) -> Refusal {
    refusal.text(About::Pointer, token(name)).text(About::Param, name)
}

/// A JSON Pointer (RFC 6901) as far as the names are known.
fn pointer(path: &Path) -> String {
    let known = path.iter().map_while(|segment| match segment {
        Segment::Seq { index } => Some(token(&index.to_string())),
        Segment::Map { key: name } | Segment::Enum { variant: name } => Some(token(name)),
        Segment::Unknown => None,
    });
    known.collect()
}

fn token(name: &str) -> String {
    format!("/{}", name.replace('~', "~0").replace('/', "~1"))
}
