//! The rules of catalogs and of changes as terminal pages: one, and the list of all.

use errcat_codegen::diagnostic::Meaning;
use errcat_codegen::{ChangeRule, Party, Rule, change_rules, rules, usage, verify};

/// Rules that aren't about a catalog's text, by the command that has them.
const OF_COMMANDS: &[(&str, &[Meaning])] = &[("verify", verify::RULES), ("usage", usage::RULES)];

/// The page of a rule: what it means, a bad and a good example.
pub(super) fn page(rule: &Rule) -> String {
    let Rule { name, summary, explanation, bad, good, .. } = rule;
    format!(
        "{name} ({})\n\n{}\n\n{}\n\nBAD\n{}\nGOOD\n{}",
        rule.severity.word(),
        summary.trim_end(),
        explanation.trim_end(),
        indented(bad),
        indented(good),
    )
}

/// The page of a kind of change: what it means and for whom, before and after.
pub(super) fn change_page(rule: &ChangeRule) -> String {
    let ChangeRule { name, summary, explanation, advice, before, after, .. } = rule;
    let concerned =
        Party::ALL.map(|party| format!("  {:27}  {}\n", party.words(), rule.effects.of(party).word()));
    format!(
        "{name} ({})\n\n{summary}\n\n{explanation}\n\nFOR\n{}\nTO DO\n  {advice}\n\nBEFORE\n{}\nAFTER\n{}",
        if rule.refused { "refused" } else { rule.effects.step().word() },
        concerned.concat(),
        indented(before),
        indented(after),
    )
}

/// The kind of change of this name.
pub(super) fn find_change(name: &str) -> Option<&'static ChangeRule> {
    change_rules().find(|rule| rule.name == name)
}

/// The rule of this name.
pub(super) fn find(name: &str) -> Option<&'static Rule> {
    rules().find(|rule| rule.name == name)
}

/// The page of a rule that a command has.
pub(super) fn page_of_command(name: &str) -> Option<String> {
    let (command, meaning) = of_commands().find(|(_, meaning)| meaning.name == name)?;
    let Meaning { name, severity, summary, explanation, example } = meaning;
    let severity = severity.word();
    Some(format!(
        "{name} (of `cargo xtask {command}`, {severity})\n\n{summary}\n\n{explanation}\n\nEXAMPLE\n{}\nTOLD\n  {}\n  {}\n\nThe catalog of the example is in docs/{command}/README.md.\n",
        indented(example.text),
        example.finding,
        example.action,
    ))
}

/// What a rule of any kind is about, in a sentence.
pub(super) fn summary(name: &'static str) -> Option<&'static str> {
    let of_catalogs = find(name).map(|rule| rule.summary);
    let of_changes = || find_change(name).map(|rule| rule.summary);
    let of_commands = || of_commands().find(|(_, rule)| rule.name == name).map(|(_, rule)| rule.summary);
    of_catalogs.or_else(of_changes).or_else(of_commands)
}

/// The names of all rules.
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    let of_commands = of_commands().map(|(_, meaning)| meaning.name);
    rules().map(|rule| rule.name).chain(change_rules().map(|rule| rule.name)).chain(of_commands)
}

fn of_commands() -> impl Iterator<Item = (&'static str, &'static Meaning)> {
    OF_COMMANDS.iter().flat_map(|(command, meanings)| meanings.iter().map(|meaning| (*command, meaning)))
}

/// All rules, by family.
pub(super) fn list() -> String {
    let width = names().map(str::len).max().unwrap_or_default();
    let mut lines = Vec::new();
    let mut family = "";
    for rule in rules() {
        if rule.family != family {
            lines.push(format!("\n{}", rule.family.to_uppercase()));
            family = rule.family;
        }
        lines.push(format!("  {:width$}  {:7}  {}", rule.name, rule.severity.word(), rule.summary));
    }
    lines.push("\nCHANGES".to_owned());
    for rule in change_rules() {
        let step = if rule.refused { "refused" } else { rule.effects.step().word() };
        lines.push(format!("  {:width$}  {step:7}  {}", rule.name, rule.summary));
    }
    for (command, meanings) in OF_COMMANDS {
        lines.push(format!("\nOF {}", command.to_uppercase()));
        lines.extend(
            meanings
                .iter()
                .map(|rule| format!("  {:width$}  {:7}  {}", rule.name, rule.severity.word(), rule.summary)),
        );
    }
    lines.join("\n").trim_start().to_owned() + "\n"
}

fn indented(text: &str) -> String {
    text.lines().map(|line| format!("  {line}").trim_end().to_owned() + "\n").collect()
}
