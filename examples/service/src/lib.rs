//! A small service of the inference API, to be copied from: [`api`] is what it does, [`on_axum`] and [`on_actix`] put it
//! on the network, and [`walk`] is a client that asks for each error of the catalog.

pub mod api;
pub mod on_actix;
pub mod on_axum;
pub mod table;
pub mod walk;

use std::io;
use std::net::TcpListener;
use std::sync::Arc;

use reqwest::Url;

use api::Api;

/// A framework that the service runs on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Framework {
    /// axum.
    Axum,
    /// actix-web.
    ActixWeb,
}

impl Framework {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::Axum, Self::ActixWeb];

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Axum => "axum",
            Self::ActixWeb => "actix-web",
        }
    }

    /// Starts the service on a free port of this machine, and gives its address.
    pub fn start(self) -> io::Result<Url> {
        let listener = TcpListener::bind("127.0.0.1:0")?;
        let address = listener.local_addr()?;
        let api = Arc::new(Api::default());
        match self {
            Self::Axum => drop(tokio::spawn(on_axum::serve(listener, api))),
            Self::ActixWeb => drop(tokio::spawn(on_actix::serve(listener, api)?)),
        }
        Url::parse(&format!("http://{address}")).map_err(io::Error::other)
    }
}
