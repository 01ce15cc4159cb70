//! Sets up, builds, serves, publishes and tests the site.

fn main() {}
