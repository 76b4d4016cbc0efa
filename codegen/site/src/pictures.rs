//! Draws: which side of a request a status class blames, a sign for each category, the waits of a retry policy.
//!
//! Colours are classes of the style sheet, so that they follow the theme; sizes and shapes are numbers, never text of the
//! catalog.

use std::fmt::Write as _;

use errcat_codegen::model::Policy;
use errcat_codegen::{Wait, duration, waits};

use crate::html::escape;

/// More attempts than this are not drawn.
const ATTEMPTS: usize = 12;
/// The size of a curve, in units of its own.
const WIDTH: f64 = 480.0;
const HEIGHT: f64 = 150.0;
/// Around what is drawn: left and below there are words.
const LEFT: f64 = 62.0;
const TOP: f64 = 12.0;
const RIGHT: f64 = 12.0;
const BELOW: f64 = 34.0;

/// The client at the left, the server at the right, and where the request went wrong.
pub(crate) fn status(code: u16) -> String {
    let (class, between, title) = match code / 100 {
        1 => ("informational", "<path d=\"M8 8h8\" stroke-dasharray=\"1 2\"/>", "the server is still at it"),
        2 => ("success", "<path d=\"M8 8h8m-2-2 2 2-2 2\"/>", "the server did it"),
        3 => ("redirect", "<path d=\"M8 10h3V5h5m-2-2 2 2-2 2\"/>", "the server points elsewhere"),
        4 => ("client", "<path d=\"M8 8h3m0-3v6\"/>", "the request is at fault"),
        5 => ("server", "<path d=\"M8 8h5m0-3 3 6m0-6-3 6\"/>", "the server is at fault"),
        _ => ("other", "<path d=\"M8 8h8\"/>", "of no known class"),
    };
    let (left, right) =
        (if class == "client" { "hot" } else { "" }, if class == "server" { "hot" } else { "" });
    format!(
        "<svg class=\"sign {class}\" viewBox=\"0 0 24 16\" width=\"36\" height=\"24\" role=\"img\" aria-label=\"{title}\">\
         <circle class=\"{left}\" cx=\"4\" cy=\"8\" r=\"3\"/><rect class=\"{right}\" x=\"17.5\" y=\"4\" width=\"5\" height=\"8\"/>\
         {between}</svg>"
    )
}

/// A pattern of squares that stays the same for a name, in one of twelve hues.
pub(crate) fn category(name: &str) -> String {
    let hash = hash(name);
    let mut squares = String::new();
    for bit in 0..12 {
        // The left half; the right one mirrors it.
        let (column, row) = (bit % 3, bit / 3);
        if hash >> bit & 1 == 1 {
            for x in [column, 5 - column] {
                _ = write!(squares, "M{} {}h4v4h-4z", x * 4, row * 4 + 2);
            }
        }
    }
    let hue = hash >> 16 & 0xff;
    format!(
        "<svg class=\"emblem hue{}\" viewBox=\"0 0 24 20\" width=\"24\" height=\"20\" aria-hidden=\"true\"><path d=\"{squares}\"/></svg>",
        hue % 12
    )
}

/// FNV-1a, so that a sign is the same on every machine.
fn hash(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// The waits before each attempt: a band from the shortest to the longest that chance gives, and its middle. Empty for a
/// policy that never waits.
pub(crate) fn backoff(policy: &Policy) -> String {
    let waits = waits(policy, ATTEMPTS);
    let Some(longest) = waits.iter().map(|wait| wait.longest_ms).max().filter(|longest| *longest > 0) else {
        return String::new();
    };
    let chart = Chart { count: waits.len(), longest };
    let up: Vec<String> =
        waits.iter().enumerate().map(|(at, wait)| chart.point(at, number(wait.longest_ms))).collect();
    let down = waits.iter().enumerate().rev().map(|(at, wait)| chart.point(at, number(wait.shortest_ms)));
    let middle: Vec<String> =
        waits.iter().enumerate().map(|(at, wait)| chart.point(at, middle_of(wait))).collect();
    let band: Vec<String> = up.iter().cloned().chain(down).collect();
    let dots: String = waits.iter().enumerate().map(|(at, wait)| chart.dot(at, middle_of(wait))).collect();
    let title = format!("Waits of the policy {}: up to {}", policy.name, duration(longest));
    format!(
        "<figure><svg class=\"curve\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" role=\"img\" aria-label=\"{}\">{}\
         <path class=\"band\" d=\"M{}z\"/><path class=\"line\" d=\"M{}\"/>{dots}</svg>\
         <figcaption>Wait before each attempt. The band is what chance adds or takes.</figcaption></figure>",
        escape(&title),
        chart.axes(),
        band.join("L"),
        middle.join("L"),
    )
}

fn middle_of(wait: &Wait) -> f64 {
    f64::midpoint(number(wait.shortest_ms), number(wait.longest_ms))
}

/// A number to draw with; what is larger than 32 bits is drawn as if it weren't.
fn number(value: impl TryInto<u32>) -> f64 {
    f64::from(value.try_into().unwrap_or(u32::MAX))
}

/// Where values stand in a drawing.
struct Chart {
    count: usize,
    longest: u64,
}

impl Chart {
    fn x(&self, at: usize) -> f64 {
        let steps = number(self.count.saturating_sub(1).max(1));
        let inset = if self.count == 1 { 0.5 } else { number(at) / steps };
        LEFT + 14.0 + inset * (WIDTH - LEFT - RIGHT - 28.0)
    }

    fn y(&self, ms: f64) -> f64 {
        HEIGHT - BELOW - ms / number(self.longest) * (HEIGHT - TOP - BELOW)
    }

    fn point(&self, at: usize, ms: f64) -> String {
        format!("{:.1} {:.1}", self.x(at), self.y(ms))
    }

    fn dot(&self, at: usize, ms: f64) -> String {
        format!("<circle class=\"dot\" cx=\"{:.1}\" cy=\"{:.1}\" r=\"3\"/>", self.x(at), self.y(ms))
    }

    /// Two lines, the longest wait and nought, and the number of each attempt.
    fn axes(&self) -> String {
        let right = WIDTH - RIGHT;
        let mut axes = String::new();
        for ms in [0, self.longest] {
            let y = self.y(number(ms));
            _ = write!(
                axes,
                "<path class=\"axis\" d=\"M{LEFT} {y:.1}H{right}\"/><text x=\"{}\" y=\"{:.1}\" text-anchor=\"end\">{}</text>",
                LEFT - 8.0,
                y + 4.0,
                duration(ms)
            );
        }
        for at in 0..self.count {
            let (x, y) = (self.x(at), HEIGHT - BELOW + 17.0);
            _ = write!(axes, "<text x=\"{x:.1}\" y=\"{y:.1}\" text-anchor=\"middle\">{}</text>", at + 2);
        }
        let x = f64::midpoint(LEFT, right);
        _ = write!(
            axes,
            "<text x=\"{x:.1}\" y=\"{:.1}\" text-anchor=\"middle\">attempt</text>",
            HEIGHT - 3.0
        );
        axes
    }
}
