//! Turns text of the catalog into docstrings: prose, whatever it holds.
//!
//! ```text
//! """Model not found.
//!
//! The name is misspelt.
//! """
//! ```

use super::layout::WIDTH;

/// A docstring at this depth: a first line, which is made a sentence, and blocks after it.
pub(super) fn string(indent: usize, first: &str, blocks: &[String]) -> String {
    let margin = " ".repeat(indent);
    let first = sentence(first);
    let body: Vec<String> = blocks.iter().map(|block| block_lines(indent, block)).collect();
    let rest = body.iter().map(|block| format!("\n\n{block}")).collect::<Vec<_>>().concat();
    let end = if rest.is_empty() { String::new() } else { format!("\n{margin}") };
    let text = format!("{first}{rest}");
    let raw = if text.contains('\\') { "r" } else { "" };
    format!("{margin}{raw}\"\"\"{text}{end}\"\"\"\n")
}

/// Text of one line that ends as a sentence does, begins with a capital and holds no quotes.
pub(super) fn sentence(text: &str) -> String {
    let words = clean(text).replace('"', "'");
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut chars = words.trim_end_matches('\\').chars();
    let capital: String = match chars.next() {
        Some(first) => first.to_ascii_uppercase().to_string() + chars.as_str(),
        None => "(untitled)".to_owned(),
    };
    if capital.ends_with(['.', '!', '?']) { capital } else { capital + "." }
}

/// A list of items.
pub(super) fn list(items: &[String]) -> String {
    let item = |item: &String| format!("- {}", clean(item).trim().replace('\n', "\n  "));
    items.iter().map(item).collect::<Vec<_>>().join("\n")
}

/// The lines of a block at this depth, none longer than it has to be.
fn block_lines(indent: usize, block: &str) -> String {
    let text = clean(block).replace("\"\"\"", "'''");
    let mut lines: Vec<String> = Vec::new();
    for line in text.trim_end().lines() {
        lines.extend(wrapped(line.trim_end(), WIDTH - indent));
    }
    let margin = " ".repeat(indent);
    let indented = |line: &String| if line.is_empty() { String::new() } else { format!("{margin}{line}") };
    let joined = lines.iter().map(indented).collect::<Vec<_>>().join("\n");
    joined.trim_start_matches('\n').to_owned()
}

/// A line in pieces, the later ones as far to the right as its text begins.
fn wrapped(line: &str, width: usize) -> Vec<String> {
    let text = line.trim_start_matches(' ');
    let deeper = if text.starts_with("- ") || text.starts_with("* ") { 2 } else { 0 };
    let margin = line.len() - text.len();
    let mut pieces = vec![" ".repeat(margin)];
    let mut empty = true;
    for word in text.split(' ') {
        let Some(last) = pieces.last_mut() else { break };
        if empty {
            last.push_str(word);
        } else if last.chars().count() + 1 + word.chars().count() <= width {
            last.push(' ');
            last.push_str(word);
        } else {
            pieces.push(format!("{}{word}", " ".repeat(margin + deeper)));
        }
        empty = false;
    }
    pieces.into_iter().map(|piece| piece.trim_end().to_owned()).collect()
}

/// Only line feeds end lines, tabs are spaces, and characters that can't be seen are shown as unknown.
fn clean(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\t', "    ").chars().map(visible).collect()
}

/// What is shown of a character.
pub(super) fn visible(character: char) -> char {
    match character {
        '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => '\n',
        '\u{ad}'
        | '\u{61c}'
        | '\u{feff}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' => char::REPLACEMENT_CHARACTER,
        _ if character.is_control() => char::REPLACEMENT_CHARACTER,
        _ => character,
    }
}
