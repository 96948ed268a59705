"""The ways in which people and programs write the same Vietnamese query."""
import random
import re
import unicodedata

SEED = 20
SHARE = .3  # of the syllables that lose their marks in `some_stripped`


def stripped(text):
    """All marks off; NFD leaves đ as it is.

    >>> stripped("Đường Thuỷ")
    'Duong Thuy'
    """
    letters = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return unicodedata.normalize("NFC", "".join(c for c in letters if not unicodedata.combining(c)))


def some_stripped(text, rng):
    return " ".join(stripped(word) if rng.random() < SHARE else word for word in text.split())


# The two schools of tone placement differ in the open rimes oa, oe and uy: hòa, hoà. Letters in NFD.
TONES = "\u0300\u0301\u0303\u0309\u0323"
END = r"(?![\w\u0300-\u036f])"
OPEN_RIMES = re.compile(rf"(?<![qQ])(o)([{TONES}]?)([ae])([{TONES}]?){END}|(?<![qQ])(u)([{TONES}]?)(y)([{TONES}]?){END}", re.IGNORECASE)


def tone_flipped(text):
    """The tone on the other vowel, where the schools differ.

    >>> tone_flipped("hòa THUỶ khoé, hoặc hoàn quý tỏa")
    'hoà THỦY khóe, hoặc hoàn quý toả'
    """
    def flip(match):
        first, before, second, after = match.groups()[:4] if match.group(1) else match.groups()[4:]
        return first + after + second + before
    return unicodedata.normalize("NFC", OPEN_RIMES.sub(flip, unicodedata.normalize("NFD", text)))


def spellings(queries):
    """Name → the queries (id → text) so written."""
    rng = random.Random(SEED)
    ways = {
        "as written": lambda text: text,
        "stripped": stripped,
        "30 % stripped": lambda text: some_stripped(text, rng),
        "tone flipped": tone_flipped,
        "NFD": lambda text: unicodedata.normalize("NFD", text),
        "upper case": str.upper,
    }
    return {name: {i: way(text) for i, text in queries.items()} for name, way in ways.items()}
