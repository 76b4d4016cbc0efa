//! Counts findings by kind, and keeps the first example of each. The number of kinds is bounded, and so is what is kept
//! of an example.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use camino::Utf8PathBuf;
use errcat_codegen::diagnostic::Diagnostic;
use errcat_codegen::span::{Source, Sources, Span};
use errcat_codegen::verify::{Answer, Finding, RULES, Verdict};
use errcat_codegen::{counted, shortened};

use crate::traffic::{LeftOut, Spot};

/// More kinds than this are counted, and not told one by one.
const MOST_KINDS: usize = 1_000;
/// The longest piece of a body that is shown.
const SHOWN: usize = 160;

/// What was found so far.
#[derive(Default)]
pub(super) struct Tally {
    answers: u64,
    errors: u64,
    kinds: usize,
    by_rule: BTreeMap<&'static str, BTreeMap<String, Kind>>,
    /// Findings of kinds beyond the most.
    beyond: u64,
}

/// One disagreement, however many answers have it.
struct Kind {
    count: u64,
    finding: Finding,
    first: Example,
}

struct Example {
    file: Utf8PathBuf,
    line: usize,
    /// The request, where it is known, and the status; then what the answer begins with.
    head: String,
    body: String,
}

impl Tally {
    /// Adds what was found in an answer.
    pub(super) fn add(&mut self, spot: Spot<'_>, answer: &Answer, verdict: Verdict) {
        self.answers += 1;
        self.errors += u64::from(verdict.is_error);
        for finding in verdict.findings {
            let of_rule = self.by_rule.entry(finding.rule).or_default();
            if let Some(kind) = of_rule.get_mut(&finding.about) {
                kind.count += 1;
            } else if self.kinds < MOST_KINDS {
                self.kinds += 1;
                let first = Example::of(spot, answer);
                of_rule.insert(finding.about.clone(), Kind { count: 1, finding, first });
            } else {
                self.beyond += 1;
            }
        }
    }

    /// Rule by rule, what is found most often first, each at its first example.
    pub(super) fn diagnostics(&self) -> (Vec<Diagnostic>, Sources) {
        let mut sources = Sources::default();
        let mut diagnostics = Vec::new();
        for rule in RULES {
            let mut kinds: Vec<&Kind> =
                self.by_rule.get(rule.name).into_iter().flat_map(BTreeMap::values).collect();
            kinds.sort_by_key(|kind| Reverse(kind.count));
            diagnostics.extend(kinds.into_iter().map(|kind| kind.diagnostic(&mut sources)));
        }
        (diagnostics, sources)
    }

    /// How much was read, in a line, and in another each what wasn't.
    pub(super) fn summary(&self, left_out: LeftOut) -> String {
        let beyond = match self.beyond {
            0 => String::new(),
            beyond => {
                format!("; {beyond} findings more, of kinds beyond the first {MOST_KINDS}, are not shown")
            }
        };
        let read = format!(
            "{} read, {} among them; {} of disagreement{beyond}",
            counted(self.answers, "answer"),
            counted(self.errors, "error"),
            counted(self.kinds as u64, "kind"),
        );
        let bodies = counted(left_out.bodies, "answer");
        let bodies = format!(
            "\n{bodies} not read: compressed with something else than gzip, deflate or br, or not whole"
        );
        let files = format!("\n{} passed over: no recorded traffic", counted(left_out.files, "file"));
        let lines = [(left_out.bodies, bodies), (left_out.files, files)];
        read + &lines.into_iter().filter(|(number, _)| *number > 0).map(|(_, line)| line).collect::<String>()
    }
}

impl Kind {
    fn diagnostic(&self, sources: &mut Sources) -> Diagnostic {
        let Example { file, line, head, body } = &self.first;
        let text = format!("{head} {body}");
        let file = sources.push_excerpt(Source { path: file.as_str().replace('\\', "/"), text }, *line);
        let span = Span { file, start: 0, end: u32::try_from(head.len()).unwrap_or(u32::MAX) };
        let label = match self.count {
            1 => "in this answer".to_owned(),
            count => format!("the first of {count} answers"),
        };
        Diagnostic::error(self.finding.rule, &self.finding.message, span)
            .label(label)
            .help(&self.finding.help)
            .count(self.count)
    }
}

impl Example {
    fn of(spot: Spot<'_>, answer: &Answer) -> Self {
        let status = answer.status.as_u16();
        let head = match &answer.request {
            // A query may hold secrets.
            Some(asked) => {
                let path = asked.target.split(['?', '#']).next().unwrap_or_default();
                format!("{} {} {status}", asked.method, shortened(path, SHOWN))
            }
            None => status.to_string(),
        };
        let start = &answer.body[..answer.body.len().min(4 * SHOWN)];
        let body = String::from_utf8_lossy(start).split_whitespace().collect::<Vec<_>>().join(" ");
        Self { file: spot.file.to_owned(), line: spot.line, head, body: shortened(&body, SHOWN) }
    }
}
