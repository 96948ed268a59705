"""The input of the other engines: one tab-separated line an article, as bench/engines/engine.h describes.

Facets and cleaned text are those that `vankho-indexer inspect` prints, so that all engines store the same.
"""
import itertools
import json
import subprocess
import unicodedata


def cut(source, articles, target):
    """The first `articles` lines of a JSON Lines file; of all when None. The file itself when nothing is to be cut."""
    if articles is None and source.suffix == ".jsonl":
        return source
    opener = subprocess.Popen(["zcat", "-f", source], stdout=subprocess.PIPE)
    with open(target, "wb") as out:
        out.writelines(itertools.islice(opener.stdout, articles))
    opener.stdout.close()
    opener.wait()
    return target


def one_line(text):
    """Composed, as users of the other engines have to see to themselves."""
    return " ".join(unicodedata.normalize("NFC", text or "").split())


def day(published):
    """2021-03-05 → 20210305, 2021 → 20210000, None → 0: unknown parts sort first."""
    parts = [int(part) for part in (published or "0").split("T")[0].split("-")] + [0, 0]
    return parts[0] * 10000 + parts[1] * 100 + parts[2]


def prepared(article):
    documents = dict.fromkeys(d["key"] for d in article["resolutions"])
    text = one_line(article["lead"]) + " " + one_line(article["body"])
    return (article["id"], str(day(article["published"])), str(article["year"] or 0), "|".join(article["provinces"]),
            "|".join(documents), one_line(article["title"]), text.strip())


def prepare(indexer, articles, target):
    """Writes `target`; returns how many articles it has."""
    count = 0
    inspect = subprocess.Popen([indexer, "inspect", "--format", "jsonl", articles], stdout=subprocess.PIPE)
    with open(target, "w", encoding="utf-8") as out:
        for line in inspect.stdout:
            out.write("\t".join(prepared(json.loads(line))) + "\n")
            count += 1
    if inspect.wait() == 2:
        raise SystemExit(f"{indexer} inspect {articles} failed")
    return count
