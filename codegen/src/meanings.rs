//! Writes what the rules of a command mean as Markdown: an index, and a page a rule.

use std::fmt::Write as _;

use crate::diagnostic::{Meaning, Severity};
use crate::output::OutputFile;

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
    format!(
        "# {name}\n\n{summary}\n\n{severity}\n\n## What it means\n\n{explanation}\n\n\
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
    text
}
