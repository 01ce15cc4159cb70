// Keeps this edition of the site for when there is no network.
//
// Files in assets/ are named by their content, and a page names the files it needs: an old page gets old files and a new
// page new ones, so editions are never mixed. A new edition is fetched whole before it takes over, and it takes over when
// the reader says so or when no page of the old one is open.

const EDITION = "$EDITION";
const FILES = $FILES;
const SHELL = "offline.html";

const prefix = `accord ${registration.scope} `;
const cacheName = prefix + EDITION;
const address = (file) => new URL(file, registration.scope).href;
const kept = new Set(FILES.map(address));

self.addEventListener("install", (event) => {
  // What is named by its content may come from the browser's own cache; anything else must be asked for anew.
  const requests = FILES.map((file) => new Request(address(file), { cache: file.startsWith("assets/") ? "default" : "reload" }));
  event.waitUntil(caches.open(cacheName).then((cache) => cache.addAll(requests)));
});

self.addEventListener("activate", (event) => {
  const tidy = async () => {
    const mine = (await caches.keys()).filter((name) => name.startsWith(prefix) && name !== cacheName);
    // The edition before stays for the pages that still show it.
    await Promise.all(mine.slice(0, -1).map((name) => caches.delete(name)));
    await self.clients.claim();
  };
  event.waitUntil(tidy());
});

// A page says which script it runs, or that its reader wants this edition now.
self.addEventListener("message", ({ data, source }) => {
  if (data === "take over" || kept.has(data)) self.skipWaiting();
  else source.postMessage("newer");
});

// The page from the network; where there is none, or it does not answer for long, the app draws the page by itself.
async function page(request) {
  const patience = new Promise((resolve, reject) => setTimeout(() => reject(new Error("no answer")), 4000));
  try {
    return await Promise.race([fetch(request), patience]);
  } catch (error) {
    const cache = await caches.open(cacheName);
    const shell = await cache.match(address(SHELL));
    if (!shell) throw error;
    return shell;
  }
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(registration.scope)) return;
  if (request.mode === "navigate") {
    event.respondWith(page(request));
  } else if (kept.has(request.url) || request.url.startsWith(address("assets/"))) {
    event.respondWith(caches.match(request.url).then((found) => found ?? fetch(request)));
  }
});
