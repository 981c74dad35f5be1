// Figures as they are shown: every text in them can be read, at every width, on the screen and on paper. Measured on
// the site of hard figures (torture.mjs) and on the example site.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { address, each, launch, serve, site, text } from "./helper.mjs";
import { torture } from "./torture.mjs";

const WIDTHS = [320, 360, 768, 1280];

/** The smallest text in a figure, in pixels as shown. */
const SMALLEST = 14;

const { folder: hard, pages: hardPages } = site(torture());
const { folder, pages } = site();

let browser, visits;
const servers = [];

before(async () => {
  browser = await launch();
  const context = await browser.newContext({ reducedMotion: "reduce" });
  const visited = async (folder, pages) => {
    const server = await serve(folder);
    servers.push(server);
    return each(pages.filter((file) => hasFigures(folder, file)), 3, (file) => visit(context, server, file));
  };
  // The hard charts stand all together on the page of their report; pages of their own would show them once more.
  const together = hardPages.filter((file) => file.startsWith("alles/") || file.split("/").length === 2);
  visits = [...(await visited(hard, together)), ...(await visited(folder, pages))];
});

after(async () => {
  await browser?.close();
  await Promise.all(servers.map((server) => server.stop()));
});

function hasFigures(folder, file) {
  return text(folder, file).includes("figure-picture");
}

/** What there is to see of a page's figures at every width and on paper, from one visit. */
async function visit(context, server, file) {
  const page = await context.newPage();
  await page.goto(server.base + address(file), { waitUntil: "load" });
  await page.evaluate(() => document.fonts.ready.then(() => {}));
  const seen = {};
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    seen[width] = { ...(await page.evaluate(read, SMALLEST)), charts: await page.evaluate(layouts) };
  }
  await page.setViewportSize({ width: 720, height: 900 });
  await page.emulateMedia({ media: "print" });
  seen.print = { charts: await page.evaluate(layouts) };
  await page.close();
  return { file, seen };
}

/** In the page: what is wrong with the texts of its figures, and how many there are. */
function read(smallest) {
  // What only a screen reader is told is cut down to nothing.
  const forEars = (element) => element && (getComputedStyle(element).clipPath === "inset(50%)" || forEars(element.parentElement));
  const shown = (element) =>
    element.checkVisibility({ contentVisibilityAuto: true, opacityProperty: true, visibilityProperty: true }) && !forEars(element);
  const complaints = [];
  let count = 0;
  for (const figure of document.querySelectorAll(".figure-picture")) {
    const name = figure.closest("figure")?.id ?? "";
    const complain = (what, text) => complaints.push(`${name}: ${what}: ${text.slice(0, 60)}`);
    const boxes = [];
    const walker = document.createTreeWalker(figure, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      const parent = node.parentElement;
      const text = node.data.trim();
      if (text === "" || parent.closest("title, desc, details:not([open]) > :not(summary)") || !shown(parent)) continue;
      const drawing = parent.closest("svg");
      const scale = drawing ? parent.getScreenCTM().a : 1;
      const size = Number.parseFloat(getComputedStyle(parent).fontSize) * scale;
      if (size < smallest - 0.01) complain(`${size.toFixed(2)} px small`, text);
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const whole of range.getClientRects()) {
        if (whole.width < 1) continue;
        count += 1;
        // A line's box is higher than its letters: of the em, an eighth above and a twentieth below is air.
        const box = { left: whole.left + 0.5, right: whole.right - 0.5, top: whole.top + size / 8, bottom: whole.bottom - size / 20, text };
        boxes.push(box);
        const cut = clipped(parent, box);
        if (cut) complain(`clipped by ${cut}`, text);
      }
    }
    boxes.sort((a, b) => a.top - b.top);
    for (const [index, box] of boxes.entries()) {
      for (const other of boxes.slice(index + 1)) {
        if (other.top >= box.bottom) break;
        if (other.left < box.right && box.left < other.right) complain("overlaps", `${box.text.slice(0, 25)} | ${other.text}`);
      }
    }
  }

  /** What cuts a box off: the drawing it is in, something that hides or scrolls, or the window. */
  function clipped(element, box) {
    const drawing = element.closest("svg");
    const slack = 1.5;
    if (drawing) {
      const edge = drawing.getBoundingClientRect();
      const inside =
        box.left >= edge.left - slack && box.right <= edge.right + slack && box.top >= edge.top - slack && box.bottom <= edge.bottom + slack;
      if (!inside) return "its drawing";
    }
    for (let at = drawing ?? element; at; at = at.parentElement) {
      const edge = at.getBoundingClientRect();
      // A table wider than the screen scrolls in a frame of its own, which the keyboard reaches.
      if (at.matches(".table-scroll[tabindex]")) return null;
      const { overflowX } = getComputedStyle(at);
      if (overflowX !== "visible" && at !== document.scrollingElement && (box.left < edge.left - slack || box.right > edge.right + slack)) {
        return at.className || at.localName;
      }
    }
    return box.left < -slack || box.right > document.documentElement.clientWidth + slack ? "the window" : null;
  }

  const root = document.scrollingElement;
  if (root.scrollWidth > root.clientWidth) complaints.push(`scrolls sideways: ${root.scrollWidth} of ${root.clientWidth} px`);
  return { complaints, count };
}

/** In the page: which layout of each chart is shown, and how wide what it stands in is. */
function layouts() {
  const charts = [...document.querySelectorAll(".chart")].filter((chart) => chart.checkVisibility());
  return charts.map((chart) => ({
    name: chart.closest("figure")?.id ?? "",
    room: chart.clientWidth,
    shown: [...chart.children].filter((drawing) => drawing.checkVisibility()).map((drawing) => drawing.classList[0]),
  }));
}

/** Says everything that is wrong. */
function none(complaints) {
  assert.equal(complaints.length, 0, `\n${complaints.slice(0, 80).join("\n")}\n${complaints.length} in all`);
}

/** All charts as they are laid out at a width or in print. */
function charts(at) {
  const all = visits.flatMap(({ file, seen }) => seen[at].charts.map((chart) => ({ file, ...chart })));
  assert.ok(all.length > 60, "there are charts");
  return all;
}

/** Complains of charts that are not shown once, in the layout they should have. */
function laidOut(charts, right) {
  none(
    charts
      .filter((chart) => chart.shown.join() !== right(chart))
      .map(({ file, name, room, shown }) => `${file}: ${name}: ${shown.join(" and ")} in ${room} px`),
  );
}

for (const width of WIDTHS) {
  test(`at ${width} px every text in a figure can be read`, (t) => {
    const lines = visits.reduce((sum, { seen }) => sum + seen[width].count, 0);
    t.diagnostic(`${lines} lines of text on ${visits.length} pages`);
    assert.ok(lines > 3000, "there is text to measure");
    none(visits.flatMap(({ file, seen }) => seen[width].complaints.map((complaint) => `${file}: ${complaint}`)));
  });

  test(`at ${width} px every chart is shown once, in the layout that fits`, () => {
    laidOut(charts(width), ({ room }) => (room >= 640 ? "chart-wide" : "chart-narrow"));
  });
}

test("on paper every chart is shown in its wide layout", () => {
  laidOut(charts("print"), () => "chart-wide");
});
