// Draws a chart of 12 × 2 bars with Observable Plot, in jsdom, so many times: draw_plot.mjs svg COUNT.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

// The libraries stand in a folder of their own, which $PEERS names.
const require = createRequire(`${process.env.PEERS}/package.json`);
const { JSDOM } = require("jsdom");
const Plot = await import(require.resolve("@observablehq/plot").replace(/dist\/plot\.umd.*$/, "src/index.js"));

const data = JSON.parse(readFileSync(new URL("data.json", import.meta.url), "utf8"));
const bars = data.flatMap(([month, ...numbers]) => numbers.map((vragen, index) => ({ month, year: `jaar ${2021 + index}`, vragen })));

for (let left = Number(process.argv[3]); left > 0; left -= 1) {
  const { document } = new JSDOM("").window;
  const chart = Plot.plot({
    document,
    title: "Hulpvragen per maand",
    width: 720,
    x: { label: "vragen" },
    fy: { domain: data.map(([month]) => month), label: null },
    y: { axis: null },
    color: { legend: true },
    marks: [Plot.barX(bars, { x: "vragen", y: "year", fy: "month", fill: "year" }), Plot.ruleX([0])],
  });
  if (chart.outerHTML.length < 1000) throw new Error("nothing was drawn");
}
