//! What stands outside of quotes and comments in commands of a POSIX shell.

/// What lets hostile text out of its quotes, if anything does.
pub(crate) fn problem_in(text: &str) -> Option<String> {
    let code = match outside(text) {
        Ok(code) => code,
        Err(problem) => return Some(problem),
    };
    let is_part = |char: char| char.is_ascii_alphanumeric() || char == '_';
    let mut words = code.split(|char| !is_part(char));
    words.any(|word| word == "evil").then(|| "`evil` became code".to_owned())
}

/// The text without comments and what is in single quotes. Nothing of a catalog is in double quotes.
fn outside(text: &str) -> Result<String, String> {
    let mut code = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(['#', '\'']) {
        let (before, after) = rest.split_at(at);
        code.push_str(before);
        let is_escaped = before.ends_with('\\');
        rest = match after.strip_prefix('\'') {
            None => after.find('\n').map_or("", |end| &after[end..]),
            Some(after) if is_escaped => after,
            Some(after) => after.split_once('\'').ok_or("a quote has no end")?.1,
        };
    }
    code.push_str(rest);
    match text.chars().find(|char| !matches!(char, ' '..='~' | '\n')) {
        Some(found) => Err(format!("holds {found:?}")),
        None => Ok(code),
    }
}

#[test]
fn what_leaves_a_quote_is_found() {
    for harmless in ["# evil\n", "a 'evil\n' b", "'it'\\''s evil'", "evil_one"] {
        assert_eq!(problem_in(harmless), None, "{harmless}");
    }
    for harmful in ["evil", "''evil''", "'a", "'it''s' evil", "# a\nevil", "'\u{202e}'"] {
        assert!(problem_in(harmful).is_some(), "{harmful}");
    }
}
