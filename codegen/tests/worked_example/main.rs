//! The four example APIs and a made-up second version of each: `docs/evolution-examples.md` is what `diff` says of them.
//!
//! `ERRCAT_BLESS=1` writes the page.

#![expect(clippy::unwrap_used, reason = "a test that can't read its catalogs has failed")]

mod versions;

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use errcat_codegen::span::Source;
use errcat_codegen::{Compilation, NoIncludes, compile, diff, report};

use versions::{Second, VERSIONS};

const PAGE: &str = "docs/evolution-examples.md";

const HEAD: &str = "\
# Four catalogs, one version later

The catalogs in [`examples/`](../examples/) describe four APIs as they are. Here each gets a second version that is made
up, and what `cargo xtask diff --format markdown` says of it. A test holds that this page is what it says;
[Evolution](evolution.md) explains it.
";

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

fn compiled(text: String) -> Compilation {
    let compilation = compile(Source { path: "catalog.yaml".to_owned(), text }, &NoIncludes);
    let told = report::human(&compilation.diagnostics, &compilation.sources, false);
    assert!(compilation.model.is_some(), "{told}");
    compilation
}

/// The section of the page about one API.
fn section(second: &Second) -> String {
    let Second { api, title, wish, edits } = second;
    let first = fs::read_to_string(root().join("examples").join(api).join("catalog.yaml")).unwrap();
    let mut text = first.clone();
    let mut lines = String::new();
    for (was, is) in *edits {
        assert_eq!(text.matches(was).count(), 1, "{api}: {was}");
        text = text.replace(was, is);
        was.lines().for_each(|line| _ = writeln!(lines, "-{line}"));
        is.lines().for_each(|line| _ = writeln!(lines, "+{line}"));
    }
    let review = diff(&compiled(first), &compiled(text), None).unwrap();
    format!("\n## {title}\n\n{wish}\n\n```diff\n{lines}```\n\n{}", review.markdown())
}

#[test]
fn the_page_is_what_diff_says() {
    let page = VERSIONS.iter().map(section).fold(HEAD.to_owned(), |page, section| page + &section);
    let path = root().join(PAGE);
    if std::env::var_os("ERRCAT_BLESS").is_some_and(|value| value == "1") {
        write(&path, &page);
    }
    let present = fs::read_to_string(path).unwrap_or_default();
    assert!(present == page, "{PAGE} is out of date; it would be\n{page}");
}

#[expect(clippy::disallowed_methods, reason = "writes the page, and only when asked to")]
fn write(path: &Path, text: &str) {
    fs::write(path, text).unwrap();
}
