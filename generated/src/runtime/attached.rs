// Copied by errcat from its runtime. Don't edit this file: it is written anew by `cargo xtask gen`.

//! What a server attaches to an error beside its fields, in one box so that an error without it stays small.

use core::fmt;
use std::borrow::Cow;
use std::error::Error;

use http::StatusCode;

use super::api_error::ApiError;
use super::operation::{Operation, OperationError};

/// What was attached.
#[derive(Default)]
pub(super) struct Attached {
    /// Sent instead of the catalog's message.
    pub(super) message: Option<Cow<'static, str>>,
    /// One of the statuses that the catalog lists.
    pub(super) status: Option<StatusCode>,
    /// Free-form members, sent beside the fields.
    pub(super) details: Vec<(String, serde_json::Value)>,
    /// A URI reference of this occurrence.
    pub(super) instance: Option<String>,
    /// What caused it; never sent.
    pub(super) source: Option<Box<dyn Error + Send + Sync>>,
    /// For logs; never sent.
    pub(super) notes: Vec<String>,
    /// Internal fields; never sent.
    #[cfg(feature = "server")]
    pub(super) internal: Option<super::internal::InternalValues>,
}

impl Attached {
    /// Adds to what `Debug` shows.
    pub(super) fn show(&self, shown: &mut fmt::DebugStruct<'_, '_>) {
        let Self { message, details, instance, source, notes, .. } = self;
        if let Some(message) = message {
            shown.field("message", message);
        }
        for (name, _) in details {
            shown.field("detail", name);
        }
        if let Some(instance) = instance {
            shown.field("instance", instance);
        }
        #[cfg(feature = "server")]
        if let Some(internal) = &self.internal {
            shown.field("internal", internal);
        }
        for note in notes {
            shown.field("note", note);
        }
        if let Some(source) = source {
            shown.field("source", source);
        }
    }
}

impl ApiError {
    pub(super) fn attach(mut self, change: impl FnOnce(&mut Attached)) -> Self {
        change(self.attached.get_or_insert_default());
        self
    }
}

macro_rules! attaching {
    ($($of:ident)?, $error:ty) => {
        impl$(<$of: Operation>)? $error {
            /// Replaces the catalog's message. An internal error shows it in logs alone.
            #[must_use]
            pub fn with_message(self, message: impl Into<Cow<'static, str>>) -> Self {
                self.attach(|attached| attached.message = Some(message.into()))
            }

            /// Names the status to send, one of [`Code::statuses`](crate::catalog::Code::statuses).
            ///
            /// Another is a mistake in the program: it stops a program with debug assertions, and isn't taken by one
            /// without.
            #[must_use]
            #[track_caller]
            pub fn with_status(self, status: StatusCode) -> Self {
                let listed = self.code().facts().statuses.contains(&status.as_u16());
                debug_assert!(listed, "the catalog doesn't list {status} for `{}`", self.code());
                self.attach(|attached| if listed { attached.status = Some(status) })
            }

            /// Adds a free-form member beside the fields; a declared field of that name wins.
            #[must_use]
            pub fn with_detail(self, name: impl Into<String>, value: impl Into<serde_json::Value>) -> Self {
                self.attach(|attached| {
                    let name = name.into();
                    attached.details.retain(|(known, _)| *known != name);
                    attached.details.push((name, value.into()));
                })
            }

            /// Sets the URI reference of this occurrence.
            #[must_use]
            pub fn with_instance(self, instance: impl Into<String>) -> Self {
                self.attach(|attached| attached.instance = Some(instance.into()))
            }

            /// Keeps what caused it. Never sent.
            #[must_use]
            pub fn with_source(self, source: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
                self.attach(|attached| attached.source = Some(source.into()))
            }

            /// Adds a note for logs. Never sent.
            #[must_use]
            pub fn with_note(self, note: impl Into<String>) -> Self {
                self.attach(|attached| attached.notes.push(note.into()))
            }
        }
    };
}

attaching!(, ApiError);
attaching!(O, OperationError<O>);
