#!/usr/bin/env python3
"""Measures ranking on collections of judged queries, as written and as people misspell them.

    bench/evaluate.py COLLECTION... [--bin build/bin] [--db FOLDER]

A COLLECTION is a folder with corpus.jsonl.gz (articles: id, title, text), queries.jsonl (id, text)
and qrels.tsv (query id, document id, relevance; tab-separated). It is indexed with vankho-indexer,
and the queries go through `vankho batch --format trec`. Printed for every way of writing the queries
(bench/spelled.py): nDCG@10 (gain 2^relevance - 1), MRR@10, recall at 10 and 100, all over the
queries that have a relevant document, and what share of the nDCG as written is left. `--db` keeps
the indexes, by the collections' names, and uses those it finds there.
"""
import argparse
import json
import pathlib
import tempfile

import ranking
import spelled


def read_queries(file):
    with open(file, encoding="utf-8") as lines:
        return {query["id"]: query["text"] for query in map(json.loads, filter(str.strip, lines))}


def read_judgements(file):
    """query id → document id → relevance, of the queries that have something relevant."""
    judged = {}
    with open(file, encoding="utf-8") as lines:
        for line in lines:
            fields = line.rstrip("\n").split("\t")
            if len(fields) >= 3 and fields[2].isdigit() and int(fields[2]) > 0:
                judged.setdefault(fields[0], {})[fields[1]] = int(fields[2])
    return judged


def evaluate(programs, collection, databases):
    judged = read_judgements(collection / "qrels.tsv")
    queries = read_queries(collection / "queries.jsonl")
    database = databases / collection.name
    if not database.exists():
        ranking.index(programs, database, [collection / "corpus.jsonl.gz"])
    print(f"{collection.name}: {len(judged)} queries")
    print(f"  {'':14}" + "".join(f"{name:>12}" for name in ranking.MEASURES) + f"{'share':>10}", flush=True)
    written = None
    for name, texts in spelled.spellings(queries).items():
        means = ranking.means(ranking.ranked(programs, database, texts), judged)
        written = written or means["nDCG@10"]
        share = means["nDCG@10"] / written if written else 0
        print(f"  {name:14}" + "".join(f"{value:12.4f}" for value in means.values()) + f"{share:10.2%}", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("collections", nargs="+", type=pathlib.Path, metavar="COLLECTION")
    parser.add_argument("--bin", default="build/bin", type=pathlib.Path, help="folder of vankho-indexer and vankho")
    parser.add_argument("--db", type=pathlib.Path, help="folder that keeps the indexes")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        databases = arguments.db or pathlib.Path(folder)
        databases.mkdir(parents=True, exist_ok=True)
        for collection in arguments.collections:
            evaluate(arguments.bin, collection.resolve(), databases)


if __name__ == "__main__":
    main()
