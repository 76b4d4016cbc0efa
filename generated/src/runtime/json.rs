// Copied by errcat from its runtime. Don't edit this file: it is written anew by `cargo xtask gen`.

//! Turns values into JSON text, straight into the buffer that becomes the body.

use core::fmt::{self, Write as _};

use super::number::{self, Number, Thousandths};
use super::table::Field;
use super::text::Scalar;
use super::value::{List, Map, Object, Value};

/// Writes a string.
pub(super) fn string(text: &str, out: &mut Vec<u8>) {
    out.push(b'"');
    escape(text, out);
    out.push(b'"');
}

/// Writes what is displayed as a string.
pub(super) fn displayed(text: &dyn fmt::Display, out: &mut Vec<u8>) {
    out.push(b'"');
    // Writing to a `Vec` can't fail.
    _ = write!(Escaping(out), "{text}");
    out.push(b'"');
}

/// Writes what is displayed as it is, such as a number.
pub(super) fn plain(text: &dyn fmt::Display, out: &mut Vec<u8>) {
    _ = std::io::Write::write_fmt(out, format_args!("{text}"));
}

/// Writes a whole number.
pub(super) fn integer(integer: i64, out: &mut Vec<u8>) {
    // Writing to a `Vec` can't fail.
    _ = serde_json::to_writer(out, &integer);
}

/// Writes a truth value.
pub(super) fn boolean(boolean: bool, out: &mut Vec<u8>) {
    out.extend_from_slice(if boolean { b"true" } else { b"false" });
}

/// Writes what a template shows of a field, inside a string.
pub(super) fn shown(field: &Field<'_>, value: Value<'_>, out: &mut Vec<u8>) {
    if let Value::Text(text) = value {
        escape(text, out);
    } else {
        // Writing to a `Vec` can't fail.
        _ = write!(Escaping(out), "{}", Scalar(field, value));
    }
}

/// The value, unless it is absent.
pub(super) fn present(value: Value<'_>) -> Option<Value<'_>> {
    let finite = if let Value::Number(number) = value { number.is_finite() } else { true };
    (finite && !matches!(value, Value::Absent)).then_some(value)
}

/// Writes the value of a field; an absent one as `null`.
pub fn value(field: &Field<'_>, value: Value<'_>, out: &mut Vec<u8>) {
    match value {
        Value::Text(text) => string(text, out),
        Value::Integer(whole) if field.int64 => displayed(&whole, out),
        Value::Integer(whole) => integer(number::fitting(field, whole), out),
        Value::Number(number) if number.is_finite() => plain(&Number(number), out),
        Value::Absent | Value::Number(_) => out.extend_from_slice(b"null"),
        Value::Boolean(truth) => boolean(truth, out),
        Value::Timestamp(timestamp) => displayed(&timestamp, out),
        Value::Duration(duration) if field.milliseconds => plain(&number::milliseconds(duration), out),
        Value::Duration(duration) => plain(&Thousandths(number::milliseconds(duration)), out),
        Value::Json(json) => plain(json, out),
        Value::List(list) => write_list(field, list, out),
        Value::Map(map) => write_map(field, map, out),
        Value::Object(object) => write_object(object, out),
    }
}

fn write_list(field: &Field<'_>, list: &dyn List, out: &mut Vec<u8>) {
    let mut comma = Comma::open(b'[', out);
    for item in (0..).map_while(|index| list.item(index)) {
        comma.before_next(out);
        value(field, item, out);
    }
    out.push(b']');
}

fn write_map(field: &Field<'_>, map: &dyn Map, out: &mut Vec<u8>) {
    let mut comma = Comma::open(b'{', out);
    map.each(&mut |key, entry| {
        if let Some(entry) = present(entry) {
            comma.key(key, out);
            value(field, entry, out);
        }
    });
    out.push(b'}');
}

fn write_object(object: &dyn Object, out: &mut Vec<u8>) {
    let mut comma = Comma::open(b'{', out);
    for (index, field) in object.fields().iter().enumerate() {
        if let Some(member) = present(object.value(index)) {
            comma.key(field.name, out);
            value(field, member, out);
        }
    }
    out.push(b'}');
}

/// Puts commas between members or elements.
pub(super) struct Comma {
    due: bool,
}

impl Comma {
    /// Opens an object or a list.
    pub(super) fn open(bracket: u8, out: &mut Vec<u8>) -> Self {
        out.push(bracket);
        Self { due: false }
    }

    /// A comma, unless this is the first.
    pub(super) fn before_next(&mut self, out: &mut Vec<u8>) {
        if self.due {
            out.push(b',');
        }
        self.due = true;
    }

    /// Writes a member or an element, unless `write` says that it is to be dropped.
    pub(super) fn attempt<T>(
        &mut self,
        out: &mut Vec<u8>,
        write: impl FnOnce(&mut Vec<u8>) -> (T, bool),
    ) -> T {
        let (length, due) = (out.len(), self.due);
        self.before_next(out);
        let (written, dropped) = write(out);
        if dropped {
            out.truncate(length);
            self.due = due;
        }
        written
    }

    /// Whether nothing was written yet.
    pub(super) fn is_first(&self) -> bool {
        !self.due
    }

    /// The name of a member and its colon, after a comma where one is due.
    pub(super) fn key(&mut self, name: &str, out: &mut Vec<u8>) {
        self.before_next(out);
        string(name, out);
        out.push(b':');
    }
}

struct Escaping<'a>(&'a mut Vec<u8>);

impl fmt::Write for Escaping<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        escape(text, self.0);
        Ok(())
    }
}

/// Escapes what RFC 8259 §7 says must be.
fn escape(text: &str, out: &mut Vec<u8>) {
    let mut rest = text.as_bytes();
    loop {
        let (plain_bytes, special) = rest.split_at(plain_length(rest));
        out.extend_from_slice(plain_bytes);
        let Some((byte, after)) = special.split_first() else { return };
        match *byte {
            b'\n' => out.extend_from_slice(b"\\n"),
            b'\r' => out.extend_from_slice(b"\\r"),
            b'\t' => out.extend_from_slice(b"\\t"),
            byte @ 0..=0x1f => plain(&format_args!("\\u{byte:04x}"), out),
            byte => out.extend_from_slice(&[b'\\', byte]),
        }
        rest = after;
    }
}

/// How many bytes at the start stand for themselves. They are looked at eight at a time.
fn plain_length(bytes: &[u8]) -> usize {
    let mut words = bytes.chunks_exact(8);
    let is_plain = |word: &[u8]| word.try_into().is_ok_and(|word| !has_special(u64::from_le_bytes(word)));
    let plain_words = 8 * words.by_ref().take_while(|word| is_plain(word)).count();
    let is_special = |byte: &u8| matches!(byte, b'"' | b'\\' | 0..=0x1f);
    // What is left of a text of a word or more is looked at with what came before it.
    if words.remainder().len() == bytes.len() - plain_words
        && bytes.last_chunk::<8>().is_some_and(|word| is_plain(word))
    {
        return bytes.len();
    }
    let tail = &bytes[plain_words..];
    plain_words + tail.iter().position(is_special).unwrap_or(tail.len())
}

/// Whether a byte of a word is a quote, a backslash or a control character: a byte is below `n` if taking `n` from it
/// borrows, which shows in its top bit unless that was set before.
fn has_special(word: u64) -> bool {
    const ONES: u64 = u64::from_le_bytes([1; 8]);
    const TOPS: u64 = u64::from_le_bytes([0x80; 8]);
    let quotes = word ^ (ONES * u64::from(b'"'));
    let backslashes = word ^ (ONES * u64::from(b'\\'));
    let below = |of: u64, bound: u64| of.wrapping_sub(ONES * bound) & !of;
    (below(word, 0x20) | below(quotes, 1) | below(backslashes, 1)) & TOPS != 0
}
