"""The heads: small networks on the encoder's vectors of words."""

import torch
from torch import nn
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

WIDTH = 768


class Context(nn.Module):
    """One bidirectional LSTM over a sentence's words."""

    def __init__(self, width, hidden, dropout, buckets=0, letters=0):
        super().__init__()
        self.letters = nn.EmbeddingBag(buckets, letters, mode="mean") if buckets else None
        self.lstm = nn.LSTM(width + letters, hidden, batch_first=True, bidirectional=True)
        self.inputs, self.dropout = dropout

    def forward(self, batch):
        """The words' vectors in context [sentences x words x 2 hidden]."""
        x = batch.vectors
        if self.letters is not None:
            rows = self.letters(batch.letters, batch.letter_starts)
            padded = x.new_zeros(x.shape[0], x.shape[1], rows.shape[1])
            padded[batch.mask] = rows
            x = torch.cat([x, padded], 2)
        if self.training:
            keep = torch.empty(x.shape[0], 1, x.shape[2]).bernoulli_(1 - self.inputs) / (1 - self.inputs)
            x = x * keep
        packed = pack_padded_sequence(x, batch.lengths, batch_first=True)
        y = pad_packed_sequence(self.lstm(packed)[0], batch_first=True)[0]
        if self.training:
            keep = torch.empty(y.shape[0], 1, y.shape[2]).bernoulli_(1 - self.dropout) / (1 - self.dropout)
            y = y * keep
        return y


class Layer(nn.Module):
    """A dense layer with a leaky rectifier (0.1) and, in training, dropout."""

    def __init__(self, inputs, outputs, dropout):
        super().__init__()
        self.dense = nn.Linear(inputs, outputs)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x):
        return self.dropout(nn.functional.leaky_relu(self.dense(x), 0.1))


class Syntax(nn.Module):
    """Parts of speech, features, lemma scripts, arcs and labels."""

    def __init__(self, sizes, hidden=200, buckets=8192, letters=48, arc=200, label=80, lemma=160, dropout=(0.25, 0.33)):
        super().__init__()
        self.context = Context(WIDTH, hidden, dropout, buckets, letters)
        two = 2 * hidden
        self.root = nn.Parameter(torch.randn(two) * 0.1)
        self.upos = nn.Linear(two, sizes["upos"])
        self.feats = nn.ModuleDict({name: nn.Linear(two, n) for name, n in sizes["feats"].items()})
        # A word's lemma hangs on its letters, so they are shown again.
        self.lemma_hidden = Layer(two + letters, lemma, 0.2)
        self.lemma = nn.Linear(lemma, sizes["scripts"])
        self.arc_word, self.arc_head = Layer(two, arc, dropout[1]), Layer(two, arc, dropout[1])
        self.label_word, self.label_head = Layer(two, label, dropout[1]), Layer(two, label, dropout[1])
        self.arc = nn.Parameter(torch.zeros(arc + 1, arc))
        self.label = nn.Parameter(torch.zeros(sizes["labels"], label + 1, label + 1))
        nn.init.normal_(self.arc, std=0.03)
        nn.init.normal_(self.label, std=0.03)

    def forward(self, batch):
        y = self.context(batch)
        flat = y[batch.mask]
        letters = self.context.letters(batch.letters, batch.letter_starts)
        scores = {"upos": self.upos(flat), "lemma": self.lemma(self.lemma_hidden(torch.cat([flat, letters], 1)))}
        for name, layer in self.feats.items():
            scores[name] = layer(flat)
        heads = torch.cat([self.root.expand(y.shape[0], 1, -1), y], 1)
        word, head = self.arc_word(y), self.arc_head(heads)
        scores["arcs"] = bias(word) @ self.arc @ head.transpose(1, 2)
        return scores, self.label_word(y), self.label_head(heads)

    def label_scores(self, word, head):
        """For pairs of a word and its head, rows alike [pairs x label size]."""
        return torch.einsum("pi,rij,pj->pr", bias(word), self.label, bias(head))


class Names(nn.Module):
    """BIO tags of persons, organizations and places."""

    def __init__(self, tags, hidden=128, dropout=(0.3, 0.3)):
        super().__init__()
        self.context = Context(WIDTH, hidden, dropout)
        self.tags = nn.Linear(2 * hidden, tags)

    def forward(self, batch):
        return self.tags(self.context(batch)[batch.mask])


def bias(x):
    """With a last column of ones."""
    return torch.cat([x, x.new_ones(*x.shape[:-1], 1)], -1)


class Batch:
    """Sentences, the longest first, padded."""

    def __init__(self, sentences, buckets=0, rows=None):
        import numpy as np

        self.sentences = sorted(sentences, key=len, reverse=True)
        self.lengths = torch.tensor([len(s) for s in self.sentences])
        longest = int(self.lengths[0])
        vectors = np.zeros((len(self.sentences), longest, WIDTH), np.float32)
        for i, s in enumerate(self.sentences):
            vectors[i, : len(s)] = s.vectors
        self.vectors = torch.from_numpy(vectors)
        self.mask = torch.arange(longest)[None, :] < self.lengths[:, None]
        if buckets:
            bags = [rows(form) for s in self.sentences for form in s.forms]
            self.letters = torch.tensor([r for bag in bags for r in bag])
            starts = [0]
            for bag in bags[:-1]:
                starts.append(starts[-1] + len(bag))
            self.letter_starts = torch.tensor(starts)

    def words(self, values, dtype=torch.long):
        """One value a word, in the order of the mask."""
        return torch.tensor([v for s in self.sentences for v in values(s)], dtype=dtype)


def batches(sentences, words):
    """Batches of about so many words, sentences of like length together."""
    batch, size = [], 0
    for s in sorted(sentences, key=len):
        if batch and size + len(s) > words:
            yield batch
            batch, size = [], 0
        batch.append(s)
        size += len(s)
    if batch:
        yield batch
