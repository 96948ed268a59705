#!/usr/bin/env python3
"""Makes many articles of few: the sentences of real ones, mixed. JSON Lines on standard output.

    bench/mix.py --count 1000000 --seed 1 ARTICLES.jsonl.gz... > mixed.jsonl

The vocabulary, the sentences and the lengths are those of the originals; an article opens as one of them does and
goes on with sentences of others. Most have a day of publication and some a province, by keys. The same originals,
seed and count give the same bytes, and a smaller count the beginning of a larger one.
corpus/generate.py needs no originals, but knows fewer words.
"""
import argparse
import csv
import datetime
import gzip
import itertools
import json
import pathlib
import random
import re
import signal
import sys

PROVINCES = pathlib.Path(__file__).resolve().parents[1] / "facets" / "data" / "provinces.tsv"
FIRST_DAY, LAST_DAY = datetime.date(2008, 1, 1), datetime.date(2025, 6, 30)
SHARE_DATED = 0.85
SHARE_PLACED = 0.4       # by key; of the rest, some are by their text
MOST_SENTENCES = 60
SENTENCE = re.compile(r"(?<=[.!?…])\s+|\n+")


def as_json(text):
    """As it stands inside the quotes of a JSON string: made once, however often it is used."""
    return json.dumps(text, ensure_ascii=False)[1:-1]


def read(path):
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as file:
        for line in file:
            article = json.loads(line)
            sentences = [as_json(s) for s in SENTENCE.split(article.get("body") or "") if s.strip()]
            if sentences:
                yield as_json(article.get("title") or ""), sentences[:MOST_SENTENCES]


def province_ids():
    with open(PROVINCES, encoding="utf-8", newline="") as file:
        rows = (line for line in file if not line.startswith("#"))
        return [row["id"] for row in csv.DictReader(rows, delimiter="\t", quoting=csv.QUOTE_NONE)]


class Mixer:
    def __init__(self, originals, seed):
        self.originals = originals
        self.sentences = [sentence for _, sentences in originals for sentence in sentences]
        self.seed, self.dice = seed, random.Random(seed)
        self.provinces = province_ids()
        self.dice.shuffle(self.provinces)
        self.zipf = list(itertools.accumulate(1 / rank for rank in range(1, len(self.provinces) + 1)))
        self.days = (LAST_DAY - FIRST_DAY).days

    def article(self, number):
        title, own = self.dice.choice(self.originals)
        body = [own[0], *self.dice.choices(self.sentences, k=len(own) - 1)]
        keys = {"id": f"mixed-{self.seed}-{number}", "title": title, "body": "\\n".join(body)}
        if self.dice.random() < SHARE_DATED:
            keys["published"] = str(FIRST_DAY + datetime.timedelta(self.dice.randrange(self.days)))
        if self.dice.random() < SHARE_PLACED:
            keys["province"] = self.dice.choices(self.provinces, cum_weights=self.zipf)[0]
        return "{" + ",".join(f'"{key}":"{value}"' for key, value in keys.items()) + "}"


def main():
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("originals", metavar="ARTICLES", type=pathlib.Path, nargs="+")
    parser.add_argument("--count", type=int, required=True)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    originals = [article for path in args.originals for article in read(path)]
    if not originals:
        raise SystemExit("no article with a body in " + ", ".join(map(str, args.originals)))
    mixer = Mixer(originals, args.seed)
    for number in range(args.count):
        print(mixer.article(number))


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")
    main()
