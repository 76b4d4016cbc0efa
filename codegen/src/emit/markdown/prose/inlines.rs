//! Turns the events inside a paragraph into Markdown that means the same and no more.

#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "the parser also knows events of extensions that are off"
)]

use std::fmt::Write as _;

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

use super::{FIELD_MARKS, unmarked};
use crate::emit::markdown::escape;
use crate::emit::markdown::site::Here;

/// A paragraph, a heading or a cell on its way.
pub(super) struct Inlines<'a> {
    here: Here<'a>,
    one_line: bool,
    text: String,
    open: Vec<Open>,
    /// A mark was just opened: a space right after it would undo it.
    opened: bool,
}

/// A link or an image whose end has not come.
struct Open {
    start: usize,
    kind: LinkKind,
    target: Option<String>,
    title: String,
}

#[derive(Clone, Copy)]
enum LinkKind {
    Link,
    Autolink,
    Image,
}

impl<'a> Inlines<'a> {
    pub(super) fn new(here: Here<'a>, one_line: bool) -> Self {
        Self { here, one_line, text: String::new(), open: Vec::new(), opened: false }
    }

    pub(super) fn push(&mut self, event: Event<'_>) {
        match event {
            Event::Text(text) => self.text(&text),
            Event::Code(code) | Event::InlineMath(code) | Event::DisplayMath(code) => self.code(&code),
            Event::Html(html) | Event::InlineHtml(html) => self.escaped(&html),
            Event::FootnoteReference(label) => self.escaped(&format!("[{label}]")),
            Event::SoftBreak => self.line_break("\n"),
            Event::HardBreak => self.line_break("\\\n"),
            Event::TaskListMarker(done) => self.text.push_str(if done { "[x] " } else { "[ ] " }),
            Event::Start(tag) => self.start(tag),
            Event::End(end) => self.end(end),
            Event::Rule => {}
        }
    }

    pub(super) fn finish(self) -> String {
        self.text.trim().to_owned()
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Emphasis => self.open_mark("*"),
            Tag::Strong => self.open_mark("**"),
            Tag::Strikethrough => self.open_mark("~~"),
            Tag::Link { link_type: LinkType::Email, dest_url, title, .. } => {
                self.open(LinkKind::Link, &format!("mailto:{dest_url}"), &title);
            }
            Tag::Link { link_type: LinkType::Autolink, dest_url, title, .. } => {
                self.open(LinkKind::Autolink, &dest_url, &title);
            }
            Tag::Link { dest_url, title, .. } => self.open(LinkKind::Link, &dest_url, &title),
            Tag::Image { dest_url, title, .. } => self.open(LinkKind::Image, &dest_url, &title),
            _ => self.space(),
        }
    }

    fn end(&mut self, end: TagEnd) {
        match end {
            TagEnd::Emphasis => self.close_mark("*"),
            TagEnd::Strong => self.close_mark("**"),
            TagEnd::Strikethrough => self.close_mark("~~"),
            TagEnd::Link | TagEnd::Image => self.close_link(),
            _ => self.space(),
        }
    }

    fn open(&mut self, kind: LinkKind, url: &str, title: &str) {
        let target = self.here.resolve(url);
        self.open.push(Open { start: self.text.len(), kind, target, title: title.to_owned() });
    }

    fn close_link(&mut self) {
        let Some(Open { start, kind, target, title }) = self.open.pop() else { return };
        let Some(target) = target else { return };
        let label = self.text.split_off(start);
        let label = if label.trim().is_empty() { escape::inline(&target) } else { label };
        let title = quoted_title(&title);
        _ = match kind {
            LinkKind::Link => write!(self.text, "[{label}]({target}{title})"),
            LinkKind::Autolink => write!(self.text, "<{target}>"),
            LinkKind::Image => write!(self.text, "![{label}]({target}{title})"),
        };
    }

    /// Text, and fields of a template in it as code.
    fn text(&mut self, text: &str) {
        let [(open, _), (close, _), _] = FIELD_MARKS;
        let mut rest = text;
        while let Some((before, (name, after))) =
            rest.split_once(open).and_then(|(before, after)| Some((before, after.split_once(close)?)))
        {
            self.linked(before);
            escape::push_code(&mut self.text, &escape::code(&unmarked(&format!("{{{name}}}"))));
            rest = after;
        }
        self.linked(rest);
    }

    /// Text; a web address in it becomes a link, as it does on most sites that show Markdown.
    fn linked(&mut self, text: &str) {
        let mut rest = text;
        while let Some((at, target)) = web_address(rest).filter(|_| self.open.is_empty()) {
            self.escaped(&rest[..at]);
            let (url, after) = rest[at..].split_at(target);
            match escape::target(url) {
                Some(target) => _ = write!(self.text, "<{target}>"),
                None => self.escaped(url),
            }
            rest = after;
        }
        self.escaped(rest);
    }

    fn escaped(&mut self, text: &str) {
        let text = unmarked(text);
        if text.is_empty() {
            return;
        }
        let spaced = self.opened && text.starts_with(char::is_whitespace);
        if spaced {
            self.text.push_str("&#32;");
        }
        let starts_line = self.text.is_empty() || self.text.ends_with('\n');
        self.text.push_str(&escape::run(if spaced { text.trim_start() } else { &text }, starts_line));
        self.opened = false;
    }

    /// Code; where it names an error, a link to it.
    fn code(&mut self, code: &str) {
        let code = unmarked(code);
        self.opened = false;
        let shown = if self.one_line { escape::cell_code(&code) } else { escape::code(&code) };
        match self.here.mention(&code).filter(|_| self.open.is_empty()) {
            Some(page) => _ = write!(self.text, "[{shown}]({page})"),
            None => escape::push_code(&mut self.text, &shown),
        }
    }

    fn open_mark(&mut self, mark: &str) {
        self.text.push_str(mark);
        self.opened = true;
    }

    fn close_mark(&mut self, mark: &str) {
        let trimmed = self.text.trim_end().len();
        if trimmed < self.text.len() {
            self.text.truncate(trimmed);
            self.text.push_str("&#32;");
        }
        self.text.push_str(mark);
    }

    fn line_break(&mut self, mark: &str) {
        if self.one_line {
            self.space();
        } else {
            self.text.truncate(self.text.trim_end().len());
            self.text.push_str(mark);
        }
    }

    fn space(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with(' ') {
            self.text.push(' ');
        }
    }
}

fn quoted_title(title: &str) -> String {
    let title = escape::visible(title).split_whitespace().collect::<Vec<_>>().join(" ");
    if title.is_empty() {
        String::new()
    } else {
        format!(" \"{}\"", escape::run(&title, true).replace('"', "\\\""))
    }
}

/// Where the first web address begins, and its length; the full stop of a sentence is not part of it.
fn web_address(text: &str) -> Option<(usize, usize)> {
    let start = ["https://", "http://"].iter().filter_map(|scheme| text.find(scheme)).min()?;
    let ends =
        |c: char| c.is_whitespace() || "<>\"`|".contains(c) || FIELD_MARKS.iter().any(|(mark, _)| *mark == c);
    let address = &text[start..];
    let address = &address[..address.find(ends).unwrap_or(address.len())];
    let address = address.trim_end_matches(|c| ".,;:!?'*_~)]}".contains(c));
    (address.len() > "https://".len()).then_some((start, address.len()))
}
