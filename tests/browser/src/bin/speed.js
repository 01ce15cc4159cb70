// Notes how long the page takes: from a key to the last change that it makes, from a click to the frame with a new heading.
globalThis.speed = { key: 0, changed: 0, answered: 0, clicked: 0, painted: 0, heading: "", shifts: [] };
addEventListener("keydown", () => Object.assign(speed, { key: performance.now(), changed: 0, answered: 0 }), true);
addEventListener(
  "click",
  () => {
    const heading = document.querySelector("h1")?.textContent ?? "";
    Object.assign(speed, { clicked: performance.now(), changed: 0, painted: 0, heading });
  },
  true,
);
new MutationObserver(() => {
  const heading = document.querySelector("h1");
  // So that the browser lays out what has changed, which it would do before the next frame.
  heading?.getBoundingClientRect();
  speed.changed = performance.now();
  if (speed.clicked && !speed.painted && heading && heading.textContent !== speed.heading) {
    Object.assign(speed, { painted: -1, first: speed.changed });
    requestAnimationFrame(() => (speed.painted = performance.now()));
  }
}).observe(document, { subtree: true, childList: true, characterData: true });
new PerformanceObserver((list) => {
  for (const { startTime, value, hadRecentInput } of list.getEntries()) speed.shifts.push([startTime, value, hadRecentInput]);
}).observe({ type: "layout-shift", buffered: true });
