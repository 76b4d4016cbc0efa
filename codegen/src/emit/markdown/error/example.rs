//! Turns an error's examples into HTTP responses.

use super::super::response;
use super::super::writer::Writer;
use crate::emit::markdown::site::Here;
use crate::model::{ErrorDef, ErrorId};

/// More examples than this don't help a reader.
const SHOWN: usize = 5;

pub(super) fn responses(error: &ErrorDef, id: ErrorId, here: Here<'_>) -> String {
    let mut section = Writer::default();
    for (number, example) in error.examples.iter().take(SHOWN).enumerate() {
        if number > 0 {
            section.block("Another one:");
        }
        section.block(&response::block(here, id, example));
    }
    section.part()
}
