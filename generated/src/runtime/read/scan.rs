// Copied by errcat from its runtime. Don't edit this file: it is written anew by `cargo xtask gen`.

//! Turns JSON text into the places of its values, in one walk and without allocating.
//!
//! As strict as RFC 8259, so that every language reads the same: a text that is not one whole JSON value gives
//! nothing. Strings are left escaped; they are unescaped when they are asked for.

/// Arrays and objects inside each other past this depth are not read.
pub const MAX_DEPTH: u32 = 128;

/// Longer texts are not read: no error is that long, and places fit in 32 bits.
pub const MAX_LENGTH: usize = 16 << 20;

/// The text is not JSON, or is past a limit.
#[derive(Debug)]
pub struct NotJson;

/// Where a value stands in the text; empty for none.
#[derive(Clone, Copy, Default)]
pub struct Span {
    from: u32,
    to: u32,
}

impl Span {
    /// The slice of the text that was scanned.
    pub fn of(self, text: &str) -> &str {
        text.get(self.from as usize..self.to as usize).unwrap_or("")
    }

    /// Whether there is no value.
    pub fn is_empty(self) -> bool {
        self.from == self.to
    }
}

/// A position in a JSON text.
#[derive(Clone)]
pub struct Scanner<'a> {
    bytes: &'a [u8],
    at: usize,
    depth: u32,
}

impl<'a> Scanner<'a> {
    /// Stands before the value of the text. A byte order mark at the start is passed over.
    pub fn new(text: &'a str) -> Result<Self, NotJson> {
        let at = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        if text.len() > MAX_LENGTH { Err(NotJson) } else { Ok(Self { bytes: text.as_bytes(), at, depth: 0 }) }
    }

    /// Stands before a value that was scanned before, without going through what precedes it.
    #[must_use]
    pub fn back_to(&self, span: Span) -> Self {
        Self { bytes: self.bytes, at: span.from as usize, depth: self.depth }
    }

    /// The next byte that is not white space.
    pub fn peek(&mut self) -> Option<u8> {
        loop {
            match self.bytes.get(self.at) {
                Some(b' ' | b'\n' | b'\r' | b'\t') => self.at += 1,
                byte => return byte.copied(),
            }
        }
    }

    /// Passes over one value.
    pub fn value(&mut self) -> Result<Span, NotJson> {
        let first = self.peek().ok_or(NotJson)?;
        let from = self.at;
        match first {
            b'"' => return self.string(),
            b'{' => self.object(|scanner, _| scanner.value().map(drop))?,
            b'[' => self.list(|scanner| scanner.value().map(drop))?,
            b't' => self.word(b"true")?,
            b'f' => self.word(b"false")?,
            b'n' => self.word(b"null")?,
            _ => self.number()?,
        }
        Ok(self.since(from))
    }

    /// Passes over an object: `member` gets the place of each key, quotes included, and passes over its value.
    pub fn object(
        &mut self,
        mut member: impl FnMut(&mut Self, Span) -> Result<(), NotJson>,
    ) -> Result<(), NotJson> {
        let mut more = self.enter(b'{', b'}')?;
        while more {
            self.peek();
            let key = self.string()?;
            self.mark(b':')?;
            member(self, key)?;
            more = self.more(b'}')?;
        }
        Ok(())
    }

    /// Passes over a list: `element` passes over each element.
    pub fn list(&mut self, mut element: impl FnMut(&mut Self) -> Result<(), NotJson>) -> Result<(), NotJson> {
        let mut more = self.enter(b'[', b']')?;
        while more {
            element(self)?;
            more = self.more(b']')?;
        }
        Ok(())
    }

    /// Nothing but white space may follow.
    pub fn end(&mut self) -> Result<(), NotJson> {
        if self.peek().is_none() { Ok(()) } else { Err(NotJson) }
    }

    /// Enters a container; says whether anything is in it.
    fn enter(&mut self, open: u8, close: u8) -> Result<bool, NotJson> {
        self.mark(open)?;
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(NotJson);
        }
        let empty = self.peek() == Some(close);
        if empty {
            self.leave();
        }
        Ok(!empty)
    }

    /// Whether another value follows in the container; leaves it otherwise.
    fn more(&mut self, close: u8) -> Result<bool, NotJson> {
        match self.peek() {
            Some(b',') => {
                self.at += 1;
                Ok(true)
            }
            Some(byte) if byte == close => {
                self.leave();
                Ok(false)
            }
            _ => Err(NotJson),
        }
    }

    fn leave(&mut self) {
        self.at += 1;
        self.depth -= 1;
    }

    fn mark(&mut self, mark: u8) -> Result<(), NotJson> {
        let found = self.peek() == Some(mark);
        self.at += usize::from(found);
        if found { Ok(()) } else { Err(NotJson) }
    }

    fn string(&mut self) -> Result<Span, NotJson> {
        let from = self.at;
        self.next_is(|byte| byte == b'"')?;
        loop {
            let rest = self.bytes.get(self.at..).ok_or(NotJson)?;
            let plain = plain_bytes(rest);
            self.at += plain;
            match rest.get(plain) {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(self.since(from));
                }
                Some(b'\\') => self.escape()?,
                _ => return Err(NotJson),
            }
        }
    }

    fn escape(&mut self) -> Result<(), NotJson> {
        self.at += 1;
        if self.bytes.get(self.at) == Some(&b'u') {
            self.at += 1;
            return (0..4).try_for_each(|_| self.next_is(|byte| byte.is_ascii_hexdigit()));
        }
        self.next_is(|byte| matches!(byte, b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't'))
    }

    fn number(&mut self) -> Result<(), NotJson> {
        self.skip(|byte| byte == b'-');
        if !self.skip(|byte| byte == b'0') {
            self.digits()?;
        }
        if self.skip(|byte| byte == b'.') {
            self.digits()?;
        }
        if self.skip(|byte| matches!(byte, b'e' | b'E')) {
            self.skip(|byte| matches!(byte, b'+' | b'-'));
            self.digits()?;
        }
        Ok(())
    }

    fn digits(&mut self) -> Result<(), NotJson> {
        self.next_is(|byte| byte.is_ascii_digit())?;
        while self.skip(|byte| byte.is_ascii_digit()) {}
        Ok(())
    }

    fn word(&mut self, word: &[u8]) -> Result<(), NotJson> {
        let found = self.bytes.get(self.at..).is_some_and(|rest| rest.starts_with(word));
        self.at += word.len();
        if found { Ok(()) } else { Err(NotJson) }
    }

    fn next_is(&mut self, wanted: impl Fn(u8) -> bool) -> Result<(), NotJson> {
        if self.skip(wanted) { Ok(()) } else { Err(NotJson) }
    }

    fn skip(&mut self, wanted: impl Fn(u8) -> bool) -> bool {
        let found = self.bytes.get(self.at).is_some_and(|byte| wanted(*byte));
        self.at += usize::from(found);
        found
    }

    fn since(&self, from: usize) -> Span {
        // Texts are no longer than `MAX_LENGTH`, so neither end is cut.
        let short = |at| u32::try_from(at).unwrap_or(u32::MAX);
        Span { from: short(from), to: short(self.at) }
    }
}

/// How many bytes of a string come before its next quote, backslash or control character: eight at a time, by the
/// high bits of a word.
fn plain_bytes(bytes: &[u8]) -> usize {
    const ONES: u64 = 0x0101_0101_0101_0101;
    const HIGH: u64 = 0x8080_8080_8080_8080;
    let (mut count, mut chunks) = (0, bytes.chunks_exact(8));
    for chunk in &mut chunks {
        let word = chunk.iter().rev().fold(0, |word, byte| word << 8 | u64::from(*byte));
        let zero_in = |word: u64| word.wrapping_sub(ONES) & !word;
        let control = word.wrapping_sub(ONES * 0x20) & !word;
        let quote = zero_in(word ^ (ONES * u64::from(b'"')));
        let special = (quote | zero_in(word ^ (ONES * u64::from(b'\\'))) | control) & HIGH;
        if special != 0 {
            return count + (special.trailing_zeros() / 8) as usize;
        }
        count += 8;
    }
    let plain = |byte: &&u8| !matches!(byte, b'"' | b'\\' | 0..0x20);
    count + chunks.remainder().iter().take_while(plain).count()
}
