//! Refuses what a catalog may not say, and warns of what it had better not.
//!
//! A family of rules is a file here, and a file of the same name in `table` with what each rule means.

mod allow;
mod documents;
mod envelope;
mod exports;
mod fields;
mod headers;
mod identity;
mod lifecycle;
mod messages;
mod names;
mod operations;
mod pages;
mod reading_back;
mod references;
mod retry;
mod secrets;
mod statuses;
mod table;
mod unsent;

pub(crate) use pages::pages;

use std::collections::BTreeSet;

use crate::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::resolve::{ErrorDef, Resolved};
use crate::span::Span;

/// The catalog whose sections the examples of rules stand in for.
pub const SMALLEST: &str = "\
catalog: 1

api:
  name: demo

wire:
  body: { code: $code, message: $message, details: $details? }

errors:
  gone: { status: 410, message: It is gone., causes: [It was deleted.], solution: Make it anew. }
";

/// What a catalog is checked for.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// Stable, kebab-case.
    pub name: &'static str,
    /// A refusal, or a lint.
    pub severity: Severity,
    /// The rules it stands among.
    pub family: &'static str,
    /// One sentence: what is refused or warned of.
    pub summary: &'static str,
    /// Markdown: what it means and why.
    pub explanation: &'static str,
    /// A part of a catalog that breaks the rule.
    pub bad: &'static str,
    /// The same, mended.
    pub good: &'static str,
    /// Looks at the whole catalog; `None` when the rule falls out of reading it.
    run: Option<fn(&Resolved<'_>, &mut Findings)>,
}

/// Every rule, family by family, in the order of the docs.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    table::FAMILIES.iter().flat_map(|family| family.iter())
}

/// Runs every rule.
pub(crate) fn check(catalog: &Resolved<'_>, diagnostics: &mut Diagnostics) {
    let mut findings = Findings::default();
    for run in rules().filter_map(|rule| rule.run) {
        run(catalog, &mut findings);
    }
    diagnostics.extend(findings.list);
}

/// What the rules found.
#[derive(Default)]
struct Findings {
    list: Vec<Diagnostic>,
    /// The lints that an error allows, and that would have been found: its key's place and the rule.
    silenced: BTreeSet<(Span, &'static str)>,
}

impl Findings {
    /// Adds one.
    fn push(&mut self, diagnostic: Diagnostic) {
        self.list.push(diagnostic);
    }

    /// Adds one, unless its rule has refused the very place already.
    fn push_unless_refused(&mut self, diagnostic: Diagnostic) {
        let is_same = |other: &Diagnostic| {
            (other.rule, other.primary.span) == (diagnostic.rule, diagnostic.primary.span)
        };
        if !self.list.iter().any(is_same) {
            self.push(diagnostic);
        }
    }

    /// Adds a lint about an error, unless the error allows it.
    fn about(&mut self, error: &ErrorDef<'_>, lint: Diagnostic) {
        if error.written.allow.iter().any(|(rule, _)| rule.text == lint.rule) {
            self.silenced.insert((error.key.span, lint.rule));
        } else {
            self.list.push(lint);
        }
    }

    /// Adds the first of these lints, which one action mends, and says how many more errors it is about.
    fn once(&mut self, found: Self) {
        self.silenced.extend(found.silenced);
        let others = found.list.len().saturating_sub(1);
        let first = found.list.into_iter().next();
        self.list.extend(first.map(|first| match others {
            0 => first,
            1 => first.label("and so one other error"),
            _ => first.label(format!("and so {others} other errors")),
        }));
    }
}
