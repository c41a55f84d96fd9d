#!/usr/bin/python3
"""Trains the reader: train.py DATA CACHE WORK [--layers N] [--steps N] [--seed N] [--threads N] [--start FOLDER]

DATA has the folders ud/ and ner/; CACHE is what `pieces` made; WORK gets checkpoints, the log and at the end
updates.bin (what the encoder learned), reader.head (the heads) and tables of results. Run again, it goes on from the last
checkpoint; with --start it begins with weights that were shipped before (a smaller --rate is then wise). With --evaluate
it only measures the last checkpoint.
"""

import argparse
import collections
import datetime
import os
import random
import struct
import time

import numpy as np
import torch
from torch.nn import functional as F

import corpora
import encoder
import heads
import trees
import weights
import words

FEATURES = ["Number", "Case", "Person", "Tense", "Polarity", "VerbForm", "Voice"]
UPOS = "ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X".split()
TAGS = ["O", "B-person", "I-person", "B-organization", "I-organization", "B-place", "I-place"]
BUCKETS = 8192
LEAST_SCRIPT, LEAST_LABEL = 4, 15
RANK = 32
BATCH = 1100
MICRO = 300
# Shares of a batch: treebanks, and with the rest names.
SYNTAX_SHARE = 0.45
RATES = {"update": 8e-4, "vector": 2e-4, "head": 1.5e-3}
# Corpora whose annotation has habits of its own: in training they get biases that are dropped afterwards.
HABITS = {"es_ancora": 1, "fa_seraji": 2, "hy_pioner": 3, "ru_wikiner": 4, "tr_twnertc": 5}
MASKED = 0.08

LETTERS = {}


def letters(form):
    """The rows of a word's letters, remembered."""
    rows = LETTERS.get(form)
    if rows is None:
        rows = LETTERS[form] = words.letters(form, BUCKETS)
    return rows


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
        "tags": TAGS,
    }


def annotate(banks, names, classes):
    """The gold classes as numbers by task; -100 where there is none to learn from."""
    index = {n: {v: i for i, v in enumerate(classes[n])} for n in ("upos", "labels", "scripts", "tags")}
    index.update({n: {v: i for i, v in enumerate(classes["features"][n])} for n in FEATURES})
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
    for training, held_out, _ in names.values():
        for s in training + held_out:
            gold[id(s)] = {"names": [index["tags"][t] for t in s.tags]}
    return gold


class Reader(torch.nn.Module):
    def __init__(self, folder, layers, classes):
        super().__init__()
        self.encoder = encoder.Encoder(folder, layers, RANK)
        counts = {
            "upos": len(classes["upos"]),
            "feats": {n: len(classes["features"][n]) for n in FEATURES},
            "labels": len(classes["labels"]),
            "scripts": len(classes["scripts"]),
            "tags": len(classes["tags"]),
        }
        self.heads = heads.Heads(counts, BUCKETS, habits=len(HABITS) + 1)

    def forward(self, sentences, training=False):
        vectors = self.encoder(sentences, MASKED if training else 0.0)
        bags = [letters(form) for s in sentences for form in s.forms]
        flat = torch.tensor([r for bag in bags for r in bag])
        starts = torch.from_numpy(np.cumsum([0] + [len(b) for b in bags[:-1]]))
        habits = None
        if training:
            habits = torch.tensor([HABITS.get(s.corpus, 0) for s in sentences for _ in s.forms])
        return self.heads(vectors, (flat, starts), habits)


def losses(model, sentences, gold, trust, counts):
    """The weighed sum of the tasks' losses, each a share of its mean over the whole step."""
    scores, hidden = model(sentences, True)

    def column(task, otherwise=-100):
        return torch.tensor([v for s in sentences for v in gold[id(s)].get(task) or [otherwise] * len(s)])

    def loss(logits, target, count, weight=None):
        each = F.cross_entropy(logits, target, reduction="none", ignore_index=-100)
        return (each if weight is None else each * weight).sum() / count

    total = 0.0
    if any("heads" in gold[id(s)] for s in sentences):
        total = loss(scores["upos"], column("upos"), counts["syntax"])
        total = total + 0.5 * loss(scores["lemma"], column("lemma"), counts["syntax"])
        for n in FEATURES:
            total = total + 0.2 * loss(scores[n], column(n), counts["syntax"])
        at, rows, chosen = 0, [], []
        for s in sentences:
            g = gold[id(s)]
            if "heads" in g:
                target = torch.tensor(g["heads"])
                total = total + F.cross_entropy(model.heads.arcs(hidden, at, at + len(s)), target, reduction="sum") / counts["syntax"]
                rows.append(torch.arange(at, at + len(s)))
                chosen.append(torch.where(target > 0, target - 1 + at, torch.tensor(-1)))
            at += len(s)
        rows, chosen = torch.cat(rows), torch.cat(chosen)
        relations = model.heads.relations({"label_word": hidden["label_word"][rows], "label_head": hidden["label_head"]}, chosen)
        total = total + loss(relations, column("labels")[rows], counts["syntax"])
    if any("names" in gold[id(s)] for s in sentences):
        weight = torch.tensor([trust.get(s.corpus, 0.0) if "names" in gold[id(s)] else 0.0 for s in sentences for _ in s.forms])
        total = total + 2.0 * loss(scores["names"], column("names"), counts["names"], weight)
    return total


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


def choices(model, classes, sentences, scores, hidden):
    """What is chosen for each sentence."""
    best = {n: scores[n].argmax(1).tolist() for n in ["upos", "lemma", *FEATURES]}
    names = F.log_softmax(scores["names"], 1).numpy().astype(np.float64)
    root = classes["labels"].index("root")
    at = 0
    for s in sentences:
        n = len(s)
        tree = trees.decode(model.arcs(hidden, at, at + n).numpy().astype(np.float64))
        part = {k: hidden[k][at : at + n] for k in ("label_word", "label_head")}
        rows = torch.tensor([h - 1 for h in tree])
        labels = model.relations(part, rows)
        # The root relation belongs to the root alone.
        labels[rows >= 0, root] = -1e9
        labels = labels.argmax(1)
        labels[rows < 0] = root
        yield s, {
            "upos": [classes["upos"][c] for c in best["upos"][at : at + n]],
            "lemmas": [words.apply(classes["scripts"][c], f) for c, f in zip(best["lemma"][at : at + n], s.forms)],
            "feats": [{m: classes["features"][m][best[m][at + j]] for m in FEATURES} for j in range(n)],
            "heads": tree,
            "labels": [classes["labels"][c] for c in labels.tolist()],
            "tags": [TAGS[t] for t in best_path(names[at : at + n])],
        }
        at += n


def batches(sentences, size):
    """Batches of about so many pieces, sentences of like length together."""
    batch, pieces = [], 0
    for s in sorted(sentences, key=lambda s: len(s.pieces)):
        if batch and pieces + len(s.pieces) > size:
            yield batch
            batch, pieces = [], 0
        batch.append(s)
        pieces += len(s.pieces)
    if batch:
        yield batch


def predict(model, classes, sentences):
    model.eval()
    found = {}
    with torch.no_grad():
        for batch in batches(sentences, 1500):
            scores, hidden = model(batch)
            for s, choice in choices(model.heads, classes, batch, scores, hidden):
                found[id(s)] = choice
    model.train()
    return found


def measure(found, sentences):
    """Shares of words, in per cent. LAS compares universal relations, as the evaluation of CoNLL 2018 does."""
    hits, total = collections.Counter(), 0
    for s in sentences:
        f = found[id(s)]
        total += len(s)
        for i in range(len(s)):
            head = f["heads"][i] == s.heads[i]
            hits["UAS"] += head
            hits["LAS"] += head and f["labels"][i].split(":")[0] == s.labels[i].split(":")[0]
            hits["UPOS"] += f["upos"][i] == s.upos[i]
            hits["lemma"] += f["lemmas"][i] == s.lemmas[i]
            hits["feats"] += all(f["feats"][i][n] == s.feats[i].get(n, "_") for n in FEATURES)
    return {k: 100.0 * hits[k] / max(1, total) for k in ("UAS", "LAS", "UPOS", "lemma", "feats")}


def measure_names(found, sentences):
    """Names with exact borders and type: precision, recall, F1 and the F1 of each type, in per cent."""
    right, given, gold = collections.Counter(), collections.Counter(), collections.Counter()
    for s in sentences:
        mine, theirs = spans(found[id(s)]["tags"]), spans(s.tags)
        for counter, some in ((right, mine & theirs), (given, mine), (gold, theirs)):
            counter.update(kind for _, _, kind in some)

    def f1(kinds):
        r, g, t = (sum(c[k] for k in kinds) for c in (right, given, gold))
        return 200.0 * r / max(1, g + t), 100.0 * r / max(1, g), 100.0 * r / max(1, t)

    kinds = ["person", "organization", "place"]
    f, precision, recall = f1(kinds)
    return {"precision": precision, "recall": recall, "F1": f, **{k: f1([k])[0] for k in kinds}}


def table(model, classes, sets, part, most=None):
    lines = []
    for corpus, parts in sets.items():
        sentences = parts[part][:most]
        if sentences:
            found = predict(model, classes, sentences)
            values = (measure if isinstance(corpus, corpora.Treebank) else measure_names)(found, sentences)
            lines.append(f"{corpus.name:12}" + "  ".join(f"{k} {v:.1f}" for k, v in values.items()))
    return "\n".join(lines)


def header(classes, options, step, seconds):
    used = [corpora.treebank_path(options.data, f) for t in corpora.TREEBANKS for f in t.train]
    used += [corpora.names_path(options.data, f) for n in corpora.NAMES for f in n.train]
    return {
        "head": "reader",
        "layer": options.layers,
        "width": heads.WIDTH,
        "buckets": BUCKETS,
        **classes,
        "seed": options.seed,
        "steps": step,
        "seconds": round(seconds),
        "licence": "CC BY-SA 4.0",
        "data": {os.path.basename(f): corpora.checksum(f) for f in sorted(set(used))},
    }


class Worker:
    """A process with the same weights that adds up the slopes of its share of each step.

    Two of one thread each do more than one of two threads where other programs run: they wait for one another once a
    step, not at every product.
    """

    def __init__(self, number, parameters, slopes):
        self.parameters = parameters
        for p in parameters:
            p.data.share_memory_()
        self.slopes = [torch.zeros_like(p).share_memory_() for p in parameters]
        (self.answers, answer), (order, self.orders) = os.pipe(), os.pipe()
        if os.fork():
            os.close(answer)
            os.close(order)
            return
        os.close(self.answers)
        os.close(self.orders)
        # Without orders the one who gives them has ended.
        while step := os.read(order, 8):
            for p in parameters:
                p.grad = None
            loss, _ = slopes(int.from_bytes(step, "little"), number)
            for p, slope in zip(parameters, self.slopes):
                slope.zero_() if p.grad is None else slope.copy_(p.grad)
            os.write(answer, struct.pack("<d", loss))
        os._exit(0)

    def begin(self, step):
        os.write(self.orders, step.to_bytes(8, "little"))

    def join(self):
        """Adds its slopes to ours; its loss."""
        answer = os.read(self.answers, 8)
        if not answer:
            raise SystemExit("A worker has ended. Begin again: training goes on from the last checkpoint.")
        for p, slope in zip(self.parameters, self.slopes):
            p.grad = slope.clone() if p.grad is None else p.grad.add_(slope)
        return struct.unpack("<d", answer)[0]


def groups(model):
    updates = [p for n, p in model.encoder.named_parameters() if n.endswith(".a") or n.endswith(".b")]
    vectors = [p for n, p in model.encoder.named_parameters() if not (n.endswith(".a") or n.endswith(".b"))]
    return [
        {"params": updates, "rate": RATES["update"]},
        {"params": vectors, "rate": RATES["vector"]},
        {"params": list(model.heads.parameters()), "rate": RATES["head"]},
    ]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data")
    parser.add_argument("cache")
    parser.add_argument("work")
    parser.add_argument("--layers", type=int, default=6)
    parser.add_argument("--steps", type=int, default=3000)
    parser.add_argument("--seed", type=int, default=3)
    parser.add_argument("--workers", type=int, default=os.cpu_count(), help="processes that share a step")
    parser.add_argument("--threads", type=int, default=1, help="threads of each")
    parser.add_argument("--start", help="a folder with reader.head and updates.bin to begin with")
    parser.add_argument("--rate", type=float, default=1.0, help="what the learning rates are multiplied by")
    parser.add_argument("--evaluate", action="store_true")
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    os.makedirs(options.work, exist_ok=True)
    log = open(os.path.join(options.work, "log"), "a", encoding="utf-8")

    def say(text):
        print(text, flush=True)
        print(text, file=log, flush=True)

    started = time.time()
    tested = corpora.tested_texts(options.data)
    banks = {b: corpora.split(b, options.data, options.cache, tested=tested) for b in corpora.TREEBANKS}
    names = {n: corpora.split(n, options.data, options.cache, corpora.read_names, tested) for n in corpora.NAMES}
    known, tensors = weights.read(os.path.join(options.start, "reader.head")) if options.start else (None, None)
    # Weights know the classes that they were trained with; what new treebanks bring is not learned.
    classes = {n: known[n] for n in ("upos", "features", "labels", "scripts", "tags")} if known else inventory(banks)
    gold = annotate(banks, names, classes)
    trust = {n.name: n.weight for n in corpora.NAMES}
    published = os.path.join(options.cache, "encoder")
    torch.manual_seed(options.seed)
    model = Reader(published, options.layers, classes)
    optimizer = torch.optim.AdamW(groups(model), betas=(0.9, 0.98), weight_decay=0.01)
    sizes = {n: len(classes[n]) for n in ("labels", "scripts")}
    say(f"{datetime.datetime.now().isoformat(timespec='seconds')} read in {time.time() - started:.0f} s, {sizes}")
    step, seconds = 0, 0.0
    last = os.path.join(options.work, "checkpoint")
    if os.path.exists(last):
        saved = torch.load(last)
        model.load_state_dict(saved["model"])
        optimizer.load_state_dict(saved["optimizer"])
        step, seconds = saved["step"], saved["seconds"]
        say(f"Goes on from step {step}")
    elif options.start:
        model.heads.load_state_dict(tensors, strict=False)
        encoder.update(model.encoder, published, weights.read_updates(os.path.join(options.start, "updates.bin")))
        say(f"Begins with {options.start}")

    def save():
        torch.save({"model": model.state_dict(), "optimizer": optimizer.state_dict(), "step": step, "seconds": seconds}, last + ".part")
        os.replace(last + ".part", last)

    def ship():
        weights.write(os.path.join(options.work, "reader.head"), header(classes, options, step, seconds), model.heads.shipped())
        weights.write_updates(os.path.join(options.work, "updates.bin"), encoder.updates(model.encoder, published))

    def shares(sets, weigh):
        values = np.array([weigh(c) * sum(len(s) for s in parts[0]) ** 0.5 for c, parts in sets.items()])
        return values / values.sum()

    every = [(parts[0], share * SYNTAX_SHARE) for parts, share in zip(banks.values(), shares(banks, lambda b: b.share))]
    every += [(parts[0], share * (1 - SYNTAX_SHARE)) for parts, share in zip(names.values(), shares(names, lambda n: n.share))]
    parameters = list(model.parameters())

    def sentences_of(step):
        """The sentences of a step hang on its number alone, so a run that goes on sees what it would have seen."""
        chance = random.Random(options.seed * 1000003 + step)
        part, size = [], 0
        while size < BATCH:
            part.append(chance.choice(chance.choices([e[0] for e in every], [e[1] for e in every])[0]))
            size += len(part[-1].pieces)
        return part

    def slopes(step, worker):
        """Adds up the slopes of a worker's share of a step; the loss of that share, and the pieces of the step."""
        part = sentences_of(step)
        torch.manual_seed((options.seed * 1000003 + step) * options.workers + worker)
        counts = collections.Counter()
        for s in part:
            counts["syntax" if "heads" in gold[id(s)] else "names"] += len(s)
        total = 0.0
        for batch in list(batches(part, MICRO))[worker :: options.workers]:
            loss = losses(model, batch, gold, trust, counts)
            loss.backward()
            total += loss.item()
        return total, sum(len(s.pieces) for s in part)

    others = [] if options.evaluate else [Worker(n, parameters, slopes) for n in range(1, options.workers)]
    running, clock, seen = 0.0, time.time(), 0
    while step < options.steps and not options.evaluate:
        factor = min(1.0, (step + 1) / 150) * (1 - step / options.steps)
        for group in optimizer.param_groups:
            group["lr"] = group["rate"] * options.rate * factor
        optimizer.zero_grad()
        for other in others:
            other.begin(step)
        loss, size = slopes(step, 0)
        running += loss + sum(other.join() for other in others)
        seen += size
        torch.nn.utils.clip_grad_norm_(model.parameters(), 5.0)
        optimizer.step()
        step += 1
        seconds += time.time() - clock
        clock = time.time()
        if step % 25 == 0:
            say(f"step {step} loss {running / 25:.3f} {seconds:.0f} s, {seen / seconds:.0f} pieces/s")
            running = 0.0
        if step % 100 == 0 or step == options.steps:
            save()
            clock = time.time()
        if step % 500 == 0 and step < options.steps:
            ship()
            say("Held out\n" + table(model, classes, banks, 1, 60) + "\n" + table(model, classes, names, 1, 100))
            clock = time.time()
    ship()
    say(f"Held out, {step} steps\n" + table(model, classes, banks, 1) + "\n" + table(model, classes, names, 1))
    say(f"Test, {step} steps in {seconds:.0f} s\n" + table(model, classes, banks, 2) + "\n" + table(model, classes, names, 2, 1500))


if __name__ == "__main__":
    main()
