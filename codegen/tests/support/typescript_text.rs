//! What stands outside of strings, templates and comments in a file of TypeScript.

/// What lets hostile text out of its string or comment, if anything does.
pub(crate) fn problem_in(text: &str) -> Option<String> {
    let code = match outside(text) {
        Ok(code) => code,
        Err(problem) => return Some(problem),
    };
    let is_part = |char: char| char.is_ascii_alphanumeric() || "_$".contains(char);
    let mut words = code.split(|char| !is_part(char));
    words.any(|word| word == "evil").then(|| "`evil` became code".to_owned())
}

/// The text without strings and comments.
fn outside(text: &str) -> Result<String, String> {
    let mut code = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(['/', '"', '\'', '`']) {
        let (before, after) = rest.split_at(at);
        code.push_str(before);
        rest = match after.as_bytes() {
            [b'/', b'/', ..] => after.find('\n').map_or("", |end| &after[end..]),
            [b'/', b'*', ..] => after_comment(after)?,
            [b'/', ..] => return Err("a `/` became code".to_owned()),
            _ => after_string(after)?,
        };
    }
    code.push_str(rest);
    match code.chars().find(|char| !char.is_ascii()) {
        Some(found) => Err(format!("{found:?} became code")),
        None => Ok(code),
    }
}

/// What follows a comment, in which no line begins with a tag but `@deprecated`, nor has one in braces.
fn after_comment(text: &str) -> Result<&str, String> {
    let (comment, rest) = text[2..].split_once("*/").ok_or("a comment has no end")?;
    let tags = comment.lines().filter_map(|line| line.trim_start_matches([' ', '*']).strip_prefix('@'));
    match tags
        .filter(|tag| !tag.starts_with("deprecated "))
        .chain(comment.contains("{@").then_some("{@"))
        .next()
    {
        Some(tag) => Err(format!("a comment has the tag {tag}")),
        None => Ok(rest),
    }
}

/// What follows a string; only a template goes on over lines, and nothing is put into one.
fn after_string(text: &str) -> Result<&str, String> {
    let quote = text.chars().next().unwrap_or('"');
    let mut chars = text[1..].chars();
    while let Some(char) = chars.next() {
        match char {
            _ if char == quote => return Ok(chars.as_str()),
            '\n' if quote != '`' => return Err("a string has no end in its line".to_owned()),
            '$' if quote == '`' && chars.as_str().starts_with('{') => {
                return Err("a template takes a value".to_owned());
            }
            '\\' => _ = chars.next(),
            _ => {}
        }
    }
    Err("a string has no end".to_owned())
}

#[test]
fn what_leaves_a_string_is_found() {
    for harmless in ["x = \"evil\"\n", "`a\n\\` evil \\${evil}`", "// evil\n", "/* evil */", "'a\\'evil'"] {
        assert_eq!(problem_in(harmless), None, "{harmless}");
    }
    for harmful in [
        "evil()",
        "`${evil}`",
        "\"\" + evil",
        "/* a */ evil",
        "\"a\n\"",
        "/** {@link x} */",
        "/**\n * @evil */",
    ] {
        assert!(problem_in(harmful).is_some(), "{harmful}");
    }
}
