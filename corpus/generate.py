#!/usr/bin/env python3
"""Makes any number of believable articles on Party-building, for benchmarks at scale.

    generate.py --count 200000 --seed 1 > articles.jsonl

Prints JSON Lines with the keys that vankho-indexer reads, 1 to 3 KB each. The same corpus, count and seed give the same
bytes; a smaller count gives the beginning of a larger one.

How: the sentences of corpus/articles become templates, in which places, people, days, numbers and citations are open.
An article joins a dozen of them; which ones, how often, and what fills the openings follows a Zipf law, so that few words
are common and most are rare. Provinces exist on the article's day and documents are older than it (facets/data).
Nothing here is true: neither people, numbers nor events.
"""

import argparse
import csv
import datetime
import itertools
import json
import pathlib
import random
import re
import signal
import sys
import unicodedata

HERE = pathlib.Path(__file__).resolve().parent
FACTS = HERE.parent / "facets" / "data"
ARTICLES = HERE / "articles"

FIRST_DAY = datetime.date(2006, 1, 1)
LAST_DAY = datetime.date(2026, 10, 31)
DISTRICTS_END = datetime.date(2025, 7, 1)  # since then communes stand directly under the province

# Of all articles: what they are about, and what they lack.
SCOPES = (("province", 78), ("national", 11), ("several", 4), ("unknown", 7))
SHARE_WITHOUT_DATE = 0.05
SHARE_DATE_IN_TEXT = 0.12  # a date line in place of the key
SHARE_CITING = 0.6
SHARE_NEW_TONES = 0.35  # hoà, uỷ in place of hòa, ủy
SHARE_DECOMPOSED = 0.005
SHARE_REPRINTS = 0.03
SHARE_OWN_TITLES = 0.4  # made from a title of the corpus, not from TITLES

POOL = 1 << 15  # ready values of each kind of opening; a power of two


# ---- facts ----------------------------------------------------------------------------------------------------------


def table(name):
    with open(FACTS / name, encoding="utf-8", newline="") as file:
        rows = (line for line in file if not line.startswith("#"))
        return list(csv.DictReader(rows, delimiter="\t", quoting=csv.QUOTE_NONE))


def province_ids_on(events, today, day):
    """The units of `day`: those of today, with every later change undone."""
    units = set(today)
    for event in reversed(events):
        if event["date"] > day.isoformat():
            units -= set(event["to"].split("|"))
            units |= set(event["from"].split("|"))
    return units


def today_ids(events, provinces):
    ended = {i for e in events for i in e["from"].split("|")} - {i for e in events for i in e["to"].split("|")}
    units = {p["id"] for p in provinces} - ended
    for event in events:
        units -= set(event["from"].split("|"))
        units |= set(event["to"].split("|"))
    return units


class Place:
    """A province as of one day: its names, and the districts or communes in it."""

    def __init__(self, province, districts, day):
        kind = "thành phố" if province["kind"].startswith("thành phố") else "tỉnh"
        self.name = province["name"]
        self.typed = f"{kind} {self.name}"
        self.committee = f"{'Thành' if kind == 'thành phố' else 'Tỉnh'} ủy {self.name}"
        self.paper = f"Báo {self.name}" if day < DISTRICTS_END else f"Báo và Đài {self.name}"
        self.parts = [part(d, day) for d in districts] or [(self.typed, self.committee)]


def part(district, day):
    """A district, or the commune that has its name since July 2025, and its committee."""
    name, kind = district["name"], district["kind"]
    if day >= DISTRICTS_END:
        commune = "xã" if kind == "huyện" else "phường"
        return f"{commune} {name}", f"Đảng ủy {commune} {name}"
    if kind == "quận" and name.isdigit():
        return f"quận {name}", f"Quận ủy quận {name}"
    committee = {"huyện": "Huyện ủy", "quận": "Quận ủy", "thị xã": "Thị ủy"}.get(kind, "Thành ủy")
    return f"{kind} {name}", f"{committee} {name}"


def places_by_period():
    """(first day, places) for each period between two changes of the map."""
    provinces, events, districts = table("provinces.tsv"), table("province_events.tsv"), table("districts.tsv")
    today, now_of = today_ids(events, provinces), successor(events)
    periods = []
    changes = {datetime.date.fromisoformat(e["date"]) for e in events if e["date"] > FIRST_DAY.isoformat()}
    for day in sorted({FIRST_DAY} | changes):
        units = province_ids_on(events, today, day)
        places = []
        for province in provinces:
            if province["id"] in units:
                inside = [d for d in districts if unit_on(d["province"], units, now_of) == province["id"]]
                places.append(Place(province, inside[:40], day))
        periods.append((day, places))
    return periods


def successor(events):
    return {old: e["to"].split("|")[0] for e in events for old in e["from"].split("|") if old not in e["to"].split("|")}


def unit_on(province, units, now_of):
    while province not in units and province in now_of:
        province = now_of[province]
    return province


TYPE_NAMES = {"nghi-quyet": "Nghị quyết", "chi-thi": "Chỉ thị", "ket-luan": "Kết luận", "quy-dinh": "Quy định",
              "quyet-dinh": "Quyết định", "huong-dan": "Hướng dẫn", "ke-hoach": "Kế hoạch"}
ISSUER_NAMES = {"trung-uong": "Ban Chấp hành Trung ương", "bo-chinh-tri": "Bộ Chính trị", "ban-bi-thu": "Ban Bí thư",
                "ban-to-chuc-trung-uong": "Ban Tổ chức Trung ương"}


def citations_of(document):
    """The forms in which the press names a document, the most usual ones several times."""
    name, issuer = TYPE_NAMES[document["type"]], ISSUER_NAMES[document["issuer"]]
    symbol, term = document["symbol"], document["term"]
    year, month, day = document["date"].split("-")
    full = f"{name} số {symbol} ngày {int(day)}/{int(month)}/{year} của {issuer}"
    dashes = f"{name} số {symbol}, ngày {int(day)}-{int(month)}-{year}"
    number, series = symbol.split("-", 1)
    forms = [full, full, dashes, f"{name} số {symbol} của {issuer}", f"{name} {symbol}", f"{name} số {symbol} (khóa {term})",
             f"{name} {number} của {issuer}", f"{name} số {number}/{series.replace('/', '-')}"]
    if document["plenum"].isdigit() and document["type"] == "nghi-quyet":
        forms += [f"Nghị quyết Trung ương {document['plenum']} (khóa {term})", f"Nghị quyết Trung ương {document['plenum']} khóa {term}"]
    return forms


def citations_by_year(rng):
    """For each year a pool of citations: documents of the nine years before it, the well-known and the recent ones most."""
    documents = [d for d in table("documents.tsv") if d["type"] in TYPE_NAMES and d["issuer"] in ISSUER_NAMES and
                 d["confidence"] != "low" and len(d["date"]) == 10]
    forms = {d["key"]: citations_of(d) for d in documents}
    pools = {}
    for year in range(FIRST_DAY.year, LAST_DAY.year + 1):
        known = [d for d in documents if f"{year - 9}" <= d["date"] < f"{year}-01-01"]
        weights = [(1, 2, 6, 18)[int(d["salience"] or 0)] / (1 + year - int(d["date"][:4])) for d in known]
        pools[year] = [rng.choice(forms[d["key"]]) for d in rng.choices(known, weights, k=POOL // 8)]
    return pools


# ---- words ----------------------------------------------------------------------------------------------------------

ONSETS = "b c ch d đ g gi h k kh l m n ng nh ph qu r s t th tr v x".split()
RIMES = ("a ai am an ang anh ao ăm ăn ăng âm ân âng âu ay ây e em en eo ê êm ên i ia iêm iên iêng iêu inh o oa oan oang oi om on "
         "ong ô ôi ôm ôn ông ơ ơi ơm ơn u ua uân uê ui um un ung uôi uôn uông ư ưa ưng ươi ươm ươn ương uy uyên").split()
TONES = ("", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323")
SURNAMES = "Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Mai Trịnh Lâm Cao Hà Tạ Lương Thạch Kim Lò Vàng Giàng Quàng Điểu".split()
MIDDLES = "Văn Thị Hữu Đức Minh Ngọc Thanh Quốc Xuân Thu Kim Hoài Công Đình Bá Thế Mạnh Hồng Thúy Diễm Nhật Gia".split()
GIVEN = ("An Anh Ánh Bình Bích Chi Chiến Cường Cúc Dũng Duyên Đạt Đông Giang Hà Hải Hạnh Hân Hậu Hiền Hiếu Hoa Hòa Hùng Huy Hương Khanh Khoa "
         "Khánh Lan Lâm Liên Linh Loan Long Lộc Mai Mạnh My Nam Nga Ngân Nghĩa Nhàn Nhung Oanh Phong Phú Phúc Phương Quân Quang Quý Sơn Tài "
         "Tâm Tân Thái Thành Thảo Thắng Thịnh Thơ Thu Thủy Tiến Toàn Trang Trí Trung Tú Tuấn Tùng Tuyết Vân Vinh Vy Xuân Yến").split()


def zipf_weights(count, shift=2.7):
    return [1 / (rank + shift) for rank in range(1, count + 1)]


def tone_position(rime):
    """Where the tone mark stands, in the old style (hòa)."""
    shaped = [i for i, letter in enumerate(rime) if letter in "ăâêôơư"]
    vowels = [i for i, letter in enumerate(rime) if letter in "aeiouy"]
    if shaped:
        return shaped[-1]
    return vowels[-1] if rime[-1] not in "aeiouy" else vowels[0]


def spelled(onset, rime):
    """Whether the onset is written so before this rime: c, g, ng, but k, gh, ngh before e, ê, i, y."""
    front = rime[0] in "eêiy"
    if onset in ("k", "gi", "qu"):
        return {"k": front, "gi": rime[0] != "i", "qu": rime[0] not in "ouô"}[onset]
    return not (onset in ("c", "g", "ng") and front)


def syllable_list(rng):
    """Well-formed syllables, some thousands, in an order of their own: the tail of place and group names."""
    made = []
    for onset, rime, tone in itertools.product(ONSETS, RIMES, TONES):
        if spelled(onset, rime):
            at = tone_position(rime) + 1
            made.append(unicodedata.normalize("NFC", onset + rime[:at] + tone + rime[at:]))
    rng.shuffle(made)
    return made


def pool_of(rng, values, size=POOL):
    return rng.choices(values, zipf_weights(len(values)), k=size)


def people(rng):
    surnames, middles, given = (pool_of(rng, x, POOL) for x in (SURNAMES, MIDDLES, GIVEN))
    return [" ".join(name) for name in zip(surnames, middles, given)]


def villages(rng, syllables):
    first, second = pool_of(rng, syllables), pool_of(rng, syllables[::-1])
    return [f"{a.capitalize()} {b.capitalize()}" for a, b in zip(first, second)]


def slogans(rng, words):
    """Names of models and movements, in quotes: words in new company, as real names have them."""
    drawn = iter(rng.choices(list(words), list(words.values()), k=POOL * 5))
    return ["“" + " ".join(itertools.islice(drawn, rng.randint(2, 5))).capitalize() + "”" for _ in range(POOL)]


def numbers(rng):
    return [str(int(rng.paretovariate(0.7) * 3)) if rng.random() < 0.97 else f"{rng.randint(1, 999)}.{rng.randint(100, 999)}"
            for _ in range(POOL)]


# ---- templates ------------------------------------------------------------------------------------------------------

# Openings of a template; PROVINCE to PART are about the place and absent from national articles.
PROVINCE, PROVINCE_TYPED, PROVINCE_COMMITTEE, PART, PART_COMMITTEE, CITATION, PERSON, VILLAGE, NUMBER, DAY, YEAR, SLOGAN = range(12)
PLACE_SLOTS = {PROVINCE, PROVINCE_TYPED, PROVINCE_COMMITTEE, PART, PART_COMMITTEE}
MARK = "\x00"  # MARK, a letter for the opening, MARK

CAPITALISED = r"(?:[A-ZĐÀ-Ỵ][\w'’]*)"
CITED = re.compile(r"(?:Nghị quyết|Chỉ thị|Kết luận|Quy định|Quyết định|Hướng dẫn|Kế hoạch) (?:số )?\d+(?:, \d+)*-[A-ZĐa-z]+/[A-Z]+"
                   r"(?:[, (]+ngày \d+[-/]\d+[-/]\d+\)?)?(?: của (?:Bộ Chính trị|Ban Bí thư|Ban Chấp hành Trung ương)(?: Đảng)?)?")
PLENUM_CITED = re.compile(r"Nghị quyết Trung ương \d+ \(?kho(?:á|a|óa) [XVI]+\)?")
PERSON_NAMED = re.compile(rf"\b((?:đồng chí|[Ôô]ng|[Bb]à|anh|chị|cô|cụ|Đồng chí|Anh|Chị|Cô|Cụ) ){CAPITALISED}(?: {CAPITALISED}){{1,3}}")
VILLAGE_NAMED = re.compile(rf"\b((?:thôn|ấp|bản|buôn|làng|xã|phường|thị trấn|khóm|tổ dân phố) ){CAPITALISED}(?: {CAPITALISED}){{0,2}}")
DAY_NAMED = re.compile(r"\b\d{1,2}[-/]\d{1,2}(?:[-/]\d{4})?\b")
YEAR_NAMED = re.compile(r"\b20[0-2]\d\b")
NUMBER_NAMED = re.compile(r"\b\d[\d.]*\d\b")
SENTENCE_END = re.compile(r"(?<=[.!?…])[\"”]?\s+(?=[\"“]?[A-ZĐÀ-Ỵ])")


def slot(index):
    return f"{MARK}{chr(65 + index)}{MARK}"


class Opener:
    """Turns a sentence into a template."""

    def __init__(self):
        provinces = sorted((p["name"] for p in table("provinces.tsv")), key=len, reverse=True)
        districts = sorted({d["name"] for d in table("districts.tsv") if not d["name"].isdigit()}, key=len, reverse=True)
        name, inside = "|".join(map(re.escape, provinces)), "|".join(map(re.escape, districts))
        self.rules = [
            (CITED, slot(CITATION)), (PLENUM_CITED, slot(CITATION)),
            (re.compile(rf"(?:Huyện|Thị|Quận|Thành) ủy (?:quận )?(?:{inside})\b"), slot(PART_COMMITTEE)),
            (re.compile(rf"(?:Tỉnh|Thành) ủy (?:{name})\b"), slot(PROVINCE_COMMITTEE)),
            (re.compile(rf"(?:huyện|thị xã|quận|thành phố) (?:{inside}|\d+)\b"), slot(PART)),
            (re.compile(rf"(?:tỉnh|thành phố) (?:{name})\b"), slot(PROVINCE_TYPED)),
            (VILLAGE_NAMED, rf"\1{slot(VILLAGE)}"), (PERSON_NAMED, rf"\1{slot(PERSON)}"),
            (re.compile(r"(?:Tỉnh|Thành) ủy\b"), slot(PROVINCE_COMMITTEE)),
            (re.compile(r"(?:Huyện|Thị|Quận) ủy\b"), slot(PART_COMMITTEE)),
            (re.compile(rf"\b(?:{name})\b"), slot(PROVINCE)), (re.compile(rf"\b(?:{inside})\b"), slot(VILLAGE)),
            (DAY_NAMED, slot(DAY)), (YEAR_NAMED, slot(YEAR)), (NUMBER_NAMED, slot(NUMBER)),
        ]

    def open(self, sentence):
        for pattern, replacement in self.rules:
            sentence = pattern.sub(replacement, sentence)
        return sentence


def compiled(template):
    """(format with %s, the openings in order)"""
    pieces = template.replace("%", "%%").split(MARK)
    return "%s".join(pieces[::2]), tuple(ord(p) - 65 for p in pieces[1::2])


NEW_TONES = {old: new for old, new in zip("òa óa ỏa õa ọa òe óe ỏe õe ọe ùy úy ủy ũy ụy".split(),
                                          "oà oá oả oã oạ oè oé oẻ oẽ oẹ uỳ uý uỷ uỹ uỵ".split())}
OLD_TONES = re.compile(r"(?<![qQ])(" + "|".join(NEW_TONES) + r")(?!\w)")


def with_new_tones(text):
    return OLD_TONES.sub(lambda m: NEW_TONES[m.group(1)], text)


def corpus_texts():
    """Titles and bodies of the corpus's own articles, without those in legacy encodings."""
    for line in open(ARTICLES / "news.jsonl", encoding="utf-8"):
        article = json.loads(line)
        yield article.get("title", ""), article.get("body") or article.get("text") or ""
    with open(ARTICLES / "so-noi-vu.csv", encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            yield row["title"], row["body"]
    for path in sorted((ARTICLES / "txt").glob("*.txt")):
        try:
            yield "", path.read_text("utf-8")
        except UnicodeDecodeError:
            continue


VOWEL = re.compile("[aeiouyăâêôơưà-ỹ]")
LEGACY_TRACES = re.compile(r"[\x80-\xbf]|[µ®©ª§ñïöåä¸¹¶·]")


def sentences_of(text):
    for paragraph in unicodedata.normalize("NFC", text).split("\n"):
        if not LEGACY_TRACES.search(paragraph):
            for sentence in SENTENCE_END.split(paragraph.strip()):
                if 40 <= len(sentence) <= 320 and sentence[0].isupper() and sentence[-1] in ".!?…":
                    yield sentence


def recombined(rng, sentences, count):
    """New sentences: the beginning of one and the end of another, cut at a comma."""
    cut = [s.split(", ", 1) for s in sentences if ", " in s and '"' not in s and "“" not in s]
    for _ in range(count):
        yield rng.choice(cut)[0] + ", " + rng.choice(cut)[1]


class Templates:
    def __init__(self, rng):
        opener = Opener()
        titles, sentences, self.words = set(), set(), {}
        for title, body in corpus_texts():
            if title and not LEGACY_TRACES.search(title):
                titles.add(opener.open(unicodedata.normalize("NFC", title)))
            for sentence in sentences_of(body):
                sentences.add(opener.open(sentence))
                for word in re.findall(r"\w+", sentence.lower()):
                    if VOWEL.search(word) and not word[0].isdigit():
                        self.words[word] = self.words.get(word, 0) + 1
        sentences, titles = sorted(sentences), sorted(titles)
        sentences += recombined(rng, sentences, 4 * len(sentences))
        rng.shuffle(sentences)
        rng.shuffle(titles)
        self.styles = [self.style(rng, titles, sentences, lambda t: t), self.style(rng, titles, sentences, with_new_tones)]

    @staticmethod
    def style(rng, titles, sentences, spelling):
        def split(texts):
            both = [compiled(spelling(t)) for t in texts]
            return both, [t for t in both if not PLACE_SLOTS & set(t[1])]
        return split(titles) + split(sentences)


# ---- articles -------------------------------------------------------------------------------------------------------

OPENINGS = [
    "Sáng {day}, {committee} tổ chức hội nghị sơ kết thực hiện {citation}.",
    "Ngày {day}, {committee} quán triệt, triển khai {citation} đến {number} chi bộ trực thuộc.",
    "Chiều {day}, đồng chí {person} chủ trì hội nghị {committee} cho ý kiến về công tác cán bộ.",
    "{committee} vừa kết nạp {number} đảng viên mới, trao Huy hiệu Đảng cho {number} đảng viên.",
    "Trong hai ngày {day}, {committee} kiểm tra việc thực hiện {citation} tại {number} tổ chức đảng.",
    "Nhìn lại {number} năm thực hiện {citation}, nhiều việc đã thành nếp.",
    "Mô hình {slogan} của chi bộ thôn {village} được {committee} chọn làm điểm.",
]
TITLES = [
    "{committee} quán triệt {citation}",
    "{committee} kết nạp {number} đảng viên mới",
    "{committee}: {slogan} sau {number} tháng",
    "Chuyện ở chi bộ {village}",
    "Đồng chí {person} và mô hình {slogan}",
    "{village}: Nhìn lại việc thực hiện {citation}",
]
SEVERAL_OPENING = "Ngày {day}, ban tổ chức các tỉnh ủy, thành ủy {places} trao đổi kinh nghiệm thực hiện {citation}."
FILLERS = [  # carry the rare words, and are in every kind of article
    "Mô hình {slogan} do chi bộ {village} khởi xướng đã có {number} hộ tham gia.",
    "Theo đồng chí {person}, phong trào {slogan} bắt đầu từ {village} rồi lan ra {number} nơi khác.",
    "Chi bộ {village} có {number} đảng viên, bí thư là đồng chí {person}.",
    "Đồng chí {person} cho biết thêm, {citation} đã được {number} chi bộ học tập.",
]
NATIONAL_SOURCES = ["Tạp chí Nhịp Đảng", "Điểm tin Xây dựng Đảng", "Sổ tay chi bộ", ""]
SECTIONS = ["Xây dựng Đảng", "Chính trị", "Dân vận", "Kiểm tra - Giám sát", "Tổ chức - Cán bộ", "Học tập và làm theo", "Nội chính"]
NAMED_OPENING = re.compile(r"\{(\w+)\}")
NAMED_SLOTS = {"citation": CITATION, "person": PERSON, "village": VILLAGE, "number": NUMBER, "day": DAY, "slogan": SLOGAN,
               "committee": PART_COMMITTEE}


def own_template(text):
    return compiled(NAMED_OPENING.sub(lambda m: slot(NAMED_SLOTS[m.group(1)]) if m.group(1) in NAMED_SLOTS else "%s", text))


class Generator:
    def __init__(self, seed):
        self.rng = rng = random.Random(seed)
        self.templates = Templates(rng)
        self.periods = places_by_period()
        self.days = [FIRST_DAY + datetime.timedelta(n) for n in self.day_numbers()]
        self.citations = citations_by_year(rng)
        self.pools = {PERSON: people(rng), VILLAGE: villages(rng, syllable_list(rng)),
                      SLOGAN: slogans(rng, self.templates.words), NUMBER: numbers(rng)}
        self.ranks = {n: pool_of(rng, range(n)) for n in {len(part) for style in self.templates.styles for part in style}}
        self.scopes = rng.choices([s for s, _ in SCOPES], [w for _, w in SCOPES], k=POOL)
        self.openings = [own_template(t) for t in OPENINGS]
        self.titles = [own_template(t) for t in TITLES]
        self.fillers = [own_template(t) for t in FILLERS]
        self.last = None

    def day_numbers(self):
        """Later years have more articles, as archives do."""
        span = (LAST_DAY - FIRST_DAY).days
        return [int(span * self.rng.random() ** 0.6) for _ in range(POOL)]

    def pick(self, pool):
        return pool[int(self.rng.random() * len(pool))]

    def zipf(self, values):
        return values[self.pick(self.ranks[len(values)])]

    def places_on(self, day):
        return next(places for first, places in reversed(self.periods) if first <= day)

    def filler_of(self, day, place):
        """The function that fills an opening of this article."""
        pools, citations, pick = self.pools, self.citations[day.year], self.pick
        fixed = {DAY: f"{day.day}/{day.month}", YEAR: str(day.year)}
        if place:
            part, committee = pick(place.parts)
            fixed.update({PROVINCE: place.name, PROVINCE_TYPED: place.typed, PROVINCE_COMMITTEE: place.committee, PART: part,
                          PART_COMMITTEE: committee})

        def fill(index):
            if index in fixed:
                return fixed[index]
            return pick(citations) if index == CITATION else pick(pools[index])
        return fill

    def sentence(self, template, fill):
        text = template[0] % tuple(map(fill, template[1]))
        return text if text[0].isupper() else text[0].upper() + text[1:]

    def opening(self, scope, day, fill):
        if scope == "several":
            names = ", ".join(p.name for p in self.rng.sample(self.places_on(day), self.rng.randint(2, 5)))
            return SEVERAL_OPENING.format(day=fill(DAY), places=names, citation=fill(CITATION))
        if scope == "province":
            return self.sentence(self.pick(self.openings), fill)
        return self.sentence(self.fillers[3] if self.rng.random() < SHARE_CITING else self.fillers[0], fill)

    def title(self, titles, place, fill):
        if self.rng.random() < SHARE_OWN_TITLES:
            return self.sentence(self.pick(titles), fill)
        return self.sentence(self.pick(self.titles if place else self.titles[3:]), fill)

    def body(self, sentences, scope, day, fill):
        paragraphs, random_number = [self.opening(scope, day, fill)], self.rng.random
        for _ in range(3 + int(random_number() * 4)):
            lines = [self.sentence(self.zipf(sentences), fill) for _ in range(1 + int(random_number() * 4))]
            if random_number() < 0.3:
                lines.append(self.sentence(self.pick(self.fillers), fill))
            paragraphs.append(" ".join(lines))
        return "\n\n".join(paragraphs)

    def article(self, identity):
        rng = self.rng
        if self.last and rng.random() < SHARE_REPRINTS:
            return self.reprint(identity)
        scope, day = self.pick(self.scopes), self.pick(self.days)
        place = self.pick(self.places_on(day)) if scope == "province" else None
        titles, free_titles, sentences, free_sentences = self.templates.styles[rng.random() < SHARE_NEW_TONES]
        fill = self.filler_of(day, place)
        article = {"id": identity, "title": self.title(titles if place else free_titles, place, fill),
                   "body": self.body(sentences if place else free_sentences, scope, day, fill),
                   "source": place.paper if place else self.pick(NATIONAL_SOURCES), "section": self.pick(SECTIONS)}
        self.date(article, day)
        if rng.random() < SHARE_DECOMPOSED:
            article["body"] = unicodedata.normalize("NFD", article["body"])
        self.last = article
        return article

    def date(self, article, day):
        chance = self.rng.random()
        if chance < SHARE_DATE_IN_TEXT:
            article["body"] = f"{day.day:02}/{day.month:02}/{day.year} 08:{day.day:02}\n\n{article['body']}"
        elif chance >= SHARE_DATE_IN_TEXT + SHARE_WITHOUT_DATE:
            article["published"] = day.isoformat()

    def reprint(self, identity):
        """The article before, elsewhere, without its last paragraph."""
        head, _, _ = self.last["body"].rpartition("\n\n")
        return {**self.last, "id": identity, "body": head or self.last["body"], "source": "Điểm tin Xây dựng Đảng"}


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--count", type=int, required=True, help="how many articles")
    parser.add_argument("--seed", type=int, default=1, help="another seed, other articles (default 1)")
    options = parser.parse_args()
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # `| head` ends it quietly
    generator, encode = Generator(options.seed), json.JSONEncoder(ensure_ascii=False).encode
    write = sys.stdout.buffer.write
    for number in range(options.count):
        write((encode(generator.article(f"gen-{options.seed}-{number}")) + "\n").encode())


if __name__ == "__main__":
    main()
