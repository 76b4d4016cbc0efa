//! Turns JSON values into text in which nothing hides: what can't be seen, or turns the text around, is escaped.

use std::fmt::Write as _;

use serde_json::Value;

/// On one line.
pub(super) fn compact(value: &Value) -> String {
    visible(value.to_string())
}

/// Indented, with a line break at the end.
pub(super) fn pretty(value: &Value) -> String {
    visible(format!("{value:#}\n"))
}

/// On one line, in ASCII alone.
pub(super) fn ascii(value: &Value) -> String {
    let mut ascii = String::new();
    for c in value.to_string().chars() {
        match c {
            ' '..='~' => ascii.push(c),
            _ => {
                for unit in c.encode_utf16(&mut [0; 2]) {
                    // Writing into a `String` can't fail.
                    _ = write!(ascii, "\\u{unit:04x}");
                }
            }
        }
    }
    ascii
}

/// The same text, with every character that can't be seen, or that turns the text around, escaped. In JSON such a
/// character only stands in strings.
fn visible(json: String) -> String {
    if json.bytes().all(|byte| matches!(byte, b' '..=b'~' | b'\n')) {
        return json;
    }
    let mut text = String::with_capacity(json.len());
    for c in json.chars() {
        if is_hidden(c) {
            let mut units = [0; 2];
            text.extend(c.encode_utf16(&mut units).iter().map(|unit| format!("\\u{unit:04x}")));
        } else {
            text.push(c);
        }
    }
    text
}

/// Whether a character can't be seen, or turns the text around.
pub(super) fn is_hidden(c: char) -> bool {
    (c.is_control() && c != '\n')
        || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}')
        || matches!(c, '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{e0000}'..='\u{e0fff}')
}

#[cfg(test)]
mod tests {
    use super::ascii;

    #[test]
    fn text_outside_of_ascii_is_escaped() {
        assert_eq!(ascii(&"\u{1f680}\u{7f}\n".into()), r#""\ud83d\ude80\u007f\n""#);
    }
}
