//! Turns figures into a table: what was measured, what it stands beside, and whether the bar is kept.

use std::fmt::Write as _;

use crate::process::Usage;

/// One line of the table.
#[derive(Clone, Debug)]
pub struct Row {
    /// What was measured, of how many errors.
    pub what: String,
    /// How much it took.
    pub here: Figure,
    /// What it is compared with, and how much that took in the same run.
    pub beside: Option<(String, Figure)>,
    /// What is to be reached.
    pub bar: Option<Bar>,
}

/// An amount, and what else is known of the run.
#[derive(Clone, Debug)]
pub struct Figure {
    amount: Amount,
    note: Option<String>,
}

#[derive(Clone, Copy, Debug)]
enum Amount {
    Seconds(f64),
    Bytes(f64),
}

/// What is to be reached.
#[derive(Clone, Copy, Debug)]
pub enum Bar {
    /// Times what it is compared with.
    Times(f64),
    /// In the figure's unit.
    AtMost(f64),
}

impl Figure {
    /// A time in seconds.
    pub fn seconds(seconds: f64) -> Self {
        Self { amount: Amount::Seconds(seconds), note: None }
    }

    /// The time on the processor, which neighbours on the machine change least: for ratios.
    pub fn processor(usage: Usage) -> Self {
        let note = format!("{} on the clock", time(usage.wall));
        Self { note: Some(note), ..Self::seconds(usage.processor) }
    }

    /// The time on the clock, for which somebody waits: for bars in seconds.
    pub fn clock(usage: Usage) -> Self {
        let note = format!("{} on the processor", time(usage.processor));
        Self { note: Some(note), ..Self::seconds(usage.wall) }
    }

    /// The most memory that was held.
    pub fn peak(usage: Usage) -> Self {
        #[expect(clippy::cast_precision_loss, reason = "nobody has 2^53 bytes of memory")]
        Self { amount: Amount::Bytes(usage.peak as f64), note: None }
    }

    fn value(&self) -> f64 {
        match self.amount {
            Amount::Seconds(value) | Amount::Bytes(value) => value,
        }
    }

    fn shown(&self) -> String {
        let amount = self.amount.shown(self.value());
        match &self.note {
            Some(note) => format!("{amount} ({note})"),
            None => amount,
        }
    }
}

impl Amount {
    fn shown(self, value: f64) -> String {
        match self {
            Self::Seconds(_) => time(value),
            Self::Bytes(_) if value < 1e9 => format!("{:.0} MB", value / 1e6),
            Self::Bytes(_) => format!("{:.2} GB", value / 1e9),
        }
    }
}

impl Row {
    /// Something measured, beside nothing.
    pub fn new(what: impl Into<String>, here: Figure) -> Self {
        Self { what: what.into(), here, beside: None, bar: None }
    }

    /// Compared with something.
    pub fn beside(mut self, name: impl Into<String>, figure: Figure) -> Self {
        self.beside = Some((name.into(), figure));
        self
    }

    /// With something to reach.
    pub fn bar(mut self, bar: Bar) -> Self {
        self.bar = Some(bar);
        self
    }

    fn ratio(&self) -> Option<f64> {
        self.beside.as_ref().map(|(_, figure)| self.here.value() / figure.value())
    }

    /// The part of what the bar allows that is taken: up to 1 keeps it.
    pub fn share(&self) -> Option<f64> {
        match self.bar? {
            Bar::Times(most) => Some(self.ratio()? / most),
            Bar::AtMost(most) => Some(self.here.value() / most),
        }
    }

    fn line(&self) -> String {
        let (name, beside) = match &self.beside {
            Some((name, figure)) => (name.as_str(), figure.shown()),
            None => ("", String::new()),
        };
        let ratio = self.ratio().map(|ratio| format!("{ratio:.2}")).unwrap_or_default();
        let bar = match self.bar {
            Some(Bar::Times(most)) => format!("≤ {most:.2}"),
            Some(Bar::AtMost(most)) => format!("≤ {}", self.here.amount.shown(most)),
            None => String::new(),
        };
        let kept = self.share().map_or("", |share| if share <= 1.0 { "yes" } else { "**no**" });
        let cells = [&self.what, &self.here.shown(), name, &beside, &ratio, &bar, kept];
        format!("| {} |", cells.join(" | "))
    }
}

/// A table in Markdown, a line a figure.
pub fn table(rows: &[Row]) -> String {
    let mut text = String::from("| what | takes | beside | takes | ratio | bar | kept |\n");
    text.push_str("| --- | ---: | --- | ---: | ---: | ---: | --- |\n");
    for row in rows {
        // Writing into a `String` can't fail.
        let _ = writeln!(text, "{}", row.line());
    }
    text
}

/// A time in the unit that suits it.
fn time(seconds: f64) -> String {
    match seconds {
        ..1e-7 => format!("{:.1} ns", seconds * 1e9),
        ..1e-6 => format!("{:.0} ns", seconds * 1e9),
        ..1e-3 => format!("{:.2} µs", seconds * 1e6),
        ..1e-2 => format!("{:.2} ms", seconds * 1e3),
        ..1.0 => format!("{:.0} ms", seconds * 1e3),
        ..10.0 => format!("{seconds:.2} s"),
        _ => format!("{seconds:.1} s"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn beside(here: f64, there: f64, most: f64) -> Row {
        let row = Row::new("sending", Figure::seconds(here)).beside("copying", Figure::seconds(there));
        row.bar(Bar::Times(most))
    }

    #[test]
    fn a_ratio_at_the_bar_keeps_it() {
        assert_eq!(
            beside(50e-9, 25e-9, 2.0).line(),
            "| sending | 50.0 ns | copying | 25.0 ns | 2.00 | ≤ 2.00 | yes |"
        );
        assert!(beside(51e-9, 25e-9, 2.0).line().ends_with("| **no** |"));
    }

    #[test]
    fn a_bar_in_seconds_is_about_the_clock() {
        let usage = Usage { wall: 1.5, processor: 2.5, peak: 700_000_000 };
        assert_eq!(
            Row::new("`gen`", Figure::clock(usage)).bar(Bar::AtMost(2.0)).line(),
            "| `gen` | 1.50 s (2.50 s on the processor) |  |  |  | ≤ 2.00 s | yes |"
        );
        let memory = Row::new("memory", Figure::peak(usage)).bar(Bar::AtMost(600e6));
        assert_eq!(memory.line(), "| memory | 700 MB |  |  |  | ≤ 600 MB | **no** |");
    }

    #[test]
    fn what_has_no_bar_is_neither_kept_nor_missed() {
        let row = Row::new("`gen`", Figure::seconds(0.2));
        assert_eq!((row.share(), row.line().as_str()), (None, "| `gen` | 200 ms |  |  |  |  |  |"));
    }
}
