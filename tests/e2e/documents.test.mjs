// Documents: the list, a document's page, the address of a statement, and the plain pages without JavaScript.

import assert from "node:assert/strict";
import { test } from "node:test";
import { RECORDS, eventually, open, ready, serve, stage } from "./site.mjs";

const held = stage();
const { visit } = held;

test("from the list to a document, and back", () =>
  visit("?view=documents&lang=en", async (page) => {
    assert.equal(await page.locator(".documents li").count(), RECORDS.size);
    const title = await page.locator(".documents h2").nth(1).innerText();
    await page.locator(".documents h2 a").nth(1).click();
    await page.waitForSelector(".source");
    assert.equal(await page.locator("h1").innerText(), title);
    assert.match(await page.title(), /Jalons/);
    assert.match(await page.locator(".source").innerText(), /SHA-256 [0-9a-f]{64}/);
    await page.locator(".back a").press("Enter");
    await page.waitForSelector(".documents li");
    // The link is gone, and the keyboard goes on from the list and not from the top of the page.
    await eventually(() => page.evaluate(() => document.activeElement.id), "results");
    await page.goBack();
    await page.waitForSelector(".source");
    await page.goBack();
    await page.waitForSelector(".documents li");
  }));

test("statements stand in source order with their paragraph", () =>
  visit("?doc=bac-giang-digital-economy-plan", async (page) => {
    const acts = await page.locator(".statement .acts").allTextContents();
    const paragraphs = acts.map((text) => Number(text.match(/paragraphe (\d+)/)[1]));
    assert.ok(paragraphs.length > 30);
    assert.deepEqual(paragraphs, [...paragraphs].sort((a, b) => a - b));
  }));

test("the link of a statement leads to it", async () => {
  let address;
  await visit("?q=65%20%25", async (page) => {
    address = await page.locator(".statement .acts > a").first().getAttribute("href");
  });
  assert.match(address, /doc=bac-giang-digital-economy-plan\//);
  await visit(address, async (page) => {
    const target = page.locator(".statement.target");
    assert.match(await target.innerText(), /65/);
    assert.equal(await page.evaluate(() => document.activeElement.classList.contains("target")), true);
    const box = await target.boundingBox();
    assert.ok(box.y > 0 && box.y < 900, `at ${box.y}`);
  });
});

test("a document or statement that is not there is told apart", async () => {
  await visit("?doc=atlantis", async (page) => {
    assert.match(await page.locator("main").innerText(), /n’existe pas/);
  });
  await visit("?doc=bac-giang-digital-economy-plan/atlantis", async (page) => {
    assert.match(await page.locator(".notice").innerText(), /Cet énoncé n’existe pas/);
    assert.ok((await page.locator(".statement").count()) > 30);
  });
});

test("a name on a document's page leads to all that is said of it", () =>
  visit("?doc=bac-giang-digital-economy-plan", async (page) => {
    await page.locator(".relations a", { hasText: "Viettel" }).first().click();
    await page.waitForURL(/actor=viettel/);
    assert.ok((await page.locator(".statement").count()) > 0);
  }));

test("without JavaScript the documents are there to read", async () => {
  const options = { javaScriptEnabled: false };
  await visit("", async (page) => {
    assert.equal(await page.locator(".documents li").count(), RECORDS.size);
    await page.locator(".documents h2 a").first().click();
    assert.ok((await page.locator(".statement").count()) > 20);
    assert.ok((await page.locator("h1").innerText()).length > 10);
    await page.locator(".languages a[lang=vi]").click();
    assert.equal(await page.locator("html").getAttribute("lang"), "vi");
  }, options);
});

test("the site works in a folder of a host", async () => {
  const inside = await serve({ base: "/a/b/" });
  const { page, faults, close } = await open(held.browser, `${inside.url}?q=fibre`);
  await ready(page);
  assert.ok((await page.locator(".statement").count()) > 0);
  await page.locator(".record h2 a").first().click();
  await page.reload();
  await ready(page);
  assert.ok((await page.locator(".statement").count()) > 10);
  assert.deepEqual(faults, []);
  await close();
  await inside.close();
});

test("documents that came with a new corpus are told and marked until the next one", () =>
  visit("", async (page) => {
    const told = page.locator(".ask .notice");
    assert.equal(await told.count(), 0, "a first visit");
    await page.reload();
    await ready(page);
    assert.equal(await told.count(), 0, "the same corpus again");
    // The list of an older corpus, which had all documents but the last two.
    const older = () =>
      page.evaluate(() => {
        const key = Object.keys(localStorage).find((key) => key.endsWith(" seen"));
        const [, ...numbers] = localStorage.getItem(key).split(" ");
        localStorage.setItem(key, ["2026-11-01", ...numbers.slice(0, -2)].join(" "));
        return numbers.length;
      });
    assert.equal(await older(), RECORDS.size);
    for (const visit of ["the first visit with the new corpus", "one more"]) {
      await page.reload();
      await ready(page);
      assert.match(await told.innerText(), /^2 documents sont nouveaux depuis le corpus du 1er novembre 2026/, visit);
    }
    await told.getByRole("link").click();
    await eventually(() => page.locator(".documents .brief", { hasText: "nouveau" }).count(), 2);
    assert.match(await page.locator(".reading > .notice").innerText(), /2 documents sont nouveaux/);
    await page.goto(`${page.url().split("?")[0]}?q=IA`);
    await ready(page);
    assert.equal(await told.count(), 0, "where something was asked");
  }));

test("a list of earlier documents that makes no sense is passed over", () =>
  visit("", async (page) => {
    for (const text of ["", "\0", "2026", "x".repeat(9999), "yesterday 1 2 3"]) {
      await page.evaluate((text) => {
        for (const name of ["seen", "before"]) localStorage.setItem(Object.keys(localStorage).find((key) => key.endsWith(" seen")).replace(/seen$/, name), text);
      }, text);
      await page.reload();
      await ready(page);
      assert.ok((await page.locator(".statement").count()) > 5);
    }
  }));

test("a view that opens with its first screen is soon whole", () =>
  visit("", async (page) => {
    // The panel for own documents is drawn by a script that comes later.
    const drawn = () => page.locator("#results *:not(#own *)").count();
    for (const [place, view] of [[4, "matrix"], [6, "documents"], [7, "coverage"]]) {
      await page.goto(`${held.site.url}?view=${view}`);
      await ready(page);
      const whole = await drawn();
      await page.goto(held.site.url);
      await ready(page);
      await page.locator(`.top nav:not(.languages) li:nth-child(${place}) a`).click();
      await page.waitForURL(new RegExp(`view=${view}`));
      await eventually(drawn, whole);
      assert.match(await page.title(), /\S · Jalons$/);
    }
  }));

test("a unit that has another type now is called what it was", async () => {
  for (const [lang, told] of [["fr", "Bac Ninh, alors province"], ["en", "Bac Ninh, then a province"], ["vi", "Bắc Ninh, khi đó là tỉnh"]]) {
    await visit(`?doc=bac-ninh-digital-infrastructure-forum&lang=${lang}`, async (page) => {
      assert.equal(await page.locator("main > .meta span", { hasText: told }).count(), 1);
    });
  }
});
