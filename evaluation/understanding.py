"""The scores of a record on the development set, a column for each language, and their floors."""

import collections
import glob
import json
import os
import subprocess
import sys

record, scorer, here, mode = sys.argv[1:5]
floors_file = os.path.join(here, "understanding-floors.tsv")
gold = os.path.join(here, "development", "gold")
by_language = collections.defaultdict(list)
for path in sorted(glob.glob(os.path.join(gold, "*.json"))):
    name = os.path.basename(path)[: -len(".json")]
    by_language[name.rsplit(".", 1)[1]].append(name)


def scores(documents):
    command = [sys.executable, scorer, record, gold, "--json"]
    if documents:
        command += ["--documents", ",".join(documents)]
    answer = subprocess.run(command, capture_output=True, text=True, check=False)
    if not answer.stdout:
        sys.exit(f"the scorer failed: {answer.stderr.strip()}")
    told = json.loads(answer.stdout)
    if told["evidence"]["broken"] or told["missing"]:
        sys.exit(f"broken evidence: {told['evidence']['broken']}; missing documents: {told['missing']}")
    return told["scores"]


columns = {"all": scores([]), **{language: scores(names) for language, names in sorted(by_language.items())}}
kinds = list(columns["all"])
print(f"{'recall':22}" + "".join(f"{language:>7}" for language in columns))
for kind in kinds:
    cells = [columns[language].get(kind, {}).get("recall") for language in columns]
    print(f"{kind:22}" + "".join(f"{v:7.3f}" if v is not None else f"{'-':>7}" for v in cells))
print("precision")
for kind in ("persons", "figures"):
    cells = [columns[language].get(kind, {}).get("precision") for language in columns]
    print(f"{kind:22}" + "".join(f"{v:7.3f}" if v is not None else f"{'-':>7}" for v in cells))

if mode == "--write":
    with open(floors_file, "w", encoding="utf-8") as out:
        out.write("# What the recall on the development set may not fall below, by kind and language; written by evaluation/understanding --write.\n")
        out.write("kind\tlanguage\tfloor\n")
        for kind in kinds:
            for language in columns:
                value = columns[language].get(kind, {}).get("recall")
                if value is not None:
                    # Another processor rounds the model's 8 bits otherwise: two facts more or less are no loss.
                    slack = max(0.02, 2.0 / columns[language][kind]["gold"])
                    out.write(f"{kind}\t{language}\t{max(0.0, value - slack):.3f}\n")
    sys.exit(0)
low = []
if os.path.exists(floors_file):
    for line in open(floors_file, encoding="utf-8"):
        if line.startswith(("#", "kind\t")) or not line.strip():
            continue
        kind, language, floor = line.rstrip("\n").split("\t")
        value = columns.get(language, {}).get(kind, {}).get("recall") or 0.0
        if value < float(floor):
            low.append(f"{kind} in {language} is {value:.3f}, below its floor {floor}")
print("\n".join(low) if low else "no score is below its floor")
sys.exit(1 if low else 0)
