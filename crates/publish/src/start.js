// Starts the app over the page that is already there. The page reads without it, so nothing that fails here may take
// anything away: where the app can't take the page over, it draws a fresh one; where it can't do that, the page stays.

// Only what comes from this site may run: the policy of the page asks for a say on every script address.
if (globalThis.trustedTypes && !trustedTypes.defaultPolicy) {
  trustedTypes.createPolicy("default", {
    createScriptURL: (url) => (new URL(url, document.baseURI).origin === location.origin ? url : null),
  });
}

// The app finds its workers by these, so it always gets those of its own edition.
const page = document.documentElement;
page.dataset.reader = new URL("$READER", import.meta.url);
page.dataset.finder = new URL("$FINDER", import.meta.url);

// Loads the whole style, and with it the site's own letters. The page holds the style that it needs itself; whatever else the
// app draws may need the rest.
let style;
function styled() {
  style ??= new Promise((resolve, reject) => {
    const link = document.createElement("link");
    Object.assign(link, { rel: "stylesheet", integrity: "$STYLE_INTEGRITY", crossOrigin: "", onload: resolve });
    link.onerror = () => {
      style = undefined;
      link.remove();
      reject(new Error("no style sheet"));
    };
    link.href = new URL("$STYLE", import.meta.url);
    document.head.append(link);
  });
  return style;
}

// The language that a reader has chosen here, else that of the browser: the style sets the switch to it apart.
const stored = (act) => {
  try {
    return act(localStorage);
  } catch {
    return null;
  }
};
const speak = (language) => (page.dataset.speaks = language.slice(0, 2));
speak(stored((it) => it.getItem("accord-language")) ?? navigator.language);
// Before the app hears of it, which makes of the same link the switch back.
addEventListener(
  "click",
  ({ target }) => {
    const chosen = target.closest?.("a[hreflang]")?.hreflang;
    if (chosen) stored((it) => it.setItem("accord-language", speak(chosen)));
  },
  true,
);

// Nobody is kept from reading by what can't be loaded; nor does it matter where a reader leaves before it came.
const missing = (error) => console.warn("Not loaded:", error);

// Loads what a first visit does without, and tells whether it is there. It is one program with what is there already.
let bytes;
let rest;
function ask() {
  bytes ??= fetch(new URL("$REST", import.meta.url), { integrity: "$REST_INTEGRITY" }).then((it) => it.arrayBuffer());
  return bytes;
}
function complete(tell) {
  rest ??= Promise.all([ask(), styled()])
    .then(([it]) => WebAssembly.instantiate(it, { ...__wbg_get_imports(), first: wasm }))
    .then(() => delete globalThis.accordRest);
  rest.then(tell, (error) => {
    bytes = rest = undefined;
    tell();
    missing(error);
  });
}

// Loads the words of a language, and tells them. English needs none: its words are in the module.
const languages = $LANGUAGES;
const words = {};
function learn(language, tell) {
  words[language] ??= fetch(new URL(languages[language], import.meta.url)).then((answer) => answer.text());
  words[language].then(tell, (error) => {
    delete words[language];
    tell();
    missing(error);
  });
}

export async function start() {
  globalThis.accordRest = complete;
  globalThis.accordWords = learn;
  // What the page needs beside the module is wanted as soon as that runs.
  if (document.querySelector("main[data-rest]")) ask().catch(() => {});
  if (languages[page.lang]) learn(page.lang, () => {});
  // The first sign of a reader: what they do next may need it.
  for (const sign of ["pointermove", "pointerdown", "keydown"]) {
    addEventListener(sign, () => globalThis.accordRest?.(() => {}), { once: true });
  }
  // What is drawn first is the page as it was sent, unless its address asks for something or nothing was sent.
  const alike = document.querySelector("main:not([data-rest])") && !location.search;
  const module = fetch(new URL("$MODULE", import.meta.url), { integrity: "$INTEGRITY" });
  const [answer] = await Promise.all([module, alike || styled()]);
  await __wbg_init({ module_or_path: answer });
}

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

// What the page says when a newer edition is there, and the word on the control that loads it, in each language.
const WORDS = $WORDS;

// Keeps the site for when there is no network, and offers a newer edition when there is one.
//
// A newer edition waits until a page asks for it, so what is open goes on as it is. The worker of a waiting edition is
// told which script this page runs: if it is its own, the page is that edition already and nothing waits for it any
// longer; else it answers, and the page offers it.
async function keep() {
  const { serviceWorker } = navigator;
  if (!serviceWorker) return;
  const base = document.querySelector("meta[name=accord-base]")?.content ?? "/";
  const registration = await serviceWorker.register(`${base}service-worker.js`, { scope: base });
  const ask = (worker) => serviceWorker.controller && worker?.postMessage(import.meta.url);
  serviceWorker.onmessage = ({ source }) => offer(source);
  ask(registration.waiting);
  registration.onupdatefound = () => {
    const worker = registration.installing;
    worker.onstatechange = () => worker.state === "installed" && ask(worker);
  };
  // A page that stays open for days looks for a newer edition when somebody comes back to it.
  document.addEventListener("visibilitychange", () => document.hidden || registration.update().catch(() => {}));
}

// Offers the edition of a worker, once.
function offer(worker) {
  document.getElementById("new-edition")?.remove();
  const [words, control] = WORDS[page.lang] ?? WORDS.en;
  const notice = document.createElement("p");
  const button = document.createElement("button");
  notice.id = "new-edition";
  notice.className = "notice";
  notice.role = "status";
  button.className = "button";
  button.textContent = control;
  button.onclick = () => {
    // Another page may have asked for it before, and it has taken over already.
    if (worker.state === "activated") return location.reload();
    navigator.serviceWorker.oncontrollerchange = () => location.reload();
    worker.postMessage("take over");
  };
  document.body.append(notice);
  // Said after the element is there, so that it is announced.
  setTimeout(() => notice.append(words, " ", button));
}

if (!import.meta.url.endsWith("?again")) {
  takeOver()
    // Letters would only have kept the module waiting.
    .finally(() => styled().catch(() => {}))
    // A first visit should not pay for the next: this waits until the page has long been usable.
    .then(() => setTimeout(() => keep().catch((error) => console.info("Not kept for offline use:", error)), 3000))
    .catch((error) => console.warn("The page stays as it was sent:", error));
}
