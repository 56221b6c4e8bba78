// The register of targets, and what the field suggests.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { AxeBuilder } from "@axe-core/playwright";
import { eventually, launch, open, ready, serve } from "./site.mjs";

let site, browser;
before(async () => {
  [site, browser] = await Promise.all([serve(), launch()]);
});
after(async () => {
  await browser.close();
  await site.close();
});

async function at(query, act, options) {
  const { page, faults, close } = await open(browser, site.url + query, options);
  await ready(page);
  await act(page);
  assert.deepEqual(faults, []);
  await close();
}

test("every target has its number, deadline and follow-up, and leads to its statement", () =>
  at("?view=targets&province=bac-giang&sort=due", async (page) => {
    const rows = page.locator(".targets tbody tr");
    assert.ok((await rows.count()) > 4);
    const first = rows.first();
    assert.match(await first.innerText(), /%/);
    assert.match(await first.innerText(), /2025/);
    assert.ok(await first.locator(".late").isVisible());
    await first.locator("td:nth-child(2) a").first().click();
    await page.waitForSelector(".statement.target");
    assert.match(page.url(), /doc=bac-giang/);
  }));

test("the lists to filter by count targets and nothing else", () =>
  at("?view=targets", async (page) => {
    for (const name of ["Bac Giang", "Niveau national"]) {
      const line = page.locator(".facets li", { hasText: name });
      const counted = parseInt(await line.locator(".count").innerText());
      assert.ok(counted > 0, name);
      await line.locator("input").click();
      await eventually(async () => parseInt(await page.locator("h1 span").innerText()), counted);
      await line.locator("input").click();
    }
  }));

test("a press on a heading sorts, and a second one goes back", () =>
  at("?view=targets", async (page) => {
    const heading = page.locator(".targets th button").first();
    await heading.click();
    await page.waitForSelector(".targets th[aria-sort=descending]");
    assert.match(page.url(), /sort=value/);
    await heading.click();
    await eventually(() => page.locator(".targets th[aria-sort=descending]").count(), 0);
  }));

test("a bar of the chart leads to the targets due in its year", () =>
  at("?view=targets", async (page) => {
    const bar = page.locator(".dues a").first();
    const expected = Number((await bar.locator("b").innerText()).match(/\d+/)[0]);
    await bar.click();
    await eventually(() => page.locator(".targets tbody tr").count(), expected);
    assert.match(page.url(), /due=/);
  }));

test("the register is accessible and no wider than the screen", async () => {
  for (const lang of ["fr", "en", "vi"]) {
    for (const colorScheme of ["light", "dark"]) {
      for (const width of [1280, 320]) {
        await at(`?view=targets&lang=${lang}`, async (page) => {
          assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true, `${lang} ${width}`);
          const { violations } = await new AxeBuilder({ page }).analyze();
          assert.deepEqual(violations.map(({ id, nodes }) => [id, nodes[0].html]), [], `${lang} ${width} ${colorScheme}`);
        }, { viewport: { width, height: 900 }, colorScheme });
      }
    }
  }
});

test("the field suggests by keyboard, and says why", () =>
  at("", async (page) => {
    const field = page.locator("#query");
    await field.pressSequentially("IA bac gi");
    const first = page.locator("[role=option]").first();
    assert.match(await first.innerText(), /Bac Giang/);
    assert.match(await first.innerText(), /Province/);
    await field.press("ArrowDown");
    assert.equal(await first.getAttribute("aria-selected"), "true");
    assert.equal(await field.getAttribute("aria-activedescendant"), await first.getAttribute("id"));
    await field.press("Enter");
    await eventually(() => field.inputValue(), "IA");
    assert.match(page.url(), /province=bac-giang/);
    assert.equal(await field.getAttribute("aria-expanded"), "false");
    const { violations } = await new AxeBuilder({ page }).analyze();
    assert.deepEqual(violations.map(({ id }) => id), []);
  }));

test("Escape closes the suggestions and keeps what was typed", () =>
  at("", async (page) => {
    const field = page.locator("#query");
    await field.pressSequentially("intell");
    await eventually(() => page.locator("[role=option]").count().then((count) => count > 0), true);
    const { violations } = await new AxeBuilder({ page }).analyze();
    assert.deepEqual(violations.map(({ id, nodes }) => [id, nodes[0].html]), []);
    await field.press("Escape");
    await eventually(() => page.locator("[role=option]").count(), 0);
    assert.equal(await field.inputValue(), "intell");
  }));
