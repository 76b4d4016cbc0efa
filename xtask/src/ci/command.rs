//! Runs the commands of the stages, keeps what they print, and counts the tests in it.

use std::collections::BTreeSet;
use std::io;
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result, bail};
use camino::{Utf8Path, Utf8PathBuf};
use fs_err as fs;
use serde_json::Value;

use super::Tally;

/// Runs commands in the workspace.
pub(super) struct Runner {
    root: Utf8PathBuf,
    /// What `git status` said before the first stage; nothing outside of a repository.
    status: Option<String>,
    tests: Tally,
    /// Lines in which tests say what they didn't try.
    left_out: BTreeSet<String>,
}

impl Runner {
    pub(super) fn new(root: &Utf8Path) -> Result<Self> {
        let root = root.canonicalize_utf8().with_context(|| format!("cannot open `{root}`"))?;
        let mut runner = Self { root, status: None, tests: Tally::default(), left_out: BTreeSet::new() };
        runner.status = runner.git_status();
        Ok(runner)
    }

    pub(super) fn root(&self) -> &Utf8Path {
        &self.root
    }

    /// A folder for what a stage makes, where nothing is left of an earlier run.
    pub(super) fn cleared(&self, name: &str) -> Result<Utf8PathBuf> {
        let folder = self.root.join("target/ci").join(name);
        if folder.exists() {
            fs::remove_dir_all(&folder)?;
        }
        Ok(folder)
    }

    /// What a test of the compiler, ignored otherwise, writes into a folder of this name, which it is told by a variable.
    pub(super) fn written(&mut self, test: &str, case: &str, name: &str) -> Result<Utf8PathBuf> {
        let folder = self.cleared(name)?;
        let variable = format!("ERRCAT_{}_DIR", test.to_uppercase());
        let write = ["cargo", "test", "--locked", "--package", "errcat-codegen", "--all-features"];
        let test = ["--test", test, "--", "--ignored", case];
        self.run_with("", &[&write[..], &test].concat(), &[(&variable, folder.as_str())])?;
        if !folder.exists() {
            bail!("`{case}` wrote nothing");
        }
        Ok(folder)
    }

    /// Runs a program with arguments in the root.
    pub(super) fn run(&mut self, words: &[&str]) -> Result<()> {
        self.run_with("", words, &[])
    }

    /// Runs a program with arguments and environment variables in a folder of the root.
    pub(super) fn run_with(
        &mut self,
        folder: &str,
        words: &[&str],
        variables: &[(&str, &str)],
    ) -> Result<()> {
        let (program, arguments) = words.split_first().context("a command has a program")?;
        let shown = shown(folder, words, variables);
        let mut command = Command::new(program);
        command.args(arguments).current_dir(self.root.join(folder)).envs(variables.iter().copied());
        let (succeeded, output) = capture(&mut command).with_context(|| format!("cannot run `{shown}`"))?;
        self.count_tests(&output);
        let left_out = output.lines().filter(|line| line.starts_with("left out: "));
        self.left_out.extend(left_out.map(str::to_owned));
        if !succeeded {
            bail!("{output}\nthis failed: {shown}");
        }
        Ok(())
    }

    /// What Cargo knows of the workspace.
    fn metadata(&self) -> Result<Value> {
        let mut command = Command::new("cargo");
        command.args(["metadata", "--format-version", "1", "--no-deps", "--quiet"]).current_dir(&self.root);
        Ok(serde_json::from_slice(&command.output()?.stdout)?)
    }

    /// Where Cargo puts a program that it builds for development.
    pub(super) fn built(&self, program: &str) -> Result<Utf8PathBuf> {
        let metadata = self.metadata()?;
        let target = metadata["target_directory"].as_str().context("cannot find what Cargo builds")?;
        Ok(Utf8Path::new(target).join("debug").join(program))
    }

    /// The features of a crate of the workspace, of which there is at least one.
    pub(super) fn features(&self, of: &str) -> Result<Vec<String>> {
        let metadata = self.metadata()?;
        let mut packages = metadata["packages"].as_array().into_iter().flatten();
        let package = packages.find(|package| package["name"] == of);
        let features = package.and_then(|package| package["features"].as_object());
        let features = features.filter(|features| !features.is_empty());
        let features = features.with_context(|| format!("cannot find the features of `{of}`"))?;
        Ok(features.keys().cloned().collect())
    }

    /// The tests that were counted since the last call.
    pub(super) fn take_tests(&mut self) -> Tally {
        std::mem::take(&mut self.tests)
    }

    /// What the tests since the last call say that they left out, each once.
    pub(super) fn take_left_out(&mut self) -> BTreeSet<String> {
        std::mem::take(&mut self.left_out)
    }

    /// Fails if the stages so far changed a file that git knows or would take.
    pub(super) fn refuse_changed_tree(&self) -> Result<()> {
        let (before, now) = (self.status.as_deref(), self.git_status());
        if before != now.as_deref() {
            let [before, now] = [before, now.as_deref()].map(Option::unwrap_or_default);
            bail!("`git status` isn't what it was before\nbefore:\n{before}\nnow:\n{now}");
        }
        Ok(())
    }

    fn git_status(&self) -> Option<String> {
        let mut command = Command::new("git");
        command.args(["status", "--porcelain"]).current_dir(&self.root);
        let (succeeded, output) = capture(&mut command).ok()?;
        succeeded.then_some(output)
    }

    /// Adds up Cargo's lines such as `test result: ok. 13 passed; 0 failed; 0 ignored; …`, Node's, `# pass 13`, and
    /// Python's, `Ran 13 tests in 0.014s`: what failed there fails the stage.
    fn count_tests(&mut self, output: &str) {
        for line in output.lines() {
            if line.starts_with("test result: ") {
                self.tests.passed += number_before(line, " passed;");
                self.tests.failed += number_before(line, " failed;");
            }
            if line.starts_with("Ran ") {
                self.tests.passed += number_before(line, " test");
            }
            self.tests.passed += number_after(line, "pass");
            self.tests.failed += number_after(line, "fail");
        }
    }
}

fn number_before(line: &str, word: &str) -> usize {
    let number = line.split(word).next().and_then(|before| before.rsplit(' ').next());
    number.and_then(|number| number.parse().ok()).unwrap_or(0)
}

fn number_after(line: &str, word: &str) -> usize {
    let words = line.strip_prefix("# ").or_else(|| line.strip_prefix("ℹ "));
    let number = words.and_then(|words| words.strip_prefix(word));
    number.and_then(|number| number.trim().parse().ok()).unwrap_or(0)
}

/// What a command prints on both streams, in the order it came.
fn capture(command: &mut Command) -> io::Result<(bool, String)> {
    let (mut reader, writer) = io::pipe()?;
    command.stdin(Stdio::null()).stdout(writer.try_clone()?).stderr(writer);
    let mut child = command.spawn()?;
    // The command holds the writing end: while it does, reading would not come to an end.
    command.stdout(Stdio::null()).stderr(Stdio::null());
    let mut output = Vec::new();
    io::Read::read_to_end(&mut reader, &mut output)?;
    Ok((child.wait()?.success(), String::from_utf8_lossy(&output).into_owned()))
}

fn shown(folder: &str, words: &[&str], variables: &[(&str, &str)]) -> String {
    let variables = variables.iter().map(|(name, value)| format!("{name}='{value}'"));
    let line = variables.chain(words.iter().map(|&word| word.to_owned())).collect::<Vec<_>>().join(" ");
    if folder.is_empty() { line } else { format!("cd {folder} && {line}") }
}

/// The files and folders of the root that are there.
pub(super) fn existing(root: &Utf8Path, paths: &[&str]) -> Vec<String> {
    paths
        .iter()
        .filter(|path| fs::exists(root.join(path)).unwrap_or(false))
        .map(|&path| path.to_owned())
        .collect()
}
