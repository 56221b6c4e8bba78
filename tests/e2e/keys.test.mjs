// Keys that work anywhere, their list, going from document to document, and addresses that cannot be read.

import assert from "node:assert/strict";
import { test } from "node:test";
import { AxeBuilder } from "@axe-core/playwright";
import { eventually, ready, stage } from "./site.mjs";

const { visit } = stage();

const doc = (page) => new URL(page.url()).searchParams.get("doc");

for (const [lang, colorScheme, width] of [["fr", "light", 1280], ["en", "dark", 320], ["vi", "light", 320]]) {
  test(`the question mark lists the keys in a dialog, and gives the focus back (${lang})`, () =>
    visit(`?lang=${lang}`, async (page) => {
      await page.locator(".brand").focus();
      await page.keyboard.press("?");
      const dialog = page.getByRole("dialog");
      await dialog.waitFor();
      assert.ok((await dialog.locator("dt").count()) >= 8);
      assert.ok(await page.evaluate(() => document.querySelector("dialog").contains(document.activeElement)));
      const { violations } = await new AxeBuilder({ page }).include("dialog").analyze();
      assert.deepEqual(violations.map(({ id }) => id), []);
      const box = await dialog.boundingBox();
      assert.ok(box.x >= 0 && box.x + box.width <= width);
      await page.keyboard.press("Escape");
      await eventually(() => dialog.count(), 0);
      await eventually(() => page.evaluate(() => document.activeElement.className), "brand");
    }, { colorScheme, viewport: { width, height: 700 } }));
}

test("single keys can be switched off, and stay off", () =>
  visit("", async (page) => {
    await page.locator(".keys-open").click();
    await page.getByRole("checkbox", { name: "Raccourcis d’une seule touche" }).uncheck();
    await page.getByRole("button", { name: "Fermer", exact: true }).first().click();
    const silent = async () => {
      for (const key of ["/", "?"]) await page.keyboard.press(key);
      assert.notEqual(await page.evaluate(() => document.activeElement.id), "query");
      assert.equal(await page.getByRole("dialog").count(), 0);
    };
    await silent();
    await page.reload();
    await ready(page);
    await silent();
    await page.locator(".keys-open").click();
    await page.getByRole("dialog").getByRole("checkbox").check();
    await page.keyboard.press("Escape");
    await page.keyboard.press("/");
    await eventually(() => page.evaluate(() => document.activeElement.id), "query");
    await page.keyboard.type("?jk");
    assert.equal(await page.inputValue("#query"), "?jk");
  }));

test("r and a link before the lists lead past them to the results", () =>
  visit("?view=targets", async (page) => {
    const focused = () => page.evaluate(() => document.activeElement.id || document.activeElement.textContent);
    await page.keyboard.press("r");
    await eventually(focused, "results");
    // The files, and then the first heading.
    for (let stop = 0; stop < 2; stop++) await page.keyboard.press("Tab");
    assert.equal(await focused(), "Valeur");
    const skip = page.locator(".facets .skip");
    await page.locator(".chart > a").focus();
    await page.keyboard.press("Tab");
    assert.equal(await focused(), "Aller aux résultats");
    assert.ok((await skip.boundingBox()).x >= 0);
    await page.keyboard.press("Enter");
    await eventually(focused, "results");
    assert.match(page.url(), /view=targets/);
    assert.equal(await page.locator(".doubts").count(), 0);
  }));

test("n and p go through the documents of the results, j and k through the statements", () =>
  visit("?q=num%C3%A9rique&theme=digital-government", async (page) => {
    const titles = await page.locator(".record h2").allInnerTexts();
    assert.ok(titles.length > 2);
    await page.locator(".record h2 a").first().click();
    await page.locator(".reading h1", { hasText: titles[0] }).waitFor();
    assert.match(await page.locator(".neighbours").innerText(), /1 sur \d/);
    await page.keyboard.press("n");
    await page.locator(".reading h1", { hasText: titles[1] }).waitFor();
    await page.keyboard.press("p");
    await page.locator(".reading h1", { hasText: titles[0] }).waitFor();
    await page.getByRole("link", { name: /^Résultat suivant/ }).click();
    await page.locator(".reading h1", { hasText: titles[1] }).waitFor();
    await page.keyboard.press("j");
    await eventually(() => page.locator(".statement.target").count(), 1);
    const first = await page.locator(".statement.target").getAttribute("id");
    await page.keyboard.press("j");
    await eventually(async () => (await page.locator(".statement.target").getAttribute("id")) !== first, true);
    assert.match(await page.locator(".walk").innerText(), /2 sur \d/);
    await page.keyboard.press("k");
    await eventually(() => page.locator(".statement.target").getAttribute("id"), first);
    await page.getByRole("link", { name: /Retour/ }).click();
    await eventually(() => page.inputValue("#query"), "numérique");
  }));

test("a document names others that share something, and says what", () =>
  visit("?doc=bac-giang-digital-economy-plan", async (page) => {
    const akin = page.locator(".akin li");
    assert.ok((await akin.count()) >= 3);
    assert.match(await akin.first().innerText(), /En commun : .*Bac Giang/);
    const before = doc(page);
    await akin.first().locator("a").click();
    await eventually(() => doc(page) !== before, true);
  }));

for (const [query, told] of [
  ["?view=charts&q=fibre", /view=charts/],
  ["?scale=month", /scale=month/],
  ["?from=yesterday&to=2025", /from=yesterday/],
  ["?due=x/y&sort=size&lanes=colour", /due=x\/y, sort=size, lanes=colour/],
  ["?province=atlantis,bac-giang", /province=atlantis$/],
  ["?theme=%3Cimg%20src%3Dx%3E", /theme=<img src=x>/],
  ["?lang=de&extent=never&cross=x&list=y&order=z&zoom=1", /lang=de, extent=never, cross=x, list=y, order=z, zoom=1/],
]) {
  test(`what cannot be read of ${query} is told, and the rest is shown`, () =>
    visit(query, async (page) => {
      assert.match(await page.locator(".doubts code").innerText(), told);
      assert.ok((await page.locator(".statement").count()) > 0);
      await page.getByRole("link", { name: "Cibles" }).click();
      await eventually(() => page.locator(".doubts").count(), 0);
    }));
}

test("an ordinary address, and those by which others count visits, are told nothing", () =>
  visit("?q=ia&province=bac-giang&from=2024&utm_source=x&lang=fr", async (page) => {
    assert.equal(await page.locator(".doubts").count(), 0);
  }));

test("a link to a statement that is no more says so and shows its record", () =>
  visit("?doc=bac-giang-digital-economy-plan/no-more", async (page) => {
    assert.match(await page.locator(".notice").innerText(), /n’existe pas/);
    assert.ok((await page.locator(".statement").count()) > 3);
  }));
