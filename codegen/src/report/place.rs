//! Turns byte ranges into lines and columns, with one look at each file however many problems it has.

use std::ops::Range;

use crate::span::{FileId, Source, Sources, Span};

/// The places of every file of a catalog.
pub(super) struct Places<'a> {
    files: Vec<FileLines<'a>>,
}

/// Where a span lies, for people: lines and columns from 1, columns in Unicode scalar values, the end exclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) line: usize,
    pub(super) column: usize,
    pub(super) end_line: usize,
    pub(super) end_column: usize,
    /// Only the line is known: its text is an excerpt.
    pub(super) is_line: bool,
}

/// One file and where its lines begin.
pub(super) struct FileLines<'a> {
    pub(super) path: &'a str,
    pub(super) text: &'a str,
    starts: Vec<usize>,
    /// The line of the file that an excerpt stands for.
    excerpt: Option<usize>,
}

impl<'a> Places<'a> {
    pub(super) fn new(sources: &'a Sources) -> Self {
        let files = sources.iter().map(|(id, source)| FileLines::new(source, sources.excerpt_line(id)));
        Self { files: files.collect() }
    }

    pub(super) fn file(&self, file: FileId) -> &FileLines<'a> {
        &self.files[file.0 as usize]
    }

    pub(super) fn of(&self, span: Span) -> Place {
        let file = self.file(span.file);
        if let Some(line) = file.excerpt {
            return Place { line, column: 1, end_line: line, end_column: 1, is_line: true };
        }
        let bytes = file.bytes(span);
        let (line, column) = file.line_column(bytes.start);
        let (end_line, end_column) = file.line_column(bytes.end);
        Place { line, column, end_line, end_column, is_line: false }
    }
}

impl<'a> FileLines<'a> {
    fn new(source: &'a Source, excerpt: Option<usize>) -> Self {
        let text = source.text.as_str();
        // A byte order mark is no column of the first line: editors don't count it.
        let first = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        let newlines = text.match_indices('\n').map(|(newline, _)| newline + 1);
        Self { path: &source.path, text, starts: std::iter::once(first).chain(newlines).collect(), excerpt }
    }

    /// The bytes of a span, made to lie within the text and between characters.
    pub(super) fn bytes(&self, span: Span) -> Range<usize> {
        let start = self.floor(span.start as usize).max(self.starts[0]);
        start..self.floor(span.end as usize).max(start)
    }

    /// The line that a byte is on, from 1.
    pub(super) fn line_of(&self, byte: usize) -> usize {
        self.starts.partition_point(|&start| start <= byte).max(1)
    }

    /// The number that a line is shown with.
    pub(super) fn shown(&self, line: usize) -> usize {
        self.excerpt.unwrap_or(line)
    }

    /// The bytes of some lines, both included, without the last one's line break.
    pub(super) fn lines(&self, first: usize, last: usize) -> Range<usize> {
        let start = self.starts[first - 1];
        let end = self.starts.get(last).map_or(self.text.len(), |next| next - 1);
        let end = if self.text[start..end].ends_with('\r') { end - 1 } else { end };
        start..end
    }

    /// The line and the column of a byte, both from 1.
    pub(super) fn line_column(&self, byte: usize) -> (usize, usize) {
        let line = self.line_of(byte);
        let before = self.text.get(self.starts[line - 1]..byte).unwrap_or_default();
        (line, before.chars().count() + 1)
    }

    fn floor(&self, byte: usize) -> usize {
        let byte = byte.min(self.text.len());
        (0..=byte).rev().find(|&byte| self.text.is_char_boundary(byte)).unwrap_or(0)
    }
}
