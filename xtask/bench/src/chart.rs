//! Draws what was taken of what each bar allows, on a logarithmic scale.

use std::fmt::Write as _;

use crate::figure::Row;

const WIDTH: f64 = 900.0;
const LEFT: f64 = 360.0;
const TOP: f64 = 40.0;
const LINE: f64 = 18.0;
/// The ends of the scale: a hundredth and ten times of what is allowed.
const DECADES: (f64, f64) = (-2.0, 1.0);
const KEPT: &str = "#2e7d4f";
const MISSED: &str = "#c0392b";

/// One bar for each row that has something to reach.
pub fn svg(rows: &[Row]) -> String {
    let shares: Vec<_> = rows.iter().filter_map(|row| Some((label(row, rows), row.share()?))).collect();
    let bottom = shares.iter().fold(TOP, |y, _| y + LINE);
    let mut text = String::new();
    // Writing into a `String` can't fail.
    let _ = writeln!(
        text,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {}\" font-family=\"sans-serif\" font-size=\"12\" \
         role=\"img\">\n<title>What was taken of what each bar allows</title>\n<rect width=\"{WIDTH}\" height=\"{0}\" \
         fill=\"#ffffff\"/>",
        bottom + 20.0
    );
    for (share, label) in [(0.01, "1 %"), (0.1, "10 %"), (1.0, "the bar"), (10.0, "10 ×")] {
        let (x, colour) = (place(share), if label == "the bar" { "#333333" } else { "#cccccc" });
        let _ = writeln!(text, "<path d=\"M{x:.0} {TOP}V{bottom:.0}\" stroke=\"{colour}\"/>");
        let _ =
            writeln!(text, "<text x=\"{x:.0}\" y=\"{:.0}\" text-anchor=\"middle\">{label}</text>", TOP - 8.0);
    }
    let mut y = TOP;
    for (what, share) in shares {
        bar(&what, share, y, &mut text);
        y += LINE;
    }
    text.push_str("</svg>\n");
    text
}

/// What was measured, and beside what if it is measured beside several things that have a bar.
fn label(row: &Row, rows: &[Row]) -> String {
    let times = rows.iter().filter(|other| other.what == row.what && other.share().is_some()).count();
    match &row.beside {
        Some((name, _)) if times > 1 => format!("{} / {name}", row.what),
        _ => row.what.clone(),
    }
}

fn bar(what: &str, share: f64, y: f64, text: &mut String) {
    let (colour, end) = (if share <= 1.0 { KEPT } else { MISSED }, place(share));
    let name = what.replace('`', "").replace('&', "&amp;").replace('<', "&lt;");
    let baseline = y + LINE * 0.7;
    let _ =
        writeln!(text, "<text x=\"{:.0}\" y=\"{baseline:.0}\" text-anchor=\"end\">{name}</text>", LEFT - 8.0);
    let (top, height, width) = (y + 3.0, LINE - 6.0, end - LEFT);
    let _ = writeln!(
        text,
        "<rect x=\"{LEFT}\" y=\"{top:.0}\" width=\"{width:.0}\" height=\"{height}\" fill=\"{colour}\"/>"
    );
    let _ =
        writeln!(text, "<text x=\"{:.0}\" y=\"{baseline:.0}\" font-size=\"10\">{share:.2}</text>", end + 4.0);
}

/// Where a share lies on the scale; what is past an end lies on it.
fn place(share: f64) -> f64 {
    let (low, high) = DECADES;
    let at = (share.log10().clamp(low, high) - low) / (high - low);
    LEFT + at * (WIDTH - LEFT - 60.0)
}
