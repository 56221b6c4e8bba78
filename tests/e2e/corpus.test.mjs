// What the corpus says of targets, briefs, provinces, actors and systems, as the reader sees it.

import assert from "node:assert/strict";
import { test } from "node:test";
import { stage } from "./site.mjs";

const held = stage();
const { visit } = held;

test("a brief says on whose page it stood, and how its date is known", () =>
  visit("?doc=socio-economic-targets-2026", async (page) => {
    const source = await page.locator(".source").innerText();
    assert.match(source, /Vue en annonce sur la page\s+Bac Giang/);
    assert.match(source, /13 novembre 2025/);
    await page.locator(".source a").click();
    await page.waitForURL(/doc=bac-giang-ai-strategy-2025/);
  }));

test("a target shows its range, its life and the statement that proves it", () =>
  visit("?lang=en&q=244/2025/QH15&kind=target", async (page) => {
    const figures = await page.locator(".number b").allInnerTexts();
    assert.deepEqual(figures.map((text) => text.replaceAll("\u00a0", " ")).sort(), ["5,400–5,500 USD", "≥ 10%"].sort());
    assert.match(await page.locator(".standing").first().innerText(), /adopted, 13 November 2025/);
    await page.getByRole("link", { name: "evidence" }).first().click();
    await page.waitForURL(/doc=socio-economic-targets-2026%2Fresolution-adopted|doc=socio-economic-targets-2026\/resolution-adopted/);
    assert.match(await page.locator(".statement.target").innerText(), /244\/2025\/QH15/);
  }));

test("a date that was inferred says how it is known", () =>
  visit("?doc=bac-ninh-digital-infrastructure-forum&lang=en", async (page) => {
    assert.match(await page.locator(".source").innerText(), /13 April/);
  }));

test("a province tells its names, periods, codes and what became of it", () =>
  visit("?province=bac-ninh&lang=vi", async (page) => {
    const profile = page.locator(".profile");
    await profile.locator("summary").click();
    const text = await profile.innerText();
    assert.match(text, /thành phố trực thuộc trung ương/);
    assert.match(text, /đến ngày 30 tháng 6 năm 2025[\s\S]*VN-56[\s\S]*mã thống kê 27/);
    assert.match(text, /từ ngày 1 tháng 7 năm 2025[\s\S]*mã thống kê 24/);
    assert.match(text, /Hợp nhất từ\s+Bắc Giang · Bắc Ninh/);
    assert.match(text, /202\/2025\/QH15/);
    assert.match(text, /39\/2026\/QH16/);
  }));

test("an actor and a system tell what they are, who is behind them and where", () =>
  visit("?actor=to-lam&lang=en", async (page) => {
    assert.match(await page.locator(".profile summary").innerText(), /General Secretary/);
    await page.locator(".profile summary").click();
    await page.locator(".profile").getByRole("link", { name: "Communist Party of Vietnam" }).click();
    await page.waitForURL(/actor=communist-party-of-vietnam/);
    assert.match(await page.locator(".profile summary").innerText(), /Party/);
  }));

test("two provinces at once have no profile", () =>
  visit("?province=bac-ninh,hue", async (page) => {
    assert.equal(await page.locator(".profile").count(), 0);
  }));
