//! Turns blocks of code, one a language, into tabs that need no script: a choice of one, and what each shows.

use crate::html::escape;

/// Makes tabs of the HTML of a section: `<p>LANGUAGE:</p>`, then its code, as often as there are languages.
pub(crate) fn tabs(html: &str) -> String {
    let parts: Vec<(&str, &str)> =
        html.split("<p>").skip(1).filter_map(|part| part.split_once(":</p>")).collect();
    let choice = |(number, (language, _)): (usize, &(&str, &str))| {
        let id = format!("language-{}", number + 1);
        let checked = if number == 0 { " checked" } else { "" };
        let value = escape(language);
        format!(
            "<input type=\"radio\" name=\"language\" id=\"{id}\" value=\"{value}\"{checked}><label for=\"{id}\">{language}</label>"
        )
    };
    let choices: String = parts.iter().enumerate().map(choice).collect();
    let panels = parts.iter().map(|(_, code)| ["<div class=\"panel\">", code.trim(), "</div>"].concat());
    let panels = panels.collect::<Vec<_>>().concat();
    format!("<fieldset class=\"tabs\"><legend>Language</legend>{choices}{panels}</fieldset>")
}
