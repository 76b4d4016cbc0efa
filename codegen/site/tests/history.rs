//! Versions of a catalog become a page of what changed, and the history of each code.

#![expect(clippy::unwrap_used, clippy::panic, reason = "the functions around the tests fail as tests do")]

use errcat_codegen::model::Model;
use errcat_codegen::span::Source;
use errcat_codegen::{Compilation, NoIncludes, Release, compile, diff};
use errcat_site::{Options, Site, site};

const VERSIONS: [(&str, &str); 3] = [
    ("1.0.0", include_str!("catalogs/tagged/1.0.0.yaml")),
    ("2.0.0", include_str!("catalogs/tagged/2.0.0.yaml")),
    ("2.1.0", include_str!("catalogs/tagged/2.1.0.yaml")),
];

/// What the page of each code says.
const HISTORY: [(&str, &str); 3] = [
    (
        "cup_gone",
        "- [2.0.0](../changes.md#2.0.0): the status was `404` and is `410`; the optional field `size` is new; \
         the optional field `saucer` is new; and 2 other changes",
    ),
    (
        "pot_empty",
        "- [2.1.0](../changes.md#2.1.0): the solution was `Wait for the next pot.` and is \
         `Wait for the next pot, or ask for one.`\n\
         - [2.0.0](../changes.md#2.0.0): the error `pot_empty` is new",
    ),
    ("tea_cold", "- [2.0.0](../changes.md#2.0.0): the error `tea_cold` is retired"),
];

fn compiled(text: &str) -> Compilation {
    compile(Source { path: "catalog.yaml".to_owned(), text: text.to_owned() }, &NoIncludes)
}

/// The newest catalog, and all versions.
fn tagged() -> (Model, Vec<Release>) {
    let compiled = VERSIONS.map(|(version, text)| (version, compiled(text)));
    let release = |at: usize| Release {
        version: compiled[at].0.to_owned(),
        review: at.checked_sub(1).and_then(|before| diff(&compiled[before].1, &compiled[at].1, None)),
    };
    (compiled[2].1.model.clone().unwrap(), [2, 1, 0].map(release).to_vec())
}

fn built() -> Site {
    let (model, releases) = tagged();
    site(&model, &Options { releases, ..Options::default() }).unwrap()
}

fn text<'a>(site: &'a Site, path: &str) -> &'a str {
    let file = site.files.iter().find(|file| file.path == path);
    &file.unwrap_or_else(|| panic!("there is no {path}")).text
}

#[test]
fn what_changed_has_a_page() {
    let site = built();
    let page = text(&site, "changes/index.html");
    assert!(page.contains("<h1 lang=\"en\">Changes between versions</h1>"), "{page}");
    let places = ["2.1.0", "2.0.0", "1.0.0"].map(|version| {
        page.find(&format!("<h2 id=\"{version}\">{version}</h2>"))
            .unwrap_or_else(|| panic!("{version}: {page}"))
    });
    assert!(places.is_sorted(), "the newest version comes first");
    assert!(page.contains("<p>The first version.</p>"), "{page}");
    assert!(text(&site, "index.html").contains("<a href=\"./changes/\">Changes between versions</a>"));
    assert!(
        text(&site, "changes.md")
            .starts_with("# Changes between versions\n\n<a id=\"2.1.0\"></a>\n\n## 2.1.0\n")
    );
}

#[test]
fn a_page_lists_the_versions_that_changed_its_code() {
    let site = built();
    let history = |code: &str| {
        let page = text(&site, &format!("errors/{code}.md"));
        let (_, history) = page.split_once("## History\n\n").unwrap_or_else(|| panic!("{page}"));
        let end =
            history.find("\n\n## ").or_else(|| history.find("\n\n[All errors")).unwrap_or(history.len());
        history[..end].to_owned()
    };
    for (code, told) in HISTORY {
        assert_eq!(history(code), format!("Changed in:\n\n{told}"), "{code}");
    }
    let page = text(&site, "errors/cup_gone/index.html");
    assert!(page.contains("<a href=\"../../changes/#2.0.0\">2.0.0</a>"), "{page}");
}

/// Its pages under the old code and the new one both say so.
#[test]
fn a_code_that_changed_is_told_under_both() {
    let head = "catalog: 1\nwire: { body: { code: $code, message: $message } }\napi: { name: shop, title: Shop, version: ";
    let [old, new] = [
        "1.0.0 }\nerrors: { cup: { status: 404, message: No cup. } }\n",
        "2.0.0 }\nerrors: { cup: { code: mug, status: 404, message: No cup. } }\nretired: { cup: { replaced_by: cup } }\n",
    ]
    .map(|text| compiled(&format!("{head}{text}")));
    let release = Release { version: "2.0.0".to_owned(), review: diff(&old, &new, None) };
    let options = Options { releases: vec![release], ..Options::default() };
    let site = site(&new.model.unwrap(), &options).unwrap();
    for code in ["cup", "mug"] {
        let page = text(&site, &format!("errors/{code}.md"));
        assert!(page.contains("- [2.0.0](../changes.md#2.0.0): "), "{code}: {page}");
    }
}

#[test]
fn without_versions_there_is_no_history() {
    let (model, _) = tagged();
    let site = site(&model, &Options::default()).unwrap();
    assert!(site.files.iter().all(|file| !file.path.starts_with("changes")));
    let page = text(&site, "errors/cup_gone.md");
    assert!(page.contains("## History\n\nNo version is recorded.\n"), "{page}");
    assert!(!text(&site, "errors/tea_cold.md").contains("## History"));
}

#[test]
fn the_same_versions_make_the_same_site() {
    assert_eq!(built().files, built().files);
}
