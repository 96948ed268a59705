"""A vankho-searchd of one's own, for as long as a `with` lasts."""
import os
import re
import signal
import subprocess
import tempfile
import time
import urllib.request


class Searchd:
    def __init__(self, programs, db, cores, *more):
        self.log = tempfile.TemporaryFile()
        start = time.monotonic()
        self.child = subprocess.Popen(["taskset", "-c", cores, programs / "vankho-searchd", "--db", db, "--listen",
                                       "127.0.0.1:0", *more], stdout=self.log, stderr=self.log)
        self.port = self.read_port()
        self.get("/readyz")
        self.ready = time.monotonic() - start
        start = time.monotonic()
        self.get("/api/v1/search?q=a")
        self.first_answer = time.monotonic() - start

    def read_port(self):
        while self.child.poll() is None:
            if found := re.search(rb"127\.0\.0\.1:(\d+)", os.pread(self.log.fileno(), 4096, 0)):
                return int(found[1])
            time.sleep(.001)
        raise SystemExit("searchd did not start: " + os.pread(self.log.fileno(), 4096, 0).decode())

    def get(self, path):
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=60) as answer:
            return answer.read()

    def memory(self):
        """Resident bytes: all, and those that are no file's."""
        with open(f"/proc/{self.child.pid}/status", encoding="ascii") as status:
            kb = dict(line.split(":", 1) for line in status)
        return int(kb["VmRSS"].split()[0]) * 1024, int(kb["RssAnon"].split()[0]) * 1024

    def processor(self):
        """Seconds of all cores so far."""
        with open(f"/proc/{self.child.pid}/stat", encoding="ascii") as stat:
            fields = stat.read().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.child.send_signal(signal.SIGTERM)
        self.child.wait()
