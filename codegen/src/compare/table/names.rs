//! The ledger of names: what programs call an error, they call no other one.

use super::super::change::Kind;
use super::super::effects::Effects;
use super::super::effects::Step::Major;

super::family! { "names":

NAME_NOT_RETIRED {
    name: "name-not-retired",
    kind: Kind::Question,
    summary: "Nothing is called what an error was called, and the name isn't retired.",
    says: "no error is called `{was}` any more, and the name isn't retired",
    explanation: "Another error could be called so in a later version, and programs that name it would compile, and handle \
                  the one as the other. A retired code stands for the name that it makes; a name that no code makes, or that \
                  was exchanged, is listed under `retired_names`.",
    advice: "list the name under `retired_names`",
    refused: true,
    before: "errors:
  gone: { status: 410, message: It is gone. }
",
    after: "errors:
  gone: { name: deleted, status: 410, message: It is gone. }
"
}

NAME_REUSED {
    name: "name-reused",
    summary: "An error is called what another one was called.",
    says: "the name `{name}` was that of `{was}` and is that of `{is}`",
    explanation: "A program that names the one compiles with the other, if their fields are alike, and handles it as what it \
                  was. An error is another one if its key is. Names are compared as each language makes identifiers of them.",
    advice: "give the error a name that none has had",
    refused: true,
    effects: Effects::source(Major),
    before: "errors:
  gone: { status: 410, message: It is gone., fields: { page: string } }
  sold: { status: 409, message: It is sold. }
",
    after: "errors:
  gone: { name: sold, status: 410, message: It is gone., fields: { page: string } }
  sold: { name: gone, status: 409, message: It is sold. }
"
}

NAME_REVIVED {
    name: "name-revived",
    summary: "An error is called what was retired.",
    says: "the retired name `{was}` is that of `{is}`",
    explanation: "Programs that were written before the name was retired, and are built anew, take the error for the one that \
                  was called so.",
    advice: "give the error a name that none has had, and leave this one under `retired_names`",
    refused: true,
    before: "retired_names: [vanished]
errors:
  gone: { status: 410, message: It is gone. }
",
    after: "errors:
  gone: { status: 410, message: It is gone. }
  lost: { name: vanished, status: 409, message: It is lost. }
"
}

RETIRED_NAME_REMOVED {
    name: "retired-name-removed",
    kind: Kind::Removed,
    summary: "A name is no longer listed under `retired_names`.",
    says: "the name `{name}` is no longer listed as retired",
    explanation: "Retired names stay listed for ever. One that vanishes could be given to another error by the next change, in a \
                  commit of its own.",
    advice: "put the name back",
    refused: true,
    before: "retired_names: [vanished]
",
    after: "errors:
  gone: { status: 410, message: It is gone. }
"
}

RETIRED_NAME_ADDED {
    name: "retired-name-added",
    kind: Kind::Added,
    summary: "A name is retired that no error of the other catalog has.",
    says: "the name `{name}` is retired, and no error of the other catalog has it",
    explanation: "So a name is kept free that only versions before the other catalog had.",
    advice: "nothing is to be done",
    before: "errors:
  gone: { status: 410, message: It is gone. }
",
    after: "retired_names: [vanished]
"
}
}
