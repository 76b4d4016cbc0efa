//! `gen --watch`: generates again whenever a file of the catalog is saved.
//!
//! It looks at the files' times a few times a second. That costs next to nothing for the handful of files that a
//! catalog has, needs no library, sees files that begin to match a pattern, and works on network folders and in
//! containers, where the operating system's notices don't arrive.

use std::thread;
use std::time::Duration;

use anyhow::Result;

use super::generate;
use crate::catalog::{Catalog, Place};
use crate::cli::ReportArgs;
use crate::failure::Outcome;
use crate::show;

const INTERVAL: Duration = Duration::from_millis(250);

/// Runs until it is stopped.
pub(super) fn watch(place: &Place, args: ReportArgs) -> Result<Outcome> {
    let catalog = Catalog::new(&place.catalog)?;
    loop {
        let files = catalog.files();
        if let Err(error) = generate::once(place, &catalog, &files, args) {
            show::error(&error);
        }
        show::progress(&format!("watching {}; stop with Ctrl-C", place.catalog));
        wait_for_save(&|| files.have_changed(), &|| files.stamps());
    }
}

/// Returns once something has been saved and nothing more is being written.
pub(super) fn wait_for_save<S: PartialEq>(has_changed: &dyn Fn() -> bool, stamps: &dyn Fn() -> S) {
    while !has_changed() {
        thread::sleep(INTERVAL);
    }
    let mut before = stamps();
    loop {
        thread::sleep(INTERVAL / 4);
        let now = stamps();
        if now == before {
            return;
        }
        before = now;
    }
}
