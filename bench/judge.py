#!/usr/bin/env python3
"""Measures ranking on judged queries, through the programs as people run them.

    bench/judge.py JUDGEMENTS --bin FOLDER ARTICLES... [--floor .80]

JUDGEMENTS is tab-separated in the shape of corpus/judgements.tsv: query id, query, document id, grade.
The articles are indexed into a database of their own, and the queries go through `vankho batch
--format trec`. Printed: nDCG@10 (gain 2^grade - 1), MRR@10 and recall at 10 and 100, and the queries
that do worst. Exit 1 when nDCG@10 is below the floor.
"""
import argparse
import collections
import json
import math
import pathlib
import subprocess
import sys
import tempfile

DEPTH = 100
WORST = 5


def read_judgements(path):
    queries, grades = {}, collections.defaultdict(dict)
    with open(path, encoding="utf-8") as file:
        for line in file:
            query_id, query, document, grade = line.rstrip("\n").split("\t")
            queries[query_id] = query
            grades[query_id][document] = int(grade)
    return queries, grades


def ranked(programs, articles, queries):
    """query id → document ids, best first."""
    with tempfile.TemporaryDirectory() as folder:
        database = pathlib.Path(folder, "db")
        subprocess.run([programs / "vankho-indexer", "add", "--db", database, *articles], stdout=subprocess.DEVNULL, check=True)
        batch = pathlib.Path(folder, "queries.jsonl")
        batch.write_text("".join(json.dumps({"id": i, "q": q}) + "\n" for i, q in queries.items()), encoding="utf-8")
        done = subprocess.run([programs / "vankho", "batch", batch, "--db", database, "--limit", str(DEPTH), "--format", "trec"],
                              stdout=subprocess.PIPE, check=True)
    runs = collections.defaultdict(list)
    for line in done.stdout.decode("utf-8").splitlines():
        fields = line.split()
        runs[fields[0]].append(" ".join(fields[2:-3]))
    return runs


def gain(grades):
    return sum((2 ** grade - 1) / math.log2(rank + 2) for rank, grade in enumerate(grades))


def ndcg(run, grades):
    return gain([grades.get(d, 0) for d in run[:10]]) / gain(sorted(grades.values(), reverse=True)[:10])


def reciprocal_rank(run, grades):
    return next((1 / (rank + 1) for rank, d in enumerate(run[:10]) if grades.get(d, 0) > 0), 0.0)


def recall(run, grades, depth):
    relevant = {d for d, grade in grades.items() if grade > 0}
    return len(relevant & set(run[:depth])) / len(relevant)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("judgements")
    parser.add_argument("articles", nargs="+")
    parser.add_argument("--bin", required=True, type=pathlib.Path, help="folder of vankho-indexer and vankho")
    parser.add_argument("--floor", type=float, default=0.0)
    arguments = parser.parse_args()
    queries, grades = read_judgements(arguments.judgements)
    runs = ranked(arguments.bin, arguments.articles, queries)
    mean = lambda measure: sum(measure(runs[q], grades[q]) for q in queries) / len(queries)
    for query in sorted(queries, key=lambda q: ndcg(runs[q], grades[q]))[:WORST]:
        print(f"{query} {ndcg(runs[query], grades[query]):.3f}  {queries[query]}")
    score = mean(ndcg)
    print(f"{len(queries)} queries  nDCG@10 {score:.3f}  MRR@10 {mean(reciprocal_rank):.3f}  "
          f"recall@10 {mean(lambda r, g: recall(r, g, 10)):.3f}  recall@100 {mean(lambda r, g: recall(r, g, 100)):.3f}")
    if score < arguments.floor:
        sys.exit(f"below the floor of {arguments.floor}")


if __name__ == "__main__":
    main()
