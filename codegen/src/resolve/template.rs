//! Parses texts with `{field}` in them.

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::span::{Sources, Span};
use crate::syntax::catalog::Text;

/// A text with places for fields.
#[derive(Debug)]
pub(crate) struct Template {
    /// In order; never two texts in a row.
    pub(crate) pieces: Vec<Piece>,
}

/// A piece of a [`Template`].
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Piece {
    /// As it is, braces unescaped.
    Text(String),
    /// A placeholder.
    Field {
        /// What is between the braces.
        name: String,
        /// Where, braces included.
        span: Span,
    },
}

impl Template {
    /// The placeholders in order.
    pub(crate) fn placeholders(&self) -> impl Iterator<Item = (&str, Span)> {
        self.pieces.iter().filter_map(|piece| match piece {
            Piece::Text(_) => None,
            Piece::Field { name, span } => Some((name.as_str(), *span)),
        })
    }
}

/// Parses a template; braces that don't pair are reported and dropped.
pub(crate) fn template(text: &Text, sources: &Sources, diagnostics: &mut Diagnostics) -> Template {
    let mut parser =
        Parser { text, sources, diagnostics, pieces: Vec::new(), literal: String::new(), seen: 0 };
    parser.run();
    Template { pieces: parser.pieces }
}

struct Parser<'a, 'c> {
    text: &'c Text,
    sources: &'a Sources,
    diagnostics: &'a mut Diagnostics,
    pieces: Vec<Piece>,
    literal: String,
    /// Where in the scalar's source the last placeholder ended.
    seen: usize,
}

impl Parser<'_, '_> {
    fn run(&mut self) {
        let mut rest = self.text.text.as_str();
        while let Some(at) = rest.find(['{', '}']) {
            self.literal.push_str(&rest[..at]);
            rest = self.brace(&rest[at..]);
        }
        self.literal.push_str(rest);
        self.flush();
    }

    /// Takes what starts with a brace, and gives what is left.
    fn brace<'t>(&mut self, text: &'t str) -> &'t str {
        for (escape, brace) in [("{{", '{'), ("}}", '}')] {
            if let Some(rest) = text.strip_prefix(escape) {
                self.literal.push(brace);
                return rest;
            }
        }
        let inside = text.strip_prefix('{').and_then(|inside| Some((inside, inside.find(['{', '}'])?)));
        match inside {
            Some((inside, end)) if inside[end..].starts_with('}') => {
                self.placeholder(&inside[..end]);
                &inside[end + 1..]
            }
            Some(_) | None => {
                self.unmatched(&text[..1]);
                &text[1..]
            }
        }
    }

    fn placeholder(&mut self, name: &str) {
        self.flush();
        let span = self.locate(&format!("{{{name}}}"));
        self.pieces.push(Piece::Field { name: name.to_owned(), span });
    }

    fn unmatched(&mut self, brace: &str) {
        let message = format!("the brace `{brace}` has no partner");
        let span = self.text.span;
        let help = format!("write `{brace}{brace}` for a literal brace");
        self.diagnostics.push(Diagnostic::error("unmatched-brace", message, span).help(help));
    }

    fn flush(&mut self) {
        if !self.literal.is_empty() {
            self.pieces.push(Piece::Text(std::mem::take(&mut self.literal)));
        }
    }

    /// The next place of a placeholder in the source; the whole scalar where escapes hide it.
    fn locate(&mut self, placeholder: &str) -> Span {
        let Span { file, start, end } = self.text.span;
        let known = self.sources.iter().nth(file.0 as usize);
        let raw =
            known.and_then(|(_, source)| source.text.get(start as usize..end as usize)).unwrap_or_default();
        let found = raw.get(self.seen..).and_then(|rest| rest.find(placeholder));
        let Some(at) = found else { return self.text.span };
        let from = self.seen + at;
        self.seen = from + placeholder.len();
        super::span(file, start as usize + from, start as usize + self.seen)
    }
}
