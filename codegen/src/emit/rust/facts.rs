//! Turns the facts of errors into the text that the runtime decodes, one line a fact.
//!
//! ```text
//! error model_not_found
//! status 404
//! message The model {0} does not exist
//! field model
//! ```

use std::fmt::{self, Display, Write as _};

use errcat_runtime::runtime::table::{Facts, Field, Fragment, Piece};

/// Rust that holds the facts of the public errors.
pub(super) fn source(header: &str, facts: &[Facts<'_>]) -> String {
    let literal = literal(facts);
    format!(
        "{header}//! What the catalog says of each error, as text: `runtime/facts.rs` tells how it is written.\n\n\
         /// The facts of each error, in the order of the codes.\npub(super) static ERRORS: &str = {literal};\n"
    )
}

/// The literal that holds facts. Raw, so that it reads as it is, with no more `#` than it needs.
pub(super) fn literal(facts: &[Facts<'_>]) -> String {
    let text = text(facts);
    let quotes =
        text.split('"').skip(1).map(|after| 1 + after.bytes().take_while(|byte| *byte == b'#').count());
    let hashes = "#".repeat(quotes.max().unwrap_or(0));
    format!("r{hashes}\"{text}\"{hashes}")
}

/// One line a fact, with an empty line before each error.
fn text(facts: &[Facts<'_>]) -> String {
    let mut text = String::new();
    for facts in facts {
        // Writing into a `String` can't fail.
        let _ = write_error(&mut text, facts);
    }
    text
}

fn write_error(text: &mut String, facts: &Facts<'_>) -> fmt::Result {
    write!(text, "\nerror {}\n", Plain(facts.key))?;
    if facts.code.is_none() {
        text.write_str("uncoded\n")?;
    }
    line(text, "type", facts.kind.map(Plain))?;
    line(text, "status", Some(joined(facts.statuses.iter().map(u16::to_string))))?;
    line(text, "message", Some(Template(facts.message)))?;
    line(text, "user_message", facts.user_message.map(Template))?;
    line(text, "solution", facts.solution.map(Template))?;
    facts.fields.iter().try_for_each(|field| write_field(text, field))?;
    for attribute in facts.attributes {
        match attribute {
            Some(json) => line(text, "attribute", Some(Plain(json)))?,
            None => text.write_str("attribute\n")?,
        }
    }
    line(text, "body", facts.body.map(Body))
}

fn write_field(text: &mut String, field: &Field<'_>) -> fmt::Result {
    let flags = [
        ("optional", field.optional),
        ("sensitive", field.sensitive),
        ("milliseconds", field.milliseconds),
        ("int64", field.int64),
        ("placed", field.placed),
    ];
    let flags = joined(flags.iter().filter(|(_, set)| *set).map(|(flag, _)| (*flag).to_owned()));
    line(text, "field", Some(Plain(field.name)))?;
    line(text, "is", (!flags.is_empty()).then_some(flags))?;
    line(text, "header", field.header.map(Plain))?;
    line(text, "constant", field.constant.map(Plain))
}

fn line(text: &mut String, word: &str, value: Option<impl Display>) -> fmt::Result {
    value.map_or(Ok(()), |value| writeln!(text, "{word} {value}"))
}

fn joined(words: impl Iterator<Item = String>) -> String {
    words.collect::<Vec<_>>().join(" ")
}

/// Text on one line.
struct Plain<'a>(&'a str);

impl Display for Plain<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        escaped(self.0, is_special, f)
    }
}

/// Pieces on one line: `{0}` is the first field.
struct Template<'a>(&'a [Piece<'a>]);

impl Display for Template<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|piece| match piece {
            Piece::Text(text) => escaped(text, |char| is_special(char) || char == '{', f),
            Piece::Field(index) => write!(f, "{{{index}}}"),
        })
    }
}

/// Fragments on one line.
struct Body<'a>(&'a [Fragment<'a>]);

impl Display for Body<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|fragment| match fragment {
            Fragment::Json(json) => Plain(json).fmt(f),
            Fragment::Shown(index) => write!(f, "\\shown{{{index}}}"),
            Fragment::Value(index) => write!(f, "\\value{{{index}}}"),
            Fragment::RequestId => f.write_str("\\request_id"),
            Fragment::Timestamp => f.write_str("\\timestamp"),
        })
    }
}

fn escaped(text: &str, special: impl Fn(char) -> bool, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let mut rest = text;
    while let Some(at) = rest.find(&special) {
        let (before, after) = rest.split_at(at);
        let mut chars = after.chars();
        f.write_str(before)?;
        match chars.next() {
            Some('\\') => f.write_str("\\\\")?,
            Some(char) => write!(f, "\\u{{{:x}}}", u32::from(char))?,
            None => {}
        }
        rest = chars.as_str();
    }
    f.write_str(rest)
}

/// Ends a line, begins an escape, or can't be seen in a file: the compiler refuses what changes the direction of text.
fn is_special(char: char) -> bool {
    let is_invisible = matches!(char, '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{feff}');
    char == '\\' || char.is_control() || is_invisible
}

#[cfg(test)]
mod tests {
    use errcat_runtime::runtime::columns::{Columns, Joined};
    use errcat_runtime::runtime::facts::decode;
    use proptest::prelude::*;

    use super::*;

    /// A quote with a `#` behind it needs one more `#` around the literal.
    #[test]
    fn a_literal_has_no_more_hashes_than_it_needs() {
        let facts = |key| [Facts { key, ..Facts::EMPTY }];
        for (key, hashes) in [("x", ""), ("\"", "#"), ("\"#", "##"), ("#\"##\"", "###")] {
            let literal = literal(&facts(key));
            assert!(literal.starts_with(&format!("r{hashes}\"\n")), "{literal}");
            assert!(syn::parse_str::<syn::LitStr>(&literal).is_ok(), "{literal}");
        }
    }

    proptest! {
        /// What is written is read again, whatever the texts are.
        #[test]
        fn any_text_survives(kind in ".*", before in ".*", after in "[\\\\u{}0-9a-f\"#\n\r]*", json in ".*") {
            let kind: &'static str = kind.leak();
            let pieces = [Piece::Text(&before), Piece::Field(3), Piece::Text(&after), Piece::Field(0)];
            let fields = [Field { name: kind, optional: true, placed: true, header: Some("a"), ..Field::PLAIN }];
            let attributes = [None, Some(json.as_str()).filter(|json| !json.is_empty())];
            let body = [Fragment::Json(kind), Fragment::Shown(0), Fragment::Json(&after), Fragment::Value(12), Fragment::Timestamp, Fragment::RequestId];
            let facts = Facts {
                body: Some(&body), key: kind, kind: Some(&json), statuses: &[400, 500], message: &pieces,
                solution: Some(&[]), fields: &fields, attributes: &attributes, ..Facts::EMPTY
            };
            let literal: syn::LitStr = syn::parse_str(&literal(&[facts, facts])).expect("a literal");
            let empty = Joined { text: "", ends: &[0; 2] };
            let columns = Columns {
                texts: &[""; 2], titles: empty, numbers: &[], docs_urls: empty, categories: &[], policies: &[0; 2],
            };
            let [first, second] = decode(literal.value().leak(), &columns) else { panic!("two errors") };
            let pieces = pieces.into_iter().filter(|piece| *piece != Piece::Text("")).collect::<Vec<_>>();
            let body = body.into_iter().filter(|fragment| *fragment != Fragment::Json("")).collect::<Vec<_>>();
            let expected = format!("{:?}", Facts { message: &pieces, body: Some(&body), ..facts });
            prop_assert_eq!(format!("{first:?}"), expected.clone());
            prop_assert_eq!(format!("{second:?}"), expected);
        }
    }
}
