//! Turns text from the catalog into Markdown that shows it: a function for each place where text lands.

use std::fmt::Write as _;

/// Text on one line, wherever it stands; nothing in it is a mark of Markdown.
pub(super) fn inline(text: &str) -> String {
    run(&visible(text).split_whitespace().collect::<Vec<_>>().join(" "), true)
}

/// A heading's text: a `#` at its end would be taken for the heading's close.
pub(super) fn heading(text: &str) -> String {
    let text = inline(text);
    match text.strip_suffix('#') {
        Some(before) if !before.ends_with(['#', '\\']) => format!("{before}\\#"),
        _ => text,
    }
}

/// Text that may have several lines, for a paragraph of its own.
pub(super) fn lines(text: &str) -> String {
    let text = visible(text);
    let lines = text.lines().map(|line| run(line.trim(), true)).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("\n")
}

/// A run of text within one line, its spaces kept. More is a mark where it `starts_line`.
///
/// Underscores between letters stay as they are: they mark nothing there, and codes are full of them.
pub(super) fn run(text: &str, starts_line: bool) -> String {
    let text = visible(text).replace(['\n', '\t'], " ");
    let text = if starts_line { text.trim_start() } else { &text };
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let mut escaped = String::with_capacity(text.len());
    let mut before = None;
    for (at, c) in text.char_indices() {
        let rest = &text[at + c.len_utf8()..];
        let numbers_item =
            at == digits && at > 0 && ".)".contains(c) && (rest.is_empty() || rest.starts_with(' '));
        let opens_block = at == 0 && "#+-=>|:".contains(c) || numbers_item;
        if starts_line && opens_block
            || is_mark(c, before, rest.chars().next())
            || starts_link(&text[..at], c, rest)
        {
            push_escaped(&mut escaped, c, rest);
        } else {
            escaped.push(c);
        }
        before = Some(c);
    }
    escaped
}

fn push_escaped(escaped: &mut String, c: char, rest: &str) {
    if c == '<' && rest.starts_with('!') {
        // Some tools take `\<!--` for the start of a comment.
        escaped.push_str("&lt;");
    } else {
        escaped.push('\\');
        escaped.push(c);
    }
}

/// Text as code on one line; the fence is longer than every run of backticks in it.
pub(super) fn code(text: &str) -> String {
    let text = visible(text).replace(['\n', '\t'], " ");
    if text.trim().is_empty() {
        return "(empty)".to_owned();
    }
    let fence = "`".repeat(longest_run(&text, '`') + 1);
    let padded = text.starts_with(['`', ' ']) || text.ends_with(['`', ' ']);
    let pad = if padded { " " } else { "" };
    format!("{fence}{pad}{text}{pad}{fence}")
}

/// [`code`] for a table, where a backslash before a pipe would be lost.
pub(super) fn cell_code(text: &str) -> String {
    if text.contains("\\|") { inline(text) } else { code(text) }
}

/// Finished Markdown of one line, made fit for a table: each pipe that isn't escaped yet is.
pub(super) fn cell(markdown: &str) -> String {
    let mut cell = String::with_capacity(markdown.len());
    let mut backslashes = 0;
    for c in markdown.chars() {
        match c {
            '\n' => cell.push(' '),
            '|' if backslashes % 2 == 0 => cell.push_str("\\|"),
            _ => cell.push(c),
        }
        backslashes = if c == '\\' { backslashes + 1 } else { 0 };
    }
    cell
}

/// Puts code after other Markdown: two spans that touch would be one.
pub(super) fn push_code(markdown: &mut String, code: &str) {
    if markdown.ends_with('`') {
        markdown.push(' ');
    }
    markdown.push_str(code);
}

/// A block of code. `info` is a word such as `json`; what can't be one is dropped.
pub(super) fn fenced(info: &str, text: &str) -> String {
    let text = visible(text).replace('\t', "    ");
    let fence = "`".repeat(longest_run(&text, '`').max(2) + 1);
    let word = |c: &char| c.is_ascii_alphanumeric() || "+-#._".contains(*c);
    let info: String = info.chars().take_while(word).take(32).collect();
    let info = if info.is_empty() { "text" } else { &info };
    let lines = text.trim_end().lines().map(str::trim_end);
    let body: String = lines.flat_map(|line| [line, "\n"]).collect();
    format!("{fence}{info}\n{body}{fence}")
}

/// The target of a link, where it is one of HTTP or mail; every other scheme and every path is `None`.
pub(super) fn target(url: &str) -> Option<String> {
    let known = ["http://", "https://", "mailto:"];
    let is = |scheme: &&str| url.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme));
    let scheme = known.into_iter().find(is)?;
    let rest = &url[scheme.len()..];
    (!rest.is_empty()).then(|| format!("{scheme}{}", percent_encoded(rest)))
}

/// JSON text in which no character hides: what isn't visible stands as `\u` and its number.
pub(super) fn json(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        if is_hidden(c) {
            for unit in c.encode_utf16(&mut [0; 2]) {
                _ = write!(shown, "\\u{unit:04x}");
            }
        } else {
            shown.push(c);
        }
    }
    shown
}

/// A header's name or value, which has one line.
pub(super) fn header(text: &str) -> String {
    visible(text).replace(['\n', '\t'], " ")
}

fn percent_encoded(url: &str) -> String {
    let mut encoded = String::with_capacity(url.len());
    for byte in url.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~:/?#@!$&'*+,;=%".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            _ = write!(encoded, "%{byte:02X}");
        }
    }
    encoded
}

/// Line ends made one, and a name such as `<U+202E>` for each character that would hide or reorder others.
pub(super) fn visible(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for c in text.replace("\r\n", "\n").replace('\r', "\n").chars() {
        if is_hidden(c) {
            _ = write!(shown, "<U+{:04X}>", u32::from(c));
        } else {
            shown.push(c);
        }
    }
    shown
}

/// Control characters but for line end and tab, and Unicode's own controls of lines and direction.
fn is_hidden(c: char) -> bool {
    let kept = matches!(c, '\n' | '\t');
    let direction =
        matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let format = matches!(c, '\u{200b}' | '\u{2028}' | '\u{2029}' | '\u{feff}');
    c.is_control() && !kept || direction || format
}

fn longest_run(text: &str, of: char) -> usize {
    text.split(|c| c != of).map(str::len).max().unwrap_or_default()
}

/// Whether a character means something to Markdown between these neighbours, wherever it stands in a line.
fn is_mark(c: char, before: Option<char>, after: Option<char>) -> bool {
    let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    match c {
        '\\' | '`' | '*' | '[' | ']' | '<' | '>' | '~' | '$' => true,
        '_' => !(is_word(before) && is_word(after)),
        '&' => after.is_none_or(|c| c == '#' || c.is_ascii_alphanumeric()),
        '!' => after.is_none_or(|c| c == '['),
        '#' => before == Some(' '),
        '^' => before == Some('['),
        _ => false,
    }
}

/// Whether a character makes a link of bare text, as GitHub and linters see it.
fn starts_link(before: &str, c: char, rest: &str) -> bool {
    let www =
        || before.get(before.len().saturating_sub(3)..).is_some_and(|last| last.eq_ignore_ascii_case("www"));
    match c {
        ':' => rest.starts_with("//"),
        '.' => www(),
        '@' => !before.is_empty() && !rest.is_empty(),
        _ => false,
    }
}
