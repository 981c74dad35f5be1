#!/usr/bin/env python3
"""Measures how fast a chart of 12 × 2 bars is drawn, beside other libraries.

    benches/chart_peers.py [--rounds 3] [--program PATH] [--write]

Each library draws the same numbers, some times and then more times, in turn with the others; the processor time of the whole process is
taken from wait4(2), and the difference of the two runs is what the charts cost. So neither starting up nor other work on the machine
counts. Ours makes more of it than the others: two layouts, the description and the table.

The libraries are installed in a folder of their own, from PyPI and npm. The table goes to standard output; with --write also between its
marks in docs/performance.md.
"""
import argparse
import json
import os
import statistics
import subprocess
import sys

from peers import put_between_marks

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
PEERS = os.path.join(ROOT, "benches", "chart_peers")
MARKS = ("<!-- measured by benches/chart_peers.py -->\n", "<!-- end of charts -->\n")
OURS = "rodedraad"


def main():
    options = arguments()
    python, modules = install()
    programs = commands(options.program or built(), python)
    got = {}
    for _ in range(options.rounds):
        for form, name, command, (few, many) in programs:
            seconds = (cpu(command + [form, str(many)], modules) - cpu(command + [form, str(few)], modules)) / (many - few)
            got.setdefault((form, name), []).append(seconds)
    text = table(got)
    print(text, end="")
    if options.write:
        put_between_marks(text, MARKS)


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--program", help="the bench `charts`, built in release mode")
    parser.add_argument("--write", action="store_true", help="put the table in docs/performance.md")
    return parser.parse_args()


def install():
    """The Python with the libraries, and the folder with the modules."""
    cache = os.environ.get("XDG_CACHE_HOME", os.path.expanduser("~/.cache"))
    folder = os.path.join(cache, "rodedraad-bench", "charts")
    python = os.path.join(folder, "bin", "python")
    if not os.path.exists(os.path.join(folder, "node_modules", "jsdom")):
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", "matplotlib", "vl-convert-python"], check=True)
        with open(os.path.join(folder, "package.json"), "w", encoding="utf-8") as file:
            file.write('{ "private": true }\n')
        npm = ["npm", "install", "--ignore-scripts", "--no-audit", "--no-fund", "@observablehq/plot", "jsdom"]
        subprocess.run(npm, cwd=folder, check=True, stdout=subprocess.DEVNULL)
    return python, folder


def built():
    command = ["cargo", "bench", "--locked", "--bench", "charts", "--no-run", "--message-format", "json"]
    said = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True).stdout
    messages = [json.loads(line) for line in said.splitlines()]
    return next(message["executable"] for message in messages if message.get("target", {}).get("name") == "charts")


def commands(ours, python):
    """Form, name, command, and how many charts are drawn in the short and in the long run."""
    def script(name):
        return [python, os.path.join(PEERS, name)]

    return [
        ("svg", OURS, [ours], (100, 20_100)),
        ("svg", "Observable Plot in jsdom", ["node", os.path.join(PEERS, "draw_plot.mjs")], (50, 250)),
        ("svg", "Vega-Lite through vl-convert", script("draw_vega.py"), (10, 110)),
        ("svg", "matplotlib", script("draw_matplotlib.py"), (5, 45)),
        ("png", OURS, [ours], (10, 410)),
        ("png", "Vega-Lite through vl-convert", script("draw_vega.py"), (10, 110)),
        ("png", "matplotlib", script("draw_matplotlib.py"), (5, 45)),
    ]


def cpu(command, modules):
    """Processor seconds of a command."""
    environment = dict(os.environ, PEERS=modules, RAYON_NUM_THREADS="1")
    process = subprocess.Popen(command, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{' '.join(command)} failed")
    return usage.ru_utime + usage.ru_stime


def table(got):
    lines = ["| to | library | charts a second of processor time, median [least–most] | rodedraad is faster |",
             "| --- | --- | ---: | ---: |"]
    for (form, name), seconds in got.items():
        rates = [1 / each for each in seconds]
        faster = statistics.median(theirs / ours for ours, theirs in zip(got[form, OURS], seconds))
        over = "" if name == OURS else f"{faster:,.0f} ×"
        spread = f"{statistics.median(rates):,.0f} [{min(rates):,.0f}–{max(rates):,.0f}]"
        lines.append(f"| {form.upper()} | {name} | {spread} | {over} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
