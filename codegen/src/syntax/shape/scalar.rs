//! Scalars: whether they have the form that a key wants.

use serde_yaml::Value;

use super::{Walk, encode};
use crate::diagnostic::Diagnostic;
use crate::nearest::nearest;
use crate::span::Span;
use crate::syntax::keys::{Scalar, Word};
use crate::syntax::lexical;
use crate::syntax::yaml::{Name, Node, NodeValue};

impl Walk<'_> {
    /// Checks a scalar.
    pub(super) fn scalar(&mut self, scalar: Scalar, node: Node, at: &Name) -> Option<Value> {
        let NodeValue::Scalar { text, plain } = node.value else {
            return self.wrong_type(&expected(scalar), &node, at);
        };
        if !fits(scalar, &text) {
            let diagnostic = self.misfit(scalar, &text, node.span, at);
            self.diagnostics.push(diagnostic);
            None
        } else if !plain && is_typed(scalar) {
            let message = format!("`{}` must be {}, and quotes make it text", at.text, expected(scalar));
            self.diagnostics
                .push(Diagnostic::error("wrong-type", message, node.span).help("remove the quotes"));
            None
        } else {
            Some(encode::text(node.span, text))
        }
    }

    fn misfit(&mut self, scalar: Scalar, text: &str, span: Span, at: &Name) -> Diagnostic {
        let mut diagnostic = self.invalid(&expected(scalar), text, span, at);
        diagnostic.help = match scalar {
            Scalar::Word(words) | Scalar::WordOrDuration(words) => {
                nearest(text, words.iter().map(|(word, _)| *word))
                    .map(|word| format!("did you mean `{word}`?"))
            }
            Scalar::Boolean => boolean_meant(text).map(|word| format!("did you mean `{word}`?")),
            _ => None,
        };
        diagnostic
    }
}

/// Whether quotes would make another value of it.
fn is_typed(scalar: Scalar) -> bool {
    matches!(
        scalar,
        Scalar::Boolean | Scalar::Integer { .. } | Scalar::Number { .. } | Scalar::Status | Scalar::Version
    )
}

fn boolean_meant(text: &str) -> Option<&'static str> {
    match text.to_ascii_lowercase().as_str() {
        "true" | "yes" | "on" | "y" | "1" => Some("true"),
        "false" | "no" | "off" | "n" | "0" => Some("false"),
        _ => None,
    }
}

/// Whether a text is an HTTP status.
pub(super) fn is_status(text: &str) -> bool {
    lexical::integer(text).is_some_and(|status| (100..=599).contains(&status))
}

fn fits(scalar: Scalar, text: &str) -> bool {
    let is_word = |words: &[Word]| words.iter().any(|(word, _)| *word == text);
    match scalar {
        Scalar::Text | Scalar::Markdown | Scalar::Template | Scalar::Reference(_) => true,
        Scalar::Identifier => lexical::is_identifier(text),
        Scalar::Kebab => lexical::is_kebab(text),
        Scalar::Pascal => lexical::is_pascal(text),
        Scalar::Boolean => matches!(text, "true" | "false"),
        Scalar::Integer { min } => lexical::integer(text)
            .is_some_and(|number| (u64::from(min)..=u64::from(u32::MAX)).contains(&number)),
        Scalar::Number { min } => lexical::number(text).is_some_and(|number| number >= f64::from(min)),
        Scalar::Word(words) => is_word(words),
        Scalar::WordOrDuration(words) => is_word(words) || lexical::duration_ms(text).is_some(),
        Scalar::Duration => lexical::duration_ms(text).is_some(),
        Scalar::SemVer => lexical::is_semver(text),
        Scalar::Date => lexical::is_date(text),
        Scalar::Timestamp => lexical::is_timestamp(text),
        Scalar::Url => lexical::is_url(text),
        Scalar::UrlTemplate => lexical::is_url_template(text),
        Scalar::Language => lexical::is_language(text),
        Scalar::Status => is_status(text),
        Scalar::Path => lexical::is_inner_path(text),
        Scalar::Version => text == "1",
    }
}

/// What a scalar must be, to finish the sentence "`key` must be …".
fn expected(scalar: Scalar) -> String {
    match scalar {
        Scalar::Text | Scalar::Markdown | Scalar::Template => "text".to_owned(),
        Scalar::Reference(what) => format!("the name of a {what}").replace("a error", "an error"),
        Scalar::Identifier => "letters, digits and underscores, with no digit first".to_owned(),
        Scalar::Kebab => "a name in kebab-case such as `my-api`".to_owned(),
        Scalar::Pascal => "a name in PascalCase such as `ApiError`".to_owned(),
        Scalar::Boolean => "`true` or `false`".to_owned(),
        Scalar::Integer { min } => format!("a whole number from {min} on"),
        Scalar::Number { min } => format!("a number from {min} on"),
        Scalar::Word(words) => one_of(words),
        Scalar::WordOrDuration(words) => format!("{} or a duration such as `1m30s`", one_of(words)),
        Scalar::Duration => "a duration such as `500ms` or `1m30s`".to_owned(),
        Scalar::SemVer => "a version such as `1.2.0`".to_owned(),
        Scalar::Date => "a date such as `2026-11-22`".to_owned(),
        Scalar::Timestamp => "a timestamp such as `2026-11-22T09:30:00Z`".to_owned(),
        Scalar::Url => "a URL such as `https://api.example.com/v1`".to_owned(),
        Scalar::UrlTemplate => "a URL such as `https://docs.example.com/errors/{code}`".to_owned(),
        Scalar::Language => "a BCP 47 language tag such as `en-GB`".to_owned(),
        Scalar::Status => "an HTTP status from 100 to 599".to_owned(),
        Scalar::Path => "a relative path that stays inside the folder".to_owned(),
        Scalar::Version => "`1`".to_owned(),
    }
}

fn one_of(words: &[Word]) -> String {
    match words {
        [(word, _)] => format!("`{word}`"),
        _ => format!(
            "one of {}",
            words.iter().map(|(word, _)| format!("`{word}`")).collect::<Vec<_>>().join(", ")
        ),
    }
}
