//! Decides where each page of the reference lies in the site, and how one page links to another.
//!
//! `README.md` becomes the site's root, `statuses.md` the folder `statuses/`. The page of an error lies where `docs_url`
//! points, if that is below the site's base and a path of files can be there; else in `errors/<code>/`.

use std::collections::{BTreeMap, BTreeSet};

use errcat_codegen::model::{Code, ErrorId, Model};
use errcat_codegen::{About, Page};

/// Files that lie at the root whatever the codes are, and the folder for all else where codes lie there too.
const RESERVED: &[&str] = &["index.html", "404.html", "llms.txt", "sitemap.xml", "site.js", "icon.svg", "-"];
/// Where errors lie unless the catalog says otherwise.
const USUAL: &str = "errors/{code}/";

/// Where everything is.
pub(crate) struct Addresses {
    base: Option<String>,
    /// The path of an error's page, with `{code}` in it.
    pattern: String,
    /// Before the names of other pages and files: codes at the root can't collide with them.
    own: &'static str,
    /// Whether `docs_url` points to a place on the index.
    by_fragment: bool,
    /// The addresses of pages, relative to the root, by the paths of the reference.
    paths: BTreeMap<String, String>,
    errors: BTreeMap<ErrorId, String>,
    /// The codes of errors, by the paths of their pages.
    codes: BTreeMap<String, String>,
}

impl Addresses {
    /// For the pages of a catalog, and where its site will live if that isn't what `docs_url` says.
    pub(crate) fn new(model: &Model, pages: &[Page], base_url: Option<&str>) -> Self {
        let docs_url = model.api.docs_url.as_deref();
        let base = base_url.map(ToOwned::to_owned).or_else(|| docs_url.and_then(base_of));
        let base = base.map(|base| format!("{}/", base.trim_end_matches('/')));
        let root = base.as_deref().map(|base| base.trim_end_matches('/'));
        let below =
            docs_url.zip(root).and_then(|(url, root)| Some(url.strip_prefix(root)?.trim_start_matches('/')));
        let pattern = below.filter(|path| is_path(path)).unwrap_or(USUAL);
        let mut addresses = Self {
            pattern: if pattern.ends_with("{code}") { format!("{pattern}/") } else { pattern.to_owned() },
            own: if pattern.starts_with('{') { "-/" } else { "" },
            by_fragment: below == Some("#{code}"),
            paths: BTreeMap::new(),
            errors: BTreeMap::new(),
            codes: BTreeMap::new(),
            base,
        };
        let mut taken = BTreeSet::new();
        // An error has the address before a code that is no more.
        let is_error = |page: &&Page| matches!(page.about, About::Error(_));
        for page in pages.iter().filter(is_error).chain(pages.iter().filter(|page| !is_error(page))) {
            let address = addresses.place(model, page);
            // Of two codes that a disk may take for one, the later has a page that only links lead to.
            let is_free = taken.insert(address.to_lowercase());
            let address = if is_free { address } else { format!("{}~/", address.trim_end_matches('/')) };
            if let About::Error(id) = page.about {
                addresses.errors.insert(id, address.clone());
                let code = model[id].code.iter().map(|code| (page.path.clone(), code.text.clone()));
                addresses.codes.extend(code);
            }
            addresses.paths.insert(page.path.clone(), address);
        }
        addresses
    }

    fn place(&self, model: &Model, page: &Page) -> String {
        let stem = page.path.strip_suffix(".md").unwrap_or(&page.path);
        let code = match page.about {
            About::Index => return String::new(),
            About::Part | About::Codes => return format!("{}{stem}/", self.own),
            About::Error(id) => model[id].label(),
            About::Retired(index) => &model.retired[index].code,
        };
        let path = self.pattern.replace("{code}", code);
        let is_free = !RESERVED.contains(&path.split('/').next().unwrap_or_default());
        if is_segment(code) && is_free { path } else { format!("{}{stem}/", self.own) }
    }

    /// Where the site will live, with a `/` at the end.
    pub(crate) fn base(&self) -> Option<&str> {
        self.base.as_deref()
    }

    /// The path below the host, for pages that can be shown at any address.
    pub(crate) fn root_path(&self) -> &str {
        let Some((_, rest)) = self.base.as_deref().and_then(|base| base.split_once("://")) else {
            return "/";
        };
        rest.find('/').map_or("/", |slash| &rest[slash..])
    }

    /// A page's address, relative to the root; empty for the index.
    pub(crate) fn of(&self, page: &Page) -> &str {
        self.at(&page.path).unwrap_or_default()
    }

    fn at(&self, path: &str) -> Option<&str> {
        self.paths.get(path).map(String::as_str)
    }

    /// The address of the page about an error, relative to the root.
    pub(crate) fn of_error(&self, id: ErrorId) -> &str {
        self.errors.get(&id).map(String::as_str).unwrap_or_default()
    }

    /// The file that is served at an address.
    pub(crate) fn file(address: &str) -> String {
        if address.is_empty() || address.ends_with('/') {
            format!("{address}index.html")
        } else {
            address.to_owned()
        }
    }

    /// The file of a page's Markdown. All lie as in the reference, so that links between them hold.
    pub(crate) fn twin(&self, page: &Page) -> String {
        format!("{}{}", self.own, page.path)
    }

    /// The path of a file that belongs to the site, relative to its root.
    pub(crate) fn own(&self, file: &str) -> String {
        format!("{}{file}", self.own)
    }

    /// The way from a page up to the root; it ends with `/`.
    pub(crate) fn root_from(address: &str) -> String {
        let file = Self::file(address);
        let depth = file.matches('/').count();
        if depth == 0 { "./".to_owned() } else { "../".repeat(depth) }
    }

    /// Where a link of the reference leads: `from` is the page with the link, `target` is as the page has it.
    pub(crate) fn link(&self, from: &Page, target: &str) -> Option<String> {
        let (path, fragment) =
            target.split_once('#').map_or((target, None), |(path, name)| (path, Some(name)));
        let fragment = fragment.map(|name| format!("#{name}")).unwrap_or_default();
        if path.is_empty() {
            return Some(fragment);
        }
        let address = self.at(&resolved(&from.path, path))?;
        Some(format!("{}{address}{fragment}", Self::root_from(self.of(from))))
    }

    /// The code that a link on the index is about, where `docs_url` points to its place there.
    pub(crate) fn place_on_index(&self, from: &Page, target: &str) -> Option<&str> {
        let is_index = from.about == About::Index && self.by_fragment;
        self.codes.get(target).filter(|_| is_index).map(String::as_str)
    }

    /// The whole URL of an address or file below the root; relative to the root where no base is known.
    pub(crate) fn url(&self, path: &str) -> String {
        format!("{}{path}", self.base.as_deref().unwrap_or_default())
    }

    /// The addresses that `docs_url` gives to codes, and at which the site has no page.
    pub(crate) fn unserved(&self, model: &Model, pages: &[Page]) -> Vec<String> {
        let (Some(template), Some(base)) = (&model.api.docs_url, &self.base) else { return Vec::new() };
        // On an index that holds no codes itself, a script leads on.
        if self.by_fragment {
            return Vec::new();
        }
        let wanted = pages.iter().filter_map(|page| {
            let code = match page.about {
                About::Error(id) => model[id].code.as_ref()?.percent_encoded(),
                About::Retired(index) => percent_encoded(&model.retired[index].code),
                About::Index | About::Part | About::Codes => return None,
            };
            Some((template.replace("{code}", &code), format!("{base}{}", self.of(page))))
        });
        let unserved = wanted.filter(|(url, page)| url.trim_end_matches('/') != page.trim_end_matches('/'));
        unserved.map(|(url, _)| url).collect()
    }
}

fn percent_encoded(code: &str) -> String {
    Code { text: code.to_owned(), number: None }.percent_encoded()
}

/// Whether a code can be the name of a folder, on every disk and as it stands in a URL.
fn is_segment(code: &str) -> bool {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "-._~".contains(c);
    let device = code.split('.').next().unwrap_or_default().to_ascii_lowercase();
    let is_device = ["con", "prn", "aux", "nul"].contains(&device.as_str())
        || ["com", "lpt"].iter().any(|port| device.strip_prefix(port).is_some_and(|rest| rest.len() == 1));
    let has_end = !code.is_empty() && !code.starts_with('.') && !code.ends_with('.');
    has_end && code.len() <= 200 && code.chars().all(is_plain) && !is_device
}

/// The folder above the one that codes lie in; the one itself if that is the host's root. Where a code is a place on the
/// index, the index.
fn base_of(docs_url: &str) -> Option<String> {
    if let Some((index, "{code}")) = docs_url.split_once('#') {
        return Some(index.to_owned());
    }
    let before = &docs_url[..docs_url.find(['#', '?', '{']).unwrap_or(docs_url.len())];
    let host_ends = before.find("://")? + 3;
    let folder = &before[..before.rfind('/').filter(|slash| *slash >= host_ends)?];
    let above = folder.rfind('/').filter(|slash| *slash >= host_ends);
    Some(above.map_or(folder, |slash| &folder[..slash]).to_owned())
}

/// Whether files can lie at such a path, one for each code.
fn is_path(pattern: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-._~/".contains(c);
    let around = pattern.split("{code}").collect::<Vec<_>>();
    let is_whole_segment = |before: &str| before.is_empty() || before.ends_with('/');
    let [before, after] = around[..] else { return false };
    is_whole_segment(before)
        && matches!(after, "" | "/" | ".html")
        && before.chars().all(plain)
        && !before.split('/').any(|part| part.starts_with('.'))
        && !before.contains("//")
}

/// A relative path seen from the folder of `from`.
fn resolved(from: &str, path: &str) -> String {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        match part {
            ".." => _ = parts.pop(),
            "." | "" => {}
            part => parts.push(part),
        }
    }
    parts.join("/")
}
