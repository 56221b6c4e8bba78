// Pictures of the views, held against those in `looks/`. Each is drawn on a small canvas in the browser and compared there by
// blocks, so that letters of another machine pass and a view that breaks does not.
//
// `JALONS_LOOKS=draw node --test looks.test.mjs` draws them anew; look at them before they are committed.

import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { test } from "node:test";
import { launch, open, ready, serve } from "./site.mjs";
import { after, before } from "node:test";

const DRAW = process.env.JALONS_LOOKS === "draw";
const FOLDER = new URL("./looks/", import.meta.url);
/** The day the pictures are drawn on: today's line must not wander. */
const TODAY = new Date("2026-11-22T12:00:00Z");
const WIDE = { width: 1280, height: 900 };
const NARROW = { width: 360, height: 800 };

const LOOKS = [
  ["search", "", WIDE, "light"],
  ["search-narrow-dark-vi", "?lang=vi&q=tr%C3%AD%20tu%E1%BB%87%20nh%C3%A2n%20t%E1%BA%A1o", NARROW, "dark"],
  ["timeline-months", "?zoom=2025-05/2025-11&lanes=theme&lang=en", WIDE, "dark"],
  ["targets", "?view=targets", WIDE, "light"],
  ["provinces", "?view=provinces&province=bac-ninh&lang=en", WIDE, "light"],
  ["matrix", "?view=matrix", WIDE, "light"],
  ["registers-narrow", "?view=registers&lang=en", NARROW, "light"],
  ["document", "?doc=bac-giang-digital-economy-plan", WIDE, "dark"],
];

/** Width of a compared picture, and the side of a block whose mean colour is compared. */
const SMALL = 320;
const BLOCK = 8;
/** A block differs if a colour of it is so far off; so large a share of blocks may differ. */
const OFF = 24;
const SHARE = 0.06;

let site, browser;
before(async () => {
  [site, browser] = await Promise.all([serve(), launch()]);
});
after(async () => {
  await browser.close();
  await site.close();
});

/** A page as a small picture: its bytes as PNG. */
async function look(query, viewport, colorScheme) {
  const { page, close } = await open(browser, `${site.url}?`, { viewport, colorScheme, reducedMotion: "reduce", serviceWorkers: "block" });
  await page.clock.setFixedTime(TODAY);
  await page.goto(site.url + query);
  await ready(page);
  await page.evaluate(() => document.fonts.ready);
  // Lines about the offline copy come when they come.
  await page.evaluate(() => document.querySelector("#notes")?.remove());
  await page.waitForTimeout(200);
  const large = await page.screenshot();
  const small = await page.evaluate(async ([url, width]) => {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = width;
    canvas.height = Math.round((image.height / image.width) * width);
    const pen = canvas.getContext("2d");
    pen.imageSmoothingQuality = "high";
    pen.drawImage(image, 0, 0, canvas.width, canvas.height);
    // Fewer colours make a smaller file, and no difference to what is compared.
    const pixels = pen.getImageData(0, 0, canvas.width, canvas.height);
    for (let at = 0; at < pixels.data.length; at++) if (at % 4 < 3) pixels.data[at] = Math.min(255, Math.round(pixels.data[at] / 17) * 17);
    pen.putImageData(pixels, 0, 0);
    return canvas.toDataURL("image/png");
  }, [`data:image/png;base64,${large.toString("base64")}`, Math.min(SMALL, Math.round(viewport.width * 0.7))]);
  return { small, page, close };
}

/** Which share of the blocks of two pictures differ. */
function compare(page, one, other) {
  return page.evaluate(async ([one, other, block, off]) => {
    const read = async (url) => {
      const image = new Image();
      image.src = url;
      await image.decode();
      const canvas = document.createElement("canvas");
      [canvas.width, canvas.height] = [Math.ceil(image.width / block), Math.ceil(image.height / block)];
      const pen = canvas.getContext("2d");
      const full = document.createElement("canvas");
      [full.width, full.height] = [image.width, image.height];
      const reader = full.getContext("2d");
      reader.drawImage(image, 0, 0);
      const { data } = reader.getImageData(0, 0, image.width, image.height);
      const means = [];
      for (let y = 0; y < image.height; y += block) {
        for (let x = 0; x < image.width; x += block) {
          const sum = [0, 0, 0, 0];
          for (let down = y; down < Math.min(y + block, image.height); down++) {
            for (let right = x; right < Math.min(x + block, image.width); right++) {
              for (let colour = 0; colour < 3; colour++) sum[colour] += data[(down * image.width + right) * 4 + colour];
              sum[3]++;
            }
          }
          means.push(sum.slice(0, 3).map((colour) => colour / sum[3]));
        }
      }
      return { means, size: `${image.width}x${image.height}` };
    };
    const [a, b] = [await read(one), await read(other)];
    if (a.size !== b.size) return 1;
    const differ = a.means.filter((mean, at) => mean.some((colour, which) => Math.abs(colour - b.means[at][which]) > off));
    return differ.length / a.means.length;
  }, [one, other, BLOCK, OFF]);
}

for (const [name, query, viewport, scheme] of LOOKS) {
  test(`${name} looks as it did`, async () => {
    const { small, page, close } = await look(query, viewport, scheme);
    const place = new URL(`${name}.png`, FOLDER);
    const bytes = Buffer.from(small.split(",")[1], "base64");
    if (DRAW) {
      mkdirSync(FOLDER, { recursive: true });
      writeFileSync(place, bytes);
      assert.ok(bytes.length <= 60_000, `${bytes.length} bytes`);
    } else {
      const known = `data:image/png;base64,${readFileSync(place).toString("base64")}`;
      const share = await compare(page, known, small);
      assert.ok(share <= SHARE, `${(share * 100).toFixed(1)} % of ${name} differ`);
    }
    await close();
  });
}

test("a view that breaks does not look as it did", async () => {
  // Without its styles; with a view missing; in the other colours.
  for (const [name, query, viewport, scheme] of [["search", "?view=documents", WIDE, "light"], ["matrix", "?view=matrix&cross=theme-year", WIDE, "light"], ["targets", "?view=targets", WIDE, "dark"]]) {
    if (DRAW) continue;
    const { small, page, close } = await look(query, viewport, scheme);
    const known = `data:image/png;base64,${readFileSync(new URL(`${name}.png`, FOLDER)).toString("base64")}`;
    const share = await compare(page, known, small);
    assert.ok(share > 2 * SHARE, `only ${(share * 100).toFixed(1)} % of ${name} differ`);
    await close();
  }
});
