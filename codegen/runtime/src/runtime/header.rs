//! Turns text into what a header can carry, and back.

use std::borrow::Cow;

/// The value of a header that says this: CR, LF and other control characters become a space, so that a value
/// can't split the response (RFC 9110 §5.5); what is not ASCII is percent-encoded as UTF-8.
pub(super) fn encode(text: Cow<'_, str>) -> Cow<'_, str> {
    use core::fmt::Write as _;

    if text.bytes().all(|byte| matches!(byte, b'\t' | b' '..=b'~')) {
        return text;
    }
    let mut value = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'\t' | b' '..=b'~' => value.push(char::from(byte)),
            0..=0x1f | 0x7f => value.push(' '),
            // Writing to a `String` can't fail.
            0x80.. => _ = write!(value, "%{byte:02X}"),
        }
    }
    Cow::Owned(value)
}

/// The text that [`encode`] was given, as far as the value tells: only percent-encoded characters that are not
/// ASCII are decoded, since a value may hold any other `%` as it is.
pub(super) fn decode(value: &str) -> Cow<'_, str> {
    if !value.contains('%') {
        return Cow::Borrowed(value);
    }
    let mut text = String::with_capacity(value.len());
    let mut rest = value;
    while let Some(at) = rest.find('%') {
        let (before, encoded) = rest.split_at(at);
        text.push_str(before);
        if let Some((decoded, length)) = encoded_char(encoded) {
            text.push(decoded);
            rest = &encoded[length..];
        } else {
            text.push('%');
            rest = &encoded[1..];
        }
    }
    text.push_str(rest);
    Cow::Owned(text)
}

/// The character that is not ASCII and percent-encoded at the start of a text, and how long that is.
fn encoded_char(text: &str) -> Option<(char, usize)> {
    let mut bytes = [0; 4];
    let mut triples = text.as_bytes().chunks_exact(3);
    for count in 1..=4 {
        let [b'%', high, low] = triples.next()? else { return None };
        let (high, low) = (char::from(*high).to_digit(16)?, char::from(*low).to_digit(16)?);
        bytes[count - 1] = u8::try_from(high * 16 + low).ok()?;
        if let Ok(decoded) = core::str::from_utf8(&bytes[..count]) {
            let decoded = decoded.chars().next().filter(|decoded| !decoded.is_ascii())?;
            return Some((decoded, count * 3));
        }
    }
    None
}
