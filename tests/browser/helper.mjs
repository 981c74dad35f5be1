// What every browser test needs: the built site, a server for it, a browser.
//
// SITE=FOLDER tests a folder of HTML as it is; without it the example site is built once, with the program that
// RODEDRAAD names or the debug build.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { extname, join, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const project = fileURLToPath(new URL("../..", import.meta.url));

const types = {
  ".avif": "image/avif",
  ".bib": "text/plain; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".csv": "text/csv; charset=utf-8",
  ".gif": "image/gif",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".jpg": "image/jpeg",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".pdf": "application/pdf",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".webmanifest": "application/manifest+json",
  ".webp": "image/webp",
  ".woff2": "font/woff2",
  ".xml": "application/xml; charset=utf-8",
};

/** The site to test: its folder, all its files, and those that are pages; paths from the folder, with `/`. */
export function site(folder = process.env.SITE ?? build(".")) {
  const files = listed(folder);
  const html = files.filter((file) => file.endsWith(".html"));
  // A page that sends its reader on has nothing to look at; its target is a page of its own.
  const redirects = html.filter((file) => /<meta[^>]+http-equiv="?refresh/i.test(text(folder, file)));
  const pages = html.filter((file) => !redirects.includes(file));
  if (pages.length === 0) throw new Error(`there are no pages in ${folder}`);
  return { folder, files: new Set(files), pages, redirects };
}

/** The first page of each kind, of the largest if there is a choice: the more there is on it, the more can be wrong. */
export function kinds(folder, pages) {
  const first = new Map();
  for (const file of pages) {
    const html = text(folder, file);
    const kind = html.match(/<body class="kind-(\S+?)"/)?.[1] ?? "page";
    if (html.length > (first.get(kind)?.size ?? 0)) first.set(kind, { file, size: html.length });
  }
  return [...first.values()].map(({ file }) => file);
}

/** Says everything that is wrong, with the page it is on. */
export function none(complaints) {
  assert.equal(complaints.length, 0, `\n${complaints.slice(0, 60).join("\n")}\n${complaints.length} in all`);
}

/** The text of a file of the site. */
export function text(folder, file) {
  return readFileSync(join(folder, file), "utf8");
}

/** The address of a page on the server: `index.html` is its folder. */
export function address(page) {
  return page.replace(/(^|\/)index\.html$/, "$1").split("/").map(encodeURIComponent).join("/");
}

/** The file that a path on the server stands for, before looking whether it is there. */
export function fileAt(path) {
  const file = decodeURIComponent(path).replace(/^\//, "");
  return file === "" || file.endsWith("/") ? `${file}index.html` : file;
}

/** The program that builds sites. */
export const program =
  process.env.RODEDRAAD ?? join(process.env.CARGO_TARGET_DIR ?? join(project, "target"), "debug", "rodedraad");

/** Builds a site, by its folder in the project, into a folder of its own that goes when the tests end. */
export function build(root) {
  const folder = mkdtempSync(join(tmpdir(), "rodedraad-"));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  const output = join(folder, "site");
  execFileSync(program, ["build", "--quiet", "--root", resolve(project, root), "--output", output], { stdio: "inherit" });
  return output;
}

function listed(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath ?? entry.path, entry.name)).split(sep).join("/"))
    .sort();
}

/** The policy that docs/publishing.md tells hosters to set, as a header. Others may embed figures: it is silent on frames. */
export const policy = {
  "content-security-policy":
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'",
};

/** Serves a folder on this machine only, below `prefix`; gives the origin with the prefix, and how to stop. */
export async function serve(folder, prefix = "/", headers = {}) {
  const server = createServer((request, response) => {
    const path = new URL(request.url, "http://localhost").pathname;
    const file = path.startsWith(prefix) ? join(folder, fileAt(path.slice(prefix.length))) : "";
    if (file.startsWith(folder) && existsSync(file) && statSync(file).isFile()) {
      response.writeHead(200, { "content-type": types[extname(file)] ?? "application/octet-stream", ...headers });
      response.end(readFileSync(file));
    } else if (path === "/favicon.ico") {
      // Browsers ask for it by themselves where a page names no icon.
      response.writeHead(204).end();
    } else {
      response.writeHead(404, { "content-type": "text/plain; charset=utf-8" });
      response.end(`there is no ${path}`);
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const base = `http://127.0.0.1:${server.address().port}${prefix}`;
  return { base, stop: () => new Promise((resolve) => (server.closeAllConnections(), server.close(resolve))) };
}

/** A browser without a window, which asks nothing of the world. */
export function launch() {
  const names = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
  const executablePath = names.find((name) => name && existsSync(name));
  if (!executablePath) throw new Error("there is no Chromium: install it, or name it in CHROMIUM");
  const args = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ];
  return chromium.launch({ executablePath, args, headless: true });
}

/** Does `work` for each thing, so many at a time, and gives the results in order. */
export async function each(things, width, work) {
  const results = [];
  const queue = things.entries();
  const worker = async () => {
    for (const [index, thing] of queue) results[index] = await work(thing);
  };
  await Promise.all(Array.from({ length: width }, worker));
  return results;
}
