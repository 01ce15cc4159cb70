// Starts the worker that reads a text of the reader's own. It says by itself when it is ready.
const module = new URL("$MODULE", import.meta.url);
await __wbg_init({ module_or_path: fetch(module, { integrity: "$INTEGRITY" }) });
