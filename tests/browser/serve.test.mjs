// The preview as an author sees it: a page that changes in place, the overlay, click to source.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { launch } from "./helper.mjs";

const project = fileURLToPath(new URL("../..", import.meta.url));
const axe = createRequire(import.meta.url)("axe-core").source;
const program =
  process.env.RODEDRAAD ?? join(process.env.CARGO_TARGET_DIR ?? join(project, "target"), "debug", "rodedraad");
const root = mkdtempSync(join(tmpdir(), "rodedraad-preview-"));
let browser, preview, base;

const change = (path, text) => {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
};
const page = (words) => `+++
title = "Over"
+++
Eerste alinea.

${Array.from({ length: 60 }, (_, index) => `Alinea ${index}.`).join("\n\n")}

${words}
`;

const thread = (advice) => `+++
title = "Luisteren"
advice = "Luister."
+++
Tekst.

## Voor scholen {for=schools}

- ${advice}
- Bel elke week.

## Cijfers

![Uren](figure:uren)
`;

before(async () => {
  change("content/site.toml", 'title = "Proef"\n\n[[audience]]\nid = "schools"\nname = "Scholen"\n\n[[domain]]\nid = "gezin"\nname = "Gezin"\n');
  change("content/over.md", page("Het eerste."));
  change("content/rapport/report.toml", 'title = "Rapport"\n\n[[source]]\nid = "1"\nname = "Gesprek 1"\n');
  change("content/rapport/threads/1-luisteren.md", thread("Vraag wat er speelt."));
  change("content/rapport/factors/gezin.toml", 'domain = "gezin"\n\n[[factor]]\nname = "Ouders zijn gemotiveerd"\neffect = "supporting"\nmentions = ["1"]\n');
  change("content/rapport/figures/uren.toml", 'title = "Uren"\nkind = "bar"\ntakeaway = "Bellen kost weinig tijd."\nunit = "uur"\nrows = [["Bellen", 3], ["Praten", 9]]\n\n[[column]]\nid = "wat"\nname = "Wat"\n\n[[column]]\nid = "uren"\nname = "Uren"\n');
  preview = spawn(program, ["serve", "--lang", "en", "--port", "0", "--root", root], { stdio: ["ignore", "ignore", "pipe"] });
  for await (const line of createInterface({ input: preview.stderr })) {
    const url = /^ {2}(http:\S+)/.exec(line);
    if (url) {
      base = url[1];
      break;
    }
  }
  preview.stderr.resume();
  browser = await launch();
});

after(async () => {
  await browser?.close();
  preview?.kill();
  rmSync(root, { recursive: true, force: true });
});

/** A page that has heard its first event. */
async function open(path) {
  const context = await browser.newContext({ reducedMotion: "reduce" });
  const tab = await context.newPage();
  const errors = [];
  tab.on("pageerror", (error) => errors.push(String(error)));
  await tab.goto(base + path, { waitUntil: "load" });
  // Gone with the page: that it is still there shows that the page was not loaded anew.
  await tab.evaluate(() => (window.isTheSame = true));
  return { tab, errors, close: () => context.close() };
}

/** What axe has against the page with the preview's own parts: rules and places. */
async function violations(tab) {
  await tab.evaluate(axe);
  const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
  const found = await tab.evaluate((values) => globalThis.axe.run("rodedraad-preview", { runOnly: { type: "tag", values } }), tags);
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target)}`);
}

const has = (tab, words) => tab.waitForFunction((words) => document.querySelector("main")?.textContent.includes(words), words);
const isTheSame = (tab) => tab.evaluate(() => window.isTheSame === true);
const inBar = (tab, selector) => tab.locator(`rodedraad-preview ${selector}`);

test("a page changes in place, and the reader stays where he was", async () => {
  const { tab, errors, close } = await open("over/");
  await tab.evaluate(() => {
    // What a script adds stays, as what the theme's own scripts do.
    document.querySelector("main").append(Object.assign(document.createElement("input"), { id: "van-een-script", value: "Getypt" }));
    document.querySelector("#van-een-script").focus({ preventScroll: true });
    scrollTo(0, 400);
  });
  const before = await tab.evaluate(() => scrollY);
  assert.equal(before, 400);
  change("content/over.md", page("Het tweede."));
  await has(tab, "Het tweede.");
  assert.ok(await isTheSame(tab), "the page was not loaded anew");
  const now = await tab.evaluate(() => ({
    focus: document.activeElement?.id,
    typed: document.activeElement?.value,
    scrolled: scrollY,
  }));
  assert.deepEqual(now, { focus: "van-een-script", typed: "Getypt", scrolled: before });
  await inBar(tab, ".spot").click();
  await tab.waitForFunction((before) => scrollY > before, before);
  assert.deepEqual(errors, []);
  await close();
});

test("ticks, open folds and the focus stay when a list changes", async () => {
  const { tab, errors, close } = await open("rapport/aanbevelingen/voor-scholen/");
  const tick = (words) => tab.locator("[data-code]", { hasText: words }).locator(".tick");
  await tick("Bel elke week.").check();
  await tick("Bel elke week.").focus();
  await tab.locator("details.filter-fold").evaluate((fold) => (fold.open = true));
  const progress = await tab.locator("[data-progress]").textContent();
  change("content/rapport/threads/1-luisteren.md", thread("Vraag eerst wat er speelt."));
  await has(tab, "Vraag eerst wat er speelt.");
  assert.ok(await isTheSame(tab));
  assert.ok(await tick("Bel elke week.").isChecked());
  assert.ok(!(await tick("Vraag eerst").isChecked()));
  assert.ok(await tick("Bel elke week.").evaluate((tick) => tick === document.activeElement));
  assert.ok(await tab.locator("details.filter-fold").evaluate((fold) => fold.open));
  assert.equal(await tab.locator("[data-progress]").textContent(), progress);
  change("content/rapport/threads/1-luisteren.md", thread("Vraag wat er speelt.\n- Kom langs."));
  await has(tab, "Kom langs.");
  const [, total] = progress.match(/ (\d+) /);
  await tab.locator("[data-progress]", { hasText: ` ${Number(total) + 1} ` }).waitFor();
  change("content/rapport/threads/1-luisteren.md", thread("Vraag wat er speelt."));
  await has(tab, "Vraag wat er speelt.");
  assert.deepEqual(errors, []);
  await close();
});

test("a style sheet is exchanged without loading the page", async () => {
  const { tab, close } = await open("over/");
  change("themes/draad/css/main.css", "main { outline: 7px solid rgb(1, 2, 3) }\n");
  await tab.waitForFunction(() => getComputedStyle(document.querySelector("main")).outlineColor === "rgb(1, 2, 3)");
  assert.ok(await isTheSame(tab));
  assert.equal(await tab.locator('link[rel="stylesheet"]').count(), 1);
  rmSync(join(root, "themes"), { recursive: true });
  await tab.waitForFunction(() => getComputedStyle(document.querySelector("main")).outlineColor !== "rgb(1, 2, 3)");
  assert.ok(await isTheSame(tab));
  await close();
});

test("mistakes stand over the last good page, until they are mended", async () => {
  const { tab, close } = await open("over/");
  change("content/over.md", page("[Nergens](weg.md)"));
  const overlay = inBar(tab, "section");
  await overlay.waitFor({ state: "visible" });
  assert.match(await overlay.locator("h2").textContent(), /1 error: this is the last good page/);
  const told = await overlay.locator("pre").textContent();
  assert.match(told, /error\[dangling-link\]/);
  assert.match(told, /--> content\/over\.md:\d+:\d+/);
  assert.match(await overlay.locator("a").getAttribute("href"), /^vscode:\/\/file\/.*content\/over\.md:\d+:\d+$/);
  assert.equal(await overlay.getAttribute("role"), "dialog");
  assert.ok(!(await tab.locator("main").textContent()).includes("Nergens"));
  await tab.keyboard.press("Escape");
  await overlay.waitFor({ state: "hidden" });
  await inBar(tab, ".errors").click();
  await overlay.waitFor({ state: "visible" });
  assert.equal(await tab.evaluate(() => document.querySelector("rodedraad-preview").shadowRoot.activeElement?.role), "dialog");
  assert.deepEqual(await violations(tab), []);
  await inBar(tab, ".close").click();
  await overlay.waitFor({ state: "hidden" });
  await inBar(tab, ".errors").click();
  change("content/over.md", page("Weer goed."));
  await has(tab, "Weer goed.");
  await overlay.waitFor({ state: "hidden" });
  assert.ok(await isTheSame(tab));
  await close();
});

test("the bar counts the warnings of this page", async () => {
  const { tab, close } = await open("over/");
  change("content/over.md", page("<script>alert(1)</script>"));
  await inBar(tab, ".warnings").waitFor({ state: "visible" });
  await inBar(tab, ".warnings").click();
  assert.match(await inBar(tab, "section h2").textContent(), /1 warning for this page/);
  assert.match(await inBar(tab, "section pre").textContent(), /warning\[unsafe-html\][^]*content\/over\.md/);
  assert.deepEqual(await violations(tab), []);
  const other = await open("rapport/");
  await other.tab.waitForFunction(() => document.querySelector("rodedraad-preview"));
  assert.ok(await inBar(other.tab, ".warnings").isHidden());
  change("content/over.md", page("Goed."));
  await inBar(tab, ".warnings").waitFor({ state: "hidden" });
  await other.close();
  await close();
});

test("a click opens the source", async () => {
  const { tab, close } = await open("rapport/rode-draden/1-luisteren/");
  await tab.evaluate(() => {
    window.opened = [];
    document.addEventListener("rodedraad:open", (event) => (event.preventDefault(), window.opened.push(event.detail)));
  });
  const click = async (text, count) => {
    await tab.getByText(text, { exact: true }).first().click();
    await tab.waitForFunction((count) => window.opened.length === count, count);
    return tab.evaluate(() => window.opened.at(-1));
  };
  await inBar(tab, ".point").click();
  const paragraph = await click("Tekst.", 1);
  assert.deepEqual([paragraph.file, paragraph.line], ["content/rapport/threads/1-luisteren.md", 5]);
  const recommendation = await click("Vraag wat er speelt.", 2);
  assert.deepEqual([recommendation.file, recommendation.line], ["content/rapport/threads/1-luisteren.md", 9]);
  assert.match(recommendation.href, /^vscode:\/\/file\/.*1-luisteren\.md:9:\d+$/);
  await tab.locator("figure svg:visible, .figure svg:visible").first().click();
  await tab.waitForFunction(() => window.opened.length === 3);
  const figure = await tab.evaluate(() => window.opened.at(-1));
  assert.deepEqual([figure.file, figure.line], ["content/rapport/figures/uren.toml", 1]);
  await close();
  const factors = await open("rapport/factoren/gezin/");
  await factors.tab.evaluate(() => document.addEventListener("rodedraad:open", (event) => (event.preventDefault(), (window.opened = event.detail))));
  await inBar(factors.tab, ".point").click();
  await factors.tab.locator(".factor-name").first().click();
  await factors.tab.waitForFunction(() => window.opened);
  const factor = await factors.tab.evaluate(() => window.opened);
  assert.deepEqual([factor.file, factor.line], ["content/rapport/factors/gezin.toml", 3]);
  await factors.close();
});

test("following scrolls to a change, and only then", async () => {
  const { tab, close } = await open("over/");
  await inBar(tab, ".follow").click();
  change("content/over.md", page("Ver naar beneden."));
  await has(tab, "Ver naar beneden.");
  await tab.waitForFunction(() => scrollY > 0);
  await close();
});

test("a draft is marked until it is none", async () => {
  change("content/concept.md", '+++\ntitle = "Concept"\ndraft = true\n+++\nNog niet.\n');
  // The site may not have it yet: the preview's page for what is not there changes in place.
  const { tab, close } = await open("concept/");
  await tab.locator(".draft-note").waitFor({ state: "visible" });
  change("content/concept.md", '+++\ntitle = "Concept"\n+++\nNu wel.\n');
  await has(tab, "Nu wel.");
  assert.equal(await tab.locator(".draft-note").count(), 0);
  assert.ok(await isTheSame(tab));
  await close();
});

test("links on the page for what is not there lead where they should", async () => {
  const { tab, close } = await open("niet/hier/");
  const hrefs = await tab.locator("a[href]:not([href^='#'])").evaluateAll((links) => links.map((link) => link.href));
  assert.ok(hrefs.length > 0);
  for (const href of hrefs.filter((href) => href.startsWith(base))) {
    assert.equal((await tab.request.get(href)).status(), 200, href);
  }
  assert.ok((await tab.request.get(await tab.locator('link[rel="stylesheet"]').first().evaluate((link) => link.href))).ok());
  await close();
});
