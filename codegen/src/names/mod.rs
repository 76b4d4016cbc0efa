//! Turns the catalog's strings into names: identifiers of each output language, headings and file names.
//!
//! One rule holds for all languages. Letters and digits of ASCII are kept, every other character of ASCII
//! parts words (a `-` before a leading digit reads `minus`), and a character outside ASCII becomes `u` and
//! its hexadecimal scalar value. A name that would be empty or start with a digit gets a prefix: `E` for
//! types and constants, `_` for everything in lower case. A reserved word is escaped as the language allows.
//! The result need not be unique: `check` refuses two names that become one.

mod file;
pub(crate) mod python;
pub(crate) mod rust;
pub(crate) mod typescript;

pub(crate) use file::{MAX_FILE_STEM, file_stem};

use std::fmt::Write as _;

use heck::{ToLowerCamelCase, ToShoutySnakeCase, ToSnakeCase, ToUpperCamelCase};

/// What the languages call an error of this name, each with the language.
pub(crate) fn of_error(name: &str) -> [(&'static str, String); 3] {
    [
        ("Rust", rust::type_name(name)),
        ("Python", python::class_name(name)),
        ("TypeScript", typescript::class_name(name)),
    ]
}

/// Whether errors of two names would be called the same in some language.
pub(crate) fn share_identifier(one: &str, other: &str) -> bool {
    of_error(one).into_iter().zip(of_error(other)).any(|(one, other)| one == other)
}

/// A key as a heading: `model_not_found` becomes `Model not found`. A key without letters and digits stays.
pub(crate) fn words(key: &str) -> String {
    let spaced = key.to_snake_case().replace('_', " ");
    let mut characters = spaced.chars();
    match characters.next() {
        Some(first) => first.to_uppercase().chain(characters).collect(),
        None => key.to_owned(),
    }
}

/// `PascalCase`, before reserved words are looked at.
fn pascal(text: &str) -> String {
    started(plain(text).to_upper_camel_case(), "E")
}

/// `snake_case`, before reserved words are looked at.
fn snake(text: &str) -> String {
    started(plain(text).to_snake_case(), "_")
}

/// `camelCase`, before reserved words are looked at.
fn camel(text: &str) -> String {
    started(plain(text).to_lower_camel_case(), "_")
}

/// `SCREAMING_SNAKE_CASE`; no language reserves such words.
fn screaming(text: &str) -> String {
    started(plain(text).to_shouty_snake_case(), "E")
}

/// Puts the prefix before a name that can't start an identifier.
fn started(name: String, prefix: &str) -> String {
    match name.chars().next() {
        Some(first) if first.is_ascii_alphabetic() => name,
        _ => format!("{prefix}{name}"),
    }
}

/// The text in letters and digits of ASCII, with spaces between its parts.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        if character.is_ascii_alphanumeric() {
            plain.push(character);
        } else if !character.is_ascii() {
            _ = write!(plain, "u{:x}", u32::from(character));
        } else if character == '-' && plain.is_empty() && characters.peek().is_some_and(char::is_ascii_digit)
        {
            plain.push_str("minus ");
        } else {
            plain.push(' ');
        }
    }
    plain
}

/// Appends `_` to a reserved word.
fn unreserved(name: String, reserved: &[&str]) -> String {
    if reserved.contains(&name.as_str()) { name + "_" } else { name }
}

/// Ends a class's name in `Error`, once. A bare `Error` would hide the language's own and gets another.
fn ended_in_error(name: String) -> String {
    if name.ends_with("Error") && name != "Error" { name } else { name + "Error" }
}

#[cfg(test)]
mod tests {
    use super::{python, rust, typescript, words};

    #[test]
    fn keys_become_headings() {
        assert_eq!(words("model_not_found"), "Model not found");
        assert_eq!(words("INVALID_ARGUMENT"), "Invalid argument");
        assert_eq!(words("modelNotFound"), "Model not found");
        assert_eq!(words("20429"), "20429");
        assert_eq!(words("?!"), "?!");
    }

    #[test]
    fn types_are_pascal_case() {
        assert_eq!(rust::type_name("model_not_found"), "ModelNotFound");
        assert_eq!(rust::type_name("INVALID_ARGUMENT"), "InvalidArgument");
        assert_eq!(rust::type_name("2fa_required"), "E2faRequired");
        assert_eq!(rust::type_name("-1"), "Minus1");
        assert_eq!(rust::type_name(""), "E");
        assert_eq!(rust::type_name("self"), "Self_");
        assert_eq!(rust::type_name("größe"), "Gruf6udfe");
        assert_eq!(python::class_name("model_not_found"), "ModelNotFoundError");
        assert_eq!(python::class_name("internal_error"), "InternalError");
        assert_eq!(typescript::class_name("error"), "ErrorError");
        assert_eq!(python::type_name("none"), "ApiNone");
    }

    #[test]
    fn reserved_words_are_escaped() {
        assert_eq!(rust::field_name("type"), "r#type");
        assert_eq!(rust::field_name("gen"), "r#gen");
        assert_eq!(rust::field_name("self"), "self_");
        assert_eq!(rust::field_name("_"), "__");
        assert_eq!(rust::method_name("with_", "type"), "with_type");
        assert_eq!(rust::constant_name("404"), "E404");
        assert_eq!(typescript::field_name("max_tokens"), "maxTokens");
        assert_eq!(typescript::field_name("default"), "default");
        assert_eq!(typescript::field_name("_2fa"), "_2fa");
        assert_eq!(typescript::field_name("to_string"), "toString_");
        assert_eq!(typescript::class_name("range"), "RangeErrorError");
        assert_eq!(typescript::class_name("2fa_required"), "E2faRequiredError");
        assert_eq!(typescript::type_name("date"), "Date_");
        assert_eq!(python::field_name("lambda"), "lambda_");
    }
}
