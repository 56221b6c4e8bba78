// The map of provinces: its tiles, what they count, the keyboard, the profile, the table.

import assert from "node:assert/strict";
import { test } from "node:test";
import { AxeBuilder } from "@axe-core/playwright";
import { eventually, stage } from "./site.mjs";

const { visit } = stage();

const tiles = (page) => page.locator(".tiles a.tile");
const counts = (page) =>
  tiles(page).evaluateAll((all) => all.map((tile) => Number(tile.querySelector("span").textContent) || 0).sort((a, b) => a - b));
const parameter = (page, key) => new URL(page.url()).searchParams.get(key);

/** What the API counts for each province but the country, from the fewest to the most. */
const answered = (page, options, length) =>
  page.evaluate(
    async ([options, length]) => {
      const { open } = await import("./api.js");
      const { facets } = await (await open()).search("", { limit: 1, ...options });
      const found = facets.province.filter(({ value }) => value !== "vietnam").map(({ count }) => count);
      return [...Array(length - found.length).fill(0), ...found].sort((a, b) => a - b);
    },
    [options, length],
  );

test("63 tiles to 30 June 2025, 34 since, as the switch says", () =>
  visit("?view=provinces", async (page) => {
    assert.equal(await tiles(page).count(), 63);
    assert.equal(await tiles(page).locator(".star").count(), 6);
    await page.locator(".map .segments button").nth(1).click();
    await eventually(() => tiles(page).count(), 34);
    await eventually(() => parameter(page, "extent"), "today");
    await page.locator(".map .segments button").first().click();
    await eventually(() => tiles(page).count(), 63);
  }));

test("tiles count what the API counts", async () => {
  await visit("?view=provinces", async (page) => assert.deepEqual(await counts(page), await answered(page, {}, 63)));
  await visit("?view=provinces&extent=today", async (page) => assert.deepEqual(await counts(page), await answered(page, { extent: "today" }, 34)));
});

test("a tile filters by its unit and opens the profile", () =>
  visit("?view=provinces", async (page) => {
    const tile = page.locator(".tiles a", { hasText: "BGI" });
    const count = Number(await tile.locator("span").first().innerText());
    await tile.click();
    await eventually(() => parameter(page, "province"), "bac-giang");
    const profile = page.locator("article.profile");
    assert.equal(await profile.locator("h2").innerText(), "Bac Giang");
    assert.match(await profile.locator("p b").first().innerText(), new RegExp(`^${count}\\D`));
    assert.match(await profile.locator(".borders").innerText(), /Bac Ninh/);
    assert.match(await profile.locator("dl").innerText(), /202\/2025\/QH15/);
    assert.equal(await tile.getAttribute("aria-current"), "true");
    // Within today's borders it belongs to Bac Ninh.
    await profile.locator(".segments button").nth(1).click();
    await eventually(() => page.locator(".tiles a[aria-current] b").allInnerTexts(), ["BNI"]);
  }));

test("arrows move between neighbours, one tile is reached by Tab, Enter opens", () =>
  visit("?view=provinces", async (page) => {
    const reached = () => page.evaluate(() => document.activeElement.querySelector("b")?.textContent);
    await page.locator(".tiles a", { hasText: "HNO" }).focus();
    for (const [key, expected] of [["ArrowRight", "BNI"], ["ArrowUp", "TNG"], ["ArrowLeft", "VPH"], ["ArrowDown", "HNO"]]) {
      await page.keyboard.press(key);
      await eventually(reached, expected);
      assert.equal(await page.locator('.tiles a[tabindex="0"]').count(), 1);
    }
    await page.keyboard.press("Enter");
    await eventually(() => parameter(page, "province"), "ha-noi");
  }));

test("the table says the same as the map", () =>
  visit("?view=provinces&extent=today", async (page) => {
    const rows = page.locator("table.units tbody th[scope=row]");
    assert.equal(await rows.count(), 34);
    const cells = await page.locator("table.units tbody td:last-child").allInnerTexts();
    assert.deepEqual(cells.map((cell) => Number(cell) || 0).sort((a, b) => a - b), await counts(page));
  }));

for (const lang of ["fr", "en", "vi"]) {
  for (const width of [320, 1280]) {
    test(`${lang}, ${width} px: fits the screen and is accessible, light and dark`, async () => {
      for (const query of ["?view=provinces", "?view=provinces&extent=today&province=bac-ninh"]) {
        for (const colorScheme of ["light", "dark"]) {
          const check = async (page) => {
            assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width);
            const clipped = await tiles(page).evaluateAll((all) => all.filter((tile) => tile.scrollWidth > tile.clientWidth).map((tile) => tile.outerHTML));
            assert.deepEqual(clipped, []);
            const { violations } = await new AxeBuilder({ page }).analyze();
            const told = violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(({ html, failureSummary }) => `${html} ${failureSummary}`).join(" | ")}`);
            assert.deepEqual(told, [], `${query} ${colorScheme}`);
          };
          await visit(`${query}&lang=${lang}`, check, { viewport: { width, height: 800 }, colorScheme });
        }
      }
    });
  }
}

for (const [query, told, link] of [
  ["Bac Giang", /^Bac Giang · province, aujourd’hui dans Bac Ninh \(depuis le 1er juillet 2025\)/, /Tout ce qui porte sur cette unité \(101\sénoncés\)$/],
  ["bắc ninh", /^Bac Ninh · ville relevant du pouvoir central \(depuis le 20 septembre 2026\)/, /\(40\sénoncés\)$/],
  // Its letters are two words of French.
  ["Son La", /^Son La · province · absente du corpus ; seuls les mots sont cherchés$/, null],
]) {
  test(`who types ${query} reads what became of that unit, and what the corpus has of it`, () =>
    visit(`?q=${encodeURIComponent(query)}`, async (page) => {
      const notice = page.locator(".ask .notice").first();
      assert.match(await notice.innerText(), told);
      assert.equal(await notice.locator("a").count(), link ? 1 : 0);
      if (!link) return;
      assert.match(await notice.innerText(), link);
      const count = Number((await notice.innerText()).match(/\((\d+)\sénoncés/)[1]);
      await notice.locator("a").click();
      await eventually(() => parameter(page, "q"), null);
      assert.ok(["bac-giang", "bac-ninh"].includes(parameter(page, "province")));
      assert.equal(parseInt(await page.locator("#results .count b").first().innerText()), count);
    }));
}

test("other queries, and those with a province chosen, get no such line", async () => {
  for (const query of ["?q=IA", "?q=Bac+Giang+IA", "?q=Bac+Giang&province=bac-giang", "?q=Vietnam"]) {
    await visit(query, async (page) => assert.equal(await page.locator(".ask .notice").count(), 0, query));
  }
});

test("a chosen province that is no more says in which one it is, and since when", () =>
  visit("?province=bac-giang", async (page) => {
    assert.match(await page.locator(".chips .chip").first().innerText(), /aujourd’hui dans Bac Ninh \(depuis le 1er juillet 2025\)/);
  }));

test("a profile tells the merger and the change of status, each with its day", () =>
  visit("?view=provinces&province=bac-ninh", async (page) => {
    const profile = page.locator("article.profile");
    assert.match(await profile.locator("h2 + p").innerText(), /^ville relevant du pouvoir central \(depuis le 20 septembre 2026\)$/);
    const days = await profile.locator("dl dt").allInnerTexts();
    assert.deepEqual(days.slice(-2), ["1er juillet 2025", "20 septembre 2026"]);
    assert.match(await profile.locator("dl dd").last().innerText(), /sur le même territoire/);
  }));
