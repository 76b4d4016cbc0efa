//! Turns code in several languages into tabs that need no script: a choice of one, and what each shows.

use std::fmt::Write as _;

use errcat_codegen::output::Snippet;

use crate::html::{code, escape};

/// A tab for each piece of code; the first one is chosen.
pub(crate) fn tabs(snippets: &[Snippet]) -> String {
    let (mut choices, mut panels) = (String::new(), String::new());
    for (number, Snippet { language, tag, code: text }) in snippets.iter().enumerate() {
        let id = format!("language-{}", number + 1);
        let checked = if number == 0 { " checked" } else { "" };
        let language = escape(language);
        _ = write!(
            choices,
            "<input type=\"radio\" name=\"language\" id=\"{id}\" value=\"{language}\"{checked}><label for=\"{id}\">{language}</label>"
        );
        _ = write!(panels, "<div class=\"panel\">{}</div>", code(tag, text));
    }
    format!("<fieldset class=\"tabs\"><legend>Language</legend>{choices}{panels}</fieldset>")
}
