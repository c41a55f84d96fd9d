"""The treebanks and name corpora: which there are, how they are read, split and checked."""

import collections
import hashlib
import os
import sys

# Sentence i of a set without a training file is for testing where i % 5 == 0, counted from 0 in the file's order.
SPLIT = 5
# Sentence i of the training sentences is held out for watching the training where i % HELD_OUT == 7.
HELD_OUT = 40
LONGEST = 120
MOST_PIECES = 250

Treebank = collections.namedtuple("Treebank", "name language train test split share", defaults=(1.0,))

TREEBANKS = [
    Treebank("en_ewt", "en", ("en_ewt-train",), ("en_ewt-test",), False, 0.8),
    Treebank("en_gum", "en", ("en_gum-train",), (), False, 0.8),
    Treebank("pt_bosque", "pt", ("pt_bosque-train",), ("pt_bosque-test",), False, 0.8),
    Treebank("es_ancora", "es", ("es_ancora-dev",), (), False, 0.7),
    Treebank("es_gsd", "es", ("es_gsd-dev",), ("es_gsd-test",), False, 1.1),
    Treebank("fr_gsd", "fr", ("fr_gsd-dev",), ("fr_gsd-test",), False, 1.2),
    Treebank("fa_perdt", "fa", ("fa_perdt-dev",), ("fa_perdt-test",), False, 2.0),
    Treebank("fa_seraji", "fa", ("fa_seraji-dev",), (), False, 0.5),
    Treebank("ru_taiga", "ru", ("ru_taiga-train", "ru_taiga-dev",), ("ru_taiga-test",), False, 1.3),
    Treebank("hy_bsut", "hy", ("hy_bsut-train", "hy_bsut-dev",), ("hy_bsut-test",), False, 1.6),
    Treebank("tr_boun", "tr", ("tr_boun-dev",), ("tr_boun-test",), False, 2.0),
    Treebank("ar_pud", "ar", ("ar_pud-test",), ("ar_pud-test",), True, 1.3),
    Treebank("kk_ktb", "kk", ("kk_ktb-test",), ("kk_ktb-test",), True, 1.8),
]

# The share of a treebank says how much more or less of it is shown than the square root of its size would give: small
# treebanks of languages far from the others need more.
# The weight of names says how far a set is to be believed: sets made by machine count less.
Names = collections.namedtuple("Names", "name language train test weight share")

NAMES = [
    Names("en_ewt", "en", ("en_ewt-dev", "en_ewt-train"), ("en_ewt-test",), 1.0, 1.6),
    Names("en_gum", "en", ("en_gum-train",), ("en_gum-test",), 0.7, 0.7),
    Names("en_politics", "en", ("en_politics-train",), ("en_politics-test",), 1.0, 1.0),
    Names("en_wikigold", "en", ("en_wikigold",), (), 0.7, 0.4),
    Names("pt_bosque", "pt", ("pt_bosque-train",), ("pt_bosque-test",), 1.0, 1.2),
    Names("kk_kaznerd", "kk", ("kk_kaznerd-dev",), ("kk_kaznerd-test",), 1.0, 2.5),
    Names("fa_perdt", "fa", ("fa_perdt-silver-dev",), ("fa_perdt-silver-test",), 0.7, 2.5),
    Names("ar_anercorp", "ar", ("ar_anercorp-train",), ("ar_anercorp-test",), 1.0, 1.7),
    Names("ru_factrueval", "ru", ("ru_factrueval-dev",), ("ru_factrueval-test",), 1.0, 2.5),
    Names("tr_wiki", "tr", ("tr_wiki-train",), ("tr_wiki-test",), 0.8, 1.3),
    Names("hy_pioner", "hy", ("hy_pioner-silver-train",), ("hy_pioner-test",), 0.4, 1.0),
    Names("de_germeval", "de", ("de_germeval-dev",), (), 1.0, 0.8),
    Names("hr_set", "hr", ("hr_set-train",), (), 1.0, 0.7),
    Names("sr_set", "sr", ("sr_set-train",), (), 1.0, 0.7),
    Names("sk_snk", "sk", ("sk_snk-train",), (), 1.0, 0.4),
    Names("sv_talbanken", "sv", ("sv_talbanken-train",), (), 1.0, 0.4),
    Names("da_ddt", "da", ("da_ddt-train",), (), 1.0, 0.5),
    Names("ru_wikiner", "ru", ("ru_wikiner-silver-train",), ("ru_wikiner-silver-dev",), 0.5, 0.5),
    Names("tr_twnertc", "tr", ("tr_twnertc-silver-dev",), ("tr_twnertc-silver-test",), 0.3, 0.3),
]

# The names' types in the corpora; every other type is no name here.
TYPES = {
    "PER": "person", "PERSON": "person",
    "ORG": "organization", "ORGANIZATION": "organization", "ORGANISATION": "organization",
    "LOC": "place", "LOCATION": "place", "GPE": "place", "FACILITY": "place",
}  # fmt: skip


def path(data, name):
    conllu = os.path.join(data, "ud", name + ".conllu")
    return conllu if os.path.exists(conllu) else os.path.join(data, "ner", name + ".iob2")


def treebank_path(data, name):
    return os.path.join(data, "ud", name + ".conllu")


def names_path(data, name):
    return os.path.join(data, "ner", name + ".iob2")


def files(data):
    """The files that are used, in order."""
    syntax = [treebank_path(data, f) for t in TREEBANKS for f in t.train + t.test]
    names = [names_path(data, f) for n in NAMES for f in n.train + n.test]
    return list(dict.fromkeys(syntax + names))


def checksum(file):
    digest = hashlib.sha256()
    with open(file, "rb") as stream:
        for block in iter(lambda: stream.read(1 << 20), b""):
            digest.update(block)
    return digest.hexdigest()


def columns(line):
    """What the Java reader of gold words takes as a word's line, or None. Keep the two alike."""
    if not line.strip():
        return None
    cells = line.split("\t")
    if len(cells) >= 5:
        return cells if all("0" <= c <= "9" for c in cells[0]) else None
    if line.startswith("# "):
        return None
    return line.split() if "\t" not in line else cells


def sentences(file):
    """The sentences' lines, each as its columns, with the comments before them."""
    comments, words = [], []
    with open(file, encoding="utf-8") as stream:
        for line in stream:
            line = line.rstrip("\n").rstrip("\r")
            cells = columns(line)
            if cells is not None:
                words.append(cells)
            elif not line.strip():
                if words:
                    yield comments, words
                    comments, words = [], []
            elif line.startswith("#"):
                comments.append(line)
    if words:
        yield comments, words


def pieces(file, cache):
    """The words' pieces: of all sentences, where each sentence begins, and each word's first one in its sentence."""
    import numpy as np

    base = os.path.join(cache, "pieces", os.path.basename(file))
    return [np.load(f"{base}.{part}.npy") for part in ("pieces", "sentences", "firsts")]


class Sentence:
    __slots__ = ("corpus", "language", "forms", "lemmas", "upos", "feats", "heads", "labels", "tags", "pieces", "firsts", "text")

    def __init__(self, corpus, language, forms):
        self.corpus, self.language, self.forms = corpus, language, forms

    def __len__(self):
        return len(self.forms)


def with_pieces(file, cache, read):
    ids, offsets, firsts = pieces(file, cache)
    assert len(read) == len(offsets) - 1, file
    word = 0
    for i, sentence in enumerate(read):
        sentence.pieces = ids[offsets[i] : offsets[i + 1]]
        sentence.firsts = firsts[word : word + len(sentence)]
        word += len(sentence)
    assert word == len(firsts), file
    return read


def plain_arabic(lemma):
    """Without the marks for short vowels, which the press does not write."""
    return "".join(
        "\u0627" if c == "\u0671" else c for c in lemma if not ("\u064b" <= c <= "\u0652" or c in "\u0670\u0640")
    ) or lemma


def read_treebank(data, cache, name, bank):
    file = treebank_path(data, name)
    read = []
    for comments, rows in sentences(file):
        sentence = Sentence(bank.name, bank.language, [r[1] for r in rows])
        sentence.lemmas = [plain_arabic(r[2]) if bank.language == "ar" else r[2] for r in rows]
        sentence.upos = [r[3] for r in rows]
        sentence.feats = [dict(f.split("=", 1) for f in r[5].split("|")) if r[5] != "_" else {} for r in rows]
        sentence.heads = [int(r[6]) if r[6].isdigit() else 0 for r in rows]
        sentence.labels = [r[7] for r in rows]
        sentence.text = next((c[8:].strip() for c in comments if c.startswith("# text =")), " ".join(sentence.forms))
        read.append(sentence)
    return with_pieces(file, cache, read)


def tags_of(rows):
    """BIO tags of three types from a corpus's lines, whatever its columns."""
    tags, before = [], "O"
    for row in rows:
        tag = row[2] if row[0].isdigit() and len(row) >= 5 else row[-1]
        prefix, _, kind = tag.partition("-")
        kind = TYPES.get(kind)
        if kind is None:
            tags.append("O")
        else:
            # Some corpora write I at the beginning of a name.
            inside = prefix == "I" and before[2:] == kind
            tags.append(("I-" if inside else "B-") + kind)
        before = tags[-1]
    return tags


def read_names(data, cache, name, corpus):
    file = names_path(data, name)
    read = []
    for _, rows in sentences(file):
        conllu = len(rows[0]) >= 5
        sentence = Sentence(corpus.name, corpus.language, [r[1] if conllu else r[0] for r in rows])
        sentence.tags = tags_of(rows)
        sentence.text = " ".join(sentence.forms)
        read.append(sentence)
    return with_pieces(file, cache, read)


def squeezed(text):
    """A text without blanks: corpora part the same text differently."""
    return "".join(text.split())


def tested_texts(data):
    """The texts of five words and more that are tested on, in whatever set; shorter ones are no one's."""
    texts = set()
    for bank in TREEBANKS + NAMES:
        for name in bank.test if not getattr(bank, "split", False) else ():
            file = names_path(data, name) if isinstance(bank, Names) else treebank_path(data, name)
            for comments, rows in sentences(file):
                if len(rows) >= 5:
                    conllu = len(rows[0]) >= 5
                    forms = "".join(r[1] if conllu else r[0] for r in rows)
                    texts.add(squeezed(next((c[8:] for c in comments if c.startswith("# text =")), forms)))
                    texts.add(squeezed(forms))
    return texts


def split(bank, data, cache, read=read_treebank, tested=frozenset()):
    """A corpus's sentences for training, those held out of it for watching, and those for testing."""
    training = [s for name in bank.train for s in read(data, cache, name, bank)]
    if getattr(bank, "split", False):
        testing = [s for i, s in enumerate(training) if i % SPLIT == 0]
        training = [s for i, s in enumerate(training) if i % SPLIT != 0]
    else:
        testing = [s for name in bank.test for s in read(data, cache, name, bank)]
    # A text that any set is tested on must not be in a training set, such as five of the Russian ones.
    known = {squeezed(s.text) for s in testing} | tested
    training = [s for s in training if squeezed(s.text) not in known]
    held_out = [s for i, s in enumerate(training) if i % HELD_OUT == 7]
    training = [s for i, s in enumerate(training) if i % HELD_OUT != 7 and len(s) <= LONGEST and len(s.pieces) <= MOST_PIECES]
    return training, held_out, testing


def main(arguments):
    if arguments[:1] == ["list"] and len(arguments) == 2:
        print("\n".join(files(arguments[1])))
        return 0
    print("corpora.py list DATA", file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
