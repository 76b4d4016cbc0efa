//! What stands outside of strings and comments in a file of Python.

/// What lets hostile text out of its string, if anything does.
pub(crate) fn problem_in(text: &str) -> Option<String> {
    let code = match outside(text) {
        Ok(code) => code,
        Err(problem) => return Some(problem),
    };
    let is_part = |char: char| char.is_ascii_alphanumeric() || char == '_';
    let mut words = code.split(|char| !is_part(char));
    words.any(|word| word == "evil").then(|| "`evil` became code".to_owned())
}

/// The text without strings and comments.
fn outside(text: &str) -> Result<String, String> {
    let mut code = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(['#', '"', '\'']) {
        let (before, after) = rest.split_at(at);
        code.push_str(before);
        rest = if after.starts_with('#') {
            after.find('\n').map_or("", |end| &after[end..])
        } else {
            after_string(after)?
        };
    }
    code.push_str(rest);
    match code.chars().find(|char| !char.is_ascii()) {
        Some(found) => Err(format!("{found:?} became code")),
        None => Ok(code),
    }
}

/// What follows a string; a backslash keeps the next character in it, raw or not.
fn after_string(text: &str) -> Result<&str, String> {
    let quote = &text[..1];
    let triple = quote.repeat(3);
    let quotes = if text.starts_with(&triple) { triple.as_str() } else { quote };
    let mut rest = &text[quotes.len()..];
    loop {
        if let Some(after) = rest.strip_prefix(quotes) {
            return Ok(after);
        }
        let mut chars = rest.chars();
        match chars.next() {
            None => return Err("a string has no end".to_owned()),
            Some('\n') if quotes.len() == 1 => return Err("a string has no end in its line".to_owned()),
            Some('\\') => _ = chars.next(),
            Some(_) => {}
        }
        rest = chars.as_str();
    }
}

#[test]
fn what_leaves_a_string_is_found() {
    for harmless in
        ["x = \"evil\"\n", "r\"\"\"evil\n\\\"\"\" evil\"\"\"\n", "# evil\n", "evil_one = 'a\\'evil'"]
    {
        assert_eq!(problem_in(harmless), None, "{harmless}");
    }
    for harmful in ["x = \"\" evil()", "\"\"\"a\"\"\"evil", "'evil\n'", "\"\"\"evil", "x = \u{202e}"] {
        assert!(problem_in(harmful).is_some(), "{harmful}");
    }
}
