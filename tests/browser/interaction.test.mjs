// What readers do with a page: tick, filter, print, copy a link, go back, follow a link into the middle of things.

import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import jsQR from "jsqr";
import { PNG } from "pngjs";
import { address, build, launch, policy, serve, site, text } from "./helper.mjs";

const { folder, pages } = site();
const checklists = pages.filter((file) => text(folder, file).includes("data-checklist="));
const list = "doelgroepen/gemeenten/";
const factors = "dialoogtafels-heerenveen/factoren/organisatie/";
let browser, server, context;

before(async () => {
  browser = await launch();
  server = await serve(folder, "/", policy);
  context = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: "reduce" });
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
});

after(async () => {
  await browser?.close();
  await server?.stop();
});

/** A page, which must not complain. */
async function visit(path, of = context) {
  const page = await of.newPage();
  page.on("pageerror", (error) => assert.fail(String(error)));
  await page.goto(server.base + path);
  return page;
}

test("what is ticked stays ticked, and only on its own list", async () => {
  const page = await visit(list);
  const first = page.locator(".tick").first();
  await first.check();
  await page.locator(".tick").nth(2).check();
  const progress = page.locator("[data-progress]");
  assert.match(await progress.textContent(), /^2 van \d+ /);
  await page.reload();
  assert.equal(await first.isChecked(), true);
  assert.match(await progress.textContent(), /^2 van \d+ /);
  const other = await visit("doelgroepen/scholen/");
  assert.equal(await other.locator(".tick:checked").count(), 0);
  await page.getByRole("button", { name: "Begin opnieuw" }).click();
  assert.equal(await page.locator(".tick:checked").count(), 0);
  await page.reload();
  assert.equal(await page.locator(".tick:checked").count(), 0);
  await Promise.all([page.close(), other.close()]);
});

test("a list is filtered by text and by thread, and the address says how", async () => {
  const page = await visit(list);
  await page.getByText("Zoeken en kiezen").click();
  const shown = page.locator(".recommendation:visible");
  const all = await shown.count();
  await page.getByLabel("Zoek in deze lijst").fill("analyse");
  const some = await shown.count();
  assert.ok(some > 0 && some < all, `${some} of ${all}`);
  for (const item of await shown.allInnerTexts()) assert.match(item, /analyse/i);
  assert.match(await page.locator(".filter-result").textContent(), new RegExp(`^${some} van ${all} `));
  assert.equal(new URL(page.url()).searchParams.get("q"), "analyse");
  await page.getByLabel("Zoek in deze lijst").fill("");
  await page.getByLabel("Onderwerp").selectOption({ index: 2 });
  const thread = await shown.count();
  assert.ok(thread > 0 && thread < all, `${thread} of ${all}`);
  const wanted = page.url();
  await page.close();
  const again = await visit(wanted.slice(server.base.length));
  assert.equal(await again.locator(".recommendation:visible").count(), thread);
  await again.close();
});

test("factors are filtered by source, effect and text; the address and the way back know it", async () => {
  const page = await visit(factors);
  await page.getByText("Zoeken en kiezen").click();
  const shown = page.locator(".factor:visible");
  await page.getByLabel("Soort").selectOption("hindering");
  await page.getByLabel("Bron").selectOption({ index: 2 });
  await page.getByLabel("Zoek in de factoren").fill("school");
  const found = await shown.count();
  assert.ok(found > 0);
  for (const factor of await shown.all()) {
    assert.equal(await factor.getAttribute("data-effect"), "hindering");
    assert.match(await factor.getAttribute("data-sources"), /\b2c?\b/);
    assert.match(await factor.innerText(), /school/i);
  }
  const query = new URL(page.url()).searchParams;
  assert.deepEqual([query.get("effect"), query.get("source"), query.get("q")], ["hindering", "2", "school"]);
  await page.locator(".breadcrumbs a").last().click();
  await page.goBack();
  await page.locator(".filter-result").filter({ hasText: `${found} van` }).waitFor();
  assert.equal(await shown.count(), found);
  await page.close();
});

test("an address into the middle leads there, also into what is folded", async () => {
  const folded = text(folder, `${factors}index.html`).match(/<details class="more">[\s\S]*?<li class="factor" id="([^"]+)"/)[1];
  const page = await visit(`${factors}#${folded}`);
  await page.locator(`[id="${folded}"]`).waitFor({ state: "visible" });
  assert.ok(await page.locator(`[id="${folded}"]`).evaluate((place) => place.getBoundingClientRect().top < innerHeight));
  await page.close();
});

for (const [what, path, selector] of [
  ["recommendation", list, ".recommendation"],
  ["factor", factors, ".factor"],
  ["figure", "rondom-het-kind/tevredenheid/", ".figure"],
]) {
  test(`every ${what} has a link to copy, and it leads to it`, async () => {
    const page = await visit(path);
    const all = await page.locator(selector).count();
    assert.equal(await page.locator(`${selector} [data-copy]`).count(), all);
    const link = page.locator(`${selector} [data-copy]`).first();
    await link.click();
    await page.locator("[role=status]", { hasText: "Link gekopieerd" }).waitFor({ state: "attached" });
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    assert.equal(copied, await link.evaluate((link) => link.href));
    const response = await page.goto(copied);
    assert.equal(response?.status() ?? 200, 200);
    const { hash } = new URL(copied);
    if (hash) assert.equal(await page.locator(`[id="${hash.slice(1)}"]`).count(), 1);
    await page.close();
  });
}

test("readers find their part in one click", async () => {
  const page = await visit("");
  await page.getByRole("link", { name: /Ik werk bij een gemeente/ }).click();
  await page.waitForURL("**/doelgroepen/gemeenten/");
  await page.goto(`${server.base}ketenbreed-leren/`);
  await page.getByRole("link", { name: /Ik leid professionals op/ }).click();
  await page.waitForURL("**/ketenbreed-leren/aanbevelingen/voor-opleiders/");
  await page.goto(`${server.base}ketenbreed-leren/rode-draden/`);
  const cells = page.locator(".overview td a");
  assert.equal(await cells.count(), 25);
  for (const cell of await cells.all()) {
    const [path, anchor] = (await cell.evaluate((link) => link.href)).slice(server.base.length).split("#");
    const html = text(folder, `${path}index.html`);
    const [, part] = html.split(`<section class="checklist-group" id="${anchor}"`);
    const count = part.split("</section>")[0].match(/class="tick"/g).length;
    assert.equal(count, Number.parseInt(await cell.textContent(), 10), `${path}#${anchor}`);
  }
  await page.close();
});

test("a checklist prints on one or two sides of A4", async () => {
  const page = await context.newPage();
  const long = [];
  for (const file of checklists) {
    await page.goto(server.base + address(file));
    const pdf = await page.pdf({ format: "A4", preferCSSPageSize: true });
    const sides = pdf.toString("latin1").match(/\/Type\s*\/Page\b(?!s)/g).length;
    if (sides < 1 || sides > 2) long.push(`${file}: ${sides}`);
  }
  assert.ok(checklists.length > 10);
  assert.deepEqual(long, []);
  await page.close();
});

test("the code on paper leads back to the list", async () => {
  const page = await visit(list);
  assert.equal(await page.locator(".card-code").isVisible(), false);
  await page.emulateMedia({ media: "print" });
  const picture = PNG.sync.read(await page.locator(".card-code svg").screenshot({ scale: "css" }));
  const code = jsQR(new Uint8ClampedArray(picture.data), picture.width, picture.height);
  assert.equal(code?.data, "https://voorbeeld.example/doelgroepen/gemeenten/");
  await page.close();
});

test("an abbreviation is explained where it is first used, also without scripts and with keys alone", async () => {
  const plain = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } });
  const page = await visit("ontwikkeltafel-twente/avg-handleiding/", plain);
  const word = page.getByRole("button", { name: "AVG", exact: true });
  const note = page.locator("#term-avg");
  assert.equal(await word.count(), 1);
  assert.equal(await note.isVisible(), false);
  await word.click();
  assert.match(await note.innerText(), /Algemene verordening gegevensbescherming/);
  const { x, width } = await note.boundingBox();
  assert.ok(x >= 0 && x + width <= 360, `from ${x}, ${width} wide`);
  await page.keyboard.press("Escape");
  assert.equal(await note.isVisible(), false);
  await word.press("Enter");
  assert.equal(await note.isVisible(), true);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/begrippen/#avg");
  await plain.close();
});

test("the glossary leads back to every page that explains a term", async () => {
  const page = await visit("begrippen/");
  const links = await page.locator(".term-used a").evaluateAll((all) => all.map((link) => link.href));
  assert.ok(links.length > 30, `${links.length} links`);
  const explained = pages.filter((file) => text(folder, file).includes('popovertarget="term-'));
  const known = new Set(links.map((link) => link.slice(server.base.length).split("#")[0]));
  const lost = links.filter((link) => {
    const [path, anchor] = link.slice(server.base.length).split("#");
    return !text(folder, `${path}index.html`).includes(`id="${anchor}" popovertarget`);
  });
  assert.deepEqual(lost, []);
  // Lists for one group of readers, lists of projects and pages of figures repeat what stands elsewhere.
  const repeated = /(voor|van)-|doelgroepen|figuren|projecten\/index|^ontwikkeltafel-twente\/index/;
  const own = explained.filter((file) => !repeated.test(file)).map((file) => file.replace("index.html", ""));
  assert.deepEqual(own.filter((path) => !known.has(path)), []);
  await page.close();
});

test("a line never ends between a term and the sign beside it", async () => {
  const page = await visit("ketenbreed-leren/");
  const word = page.locator("#use-bgzj");
  for (const width of [320, 360, 768, 1100, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    const tops = await word.evaluate((button) => {
      const range = document.createRange();
      const top = (node, at) => {
        range.setStart(node, at);
        range.setEnd(node, at + 1);
        return Math.round(range.getBoundingClientRect().top);
      };
      const whole = button.closest(".term-whole");
      const before = button.previousSibling;
      const after = whole.lastChild;
      return [top(before, before.length - 1), top(button.firstChild, 0), top(after, 0)];
    });
    assert.ok(Math.max(...tops) - Math.min(...tops) < 8, `${width}: ${tops}`);
  }
  await page.close();
});

test("an abbreviation is explained in factors and in steps too", async () => {
  for (const [path, word, where] of [
    ["dialoogtafels-heerenveen/factoren/organisatie/", "VO", ".factor-name"],
    ["dialoogtafels-heerenveen/casussen/3-mbo/", "GGZ", ".stop-label"],
    ["dialoogtafels-heerenveen/factoren/", "PO", ".source-title"],
  ]) {
    const page = await visit(path);
    const button = page.locator(where).getByRole("button", { name: word, exact: true });
    assert.equal(await page.getByRole("button", { name: word, exact: true }).count(), 1, path);
    await button.click();
    assert.equal(await page.locator(`#term-${word.toLowerCase()}`).isVisible(), true, path);
    await page.close();
  }
});

test("it is told where a recommendation and a factor come from, as links that lead on", async () => {
  const page = await visit("ketenbreed-leren/aanbevelingen/voor-gemeenten/");
  const origins = page.locator(".recommendation .origin");
  assert.equal(await origins.count(), await page.locator(".recommendation").count());
  await origins.first().locator("summary").click();
  await origins.first().getByRole("link", { name: /^Rode draad 1/ }).click();
  await page.waitForURL("**/ketenbreed-leren/rode-draden/1-verklarende-analyse/");
  await page.getByRole("heading", { name: "Waar komt dit vandaan?" }).waitFor();
  await page.goto(`${server.base}dialoogtafels-heerenveen/factoren/gezin/`);
  const factor = page.locator(".factor", { hasText: "Ouders en jongere zijn gemotiveerd" });
  await factor.locator(".origin summary").click();
  assert.equal(await factor.locator(".origin-step a").count(), 3);
  await factor.locator(".origin-step a").nth(2).click();
  await page.waitForURL("**/casussen/3-mbo/");
  assert.ok((await page.locator(".factor-links a", { hasText: "Ouders en jongere zijn gemotiveerd" }).count()) === 1);
  await page.close();
});

test("from a recommendation to its sources and back, where a report tells all of it", async () => {
  const whole = build("tests/fixtures/sites/whole");
  const other = await serve(whole, "/", policy);
  const page = await context.newPage();
  await page.goto(`${other.base}rapport/aanbevelingen/voor-scholen/`);
  const origin = page.locator(".recommendation .origin").first();
  await origin.locator("summary").click();
  const chain = await origin.innerText();
  for (const step of [/Rode draad 1: Luisteren/, /Ouders zijn gemotiveerd/, /Mogelijke oorzaak: Ouders zoeken hulp/, /Genoemd door Gesprek 1, Gesprek 2/, /Casus: Tom/, /Rapport: Heel rapport/]) {
    assert.match(chain, step);
  }
  await origin.getByRole("link", { name: /Ouders zijn gemotiveerd/ }).click();
  await page.waitForURL("**/factoren/gezin/#ouders-zijn-gemotiveerd");
  const factor = page.locator("#ouders-zijn-gemotiveerd .origin");
  await factor.locator("summary").click();
  await factor.getByRole("link", { name: /^Rode draad 1/ }).click();
  await page.waitForURL("**/rode-draden/1-luisteren/");
  // The other way: from the case to the recommendations.
  await page.locator(".evidence").getByRole("link", { name: "Tom" }).click();
  const advice = page.locator(".advice-group", { hasText: "Voor scholen" });
  await advice.getByRole("link", { name: /^Vraag ouders wat helpt/ }).click();
  await page.waitForURL("**/#1-schools-1");
  // A footnote stands with the recommendation that refers to it, on whatever page.
  for (const path of ["rapport/aanbevelingen/voor-scholen/", "rapport/rode-draden/1-luisteren/", "doelgroepen/scholen/"]) {
    await page.goto(other.base + path);
    const text = page.locator(".recommendation-text", { hasText: "Vraag ouders wat helpt." }).first();
    assert.match(await text.innerText(), /wat helpt\.\*\s+\* Een voetnoot\./);
    const dead = await page.evaluate(() => [...document.querySelectorAll('a[href^="#"]')].map((link) => link.hash.slice(1)).filter((id) => id && !document.getElementById(id)));
    assert.deepEqual(dead, []);
  }
  await page.close();
  await other.stop();
});

test("no rule of accessibility is broken by what opens", async () => {
  const axe = createRequire(import.meta.url)("axe-core").source;
  const values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"];
  const states = [
    [list, async (page) => {
      await page.getByText("Zoeken en kiezen").click();
      await page.locator(".origin summary").first().click();
    }],
    ["ontwikkeltafel-twente/avg-handleiding/", (page) => page.locator("button.term").first().click()],
    [list, async (page) => {
      await page.keyboard.press("Control+k");
      await page.locator("dialog.search [data-start]:not(:empty)").waitFor();
      await page.locator("dialog.search input").fill("school");
    }],
  ];
  const found = [];
  for (const colorScheme of ["light", "dark"]) {
    // The rules are put into the page as a script.
    const of = await browser.newContext({ viewport: { width: 360, height: 740 }, colorScheme, reducedMotion: "reduce", bypassCSP: true });
    for (const [path, open] of states) {
      const page = await visit(path, of);
      await open(page);
      await page.evaluate(axe);
      const { violations } = await page.evaluate((values) => globalThis.axe.run({ runOnly: { type: "tag", values } }), values);
      found.push(...violations.map(({ id, nodes: [first] }) => `${path} ${colorScheme}: ${id}: ${first.target} ${first.failureSummary}`));
      await page.close();
    }
    await of.close();
  }
  assert.deepEqual(found, []);
});

test("without scripts everything reads, and nothing is there that would not work", async () => {
  const plain = await browser.newContext({ javaScriptEnabled: false });
  for (const path of [list, factors, "begrippen/", ""]) {
    const page = await visit(path, plain);
    assert.equal(await page.locator(".scripted:visible, [data-filter]:visible, [data-print]:visible").count(), 0, path);
    await page.close();
  }
  const page = await visit(list, plain);
  assert.equal(await page.locator(".recommendation:visible").count(), await page.locator(".recommendation").count());
  await plain.close();
});
