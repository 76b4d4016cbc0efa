//! Turns an error of the YAML parser into a sentence, a place and something to do.

#![expect(clippy::wildcard_enum_match_arm, reason = "the parser has many kinds of errors, and may get more")]

use std::ops::Range;

use granit_parser::{ErrorKind, ScanError};

use super::build::{first_character, span};
use super::{MAX_DEPTH, quotes};
use crate::diagnostic::Diagnostic;
use crate::span::FileId;

/// A syntax error, explained.
pub(super) struct SyntaxError {
    /// What to show.
    pub(super) diagnostic: Diagnostic,
    /// The text that should have been quoted, where that is the reason.
    pub(super) unquoted: Option<Range<usize>>,
}

/// Where the parser was when it stopped.
pub(super) struct Context<'t> {
    /// The file.
    pub(super) text: &'t str,
    /// Its id.
    pub(super) file: FileId,
    /// The end of what was understood.
    pub(super) position: usize,
    /// The last flow collection or alias that was closed.
    pub(super) last_closed: Option<Range<usize>>,
    /// The bracket of the innermost collection, if that is a flow collection.
    pub(super) open_bracket: Option<usize>,
}

/// Explains an error.
pub(super) fn explain(error: &ScanError, context: &Context<'_>) -> SyntaxError {
    let at = error.marker().byte_offset().unwrap_or(context.text.len()).min(context.text.len());
    if let Some(error) = unquoted(error.kind(), at, context) {
        return error;
    }
    let place = place(error.kind(), at, context);
    let (message, help) = words(error.kind());
    let rule = if *error.kind() == ErrorKind::RecursionLimitExceeded { "too-deep" } else { "syntax" };
    let mut diagnostic = Diagnostic::error(rule, message, span(context.file, &place)).help(help);
    if let Some(open) = context.open_bracket.filter(|open| *open != place.start) {
        diagnostic = diagnostic.also(span(context.file, &(open..open + 1)), "opened here");
    }
    SyntaxError { diagnostic, unquoted: None }
}

/// The case of a text whose first character means something to YAML.
fn unquoted(kind: &ErrorKind, at: usize, context: &Context<'_>) -> Option<SyntaxError> {
    let range = unquoted_range(kind, at, context)?;
    let value = &context.text[range.clone()];
    let first = value.chars().next()?;
    let message = format!("a text that begins with `{first}` needs quotes");
    let message =
        if first == '`' { "a text that begins with a backtick needs quotes".to_owned() } else { message };
    let diagnostic =
        Diagnostic::error("syntax", message, span(context.file, &range)).help(quotes::suggestion(value));
    Some(SyntaxError { diagnostic, unquoted: Some(range) })
}

fn unquoted_range(kind: &ErrorKind, at: usize, context: &Context<'_>) -> Option<Range<usize>> {
    let flow = context.open_bracket.is_some();
    if let Some(closed) = &context.last_closed
        && closed.end <= at
        && context.text[closed.end..at].bytes().all(|byte| byte == b' ')
    {
        return Some(quotes::extent(context.text, closed.start, closed.end, flow));
    }
    match kind {
        ErrorKind::UnexpectedCharacter { character: '`' | '@' | '%' } => {
            Some(quotes::extent(context.text, at, at, flow))
        }
        ErrorKind::InvalidTrailingDoubleQuotedScalar | ErrorKind::InvalidTrailingSingleQuotedScalar => {
            let start = opening_quote(context)?;
            Some(quotes::extent(context.text, start, at, flow))
        }
        _ => None,
    }
}

/// What to underline.
fn place(kind: &ErrorKind, at: usize, context: &Context<'_>) -> Range<usize> {
    let start = match kind {
        kind if is_about_quotes(kind) => opening_quote(context),
        kind if is_about_tabs(kind) => tab(context.text, at),
        _ => None,
    };
    first_character(context.text, start.unwrap_or(at))
}

fn is_about_tabs(kind: &ErrorKind) -> bool {
    matches!(
        kind,
        ErrorKind::TabNotAllowed
            | ErrorKind::TabInBlockIndentation
            | ErrorKind::TabInIndentation
            | ErrorKind::TabAtBlockScalarStart
            | ErrorKind::TabInPlainScalar
    )
}

/// The tab that the parser stopped at: in the line up to there, or, when it stopped at a line's end, behind it.
fn tab(text: &str, at: usize) -> Option<usize> {
    let line = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let before = text[line..at].find('\t').map(|length| line + length);
    before.or_else(|| text[at..].find('\t').map(|length| at + length))
}

fn is_about_quotes(kind: &ErrorKind) -> bool {
    matches!(
        kind,
        ErrorKind::UnclosedQuotedScalar
            | ErrorKind::InvalidQuotedScalarIndent
            | ErrorKind::DocumentIndicatorInQuotedScalar
    )
}

/// The first quote behind what was understood.
fn opening_quote(context: &Context<'_>) -> Option<usize> {
    context.text[context.position..].find(['"', '\'']).map(|length| context.position + length)
}

/// What is wrong, and what to do.
fn words(kind: &ErrorKind) -> (String, &'static str) {
    let (message, help) = match kind {
        kind if is_about_tabs(kind) => ("a tab stands where YAML wants spaces", "indent with spaces"),
        kind if is_about_quotes(kind) => ("this quote is never closed", "close it with the same quote"),
        ErrorKind::UnknownQuotedScalarEscape
        | ErrorKind::InvalidQuotedScalarHexEscape
        | ErrorKind::InvalidLowSurrogateHexEscape
        | ErrorKind::InvalidLowSurrogate
        | ErrorKind::MissingLowSurrogate
        | ErrorKind::UnpairedLowSurrogate
        | ErrorKind::InvalidUnicodeEscape => (
            "a backslash in double quotes begins an escape that YAML doesn't have",
            "write `\\\\` for a backslash, or use single quotes, which have no escapes",
        ),
        ErrorKind::MappingValueNotAllowed => (
            "`: ` stands inside a value",
            "put the value in quotes, or move what follows to a line of its own",
        ),
        ErrorKind::SimpleKeyExpected | ErrorKind::InvalidSimpleKey | ErrorKind::ExpectedBlockMappingKey => (
            "expected a key with a `:` behind it",
            "write `key: value`; a text over several lines needs `|` behind its key, and deeper indentation",
        ),
        ErrorKind::ExpectedBlockSequenceEntry => (
            "expected `- ` or less indentation",
            "start each element of the list with `- ` in the same column",
        ),
        ErrorKind::InvalidIndentation | ErrorKind::ExpectedDocumentStart => {
            ("the indentation matches no line above", "move the line to the column of its siblings")
        }
        kind if is_about_flow(kind) => {
            ("a bracket is not closed", "close it, with a comma between the elements")
        }
        _ => return other_words(kind),
    };
    (message.to_owned(), help)
}

fn is_about_flow(kind: &ErrorKind) -> bool {
    matches!(
        kind,
        ErrorKind::UnexpectedEofFlowSequence
            | ErrorKind::UnexpectedEofFlowMapping
            | ErrorKind::UnexpectedEofImplicitFlowMapping
            | ErrorKind::ExpectedFlowMappingSeparator
            | ErrorKind::ExpectedFlowSequenceSeparator
            | ErrorKind::MisplacedFlowCollectionEnd
            | ErrorKind::MismatchedFlowCollectionEnd { .. }
            | ErrorKind::UnclosedFlowCollection { .. }
            | ErrorKind::InvalidColonPlacement
            | ErrorKind::InvalidFlowScalarIndent
    )
}

fn other_words(kind: &ErrorKind) -> (String, &'static str) {
    match kind {
        ErrorKind::UnexpectedCharacter { character } => (
            format!("unexpected character `{}`", character.escape_default()),
            "remove it, or put the value in double quotes and write it as an escape",
        ),
        ErrorKind::CommentNotSeparated => {
            ("a comment needs a space before its `#`".to_owned(), "add a space")
        }
        ErrorKind::RecursionLimitExceeded => (
            format!("lists and mappings stand in one another more than {MAX_DEPTH} deep"),
            "flatten the value",
        ),
        kind => (kind.to_string(), "correct the YAML, or put the value in quotes"),
    }
}
