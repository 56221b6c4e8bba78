// Every view in three languages: nothing wider than the screen, nothing that axe objects to.

import assert from "node:assert/strict";
import { test } from "node:test";
import { AxeBuilder } from "@axe-core/playwright";
import { ready, stage } from "./site.mjs";

const VIEWS = { notebook: "?view=notebook", doubts: "?view=charts&theme=no-more&q=fibre", statement: "?q=num%C3%A9rique&doc=bac-giang-digital-economy-plan/no-more", lanes: "?lanes=system&zoom=2024/2026", results: "?q=num%C3%A9rique&province=bac-giang", start: "?", nothing: "?q=zzzz", documents: "?view=documents", document: "?doc=ai-governance-roundtable-ninh-binh", months: "?zoom=2025&lanes=theme", days: "?zoom=2025-10-20/2025-11-03&lanes=actor&from=2025-10-27&to=2025-10-29", profile: "?province=bac-ninh", words: "?q=puces%20%C3%A9lectroniques%20due%3C2031" };
const { visit } = stage();

for (const lang of ["fr", "en", "vi"]) {
  for (const width of [320, 1280]) {
    test(`${lang}, ${width} px: fits the screen and is accessible, light and dark`, async () => {
      for (const [view, query] of Object.entries(VIEWS)) {
        for (const colorScheme of ["light", "dark"]) {
          const check = async (page) => {
            for (const folded of await page.locator(".profile summary").all()) await folded.click();
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

// What says where one is by its ground alone has no ground in forced colours: what is chosen must differ in another way too.
for (const [lang, width, colorScheme] of [["fr", 1280, "dark"], ["fr", 320, "light"], ["en", 1280, "light"], ["en", 320, "dark"], ["vi", 1280, "dark"], ["vi", 320, "light"]]) {
  test(`${lang}, ${width} px, ${colorScheme}: accessible in forced colours`, async () => {
    for (const [view, query] of Object.entries({ ...VIEWS, matrix: "?view=matrix", targets: "?view=targets", map: "?view=provinces&province=bac-ninh", systems: "?view=registers&list=systems", coverage: "?view=coverage" })) {
      await visit(`${query}&lang=${lang}`, async (page) => {
        assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width, `${view} is wider than the screen`);
        const { violations } = await new AxeBuilder({ page }).analyze();
        assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(({ html, failureSummary }) => `${html} ${failureSummary}`).join(" | ")}`), [], view);
      }, { viewport: { width, height: 800 }, colorScheme, forcedColors: "active" });
    }
  });
}

test("what is chosen is seen in forced colours", () =>
  visit("?province=bac-giang&view=provinces&lang=en", async (page) => {
    const drawn = (selector, ...names) => page.locator(selector).first().evaluate((element, names) => names.map((name) => getComputedStyle(element)[name]).join(" "), names);
    const differs = async (one, other, ...names) => assert.notEqual(await drawn(one, ...names), await drawn(other, ...names), one);
    await differs(".top nav:not(.languages) [aria-current]", ".top nav:not(.languages) a:not([aria-current])", "textDecorationLine");
    await differs(".languages [aria-current]", ".languages a:not([aria-current])", "backgroundColor");
    await differs(".segments [aria-pressed=true]", ".segments [aria-pressed=false]", "backgroundColor");
    await differs("a.tile[aria-current]", "a.tile:not([aria-current])", "backgroundColor");
    // A tick of our own would be a ground; the browser's is drawn in the colours of the reader.
    assert.equal(await drawn(".facets input:checked", "appearance"), "auto");
  }, { forcedColors: "active" }));

test("on paper it says what was asked, and nothing to press", () =>
  visit("?q=num%C3%A9rique&province=bac-giang", async (page) => {
    await page.emulateMedia({ media: "print" });
    assert.equal(await page.locator("#query").isVisible(), true);
    assert.equal(await page.locator(".chip", { hasText: "Bac Giang" }).first().isVisible(), true);
    for (const gone of [".top nav", ".own", ".facets", ".sort", ".more", ".acts .cite", ".switches", ".chips .quiet", "#results .take"]) {
      for (const one of await page.locator(gone).all()) assert.equal(await one.isVisible(), false, gone);
    }
  }));

test("with letters of twice the size nothing is wider than the screen", () =>
  visit("", async (page) => {
    for (const view of ["", "?view=targets", "?view=provinces&province=bac-ninh", "?view=matrix", "?view=registers", "?view=documents", "?view=coverage", "?doc=ai-governance-roundtable-ninh-binh"]) {
      await page.goto(new URL(view, page.url().split("?")[0]).href);
      await ready(page);
      await page.evaluate(() => { document.documentElement.style.fontSize = "32px"; });
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 1280, view);
    }
  }));

test("no text of the interface is missing in a language", async () => {
  for (const lang of ["en", "vi"]) {
    await visit(`?lang=${lang}`, async (page) => {
      const text = await page.locator(".top, .timeline figcaption, .facets legend, .count, .acts").allInnerTexts();
      assert.doesNotMatch(text.join(" "), /Recherche|Annoncé|Échéance|énoncés|Trier|paragraphe|Lien/);
    });
  }
});

test("Vietnamese marks are not clipped", () => visit("?lang=vi&q=chuy%E1%BB%83n%20%C4%91%E1%BB%95i%20s%E1%BB%91", async (page) => {
  const clipped = await page.evaluate(() => {
    const texts = [...document.querySelectorAll("h2, .text, .kind, legend, .names span, button, .meta")];
    return texts.filter((element) => element.scrollHeight > element.clientHeight + 3 && getComputedStyle(element).overflow === "hidden").map((element) => element.outerHTML);
  });
  assert.deepEqual(clipped, []);
  const lines = await page.evaluate(() => parseFloat(getComputedStyle(document.body).lineHeight) / parseFloat(getComputedStyle(document.body).fontSize));
  assert.ok(lines >= 1.5);
}));
