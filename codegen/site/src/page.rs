//! Turns one page of the reference into HTML: what a template is given.

use std::collections::BTreeMap;

use errcat_codegen::model::{ErrorDef, Model};
use errcat_codegen::output::OutputFile;
use errcat_codegen::{About, Page, Role, Section, anchor};
use minijinja::Value;

use crate::address::Addresses;
use crate::html::{self, Context, Picture};
use crate::pictures;
use crate::tabs::tabs;
use crate::templates::{TemplateError, Templates};
use crate::view::{Api, Error, Fact, Filters, Link, Part, View};

/// Makes pages of one site.
pub(crate) struct Maker<'a> {
    model: &'a Model,
    addresses: &'a Addresses,
    templates: &'a Templates,
    /// Label and address of each page that is linked to from every other.
    menu: Vec<(String, String)>,
    /// By anchor.
    pictures: BTreeMap<String, Picture>,
    is_live: bool,
}

impl<'a> Maker<'a> {
    pub(crate) fn new(
        model: &'a Model,
        addresses: &'a Addresses,
        templates: &'a Templates,
        pages: &[Page],
        is_live: bool,
    ) -> Self {
        let parts = pages.iter().filter(|page| page.about == About::Part);
        let label =
            |page: &Page| html::words(page.sections.first().map_or(&page.title, |part| &part.heading));
        let menu = parts.map(|page| (label(page), addresses.of(page).to_owned())).collect();
        Self { model, addresses, templates, menu, pictures: drawn(model), is_live }
    }

    /// A page as a file.
    pub(crate) fn html(&self, page: &Page) -> Result<OutputFile, TemplateError> {
        let (template, kind) = match page.about {
            About::Index => ("index.html", "index"),
            About::Part => ("page.html", "part"),
            About::Codes => ("page.html", "codes"),
            About::Error(_) => ("error.html", "error"),
            About::Retired(_) => ("page.html", "retired"),
        };
        let address = self.addresses.of(page);
        let text = self.templates.render(template, &self.view(page, kind, address))?;
        Ok(OutputFile { path: Addresses::file(address), text })
    }

    /// The page that is shown where there is none.
    pub(crate) fn not_found(&self) -> Result<OutputFile, TemplateError> {
        let page = Page::new("404.md", About::Part, "No such page");
        let root = if self.is_live { "/" } else { self.addresses.root_path() }.to_owned();
        let view = View { root, canonical: None, twin: None, ..self.view(&page, "missing", "") };
        Ok(OutputFile { path: "404.html".to_owned(), text: self.templates.render("missing.html", &view)? })
    }

    fn view(&self, page: &Page, kind: &'static str, address: &str) -> View {
        let heading = page.name();
        let pictures = |anchor: &str| self.pictures.get(anchor).cloned().unwrap_or_default();
        // A part's heading is the page's.
        let rise = usize::from(page.about == About::Part && !page.sections.is_empty());
        let context = Context { page, addresses: self.addresses, pictures: &pictures, rise };
        let error = if let About::Error(id) = page.about { Some(&self.model[id]) } else { None };
        let is_shown =
            |section: &&Section| !section.is_empty && !matches!(section.role, Role::Message | Role::Solution);
        let solution =
            page.sections.iter().find(|section| section.role == Role::Solution && !section.is_empty);
        View {
            kind,
            api: Api { title: self.model.api.title.clone(), version: self.model.api.version.clone() },
            language: self.model.api.locale.clone(),
            direction: direction(&self.model.api.locale),
            title: html::words(heading),
            description: self.description(page),
            canonical: self.addresses.base().map(|_| self.addresses.url(address)),
            root: Addresses::root_from(address),
            own: self.addresses.own(""),
            twin: Some(self.addresses.twin(page)),
            policy: self.templates.policy.clone(),
            style: Value::from_safe_string(self.templates.style.clone()),
            is_live: self.is_live,
            menu: self.menu(address),
            heading: Value::from_safe_string(html::inline(heading, context)),
            lead: Value::from_safe_string(lead(page, context)),
            facts: page.facts.iter().map(|(label, value)| fact(label, value, context)).collect(),
            solution: solution.map(|section| Value::from_safe_string(html::blocks(&section.text, context))),
            sections: page
                .sections
                .iter()
                .filter(is_shown)
                .map(|section| self.part(section, error, context))
                .collect(),
            error: error.map(|error| self.error(error)),
            filters: if page.about == About::Index { self.filters() } else { Filters::default() },
            end: Value::from_safe_string(html::inline(&page.end, context)),
        }
    }

    fn menu(&self, current: &str) -> Vec<Link> {
        let link = |(label, address): &(String, String)| Link {
            label: label.clone(),
            address: address.clone(),
            is_current: address == current,
        };
        self.menu.iter().map(link).collect()
    }

    fn part(&self, section: &Section, error: Option<&ErrorDef>, context: Context<'_>) -> Part {
        let mut html = html::blocks(&section.text, context);
        match (section.role, error) {
            (Role::Handling, _) => html = tabs(&section.snippets),
            (Role::Retry, Some(error)) => html += &pictures::backoff(&self.model[error.retry]),
            _ => {}
        }
        Part {
            id: section.anchor.clone().unwrap_or_else(|| slug(&section.heading)),
            heading: Value::from_safe_string(html::inline(&section.heading, context)),
            html: Value::from_safe_string(html),
        }
    }

    fn error(&self, error: &ErrorDef) -> Error {
        let policy = &self.model[error.retry];
        let status = error.statuses.first().copied().unwrap_or_default();
        Error {
            code: error.code.as_ref().map(|code| code.text.clone()),
            number: error.code.as_ref().and_then(|code| code.number),
            status,
            retry: match (policy.retries(), policy.idempotent_only) {
                (false, _) => "no",
                (true, true) => "safe",
                (true, false) => "yes",
            },
            is_deprecated: error.deprecated.is_some(),
            picture: Value::from_safe_string(pictures::status(status)),
        }
    }

    fn filters(&self) -> Filters {
        let used = |code: u16| self.model.public_errors().any(|(_, error)| error.statuses.contains(&code));
        let statuses = self.model.statuses.iter().filter(|status| used(status.code));
        Filters {
            statuses: statuses.map(|status| (status.code, status.phrase.clone())).collect(),
            categories: self.model.categories.iter().map(|category| category.title.clone()).collect(),
            operations: self.model.operations.iter().map(|operation| operation.name.clone()).collect(),
        }
    }

    /// The sentence that matters most on a page.
    fn description(&self, page: &Page) -> String {
        let message =
            page.facts.iter().find(|(label, _)| *label == "Message").map(|(_, value)| value.as_str());
        let sentence = html::words(message.unwrap_or(&page.lead));
        if sentence.is_empty() || page.about == About::Part {
            return format!("{} of {}", html::words(&page.title), self.model.api.title);
        }
        sentence.chars().take(200).collect()
    }
}

/// A part's page begins with the way back, which the menu has already.
fn lead(page: &Page, context: Context<'_>) -> String {
    let is_way_back = page.about == About::Part && !page.sections.is_empty();
    if is_way_back { String::new() } else { html::blocks(&page.lead, context) }
}

fn fact(label: &'static str, value: &str, context: Context<'_>) -> Fact {
    Fact { label, html: Value::from_safe_string(html::inline(value, context)) }
}

/// What is drawn at the anchors of statuses, categories and policies.
fn drawn(model: &Model) -> BTreeMap<String, Picture> {
    let statuses = model.statuses.iter().map(|status| {
        let beside = pictures::status(status.code);
        (anchor("status", &status.code.to_string()), Picture { beside, below: String::new() })
    });
    let categories = model.categories.iter().map(|category| {
        let beside = pictures::category(&category.name);
        (anchor("category", &category.name), Picture { beside, below: String::new() })
    });
    let policies = model.policies.iter().map(|policy| {
        let below = pictures::backoff(policy);
        (anchor("policy", &policy.name), Picture { beside: String::new(), below })
    });
    statuses.chain(categories).chain(policies).collect()
}

/// A heading as the name of a place.
fn slug(heading: &str) -> String {
    heading.to_lowercase().split(|c: char| !c.is_alphanumeric()).collect::<Vec<_>>().join("-")
}

/// How a language is written, by its script or else by what is usual for it.
fn direction(locale: &str) -> &'static str {
    const LANGUAGES: [&str; 11] = ["ar", "ckb", "dv", "fa", "he", "iw", "ks", "ps", "sd", "ur", "yi"];
    const SCRIPTS: [&str; 6] = ["adlm", "arab", "hebr", "nkoo", "syrc", "thaa"];
    let parts: Vec<String> = locale.to_ascii_lowercase().split('-').map(ToOwned::to_owned).collect();
    let script = parts.iter().skip(1).find(|part| part.len() == 4);
    let is_rtl = match script {
        Some(script) => SCRIPTS.contains(&script.as_str()),
        None => parts.first().is_some_and(|language| LANGUAGES.contains(&language.as_str())),
    };
    if is_rtl { "rtl" } else { "ltr" }
}
