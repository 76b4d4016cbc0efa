//! Names a place in the text of a catalog: a file, and bytes from here to there.

use std::collections::BTreeMap;

use serde::Deserialize;

/// The index of a [`Source`] in [`Sources`]; 0 is the catalog itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
pub struct FileId(pub u32);

/// A range of bytes in one file. Ordered as a reader meets it: by file, then start.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The file.
    pub file: FileId,
    /// The first byte.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
}

/// One file of a catalog.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Source {
    /// As it is shown in diagnostics: relative, with `/` between the parts.
    pub path: String,
    /// The whole text.
    pub text: String,
}

/// The files of one catalog, the catalog itself first, then included ones in the order they were met.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    files: Vec<Source>,
    /// The lines where excerpts begin.
    excerpts: BTreeMap<FileId, usize>,
}

impl Sources {
    /// Adds a file and gives its id.
    pub fn push(&mut self, source: Source) -> FileId {
        let id = FileId(u32::try_from(self.files.len()).unwrap_or(u32::MAX));
        self.files.push(source);
        id
    }

    /// Adds what stands for one line of a file that is too large to be kept, and gives its id. Reports name that line,
    /// counted from 1, and no column.
    pub fn push_excerpt(&mut self, source: Source, line: usize) -> FileId {
        let id = self.push(source);
        self.excerpts.insert(id, line);
        id
    }

    /// The line that an excerpt stands for; `None` for a whole file.
    pub fn excerpt_line(&self, file: FileId) -> Option<usize> {
        self.excerpts.get(&file).copied()
    }

    /// The file with this id.
    ///
    /// # Panics
    /// When the id is from other `Sources`.
    pub fn get(&self, file: FileId) -> &Source {
        &self.files[file.0 as usize]
    }

    /// All files, in the order of their ids.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &Source)> {
        self.files
            .iter()
            .enumerate()
            .map(|(index, source)| (FileId(u32::try_from(index).unwrap_or(u32::MAX)), source))
    }

    /// The line and column of a span's start, both from 1; the column counts Unicode scalar values.
    pub fn line_column(&self, span: Span) -> (usize, usize) {
        let before = self.get(span.file).text.get(..span.start as usize).unwrap_or_default();
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        (before.matches('\n').count() + 1, before[line_start..].chars().count() + 1)
    }
}
