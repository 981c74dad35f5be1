// The search: what is found for what readers ask, how it is worked without a mouse, and what it may load and when.

import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { build, launch, policy, serve, site, text } from "./helper.mjs";

const { folder, files } = site();
let browser, server, context;

/** Waits until the index is there: before, the same line says that it is on its way. */
async function isReady(page) {
  await page.waitForFunction(() => {
    const status = document.querySelector("dialog.search [data-start]");
    return status.textContent === status.dataset.start;
  });
}

before(async () => {
  browser = await launch();
  server = await serve(folder, "/", policy);
  context = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: "reduce" });
});

after(async () => {
  await browser?.close();
  await server?.stop();
});

/** A page with the search open. */
async function opened(path = "", base = server.base) {
  const page = await context.newPage();
  await page.goto(base + path);
  await page.getByRole("button", { name: /^(Zoeken|Search)$/ }).click();
  await isReady(page);
  return page;
}

/** Asks, and gives what was found: kind of each group, with name and address of each of its first results. */
async function ask(page, question) {
  await page.locator("dialog.search input").fill(question);
  return page.evaluate(() =>
    [...document.querySelectorAll(".search-group")].map((group) => ({
      kind: group.querySelector("h3").firstChild.data.trim(),
      count: Number(group.querySelector("h3 span").textContent),
      found: [...group.querySelectorAll(".search-link")].map((link) => ({
        name: link.textContent,
        path: new URL(link.href).pathname.slice(1) + new URL(link.href).hash,
      })),
      words: [...group.querySelectorAll("mark")].map((mark) => mark.textContent.toLowerCase()),
    })),
  );
}

// What is asked; the kind of a group; part of a name or address among its first five; a word that is marked.
const questions = [
  // As it is written.
  ["verklarende analyse", "Begrippen", "begrippen/#verklarende-analyse", "verklarende"],
  ["AVG", "Begrippen", "begrippen/#avg", "avg"],
  ["draagkracht", "Factoren", "#draagkracht-gezin", "draagkracht"],
  ["praatplaat", "Projecten", "projecten/1-het-jonge-kind", "praatplaat"],
  ["lotgenoten", "Begrippen", "#lotgenotencontact", "lotgenotencontact"],
  ["inkoop", "Aanbevelingen", "#1-municipalities-1", "inkoop"],
  ["Delft", "Pagina’s", "rondom-het-kind/", "delft"],
  ["dyslexie", "Casussen", "casussen/3-mbo", "dyslexie"],
  ["vijf pijlers", "Artikelen", "#vijf-pijlers", "pijlers"],
  ["gemeenten", "Doelgroepen", "doelgroepen/gemeenten", "gemeenten"],
  ["sociaal-emotionele ontwikkeling", "Figuren", "figuren/hulpvragen-kinderen", "ontwikkeling"],
  ["regie", "Factoren", "Gebrek aan regie", "regie"],
  // Other forms of the word.
  ["gezin", "Figuren", "kerncijfers", "gezinnen"],
  ["gezinnen", "Factoren", "#draagkracht-gezin", "gezin"],
  ["leerkrachten", "Factoren", "#geen-hulp-leerkracht", "leerkracht"],
  ["school", "Doelgroepen", "doelgroepen/scholen", "scholen"],
  ["kind", "Figuren", "hulpvragen-kinderen", "kinderen"],
  ["samenwerken", "Factoren", "Gebrek aan samenwerking", "samenwerking"],
  ["thuiszitters", "Begrippen", "#thuiszitter", "thuiszitter"],
  ["inkopen", "Aanbevelingen", "#1-municipalities-1", "inkoop"],
  // A part of a compound, and a compound of which only a part is written.
  ["hulp", "Artikelen", "basisonderwijs-en-jeugdhulp", "jeugdhulp"],
  ["zorg", "Doelgroepen", "doelgroepen/zorgaanbieders", "zorgaanbieder"],
  ["verzuim", "Projecten", "4-schoolaanwezigheid/#sociale-kaart", "schoolverzuim"],
  ["ouder", "Begrippen", "begrippen/", "ouders"],
  ["analyse", "Projecten", "1-het-jonge-kind", "hulpvragenanalyse"],
  ["schooluitval", "Casussen", "casussen/3-mbo", "uitval"],
  // Typing errors.
  ["jeugdhlup", "Begrippen", "begrippen/#jeugdhulp", "jeugdhulp"],
  ["verklarnde analise", "Begrippen", "#verklarende-analyse", "verklarende"],
  ["samenwerkng", "Factoren", "Gebrek aan samenwerking", "samenwerking"],
  ["handelingsverlegen", "Begrippen", "#handelingsverlegenheid", "handelingsverlegenheid"],
  ["handlingsverlegenheid", "Begrippen", "#handelingsverlegenheid", "handelingsverlegenheid"],
  // Without the signs that are hard to type, and with only the first letters.
  ["client", "Aanbevelingen", "3-luisteren-en-samenwerken", "cliënten"],
  ["zorgcoordinatie", "Factoren", "factoren/", "zorgcoördinatie"],
  ["prakt", "Projecten", "projecten/", undefined],
];

test("readers find what they look for", async () => {
  const page = await opened();
  const wrong = [];
  for (const [question, kind, wanted, word] of questions) {
    const groups = await ask(page, question);
    const group = groups.find((group) => group.kind === kind);
    const first = group?.found.slice(0, 5).map(({ name, path }) => `${name} ${path}`) ?? [];
    if (!first.some((found) => found.includes(wanted))) {
      wrong.push(`${question}: no ${wanted} among ${kind}: ${first.join("; ") || groups.map((group) => group.kind)}`);
    } else if (word && !groups.some((group) => group.words.includes(word))) {
      wrong.push(`${question}: ${word} is not marked`);
    }
  }
  await page.close();
  assert.deepEqual(wrong, []);
});

test("words that only look alike are not found", async () => {
  const page = await opened();
  const words = async (question) => (await ask(page, question)).flatMap((group) => group.words);
  assert.ok(!(await words("gemeente")).some((word) => /algeme|management/.test(word)));
  assert.ok(!(await words("hulp")).includes("help"));
  assert.ok(!(await words("gezin")).includes("gezien"));
  assert.deepEqual(await ask(page, "kwantummechanica"), []);
  assert.match(await page.locator("dialog.search [role=status]").textContent(), /Niets gevonden/);
  await page.close();
});

test("a question with words that are nowhere together says so", async () => {
  const page = await opened();
  const groups = await ask(page, "draagkracht dyslexie");
  assert.ok(groups.length > 0);
  assert.match(await page.locator("dialog.search [role=status]").textContent(), /Nergens staan al deze woorden/);
  await page.close();
});

test("an English site is searched in English", async () => {
  const english = build("tests/fixtures/sites/english");
  const other = await serve(english, "/", policy);
  const page = await opened("", other.base);
  const rows = [
    ["listen", "Threads", "1-listen"],
    ["helped", "Threads", "1-listen"],
    ["parent", "Recommendations", "#1-schools-1"],
    ["paernts", "Recommendations", "#1-schools-1"],
    ["school", "Audiences", "audiences/schools"],
  ];
  for (const [question, kind, wanted] of rows) {
    const group = (await ask(page, question)).find((group) => group.kind === kind);
    assert.ok(group?.found.some(({ path }) => path.includes(wanted)), `${question}: ${JSON.stringify(group)}`);
  }
  await page.close();
  await other.stop();
});

test("only what is for one group of readers is shown when asked", async () => {
  const page = await opened();
  const all = await ask(page, "analyse");
  await page.getByLabel("Voor wie?").selectOption({ label: "Gemeenten" });
  const some = await ask(page, "analyse");
  const count = (groups) => groups.reduce((sum, group) => sum + group.count, 0);
  assert.ok(count(some) > 0 && count(some) < count(all), `${count(some)} of ${count(all)}`);
  const where = await page.locator(".search-result:has(.search-where)").allInnerTexts();
  assert.ok(where.length > 0 && where.every((result) => result.includes("Gemeenten")), where.join("\n"));
  await page.close();
});

test("the keyboard opens, walks through, follows, closes", async () => {
  const page = await context.newPage();
  await page.goto(`${server.base}colofon/`);
  const focused = () => page.evaluate(() => document.activeElement.className || document.activeElement.localName);
  await page.keyboard.press("Control+k");
  await isReady(page);
  assert.equal(await focused(), "input");
  await page.keyboard.type("draagkracht");
  await page.locator(".search-result").first().waitFor();
  await page.keyboard.press("ArrowDown");
  assert.equal(await focused(), "search-link");
  await page.keyboard.press("ArrowUp");
  assert.equal(await focused(), "input");
  await page.keyboard.press("Escape");
  assert.equal(await page.locator("dialog.search").isVisible(), false);
  await page.keyboard.press("Control+k");
  await page.locator("dialog.search input").fill("draagkracht gezin");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/factoren/gezin/#draagkracht-gezin");
  await page.goBack();
  await page.locator(".search-result").first().waitFor();
  assert.equal(await page.locator("dialog.search input").inputValue(), "draagkracht gezin");
  await page.close();
});

test("what is typed while the search is loading is kept", async () => {
  const page = await context.newPage();
  let deliver;
  const isWanted = new Promise((resolve) => (deliver = resolve));
  await page.route(/search-words/, async (route) => {
    await isWanted;
    await route.continue();
  });
  await page.goto(`${server.base}colofon/`);
  await page.keyboard.press("Control+k");
  await page.keyboard.type("draagkracht");
  deliver();
  await page.locator(".search-result").first().waitFor();
  await page.keyboard.type(" gezin");
  assert.equal(await page.locator("dialog.search input").inputValue(), "draagkracht gezin");
  await page.close();
});

test("the number found is said, and the rest of a long group is one press away", async () => {
  const page = await opened();
  const groups = await ask(page, "school");
  const most = groups.toSorted((a, b) => b.count - a.count)[0];
  const sum = groups.reduce((sum, group) => sum + group.count, 0);
  assert.equal(await page.locator("dialog.search [role=status]").textContent(), `${sum} gevonden`);
  assert.equal(most.found.length, 5);
  await page.getByRole("button", { name: `Toon alle ${most.count}` }).click();
  const shown = (await page.locator(".search-group").evaluateAll((all) => all.map((group) => group.querySelectorAll("li").length)));
  assert.ok(shown.includes(most.count), `${shown}`);
  await page.close();
});

test("nothing is loaded before the search is opened, and little then", async () => {
  // A reader who comes for the first time: what other tests loaded is not at hand.
  const first = await browser.newContext();
  const page = await first.newPage();
  const asked = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname.slice(1)));
  await page.goto(server.base, { waitUntil: "networkidle" });
  const before = asked.splice(0).filter((path) => /search-(index|words|dialog)/.test(path));
  assert.deepEqual(before, []);
  await page.getByRole("button", { name: "Zoeken" }).click();
  await isReady(page);
  assert.equal(asked.length, 3, asked.join(" "));
  const bytes = asked.reduce((sum, path) => sum + gzipSync(text(folder, path)).length, 0);
  assert.ok(bytes <= 200_000, `${bytes} bytes`);
  await first.close();
});

test("a hidden number is not in the index; that it is hidden, is", () => {
  const index = JSON.parse(text(folder, "search-index.js").replace(/^[^{]*|;\s*$/g, ""));
  const figure = (name) => index.entries.find(([, , , , url]) => url.includes(`figuren/${name}/`))[3];
  // The source has 1 parent who asked for help with bringing up, and 4 children who got help with their bodies.
  assert.match(figure("hulpvragen-ouders"), /Opvoeden · <5 · 12 · 25/);
  assert.match(figure("hulpvragen-kinderen"), /Fysieke ontwikkeling · 7 · <5 · 10/);
});

test("every address in the index leads somewhere", () => {
  const index = JSON.parse(text(folder, "search-index.js").replace(/^[^{]*|;\s*$/g, ""));
  const lost = index.entries.map((entry) => entry[4]).filter((url) => {
    const [path, anchor] = url.split("#");
    const file = path === "" || path.endsWith("/") ? `${path}index.html` : path;
    return !files.has(file) || (anchor && !text(folder, file).includes(`id="${anchor}"`));
  });
  assert.deepEqual(lost, []);
});

test("it works from disk, too", async () => {
  const root = mkdtempSync(join(tmpdir(), "rodedraad-"));
  cpSync(fileURLToPath(new URL("../fixtures/sites/english", import.meta.url)), root, { recursive: true });
  const settings = join(root, "content/site.toml");
  writeFileSync(settings, readFileSync(settings, "utf8").replace("language", 'links = "file"\nlanguage'));
  const disk = build(root);
  rmSync(root, { recursive: true });
  const page = await context.newPage();
  await page.goto(pathToFileURL(join(disk, "index.html")).href);
  await page.getByRole("button", { name: "Search" }).click();
  await isReady(page);
  await page.keyboard.type("listens");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: "Listening helps" }).waitFor();
  await page.close();
});

test("without scripts there is no button that does nothing", async () => {
  const plain = await browser.newContext({ javaScriptEnabled: false });
  const page = await plain.newPage();
  await page.goto(server.base);
  assert.equal(await page.locator("[data-search-open]").isVisible(), false);
  assert.equal(await page.locator("dialog.search").isVisible(), false);
  await plain.close();
});
