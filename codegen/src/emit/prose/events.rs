//! Turns the events of any Markdown into events that are safe in a doc comment.

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, LinkType, Tag, TagEnd};

/// Highlighted as they are, and never taken for Rust.
const LANGUAGES: &[&str] = &[
    "bash",
    "go",
    "html",
    "http",
    "java",
    "javascript",
    "json",
    "python",
    "sh",
    "toml",
    "typescript",
    "xml",
    "yaml",
];

/// Events that are safe in a doc comment.
#[derive(Default)]
pub(super) struct SafeEvents<'e> {
    events: Vec<Event<'e>>,
    /// For each open link, whether it was kept: a link's end doesn't tell.
    links: Vec<bool>,
    /// In a code block, or in an address that is its own text.
    verbatim: bool,
}

impl<'e> IntoIterator for SafeEvents<'e> {
    type Item = Event<'e>;
    type IntoIter = std::vec::IntoIter<Event<'e>>;

    fn into_iter(self) -> Self::IntoIter {
        self.events.into_iter()
    }
}

impl<'e> SafeEvents<'e> {
    /// Adds an event, or what can stand in its place.
    #[expect(clippy::wildcard_enum_match_arm, reason = "Markdown has more to it than is changed here")]
    pub(super) fn push(&mut self, event: Event<'e>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(end) => self.end(end),
            Event::Text(text) if !self.verbatim => self.push_words(&text),
            Event::HardBreak => self.events.push(Event::SoftBreak),
            event => self.events.push(event),
        }
    }

    /// Adds a paragraph that is a link.
    pub(super) fn push_link(&mut self, words: &str, address: &str) {
        let dest_url = address.to_owned().into();
        self.push(Event::Start(Tag::Paragraph));
        self.push(Event::Start(Tag::Link {
            link_type: LinkType::Inline,
            dest_url,
            title: "".into(),
            id: "".into(),
        }));
        self.push(Event::Text(words.to_owned().into()));
        self.push(Event::End(TagEnd::Link));
        self.push(Event::End(TagEnd::Paragraph));
    }

    #[expect(clippy::wildcard_enum_match_arm, reason = "Markdown has more to it than is changed here")]
    fn start(&mut self, tag: Tag<'e>) {
        let tag = match tag {
            Tag::CodeBlock(kind) => {
                self.verbatim = true;
                Tag::CodeBlock(CodeBlockKind::Fenced(language(&kind).into()))
            }
            Tag::Heading { level, .. } => {
                Tag::Heading { level: lower(level), id: None, classes: Vec::new(), attrs: Vec::new() }
            }
            Tag::Link { link_type: LinkType::Autolink, .. } => {
                self.links.push(true);
                self.verbatim = true;
                tag
            }
            Tag::Link { dest_url, .. } => {
                self.links.push(leads_out(&dest_url));
                if !leads_out(&dest_url) {
                    return;
                }
                Tag::Link { link_type: LinkType::Inline, dest_url, title: "".into(), id: "".into() }
            }
            Tag::Image { .. } => return,
            tag => tag,
        };
        self.events.push(Event::Start(tag));
    }

    #[expect(clippy::wildcard_enum_match_arm, reason = "Markdown has more to it than is changed here")]
    fn end(&mut self, end: TagEnd) {
        self.verbatim &= !matches!(end, TagEnd::CodeBlock | TagEnd::Link);
        let end = match end {
            TagEnd::Heading(level) => TagEnd::Heading(lower(level)),
            TagEnd::Link if self.links.pop() == Some(false) => return,
            TagEnd::Image => return,
            end => end,
        };
        self.events.push(Event::End(end));
    }

    /// Adds text, names in it as code and addresses as links, which is how clippy and rustdoc want them.
    fn push_words(&mut self, text: &str) {
        let mut plain = String::new();
        for chunk in text.split_inclusive(char::is_whitespace) {
            let word = chunk.trim_matches(|character: char| !character.is_alphanumeric() && character != '_');
            let word = word.strip_suffix("'s").unwrap_or(word);
            let word = if is_name(word) || is_address(word) { word } else { "" };
            let (before, after) = chunk.split_once(word).unwrap_or(("", chunk));
            if word.is_empty() {
                plain.push_str(&chunk.replace('\n', " "));
                continue;
            }
            plain.push_str(before);
            self.push_plain(&mut plain);
            self.push_word(word);
            plain.push_str(&after.replace('\n', " "));
        }
        self.push_plain(&mut plain);
    }

    fn push_plain(&mut self, plain: &mut String) {
        if !plain.is_empty() {
            self.events.push(Event::Text(std::mem::take(plain).into()));
        }
    }

    fn push_word(&mut self, word: &str) {
        let word = word.to_owned();
        if !is_address(&word) || !self.links.is_empty() {
            self.events.push(Event::Code(word.into()));
            return;
        }
        let (dest_url, link_type) = (word.clone().into(), LinkType::Autolink);
        self.events.push(Event::Start(Tag::Link { link_type, dest_url, title: "".into(), id: "".into() }));
        self.events.push(Event::Text(word.into()));
        self.events.push(Event::End(TagEnd::Link));
    }
}

/// HTML as the text it is written in.
#[expect(clippy::wildcard_enum_match_arm, reason = "Markdown has more to it than is changed here")]
pub(super) fn without_html(event: Event<'_>) -> Event<'_> {
    match event {
        Event::Html(html) | Event::InlineHtml(html) => Event::Text(html),
        Event::Start(Tag::HtmlBlock) => Event::Start(Tag::Paragraph),
        Event::End(TagEnd::HtmlBlock) => Event::End(TagEnd::Paragraph),
        event => event,
    }
}

/// Whether clippy's `doc_markdown` would ask for backticks, or nearly so.
fn is_name(word: &str) -> bool {
    let is_camel =
        |part: &str| part.chars().skip(1).any(char::is_uppercase) && part.chars().any(char::is_lowercase);
    let has_camel = || word.split(|character: char| !character.is_alphanumeric()).any(is_camel);
    word.contains('_') || word.contains("::") || word.contains("://") || has_camel()
}

fn is_address(word: &str) -> bool {
    let safe =
        |character: char| character.is_ascii_graphic() && !matches!(character, '<' | '>' | '`' | '\\' | '*');
    (word.starts_with("https://") || word.starts_with("http://")) && word.chars().all(safe)
}

fn language(kind: &CodeBlockKind<'_>) -> &'static str {
    let CodeBlockKind::Fenced(words) = kind else { return "text" };
    LANGUAGES.iter().find(|language| **language == &**words).unwrap_or(&"text")
}

fn lower(level: HeadingLevel) -> HeadingLevel {
    HeadingLevel::try_from(level as usize + 1).unwrap_or(HeadingLevel::H6)
}

/// Whether a link goes somewhere on the web, and so isn't read as a path into the crate.
fn leads_out(address: &str) -> bool {
    ["https://", "http://", "mailto:"].iter().any(|scheme| address.starts_with(scheme))
}
