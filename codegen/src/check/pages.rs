//! Writes the table of rules as Markdown: an index, and a page a rule.

use std::fmt::Write as _;

use crate::diagnostic::Severity;
use crate::output::OutputFile;

use super::{Rule, rules, table};

/// The pages, by path.
pub(crate) fn pages() -> Vec<OutputFile> {
    let page = |rule: &Rule| OutputFile { path: format!("docs/rules/{}.md", rule.name), text: page(rule) };
    let mut pages: Vec<OutputFile> = rules().map(page).collect();
    pages.push(OutputFile { path: "docs/rules/README.md".to_owned(), text: index() });
    pages.sort();
    pages
}

fn page(rule: &Rule) -> String {
    let Rule { name, family, summary, explanation, bad, good, .. } = rule;
    let severity = match rule.severity {
        Severity::Error => "An **error**: nothing is generated.",
        Severity::Warning => {
            "A **warning**: an error under `--deny warnings`. An error of the catalog silences a lint about itself \
             with `allow`."
        }
        Severity::Note => "A **note**: nothing is refused.",
    };
    format!(
        "# {name}\n\n{summary}\n\n{severity} Family: {family}.\n\n## What it means\n\n{explanation}\n\n\
         ## Bad\n\n```yaml\n{bad}```\n\n## Good\n\n```yaml\n{good}```\n\n[All rules](README.md)\n"
    )
}

fn index() -> String {
    let mut text = "# Rules\n\nWhat a catalog is checked for. `cargo xtask explain RULE` shows a page in the terminal.\n\n\
                    Sections that an example leaves out are as in the smallest catalog:\n\n```yaml\n"
        .to_owned();
    text.push_str(super::SMALLEST);
    text.push_str("```\n");
    for family in &table::FAMILIES {
        let Some(first) = family.first() else { continue };
        _ = write!(
            text,
            "\n## {}\n\n| rule | severity | what it finds |\n| --- | --- | --- |\n",
            heading(first.family)
        );
        family.iter().for_each(|rule| text.push_str(&row(rule)));
    }
    text
}

fn heading(family: &str) -> String {
    crate::names::words(family)
}

fn row(rule: &Rule) -> String {
    let severity = rule.severity.word();
    format!("| [{0}]({0}.md) | {severity} | {1} |\n", rule.name, rule.summary)
}
