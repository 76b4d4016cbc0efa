//! What becomes of the names of errors.

use super::overlooked::Overlooked;

pub(crate) const CALLED: &[Overlooked] = &[
    // Another way of writing makes the same identifiers, and one of two that are the same in Python goes on.
    (
        "errors: { page_gone: { status: 410, message: It is gone. } }\n",
        "errors: { page_gone: { name: PageGone, status: 410, message: It is gone. } }\n",
        &[],
    ),
    (
        "errors: { gone: { status: 410, message: It is gone. } }\n",
        "errors: { gone: { name: gone_error, status: 410, message: It is gone. } }\n",
        &["name-changed"],
    ),
    // A code that is a number says nothing of the name.
    (
        "errors: { gone: { status: 410, message: It is gone. }, sold: { code: 7, status: 409, message: It is sold. } }\n",
        "errors: { gone: { status: 410, message: It is gone. } }\nretired: { 7: {} }\n",
        &["code-retired", "name-not-retired"],
    ),
    (
        "errors: { gone: { status: 410, message: It is gone. }, sold: { code: 7, status: 409, message: It is sold. } }\n",
        "errors: { gone: { status: 410, message: It is gone. } }\nretired: { 7: {} }\nretired_names: [Sold]\n",
        &["code-retired"],
    ),
    // A name goes with the code to another error, though it is written otherwise.
    (
        "errors: { gone: { status: 410, message: It is gone. }, sold: { status: 409, message: It is sold. } }\n",
        "errors: { gone: { status: 410, message: It is gone. }, away: { name: sold_error, status: 418, message: No. } }
retired: { sold: { replaced_by: away } }
",
        &["code-added", "code-retired", "name-reused"],
    ),
    // A new code and another name at once are two changes.
    (
        "errors: { gone: { status: 410, message: It is gone. } }\n",
        "errors: { gone: { code: deleted, name: deleted, status: 410, message: It is gone. } }\nretired: { gone: {} }\n",
        &["code-changed", "name-changed"],
    ),
    // What a retired code makes comes back under another code, though the entry stays.
    (
        "errors: { gone: { status: 410, message: It is gone. } }\nretired: { sold: {} }\n",
        "errors: { gone: { status: 410, message: It is gone. }, sold: { code: sold_out, status: 409, message: It is. } }
retired: { sold: { replaced_by: sold } }
",
        &["code-added", "name-revived", "retired-entry-changed"],
    ),
];
