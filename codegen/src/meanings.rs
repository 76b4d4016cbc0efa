//! Writes what the rules of a command mean as Markdown: an index, and a page a rule.

use std::fmt::Write as _;

use crate::diagnostic::{Example, Meaning, Severity};
use crate::output::OutputFile;

/// The catalog that the examples of all rules are about.
pub const EXAMPLES: &str = include_str!("meanings.yaml");

/// The pages of a command's rules, by path.
pub(crate) fn pages(command: &str, rules: &[Meaning]) -> Vec<OutputFile> {
    let file = |name: &str, text| OutputFile { path: format!("docs/{command}/{name}.md"), text };
    let mut pages: Vec<OutputFile> = rules.iter().map(|rule| file(rule.name, page(command, rule))).collect();
    pages.push(file("README", index(command, rules)));
    pages
}

fn page(command: &str, rule: &Meaning) -> String {
    let Meaning { name, summary, explanation, .. } = rule;
    let severity = match rule.severity {
        Severity::Error => "An **error**: the command exits with 1.",
        Severity::Warning => "A **warning**: the command exits with 1 under `--deny warnings`.",
        Severity::Note => "A **note**: nothing is refused.",
    };
    let Example { ending, text, finding, action } = rule.example;
    let language = if ending == "jsonl" { "json" } else { ending };
    let told = rule.severity.word();
    format!(
        "# {name}\n\n{summary}\n\n{severity}\n\n## What it means\n\n{explanation}\n\n## Example\n\n\
         With [the catalog of all examples](README.md#the-catalog-of-the-examples), this\n\n\
         ```{language}\n{text}```\n\nis told as\n\n\
         ```text\n{told}[{name}]: {finding}\n  = help: {action}\n```\n\n\
         [`cargo xtask {command}`](../{command}.md), [its rules](README.md)\n"
    )
}

fn index(command: &str, rules: &[Meaning]) -> String {
    let mut text = format!(
        "# Rules of `{command}`\n\nWhat [`cargo xtask {command}`](../{command}.md) finds. `cargo xtask explain RULE` shows \
         a page in the terminal.\n\n| rule | severity | what it finds |\n| --- | --- | --- |\n"
    );
    for Meaning { name, severity, summary, .. } in rules {
        let severity = severity.word();
        _ = writeln!(text, "| [{name}]({name}.md) | {severity} | {summary} |");
    }
    _ = write!(text, "\n## The catalog of the examples\n\n```yaml\n{EXAMPLES}```\n");
    text
}
