#!/usr/bin/env python3
"""Draws what bench/compare measured at several sizes, as SVG.

    bench/plot.py TIMES.json... --queries QUERIES.svg --indexing INDEXING.svg

TIMES.json is what bench/compare leaves in its --work folder, one file a size.
"""
import argparse
import json
import math
import statistics

import draw

COLOURS = {"vankho exact": "#b3261e", "vankho default": "#f08a24", "vankho": "#b3261e", "lucene": "#1f5fa8",
           "fts5": "#5b8c3a", "xapian": "#7a7a7a"}
WIDTH, HEIGHT, MARGIN = 260, 200, 44  # of one panel


def text(x, y, words, anchor="middle", size=11, colour="#222"):
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" font-size="{size}" fill="{colour}">{words}</text>'


def line(x1, y1, x2, y2, colour="#ddd"):
    return f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="{colour}"/>'


def short(value):
    if value >= 1e6:
        return f"{value / 1e6:g}M"
    return f"{value / 1e3:g}k" if value >= 1000 else f"{value:g}"


class Panel:
    """Lines over two logarithmic axes."""

    def __init__(self, left, top, title, xs, ys):
        self.left, self.top = left, top
        self.x_range = [math.log10(min(xs)) - .1, math.log10(max(xs)) + .1]
        self.y_range = [math.floor(math.log10(min(ys))), math.ceil(math.log10(max(ys)))]
        self.parts = [text(left + WIDTH / 2, top + 16, title, size=12)]
        for power in range(self.y_range[0], self.y_range[1] + 1):
            y = self.y(10 ** power)
            self.parts += [line(left + MARGIN, y, left + WIDTH - 8, y), text(left + MARGIN - 6, y + 4, short(10 ** power), "end", 10)]
        for x in sorted(set(xs)):
            self.parts.append(text(self.x(x), top + HEIGHT - 8, short(x), size=10))

    def share(self, value, bounds):
        return (math.log10(value) - bounds[0]) / max(1e-9, bounds[1] - bounds[0])

    def x(self, value):
        return self.left + MARGIN + self.share(value, self.x_range) * (WIDTH - MARGIN - 8)

    def y(self, value):
        return self.top + HEIGHT - 24 - self.share(value, self.y_range) * (HEIGHT - 52)

    def plot(self, points, colour):
        corners = " ".join(f"{self.x(x):.1f},{self.y(y):.1f}" for x, y in points)
        self.parts.append(f'<polyline points="{corners}" fill="none" stroke="{colour}" stroke-width="2"/>')
        self.parts += [f'<circle cx="{self.x(x):.1f}" cy="{self.y(y):.1f}" r="3" fill="{colour}"/>' for x, y in points]


def svg(width, height, parts):
    return (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
            f'font-family="sans-serif"><rect width="100%" height="100%" fill="white"/>{"".join(parts)}</svg>\n')


def legend(labels, y):
    parts, x = [], MARGIN
    for label in labels:
        parts += [f'<circle cx="{x}" cy="{y - 4}" r="5" fill="{COLOURS[label]}"/>', text(x + 9, y, label, "start")]
        x += 24 + 7 * len(label)
    return parts


def panels(series, titles, columns):
    """series: title key → label → points."""
    labels = [label for label in COLOURS if any(label in lines for lines in series.values())]
    rows = math.ceil(len(series) / columns)
    parts = legend(labels, 18)
    for place, (key, lines) in enumerate(series.items()):
        xs = [x for points in lines.values() for x, _ in points]
        ys = [y for points in lines.values() for _, y in points]
        panel = Panel(place % columns * WIDTH, 28 + place // columns * HEIGHT, titles[key], xs, ys)
        for label, points in lines.items():
            panel.plot(sorted(points), COLOURS[label])
        parts += panel.parts
    return svg(columns * WIDTH, 28 + rows * HEIGHT, parts)


def query_series(runs):
    series = {}
    for run in runs:
        for kind, by_label in run["times"].items():
            for label, times in by_label.items():
                if label in COLOURS:
                    point = (run["articles"], statistics.median(times) / 1e6)
                    series.setdefault(kind, {}).setdefault(label, []).append(point)
    return series


def indexing_series(runs):
    series = {"s": {}, "disk": {}}
    for run in runs:
        for label, cost in run["costs"].items():
            series["s"].setdefault(label, []).append((run["articles"], cost["seconds"] / cost["articles"] * 1e6))
            series["disk"].setdefault(label, []).append((run["articles"], cost["disk"] / cost["articles"] / 1e3))
    return series


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("times", metavar="TIMES.json", nargs="+")
    parser.add_argument("--queries", required=True)
    parser.add_argument("--indexing", required=True)
    args = parser.parse_args()
    runs = []
    for path in args.times:
        with open(path, encoding="utf-8") as file:
            runs.append(json.load(file))
    titles = {kind: f"{kind}: {words}, p50 ms" for kind, words in draw.CLASSES.items()}
    with open(args.queries, "w", encoding="utf-8") as out:
        out.write(panels(query_series(runs), titles, 3))
    with open(args.indexing, "w", encoding="utf-8") as out:
        out.write(panels(indexing_series(runs), {"s": "indexing, µs an article", "disk": "on disk, KB an article"}, 2))


if __name__ == "__main__":
    main()
