//! The `_headers` file, in the format that Netlify and Cloudflare Pages share.

/// Which headers which paths get.
///
/// A rule is a line with a path, where `*` stands for anything, and below it indented lines `Name: value`. All rules
/// that match a path apply, in order; of two values for one name the later one counts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Headers {
    rules: Vec<Rule>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Rule {
    pattern: String,
    headers: Vec<(String, String)>,
}

impl Headers {
    /// Reads the text of a `_headers` file. Comments (`#`) and what is no rule are passed over, as the hosts do.
    pub fn parse(text: &str) -> Self {
        let mut rules: Vec<Rule> = Vec::new();
        for line in text.lines() {
            let trimmed = line.trim();
            if trimmed.is_empty() || trimmed.starts_with('#') {
                continue;
            }
            if !line.starts_with([' ', '\t']) {
                rules.push(Rule { pattern: trimmed.to_owned(), headers: Vec::new() });
            } else if let (Some(rule), Some((name, value))) = (rules.last_mut(), trimmed.split_once(':')) {
                rule.headers.push((name.trim().to_owned(), value.trim().to_owned()));
            }
        }
        Self { rules }
    }

    /// The headers of a path.
    pub fn of(&self, path: &str) -> Vec<(String, String)> {
        let mut found: Vec<(String, String)> = Vec::new();
        for rule in self.rules.iter().filter(|rule| matches(&rule.pattern, path)) {
            for (name, value) in &rule.headers {
                found.retain(|(other, _)| !other.eq_ignore_ascii_case(name));
                found.push((name.clone(), value.clone()));
            }
        }
        found
    }
}

/// Whether a path fits a pattern with at most one `*`.
fn matches(pattern: &str, path: &str) -> bool {
    match pattern.split_once('*') {
        None => pattern == path,
        Some((before, after)) => {
            path.len() >= before.len() + after.len() && path.starts_with(before) && path.ends_with(after)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_rules_that_match_apply_and_the_later_value_counts() {
        let headers =
            Headers::parse("# all\n/*\n  X-A: one\n  Cache-Control: no-cache\n/assets/*\n  cache-control: immutable\n");
        let pairs = |path: &str| headers.of(path).into_iter().map(|(n, v)| format!("{n}={v}")).collect::<Vec<_>>();
        assert_eq!(pairs("/"), ["X-A=one", "Cache-Control=no-cache"]);
        assert_eq!(pairs("/assets/a.js"), ["X-A=one", "cache-control=immutable"]);
    }
}
