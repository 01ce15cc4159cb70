// Starts the app in the one-file edition: the module stands in the file itself, and pages are named by fragments.

// The words of each language but English, which pages load elsewhere.
const words = $WORDS;
globalThis.accordWords = (language, tell) => Promise.resolve(words[language]).then(tell);

const encoded = document.getElementById("accord-module").textContent;
const root = document.getElementById("app");
const spare = root.cloneNode(true);
try {
  await __wbg_init({ module_or_path: Uint8Array.from(atob(encoded), (c) => c.charCodeAt(0)) });
} catch (error) {
  root.replaceChildren(...spare.childNodes);
  console.warn("The page stays as it is in the file:", error);
}
