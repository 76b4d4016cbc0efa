//! Turns the parser's events into the tree, and refuses what the language takes no part of.

use std::borrow::Cow;
use std::ops::Range;

use granit_parser::{Event, Parser, ScalarStyle, StrInput, StructureStyle, YamlVersion, options};

use super::keys::{Key, name, unique};
use super::syntax_error::{self, Context, SyntaxError};
use super::{Document, MAX_DEPTH, Name, Node, NodeValue};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::span::{FileId, Span};

/// A tree under construction.
pub(super) struct Builder<'t> {
    text: &'t str,
    file: FileId,
    /// Where masked values begin: each becomes [`NodeValue::Refused`].
    masked: Vec<usize>,
    diagnostics: Diagnostics,
    open: Vec<Frame>,
    /// Collections open below the depth limit: their events are passed over.
    too_deep: usize,
    root: Option<Node>,
    /// The last flow collection or alias that was closed.
    last_closed: Option<Range<usize>>,
    /// The end of the last event.
    position: usize,
    documents: usize,
}

/// A collection whose end has not been seen.
struct Frame {
    start: usize,
    end: usize,
    flow: bool,
    items: Items,
}

enum Items {
    List(Vec<Node>),
    Map { entries: Vec<(Name, Node)>, key: Option<Key> },
}

impl<'t> Builder<'t> {
    /// Starts a tree. Scalars at the start of a range of `masked` are refused in silence.
    pub(super) fn new(text: &'t str, file: FileId, masked: &[Range<usize>]) -> Self {
        let masked = masked.iter().map(|range| range.start).collect();
        let diagnostics = Diagnostics::default();
        let (open, too_deep, root, last_closed, position, documents) = (Vec::new(), 0, None, None, 0, 0);
        Self { text, file, masked, diagnostics, open, too_deep, root, last_closed, position, documents }
    }

    /// Reads the first document. Stops at the first syntax error.
    pub(super) fn run(&mut self) -> Result<(), Box<SyntaxError>> {
        let options = options! {
            emit_anchor_events: true,
            emit_unresolved_aliases: true,
            emit_comments: false,
        };
        let mut parser: Parser<'_, StrInput<'_>> = Parser::new_from_str_with_options(self.text, options);
        while let Some(event) = parser.next_event() {
            let (event, span) = event.map_err(|error| {
                let context = Context {
                    text: self.text,
                    file: self.file,
                    position: self.position,
                    last_closed: self.last_closed.clone(),
                    open_bracket: self.open_bracket(),
                };
                Box::new(syntax_error::explain(&error, &context))
            })?;
            let range = span.byte_range().unwrap_or_default();
            if let Some(tag) = span.tag_span().and_then(|span| span.byte_range()) {
                self.refuse_tag(tag);
            }
            if matches!(event, Event::DocumentStart(..)) && self.documents > 0 {
                self.refuse_document(range);
                return Ok(());
            }
            self.position = self.position.max(range.end);
            self.event(event, range);
        }
        Ok(())
    }

    /// Whether the depth limit was passed, which has been reported.
    pub(super) fn is_too_deep(&self) -> bool {
        self.too_deep > 0
    }

    /// Closes what is still open and hands the tree over.
    pub(super) fn finish(mut self, complete: bool, diagnostics: &mut Diagnostics) -> Document {
        while let Some(frame) = self.open.pop() {
            let node = self.close(frame, false);
            self.place(node);
        }
        diagnostics.extend(self.diagnostics.into_sorted());
        Document { root: self.root, complete }
    }

    /// The bracket of the innermost collection, if that is a flow collection. One pair in a list has no bracket.
    fn open_bracket(&self) -> Option<usize> {
        let open = self.open.iter().rev().take_while(|frame| frame.flow);
        open.map(|frame| frame.start).find(|start| self.text[*start..].starts_with(['[', '{']))
    }

    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Scalar(text, style, ..) => self.scalar(text, style, &range),
            Event::SequenceStart(style, ..) => self.start(style, &range, Items::List(Vec::new())),
            Event::MappingStart(style, ..) => {
                self.start(style, &range, Items::Map { entries: Vec::new(), key: None });
            }
            Event::SequenceEnd | Event::MappingEnd => self.end(&range),
            Event::Alias(_) | Event::UnresolvedAlias(_) => self.alias(range),
            Event::Anchor(..) => {
                self.refuse(&range, "anchors are not supported", "write the value out where it is used");
            }
            Event::DocumentStart(_, version) => self.document(version, range.start),
            Event::StreamStart | Event::StreamEnd | Event::DocumentEnd | Event::Comment(..) | _ => {}
        }
    }

    fn scalar(&mut self, text: Cow<'_, str>, style: ScalarStyle, range: &Range<usize>) {
        if self.too_deep > 0 {
            return;
        }
        let plain = style == ScalarStyle::Plain;
        let mut range = range.clone();
        if matches!(style, ScalarStyle::Literal | ScalarStyle::Folded) {
            range.end = range.start + self.text[range.clone()].trim_end().len();
        }
        let value = if self.masked.contains(&range.start) {
            NodeValue::Refused
        } else if plain && range.is_empty() {
            NodeValue::Nothing
        } else {
            NodeValue::Scalar { text: text.into_owned(), plain }
        };
        let span = self.span(&range);
        self.place(Node { span, value });
    }

    fn alias(&mut self, range: Range<usize>) {
        let help = "write the value out, or quote it if it is text that begins with `*`";
        self.refuse(&range, "aliases are not supported", help);
        let span = self.span(&range);
        self.last_closed = Some(range);
        if self.too_deep == 0 {
            self.place(Node { span, value: NodeValue::Refused });
        }
    }

    fn start(&mut self, style: StructureStyle, range: &Range<usize>, items: Items) {
        if self.too_deep > 0 {
            self.too_deep += 1;
        } else if self.open.len() == MAX_DEPTH {
            self.too_deep = 1;
            let message = format!("lists and mappings stand in one another more than {MAX_DEPTH} deep");
            let diagnostic =
                Diagnostic::error("too-deep", message, self.span(&first_character(self.text, range.start)));
            self.diagnostics.push(diagnostic.help("flatten the value"));
        } else {
            let flow = style == StructureStyle::Flow;
            self.open.push(Frame { start: range.start, end: range.end, flow, items });
        }
    }

    fn end(&mut self, range: &Range<usize>) {
        if self.too_deep > 0 {
            self.too_deep -= 1;
            if self.too_deep == 0 {
                let span = self.span(range);
                self.place(Node { span, value: NodeValue::Refused });
            }
            return;
        }
        if let Some(mut frame) = self.open.pop() {
            if frame.flow {
                frame.end = range.end;
                self.last_closed = Some(frame.start..frame.end);
            }
            let node = self.close(frame, true);
            self.place(node);
        }
    }

    fn close(&mut self, frame: Frame, complete: bool) -> Node {
        let span = self.span(&(frame.start..frame.end));
        let value = match frame.items {
            Items::List(items) => NodeValue::List(items),
            Items::Map { entries, .. } => {
                NodeValue::Map { entries: unique(entries, &mut self.diagnostics), complete }
            }
        };
        Node { span, value }
    }

    /// Puts a finished node where it belongs: into the innermost open collection.
    fn place(&mut self, node: Node) {
        let Some(frame) = self.open.last_mut() else {
            self.root = Some(node);
            return;
        };
        frame.start = frame.start.min(node.span.start as usize);
        frame.end = frame.end.max(node.span.end as usize);
        match &mut frame.items {
            Items::List(items) => items.push(node),
            Items::Map { entries, key } => match key.take() {
                None => *key = Some(name(node, &mut self.diagnostics)),
                Some(Key::Name(name)) => entries.push((name, node)),
                Some(Key::Refused) => {}
            },
        }
    }

    fn document(&mut self, version: Option<YamlVersion>, start: usize) {
        self.documents += 1;
        let known = version.is_some_and(|version| (version.major, version.minor) == (1, 2));
        let mut offset = 0;
        for line in self.text[..start].split_inclusive('\n') {
            let is_version = line.starts_with("%YAML");
            if line.starts_with('%') && !(is_version && known) {
                let range = offset..offset + line.trim_end().len();
                self.refuse(&range, "directives other than `%YAML 1.2` are not supported", "remove the line");
            }
            offset += line.len();
        }
    }

    fn refuse_document(&mut self, range: Range<usize>) {
        let help = "keep one document in the file; further ones can be files under `include`";
        self.refuse(&range, "a file may hold only one document", help);
    }

    fn refuse_tag(&mut self, range: Range<usize>) {
        let help = "remove the tag, or quote the value if it is text that begins with `!`";
        self.refuse(&range, "tags are not supported", help);
    }

    fn refuse(&mut self, range: &Range<usize>, message: &str, help: &str) {
        let diagnostic = Diagnostic::error("unsupported-yaml", message, self.span(range)).help(help);
        self.diagnostics.push(diagnostic);
    }

    fn span(&self, range: &Range<usize>) -> Span {
        span(self.file, range)
    }
}

/// A span of this file. Files are at most 64 MiB long.
pub(super) fn span(file: FileId, range: &Range<usize>) -> Span {
    let offset = |offset| u32::try_from(offset).unwrap_or(u32::MAX);
    Span { file, start: offset(range.start), end: offset(range.end) }
}

/// The character at an offset; nothing at the end of a line.
pub(super) fn first_character(text: &str, start: usize) -> Range<usize> {
    let first = text[start..].chars().next().filter(|first| !matches!(first, '\n' | '\r'));
    start..start + first.map_or(0, char::len_utf8)
}
