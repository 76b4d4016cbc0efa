//! What `gen` does to a folder.

use std::fs;

use crate::support::{Run, Sandbox, Tree, catalog};

#[test]
fn the_first_run_creates_and_the_second_changes_nothing() {
    let sandbox = Sandbox::new(&catalog(&["cup", "plate"]));
    let first = sandbox.gen_ok();
    let tree = sandbox.tree("generated");
    for path in tree.keys().filter(|path| *path != ".errcat-manifest") {
        assert!(first.stdout.contains(&format!("created generated/{path}\n")), "{path}: {}", first.stdout);
    }
    let times = sandbox.times("generated");
    let second = sandbox.gen_ok();
    assert_eq!(second.stdout, "");
    assert_eq!((sandbox.tree("generated"), sandbox.times("generated")), (tree, times));
}

#[test]
fn the_bytes_depend_on_the_catalog_alone() {
    let text = catalog(&["cup", "plate", "straße"]);
    let here = Sandbox::new(&text);
    here.gen_ok();
    let there = Sandbox::new(&text);
    fs::create_dir(there.path("elsewhere")).unwrap();
    let run = Run::of(
        there
            .command(&["gen", "--catalog", "../catalog.yaml", "--out", "../generated"])
            .current_dir(there.path("elsewhere"))
            .envs([
                ("HOME", "/nonexistent"),
                ("LC_ALL", "tr_TR.UTF-8"),
                ("LANG", "C"),
                ("TZ", "Asia/Kathmandu"),
            ]),
    );
    assert_eq!(run.code, Some(0), "{run:?}");
    assert_eq!(here.tree("generated"), there.tree("generated"));
}

#[test]
fn only_changed_files_are_written() {
    let sandbox = Sandbox::new(&catalog(&["cup", "plate"]));
    sandbox.gen_ok();
    let (tree, times) = (sandbox.tree("generated"), sandbox.times("generated"));
    sandbox.write("catalog.yaml", catalog(&["cup", "plate"]).replace("another plate", "a saucer"));
    let run = sandbox.gen_ok();
    let (new_tree, new_times) = (sandbox.tree("generated"), sandbox.times("generated"));
    for path in tree.keys() {
        assert_eq!(tree[path] == new_tree[path], times[path] == new_times[path], "{path}");
        let is_told = run.stdout.contains(&format!("updated generated/{path}\n"));
        assert_eq!(is_told, path != ".errcat-manifest" && tree[path] != new_tree[path], "{path}");
    }
}

#[test]
fn what_is_no_longer_made_is_removed_with_its_empty_folder() {
    let sandbox = Sandbox::new(&catalog(&["cup", "plate"]));
    sandbox.gen_ok();
    let page = sandbox.page("plate");
    sandbox.write("catalog.yaml", catalog(&["cup"]));
    let run = sandbox.gen_ok();
    assert!(run.stdout.contains(&format!("removed generated/{page}\n")), "{}", run.stdout);
    assert!(!sandbox.path("generated").join(page).exists());
    let fresh = Sandbox::new(&catalog(&["cup"]));
    fresh.gen_ok();
    assert_eq!(sandbox.tree("generated"), fresh.tree("generated"));
}

#[test]
fn a_hand_edited_file_is_overwritten_and_that_is_said() {
    let sandbox = Sandbox::new(&catalog(&["cup"]));
    sandbox.gen_ok();
    let (tree, page) = (sandbox.tree("generated"), sandbox.page("cup"));
    sandbox.write(&format!("generated/{page}"), "mine");
    let run = sandbox.gen_ok();
    assert_eq!(run.stdout, format!("updated generated/{page} (it had been edited by hand)\n"));
    assert_eq!(sandbox.tree("generated"), tree);
}

#[test]
fn every_file_in_the_way_is_named_and_nothing_is_written() {
    let sandbox = Sandbox::new(&catalog(&["cup"]));
    sandbox.gen_ok();
    let (page, other) = (sandbox.page("cup"), "docs/README.md");
    let sandbox = Sandbox::new(&catalog(&["cup"]));
    sandbox.write(&format!("generated/{page}"), "mine");
    sandbox.write(&format!("generated/{other}"), "mine too");
    let before = sandbox.tree("generated");
    let run = sandbox.run(&["gen"]);
    assert_eq!(run.code, Some(1));
    assert!(run.stderr.contains("nothing was written"), "{}", run.stderr);
    for path in [page.as_str(), other] {
        assert!(run.stderr.contains(&format!("`generated/{path}` isn't in the manifest")), "{}", run.stderr);
    }
    assert_eq!(sandbox.tree("generated"), before);
}

#[test]
fn a_file_in_the_way_with_the_very_bytes_is_taken_over() {
    let sandbox = Sandbox::new(&catalog(&["cup"]));
    sandbox.gen_ok();
    let tree = sandbox.tree("generated");
    sandbox.remove("generated/.errcat-manifest");
    let run = sandbox.gen_ok();
    assert_eq!((run.stdout.as_str(), sandbox.tree("generated")), ("", tree));
}

#[test]
fn a_file_of_somebody_else_is_never_touched() {
    let sandbox = Sandbox::new(&catalog(&["cup"]));
    sandbox.write("generated/notes.txt", "mine");
    sandbox.write("generated/docs/notes.txt", "mine");
    sandbox.gen_ok();
    sandbox.write("catalog.yaml", catalog(&["plate"]));
    sandbox.gen_ok();
    assert_eq!(sandbox.read("generated/notes.txt"), "mine");
    assert_eq!(sandbox.read("generated/docs/notes.txt"), "mine");
    assert_eq!(sandbox.run(&["gen", "--check"]).code, Some(0));
}

#[test]
fn a_manifest_that_a_merge_left_in_pieces_still_counts() {
    let sandbox = Sandbox::new(&catalog(&["cup"]));
    sandbox.gen_ok();
    let tree = sandbox.tree("generated");
    let manifest = sandbox.read("generated/.errcat-manifest");
    let outside = format!("{:064}  ../outside\n", 0);
    sandbox.write("outside", "mine");
    sandbox.write(
        "generated/.errcat-manifest",
        format!("<<<<<<< ours\n{manifest}=======\n{outside}>>>>>>> theirs\n"),
    );
    let run = sandbox.gen_ok();
    assert_eq!((run.stdout.as_str(), sandbox.tree("generated")), ("", tree));
    assert_eq!(sandbox.read("outside"), "mine");
}

#[test]
fn a_catalog_with_errors_changes_nothing() {
    let sandbox = Sandbox::new(&catalog(&["cup"]));
    sandbox.gen_ok();
    let tree = sandbox.tree("generated");
    sandbox.write("catalog.yaml", catalog(&["plate"]) + "teapot: 1\n");
    let run = sandbox.run(&["gen"]);
    assert_eq!((run.code, run.stdout.as_str()), (Some(1), ""));
    assert!(run.stderr.contains("teapot") && run.stderr.contains("nothing was generated"), "{}", run.stderr);
    assert_eq!(sandbox.tree("generated"), tree);
}

#[test]
fn check_lists_all_that_differs_and_writes_nothing() {
    let sandbox = Sandbox::new(&catalog(&["cup", "plate"]));
    sandbox.gen_ok();
    assert_eq!(sandbox.run(&["gen", "--check"]).code, Some(0));
    let (missing, orphaned) = (sandbox.page("cup"), sandbox.page("plate"));
    sandbox.remove(&format!("generated/{missing}"));
    sandbox.write("generated/docs/README.md", "# \u{1b}[31mmine\n");
    sandbox.write("catalog.yaml", catalog(&["cup"]));
    let (tree, times) = (sandbox.tree("generated"), sandbox.times("generated"));
    let run = sandbox.run(&["gen", "--check"]);
    assert_eq!(run.code, Some(1));
    let expected = [
        format!("missing generated/{missing}\n"),
        format!("orphaned generated/{orphaned}\n"),
        "stale generated/docs/README.md\n".to_owned(),
        "    -# \\u{1b}[31mmine\n".to_owned(),
        "stale generated/.errcat-manifest\n".to_owned(),
    ];
    for line in expected {
        assert!(run.stdout.contains(&line), "{line} is not in\n{}", run.stdout);
    }
    assert!(run.stdout.ends_with("run: cargo xtask gen\n"), "{}", run.stdout);
    assert_eq!((sandbox.tree("generated"), sandbox.times("generated")), (tree, times));
    sandbox.gen_ok();
    assert_eq!(sandbox.run(&["gen", "--check"]).code, Some(0));
}

#[test]
fn check_doesnt_believe_the_manifest() {
    let sandbox = Sandbox::new(&catalog(&["cup"]));
    sandbox.gen_ok();
    let page = sandbox.page("cup");
    let planted = page.replace("cup", "planted");
    sandbox.write(&format!("generated/{page}"), "mine");
    sandbox.write(&format!("generated/{planted}"), "not listed");
    let run = sandbox.run(&["gen", "--check", "--out", "generated"]);
    assert_eq!(run.code, Some(1));
    assert!(run.stdout.contains(&format!("stale generated/{page}\n")), "{}", run.stdout);
    assert!(run.stdout.contains(&format!("orphaned generated/{planted} (")), "{}", run.stdout);
    assert!(run.stdout.ends_with("run: cargo xtask gen --out generated\n"), "{}", run.stdout);
}

#[test]
fn check_of_a_folder_that_isnt_there_lists_every_file() {
    let sandbox = Sandbox::new(&catalog(&["cup"]));
    let run = sandbox.run(&["gen", "--check"]);
    assert_eq!(run.code, Some(1));
    assert!(run.stdout.contains("missing generated/docs/README.md\n"), "{}", run.stdout);
    assert!(!sandbox.path("generated").exists());
}

#[cfg(unix)]
#[test]
fn symlinks_are_not_followed() {
    use std::os::unix::fs::symlink;

    let sandbox = Sandbox::new(&catalog(&["cup"]));
    fs::create_dir(sandbox.path("outside")).unwrap();
    fs::create_dir(sandbox.path("generated")).unwrap();
    let refuses = |link: &str| {
        let run = sandbox.run(&["gen"]);
        assert_eq!(run.code, Some(1));
        assert!(run.stderr.contains(&format!("`{link}` is a symlink")), "{}", run.stderr);
        assert_eq!(sandbox.tree("outside"), Tree::new());
    };
    symlink("../outside", sandbox.path("generated/docs")).unwrap();
    refuses("generated/docs");
    sandbox.remove("generated/docs");
    fs::create_dir(sandbox.path("generated/docs")).unwrap();
    symlink("../../outside/page", sandbox.path("generated/docs/README.md")).unwrap();
    refuses("generated/docs/README.md");
    fs::remove_dir_all(sandbox.path("generated")).unwrap();
    symlink("outside", sandbox.path("generated")).unwrap();
    refuses("generated");
}

#[cfg(unix)]
#[test]
fn a_file_of_ours_that_became_a_symlink_is_replaced_and_its_target_kept() {
    let sandbox = Sandbox::new(&catalog(&["cup"]));
    sandbox.gen_ok();
    let tree = sandbox.tree("generated");
    sandbox.write("outside.md", "mine");
    sandbox.remove("generated/docs/README.md");
    std::os::unix::fs::symlink("../../outside.md", sandbox.path("generated/docs/README.md")).unwrap();
    let run = sandbox.gen_ok();
    assert_eq!(run.stdout, "updated generated/docs/README.md (it had been edited by hand)\n");
    assert_eq!((sandbox.tree("generated"), sandbox.read("outside.md")), (tree, "mine".to_owned()));
}

#[test]
fn two_runs_at_once_leave_what_one_would() {
    let catalogs = [catalog(&["cup", "plate", "fork"]), catalog(&["cup", "spoon"])];
    let alone: Vec<Tree> = catalogs
        .iter()
        .map(|text| {
            let sandbox = Sandbox::new(text);
            sandbox.gen_ok();
            sandbox.tree("generated")
        })
        .collect();
    let sandbox = Sandbox::empty();
    for (name, text) in ["a.yaml", "catalog.yaml"].into_iter().zip(&catalogs) {
        sandbox.write(name, text);
    }
    let runs: Vec<_> = (0..8)
        .map(|number| {
            let name = if number % 2 == 0 { "a.yaml" } else { "catalog.yaml" };
            sandbox
                .command(&["gen", "--catalog", name])
                .stdout(std::process::Stdio::null())
                .stderr(std::process::Stdio::null())
                .spawn()
                .unwrap()
        })
        .collect();
    for mut run in runs {
        assert!(run.wait().unwrap().success());
    }
    let without_manifest = |mut tree: Tree| {
        tree.remove(".errcat-manifest");
        tree
    };
    let tree = without_manifest(sandbox.tree("generated"));
    assert!(alone.into_iter().map(without_manifest).any(|alone| alone == tree), "{:?}", tree.keys());
    sandbox.gen_ok();
    assert_eq!(sandbox.run(&["gen", "--check"]).code, Some(0));
}

/// Kills a run at its n-th file operation, for every n, and lets the next run repair what is left.
#[cfg(all(unix, debug_assertions))]
#[test]
fn a_run_killed_at_any_file_operation_leaves_whole_files_and_is_repaired() {
    // The pages alone: what a file holds makes no difference here, but hundreds of runs do.
    let catalog = |keys: &[&str]| catalog(keys) + "targets: { markdown: generated/docs }\n";
    let old_catalog = catalog(&["cup", "plate"]);
    let new_catalog = catalog(&["cup", "fork"]).replace("another cup", "a mug");
    let tree_of = |text: &str| {
        let sandbox = Sandbox::new(text);
        sandbox.gen_ok();
        sandbox.tree("generated")
    };
    for (before, after) in
        [(None, &old_catalog), (Some(&old_catalog), &new_catalog), (Some(&new_catalog), &old_catalog)]
    {
        let old = before.map(|text| tree_of(text)).unwrap_or_default();
        let new = tree_of(after);
        let killed = (1..10_000).take_while(|&number| {
            let sandbox = Sandbox::new(before.unwrap_or(after));
            if before.is_some() {
                sandbox.gen_ok();
            }
            sandbox.write("catalog.yaml", after);
            let run = Run::of(sandbox.command(&["gen"]).env("ERRCAT_KILL_AT", number.to_string()));
            let tree = sandbox.tree("generated");
            assert_whole(&tree, &old, &new, number);
            sandbox.gen_ok();
            assert_eq!(sandbox.tree("generated"), new, "after operation {number}");
            assert_eq!(sandbox.run(&["gen", "--check"]).code, Some(0));
            run.code.is_none()
        });
        let killed = killed.count();
        let written = new.iter().filter(|(path, text)| old.get(*path) != Some(*text)).count();
        let removed = old.keys().filter(|path| !new.contains_key(*path)).count();
        assert!(killed >= 4 * written + removed, "only {killed} operations for {written} + {removed} files");
    }
}

/// Each file is the old one or the new one, and each of ours is listed.
#[cfg(all(unix, debug_assertions))]
fn assert_whole(tree: &Tree, old: &Tree, new: &Tree, number: usize) {
    let manifest = tree.get(".errcat-manifest").cloned().unwrap_or_default();
    for (path, text) in tree.iter().filter(|(path, _)| !path.contains(".errcat-")) {
        let is_whole = [old, new].into_iter().any(|tree| tree.get(path) == Some(text));
        assert!(is_whole, "{path} is torn after operation {number}: {text:?}");
        assert!(manifest.contains(&format!("  {path}\n")), "{path} isn't listed after operation {number}");
    }
}
