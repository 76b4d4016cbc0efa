//! Serves the site on this machine alone, from memory, and tells its pages when to load themselves anew.

use std::collections::BTreeMap;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use anyhow::{Context as _, Result};
use axum::Router;
use axum::extract::{Query, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::http::{StatusCode, Uri};
use axum::response::{IntoResponse as _, Redirect, Response};
use axum::routing::get;
use camino::Utf8Path;
use errcat_codegen::output::OutputFile;
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::time::timeout;

use super::Builder;
use crate::catalog::Catalog;
use crate::commands::watch::wait_for_save;
use crate::failure::Outcome;
use crate::show;

/// A page that asks is answered after this long, whatever happened: nothing on the way gives up before.
const PATIENCE: Duration = Duration::from_secs(20);

/// The site as it is now.
#[derive(Clone, Default)]
struct Served {
    /// How often it was built.
    version: u64,
    files: Arc<BTreeMap<String, String>>,
}

/// What a page knows.
#[derive(serde::Deserialize)]
struct Known {
    /// The version that it was loaded with; empty or absent at first.
    since: Option<String>,
}

/// Runs until it is stopped.
pub(super) fn serve(builder: &Builder<'_>, catalog: &Catalog) -> Result<Outcome> {
    let (sender, site) = watch::channel(Served::default());
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, builder.args.port));
    let listener = runtime
        .block_on(TcpListener::bind(address))
        .with_context(|| format!("cannot serve at {address}: give another `--port`"))?;
    thread::scope(|scope| {
        scope.spawn(|| rebuild(builder, catalog, &sender));
        show::progress(&format!("serving http://{}/; stop with Ctrl-C", listener.local_addr()?));
        let router = Router::new().route("/.changes", get(changes)).fallback(page).with_state(site);
        runtime.block_on(async { axum::serve(listener, router).await })?;
        Ok(Outcome::Fine)
    })
}

/// The version of the site, as soon as it is another than the page's.
async fn changes(State(mut site): State<watch::Receiver<Served>>, Query(known): Query<Known>) -> String {
    let since = known.since.unwrap_or_default();
    let is_new = |served: &Served| served.version > 0 && served.version.to_string() != since;
    match timeout(PATIENCE, site.wait_for(is_new)).await {
        Ok(Ok(served)) => served.version.to_string(),
        Ok(Err(_)) | Err(_) => since,
    }
}

/// A file, as hosts of static pages give it: a folder is its index, and what isn't there is the page for that.
async fn page(State(mut site): State<watch::Receiver<Served>>, uri: Uri) -> Response {
    // The first visitor may come before the first site.
    let served = match timeout(PATIENCE, site.wait_for(|served| served.version > 0)).await {
        Ok(Ok(served)) => served.clone(),
        Ok(Err(_)) | Err(_) => Served::default(),
    };
    let path = uri.path().trim_start_matches('/');
    let index = if path.is_empty() || path.ends_with('/') {
        format!("{path}index.html")
    } else {
        format!("{path}/index.html")
    };
    match (served.files.get(path), served.files.get(&index)) {
        (Some(text), _) => file(StatusCode::OK, path, text),
        (None, Some(_)) if index.ends_with("/index.html") && !path.ends_with('/') => {
            Redirect::permanent(&format!("/{path}/")).into_response()
        }
        (None, Some(text)) => file(StatusCode::OK, &index, text),
        (None, None) => match served.files.get("404.html") {
            Some(text) => file(StatusCode::NOT_FOUND, "404.html", text),
            None => (StatusCode::SERVICE_UNAVAILABLE, "There is no site yet: the catalog doesn't compile.")
                .into_response(),
        },
    }
}

fn file(status: StatusCode, path: &str, text: &str) -> Response {
    let kind = match Utf8Path::new(path).extension() {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("json") => "application/json",
        Some("md") => "text/markdown; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("xml") => "application/xml",
        _ => "text/plain; charset=utf-8",
    };
    (status, [(CONTENT_TYPE, kind), (CACHE_CONTROL, "no-store")], text.to_owned()).into_response()
}

/// Builds the site now, and whenever the catalog or a template is saved.
fn rebuild(builder: &Builder<'_>, catalog: &Catalog, site: &watch::Sender<Served>) {
    let templates = || builder.args.templates.as_deref().map(stamps).unwrap_or_default();
    loop {
        let before = templates();
        let files = catalog.files();
        match builder.site(catalog, &files) {
            Ok(Some(built)) => {
                show::progress(&format!("{} files are served", built.files.len()));
                let files = built.files.into_iter().map(|OutputFile { path, text }| (path, text)).collect();
                site.send_modify(|served| {
                    *served = Served { version: served.version + 1, files: Arc::new(files) }
                });
            }
            Ok(None) => {}
            Err(error) => show::error(&error),
        }
        wait_for_save(&|| files.have_changed() || templates() != before, &|| (files.stamps(), templates()));
    }
}

/// When each file of a folder was saved.
fn stamps(folder: &Utf8Path) -> Vec<(String, Option<std::time::SystemTime>)> {
    let entries = folder.read_dir_utf8().into_iter().flatten().flatten();
    let saved = entries.map(|entry| {
        let time = entry.metadata().and_then(|metadata| metadata.modified());
        (entry.file_name().to_owned(), time.ok())
    });
    let mut stamps: Vec<_> = saved.collect();
    stamps.sort();
    stamps
}
