//! A model of 10,000 public errors.

use errcat_codegen::model::{Code, ErrorDef, Model};

use crate::common::root;
use crate::on_disk;

/// The project's own model, with its public errors repeated under other keys.
pub(crate) fn model() -> Model {
    let model = on_disk::model(&root().join("catalog.yaml"));
    let own: Vec<&ErrorDef> = model.public_errors().map(|(_, error)| error).collect();
    let more = own.iter().cycle().zip(own.len()..10_000).map(|(error, number)| ErrorDef {
        key: format!("{}_{number}", error.key),
        name: format!("{}_{number}", error.name),
        code: error.code.as_ref().map(|_| Code { text: format!("code_{number}"), number: None }),
        ..(*error).clone()
    });
    let errors = model.errors.iter().cloned().chain(more).collect();
    let model = Model { errors, ..model };
    assert_eq!(model.public_errors().count(), 10_000);
    model
}
