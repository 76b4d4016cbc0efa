// Copied by errcat from its runtime. Don't edit this file: it is written anew by `cargo xtask gen`.

//! Turns the Rust types of fields into values.

use core::time::Duration;
use std::collections::BTreeMap;

use super::timestamp::Timestamp;
use super::value::{List, Map, ToValue, Value};

impl ToValue for String {
    fn to_value(&self) -> Value<'_> {
        Value::Text(self)
    }
}

impl ToValue for i64 {
    fn to_value(&self) -> Value<'_> {
        Value::Integer(*self)
    }
}

impl ToValue for f64 {
    fn to_value(&self) -> Value<'_> {
        if self.is_finite() { Value::Number(*self) } else { Value::Absent }
    }
}

impl ToValue for bool {
    fn to_value(&self) -> Value<'_> {
        Value::Boolean(*self)
    }
}

impl ToValue for Timestamp {
    fn to_value(&self) -> Value<'_> {
        Value::Timestamp(*self)
    }
}

impl ToValue for Duration {
    fn to_value(&self) -> Value<'_> {
        Value::Duration(*self)
    }
}

impl ToValue for serde_json::Value {
    fn to_value(&self) -> Value<'_> {
        Value::Json(self)
    }
}

impl<T: ToValue> ToValue for Option<T> {
    fn to_value(&self) -> Value<'_> {
        self.as_ref().map_or(Value::Absent, ToValue::to_value)
    }
}

impl<T: ToValue> ToValue for Vec<T> {
    fn to_value(&self) -> Value<'_> {
        Value::List(self)
    }
}

impl<T: ToValue> List for Vec<T> {
    fn item(&self, index: usize) -> Option<Value<'_>> {
        self.get(index).map(ToValue::to_value)
    }
}

impl<T: ToValue> ToValue for BTreeMap<String, T> {
    fn to_value(&self) -> Value<'_> {
        Value::Map(self)
    }
}

impl<T: ToValue> Map for BTreeMap<String, T> {
    fn each(&self, visit: &mut dyn FnMut(&str, Value<'_>)) {
        for (key, value) in self {
            visit(key, value.to_value());
        }
    }
}
