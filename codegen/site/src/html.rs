//! Turns Markdown of the reference into HTML that is safe whatever the Markdown holds.
//!
//! HTML in it is text, but for the anchors that the reference makes. Links lead to the site's own pages, to the web or to
//! mail; a picture is a link, so that no page asks another host for anything.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use errcat_codegen::Page;
use pulldown_cmark::{
    CodeBlockKind, CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd, TextMergeStream, html,
};

use crate::address::Addresses;
use crate::highlight::highlight;

/// What Markdown is turned into HTML for.
#[derive(Clone, Copy)]
pub(crate) struct Context<'a> {
    /// The page that it stands on.
    pub(crate) page: &'a Page,
    pub(crate) addresses: &'a Addresses,
    /// What is drawn at an anchor.
    pub(crate) pictures: &'a (dyn Fn(&str) -> Picture + 'a),
    /// By how many levels headings rise.
    pub(crate) rise: usize,
}

/// What is drawn at an anchor; each may be empty.
#[derive(Clone, Debug, Default)]
pub(crate) struct Picture {
    /// In the heading, or where the anchor is.
    pub(crate) beside: String,
    /// Below the heading.
    pub(crate) below: String,
}

/// Blocks of Markdown as HTML.
pub(crate) fn blocks(markdown: &str, context: Context<'_>) -> String {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS;
    let mut writer = Writer {
        context,
        events: Vec::new(),
        code: None,
        dropped: Vec::new(),
        anchor: None,
        name: None,
        below: String::new(),
        rows: BTreeSet::new(),
    };
    TextMergeStream::new(Parser::new_ext(markdown, options)).for_each(|event| writer.push(event));
    let mut text = String::with_capacity(markdown.len() * 2);
    html::push_html(&mut text, writer.events.into_iter());
    text
}

/// Markdown of one line as HTML, without a paragraph around it.
pub(crate) fn inline(markdown: &str, context: Context<'_>) -> String {
    let text = blocks(markdown, context);
    let text = text.trim_end();
    text.strip_prefix("<p>").and_then(|text| text.strip_suffix("</p>")).unwrap_or(text).to_owned()
}

/// Markdown as its words alone.
#[expect(clippy::wildcard_enum_match_arm, reason = "most of Markdown has no words of its own")]
pub(crate) fn words(markdown: &str) -> String {
    let mut words = String::new();
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
    for event in Parser::new_ext(markdown, options) {
        match event {
            Event::Text(text) | Event::Code(text) => words.push_str(&text),
            Event::SoftBreak
            | Event::HardBreak
            | Event::End(TagEnd::Paragraph | TagEnd::TableCell | TagEnd::Item) => {
                words.push(' ');
            }
            _ => {}
        }
    }
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Text in a quoted attribute, or anywhere else in HTML.
pub(crate) fn escape(text: &str) -> String {
    content(text).replace('"', "&quot;")
}

/// Text between tags.
pub(crate) fn content(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            c => escaped.push(c),
        }
    }
    escaped
}

/// Changes the events on their way to HTML.
struct Writer<'a> {
    context: Context<'a>,
    events: Vec<Event<'a>>,
    /// The language and the text of the block of code that is open.
    code: Option<(String, String)>,
    /// For each open link or picture, whether its tag was left out.
    dropped: Vec<bool>,
    /// The last anchor, and its place in the events.
    anchor: Option<(usize, String)>,
    /// An anchor that stood alone names the heading below it.
    name: Option<String>,
    /// What is drawn below the heading that is open.
    below: String,
    /// The codes that have a place here.
    rows: BTreeSet<String>,
}

impl<'a> Writer<'a> {
    #[expect(clippy::wildcard_enum_match_arm, reason = "most of Markdown goes its way unchanged")]
    fn push(&mut self, event: Event<'a>) {
        match event {
            Event::Html(text) | Event::InlineHtml(text) => self.html(text),
            Event::Start(Tag::HtmlBlock) | Event::End(TagEnd::HtmlBlock) => {}
            Event::End(TagEnd::Paragraph) => self.end_paragraph(),
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => self.link(&dest_url),
            Event::End(TagEnd::Link | TagEnd::Image) => self.end_link(),
            Event::Start(Tag::Heading { level, .. }) => self.heading(level),
            Event::End(TagEnd::Heading(level)) => self.end_heading(level),
            Event::Start(Tag::CodeBlock(kind)) => self.code = Some((language(&kind), String::new())),
            Event::End(TagEnd::CodeBlock) => self.code_block(),
            Event::Start(Tag::Table(alignments)) => {
                self.raw("<div class=\"wide\" tabindex=\"0\">");
                self.events.push(Event::Start(Tag::Table(alignments)));
            }
            Event::End(TagEnd::Table) => {
                self.events.push(Event::End(TagEnd::Table));
                self.raw("</div>");
            }
            Event::Text(text) => match &mut self.code {
                Some((_, code)) => code.push_str(&text),
                None => self.events.push(Event::Text(text)),
            },
            event => self.events.push(event),
        }
    }

    fn raw(&mut self, html: impl Into<String>) {
        self.events.push(Event::Html(CowStr::from(html.into())));
    }

    /// An anchor is one; all else is text.
    fn html(&mut self, text: CowStr<'a>) {
        let is_name = |c: char| c.is_ascii_alphanumeric() || "-_.+".contains(c);
        let anchor = text.strip_prefix("<a id=\"").and_then(|rest| rest.strip_suffix("\">"));
        match anchor.filter(|name| name.chars().all(is_name)) {
            Some(name) => {
                self.anchor = Some((self.events.len(), name.to_owned()));
                let beside = (self.context.pictures)(name).beside;
                self.raw(format!("<span id=\"{name}\">{beside}</span>"));
            }
            None if &*text == "</a>" => {}
            None => self.events.push(Event::Text(text)),
        }
    }

    /// A paragraph that holds an anchor alone gives way to it.
    fn end_paragraph(&mut self) {
        let last = self.events.len().checked_sub(1);
        match self.anchor.take_if(|(at, _)| {
            Some(*at) == last && matches!(self.events[*at - 1], Event::Start(Tag::Paragraph))
        }) {
            Some((at, name)) => {
                self.events.truncate(at - 1);
                self.name = Some(name);
            }
            None => self.events.push(Event::End(TagEnd::Paragraph)),
        }
    }

    fn link(&mut self, target: &str) {
        // A picture in a link is the link's text.
        let is_inside = self.dropped.contains(&false);
        let address = if is_inside { None } else { self.address(target) };
        self.dropped.push(address.is_none());
        if let Some(address) = address {
            let id = self.id_of_row(target).map(|code| format!(" id=\"{code}\"")).unwrap_or_default();
            self.raw(format!("<a href=\"{}\"{id}>", escape(&address)));
        }
    }

    fn end_link(&mut self) {
        if self.dropped.pop() == Some(false) {
            self.raw("</a>");
        }
    }

    /// Where a link may lead.
    fn address(&self, target: &str) -> Option<String> {
        let is = |scheme: &&str| {
            target.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme))
        };
        if ["https://", "http://", "mailto:"].iter().any(is) {
            return Some(target.to_owned());
        }
        self.context.addresses.link(self.context.page, target)
    }

    /// On the index, where `docs_url` points to a code's place on it.
    fn id_of_row(&mut self, target: &str) -> Option<String> {
        let code = self.context.addresses.place_on_index(self.context.page, target)?;
        self.rows.insert(code.to_owned()).then(|| escape(code))
    }

    fn heading(&mut self, level: HeadingLevel) {
        let level = self.risen(level);
        let name = self.name.take();
        let id = name.as_ref().map(|name| format!(" id=\"{name}\"")).unwrap_or_default();
        let picture = name.map(|name| (self.context.pictures)(&name)).unwrap_or_default();
        self.raw(format!("<h{level}{id}>{}", picture.beside));
        self.below = picture.below;
    }

    fn end_heading(&mut self, level: HeadingLevel) {
        let below = std::mem::take(&mut self.below);
        self.raw(format!("</h{}>\n{below}", self.risen(level)));
    }

    fn risen(&self, level: HeadingLevel) -> usize {
        (level as usize).saturating_sub(self.context.rise).max(2)
    }

    fn code_block(&mut self) {
        let Some((language, text)) = self.code.take() else { return };
        self.raw(code(&language, &text) + "\n");
    }
}

/// A block of code in a language, which is a word of letters and digits.
pub(crate) fn code(language: &str, text: &str) -> String {
    let mut html = String::with_capacity(text.len() * 2);
    _ = write!(html, "<pre dir=\"ltr\" tabindex=\"0\"><code class=\"{language}\">");
    highlight(language, text, &mut html);
    html.push_str("</code></pre>");
    html
}

/// The word behind a fence.
fn language(kind: &CodeBlockKind<'_>) -> String {
    let CodeBlockKind::Fenced(words) = kind else { return "text".to_owned() };
    words.chars().take_while(char::is_ascii_alphanumeric).collect()
}
