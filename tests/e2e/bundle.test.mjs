// The explorer as one file, opened from disk: everything works, nothing is asked for, nothing offends its policy.

import assert from "node:assert/strict";
import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { execFileSync } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { after, before, test } from "node:test";
import { RECORDS, eventually, launch } from "./site.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "jalons tiếng Việt "));
const file = join(folder, "jalons.html");
let browser;
before(async () => {
  execFileSync("cargo", ["xtask", "bundle", "--output", file], { cwd: root });
  browser = await launch();
});
after(async () => {
  await browser.close();
  rmSync(folder, { recursive: true });
});

/** Opens the file and holds it to its promises. */
async function opened(query, check, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const faults = [];
  const asked = [];
  page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("request", (request) => request.isNavigationRequest() || request.url().startsWith("data:") || asked.push(request.url()));
  await page.addInitScript(() => addEventListener("securitypolicyviolation", (event) => console.error(`policy: ${event.violatedDirective}`)));
  await page.goto(pathToFileURL(file).href + query);
  await check(page);
  assert.deepEqual(faults, []);
  assert.deepEqual(asked, []);
  await context.close();
}

test("search, filter, language, document and the way back work from disk", () =>
  opened("", async (page) => {
    await page.waitForSelector("#query");
    await page.locator("#query").fill("numérique");
    await page.waitForFunction(() => document.querySelectorAll(".statement").length > 5);
    await page.waitForURL(/q=num/);
    await page.getByRole("checkbox", { name: /^Bac Giang/ }).check();
    await page.waitForURL(/province=bac-giang/);
    await page.locator(".languages a", { hasText: /en/i }).click();
    await eventually(() => page.locator("html").getAttribute("lang"), "en");
    await page.locator(".record h2 a").first().click();
    await page.waitForSelector(".source");
    await page.reload();
    await page.waitForSelector(".source");
    await page.goBack();
    await page.waitForSelector("#query");
    assert.equal(await page.evaluate(() => document.fonts.check('16px "Be Vietnam Pro"')), true);
    assert.ok((await page.evaluate(() => [...document.fonts].filter((font) => font.status === "loaded").length)) > 1);
  }));

test("an address with a state opens that state", () =>
  opened("?doc=bac-giang-digital-economy-plan&lang=vi", async (page) => {
    await page.waitForSelector(".source");
    assert.equal(await page.locator("html").getAttribute("lang"), "vi");
  }));

test("under another name and without scripts the documents are listed", async () => {
  const other = join(folder, "Jalons (1).html");
  copyFileSync(file, other);
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(pathToFileURL(other).href);
  assert.equal(await page.locator(".documents li").count(), RECORDS.size);
  assert.equal(await page.locator("[href^=records], [href^='./'], [src]").count(), 0, "nothing points beside the file");
  await context.close();
});
