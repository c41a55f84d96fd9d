#!/usr/bin/python3
"""Learns which words are several for syntax: train_splits.py DATA CACHE SPLITS

DATA has the folder ud/, CACHE what `pieces` made (its vocabulary tells which strings are frequent words); SPLITS is the
file to be written, for segmentation in Java. A minute on one thread; prints how well words that are held out, and those of the test sets, are
split. What is computed stands in README.md.
"""

import collections
import os
import random
import struct
import sys

import numpy as np

import corpora
from words import fnv, lower

BUCKETS = 1 << 16
EPOCHS = 6
RATE = 0.15
DECAY = 1e-6
LEAST = 2
# Their words are split by rules alone; what could be learned for Turkish is wrong as often as right.
LEFT_OUT = {"en", "ru", "hy", "tr"}
MAGIC = b"DRSPLIT2"


def tokens(rows, file):
    """The words of the text with their parts, or None for a word that is one."""
    found, at = [], 0
    while at < len(rows):
        cells = rows[at]
        if "-" in cells[0]:
            first, last = map(int, cells[0].split("-"))
            count = last - first + 1
            found.append((cells[1], [r[1] for r in rows[at + 1 : at + 1 + count]]))
            at += 1 + count
        else:
            found.append((cells[1], None))
            at += 1
    return found


def glued(rows):
    """Words of a treebank without ranges: letters that follow each other without a blank are one word of the text."""
    found, parts = [], []
    for cells in rows:
        letters = all(c.isalpha() or "\u064b" <= c <= "\u0652" for c in cells[1])
        parts.append(cells[1])
        follows = "SpaceAfter=No" in cells[9]
        if not letters and len(parts) > 1:
            found.append(("".join(parts[:-1]), parts[:-1]))
            parts = parts[-1:]
        if not (letters and follows):
            found.append(("".join(parts), parts))
            parts = []
    if parts:
        found.append(("".join(parts), parts))
    return [(word, parts if len(parts) > 1 else None) for word, parts in found]


def read(data, name):
    """Sentences, each its words with their parts."""
    sentences, rows = [], []
    with open(corpora.treebank_path(data, name), encoding="utf-8") as stream:
        for line in stream:
            cells = line.rstrip("\n").split("\t")
            if len(cells) == 10:
                if "." not in cells[0]:
                    rows.append(cells)
            elif rows:
                sentences.append(rows)
                rows = []
    if rows:
        sentences.append(rows)
    ranged = any("-" in r[0] for s in sentences for r in s)
    return [tokens(s, name) if ranged else glued(s) for s in sentences]


def pattern(word, parts):
    """How a word is split: its beginnings, the ending that is taken off, what the stem gets for it, and the parts behind."""
    word, parts = lower(word), [lower(p) for p in parts]
    stem = max(range(len(parts)), key=lambda i: (len(parts[i]), -i))
    before, behind = parts[:stem], parts[stem + 1 :]
    start = len("".join(before))
    if not word.startswith("".join(before)):
        return ((), word, "", tuple(parts))
    rest, core = word[start:], parts[stem]
    same = len(os.path.commonprefix([rest, core]))
    if "".join(parts) == word:
        same = len(core)
    if same < 2 and "".join(parts) != word or same == 0:
        return ((), word, "", tuple(parts))
    return (tuple(before), rest[same:], core[same:], tuple(behind))


def stem_of(pattern, word):
    """The stem's letters that stay, or None where the pattern does not fit."""
    before, ending, _, _ = pattern
    front = "".join(before)
    if not word.startswith(front) or not word.endswith(ending) or len(front) + len(ending) > len(word):
        return None
    stem = word[len(front) : len(word) - len(ending)]
    whole = not front and ending == word
    return stem if stem or whole else None


def name(pattern):
    return "+".join(pattern[0]) + "|" + pattern[1] + ">" + pattern[2] + "|" + "+".join(pattern[3])


def features(language, pattern, key, word, stem, before, after, known):
    full = stem + pattern[2]
    flags = str(int(word in known)) + str(int(full in known)) + str(min(len(full), 5))
    texts = (
        key, key + "\x01" + word, key + "\x02" + full, key + "\x03" + before, key + "\x04" + after,
        key + "\x05" + flags, key + "\x06" + full[:2], key + "\x07" + full[-2:], language + "\x08" + flags,
    )  # fmt: skip
    return [fnv(7, text) % BUCKETS for text in texts]


def examples(language, sentence, patterns, by_ending, known):
    """For each word that could be split: the features of each way, and the way that is right (-1: none)."""
    words = [lower(w) for w, _ in sentence]
    for i, (word, parts) in enumerate(sentence):
        small = words[i]
        before = words[i - 1] if i else "<"
        after = words[i + 1] if i + 1 < len(words) else ">"
        ways, right = [], -1
        gold = pattern(word, parts) if parts else None
        for p in candidates(small, patterns, by_ending):
            stem = stem_of(p, small)
            if stem is not None:
                if p == gold:
                    right = len(ways)
                ways.append(features(language, p, language + name(p), small, stem, before, after, known))
        if ways and (gold is None or right >= 0):
            yield word, ways, right, gold
        elif gold is not None:
            yield word, ways, None, gold


def candidates(word, patterns, by_ending):
    for length in range(len(word) + 1):
        yield from by_ending.get(word[len(word) - length :], ())


def index(patterns):
    by_ending = collections.defaultdict(list)
    for p in sorted(patterns):
        by_ending[p[1]].append(p)
    return by_ending


def best(weights, ways):
    scores = [weights[f].sum() for f in ways]
    top = int(np.argmax(scores)) if scores else -1
    return top if scores and scores[top] > 0 else -1


def main(arguments):
    if len(arguments) != 3:
        print(__doc__, file=sys.stderr)
        return 2
    data, cache, out = arguments
    with open(os.path.join(cache, "encoder", "vocabulary.txt"), encoding="utf-8") as stream:
        known = {line.rstrip("\n") for line in stream}
    languages = collections.defaultdict(lambda: ([], []))
    for bank in corpora.TREEBANKS:
        if bank.language in LEFT_OUT:
            continue
        training = [s for n in bank.train for s in read(data, n)]
        if bank.split:
            testing = [s for i, s in enumerate(training) if i % corpora.SPLIT == 0]
            training = [s for i, s in enumerate(training) if i % corpora.SPLIT != 0]
        else:
            testing = [s for n in bank.test for s in read(data, n)]
        languages[bank.language][0].extend(training)
        languages[bank.language][1].extend(testing)
    ready, tests, found = [], {}, {}
    for language, (training, testing) in languages.items():
        counts = collections.Counter(pattern(w, p) for s in training for w, p in s if p)
        patterns = {p for p, c in counts.items() if c >= LEAST}
        found[language] = sorted(patterns)
        by_ending = index(patterns)
        ready += [e for s in training for e in examples(language, s, patterns, by_ending, known) if e[2] is not None]
        tests[language] = [e for s in testing for e in examples(language, s, patterns, by_ending, known)]
        print(f"{language}: {len(patterns)} patterns", flush=True)
    weights = np.zeros(BUCKETS)
    slopes = np.full(BUCKETS, 1e-6)
    chance = random.Random(5)
    for epoch in range(EPOCHS):
        chance.shuffle(ready)
        for _, ways, right, _ in ready:
            scores = np.array([weights[f].sum() for f in ways] + [0.0])
            shares = np.exp(scores - scores.max())
            shares /= shares.sum()
            shares[right] -= 1
            for way, share in zip(ways, shares):
                if abs(share) > 1e-3:
                    slopes[way] += share * share
                    weights[way] -= RATE * share / np.sqrt(slopes[way])
        print(f"epoch {epoch + 1}", flush=True)
    half = weights.astype("<f2")
    weights = half.astype(np.float64)
    for language, part in tests.items():
        right = given = gold = 0
        for _, ways, answer, parts in part:
            mine = best(weights, ways)
            given += mine >= 0
            gold += parts is not None
            right += answer is not None and answer >= 0 and mine == answer
        print(f"{language}: precision {100 * right / max(1, given):.1f} recall {100 * right / max(1, gold):.1f} of {gold}")
    text = "\n".join(
        "\t".join([language, "+".join(p[0]), p[1], p[2], "+".join(p[3])]) for language in sorted(found) for p in found[language]
    ).encode()
    with open(out, "wb") as stream:
        stream.write(MAGIC + struct.pack("<ii", len(text), BUCKETS) + text + half.tobytes())
    print(f"{os.path.getsize(out)} bytes, sha256 {corpora.checksum(out)}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
