//! Turns text into strings of TOML in which nothing hides.

use super::json::is_hidden;

/// A basic string, quotes included.
pub(super) fn string(text: &str) -> String {
    let escaped = text.chars().map(|c| match c {
        '"' | '\\' => format!("\\{c}"),
        c if c.is_control() || is_hidden(c) => format!("\\U{:08x}", u32::from(c)),
        c => c.to_string(),
    });
    format!("\"{}\"", escaped.collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::string;

    #[test]
    fn what_is_written_is_read_again() {
        for text in ["", "a \"b\" \\ c", "\u{7f}\n\t\0", "\u{202e}\u{e0001}\u{1f600} ü"] {
            let written = format!("key = {}", string(text));
            let read: toml::Table = written.parse().expect("it is TOML");
            assert_eq!(read["key"].as_str(), Some(text), "{written}");
        }
        assert!(string("\u{202e}\u{e0001}\u{7f}").is_ascii());
    }
}
