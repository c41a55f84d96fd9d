#!/usr/bin/python3
"""Trains the names head: train_names.py DATA CACHE WORK [--steps N] [--seed N]

DATA has the folder ner/; CACHE is what `features` made; WORK gets checkpoints, the log and at the end names.head and
its table of results. Run again, it goes on from the last checkpoint. With --evaluate it only
measures WORK/names.head (or --head FILE).
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
import weights

TAGS = ["O", "B-person", "I-person", "B-organization", "I-organization", "B-place", "I-place"]
BATCH = 1500
RATE = 2e-3


def follows(before, tag):
    """Whether a tag may follow another (None: the sentence's beginning)."""
    return tag[0] != "I" or before is not None and before[0] != "O" and before[2:] == tag[2:]


FIRST = np.array([0.0 if follows(None, t) else -1e9 for t in TAGS])
NEXT = np.array([[0.0 if follows(b, t) else -1e9 for t in TAGS] for b in TAGS])


def best_path(scores):
    """The likeliest sequence of tags that is well formed."""
    total = scores[0] + FIRST
    back = []
    for row in scores[1:]:
        ways = total[:, None] + NEXT
        back.append(ways.argmax(0))
        total = ways.max(0) + row
    path = [int(total.argmax())]
    for step in reversed(back):
        path.append(int(step[path[-1]]))
    return path[::-1]


def spans(tags):
    """Names as (first word, end, type)."""
    found, start = set(), None
    for i, tag in enumerate(list(tags) + ["O"]):
        if start is not None and not (tag[0] == "I" and tag[2:] == tags[start][2:]):
            found.add((start, i, tags[start][2:]))
            start = None
        if tag[0] == "B" or tag[0] == "I" and start is None:
            start = i
    return found


def predict(model, sentences):
    model.eval()
    found = {}
    with torch.no_grad():
        for part in heads.batches(sentences, 3000):
            batch = heads.Batch(part)
            scores = F.log_softmax(model(batch), 1).numpy().astype(np.float64)
            at = 0
            for s in batch.sentences:
                found[id(s)] = [TAGS[t] for t in best_path(scores[at : at + len(s)])]
                at += len(s)
    return found


def measure(model, sentences):
    """Precision, recall and F1 of names with exact borders and type, and the F1 of each type, in per cent."""
    found = predict(model, sentences)
    right, given, gold = collections.Counter(), collections.Counter(), collections.Counter()
    for s in sentences:
        mine, theirs = spans(found[id(s)]), spans(s.tags)
        for counter, names in ((right, mine & theirs), (given, mine), (gold, theirs)):
            counter.update(kind for _, _, kind in names)

    def f1(kinds):
        r, g, t = (sum(c[k] for k in kinds) for c in (right, given, gold))
        return 200.0 * r / max(1, g + t), 100.0 * r / max(1, g), 100.0 * r / max(1, t)

    kinds = ["person", "organization", "place"]
    total = f1(kinds)
    return [total[1], total[2], total[0]] + [f1([k])[0] for k in kinds], sum(gold.values())


def table(model, sets, part):
    lines = ["| corpus | names | precision | recall | F1 | person | organization | place |", "|---|---|---|---|---|---|---|---|"]
    for corpus, parts in sets.items():
        if parts[part]:
            values, count = measure(model, parts[part])
            lines.append(f"| {corpus.name} | {count} | " + " | ".join(f"{v:.1f}" for v in values) + " |")
    return "\n".join(lines)


def header(data, steps, seed):
    used = sorted({f for n in corpora.NAMES for f in n.train})
    return {
        "head": "names",
        "layer": 8,
        "width": heads.WIDTH,
        "tags": TAGS,
        "seed": seed,
        "steps": steps,
        "licence": "CC BY-SA 4.0",
        "data": {f + ".iob2": corpora.checksum(corpora.names_path(data, f)) for f in used},
    }


def restore(file):
    _, tensors = weights.read(file)
    model = heads.Names(len(TAGS))
    model.load_state_dict(tensors)
    return model


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data")
    parser.add_argument("cache")
    parser.add_argument("work")
    parser.add_argument("--steps", type=int, default=4000)
    parser.add_argument("--seed", type=int, default=3)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--evaluate", action="store_true")
    parser.add_argument("--head")
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    os.makedirs(options.work, exist_ok=True)
    log = open(os.path.join(options.work, "names.log"), "a", encoding="utf-8")

    def say(text):
        print(text, flush=True)
        print(text, file=log, flush=True)

    started = time.time()
    sets = {n: corpora.split(n, options.data, options.cache, corpora.read_names) for n in corpora.NAMES}
    ready = options.head or os.path.join(options.work, "names.head")
    if options.evaluate:
        say(table(restore(ready), sets, 2))
        return
    index = {t: i for i, t in enumerate(TAGS)}
    gold = {id(s): [index[t] for t in s.tags] for parts in sets.values() for s in parts[0]}
    trust = {n.name: n.weight for n in corpora.NAMES}
    say(f"{datetime.datetime.now().isoformat(timespec='seconds')} {sum(len(p[0]) for p in sets.values())} sentences,"
        f" read in {time.time() - started:.0f} s")

    torch.manual_seed(options.seed)
    model = heads.Names(len(TAGS))
    optimizer = torch.optim.Adam(model.parameters(), RATE, betas=(0.9, 0.95))
    step, seconds = 0, 0.0
    last = os.path.join(options.work, "names.checkpoint")
    if os.path.exists(last):
        saved = torch.load(last)
        model.load_state_dict(saved["model"])
        optimizer.load_state_dict(saved["optimizer"])
        step, seconds = saved["step"], saved["seconds"]
        say(f"Goes on from step {step}")

    shares = np.array([n.share * sum(map(len, parts[0])) ** 0.5 for n, parts in sets.items()])
    shares /= shares.sum()
    members = [parts[0] for parts in sets.values()]
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
        for group in optimizer.param_groups:
            group["lr"] = RATE * min(1.0, (step + 1) / 100) * (1 - step / options.steps)
        model.train()
        optimizer.zero_grad()
        batch = heads.Batch(part)
        losses = F.cross_entropy(model(batch), batch.words(lambda s: gold[id(s)]), reduction="none")
        weight = batch.words(lambda s: [trust[s.corpus]] * len(s), torch.float32)
        loss = (losses * weight).sum() / weight.sum()
        loss.backward()
        running += loss.item()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 5.0)
        optimizer.step()
        step += 1
        seconds += time.time() - clock
        clock = time.time()
        if step % 50 == 0:
            say(f"step {step} loss {running / 50:.4f} {seconds:.0f} s")
            running = 0.0
        if step % 200 == 0 or step == options.steps:
            torch.save({"model": model.state_dict(), "optimizer": optimizer.state_dict(), "step": step,
                        "seconds": seconds}, last + ".part")
            os.replace(last + ".part", last)
    ready = os.path.join(options.work, "names.head")
    weights.write(ready, header(options.data, step, options.seed), model.state_dict())
    model = restore(ready)
    say(f"{os.path.getsize(ready)} bytes, sha256 {corpora.checksum(ready)}")
    say("Held out\n" + table(model, sets, 1))
    say(f"Test ({datetime.date.today()}, {step} steps, trained in {seconds:.0f} s)\n" + table(model, sets, 2))


if __name__ == "__main__":
    main()
