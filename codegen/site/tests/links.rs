//! Whatever a program reads instead of the pages leads to files of the site: Markdown, lists of pages, and data. Links in
//! the pages themselves are followed where the pages are validated.

#![expect(
    clippy::unwrap_used,
    clippy::wildcard_enum_match_arm,
    reason = "a test fails by panicking, and most of Markdown is no link"
)]

#[path = "../../tests/common/mod.rs"]
mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use errcat_codegen::{Compilation, Release, compile, diff};
use errcat_site::{Options, site};
use pulldown_cmark::{Event, Options as Extensions, Parser, Tag};
use serde_json::Value;

use common::{Folder, read, root};

/// The catalogs that sites are made of, below the folder of the compiler.
const CATALOGS: [&str; 13] = [
    "../catalog.yaml",
    "../examples/meta-envelope/catalog.yaml",
    "../examples/mimo/catalog.yaml",
    "../examples/mx4-atlas/catalog.yaml",
    "../examples/mythicdot/catalog.yaml",
    "tests/vectors/headers.yaml",
    "tests/vectors/list.yaml",
    "tests/vectors/numbers.yaml",
    "tests/vectors/problem.yaml",
    "tests/vectors/root.yaml",
    "tests/vectors/status_alone.yaml",
    "site/tests/catalogs/hostile.yaml",
    "site/tests/catalogs/rtl.yaml",
];
/// Versions that follow each other.
const TAGGED: [&str; 2] = ["site/tests/catalogs/tagged/1.0.0.yaml", "site/tests/catalogs/tagged/2.0.0.yaml"];

/// Files by their paths, and where they will live.
struct Built {
    files: BTreeMap<String, String>,
    base: Option<String>,
}

#[test]
fn every_link_for_programs_leads_to_a_file_and_a_place_in_it() {
    for catalog in CATALOGS {
        let compilation = compiled(catalog);
        for base_url in [None, Some("https://pages.example/below".to_owned())] {
            check(catalog, &compilation, &Options { base_url, ..Options::default() });
        }
    }
}

#[test]
fn links_to_versions_lead_there() {
    let [old, new] = TAGGED.map(compiled);
    let releases = vec![
        Release { version: "2.0.0".to_owned(), review: diff(&old, &new, None) },
        Release { version: "1.0.0".to_owned(), review: None },
    ];
    check("tagged", &new, &Options { releases, ..Options::default() });
}

fn compiled(catalog: &str) -> Compilation {
    let path = root().join(catalog);
    compile(read(&path), &Folder(path.parent().unwrap().to_owned()))
}

fn check(name: &str, compilation: &Compilation, options: &Options) {
    let site = site(compilation.model.as_ref().unwrap(), options).unwrap();
    let files = site.files.into_iter().map(|file| (file.path, file.text)).collect();
    let built = Built { files, base: site.base_url };
    let mut kinds = BTreeSet::new();
    let mut dead = Vec::new();
    for (path, text) in &built.files {
        let (kind, links) = links(path, text);
        kinds.extend((!links.is_empty()).then_some(kind));
        dead.extend(
            links.into_iter().filter(|link| !built.leads(path, link)).map(|link| format!("{path}: {link}")),
        );
    }
    assert!(dead.is_empty(), "{name}: {dead:#?}");
    let mut expected = BTreeSet::from(["errors.json", "llms.txt", "md", "search.json"]);
    expected.extend(built.base.is_some().then_some("sitemap.xml"));
    assert_eq!(kinds, expected, "{name}: files with links");
}

/// The links in a file, and what kind of file it is.
fn links(path: &str, text: &str) -> (&'static str, Vec<String>) {
    let json = || serde_json::from_str::<Value>(text).unwrap();
    let rows = |rows: &Value| {
        rows.as_array().unwrap().iter().map(|row| format!("/{}", row[0].as_str().unwrap())).collect()
    };
    match path.rsplit('/').next().unwrap() {
        "llms.txt" => ("llms.txt", in_markdown(text)),
        "search.json" => {
            let index = json();
            let all: [Vec<String>; 2] = [rows(&index["errors"]), rows(&index["pages"])];
            ("search.json", all.concat())
        }
        "errors.json" => {
            let errors = json()["errors"].take();
            ("errors.json", errors.as_array().unwrap().iter().map(page).collect())
        }
        "sitemap.xml" => {
            let places = text.split("<loc>").skip(1).map(|rest| rest.split("</loc>").next().unwrap());
            ("sitemap.xml", places.map(|place| place.replace("&amp;", "&")).collect())
        }
        name if Path::new(name).extension().is_some_and(|extension| extension == "md") => {
            ("md", in_markdown(text))
        }
        _ => ("", Vec::new()),
    }
}

fn page(error: &Value) -> String {
    let page = error["page"].as_str().unwrap();
    if page.contains("://") { page.to_owned() } else { format!("/{page}") }
}

fn in_markdown(text: &str) -> Vec<String> {
    let extensions = Extensions::ENABLE_TABLES | Extensions::ENABLE_STRIKETHROUGH;
    let links = Parser::new_ext(text, extensions).filter_map(|event| match event {
        Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
            Some(dest_url.into_string())
        }
        _ => None,
    });
    links.collect()
}

impl Built {
    /// Whether a link leads to a file of the site, or to somewhere else altogether.
    fn leads(&self, from: &str, link: &str) -> bool {
        let base = self.base.as_deref().and_then(|base| link.strip_prefix(base));
        let (link, folder) = match (base.or_else(|| link.strip_prefix('/')), from.rsplit_once('/')) {
            (Some(below), _) => (below, ""),
            (None, Some((folder, _))) => (link, folder),
            (None, None) => (link, ""),
        };
        if ["https://", "http://", "mailto:"].iter().any(|scheme| link.to_lowercase().starts_with(scheme)) {
            return true;
        }
        let (path, fragment) = link.split_once('#').unwrap_or((link, ""));
        let file = if path.is_empty() && base.is_none() { from.to_owned() } else { resolved(folder, path) };
        self.files
            .get(&file)
            .is_some_and(|text| fragment.is_empty() || text.contains(&format!(" id=\"{fragment}\"")))
    }
}

/// The file at a path from a folder; a folder is its index.
fn resolved(folder: &str, path: &str) -> String {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in path.split('/') {
        match part {
            ".." => assert!(parts.pop().is_some(), "{path} leads out of the site"),
            "" | "." => {}
            part => parts.push(part),
        }
    }
    if path.is_empty() || path.ends_with('/') {
        parts.push("index.html");
    }
    parts.join("/")
}
