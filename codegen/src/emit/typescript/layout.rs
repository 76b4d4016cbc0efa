//! Writes the few shapes of code that vary with the catalog, as prettier lays them out: lines of 80 characters, where
//! they can be broken.

use std::fmt::Display;

/// The longest line that isn't broken.
const WIDTH: usize = 80;

/// A literal that says this text, in the quotes that need fewer escapes.
pub(super) fn literal(text: &str) -> String {
    let count = |quote| text.chars().filter(|c| *c == quote).count();
    let quote = if count('"') > count('\'') { '\'' } else { '"' };
    let mut literal = String::from(quote);
    for c in text.chars() {
        match c {
            '\n' => literal.push_str("\\n"),
            '\r' => literal.push_str("\\r"),
            '\t' => literal.push_str("\\t"),
            '\\' => literal.push_str("\\\\"),
            c if c == quote => literal.extend(['\\', c]),
            ' '..='~' | '\u{a1}'..='\u{ac}' | '\u{ae}'..='\u{2ff}' => literal.push(c),
            // What can't be seen, and what isn't as wide as a letter.
            c => {
                let mut units = [0; 2];
                literal.extend(c.encode_utf16(&mut units).iter().map(|unit| format!("\\u{unit:04x}")));
            }
        }
    }
    literal.push(quote);
    literal
}

/// A type that is one of these: `export type Name = A | B;`.
pub(super) fn union(name: &str, members: &[String]) -> String {
    let flat = format!("export type {name} = {};\n", members.join(" | "));
    if fits(&flat) {
        return flat;
    }
    let on_one_line = format!("  {};", members.join(" | "));
    if members.len() == 1 || fits(&on_one_line) {
        return format!("export type {name} =\n{on_one_line}\n");
    }
    format!("export type {name} =\n{};\n", lines(members, "  | ", ""))
}

/// A list of texts: `const NAME: readonly string[] = ["a", "b"];`.
pub(super) fn list(name: &str, items: &[String]) -> String {
    let flat = format!("const {name}: readonly string[] = [{}];\n", items.join(", "));
    if fits(&flat) {
        return flat;
    }
    format!("const {name}: readonly string[] = [\n{}\n];\n", lines(items, "  ", ","))
}

/// Pieces of code with an empty line before each.
pub(super) fn paragraphs(pieces: impl Iterator<Item = String>) -> String {
    pieces.map(|piece| "\n".to_owned() + &piece).collect()
}

fn lines(items: &[impl Display], before: &str, after: &str) -> String {
    items.iter().map(|item| format!("{before}{item}{after}")).collect::<Vec<_>>().join("\n")
}

/// A type guard, which asks a function of the runtime.
pub(super) fn guard(name: &str, ty: &str, function: &str, argument: &str) -> String {
    let flat = format!("export function {name}(error: unknown): error is {ty} {{\n");
    let broken = format!("export function {name}(\n  error: unknown,\n): error is {ty} {{\n");
    let head = if fits(flat.trim_end()) { flat } else { broken };
    format!("{head}{}}}\n", call(function, argument))
}

fn call(function: &str, argument: &str) -> String {
    let flat = format!("  return {function}(error, {argument});\n");
    if fits(&flat) { flat } else { format!("  return {function}(\n    error,\n    {argument},\n  );\n") }
}

/// The head of an interface that extends another.
pub(super) fn interface(name: &str, base: &str) -> String {
    let flat = format!("export interface {name} extends {base} {{\n");
    if fits(&flat) { flat } else { format!("export interface {name}\n  extends {base} {{\n") }
}

/// A member of an interface. Only maps of what isn't one word can be broken.
pub(super) fn member(name: &str, optional: bool, ty: &TypeText) -> String {
    let mark = if optional { "?" } else { "" };
    let head = format!("  readonly {name}{mark}: ");
    let flat = format!("{head}{};\n", ty.flat());
    if fits(&flat) { flat } else { format!("{head}{};\n", ty.broken("  ")) }
}

/// A type, as far as its layout goes.
pub(super) enum TypeText {
    /// One word.
    Word(String),
    /// `readonly T[]`
    List(Box<Self>),
    /// `TextMap<T>`
    Map(Box<Self>),
}

impl TypeText {
    fn flat(&self) -> String {
        match self {
            Self::Word(word) => word.clone(),
            Self::List(item) => match **item {
                Self::List(_) => format!("readonly ({})[]", item.flat()),
                Self::Word(_) | Self::Map(_) => format!("readonly {}[]", item.flat()),
            },
            Self::Map(item) => format!("TextMap<{}>", item.flat()),
        }
    }

    /// The same on several lines, as far as it can be broken.
    fn broken(&self, indent: &str) -> String {
        match self {
            Self::Word(word) => word.clone(),
            Self::List(item) => {
                let (open, close) = if matches!(**item, Self::List(_)) { ("(", ")") } else { ("", "") };
                format!("readonly {open}{}{close}[]", item.broken(indent))
            }
            Self::Map(item) if matches!(**item, Self::Word(_)) => self.flat(),
            Self::Map(item) => {
                let inner = format!("{indent}  ");
                let flat = item.flat();
                let is_short = inner.len() + flat.len() <= WIDTH;
                let item = if is_short { flat } else { item.broken(&inner) };
                format!("TextMap<\n{inner}{item}\n{indent}>")
            }
        }
    }
}

/// A doc comment of these lines of Markdown.
pub(super) fn doc(markdown: &str, indent: &str) -> String {
    comment(&markdown.trim_end().lines().map(comment_line).collect::<Vec<_>>(), indent)
}

/// The same with a tag such as `@deprecated` behind it, unless that is empty.
pub(super) fn tagged_doc(markdown: &str, tag: &str, indent: &str) -> String {
    let tag = (!tag.is_empty()).then(|| [String::new(), tag.to_owned()]);
    let lines = markdown.trim_end().lines().map(comment_line).chain(tag.into_iter().flatten());
    comment(&lines.collect::<Vec<_>>(), indent)
}

fn comment(lines: &[String], indent: &str) -> String {
    match lines {
        [] => String::new(),
        [line] => format!("{indent}/** {line} */\n"),
        lines => {
            let lines = lines.iter().map(|line| format!("{indent} * {line}").trim_end().to_owned() + "\n");
            format!("{indent}/**\n{}{indent} */\n", lines.collect::<String>())
        }
    }
}

/// An import of these names, of which there may be none: `import type { A, B } from "./file.js";`.
pub(super) fn import(word: &str, names: &[&str], from: &str) -> String {
    if names.is_empty() {
        return String::new();
    }
    let flat = format!("{word} {{ {} }} from \"{from}\";\n", names.join(", "));
    if names.len() == 1 || fits(&flat) {
        return flat;
    }
    let names = lines(names, "  ", ",");
    format!("{word} {{\n{names}\n}} from \"{from}\";\n")
}

/// A line that neither ends the comment nor is a tag of it.
fn comment_line(line: &str) -> String {
    let safe = line.trim_end().replace("*/", "*\\/").replace("{@", "{\\@");
    let words = safe.trim_start();
    if words.starts_with('@') { safe.replacen('@', "\\@", 1) } else { safe }
}

/// Whether a line is not broken.
pub(super) fn fits(line: &str) -> bool {
    line.trim_end_matches('\n').chars().count() <= WIDTH
}
