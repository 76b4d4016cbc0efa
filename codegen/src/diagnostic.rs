//! A problem in a catalog, as data: terminals, CI systems and editors each show it their own way.

use crate::span::Span;

/// How bad a problem is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Nothing is generated.
    Error,
    /// A lint: worth a look; refused under `--deny warnings`.
    Warning,
    /// Worth knowing: a change that breaks nothing.
    Note,
}

impl Severity {
    /// As reports and pages have it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}

/// What a rule about something else than the catalog's own text means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Meaning {
    /// Stable, kebab-case.
    pub name: &'static str,
    /// How it is told.
    pub severity: Severity,
    /// One sentence: what is found.
    pub summary: &'static str,
    /// Markdown: what it means and why.
    pub explanation: &'static str,
    /// What breaks it.
    pub example: Example,
}

/// What breaks a rule, beside the catalog of all examples, and what is said of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Example {
    /// How a file's name ends that holds such a text.
    pub ending: &'static str,
    /// The file.
    pub text: &'static str,
    /// What is wrong, as it is told.
    pub finding: &'static str,
    /// The action that is told.
    pub action: &'static str,
}

/// A place and what is to be seen there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// The exact value, key or token that is meant.
    pub span: Span,
    /// A few words beside the underline; may be empty.
    pub text: String,
}

/// One problem: which rule, what is wrong, where, and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// The stable, kebab-case name of the rule.
    pub rule: &'static str,
    /// Error or warning.
    pub severity: Severity,
    /// What is wrong, with the values in backticks, lower case, no full stop.
    pub message: String,
    /// Where.
    pub primary: Label,
    /// Other places that matter, such as "first defined here".
    pub secondary: Vec<Label>,
    /// One action to take.
    pub help: Option<String>,
    /// Whom a change concerns; empty for all else.
    pub concerns: Vec<Concern>,
    /// How often it was found, where only the first place is told.
    pub count: Option<u64>,
}

/// Somebody whom a change concerns, and how much.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Concern {
    /// Who, for programs.
    pub party: &'static str,
    /// Who, for people.
    pub words: &'static str,
    /// The step of the version that it calls for.
    pub step: &'static str,
}

impl Diagnostic {
    /// An error at a place.
    pub fn error(rule: &'static str, message: impl Into<String>, span: Span) -> Self {
        Self::new(rule, Severity::Error, message.into(), span)
    }

    /// A warning at a place.
    pub fn warning(rule: &'static str, message: impl Into<String>, span: Span) -> Self {
        Self::new(rule, Severity::Warning, message.into(), span)
    }

    /// A problem or change at a place.
    pub fn new(rule: &'static str, severity: Severity, message: String, span: Span) -> Self {
        let primary = Label { span, text: String::new() };
        Self {
            rule,
            severity,
            message,
            primary,
            secondary: Vec::new(),
            help: None,
            count: None,
            concerns: Vec::new(),
        }
    }

    /// Puts words beside the underline.
    #[must_use]
    pub fn label(mut self, text: impl Into<String>) -> Self {
        self.primary.text = text.into();
        self
    }

    /// Shows a second place.
    #[must_use]
    pub fn also(mut self, span: Span, text: impl Into<String>) -> Self {
        self.secondary.push(Label { span, text: text.into() });
        self
    }

    /// Says how often it was found.
    #[must_use]
    pub fn count(mut self, count: u64) -> Self {
        self.count = Some(count);
        self
    }

    /// Says what to do.
    #[must_use]
    pub fn help(mut self, text: impl Into<String>) -> Self {
        self.help = Some(text.into());
        self
    }
}

impl Diagnostic {
    /// Whom it concerns, most first: `major for old clients with new answers, Rust source; patch for docs`.
    pub fn concerned(&self) -> String {
        let steps = ["major", "minor", "patch"];
        let group = |step: &&str| {
            let words: Vec<_> =
                self.concerns.iter().filter(|one| one.step == *step).map(|one| one.words).collect();
            (!words.is_empty()).then(|| format!("{step} for {}", words.join(", ")))
        };
        steps.iter().filter_map(group).collect::<Vec<_>>().join("; ")
    }
}

/// Problems, collected rather than thrown.
#[derive(Clone, Debug, Default)]
pub struct Diagnostics {
    list: Vec<Diagnostic>,
}

impl Diagnostics {
    /// Adds one.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.list.push(diagnostic);
    }

    /// All of them in file order: by file, place, then rule.
    pub fn into_sorted(mut self) -> Vec<Diagnostic> {
        self.list
            .sort_by(|a, b| (a.primary.span, a.rule, &a.message).cmp(&(b.primary.span, b.rule, &b.message)));
        self.list.dedup();
        self.list
    }

    /// Whether any of them keeps the catalog from being compiled.
    pub fn has_errors(&self) -> bool {
        self.list.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
    }

    /// Whether any of them that is an error lies in a place.
    pub fn has_errors_in(&self, place: Span) -> bool {
        self.list.iter().any(|Diagnostic { severity, primary: Label { span, .. }, .. }| {
            let is_inside = span.file == place.file && (place.start..=place.end).contains(&span.start);
            *severity == Severity::Error && is_inside
        })
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }
}

impl Extend<Diagnostic> for Diagnostics {
    fn extend<I: IntoIterator<Item = Diagnostic>>(&mut self, diagnostics: I) {
        self.list.extend(diagnostics);
    }
}
