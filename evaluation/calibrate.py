"""How often each rule is right on the development set: its confidence, and a plot of how well confidences hold.

An assertion is right where the gold has it. The gold of events and claims is not complete, so their shares are on the low
side. The plot is honest: what is drawn for one half of the documents was measured on the other half.
"""

import collections
import importlib.util
import json
import os
import sys

record, scorer, gold_folder, table, plot = sys.argv[1:6]
spec = importlib.util.spec_from_file_location("score", scorer)
score = importlib.util.module_from_spec(spec)
spec.loader.exec_module(score)

# A rule seen seldom is believed as the rules of its kind are, as if it had been seen so many times more.
PRIOR = 8


def act_of(gold, found):
    return score.act_match(gold["act"], found.get("act"))


def is_right(o, gold, text):
    spans = [(e["start"], e["end"]) for e in o["evidence"]]
    quote = o["evidence"][0]["quote"]

    def touches(words):
        return any(score.overlap(text, words, start, end) for start, end in spans)

    kind = o["kind"]
    if kind == "mention":
        listed = gold.get("persons" if o["type"] == "person" else "orgs", [])
        return any(score.same_name(p["name"], quote) for p in listed)
    if kind == "event":
        return any(act_of(g, o) and touches(g["evidence"]) for g in gold["events"])
    if kind == "tenure":
        return any(
            score.same_name(t["person"], o["name"])
            and (not t.get("post") or set(score.norm(t["post"]).split()) & set(score.norm(o["post"]).split()))
            for t in gold["tenures"]
        )
    if kind == "position":
        return any(touches(p["evidence"]) for p in gold["positions"])
    if kind == "figure":
        return any(f["value"] == o["value"] and touches(f["evidence"]) for f in gold["figures"])
    if kind == "claim":
        return any(
            touches(c["evidence"]) and any(score.same_name(c["source"], link["name"]) for link in o["attribution"])
            for c in gold["claims"]
        )
    return any(d["resolved"] == o["value"] and (d["surface"] in quote or quote in d["surface"]) for d in gold["dates"])


documents, assertions = {}, []
for line in open(record, encoding="utf-8"):
    o = json.loads(line)
    if o["kind"] == "document":
        documents[o["id"]] = o
    elif o["kind"] in ("mention", "event", "tenure", "position", "figure", "claim", "date"):
        if not (o["kind"] == "mention" and o["type"] == "place"):
            assertions.append(o)
seen = []
for o in assertions:
    document = documents[o["evidence"][0]["document"]]
    name = os.path.basename(document["uri"])[: -len(".txt")]
    gold = json.load(open(os.path.join(gold_folder, name + ".json"), encoding="utf-8"))
    half = sum(map(ord, name)) % 2
    seen.append((o["why"], o["kind"], is_right(o, gold, document["text"]), half))


def measured(rows):
    """Confidence by rule; a rule's name is parted by slashes, from the general to the special."""
    right, count = collections.Counter(), collections.Counter()
    for why, _, ok, _ in rows:
        parts = why.split("/")
        for n in range(1, len(parts) + 1):
            count["/".join(parts[:n])] += 1
            right["/".join(parts[:n])] += ok
    values = {}
    for rule in sorted(count, key=lambda r: r.count("/")):
        above = values.get(rule.rsplit("/", 1)[0], 0.7) if "/" in rule else right[rule] / count[rule]
        values[rule] = (right[rule] + PRIOR * above) / (count[rule] + PRIOR)
    return values, count


def confidence(values, why):
    while why not in values and "/" in why:
        why = why.rsplit("/", 1)[0]
    return values.get(why, 0.7)


values, count = measured(seen)
with open(table, "w", encoding="utf-8") as out:
    out.write("rule\tconfidence\tmeasured\n")
    out.write("# How often each rule was right on the development set, and on how many assertions; written by evaluation/calibrate.\n")
    for rule in sorted(values):
        out.write(f"{rule}\t{values[rule]:.2f}\t{count[rule]}\n")

bins = collections.defaultdict(list)
for half in (0, 1):
    others, _ = measured([row for row in seen if row[3] != half])
    for why, kind, ok, own in seen:
        if own == half:
            value = confidence(others, why)
            bins[min(9, int(value * 10))].append((value, ok))
points = []
print("confidence   said  right  assertions")
for b in sorted(bins):
    said = sum(v for v, _ in bins[b]) / len(bins[b])
    right = sum(ok for _, ok in bins[b]) / len(bins[b])
    points.append((said, right, len(bins[b])))
    print(f"{b / 10:.1f}-{b / 10 + 0.1:.1f}     {said:5.2f}  {right:5.2f}  {len(bins[b]):6}")

size, left, top = 300, 56, 16


def x(v):
    return left + v * size


def y(v):
    return top + (1 - v) * size


svg = [
    f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size + 90} {size + 70}" role="img" aria-label="Share of assertions that are right, by confidence">',
    "<style>text{font:12px sans-serif;fill:#444}path,line{stroke:#888;fill:none}circle{fill:#2a6fbb;fill-opacity:.75}"
    "@media(prefers-color-scheme:dark){text{fill:#ccc}path,line{stroke:#999}circle{fill:#7ab2f0}}</style>",
    f'<path d="M{x(0)} {y(0)}H{x(1)}M{x(0)} {y(0)}V{y(1)}"/>',
    f'<line x1="{x(0)}" y1="{y(0)}" x2="{x(1)}" y2="{y(1)}" stroke-dasharray="4 4"/>',
]
for tick in (0, 0.2, 0.4, 0.6, 0.8, 1):
    svg.append(f'<text x="{x(tick)}" y="{y(0) + 18}" text-anchor="middle">{tick:g}</text>')
    svg.append(f'<text x="{x(0) - 8}" y="{y(tick) + 4}" text-anchor="end">{tick:g}</text>')
for said, right, n in points:
    svg.append(f'<circle cx="{x(said):.1f}" cy="{y(right):.1f}" r="{3 + (n ** 0.5) / 5:.1f}"><title>said {said:.2f}, right {right:.2f}, {n} assertions</title></circle>')
svg.append(f'<text x="{x(0.5)}" y="{y(0) + 42}" text-anchor="middle">confidence</text>')
svg.append(f'<text transform="translate(14 {y(0.5)}) rotate(-90)" text-anchor="middle">share that is right</text>')
svg.append("</svg>")
open(plot, "w", encoding="utf-8").write("\n".join(svg) + "\n")
