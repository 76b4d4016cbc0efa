//! Asks `git`, and turns what it refuses into sentences.

use std::io::ErrorKind;
use std::process::{Command, Output};

use anyhow::{Result, bail};
use camino::{Utf8Path, Utf8PathBuf};

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

    /// The plain files of a commit that lie in the folder, relative to it, sorted.
    pub(crate) fn files(&self, commit: &str) -> Result<Vec<String>> {
        let below = format!("{commit}:{}", self.prefix.trim_end_matches('/'));
        let output = git(&self.folder, &["ls-tree", "-r", "-z", "--full-tree", &below])?;
        if !output.status.success() {
            // The folder isn't there in that commit.
            return Ok(Vec::new());
        }
        let listed = text(&output.stdout);
        let entries = listed.split('\0').filter_map(|entry| entry.split_once('\t'));
        let plain = entries.filter(|(facts, _)| facts.starts_with("100"));
        let mut paths: Vec<Utf8PathBuf> = plain.map(|(_, path)| path.into()).collect();
        // Part by part, as files on the disk are.
        paths.sort();
        Ok(paths.into_iter().map(Utf8PathBuf::into_string).collect())
    }

    /// What a file of the folder held in a commit; `None` if there was none.
    pub(crate) fn bytes(&self, commit: &str, path: &str) -> Result<Option<Vec<u8>>> {
        let object = format!("{commit}:{}{path}", self.prefix);
        let output = git(&self.folder, &["show", "--end-of-options", &object])?;
        Ok(output.status.success().then_some(output.stdout))
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn git(folder: &Utf8Path, arguments: &[&str]) -> Result<Output> {
    let command = Command::new("git").arg("-C").arg(folder.as_str()).args(arguments).output();
    match command {
        Ok(output) => Ok(output),
        Err(error) if error.kind() == ErrorKind::NotFound => {
            Err(Usage("git isn't installed here: give a file to compare with".to_owned()).into())
        }
        Err(error) => bail!("git can't be run: {error}"),
    }
}
