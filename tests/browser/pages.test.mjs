// Every page of the site, as a browser, a reader with a small or dark screen, the rules of accessibility and the
// HTML standard see it.

import assert from "node:assert/strict";
import { execFile, execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { address, each, fileAt, kinds, launch, none, policy, serve, site, text } from "./helper.mjs";

const axe = createRequire(import.meta.url)("axe-core").source;
const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"];
const at = { wide: { width: 1280, height: 900 }, phone: { width: 360, height: 740 }, small: { width: 320, height: 640 } };

const { folder, files, pages, redirects } = site();
let browser, server, visits;

before(async () => {
  browser = await launch();
  server = await serve(folder, "/", policy);
  const context = await browser.newContext({ viewport: at.wide, reducedMotion: "reduce" });
  visits = await each(pages, 3, (page) => visit(context, page));
});

after(async () => {
  await browser?.close();
  await server?.stop();
});

/** What there is to know of a page, from one visit. */
async function visit(context, file) {
  const page = await context.newPage();
  const problems = watch(page, server.base);
  await page.goto(server.base + address(file), { waitUntil: "load" });
  await page.evaluate(() => document.fonts.ready.then(() => {}));
  const seen = await page.evaluate(look);
  const broken = [];
  for (const colorScheme of ["light", "dark"]) {
    for (const size of [at.wide, at.phone]) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize(size);
      const found = await faults(page);
      broken.push(...found.map((fault) => ({ file: `${file}, ${colorScheme}, ${size.width}`, ...fault })));
    }
  }
  const scrolling = [];
  for (const size of [at.phone, at.small]) {
    await page.setViewportSize(size);
    const culprits = await page.evaluate(tooWide);
    if (culprits) scrolling.push(`${file} at ${size.width}: ${culprits}`);
  }
  await page.close();
  return { file, problems, broken, scrolling, ...seen };
}

/** Collects what goes wrong while a page loads: complaints, failed requests, requests to anywhere else. */
function watch(page, base) {
  const problems = { errors: [], elsewhere: [] };
  page.on("console", (message) => message.type() === "error" && problems.errors.push(message.text()));
  page.on("pageerror", (error) => problems.errors.push(String(error)));
  page.on("requestfailed", (request) => problems.errors.push(`${request.url()}: ${request.failure()?.errorText}`));
  page.on("response", (response) => response.status() >= 400 && problems.errors.push(`${response.status()}: ${response.url()}`));
  page.on("request", (request) => {
    const isHere = request.url().startsWith(base) || request.url().startsWith("data:");
    if (!isHere) problems.elsewhere.push(request.url());
  });
  return problems;
}

/** In the page: where it links to, and where one can link to in it. */
function look() {
  const links = [];
  const add = (value) => value != null && links.push(new URL(value, document.baseURI).href);
  for (const name of ["href", "src", "data", "action", "poster"]) {
    for (const element of document.querySelectorAll(`[${name}]`)) add(element.getAttribute(name));
  }
  for (const element of document.querySelectorAll("[srcset]")) {
    for (const part of element.getAttribute("srcset").split(",")) add(part.trim().split(/\s+/)[0]);
  }
  const ids = [...document.querySelectorAll("[id]")].map((element) => element.id);
  return { links, ids };
}

/** In the page: what makes it scroll sideways, or nothing. */
function tooWide() {
  const root = document.scrollingElement;
  if (root.scrollWidth <= root.clientWidth) return null;
  const names = [...document.body.querySelectorAll("*")]
    .filter((element) => element.getBoundingClientRect().right > root.clientWidth + 1)
    .map((element) => [element.localName, ...element.classList].join("."));
  return `${root.scrollWidth} wide: ${[...new Set(names)].slice(-4).join(", ")}`;
}

/** What axe has against the page as it is now: rule, how many places, the first of them. */
async function faults(page) {
  await page.evaluate(axe);
  const result = await page.evaluate(
    (values) => globalThis.axe.run(document, { runOnly: { type: "tag", values }, resultTypes: ["violations"] }),
    rules,
  );
  return result.violations.map(({ id, help, nodes: [first, ...others] }) => ({
    rule: `${id}: ${help}`,
    place: `${first.target.join(" ")} and ${others.length} more: ${first.failureSummary?.split("\n")[1]?.trim() ?? ""}`,
  }));
}

/** One line a rule that is broken: on how many pages, and where on the first. */
function byRule(found) {
  const rules = new Map();
  for (const fault of found) rules.set(fault.rule, [...(rules.get(fault.rule) ?? []), fault]);
  return [...rules].map(([rule, [first, ...others]]) => {
    const pages = others.length === 0 ? first.file : `${first.file} and ${others.length} more pages`;
    return `${rule}\n  on ${pages}\n  ${first.place}`;
  });
}

test("no page complains to the console or asks for what is not there", () => {
  none(visits.flatMap(({ file, problems }) => problems.errors.map((error) => `${file}: ${error}`)));
});

test("no page asks anything of another server", () => {
  none(visits.flatMap(({ file, problems }) => problems.elsewhere.map((url) => `${file}: ${url}`)));
});

test("every link and anchor inside the site leads somewhere", () => {
  const ids = new Map(visits.map((seen) => [seen.file, new Set(seen.ids)]));
  const leads = (link) => {
    const url = new URL(link);
    if (!link.startsWith(server.base)) return true;
    const file = fileAt(url.pathname);
    if (!files.has(file)) return false;
    const anchor = decodeURIComponent(url.hash.slice(1));
    return anchor === "" || anchor === "top" || !ids.has(file) || ids.get(file).has(anchor);
  };
  none(
    visits.flatMap(({ file, links }) =>
      [...new Set(links)].filter((link) => !leads(link)).map((link) => `${file}: ${link.replace(server.base, "/")}`),
    ),
  );
});

test("every old address leads on to a page", () => {
  const target = (file) => text(folder, file).match(/http-equiv="?refresh"?[^>]*url=([^">]+)/i)?.[1]?.trim();
  none(
    redirects.filter((file) => {
      const to = target(file);
      return !to || !files.has(fileAt(new URL(to, server.base + address(file)).pathname));
    }),
  );
});

test("no id stands on a page twice", () => {
  const twice = ({ ids }) => ids.filter((id, index) => ids.indexOf(id) !== index);
  none(visits.flatMap((seen) => twice(seen).map((id) => `${seen.file}: #${id}`)));
});

test("the sitemap names pages that exist", (t) => {
  if (!files.has("sitemap.xml")) return t.skip("the site has no sitemap");
  const urls = [...text(folder, "sitemap.xml").matchAll(/<loc>([^<]+)<\/loc>/g)].map((match) => match[1]);
  // The home page has the shortest address.
  const base = urls.toSorted((a, b) => a.length - b.length)[0] ?? "";
  none(urls.filter((url) => !url.startsWith(base) || !files.has(fileAt(new URL(url).pathname.slice(new URL(base).pathname.length)))));
});

test("no page breaks a rule of accessibility, in the light or the dark, wide or narrow: WCAG 2.2 A and AA, good practice", () => {
  none(byRule(visits.flatMap(({ broken }) => broken)));
});

test("no page scrolls sideways on a phone", () => {
  none(visits.flatMap(({ scrolling }) => scrolling));
});

test("one page of each kind works in a folder of a larger site", async () => {
  const below = await serve(folder, "/a/b/");
  const context = await browser.newContext({ viewport: at.wide });
  // A server shows the 404 page at any address, so its links start at the server's root.
  const movable = kinds(folder, pages).filter((file) => file !== "404.html");
  const complaints = await each(movable, 3, async (file) => {
    const page = await context.newPage();
    const problems = watch(page, below.base);
    await page.goto(below.base + address(file), { waitUntil: "load" });
    await page.close();
    return [...problems.errors, ...problems.elsewhere].map((problem) => `${file}: ${problem}`);
  });
  await context.close();
  await below.stop();
  none(complaints.flat());
});

test("every page is valid HTML", async (t) => {
  if (!hasJava()) return t.skip("there is no Java");
  const messages = await validate();
  const told = messages.map(
    ({ type, subType, url, lastLine, message }) =>
      `${subType ?? type}: ${decodeURIComponent(new URL(url).pathname).slice(folder.length + 1)}:${lastLine}: ${message}`,
  );
  none(told);
});

function hasJava() {
  try {
    execFileSync("java", ["-version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

/** What the checker of the HTML standard says of all pages, in one run. */
function validate() {
  const jar = String(createRequire(import.meta.url)("vnu-jar"));
  const call = ["-jar", jar, "--format", "json", "--exit-zero-always", "--skip-non-html", folder];
  return new Promise((resolve, reject) => {
    execFile("java", call, { maxBuffer: 1 << 28 }, (error, out, err) => {
      if (error) reject(error);
      else resolve(JSON.parse(err || out).messages);
    });
  });
}
