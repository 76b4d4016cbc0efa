//! Turns YAML text into a tree in which every value has its place. The only folder that knows the YAML parser.
//!
//! What the language refuses of YAML is reported here and is not in the tree: anchors, aliases, merge keys, tags,
//! directives, further documents, keys that aren't scalars, duplicate keys, nesting past [`MAX_DEPTH`].

mod build;
mod keys;
mod quotes;
mod syntax_error;

use std::borrow::Cow;
use std::ops::Range;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::span::{FileId, Span};
use build::Builder;
pub(super) use keys::duplicate_key;
pub(super) use quotes::suggestion;
use syntax_error::SyntaxError;

/// The largest file that is read, in bytes.
const MAX_BYTES: usize = 64 << 20;

/// How many lists and mappings may stand in one another.
pub(super) const MAX_DEPTH: usize = 64;

/// How many bytes are parsed again, at most, to find the syntax errors behind the first one.
const MAX_BYTES_AGAIN: usize = 32 << 20;

/// A value and its place.
#[derive(Debug)]
pub(super) struct Node {
    /// From its first byte to its last; a quoted scalar's quotes are included.
    pub(super) span: Span,
    /// What it is.
    pub(super) value: NodeValue,
}

/// What a [`Node`] can be.
#[derive(Debug)]
pub(super) enum NodeValue {
    /// A scalar: its source text, quotes and escapes resolved.
    Scalar {
        /// The text.
        text: String,
        /// Written without quotes and not as a block, so that `1`, `true` and `null` may be typed.
        plain: bool,
    },
    /// Nothing stands behind the key or the dash.
    Nothing,
    /// A sequence.
    List(Vec<Node>),
    /// A mapping; its keys are unique.
    Map {
        /// Keys and values, in order.
        entries: Vec<(Name, Node)>,
        /// No syntax error cut it short: what is not here is not in the file.
        complete: bool,
    },
    /// Was reported, and is to be passed over in silence.
    Refused,
}

/// A key of a mapping and its place.
#[derive(Clone, Debug)]
pub(super) struct Name {
    /// The whole key, its quotes included.
    pub(super) span: Span,
    /// Its text.
    pub(super) text: String,
}

/// A file that was read.
pub(super) struct Document {
    /// The value at the root; `None` when the file holds none.
    pub(super) root: Option<Node>,
    /// Every byte of the file was understood, or could be passed over.
    pub(super) complete: bool,
}

/// Reads one file. Everything that is wrong with its YAML is pushed to `diagnostics`.
///
/// A syntax error that quotes would have prevented is passed over, so that those behind it are found too.
pub(super) fn read(text: &str, file: FileId, diagnostics: &mut Diagnostics) -> Document {
    if text.len() > MAX_BYTES {
        diagnostics.push(too_large(text.len(), file));
        return Document { root: None, complete: false };
    }
    let mut text = Cow::Borrowed(text);
    let mut passed_over = Vec::new();
    loop {
        let mut builder = Builder::new(&text, file, &passed_over);
        let Err(error) = builder.run() else { return builder.finish(true, diagnostics) };
        let SyntaxError { diagnostic, unquoted } = *error;
        if diagnostic.rule != "too-deep" || !builder.is_too_deep() {
            diagnostics.push(diagnostic);
        }
        let worth_it = text.len() * passed_over.len() <= MAX_BYTES_AGAIN;
        match unquoted {
            Some(range) if worth_it && !passed_over.contains(&range) => {
                let masked = mask(&text, &range);
                passed_over.push(range);
                text = Cow::Owned(masked);
            }
            _ => return builder.finish(false, diagnostics),
        }
    }
}

/// The text with a plain word of the same length at this range.
fn mask(text: &str, range: &Range<usize>) -> String {
    [&text[..range.start], &"x".repeat(range.len()), &text[range.end..]].concat()
}

fn too_large(bytes: usize, file: FileId) -> Diagnostic {
    let message =
        format!("the file has {} MiB, and 64 MiB is the most that is read", bytes.div_ceil(1 << 20));
    Diagnostic::error("too-large", message, Span { file, start: 0, end: 0 })
        .help("move errors into files of their own and name them under `include`")
}
