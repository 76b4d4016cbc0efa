//! Turns text into literals of Python.

use std::fmt::Write as _;

/// A text, in the quotes that need fewer escapes.
pub(super) fn string(text: &str) -> String {
    let count = |wanted| text.chars().filter(|char| *char == wanted).count();
    let quote = if count('"') > count('\'') { '\'' } else { '"' };
    let mut literal = String::from(quote);
    for char in text.chars() {
        match char {
            '\\' => literal.push_str("\\\\"),
            '\n' => literal.push_str("\\n"),
            '\r' => literal.push_str("\\r"),
            '\t' => literal.push_str("\\t"),
            ' '..='~' if char == quote => {
                literal.push('\\');
                literal.push(char);
            }
            ' '..='~' => literal.push(char),
            _ => push_escape(char, &mut literal),
        }
    }
    literal.push(quote);
    literal
}

fn push_escape(char: char, literal: &mut String) {
    // Writing into a `String` can't fail.
    let _ = match u32::from(char) {
        code @ 0..=0xff => write!(literal, "\\x{code:02x}"),
        code @ 0x100..=0xffff => write!(literal, "\\u{code:04x}"),
        code => write!(literal, "\\U{code:08x}"),
    };
}

#[cfg(test)]
mod tests {
    use super::string;

    #[test]
    fn text_stays_text() {
        assert_eq!(string("a"), "\"a\"");
        assert_eq!(string("\"a\""), "'\"a\"'");
        assert_eq!(string("\"'\\\n\u{202e}\u{1f680}\u{7f}"), r#""\"'\\\n\u202e\U0001f680\x7f""#);
    }
}
