// The example site in the house styles that organisations really publish: one page of each kind, in the light and in the
// dark, on a telephone and on a desktop. The build says which colours have too little contrast, and axe may find those
// and no others; so the list of pairs that the build reckons with (src/render/contrast.rs) stays true.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { address, each, kinds, launch, none, policy, program, serve, site } from "./helper.mjs";

const axe = createRequire(import.meta.url)("axe-core").source;
const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"];
const content = fileURLToPath(new URL("../../content", import.meta.url));
const packages = fileURLToPath(new URL("node_modules", import.meta.url));

/** Published house styles: the file with their tokens, its class, and a colour by which one knows them. */
const styles = [
  {
    name: "voorbeeld",
    tokens: "@nl-design-system-unstable/voorbeeld-design-tokens/dist/theme.css",
    class: "voorbeeld-theme",
    thread: "rgb(81, 21, 239)",
  },
  {
    name: "Utrecht",
    tokens: "@utrecht/design-tokens/dist/theme.css",
    class: "utrecht-theme",
    dark: { tokens: "@utrecht/design-tokens/dist/dark/theme.css", class: "utrecht-theme--dark" },
    thread: "rgb(204, 0, 0)",
  },
  {
    name: "Rijkshuisstijl",
    tokens: "@rijkshuisstijl-community/design-tokens/dist/index.css",
    class: "rhc-theme",
    thread: "rgb(21, 66, 115)",
  },
  {
    name: "Den Haag",
    tokens: "@gemeente-denhaag/design-tokens-components/dist/theme/index.css",
    class: "denhaag-theme",
    thread: "rgb(35, 133, 65)",
  },
];

let browser;

before(async () => {
  browser = await launch();
});

after(async () => {
  await browser?.close();
});

/** The example site in a house style: the folder it is built in, and the pairs of colours that the build warns of. */
function housed(style) {
  const root = mkdtempSync(join(tmpdir(), "rodedraad-house-"));
  process.on("exit", () => rmSync(root, { recursive: true, force: true }));
  cpSync(content, join(root, "content"), { recursive: true });
  mkdirSync(join(root, "content/house-style"));
  const put = (name, from) => cpSync(join(packages, from), join(root, "content/house-style", name));
  const keys = [`tokens = "house-style/tokens.css"`, `class = "${style.class}"`];
  put("tokens.css", style.tokens);
  if (style.dark) {
    put("dark.css", style.dark.tokens);
    keys.push(`dark_tokens = "house-style/dark.css"`, `dark_class = "${style.dark.class}"`);
  }
  const settings = readFileSync(join(content, "site.toml"), "utf8");
  writeFileSync(join(root, "content/site.toml"), `${settings}\n[house_style]\n${keys.join("\n")}\n`);
  const told = execFileSync(program, ["check", "--format", "json", "--lang", "en", "--root", root], { encoding: "utf8" });
  execFileSync(program, ["build", "--quiet", "--root", root, "--output", join(root, "output")], { stdio: "ignore" });
  const warned = [...told.matchAll(/(#[0-9a-f]{6}) on (#[0-9a-f]{6}) is/g)].map(([, front, back]) => `${front} on ${back}`);
  return { folder: join(root, "output"), warned: new Set(warned) };
}

/** What axe has against a page, but for pairs of colours that the build warned of. */
async function faults(page, warned) {
  const result = await page.evaluate(
    (values) => globalThis.axe.run(document, { runOnly: { type: "tag", values }, resultTypes: ["violations"] }),
    rules,
  );
  return result.violations.flatMap(({ id, nodes }) =>
    nodes
      .filter((node) => {
        const data = node.any.find((check) => check.id === "color-contrast")?.data;
        return !(id === "color-contrast" && warned.has(`${data?.fgColor} on ${data?.bgColor}`));
      })
      .map((node) => `${id}: ${node.target.join(" ")}: ${node.failureSummary?.split("\n")[1]?.trim() ?? ""}`),
  );
}

for (const style of styles) {
  test(`${style.name}: the house style is taken, and no page of any kind breaks a rule`, async (t) => {
    const { folder, warned } = housed(style);
    const { pages } = site(folder);
    const server = await serve(folder, "/", policy);
    const context = await browser.newContext({ reducedMotion: "reduce", bypassCSP: true });
    const elsewhere = [];
    context.on("request", (request) => request.url().startsWith(server.base) || elsewhere.push(request.url()));
    const complaints = await each(kinds(folder, pages), 3, async (file) => {
      const page = await context.newPage();
      await page.goto(server.base + address(file), { waitUntil: "load" });
      await page.evaluate(axe);
      const found = [];
      for (const colorScheme of ["light", "dark"]) {
        for (const width of [1280, 360]) {
          await page.emulateMedia({ colorScheme });
          await page.setViewportSize({ width, height: 800 });
          const where = `${file}, ${colorScheme}, ${width}`;
          found.push(...(await faults(page, warned)).map((fault) => `${where}: ${fault}`));
          const wide = await page.evaluate(() => document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth);
          if (wide > 0) found.push(`${where}: ${wide} pixels too wide`);
        }
      }
      await page.close();
      return found;
    });
    const page = await context.newPage();
    await page.emulateMedia({ colorScheme: "light" });
    await page.goto(server.base, { waitUntil: "load" });
    const thread = await page.evaluate(() => getComputedStyle(document.querySelector("path.thread")).stroke);
    await page.goto(`${server.base}rondom-het-kind/figuren/hulpvragen-ouders/`, { waitUntil: "load" });
    for (const media of ["screen", "print"]) {
      await page.emulateMedia({ media, colorScheme: "light" });
      const [bars, series, knot, letters] = await page.evaluate(() => {
        const probe = document.body.appendChild(document.createElement("i"));
        const token = (name) => ((probe.style.color = `var(${name})`), getComputedStyle(probe).color);
        const drawn = getComputedStyle(document.querySelector(".chart .series.s1"));
        return [drawn.fill, token("--series-1"), token("--thread"), getComputedStyle(document.querySelector(".chart text")).fontFamily];
      });
      assert.equal(bars, series, `${media}: charts have the colours of the house`);
      assert.notEqual(bars, "rgb(18, 67, 109)", `${media}: and not the theme's`);
      assert.equal(knot, style.thread, `${media}: the thread keeps the colour of the house`);
      assert.match(letters, /^"Atkinson Hyperlegible Next"/, `${media}: charts keep the letters they were measured with`);
    }
    await context.close();
    await server.stop();
    assert.equal(thread, style.thread, "the thread has the colour of the house");
    t.diagnostic(`the build warned of ${[...warned].join(", ") || "nothing"}`);
    none([...elsewhere, ...complaints.flat()]);
  });
}
