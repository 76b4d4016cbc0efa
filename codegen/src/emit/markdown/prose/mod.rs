//! Turns Markdown of the catalog into Markdown for a page: parsed, and written anew from what it means.
//!
//! Only what this module writes can come out, so raw HTML is text, a link that may not be one is its text, and
//! no definition reaches beyond its own piece of prose. Headings go below the page's.

mod blocks;
mod inlines;

use pulldown_cmark::{Options, Parser, TextMergeStream};

use self::blocks::Renderer;
use self::inlines::Inlines;
use super::site::Here;
use crate::model::{ErrorDef, Piece, Template};

/// Stand for `{`, `}` and `_` around and in a field's name until the Markdown is parsed, so that they mean nothing.
const FIELD_MARKS: [(char, &str); 3] = [('\u{f0001}', "{"), ('\u{f0002}', "}"), ('\u{f0003}', "_")];

/// Prose of any length; its headings begin one below `level`.
pub(super) fn blocks(source: &str, here: Here<'_>, level: usize) -> String {
    render(&without_marks(source), here, level)
}

/// [`blocks`] of a template, with `{field}` as code wherever a field stands.
pub(super) fn template_blocks(template: &Template, error: &ErrorDef, here: Here<'_>, level: usize) -> String {
    let piece = |piece: &Piece| match piece {
        Piece::Text(text) => without_marks(text),
        Piece::Field(index) => marked(&error.fields[*index].name),
    };
    render(&template.pieces.iter().map(piece).collect::<String>(), here, level)
}

/// Prose on one line, for a table.
pub(super) fn line(source: &str, here: Here<'_>) -> String {
    let source = without_marks(source);
    let mut inlines = Inlines::new(here, true);
    for event in parse(&source) {
        inlines.push(event);
    }
    inlines.finish()
}

fn render(source: &str, here: Here<'_>, level: usize) -> String {
    Renderer::new(parse(source), here, level).render()
}

fn parse(source: &str) -> TextMergeStream<'_, Parser<'_>> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS;
    TextMergeStream::new(Parser::new_ext(source, options))
}

fn without_marks(source: &str) -> String {
    source.replace(FIELD_MARKS.map(|(mark, _)| mark), "\u{fffd}")
}

fn marked(name: &str) -> String {
    let [(open, _), (close, _), (underscore, _)] = FIELD_MARKS;
    format!("{open}{}{close}", name.replace('_', underscore.encode_utf8(&mut [0; 4])))
}

fn unmarked(text: &str) -> String {
    FIELD_MARKS.iter().fold(text.to_owned(), |text, (mark, shown)| text.replace(*mark, shown))
}
