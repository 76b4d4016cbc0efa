//! Turns a catalog into the Rust that the measured project includes: what of the generated crate it uses, and the codes in
//! the other forms that they could be looked up in.

use std::fmt::Write as _;

use crate::maker::{Catalog, Entry};

/// The text of `src/subjects/SIZE.rs`: the errors that are sent and read.
pub fn source(catalog: &Catalog) -> String {
    let Catalog { name, entries, .. } = catalog;
    let last = entries.len() - 1;
    let roles = [("Plain", 1), ("First", 0), ("Middle", entries.len() / 2), ("Last", last)];
    let mut text = format!("use {name}_errors as generated;\n");
    // Writing into a `String` can't fail.
    for (role, at) in roles {
        let _ = writeln!(text, "use generated::errors::{} as {role};", entries[at].type_name());
    }
    for (role, at) in roles {
        let _ = writeln!(text, "const {}: Names = {};", role.to_uppercase(), names(&entries[at]));
    }
    let _ = writeln!(text, "const CODES: &[&str] = &{:?};", codes(entries));
    text.push_str("fn limit(kind: Option<generated::Kind<'_>>) -> Option<i64> {\n    match kind {\n");
    for (number, (_, at)) in (0..).zip(&roles[1..]) {
        let ty = entries[*at].type_name();
        let _ = writeln!(text, "        Some(generated::Kind::{ty}(error)) => Some(error.limit + {number}),");
    }
    text.push_str("        _ => None,\n    }\n}\n");
    text
}

/// The text of `benches/look_ups/SIZE.rs`: the codes in other forms.
pub fn look_ups(catalog: &Catalog) -> String {
    let mut codes: Vec<(_, u16)> = codes(&catalog.entries).into_iter().zip(0..).collect();
    let phf = lines(&codes, |code, at| format!("    {code:?} => {at}u16,\n"));
    let arms = lines(&codes, |code, at| format!("        {code:?} => {at},\n"));
    codes.sort_unstable();
    let sorted = lines(&codes, |code, at| format!("    ({code:?}, {at}),\n"));
    format!(
        "pub static PHF: phf::Map<&'static str, u16> = phf::phf_map! {{\n{phf}}};\n\
         pub fn by_match(code: &str) -> Option<u16> {{\n    Some(match code {{\n{arms}        _ => return None,\n    }})\n}}\n\
         pub static SORTED: &[(&str, u16)] = &[\n{sorted}];\n"
    )
}

fn lines(codes: &[(&str, u16)], line: impl Fn(&str, u16) -> String) -> String {
    codes.iter().map(|(code, at)| line(code, *at)).collect()
}

fn codes(entries: &[Entry]) -> Vec<&str> {
    entries.iter().map(|entry| entry.code.as_str()).collect()
}

/// What a developer would write into constants by hand.
fn names(entry: &Entry) -> String {
    let code = &entry.code;
    let message = entry.message();
    let message = message.split('{').next().unwrap_or(&message);
    let (category, docs) = (entry.wire_type(), format!("https://docs.bench.example/errors/{code}"));
    format!("Names {{ code: {code:?}, message: {message:?}, category: {category:?}, docs: {docs:?} }}")
}
