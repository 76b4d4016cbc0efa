//! Turns text of a catalog into text that is safe to show: what would act on a terminal, or hide or reorder what is
//! beside it, is made visible.

use std::borrow::Cow;
use std::fmt::Write as _;

/// A line of source with each unsafe character replaced by one safe character, so that columns stay true.
pub(super) fn source(text: &str) -> Cow<'_, str> {
    if !text.contains(|c: char| c == '\r' || is_unsafe(c)) {
        return Cow::Borrowed(text);
    }
    let text = text.replace("\r\n", "\n");
    Cow::Owned(text.chars().map(|c| if c == '\n' || c == '\t' { c } else { stand_in(c) }).collect())
}

/// A sentence on one line, unsafe characters written as escapes: `\n`, `\u{202e}`.
pub(super) fn sentence(text: &str) -> Cow<'_, str> {
    escape(text, is_unsafe)
}

/// Several lines of text for a terminal: characters that would act on it, hide or reorder text are written as escapes.
pub fn prose(text: &str) -> Cow<'_, str> {
    escape(text, |c| c != '\n' && is_unsafe(c))
}

/// A finished JSON document with the unsafe characters of its strings written as `\u202e`.
pub(super) fn json(document: &str) -> Cow<'_, str> {
    if !document.contains(|c| c != '\n' && is_unsafe(c)) {
        return Cow::Borrowed(document);
    }
    let mut escaped = String::with_capacity(document.len() + 8);
    for c in document.chars() {
        if c != '\n' && is_unsafe(c) {
            c.encode_utf16(&mut [0; 2]).iter().for_each(|unit| _ = write!(escaped, "\\u{unit:04x}"));
        } else {
            escaped.push(c);
        }
    }
    Cow::Owned(escaped)
}

fn escape(text: &str, is_escaped: impl Fn(char) -> bool) -> Cow<'_, str> {
    if !text.contains(&is_escaped) {
        return Cow::Borrowed(text);
    }
    let mut escaped = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '\n' if is_escaped(c) => escaped.push_str("\\n"),
            '\r' => escaped.push_str("\\r"),
            '\t' => escaped.push_str("\\t"),
            _ if is_escaped(c) => _ = write!(escaped, "\\u{{{:x}}}", u32::from(c)),
            _ => escaped.push(c),
        }
    }
    Cow::Owned(escaped)
}

fn stand_in(c: char) -> char {
    match c {
        // The block "Control Pictures" mirrors the control characters.
        '\0'..='\x1f' => char::from_u32(0x2400 + u32::from(c)).unwrap_or(char::REPLACEMENT_CHARACTER),
        '\x7f' => '\u{2421}',
        _ if is_unsafe(c) => char::REPLACEMENT_CHARACTER,
        _ => c,
    }
}

/// Control characters, line and paragraph separators, and what Unicode calls bidirectional formatting, invisible
/// spaces and tags.
fn is_unsafe(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}')
        || matches!(c, '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}
