//! Types plain scalars by the core schema of YAML 1.2.

use serde_json::{Number, Value};

use crate::syntax::catalog::Tree;

/// What a scalar is where nothing else says so: quoted ones and infinities are text.
pub(crate) fn typed(text: &str, plain: bool) -> Value {
    let text_value = || Value::String(text.to_owned());
    if !plain {
        return text_value();
    }
    match text {
        "" | "~" | "null" | "Null" | "NULL" => Value::Null,
        "true" | "True" | "TRUE" => Value::Bool(true),
        "false" | "False" | "FALSE" => Value::Bool(false),
        _ => number(text).map_or_else(text_value, Value::Number),
    }
}

/// A whole tree, each scalar by itself.
pub(crate) fn json(tree: &Tree) -> Value {
    match tree {
        Tree::Scalar { text, plain } => typed(&text.text, *plain),
        Tree::List { items, .. } => Value::Array(items.iter().map(json).collect()),
        Tree::Map { entries, .. } => {
            Value::Object(entries.iter().map(|(key, value)| (key.text.clone(), json(value))).collect())
        }
    }
}

fn number(text: &str) -> Option<Number> {
    integer(text).or_else(|| is_float(text).then(|| text.parse().ok())?.and_then(Number::from_f64))
}

/// Decimal, `0o` or `0x`; too large a one is read as a float.
fn integer(text: &str) -> Option<Number> {
    let radix =
        |prefix, radix| text.strip_prefix(prefix).and_then(|digits| u64::from_str_radix(digits, radix).ok());
    if let Some(number) = radix("0o", 8).or_else(|| radix("0x", 16)) {
        return (!text.contains('+')).then(|| number.into());
    }
    text.parse::<i64>().map(Number::from).ok().or_else(|| text.parse::<u64>().map(Number::from).ok())
}

/// `[-+]? ( \. [0-9]+ | [0-9]+ ( \. [0-9]* )? ) ( [eE] [-+]? [0-9]+ )?`
fn is_float(text: &str) -> bool {
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    let (mantissa, exponent) = unsigned.split_once(['e', 'E']).unwrap_or((unsigned, "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let exponent = exponent.strip_prefix(['-', '+']).unwrap_or(exponent);
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    digits(whole)
        && digits(fraction)
        && !(whole.is_empty() && fraction.is_empty())
        && !exponent.is_empty()
        && digits(exponent)
}
