//! Turns the events of prose into blocks of Markdown that mean the same and no more.

#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "the parser also knows events of extensions that are off"
)]

use std::iter::Peekable;

use pulldown_cmark::{Alignment, CodeBlockKind, Event, Parser, Tag, TagEnd, TextMergeStream};

use super::inlines::Inlines;
use super::unmarked;
use crate::emit::markdown::escape;
use crate::emit::markdown::site::Here;
use crate::emit::markdown::writer::{item_of, joined_items};

/// Containers within containers are flattened from here on.
const DEEPEST: usize = 16;

/// One piece of prose on its way.
pub(super) struct Renderer<'a> {
    events: Peekable<TextMergeStream<'a, Parser<'a>>>,
    here: Here<'a>,
    level: usize,
    /// The author's levels of the headings that are open.
    outline: Vec<usize>,
}

/// Finished blocks of one container.
#[derive(Default)]
struct Blocks {
    list: Vec<Block>,
    /// Paragraphs stand apart from each other.
    loose: bool,
}

struct Block {
    text: String,
    is_list: bool,
}

impl Blocks {
    fn push(&mut self, text: String) {
        self.push_block(Block { text, is_list: false });
    }

    fn push_block(&mut self, block: Block) {
        if !block.text.is_empty() {
            self.list.push(block);
        }
    }

    fn join(&self) -> String {
        let mut joined = String::new();
        for block in &self.list {
            let close = block.is_list && !self.loose;
            joined.push_str(if joined.is_empty() {
                ""
            } else if close {
                "\n"
            } else {
                "\n\n"
            });
            joined.push_str(&block.text);
        }
        joined
    }
}

impl<'a> Renderer<'a> {
    pub(super) fn new(events: TextMergeStream<'a, Parser<'a>>, here: Here<'a>, level: usize) -> Self {
        Self { events: events.peekable(), here, level, outline: Vec::new() }
    }

    pub(super) fn render(mut self) -> String {
        self.blocks(0).join()
    }

    /// Everything up to the end of the container, which is taken too.
    fn blocks(&mut self, depth: usize) -> Blocks {
        let mut blocks = Blocks { loose: depth == 0, ..Blocks::default() };
        let mut flattened = 0;
        while let Some(event) = self.events.peek() {
            match event {
                Event::Start(tag) if is_container(tag) && depth >= DEEPEST => {
                    self.events.next();
                    flattened += 1;
                }
                Event::Start(tag) if !is_inline(tag) => self.block(&mut blocks, depth),
                Event::End(end) if is_container_end(*end) => {
                    self.events.next();
                    if flattened == 0 {
                        return blocks;
                    }
                    flattened -= 1;
                }
                Event::Rule => {
                    self.events.next();
                    blocks.push("---".to_owned());
                }
                _ => blocks.push(self.inlines()),
            }
        }
        blocks
    }

    /// One block whose start comes next.
    fn block(&mut self, blocks: &mut Blocks, depth: usize) {
        let Some(Event::Start(tag)) = self.events.next() else { return };
        match tag {
            Tag::Paragraph => {
                blocks.loose = true;
                let text = self.inlines();
                self.events.next();
                blocks.push(text);
            }
            Tag::Heading { level, .. } => blocks.push(self.heading(level as usize)),
            Tag::BlockQuote(_) => blocks.push(quoted(&self.blocks(depth + 1).join())),
            Tag::CodeBlock(kind) => blocks.push(self.code(&kind)),
            Tag::HtmlBlock => blocks.push(escape::lines(&self.raw())),
            Tag::List(start) => blocks.push_block(Block { text: self.list(start, depth), is_list: true }),
            Tag::FootnoteDefinition(label) => {
                let note = self.blocks(depth + 1).join();
                blocks.push(format!("{} {note}", escape::inline(&format!("[{label}]"))));
            }
            Tag::Table(alignments) => blocks.push(self.table(&alignments)),
            _ => {}
        }
    }

    /// A paragraph's text, up to the next start or end of a block, which is left.
    fn inlines(&mut self) -> String {
        let mut inlines = Inlines::new(self.here, false);
        while let Some(event) = self.events.next_if(|event| !is_edge(event)) {
            inlines.push(event);
        }
        inlines.finish()
    }

    fn heading(&mut self, level: usize) -> String {
        let text = self.inlines().replace("\\\n", " ").replace('\n', " ");
        self.events.next();
        if text.is_empty() {
            return text;
        }
        self.outline.retain(|open| *open < level);
        self.outline.push(level);
        let level = (self.level + self.outline.len()).min(6);
        format!("{} {text}", "#".repeat(level))
    }

    fn code(&mut self, kind: &CodeBlockKind<'_>) -> String {
        let info = match kind {
            CodeBlockKind::Fenced(info) => info.as_ref(),
            CodeBlockKind::Indented => "",
        };
        escape::fenced(info, &unmarked(&self.raw()))
    }

    /// The text up to the end of a block of code or HTML, which is taken too.
    fn raw(&mut self) -> String {
        let mut raw = String::new();
        for event in self.events.by_ref() {
            match event {
                Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) => raw.push_str(&text),
                Event::End(_) => break,
                _ => {}
            }
        }
        raw
    }

    fn list(&mut self, start: Option<u64>, depth: usize) -> String {
        let mut items = Vec::new();
        let mut loose = false;
        while let Some(Event::Start(Tag::Item)) = self.events.next() {
            let item = self.blocks(depth + 1);
            loose |= item.loose;
            let marker =
                start.map_or_else(|| "- ".to_owned(), |start| format!("{}. ", start + items.len() as u64));
            items.push(item_of(&marker, &item.join()));
        }
        joined_items(&items, loose)
    }

    fn table(&mut self, alignments: &[Alignment]) -> String {
        let mut lines = Vec::new();
        let mut cells = Vec::new();
        while let Some(event) = self.events.next() {
            match event {
                Event::Start(Tag::TableCell) => cells.push(escape::cell(&self.inlines())),
                Event::End(TagEnd::TableHead) => {
                    lines.push(row(&std::mem::take(&mut cells)));
                    lines.push(row(&alignments.iter().copied().map(rule).collect::<Vec<_>>()));
                }
                Event::End(TagEnd::TableRow) => lines.push(row(&std::mem::take(&mut cells))),
                Event::End(TagEnd::Table) => break,
                _ => {}
            }
        }
        lines.join("\n")
    }
}

fn quoted(text: &str) -> String {
    let lines: Vec<String> = text.lines().map(|line| format!("> {line}").trim_end().to_owned()).collect();
    lines.join("\n")
}

fn row(cells: &[String]) -> String {
    format!("| {} |", cells.join(" | "))
}

fn rule(alignment: Alignment) -> String {
    match alignment {
        Alignment::None => "---",
        Alignment::Left => ":---",
        Alignment::Center => ":---:",
        Alignment::Right => "---:",
    }
    .to_owned()
}

fn is_container(tag: &Tag<'_>) -> bool {
    is_container_end(tag.to_end())
}

fn is_container_end(end: TagEnd) -> bool {
    matches!(end, TagEnd::BlockQuote(_) | TagEnd::List(_) | TagEnd::Item | TagEnd::FootnoteDefinition)
}

fn is_inline(tag: &Tag<'_>) -> bool {
    is_inline_end(tag.to_end())
}

fn is_inline_end(end: TagEnd) -> bool {
    matches!(end, TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image)
}

fn is_edge(event: &Event<'_>) -> bool {
    match event {
        Event::Start(tag) => !is_inline(tag),
        Event::End(end) => !is_inline_end(*end),
        Event::Rule => true,
        _ => false,
    }
}
