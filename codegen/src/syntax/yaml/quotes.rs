//! Finds the text that somebody meant when YAML read its first character as syntax, and shows it in quotes.

use std::ops::Range;

/// The longest text that is repeated in a suggestion, in bytes.
const MAX_SHOWN: usize = 60;

/// From `start` to where a reader would see the value end. The end is looked for from `from` on.
///
/// Inside `[…]` or `{…}` that is the next comma or bracket, else the line's end or a comment. On a line of its own a
/// key ends at its colon.
pub(super) fn extent(text: &str, start: usize, from: usize, flow: bool) -> Range<usize> {
    let line_end = text[from..].find(['\n', '\r']).map_or(text.len(), |length| from + length);
    let rest = &text[from..line_end];
    let length = if flow {
        rest.find([',', ']', '}']).unwrap_or(rest.len())
    } else {
        let rest = rest.find(" #").map_or(rest, |comment| &rest[..comment]);
        if is_key_position(text, start) { key_length(rest) } else { rest.len() }
    };
    start..from + rest[..length].trim_end().len()
}

fn is_key_position(text: &str, start: usize) -> bool {
    let line_start = text[..start].rfind('\n').map_or(0, |newline| newline + 1);
    text[line_start..start].bytes().all(|byte| byte == b' ')
}

fn key_length(rest: &str) -> usize {
    rest.find(": ").or_else(|| rest.ends_with(':').then(|| rest.len() - 1)).unwrap_or(rest.len())
}

/// What to do about a text that needs quotes.
pub(in crate::syntax) fn suggestion(value: &str) -> String {
    if value.len() > MAX_SHOWN || value.contains(char::is_control) {
        "put the whole value in quotes".to_owned()
    } else {
        format!("put the whole value in quotes: `{}`", quoted(value))
    }
}

/// In double quotes, or in single ones if that saves escapes.
fn quoted(value: &str) -> String {
    if value.contains(['"', '\\']) {
        format!("'{}'", value.replace('\'', "''"))
    } else {
        format!("\"{value}\"")
    }
}
