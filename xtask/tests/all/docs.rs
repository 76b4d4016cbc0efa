//! `docs`: the site that it writes and serves.

#![expect(clippy::unwrap_used, reason = "the functions around the tests fail as tests do")]

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::process::{Child, Stdio};

use crate::support::{Sandbox, catalog};

fn published(keys: &[&str], version: &str) -> String {
    let api = format!("name: demo, version: {version}, docs_url: 'https://docs.example.com/e/{{code}}'");
    catalog(keys).replace("name: demo", &api)
}

/// What the workflow runs and publishes is what there is.
#[test]
fn the_workflow_publishes_the_site() {
    let workflow = concat!(env!("CARGO_MANIFEST_DIR"), "/../.github/workflows/docs.yml");
    let workflow = std::fs::read_to_string(workflow).unwrap();
    let after = |key: &str| workflow.lines().find_map(|line| line.trim().strip_prefix(key)).unwrap();
    let command = after("- run: cargo xtask ").replace("\"$BASE_URL\"", "https://me.example/errors");
    let sandbox = Sandbox::new(&published(&["cup"], "1.0.0"));
    let run = sandbox.run(&command.split(' ').collect::<Vec<_>>());
    assert_eq!(run.code, Some(0), "{run:?}");
    let index = sandbox.read(&format!("{}/index.html", after("path: ")));
    assert!(index.contains("https://me.example/errors/"), "{index}");
}

#[test]
fn a_site_is_written_beside_what_is_generated() {
    let sandbox = Sandbox::new(&published(&["cup"], "1.0.0"));
    let run = sandbox.run(&["docs"]);
    assert_eq!(run.code, Some(0), "{run:?}");
    assert!(run.stderr.contains(" files in generated/site, "), "{}", run.stderr);
    assert!(sandbox.read("generated/site/e/cup/index.html").contains("The cup is gone"));
    let before = sandbox.times("generated/site");
    assert!(sandbox.run(&["docs"]).stderr.contains(", 0 changed"));
    assert_eq!(sandbox.times("generated/site"), before);
    sandbox.write("catalog.yaml", published(&["fork"], "1.0.0"));
    assert_eq!(sandbox.run(&["docs"]).code, Some(0));
    assert!(!sandbox.path("generated/site/e/cup").exists());
    assert_eq!(sandbox.run(&["gen"]).code, Some(0));
    assert_eq!(sandbox.run(&["gen", "--check"]).code, Some(0));
    assert!(sandbox.path("generated/site/e/fork/index.html").exists());
}

#[test]
fn a_catalog_that_does_not_compile_makes_no_site() {
    let sandbox = Sandbox::new("catalog: 1\nteapot: 1\n");
    let run = sandbox.run(&["docs"]);
    assert_eq!(run.code, Some(1), "{run:?}");
    assert!(run.stderr.contains("no site was built"), "{}", run.stderr);
    assert!(!sandbox.path("generated").exists());
}

#[test]
fn an_address_that_the_site_does_not_serve_is_told() {
    let sandbox = Sandbox::new(&published(&["cup"], "1.0.0"));
    let run = sandbox.run(&["docs", "--base-url", "https://pages.example.com/demo"]);
    assert_eq!(run.code, Some(0), "{run:?}");
    let told = "the catalog says that a page is at `https://docs.example.com/e/cup`, and so for 1 in all, but the site at \
                `https://pages.example.com/demo/` has none there";
    assert!(run.stderr.contains(told), "{}", run.stderr);
    assert!(sandbox.path("generated/site/errors/cup/index.html").exists());
}

#[test]
fn versions_with_tags_make_a_page_of_changes() {
    let sandbox = Sandbox::new(&published(&["cup"], "1.0.0"));
    sandbox.git(&["init", "--quiet"]);
    sandbox.commit();
    sandbox.git(&["tag", "v1.0.0"]);
    sandbox.write("catalog.yaml", published(&["cup", "fork"], "1.1.0"));
    assert_eq!(sandbox.run(&["docs"]).code, Some(0));
    let page = sandbox.read("generated/site/changes/index.html");
    assert!(page.contains("the error <code>fork</code> is new"), "{page}");
    let history = "<li><a href=\"../../changes/#1.1.0\">1.1.0</a>: the error <code>fork</code> is new</li>";
    assert!(sandbox.read("generated/site/e/fork/index.html").contains(history));
    assert!(!sandbox.read("generated/site/e/cup/index.html").contains("id=\"history\""));
    assert_eq!(sandbox.run(&["docs", "--tags", "release-*"]).code, Some(0));
    assert!(!sandbox.path("generated/site/changes").exists());
    assert!(!sandbox.read("generated/site/e/fork/index.html").contains("id=\"history\""));
}

#[test]
fn templates_of_a_teams_own_are_used_or_refused() {
    let sandbox = Sandbox::new(&published(&["cup"], "1.0.0"));
    sandbox.write("ours/style.css", "body { color: teal }\n");
    let docs = ["docs", "--templates", "ours"];
    assert_eq!(sandbox.run(&docs).code, Some(0));
    assert!(sandbox.read("generated/site/index.html").contains("<style>body { color: teal }</style>"));
    sandbox.write("ours/index.html", "<p>\n{{ nothing }}</p>");
    let run = sandbox.run(&docs);
    assert_eq!(run.code, Some(2), "{run:?}");
    assert!(run.stderr.contains("`index.html`, line 2: "), "{}", run.stderr);
    sandbox.write("ours/styles.css", "");
    let run = sandbox.run(&docs);
    assert_eq!(run.code, Some(2), "{run:?}");
    assert!(run.stderr.contains("`styles.css` is no template: there are page.html, "), "{}", run.stderr);
    let run = sandbox.run(&["docs", "--base-url", "docs.example.com"]);
    assert_eq!(run.code, Some(2), "{run:?}");
}

#[test]
fn a_served_site_follows_what_is_saved() {
    let sandbox = Sandbox::new(&published(&["cup"], "1.0.0"));
    let mut command = sandbox.command(&["docs", "--serve", "--port", "0"]);
    let mut server = Server(command.stderr(Stdio::piped()).spawn().unwrap());
    let address = server.address();
    let first = changed(&address, "");
    let page = answer(&address, "/e/cup/");
    assert!(page.starts_with("HTTP/1.1 200 OK"), "{page}");
    assert!(
        page.contains("text/html") && page.contains("The cup is gone") && page.contains(" data-live>"),
        "{page}"
    );
    assert!(answer(&address, "/e/cup").contains("location: /e/cup/"));
    let missing = answer(&address, "/e/fork/");
    assert!(missing.starts_with("HTTP/1.1 404") && missing.contains("No such page"), "{missing}");
    sandbox.write("catalog.yaml", published(&["cup", "fork"], "1.0.0"));
    let second = changed(&address, &first);
    assert_ne!(first, second);
    assert!(answer(&address, "/e/fork/").contains("The fork is gone"));
    assert!(!sandbox.path("generated").exists(), "what is served is not written");
}

/// A program that is stopped when the test ends, however it ends.
struct Server(Child);

impl Server {
    /// The host and port that it says it serves at.
    fn address(&mut self) -> String {
        let mut lines = BufReader::new(self.0.stderr.take().unwrap()).lines().map(Result::unwrap);
        let line = lines.find_map(|line| Some(line.split_once("serving http://")?.1.to_owned())).unwrap();
        // What it says later has to go somewhere.
        std::thread::spawn(move || lines.for_each(drop));
        line.split('/').next().unwrap().to_owned()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        _ = self.0.kill();
        _ = self.0.wait();
    }
}

/// Waits until the site is another than the one of this version, and gives its version.
fn changed(address: &str, since: &str) -> String {
    let answer = answer(address, &format!("/.changes?since={since}"));
    answer.split("\r\n\r\n").nth(1).unwrap().to_owned()
}

/// The whole answer of a server.
fn answer(address: &str, path: &str) -> String {
    let mut stream = TcpStream::connect(address).unwrap();
    write!(stream, "GET {path} HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\n\r\n").unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}
