#!/usr/bin/python3
"""Trains the syntax head: train_syntax.py DATA CACHE WORK [--steps N] [--decay N] [--seed N]

DATA has the folder ud/; CACHE is what `features` made; WORK gets checkpoints, the log and at the end syntax.head and
its table of results. Run again, it goes on from the last checkpoint, also with another number of steps; only a run
with one number of steps from beginning to end can be repeated bit by bit. With --evaluate it only measures WORK/syntax.head (or --head FILE).
"""

import argparse
import collections
import datetime
import os
import random
import time

# Small products on several threads wait for each other more than they compute.
os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np
import torch
from torch.nn import functional as F

import corpora
import heads
import trees
import weights
import words

FEATURES = ["Number", "Case", "Person", "Tense", "Polarity", "VerbForm", "Voice"]
UPOS = "ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X".split()
BUCKETS = 8192
LEAST_SCRIPT, LEAST_LABEL = 4, 15
BATCH = 1000
RATE = 2e-3


class Letters:
    """The rows of words' letters, remembered."""

    def __init__(self):
        self.known = {}

    def __call__(self, form):
        rows = self.known.get(form)
        if rows is None:
            rows = self.known[form] = words.letters(form, BUCKETS)
        return rows


LETTERS = Letters()


def load(data, cache):
    return {bank: corpora.split(bank, data, cache) for bank in corpora.TREEBANKS}


def inventory(banks):
    """The classes, from the training sentences alone."""
    scripts, labels = collections.Counter(), collections.Counter()
    values = {name: collections.Counter() for name in FEATURES}
    for training, _, _ in banks.values():
        for s in training:
            scripts.update(filter(None, map(words.script, s.forms, s.lemmas)))
            labels.update(s.labels)
            for feats in s.feats:
                for name in FEATURES:
                    if name in feats:
                        values[name][feats[name]] += 1
    return {
        "upos": UPOS,
        "features": {n: ["_"] + [v for v, c in sorted(values[n].items()) if c >= 10] for n in FEATURES},
        "labels": [v for v, c in sorted(labels.items()) if c >= LEAST_LABEL or ":" not in v],
        "scripts": [v for v, c in sorted(scripts.items(), key=lambda e: (-e[1], e[0])) if c >= LEAST_SCRIPT],
    }


def annotate(banks, classes):
    """The gold classes as numbers; -100 where there is none to learn from."""
    index = {
        "upos": {v: i for i, v in enumerate(classes["upos"])},
        "labels": {v: i for i, v in enumerate(classes["labels"])},
        "scripts": {v: i for i, v in enumerate(classes["scripts"])},
        **{n: {v: i for i, v in enumerate(classes["features"][n])} for n in FEATURES},
    }
    gold = {}
    for training, held_out, _ in banks.values():
        used = {n: any(n in f for s in training for f in s.feats) for n in FEATURES}
        for s in training + held_out:
            g = {
                "upos": [index["upos"].get(u, -100) for u in s.upos],
                "heads": s.heads,
                # A rare subtype counts as its universal relation.
                "labels": [index["labels"].get(v, index["labels"].get(v.split(":")[0], -100)) for v in s.labels],
                "lemma": [index["scripts"].get(words.script(f, m), -100) for f, m in zip(s.forms, s.lemmas)],
            }
            for n in FEATURES:
                # A treebank without a feature says nothing about it.
                g[n] = [index[n].get(f.get(n, "_"), -100) if used[n] else -100 for f in s.feats]
            gold[id(s)] = g
    return gold


def build(classes):
    sizes = {
        "upos": len(classes["upos"]),
        "feats": {n: len(classes["features"][n]) for n in FEATURES},
        "labels": len(classes["labels"]),
        "scripts": len(classes["scripts"]),
    }
    return heads.Syntax(sizes, buckets=BUCKETS)


def loss_of(model, batch, gold):
    scores, word, head = model(batch)
    loss = F.cross_entropy(scores["upos"], batch.words(lambda s: gold[id(s)]["upos"]))
    for n in FEATURES:
        target = batch.words(lambda s: gold[id(s)][n])
        if (target >= 0).any():
            loss = loss + 0.2 * F.cross_entropy(scores[n], target)
    loss = loss + 0.5 * F.cross_entropy(scores["lemma"], batch.words(lambda s: gold[id(s)]["lemma"]))
    arcs = scores["arcs"]
    # No word is its own head, and padding is none's.
    size = arcs.shape[1]
    arcs = arcs + torch.diag_embed(torch.full((size,), -1e4), offset=1)[:size, : size + 1]
    real = torch.cat([torch.ones(len(batch.sentences), 1, dtype=torch.bool), batch.mask], 1)
    arcs = arcs.masked_fill(~real[:, None, :], -1e4)
    gold_heads = batch.words(lambda s: gold[id(s)]["heads"])
    loss = loss + F.cross_entropy(arcs[batch.mask], gold_heads)
    rows = torch.arange(len(batch.sentences))[:, None].expand_as(batch.mask)[batch.mask]
    labels = model.label_scores(word[batch.mask], head[rows, gold_heads])
    return loss + F.cross_entropy(labels, batch.words(lambda s: gold[id(s)]["labels"]))


def predict(model, classes, sentences):
    """The sentences' parts of speech, features, lemmas, heads and labels."""
    model.eval()
    found = {}
    with torch.no_grad():
        for part in heads.batches(sentences, 3000):
            batch = heads.Batch(part, BUCKETS, LETTERS)
            scores, word, head = model(batch)
            best = {n: scores[n].argmax(1).tolist() for n in ["upos", "lemma", *FEATURES]}
            at = 0
            for i, s in enumerate(batch.sentences):
                n = len(s)
                tree = trees.decode(scores["arcs"][i, :n, : n + 1].numpy().astype(np.float64))
                labels = model.label_scores(word[i, :n], head[i, tree])
                root = classes["labels"].index("root")
                # The root relation belongs to the root alone.
                is_root = torch.tensor(tree) == 0
                labels[~is_root, root] = -1e9
                labels = labels.argmax(1)
                labels[is_root] = root
                found[id(s)] = {
                    "upos": [classes["upos"][c] for c in best["upos"][at : at + n]],
                    "lemmas": [words.apply(classes["scripts"][c], f) for c, f in zip(best["lemma"][at : at + n], s.forms)],
                    "feats": [{m: classes["features"][m][best[m][at + j]] for m in FEATURES} for j in range(n)],
                    "heads": tree,
                    "labels": [classes["labels"][c] for c in labels.tolist()],
                }
                at += n
    return found


def measure(model, classes, sentences):
    """Shares of words, in per cent. LAS compares universal relations, as the evaluation of CoNLL 2018 does."""
    found = predict(model, classes, sentences)
    hits, total = collections.Counter(), 0
    for s in sentences:
        f = found[id(s)]
        total += len(s)
        for i in range(len(s)):
            head = f["heads"][i] == s.heads[i]
            hits["UAS"] += head
            hits["LAS"] += head and f["labels"][i].split(":")[0] == s.labels[i].split(":")[0]
            hits["LAS sub"] += head and f["labels"][i] == s.labels[i]
            hits["UPOS"] += f["upos"][i] == s.upos[i]
            hits["lemma"] += f["lemmas"][i] == s.lemmas[i]
            hits["feats"] += all(f["feats"][i][n] == s.feats[i].get(n, "_") for n in FEATURES)
    return {m: 100.0 * hits[m] / max(1, total) for m in ["UPOS", "feats", "lemma", "UAS", "LAS", "LAS sub"]}


def table(model, classes, banks, part):
    lines = ["| treebank | words | UPOS | features | lemma | UAS | LAS | LAS with subtypes |", "|---|---|---|---|---|---|---|---|"]
    for bank, parts in banks.items():
        if parts[part]:
            m = measure(model, classes, parts[part])
            size = sum(map(len, parts[part]))
            lines.append(f"| {bank.name} | {size} | " + " | ".join(f"{v:.1f}" for v in m.values()) + " |")
    return "\n".join(lines)


def header(classes, data, steps, seed, seconds):
    used = sorted({f for t in corpora.TREEBANKS for f in t.train})
    return {
        "head": "syntax",
        "layer": 8,
        "width": heads.WIDTH,
        "buckets": BUCKETS,
        **classes,
        "seed": seed,
        "steps": steps,
        "licence": "CC BY-SA 4.0",
        "data": {f + ".conllu": corpora.checksum(corpora.treebank_path(data, f)) for f in used},
    }


def restore(file):
    """The model of a file of weights, and its header."""
    head, tensors = weights.read(file)
    model = build(head)
    model.load_state_dict(tensors)
    return model, head


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data")
    parser.add_argument("cache")
    parser.add_argument("work")
    parser.add_argument("--steps", type=int, default=8000)
    parser.add_argument("--decay", type=int, default=4000)
    parser.add_argument("--seed", type=int, default=3)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--evaluate", action="store_true")
    parser.add_argument("--head")
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    os.makedirs(options.work, exist_ok=True)
    log = open(os.path.join(options.work, "syntax.log"), "a", encoding="utf-8")

    def say(text):
        print(text, flush=True)
        print(text, file=log, flush=True)

    started = time.time()
    banks = load(options.data, options.cache)
    final = options.head or os.path.join(options.work, "syntax.head")
    if options.evaluate:
        model, classes = restore(final)
        say(table(model, classes, banks, 2))
        return
    classes = inventory(banks)
    gold = annotate(banks, classes)
    say(f"{datetime.datetime.now().isoformat(timespec='seconds')} {sum(len(b[0]) for b in banks.values())} sentences,"
        f" {len(classes['scripts'])} lemma scripts, {len(classes['labels'])} relations,"
        f" read in {time.time() - started:.0f} s")

    torch.manual_seed(options.seed)
    model = build(classes)
    optimizer = torch.optim.Adam(model.parameters(), RATE, betas=(0.9, 0.95))
    step, seconds = 0, 0.0
    last = os.path.join(options.work, "syntax.checkpoint")
    if os.path.exists(last):
        saved = torch.load(last)
        model.load_state_dict(saved["model"])
        optimizer.load_state_dict(saved["optimizer"])
        step, seconds = saved["step"], saved["seconds"]
        say(f"Goes on from step {step}")

    def save():
        torch.save({"model": model.state_dict(), "optimizer": optimizer.state_dict(), "step": step,
                    "seconds": seconds}, last + ".part")
        os.replace(last + ".part", last)

    shares = np.array([sum(map(len, parts[0])) ** 0.5 for parts in banks.values()])
    shares /= shares.sum()
    members = [parts[0] for parts in banks.values()]
    clock = time.time()
    running = 0.0
    while step < options.steps:
        # The sentences of a step hang on its number alone, so a run that goes on sees what it would have seen.
        chance = random.Random(options.seed * 1000003 + step)
        torch.manual_seed(options.seed * 1000003 + step)
        part, size = [], 0
        while size < BATCH:
            sentence = chance.choice(members[chance.choices(range(len(members)), shares)[0]])
            part.append(sentence)
            size += len(sentence)
        left = (options.steps - step) / max(1, options.decay)
        for group in optimizer.param_groups:
            group["lr"] = RATE * min(1.0, (step + 1) / 100, left)
        model.train()
        # Two batches of like lengths are less padding than one.
        optimizer.zero_grad()
        part.sort(key=len)
        middle, sofar = 0, 0
        while sofar < size / 2:
            sofar += len(part[middle])
            middle += 1
        for half, share in ((part[:middle], sofar / size), (part[middle:], 1 - sofar / size)):
            if half:
                loss = loss_of(model, heads.Batch(half, BUCKETS, LETTERS), gold) * share
                loss.backward()
                running += loss.item()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 5.0)
        optimizer.step()
        step += 1
        seconds += time.time() - clock
        clock = time.time()
        if step % 50 == 0:
            say(f"step {step} loss {running / 50:.3f} {seconds:.0f} s")
            running = 0.0
        if step % 200 == 0:
            save()
            weights.write(os.path.join(options.work, "syntax.interim.head"),
                          header(classes, options.data, step, options.seed, seconds), model.state_dict())
            clock = time.time()
        if step % 1000 == 0:
            watched = [s for parts in banks.values() for s in parts[1]]
            say(f"held out: {measure(model, classes, watched)}")
            clock = time.time()
    save()
    ready = os.path.join(options.work, "syntax.head")
    weights.write(ready, header(classes, options.data, step, options.seed, seconds), model.state_dict())
    model, head = restore(ready)
    say(f"{os.path.getsize(ready)} bytes, sha256 {corpora.checksum(ready)}")
    say("Held out\n" + table(model, head, banks, 1))
    say(f"Test ({datetime.date.today()}, {step} steps, trained in {seconds:.0f} s)\n" + table(model, head, banks, 2))


if __name__ == "__main__":
    main()
