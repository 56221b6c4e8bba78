// The timeline: switches, choosing a stretch by pointer and keyboard, the table.

import assert from "node:assert/strict";
import { test } from "node:test";
import { eventually, stage } from "./site.mjs";

const { visit } = stage();

const total = async (page) => Number((await page.locator("[role=status] b").innerText()).replace(/\D/g, ""));
const parameter = (page, key) => new URL(page.url()).searchParams.get(key);

test("said and due are drawn differently, imprecise dates as spans", () =>
  visit("", async (page) => {
    const sheet = page.locator(".sheet svg");
    assert.ok((await sheet.locator("circle.said").count()) > 3);
    assert.ok((await sheet.locator("path.due").count()) > 1);
    assert.ok((await sheet.locator("rect.span.said").count()) >= 1);
    assert.equal(await sheet.locator(".today").count(), 1);
  }));

test("lanes are provinces or themes, bins years or months", () =>
  visit("", async (page) => {
    assert.match(await page.locator(".names").innerText(), /Bac Giang/);
    await page.getByRole("button", { name: "Thème", exact: true }).click();
    await page.locator(".names", { hasText: "Intelligence artificielle" }).waitFor();
    await eventually(() => parameter(page, "lanes"), "theme");
    const years = await page.locator(".bins button").count();
    await page.getByRole("button", { name: "Mois", exact: true }).click();
    await eventually(() => page.locator(".bins button").count(), years * 12);
    await eventually(() => parameter(page, "scale"), "month");
  }));

test("a press on a year filters by it, a second press lets go", () =>
  visit("", async (page) => {
    const all = await total(page);
    const year = page.locator(".bins button", { hasText: "2024" });
    await year.click();
    await eventually(() => parameter(page, "from"), "2024");
    await eventually(() => parameter(page, "to"), "2024");
    assert.equal(await year.getAttribute("aria-pressed"), "true");
    assert.ok((await total(page)) < all);
    assert.match(await page.locator(".chip").innerText(), /2024/);
    await year.click();
    await eventually(() => total(page), all);
  }));

test("a stretch is drawn with the pointer", () =>
  visit("", async (page) => {
    const box = async (at) => page.locator(`.column[data-bin="${at}"]`).boundingBox();
    const [from, to] = [await box(3), await box(4)];
    await page.mouse.move(from.x + 20, from.y + 40);
    await page.mouse.down();
    await page.mouse.move(to.x + 20, to.y + 40, { steps: 4 });
    await page.mouse.up();
    await eventually(() => parameter(page, "from"), "2024");
    await eventually(() => parameter(page, "to"), "2025");
  }));

test("the keyboard chooses a stretch on the axis of deadlines", () =>
  visit("", async (page) => {
    await page.getByRole("group", { name: "Choisir une période sur", exact: true }).getByRole("button", { name: "Échéance" }).click();
    await page.locator(".bins button[tabindex='0']").focus();
    await page.keyboard.press("End");
    await eventually(() => page.evaluate(() => document.activeElement.firstChild.textContent), "2030");
    await page.keyboard.press("Shift+ArrowLeft");
    await page.keyboard.press("Shift+ArrowLeft");
    await page.keyboard.press("Enter");
    await eventually(() => parameter(page, "due"), "2028/2030");
    assert.ok((await total(page)) > 0);
    await page.keyboard.press("Escape");
    await eventually(() => parameter(page, "due"), null);
  }));

test("a bin's name says what is in it", () =>
  visit("?province=bac-giang", async (page) => {
    const names = await page.locator(".bins button").evaluateAll((buttons) => buttons.map((button) => button.querySelector(".hidden").textContent));
    assert.ok(names.every((name) => /^\d{4} : annoncé \d+, échéance \d+$/.test(name)), names.join("; "));
    assert.ok(names.some((name) => /échéance [1-9]/.test(name)));
  }));

test("the same is there as a table", () =>
  visit("", async (page) => {
    await page.getByRole("button", { name: "Tableau" }).click();
    const table = page.locator("table.in-time");
    assert.equal(await table.locator("thead th").count(), 11);
    assert.match(await table.innerText(), /Bac Giang/);
    assert.ok((await table.locator("td .due").count()) > 1);
  }));

test("the name of a lane filters by it", () =>
  visit("", async (page) => {
    await page.locator(".names button", { hasText: "Ninh Binh" }).click();
    await eventually(() => parameter(page, "province"), "ninh-binh");
  }));
