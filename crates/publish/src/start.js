// Starts the app over the page that is already there. The page reads without it, so nothing that fails here may take
// anything away: where the app can't take the page over, it draws a fresh one; where it can't do that, the page stays.

// Only what comes from this site may run: the policy of the page asks for a say on every script address.
if (globalThis.trustedTypes && !trustedTypes.defaultPolicy) {
  trustedTypes.createPolicy("default", {
    createScriptURL: (url) => (new URL(url, document.baseURI).origin === location.origin ? url : null),
  });
}

export async function start() {
  const module = new URL("$MODULE", import.meta.url);
  await __wbg_init({ module_or_path: fetch(module, { integrity: "$INTEGRITY" }) });
}

const page = document.documentElement;
const isReady = () => "ready" in page.dataset;

// Runs the app until it is ready, or fails: by an error that it throws at once, or in a task of its own.
function attempt(run) {
  return new Promise((resolve, reject) => {
    const failed = (event) => isReady() || reject(event.error ?? event.reason);
    new MutationObserver((_, observer) => {
      if (!isReady()) return;
      observer.disconnect();
      resolve();
    }).observe(page, { attributeFilter: ["data-ready"] });
    addEventListener("error", failed);
    addEventListener("unhandledrejection", failed);
    run().catch(reject);
  });
}

async function takeOver() {
  const root = document.getElementById("app");
  const spare = root.cloneNode(true);
  try {
    await attempt(start);
  } catch (error) {
    // A module that did not load will not load a moment later either; one that trapped may have met a changed page.
    if (!globalThis.WebAssembly || !(error instanceof WebAssembly.RuntimeError)) throw error;
    // A second copy of this script has a state of its own; what is left of the first app stays with the first.
    const again = await import(`${import.meta.url}?again`);
    root.replaceChildren();
    try {
      await attempt(again.start);
    } catch (second) {
      root.replaceChildren(...spare.childNodes);
      throw second;
    }
  }
}

// Keeps the site for when there is no network, and offers a new edition when there is one.
async function keep() {
  const { serviceWorker } = navigator;
  if (!serviceWorker) return;
  const base = document.querySelector("meta[name=accord-base]")?.content ?? "/";
  const registration = await serviceWorker.register(`${base}service-worker.js`, { scope: base });
  const offer = (worker) => {
    if (!worker || !serviceWorker.controller) return;
    const notice = document.getElementById("new-edition").content.firstElementChild.cloneNode(true);
    notice.querySelector("button").addEventListener("click", () => {
      serviceWorker.addEventListener("controllerchange", () => location.reload());
      worker.postMessage("take over");
    });
    document.body.append(notice);
  };
  offer(registration.waiting);
  registration.addEventListener("updatefound", () => {
    const worker = registration.installing;
    worker.addEventListener("statechange", () => worker.state === "installed" && offer(worker));
  });
}

if (!import.meta.url.endsWith("?again")) {
  takeOver()
    // A first visit should not pay for the next: this waits until the page has long been usable.
    .then(() => setTimeout(() => keep().catch((error) => console.info("Not kept for offline use:", error)), 3000))
    .catch((error) => console.warn("The page stays as it was sent:", error));
}
