//! Turns numbers and texts into pieces of sentences.

/// A number of things: `1 error`, `2 errors`.
pub fn counted(number: u64, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}

/// A text that is cut after so many characters.
pub fn shortened(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// Milliseconds in the units that people read: `250 ms`, `1.5 s`, `1 min 30 s`, `2 h`.
pub fn duration(ms: u64) -> String {
    if ms == 0 {
        return "0 s".to_owned();
    }
    if ms < 1_000 {
        return format!("{ms} ms");
    }
    let seconds = match ms % 60_000 {
        0 => None,
        rest if rest % 1_000 == 0 => Some(format!("{} s", rest / 1_000)),
        rest => {
            let decimals = format!("{:03}", rest % 1_000);
            Some(format!("{}.{} s", rest / 1_000, decimals.trim_end_matches('0')))
        }
    };
    let part = |count: u64, unit: &str| (count > 0).then(|| format!("{count} {unit}"));
    let parts = [part(ms / 3_600_000, "h"), part(ms / 60_000 % 60, "min"), seconds];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
}
