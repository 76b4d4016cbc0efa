//! Turns the text that holds the facts of errors into the table of them.
//!
//! Generated code holds facts as text, which costs the Rust compiler nothing, and decodes it once, when the first error
//! is used. A line is a word and its value; the line `error` begins another error, and `field` another field, to which
//! the lines `is`, `header` and `constant` then belong. What constants are made of is in [`Columns`] instead.
//!
//! ```text
//! error rate_limit_exceeded
//! status 429
//! message More than {0} requests
//! field limit
//! header x-ratelimit-limit
//! ```
//!
//! `\u{…}` and `\\` stand for characters that a line can't hold; in templates a brace is one of them. In bodies,
//! `\shown{0}` and `\value{0}` are places of the first field, `\request_id` and `\timestamp` of what the request says.

use super::columns::Columns;
use super::table::{Facts, Field, Fragment, Piece};

/// The facts in this text and these columns. They are kept for as long as the program runs.
pub fn decode(text: &'static str, columns: &Columns<'static>) -> &'static [Facts<'static>] {
    let mut decoded = Vec::with_capacity(columns.texts.len());
    let mut open: Option<Open> = None;
    for line in text.lines() {
        let (word, value) = line.split_once(' ').unwrap_or((line, ""));
        if word == "error" {
            decoded.extend(open.take().map(Open::close));
            open = Some(Open::new(plain(value), columns, decoded.len()));
        } else if let Some(open) = &mut open {
            open.line(word, value);
        }
    }
    decoded.extend(open.map(Open::close));
    decoded.leak()
}

/// An error whose lines are being read.
struct Open {
    facts: Facts<'static>,
    fields: Vec<Field<'static>>,
    attributes: Vec<Option<&'static str>>,
}

impl Open {
    fn new(key: &'static str, columns: &Columns<'static>, index: usize) -> Self {
        let facts = Facts {
            key,
            code: Some(columns.text(index)),
            number: columns.number(index),
            title: columns.title(index),
            docs_url: columns.docs_url(index),
            category: columns.category(index),
            policy: columns.policy(index),
            ..Facts::EMPTY
        };
        Self { facts, fields: Vec::new(), attributes: Vec::new() }
    }

    fn line(&mut self, word: &str, value: &'static str) {
        let facts = &mut self.facts;
        match word {
            "uncoded" => facts.code = None,
            "type" => facts.kind = Some(plain(value)),
            "status" => facts.statuses = value.split(' ').flat_map(str::parse).collect::<Vec<_>>().leak(),
            "message" => facts.message = template(value),
            "user_message" => facts.user_message = Some(template(value)),
            "solution" => facts.solution = Some(template(value)),
            "body" => facts.body = Some(body(value)),
            "attribute" => self.attributes.push((!value.is_empty()).then(|| plain(value))),
            "field" => self.fields.push(Field { name: plain(value), ..Field::PLAIN }),
            _ => {
                if let Some(field) = self.fields.last_mut() {
                    property(field, word, value);
                }
            }
        }
    }

    fn close(self) -> Facts<'static> {
        Facts { fields: self.fields.leak(), attributes: self.attributes.leak(), ..self.facts }
    }
}

/// A line about the field before it.
fn property(field: &mut Field<'static>, word: &str, value: &'static str) {
    match word {
        "is" => value.split(' ').for_each(|flag| set(field, flag)),
        "header" => field.header = Some(plain(value)),
        "constant" => field.constant = Some(plain(value)),
        _ => {}
    }
}

fn set(field: &mut Field<'_>, flag: &str) {
    match flag {
        "optional" => field.optional = true,
        "sensitive" => field.sensitive = true,
        "milliseconds" => field.milliseconds = true,
        "int64" => field.int64 = true,
        "placed" => field.placed = true,
        _ => {}
    }
}

/// The text without escapes; most has none and is taken as it stands.
fn plain(value: &'static str) -> &'static str {
    if value.contains('\\') { unescaped(value).leak() } else { value }
}

fn unescaped(mut rest: &str) -> String {
    let mut text = String::with_capacity(rest.len());
    while let Some((before, escape)) = rest.split_once('\\') {
        text.push_str(before);
        let (escaped, after) = match escape.strip_prefix("u{").and_then(|hex| hex.split_once('}')) {
            Some((hex, after)) => (u32::from_str_radix(hex, 16).ok().and_then(char::from_u32), after),
            None => (Some('\\'), escape.strip_prefix('\\').unwrap_or(escape)),
        };
        text.extend(escaped);
        rest = after;
    }
    text.push_str(rest);
    text
}

/// The pieces of a text with places for fields: `{0}` is the first.
fn template(value: &'static str) -> &'static [Piece<'static>] {
    let mut pieces = Vec::new();
    let mut rest = value;
    while let Some(start) = place(rest) {
        let (before, after) = rest.split_at(start);
        let Some((index, after)) = after[1..].split_once('}') else { break };
        if !before.is_empty() {
            pieces.push(Piece::Text(plain(before)));
        }
        pieces.extend(index.parse().map(Piece::Field));
        rest = after;
    }
    if !rest.is_empty() {
        pieces.push(Piece::Text(plain(rest)));
    }
    pieces.leak()
}

/// Where the first brace stands that is not of an escape.
fn place(text: &str) -> Option<usize> {
    let mut escaped = false;
    let brace = |byte: u8| {
        let is_place = byte == b'{' && !escaped;
        // Of an escape the brace comes second, after the `u`.
        escaped = match byte {
            b'\\' => !escaped,
            b'u' => escaped,
            _ => false,
        };
        is_place
    };
    text.bytes().position(brace)
}

/// The fragments of a body.
fn body(value: &'static str) -> &'static [Fragment<'static>] {
    let mut fragments = Vec::new();
    let mut rest = value;
    while let Some((before, fragment, after)) = split_at_fragment(rest) {
        fragments.extend((!before.is_empty()).then(|| Fragment::Json(plain(before))));
        fragments.push(fragment);
        rest = after;
    }
    if !rest.is_empty() {
        fragments.push(Fragment::Json(plain(rest)));
    }
    fragments.leak()
}

/// What is before the first place, the place, and what is after it.
fn split_at_fragment(text: &str) -> Option<(&str, Fragment<'static>, &str)> {
    let mut from = 0;
    loop {
        let at = from + text[from..].find('\\')?;
        let escape = &text[at + 1..];
        if let Some((fragment, after)) = fragment(escape) {
            return Some((&text[..at], fragment, after));
        }
        // A backslash that is escaped begins nothing.
        from = at + 1 + usize::from(escape.starts_with('\\'));
    }
}

/// A place, without its backslash, and what is after it.
fn fragment(escape: &str) -> Option<(Fragment<'static>, &str)> {
    let place = |word| escape.strip_prefix(word).and_then(|rest| rest.split_once('}'));
    if let Some((index, after)) = place("shown{") {
        return Some((Fragment::Shown(index.parse().ok()?), after));
    }
    if let Some((index, after)) = place("value{") {
        return Some((Fragment::Value(index.parse().ok()?), after));
    }
    let slots = [("request_id", Fragment::RequestId), ("timestamp", Fragment::Timestamp)];
    slots.into_iter().find_map(|(word, fragment)| Some((fragment, escape.strip_prefix(word)?)))
}

#[cfg(test)]
mod tests {
    use super::super::columns::Joined;
    use super::*;

    const COLUMNS: Columns<'static> = Columns {
        texts: &["too_busy", "other"],
        titles: Joined { text: "BusyOther", ends: &[4, 9] },
        numbers: &[Some(-7), None],
        docs_urls: Joined { text: "https://x.example/busy", ends: &[22, 22] },
        categories: &[],
        policies: &[2, 0],
    };

    fn decoded(lines: &[&str]) -> &'static [Facts<'static>] {
        decode(lines.join("\n").leak(), &COLUMNS)
    }

    #[test]
    fn each_word_has_its_place() {
        let facts = decoded(&[
            "error busy",
            "type api_error",
            "status 503 502",
            "message At {0}: {1}{0}",
            "user_message Wait",
            "solution ",
            "field at",
            "is optional sensitive milliseconds",
            "header x-at",
            "field load",
            "is int64 placed",
            "constant \"high\"",
            "attribute",
            "attribute 5",
            r#"body {"a":"\shown{1}\\shown{0}","b":\value{0},"c":[\request_id,\timestamp]}"#,
            "error other",
            "uncoded",
        ]);
        let [busy, other] = facts else { panic!("two errors, not {}", facts.len()) };
        let words = (busy.key, busy.code, busy.number, busy.title, busy.kind, busy.statuses);
        assert_eq!(words, ("busy", Some("too_busy"), Some(-7), "Busy", Some("api_error"), &[503, 502][..]));
        assert_eq!((busy.category, busy.policy, busy.docs_url), (None, 2, Some("https://x.example/busy")));
        let message =
            [Piece::Text("At "), Piece::Field(0), Piece::Text(": "), Piece::Field(1), Piece::Field(0)];
        assert_eq!(busy.message, message);
        assert_eq!((busy.user_message, busy.solution), (Some(&[Piece::Text("Wait")][..]), Some(&[][..])));
        let [at, load] = busy.fields else { panic!("two fields") };
        assert!(at.optional && at.sensitive && at.milliseconds && !at.int64 && !at.placed);
        assert_eq!((at.name, at.header, at.constant), ("at", Some("x-at"), None));
        assert!(load.int64 && load.placed && !load.optional);
        assert_eq!((load.name, load.header, load.constant), ("load", None, Some("\"high\"")));
        assert_eq!(busy.attributes, [None, Some("5")]);
        let body = [
            Fragment::Json("{\"a\":\""),
            Fragment::Shown(1),
            Fragment::Json("\\shown{0}\",\"b\":"),
            Fragment::Value(0),
            Fragment::Json(",\"c\":["),
            Fragment::RequestId,
            Fragment::Json(","),
            Fragment::Timestamp,
            Fragment::Json("]}"),
        ];
        assert_eq!(busy.body, Some(&body[..]));
        assert_eq!((other.key, other.code, other.fields.len()), ("other", None, 0));
    }

    #[test]
    fn escapes_stand_for_characters_and_never_for_places() {
        let facts =
            decoded(&["error a", r"type a\\u{62}\u{a}b", r"message \u{7b}0}\\{0}\\u{1}u{2}\u{1F600}"]);
        assert_eq!(facts[0].kind, Some("a\\u{62}\nb"));
        let message = [
            Piece::Text("{0}\\"),
            Piece::Field(0),
            Piece::Text("\\u"),
            Piece::Field(1),
            Piece::Text("u"),
            Piece::Field(2),
            Piece::Text("\u{1F600}"),
        ];
        assert_eq!(facts[0].message, message);
    }

    #[test]
    fn any_text_is_decoded() {
        for text in
            ["", "type x", "error", "error a\nmessage {", "error a\nmessage {x}\\", "error a\ntype \\u{"]
        {
            decode(text, &COLUMNS);
        }
    }
}
