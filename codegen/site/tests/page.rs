//! The page of an error: what stands on it, and in which order.

#![expect(clippy::unwrap_used, clippy::panic, reason = "the functions around the tests fail as tests do")]

use errcat_codegen::span::Source;
use errcat_codegen::{NoIncludes, compile};
use errcat_site::{Options, site};

const CATALOG: &str = "catalog: 1
api: { name: notes, title: Notes API, docs_url: 'https://notes.example/errors/{code}' }
wire: { body: { error: { code: $code, message: $message, details: $details } } }
retry: { patient: { initial: 2s, attempts: 4, jitter: full } }
categories: { limits: { title: Limits } }
errors:
  too_many:
    status: 429
    message: Too many notes
    category: limits
    retry: patient
    since: 1.0.0
    fields: { count: integer }
    description: Notes are counted for each hour.
    causes: [A loop writes notes]
    solution: Write fewer notes.
    see: [The limits are told by `not_found`]
  not_found: { status: 404, message: There is no such note, solution: Ask for another. }
operations: { write_note: { title: Write a note, errors: [too_many] } }
guides: { Getting on: Write and read. }
";

/// A page of the site at this path.
fn page(path: &str) -> String {
    let source = Source { path: "catalog.yaml".to_owned(), text: CATALOG.to_owned() };
    let compilation = compile(source, &NoIncludes);
    let model = compilation.model.unwrap_or_else(|| panic!("{:?}", compilation.diagnostics));
    let files = site(&model, &Options::default()).unwrap().files;
    files.into_iter().find(|file| file.path == path).unwrap_or_else(|| panic!("there is no {path}")).text
}

/// Fails unless all of these stand in the text, one behind the other.
fn assert_order(text: &str, parts: &[&str]) {
    let mut rest = text;
    for part in parts {
        let (_, after) = rest.split_once(part).unwrap_or_else(|| panic!("no `{part}` there: {rest}"));
        rest = after;
    }
}

#[test]
fn what_matters_in_the_first_seconds_is_at_the_top() {
    let page = page("errors/too_many/index.html");
    let (_, top) = page.split_once("<header class=\"hero yes\">").unwrap();
    let (top, _) = top.split_once("</header>").unwrap();
    assert_order(
        top,
        &[
            "<code>too_many</code>",
            "<dd dir=\"auto\"><svg class=\"sign client\"",
            "429 Too Many Requests",
            "Too many notes",
            "<dt lang=\"en\">Retry</dt><dd dir=\"auto\">yes; first wait up to 2 s, or ",
            "; 4 attempts in all",
            "What to do</h2>",
            "Write fewer notes.",
        ],
    );
}

#[test]
fn the_rest_follows_in_the_same_order_on_every_page() {
    let page = page("errors/too_many/index.html");
    let (_, rest) = page.split_once("</header>\n").unwrap();
    assert_order(
        rest,
        &[
            "Notes are counted for each hour.",
            "id=\"causes\"",
            "A loop writes notes",
            "id=\"retry\"",
            "class=\"band\"",
            "id=\"fields\"",
            "<code>count</code>",
            "id=\"example-response\"",
            "HTTP/1.1 429 Too Many Requests",
            "id=\"handling-it\"",
            "value=\"Rust\" checked",
            "value=\"TypeScript\"",
            "value=\"Python\"",
            "value=\"curl\"",
            "id=\"operations\"",
            "<code>write_note</code>",
            "id=\"history\"",
            "Since 1.0.0.",
            "id=\"see-also\"",
            "<a href=\"../../errors/not_found/\"><code>not_found</code></a>",
        ],
    );
}

#[test]
fn a_page_says_what_it_is_to_those_who_show_links() {
    let page = page("errors/too_many/index.html");
    for tag in [
        "<link rel=\"canonical\" href=\"https://notes.example/errors/too_many/\">",
        "<meta property=\"og:url\" content=\"https://notes.example/errors/too_many/\">",
        "<meta property=\"og:title\" content=\"Too many\">",
        "<meta property=\"og:description\" content=\"Too many notes\">",
        "<meta property=\"og:site_name\" content=\"Notes API errors\">",
        "<link rel=\"alternate\" type=\"text/markdown\" href=\"../../errors/too_many.md\">",
    ] {
        assert!(page.contains(tag), "{tag}: {page}");
    }
}

#[test]
fn statuses_categories_and_guides_have_their_places() {
    let index = page("index.html");
    assert!(index.contains("class=\"emblem hue"), "{index}");
    assert!(page("statuses/index.html").contains("class=\"sign client\""));
    assert!(page("guides/index.html").contains("Write and read."));
}
