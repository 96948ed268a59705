"""The engines of bench/compare as processes: how each is built, started, asked and weighed."""
import os
import pathlib
import shutil
import subprocess
import time

HERE = pathlib.Path(__file__).resolve().parent
JARS = ":".join(f"/usr/share/java/lucene-{part}-4.10.4.jar" for part in ("core", "analyzers-common", "facet", "queries"))


def measured(command, quiet=True):
    """Runs to the end: wall seconds, processor seconds, peak resident bytes."""
    start = time.monotonic()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL if quiet else None)
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode != 0:
        raise SystemExit(f"failed: {' '.join(map(str, command))}")
    return {"seconds": time.monotonic() - start, "cpu": usage.ru_utime + usage.ru_stime, "peak": usage.ru_maxrss * 1024}


def bytes_in(folder):
    return sum(path.stat().st_size for path in pathlib.Path(folder).rglob("*") if path.is_file())


class Native:
    """A program bench_NAME, with one writer on one core."""

    def __init__(self, name, programs):
        self.name, self.program = name, programs / f"bench_{name}"

    def missing(self):
        return None if self.program.exists() else f"{self.program} was not built"

    def index(self, articles, prepared, folder):
        return measured([self.program, "index", prepared, folder])

    def command(self, folder, variant):
        return [self.program, "serve", folder] + ([variant] if variant else [])


class Vankho(Native):
    """The whole pipeline, from the articles as they came, on all cores."""

    def __init__(self, programs):
        super().__init__("vankho", programs)
        self.indexer = programs / "vankho-indexer"

    def index(self, articles, prepared, folder):
        return measured([self.indexer, "add", "--db", folder, "--format", "jsonl", articles])


class Lucene:
    name = "lucene"

    def __init__(self, work):
        self.classes = work / "java"

    def missing(self):
        if not shutil.which("javac"):
            return "no javac"
        return next((f"no {jar}" for jar in JARS.split(":") if not os.path.exists(jar)), None)

    def java(self, *arguments):
        if not (self.classes / "Lucene.class").exists():
            subprocess.run(["javac", "-cp", JARS, "-d", self.classes, HERE / "engines" / "Lucene.java"], check=True)
        return ["java", "-cp", f"{self.classes}:{JARS}", "Lucene", *arguments]

    def index(self, articles, prepared, folder):
        cost = measured(self.java("index", prepared, folder))
        measured(self.java("merge", folder))  # untimed: queries get their best case
        return cost

    def command(self, folder, variant):
        return self.java("serve", folder)


class Served:
    """An engine answering queries on one core."""

    def __init__(self, label, command, core):
        self.label = label
        self.child = subprocess.Popen(["taskset", "-c", str(core), *command], stdin=subprocess.PIPE,
                                      stdout=subprocess.PIPE, text=True, encoding="utf-8", bufsize=1)

    def ask(self, line):
        """(articles found, facet sum, nanoseconds)"""
        self.child.stdin.write(line + "\n")
        self.child.stdin.flush()
        answer = self.child.stdout.readline()
        if not answer:
            raise SystemExit(f"{self.label} gave up on: {line}")
        return tuple(map(int, answer.split("\t")))

    def peak(self):
        with open(f"/proc/{self.child.pid}/status", encoding="ascii") as status:
            return next(int(line.split()[1]) * 1024 for line in status if line.startswith("VmHWM"))

    def close(self):
        self.child.stdin.close()
        self.child.wait()
