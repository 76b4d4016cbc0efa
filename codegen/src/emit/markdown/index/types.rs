//! Lists the types that fields share.

use super::super::site::anchor;
use super::super::writer::Writer;
use super::super::{escape, values};
use crate::emit::markdown::site::Here;
use crate::model::{Field, TypeBody};

pub(super) fn section(here: Here<'_>) -> Writer {
    let mut section = Writer::default();
    for ty in here.model().types.iter().filter(|ty| !ty.internal) {
        section.anchored(3, &escape::heading(&ty.name), &anchor("type", &ty.name));
        match &ty.body {
            TypeBody::Enumeration(words) => {
                section.block(&format!("One of {}. New words may come at any time.", values::one_of(words)));
            }
            TypeBody::Object(fields) => section.table(
                ["Field", "Type", "Required", "Meaning", "Example"],
                fields.iter().map(|field| row(field, here)),
            ),
        }
    }
    section
}

fn row(field: &Field, here: Here<'_>) -> [String; 5] {
    [
        escape::cell_code(&field.name),
        values::type_words(&field.ty, here),
        if field.optional { "no" } else { "yes" }.to_owned(),
        field.doc.as_deref().map(escape::inline).unwrap_or_default(),
        field.example.as_ref().map(|example| values::of_field(field, example)).unwrap_or_default(),
    ]
}
