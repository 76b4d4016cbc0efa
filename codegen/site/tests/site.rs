//! Small catalogs become sites: where pages lie, what they link to, and what a team can change.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::case_sensitive_file_extension_comparisons,
    reason = "the functions around the tests fail as tests do, and the files have the names that are given here"
)]

use errcat_codegen::model::Model;
use errcat_codegen::span::Source;
use errcat_codegen::{NoIncludes, compile};
use errcat_site::{Options, Site, TEMPLATES, site};

/// A catalog with these lines in `api`, a code, and a retired one.
fn model(api: &str) -> Model {
    let text = format!(
        "catalog: 1
api: {{ name: notes, {api} }}
wire: {{ body: {{ error: {{ code: $code, message: $message }} }} }}
retry: {{ patient: {{ initial: 1s, attempts: 4, jitter: full }} }}
categories: {{ notes: {{ title: Notes }} }}
errors:
  not_found:
    status: 404
    message: There is no such note
    category: notes
    solution: Ask for another, see `too_many`.
  too_many: {{ status: 429, message: Too many notes, retry: patient }}
retired: {{ gone: {{ since: 1.1.0, note: It was never sent., replaced_by: not_found }} }}
"
    );
    let source = Source { path: "catalog.yaml".to_owned(), text };
    let compilation = compile(source, &NoIncludes);
    compilation.model.unwrap_or_else(|| panic!("{:?}", compilation.diagnostics))
}

fn built(api: &str, options: &Options) -> Site {
    site(&model(api), options).unwrap()
}

fn text<'a>(site: &'a Site, path: &str) -> &'a str {
    let file = site.files.iter().find(|file| file.path == path);
    &file.unwrap_or_else(|| panic!("there is no {path}")).text
}

#[test]
fn a_code_lies_where_docs_url_points() {
    for (docs_url, base_url, error, part) in [
        ("https://a.example/errors/{code}", None, "errors/not_found/index.html", "retrying/index.html"),
        ("https://a.example/docs/e/{code}/", None, "e/not_found/index.html", "retrying/index.html"),
        ("https://a.example/{code}", None, "not_found/index.html", "-/retrying/index.html"),
        ("https://a.example/e/{code}.html", None, "e/not_found.html", "retrying/index.html"),
        (
            "https://a.example/x/e/{code}",
            Some("https://a.example"),
            "x/e/not_found/index.html",
            "retrying/index.html",
        ),
        ("https://a.example/e?code={code}", None, "errors/not_found/index.html", "retrying/index.html"),
        (
            "https://a.example/e/{code}",
            Some("https://b.example/"),
            "errors/not_found/index.html",
            "retrying/index.html",
        ),
    ] {
        let options = Options { base_url: base_url.map(str::to_owned), ..Options::default() };
        let site = built(&format!("docs_url: \"{docs_url}\""), &options);
        for path in [error, part] {
            assert!(site.files.iter().any(|file| file.path == path), "{docs_url}: no {path}");
        }
        let is_there = !error.starts_with("errors/not_found") || docs_url.contains("/errors/");
        assert_eq!(site.unserved.is_empty(), is_there, "{docs_url}: {:?}", site.unserved);
    }
}

#[test]
fn a_code_lies_where_docs_url_points_whatever_it_is() {
    let text = "catalog: 1
api: { name: notes, docs_url: 'https://a.example/errors/{code}' }
wire: { body: { code: $code, message: $message } }
errors:
  a: { code: '-32600', status: 400, message: A }
  b: { code: 'a/b', status: 400, message: B }
  c: { code: con, status: 400, message: C }
  d: { code: index, status: 400, message: D }
retired: { Index: { note: It was written otherwise. }, \"x y\": {} }
";
    let source = Source { path: "catalog.yaml".to_owned(), text: text.replace("\\\"", "\"") };
    let site = site(&compile(source, &NoIncludes).model.unwrap(), &Options::default()).unwrap();
    for path in ["errors/-32600/index.html", "errors/index/index.html", "errors/Index~/index.html"] {
        assert!(site.files.iter().any(|file| file.path == path), "no {path}");
    }
    let unserved = ["a%2Fb", "con", "Index", "x%20y"].map(|code| format!("https://a.example/errors/{code}"));
    let mut found = site.unserved.clone();
    found.sort();
    let mut wanted = unserved.to_vec();
    wanted.sort();
    assert_eq!(found, wanted);
    let mut paths: Vec<_> = site.files.iter().map(|file| file.path.to_lowercase()).collect();
    paths.sort();
    paths.dedup();
    assert_eq!(paths.len(), site.files.len(), "two files are one on a disk that ignores case");
}

#[test]
fn a_code_can_be_a_place_on_the_index() {
    let site = built("docs_url: \"https://a.example/notes#{code}\"", &Options::default());
    assert_eq!(site.base_url.as_deref(), Some("https://a.example/notes/"));
    assert!(text(&site, "index.html").contains("<a href=\"./errors/not_found/\" id=\"not_found\">"));
    assert!(site.unserved.is_empty());
}

#[test]
fn a_picture_in_a_link_is_the_links_text() {
    let site = built(
        "title: N, description: \"[![build](https://a.example/b.svg)](https://ci.example)\"",
        &Options::default(),
    );
    assert!(text(&site, "index.html").contains("<a href=\"https://ci.example\">build</a>"));
}

#[test]
fn the_data_is_the_whole_public_catalog() {
    let site = built("docs_url: \"https://a.example/errors/{code}\"", &Options::default());
    let data: serde_json::Value = serde_json::from_str(text(&site, "errors.json")).unwrap();
    assert_eq!(data["wire"]["envelope"]["body"]["error"]["code"], "$code");
    assert_eq!(data["errors"][0]["code"], "not_found");
    assert_eq!(data["errors"][0]["page"], "https://a.example/errors/not_found/");
    assert_eq!(data["policies"]["patient"]["initial_ms"], 1_000);
    assert_eq!(data["retired"][0]["replaced_by"], "not_found");
}

#[test]
fn whole_urls_need_to_know_where_the_site_lives() {
    let nowhere = built("title: Notes", &Options::default());
    assert_eq!(nowhere.base_url, None);
    assert!(!text(&nowhere, "index.html").contains("canonical"));
    assert!(nowhere.files.iter().all(|file| file.path != "sitemap.xml"));
    let base_url = Some("https://pages.example/notes".to_owned());
    let somewhere = built("title: Notes", &Options { base_url, ..Options::default() });
    let page = text(&somewhere, "errors/not_found/index.html");
    assert!(page.contains("<link rel=\"canonical\" href=\"https://pages.example/notes/errors/not_found/\">"));
    assert!(text(&somewhere, "sitemap.xml").contains("<loc>https://pages.example/notes/retrying/</loc>"));
    assert!(text(&somewhere, "404.html").contains("href=\"/notes/retrying/\""));
}

#[test]
fn a_retired_code_keeps_its_address() {
    let site = built("docs_url: \"https://a.example/errors/{code}\"", &Options::default());
    let page = text(&site, "errors/gone/index.html");
    assert!(page.contains("Retired since 1.1.0."), "{page}");
    assert!(page.contains("<a href=\"../../errors/not_found/\"><code>not_found</code></a>"), "{page}");
    assert!(page.contains("It was never sent."), "{page}");
}

#[test]
fn the_policy_names_the_style_sheet_of_the_page() {
    use base64::Engine as _;
    use sha2::Digest as _;

    let site = built("title: Notes", &Options::default());
    for file in site.files.iter().filter(|file| file.path.ends_with(".html")) {
        let style = file.text.split("<style>").nth(1).unwrap().split("</style>").next().unwrap();
        let hash = base64::engine::general_purpose::STANDARD.encode(sha2::Sha256::digest(style));
        assert!(file.text.contains(&format!("style-src 'sha256-{hash}'")), "{}", file.path);
    }
}

#[test]
fn the_waits_of_a_policy_are_a_curve() {
    let site = built("title: Notes", &Options::default());
    for path in ["retrying/index.html", "errors/too_many/index.html"] {
        let page = text(&site, path);
        assert!(page.contains("aria-label=\"Waits of the policy patient: up to 4 s\""), "{path}");
        assert_eq!(page.matches("class=\"dot\"").count(), 3, "{path}");
    }
    assert!(!text(&site, "errors/not_found/index.html").contains("class=\"curve\""));
}

#[test]
fn a_team_can_replace_a_template() {
    let replaced = |name: &str, text: &str| Options {
        templates: vec![(name.to_owned(), text.to_owned())],
        ..Options::default()
    };
    let missing = "{% extends \"page.html\" %}{% block main %}<p>Nothing, {{ api.title }}</p>{% endblock %}";
    let site = built("title: A & B", &replaced("missing.html", missing));
    assert!(text(&site, "404.html").contains("<p>Nothing, A &amp; B</p>"));
    let site = built("title: Notes", &replaced("style.css", "/* ours */\n  body { color: red }\n"));
    assert!(text(&site, "index.html").contains("<style>body { color: red }</style>"));
    let model = model("title: Notes");
    let refusal = |name: &str, text: &str| site_error(&model, &replaced(name, text));
    assert!(refusal("missing.htm", "").starts_with("`missing.htm` is no template: there are page.html, "));
    let unknown = refusal("missing.html", "<p>\n{{ colour }}</p>");
    assert!(unknown.starts_with("`missing.html`, line 2: "), "{unknown}");
    let broken = refusal("error.html", "{% if %}");
    assert!(broken.starts_with("`error.html`, line 1: "), "{broken}");
}

fn site_error(model: &Model, options: &Options) -> String {
    site(model, options).unwrap_err().to_string()
}

#[test]
fn every_template_is_used() {
    let site = built("title: Notes", &Options::default());
    for (name, text) in
        TEMPLATES.iter().filter(|(name, _)| !name.ends_with(".html") && !name.ends_with(".css"))
    {
        assert_eq!(self::text(&site, name), *text);
    }
}

#[test]
fn labels_of_the_site_are_marked_as_english() {
    let site = built("title: ملاحظات, locale: ar", &Options::default());
    let error = "errors/too_many/index.html";
    for (path, label) in [
        (error, "<html lang=\"ar\" dir=\"rtl\">"),
        (error, "<h1>Too many</h1>"),
        (error, "<dt lang=\"en\">Status</dt>"),
        (error, "<h2 id=\"retry\" lang=\"en\">Retry</h2>"),
        ("index.html", "<dt lang=\"en\">Codes</dt>"),
        ("index.html", "<h2 id=\"docs.errors\" lang=\"en\">Errors</h2>"),
        ("retrying/index.html", "<h1 id=\"docs.retrying\" lang=\"en\">Retrying</h1>"),
        ("404.html", "<h1 lang=\"en\">No such page</h1>"),
    ] {
        let page = text(&site, path);
        assert!(page.contains(label), "{label}: {page}");
    }
}

#[test]
fn the_same_catalog_makes_the_same_site() {
    let files = || built("title: Notes", &Options::default()).files;
    assert_eq!(files(), files());
}
