"""Judged queries through the programs as people run them, and how good the rankings are."""
import collections
import json
import math
import pathlib
import subprocess
import tempfile

DEPTH = 100  # articles asked for: what recall@100 looks at


def index(programs, database, articles):
    """Makes the folder `database` out of files that vankho-indexer reads."""
    subprocess.run([programs / "vankho-indexer", "add", "--db", database, *articles], stdout=subprocess.DEVNULL, check=True)


def ranked(programs, database, queries):
    """query id → document ids, best first. `queries`: id → text."""
    with tempfile.TemporaryDirectory() as folder:
        batch = pathlib.Path(folder, "queries.jsonl")
        batch.write_text("".join(json.dumps({"id": i, "q": q}) + "\n" for i, q in queries.items()), encoding="utf-8")
        done = subprocess.run([programs / "vankho", "batch", batch, "--db", database, "--limit", str(DEPTH), "--format", "trec"],
                              stdout=subprocess.PIPE, check=False)
    if done.returncode > 1:  # 1: nothing found
        raise SystemExit(f"vankho batch ended with {done.returncode}")
    runs = collections.defaultdict(list)
    for line in done.stdout.decode("utf-8").splitlines():
        fields = line.split(" ")  # qid Q0 document rank score tag; an id may hold blanks
        runs[fields[0]].append(" ".join(fields[2:-3]))
    return runs


def gain(grades):
    return sum((2 ** grade - 1) / math.log2(rank + 2) for rank, grade in enumerate(grades))


def ndcg(run, grades, depth=10):
    """Of the ranking `run`; `grades`: document → relevance.

    >>> round(ndcg(["b", "x", "a"], {"a": 3, "b": 1}), 4)  # (1 + 7/2) / (7 + 1/log2(3))
    0.5897
    """
    return gain([max(0, grades.get(d, 0)) for d in run[:depth]]) / gain(sorted(grades.values(), reverse=True)[:depth])


def reciprocal_rank(run, grades, depth=10):
    """
    >>> reciprocal_rank(["x", "a"], {"a": 1}), reciprocal_rank(["x"] * 10 + ["a"], {"a": 1})
    (0.5, 0.0)
    """
    return next((1 / (rank + 1) for rank, d in enumerate(run[:depth]) if grades.get(d, 0) > 0), 0.0)


def recall(run, grades, depth):
    """
    >>> recall(["a", "x", "b"], {"a": 1, "b": 1}, 2)
    0.5
    """
    relevant = {d for d, grade in grades.items() if grade > 0}
    return len(relevant & set(run[:depth])) / len(relevant)


MEASURES = {
    "nDCG@10": ndcg,
    "MRR@10": reciprocal_rank,
    "recall@10": lambda run, grades: recall(run, grades, 10),
    "recall@100": lambda run, grades: recall(run, grades, 100),
}


def means(runs, judged):
    """Measure → its mean over all judged queries; one that found nothing counts 0."""
    return {name: sum(measure(runs.get(q, []), grades) for q, grades in judged.items()) / len(judged)
            for name, measure in MEASURES.items()}
