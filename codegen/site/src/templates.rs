//! The site's templates: those that come with errcat, and those that a team put in their place.

use std::error::Error;
use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use errcat_codegen::output::OutputFile;
use minijinja::syntax::SyntaxConfig;
use minijinja::value::Serde;
use minijinja::{Environment, Output, State, UndefinedBehavior, Value};
use serde::Serialize;
use sha2::{Digest as _, Sha256};

use crate::html::escape;

/// Every template and what it is, by name. One of a team's own takes the place of the one with its name.
pub const TEMPLATES: &[(&str, &str)] = &[
    ("page.html", include_str!("../templates/page.html")),
    ("error.html", include_str!("../templates/error.html")),
    ("index.html", include_str!("../templates/index.html")),
    ("missing.html", include_str!("../templates/missing.html")),
    ("style.css", include_str!("../templates/style.css")),
    ("site.js", include_str!("../templates/site.js")),
    ("icon.svg", include_str!("../templates/icon.svg")),
];

/// A template that can't be used: which, where, and why.
#[derive(Debug)]
pub struct TemplateError(String);

impl fmt::Display for TemplateError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl Error for TemplateError {}

impl From<minijinja::Error> for TemplateError {
    fn from(error: minijinja::Error) -> Self {
        let place = error.name().unwrap_or("a template");
        let line = error.line().map(|line| format!(", line {line}")).unwrap_or_default();
        Self(format!("`{place}`{line}: {error}"))
    }
}

/// The templates in use.
pub(crate) struct Templates {
    environment: Environment<'static>,
    /// The style sheet as it stands in each page.
    pub(crate) style: String,
    /// What a page may do: ask this site alone, and run its script alone.
    pub(crate) policy: String,
    assets: Vec<OutputFile>,
}

impl Templates {
    /// Those of a team in the place of ours.
    pub(crate) fn new(own: &[(String, String)]) -> Result<Self, TemplateError> {
        let known: Vec<&str> = TEMPLATES.iter().map(|(name, _)| *name).collect();
        if let Some((name, _)) = own.iter().find(|(name, _)| !known.contains(&name.as_str())) {
            return Err(TemplateError(format!("`{name}` is no template: there are {}", known.join(", "))));
        }
        let text = |name: &str, ours: &str| {
            let own = own.iter().find(|(own, _)| own == name);
            own.map_or_else(|| ours.to_owned(), |(_, text)| text.clone())
        };
        let mut environment = Environment::new();
        environment.set_formatter(format);
        environment.set_undefined_behavior(UndefinedBehavior::Strict);
        environment.set_syntax(SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build()?);
        let (mut style, mut assets) = (String::new(), Vec::new());
        for (name, ours) in TEMPLATES {
            let text = text(name, ours);
            match name.rsplit('.').next() {
                Some("html") => environment.add_template_owned(*name, text)?,
                Some("css") => style = short(&text),
                _ => assets.push(OutputFile { path: (*name).to_owned(), text }),
            }
        }
        Ok(Self { environment, policy: policy(&style), style, assets })
    }

    /// A page from a template.
    pub(crate) fn render(&self, name: &str, view: &impl Serialize) -> Result<String, TemplateError> {
        Ok(self.environment.get_template(name)?.render(Value::from(Serde(view)))?)
    }

    /// Files that are used as they are.
    pub(crate) fn assets(&self) -> impl Iterator<Item = OutputFile> {
        self.assets.iter().cloned()
    }
}

/// Text is escaped; what is HTML already isn't.
fn format(out: &mut Output<'_>, _: &mut State<'_, '_>, value: &Value) -> Result<(), minijinja::Error> {
    let text = value.to_string();
    out.write_str(&if value.is_safe() { text } else { escape(&text) })?;
    Ok(())
}

/// A style sheet without indents and comments. Nothing in it ends the element that it stands in.
fn short(style: &str) -> String {
    let mut parts = style.split("/*");
    let first = parts.next().unwrap_or_default().to_owned();
    let bare = parts.fold(first, |bare, part| bare + part.split_once("*/").map_or("", |(_, after)| after));
    let lines = bare.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("\n").replace("</", "<\\/")
}

/// The `Content-Security-Policy`. The style sheet is named by its hash, so that no other one counts.
fn policy(style: &str) -> String {
    let hash = STANDARD.encode(Sha256::digest(style));
    format!(
        "default-src 'none'; script-src 'self'; style-src 'sha256-{hash}'; img-src 'self'; connect-src 'self'; \
         form-action 'self'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
    )
}
