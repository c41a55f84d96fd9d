"""The best tree over a sentence: one root, no cycle."""

import numpy as np


def decode(scores):
    """The head of each word (0: root), from scores [words x words + 1]."""
    n = scores.shape[0]
    full = np.full((n + 1, n + 1), -np.inf)
    # Log-probabilities, so that the choice of the one root is weighed rightly.
    scores = scores.copy()
    scores[np.arange(n), np.arange(1, n + 1)] = -np.inf
    top = scores.max(1, keepdims=True)
    scores = scores - top - np.log(np.exp(scores - top).sum(1, keepdims=True))
    full[1:] = scores
    greedy = full[1:].argmax(1)
    if (greedy == 0).sum() == 1 and is_tree(greedy):
        return greedy.tolist()
    best, value = None, -np.inf
    # The likeliest roots alone are tried.
    for root in np.argsort(-full[1:, 0], kind="stable")[: min(n, 10)] + 1:
        tried = full.copy()
        tried[1:, 0] = -np.inf
        tried[root, :] = -np.inf
        tried[root, 0] = full[root, 0]
        heads = chu_liu_edmonds(tried)
        total = tried[np.arange(1, n + 1), heads[1:]].sum()
        if total > value:
            best, value = heads, total
    return best[1:].tolist()


def is_tree(heads):
    n = len(heads)
    state = [0] * (n + 1)
    state[0] = 2
    for start in range(1, n + 1):
        path, at = [], start
        while state[at] == 0:
            state[at] = 1
            path.append(at)
            at = heads[at - 1]
        if state[at] == 1:
            return False
        for node in path:
            state[node] = 2
    return True


def find_cycle(heads):
    n = len(heads)
    state = [0] * n
    for start in range(1, n):
        path, at = [], start
        while at > 0 and state[at] == 0:
            state[at] = 1
            path.append(at)
            at = heads[at]
        if at > 0 and state[at] == 1:
            return path[path.index(at) :]
        for node in path:
            state[node] = 2
    return None


def chu_liu_edmonds(scores):
    """scores [nodes x nodes]: row the word, column its head; node 0 is the root."""
    heads = scores.argmax(1)
    heads[0] = 0
    cycle = find_cycle(heads)
    if cycle is None:
        return heads
    n = scores.shape[0]
    inside = np.zeros(n, bool)
    inside[cycle] = True
    outside = np.flatnonzero(~inside)
    size = len(outside)
    cycle = np.array(cycle)
    weight = scores[cycle, heads[cycle]]
    # The cycle becomes the last node.
    small = np.full((size + 1, size + 1), -np.inf)
    small[:size, :size] = scores[np.ix_(outside, outside)]
    small[:size, size] = scores[np.ix_(outside, cycle)].max(1)
    leaving = cycle[scores[np.ix_(outside, cycle)].argmax(1)]
    entering = scores[np.ix_(cycle, outside)] - weight[:, None]
    small[size, :size] = entering.max(0) + weight.sum()
    entry = cycle[entering.argmax(0)]
    small[0, :] = -np.inf
    solved = chu_liu_edmonds(small)
    result = heads.copy()
    for i in range(1, size):
        result[outside[i]] = leaving[i] if solved[i] == size else outside[solved[i]]
    result[entry[solved[size]]] = outside[solved[size]]
    return result
