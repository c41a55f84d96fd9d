"""The published encoder's first layers, with low-rank updates that are learned, in bfloat16 where it multiplies."""

import math
import os

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

HIDDEN = 768
HEADS = 12
MASK = 103


def half(x):
    return x.to(torch.bfloat16)


class Updated(torch.autograd.Function):
    """x kernel + (x a) b + bias, the sums made in place."""

    @staticmethod
    def forward(context, x, kernel, bias, a, b):
        inner = torch.mm(x, a)
        context.save_for_backward(x, kernel, a, b, inner)
        return torch.addmm(bias, x, kernel).addmm_(inner, b)

    @staticmethod
    def backward(context, slope):
        x, kernel, a, b, inner = context.saved_tensors
        back = torch.mm(slope, b.t())
        to_x = torch.mm(slope, kernel.t()).addmm_(back, a.t())
        return to_x, None, slope.float().sum(0), torch.mm(x.t(), back), torch.mm(inner.t(), slope)


class Dense(nn.Module):
    """A frozen kernel with an update of low rank and a bias that are learned."""

    def __init__(self, folder, name, rank):
        super().__init__()
        kernel = torch.from_numpy(np.load(os.path.join(folder, name + ".kernel.npy")))
        self.register_buffer("kernel", half(kernel), persistent=False)
        self.bias = nn.Parameter(torch.from_numpy(np.load(os.path.join(folder, name + ".bias.npy"))))
        self.a = nn.Parameter(torch.randn(kernel.shape[0], rank) / math.sqrt(kernel.shape[0]))
        self.b = nn.Parameter(torch.zeros(rank, kernel.shape[1]))

    def forward(self, x):
        """x and the result in bfloat16."""
        return Updated.apply(x, self.kernel, half(self.bias), half(self.a), half(self.b))


class Norm(nn.Module):
    def __init__(self, folder, name):
        super().__init__()
        self.gamma = nn.Parameter(torch.from_numpy(np.load(os.path.join(folder, name + ".LayerNorm.gamma.npy"))))
        self.beta = nn.Parameter(torch.from_numpy(np.load(os.path.join(folder, name + ".LayerNorm.beta.npy"))))

    def forward(self, x):
        return F.layer_norm(x, (HIDDEN,), self.gamma, self.beta, 1e-12)


class Layer(nn.Module):
    def __init__(self, folder, number, rank):
        super().__init__()
        at = f"encoder.layer_{number}."
        self.query = Dense(folder, at + "attention.self.query", rank)
        self.key = Dense(folder, at + "attention.self.key", rank)
        self.value = Dense(folder, at + "attention.self.value", rank)
        self.joined = Dense(folder, at + "attention.output.dense", rank)
        self.joined_norm = Norm(folder, at + "attention.output")
        self.wide = Dense(folder, at + "intermediate.dense", rank)
        self.output = Dense(folder, at + "output.dense", rank)
        self.output_norm = Norm(folder, at + "output")

    def forward(self, x, places, shape, mask):
        """x: all pieces of a batch, one after another, in floats; places: where they stand in the padded batch."""

        def padded(y):
            full = y.new_zeros(shape[0] * shape[1], HIDDEN).index_copy(0, places, y)
            return full.view(*shape, HEADS, HIDDEN // HEADS).transpose(1, 2)

        h = half(x)
        q, k, v = padded(self.query(h)), padded(self.key(h)), padded(self.value(h))
        scores = torch.matmul(q, k.transpose(2, 3)).float() * 0.125 + mask
        context = torch.matmul(half(scores.softmax(3)), v)
        context = context.transpose(1, 2).reshape(-1, HIDDEN).index_select(0, places)
        x = self.joined_norm(x + self.joined(context).float())
        wide = F.gelu(self.wide(half(x)))
        return self.output_norm(x + self.output(wide).float())


class Encoder(nn.Module):
    def __init__(self, folder, layers, rank):
        super().__init__()

        def load(name):
            return torch.from_numpy(np.load(os.path.join(folder, f"embeddings.{name}.npy")))

        self.register_buffer("table", load("word_embeddings"), persistent=False)
        self.register_buffer("places", load("position_embeddings") + load("token_type_embeddings")[0], persistent=False)
        self.norm = Norm(folder, "embeddings")
        self.layers = nn.ModuleList(Layer(folder, i, rank) for i in range(layers))

    def forward(self, sentences, masked=0.0):
        """The vectors of the sentences' words, one after another [words x 768]."""
        lengths = [len(s.pieces) for s in sentences]
        longest = max(lengths)
        ids = torch.from_numpy(np.concatenate([s.pieces for s in sentences]).astype(np.int64))
        if masked:
            hidden = (torch.rand(len(ids)) < masked) & (ids != 101) & (ids != 102)
            ids = torch.where(hidden, torch.full_like(ids, MASK), ids)
        order = torch.from_numpy(np.concatenate([np.arange(n) for n in lengths]))
        places = torch.from_numpy(np.concatenate([i * longest + np.arange(n) for i, n in enumerate(lengths)]))
        mask = torch.zeros(len(lengths), 1, 1, longest)
        for i, n in enumerate(lengths):
            mask[i, :, :, n:] = -10000.0
        x = self.norm(self.table[ids] + self.places[order])
        for layer in self.layers:
            x = layer(x, places, (len(lengths), longest), mask)
        starts = np.cumsum([0] + lengths[:-1])
        words = np.concatenate([start + s.firsts for start, s in zip(starts, sentences)]).astype(np.int64)
        return x.index_select(0, torch.from_numpy(words))


DENSE = {
    "query": "attention/self/query",
    "key": "attention/self/key",
    "value": "attention/self/value",
    "joined": "attention/output/dense",
    "wide": "intermediate/dense",
    "output": "output/dense",
}
NORMS = {"joined_norm": "attention/output", "output_norm": "output"}


def variables(encoder):
    """What is learned, by the published variables' names: kernels as their two factors, and vectors."""

    def norm(name, module):
        yield name + "/LayerNorm/gamma", module.gamma
        yield name + "/LayerNorm/beta", module.beta

    yield from norm("embeddings", encoder.norm)
    for number, layer in enumerate(encoder.layers):
        at = f"encoder/layer_{number}/"
        for mine, theirs in DENSE.items():
            dense = getattr(layer, mine)
            yield f"{at}{theirs}/kernel", (dense.a, dense.b)
            yield f"{at}{theirs}/bias", dense.bias
        for mine, theirs in NORMS.items():
            yield from norm(at + theirs, getattr(layer, mine))


def published_vector(folder, name):
    return torch.from_numpy(np.load(os.path.join(folder, name.replace("/", ".") + ".npy")))


def updates(encoder, folder):
    """What is to be added to the published variables in a folder: by name a and b, whose product it is."""
    found = {}
    for name, value in variables(encoder):
        if isinstance(value, tuple):
            found[name] = tuple(factor.detach() for factor in value)
        else:
            difference = value.detach() - published_vector(folder, name)
            found[name] = torch.ones(1, 1), difference[None, :]
    return found


def update(encoder, folder, known):
    """Sets what is learned to updates that were written before."""
    with torch.no_grad():
        for name, value in variables(encoder):
            a, b = known[name]
            if isinstance(value, tuple):
                value[0].copy_(a)
                value[1].copy_(b)
            else:
                value.copy_(published_vector(folder, name) + (a @ b)[0])
