//! Reads JSON lines: an answer a line.

use std::io::{BufRead, Read as _};

use anyhow::{Context as _, Result, anyhow, bail};
use camino::Utf8Path;

use super::record::Record;
use super::{LARGEST, Spot, Visit};

/// Reads each line that isn't blank.
pub(super) fn read(path: &Utf8Path, mut reader: impl BufRead, visit: &mut Visit<'_>) -> Result<()> {
    let mut text = Vec::new();
    for line in 1.. {
        text.clear();
        let length = (&mut reader).take(LARGEST as u64 + 1).read_until(b'\n', &mut text);
        match length.with_context(|| format!("cannot read `{path}`"))? {
            0 => break,
            length if length > LARGEST => {
                bail!("{path}:{line}: the line has more than {} MiB", LARGEST >> 20)
            }
            _ => {}
        }
        let json = text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&text).trim_ascii();
        if json.is_empty() {
            continue;
        }
        let record: Record =
            serde_json::from_slice(json).with_context(|| format!("{path}:{line}: this is no answer"))?;
        let answer = record.answer().map_err(|problem| anyhow!("{path}:{line}: {problem}"))?;
        if let Some(answer) = answer {
            visit(Spot { file: path, line }, &answer);
        }
    }
    Ok(())
}
