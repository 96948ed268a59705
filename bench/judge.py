#!/usr/bin/env python3
"""Measures ranking on judged queries, through the programs as people run them.

    bench/judge.py JUDGEMENTS --bin FOLDER ARTICLES... [--floor .80]

JUDGEMENTS is tab-separated in the shape of corpus/judgements.tsv: query id, query, document id, grade.
The articles are indexed into a database of their own, and the queries go through `vankho batch
--format trec`. Printed: nDCG@10 (gain 2^grade - 1), MRR@10 and recall at 10 and 100, and the queries
that do worst. Exit 1 when nDCG@10 is below the floor.
"""
import argparse
import pathlib
import sys
import tempfile

import ranking

WORST = 5


def read_judgements(path):
    queries, judged = {}, {}
    with open(path, encoding="utf-8") as file:
        for line in file:
            query_id, query, document, grade = line.rstrip("\n").split("\t")
            queries[query_id] = query
            judged.setdefault(query_id, {})[document] = int(grade)
    return queries, judged


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("judgements")
    parser.add_argument("articles", nargs="+")
    parser.add_argument("--bin", required=True, type=pathlib.Path, help="folder of vankho-indexer and vankho")
    parser.add_argument("--floor", type=float, default=0.0)
    arguments = parser.parse_args()
    queries, judged = read_judgements(arguments.judgements)
    with tempfile.TemporaryDirectory() as folder:
        database = pathlib.Path(folder, "db")
        ranking.index(arguments.bin, database, arguments.articles)
        runs = ranking.ranked(arguments.bin, database, queries)
    score = {query: ranking.ndcg(runs[query], grades) for query, grades in judged.items()}
    for query in sorted(score, key=score.get)[:WORST]:
        print(f"{query} {score[query]:.3f}  {queries[query]}")
    means = ranking.means(runs, judged)
    print(f"{len(judged)} queries  " + "  ".join(f"{name} {value:.3f}" for name, value in means.items()))
    if means["nDCG@10"] < arguments.floor:
        sys.exit(f"below the floor of {arguments.floor}")


if __name__ == "__main__":
    main()
