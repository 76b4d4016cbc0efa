//! Turns text from the catalog into Markdown for the doc comments of generated code.
//!
//! Whatever the text holds, no line of the result is HTML, a link into the code, a doctest, or a word that clippy wants
//! in backticks. Each language still escapes what ends or means something in its own comments.

mod events;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd, TextMergeStream};
use pulldown_cmark_to_cmark::cmark_with_options;

use events::SafeEvents;

/// Markdown of the catalog, its headings one level down.
pub(super) fn block(markdown: &str) -> String {
    // Without a line feed at the end, a code block would be left open.
    let markdown = clean(markdown) + "\n";
    let events = Parser::new_ext(&markdown, options()).map(events::without_html);
    let mut safe = SafeEvents::default();
    TextMergeStream::new(events).for_each(|event| safe.push(event));
    written(safe).unwrap_or_else(|| text(&markdown))
}

/// Markdown of the catalog that has to stand in one line, such as a sentence in a list.
pub(super) fn line(markdown: &str) -> String {
    let block = block(markdown);
    if block.contains('\n') || block.starts_with('#') { text(markdown) } else { block }
}

/// Text that isn't Markdown, in one line.
pub(super) fn text(text: &str) -> String {
    let words = one_line(text);
    let mut safe = SafeEvents::default();
    safe.push(Event::Start(Tag::Paragraph));
    safe.push(Event::Text(words.as_str().into()));
    safe.push(Event::End(TagEnd::Paragraph));
    written(safe).unwrap_or_else(|| code(&words))
}

/// Text of one line that isn't Markdown.
pub(super) fn one_line(text: &str) -> String {
    clean(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Text as inline code.
pub(super) fn code(text: &str) -> String {
    let text = clean(text).replace('\n', " ");
    if text.is_empty() {
        return "(empty)".to_owned();
    }
    let longest = text.split(|character| character != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    let padding = if text.trim_matches([' ', '`']) == text { "" } else { " " };
    format!("{fence}{padding}{text}{padding}{fence}")
}

/// A link to a place on the web; the words alone when the address leads elsewhere.
pub(super) fn link(words: &str, address: &str) -> String {
    let address = clean(address).replace('\n', "");
    let mut safe = SafeEvents::default();
    safe.push_link(words, &address);
    written(safe).unwrap_or_else(|| text(words))
}

fn options() -> Options {
    Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH
}

/// `None` when Markdown has no way to write the events.
fn written(safe: SafeEvents<'_>) -> Option<String> {
    let style = pulldown_cmark_to_cmark::Options {
        list_token: '-',
        code_block_token_count: 3,
        ..pulldown_cmark_to_cmark::Options::default()
    };
    let mut markdown = String::new();
    cmark_with_options(safe, &mut markdown, options(), style).ok()?;
    Some(markdown.trim_start_matches('\n').trim_end().to_owned())
}

/// Only line feeds end lines, tabs are spaces, and characters that can't be seen are shown as unknown.
fn clean(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\t', "    ").chars().map(visible).collect()
}

fn visible(character: char) -> char {
    match character {
        '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => '\n',
        '\u{ad}'
        | '\u{feff}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' => char::REPLACEMENT_CHARACTER,
        _ if character.is_control() => char::REPLACEMENT_CHARACTER,
        _ => character,
    }
}

#[cfg(test)]
mod tests {
    use super::{block, code, line, text};

    #[test]
    fn ordinary_prose_stays() {
        let prose = "A *key* of `Kind`.\n\n- one\n- two\n\nSee [the site](https://example.com/a?b=c&amp;d).";
        assert_eq!(block(prose), prose);
    }

    #[test]
    fn nothing_is_html_or_a_link_into_the_crate() {
        assert_eq!(text("<b>[foo] *x*"), r"\<b>\[foo\] \*x\*");
        assert_eq!(block("<script>x</script>"), r"\<script>x\</script>");
        assert_eq!(block("[a](crate::Code) [b](javascript:x)"), "a b");
    }

    #[test]
    fn names_are_code() {
        assert_eq!(text("Set request_id, or a::b (OpenAPI)."), "Set `request_id`, or `a::b` (`OpenAPI`).");
        assert_eq!(text("at https://example.com."), "at <https://example.com>.");
    }

    #[test]
    fn code_blocks_are_no_doctests() {
        assert_eq!(block("    let x;"), "```text\nlet x;\n```");
        assert_eq!(block("```rust,should_panic\nx\n```"), "```text\nx\n```");
        assert_eq!(block("~~~json\n{}\n~~~"), "```json\n{}\n```");
    }

    #[test]
    fn what_cannot_be_seen_is_shown() {
        assert_eq!(text("a\u{202e}b\0c\r\nd"), "a\u{fffd}b\u{fffd}c d");
        assert_eq!(line("a\n\nb"), "a b");
        assert_eq!(code("a``b`"), "``` a``b` ```");
    }
}
