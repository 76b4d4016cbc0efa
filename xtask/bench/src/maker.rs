//! Makes catalogs of any size that look like real ones: 40 % of the errors have one to four fields, a fifth of which are
//! optional; 12 categories, 20 operations of 30 errors, 60 words of prose an error. The same size gives the same text.

use std::fmt::{self, Write as _};

/// The names of types of fields, as they turn up.
const TYPES: &[&str] = &["string", "integer", "boolean", "number", "timestamp", "duration"];
const STATUSES: &[u16] = &[400, 403, 404, 409, 422, 429, 500, 503];
const NOUNS: &[&str] = &[
    "request", "server", "account", "model", "token", "window", "quota", "payment", "file", "upload",
    "prompt", "batch", "image", "answer", "project", "region", "key", "header", "body", "value", "client",
    "network", "service", "cache", "queue", "worker", "shard", "index", "policy", "plan", "user", "session",
    "stream", "cursor", "page", "filter",
];
const ADJECTIVES: &[&str] = &[
    "invalid",
    "missing",
    "expired",
    "unknown",
    "large",
    "small",
    "slow",
    "busy",
    "locked",
    "closed",
    "wrong",
    "stale",
    "partial",
    "duplicate",
    "unsafe",
    "hidden",
    "remote",
    "local",
    "early",
    "late",
];

/// One error of a catalog.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The code.
    pub code: String,
    /// The HTTP status.
    pub status: u16,
    /// The category's key.
    pub category: String,
    /// The fields.
    pub fields: Vec<Field>,
}

/// One field of an error.
#[derive(Clone, Debug)]
pub struct Field {
    /// Its name.
    pub name: String,
    /// Its type, in the catalog's words.
    pub ty: &'static str,
    /// May be absent.
    pub optional: bool,
}

/// A catalog that is made up.
#[derive(Clone, Debug)]
pub struct Catalog {
    /// The API's name, which names the crate: `bench139`.
    pub name: String,
    /// The errors. The second one has no fields; the first, the middle and the last one have three.
    pub entries: Vec<Entry>,
    random: Random,
}

impl Catalog {
    /// A catalog of this many errors, three at least.
    pub fn new(size: usize) -> Self {
        let mut random = Random::new();
        let three = [0, size / 2, size - 1];
        let entries = (0..size).map(|at| entry(at, three.contains(&at), &mut random)).collect();
        Self { name: format!("bench{size}"), entries, random }
    }

    /// The catalog's text, with these outputs.
    pub fn yaml(&self, targets: &str) -> String {
        let mut text = String::new();
        // Writing into a `String` can't fail.
        let _ = self.write(targets, &mut text);
        text
    }

    fn write(&self, targets: &str, out: &mut String) -> fmt::Result {
        let mut random = self.random;
        let name = &self.name;
        writeln!(out, "catalog: 1\napi:\n  name: {name}\n  title: Bench API\n  version: 1.0.0")?;
        writeln!(out, "  docs_url: https://docs.bench.example/errors/{{code}}\n{targets}")?;
        writeln!(
            out,
            "wire:\n  body:\n    error: {{ code: $code, message: $message, type: $type, details: $details, docs: $docs_url }}"
        )?;
        writeln!(
            out,
            "retry:\n  backoff: {{ backoff: exponential, attempts: 5, initial: 500ms, factor: 2, max: 30s, jitter: full }}"
        )?;
        writeln!(out, "categories:")?;
        (0..12).try_for_each(|at| writeln!(out, "  cat{at}: {{ title: Category {at} }}"))?;
        writeln!(out, "errors:")?;
        self.entries.iter().try_for_each(|entry| write_entry(entry, &mut random, out))?;
        writeln!(out, "operations:")?;
        for at in 0..20 {
            let errors = (0..30).map(|n| (at * 37 + n * 331) % self.entries.len());
            let mut codes: Vec<_> = errors.map(|error| self.entries[error].code.as_str()).collect();
            codes.sort_unstable();
            codes.dedup();
            writeln!(out, "  op_{at}: {{ title: Operation {at}, errors: [{}] }}", codes.join(", "))?;
        }
        Ok(())
    }
}

impl Entry {
    /// The message, with the first field that is always there.
    pub fn message(&self) -> String {
        let words = self.code.replace('_', " ");
        let shown = self.fields.iter().find(|field| !field.optional);
        let shown = shown.map(|field| format!(" for {{{}}}", field.name)).unwrap_or_default();
        format!("The {words} failed{shown}")
    }

    /// `invalid_model_7` as a type is named: `InvalidModel7`.
    pub fn type_name(&self) -> String {
        let word = |word: &str| word[..1].to_uppercase() + &word[1..];
        self.code.split('_').map(word).collect()
    }

    /// What is sent as its type.
    pub fn wire_type(&self) -> String {
        format!("{}_error", self.category)
    }
}

fn entry(at: usize, three: bool, random: &mut Random) -> Entry {
    let code = format!("{}_{}_{}_{at}", random.pick(ADJECTIVES), random.pick(NOUNS), random.pick(NOUNS));
    let field = |name: &str, ty| Field { name: name.to_owned(), ty, optional: false };
    let fields = match at {
        _ if three => vec![field("model", "string"), field("limit", "integer"), field("retry", "boolean")],
        1 => Vec::new(),
        _ if random.below(10) < 4 => (0..=random.below(4)).map(|at| some_field(at, random)).collect(),
        _ => Vec::new(),
    };
    Entry { code, status: random.pick(STATUSES), category: format!("cat{}", at % 12), fields }
}

fn some_field(at: usize, random: &mut Random) -> Field {
    let name = format!("{}_{at}", random.pick(NOUNS));
    Field { name, ty: random.pick(TYPES), optional: random.below(5) == 0 }
}

fn write_entry(entry: &Entry, random: &mut Random, out: &mut String) -> fmt::Result {
    let Entry { code, status, category, fields } = entry;
    writeln!(out, "  {code}:\n    status: {status}\n    category: {category}")?;
    writeln!(out, "    type: {}\n    message: \"{}\"", entry.wire_type(), entry.message())?;
    if *status >= 500 || *status == 429 {
        writeln!(out, "    retry: backoff")?;
    }
    writeln!(out, "    description: {}\n    causes:\n      - {}", random.prose(20), random.prose(20))?;
    writeln!(out, "    solution: {}", random.prose(20))?;
    if !fields.is_empty() {
        writeln!(out, "    fields:")?;
    }
    for Field { name, ty, optional } in fields {
        writeln!(out, "      {name}: {{ type: {ty}, optional: {optional}, doc: {} }}", random.prose(5))?;
    }
    Ok(())
}

/// Numbers that look random and are the same in every run (splitmix64).
#[derive(Clone, Copy, Debug)]
pub struct Random(u64);

impl Random {
    /// From the start.
    pub fn new() -> Self {
        Self(0x9e37_79b9_7f4a_7c15)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.next() % limit as u64).unwrap_or(0)
    }

    fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())]
    }

    /// A sentence of this many words.
    pub fn prose(&mut self, words: usize) -> String {
        let words: Vec<_> = (0..words).map(|_| self.pick(NOUNS)).collect();
        format!("The {}.", words.join(" "))
    }
}
