// A smoke test in WebKitGTK, the engine of Safari: the explorer starts, searches, opens a document by its address, and is embedded
// in both ways. The whole of it is tested in Chromium.

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { after, before, test } from "node:test";
import { serve } from "./site.mjs";
import { launch } from "./webkit.mjs";

const program = process.env.JALONS_WEBKIT ?? "/usr/bin/WebKitWebDriver";
const screen = process.env.PATH.split(":").some((folder) => existsSync(`${folder}/Xvfb`));
const skip = (!existsSync(program) && `there is no ${program}; set JALONS_WEBKIT`) || (!screen && "there is no Xvfb");
let site, webkit;
before(async () => {
  if (!skip) [site, webkit] = await Promise.all([serve(), launch(program)]);
});
after(async () => {
  await webkit?.close();
  await site?.close();
});

/** Opens a page, runs a check on it, and holds it to having no errors. */
async function visit(address, check) {
  const page = await webkit.open(address);
  try {
    await check(page);
    assert.deepEqual(await page.faults(), []);
  } finally {
    await page.close();
  }
}

test("it starts, and a search that is typed finds", { skip }, () =>
  visit(`${site.url}?lang=vi`, async (page) => {
    await page.until(() => document.querySelector("footer.foot") !== null);
    await page.type("#query", "tri tue nhan tao");
    const found = await page.until(() => document.querySelectorAll(".statement mark").length > 2 && document.querySelector(".statement").innerText);
    assert.match(found, /trí tuệ nhân tạo|AI/i);
    await page.until(() => new URLSearchParams(location.search).get("q") === "tri tue nhan tao");
    await page.click(".record h2 a");
    await page.until(() => document.querySelector("main.reading h1") !== null);
    await page.evaluate(() => history.back());
    await page.until(() => document.querySelector("#query")?.value === "tri tue nhan tao");
  }));

test("a document opens by its address", { skip }, () =>
  visit(`${site.url}?doc=bac-giang-digital-economy-plan&lang=en`, async (page) => {
    assert.match(await page.until(() => document.querySelector("main.reading h1")?.innerText), /Bac Giang/);
    assert.ok(await page.until(() => document.querySelectorAll(".statement").length > 10));
    assert.match(await page.evaluate(() => document.title), / · Jalons$/);
  }));

test("in a page of another site it is a frame, or in the page itself", { skip }, async () => {
  const text = `<!doctype html><html lang="en"><script async src="${site.url}embed.js"></script><jalons-explorer q="fibre"></jalons-explorer><jalons-explorer mode="inline" q="fibre" style="width: 320px"></jalons-explorer>`;
  const host = await serve({ answer: (path) => (path === "host.html" ? { status: 200, type: "text/html", body: text } : null) });
  await visit(`${host.url}host.html`, async (page) => {
    await page.until(() => document.querySelector("jalons-explorer").shadowRoot.querySelector("iframe")?.offsetHeight > 700);
    const [size, unfold] = await page.until(() => {
      const { shadowRoot } = document.querySelectorAll("jalons-explorer")[1];
      return shadowRoot.querySelector(".statement") && ["#query", ".unfold"].map((selector) => getComputedStyle(shadowRoot.querySelector(selector))).map((style, place) => style[["fontSize", "display"][place]]);
    });
    assert.deepEqual([size, unfold], ["16.32px", "block"]);
    await page.evaluate(() => document.querySelectorAll("jalons-explorer").forEach((element) => element.search("5G")));
    await page.until(() => document.querySelectorAll("jalons-explorer")[1].shadowRoot.querySelector("#query").value === "5G");
  });
  await host.close();
});
