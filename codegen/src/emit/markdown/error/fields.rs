//! Turns an error's public fields into a table.

use super::super::writer::Writer;
use super::super::{envelope, escape, values};
use crate::emit::markdown::site::Here;
use crate::model::{ErrorDef, ErrorId, Field, Type};

pub(super) fn table(error: &ErrorDef, _: ErrorId, here: Here<'_>) -> String {
    let mut table = Writer::default();
    table.table(
        ["Field", "Type", "Required", "Where", "Unit", "Meaning", "Example"],
        error.fields.iter().filter(|field| !field.internal).map(|field| row(field, here)),
    );
    table.part()
}

fn row(field: &Field, here: Here<'_>) -> [String; 7] {
    [
        escape::cell_code(&field.name),
        values::type_words(&field.ty, here),
        required(field),
        envelope::field_places(here.model(), field),
        unit(field).to_owned(),
        meaning(field),
        field.example.as_ref().map(|example| values::of_field(field, example)).unwrap_or_default(),
    ]
}

fn required(field: &Field) -> String {
    match &field.constant {
        Some(value) => format!("always {}", values::of_field(field, value)),
        None if field.optional => "no".to_owned(),
        None => "yes".to_owned(),
    }
}

fn unit(field: &Field) -> &'static str {
    match (&field.ty, field.milliseconds && field.header.is_none()) {
        (Type::Duration, true) => "milliseconds",
        (Type::Duration, false) => "seconds",
        _ => "",
    }
}

fn meaning(field: &Field) -> String {
    let doc = field.doc.as_deref().map(escape::inline).unwrap_or_default();
    let sensitive = if field.sensitive { " Sensitive: keep it out of logs." } else { "" };
    format!("{doc}{sensitive}").trim_start().to_owned()
}
