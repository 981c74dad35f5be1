"""Draws a chart of 12 × 2 bars with matplotlib, so many times: draw_matplotlib.py svg|png COUNT."""
import io
import json
import os
import sys

import matplotlib

matplotlib.use("Agg")
from matplotlib import pyplot

with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "data.json"), encoding="utf-8") as file:
    DATA = json.load(file)


def draw(form):
    figure, axes = pyplot.subplots(figsize=(7.2, 5.2), dpi=100)
    places = range(len(DATA))
    for series, label in ((1, "2021"), (2, "2022")):
        axes.barh([place + 0.4 * (series - 1) for place in places], [row[series] for row in DATA], 0.4, label=label)
    axes.set_yticks([place + 0.2 for place in places], [row[0] for row in DATA])
    axes.invert_yaxis()
    axes.set_title("Hulpvragen per maand")
    axes.set_xlabel("vragen")
    axes.legend()
    out = io.BytesIO()
    figure.savefig(out, format=form, dpi=200 if form == "png" else 100)
    pyplot.close(figure)
    return out.getvalue()


for _ in range(int(sys.argv[2])):
    draw(sys.argv[1])
