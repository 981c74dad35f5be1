"""Draws a chart of 12 × 2 bars with Vega-Lite, through vl-convert, so many times: draw_vega.py svg|png COUNT."""
import json
import os
import sys

import vl_convert

with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "data.json"), encoding="utf-8") as file:
    DATA = json.load(file)

SPEC = {
    "title": "Hulpvragen per maand",
    "width": 560,
    "data": {"values": [{"maand": row[0], "jaar": year, "vragen": row[at]} for row in DATA for at, year in ((1, "2021"), (2, "2022"))]},
    "mark": "bar",
    "encoding": {
        "y": {"field": "maand", "type": "nominal", "sort": None},
        "yOffset": {"field": "jaar"},
        "x": {"field": "vragen", "type": "quantitative"},
        "color": {"field": "jaar", "type": "nominal"},
    },
}

for _ in range(int(sys.argv[2])):
    if sys.argv[1] == "svg":
        vl_convert.vegalite_to_svg(SPEC)
    else:
        vl_convert.vegalite_to_png(SPEC, scale=2)
