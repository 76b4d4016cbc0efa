//! Finds the strings of a program that are codes, by what stands beside them.
//!
//! ```text
//! error.code == "…"    "…" === code     "code": "…"     code: "…"     code = "…"     switch (e.code) { case "…": }
//! code in ("…", "…")   ["…"].includes(e.code)   Code::from_str("…")   "…".parse::<Code>()   match code { "…" => }
//! ```

use std::ops::Range;

use super::tokens::{Kind, Token};

/// A string that is a code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Literal<'t> {
    pub(super) text: &'t str,
    pub(super) bytes: Range<usize>,
    /// It is given to something that is called a code; else it is compared with one.
    pub(super) is_given: bool,
}

/// The strings that are codes, in order.
pub(super) fn literals<'t>(tokens: &[Token<'t>]) -> Vec<Literal<'t>> {
    let mut found = Vec::new();
    let near = Near { tokens };
    let mut arms: Vec<Arms> = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        near.follow(at, &mut arms);
        let Kind::Text(Some(text)) = token.kind else { continue };
        let is_given = near.is_given(at);
        if is_given
            || near.is_compared(at)
            || near.is_parsed(at)
            || near.is_arm(at, &arms)
            || near.is_in_list(at)
        {
            found.push(Literal { text, bytes: token.bytes.clone(), is_given });
        }
    }
    found
}

/// Arms of a `match` or a `switch` on a code.
struct Arms {
    /// How many brackets are open inside.
    open: usize,
    /// No bracket closes them, as in Python: the next `match` does.
    by_lines: bool,
}

/// A longer list is data.
const LONGEST_LIST: usize = 1_000;

struct Near<'n, 't> {
    tokens: &'n [Token<'t>],
}

impl<'t> Near<'_, 't> {
    fn kind(&self, at: usize) -> Option<Kind<'t>> {
        self.tokens.get(at).map(|token| token.kind)
    }

    fn is_mark(&self, at: usize, marks: &[&str]) -> bool {
        matches!(self.kind(at), Some(Kind::Mark(mark)) if marks.contains(&mark))
    }

    fn is_word(&self, at: usize, words: &[&str]) -> bool {
        matches!(self.kind(at), Some(Kind::Word(word)) if words.contains(&word))
    }

    /// `code: "…"`, `"code": "…"`, `code = "…"`.
    fn is_given(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(2) else { return false };
        let names = match self.tokens[before].kind {
            Kind::Word(word) => is_code(word),
            Kind::Text(text) => text.is_some_and(is_code),
            Kind::Mark(_) => false,
        };
        names && self.is_mark(at - 1, &[":", "="])
    }

    /// `….code == "…"` and the other way round.
    fn is_compared(&self, at: usize) -> bool {
        const MARKS: &[&str] = &["==", "!=", "===", "!=="];
        let before =
            at.checked_sub(2).is_some_and(|before| self.is_mark(at - 1, MARKS) && self.ends_in_code(before));
        before || (self.is_mark(at + 1, MARKS) && self.starts_with_code(at + 2))
    }

    /// `Code::from_str("…")`, `"…".parse::<Code>()`.
    fn is_parsed(&self, at: usize) -> bool {
        let called = at.checked_sub(4).is_some_and(|start| {
            self.is_word(start, &["Code"])
                && self.is_mark(start + 1, &["::"])
                && self.is_word(start + 2, &["from_str", "try_from"])
                && self.is_mark(start + 3, &["("])
        });
        let parsed = self.is_mark(at + 1, &["."])
            && self.is_word(at + 2, &["parse"])
            && self.is_mark(at + 3, &["::"])
            && self.is_mark(at + 4, &["<"])
            && self.is_word(at + 5, &["Code"]);
        called || parsed
    }

    /// Whether what ends here says that it is a code: `code`, `error.code()`, `body["code"]`, `get("code")`.
    fn ends_in_code(&self, end: usize) -> bool {
        match self.kind(end) {
            Some(Kind::Word(word)) => is_code(word),
            Some(Kind::Mark("]" | ")")) => {
                let Some(open) = self.open_of(end) else { return false };
                let names = end == open + 2
                    && matches!(self.kind(end - 1), Some(Kind::Text(Some(text))) if is_code(text));
                let word = open.checked_sub(1).and_then(|at| self.kind(at));
                match word {
                    Some(Kind::Word("as_str" | "as_deref" | "as_ref" | "to_string" | "unwrap" | "clone")) => {
                        open >= 3 && self.is_mark(open - 2, &[".", "?."]) && self.ends_in_code(open - 3)
                    }
                    Some(Kind::Word(word)) => names || is_code(word),
                    Some(Kind::Text(_) | Kind::Mark(_)) | None => names,
                }
            }
            Some(Kind::Text(_) | Kind::Mark(_)) | None => false,
        }
    }

    /// Whether a chain of names and calls that starts here ends in a code.
    fn starts_with_code(&self, start: usize) -> bool {
        let mut end = start;
        while self.is_mark(end, &["&", "*", "("]) {
            end += 1;
        }
        loop {
            if self.is_mark(end + 1, &[".", "?.", "::"]) && matches!(self.kind(end + 2), Some(Kind::Word(_)))
            {
                end += 2;
            } else if let Some(close) = self.close_of(end + 1) {
                end = close;
            } else {
                return self.ends_in_code(end);
            }
        }
    }

    fn close_of(&self, open: usize) -> Option<usize> {
        let mut depth = 0_usize;
        for at in open..self.tokens.len() {
            if self.is_mark(at, &["(", "["]) {
                depth += 1;
            } else if self.is_mark(at, &[")", "]"]) {
                depth = depth.checked_sub(1)?;
            }
            if depth == 0 {
                return (at > open).then_some(at);
            }
        }
        None
    }

    fn open_of(&self, close: usize) -> Option<usize> {
        let mut depth = 0_usize;
        for at in (0..=close).rev() {
            if self.is_mark(at, &[")", "]"]) {
                depth += 1;
            } else if self.is_mark(at, &["(", "["]) {
                depth = depth.checked_sub(1)?;
                if depth == 0 {
                    return Some(at);
                }
            }
        }
        None
    }

    /// Keeps count of brackets, and of the arms that begin and end with them.
    fn follow(&self, at: usize, arms: &mut Vec<Arms>) {
        if self.is_mark(at, &["{", "(", "["]) {
            for one in arms.iter_mut() {
                one.open += 1;
            }
            let before = at.checked_sub(1).filter(|_| self.is_mark(at, &["{"]));
            if before.is_some_and(|end| self.is_matched(end)) {
                arms.push(Arms { open: 0, by_lines: false });
            }
        } else if self.is_mark(at, &["}", ")", "]"]) {
            arms.retain(|one| one.open > 0);
            for one in arms.iter_mut() {
                one.open -= 1;
            }
        } else if self.is_word(at, &["match"]) {
            arms.retain(|one| !one.by_lines);
        } else if self.is_mark(at, &[":"]) && self.is_python_match(at) {
            arms.push(Arms { open: 0, by_lines: true });
        }
    }

    /// `match ….code {`, `switch (….code) {`.
    fn is_matched(&self, end: usize) -> bool {
        let switch = || {
            let open = self.open_of(end)?;
            let is_switch = self.is_word(open.checked_sub(1)?, &["switch"]);
            Some(is_switch && self.ends_in_code(end - 1))
        };
        if self.is_mark(end, &[")"]) && switch() == Some(true) {
            return true;
        }
        self.ends_in_code(end) && self.line_has_match(end)
    }

    /// `match ….code:` of Python.
    fn is_python_match(&self, colon: usize) -> bool {
        colon.checked_sub(1).is_some_and(|end| self.ends_in_code(end) && self.line_has_match(end))
    }

    /// A `match` stands a few names before.
    fn line_has_match(&self, end: usize) -> bool {
        (end.saturating_sub(16)..end)
            .rev()
            .take_while(|at| !self.is_mark(*at, &[";", "{", "}"]))
            .any(|at| self.is_word(at, &["match"]))
    }

    /// `"…" =>`, `"…" | "…" =>` and `case "…"` right inside a match on a code.
    fn is_arm(&self, at: usize, arms: &[Arms]) -> bool {
        if arms.last().is_none_or(|one| one.open > 0) {
            return false;
        }
        let is_case = at.checked_sub(1).is_some_and(|before| self.is_word(before, &["case"]));
        let mut end = at;
        while self.is_mark(end + 1, &["|"]) && matches!(self.kind(end + 2), Some(Kind::Text(_))) {
            end += 2;
        }
        is_case
            || self.is_mark(end + 1, &["=>"])
            || self.is_word(end + 1, &["if"])
            || at.checked_sub(2).is_some_and(|before| {
                self.is_mark(at - 1, &["|"]) && matches!(self.kind(before), Some(Kind::Text(_)))
            })
    }

    /// `code in ("…", "…")` and `["…", "…"].includes(code)`.
    fn is_in_list(&self, at: usize) -> bool {
        let is_item = |at: usize| matches!(self.kind(at), Some(Kind::Text(_))) || self.is_mark(at, &[","]);
        let start = (0..at).rev().take(LONGEST_LIST).take_while(|at| is_item(*at)).last().unwrap_or(at);
        let Some(open) = start.checked_sub(1).filter(|open| self.is_mark(*open, &["(", "[", "{"])) else {
            return false;
        };
        let close = (at..self.tokens.len()).take(LONGEST_LIST).find(|at| !is_item(*at)).unwrap_or(at);
        let in_python = open >= 2
            && self.is_word(open - 1, &["in"])
            && (self.ends_in_code(open - 2)
                || (self.is_word(open - 2, &["not"]) && open >= 3 && self.ends_in_code(open - 3)));
        // `new Set([…]).has(…)`
        let close = if self.is_mark(close + 1, &[")"]) { close + 1 } else { close };
        let included = self.is_mark(close + 1, &["."])
            && self.is_word(close + 2, &["includes", "contains", "has"])
            && self.is_mark(close + 3, &["("])
            && self.starts_with_code(close + 4);
        in_python || included
    }
}

/// Whether a name says that it holds the code of an error.
fn is_code(name: &str) -> bool {
    let plain = name.replace('_', "").to_ascii_lowercase();
    matches!(plain.as_str(), "code" | "errorcode" | "errcode")
}
