// Pictures of timeline, matrix and map to take away.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { stage } from "./site.mjs";

const held = stage();

const take = async (page, format) => {
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: new RegExp(`(Télécharger|Download|Tải về) \\S+( \\S+)? ${format}$`) }).click()]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
};

for (const [query, part, expected] of [
  ["?lang=fr&from=2020", "timeline", ["Bac Giang", "aujourd’hui", "Annoncé et attendu · Annoncé depuis 2020"]],
  ["?view=matrix&q=num%C3%A9rique&lang=en", "matrix", ["Matrix · numérique", "Bac Giang", "Total", "statements under CC BY 4.0"]],
  ["?view=provinces&lang=vi", "map", ["Tỉnh, thành phố", "BN", "★"]],
]) {
  test(`the ${part} as SVG and as PNG, with title and source`, () =>
    held.visit(query, async (page) => {
      const { name, bytes } = await take(page, "SVG");
      assert.match(name, new RegExp(`^jalons-.*-${part}\\.svg$`));
      const text = bytes.toString();
      assert.doesNotMatch(text, /<(script|foreignObject|image|style|a)\b| on\w+=| href=/);
      for (const one of expected) assert.ok(text.includes(one), `${one} is missing`);
      assert.match(text, /http:\/\/127\.0\.0\.1:\d+\/\?/);
      const png = await take(page, "PNG");
      assert.match(png.name, new RegExp(`-${part}\\.png$`));
      assert.deepEqual([...png.bytes.subarray(1, 4)], [...Buffer.from("PNG")]);
      const [width, height] = [png.bytes.readUInt32BE(16), png.bytes.readUInt32BE(20)];
      assert.equal(width, 2400);
      assert.equal(height, 2 * Number(/height="(\d+)"/.exec(text)[1]));
      // A picture of one colour would be smaller.
      assert.ok(png.bytes.length > 20_000, `${png.bytes.length} bytes`);
    }));
}

test("what was typed cannot become part of the picture's code", () =>
  held.visit(`?q=${encodeURIComponent('num"/><script>alert(1)</script>&')}&theme=ai`, async (page) => {
    if ((await page.locator(".timeline").count()) === 0) return;
    const { bytes } = await take(page, "SVG");
    assert.ok(!bytes.toString().includes("<script"));
  }));
