#!/usr/bin/env python3
"""Scores what `vankho-indexer inspect` prints against labels read by a person.

    bench/score_labels.py LABELS INSPECTED             INSPECTED: a file, or - for standard input
    bench/score_labels.py LABELS --inspect PROGRAM PATH...    runs PROGRAM inspect PATH... itself
    ... --floor .97                                    exit 1 when one of the scores is lower

LABELS is JSON Lines in the shape of corpus/labels.jsonl; corpus/README.md says what the fields mean.
Province, year and date: precision over what was given, recall over what was labelled, and how often
nothing was given where there is nothing. Documents: precision, recall and F1; every error is printed.

A document is found when the type agrees, and number, symbol, plenum, term and year agree wherever both
sides have them. An unresolved short form (amb:) matches by type and number. Left out on both sides:
fields that a label calls ambiguous, unnumbered documents of no plenum or congress, documents of the
state, and entries for a plenum whose document cannot be told.
"""
import argparse
import json
import re
import subprocess
import sys
import unicodedata

PARTY = ("trung uong", "bo chinh tri", "ban bi thu", "tinh uy", "thanh uy", "huyen uy", "quan uy", "dang uy", "dai hoi",
         "ban to chuc", "ban tuyen giao", "uy ban kiem tra", "ban chap hanh")
# Types that writers and readers do not keep apart.
ALIKE = {"thong-bao": "other", "bao-cao": "other", "quy-che": "other", "quyet-dinh": "qd", "quy-dinh": "qd"}
# A name of today for a label of its day, and the other way round.
PROVINCES = {"hue": "thua-thien-hue", "hcm": "ho-chi-minh"}
ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50}


def fold(text):
    plain = unicodedata.normalize("NFD", (text or "").replace("đ", "d").replace("Đ", "D"))
    return "".join(c for c in plain if unicodedata.category(c) != "Mn").lower().strip()


def province(name):
    slug = re.sub(r"[^a-z0-9]+", "-", fold(name)).strip("-")
    slug = re.sub(r"^(tinh|thanh-pho|tp)-", "", slug)
    return PROVINCES.get(slug, slug) or None


def number(value):
    found = re.match(r"\s*0*(\d+)", "" if value is None else str(value))
    return int(found.group(1)) if found else None


def term(value):
    text = str(value or "").strip().upper()
    if text.isdigit():
        return int(text)
    digits = [ROMAN.get(c) for c in text]
    if not digits or None in digits:
        return None
    return sum(-d if d < max(digits[i:]) else d for i, d in enumerate(digits))


def symbol(value):
    text = re.sub(r"T\.?\s*Ư|T\.W|TƯ", "TW", value or "", flags=re.I)
    # QĐi and QyĐ are how some write that a QĐ is a regulation.
    return {part for part in re.split(r"[^a-z]+", re.sub("qdi|qyd", "qd", fold(text))) if part}


def kind(document):
    return ALIKE.get(document.get("type"), document.get("type"))


def agree(one, other):
    return one is None or other is None or one == other


class Wanted:
    """A labelled document."""

    def __init__(self, label):
        self.surface = label["surface"]
        self.kind = kind(label)
        self.number, self.symbol = number(label.get("number")), symbol(label.get("symbol"))
        self.plenum, self.term, self.year = number(label.get("session")), term(label.get("term")), number(label.get("year"))
        self.issuer = fold(label.get("issuer"))
        self.loose = is_loose(self.number, self.plenum, self.term, self.issuer)

    def congress(self):
        if "dai hoi" not in self.issuer:
            return None
        return "local" if "dang bo" in self.issuer else "national"

    def is_met_by(self, found):
        if kind(found) != self.kind:
            return False
        if self.number is not None:
            return self.numbered_is_met_by(found)
        if self.plenum is not None:
            return number(found.get("plenum")) == self.plenum and agree(self.term, term(found.get("term")))
        return self.congress_is_met_by(found)

    def numbered_is_met_by(self, found):
        if number(found.get("number")) != self.number:
            plenum_alone = number(found.get("number")) is None and self.plenum is not None
            return plenum_alone and number(found.get("plenum")) == self.plenum and agree(self.term, term(found.get("term")))
        if found["key"].startswith("amb:"):
            return True
        theirs = symbol(found.get("symbol"))
        if self.symbol and theirs and not (self.symbol <= theirs or theirs <= self.symbol):
            return False
        return agree(self.term, term(found.get("term"))) and agree(self.year, number(found.get("year")))

    def congress_is_met_by(self, found):
        local = "dhdb" in found["key"]
        if local != (self.congress() == "local") and self.congress() is not None:
            return False
        if self.term is None or number(found.get("number")) is not None or number(found.get("plenum")) is not None:
            return False
        tail = re.search(r"(?:dhdb|-dh-).*?(\d+)$", found["key"])
        return self.term in (term(found.get("term")), number(found.get("ordinal")), int(tail.group(1)) if tail else None)


def is_loose(document_number, plenum, document_term, issuer):
    if document_number is None and plenum is None and document_term is None:
        return True
    return bool(issuer) and not any(party in issuer for party in PARTY)


def found_is_loose(found):
    return is_loose(number(found.get("number")), number(found.get("plenum")),
                    term(found.get("term")) or number(found.get("ordinal")), fold(found.get("issuer"))) or found.get("level") == "state"


class Tally:
    """How often a value was given, was due, and was right."""

    def __init__(self):
        self.given = self.due = self.right = self.empty = self.left_empty = 0

    def add(self, label, given, accepted=None):
        """True when it is as it should be."""
        if label is None:
            self.empty += 1
            fine = given is None or given == accepted
            self.left_empty += fine
            return fine
        self.due += 1
        self.given += given is not None
        self.right += given == label
        return given == label

    def precision(self):
        return self.right / self.given if self.given else 1.0

    def recall(self):
        return self.right / self.due if self.due else 1.0

    def line(self, name):
        line = f"{name:10} precision {self.precision():.3f}  recall {self.recall():.3f}  F1 {f1(self.precision(), self.recall()):.3f}"
        return line + f"  ({self.right} of {self.due})" + (f"  left empty {self.left_empty} of {self.empty}" if self.empty else "")

    def lowest(self):
        return min(self.precision(), self.recall(), self.left_empty / self.empty if self.empty else 1.0)


def f1(precision, recall):
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


class Scores:
    def __init__(self):
        self.province, self.year, self.date, self.documents = Tally(), Tally(), Tally(), Tally()

    def add(self, label, found):
        """The errors, as text."""
        unsure = set(label.get("ambiguous") or ())
        accepted = label.get("accept") or {}
        errors = []
        if "province" not in unsure:
            given = province((found.get("province") or {}).get("id"))
            if not self.province.add(province(label["province"]), given, province(accepted.get("province"))):
                errors.append(f"province: {label['province']}, not {given}")
        if "year" not in unsure:
            if not self.year.add(label["year"], number(found.get("year")), accepted.get("year")):
                errors.append(f"year: {label['year']}, not {found.get('year')}")
        if "published" not in unsure and len(label["published"] or "") == 10:
            if not self.date.add(label["published"], (found.get("published") or "")[:10] or None):
                errors.append(f"date: {label['published']}, not {found.get('published')}")
        return errors + self.add_documents(label, found, unsure)

    def add_documents(self, label, found, unsure):
        wanted = [Wanted(document) for document in label["documents"]]
        optional = [one for one in wanted if one.loose or one.surface in unsure]
        wanted = [one for one in wanted if one not in optional]
        left = [one for one in found.get("resolutions") or ()
                if not one["key"].startswith("hntw") or any(w.is_met_by(one) for w in wanted)]
        errors = []
        self.documents.due += len(wanted)
        for want in wanted:
            hit = next((one for one in left if want.is_met_by(one)), None)
            if hit is None:
                errors.append(f"missed: {want.surface}")
                continue
            left.remove(hit)
            self.documents.right += 1
            self.documents.given += 1
        for extra in left:
            allowed = next((one for one in optional if one.kind == kind(extra)), None)
            if found_is_loose(extra):
                continue
            if allowed is not None:
                optional.remove(allowed)
                continue
            self.documents.given += 1
            errors.append(f"not there: {extra.get('label') or extra['key']}")
        return errors

    def lines(self):
        return [self.province.line("province"), self.year.line("year"), self.date.line("date"), self.documents.line("documents")]

    def lowest(self):
        documents = f1(self.documents.precision(), self.documents.recall())
        return min(self.province.lowest(), self.year.lowest(), self.date.lowest(), documents)


def read_lines(stream):
    return [json.loads(line) for line in stream if line.strip()]


def inspected(arguments):
    if arguments.inspect:
        done = subprocess.run([arguments.inspect, "inspect", *arguments.paths], stdout=subprocess.PIPE, check=True)
        return read_lines(done.stdout.decode("utf-8").splitlines())
    if arguments.paths == ["-"]:
        return read_lines(sys.stdin)
    with open(arguments.paths[0], encoding="utf-8") as file:
        return read_lines(file)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("labels")
    parser.add_argument("paths", nargs="+")
    parser.add_argument("--inspect", metavar="PROGRAM", help="vankho-indexer, to be run on the paths")
    parser.add_argument("--floor", type=float, default=0.0)
    arguments = parser.parse_args()
    with open(arguments.labels, encoding="utf-8") as file:
        labels = read_lines(file)
    found = {one["id"]: one for one in inspected(arguments)}
    scores, missing = Scores(), 0
    for label in labels:
        if label["id"] not in found:
            missing += 1
            print(f"{label['id']}: was not read")
        for error in scores.add(label, found.get(label["id"], {})):
            print(f"{label['id']}: {error}")
    print(f"{len(labels)} articles, {missing} not read", *scores.lines(), sep="\n")
    if missing or scores.lowest() < arguments.floor:
        sys.exit(f"below the floor of {arguments.floor}")


if __name__ == "__main__":
    main()
