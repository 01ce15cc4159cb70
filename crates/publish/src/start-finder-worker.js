// Starts the finder as a worker. It says `true` when it is ready.

addEventListener("message", ({ data }) => {
  const said = reply(data);
  if (said !== undefined) postMessage(said);
});
try {
  const module = new URL("$MODULE", import.meta.url);
  await __wbg_init({ module_or_path: fetch(module, { integrity: "$INTEGRITY" }) });
  postMessage(true);
} catch (error) {
  console.warn("The finder can't be loaded:", error);
  postMessage(null);
}
