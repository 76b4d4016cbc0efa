//! A folder with a catalog, and the real binary run in it.

#![expect(clippy::unwrap_used, reason = "a test that can't set itself up has failed")]
#![expect(clippy::disallowed_methods, reason = "tests write the files that they are about")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::time::SystemTime;

use tempfile::TempDir;

/// A folder that is gone when the test is over.
pub(crate) struct Sandbox {
    root: TempDir,
}

/// What a run printed, and its exit code; `None` if it was killed.
#[derive(Debug)]
pub(crate) struct Run {
    pub(crate) code: Option<i32>,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

/// The text of every file below a folder, by path.
pub(crate) type Tree = BTreeMap<String, String>;

/// A catalog with errors of these keys.
pub(crate) fn catalog(keys: &[&str]) -> String {
    let head = "catalog: 1\napi: { name: demo }\nwire:\n  body: { error: { code: $code, message: $message } }\nerrors:\n";
    head.to_owned() + &errors(keys)
}

/// The entries of the section `errors` for these keys.
pub(crate) fn errors(keys: &[&str]) -> String {
    let entry = |key: &&str| {
        format!(
            "  {key}:\n    status: 404\n    message: The {key} is gone\n    causes: [It was removed]\n    solution: Look for another {key}.\n"
        )
    };
    keys.iter().map(entry).collect()
}

/// Whether a path is the Markdown page of an error.
pub(crate) fn is_page(path: &str, key: &str) -> bool {
    path.strip_suffix(".md").is_some_and(|stem| stem.contains(key))
}

impl Sandbox {
    /// A folder with `catalog.yaml`.
    pub(crate) fn new(catalog: &str) -> Self {
        let sandbox = Self::empty();
        sandbox.write("catalog.yaml", catalog);
        sandbox
    }

    /// Runs git in the folder, with a name and address of its own.
    pub(crate) fn git(&self, arguments: &[&str]) {
        let identity = ["-c", "user.name=A", "-c", "user.email=a@example.com", "-c", "commit.gpgsign=false"];
        let output = Command::new("git")
            .current_dir(self.root.path())
            .env("GIT_CONFIG_GLOBAL", "/dev/null")
            .env("GIT_CONFIG_SYSTEM", "/dev/null")
            .args(identity)
            .args(arguments)
            .output()
            .unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }

    /// Commits all files.
    pub(crate) fn commit(&self) {
        self.git(&["add", "--all"]);
        self.git(&["commit", "--quiet", "--message", "A change"]);
    }

    pub(crate) fn empty() -> Self {
        Self { root: TempDir::new().unwrap() }
    }

    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.root.path().join(path)
    }

    pub(crate) fn write(&self, path: &str, text: impl AsRef<[u8]>) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    pub(crate) fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap()
    }

    pub(crate) fn remove(&self, path: &str) {
        fs::remove_file(self.path(path)).unwrap();
    }

    /// The binary in the folder, with an environment of which nothing matters.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
        command.args(arguments).current_dir(self.root.path());
        for name in ["CARGO_MANIFEST_DIR", "NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "ERRCAT_KILL_AT"] {
            command.env_remove(name);
        }
        command
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Run {
        Run::of(&mut self.command(arguments))
    }

    /// Runs and insists on success.
    pub(crate) fn gen_ok(&self) -> Run {
        let run = self.run(&["gen"]);
        assert_eq!(run.code, Some(0), "{run:?}");
        run
    }

    /// Every file of a folder and its text.
    pub(crate) fn tree(&self, folder: &str) -> Tree {
        let mut tree = Tree::new();
        collect(&self.path(folder), "", &mut tree);
        tree
    }

    /// When each file below a folder was last changed.
    pub(crate) fn times(&self, folder: &str) -> BTreeMap<String, SystemTime> {
        let time = |path: &String| fs::metadata(self.path(folder).join(path)).unwrap().modified().unwrap();
        self.tree(folder).keys().map(|path| (path.clone(), time(path))).collect()
    }

    /// A generated page for the error with this key, relative to the output folder.
    pub(crate) fn page(&self, key: &str) -> String {
        self.tree("generated").keys().find(|path| is_page(path, key)).unwrap().clone()
    }
}

impl Run {
    pub(crate) fn of(command: &mut Command) -> Self {
        let Output { status, stdout, stderr } = command.output().unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Self { code: status.code(), stdout: text(stdout), stderr: text(stderr) }
    }
}

fn collect(folder: &Path, prefix: &str, tree: &mut Tree) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries {
        let entry = entry.unwrap();
        let path = format!("{prefix}{}", entry.file_name().to_str().unwrap());
        if entry.file_type().unwrap().is_dir() {
            collect(&entry.path(), &format!("{path}/"), tree);
        } else {
            tree.insert(path, fs::read_to_string(entry.path()).unwrap_or_default());
        }
    }
}
