// What the theme promises a reader, on one page of each kind: zoom, text spacing, room for a finger, a visible focus, a
// keyboard and nothing else, forced colours, paper. And on every page: how heavy it is, that nothing moves while it
// loads, and that a strict Content-Security-Policy has nothing against it.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { address, each, kinds, launch, none, policy, serve, site } from "./helper.mjs";

/** Bytes on the first view of a page, compressed, and those of them that are script. */
const HEAVIEST = 100_000;
const MOST_SCRIPT = 15_000;

const { folder, pages } = site();
let browser, server;

before(async () => {
  browser = await launch();
  server = await serve(folder, "/", policy);
});

after(async () => {
  await browser?.close();
  await server?.stop();
});

/** Opens one page of each kind and gives what `look` has against it, each with the name of the page. */
async function onEachKind(options, look) {
  const context = await browser.newContext({ reducedMotion: "reduce", ...options });
  const complaints = await each(kinds(folder, pages), 3, async (file) => {
    const page = await context.newPage();
    await page.goto(server.base + address(file), { waitUntil: "load" });
    await page.evaluate(() => document.fonts.ready.then(() => {}));
    const found = await look(page, file);
    await page.close();
    return found.map((complaint) => `${file}: ${complaint}`);
  });
  await context.close();
  none(complaints.flat());
}

/** In the page: text that is cut off, or that only scrolling sideways would show. */
function lost() {
  const name = (element) => [element.localName, ...element.classList].join(".");
  const shown = (element) => element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true });
  const scrolls = (element) => element.closest(".table-scroll, pre, .snippet, select, input, svg, .visually-hidden");
  // What is there for screen readers alone is cut to a pixel.
  const aside = (element) => getComputedStyle(element).clipPath !== "none";
  const found = [];
  const root = document.scrollingElement;
  if (root.scrollWidth > root.clientWidth) found.push(`the page is ${root.scrollWidth} wide`);
  for (const element of document.body.querySelectorAll("*")) {
    if (!shown(element) || scrolls(element)) continue;
    let hidden = element;
    while (hidden && !aside(hidden)) hidden = hidden.parentElement;
    if (hidden) continue;
    const style = getComputedStyle(element);
    const cuts = (overflow) => overflow === "hidden" || overflow === "clip";
    if (cuts(style.overflowX) && element.scrollWidth > element.clientWidth + 1) found.push(`${name(element)} cuts off its width`);
    if (cuts(style.overflowY) && element.scrollHeight > element.clientHeight + 1) found.push(`${name(element)} cuts off its height`);
    const hasText = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
    const box = element.getBoundingClientRect();
    if (hasText && (box.right > root.clientWidth + 1 || box.left < -1)) found.push(`${name(element)} stands outside the page`);
  }
  return [...new Set(found)];
}

test("at 400 % nothing is lost, and nobody scrolls sideways", async () => {
  // 1280 × 1024 pixels, four times as large.
  await onEachKind({ viewport: { width: 320, height: 256 } }, (page) => page.evaluate(lost));
});

test("with the text spacing of WCAG 1.4.12 nothing is lost", async () => {
  const content = `*:not(svg, svg *) { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
    p { margin-block-end: 2em !important }`;
  for (const width of [360, 1280]) {
    await onEachKind({ viewport: { width, height: 900 }, bypassCSP: true }, async (page) => {
      await page.addStyleTag({ content });
      return page.evaluate(lost);
    });
  }
});

/** In the page: what is smaller than 24 pixels and stands nearer than that to another, outside a sentence. */
function cramped() {
  const shown = (element) => element.checkVisibility({ visibilityProperty: true });
  const all = [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, summary, [tabindex='0']")];
  const inSentence = (element) =>
    getComputedStyle(element).display === "inline" &&
    [...element.parentElement.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
  const targets = all.filter(shown).map((element) => {
    // What is laid out as its contents is as large as these; a field is as large as its label.
    const parts = getComputedStyle(element).display === "contents" ? [...element.children] : [element.closest("label") ?? element];
    const boxes = parts.map((part) => part.getBoundingClientRect()).filter((box) => box.width > 0);
    const box = {
      left: Math.min(...boxes.map((box) => box.left)),
      right: Math.max(...boxes.map((box) => box.right)),
      top: Math.min(...boxes.map((box) => box.top)),
      bottom: Math.max(...boxes.map((box) => box.bottom)),
    };
    const middle = { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 };
    const isSmall = box.right - box.left < 23.9 || box.bottom - box.top < 23.9;
    return { element, box, middle, isSmall };
  });
  const reaches = (one, other) => {
    if (one === other || one.element.contains(other.element) || other.element.contains(one.element)) return false;
    if (other.isSmall) return Math.hypot(one.middle.x - other.middle.x, one.middle.y - other.middle.y) < 24;
    const x = Math.max(other.box.left - one.middle.x, 0, one.middle.x - other.box.right);
    const y = Math.max(other.box.top - one.middle.y, 0, one.middle.y - other.box.bottom);
    return Math.hypot(x, y) < 12;
  };
  return targets
    .filter((target) => target.isSmall && !inSentence(target.element) && target.box.right > 0 && target.box.bottom > 0)
    .filter((target) => targets.some((other) => reaches(target, other)))
    .map(({ element, box }) => {
      const size = `${Math.round(box.right - box.left)} × ${Math.round(box.bottom - box.top)}`;
      return `“${(element.textContent.trim() || element.getAttribute("aria-label") || element.localName).slice(0, 40)}” is ${size}`;
    });
}

test("there is room for a finger: 24 pixels, WCAG 2.5.8", async () => {
  for (const width of [360, 1280]) await onEachKind({ viewport: { width, height: 900 } }, (page) => page.evaluate(cramped));
});

/** In the page: what has the focus, and whether a reader sees that it does. */
function focused() {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  element.dataset.walked = "yes";
  const outlined = (one) => {
    const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(one);
    return outlineStyle !== "none" && parseFloat(outlineWidth) >= 2 && !/^rgba.*, 0\)$/.test(outlineColor);
  };
  const name = `${element.localName} “${(element.textContent.trim() || element.getAttribute("aria-label") || "").slice(0, 40)}”`;
  const part = [element, ...element.querySelectorAll("*")].find(outlined);
  if (!part) return `${name} has the focus and does not look it`;
  // A link over several lines has a box for each; of what is larger than the screen a part is seen.
  const middle = (from, to, most) => (Math.max(from, 0) + Math.min(to, most)) / 2;
  const at = (box) => document.elementFromPoint(middle(box.left, box.right, innerWidth), middle(box.top, box.bottom, innerHeight));
  const above = [...part.getClientRects()].map(at);
  const own = (one) => one && (element.contains(one) || one.contains(part) || element.labels?.[0]?.contains(one));
  if (!above.some(own)) return `${name} has the focus behind ${above.map((one) => one?.outerHTML.slice(0, 60)).join(", ")}`;
  return "";
}

/** In the page: what a keyboard should reach, and did not. */
function missed() {
  const all = document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']");
  return [...all]
    .filter((element) => !element.disabled && element.tabIndex >= 0 && element.checkVisibility({ visibilityProperty: true }))
    .filter((element) => !element.dataset.walked)
    .map((element) => `the keyboard does not reach ${element.localName} “${element.textContent.trim().slice(0, 40)}”`);
}

for (const [device, width] of [["a desktop", 1280], ["a telephone", 360]]) {
  test(`a keyboard reaches everything on ${device}, and a reader sees where it is`, async () => {
    await onEachKind({ viewport: { width, height: 800 } }, async (page) => {
      const found = [];
      for (let step = 0; step < 1000; step += 1) {
        await page.keyboard.press("Tab");
        const complaint = await page.evaluate(focused);
        if (complaint === null) break;
        if (complaint) found.push(complaint);
      }
      return [...new Set([...found, ...(await page.evaluate(missed))])];
    });
  });
}

/** Moves the focus with the keyboard alone until it is on what is looked for. */
async function tabTo(page, selector) {
  for (let step = 0; step < 500; step += 1) {
    await page.keyboard.press("Tab");
    if (await page.evaluate((selector) => document.activeElement.matches(selector), selector)) return;
  }
  assert.fail(`the keyboard never comes to ${selector}`);
}

test("a keyboard opens the menu, ticks, and opens the table of a figure", async () => {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, reducedMotion: "reduce" });
  const page = await context.newPage();
  const open = async (kind) => {
    const file = pages.find((file) => file.includes(kind));
    assert.ok(file, `there is a page in ${kind}`);
    await page.goto(server.base + address(file), { waitUntil: "load" });
  };
  await open("/aanbevelingen/voor-");
  await tabTo(page, ".report-menu summary");
  await page.keyboard.press("Enter");
  assert.ok(await page.locator(".report-menu").evaluate((menu) => menu.open), "Enter opens the menu");
  await tabTo(page, ".report-menu a");
  await tabTo(page, ".tick");
  await page.keyboard.press("Space");
  assert.ok(await page.evaluate(() => document.activeElement.checked), "the space bar ticks");
  await open("/figuren/hulpvragen");
  await tabTo(page, ".figure-tools summary");
  await page.keyboard.press("Enter");
  assert.ok(await page.locator(".figure-tools details").first().evaluate((details) => details.open), "Enter opens the table");
  await context.close();
});

/** In the page: controls and lines that forced colours would make vanish. */
function vanished() {
  const canvas = getComputedStyle(document.body).backgroundColor;
  const found = [];
  for (const element of document.querySelectorAll("button, input:not([type=hidden]), select, summary")) {
    if (!element.checkVisibility({ visibilityProperty: true })) continue;
    const style = getComputedStyle(element);
    const hasEdge = style.borderStyle !== "none" && parseFloat(style.borderWidth) > 0 && style.borderColor !== canvas;
    const hasWord = element.textContent.trim() !== "" && style.color !== canvas;
    if (!hasEdge && !hasWord) found.push(`${element.localName}.${element.className} has neither edge nor word`);
  }
  for (const shape of document.querySelectorAll("svg :is(path, line, circle, rect, polyline)")) {
    if (!shape.checkVisibility({ visibilityProperty: true }) || shape.classList.contains("page")) continue;
    const { fill, stroke } = getComputedStyle(shape);
    const isSeen = (paint) => paint !== "none" && paint !== canvas && !/^rgba.*, 0\)$/.test(paint);
    const line = shape.closest(".thread, .icon, .knot");
    if (line && !isSeen(fill) && !isSeen(stroke)) found.push(`${shape.localName} of ${line.getAttribute("class")} is not seen`);
  }
  return [...new Set(found)];
}

test("in forced colours nothing vanishes", async () => {
  for (const colorScheme of ["light", "dark"]) {
    await onEachKind({ forcedColors: "active", colorScheme }, (page) => page.evaluate(vanished));
  }
});

test("on paper nothing is cut off, and what is folded is printed", async () => {
  // A4 within its margins: 178 mm, at 96 dots an inch.
  await onEachKind({ viewport: { width: 673, height: 980 } }, async (page) => {
    await page.emulateMedia({ media: "print" });
    const found = await page.evaluate(lost);
    found.push(
      ...(await page.evaluate(() => {
        const paper = document.scrollingElement.clientWidth;
        const tables = [...document.querySelectorAll("table")].filter((table) => table.checkVisibility());
        return tables
          .filter((table) => table.getBoundingClientRect().right > paper + 1)
          .map((table) => `the table “${table.caption?.textContent.trim().slice(0, 40)}” is wider than the paper`);
      })),
    );
    const folded = await page.evaluate(() =>
      [...document.querySelectorAll(".more")].filter((fold) => !fold.lastElementChild.checkVisibility({ contentVisibilityAuto: true })).length,
    );
    if (folded > 0) found.push(`${folded} folds stay shut`);
    const pdf = await page.pdf({ preferCSSPageSize: true });
    if (pdf.length < 5000) found.push("the PDF is empty");
    return found;
  });
});

/** What the first view of a page costs, with an empty cache. */
async function firstView(file) {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
  await context.addInitScript(() => {
    globalThis.seen = { shift: 0, violations: [] };
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) globalThis.seen.shift += entry.value;
    }).observe({ type: "layout-shift", buffered: true });
    document.addEventListener("securitypolicyviolation", (event) => {
      globalThis.seen.violations.push(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile ?? ""}:${event.lineNumber}`);
    });
  });
  const page = await context.newPage();
  const answers = [];
  page.on("response", (response) => answers.push(response));
  await page.goto(server.base + address(file), { waitUntil: "networkidle" });
  const seen = await page.evaluate(() => document.fonts.ready.then(() => globalThis.seen));
  let total = 0;
  let script = 0;
  for (const answer of answers) {
    const body = await answer.body();
    const type = answer.headers()["content-type"] ?? "";
    const size = /text|json|xml|javascript|svg/.test(type) ? gzipSync(body, { level: 9 }).length : body.length;
    total += size;
    if (type.includes("javascript")) script += size;
  }
  await context.close();
  return { file, total, script, ...seen };
}

test("the first view is light, still, and allowed by a strict Content-Security-Policy", async (t) => {
  const views = await each(pages, 3, firstView);
  const most = (key) => views.toSorted((a, b) => b[key] - a[key])[0];
  t.diagnostic(`heaviest: ${most("total").file}, ${most("total").total} bytes; most script: ${most("script").script} bytes`);
  none([
    ...views.filter(({ total }) => total > HEAVIEST).map(({ file, total }) => `${file} weighs ${total} bytes`),
    ...views.filter(({ script }) => script > MOST_SCRIPT).map(({ file, script }) => `${file} has ${script} bytes of script`),
    ...views.filter(({ shift }) => shift > 0).map(({ file, shift }) => `${file} moves while it loads: ${shift}`),
    ...views.flatMap(({ file, violations }) => violations.map((violation) => `${file}: ${violation}`)),
  ]);
});

test("the policy that is tested is the one that hosters are told of", () => {
  const told = readFileSync(new URL("../../docs/publishing.md", import.meta.url), "utf8").replaceAll(/\s+/g, " ");
  assert.ok(told.includes(policy["content-security-policy"]), "docs/publishing.md tells of another policy");
});
