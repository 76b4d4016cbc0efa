//! Turns the text of any program into words, strings and punctuation. It knows comments and strings of the usual
//! languages, and nothing of their grammar.

use std::ops::Range;

/// A piece of a program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token<'t> {
    pub(super) kind: Kind<'t>,
    /// Its bytes in the file; of a string, the quotes included.
    pub(super) bytes: Range<usize>,
}

/// What a piece is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind<'t> {
    /// A name, a keyword or a number.
    Word(&'t str),
    /// What stands between quotes, when nothing in it is escaped or filled in; else nothing.
    Text(Option<&'t str>),
    /// One or more characters such as `==`.
    Mark(&'t str),
}

/// How a language writes comments and strings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Language {
    Rust,
    Python,
    /// JavaScript and TypeScript.
    Script,
    /// Comments begin with `//`, `/*` or, on a line of their own, `#`.
    Other,
}

const MARKS: [&str; 10] = ["===", "!==", "==", "!=", "=>", "->", "::", "||", "&&", "?."];

/// All pieces, in order.
pub(super) fn tokens(text: &str, language: Language) -> Vec<Token<'_>> {
    let mut lexer = Lexer { text, at: 0, language, tokens: Vec::new() };
    while lexer.step() {}
    lexer.tokens
}

struct Lexer<'t> {
    text: &'t str,
    at: usize,
    language: Language,
    tokens: Vec<Token<'t>>,
}

impl<'t> Lexer<'t> {
    fn rest(&self) -> &'t str {
        &self.text[self.at..]
    }

    /// Reads one piece; `false` at the end.
    fn step(&mut self) -> bool {
        let rest = self.rest();
        let Some(first) = rest.chars().next() else { return false };
        if first.is_whitespace() {
            self.at += first.len_utf8();
        } else if let Some(length) = self.comment() {
            self.at += length;
        } else if let Some((length, inner)) = self.string() {
            self.push(length, Kind::Text(inner));
        } else if is_word(first) {
            let length = rest.find(|c| !is_word(c)).unwrap_or(rest.len());
            self.push(length, Kind::Word(&rest[..length]));
        } else {
            let mark = MARKS.into_iter().find(|mark| rest.starts_with(mark));
            let length = mark.map_or(first.len_utf8(), str::len);
            self.push(length, Kind::Mark(&rest[..length]));
        }
        true
    }

    fn push(&mut self, length: usize, kind: Kind<'t>) {
        self.tokens.push(Token { kind, bytes: self.at..self.at + length });
        self.at += length;
    }

    /// How long the comment is that begins here.
    fn comment(&self) -> Option<usize> {
        let rest = self.rest();
        let line = || rest.find('\n').unwrap_or(rest.len());
        let begins_line =
            || self.text[..self.at].rsplit('\n').next().is_some_and(|line| line.trim().is_empty());
        match self.language {
            Language::Python => rest.starts_with('#').then(line),
            Language::Other if rest.starts_with('#') && begins_line() => Some(line()),
            Language::Rust | Language::Script | Language::Other if rest.starts_with("//") => Some(line()),
            Language::Rust if rest.starts_with("/*") => Some(nested(rest)),
            Language::Script | Language::Other if rest.starts_with("/*") => {
                Some(rest.find("*/").map_or(rest.len(), |end| end + 2))
            }
            Language::Rust | Language::Script | Language::Other => None,
        }
    }

    /// The string that begins here: how long it is, and what is in it.
    fn string(&self) -> Option<(usize, Option<&'t str>)> {
        let rest = self.rest();
        if self.language == Language::Rust {
            return rust_string(rest);
        }
        if self.language == Language::Python
            && let Some(prefix) = python_prefix(rest)
        {
            let (length, inner) = self.quoted(&rest[prefix..])?;
            let is_filled_in = rest[..prefix].contains(['f', 'F', 't', 'T'])
                && inner.is_some_and(|inner| inner.contains('{'));
            return Some((prefix + length, inner.filter(|_| !is_filled_in)));
        }
        self.quoted(rest)
    }

    fn quoted(&self, rest: &'t str) -> Option<(usize, Option<&'t str>)> {
        let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\'' | '`'))?;
        let triple = quote.to_string().repeat(3);
        if self.language == Language::Python && rest.starts_with(&triple) {
            let end = rest[3..].find(&triple).map_or(rest.len(), |end| end + 6);
            return Some((end, None));
        }
        let length = closed(rest, quote, quote == '`')?;
        let inner = &rest[1..length - 1];
        let is_filled_in = quote == '`' && inner.contains("${");
        let is_plain = !inner.contains('\\') && !is_filled_in;
        Some((length, is_plain.then_some(inner)))
    }
}

/// How long the letters are that stand before a quote: `f"…"`, `rb'…'`.
fn python_prefix(rest: &str) -> Option<usize> {
    let length = rest.find(|c: char| !c.is_ascii_alphabetic()).filter(|length| (1..=2).contains(length))?;
    let is_prefix = rest[..length].bytes().all(|letter| b"rbuftRBUFT".contains(&letter));
    (is_prefix && rest[length..].starts_with(['"', '\''])).then_some(length)
}

/// The length of a quoted piece. One that isn't closed on its line is none, as in prose.
fn closed(text: &str, quote: char, over_lines: bool) -> Option<usize> {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '\n' if !over_lines => return None,
            _ if c == quote => return Some(at + 1),
            _ => {}
        }
    }
    None
}

/// Strings, raw strings, and characters, which lifetimes look like.
fn rust_string(rest: &str) -> Option<(usize, Option<&str>)> {
    let unprefixed = rest.trim_start_matches(['b', 'c']);
    if let Some(raw) = unprefixed.strip_prefix('r').filter(|_| rest.len() - unprefixed.len() <= 1) {
        let hashes = raw.len() - raw.trim_start_matches('#').len();
        if let Some(inner) = raw[hashes..].strip_prefix('"') {
            let close = format!("\"{}", "#".repeat(hashes));
            let end = inner.find(&close)?;
            let length = rest.len() - inner.len() + end + close.len();
            return Some((length, Some(&inner[..end])));
        }
    }
    match rest.chars().next()? {
        '"' => {
            let length = closed(rest, '"', true)?;
            let inner = &rest[1..length - 1];
            Some((length, (!inner.contains('\\')).then_some(inner)))
        }
        '\'' => {
            let escaped = rest[1..].starts_with('\\');
            let length = closed(rest, '\'', false)?;
            (escaped || rest[1..length - 1].chars().count() == 1).then_some((length, None))
        }
        _ => None,
    }
}

fn nested(text: &str) -> usize {
    let (mut depth, mut at) = (0_usize, 0);
    while at < text.len() {
        let rest = &text[at..];
        let step = match rest {
            _ if rest.starts_with("/*") => {
                depth += 1;
                2
            }
            _ if rest.starts_with("*/") => {
                depth -= 1;
                2
            }
            _ => rest.chars().next().map_or(1, char::len_utf8),
        };
        at += step;
        if depth == 0 {
            break;
        }
    }
    at
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '$')
}
