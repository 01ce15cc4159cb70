// Runs compromise over texts. Reads a JSON array of {name, text} on standard input and writes one JSON object: what was
// found in each text, how long it took without loading, the peak of resident memory, and the version.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const nlp = createRequire(`${process.cwd()}/`)("compromise");

const bytes = (text) => Buffer.byteLength(text);
const bare = (text) => text.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "");

function find(text) {
  const doc = nlp(text);
  const sentences = doc.sentences().json({ offset: true, terms: false }).map(({ offset }) => {
    const start = bytes(text.slice(0, offset.start));
    return { start, end: start + bytes(text.slice(offset.start, offset.start + offset.length)) };
  });
  return {
    sentences,
    people: doc.people().out("array").map(bare),
    organisations: doc.organizations().out("array").map(bare),
    places: doc.places().out("array").map(bare),
    quotations: doc.quotations().out("array").map((quote) => ({ text: quote, speaker: [] })),
  };
}

const texts = JSON.parse(readFileSync(0, "utf8"));
find("The library is warm before the clock starts.");
const start = performance.now();
const found = Object.fromEntries(texts.map(({ name, text }) => [name, find(text)]));
const seconds = (performance.now() - start) / 1000;
const peak_kib = process.resourceUsage().maxRSS;
process.stdout.write(JSON.stringify({ found, seconds, peak_kib, versions: `compromise ${nlp.version}` }));
