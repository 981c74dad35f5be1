// The preview as an author sees it: a page that changes in place, the overlay, click to source.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { launch } from "./helper.mjs";

const project = fileURLToPath(new URL("../..", import.meta.url));
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

<details><summary>Meer</summary>Verborgen.</details>

- [ ] te doen

${Array.from({ length: 60 }, (_, index) => `Alinea ${index}.`).join("\n\n")}

${words}
`;

before(async () => {
  change("content/site.toml", 'title = "Proef"\n\n[[audience]]\nid = "schools"\nname = "Scholen"\n\n[[domain]]\nid = "gezin"\nname = "Gezin"\n');
  change("content/over.md", page("Het eerste."));
  change("content/rapport/report.toml", 'title = "Rapport"\n');
  change("content/rapport/threads/1-luisteren.md", '+++\ntitle = "Luisteren"\nadvice = "Luister."\n+++\nTekst.\n\n## Voor scholen {for=schools}\n\n- Vraag wat er speelt.\n');
  preview = spawn(program, ["serve", "--port", "0", "--root", root], { stdio: ["ignore", "ignore", "pipe"] });
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

const has = (tab, words) => tab.waitForFunction((words) => document.querySelector("main")?.textContent.includes(words), words);
const isTheSame = (tab) => tab.evaluate(() => window.isTheSame === true);
const inBar = (tab, selector) => tab.locator(`rodedraad-preview ${selector}`);

test("a page changes in place, and keeps what its reader did", async () => {
  const { tab, errors, close } = await open("over/");
  await tab.evaluate(() => {
    document.querySelector("details")?.setAttribute("open", "");
    const box = Object.assign(document.createElement("input"), { type: "checkbox", id: "van-een-script" });
    document.querySelector("main").append(box);
    box.checked = true;
    box.focus();
    scrollTo(0, 400);
  });
  const before = await tab.evaluate(() => scrollY);
  change("content/over.md", page("Het tweede."));
  await has(tab, "Het tweede.");
  assert.ok(await isTheSame(tab), "the page was not loaded anew");
  const now = await tab.evaluate(() => ({
    open: document.querySelector("details")?.open ?? true,
    ticked: document.querySelector("#van-een-script")?.checked,
    focus: document.activeElement?.id,
    scrolled: scrollY,
  }));
  assert.deepEqual(now, { open: true, ticked: true, focus: "van-een-script", scrolled: before });
  await inBar(tab, ".spot").click();
  await tab.waitForFunction((before) => scrollY > before, before);
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
  await close();
});

test("following scrolls to a change, and only then", async () => {
  const { tab, close } = await open("over/");
  await inBar(tab, ".follow").click();
  change("content/over.md", page("Ver naar beneden."));
  await has(tab, "Ver naar beneden.");
  await tab.waitForFunction(() => scrollY > 0);
  await close();
});
