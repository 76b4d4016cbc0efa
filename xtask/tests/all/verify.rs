//! `verify`: every form of recorded answers, every form of report, and files of any size.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Stdio;
use std::thread::sleep;
use std::time::Duration;

use serde_json::Value;

use crate::left_out::left_out;
use crate::support::{Run, Sandbox, catalog};

const KNOWN: &str = r#"{"error": {"code": "cup", "message": "The cup is gone"}}"#;
const UNKNOWN: &str = r#"{"error": {"code": "cop", "message": "The cup is gone"}}"#;

fn line(status: u16, body: &str) -> String {
    let body = Value::from(body);
    format!(
        r#"{{"method": "GET", "path": "/cups?key=secret", "status": {status}, "headers": {{}}, "body": {body}}}"#
    ) + "\n"
}

fn archive(bodies: &[(u16, &str)]) -> String {
    let entry = |(status, body): &(u16, &str)| {
        let body = Value::from(*body);
        format!(
            r#"  {{ "request": {{ "method": "GET", "url": "https://x.example/cups?key=secret", "headers": [] }}, "time": 1,
    "response": {{ "status": {status}, "headers": [{{ "name": ":status", "value": "{status}" }}], "content": {{ "text": {body} }} }} }}"#
        )
    };
    let entries: Vec<String> = bodies.iter().map(entry).collect();
    format!(
        "{{ \"log\": {{ \"version\": \"1.2\", \"entries\": [\n{}\n], \"pages\": [] }} }}\n",
        entries.join(",\n")
    )
}

#[test]
fn answers_that_fit_say_nothing_and_others_end_with_1() {
    let sandbox = Sandbox::new(&catalog(&["cup"]));
    sandbox.write("good.jsonl", line(404, KNOWN) + "\n" + &line(200, "[]"));
    let run = sandbox.run(&["verify", "good.jsonl"]);
    assert_eq!((run.code, run.stdout.as_str()), (Some(0), ""), "{run:?}");
    assert_eq!(run.stderr, "2 answers read, 1 error among them; 0 kinds of disagreement\n");

    sandbox
        .write("bad.jsonl", line(404, KNOWN) + &line(404, UNKNOWN) + &line(410, KNOWN) + &line(404, UNKNOWN));
    let run = sandbox.run(&["verify", "good.jsonl", "bad.jsonl"]);
    assert_eq!(run.code, Some(1));
    let expected = r#"error[unknown-code]: no error of the catalog has the code `cop`
 --> bad.jsonl:2:1
  |
2 | GET /cups 404 {"error": {"code": "cop", "message": "The cup is gone"}}
  | ^^^^^^^^^^^^^ the first of 2 answers
  |
  = help: did you mean `cup`? else add the error to the catalog

error[undeclared-status]: `cup` was sent with 410, and the catalog has it with 404
 --> bad.jsonl:3:1
  |
3 | GET /cups 410 {"error": {"code": "cup", "message": "The cup is gone"}}
  | ^^^^^^^^^^^^^ in this answer
  |
  = help: send it with 404, or add 410 to `status` of `cup`

2 errors
6 answers read, 5 errors among them; 2 kinds of disagreement
"#;
    assert_eq!(run.stderr, expected);
}

#[test]
fn a_rule_can_be_left_out_and_a_misspelt_one_is_wrong_usage() {
    let sandbox = Sandbox::new(&catalog(&["cup"]));
    sandbox.write("bad.jsonl", line(404, UNKNOWN) + &line(502, "<h1>"));
    let run = sandbox.run(&["verify", "bad.jsonl", "--allow", "foreign-answer"]);
    assert!(run.code == Some(1) && !run.stderr.contains("foreign-answer"), "{run:?}");
    let run = sandbox.run(&["verify", "bad.jsonl", "--allow", "foreign-answer", "--allow", "unknown-code"]);
    assert_eq!(run.code, Some(0), "{run:?}");
    let run = sandbox.run(&["verify", "bad.jsonl", "--allow", "unknown-cod"]);
    assert_eq!(run.code, Some(2));
    assert_eq!(run.stderr, "error: `verify` has no rule `unknown-cod`: did you mean `unknown-code`?\n");
}

#[test]
fn archives_raw_answers_and_folders_are_read() {
    let sandbox = Sandbox::new(&catalog(&["cup"]));
    sandbox.write("t/a.har", archive(&[(404, KNOWN), (0, ""), (404, UNKNOWN)]));
    sandbox.write("t/in/b.http", format!("HTTP/2 404 \r\ncontent-type: application/json\r\n\r\n{UNKNOWN}"));
    sandbox.write(
        "t/in/c.http",
        format!("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 410 Gone\r\nx: y\r\n\r\n{KNOWN}"),
    );
    let (start, end) = KNOWN.split_at(20);
    let chunked = format!("14\r\n{start}\r\n{:x}\r\n{end}\r\n0\r\n\r\n", end.len());
    sandbox.write("t/in/d.http", format!("HTTP/1.1 404 Not Found\nTransfer-Encoding: chunked\n\n{chunked}"));
    let base64 = "eyJlcnJvciI6IHsiY29kZSI6ICJqdWciLCAibWVzc2FnZSI6ICJ4In19";
    sandbox.write(
        "t/in/e.jsonl",
        format!(r#"{{"status": 404, "headers": [["a", "b"]], "encoding": "base64", "body": "{base64}"}}"#),
    );
    // What `curl --include --location` prints.
    sandbox.write(
        "t/in/f.http",
        format!("HTTP/1.1 302 Found\nlocation: /y\n\nHTTP/1.1 410 Gone\nx: y\n\n{KNOWN}"),
    );
    sandbox.write("t/notes.txt", "not traffic");
    // A log of something else.
    sandbox.write("t/log.json", r#"{"log": {"entries": [{"level": "info", "status": "ok"}]}}"#);
    sandbox.write("t/numbers.json", r#"{"log": {"entries": [1, 2]}}"#);
    let run = sandbox.run(&["verify", "t", "--format", "json"]);
    assert_eq!(run.code, Some(1), "{run:?}");
    let report: Value = serde_json::from_str(&run.stdout).unwrap();
    let told = |one: &Value| {
        format!("{} {}:{} {}", one["rule"], one["file"], one["line"], one["count"]).replace('"', "")
    };
    let told: Vec<String> = report["diagnostics"].as_array().unwrap().iter().map(told).collect();
    let expected =
        ["unknown-code t/a.har:6 2", "unknown-code t/in/e.jsonl:1 1", "undeclared-status t/in/c.http:3 2"];
    assert_eq!(told, expected);
    assert_eq!(
        run.stderr,
        "7 answers read, 7 errors among them; 3 kinds of disagreement\n3 files passed over: no recorded traffic\n"
    );
}

#[test]
fn what_is_no_traffic_is_told_with_its_place() {
    let sandbox = Sandbox::new(&catalog(&["cup"]));
    sandbox.write("notes.txt", "not traffic");
    sandbox.write("cut.har", &archive(&[(404, KNOWN)])[..150]);
    sandbox.write("no.jsonl", line(404, KNOWN) + "{\"state\": 404}\n");
    sandbox.write("empty/readme", "");
    for (file, said) in [
        ("notes.txt", "`notes.txt` is neither HAR, nor JSON lines, nor a raw answer"),
        ("cut.har", "`cut.har` is no whole HTTP archive"),
        ("no.jsonl", "no.jsonl:2: it has no `status`"),
        ("empty", "there is no recorded answer in `empty`"),
        ("nowhere", "`nowhere`"),
    ] {
        let run = sandbox.run(&["verify", file]);
        assert_eq!(run.code, Some(1), "{file}");
        assert!(run.stderr.contains(said), "{file}: {}", run.stderr);
    }
    assert_eq!(sandbox.run(&["verify"]).code, Some(2));
}

#[test]
fn programs_get_the_count_and_no_query() {
    let sandbox = Sandbox::new(&catalog(&["cup"]));
    sandbox.write("bad.jsonl", line(404, UNKNOWN) + &line(404, UNKNOWN));
    let run = sandbox.run(&["verify", "bad.jsonl", "--format", "sarif"]);
    let log: Value = serde_json::from_str(&run.stdout).unwrap();
    let result = &log["runs"][0]["results"][0];
    assert_eq!((&result["ruleId"], &result["occurrenceCount"]), (&"unknown-code".into(), &2.into()));
    let region = &result["locations"][0]["physicalLocation"]["region"];
    assert_eq!(region.to_string(), r#"{"startLine":1}"#);
    let rule = &log["runs"][0]["tool"]["driver"]["rules"][0];
    assert_eq!(rule["shortDescription"]["text"], "An answer carries a code that the catalog doesn't list.");
    let run = sandbox.run(&["verify", "bad.jsonl", "--format", "github"]);
    assert!(
        run.stdout.starts_with("::error file=bad.jsonl,line=1,endLine=1,title=unknown-code::"),
        "{}",
        run.stdout
    );
    for format in ["human", "json", "sarif", "github"] {
        let run = sandbox.run(&["verify", "bad.jsonl", "--format", format]);
        assert!(!run.stdout.contains("secret") && !run.stderr.contains("secret"), "{run:?}");
    }
    let run = sandbox.run(&["explain", "missing-retry-after"]);
    assert!(
        run.stdout.starts_with("missing-retry-after (of `cargo xtask verify`, error)\n"),
        "{}",
        run.stdout
    );
}

#[test]
fn kinds_beyond_the_most_are_counted() {
    let sandbox = Sandbox::new(&catalog(&["cup"]));
    let lines = (0..1_003).map(|n| line(404, &KNOWN.replace("cup", &format!("jug_{n}")))).collect::<String>();
    sandbox.write("many.jsonl", lines);
    let run = sandbox.run(&["verify", "many.jsonl"]);
    assert!(run.stderr.ends_with(
        "1000 kinds of disagreement; 3 findings more, of kinds beyond the first 1000, are not shown\n"
    ));
}

/// What a larger file may take more, in KiB.
#[cfg(target_os = "linux")]
const MORE_MEMORY: u64 = 8 << 10;

#[cfg(target_os = "linux")]
#[test]
fn a_large_file_takes_no_more_memory_than_a_small_one() {
    let sandbox = Sandbox::new(&catalog(&["cup"]));
    for (kind, of_size) in [("jsonl", lines_of_size as fn(usize) -> String), ("har", archive_of_size)] {
        let [small, large] = [8, 96].map(|mebibytes| {
            let name = format!("{mebibytes}.{kind}");
            let traffic = of_size(mebibytes << 20);
            assert!(traffic.len() >= mebibytes << 20, "{name}");
            sandbox.write(&name, traffic);
            peak(&sandbox, &name)
        });
        assert!(large < small + MORE_MEMORY, "{kind}: {small} KiB for 8 MiB, {large} KiB for 96 MiB");
    }
}

#[cfg(target_os = "linux")]
fn filler() -> String {
    format!("[\"{}\"]", "x".repeat(1_000))
}

#[cfg(target_os = "linux")]
fn lines_of_size(bytes: usize) -> String {
    let pair = line(404, KNOWN) + &line(200, &filler());
    pair.repeat(bytes / pair.len() + 1)
}

#[cfg(target_os = "linux")]
fn archive_of_size(bytes: usize) -> String {
    let filler = filler();
    archive(&vec![(404, filler.as_str()); bytes / filler.len() + 1])
}

/// The most memory that a run takes, in KiB.
#[cfg(target_os = "linux")]
fn peak(sandbox: &Sandbox, file: &str) -> u64 {
    let mut child =
        sandbox.command(&["verify", file]).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    let mut peak = 0;
    while child.try_wait().unwrap().is_none() {
        peak = peak.max(high_water_mark(child.id()).unwrap_or_default());
        sleep(Duration::from_millis(2));
    }
    assert!(peak > 1_024, "{file}: nothing was measured");
    peak
}

#[cfg(target_os = "linux")]
fn high_water_mark(id: u32) -> Option<u64> {
    let status = fs::read_to_string(format!("/proc/{id}/status")).ok()?;
    status.lines().find_map(|line| line.strip_prefix("VmHWM:")?.trim().strip_suffix(" kB")?.parse().ok())
}

/// The recorded answers of each service, with the catalog that was written for it: what the command counts is what was
/// judged.
#[test]
fn answers_of_services_are_counted_as_they_were_judged() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let Ok(answers) = fs::read_to_string(root.join("../shared/realworld/responses.jsonl")) else {
        return left_out("the answers of services, as the command counts them", "../shared/realworld");
    };
    let folder = root.join("codegen/tests/realworld");
    let answers: Vec<&str> = answers.lines().collect();
    let table = |name: &str| fs::read_to_string(folder.join(name)).unwrap();
    let mut by_catalog: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for line in table("verdicts.tsv").lines().filter(|line| !line.starts_with('#')).skip(1) {
        let columns: Vec<&str> = line.split('\t').collect();
        let at: usize = columns[0].parse().unwrap();
        by_catalog.entry(columns[2].to_owned()).or_default().push(recorded(answers[at - 1]));
    }
    let sandbox = Sandbox::empty();
    let mut counted = BTreeMap::new();
    for (catalog, lines) in &by_catalog {
        let file = format!("{catalog}.jsonl");
        sandbox.write(&file, lines.join("\n"));
        let path = folder.join(format!("catalogs/{catalog}.yaml"));
        let run = sandbox.run(&["verify", &file, "--format", "json", "--catalog", path.to_str().unwrap()]);
        assert!(run.stderr.starts_with(&format!("{} answer", lines.len())), "{catalog}: {}", run.stderr);
        let report: Value = serde_json::from_str(&run.stdout).unwrap();
        let told = report["diagnostics"].as_array().unwrap();
        assert_eq!(run.code, Some(i32::from(!told.is_empty())), "{catalog}");
        for one in told {
            let rule = one["rule"].as_str().unwrap().to_owned();
            *counted.entry((catalog.clone(), rule)).or_default() += one["count"].as_u64().unwrap();
        }
    }
    let line = |((catalog, rule), count): (&(String, String), &u64)| format!("{catalog}\t{rule}\t{count}\n");
    assert_eq!(counted.iter().map(line).collect::<String>(), table("findings.tsv"));
}

/// Bodies that aren't text stand there in Base64.
fn recorded(line: &str) -> String {
    let mut answer: Value = serde_json::from_str(line).unwrap();
    let kind = serde_json::json!(["content-type", "application/cbor"]);
    if answer["headers"].as_array().unwrap().contains(&kind) {
        answer["encoding"] = "base64".into();
    }
    answer.to_string()
}

#[test]
fn a_broken_catalog_is_told_first() {
    let sandbox = Sandbox::new(&(catalog(&["cup"]) + "teapot: 1\n"));
    sandbox.write("good.jsonl", line(404, KNOWN));
    let run: Run = sandbox.run(&["verify", "good.jsonl"]);
    assert!(run.code == Some(1) && run.stderr.contains("error[unknown-key]"), "{run:?}");
}
