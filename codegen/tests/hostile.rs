//! Hostile text in every string of a catalog is refused with its place, or comes out as data in every output.

#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test fails by panicking, and says what it tried"
)]

#[path = "support/python_text.rs"]
mod python;
#[path = "support/shell_text.rs"]
mod shell;
#[path = "support/typescript_text.rs"]
mod typescript;

use std::collections::BTreeSet;
use std::thread;

use errcat_codegen::diagnostic::Severity;
use errcat_codegen::model::Model;
use errcat_codegen::output::OutputFile;
use errcat_codegen::span::Source;
use errcat_codegen::{Compilation, NoIncludes, compile, emit, snippets};
use proc_macro2::{TokenStream, TokenTree};
use pulldown_cmark::{Event, Parser, Tag};
use serde_json::Value;

/// A small catalog that has a string at every place where one can stand.
const CATALOG: &str = include_str!("hostile/catalog.yaml");

fn hostile_texts() -> Vec<String> {
    let mut texts: Vec<String> = [
        "*/ fn evil() {} /*",
        "\"#; fn evil() {} //",
        "\\\"; fn evil() {} //",
        "a\u{202e}b\u{2066}c",
        "</script><script>evil()</script><img onerror=evil()>",
        "line\r\n# evil\r\n\r\n| evil | evil |\rend",
        "nul\0nul\u{1b}[31m\u{7f}",
        "impl",
        "../../etc/passwd",
        "CON",
        "[evil](javascript:evil()) [x]: javascript:evil() <javascript:evil()> ![](data:evil)",
        "``` \n# evil\n~~~\n<!-- evil",
        "{{evil}} $code ${evil} {",
        "ẞ ﷽ \u{1F468}\u{200D}\u{1F469} \u{FEFF}",
        "]]></x>%0d%0aset-cookie: evil",
    ]
    .map(str::to_owned)
    .into();
    texts.push("x".repeat(100_000));
    texts
}

#[test]
fn hostile_text_is_refused_with_its_place_or_stays_data() {
    let catalog: Value = serde_yaml::from_str(CATALOG).unwrap();
    assert!(compiled(&catalog).model.is_some(), "{:#?}", compiled(&catalog).diagnostics);
    let places = places(&catalog);
    let (first, second) = places.split_at(places.len() / 2);
    let findings = thread::scope(|scope| {
        let second = scope.spawn(|| try_places(&catalog, second));
        try_places(&catalog, first).and(second.join().unwrap())
    });
    let Findings { refused, emitted, problems } = findings;
    println!("{refused} refused, {emitted} came out as data");
    let listed = problems.iter().take(40).map(String::as_str).collect::<Vec<_>>().join("\n");
    assert!(problems.is_empty(), "{} problems:\n{listed}", problems.len());
    assert!(refused > 100 && emitted > 100, "{refused} refused, {emitted} emitted");
}

/// What became of the catalogs.
#[derive(Default)]
struct Findings {
    refused: usize,
    emitted: usize,
    problems: Vec<String>,
}

impl Findings {
    fn and(mut self, other: Self) -> Self {
        self.problems.extend(other.problems);
        Self { refused: self.refused + other.refused, emitted: self.emitted + other.emitted, ..self }
    }
}

fn try_places(catalog: &Value, places: &[Place]) -> Findings {
    let mut findings = Findings::default();
    for place in places {
        for text in hostile_texts() {
            let compilation = compiled(&place.put(catalog, &text));
            let found = if let Some(model) = &compilation.model {
                findings.emitted += 1;
                let mut files = emit(model, &model.targets);
                files.extend(handling(model));
                files.iter().filter(|file| !file.path.contains("/runtime/")).find_map(problem_in)
            } else {
                findings.refused += 1;
                (!has_a_place(&compilation)).then(|| "no error has a place".to_owned())
            };
            let shown: String = text.chars().take(60).collect();
            findings
                .problems
                .extend(found.map(|problem| format!("{shown:?} at {}: {problem}", place.name())));
        }
    }
    findings
}

/// Code that handles errors, as files.
fn handling(model: &Model) -> impl Iterator<Item = OutputFile> {
    let made = model.public_errors().flat_map(|(id, _)| snippets(model, id));
    made.map(|one| {
        let extension = match one.tag {
            "rust" => "rs",
            "python" => "py",
            tag => tag,
        };
        OutputFile { path: format!("snippet.{extension}"), text: one.code }
    })
}

fn has_a_place(compilation: &Compilation) -> bool {
    let mut errors = compilation.diagnostics.iter().filter(|one| one.severity == Severity::Error);
    errors.any(|error| error.primary.span.start < error.primary.span.end)
}

fn compiled(catalog: &Value) -> Compilation {
    let source = Source { path: "catalog.yaml".to_owned(), text: serde_json::to_string(catalog).unwrap() };
    compile(source, &NoIncludes)
}

/// A scalar or a key in the catalog, by JSON pointer.
struct Place {
    pointer: String,
    key: Option<String>,
}

impl Place {
    fn name(&self) -> String {
        let key = self.key.as_ref().map(|key| format!(" (the key {key})"));
        format!("{}{}", self.pointer, key.unwrap_or_default())
    }

    /// The catalog with `text` here.
    fn put(&self, catalog: &Value, text: &str) -> Value {
        let mut catalog = catalog.clone();
        let target = catalog.pointer_mut(&self.pointer).unwrap();
        if let Some(key) = &self.key {
            let entries = std::mem::take(target.as_object_mut().unwrap()).into_iter();
            let renamed = entries
                .map(|(name, value)| if name == *key { (text.to_owned(), value) } else { (name, value) });
            *target = Value::Object(renamed.collect());
        } else {
            *target = text.into();
        }
        catalog
    }
}

fn places(catalog: &Value) -> Vec<Place> {
    let mut places = Vec::new();
    collect(catalog, String::new(), &mut places);
    places
}

fn collect(value: &Value, pointer: String, places: &mut Vec<Place>) {
    match value {
        Value::Object(members) => {
            for (key, member) in members {
                places.push(Place { pointer: pointer.clone(), key: Some(key.clone()) });
                let escaped = key.replace('~', "~0").replace('/', "~1");
                collect(member, format!("{pointer}/{escaped}"), places);
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                collect(item, format!("{pointer}/{index}"), places);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {
            places.push(Place { pointer, key: None });
        }
    }
}

/// Files that no text of a catalog is in.
const WITHOUT_TEXT: [&str; 2] = ["/py.typed", "/test/vectors.test.js"];

/// What lets the text out of its place in this file, if anything does.
fn problem_in(file: &OutputFile) -> Option<String> {
    let path = file.path.get(..80).unwrap_or(&file.path);
    problem_of(file).map(|problem| format!("{path}: {problem}"))
}

fn problem_of(file: &OutputFile) -> Option<String> {
    let safe = |c: char| c.is_ascii_alphanumeric() || "-_./%~".contains(c);
    let parts_are_safe =
        file.path.split('/').all(|part| !matches!(part, "" | "." | "..") && part.len() <= 255);
    if !file.path.chars().all(safe) || !parts_are_safe || reserved_on_windows(&file.path) {
        return Some("the path is not safe".to_owned());
    }
    let forbidden = |c: char| {
        (c.is_control() && c != '\n' && c != '\t')
            || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    if let Some(found) = file.text.chars().find(|&c| forbidden(c)) {
        return Some(format!("holds the character {found:?}"));
    }
    match file.path.rsplit_once('.').map_or("", |(_, extension)| extension) {
        "rs" => problem_in_rust(&file.text),
        "py" => python::problem_in(&file.text),
        "ts" => typescript::problem_in(&file.text),
        "sh" => shell::problem_in(&file.text),
        "toml" => toml::from_str::<toml::Table>(&file.text).err().map(|error| error.to_string()),
        "md" => problem_in_markdown(&file.text),
        "json" => problem_in_json(&file.text),
        "jsonl" => file.text.lines().find_map(problem_in_json),
        _ if WITHOUT_TEXT.iter().any(|name| file.path.ends_with(name)) => None,
        _ => Some("nobody looked at what text does in such a file".to_owned()),
    }
}

fn reserved_on_windows(path: &str) -> bool {
    let reserved: BTreeSet<&str> = ["con", "prn", "aux", "nul", "com1", "lpt1"].into();
    path.split('/')
        .any(|part| reserved.contains(part.split('.').next().unwrap_or_default().to_lowercase().as_str()))
}

fn problem_in_rust(text: &str) -> Option<String> {
    if let Err(error) = syn::parse_file(text) {
        return Some(error.to_string());
    }
    let tokens: TokenStream = text.parse().unwrap();
    names(tokens).contains("evil").then(|| "`evil` became code".to_owned())
}

fn names(tokens: TokenStream) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for token in tokens {
        match token {
            TokenTree::Group(group) => found.extend(names(group.stream())),
            TokenTree::Ident(ident) => {
                found.insert(ident.to_string());
            }
            TokenTree::Punct(_) | TokenTree::Literal(_) => {}
        }
    }
    found
}

fn problem_in_json(text: &str) -> Option<String> {
    serde_json::from_str::<Value>(text).err().map(|error| error.to_string())
}

fn problem_in_markdown(text: &str) -> Option<String> {
    let heading = text.starts_with("<!-- Generated by errcat").then(|| text.split_once("-->")).flatten();
    let text = heading.map_or(text, |(_, text)| text);
    Parser::new_ext(text, pulldown_cmark::Options::ENABLE_TABLES).find_map(|event| problem_in_event(&event))
}

fn problem_in_event(event: &Event<'_>) -> Option<String> {
    if let Event::Html(html) | Event::InlineHtml(html) = event {
        return (!is_anchor(html)).then(|| format!("raw HTML: {html}"));
    }
    if let Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) = event {
        return (!is_safe_link(dest_url)).then(|| format!("a link to {dest_url}"));
    }
    None
}

/// The pages' own anchors are the only HTML in them.
fn is_anchor(html: &str) -> bool {
    let inner = html.trim().strip_prefix("<a id=\"").and_then(|rest| rest.strip_suffix("\">"));
    html.trim() == "</a>"
        || inner.is_some_and(|id| id.chars().all(|c| c.is_ascii_alphanumeric() || "-_.+%~".contains(c)))
}

fn is_safe_link(url: &str) -> bool {
    let scheme = url.split_once(':').map(|(scheme, _)| scheme.to_ascii_lowercase());
    match scheme {
        None => true,
        Some(scheme) if scheme.contains(['/', '#', '?']) => true,
        Some(scheme) => matches!(scheme.as_str(), "http" | "https" | "mailto"),
    }
}
