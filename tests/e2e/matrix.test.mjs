// The matrix and the coverage: counts that hold, links that lead to as many, keys, and every language, width and colour scheme.

import assert from "node:assert/strict";
import { test } from "node:test";
import { AxeBuilder } from "@axe-core/playwright";
import { eventually, stage } from "./site.mjs";

const { visit } = stage();

const total = async (page) => Number((await page.locator("[role=status] b").innerText()).replace(/\D/g, ""));
const parameter = (page, key) => new URL(page.url()).searchParams.get(key);
const focused = (page) => page.evaluate(() => document.activeElement.id);

/** The answer of the API on the same page. */
const ask = (page, query, options) =>
  page.evaluate(async ([query, options]) => {
    const { open } = await import("./api.js");
    return (await open()).search(query, options);
  }, [query, options]);

/** Names of the rows with their totals. */
const totals = (page) =>
  page.locator(".matrix tbody tr").evaluateAll((rows) => rows.map((row) => [row.cells[0].innerText.trim(), Number(row.cells[row.cells.length - 1].innerText) || 0]));

for (const [query, options] of [["", {}], ["intelligence artificielle", {}], ["num%C3%A9rique", { extent: "today" }]]) {
  test(`totals of the rows agree with the API: “${query}” ${JSON.stringify(options)}`, () =>
    visit(`?view=matrix&q=${query}&${new URLSearchParams(options)}`, async (page) => {
      const answer = await ask(page, decodeURIComponent(query), { lang: "fr", limit: 0, ...options });
      const rows = new Map(await totals(page));
      assert.equal(rows.get("Total"), answer.total);
      for (const { label, count } of answer.facets.province) assert.equal(rows.get(label), count, label);
    }));
}

test("a cell leads to as many statements as it counts", () =>
  visit("?view=matrix", async (page) => {
    const cell = page.locator(".matrix a[aria-label^='Bac Giang, Intelligence artificielle']");
    const count = Number(await cell.innerText());
    assert.equal((await cell.getAttribute("aria-label")).replaceAll("\u{a0}", " "), `Bac Giang, Intelligence artificielle : ${count} énoncés`);
    await cell.click();
    await eventually(() => parameter(page, "view"), null);
    assert.equal(parameter(page, "province"), "bac-giang");
    assert.equal(parameter(page, "theme"), "ai");
    assert.equal(await total(page), count);
    await page.goBack();
    await page.locator(".matrix").waitFor();
  }));

test("provinces or themes against years, in the address too", () =>
  visit("?view=matrix&q=IA", async (page) => {
    await page.getByRole("button", { name: "Province × année" }).click();
    await eventually(() => parameter(page, "cross"), "province-year");
    await page.getByRole("button", { name: "Thème × année" }).click();
    await eventually(() => parameter(page, "cross"), "theme-year");
    const cell = page.locator(".matrix a[aria-label^='Intelligence artificielle, 2025']");
    const count = Number(await cell.innerText());
    await cell.click();
    await eventually(() => parameter(page, "from"), "2025");
    assert.equal(parameter(page, "to"), "2025");
    assert.equal(await total(page), count);
  }));

test("nothing found and nothing there are told apart", () =>
  visit("?view=matrix&q=zzzz", async (page) => {
    assert.equal(await page.locator(".matrix td a").count(), 0);
    assert.ok((await page.locator(".matrix td.empty").count()) > 20);
    const absent = page.locator(".matrix td.absent").first();
    assert.match(await absent.getAttribute("aria-label"), /absent du corpus$/);
    assert.match(await absent.getAttribute("title"), /absent du corpus/);
    assert.match(await page.locator(".matrix td.empty").first().getAttribute("aria-label"), /rien pour cette recherche$/);
  }));

test("arrow keys move between cells, Tab leaves, Enter opens", () =>
  visit("?view=matrix", async (page) => {
    assert.equal(await page.locator(".matrix [tabindex='0']").count(), 1);
    await page.locator(".matrix [tabindex='0']").focus();
    assert.equal(await focused(page), "cell-0");
    const columns = await page.locator(".matrix thead th").count() - 1;
    const rows = await page.locator(".matrix tbody tr").count();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowDown");
    await eventually(() => focused(page), `cell-${columns + 1}`);
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("End");
    await eventually(() => focused(page), `cell-${columns - 1}`);
    for (let row = 1; row < rows + 2; row++) {
      await page.keyboard.press("ArrowDown");
      await eventually(() => focused(page), `cell-${Math.min(row + 1, rows) * columns - 1}`);
    }
    assert.equal(await page.locator(".matrix [tabindex='0']").count(), 1);
    await page.keyboard.press("Home");
    await eventually(() => focused(page), `cell-${(rows - 1) * columns}`);
    const hidden = await page.evaluate(() => {
      const [cell, head, side] = [document.activeElement, document.querySelector(".matrix thead"), document.querySelector(".matrix tbody th")].map((element) => element.getBoundingClientRect());
      return cell.left < side.right - 1 || cell.top < head.bottom - 1;
    });
    assert.equal(hidden, false);
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement.closest(".matrix")), null);
    await page.keyboard.press("Shift+Tab");
    await page.keyboard.press("Enter");
    await eventually(() => parameter(page, "theme"), "ai");
  }));

test("labels of columns are not clipped", async () => {
  for (const lang of ["fr", "en", "vi"]) {
    await visit(`?view=matrix&lang=${lang}`, async (page) => {
      await page.evaluate(() => document.fonts.ready);
      const clipped = await page.locator(".matrix thead th").evaluateAll((heads) =>
        heads.filter((head) => {
          const label = head.querySelector("span");
          if (!label) return false;
          const range = document.createRange();
          range.selectNodeContents(label);
          const [text, cell] = [range.getBoundingClientRect(), head.getBoundingClientRect()];
          return text.top < cell.top || text.bottom > cell.bottom + 1 || text.left < cell.left - 1 || text.right > cell.right + 1;
        }).map((head) => head.textContent));
      assert.deepEqual(clipped, [], lang);
    });
  }
});

test("coverage agrees with the API and its numbers lead to their statements", () =>
  visit("?view=coverage", async (page) => {
    const answer = await ask(page, "", { lang: "fr", limit: 0, extent: "today" });
    const rows = await page.locator(".shares").first().locator("tbody tr").evaluateAll((rows) => rows.map((row) => [row.cells[0].innerText.trim(), Number(row.cells[2].innerText)]));
    for (const { label, count } of answer.facets.province) assert.equal(new Map(rows).get(label), count, label);
    const named = answer.facets.province.filter(({ value }) => value !== "vietnam").length;
    assert.equal((await page.locator(".absentees li").count()) + named, 34);
    const number = page.locator(".shares").first().locator("td a").nth(1);
    const count = Number(await number.innerText());
    await number.click();
    await page.locator("#query").waitFor();
    assert.equal(await total(page), count);
  }));

const VIEWS = { matrix: "?view=matrix", few: "?view=matrix&q=semi-conducteurs", years: "?view=matrix&cross=province-year&extent=today", themes: "?view=matrix&cross=theme-year&q=IA", narrowed: "?view=matrix&province=bac-giang&theme=ai,health", nothing: "?view=matrix&q=zzzz", coverage: "?view=coverage" };

for (const lang of ["fr", "en", "vi"]) {
  for (const width of [320, 1280]) {
    test(`${lang}, ${width} px: fits the screen and is accessible, light and dark`, async () => {
      for (const [view, query] of Object.entries(VIEWS)) {
        for (const colorScheme of ["light", "dark"]) {
          const check = async (page) => {
            assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width, `${view} is wider than the screen`);
            const { violations } = await new AxeBuilder({ page }).analyze();
            const told = violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(({ html, failureSummary }) => `${html} ${failureSummary}`).join(" | ")}`);
            assert.deepEqual(told, [], `${view} ${colorScheme}`);
          };
          await visit(`${query}&lang=${lang}`, check, { viewport: { width, height: 800 }, colorScheme });
        }
      }
    });
  }
}

test("no text of the interface is missing in a language", async () => {
  for (const lang of ["en", "vi"]) {
    for (const view of ["matrix", "coverage"]) {
      await visit(`?view=${view}&lang=${lang}`, async (page) => {
        const text = await page.locator("main").innerText();
        assert.doesNotMatch(text, /énoncé|Thème|thème|année|corpus ne|Méthode|Cibles|Province ×.*année/);
      });
    }
  }
});
