//! Reads a catalog and the files that it includes: text, of a size that fits, from inside the catalog's folder.

use std::cell::RefCell;
use std::time::SystemTime;

use anyhow::{Context as _, Result, anyhow};
use camino::{Utf8Path, Utf8PathBuf};
use errcat_codegen::span::{Source, Sources};
use errcat_codegen::{Compilation, Loader, compile};
use glob::{MatchOptions, Pattern};
use sha2::{Digest as _, Sha256};

use super::text::source;

/// How a pattern of `include` is matched.
pub(crate) const MATCHING: MatchOptions =
    MatchOptions { case_sensitive: true, require_literal_separator: true, require_literal_leading_dot: true };

/// One catalog on the disk.
pub(crate) struct Catalog {
    path: Utf8PathBuf,
    /// Its folder without symlinks, for telling what lies inside.
    real_folder: Utf8PathBuf,
}

/// Loads the files of one catalog, and remembers what it was asked for and how the files looked then.
pub(crate) struct Files<'a> {
    catalog: &'a Catalog,
    patterns: RefCell<Vec<String>>,
    seen: RefCell<Vec<Stamp>>,
}

/// What is seen of a file without reading it: when it was changed, and its size.
pub(crate) type Stamp = (Utf8PathBuf, Option<(SystemTime, u64)>);

impl Catalog {
    /// The catalog at a path.
    pub(crate) fn new(path: &Utf8Path) -> Result<Self> {
        let folder = path.parent().filter(|folder| !folder.as_str().is_empty()).unwrap_or(Utf8Path::new("."));
        let real_folder = folder.canonicalize_utf8().with_context(|| format!("cannot open `{folder}`"))?;
        Ok(Self { path: path.to_owned(), real_folder })
    }

    /// Reads and compiles the catalog. A text that can't be one is reported like any problem of the catalog.
    pub(crate) fn compile(&self, files: &Files<'_>) -> Result<Compilation> {
        match source(&self.path) {
            Ok(source) => Ok(compile(source, files)),
            Err(refusal) => refusal.compilation().map_err(|sentence| anyhow!(sentence)),
        }
    }

    /// A loader for the files it includes; made before the catalog itself is read.
    pub(crate) fn files(&self) -> Files<'_> {
        let seen = RefCell::new(vec![stamp(self.path.clone())]);
        Files { catalog: self, patterns: RefCell::default(), seen }
    }

    /// The SHA-256 of all its files, in hexadecimal. It doesn't depend on where they lie.
    pub(crate) fn hash(&self, sources: &Sources) -> String {
        use std::fmt::Write as _;

        let mut hash = Sha256::new();
        for (_, source) in sources.iter() {
            let name = Utf8Path::new(&source.path)
                .strip_prefix(self.folder())
                .map_or(source.path.as_str(), Utf8Path::as_str);
            hash.update(format!("{name}\n{}\n", source.text.len()));
            hash.update(&source.text);
        }
        hash.finalize().iter().fold(String::new(), |mut text, byte| {
            _ = write!(text, "{byte:02x}");
            text
        })
    }

    /// The hash of the files as they are now, given the patterns that the catalog includes; `None` if one can't be read.
    pub(crate) fn hash_now(&self, patterns: &[&str]) -> Option<String> {
        let mut sources = Sources::default();
        sources.push(source(&self.path).ok()?);
        for pattern in patterns {
            for path in self.matches(pattern).ok()? {
                sources.push(source(&path).ok()?);
            }
        }
        Some(self.hash(&sources))
    }

    fn folder(&self) -> &Utf8Path {
        self.path.parent().unwrap_or(Utf8Path::new(""))
    }

    /// The files in the folder that a pattern names, without the catalog itself, sorted.
    fn matches(&self, pattern: &str) -> Result<Vec<Utf8PathBuf>, String> {
        refuse_outside(pattern)?;
        let anchored = format!("{}/{pattern}", Pattern::escape(self.real_folder.as_str()));
        let found = glob::glob_with(&anchored, MATCHING)
            .map_err(|error| format!("`{pattern}` is not a pattern: {}", error.msg))?;
        let (mut paths, mut passed_over) = (Vec::new(), None);
        for path in found {
            let path =
                path.map_err(|error| format!("cannot read `{}`: {}", error.path().display(), error.error()))?;
            let path =
                Utf8PathBuf::try_from(path).map_err(|error| format!("the name of {error} is not UTF-8"))?;
            match self.inside(&path)? {
                Match::File(path) => paths.push(path),
                Match::PassedOver(reason) => passed_over = Some(reason),
            }
        }
        paths.sort();
        match passed_over {
            _ if !paths.is_empty() => Ok(paths),
            Some(reason) => Err(reason),
            None => Err(format!("`{pattern}` matches no file")),
        }
    }

    /// What a match is; folders and the catalog itself are passed over.
    fn inside(&self, path: &Utf8Path) -> Result<Match, String> {
        let name = path.strip_prefix(&self.real_folder).unwrap_or(path);
        let real = path.canonicalize_utf8().map_err(|error| format!("cannot read `{name}`: {error}"))?;
        if !real.starts_with(&self.real_folder) {
            return Err(format!("`{name}` is a symlink that leads out of the catalog's folder"));
        }
        let is_catalog = self.path.canonicalize_utf8().is_ok_and(|catalog| catalog == real);
        Ok(if is_catalog {
            Match::PassedOver(format!("`{name}` is the catalog itself"))
        } else if real.is_dir() {
            Match::PassedOver(format!("`{name}` is a folder: name files, such as `{name}/*.yaml`"))
        } else if real.is_file() {
            Match::File(self.folder().join(name))
        } else {
            Match::PassedOver(format!("`{name}` is not a plain file"))
        })
    }
}

/// What a pattern matches.
enum Match {
    /// A file, as a path to show.
    File(Utf8PathBuf),
    /// Something else, and why it isn't read: worth telling when no file matches.
    PassedOver(String),
}

impl Loader for Files<'_> {
    fn load(&self, pattern: &str) -> Result<Vec<Source>, String> {
        self.patterns.borrow_mut().push(pattern.to_owned());
        let paths = self.catalog.matches(pattern)?;
        self.seen.borrow_mut().extend(paths.iter().cloned().map(stamp));
        let source = |path: &Utf8PathBuf| source(path).map_err(|refusal| refusal.sentence());
        paths.iter().map(source).collect()
    }
}

impl Files<'_> {
    /// What was asked for, in order.
    pub(crate) fn patterns(&self) -> Vec<String> {
        self.patterns.borrow().clone()
    }

    /// Whether a file differs from what was loaded, or another one matches a pattern now. While the catalog itself
    /// is missing, as in the middle of a save, nothing has changed.
    pub(crate) fn have_changed(&self) -> bool {
        let now = self.stamps();
        now[0].1.is_some() && now != *self.seen.borrow()
    }

    /// What can be seen now of the catalog and of all files that were asked for.
    pub(crate) fn stamps(&self) -> Vec<Stamp> {
        let patterns = self.patterns.borrow();
        let included = patterns.iter().flat_map(|pattern| self.catalog.matches(pattern).unwrap_or_default());
        [self.catalog.path.clone()].into_iter().chain(included).map(stamp).collect()
    }
}

fn stamp(path: Utf8PathBuf) -> Stamp {
    let metadata = path.metadata().ok();
    let seen = metadata.and_then(|metadata| Some((metadata.modified().ok()?, metadata.len())));
    (path, seen)
}

/// Refuses a pattern of `include` that could lead out of the catalog's folder.
pub(crate) fn refuse_outside(pattern: &str) -> Result<(), String> {
    let is_outside = pattern.starts_with('/')
        || pattern.contains(['\\', ':', '\0'])
        || pattern.split('/').any(|part| part == "..");
    if is_outside {
        return Err(format!(
            "`{}` is not a relative path with `/` that stays in the catalog's folder",
            pattern.escape_debug()
        ));
    }
    Ok(())
}
