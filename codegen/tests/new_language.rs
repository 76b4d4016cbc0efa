//! The recipe of `codegen/README.md` for a new language makes a compiler that compiles, and names what more there is to do.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test may stop at once, and writes to its own folder"
)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const README: &str = include_str!("../README.md");

#[test]
fn the_recipe_of_the_read_me_makes_an_emitter() {
    let copy = Path::new(env!("CARGO_TARGET_TMPDIR")).join("new-language");
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    for folder in ["codegen/src", "codegen/runtime/src", "codegen/runtime/tests"] {
        // What an earlier run left would be compiled too.
        _ = fs::remove_dir_all(copy.join(folder));
        copy_folder(&root.join(folder), &copy.join(folder));
    }
    for file in ["Cargo.lock", "codegen/Cargo.toml", "codegen/runtime/Cargo.toml"] {
        fs::copy(root.join(file), copy.join(file)).unwrap();
    }
    let manifest = fs::read_to_string(root.join("Cargo.toml")).unwrap();
    let members = manifest.lines().find(|line| line.starts_with("members = ")).unwrap();
    let fewer = manifest.replace(members, "members = [\"codegen\", \"codegen/runtime\"]");
    fs::write(copy.join("Cargo.toml"), fewer).unwrap();
    let steps = steps();
    assert!(steps.len() > 4, "{steps:?}");
    for step in &steps {
        step.follow(&copy.join("codegen"));
    }
    let mut check = Command::new(env!("CARGO"));
    check.args(["check", "--quiet", "--offline", "--package", "errcat-codegen"]);
    // Warnings too: a step that is left out leaves something unused.
    check.current_dir(&copy).env("CARGO_TARGET_DIR", copy.join("target")).env("RUSTFLAGS", "--deny warnings");
    let ended = check.output().unwrap();
    assert!(ended.status.success(), "{}", String::from_utf8_lossy(&ended.stderr));
}

/// Files that borrow the names that TypeScript has for things, or mention it as an example.
const BORROWERS: [&str; 4] =
    ["src/emit/openapi/", "src/emit/schema/", "src/output.rs", "tests/new_language.rs"];

/// The read-me names each file that speaks of a language with all that a language can have, itself or its folder.
#[test]
fn the_recipe_leaves_out_no_place() {
    let codegen = Path::new(env!("CARGO_MANIFEST_DIR"));
    let root = codegen.parent().unwrap();
    let mut files = Vec::new();
    for folder in ["codegen/src", "codegen/site/src", "codegen/tests", "xtask/src"] {
        sources(&root.join(folder), &mut files);
    }
    let speaks = |path: &PathBuf| fs::read_to_string(path).unwrap().to_lowercase().contains("typescript");
    let (mut speaking, mut forgotten) = (0, Vec::new());
    for path in files.iter().filter(|path| speaks(path)) {
        let place =
            path.strip_prefix(codegen).or_else(|_| path.strip_prefix(root)).unwrap().to_str().unwrap();
        let is_own = place.starts_with("src/emit/typescript/");
        let borrows = BORROWERS.iter().any(|borrower| place.starts_with(borrower));
        speaking += 1;
        if !is_own && !borrows && !is_named(Path::new(place)) {
            forgotten.push(place.to_owned());
        }
    }
    assert!(speaking > 20, "{speaking} files speak of TypeScript");
    assert!(forgotten.is_empty(), "codegen/README.md doesn't name {forgotten:#?}");
}

/// Whether the read-me has this path, or a folder of it in backticks.
fn is_named(place: &Path) -> bool {
    let folders = place.ancestors().skip(1);
    README.contains(place.to_str().unwrap())
        || folders.into_iter().any(|folder| README.contains(&format!("`{}/`", folder.display())))
}

/// The sources of Rust in a folder.
fn sources(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        if entry.is_dir() {
            sources(&entry, files);
        } else if entry.extension().is_some_and(|extension| extension == "rs") {
            files.push(entry);
        }
    }
}

/// One step: code for a new file, or for before a line of one.
#[derive(Debug)]
struct Step<'a> {
    file: &'a str,
    before: Option<&'a str>,
    code: &'a str,
}

impl Step<'_> {
    fn follow(&self, folder: &Path) {
        let path = folder.join(self.file);
        let text = match self.before {
            None => self.code.to_owned(),
            Some(line) => {
                let text = fs::read_to_string(&path).unwrap();
                let line = format!("{line}\n");
                assert_eq!(text.matches(&line).count(), 1, "{} has this line once: {line}", self.file);
                text.replace(&line, &format!("{}{line}", self.code))
            }
        };
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
}

/// The steps of the read-me: each is a comment, and the code after it.
fn steps() -> Vec<Step<'static>> {
    let comments = README.split("<!-- ").skip(1);
    comments
        .map(|rest| {
            let (told, rest) = rest.split_once(" -->").unwrap();
            let code = rest.split("```rust\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
            if let Some(file) = told.strip_prefix("new file: ") {
                return Step { file, before: None, code };
            }
            let place = told.strip_prefix("in ").and_then(|place| place.split_once(" before `"));
            let Some((file, line)) = place else { panic!("no step says `{told}`") };
            Step { file, before: line.strip_suffix('`'), code }
        })
        .collect()
}

fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy_folder(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}
