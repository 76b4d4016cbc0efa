//! What a template is given: the facts of one page, ready to be shown.

use minijinja::Value;
use serde::Serialize;

/// What a template can use. `html` values are finished; all others are text.
#[derive(Serialize)]
pub(crate) struct View {
    /// `index`, `part`, `codes`, `error`, `retired` or `missing`.
    pub(crate) kind: &'static str,
    pub(crate) api: Api,
    pub(crate) language: String,
    /// `ltr` or `rtl`.
    pub(crate) direction: &'static str,
    /// The page's name as text.
    pub(crate) title: String,
    /// One sentence for those who show links.
    pub(crate) description: String,
    /// The URL of the page, where the site's is known.
    pub(crate) canonical: Option<String>,
    /// The way up to the root; it ends with `/`.
    pub(crate) root: String,
    /// Before the names of the site's own files.
    pub(crate) own: String,
    /// The page's Markdown, relative to the root.
    pub(crate) twin: Option<String>,
    pub(crate) policy: String,
    pub(crate) style: Value,
    pub(crate) is_live: bool,
    pub(crate) menu: Vec<Link>,
    pub(crate) heading: Value,
    pub(crate) lead: Value,
    pub(crate) facts: Vec<Fact>,
    pub(crate) solution: Option<Value>,
    pub(crate) sections: Vec<Part>,
    pub(crate) error: Option<Error>,
    pub(crate) filters: Filters,
    pub(crate) end: Value,
}

#[derive(Serialize)]
pub(crate) struct Api {
    pub(crate) title: String,
    pub(crate) version: String,
}

#[derive(Serialize)]
pub(crate) struct Link {
    pub(crate) label: String,
    /// Relative to the root.
    pub(crate) address: String,
    pub(crate) is_current: bool,
}

#[derive(Serialize)]
pub(crate) struct Fact {
    pub(crate) label: &'static str,
    pub(crate) html: Value,
}

#[derive(Serialize)]
pub(crate) struct Part {
    pub(crate) id: String,
    pub(crate) heading: Value,
    pub(crate) html: Value,
}

/// The facts of an error that a template may want by themselves.
#[derive(Serialize)]
pub(crate) struct Error {
    pub(crate) code: Option<String>,
    pub(crate) number: Option<i64>,
    pub(crate) status: u16,
    /// `no`, `safe` where only a request that is safe to repeat may be retried, or `yes`.
    pub(crate) retry: &'static str,
    pub(crate) is_deprecated: bool,
    pub(crate) picture: Value,
}

/// What the index can be filtered by.
#[derive(Default, Serialize)]
pub(crate) struct Filters {
    pub(crate) statuses: Vec<(u16, String)>,
    pub(crate) categories: Vec<String>,
    pub(crate) operations: Vec<String>,
}
