//! Turns recorded traffic into answers, one after the other: whatever a file's size, one answer is in memory.

mod counted;
mod decoded;
mod har;
mod lines;
mod raw;
mod record;

use std::io::{self, BufRead, BufReader};

use anyhow::{Context as _, Result, bail};
use camino::{Utf8Path, Utf8PathBuf};
use errcat_codegen::verify::Answer;
use fs_err as fs;

use decoded::decoded;

/// Where an answer was found.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Spot<'a> {
    /// The file.
    pub(crate) file: &'a Utf8Path,
    /// The line where the answer begins, from 1.
    pub(crate) line: usize,
}

/// An answer of more bytes than this is refused.
const LARGEST: usize = 64 << 20;

/// What was met and holds no answer that could be read.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct LeftOut {
    /// Files of a folder that are no recorded traffic.
    pub(crate) files: u64,
    /// Answers whose bodies are compressed in a way that isn't known, or aren't whole.
    pub(crate) bodies: u64,
}

/// Reads recorded traffic, and hands on one answer after the other.
pub(crate) struct Recorded<'v> {
    visit: &'v mut dyn FnMut(Spot<'_>, &Answer),
    left_out: LeftOut,
}

impl<'v> Recorded<'v> {
    /// Hands answers to `visit`.
    pub(crate) fn new(visit: &'v mut dyn FnMut(Spot<'_>, &Answer)) -> Self {
        Self { visit, left_out: LeftOut::default() }
    }

    /// What could not be read so far.
    pub(crate) fn left_out(&self) -> LeftOut {
        self.left_out
    }

    /// Reads a file, or each file in a folder and those below it that is recorded traffic, in the order of their names.
    pub(crate) fn read(&mut self, path: &Utf8Path) -> Result<()> {
        if !path.is_dir() {
            return if self.file(path, false)? { Ok(()) } else { bail!("{}", not_traffic(path)) };
        }
        let mut files = Vec::new();
        collect(path, &mut files)?;
        let mut found = 0_u64;
        for path in &files {
            found += u64::from(self.file(path, true)?);
        }
        self.left_out.files += files.len() as u64 - found;
        if found > 0 { Ok(()) } else { bail!("there is no recorded answer in `{path}`") }
    }

    /// Reads one file, by what it begins with; `false` if it is no recorded traffic. Other JSON is passed over where the
    /// file wasn't asked for.
    fn file(&mut self, path: &Utf8Path, is_met: bool) -> Result<bool> {
        let reader = BufReader::with_capacity(1 << 16, fs::File::open(path)?);
        let mut reader = without_mark(reader).with_context(|| format!("cannot read `{path}`"))?;
        let start = reader.fill_buf().with_context(|| format!("cannot read `{path}`"))?.trim_ascii_start();
        if start.starts_with(b"HTTP/") {
            raw::read(path, reader, self)?;
        } else if is_har(path, start) {
            return har::read(path, reader, is_met && !is_named_for_traffic(path), self);
        } else if start.starts_with(b"{") {
            return lines::read(path, reader, is_met && !is_named_for_traffic(path), self);
        } else {
            return Ok(false);
        }
        Ok(true)
    }

    fn take(&mut self, spot: Spot<'_>, answer: Answer) {
        let Answer { request, status, headers, body } = answer;
        match decoded(&headers, body) {
            Some(body) => (self.visit)(spot, &Answer { request, status, headers, body }),
            None => self.left_out.bodies += 1,
        }
    }
}

fn not_traffic(path: &Utf8Path) -> String {
    format!("`{path}` is neither HAR, nor JSON lines, nor a raw answer that begins with `HTTP/`")
}

fn collect(folder: &Utf8Path, files: &mut Vec<Utf8PathBuf>) -> Result<()> {
    let mut entries = Vec::new();
    for entry in folder.read_dir_utf8().with_context(|| format!("cannot read `{folder}`"))? {
        entries.push(entry?.into_path());
    }
    entries.sort();
    for path in entries {
        if path.is_dir() {
            collect(&path, files)?;
        } else {
            files.push(path);
        }
    }
    Ok(())
}

/// A byte order mark is no part of what was recorded.
fn without_mark<R: BufRead>(mut reader: R) -> io::Result<R> {
    if reader.fill_buf()?.starts_with(b"\xef\xbb\xbf") {
        reader.consume(3);
    }
    Ok(reader)
}

/// An object whose first member is an object called `log`, or one in a file called so.
fn is_har(path: &Utf8Path, start: &[u8]) -> bool {
    let pieces: [&[u8]; 4] = [b"{", b"\"log\"", b":", b"{"];
    let is_log =
        pieces.into_iter().try_fold(start, |rest, piece| rest.trim_ascii_start().strip_prefix(piece));
    is_log.is_some() || (start.starts_with(b"{") && path.extension() == Some("har"))
}

fn is_named_for_traffic(path: &Utf8Path) -> bool {
    matches!(path.extension(), Some("jsonl" | "ndjson" | "har"))
}
