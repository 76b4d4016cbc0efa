//! Turns two texts into the lines that differ, as many as help.

use std::fmt::Write as _;
use std::time::Duration;

use errcat_codegen::report::printable;
use similar::{Algorithm, ChangeTag, TextDiff};

/// More lines than this don't help.
const LINES: usize = 20;
/// Nor do longer ones.
const COLUMNS: usize = 160;
/// Texts with more bytes than this aren't compared line by line.
const BYTES: usize = 2 << 20;

/// The first differing lines, indented, with a line of context round each, and how many more there are.
pub(crate) fn diff(was: &str, is: &str) -> String {
    if was.len().max(is.len()) > BYTES {
        return format!("    {} bytes become {}\n", was.len(), is.len());
    }
    let mut config = TextDiff::configure();
    config.algorithm(Algorithm::Myers).timeout(Duration::from_millis(500));
    let changes = config.diff_lines(was, is);
    let mut lines = Vec::new();
    for hunk in changes.unified_diff().context_radius(1).iter_hunks() {
        lines.push(hunk.header().to_string());
        lines.extend(hunk.iter_changes().map(|change| line(change.tag(), change.value())));
    }
    trim(&lines)
}

fn line(tag: ChangeTag, text: &str) -> String {
    let sign = match tag {
        ChangeTag::Equal => ' ',
        ChangeTag::Delete => '-',
        ChangeTag::Insert => '+',
    };
    let text = text.strip_suffix('\n').unwrap_or(text);
    let shown = match text.char_indices().nth(COLUMNS) {
        Some((end, _)) => format!("{}…", printable(&text[..end])),
        None => printable(text).into_owned(),
    };
    format!("{sign}{shown}")
}

fn trim(lines: &[String]) -> String {
    let mut text = String::new();
    lines.iter().take(LINES).for_each(|line| _ = writeln!(text, "    {line}"));
    if lines.len() > LINES {
        _ = writeln!(text, "    … {} more lines", lines.len() - LINES);
    }
    text
}
