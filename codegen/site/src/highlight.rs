//! Turns code into HTML with its comments, strings, numbers and words of the language marked.
//!
//! One small lexer for all languages that a page shows. A grammar for each would tell a type from a variable, which is
//! more than ten thousand pages of short examples need.

use std::fmt::Write as _;

use crate::html::content;

/// What has to be known of a language.
struct Language {
    names: &'static [&'static str],
    comment: &'static str,
    quotes: &'static str,
    words: &'static [&'static str],
}

const LANGUAGES: &[Language] = &[
    Language { names: &["json"], comment: "", quotes: "\"", words: &["true", "false", "null"] },
    Language {
        names: &["rust", "rs"],
        comment: "//",
        quotes: "\"",
        words: &[
            "as", "async", "await", "else", "fn", "for", "if", "impl", "in", "let", "loop", "match", "move",
            "mut", "pub", "ref", "return", "use", "while",
        ],
    },
    Language {
        names: &["ts", "typescript", "js", "javascript"],
        comment: "//",
        quotes: "\"'`",
        words: &[
            "async",
            "await",
            "break",
            "case",
            "catch",
            "const",
            "default",
            "else",
            "export",
            "false",
            "for",
            "from",
            "function",
            "if",
            "import",
            "instanceof",
            "let",
            "new",
            "null",
            "of",
            "return",
            "switch",
            "throw",
            "true",
            "try",
            "type",
            "undefined",
        ],
    },
    Language {
        names: &["python", "py"],
        comment: "#",
        quotes: "\"'",
        words: &[
            "False", "None", "True", "and", "as", "async", "await", "def", "else", "except", "for", "from",
            "if", "import", "in", "is", "not", "or", "raise", "return", "try", "with",
        ],
    },
    Language {
        names: &["sh", "bash", "shell", "console"],
        comment: "#",
        quotes: "\"'",
        words: &["do", "done", "echo", "else", "fi", "if", "then", "while"],
    },
];

/// Writes code as HTML.
pub(crate) fn highlight(name: &str, code: &str, html: &mut String) {
    if name == "http" {
        return answer(code, html);
    }
    match LANGUAGES.iter().find(|language| language.names.contains(&name)) {
        Some(language) => tokens(language, code, html),
        None => html.push_str(&content(code)),
    }
}

/// An HTTP response: a status line, headers, and JSON.
fn answer(code: &str, html: &mut String) {
    let (head, body) = code.split_once("\n\n").unwrap_or((code, ""));
    for (number, line) in head.lines().enumerate() {
        match line.split_once(": ") {
            Some((name, value)) if number > 0 => {
                mark("k", name, html);
                html.push_str(": ");
                html.push_str(&content(value));
            }
            _ => html.push_str(&content(line)),
        }
        html.push('\n');
    }
    if !body.is_empty() {
        html.push('\n');
        highlight("json", body, html);
    }
}

fn tokens(language: &Language, code: &str, html: &mut String) {
    let mut rest = code;
    let mut is_in_word = false;
    while let Some(first) = rest.chars().next() {
        let (class, length) = token(language, rest, first, is_in_word);
        let (token, after) = rest.split_at(length);
        mark(class, token, html);
        is_in_word = is_word(first) && class.is_empty();
        rest = after;
    }
}

/// The class of what a text begins with, empty for none, and its length.
fn token(language: &Language, text: &str, first: char, is_in_word: bool) -> (&'static str, usize) {
    let word = text.find(|c| !is_word(c)).unwrap_or(text.len());
    if !language.comment.is_empty() && text.starts_with(language.comment) && !is_in_word {
        ("c", text.find('\n').unwrap_or(text.len()))
    } else if language.quotes.contains(first) {
        ("s", string(text, first))
    } else if first.is_ascii_digit() {
        let is_part = |c: char| c.is_ascii_alphanumeric() || "._".contains(c);
        ("n", text.find(|c| !is_part(c)).unwrap_or(text.len()))
    } else if word > 0 {
        let is_known = language.words.contains(&&text[..word]);
        (if is_known { "k" } else { "" }, word)
    } else {
        ("", first.len_utf8())
    }
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// The length of a string, its quotes included; a backslash takes the next character with it.
fn string(text: &str, quote: char) -> usize {
    let mut is_escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            c if c == quote => return at + c.len_utf8(),
            _ => {}
        }
    }
    text.len()
}

fn mark(class: &str, token: &str, html: &mut String) {
    if class.is_empty() {
        html.push_str(&content(token));
    } else {
        _ = write!(html, "<span class=\"{class}\">{}</span>", content(token));
    }
}
