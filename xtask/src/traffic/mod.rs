//! Turns recorded traffic into answers, one after the other: whatever a file's size, one answer is in memory.

mod counted;
mod har;
mod lines;
mod raw;
mod record;

use std::io::{BufRead, BufReader};

use anyhow::{Context as _, Result, bail};
use camino::{Utf8Path, Utf8PathBuf};
use errcat_codegen::verify::Answer;
use fs_err as fs;

/// Where an answer was found.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Spot<'a> {
    /// The file.
    pub(crate) file: &'a Utf8Path,
    /// The line where the answer begins, from 1.
    pub(crate) line: usize,
}

/// What takes the answers.
pub(crate) type Visit<'v> = dyn FnMut(Spot<'_>, &Answer) + 'v;

/// An answer of more bytes than this is refused.
const LARGEST: usize = 64 << 20;

/// Reads a file, or each file in a folder and those below it that is recorded traffic, in the order of their names.
pub(crate) fn read(path: &Utf8Path, visit: &mut Visit<'_>) -> Result<()> {
    if !path.is_dir() {
        return if file(path, visit)? { Ok(()) } else { bail!("{}", not_traffic(path)) };
    }
    let mut files = Vec::new();
    collect(path, &mut files)?;
    let mut found = false;
    for path in &files {
        found |= file(path, visit)?;
    }
    if found { Ok(()) } else { bail!("there is no recorded answer in `{path}`") }
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

/// Reads one file, by what it begins with; `false` if it is no recorded traffic.
fn file(path: &Utf8Path, visit: &mut Visit<'_>) -> Result<bool> {
    let mut reader = BufReader::with_capacity(1 << 16, fs::File::open(path)?);
    let start = reader.fill_buf().with_context(|| format!("cannot read `{path}`"))?;
    let start = start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(start).trim_ascii_start();
    if start.starts_with(b"HTTP/") {
        raw::read(path, reader, visit)?;
    } else if is_har(path, start) {
        har::read(path, reader, visit)?;
    } else if start.starts_with(b"{") {
        lines::read(path, reader, visit)?;
    } else {
        return Ok(false);
    }
    Ok(true)
}

/// An object whose first member is called `log`, or one in a file called so.
fn is_har(path: &Utf8Path, start: &[u8]) -> bool {
    let Some(inner) = start.strip_prefix(b"{") else { return false };
    let named = inner.trim_ascii_start().strip_prefix(b"\"log\"");
    let is_log = named.is_some_and(|rest| rest.trim_ascii_start().starts_with(b":"));
    is_log || path.extension() == Some("har")
}
