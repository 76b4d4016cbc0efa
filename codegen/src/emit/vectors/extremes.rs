//! Makes up values that are hard to get right: the largest, the smallest, text in many scripts, words of the future.

use serde_json::{Map, Value, json};

use crate::model::{ErrorDef, Example, Field, Model, Type, TypeBody};

/// Which values are made up.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Extreme {
    /// Everything is there, and large.
    Full,
    /// Only what must be is there, and it is small, empty or from the future.
    Bare,
}

/// Text that has to be escaped, and text that has not.
pub(super) const TEXT: &str = "Zażółć 測試 \u{1f469}\u{200d}\u{1f680} \"quoted\" \\ {braces} <b>&amp;</b>\ttab \u{1}control\r\nset-cookie: a=b";

/// An example of these values.
pub(super) fn example(model: &Model, error: &ErrorDef, extreme: Extreme) -> Example {
    let full = extreme == Extreme::Full;
    let field = |field: &Field| {
        let wanted = !field.internal && (full || !field.optional);
        let given = field.constant.clone();
        wanted.then(|| given.unwrap_or_else(|| of_field(model, field, extreme)))
    };
    Example {
        fields: error.fields.iter().map(field).collect(),
        message: full.then(|| format!("A message of the server: {TEXT}")),
        status: error.statuses.first().copied().unwrap_or(500),
        request_id: if full { "req-Ünïcode-\u{1f680}" } else { "r" }.to_owned(),
        timestamp: if full { "9999-12-31T23:59:59.999Z" } else { "0001-01-01T00:00:00Z" }.to_owned(),
        made_up: true,
    }
}

/// A wait stays within what policies allow.
fn of_field(model: &Model, field: &Field, extreme: Extreme) -> Value {
    match (&field.ty, extreme) {
        (Type::Duration, Extreme::Full) if field.name == "retry_after" => "2s500ms".into(),
        (ty, extreme) => value(model, ty, extreme),
    }
}

/// As a catalog writes it.
pub(super) fn value(model: &Model, ty: &Type, extreme: Extreme) -> Value {
    let pick = |full: Value, bare: Value| if extreme == Extreme::Full { full } else { bare };
    match ty {
        Type::String => pick(TEXT.into(), "".into()),
        Type::Integer => pick(9_007_199_254_740_991_i64.into(), (-9_007_199_254_740_991_i64).into()),
        Type::Int64 => pick(i64::MAX.to_string().into(), i64::MIN.to_string().into()),
        Type::Number => pick(1.5e300.into(), (-2.5e-7).into()),
        Type::Boolean => pick(true.into(), false.into()),
        Type::Timestamp => pick("9999-12-31T23:59:59.999Z".into(), "0001-01-01T00:00:00Z".into()),
        Type::Duration => pick("36524d1ms".into(), "1ms".into()),
        Type::Url => pick("https://example.com/a%20b?q=1&r=%25#f".into(), "https://example.com".into()),
        Type::Uuid => {
            pick("ffffffff-ffff-4fff-bfff-ffffffffffff".into(), "00000000-0000-0000-0000-000000000000".into())
        }
        Type::Json => {
            pick(json!({ "null": null, "list": [1, 2.5, "ż", true, {}], "deep": [[[[]]]] }), false.into())
        }
        Type::List(item) => {
            pick(json!([value(model, item, Extreme::Full), value(model, item, Extreme::Bare)]), json!([]))
        }
        Type::Map(item) => pick(
            json!({
                "": value(model, item, Extreme::Full),
                "__proto__": value(model, item, Extreme::Bare),
                "ключ \"1\"": value(model, item, Extreme::Full),
            }),
            json!({}),
        ),
        Type::Named(id) => match &model[*id].body {
            TypeBody::Enumeration(words) => pick(
                words.last().map_or(Value::Null, |word| word.as_str().into()),
                "a word of the future".into(),
            ),
            TypeBody::Object(fields) => object(model, fields, extreme),
        },
    }
}

fn object(model: &Model, fields: &[Field], extreme: Extreme) -> Value {
    let wanted = fields.iter().filter(|field| extreme == Extreme::Full || !field.optional);
    let members = wanted.map(|field| (field.name.clone(), value(model, &field.ty, extreme)));
    Value::Object(members.collect::<Map<_, _>>())
}
