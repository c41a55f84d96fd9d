#!/usr/bin/python3
"""Writes small test vectors for the Java side: parity.py READER.head FILE

Component j of word i's vector is ((7919 i + 104729 j) mod 2001 - 1000) / 1000. The file has the forms and what the heads
make of them: some scores, and the choices.
"""

import json
import sys

import torch

import corpora
import heads
import train
import weights

FORMS = ["Ministers", "visited", "Ankara", "'", "в", "министерством", "İzmir'den", "2026", "گفت", "."]


def vectors():
    i, j = torch.arange(len(FORMS))[:, None], torch.arange(heads.WIDTH)[None, :]
    return ((7919 * i + 104729 * j) % 2001 - 1000) / 1000


def rounded(tensor):
    return [[round(v, 4) for v in row] for row in tensor.tolist()]


def main(arguments):
    if len(arguments) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    header, tensors = weights.read(arguments[0])
    counts = {n: len(header[n]) for n in ("upos", "scripts", "labels", "tags")}
    model = heads.Heads({**counts, "feats": {n: len(v) for n, v in header["features"].items()}}, header["buckets"])
    model.load_state_dict(tensors, strict=False)
    model.eval()
    bags = [train.letters(form) for form in FORMS]
    starts = [sum(map(len, bags[:i])) for i in range(len(bags))]
    sentence = corpora.Sentence("parity", "und", FORMS)
    with torch.no_grad():
        scores, hidden = model(vectors(), (torch.tensor(sum(bags, [])), torch.tensor(starts)))
        _, found = next(train.choices(model, header, [sentence], scores, hidden))
        arcs = model.arcs(hidden, 0, len(FORMS))
    with open(arguments[1], "w", encoding="utf-8") as out:
        json.dump({
            "weights": corpora.checksum(arguments[0]), "forms": FORMS, "letters": bags,
            "arc-scores": rounded(arcs), "name-scores": rounded(scores["names"]), **found,
        }, out, ensure_ascii=False, indent=1)  # fmt: skip
        out.write("\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
