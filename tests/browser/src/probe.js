// Keeps the errors of a page for tests, in engines whose driver does not tell of them.
// They are kept over a change of page, since a test may ask only after it.
(() => {
  const errors = (window.accordErrors = []);
  const keep = (kind, detail) => {
    errors.push(`${kind}: ${detail}`);
    try {
      const before = JSON.parse(sessionStorage.getItem("accord-errors") ?? "[]");
      sessionStorage.setItem("accord-errors", JSON.stringify([...before, errors.at(-1)]));
    } catch {
      // Storage is refused in some tests; the window's own list is then all there is.
    }
  };
  addEventListener("error", (event) => keep("error", event.message ?? event.target?.src ?? event.target?.href), true);
  addEventListener("unhandledrejection", (event) => keep("rejection", event.reason));
  document.addEventListener("securitypolicyviolation", (event) => keep("policy", `${event.violatedDirective} ${event.blockedURI}`));
  const write = console.error.bind(console);
  console.error = (...words) => {
    keep("console", words.join(" "));
    write(...words);
  };
})();
