//! Writes the table of changes as Markdown: an index, and a page a change.

use std::fmt::Write as _;

use super::{ChangeRule, Party, Step, change_rules, table};
use crate::output::OutputFile;

/// The longest line of a page, in characters.
const WIDTH: usize = 120;

/// The pages, by path.
pub(crate) fn pages() -> Vec<OutputFile> {
    let file = |name: &str, text| OutputFile { path: format!("docs/changes/{name}.md"), text };
    let mut pages: Vec<OutputFile> = change_rules().map(|rule| file(rule.name, page(rule))).collect();
    pages.push(file("README", index()));
    pages
}

fn page(rule: &ChangeRule) -> String {
    let ChangeRule { name, family, summary, explanation, advice, before, after, .. } = rule;
    let refused = if rule.refused { "It is **refused**, whatever the version. " } else { "" };
    format!(
        "# {name}\n\n{summary}\n\n{refused}Family: {family}. The step is **{}**.\n\n## What it means\n\n\
         {}\n\n{}\n## What to do\n\n{}.\n\n## Before\n\n```yaml\n{before}```\n\n## After\n\n\
         ```yaml\n{after}```\n\n[All changes](README.md)\n",
        rule.effects.step().word(),
        wrapped(explanation),
        concerned(rule),
        sentence(advice),
    )
}

/// Whom it concerns, as a table.
fn concerned(rule: &ChangeRule) -> String {
    let mut text = "| for | it is |\n| --- | --- |\n".to_owned();
    for party in Party::ALL {
        _ = writeln!(text, "| {} | {} |", party.words(), rule.effects.of(party).word());
    }
    text
}

/// A text in lines as long as the pages' own.
fn wrapped(text: &str) -> String {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + word.chars().count() < WIDTH => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines.join("\n")
}

fn sentence(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map(|first| first.to_uppercase().chain(characters).collect()).unwrap_or_default()
}

fn index() -> String {
    let mut text = "# Changes\n\nWhat `cargo xtask diff` tells apart, and the step of the version that each calls for. \
                    [Evolution](../evolution.md) says how it is\nused; `cargo xtask explain CHANGE` shows a page in the \
                    terminal. Sections that an example leaves out are:\n\n```yaml\n"
        .to_owned();
    text.push_str(table::BASE);
    text.push_str("```\n");
    for family in &table::FAMILIES {
        let Some(first) = family.first() else { continue };
        _ = write!(
            text,
            "\n## {}\n\n| change | step | what it is |\n| --- | --- | --- |\n",
            crate::names::words(first.family)
        );
        family.iter().for_each(|rule| text.push_str(&row(rule)));
    }
    text
}

fn row(rule: &ChangeRule) -> String {
    let step = match rule.effects.step() {
        _ if rule.refused => "refused",
        step @ (Step::None | Step::Patch | Step::Minor | Step::Major) => step.word(),
    };
    format!("| [{0}]({0}.md) | {step} | {1} |\n", rule.name, rule.summary)
}
