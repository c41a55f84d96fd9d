#!/usr/bin/python3
"""Writes small test vectors for the Java side: parity.py SYNTAX.head NAMES.head FOLDER

Component j of word i's vector is ((7919 i + 104729 j) mod 2001 - 1000) / 1000. The files parity-syntax.json and
parity-names.json have the forms and what the heads make of them: all scores, and the choices.
"""

import json
import os
import sys

import torch

import corpora
import heads
import train_names
import train_syntax

FORMS = ["Ministers", "visited", "Ankara", "'", "в", "министерством", "İzmir'den", "2026", "گفت", "."]


def vectors():
    i, j = torch.arange(len(FORMS))[:, None], torch.arange(heads.WIDTH)[None, :]
    return (((7919 * i + 104729 * j) % 2001 - 1000) / 1000).numpy()


def rounded(tensor):
    return [[round(v, 4) for v in row] for row in tensor.tolist()]


def main(arguments):
    if len(arguments) != 3:
        print(__doc__, file=sys.stderr)
        return 2
    syntax, names, folder = arguments
    os.makedirs(folder, exist_ok=True)
    sentence = corpora.Sentence("parity", "und", FORMS, vectors())

    def write(name, content):
        with open(os.path.join(folder, name), "w", encoding="utf-8") as out:
            json.dump(content, out, ensure_ascii=False, indent=1)
            out.write("\n")

    model, classes = train_syntax.restore(syntax)
    model.eval()
    batch = heads.Batch([sentence], train_syntax.BUCKETS, train_syntax.LETTERS)
    with torch.no_grad():
        scores, word, head = model(batch)
        found = train_syntax.predict(model, classes, [sentence])[id(sentence)]
        labels = model.label_scores(word[0], head[0, found["heads"]])
    write("parity-syntax.json", {
        "weights": corpora.checksum(syntax), "forms": FORMS,
        "letters": [train_syntax.LETTERS(f) for f in FORMS],
        "upos-scores": rounded(scores["upos"]), "case-scores": rounded(scores["Case"]),
        "arc-scores": rounded(scores["arcs"][0]), "label-scores": rounded(labels),
        **{k: found[k] for k in ("upos", "feats", "lemmas", "heads", "labels")},
    })  # fmt: skip
    model = train_names.restore(names)
    model.eval()
    with torch.no_grad():
        scores = model(heads.Batch([sentence]))
    found = train_names.predict(model, [sentence])[id(sentence)]
    write("parity-names.json", {
        "weights": corpora.checksum(names), "forms": FORMS, "scores": rounded(scores), "tags": found,
    })  # fmt: skip
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
