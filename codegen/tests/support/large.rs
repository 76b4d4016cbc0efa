//! A model of 10,000 public errors.

use errcat_codegen::model::{Code, ErrorDef, Model};

/// The model, with its public errors repeated under other keys.
pub(crate) fn enlarged(model: &Model) -> Model {
    let own: Vec<&ErrorDef> = model.public_errors().map(|(_, error)| error).collect();
    let more = own.iter().cycle().zip(own.len()..10_000).map(|(error, number)| ErrorDef {
        key: format!("{}_{number}", error.key),
        name: format!("{}_{number}", error.name),
        code: error.code.as_ref().map(|_| Code { text: format!("code_{number}"), number: None }),
        ..(*error).clone()
    });
    Model { errors: model.errors.iter().cloned().chain(more).collect(), ..model.clone() }
}
