//! Scalars: whether they have the form that a key wants.

use serde_yaml::Value;

use super::found::{invalid, subject};
use super::{At, Walk, encode};
use crate::diagnostic::Diagnostic;
use crate::nearest::nearest;
use crate::span::Span;
use crate::syntax::keys::{Scalar, Word};
use crate::syntax::lexical;
use crate::syntax::yaml::{Node, NodeValue};

impl Walk<'_> {
    /// Checks a scalar.
    pub(super) fn scalar(&mut self, scalar: Scalar, node: Node, at: At<'_>) -> Option<Value> {
        let NodeValue::Scalar { text, plain } = node.value else {
            return self.wrong_type(&scalar.expected(), &node, at);
        };
        if !fits(scalar, &text) {
            self.diagnostics.push(misfit(scalar, &text, node.span, at));
            None
        } else if !plain && is_typed(scalar) {
            let message = format!("{} must be {}, and quotes make it text", subject(at), scalar.expected());
            self.diagnostics
                .push(Diagnostic::error("wrong-type", message, node.span).help("remove the quotes"));
            None
        } else {
            Some(encode::text(node.span, text))
        }
    }
}

fn misfit(scalar: Scalar, text: &str, span: Span, at: At<'_>) -> Diagnostic {
    let diagnostic = invalid(&scalar.expected(), text, span, at);
    let word = match scalar.words() {
        [] if matches!(scalar, Scalar::Boolean) => boolean_meant(text),
        words => nearest(text, words.iter().map(|(word, _)| *word)),
    };
    match word {
        Some(word) => diagnostic.help(format!("did you mean `{word}`?")),
        None => diagnostic.help(format!("write {}", scalar.expected())),
    }
}

/// Whether quotes would make another value of it.
fn is_typed(scalar: Scalar) -> bool {
    matches!(
        scalar,
        Scalar::Boolean
            | Scalar::Integer { .. }
            | Scalar::Number { .. }
            | Scalar::ErrorStatus
            | Scalar::Version
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
        Scalar::Text | Scalar::Markdown | Scalar::Template | Scalar::Reference(_) | Scalar::Pattern => true,
        Scalar::Line => lexical::is_line(text),
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
        Scalar::Request => lexical::request(text).is_some(),
        Scalar::Language => lexical::is_language(text),
        // Which of them an error can have is another rule's business.
        Scalar::ErrorStatus => lexical::integer(text).is_some_and(|status| status <= 999),
        Scalar::Path => lexical::is_inner_path(text),
        Scalar::Version => text == "1",
    }
}
