//! Reads one file as text, or says why it is none: in a sentence, or as a problem of the catalog.

use std::io::Read as _;
use std::string::FromUtf8Error;

use camino::{Utf8Path, Utf8PathBuf};
use errcat_codegen::Compilation;
use errcat_codegen::diagnostic::Diagnostic;
use errcat_codegen::span::{FileId, Source, Sources, Span};
use fs_err as fs;

/// A file with more bytes than this is refused before it is read.
const LARGEST: u64 = 64 << 20;

/// Why a file gives no text.
pub(super) enum Refusal {
    /// It can't be read; a sentence that names it.
    Unreadable(String),
    /// It is larger than any catalog.
    TooLarge(Utf8PathBuf),
    /// Its bytes are no characters.
    NotUtf8(Utf8PathBuf, FromUtf8Error),
}

/// Reads one file.
pub(super) fn source(path: &Utf8Path) -> Result<Source, Refusal> {
    // Looked at before it is opened: opening a pipe would wait for its writer.
    let metadata = fs::metadata(path).map_err(|error| Refusal::Unreadable(error.to_string()))?;
    if !metadata.is_file() {
        return Err(Refusal::Unreadable(format!("`{path}` is not a plain file")));
    }
    if metadata.len() > LARGEST {
        return Err(Refusal::TooLarge(path.to_owned()));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(metadata.len()).unwrap_or(0) + 1);
    let file = fs::File::open(path).map_err(|error| Refusal::Unreadable(error.to_string()))?;
    file.take(LARGEST + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| Refusal::Unreadable(format!("cannot read `{path}`: {error}")))?;
    if bytes.len() as u64 > LARGEST {
        return Err(Refusal::TooLarge(path.to_owned()));
    }
    let text = String::from_utf8(bytes).map_err(|error| Refusal::NotUtf8(path.to_owned(), error))?;
    Ok(Source { path: shown(path), text })
}

fn shown(path: &Utf8Path) -> String {
    path.as_str().replace(std::path::MAIN_SEPARATOR, "/")
}

impl Refusal {
    /// What is wrong, the file named.
    pub(super) fn sentence(&self) -> String {
        match self {
            Self::Unreadable(sentence) => sentence.clone(),
            Self::TooLarge(path) => {
                format!("`{path}` is larger than {} MiB: split it with `include`", LARGEST >> 20)
            }
            Self::NotUtf8(path, error) => {
                let byte = error.utf8_error().valid_up_to();
                let line = error.as_bytes()[..byte].split(|&byte| byte == b'\n').count();
                format!(
                    "`{path}` is not UTF-8: byte {byte}, on line {line}, begins no character; save the file as UTF-8"
                )
            }
        }
    }

    /// The problem as what compiling such a catalog gives; the sentence where the file itself is out of reach.
    pub(super) fn compilation(self) -> Result<Compilation, String> {
        let (source, diagnostic) = match self {
            Self::Unreadable(sentence) => return Err(sentence),
            Self::TooLarge(path) => (Source { path: shown(&path), text: String::new() }, too_large()),
            Self::NotUtf8(path, error) => {
                // Up to the place in question, the text is what the file holds.
                let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
                (Source { path: shown(&path), text }, not_utf8(error.utf8_error().valid_up_to()))
            }
        };
        let mut sources = Sources::default();
        sources.push(source);
        Ok(Compilation { sources, diagnostics: vec![diagnostic], model: None })
    }
}

fn too_large() -> Diagnostic {
    let message = format!("the file is larger than {} MiB", LARGEST >> 20);
    Diagnostic::error("too-large", message, Span::default())
        .help("move errors into files of their own and name them under `include`")
}

fn not_utf8(byte: usize) -> Diagnostic {
    let offset = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    let end = byte + char::REPLACEMENT_CHARACTER.len_utf8();
    let span = Span { file: FileId(0), start: offset(byte), end: offset(end) };
    Diagnostic::error("syntax", "the file is not UTF-8", span)
        .label(format!("byte {byte} begins no character"))
        .help("save the file as UTF-8")
}
