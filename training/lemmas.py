#!/usr/bin/python3
"""Writes the lemmas that treebanks are sure of: lemmas.py DATA OUT

DATA has the folder ud/; OUT gets a row for each language, word in small letters and part of speech whose lemma is another
string, was seen at least three times in training sentences and nearly always alike. The reader looks there before it asks
the model.
"""

import collections
import os
import sys

import corpora
from words import lower

LEAST, PURITY = 3, 0.9


def training_rows(data, bank):
    number = 0
    testing = {tuple(r[1] for r in rows) for name in bank.test if not bank.split
               for _, rows in corpora.sentences(corpora.treebank_path(data, name))}
    for name in bank.train:
        for _, rows in corpora.sentences(corpora.treebank_path(data, name)):
            held = bank.split and number % corpora.SPLIT == 0
            number += 1
            if not held and tuple(r[1] for r in rows) not in testing:
                yield from rows


def main(arguments):
    if len(arguments) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    counts = collections.defaultdict(collections.Counter)
    for bank in corpora.TREEBANKS:
        # Other habits would only blur what is sure.
        if bank.share < 0.8:
            continue
        for row in training_rows(arguments[0], bank):
            lemma = corpora.plain_arabic(row[2]) if bank.language == "ar" else row[2]
            if row[3] not in ("PROPN", "PUNCT", "SYM", "NUM", "X"):
                counts[bank.language, lower(row[1]), row[3]][lemma] += 1
    with open(arguments[1], "w", encoding="utf-8") as out:
        for (language, form, upos), lemmas in sorted(counts.items()):
            lemma, count = lemmas.most_common(1)[0]
            sure = count >= LEAST and count >= PURITY * sum(lemmas.values())
            if sure and lower(lemma) != form and "\t" not in lemma and lemma != "_":
                print(language, form, upos, lemma, sep="\t", file=out)
    print(f"{os.path.getsize(arguments[1])} bytes, sha256 {corpora.checksum(arguments[1])}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
