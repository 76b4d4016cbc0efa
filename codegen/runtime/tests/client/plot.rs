//! Draws the load of the simulation, and compares the drawing and the figures in the docs with it.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// Set to write the drawing instead.
const UPDATE: &str = "ERRCAT_UPDATE";

const WIDTH: u64 = 760;
const HEIGHT: u64 = 300;
const LEFT: u64 = 60;
const BOTTOM: u64 = 260;
const TOP: u64 = 30;

/// A colour, a name and the requests of each second.
type Load<'a> = (&'static str, &'static str, &'a [u64]);

/// Fails when the drawing in the docs is not of these loads, which are requests a second.
pub(crate) fn compare(loads: &[Load<'_>], steady: u64) {
    let drawn = draw(loads, steady);
    let path = docs().join("retry-budget.svg");
    if std::env::var_os(UPDATE).is_some() {
        #[expect(clippy::disallowed_methods, reason = "it was asked for")]
        let written = std::fs::write(&path, &drawn);
        assert!(written.is_ok(), "{written:?}");
    }
    let present = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(present == drawn, "{} is stale: run this test with {UPDATE}=1", path.display());
}

/// Fails when the table in the docs has other figures.
pub(crate) fn figures_stand_on_the_page(rows: &[(&str, u64)]) {
    let page = std::fs::read_to_string(docs().join("clients.md")).unwrap_or_default();
    let rows = rows.iter().map(|(name, peak)| format!("| {name} | {peak} |"));
    let missing: Vec<_> = rows.filter(|row| !page.contains(row)).collect();
    assert!(missing.is_empty(), "docs/clients.md lacks {missing:#?}");
}

fn docs() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs")
}

fn draw(loads: &[Load<'_>], steady: u64) -> String {
    let all = || loads.iter().map(|(.., load)| *load);
    let seconds = all().map(<[u64]>::len).max().unwrap_or(0) as u64;
    let most = all().flatten().copied().max().unwrap_or(1).div_ceil(steady) * steady;
    let x = |second: u64| LEFT + second * (WIDTH - LEFT - 20) / seconds;
    let y = |load: u64| BOTTOM - load * (BOTTOM - TOP) / most;
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" font-family=\"sans-serif\" \
         font-size=\"12\" role=\"img\">\n<title>Requests a second that reach a server which fails for a minute, \
         with a retry budget and without</title>\n<rect width=\"{WIDTH}\" height=\"{HEIGHT}\" fill=\"#ffffff\"/>\n\
         <rect x=\"{}\" y=\"{TOP}\" width=\"{}\" height=\"{}\" fill=\"#eeeeee\"/>\n<text x=\"{}\" y=\"22\" \
         text-anchor=\"middle\">the server fails</text>\n",
        x(60),
        x(120) - x(60),
        BOTTOM - TOP,
        x(90),
    );
    for times in 0..=most / steady {
        let (load, height) = (times * steady, y(times * steady));
        let _ = writeln!(
            svg,
            "<path d=\"M{LEFT} {height}H{}\" stroke=\"#cccccc\"/>\n<text x=\"{}\" y=\"{}\" text-anchor=\"end\">{load}</text>",
            x(seconds),
            LEFT - 6,
            height + 4,
        );
    }
    for second in (0..=seconds).step_by(30) {
        let _ = writeln!(
            svg,
            "<text x=\"{}\" y=\"{}\" text-anchor=\"middle\">{second} s</text>",
            x(second),
            BOTTOM + 18
        );
    }
    for ((colour, name, load), line) in loads.iter().zip(0_u64..) {
        let points: Vec<_> =
            (0..).zip(*load).map(|(second, load)| format!("{},{}", x(second), y(*load))).collect();
        let _ = writeln!(
            svg,
            "<polyline points=\"{}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"2\"/>\n<text x=\"{}\" y=\"{}\" \
             fill=\"{colour}\">{name}</text>",
            points.join(" "),
            x(125),
            TOP + 36 + 16 * line,
        );
    }
    svg.push_str("</svg>\n");
    svg
}
