// Figures outside their page: as a picture of their own, in another site's frame, read aloud, and in the colours a reader forces.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { address, each, launch, serve, site, text } from "./helper.mjs";
import { torture } from "./torture.mjs";

const { folder, files, pages } = site();
const drawings = [...files].filter((file) => /\/figuren\/.*\.svg$/.test(file));

/** Every kind of chart with every sort of data, a page a kind. */
const hard = site(torture());
const kinds = hard.pages.filter((file) => /^[^/]+\/index\.html$/.test(file) && text(hard.folder, file).includes('class="chart"'));

let browser, server, hardServer;

before(async () => {
  browser = await launch();
  server = await serve(folder);
  hardServer = await serve(hard.folder);
});

after(async () => {
  await browser?.close();
  await Promise.all([server, hardServer].map((one) => one?.stop()));
});

/** Says everything that is wrong. */
function none(complaints) {
  assert.equal(complaints.length, 0, `\n${complaints.slice(0, 40).join("\n")}\n${complaints.length} in all`);
}

/** In the page: how far two pictures are apart, in squares of 16 pixels: the mean, and the worst; 0 to 255. */
async function apart([one, other]) {
  const side = 16;
  const small = async (source) => {
    const picture = new Image();
    picture.src = source;
    await picture.decode();
    const { naturalWidth: width, naturalHeight: height } = picture;
    const canvas = new OffscreenCanvas(Math.ceil(width / side), Math.ceil(height / side));
    const context = canvas.getContext("2d");
    context.imageSmoothingQuality = "high";
    context.drawImage(picture, 0, 0, canvas.width, canvas.height);
    return { width, height, data: context.getImageData(0, 0, canvas.width, canvas.height).data };
  };
  const [a, b] = [await small(one), await small(other)];
  const differences = Array.from(a.data, (value, index) => Math.abs(value - b.data[index]));
  return {
    sizes: [a, b].map(({ width, height }) => `${width} × ${height}`),
    mean: differences.reduce((sum, value) => sum + value, 0) / differences.length,
    worst: Math.max(...differences),
  };
}

test("a drawing on its own looks in a browser as its picture does", async (t) => {
  assert.ok(drawings.length >= 5, "there are drawings to download");
  const context = await browser.newContext({ deviceScaleFactor: 2, viewport: { width: 1000, height: 2400 } });
  const complaints = await each(drawings, 2, async (file) => {
    const page = await context.newPage();
    const asked = [];
    page.on("request", (request) => asked.push(request.url()));
    await page.goto(server.base + file);
    const [width, height] = await page.evaluate(() => {
      const { width, height } = document.documentElement;
      return [width.baseVal.value, height.baseVal.value];
    });
    const shot = await page.screenshot({ clip: { x: 0, y: 0, width, height } });
    const own = `data:image/png;base64,${shot.toString("base64")}`;
    const names = await page.evaluate(() => [document.querySelector("title")?.textContent, document.querySelector("desc")?.textContent]);
    const others = asked.slice(1);
    await page.goto(`${server.base}404.html`);
    const { sizes, mean, worst } = await page.evaluate(apart, [own, server.base + file.replace(/svg$/, "png")]);
    await page.close();
    t.diagnostic(`${file}: ${mean.toFixed(2)} on average, ${worst} at most`);
    const found = [];
    if (others.length > 0) found.push(`asks for ${others.join(", ")}`);
    if (names.some((name) => !name)) found.push("has no title or no description");
    if (sizes[0] !== sizes[1]) found.push(`is ${sizes.join(" and ")}`);
    if (mean > 2 || worst > 80) found.push(`differs by ${mean.toFixed(2)} on average, ${worst} at most`);
    return found.map((complaint) => `${file}: ${complaint}`);
  });
  await context.close();
  none(complaints.flat());
});

test("a figure in another site's frame stands alone, without script, and fits", async () => {
  const context = await browser.newContext({ viewport: { width: 400, height: 900 } });
  const snippets = pages.filter((file) => /\/figuren\/[^/]+\/index.html$/.test(file) && text(folder, file).includes("&lt;iframe"));
  assert.ok(snippets.length >= 10, "there are figures to embed");
  const complaints = await each(snippets, 3, async (file) => {
    const page = await context.newPage();
    await page.goto(server.base + address(file));
    const snippet = await page.evaluate(() => [...document.querySelectorAll("code, textarea, input")].map((at) => at.value ?? at.textContent).find((code) => code.includes("<iframe")));
    const canonical = await page.evaluate(() => document.querySelector('link[rel="canonical"]').href);
    const here = snippet.replace(canonical.slice(0, canonical.length - address(file).length), server.base);
    await page.goto(`${server.base}robots.txt`);
    await page.setContent(`<!doctype html><title>Elders</title><body style="margin:0;width:320px">${here}`);
    const frame = await (await page.waitForSelector("iframe")).contentFrame();
    await frame.waitForLoadState("load");
    const seen = await frame.evaluate(() => ({
      scripts: document.scripts.length,
      navigation: document.querySelectorAll("nav, header").length,
      figures: document.querySelectorAll("figure").length,
      tables: document.querySelectorAll("table").length,
      sideways: document.scrollingElement.scrollWidth > document.scrollingElement.clientWidth,
      back: document.querySelector("footer a")?.href ?? "",
      target: document.querySelector("base")?.target,
    }));
    await page.close();
    const expected = { scripts: 0, navigation: 0, figures: 1, sideways: false, target: "_top" };
    const found = Object.entries(expected).filter(([key, value]) => seen[key] !== value).map(([key]) => `${key}: ${seen[key]}`);
    if (seen.tables === 0) found.push("no table");
    if (!seen.back.startsWith(server.base)) found.push(`leads back to ${seen.back}`);
    return found.map((complaint) => `${file}: ${complaint}`);
  });
  await context.close();
  none(complaints.flat());
});

/** The pages of single figures that are drawn. */
function drawn() {
  return drawings.map((file) => file.replace(/[^/]+$/, "index.html"));
}

test("a screen reader is told title, description and table, and no single label of the picture", async () => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const complaints = await each(drawn(), 2, async (file) => {
    const page = await context.newPage();
    await page.goto(server.base + address(file));
    const about = await page.evaluate(() => {
      for (const details of document.querySelectorAll("figure details")) details.open = true;
      const picture = [...document.querySelectorAll("figure svg[role=img]")].find((svg) => svg.checkVisibility());
      return { title: picture.querySelector("title").textContent, description: picture.querySelector("desc").textContent };
    });
    const session = await context.newCDPSession(page);
    const { nodes } = await session.send("Accessibility.getFullAXTree");
    await page.close();
    const byId = new Map(nodes.map((node) => [node.nodeId, node]));
    const role = (node) => node.role?.value;
    const below = (node) => (node.childIds ?? []).map((id) => byId.get(id)).flatMap((child) => [child, ...below(child)]);
    const told = (node) => below(node).filter((child) => !child.ignored);
    const pictures = nodes.filter((node) => !node.ignored && /^(img|image)$/.test(role(node)) && node.name?.value === about.title);
    const tables = nodes.filter((node) => !node.ignored && role(node) === "table");
    const found = [];
    if (pictures.length !== 1) found.push(`${pictures.length} pictures are called ${about.title}`);
    for (const picture of pictures) {
      if (picture.description?.value !== about.description) found.push(`the picture is described as ${picture.description?.value}`);
      const labels = told(picture).filter((node) => node.name?.value);
      if (labels.length > 0) found.push(`${labels.length} parts of the picture are told, the first ${labels[0].name.value}`);
    }
    if (tables.length === 0 || tables.some((table) => !table.name?.value)) found.push("there is no table with a name");
    for (const table of tables) {
      const roles = told(table).map(role);
      if (!roles.includes("columnheader") || !roles.includes("rowheader")) found.push("a table lacks headers");
    }
    return found.map((complaint) => `${file}: ${complaint}`);
  });
  await context.close();
  none(complaints.flat());
});

/** In the page: what of its drawings cannot be seen in forced colours. */
function forced() {
  const probe = document.body.appendChild(document.createElement("div"));
  const system = (name) => ((probe.style.color = name), getComputedStyle(probe).color);
  const [canvas, ink] = [system("Canvas"), system("CanvasText")];
  const complaints = [];
  const found = { complaints, onGuides: 0, cells: 0 };
  for (const svg of [...document.querySelectorAll(".chart svg")].filter((drawing) => drawing.checkVisibility())) {
    for (const shape of svg.querySelectorAll("rect, path, circle, text")) {
      if (shape.closest("defs, .page, .faint")) continue;
      const { fill, stroke, paintOrder } = getComputedStyle(shape);
      const seen = shape.localName === "text" ? fill === ink : [fill, stroke].some((paint) => paint !== "none" && paint !== canvas);
      if (!seen) complaints.push(`${shape.localName} in ${shape.parentElement.getAttribute("class")}: ${fill}, ${stroke}`);
      const onGuides = shape.localName === "text" && shape.closest(".values") && svg.querySelector(".grid");
      if (onGuides && !(stroke === canvas && paintOrder.startsWith("stroke"))) complaints.push(`a guide line runs through ${shape.textContent}`);
      if (onGuides) found.onGuides += 1;
    }
    // The shades of a heat map: each has edges of another weight.
    const shades = [...svg.querySelectorAll(".heat:not(.hidden, .key *)")].filter((shade) => shade.querySelector("rect"));
    const weights = shades.map((shade) => getComputedStyle(shade.querySelector("rect")).strokeWidth);
    if (new Set(weights).size < shades.length) complaints.push(`shades look the same: ${weights.join(", ")}`);
    found.cells += shades.length;
  }
  probe.remove();
  return { ...found, complaints: [...new Set(complaints)] };
}

for (const colorScheme of ["light", "dark"]) {
  test(`in forced colours, ${colorScheme}, every shape and text of a drawing is seen`, async () => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, forcedColors: "active", colorScheme });
    const all = [...drawn().map((file) => [server, file]), ...kinds.map((file) => [hardServer, file])];
    const seen = await each(all, 2, async ([server, file]) => {
      const page = await context.newPage();
      await page.goto(server.base + address(file));
      const found = await page.evaluate(forced);
      await page.close();
      return { ...found, complaints: found.complaints.map((complaint) => `${file}: ${complaint}`) };
    });
    await context.close();
    for (const what of ["onGuides", "cells"]) assert.ok(seen.some((found) => found[what] > 0), `there is something to see: ${what}`);
    none(seen.flatMap(({ complaints }) => complaints));
  });
}
