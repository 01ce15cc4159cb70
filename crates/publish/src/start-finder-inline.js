// The finder within the page, for the one-file edition: from disk no worker can be loaded. It looks like a worker.

globalThis.accordFinder = () => {
  const encoded = document.getElementById("accord-finder").textContent;
  const started = __wbg_init({ module_or_path: Uint8Array.from(atob(encoded), (c) => c.charCodeAt(0)) });
  const worker = new EventTarget();
  const say = (data) => worker.dispatchEvent(new MessageEvent("message", { data }));
  worker.postMessage = async (data) => {
    await started;
    const said = reply(data);
    if (said !== undefined) say(said);
  };
  worker.terminate = () => {};
  started.then(
    () => say(true),
    () => say(null),
  );
  return worker;
};
