// The register of targets, and what the field suggests.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
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

test("a number leads to its sentence, and a link to it can be copied", () =>
  at("?view=targets&province=bac-giang", async (page) => {
    await page.locator(".targets td:first-child a").first().click();
    const statement = page.locator(".statement.target");
    await statement.waitFor();
    assert.match(await statement.innerText(), /100\s%/);
    await statement.getByRole("button", { name: "Citer" }).click();
    await statement.getByRole("button", { name: "Copier le lien" }).click();
    await eventually(() => statement.locator(".told").innerText(), "Copié.");
    const link = await page.evaluate(() => navigator.clipboard.readText());
    await page.goto("about:blank");
    await page.goto(link);
    await page.waitForSelector(".statement.target");
    assert.match(await page.locator(".statement.target").innerText(), /100\s%/);
  }, { permissions: ["clipboard-read", "clipboard-write"] }));

test("every target says what is known of it, or up to when nothing is", () =>
  at("?view=targets", async (page) => {
    const rows = await page.locator(".targets tbody tr").allInnerTexts();
    assert.ok(rows.length > 15);
    for (const row of rows) assert.match(row, /(pas d’information|pas de suite trouvée) au 21 novembre 2026|adopté, 13 novembre 2025/);
    assert.equal(rows.filter((row) => /échéance passée/.test(row)).length, 6);
  }));

test("a target of a province that is no more says so, one of a province in force does not", async () => {
  const FORMER = { fr: "on ignore si la nouvelle l’a reprise", en: "not known whether the new one took it over", vi: "chưa rõ đơn vị mới có kế thừa hay không" };
  for (const [lang, former] of Object.entries(FORMER)) {
    const told = async (page) => {
      const rows = await page.locator(".targets tbody tr").allInnerTexts();
      return [rows.length > 0, rows.filter((row) => row.includes(former)).length === rows.length, rows.some((row) => row.includes(former))];
    };
    await at(`?view=targets&province=bac-giang&lang=${lang}`, async (page) => assert.deepEqual(await told(page), [true, true, true]));
    await at(`?view=targets&province=ninh-binh&lang=${lang}`, async (page) => assert.deepEqual(await told(page), [true, false, false]));
  }
});

test("the register is taken away as it is shown: files, link and notebook", () =>
  at("?view=targets&theme=digital-government&due=../2026", async (page) => {
    const count = await page.locator(".targets tbody tr").count();
    assert.ok(count > 2);
    await page.getByRole("button", { name: "Garder la recherche" }).click();
    await page.getByRole("button", { name: "Télécharger / citer" }).click();
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Télécharger JSON", exact: true }).click()]);
    const { statements } = JSON.parse(await readFile(await download.path(), "utf8"));
    assert.equal(statements.length, count);
    const texts = await page.locator(".targets td:nth-child(2) a").allInnerTexts();
    assert.deepEqual(statements.map(({ text }) => text).sort(), texts.sort());
    await page.getByRole("button", { name: "Copier le lien" }).click();
    await eventually(() => page.locator(".told").innerText(), "Copié.");
    const link = await page.evaluate(() => navigator.clipboard.readText());
    await at(link.slice(site.url.length), async (other) => {
      assert.equal(await other.locator(".targets tbody tr").count(), count);
    });
    await page.getByRole("link", { name: "Carnet" }).click();
    await page.locator(".kept a").first().click();
    await eventually(() => page.locator(".targets tbody tr").count(), count);
  }, { permissions: ["clipboard-read", "clipboard-write"] }));

test("letters twice as large fit a narrow screen", async () => {
  for (const lang of ["fr", "vi"]) {
    for (const view of ["targets", "provinces", "provinces&province=bac-ninh", "matrix"]) {
      await at(`?view=${view}&lang=${lang}`, async (page) => {
        await page.evaluate(() => {
          const sheet = new CSSStyleSheet();
          sheet.replaceSync("html { font-size: 32px !important; }");
          document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
        });
        assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 360, `${view} ${lang}`);
      }, { viewport: { width: 360, height: 800 } });
    }
  }
});

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
    await first.filter({ hasText: "Bac Giang" }).waitFor();
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
