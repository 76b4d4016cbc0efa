// Copied by errcat from its runtime. Don't edit this file: it is written anew by `cargo xtask gen`.

//! Turns the JSON text of a string into what it says.

use std::borrow::Cow;

/// What a string says; `None` for the JSON text of anything else. Half of a surrogate pair, which no text can hold,
/// becomes U+FFFD.
pub fn unescape(json: &str) -> Option<Cow<'_, str>> {
    let escaped = json.strip_prefix('"')?.strip_suffix('"')?;
    let Some(first) = escaped.find('\\') else { return Some(Cow::Borrowed(escaped)) };
    let mut text = String::with_capacity(escaped.len());
    let (plain, mut rest) = escaped.split_at(first);
    text.push_str(plain);
    while let Some(escape) = rest.strip_prefix('\\') {
        let (said, after) = unescaped(escape)?;
        text.push(said);
        let (plain, next) = after.split_at(after.find('\\').unwrap_or(after.len()));
        text.push_str(plain);
        rest = next;
    }
    Some(Cow::Owned(text))
}

/// Whether a string says this. No text is longer than its JSON between the quotes, which spares most comparisons.
pub fn is(json: &str, text: &str) -> bool {
    match json.len().checked_sub(2) {
        Some(length) if length < text.len() => false,
        Some(length) if length == text.len() => json.get(1..=length) == Some(text),
        _ => json.contains('\\') && unescape(json).is_some_and(|said| said == text),
    }
}

/// What follows a backslash, and the rest of the text.
fn unescaped(escape: &str) -> Option<(char, &str)> {
    let kind = escape.chars().next()?;
    let rest = &escape[kind.len_utf8()..];
    let said = match kind {
        'b' => '\u{8}',
        'f' => '\u{c}',
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        'u' => return unit(rest).map(|(first, rest)| joined(first, rest)),
        other => other,
    };
    Some((said, rest))
}

/// The character of a UTF-16 unit and, where it needs a second one, of what follows.
fn joined(first: u16, rest: &str) -> (char, &str) {
    let second = rest.strip_prefix("\\u").and_then(unit);
    if let Some((second, after)) = second {
        if let Some(Ok(pair)) = char::decode_utf16([first, second]).next() {
            if pair.len_utf16() == 2 {
                return (pair, after);
            }
        }
    }
    (char::from_u32(first.into()).unwrap_or(char::REPLACEMENT_CHARACTER), rest)
}

/// The unit of four hexadecimal digits, and the rest of the text.
fn unit(text: &str) -> Option<(u16, &str)> {
    let (digits, rest) = text.split_at_checked(4)?;
    u16::from_str_radix(digits, 16).ok().map(|unit| (unit, rest))
}
