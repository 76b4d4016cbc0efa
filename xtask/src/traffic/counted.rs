//! A reader that knows the line it is on, and how much of an entry it has given.

use std::cell::Cell;
use std::io::{self, BufRead, Read};

/// Where a reader is.
#[derive(Debug)]
pub(super) struct Place {
    line: Cell<usize>,
    /// How many bytes the entry at hand may still have.
    left: Cell<Option<usize>>,
}

impl Place {
    /// The first line, outside of any entry.
    pub(super) fn start() -> Self {
        Self { line: Cell::new(1), left: Cell::new(None) }
    }

    /// The line, from 1.
    pub(super) fn line(&self) -> usize {
        self.line.get()
    }

    /// Says that an entry begins, of no more bytes than this.
    pub(super) fn enter(&self, most: usize) {
        self.left.set(Some(most));
    }

    /// Says that the entry has ended.
    pub(super) fn leave(&self) {
        self.left.set(None);
    }

    fn pass(&self, bytes: &[u8]) -> io::Result<()> {
        // The reader of JSON asks for one byte at a time.
        let lines = match bytes {
            [byte] => usize::from(*byte == b'\n'),
            bytes => bytes.split(|byte| *byte == b'\n').count() - 1,
        };
        self.line.set(self.line.get() + lines);
        if let Some(left) = self.left.get() {
            let left = left.checked_sub(bytes.len()).ok_or(io::ErrorKind::FileTooLarge)?;
            self.left.set(Some(left));
        }
        Ok(())
    }
}

/// Gives single bytes cheaply, and tells a place of them.
pub(super) struct Counted<'p, R> {
    inner: R,
    place: &'p Place,
}

impl<'p, R: BufRead> Counted<'p, R> {
    /// Counts on from a place.
    pub(super) fn new(inner: R, place: &'p Place) -> Self {
        Self { inner, place }
    }
}

impl<R: BufRead> Read for Counted<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let available = self.inner.fill_buf()?;
        let length = available.len().min(buffer.len());
        // One byte is copied without a call.
        match (&mut *buffer, available) {
            ([slot], [first, ..]) => *slot = *first,
            (buffer, available) => buffer[..length].copy_from_slice(&available[..length]),
        }
        self.place.pass(&available[..length])?;
        self.inner.consume(length);
        Ok(length)
    }
}
