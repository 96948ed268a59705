#!/usr/bin/env python3
"""Counts how often a word typed with its marks brings an article that has only a look-alike before one
that has the word itself: đường must not bring dương first.

    bench/lookalikes.py ARTICLES.jsonl.gz [--db FOLDER] [--bin build/bin] [--words 500]

The words are drawn, with a seed, from those that at least five articles have, and at least five a
spelling that differs in marks only. Printed: words asked, results looked at, results that have the
word, and inversions (results without it that stand before one with it), which should be none. `--db`
is a database of the articles; without it one is made.
"""
import argparse
import collections
import gzip
import json
import pathlib
import random
import re
import tempfile
import unicodedata

import ranking
import spelled

WORD = re.compile(r"[^\W\d_]+")
LEAST = 5  # articles that have a word


def words_of(article):
    text = "\n".join(str(article.get(key) or "") for key in ("title", "lead", "body", "text", "section")) + " ".join(article.get("tags") or [])
    return set(WORD.findall(unicodedata.normalize("NFC", text).lower()))


# i and y at the end of a syllable are one sound; mi and my, ti and ty, tí and tý are different words.
I_OR_Y = re.compile("(h|k|l|m|qu|s|t)([iy])([\u0300\u0301\u0303\u0309\u0323]?)")
APART = ("mi", "my", "ti", "ty", "tí", "tý")


def same(word):
    """All spellings of the word.

    >>> sorted(same("kỳ")), sorted(same("hòa")), sorted(same("tý"))
    (['kì', 'kỳ'], ['hoà', 'hòa'], ['tý'])
    """
    spellings = {word, spelled.tone_flipped(word)}
    match = I_OR_Y.fullmatch(unicodedata.normalize("NFD", word))
    if match and word not in APART:
        onset, vowel, tone = match.groups()
        spellings.add(unicodedata.normalize("NFC", onset + ("y" if vowel == "i" else "i") + tone))
    return spellings


def read(file):
    """id → words."""
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        return {article["id"]: words_of(article) for article in map(json.loads, lines)}


def choose(articles, count):
    """Words with marks that have look-alikes."""
    df = collections.Counter(word for words in articles.values() for word in words)
    known = collections.Counter(spelled.stripped(word) for word, n in df.items() if n >= LEAST)
    words = sorted(w for w, n in df.items() if n >= LEAST and 2 <= len(w) <= 7 and w != spelled.stripped(w) and known[spelled.stripped(w)] > 1)
    random.Random(spelled.SEED).shuffle(words)
    return words[:count]


def inversions(run, has):
    """Results without the word before the last one with it.

    >>> inversions(["a", "x", "b", "y"], {"a", "b"})
    1
    """
    marks = [document in has for document in run]
    last = max((i for i, mark in enumerate(marks) if mark), default=-1)
    return marks[:last + 1].count(False)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=pathlib.Path)
    parser.add_argument("--db", type=pathlib.Path)
    parser.add_argument("--bin", default="build/bin", type=pathlib.Path)
    parser.add_argument("--words", default=500, type=int)
    arguments = parser.parse_args()
    articles = read(arguments.articles)
    words = choose(articles, arguments.words)
    with tempfile.TemporaryDirectory() as folder:
        database = arguments.db or pathlib.Path(folder, "db")
        if not database.exists():
            ranking.index(arguments.bin, database, [arguments.articles])
        runs = ranking.ranked(arguments.bin, database, {word: word for word in words})
    bad = {}
    looked = with_word = 0
    for word in words:
        has = {i for i in runs[word] if same(word) & articles[i]}
        looked += len(runs[word])
        with_word += len(has)
        if count := inversions(runs[word], has):
            bad[word] = count
    print(f"{len(words)} words  {looked} results  {with_word} with the word  {sum(bad.values())} inversions in {len(bad)} words")
    for word, count in sorted(bad.items(), key=lambda item: -item[1])[:20]:
        print(f"  {word} {count}")


if __name__ == "__main__":
    main()
