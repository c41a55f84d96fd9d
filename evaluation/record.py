#!/usr/bin/env python3
"""Scores an export's entities, events and copies across documents against gold clusters: record.py RECORD.jsonl CLUSTERS EVAL [--misses]"""
import collections, glob, importlib.util, json, os, sys

record, clusters, evaluation = sys.argv[1:4]
misses = '--misses' in sys.argv
spec = importlib.util.spec_from_file_location('score', os.path.join(evaluation, 'score.py'))
score = importlib.util.module_from_spec(spec)
spec.loader.exec_module(score)

SUPER = {'person': 'person', 'place': 'place', 'body': 'body', 'group': 'body', 'organization': 'body', 'outlet': 'body'}
documents, texts, mentions, events, copies = {}, {}, collections.defaultdict(list), collections.defaultdict(list), {}
for line in open(record, encoding='utf-8'):
    o = json.loads(line)
    if o['kind'] == 'document':
        # Samples keep their file's name without its last ending.
        documents[o['id']] = os.path.splitext(os.path.basename(o['uri']))[0]
        texts[o['id']] = o['text']
        if 'copyOf' in o:
            copies[o['id']] = o['copyOf']
    elif o['kind'] == 'mention':
        mentions[o['evidence'][0]['document']].append(o)
    elif o['kind'] == 'event':
        events[o['evidence'][0]['document']].append(o)
ids = {name: id for id, name in documents.items()}


def rows(name):
    lines = open(os.path.join(clusters, name), encoding='utf-8').read().split('\n')
    head = lines[0].split('\t')
    return [dict(zip(head, l.split('\t'))) for l in lines[1:] if l]


def b3(pairs):
    """pairs: (gold cluster, found cluster) of each item."""
    gold, found = collections.defaultdict(set), collections.defaultdict(set)
    for i, (g, f) in enumerate(pairs):
        gold[g].add(i), found[f].add(i)
    p = sum(len(gold[g] & found[f]) / len(found[f]) for g, f in pairs) / max(1, len(pairs))
    r = sum(len(gold[g] & found[f]) / len(gold[g]) for g, f in pairs) / max(1, len(pairs))
    return p, r, 2 * p * r / (p + r) if p + r else 0


def pairs_of(items):
    by = collections.defaultdict(list)
    for i, cluster in items:
        by[cluster].append(i)
    return {(a, b) for members in by.values() for a in members for b in members if a < b}


out = {}
found = collections.defaultdict(list)
missing = collections.Counter()
mixed = collections.defaultdict(set)
for row in rows('entities.tsv'):
    at = ids.get(row['document'])
    if not at:
        continue
    kind = SUPER[row['type']]
    alike = [m for m in mentions[at] if SUPER[m['type']] == kind and score.same_name(row['name'], m['evidence'][0]['quote'])]
    # The longest name that fits is the fullest.
    alike.sort(key=lambda m: (m['evidence'][0]['quote'] != row['name'], -len(m['evidence'][0]['quote'])))
    if alike:
        for key in ('entities', row['type']):
            found[key].append((row['cluster'], alike[0]['entity']))
        mixed[alike[0]['entity']].add(row['cluster'])
    else:
        missing['entities'] += 1
        missing[row['type']] += 1
for key in sorted(found, key=lambda k: k != 'entities'):
    p, r, f = b3(found[key])
    out[key] = f
    print(f'{key:14s} {len(found[key]):5d} of {len(found[key]) + missing[key]} names found   B3 precision {p:.3f} recall {r:.3f} F1 {f:.3f}')
if misses:
    for entity, golds in mixed.items():
        if len(golds) > 1:
            print('MIXED', entity, sorted(golds))
    parts = collections.defaultdict(set)
    for g, f in found['entities']:
        parts[g].add(f)
    for g, f in sorted(parts.items()):
        if len(f) > 1:
            print('PARTED', g, sorted(f))

# Where a careful reader has each event: the rows of events.tsv follow the gold facts; samples have none.
words = collections.defaultdict(list)
for folder in (os.path.join(evaluation, 'gold'), os.path.join(clusters, '..', 'gold')):
    for path in glob.glob(os.path.join(folder, '*.json')):
        for e in json.load(open(path, encoding='utf-8')).get('events', []):
            key = os.path.splitext(os.path.basename(path))[0], e['act'], e.get('date') or '', e.get('topic') or ''
            words[key].append(e['evidence'])


def is_there(event, at, quote):
    return any(score.overlap(texts[at], quote, e['start'], e['end']) for e in event['evidence'])


items, unmatched, taken = [], 0, set()
for n, row in enumerate(rows('events.tsv')):
    at = ids.get(row['document'])
    if not at:
        continue
    quotes = words[row['document'], row['act'], row['date'], row['about']]
    quote = quotes.pop(0) if quotes else None
    near = [e for e in events[at] if e['act'] == row['act'] and e['id'] not in taken and
            (e.get('date', '')[:len(row['date'])] == row['date'] if row['date'] else 'date' not in e or e['dateBasis'] == 'published') and
            (quote is None or is_there(e, at, quote))]
    if near:
        taken.add(near[0]['id'])
        items.append((row['cluster'], near[0].get('sameAs') or near[0]['id']))
    else:
        unmatched += 1
p, r, f = b3(items)
gold, mine = pairs_of(list(enumerate(g for g, _ in items))), pairs_of(list(enumerate(f for _, f in items)))
out['events'] = f
print(f'events         {len(items):5d} of {len(items) + unmatched} found           B3 precision {p:.3f} recall {r:.3f} F1 {f:.3f}; '
      f'pairs: {len(gold & mine)} right of {len(mine)} found, {len(gold)} gold')

gold = {(r['document'], r['original']) for r in rows('copies.tsv')}
mine = {(documents[a], documents[b]) for a, b in copies.items()}
p, r = len(gold & mine) / max(1, len(mine)), len(gold & mine) / max(1, len(gold))
out['copies'] = 2 * p * r / (p + r) if p + r else 0
print(f'copies         {len(gold & mine)} right of {len(mine)} found, {len(gold)} gold')

low = 0
floors = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'record-floors.tsv')
if os.path.exists(floors):
    for line in open(floors):
        key, floor = line.split('\t')
        if out.get(key, 0) < float(floor):
            print(f'{key} is below its floor of {float(floor)}')
            low = 1
sys.exit(low)
