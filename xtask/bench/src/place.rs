//! Where things are: errcat's workspace, its built command line, and a folder for all that is made.

use anyhow::Result;
use camino::{Utf8Path, Utf8PathBuf};
use fs_err as fs;

use crate::maker::Catalog;
use crate::process;

/// Where things are, and how much is measured.
#[derive(Clone, Debug)]
pub struct Place {
    /// The root of errcat's workspace.
    pub root: Utf8PathBuf,
    /// The built command line.
    pub xtask: Utf8PathBuf,
    /// The folder for all that is made.
    pub work: Utf8PathBuf,
    up_to: usize,
}

/// A command that makes files from a catalog.
#[derive(Clone, Copy, Debug)]
pub struct Command {
    /// What people call it.
    pub name: &'static str,
    program: &'static str,
    /// Where in the output folder its files and their manifest lie.
    pub folder: &'static str,
}

/// The outputs that the catalog asks for.
pub const GEN: Command = Command { name: "gen", program: "xtask", folder: "" };
/// The site, which a program of its own makes.
pub const DOCS: Command = Command { name: "docs", program: "xtask-site", folder: "site" };

const LARGEST: usize = 10_000;

impl Place {
    /// Catalogs of more errors than `up_to` are left out.
    pub fn new(root: &Utf8Path, xtask: &Utf8Path, up_to: usize) -> Result<Self> {
        let root = root.canonicalize_utf8()?;
        let work = root.join("target/bench/work");
        fs::create_dir_all(&work)?;
        Ok(Self { xtask: xtask.canonicalize_utf8()?, work, root, up_to })
    }

    /// Nothing is left out.
    pub fn is_whole(&self) -> bool {
        self.up_to >= LARGEST
    }

    /// Those of the sizes that aren't left out.
    pub fn sizes(&self, sizes: &[usize]) -> Vec<usize> {
        sizes.iter().copied().filter(|size| *size <= self.up_to).collect()
    }

    /// Writes the catalog with these outputs, and gives its path.
    pub fn write_catalog(&self, catalog: &Catalog, targets: &str) -> Result<Utf8PathBuf> {
        let path = self.work.join(format!("{}.yaml", catalog.entries.len()));
        fs::write(&path, catalog.yaml(targets))?;
        Ok(path)
    }

    /// Generates what the catalog at a path asks for.
    pub fn generate(&self, catalog: &Utf8Path, out: &Utf8Path) -> Result<process::Usage> {
        self.run(GEN, catalog, out)
    }

    /// Lets a command make files from the catalog at a path.
    pub fn run(&self, command: Command, catalog: &Utf8Path, out: &Utf8Path) -> Result<process::Usage> {
        let arguments = [command.name, "--catalog", catalog.as_str(), "--out", out.as_str()];
        process::run(&self.program(command), &arguments)
    }

    /// The program that has a command. It lies beside the command line.
    pub fn program(&self, command: Command) -> Utf8PathBuf {
        self.xtask.with_file_name(command.program)
    }

    /// Writes files into a folder below that for all that is made. A file that would stay the same keeps its time.
    pub fn write_project(&self, folder: &str, files: &[(&str, &str)]) -> Result<Utf8PathBuf> {
        let project = self.work.join(folder);
        for (path, text) in files {
            write(&project.join(path), text)?;
        }
        Ok(project)
    }
}

/// Writes a file, and the folders that it needs, unless it is there.
pub fn write(path: &Utf8Path, text: &str) -> Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    if fs::read_to_string(path).is_ok_and(|old| old == text) {
        return Ok(());
    }
    Ok(fs::write(path, text)?)
}
