//! Names of files, safe on every disk.

use std::fmt::Write as _;

/// The longest stem, in bytes, that leaves room for an extension on every disk.
pub(crate) const MAX_FILE_STEM: usize = 200;

/// Devices of Windows, and pages that the docs have beside the codes'.
const RESERVED: &[&str] = &["con", "prn", "aux", "nul", "clock$", "readme", "index"];

/// The name of a code's page, without extension. Two codes have two names, though these may differ in case
/// alone, which `check` refuses, as it does names longer than [`MAX_FILE_STEM`].
///
/// Letters, digits and `_` of ASCII stay; `-` and `.` stay between others. All else, and the first character of a
/// reserved name, becomes `~` and two hexadecimal digits a byte. No code at all is `~`.
pub(crate) fn file_stem(code: &str) -> String {
    if code.is_empty() {
        return "~".to_owned();
    }
    let reserved = is_reserved(code);
    let mut stem = String::with_capacity(code.len());
    for (index, &byte) in code.as_bytes().iter().enumerate() {
        let inside = index > 0 && index + 1 < code.len() && code.as_bytes()[index - 1] != b'.';
        let kept = match byte {
            b'-' | b'.' => inside,
            b'_' => true,
            _ => byte.is_ascii_alphanumeric() && !(reserved && index == 0),
        };
        if kept { stem.push(char::from(byte)) } else { _ = write!(stem, "~{byte:02x}") }
    }
    stem
}

fn is_reserved(code: &str) -> bool {
    let base = code.split('.').next().unwrap_or_default().to_ascii_lowercase();
    let port = base.strip_prefix("com").or_else(|| base.strip_prefix("lpt"));
    RESERVED.contains(&base.as_str())
        || port.is_some_and(|port| port.len() == 1 && port.as_bytes()[0].is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::file_stem;

    #[test]
    fn ordinary_codes_stay() {
        for code in ["model_not_found", "20429", "42P01", "auth.bad-token", "NOT_FOUND"] {
            assert_eq!(file_stem(code), code);
        }
    }

    #[test]
    fn nothing_leaves_the_folder_or_names_a_device() {
        assert_eq!(file_stem("../../etc"), "~2e~2e~2f.~2e~2fetc");
        assert_eq!(file_stem("a..b"), "a.~2eb");
        assert_eq!(file_stem("CON"), "~43ON");
        assert_eq!(file_stem("nul.txt"), "~6eul.txt");
        assert_eq!(file_stem("com1"), "~63om1");
        assert_eq!(file_stem("index"), "~69ndex");
        assert_eq!(file_stem("-1"), "~2d1");
        assert_eq!(file_stem("~"), "~7e");
        assert_eq!(file_stem(""), "~");
        assert_eq!(file_stem("é"), "~c3~a9");
    }
}
