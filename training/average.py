#!/usr/bin/python3
"""Weighs new weights against those that they began with: average.py START NEW SHARE OUT

START and NEW have updates.bin and reader.head, NEW trained from START. OUT gets the weights in between, SHARE (0 to 1) of the way: they
keep what was known before and have most of what is new.
"""

import os
import sys

import torch

import weights


def between(start, new, share):
    """A variable's change in between, as two factors of the new one's rank: the best of that rank."""
    product = (1 - share) * (start[0] @ start[1]) + share * (new[0] @ new[1])
    rank = new[0].shape[1]
    u, s, v = torch.linalg.svd(product, full_matrices=False)
    root = s[:rank].sqrt()
    return u[:, :rank] * root, root[:, None] * v[:rank]


def main(arguments):
    if len(arguments) != 4:
        print(__doc__, file=sys.stderr)
        return 2
    start, new, share, out = arguments[0], arguments[1], float(arguments[2]), arguments[3]
    os.makedirs(out, exist_ok=True)
    _, before = weights.read(os.path.join(start, "reader.head"))
    header, after = weights.read(os.path.join(new, "reader.head"))
    header = {name: value for name, value in header.items() if name not in ("tensors", "type")}
    heads = {name: (1 - share) * before[name] + share * value for name, value in after.items()}
    weights.write(os.path.join(out, "reader.head"), {**header, "share": share}, heads)
    before, after = (weights.read_updates(os.path.join(folder, "updates.bin")) for folder in (start, new))
    updates = {name: between(before[name], value, share) for name, value in after.items()}
    weights.write_updates(os.path.join(out, "updates.bin"), updates)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
