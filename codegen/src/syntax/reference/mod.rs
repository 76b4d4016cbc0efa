//! Turns the table of keys, and the prose around it, into the reference of the language.

use std::fmt::Write as _;

use super::keys::{INCLUDED, Key, ROOT, Record, Scalar, Shape, TYPES, Word};
use crate::output::OutputFile;

const BEFORE: &str = include_str!("before.md");
const AFTER: &str = include_str!("after.md");

/// The page.
pub(super) fn reference() -> OutputFile {
    let mut records = Vec::new();
    ROOT.visit(&mut records);
    records.push(&INCLUDED);
    let sections: String = records.into_iter().map(section).collect();
    let text = [BEFORE, "\n## Keys\n\n", KEYS, &sections, &types(), "\n", AFTER].concat();
    OutputFile { path: "docs/language.md".to_owned(), text }
}

const KEYS: &str =
    "A key in **bold** is required. Keys that begin with `x-` are ignored in all of these mappings.\n";

fn section(record: &Record) -> String {
    let mut section = format!("\n### {}\n\n{}\n\n", record.title, record.doc);
    section.push_str("| key | value | default | meaning |\n| --- | --- | --- | --- |\n");
    section.extend(record.keys.iter().map(row));
    section
}

fn row(key: &Key) -> String {
    let name = if key.required { format!("**`{}`**", key.name) } else { format!("`{}`", key.name) };
    let default = key.default.map(|default| format!("`{default}`")).unwrap_or_default();
    let words = if let Shape::Scalar(scalar) = key.shape { meanings(scalar) } else { String::new() };
    let example =
        key.example.map(|example| format!(" For example `{}: {example}`.", key.name)).unwrap_or_default();
    let meaning = format!("{}{words}{example}", key.doc);
    let cells = [name, key.shape.describe(), default, meaning].map(|cell| cell.replace('|', "\\|"));
    format!("| {} |\n", cells.join(" | "))
}

fn meanings(scalar: Scalar) -> String {
    let words: Vec<String> =
        scalar.words().iter().map(|(word, meaning)| format!("`{word}`: {meaning}")).collect();
    if words.is_empty() { String::new() } else { format!(" {}.", words.join("; ")) }
}

fn types() -> String {
    let mut section = "\n### Types of values\n\n| type | values |\n| --- | --- |\n".to_owned();
    let composed: [Word; 4] = [
        ("[a, b]", "one of these words; clients keep words they don't know"),
        ("{list: T}", "any number of values of one type"),
        ("{map: T}", "text → a value of one type"),
        ("NAME", "a type of the section `types`, which may not take the name of a built-in one"),
    ];
    for (name, meaning) in TYPES.iter().chain(&composed) {
        // Writing to a String cannot fail.
        let _ = writeln!(section, "| `{name}` | {meaning} |");
    }
    section
}
