//! Serves the site on this machine alone, and tells its pages when to load themselves anew.

use std::net::{Ipv4Addr, SocketAddr};
use std::thread;
use std::time::Duration;

use anyhow::{Context as _, Result};
use axum::Router;
use axum::extract::Query;
use axum::routing::get;
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::time::timeout;
use tower_http::services::{ServeDir, ServeFile};

use super::{folder, once, own};
use crate::catalog::{Catalog, Place};
use crate::cli::DocsArgs;
use crate::commands::watch::wait_for_save;
use crate::failure::Outcome;
use crate::show;

/// A page that asks is answered after this long, whatever happened: nothing on the way gives up before.
const PATIENCE: Duration = Duration::from_secs(20);

/// What a page knows.
#[derive(serde::Deserialize)]
struct Known {
    /// The version that it was loaded with; empty or absent at first.
    since: Option<String>,
}

/// Runs until it is stopped.
pub(super) fn serve(place: &Place, args: &DocsArgs) -> Result<Outcome> {
    let (version, changed) = watch::channel(0_u64);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, args.port));
    let listener = runtime
        .block_on(TcpListener::bind(address))
        .with_context(|| format!("cannot serve at {address}: give another `--port`"))?;
    thread::scope(|scope| {
        scope.spawn(|| rebuild(place, args, &version));
        show::progress(&format!("serving http://{}/; stop with Ctrl-C", listener.local_addr()?));
        runtime.block_on(async { axum::serve(listener, router(place, changed)).await })?;
        Ok(Outcome::Fine)
    })
}

fn router(place: &Place, changed: watch::Receiver<u64>) -> Router {
    let root = folder(place).root;
    let files = ServeDir::new(&root).not_found_service(ServeFile::new(root.join("404.html")));
    let changes = move |Query(known): Query<Known>| answer(changed.clone(), known.since.unwrap_or_default());
    Router::new().route("/.changes", get(changes)).fallback_service(files)
}

/// The version of the site, as soon as it is another than the page's.
async fn answer(mut changed: watch::Receiver<u64>, since: String) -> String {
    let is_new = |version: &u64| version.to_string() != since;
    match timeout(PATIENCE, changed.wait_for(is_new)).await {
        Ok(Ok(version)) => version.to_string(),
        Ok(Err(_)) | Err(_) => since,
    }
}

/// Builds the site now, and whenever the catalog or a template is saved.
fn rebuild(place: &Place, args: &DocsArgs, version: &watch::Sender<u64>) {
    let templates = || {
        let paths = args.templates.iter().flat_map(|folder| own(folder));
        paths
            .map(|(_, path)| path.metadata().and_then(|metadata| metadata.modified()).ok())
            .collect::<Vec<_>>()
    };
    loop {
        let before = templates();
        let catalog = match Catalog::new(&place.catalog) {
            Ok(catalog) => catalog,
            Err(error) => return show::error(&error),
        };
        let files = catalog.files();
        match once(place, &catalog, &files, args) {
            Ok(true) => version.send_modify(|version| *version += 1),
            Ok(false) => {}
            Err(error) => show::error(&error),
        }
        wait_for_save(&|| files.have_changed() || templates() != before, &|| (files.stamps(), templates()));
    }
}
