"""The heads: small networks on the encoder's vectors of words."""

import torch
from torch import nn

WIDTH = 768
LEAK = 0.1


class Heads(nn.Module):
    """Parts of speech, features, lemma scripts, arcs, relations and names."""

    SIZES = {"lemma": 200, "arc_word": 256, "arc_head": 256, "label_word": 160, "label_head": 160, "names": 160}

    def __init__(self, counts, buckets, letters=48, habits=3):
        super().__init__()
        self.letters = nn.EmbeddingBag(buckets, letters, mode="mean")
        inputs = WIDTH + letters
        self.dense = nn.ModuleDict({name: nn.Linear(inputs, size) for name, size in self.SIZES.items()})
        # Treebanks with habits of their own get biases of their own in training; the first row stays zero.
        self.habits = nn.ModuleDict({name: nn.Embedding(habits, size) for name, size in self.SIZES.items()})
        for table in self.habits.values():
            nn.init.zeros_(table.weight)
        self.upos = nn.Linear(inputs, counts["upos"])
        self.feats = nn.ModuleDict({name: nn.Linear(inputs, n) for name, n in counts["feats"].items()})
        self.lemma = nn.Linear(self.SIZES["lemma"], counts["scripts"])
        self.root = nn.ParameterDict({name: nn.Parameter(torch.randn(self.SIZES[name]) * 0.1) for name in ("arc_head", "label_head")})
        self.arc = nn.Parameter(torch.randn(self.SIZES["arc_word"] + 1, self.SIZES["arc_head"]) * 0.02)
        self.labels = nn.Linear(self.SIZES["label_word"], counts["labels"])
        self.names = nn.Linear(self.SIZES["names"], counts["tags"])
        self.dropout = nn.Dropout(0.3)

    def forward(self, vectors, letters, habits=None):
        """For all words of a batch, one after another: scores by task, and what arcs and relations are made of."""
        x = self.dropout(torch.cat([vectors, self.letters(*letters)], 1))
        hidden = {}
        for name, dense in self.dense.items():
            y = dense(x)
            if habits is not None:
                y = y + self.habits[name](habits) * (habits > 0)[:, None]
            hidden[name] = self.dropout(nn.functional.leaky_relu(y, LEAK))
        scores = {"upos": self.upos(x), "lemma": self.lemma(hidden["lemma"]), "names": self.names(hidden["names"])}
        for name, layer in self.feats.items():
            scores[name] = layer(x)
        return scores, hidden

    def arcs(self, hidden, start, end):
        """Scores of one sentence's words for each head [words x words + 1]; no word is its own head."""
        word = hidden["arc_word"][start:end]
        head = torch.cat([self.root["arc_head"][None], hidden["arc_head"][start:end]])
        word = torch.cat([word, word.new_ones(len(word), 1)], 1)
        scores = word @ self.arc @ head.T
        own = torch.diag_embed(torch.full((end - start + 1,), -1e4), offset=1)[: end - start, : end - start + 1]
        return scores + own

    def relations(self, hidden, heads):
        """Scores of the relations of words to their heads, given as rows, -1 for the root."""
        table = torch.cat([hidden["label_head"], self.root["label_head"][None]])
        return self.labels(nn.functional.leaky_relu(hidden["label_word"] + table[heads], LEAK))

    def shipped(self):
        """The tensors that the reader needs."""
        return {name: value for name, value in self.state_dict().items() if not name.startswith("habits.")}
