//! The project's own catalogs, from the root of the workspace.

/// The inference API, and the examples.
pub(crate) const CATALOGS: [&str; 5] = [
    "catalog.yaml",
    "examples/mx4-atlas/catalog.yaml",
    "examples/mythicdot/catalog.yaml",
    "examples/mimo/catalog.yaml",
    "examples/meta-envelope/catalog.yaml",
];
