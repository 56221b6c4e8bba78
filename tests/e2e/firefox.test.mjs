// What the explorer promises, in Firefox: starting, searching in three languages, a document, the timeline, going without a
// network, being embedded. The whole of it is tested in Chromium.

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { after, before, test } from "node:test";
import { launch } from "./firefox.mjs";
import { serve } from "./site.mjs";

const program = process.env.JALONS_FIREFOX ?? "/usr/bin/firefox-esr";
const skip = !existsSync(program) && `there is no ${program}; set JALONS_FIREFOX`;
let site, firefox;
before(async () => {
  if (!skip) [site, firefox] = await Promise.all([serve(), launch(program)]);
});
after(async () => {
  await firefox?.close();
  await site?.close();
});

/** Opens a state and holds the page to its promises. */
async function visit(query, check) {
  const page = await firefox.open(site.url + query);
  await page.until(() => document.querySelector("footer.foot") !== null);
  await check(page);
  assert.deepEqual(page.faults, []);
  await page.close();
}

for (const [lang, query, statement] of [
  ["fr", "reseau 5g", /5G/],
  ["en", "artificial intelligence", /artificial intelligence|AI/i],
  ["vi", "tri tue nhan tao", /trí tuệ nhân tạo|AI/i],
]) {
  test(`it starts and finds in ${lang}`, { skip }, () =>
    visit(`?lang=${lang}`, async (page) => {
      await page.type("#query", query);
      const found = await page.until(() => document.querySelectorAll(".statement mark").length > 2 && document.querySelector(".statement").innerText);
      assert.match(found, statement);
      const address = await page.until(() => new URLSearchParams(location.search).get("q"));
      assert.equal(address, query);
      assert.equal(await page.evaluate(() => document.documentElement.lang), lang);
    }));
}

test("filters, a document, and back", { skip }, () =>
  visit("?q=5G", async (page) => {
    await page.click(".facets input");
    await page.until(() => location.search.includes("province="));
    await page.click(".record h2 a");
    await page.until(() => document.querySelector("main.reading h1")?.innerText);
    assert.match(await page.evaluate(() => document.title), / · Jalons$/);
    const plain = await page.evaluate(() => document.querySelector("footer.foot a[href*=records]").getAttribute("href"));
    assert.equal((await fetch(site.url + plain)).status, 200);
    await page.evaluate(() => history.back());
    await page.until(() => document.querySelector("#query")?.value === "5G");
  }));

test("a stretch of the timeline is chosen by keys", { skip }, () =>
  visit("?q=num%C3%A9rique", async (page) => {
    await page.evaluate(() => document.querySelector(".bin[tabindex='0']").focus());
    // End, Shift+Left, Enter.
    await page.keys(["\uE010", "+\uE008", "\uE012", "-\uE008", "\uE007"]);
    assert.match(await page.until(() => /from=/.test(location.search) && location.search), /from=\d{4}/);
  }));

test("the targets are drawn", { skip }, () =>
  visit("?view=targets", (page) => page.until(() => document.querySelectorAll(".targets tr").length > 20)));

test("the map of provinces is drawn", { skip }, () =>
  visit("?view=provinces", (page) => page.until(() => document.querySelectorAll(".tile").length >= 34)));

test("without a network it searches, opens documents and changes the language", { skip }, async () => {
  const own = await serve();
  const page = await firefox.open(own.url);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
  await page.until(() => navigator.serviceWorker.getRegistration().then((registration) => registration.active?.state === "activated"));
  await own.close();
  await page.go(`${own.url}?q=fibre&lang=en`);
  await page.until(() => document.querySelectorAll(".statement").length > 0);
  await page.click(".languages a[href*='lang=vi']");
  await page.until(() => document.documentElement.lang === "vi");
  await page.go(`${own.url}?doc=bac-giang-digital-economy-plan`);
  await page.until(() => document.querySelectorAll(".statement").length > 10);
  assert.deepEqual(page.faults, []);
  await page.close();
});

test("in a page of another site it grows with its content and speaks with the page", { skip }, async () => {
  const text = `<!doctype html><html lang="en" style="color-scheme: dark"><script async src="${site.url}embed.js"></script><jalons-explorer q="fibre"><a href="/">a link</a></jalons-explorer>`;
  const host = await serve({ answer: (path) => (path === "host.html" ? { status: 200, type: "text/html", body: text } : null) });
  const page = await firefox.open(`${host.url}host.html`, [host.url, site.url]);
  await page.until(() => document.querySelector("jalons-explorer").shadowRoot.querySelector("iframe").offsetHeight > 700);
  const [frame] = await page.frames();
  assert.equal(await frame.evaluate(() => getComputedStyle(document.documentElement).backgroundColor), "rgb(20, 23, 26)");
  await frame.type("#query", "5G");
  await page.until(() => document.querySelector("jalons-explorer").getState().q === "5G");
  await page.evaluate(() => document.querySelector("jalons-explorer").open("bac-giang-digital-economy-plan"));
  await frame.until(() => document.querySelector("main.reading h1") !== null);
  assert.deepEqual(page.faults, []);
  await page.evaluate(() => document.querySelector("jalons-explorer").remove());
  assert.deepEqual(await page.frames(), []);
  await page.close();
  await host.close();
});

test("without a frame, explorers in a page of another site fit their columns and leave nothing behind", { skip }, async () => {
  const element = `<jalons-explorer mode="inline" q="fibre"></jalons-explorer>`;
  const text = `<!doctype html><html lang="en" style="color-scheme: dark; font-size: 30px"><script async src="${site.url}embed.js"></script><div style="width: 320px">${element}</div>${element}`;
  const host = await serve({ answer: (path) => (path === "host.html" ? { status: 200, type: "text/html", body: text } : null) });
  const page = await firefox.open(`${host.url}host.html`, [host.url, site.url]);
  const drawn = () => {
    const looks = [...document.querySelectorAll("jalons-explorer")].map(({ shadowRoot }) => {
      const [field, unfold] = [shadowRoot.querySelector("#query"), shadowRoot.querySelector(".unfold")];
      return field && shadowRoot.querySelector(".statement") && [getComputedStyle(field).fontSize, getComputedStyle(unfold).display, getComputedStyle(shadowRoot.querySelector("#app")).backgroundColor];
    });
    return looks.every(Boolean) && looks;
  };
  assert.deepEqual(await page.until(drawn), [["16.32px", "block", "rgb(20, 23, 26)"], ["18.24px", "none", "rgb(20, 23, 26)"]]);
  assert.deepEqual(await page.frames(), []);
  await page.evaluate(() => document.querySelector("jalons-explorer").search("5G"));
  await page.until(() => document.querySelector("jalons-explorer").shadowRoot.querySelector("#query").value === "5G");
  assert.deepEqual(await page.evaluate(() => [...document.querySelectorAll("jalons-explorer")].map((one) => one.getState().q)), ["5G", "fibre"]);
  await page.evaluate(() => document.querySelectorAll("jalons-explorer").forEach((one) => one.remove()));
  await page.until(() => document.fonts.size === 0);
  assert.deepEqual(page.faults, []);
  await page.close();
  await host.close();
});

test("a program that is not the one that was published is named", { skip }, async () => {
  const lying = await serve({ answer: (path) => (path.endsWith("_bg.wasm") ? { body: "altered" } : null) });
  const page = await firefox.open(`${lying.url}?lang=en`);
  const said = await page.until(() => document.querySelector("#failure:not([hidden])")?.innerText);
  assert.match(said, /sent something other than the program|not the one that was published/);
  await page.close();
  await lying.close();
});
