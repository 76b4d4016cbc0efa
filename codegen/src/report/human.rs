//! Turns diagnostics into the report that a person reads:
//!
//! ```text
//! error[unknown-retry-policy]: no retry policy is named `transcient`
//!   --> catalog.yaml:41:12
//!    |
//! 41 |     retry: transcient
//!    |            ^^^^^^^^^^ not one of `never`, `transient`
//!    |
//!    = help: did you mean `transient`?
//! ```
//!
//! The renderer gets a window of lines round the labels: over a whole large file it would take milliseconds each.

use std::collections::BTreeMap;
use std::ops::Range;

use annotate_snippets::{
    Annotation, AnnotationKind, Element, Group, Level, Origin, Padding, Renderer, Snippet,
};

use super::place::{FileLines, Places};
use super::{summary, visible};
use crate::diagnostic::{Diagnostic, Label, Severity};
use crate::span::{FileId, Sources};

/// Labels this many lines apart are shown in one piece.
const NEAR: usize = 50;
/// A label over more lines than this is cut to its first line.
const TALL: usize = 12;
/// Source of more bytes than this isn't shown, only named: a line of megabytes helps nobody.
const WIDE: usize = 200_000;

/// All diagnostics as text, in the order given, closed by a line such as `3 errors, 1 warning`. Empty if there is
/// none.
///
/// While there is an error, each lint is shown once, and the others of its kind are counted: a catalog that is being
/// written lacks causes and solutions everywhere, and its mistakes would be lost among them.
pub fn human(diagnostics: &[Diagnostic], sources: &Sources, colour: bool) -> String {
    let (shown, held_back) = divided(diagnostics);
    let mut text = rendered(&shown, sources, colour);
    text.push_str(&counted(&held_back));
    closed(text, diagnostics)
}

/// The same with nothing held back: changes are no lints.
pub fn human_in_full(diagnostics: &[Diagnostic], sources: &Sources, colour: bool) -> String {
    closed(rendered(&diagnostics.iter().collect::<Vec<_>>(), sources, colour), diagnostics)
}

fn rendered(diagnostics: &[&Diagnostic], sources: &Sources, colour: bool) -> String {
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    let places = Places::new(sources);
    let one = |diagnostic: &&Diagnostic| {
        let notes = diagnostic.concerned();
        renderer.render(&[group(diagnostic, &notes, &places)]) + "\n\n"
    };
    diagnostics.iter().map(one).collect()
}

fn closed(text: String, diagnostics: &[Diagnostic]) -> String {
    if diagnostics.is_empty() { String::new() } else { text + &summary(diagnostics) + "\n" }
}

/// What is shown, and how many of each lint are not.
fn divided(diagnostics: &[Diagnostic]) -> (Vec<&Diagnostic>, BTreeMap<&'static str, usize>) {
    let has_error = diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error);
    let mut seen: BTreeMap<&'static str, usize> = BTreeMap::new();
    let is_shown = |diagnostic: &&Diagnostic| {
        let before = seen.entry(diagnostic.rule).or_default();
        *before += 1;
        !has_error || diagnostic.severity == Severity::Error || *before == 1
    };
    let shown: Vec<_> = diagnostics.iter().filter(is_shown).collect();
    for diagnostic in &shown {
        seen.entry(diagnostic.rule).and_modify(|number| *number -= 1);
    }
    seen.retain(|_, number| *number > 0);
    (shown, seen)
}

fn counted(held_back: &BTreeMap<&'static str, usize>) -> String {
    if held_back.is_empty() {
        return String::new();
    }
    let lints: Vec<_> = held_back.iter().map(|(rule, number)| format!("{number} {rule}")).collect();
    format!("and, shown once there is no error: {}\n\n", lints.join(", "))
}

fn group<'a>(diagnostic: &'a Diagnostic, concerned: &'a str, places: &Places<'a>) -> Group<'a> {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let title = level.primary_title(visible::sentence(&diagnostic.message)).id(diagnostic.rule);
    let windows = windows(diagnostic, places);
    let concerned = Some(concerned).filter(|words| !words.is_empty());
    let concerned = concerned.map(|words| Level::NOTE.message(visible::sentence(words)));
    let help = diagnostic.help.as_deref().map(|help| Level::HELP.message(visible::prose(help)));
    Group::with_title(title)
        .elements(windows.iter().flat_map(|window| window.elements(places)))
        .elements(concerned)
        .elements(help)
}

/// Some lines of one file, and what is to be marked in them.
struct Window<'a> {
    file: FileId,
    lines: (usize, usize),
    marks: Vec<Mark<'a>>,
}

struct Mark<'a> {
    bytes: Range<usize>,
    kind: AnnotationKind,
    text: &'a str,
}

/// The windows of a diagnostic, the one with the primary label first.
fn windows<'a>(diagnostic: &'a Diagnostic, places: &Places<'_>) -> Vec<Window<'a>> {
    let mut windows: Vec<Window<'a>> = vec![Window::of(&diagnostic.primary, AnnotationKind::Primary, places)];
    for label in &diagnostic.secondary {
        let window = Window::of(label, AnnotationKind::Context, places);
        match windows.iter_mut().find(|other| other.is_near(&window)) {
            Some(near) => near.absorb(window),
            None => windows.push(window),
        }
    }
    windows
}

impl<'a> Window<'a> {
    fn of(label: &'a Label, kind: AnnotationKind, places: &Places<'_>) -> Self {
        let file = places.file(label.span.file);
        let mut bytes = file.bytes(label.span);
        // A block's last line break is part of its value, but an underline ends with what is to be seen.
        bytes.end = bytes.start + file.text[bytes.clone()].trim_end().len();
        let first = file.line_of(bytes.start);
        let mut last = file.line_of(bytes.end.saturating_sub(1).max(bytes.start));
        if last - first >= TALL {
            last = first;
            bytes.end = file.lines(first, first).end.max(bytes.start);
        }
        let mark = Mark { bytes, kind, text: &label.text };
        Self { file: label.span.file, lines: (first, last), marks: vec![mark] }
    }

    fn is_near(&self, other: &Self) -> bool {
        self.file == other.file
            && other.lines.0 <= self.lines.1.saturating_add(NEAR)
            && self.lines.0 <= other.lines.1.saturating_add(NEAR)
    }

    fn absorb(&mut self, other: Self) {
        self.lines = (self.lines.0.min(other.lines.0), self.lines.1.max(other.lines.1));
        self.marks.extend(other.marks);
    }

    fn elements<'s>(&self, places: &Places<'s>) -> Vec<Element<'s>>
    where
        'a: 's,
    {
        let file = places.file(self.file);
        let range = file.lines(self.lines.0, self.lines.1);
        if range.len() > WIDE {
            return self.named(file);
        }
        let annotations =
            self.marks.iter().map(|mark| mark.annotation(&file.text[range.clone()], range.start));
        let snippet = Snippet::source(visible::source(&file.text[range.clone()]))
            .path(visible::sentence(file.path))
            .line_start(file.shown(self.lines.0))
            .annotations(annotations);
        vec![snippet.into()]
    }

    /// The first label's place and the texts of all, for source that is too wide to show.
    fn named<'s>(&self, file: &FileLines<'s>) -> Vec<Element<'s>>
    where
        'a: 's,
    {
        let (line, column) = file.line_column(self.marks[0].bytes.start);
        let origin = Origin::path(visible::sentence(file.path)).line(file.shown(line)).char_column(column);
        let texts =
            self.marks.iter().map(|mark| visible::sentence(mark.text)).filter(|text| !text.is_empty());
        let notes = texts.map(|text| Level::NOTE.message(text).into());
        [origin.into(), Padding.into()].into_iter().chain(notes).collect()
    }
}

impl<'a> Mark<'a> {
    /// The annotation in a window that begins at a byte of the file.
    fn annotation(&self, window: &str, start: usize) -> Annotation<'a> {
        let shown = |byte: usize| {
            let (before, after) = window.split_at(byte.saturating_sub(start).min(window.len()));
            let in_break = after.starts_with('\n') && before.ends_with('\r');
            visible::source(&before[..before.len() - usize::from(in_break)]).len()
        };
        let span = shown(self.bytes.start)..shown(self.bytes.end);
        let label = Some(visible::sentence(self.text)).filter(|text| !text.is_empty());
        self.kind.span(span).label(label)
    }
}
