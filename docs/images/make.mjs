// Takes the pictures of the documentation: six kinds of page of the example site, on a desktop and on a telephone.
//
//     cargo build && (cd tests/browser && npm ci) && node docs/images/make.mjs

import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { launch, serve, site } from "../../tests/browser/helper.mjs";

const pages = {
  home: "",
  report: "ketenbreed-leren/",
  thread: "ketenbreed-leren/rode-draden/1-verklarende-analyse/",
  audience: "ketenbreed-leren/aanbevelingen/voor-gemeenten/",
  factors: "dialoogtafels-heerenveen/factoren/",
  case: "dialoogtafels-heerenveen/casussen/3-mbo/",
};

const devices = {
  desktop: { viewport: { width: 1280, height: 900 }, deviceScaleFactor: 1 },
  phone: { viewport: { width: 360, height: 740 }, deviceScaleFactor: 2 },
};

const { folder } = site();
const server = await serve(folder);
const browser = await launch();
for (const [device, options] of Object.entries(devices)) {
  const context = await browser.newContext({ ...options, colorScheme: "light", reducedMotion: "reduce" });
  for (const [name, address] of Object.entries(pages)) {
    const page = await context.newPage();
    // Twice: the first visit fetches the font, the second has it at once.
    for (let visit = 0; visit < 2; visit += 1) await page.goto(server.base + address, { waitUntil: "networkidle" });
    const session = await context.newCDPSession(page);
    const { data } = await session.send("Page.captureScreenshot", { format: "webp", quality: 80 });
    writeFileSync(fileURLToPath(new URL(`${name}-${device}.webp`, import.meta.url)), Buffer.from(data, "base64"));
    await page.close();
  }
  await context.close();
}
await browser.close();
await server.stop();
