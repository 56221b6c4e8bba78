// Every view in three languages: nothing wider than the screen, nothing that axe objects to.

import assert from "node:assert/strict";
import { test } from "node:test";
import { AxeBuilder } from "@axe-core/playwright";
import { stage } from "./site.mjs";

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
