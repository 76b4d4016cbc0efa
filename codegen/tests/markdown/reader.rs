//! Reads pages as a renderer does, and holds them to what every page must be.

use std::collections::BTreeMap;

use errcat_codegen::output::OutputFile;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd, TextMergeStream};

/// What a page makes a renderer do.
#[derive(Default)]
pub(crate) struct Page {
    /// Level and text.
    pub(crate) headings: Vec<(usize, String)>,
    pub(crate) links: Vec<String>,
    pub(crate) images: Vec<String>,
    pub(crate) anchors: Vec<String>,
    /// HTML that is not one of our anchors.
    pub(crate) html: Vec<String>,
}

impl Page {
    /// The headings down to this level.
    pub(crate) fn outline(&self, deepest: usize) -> Vec<(usize, &str)> {
        let shallow = self.headings.iter().filter(|(level, _)| *level <= deepest);
        shallow.map(|(level, text)| (*level, text.as_str())).collect()
    }
}

/// Reads all pages, by path.
pub(crate) fn read_all(files: &[OutputFile]) -> BTreeMap<String, Page> {
    files.iter().map(|file| (file.path.clone(), read(&file.text))).collect()
}

/// What a renderer is told, piece by piece.
pub(crate) fn events(text: &str) -> Vec<Event<'_>> {
    TextMergeStream::new(parser(text)).collect()
}

fn parser(text: &str) -> Parser<'_> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_MATH
        | Options::ENABLE_GFM;
    Parser::new_ext(text, options)
}

fn read(text: &str) -> Page {
    let mut page = Page::default();
    let mut heading: Option<(usize, String)> = None;
    for event in parser(text) {
        match event {
            Event::Html(html) | Event::InlineHtml(html) => page.html(&html),
            Event::Start(Tag::Link { dest_url, .. }) => page.links.push(dest_url.into_string()),
            Event::Start(Tag::Image { dest_url, .. }) => page.images.push(dest_url.into_string()),
            Event::Start(Tag::Heading { level, .. }) => heading = Some((level as usize, String::new())),
            Event::End(TagEnd::Heading(_)) => page.headings.extend(heading.take()),
            Event::Text(text) | Event::Code(text) => {
                if let Some((_, heading)) = &mut heading {
                    heading.push_str(&text);
                }
            }
            Event::InlineMath(_) | Event::DisplayMath(_) | Event::FootnoteReference(_) => {
                panic!("text of the catalog is read as an extension: {event:?}")
            }
            Event::Start(_)
            | Event::End(_)
            | Event::SoftBreak
            | Event::HardBreak
            | Event::Rule
            | Event::TaskListMarker(_) => {}
        }
    }
    page
}

impl Page {
    fn html(&mut self, html: &str) {
        let html = html.trim().trim_end_matches("</a>");
        let id = html.strip_prefix("<a id=\"").and_then(|rest| rest.strip_suffix("\">"));
        let is_name =
            |id: &&str| id.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._-+".contains(&byte));
        match id.filter(is_name) {
            Some(id) => self.anchors.push(id.to_owned()),
            None if html.is_empty() => {}
            None => self.html.push(html.to_owned()),
        }
    }
}

/// Asserts what holds for every page whatever the catalog says.
pub(crate) fn assert_sound(files: &[OutputFile]) {
    let pages = read_all(files);
    for file in files {
        let page = &pages[&file.path];
        assert_eq!(page.html, Vec::<String>::new(), "HTML in {}", file.path);
        assert!(file.text.chars().all(|c| !is_hidden(c)), "a hidden character in {}", file.path);
        let mut anchors = page.anchors.clone();
        anchors.sort();
        anchors.dedup();
        assert_eq!(anchors.len(), page.anchors.len(), "an anchor stands twice in {}", file.path);
        for link in page.links.iter().chain(&page.images) {
            assert_resolves(link, &file.path, &pages);
        }
    }
}

fn assert_resolves(link: &str, from: &str, pages: &BTreeMap<String, Page>) {
    if ["http://", "https://", "mailto:"].iter().any(|scheme| link.starts_with(scheme)) {
        return;
    }
    let (path, fragment) = link.split_once('#').unwrap_or((link, ""));
    let target = if path.is_empty() { from.to_owned() } else { joined(from, path) };
    let page = pages.get(&target).unwrap_or_else(|| panic!("{from} links to {link}, which is no page"));
    let anchored = fragment.is_empty() || page.anchors.iter().any(|anchor| anchor == fragment);
    assert!(anchored, "{from} links to {link}, which is no place");
}

fn joined(from: &str, path: &str) -> String {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        if part == ".." {
            assert!(parts.pop().is_some(), "{path} leaves the docs");
        } else {
            parts.push(part);
        }
    }
    parts.join("/")
}

fn is_hidden(c: char) -> bool {
    c.is_control() && c != '\n'
        || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
