"""Queries drawn, with a seed, from the words of the articles themselves.

    a  one common syllable                  e  two or three words that all occur, one province, three years
    b  two to four that all occur           f  one common syllable, and the exact counts of all facets
    c  two to six, any of which occurs      g  one or two syllables, newest first
    d  a phrase of two to four

Each comes from an article that holds it, so that nothing is asked in vain. Words are letters alone: engines
disagree about the rest.
"""
import collections
import random
import re

SAMPLE = 4000  # articles that words are drawn from
COMMON = 200   # syllables from which class a and f are drawn: the most frequent ones

WORD = re.compile(r"\w+", re.UNICODE)


class Article:
    def __init__(self, line):
        _, _, self.year, self.provinces, _, _, self.text = line.rstrip("\n").split("\t")
        # Runs of words with one space between them: what any engine takes for neighbours.
        self.runs = [run for run in map(str.split, re.split(r"[^\w ]+", self.text.lower()))
                     if run and all(word.isalpha() for word in run)]


def sample(prepared, seed):
    chosen, dice = [], random.Random(seed)
    with open(prepared, encoding="utf-8") as file:
        for i, line in enumerate(file):
            if len(chosen) < SAMPLE:
                chosen.append(line)
            elif (place := dice.randrange(i + 1)) < SAMPLE:
                chosen[place] = line
    return [article for article in map(Article, chosen) if article.runs]


class Draw:
    def __init__(self, prepared, seed):
        self.dice = random.Random(seed)
        self.articles = sample(prepared, seed)
        self.placed = [a for a in self.articles if a.provinces and a.year != "0"]
        df = collections.Counter()
        for article in self.articles:
            df.update({word for run in article.runs for word in run})
        self.common = [word for word, _ in df.most_common(COMMON)]

    def neighbours(self, article, least, most):
        """So many words side by side; fewer when the article has no longer run."""
        size = self.dice.randint(least, most)
        runs = [run for run in article.runs if len(run) >= size] or [max(article.runs, key=len)]
        run = self.dice.choice(runs)
        start = self.dice.randrange(max(1, len(run) - size + 1))
        return run[start:start + size]

    def scattered(self, article, least, most):
        words = sorted({word for run in article.runs for word in run})
        return self.dice.sample(words, min(len(words), self.dice.randint(least, most)))

    def line(self, how, words, province="", years=(0, 0), facets="", newest=""):
        words = list(dict.fromkeys(words)) if how != "phrase" else words
        return "\t".join((how, " ".join(words), province, str(years[0]), str(years[1]), facets, newest))

    def one(self, kind):
        article = self.dice.choice(self.articles)
        if kind == "a":
            return self.line("all", [self.dice.choice(self.common)])
        if kind == "b":
            return self.line("all", self.scattered(article, 2, 4))
        if kind == "c":
            return self.line("any", self.neighbours(article, 2, 6))
        if kind == "d":
            return self.line("phrase", self.neighbours(article, 2, 4))
        if kind == "e":
            article = self.dice.choice(self.placed or self.articles)
            year = int(article.year)
            years = (year - 1, year + 1) if year else (0, 0)
            return self.line("all", self.neighbours(article, 2, 3), article.provinces.split("|")[0], years)
        if kind == "f":
            return self.line("all", [self.dice.choice(self.common)], facets="facets")
        return self.line("all", self.neighbours(article, 1, 2), newest="newest")


CLASSES = {"a": "one common syllable", "b": "2-4 words, all", "c": "2-6 words, any", "d": "phrase of 2-4",
           "e": "2-3 words, province, years", "f": "common syllable, all facets", "g": "1-2 words, newest first"}


def draw(prepared, seed, each):
    """class → query lines."""
    pot = Draw(prepared, seed)
    return {kind: [pot.one(kind) for _ in range(each)] for kind in CLASSES}
