// Copied by errcat from its runtime. Don't edit this file: it is written anew by `cargo xtask gen`.

//! Finds a value inside a JSON text without reading the rest of it into memory.
//!
//! Of members with one name the last counts, as for the parsers of most languages.

use super::scan::{Scanner, Span};
use super::string;

/// The JSON text of an object's member.
pub fn member<'a>(object: &'a str, name: &str) -> Option<&'a str> {
    let mut found = Span::default();
    let mut scanner = Scanner::new(object).ok()?;
    let scanned = scanner.object(|scanner, key| {
        let value = scanner.value()?;
        if string::is(key.of(object), name) {
            found = value;
        }
        Ok(())
    });
    (scanned.is_ok() && !found.is_empty()).then(|| found.of(object))
}

/// The JSON texts of a list's elements; `None` for anything else.
pub fn elements(list: &str) -> Option<Vec<&str>> {
    let mut elements = Vec::new();
    let scanned = Scanner::new(list).ok()?.list(|scanner| {
        elements.push(scanner.value()?.of(list));
        Ok(())
    });
    scanned.ok().map(|()| elements)
}

/// The keys (JSON strings) and values of an object; `None` for anything else.
pub fn entries(object: &str) -> Option<Vec<(&str, &str)>> {
    let mut entries = Vec::new();
    let scanned = Scanner::new(object).ok()?.object(|scanner, key| {
        entries.push((key.of(object), scanner.value()?.of(object)));
        Ok(())
    });
    scanned.ok().map(|()| entries)
}

/// The JSON text at a pointer such as `/error/details/0` (RFC 6901); the empty pointer gives the whole text.
pub fn at<'a>(text: &'a str, pointer: &str) -> Option<&'a str> {
    let mut scanner = Scanner::new(text).ok()?;
    let whole = scanner.value().ok()?;
    scanner.end().ok()?;
    let (start, steps) = pointer.split_once('/').unwrap_or((pointer, ""));
    match (start, pointer) {
        (_, "") => Some(whole.of(text)),
        ("", _) => steps.split('/').try_fold(whole.of(text), step),
        _ => None,
    }
}

fn step<'a>(value: &'a str, name: &str) -> Option<&'a str> {
    if value.starts_with('[') {
        let canonical =
            name == "0" || (!name.starts_with('0') && name.bytes().all(|byte| byte.is_ascii_digit()));
        let index: usize = if canonical { name.parse().ok()? } else { return None };
        return elements(value)?.get(index).copied();
    }
    member(value, &name.replace("~1", "/").replace("~0", "~"))
}
