//! The query of an address: the state of filters, searches and highlights, as `name=value` pairs.

/// The pairs of an address's query, decoded. Empty natively and in the browser's first render.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query(Vec<(String, String)>);

impl Query {
    /// Reads a query such as `?e=s4:8-20&v=0a1b`, with or without its question mark.
    pub fn parse(text: &str) -> Self {
        let text = text.strip_prefix('?').unwrap_or(text);
        let pair = |pair: &str| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            (decode(name), decode(value))
        };
        Self(text.split('&').filter(|part| !part.is_empty()).map(pair).collect())
    }

    /// The first value of a name, unless it is empty.
    pub fn get(&self, name: &str) -> Option<&str> {
        let found = self.0.iter().find(|(other, _)| other == name);
        found.map(|(_, value)| value.as_str()).filter(|value| !value.is_empty())
    }

    /// Whether nothing is asked for.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether a name has this value, or has none: what a filter lets through.
    pub fn allows(&self, name: &str, value: &str) -> bool {
        self.get(name).is_none_or(|wanted| wanted == value)
    }

    /// Sets a name to a value.
    #[must_use]
    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.0.retain(|(other, _)| other != name);
        self.0.push((name.to_owned(), value.to_owned()));
        self
    }

    /// The query as addresses write it, with its question mark; nothing if no name has a value.
    pub fn print(&self) -> String {
        let mut text = String::new();
        for (name, value) in self.0.iter().filter(|(_, value)| !value.is_empty()) {
            text.push(if text.is_empty() { '?' } else { '&' });
            encode(name, &mut text);
            text.push('=');
            encode(value, &mut text);
        }
        text
    }
}

/// Undoes percent-encoding, and `+` for a space. What is no valid encoding stays as it stands.
fn decode(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        let hex = |byte: u8| char::from(byte).to_digit(16);
        rest = match (first, tail) {
            (b'%', [high, low, after @ ..]) => match (hex(*high), hex(*low)) {
                (Some(high), Some(low)) => {
                    bytes.push((high * 16 + low) as u8);
                    after
                }
                _ => {
                    bytes.push(b'%');
                    tail
                }
            },
            (b'+', _) => {
                bytes.push(b' ');
                tail
            }
            (byte, _) => {
                bytes.push(*byte);
                tail
            }
        };
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

/// Percent-encodes all but what stands for itself in a query and reads well there.
fn encode(text: &str, into: &mut String) {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' | b':' | b',' => {
                into.push(char::from(byte));
            }
            b' ' => into.push('+'),
            _ => {
                into.push('%');
                into.push(char::from(HEX[usize::from(byte >> 4)]));
                into.push(char::from(HEX[usize::from(byte & 15)]));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_reads_back_what_it_writes() {
        let query = Query::default().with("q", "한국 & 50%+").with("e", "s4:1-2").with("empty", "");
        assert_eq!(query.print(), "?q=%ED%95%9C%EA%B5%AD+%26+50%25%2B&e=s4:1-2");
        let read = Query::parse(&query.print());
        assert_eq!((read.get("q"), read.get("e"), read.get("empty")), (Some("한국 & 50%+"), Some("s4:1-2"), None));
    }

    #[test]
    fn what_is_wrongly_encoded_stays_as_it_stands() {
        assert_eq!(Query::parse("?a=100%&b=%zz&c=%ff&d").get("a"), Some("100%"));
        assert_eq!(Query::parse("?a=100%&b=%zz&c=%ff&d").get("b"), Some("%zz"));
        assert_eq!(Query::parse("c=%ff&d").get("c"), Some("%ff"));
        assert_eq!(Query::parse("").print(), "");
    }

    #[test]
    fn a_filter_that_is_not_set_lets_all_through() {
        let query = Query::parse("?strength=agreed");
        assert!(
            query.allows("strength", "agreed") && !query.allows("strength", "hoped") && query.allows("domain", "x")
        );
    }
}
