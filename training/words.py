"""What the heads see of a word's letters, and how a lemma is made of a form. Java does the same; keep the two alike."""

SUFFIXES = 6
PREFIXES = 3


def lower(text):
    """Code point by code point, as Java's Character.toLowerCase(int): the length does not change."""
    return "".join("i" if c == "\u0130" else (c.lower() if len(c.lower()) == 1 else c) for c in text)


def fnv(seed, text):
    """FNV-1a over code points, 32 bits."""
    value = (2166136261 ^ seed) * 16777619 & 0xFFFFFFFF
    for c in text:
        value = (value ^ ord(c)) * 16777619 & 0xFFFFFFFF
    return value


def shape(form):
    """0 no letters or digits, 1 digits, 2 all capitals (two or more), 3 a capital first, 4 the rest."""
    letters = [c for c in form if c.isalpha()]
    if any(c.isdecimal() for c in form):
        return 1
    if not letters:
        return 0
    if len(letters) > 1 and all(c.isupper() for c in letters):
        return 2
    return 3 if letters[0].isupper() else 4


def letters(form, buckets):
    """Rows of the table of letters: one for the shape, one for each ending and each beginning."""
    small = lower(form)
    bounded = "<" + small
    rows = [fnv(100, str(shape(form))) % buckets]
    for n in range(1, min(SUFFIXES, len(bounded)) + 1):
        rows.append(fnv(1, bounded[-n:]) % buckets)
    for n in range(1, min(PREFIXES, len(small)) + 1):
        rows.append(fnv(2, small[:n]) % buckets)
    return rows


def stem(form, lemma):
    """The longest common stretch: its start in both and its length; the first such in the form."""
    best = (0, 0, 0)
    row = [0] * (len(lemma) + 1)
    for i, a in enumerate(form, 1):
        new = [0] * (len(lemma) + 1)
        for j, b in enumerate(lemma, 1):
            if a == b:
                new[j] = row[j - 1] + 1
                if new[j] > best[2]:
                    best = (i - new[j], j - new[j], new[j])
        row = new
    return best


def edit(form, lemma):
    f, l, n = stem(form, lemma)
    if n == 0:
        return "=" + lemma
    return f"{f}|{lemma[:l]}|{len(form) - f - n}|{lemma[l + n:]}"


def script(form, lemma):
    """A script that makes the lemma of the form; None where there is none.

    First letter: L all small, K letters as in the form, C a capital first, U all capitals. Then `=` and the whole
    lemma, or how many code points to take off in front, what to put there, how many to take off behind, what to put
    there, parted by bars.
    """
    if "|" in lemma or "|" in form:
        return "K0||0|" if form == lemma else None
    small, base = lower(form), lower(lemma)
    rule = edit(small, base)
    if lemma == base:
        return "L" + rule
    for case in "KCU":
        if apply(case + rule, form) == lemma:
            return case + rule
    rule = edit(form, lemma)
    return "K" + rule


def apply(script, form):
    """The lemma; where the script takes off more than there is, the form in small letters."""
    case, rule = script[0], script[1:]
    base = form if case == "K" else lower(form)
    if rule.startswith("="):
        made = rule[1:]
    else:
        front, before, back, behind = rule.split("|")
        if int(front) + int(back) > len(base):
            return lower(form)
        made = before + base[int(front) : len(base) - int(back)] + behind
    if case == "C":
        return upper(made[:1]) + made[1:]
    if case == "U":
        return upper(made)
    return made


def upper(text):
    """Code point by code point, as Java's Character.toUpperCase(int)."""
    return "".join(c.upper() if len(c.upper()) == 1 else c for c in text)
