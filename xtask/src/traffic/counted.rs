//! A reader that knows the line it is on.

use std::cell::Cell;
use std::io::{self, BufRead, Read};

/// Gives single bytes cheaply, and counts the lines among them.
pub(super) struct Counted<'l, R> {
    inner: R,
    line: &'l Cell<usize>,
}

impl<'l, R: BufRead> Counted<'l, R> {
    /// Counts on from the line that the cell holds.
    pub(super) fn new(inner: R, line: &'l Cell<usize>) -> Self {
        Self { inner, line }
    }
}

impl<R: BufRead> Read for Counted<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let available = self.inner.fill_buf()?;
        // The reader of JSON asks for one byte at a time.
        if let ([slot], [first, ..]) = (&mut *buffer, available) {
            *slot = *first;
            self.line.set(self.line.get() + usize::from(*first == b'\n'));
            self.inner.consume(1);
            return Ok(1);
        }
        let length = available.len().min(buffer.len());
        buffer[..length].copy_from_slice(&available[..length]);
        self.line.set(self.line.get() + buffer[..length].split(|byte| *byte == b'\n').count() - 1);
        self.inner.consume(length);
        Ok(length)
    }
}
