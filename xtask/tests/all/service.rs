//! `verify` on traffic of the example service, which really runs: recorded in every form, it fits the catalog, and what
//! is then changed in the catalog is found, and nothing else.

#![expect(clippy::unwrap_used, reason = "a test that can't set itself up has failed")]

use std::collections::BTreeSet;
use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use serde_json::{Value, json};

use crate::support::Sandbox;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

/// The service, until it is dropped.
struct Service {
    child: Child,
    address: String,
}

impl Service {
    fn start() -> Self {
        let cargo = ["build", "--locked", "--quiet", "--package", "errcat-example-service"];
        assert!(Command::new("cargo").args(cargo).current_dir(root()).status().unwrap().success());
        let program = Path::new(env!("CARGO_BIN_EXE_xtask")).with_file_name("errcat-example-service");
        let pipes = Command::new(program).arg("serve").stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
        let mut child = pipes.unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let address = line.trim().trim_start_matches("http://").trim_end_matches('/').to_owned();
        Self { child, address }
    }

    /// What came back, byte by byte.
    fn ask(&self, asked: &str, headers: &str, body: &str) -> Vec<u8> {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        let head = format!("{asked} HTTP/1.1\r\nhost: {}\r\nconnection: close\r\n{headers}", self.address);
        let request = format!("{head}content-length: {}\r\n\r\n{body}", body.len());
        // A body that is too large may be refused before all of it was read.
        _ = stream.write_all(request.as_bytes());
        let mut answer = Vec::new();
        _ = stream.read_to_end(&mut answer);
        assert!(answer.starts_with(b"HTTP/1.1 "), "{asked}");
        answer
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        // It ends with its standard input.
        drop(self.child.stdin.take());
        _ = self.child.wait();
    }
}

/// A request and the bytes of its answer.
type Exchange = (String, Vec<u8>);

/// Asks for what the service does well, for what it refuses, and for each error of its catalog.
fn record(service: &Service) -> Vec<Exchange> {
    let mut exchanges = Vec::new();
    let mut ask = |asked: &str, headers: &str, body: &str| {
        exchanges.push((asked.to_owned(), service.ask(asked, headers, body)));
    };
    for path in [
        "/models/lumen-3",
        "/models/lumen-1",
        "/models/none?key=secret",
        "/files/file_whole",
        "/files/file_new",
    ] {
        ask(&format!("GET {path}"), "x-request-id: req_1\r\n", "");
    }
    for path in ["/files/file_torn", "/files/file_lost", "/files/none", "/nowhere"] {
        ask(&format!("GET {path}"), "", "");
    }
    ask("HEAD /models/none", "", "");
    ask("DELETE /models/lumen-3", "", "");
    let json = "content-type: application/json\r\n";
    for body in [
        "{\"model\": \"lumen-3\", \"prompt\": \"\"}",
        "{\"model\": 7}",
        "{",
        "{\"model\": \"lumen-lab\", \"prompt\": \"x\"}",
    ] {
        ask("POST /responses", json, body);
    }
    ask("POST /responses", "content-type: text/plain\r\n", "x");
    ask("POST /responses", json, &"x".repeat(20 << 10));
    for _ in 0..64 {
        ask("POST /responses", json, "{\"model\": \"lumen-3\", \"prompt\": \"x\"}");
    }
    for code in codes() {
        ask(&format!("POST /errors/{code}"), "", "");
    }
    exchanges
}

/// The codes that the vectors of the generated crate are about.
fn codes() -> BTreeSet<String> {
    let vectors = fs::read_to_string(root().join("generated/vectors.jsonl")).unwrap();
    let names = vectors.lines().filter_map(|line| {
        let line: Value = serde_json::from_str(line).unwrap();
        Some(line["name"].as_str()?.split_once("/example")?.0.to_owned())
    });
    names.collect()
}

fn parts(answer: &[u8]) -> (u16, Vec<(String, String)>, String) {
    let text = String::from_utf8(answer.to_vec()).unwrap();
    let (head, body) = text.split_once("\r\n\r\n").unwrap();
    let mut lines = head.lines();
    let status = lines.next().unwrap().split(' ').nth(1).unwrap().parse().unwrap();
    let headers = lines.map(|line| line.split_once(": ").unwrap());
    (status, headers.map(|(name, value)| (name.to_owned(), value.to_owned())).collect(), body.to_owned())
}

/// Writes an archive, JSON lines and raw answers.
fn write(sandbox: &Sandbox, exchanges: &[Exchange]) {
    let (mut lines, mut entries) = (String::new(), Vec::new());
    for (number, (asked, answer)) in exchanges.iter().enumerate() {
        let (method, path) = asked.split_once(' ').unwrap();
        // An answer to HEAD that doesn't tell what was asked looks like one that lost its body.
        if method != "HEAD" {
            sandbox.write(&format!("raw/{number:03}.http"), answer);
        }
        let (status, headers, body) = parts(answer);
        let line =
            json!({ "method": method, "path": path, "status": status, "headers": headers, "body": body });
        lines.extend([line.to_string(), "\n".to_owned()]);
        let url = format!("https://api.inference.example/v3{path}");
        let headers: Vec<Value> =
            headers.iter().map(|(name, value)| json!({ "name": name, "value": value })).collect();
        let response = json!({ "status": status, "headers": headers, "content": { "text": body } });
        entries.push(json!({ "request": { "method": method, "url": url }, "response": response }));
    }
    sandbox.write("traffic.jsonl", lines);
    let archive = json!({ "log": { "version": "1.2", "entries": entries } });
    sandbox.write("traffic.har", format!("{archive:#}"));
}

fn write_catalog(sandbox: &Sandbox) {
    sandbox.write("catalog.yaml", fs::read(root().join("catalog.yaml")).unwrap());
    for entry in fs::read_dir(root().join("catalog")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap();
        sandbox.write(&format!("catalog/{name}"), fs::read(&path).unwrap());
    }
}

fn edit(sandbox: &Sandbox, file: &str, from: &str, to: &str) {
    let text = sandbox.read(file);
    assert_eq!(text.matches(from).count(), 1, "{from}");
    sandbox.write(file, text.replace(from, to));
}

/// The rule and the message of each finding.
fn found(sandbox: &Sandbox, traffic: &str) -> Vec<String> {
    let run = sandbox.run(&["verify", traffic, "--format", "json"]);
    let report: Value = serde_json::from_str(&run.stdout).unwrap();
    let told =
        |one: &Value| format!("{}: {}", one["rule"].as_str().unwrap(), one["message"].as_str().unwrap());
    report["diagnostics"].as_array().unwrap().iter().map(told).collect()
}

#[test]
fn planted_drifts_are_found_in_recorded_traffic_and_nothing_else() {
    let sandbox = Sandbox::empty();
    let exchanges = record(&Service::start());
    assert!(exchanges.len() > 150, "{}", exchanges.len());
    write(&sandbox, &exchanges);
    write_catalog(&sandbox);
    for traffic in ["traffic.har", "traffic.jsonl", "raw"] {
        assert_eq!(found(&sandbox, traffic), Vec::<String>::new(), "{traffic}");
        assert_eq!(sandbox.run(&["verify", traffic]).code, Some(0));
    }

    edit(
        &sandbox,
        "catalog/operations.yaml",
        "model_not_found, model_retired, model_access",
        "model_not_found, model_access",
    );
    let prompt_empty = ["  prompt_empty:\n    status: 400\n", "  prompt_empty:\n    status: 422\n"];
    edit(&sandbox, "catalog/models-and-files.yaml", prompt_empty[0], prompt_empty[1]);
    let progress = ["progress: { type: number, optional", "progress: { type: boolean, optional"];
    edit(&sandbox, "catalog/models-and-files.yaml", progress[0], progress[1]);
    edit(
        &sandbox,
        "catalog/models-and-files.yaml",
        "from 0 to 1.\", example: 0.65",
        "or not.\", example: true",
    );
    let drifts = [
        "undeclared-status: `prompt_empty` was sent with 400, and the catalog has it with 422",
        "undeclared-error: the operation `get_model` answered with `model_retired`, which it doesn't list",
        "mistyped-field: `progress` of `file_not_ready` is `0.25`, which is no boolean",
    ];
    for traffic in ["traffic.har", "traffic.jsonl"] {
        assert_eq!(found(&sandbox, traffic), drifts, "{traffic}");
        assert_eq!(sandbox.run(&["verify", traffic]).code, Some(1));
    }
    // Raw answers don't tell what was asked.
    assert_eq!(found(&sandbox, "raw"), [drifts[0], drifts[2]]);
}
