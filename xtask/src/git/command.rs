//! Asks `git`, and turns what it refuses into sentences.

use std::io::{ErrorKind, Write as _};
use std::process::{Command, Output, Stdio};

use anyhow::{Result, bail};
use camino::{Utf8Path, Utf8PathBuf};

use super::tree::Tree;
use crate::failure::Usage;

/// The repository that a folder lies in.
pub(crate) struct Repository {
    folder: Utf8PathBuf,
    /// The path of the folder in the repository, with a `/` behind it unless it is the root.
    prefix: String,
}

impl Repository {
    /// Finds it; wrong usage if the folder is in none.
    pub(crate) fn of(folder: &Utf8Path) -> Result<Self> {
        let folder = if folder.as_str().is_empty() { Utf8Path::new(".") } else { folder };
        let output = git(folder, &["rev-parse", "--show-prefix"])?;
        if !output.status.success() {
            let usage = format!("`{folder}` is in no git repository: give a file to compare with");
            return Err(Usage(usage).into());
        }
        Ok(Self { folder: folder.to_owned(), prefix: text(&output.stdout).trim_end_matches('\n').to_owned() })
    }

    /// The commit that a name stands for; wrong usage if it stands for none.
    pub(crate) fn commit(&self, revision: &str) -> Result<String> {
        let wanted = format!("{revision}^{{commit}}");
        let arguments = ["rev-parse", "--verify", "--quiet", "--end-of-options", &wanted];
        let output = git(&self.folder, &arguments)?;
        if !output.status.success() {
            let usage = format!(
                "`{revision}` is neither a file nor a revision of this repository: fetch it, or name another"
            );
            return Err(Usage(usage).into());
        }
        Ok(text(&output.stdout).trim_end().to_owned())
    }

    /// The tags of the repository.
    pub(crate) fn tags(&self) -> Result<Vec<String>> {
        let output = git(&self.folder, &["tag", "--list"])?;
        if !output.status.success() {
            bail!("git doesn't list the tags: {}", text(&output.stderr).trim_end());
        }
        Ok(text(&output.stdout).lines().map(ToOwned::to_owned).collect())
    }

    /// The plain files and symlinks of a commit.
    pub(crate) fn tree(&self, commit: &str) -> Result<Tree<'_>> {
        let output = git(&self.folder, &["ls-tree", "-r", "-z", "--full-tree", commit])?;
        if !output.status.success() {
            bail!("git doesn't list the files of `{commit}`: {}", text(&output.stderr).trim_end());
        }
        Ok(Tree::of(self, &text(&output.stdout)))
    }

    /// The text of an object, as of a symlink where it leads.
    pub(super) fn text_of(&self, object: &str) -> Result<String> {
        let output = git(&self.folder, &["cat-file", "blob", object])?;
        if !output.status.success() {
            bail!("git doesn't read the object `{object}`: {}", text(&output.stderr).trim_end());
        }
        Ok(text(&output.stdout))
    }

    /// The path of the folder in the repository; empty if it is the root.
    pub(crate) fn inner(&self) -> &Utf8Path {
        Utf8Path::new(self.prefix.trim_end_matches('/'))
    }

    /// What a file of the folder held in a commit, or the one that a symlink there led to; `None` if there was none.
    pub(crate) fn bytes(&self, commit: &str, path: &str) -> Result<Option<Vec<u8>>> {
        let object = format!("{commit}:{}{path}", self.prefix);
        let arguments = ["cat-file", "--batch", "--follow-symlinks"];
        let output = git_with(&self.folder, &arguments, &format!("{object}\n"))?;
        let mut parts = output.stdout.splitn(2, |byte| *byte == b'\n');
        let head = text(parts.next().unwrap_or_default());
        if head.starts_with("symlink ") {
            bail!("`{path}` is a symlink that leads out of the repository");
        }
        let is_file = output.status.success() && head.split(' ').nth(1) == Some("blob");
        // One more line ends what was asked for.
        Ok(parts.next().filter(|_| is_file).and_then(|rest| rest.strip_suffix(b"\n")).map(<[u8]>::to_vec))
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn git(folder: &Utf8Path, arguments: &[&str]) -> Result<Output> {
    git_with(folder, arguments, "")
}

/// Runs git, and lets it read something.
fn git_with(folder: &Utf8Path, arguments: &[&str], input: &str) -> Result<Output> {
    let mut command = Command::new("git");
    command.arg("-C").arg(folder.as_str()).args(arguments).stdin(Stdio::piped());
    let mut running = match command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn() {
        Ok(running) => running,
        Err(error) if error.kind() == ErrorKind::NotFound => {
            return Err(Usage("git isn't installed here: give a file to compare with".to_owned()).into());
        }
        Err(error) => bail!("git can't be run: {error}"),
    };
    if let Some(mut stdin) = running.stdin.take() {
        // One that reads nothing may be done already.
        _ = stdin.write_all(input.as_bytes());
    }
    Ok(running.wait_with_output()?)
}
