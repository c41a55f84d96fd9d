#!/usr/bin/env python3
"""Scores an export's copies and translations: translations.py RECORD.jsonl PAIRS.tsv... [--misses]

A pair of documents is found where both have one original, or one is the other's. Pairs that PAIRS do not name are wrong.
"""
import collections, itertools, json, os, sys

record, *golds = [a for a in sys.argv[1:] if not a.startswith('--')]
misses = '--misses' in sys.argv


def stem(name):
    name = os.path.basename(name)
    return os.path.splitext(name)[0]


names, original = {}, {}
for line in open(record, encoding='utf-8'):
    o = json.loads(line)
    if o['kind'] == 'document':
        names[o['id']] = stem(o['uri'])
        original[o['id']] = o.get('copyOf', o['id'])

gold, right_original = set(), set()
for path in golds:
    for line in open(path, encoding='utf-8').read().split('\n')[1:]:
        if line:
            copy, first = line.split('\t')[:2]
            gold.add(frozenset((copy, first)))
            right_original.add((copy, first))
# Copies of one original are copies of one another.
groups = collections.defaultdict(set)
for pair in gold:
    merged = set(pair)
    for member in list(pair):
        merged |= groups[member]
    for member in merged:
        groups[member] = merged
gold = {frozenset(p) for g in groups.values() for p in itertools.combinations(sorted(g), 2)}
gold = {p for p in gold if p <= set(names.values())}

stories = collections.defaultdict(list)
for document, first in original.items():
    stories[first].append(names[document])
mine = {frozenset(p) for s in stories.values() for p in itertools.combinations(sorted(s), 2)}
right = gold & mine
directed = sum((names[d], names[o]) in right_original for d, o in original.items() if d != o)
precision, recall = len(right) / max(1, len(mine)), len(right) / max(1, len(gold))
print(f'copies and translations: {len(right)} right of {len(mine)} found, {len(gold)} gold: precision {precision:.3f} recall {recall:.3f}; '
      f'original right in {directed} of {len(right_original)}; {len(names)} documents')
if misses:
    for pair in sorted(map(sorted, mine - gold)):
        print('WRONG ', *pair)
    for pair in sorted(map(sorted, gold - mine)):
        print('MISSED', *pair)
