// Draws the pictures of assets/icons from assets/icon.svg and the built site: `cargo xtask pictures`.
//
// Icons for installing, one picture for links (Open Graph), two screenshots in each language for the manifests, and the one
// of the README.

import { readFileSync, writeFileSync } from "node:fs";
import { launch, ready, serve } from "./site.mjs";

const OUT = new URL("../../assets/icons/", import.meta.url);
const icon = readFileSync(new URL("../../assets/icon.svg", import.meta.url), "utf8");
const font = readFileSync(new URL("../../assets/fonts/be-vietnam-pro-latin-600-normal.woff2", import.meta.url)).toString("base64");
const vietnamese = readFileSync(new URL("../../assets/fonts/be-vietnam-pro-vietnamese-600-normal.woff2", import.meta.url)).toString("base64");

/** Each icon: its edge in pixels, how much of it the drawing takes, and its ground. A maskable icon may be cut to a circle. */
const ICONS = {
  "icon-192": { edge: 192, share: 0.94, ground: "transparent" },
  "icon-512": { edge: 512, share: 0.94, ground: "transparent" },
  "maskable-512": { edge: 512, share: 0.6, ground: "#fbfaf7" },
  "touch-180": { edge: 180, share: 0.74, ground: "#fbfaf7" },
};

const CARD = `<style>
  @font-face { font-family: V; src: url(data:font/woff2;base64,${font}); }
  @font-face { font-family: V; src: url(data:font/woff2;base64,${vietnamese}); unicode-range: U+0102-0103, U+0110-0111, U+01A0-01B0, U+1EA0-1EF9; }
  body { margin: 0; width: 1200px; height: 630px; display: flex; align-items: center; background: #fbfaf7; color: #1a1d21; font-family: V; }
  svg { width: 380px; height: 480px; margin-left: 10px; } h1 { font-size: 132px; margin: 0 0 18px; letter-spacing: -.02em; } p { margin: 0 0 12px; font-size: 33px; color: #59616b; }
  </style>${icon}<div><h1>Jalons</h1><p>Vietnam : annonces, promesses, résultats</p><p>Vietnam: announced, promised, reached</p><p>Việt Nam: công bố, cam kết, kết quả</p></div>`;

const browser = await launch();
const page = await browser.newPage();

for (const [name, { edge, share, ground }] of Object.entries(ICONS)) {
  await page.setViewportSize({ width: edge, height: edge });
  const size = Math.round(edge * share);
  await page.setContent(`<style>body { margin: 0; height: ${edge}px; display: grid; place-items: center; background: ${ground}; } svg { width: ${size}px; height: ${size}px; display: block; }</style>${icon}`);
  await page.screenshot({ path: new URL(`${name}.png`, OUT).pathname, omitBackground: true });
}

await page.setViewportSize({ width: 1200, height: 630 });
await page.setContent(CARD);
await page.evaluate(() => document.fonts.ready);
await page.screenshot({ path: new URL("card.png", OUT).pathname });

const site = await serve();
const QUERIES = { fr: "intelligence artificielle", en: "artificial intelligence", vi: "trí tuệ nhân tạo" };
for (const [lang, query] of Object.entries(QUERIES)) {
  for (const [name, viewport] of Object.entries({ wide: { width: 1280, height: 800 }, narrow: { width: 390, height: 844 } })) {
    const context = await browser.newContext({ viewport, locale: lang, serviceWorkers: "block" });
    const view = await context.newPage();
    await view.goto(`${site.url}?q=${encodeURIComponent(query)}&lang=${lang}`);
    await ready(view);
    await view.evaluate(() => document.fonts.ready);
    await view.waitForTimeout(300);
    writeFileSync(new URL(`${name}-${lang}.png`, OUT), await view.screenshot());
    await context.close();
  }
}
// The picture of the README.
const context = await browser.newContext({ viewport: { width: 1280, height: 860 }, locale: "fr", serviceWorkers: "block" });
const view = await context.newPage();
await view.goto(`${site.url}?q=villes%20intelligentes`);
await ready(view);
await view.evaluate(() => document.fonts.ready);
await view.waitForTimeout(300);
writeFileSync(new URL("../screenshot.png", OUT), await view.screenshot());
await context.close();
await site.close();
await browser.close();
