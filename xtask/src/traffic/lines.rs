//! Reads JSON lines: an answer a line.

use std::io::{BufRead, Read as _};

use anyhow::{Context as _, Result, anyhow, bail};
use camino::Utf8Path;

use super::record::Record;
use super::{LARGEST, Recorded, Spot};

/// Reads each line that isn't blank. Where the file is only met, and its first line is no answer beyond doubt, `false`: the
/// file is something else.
pub(super) fn read(
    path: &Utf8Path,
    mut reader: impl BufRead,
    is_met: bool,
    recorded: &mut Recorded<'_>,
) -> Result<bool> {
    let mut is_first = true;
    let mut text = Vec::new();
    for line in 1.. {
        text.clear();
        let length = (&mut reader).take(LARGEST as u64 + 1).read_until(b'\n', &mut text);
        match length.with_context(|| format!("cannot read `{path}`"))? {
            0 => break,
            length if length > LARGEST && is_first && is_met => return Ok(false),
            length if length > LARGEST => {
                bail!("{path}:{line}: the line has more than {} MiB", LARGEST >> 20)
            }
            _ => {}
        }
        let json = text.trim_ascii();
        if json.is_empty() {
            continue;
        }
        let record = match serde_json::from_slice::<Record>(json) {
            Ok(record) if is_first && is_met && !record.is_answer() => return Ok(false),
            Err(_) if is_first && is_met => return Ok(false),
            read => read.with_context(|| format!("{path}:{line}: this is no answer"))?,
        };
        is_first = false;
        let answer = record.answer().map_err(|problem| anyhow!("{path}:{line}: {problem}"))?;
        if let Some(answer) = answer {
            recorded.take(Spot { file: path, line }, answer);
        }
    }
    Ok(true)
}
