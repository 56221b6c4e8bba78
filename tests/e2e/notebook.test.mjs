// The notebook: what is kept stays in this browser, comes back, is taken away and brought in as one file, and goes with one press.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { eventually, ready, stage } from "./site.mjs";

const { visit } = stage();

const kept = (page) => page.evaluate(() => Object.entries(localStorage).filter(([key]) => key.endsWith("notebook")).map(([, text]) => text)[0] ?? null);
const open = (page) => page.getByRole("link", { name: "Carnet", exact: true }).click();
const file = (text, name = "carnet.txt") => ({ name, mimeType: "text/plain", buffer: Buffer.from(text) });

test("a starred statement and a search come back with their notes; the corpus itself is not stored", () =>
  visit("?q=infrastructures&province=bac-ninh", async (page) => {
    await page.getByRole("button", { name: "Garder la recherche" }).click();
    const star = page.locator(".statement").first().locator(".keeper");
    await star.click();
    await eventually(() => star.getAttribute("aria-pressed"), "true");
    const text = await page.locator(".statement .text").first().innerText();
    await open(page);
    await eventually(() => page.locator(".kept > li").count(), 2);
    await page.locator(".kept textarea").nth(1).fill("à vérifier\nđã hỏi");
    await page.reload();
    await ready(page);
    await eventually(() => page.locator(".kept textarea").nth(1).inputValue(), "à vérifier\nđã hỏi");
    assert.match(await page.locator(".kept").nth(1).innerText(), new RegExp(text.slice(0, 20)));
    const stored = await kept(page);
    assert.match(stored, /^jalons-notebook 1\nsearch\tq=infrastructures&province=bac-ninh\t\nstar\t[a-z0-9-]+\/[a-z0-9-]+\tà vérifier\\nđã hỏi\n$/);
    assert.ok(!stored.includes(text.slice(0, 30)));
    await page.getByRole("link", { name: "infrastructures · Bac Ninh" }).click();
    await eventually(() => page.inputValue("#query"), "infrastructures");
    assert.equal(await page.getByRole("button", { name: "Recherche gardée" }).getAttribute("aria-pressed"), "true");
  }));

test("one file takes it out and brings it in; a file that is not ours is refused and nothing is lost", () =>
  visit("?doc=bac-giang-digital-economy-plan", async (page) => {
    await page.locator(".statement .keeper").first().click();
    await open(page);
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Exporter" }).click()]);
    assert.match(download.suggestedFilename(), /^jalons-carnet-\d{4}-\d\d-\d\d\.txt$/);
    const text = await readFile(await download.path(), "utf8");
    assert.equal(text, await kept(page));
    const field = page.locator("input[type=file]");
    for (const [given, reason] of [["{}", /pas un carnet/], [`${text}star\t<img>/x\t\n`, /la ligne 3/], ["jalons-notebook 9\n", /plus récente/], ["x".repeat(2_100_000), /plus grand/]]) {
      await field.setInputFiles(file(given));
      await page.locator(".told", { hasText: reason }).waitFor();
      assert.match(await page.locator(".told").innerText(), /inchangé/);
      assert.equal(await kept(page), text);
    }
    await field.setInputFiles(file(`${text.replace(/\n$/, "")}from elsewhere\nsearch\tq=ia\tmine\n`));
    await page.locator(".told", { hasText: "ajouté" }).waitFor();
    await eventually(() => page.locator(".kept > li").count(), 2);
    assert.equal(await page.locator(".kept textarea").nth(1).inputValue(), "from elsewhere");
    await page.getByRole("button", { name: "Tout effacer" }).click();
    await eventually(() => kept(page), null);
    await page.getByRole("button", { name: "Annuler" }).click();
    await eventually(() => page.locator(".kept > li").count(), 2);
    assert.ok((await kept(page)).includes("from elsewhere"));
  }));

test("a statement that is no more says so and offers its record", () =>
  visit("?view=notebook", async (page) => {
    await page.locator("input[type=file]").setInputFiles(file("jalons-notebook 1\nstar\tbac-giang-digital-economy-plan/no-more\tmine\nstar\tgone/gone\t\n"));
    await eventually(() => page.locator(".kept .notice").count(), 2);
    assert.equal(await page.locator(".kept textarea").first().inputValue(), "mine");
    await page.locator(".kept a").click();
    await page.waitForURL(/doc=bac-giang-digital-economy-plan/);
  }));

test("where storage is denied it works as long as the page, and says so", () =>
  visit("?q=fibre", async (page) => {
    await page.context().addInitScript(() => Object.defineProperty(window, "localStorage", { get() { throw new DOMException("denied", "SecurityError"); } }));
    await page.reload();
    await ready(page);
    await page.locator(".statement .keeper").first().click();
    await open(page);
    assert.match(await page.locator(".notice").innerText(), /ne garde rien/);
    assert.equal(await page.locator(".kept > li").count(), 1);
  }));

test("a damaged store gives what can be read", () =>
  visit("?view=notebook", async (page) => {
    const key = await page.evaluate(() => `jalons ${location.pathname.replace(/[^/]*$/, "")} notebook`);
    await page.evaluate((key) => localStorage.setItem(key, "jalons-notebook 1\nstar\tbac-giang-digital-economy-plan/files\tmine\n\0\tbroken\n"), key);
    await page.reload();
    await ready(page);
    await page.locator(".notice", { hasText: "n’a pas pu être lue" }).waitFor();
    assert.equal(await page.locator(".kept textarea").inputValue(), "mine");
  }));

test("two windows of the explorer show the same notebook", () =>
  visit("?q=fibre", async (page) => {
    const other = await page.context().newPage();
    await other.goto(page.url().replace(/\?.*/, "?view=notebook"));
    await ready(other);
    await page.getByRole("button", { name: "Garder la recherche" }).click();
    await eventually(() => other.locator(".kept > li").count(), 1);
  }));

test("where the browser clears what pages keep, the reader is told how to install it", () =>
  visit("?lang=fr", async (page) => {
    await open(page);
    await page.locator("main.notebook h1").waitFor();
    assert.equal(await page.locator(".notice", { hasText: "Safari" }).count(), 0);
    // As Safari on a telephone says that the page is not installed.
    await page.evaluate(() => Object.defineProperty(navigator, "standalone", { value: false }));
    for (const [lang, told] of [["en", "Add to Home Screen"], ["vi", "Thêm vào MH chính"]]) {
      await page.locator(`.languages a[href*='lang=${lang}']`).click();
      await page.locator(".notice", { hasText: told }).waitFor();
    }
  }));
